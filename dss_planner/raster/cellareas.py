"""Ellipsoidal areas of all cells of a grid, cheaply: exact on a lattice, interpolated between."""

from __future__ import annotations

import numpy as np

from dss_planner.raster.areas import cell_hectares
from dss_planner.raster.grid import Grid

#: Lattice points along each side. A map's area scale changes so smoothly that over 1 000 km the interpolation
#: differs from the exact value by less than 3e-6 (tested against `cell_hectares`).
_LATTICE = 65


class CellAreas:
    """The area of each cell on the WGS 84 ellipsoid in hectares."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._rows = np.unique(np.linspace(0, grid.height - 1, min(_LATTICE, grid.height)).round())
        self._columns = np.unique(np.linspace(0, grid.width - 1, min(_LATTICE, grid.width)).round())
        rows, columns = np.meshgrid(self._rows, self._columns, indexing="ij")
        exact = cell_hectares(grid, rows, columns)
        everywhere = np.arange(grid.width)
        self._lines = np.array([np.interp(everywhere, self._columns, line) for line in exact])

    @property
    def extremes(self) -> tuple[float, float]:
        """Hectares of the smallest and of the largest cell: both lie on the lattice."""
        return float(self._lines.min()), float(self._lines.max())

    @property
    def mean(self) -> float:
        """Mean hectares of all cells."""
        if len(self._rows) == 1:
            return float(self._lines.mean())
        upper, share = self._between(np.arange(self._grid.height, dtype=float))
        weights = np.bincount(upper - 1, 1 - share, len(self._rows)) + np.bincount(upper, share, len(self._rows))
        return float(np.average(self._lines.mean(axis=1), weights=weights))

    def hectares(self, row: int = 0, count: int | None = None, column: int = 0, width: int | None = None) -> np.ndarray:
        """Return float64 (count, width): hectares of the cells of a window, by default of the whole grid."""
        count = self._grid.height - row if count is None else count
        lines = self._lines[:, column : self._grid.width if width is None else column + width]
        if len(self._rows) == 1:
            return np.repeat(lines, count, axis=0)
        upper, share = self._between(np.arange(row, row + count, dtype=float))
        share = share[:, np.newaxis]
        found = np.empty((count, lines.shape[1]))
        # rows between the same two lattice rows at once: nothing is copied, and little of it leaves the fast memory
        starts = np.append(np.flatnonzero(np.diff(upper, prepend=-1)), count)
        for start, stop in zip(starts[:-1], starts[1:]):
            part, rest = found[start:stop], share[start:stop]
            np.multiply(lines[upper[start] - 1], 1 - rest, out=part)
            part += lines[upper[start]] * rest
        return found

    def _between(self, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the number of the lattice row below each row, and its share in it (0–1)."""
        upper = np.searchsorted(self._rows, rows, side="right").clip(1, len(self._rows) - 1)
        return upper, (rows - self._rows[upper - 1]) / (self._rows[upper] - self._rows[upper - 1])
