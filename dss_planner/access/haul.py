"""What a least-cost route carries back to every cell: how long it is, and what holds where it begins.

Every cell that is reached points to the cell that its first explaining move leaves (`moves.EIGHT`, then the knight's
moves: straight before diagonal), up to the cell where the route begins. These pointers are the same whatever the
patches, because the values are exact; so of routes equally fast the same one is measured as `routes` draws, in every
cell of it. Within a patch pointers are doubled until they end at beginnings or at cells of neighbouring patches; a
patch is looked at again when its neighbours know more at its edge. Each cell is measured once.

Resolution and overflow. Lengths are whole numbers (int64), so their sums do not depend on the order. A move is rounded
once, by at most half a unit; the unit is 2^-24 m (60 nm), or the power of two above it with which a route through all
cells of the raster by its longest moves stays below 2^62 units. At 2^-24 m that is 2.7e11 m: 6e9 cells of 30 m.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Iterable

import numpy as np

from dss_planner.access.allocation import Recent, edge_of, first_moves
from dss_planner.access.solved import Solved
from dss_planner.raster.layout import Layout, Patch
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.text import text

#: Length of a cell that no route has reached yet.
UNMEASURED = -1
#: Finest unit of length: 2 to the power of minus this [m].
_FINEST = 24
_MOST_BITS = 62
#: Cells of a patch where routes begin: places in the flattened patch, and what each hands on. Given the patch and the
#: moves that explain its cells (`solved.Solved.explained`).
Beginnings = Callable[[Patch, np.ndarray], "tuple[np.ndarray, np.ndarray]"]


def units_per_metre(layout: Layout, longest: float) -> float:
    """Return how many units of length a metre has on a raster whose longest move is ``longest`` [m]."""
    farthest = math.log2(max(layout.rows * layout.columns * longest, 1.0))
    return 2.0 ** min(_FINEST, math.floor(_MOST_BITS - farthest))


class Haul:
    """Measures the routes of a solved surface.

    cell_size: width and height of a cell [m]. beginnings: where routes begin. lengths: int64 (rows, columns), all
    `UNMEASURED`. ends: (rows, columns), any type, gets what the beginning of each cell's route hands on.
    """

    def __init__(
        self,
        solved: Solved,
        cell_size: tuple[float, float],
        beginnings: Beginnings,
        lengths: np.ndarray,
        ends: np.ndarray,
    ) -> None:
        self._layout, self._moves = solved.layout, solved.moves
        self._explained = Recent(solved.explained)
        self._beginnings, self._lengths, self._ends = beginnings, lengths, ends
        self._reach = max(max(abs(down), abs(over)) for down, over in solved.moves)
        self._first = first_moves(len(solved.moves))
        metres = [math.hypot(over * cell_size[0], down * cell_size[1]) for down, over in solved.moves]
        self._units = units_per_metre(solved.layout, max(metres))
        self._steps = np.rint(np.array(metres) * self._units).astype(np.int64)
        self._begun: set[Patch] = set()

    def measure(self, first: Iterable[Patch], progress: Progress = silent, cancelled: CancelCheck = never) -> None:
        """Fill lengths and ends; ``first``: the patches where routes begin. Raises `Cancelled`."""
        waiting = deque(first)
        queued = set(waiting)
        while waiting:
            patch = waiting.popleft()
            queued.discard(patch)
            stop_if(cancelled)
            for neighbour in self._settle(patch, cancelled):
                if neighbour not in queued:
                    queued.add(neighbour)
                    waiting.append(neighbour)
            progress(len(self._begun) / self._layout.count, text("Measuring the routes"))

    def kilometres(self, patch: Patch, reached: np.ndarray) -> np.ndarray:
        """Return the length of the route to each cell of a patch [km], float32; 0 where ``reached`` is False."""
        lengths = self._lengths[self._layout.window(patch).slices]
        if (lengths[reached] == UNMEASURED).any():
            raise RuntimeError("haul: a reached cell was not measured")  # the pointers above would be wrong
        kilometres = np.where(reached, lengths, 0) / (1000.0 * self._units)
        return kilometres.astype(np.float32)

    def _settle(self, patch: Patch, cancelled: CancelCheck) -> list[Patch]:
        """Measure what can be measured in a patch; return the neighbours that touch cells measured now."""
        window, reach = self._layout.window(patch), self._reach
        around = self._layout.widened(window, reach, reach)
        shape = (window.height + 2 * reach, window.width + 2 * reach)
        top, left = around.row - window.row + reach, around.column - window.column + reach
        place = (slice(top, top + around.height), slice(left, left + around.width))
        whole = around.slices
        lengths = np.full(shape, UNMEASURED, dtype=np.int64)
        ends = np.zeros(shape, dtype=self._ends.dtype)
        lengths[place], ends[place] = self._lengths[whole], self._ends[whole]
        inner = (slice(reach, reach + window.height), slice(reach, reach + window.width))
        before = lengths[inner] == UNMEASURED
        explained = self._explained(patch)
        if patch not in self._begun:
            self._begun.add(patch)
            places, handed = self._beginnings(patch, explained)
            rows, columns = np.divmod(places, window.width)
            lengths[rows + reach, columns + reach] = 0
            ends[rows + reach, columns + reach] = handed
        bits = np.zeros(shape, dtype=np.uint16)
        bits[inner] = explained
        self._follow(lengths.reshape(-1), ends.reshape(-1), bits.reshape(-1), shape[1], cancelled)
        measured = before & (lengths[inner] != UNMEASURED)
        own = self._layout.window(patch).slices
        self._lengths[own], self._ends[own] = lengths[inner], ends[inner]
        return [
            neighbour
            for neighbour, down, over in self._layout.neighbours(patch)
            if measured[edge_of(down, window.height, reach), edge_of(over, window.width, reach)].any()
        ]

    def _follow(
        self, lengths: np.ndarray, ends: np.ndarray, bits: np.ndarray, stride: int, cancelled: CancelCheck
    ) -> None:
        offsets = np.array([down * stride + over for down, over in self._moves], dtype=np.int32)
        linked = np.flatnonzero((bits != 0) & (lengths == UNMEASURED))
        if not linked.size:
            return
        pointers = np.arange(lengths.size, dtype=np.int32)
        gone = np.zeros(lengths.size, dtype=np.int64)
        moves = self._first[bits[linked]]
        targets = linked.astype(np.int32) + offsets[moves]
        pointers[linked], gone[linked] = targets, self._steps[moves]
        while True:
            stop_if(cancelled)
            further = pointers[targets]
            if np.array_equal(further, targets):
                break
            gone[linked] += gone[targets]
            pointers[linked] = targets = further
        known = lengths[targets] != UNMEASURED
        found, begun = linked[known], targets[known]
        lengths[found] = lengths[begun] + gone[found]
        ends[found] = ends[begun]
