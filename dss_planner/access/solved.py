"""What is known of a surface once it is solved: the travel time of a patch, and which moves explain it."""

from __future__ import annotations

from typing import Protocol

import numpy as np

from dss_planner.access.field import Field
from dss_planner.access.fixedpoint import WALL_FRICTION, Scaling, half_edges, starting_values
from dss_planner.access.moves import EIGHT, Move
from dss_planner.access.solver import minutes_of
from dss_planner.raster.layout import Layout, Patch

#: Cells compared at a time, so that the work stays in the processor's cache.
_STRIP_CELLS = 1 << 15


class Solved(Protocol):
    """Exact values of a surface, patch by patch."""

    layout: Layout
    moves: tuple[Move, ...]

    def minutes(self, patch: Patch) -> np.ndarray:
        """Return the travel time [min], float32 (rows, columns): `UNREACHABLE` where no route leads, NaN unknown."""

    def explained(self, patch: Patch) -> np.ndarray:
        """Return uint16 (rows, columns): bit k says that the cell's least cost is that of entering it by move k.

        Origins, cells that keep the value they started with and cells that are not reached have no bit; every other
        cell has at least one, by the certificate.
        """


class WholeSolved:
    """A surface that was solved in memory. friction: as it was given [min/m], NaN unknown.

    starts: the minutes at which cells were left, None when all origins were left at 0.
    """

    moves = EIGHT

    def __init__(self, field: Field, friction: np.ndarray, layout: Layout, starts: np.ndarray | None = None) -> None:
        self.layout = layout
        self._field = field
        self._friction = friction
        self._starts = starts

    def minutes(self, patch: Patch) -> np.ndarray:
        """Return the travel time of a patch [min]."""
        window = self.layout.window(patch)
        place = (slice(window.row, window.row + window.height), slice(window.column, window.column + window.width))
        field = self._field
        values, passable = field.interior[place], field.frictions[1:-1, 1:-1][place] < WALL_FRICTION
        return minutes_of(values, passable, self._friction[place], field.limit, field.scales.quanta_per_minute)

    def explained(self, patch: Patch) -> np.ndarray:
        """Return the moves that explain the cells of a patch."""
        window, field = self.layout.window(patch), self._field
        place = (
            slice(window.row, window.row + window.height + 2),
            slice(window.column, window.column + window.width + 2),
        )
        bits = explained_by_eight(field.values[place], field.frictions[place], field.scales, field.limit)
        if self._starts is not None:
            own = slice(window.row, window.row + window.height), slice(window.column, window.column + window.width)
            begun = starting_values(self._starts[own], field.scales.quanta_per_minute, field.limit)
            bits[field.interior[own] == begun] = 0
        return bits


def explained_by_eight(values: np.ndarray, frictions: np.ndarray, scales: Scaling, limit: int) -> np.ndarray:
    """Return uint16 bits of the moves that explain the inner cells of (rows + 2, columns + 2) values [quanta]."""
    rows, columns = values.shape[0] - 2, values.shape[1] - 2
    bits = np.zeros((rows, columns), dtype=np.uint16)
    step = max(1, _STRIP_CELLS // (columns + 2))
    quanta = {(0, 1): scales.across, (1, 0): scales.down, (1, 1): scales.diagonal}
    for row in range(0, rows, step):
        height = min(step, rows - row)
        value, friction = values[row : row + height + 2], frictions[row : row + height + 2]
        halves = {scale: half_edges(friction, scale) for scale in set(quanta.values())}
        good = (value[1:-1, 1:-1] <= limit) & (friction[1:-1, 1:-1] < WALL_FRICTION)
        strip = bits[row : row + height]
        for number, (down, over) in enumerate(EIGHT):
            half = halves[quanta[abs(down), abs(over)]]
            source = (slice(1 + down, 1 + down + height), slice(1 + over, 1 + over + columns))
            through = value[source] + half[source]
            through += half[1:-1, 1:-1]
            strip |= ((through == value[1:-1, 1:-1]) & good).astype(np.uint16) << np.uint16(number)
    return bits
