"""Land that a search for sites stays off besides what the score leaves out: near existing sites, and out of reach."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from dss_planner.errors import InputError
from dss_planner.raster.grid import Grid
from dss_planner.raster.rasterise import mask, window_grid
from dss_planner.raster.reading import Window, open_raster, read_bands
from dss_planner.raster.vectors import geometries

#: ``keeps(window) -> bool (rows, columns)``: cells that may be used.
Keeps = Callable[[Window], np.ndarray]
_METRES_PER_KM = 1000.0
#: Straight pieces in a quarter of a circle around an existing site.
_PIECES = 16


@dataclass(frozen=True)
class Existing:
    """Sites that are there already. uri: points, lines or polygons; distance: least distance of a new site [km]."""

    uri: str
    distance: float


@dataclass(frozen=True)
class WithinReach:
    """travel_time: raster [min] on the grid of the score; max_minutes: cells above it, or unknown, are not used."""

    travel_time: str
    max_minutes: float


def away_from(existing: Existing, grid: Grid) -> Keeps:
    """Return what keeps cells of which no part is nearer to an existing site than the distance.

    Circles are drawn as polygons around them, so that a cell up to 0.25 % of the distance farther is left out too.
    Raises `InputError` for a distance below 0 and a layer without features or CRS.
    """
    if existing.distance < 0:
        raise InputError(
            "The distance from existing sites is {found} km; 0 or more is expected. Correct it.",
            found=f"{existing.distance:g}",
        )
    # corners of the polygon lie on a larger circle, so that its sides touch the wanted one
    radius = existing.distance * _METRES_PER_KM / math.cos(math.pi / (4 * _PIECES))
    shapes = [shape.Buffer(radius, _PIECES) if radius else shape for shape in _shapes(existing.uri, grid)]

    def keeps(window: Window) -> np.ndarray:
        return ~mask(window_grid(grid, window), shapes, all_touched=True)

    return keeps


def within_reach(limit: WithinReach, grid: Grid) -> Keeps:
    """Return what keeps cells with a known travel time up to the limit.

    Raises `InputError` for a limit of 0 or less and a raster on another grid than the score.
    """
    if not limit.max_minutes > 0:
        raise InputError(
            "The longest travel time is {found} min; more than 0 is expected. Correct it.",
            found=f"{limit.max_minutes:g}",
        )
    dataset = open_raster(limit.travel_time)
    grid.require_same("Score", Grid.of(dataset), "Travel time")

    def keeps(window: Window) -> np.ndarray:
        return read_bands(dataset, (1,), window)[0] <= limit.max_minutes  # NaN compares as False

    return keeps


def _shapes(uri: str, grid: Grid) -> list:
    return geometries(uri, "Existing sites", grid.crs)
