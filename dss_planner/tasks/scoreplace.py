"""What the layers of a score hold at a place, read for the window; where that is, in degrees, and how high."""

from __future__ import annotations

import math
from dataclasses import dataclass

from dss_planner.raster.grid import Grid, same_crs
from dss_planner.raster.reading import Window, open_raster, read_bands
from dss_planner.raster.vectors import transformation
from dss_planner.running import CancelCheck, Progress
from dss_planner.scoring.explaining import PlaceCells, read_place
from dss_planner.scoring.model import ScoreModel
from dss_planner.sites.facts import degrees_minutes_seconds
from dss_planner.study.folder import StudyFolder

_DEGREES = "EPSG:4326"


@dataclass(frozen=True)
class ScorePlaceQuestion:
    """folder: of the study. model: with whole paths. x, y: the place, in ``crs`` (WKT or authority code)."""

    folder: str
    model: ScoreModel
    x: float
    y: float
    crs: str


@dataclass(frozen=True)
class ScorePlace:
    """cells: what the layers hold. longitude, latitude [°] of the place pointed at; position: the same in degrees,
    minutes and seconds. elevation [m], None where the study does not know it."""

    cells: PlaceCells
    longitude: float
    latitude: float
    position: str
    elevation: float | None


def look_at(question: ScorePlaceQuestion, progress: Progress, cancelled: CancelCheck) -> ScorePlace:
    """Return the place. Raises `InputError` where it lies outside the layers, or one is missing."""
    cells = read_place(question.model, question.x, question.y, question.crs)
    longitude, latitude, _ = transformation(question.crs or cells.crs, _DEGREES).TransformPoint(question.x, question.y)
    position = degrees_minutes_seconds(longitude, latitude)
    return ScorePlace(cells, float(longitude), float(latitude), position, _elevation(question.folder, cells))


def _elevation(folder: str, cells: PlaceCells) -> float | None:
    path = StudyFolder.at(folder).optional("elevation")
    if path is None:
        return None
    dataset = open_raster(path)
    grid = Grid.of(dataset)
    if not same_crs(grid.crs, cells.crs):
        return None
    column, row = (math.floor(value) for value in grid.column_row(cells.x, cells.y))
    if not (0 <= column < grid.width and 0 <= row < grid.height):
        return None
    value = float(read_bands(dataset, (1,), Window(column, row, 1, 1))[0].ravel()[0])
    return value if math.isfinite(value) else None
