"""Tiles: parts of the field that are swept on their own, with one row and column of their neighbours."""

from __future__ import annotations

import numpy as np

from dss_planner.access.field import Field
from dss_planner.access.fixedpoint import MAX_LINE
from dss_planner.access.sweeps import line_costs, sweep_lines
from dss_planner.running import CancelCheck, never, stop_if

#: Side of a tile [cells].
TILE_SIDE = 2048


class Tiles:
    """The tiles of a field, numbered row by row."""

    def __init__(self, field: Field, side: int = TILE_SIDE) -> None:
        self._field = field
        side = min(max(side, 1), MAX_LINE - 2)
        rows, columns = field.interior.shape
        self._down, self._over = -(-rows // side), -(-columns // side)
        self._row_edges = np.linspace(0, rows, self._down + 1).astype(int)
        self._column_edges = np.linspace(0, columns, self._over + 1).astype(int)
        largest = int((np.diff(self._row_edges).max() + 2) * (np.diff(self._column_edges).max() + 2))
        # memory touched for the first time is slow, so all tiles share one room
        self._costs = np.empty(3 * largest, dtype=np.int64)
        self._values = np.empty(largest, dtype=np.int64)
        self._turn = False

    def all(self) -> np.ndarray:
        """Return the numbers of all tiles."""
        return np.arange(self._down * self._over)

    def holding(self, cells: np.ndarray) -> np.ndarray:
        """Return the numbers of the tiles that hold one of ``cells`` (places in the flattened field)."""
        row = np.searchsorted(self._row_edges, cells // self._field.stride - 1, side="right") - 1
        column = np.searchsorted(self._column_edges, cells % self._field.stride - 1, side="right") - 1
        return np.unique(row * self._over + column)

    def sweep(self, numbers: np.ndarray, cancelled: CancelCheck = never) -> None:
        """Relax the tiles ``numbers`` once in each direction, forwards and backwards in turn."""
        for number in numbers[::-1] if self._turn else numbers:
            stop_if(cancelled)
            self._sweep_one(int(number))
        self._turn = not self._turn

    def _sweep_one(self, number: int) -> None:
        window = self._window(number)
        values, friction, scales = self._field.values[window], self._field.frictions[window], self._field.scales
        sweep_lines(values, line_costs(friction, scales, self._costs))
        columns = self._values[: values.size].reshape(values.shape[::-1])
        columns[...] = values.T
        sweep_lines(columns, line_costs(np.ascontiguousarray(friction.T), scales.transposed(), self._costs))
        values[...] = columns.T

    def _window(self, number: int) -> tuple[slice, slice]:
        """Return the tile in the padded field, with one cell more on each side."""
        row, column = divmod(number, self._over)
        top, bottom = self._row_edges[row], self._row_edges[row + 1]
        left, right = self._column_edges[column], self._column_edges[column + 1]
        return slice(top, bottom + 2), slice(left, right + 2)
