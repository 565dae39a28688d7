"""Landforms proposed from a terrain model: bottoms of closed basins (lake beds) and fans below steep relief [A].

From every cell eight rays look outwards; a basin's bottom sees the land rise on all sides, a fan sees high relief on
some sides and lower ground on others. These are proposals to be checked on images, not maps of playas and fans.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import Window, open_raster, read_bands
from dss_planner.raster.terrain import slope_degrees

#: Directions (row, column) of the rays.
DIRECTIONS = ((-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1))
#: Samples along a ray at most: enough to meet a rim, whatever the cell size.
SAMPLES = 16
#: Cells around a window at most; it bounds memory where cells are small and the reach is long.
LARGEST_HALO = 1024


@dataclass(frozen=True)
class Rays:
    """Sampling of rays in cells. step: between two samples along rows and columns; count: samples to the reach;
    near: samples to the reach of fans."""

    step: int
    count: int
    near: int

    @property
    def halo(self) -> int:
        """Cells around a window that the rays need."""
        return self.step * self.count

    def cells(self, number: int, direction: tuple[int, int]) -> int:
        """Return how many cells along rows or columns the sample ``number`` (from 1) of a ray lies.

        A diagonal cell is √2 cells away, so diagonal samples are the cells nearest to the distance of straight ones;
        the first lies at least one cell off.
        """
        return max(1, round(self.step * number / np.hypot(*direction)))


@dataclass(frozen=True)
class Landforms:
    """What the terrain says of each cell (rows, columns): basin and fan are bool, known where elevation is known."""

    basin: np.ndarray
    fan: np.ndarray
    known: np.ndarray


def rays_of(cell: float, reach: float, near: float) -> Rays:
    """Return the sampling for square cells of ``cell`` m, a reach of rims and a nearer one of steep relief [m]."""
    halo = min(LARGEST_HALO, max(1, round(reach / cell)))
    count = min(SAMPLES, halo)
    step = max(1, round(halo / count))
    return Rays(step, count, min(count, max(1, round(near / (step * cell)))))


def landforms_of(
    elevation: np.ndarray, halo: int, cell: tuple[float, float], numbers: Mapping[str, float]
) -> Landforms:
    """Return the landforms of the inner cells of ``elevation`` [m], an array with ``halo`` cells more on each side.

    cell: width and height [m]. numbers: playa_… and fan_… of the section "dust". Beyond the data nothing rises.
    """
    rays = rays_of(max(cell), numbers["playa_reach"], numbers["fan_reach"])
    rows, columns = elevation.shape[0] - 2 * halo, elevation.shape[1] - 2 * halo
    inner = (slice(halo, halo + rows), slice(halo, halo + columns))
    here = elevation[inner]
    known = np.isfinite(here)
    peaks = np.where(np.isfinite(elevation), elevation, np.float32(-np.inf))
    pits = np.where(np.isfinite(elevation), elevation, np.float32(np.inf))
    rims = np.zeros(here.shape, dtype=np.int8)
    reliefs = np.zeros(here.shape, dtype=np.int8)
    lowest = here.copy()
    for down, right in DIRECTIONS:
        highest = np.full(here.shape, -np.inf, dtype=np.float32)
        for number in range(1, rays.count + 1):
            cells = rays.cells(number, (down, right))
            row, column = halo + down * cells, halo + right * cells
            part = (slice(row, row + rows), slice(column, column + columns))
            np.maximum(highest, peaks[part], out=highest)
            np.minimum(lowest, pits[part], out=lowest)
            if number == rays.near:
                reliefs += highest - here >= numbers["fan_rise"]
        rims += highest - here >= numbers["playa_rise"]
    edge = slice(halo - 1, halo + rows + 1), slice(halo - 1, halo + columns + 1)
    slope = slope_degrees(elevation[edge], *cell)[1:-1, 1:-1]
    height = here - lowest
    basin = (slope <= numbers["playa_slope"]) & (rims >= numbers["playa_directions"])
    basin &= height <= numbers["playa_height"]
    fan = (slope >= numbers["fan_slope_low"]) & (slope <= numbers["fan_slope_high"]) & (reliefs >= 1)
    fan &= (reliefs <= numbers["fan_directions"]) & (height >= numbers["fan_fall"])
    return Landforms(basin & known, fan & known, known)


class LandformWindows:
    """The landforms of an elevation raster, window by window; threads may share it."""

    def __init__(self, elevation: str, numbers: Mapping[str, float]) -> None:
        self._elevation = elevation
        self._numbers = numbers
        self._grid = Grid.read(elevation)
        self.rays = rays_of(max(self._grid.cell_size), numbers["playa_reach"], numbers["fan_reach"])
        self._own = threading.local()

    @property
    def reach(self) -> float:
        """How far the rays really look [m]: shorter than asked where cells are very small."""
        return self.rays.halo * max(self._grid.cell_size)

    def __call__(self, window: Window) -> Landforms:
        """Return the landforms in ``window``, which is read with the cells around it."""
        if not hasattr(self._own, "dataset"):
            self._own.dataset = open_raster(self._elevation)
        halo = self.rays.halo
        left, above = min(halo, window.column), min(halo, window.row)
        right = min(halo, self._grid.width - window.column - window.width)
        below = min(halo, self._grid.height - window.row - window.height)
        around = Window(
            window.column - left, window.row - above, window.width + left + right, window.height + above + below
        )
        shape = (window.height + 2 * halo, window.width + 2 * halo)
        values = np.full(shape, np.nan, dtype=np.float32)
        top, first = halo - above, halo - left
        values[top : top + around.height, first : first + around.width] = read_bands(self._own.dataset, (1,), around)[0]
        return landforms_of(values, halo, self._grid.cell_size, self._numbers)
