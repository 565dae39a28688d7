"""NDVI and rain of one place through the years, read for the window."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dss_planner.erosion.vegetation.yearstack import cell_series
from dss_planner.errors import InputError
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import open_raster
from dss_planner.raster.vectors import transformation
from dss_planner.running import CancelCheck, Progress, stop_if
from dss_planner.study.folder import StudyFolder

_DEGREES = "EPSG:4326"


@dataclass(frozen=True)
class SeriesQuestion:
    """folder: of the study. x, y: the place, in ``crs`` (WKT or authority code)."""

    folder: str
    x: float
    y: float
    crs: str


@dataclass(frozen=True)
class PlaceSeries:
    """longitude, latitude [°]. years; ndvi: NaN where unknown; rain [mm]: of the same years, None without them."""

    longitude: float
    latitude: float
    years: np.ndarray
    ndvi: np.ndarray
    rain: np.ndarray | None


def read_series(question: SeriesQuestion, progress: Progress, cancelled: CancelCheck) -> PlaceSeries:
    """Return the yearly values of a place. Raises `InputError` for a place outside the layers; `Cancelled`."""
    folder = StudyFolder.at(question.folder)
    stack = folder.require("ndvi_years", "align")
    grid = Grid.of(open_raster(stack))
    try:
        x, y, _ = transformation(question.crs, grid.crs).TransformPoint(question.x, question.y)
        longitude, latitude, _ = transformation(grid.crs, _DEGREES).TransformPoint(x, y)
    except RuntimeError as error:
        raise InputError(
            "The place {x}, {y} cannot be brought to the reference system of the layers: {reason}. Check the "
            "reference system of the map.",
            x=f"{question.x:.10g}",
            y=f"{question.y:.10g}",
            reason=str(error).splitlines()[0],
        ) from error
    years, ndvi = cell_series((stack,), x, y)
    stop_if(cancelled)
    rain = None
    if folder.has("precipitation_years"):
        rain_years, found = cell_series((folder.raster("precipitation_years"),), x, y, name="precipitation_years")
        rain = found if np.array_equal(rain_years, years) else None
    return PlaceSeries(longitude, latitude, years, ndvi, rain)
