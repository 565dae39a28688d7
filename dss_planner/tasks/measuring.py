"""Where a measure fits: its map, and the verdict at one place, worked out for the window."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

from dss_planner.measures.catalogue.catalogue import Catalogue, load_catalogue
from dss_planner.measures.catalogue.documents import document_of, export_catalogue
from dss_planner.measures.fit.suitability import Verdict
from dss_planner.plan.drafting.facts import open_study
from dss_planner.plan.drafting.measuremaps import (
    MeasureMapsRequest,
    MeasureMapsResult,
    compute_measure_maps,
    verdicts_at,
)
from dss_planner.raster.vectors import transformation
from dss_planner.running import CancelCheck, Progress


@dataclass(frozen=True)
class MapRequest:
    """folder: of the study; catalogue: with the measure; measure: its id."""

    folder: str
    catalogue: Catalogue
    measure: str


def measure_map_file(folder: str, measure: str) -> str:
    """Return where the map of a measure lies in a study."""
    return str(Path(folder, f"fit_{measure}.tif"))


def map_measure(request: MapRequest, progress: Progress, cancelled: CancelCheck) -> MeasureMapsResult:
    """Write the map of where a measure of the catalogue fits. Raises `InputError`, `OutputError`, `Cancelled`."""
    output = measure_map_file(request.folder, request.measure)
    asked = MeasureMapsRequest(
        study=request.folder,
        output=output,
        catalogue=_catalogue_beside(output, request.catalogue),
        measures=(request.measure,),
    )
    return compute_measure_maps(asked, progress, cancelled)


def _catalogue_beside(output: str, catalogue: Catalogue) -> str | None:
    """Write the catalogue that a map rests on beside it; None for the one that comes with the planner."""
    path = Path(output).with_suffix(".catalogue.json")
    if document_of(catalogue) == document_of(load_catalogue()):
        path.unlink(missing_ok=True)
        return None
    return export_catalogue(catalogue, path)


@dataclass(frozen=True)
class FitQuestion:
    """folder: of the study; catalogue, measure: as in `MapRequest`; x, y: the place, in ``crs`` (WKT or code)."""

    folder: str
    catalogue: Catalogue
    measure: str
    x: float
    y: float
    crs: str


@dataclass(frozen=True)
class FitAnswer:
    """verdict: None outside the study's grid."""

    question: FitQuestion
    verdict: Verdict | None


def fit_at(question: FitQuestion, progress: Progress, cancelled: CancelCheck) -> FitAnswer:
    """Return how a measure fits a place. Raises `InputError` when the study's layers are missing."""
    study = open_study(question.folder)
    x, y = _moved(question, study.grid.crs)
    measure = question.catalogue.get(question.measure)
    found = verdicts_at(study, (measure,), x, y) if math.isfinite(x + y) else None
    return FitAnswer(question, found[0] if found else None)


def _moved(question: FitQuestion, crs: str) -> tuple[float, float]:
    """Return the place in another CRS; infinite where it has none."""
    way = transformation(question.crs, crs)
    try:
        x, y, _ = way.TransformPoint(question.x, question.y)
    except RuntimeError:
        return math.inf, math.inf
    return x, y
