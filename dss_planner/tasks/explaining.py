"""The numbers behind a place, read for the window."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dss_planner.erosion.explain.explainrequest import ExplainRequest, PlaceExplanation
from dss_planner.erosion.factors.recorded import recorded
from dss_planner.errors import InputError
from dss_planner.running import CancelCheck, Progress

#: Where the study keeps the percentiles of its layers, so that a click is answered at once.
CACHE = ".cache/place.json"


@dataclass(frozen=True)
class PlaceQuestion:
    """folder: of the study. x, y: the place, in ``crs`` (WKT or authority code)."""

    folder: str
    x: float
    y: float
    crs: str


def explain(question: PlaceQuestion, progress: Progress, cancelled: CancelCheck) -> PlaceExplanation:
    """Return the numbers behind the erosion map at a place. Raises `InputError`, `Cancelled`."""
    from dss_planner.erosion.explain.place import explain_place

    return explain_place(request_of(question), progress, cancelled)


def request_of(question: PlaceQuestion) -> ExplainRequest:
    """Return what is asked about the erosion map of the study. Raises `InputError` without one."""
    loss, area = (Path(question.folder, name) for name in ("soil_loss.tif", "study_area.gpkg"))
    if not loss.exists():
        raise InputError(
            "The study in {folder} has no erosion map. Run the step “Compute wind erosion” first.",
            folder=question.folder,
        )
    made = recorded(str(loss))
    return ExplainRequest(
        base=made.base,
        x=question.x,
        y=question.y,
        crs=question.crs,
        weather=made.weather,
        cover=made.cover,
        study=question.folder,
        cache=str(Path(question.folder, CACHE)),
        within=f"{area}|layername=study_area" if area.exists() else "",
    )
