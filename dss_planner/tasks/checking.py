"""Work behind the check of the layers and the analysis grid."""

from __future__ import annotations

from dataclasses import dataclass

from dss_planner.errors import PlannerError
from dss_planner.intake.area.estimate import Estimate, estimate
from dss_planner.intake.area.gridproposal import GridProposal, propose_grid
from dss_planner.intake.area.studyarea import read_study_area, study_grid
from dss_planner.intake.health.check import check_layers
from dss_planner.intake.health.problems import HealthReport
from dss_planner.intake.preparing.preparation import prepare_layer
from dss_planner.intake.recognition import Recognition
from dss_planner.intake.request import AlignedLayer, AlignRequest
from dss_planner.running import CancelCheck, Progress, stop_if
from dss_planner.text import Text


@dataclass(frozen=True)
class GridQuestion:
    """study_area: vector uri. found: the recognised layers. crs: chosen ('' proposes one). cell_size: chosen [m].

    automatic: the proposed cell size is taken instead. folder: of the study.
    """

    study_area: str
    found: tuple[Recognition, ...]
    crs: str
    cell_size: float
    automatic: bool
    folder: str


@dataclass(frozen=True)
class GridAnswer:
    """proposal; cell_size [m] that the estimate holds for; estimate; trouble: why there is no estimate."""

    proposal: GridProposal
    cell_size: float
    estimate: Estimate | None = None
    trouble: Text | None = None


def plan_grid(question: GridQuestion, progress: Progress, cancelled: CancelCheck) -> GridAnswer:
    """Propose a grid and say what a run on the one chosen takes. Raises `InputError` for a bad study area."""
    proposal = propose_grid(question.study_area, question.found, question.crs)
    stop_if(cancelled)
    size = proposal.cell_size if question.automatic else question.cell_size
    try:
        grid = proposal.grid
        if size != proposal.cell_size:
            grid = study_grid(read_study_area(question.study_area, proposal.crs), size)
    except PlannerError as error:
        return GridAnswer(proposal, size, trouble=error.text)
    return GridAnswer(proposal, size, estimate(grid, question.found, question.folder))


def check(request: AlignRequest, progress: Progress, cancelled: CancelCheck) -> HealthReport:
    """Look for problems of the layers before anything runs."""
    return check_layers(request, progress, cancelled)


def mend(job: tuple[AlignRequest, str], progress: Progress, cancelled: CancelCheck) -> AlignedLayer:
    """Mend and align one layer; job: the request and the layer's uri."""
    request, uri = job
    return prepare_layer(request, uri, progress, cancelled)
