"""The exposure of a whole region on a coarse grid, and its values on the cells of a fine one."""

from __future__ import annotations

import math

import numpy as np
from scipy.signal import fftconvolve

from dss_planner.erosion.exposure.reach import reach_kernel
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import Window
from dss_planner.raster.vectors import transformation
from dss_planner.running import CancelCheck, never, stop_if

#: Cells by side that people and wind are brought together on, at most.
_SIDE = 1000
#: Part of the largest exposure below which the transform only rounds.
_ROUNDING = 1e-11
_METRES = 1000.0


def coarse_grid(grid: Grid, max_km: float) -> Grid:
    """Return the grid of square cells, 1000 a side at most and none finer than the source's, over all within reach."""
    left, low, right, high = grid.bounds
    reach = max_km * _METRES
    span = max(right - left, high - low) + 2.0 * reach
    size = max(*grid.cell_size, span / _SIDE)
    return Grid(
        grid.crs,
        (left - reach, size, 0.0, high + reach, 0.0, -size),
        math.ceil((right - left + 2.0 * reach) / size),
        math.ceil((high - low + 2.0 * reach) / size),
    )


def exposure_of(
    persons: np.ndarray,
    shares: np.ndarray,
    grid: Grid,
    decay_km: float,
    max_km: float,
    turn: float = 0.0,
    cancelled: CancelCheck = never,
) -> np.ndarray:
    """Return person-equivalents for each unit that leaves a cell of the coarse ``grid`` (see `reach`)."""
    kernel = reach_kernel(shares, grid.cell_size[0] / _METRES, decay_km, max_km, turn, cancelled)
    stop_if(cancelled)
    # the source looks at its receptors: a correlation, which is a convolution with the kernel turned round
    found = fftconvolve(persons, kernel[::-1, ::-1], mode="same")
    found[found < _ROUNDING * found.max()] = 0.0
    return found


class Field:
    """The exposure between the middles of coarse cells, for windows of the source's grid."""

    def __init__(self, values: np.ndarray, coarse: Grid, grid: Grid) -> None:
        self._values = values
        self._coarse = coarse
        self._grid = grid

    def at(self, window: Window) -> np.ndarray:
        """Return float32 (rows, columns), bilinear."""
        x, _ = self._grid.xy(window.column + np.arange(window.width) + 0.5, 0)
        _, y = self._grid.xy(0, window.row + np.arange(window.height) + 0.5)
        columns, rows = self._coarse.column_row(x, y)
        below, share_y = self._between(rows, self._coarse.height)
        right, share_x = self._between(columns, self._coarse.width)
        part = self._values[below] * (1.0 - share_y)[:, np.newaxis] + self._values[below + 1] * share_y[:, np.newaxis]
        return (part[:, right] * (1.0 - share_x) + part[:, right + 1] * share_x).astype(np.float32)

    @staticmethod
    def _between(places: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray]:
        middles = np.clip(places - 0.5, 0.0, size - 1.0)
        first = np.minimum(middles.astype(np.int64), max(size - 2, 0))
        return first, middles - first


def grid_north(grid: Grid, coarse: Grid) -> tuple[float, float]:
    """Return the true direction of the grid's north in the middle of the source [°], and how much it varies on it."""
    left, low, right, high = grid.bounds
    way = transformation(coarse.crs, "EPSG:4326")

    def turn(x: float, y: float) -> float:
        step = 0.01 * (high - low)
        (lon, lat, _), (lon_up, lat_up, _) = way.TransformPoint(x, y - step), way.TransformPoint(x, y + step)
        east = (lon_up - lon) * math.cos(math.radians((lat + lat_up) / 2.0))
        return math.degrees(math.atan2(east, lat_up - lat))

    middle = turn((left + right) / 2.0, (low + high) / 2.0)
    edges = [turn(x, (low + high) / 2.0) for x in (left, right)]
    return middle, max(abs(edge - middle) for edge in edges)
