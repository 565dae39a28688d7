"""Which origin reaches a cell first: exact values say which moves explain a cell, and these lead back to its origin.

Within a patch every cell points to the cell that its first explaining move leaves; pointers are doubled until they
end at origins or at cells of neighbouring patches. Where several moves explain a cell, the lowest number that any of
them brings is carried on, so that of origins equally near the one with the lowest number counts, whatever the
patches. A patch is looked at again when its neighbours' numbers have changed at its edge.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable

import numpy as np

from dss_planner.access.moves import Move
from dss_planner.access.origins import Origins
from dss_planner.access.solved import Solved
from dss_planner.raster.layout import Layout, Patch
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.text import text

#: Number of a cell that no origin reaches.
NOBODY = np.iinfo(np.int32).max
#: Patches remembered: 8 MB of explaining moves each.
_REMEMBERED = 32


class Recent:
    """Remembers what was made of the patches met last."""

    def __init__(self, make: Callable[[Patch], np.ndarray], most: int = _REMEMBERED) -> None:
        self._make, self._most = make, most
        self._kept: OrderedDict[Patch, np.ndarray] = OrderedDict()

    def __call__(self, patch: Patch) -> np.ndarray:
        """Return what belongs to a patch."""
        if patch not in self._kept:
            self._kept[patch] = self._make(patch)
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
        self._kept.move_to_end(patch)
        return self._kept[patch]


def first_moves(count: int) -> np.ndarray:
    """Return for all bits of ``count`` moves the number of the first one set (uint8; 0 where none is)."""
    bits = np.arange(1 << count)
    first = np.zeros(bits.size, dtype=np.uint8)
    for move in range(count - 1, -1, -1):
        first[(bits >> move) & 1 == 1] = move
    return first


def allocate(
    solved: Solved,
    origins: Origins,
    numbers: np.ndarray,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
) -> None:
    """Write into ``numbers`` (int32, all `NOBODY`) the number of the origin that reaches each cell first."""
    allocator = _Allocator(solved, origins, numbers)
    waiting = deque(sorted(origins.cells))
    queued = set(waiting)
    seen: set[Patch] = set()
    while waiting:
        patch = waiting.popleft()
        queued.discard(patch)
        stop_if(cancelled)
        for neighbour in allocator.settle(patch, cancelled):
            if neighbour not in queued:
                queued.add(neighbour)
                waiting.append(neighbour)
        seen.add(patch)
        progress(len(seen) / (len(seen) + len(queued)), text("Finding the origin that is reached first"))


class _Allocator:
    def __init__(self, solved: Solved, origins: Origins, numbers: np.ndarray) -> None:
        self._layout: Layout = solved.layout
        self._moves: tuple[Move, ...] = solved.moves
        self._origins, self._numbers = origins, numbers
        self._explained = Recent(solved.explained)
        self._reach = max(max(abs(down), abs(over)) for down, over in solved.moves)
        self._first = first_moves(len(solved.moves))

    def settle(self, patch: Patch, cancelled: CancelCheck) -> list[Patch]:
        """Number the cells of a patch; return the neighbours at whose edge numbers have changed."""
        window, reach = self._layout.window(patch), self._reach
        wider = self._layout.widened(window, reach, reach)
        shape = (window.height + 2 * reach, window.width + 2 * reach)
        around = np.full(shape, NOBODY, dtype=np.int32)
        down, over = wider.row - window.row + reach, wider.column - window.column + reach
        around[down : down + wider.height, over : over + wider.width] = self._numbers[wider.slices]
        inner = around[reach:-reach, reach:-reach]
        before = inner.copy()
        if patch in self._origins.cells:
            rows, columns = np.divmod(self._origins.cells[patch], window.width)
            inner[rows, columns] = self._origins.numbers[patch]
        bits = np.zeros(shape, dtype=np.uint16)
        bits[reach:-reach, reach:-reach] = self._explained(patch)
        self._follow(around.reshape(-1), bits.reshape(-1), shape[1], cancelled)
        changed = inner < before
        self._numbers[window.slices] = inner
        return [
            neighbour
            for neighbour, down, over in self._layout.neighbours(patch)
            if changed[edge_of(down, window.height, reach), edge_of(over, window.width, reach)].any()
        ]

    def _follow(self, numbers: np.ndarray, bits: np.ndarray, stride: int, cancelled: CancelCheck) -> None:
        offsets = np.array([down * stride + over for down, over in self._moves], dtype=np.int32)
        pointers = np.arange(numbers.size, dtype=np.int32)
        linked = np.flatnonzero(bits)
        pointers[linked] += offsets[self._first[bits[linked]]]
        ends = pointers[linked]
        while True:
            stop_if(cancelled)
            further = pointers[ends]
            if np.array_equal(further, ends):
                break
            pointers[linked] = ends = further
        numbers[linked] = np.minimum(numbers[linked], numbers[ends])
        self._lower(numbers, bits, offsets, linked, cancelled)

    def _lower(
        self, numbers: np.ndarray, bits: np.ndarray, offsets: np.ndarray, linked: np.ndarray, cancelled: CancelCheck
    ) -> None:
        """Carry the lowest number of all moves that explain a cell on to the cells behind it."""
        several = linked[bits[linked] & (bits[linked] - np.uint16(1)) != 0]
        least = numbers[several]
        for move, offset in enumerate(offsets):
            explains = (bits[several] >> np.uint16(move)) & np.uint16(1) == 1
            least = np.where(explains, np.minimum(least, numbers[several + offset]), least)
        better = least < numbers[several]
        numbers[several[better]] = least[better]
        cells = several[better]
        step = 0
        while cells.size:
            if step % 64 == 0:
                stop_if(cancelled)
            step += 1
            targets, found = [], []
            for move, offset in enumerate(offsets):
                target = cells - offset
                good = (bits[target] >> np.uint16(move)) & np.uint16(1) == 1
                good &= numbers[cells] < numbers[target]
                targets.append(target[good])
                found.append(numbers[cells[good]])
            target, number = np.concatenate(targets), np.concatenate(found)
            order = np.argsort(number)[::-1]
            # of several numbers for one cell the last assigned stays: the lowest
            numbers[target[order]] = number[order]
            cells = np.unique(target)


def edge_of(step: int, size: int, reach: int) -> slice:
    """Return the cells of a patch that lie within ``reach`` of the neighbour that is ``step`` away."""
    return {-1: slice(0, reach), 0: slice(None), 1: slice(max(0, size - reach), size)}[step]
