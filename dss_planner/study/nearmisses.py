"""Near misses of the model at hand, as a layer of the study."""

from __future__ import annotations

from dataclasses import dataclass

from dss_planner.running import CancelCheck, Progress, never, silent
from dss_planner.scoring.land.nearmisses import NearMissRequest, NearMissResult, compute_near_misses
from dss_planner.scoring.model import ScoreModel, write_model
from dss_planner.study.folder import StudyFolder

NEAR_MISSES_FILE = "near_misses.tif"
#: The model that the layer was made with, beside it.
NEAR_MISSES_MODEL = "near_misses_model.json"


@dataclass(frozen=True)
class NearMissesRequest:
    """folder: of the study. model: whose rules are looked at."""

    folder: str
    model: ScoreModel


def find_near_misses(
    request: NearMissesRequest, progress: Progress = silent, cancelled: CancelCheck = never
) -> NearMissResult:
    """Write ``near_misses.tif`` into the study. Raises as `compute_near_misses`."""
    folder = StudyFolder.at(request.folder)
    model = folder.file(NEAR_MISSES_MODEL)
    write_model(request.model, model)
    return compute_near_misses(NearMissRequest(model, folder.file(NEAR_MISSES_FILE)), progress, cancelled)
