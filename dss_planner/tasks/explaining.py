"""The numbers behind a place, read for the window."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dss_planner.erosion.explain.explainrequest import ExplainRequest, PlaceExplanation
from dss_planner.running import CancelCheck, Progress
from dss_planner.tasks.recorded import cover_request, erosion_request, weather_request

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

    request = ExplainRequest(
        base=erosion_request(question.folder),
        x=question.x,
        y=question.y,
        crs=question.crs,
        weather=weather_request(question.folder),
        cover=cover_request(question.folder),
        study=question.folder,
        cache=str(Path(question.folder, CACHE)),
    )
    return explain_place(request, progress, cancelled)
