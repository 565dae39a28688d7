"""What exact values say of the cells of a part: that none can be improved, and which moves explain them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dss_planner.access.fixedpoint import FARTHEST
from dss_planner.access.moves import Move

#: Cells compared at a time, so that the work stays in the processor's cache.
_STRIP_CELLS = 1 << 15


class MoveCertificate:
    """values: int64 [quanta], the cells of a part with ``reach`` cells around. costs: of entering the cells of the part
    (moves, rows, columns), see `moves.MoveCosts.of`. limit: values above it need not be exact.
    """

    def __init__(self, values: np.ndarray, costs: np.ndarray, moves: tuple[Move, ...], reach: int, limit: int) -> None:
        self._values, self._costs, self._moves, self._reach, self._limit = values, costs, moves, reach, limit

    @property
    def own(self) -> np.ndarray:
        """Values of the cells of the part (rows, columns); a view."""
        return self._values[self._reach : -self._reach, self._reach : -self._reach]

    def improvable(self) -> bool:
        """Return whether a cell could be entered at less than its value, and at no more than the limit."""
        return any(
            ((through < self.own[rows]) & (through <= self._limit)).any() for rows, _, _, through in self._entered()
        )

    def beyond(self) -> bool:
        """Return whether a cell above the limit could be entered from one below it."""
        return any(
            ((self.own[rows] > self._limit) & (source <= self._limit) & (through - source < FARTHEST)).any()
            for rows, _, source, through in self._entered()
        )

    def explained(self) -> np.ndarray:
        """Return uint16 (rows, columns): bit k says that the value is reached by move k. No bit at origins and above
        the limit."""
        bits = np.zeros(self.own.shape, dtype=np.uint16)
        for rows, number, _, through in self._entered():
            own = self.own[rows]
            bits[rows] |= ((through == own) & (own <= self._limit)).astype(np.uint16) << np.uint16(number)
        return bits

    def _entered(self) -> Iterator[tuple[slice, int, np.ndarray, np.ndarray]]:
        """Yield some rows, the number of a move, the values that it leaves, and those with which it enters them."""
        rows, columns = self.own.shape
        step = max(1, _STRIP_CELLS // columns)
        for row in range(0, rows, step):
            some = slice(row, min(row + step, rows))
            for number, (down, over) in enumerate(self._moves):
                first, left = some.start + self._reach + down, self._reach + over
                source = self._values[first : first + some.stop - some.start, left : left + columns]
                yield some, number, source, source + self._costs[number][some]
