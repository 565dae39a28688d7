"""One region at a time: growth cell by cell over ground that is read where the region comes to."""

from __future__ import annotations

import heapq
import math
from array import array
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from dss_planner.raster.reading import Window
from dss_planner.running import CancelCheck, never, stop_if

_STEPS = ((-1, 0), (0, -1), (0, 1), (1, 0))
#: Priority of a cell that lies between four cells of the region: it joins at once, so no single-cell hole stays.
_FILL = 2.0
#: Weight of shared sides beside closeness to the seed in the compactness of a region.
_SIDES_SHARE = 0.25
#: Area limits are kept with this margin, so that the area of the finished polygon (edges projected in pieces)
#: lies within them like the sum of its cells.
AREA_MARGIN = 1e-5
#: Cells added between two looks at the cancel check.
_CANCEL_EVERY = 50_000
#: Side of a chunk of ground as a power of two [cells], and the chunks held at once (13 bytes a cell: 110 MB).
_BITS = 8
_HELD = 128
_SIDE = 1 << _BITS
_WITHIN = _SIDE - 1
#: State of a cell that has joined; less: the number of its sides that touch the region.
_JOINED = 8
#: Waiting cells above which those that have joined meanwhile are thrown out.
_MANY = 1 << 20


@dataclass(frozen=True)
class Region:
    """cells: int64 (n, 2) rows and columns in the order in which they joined; scores: of these cells;

    hectares: their ellipsoidal area.
    """

    cells: np.ndarray
    scores: np.ndarray
    hectares: float


@dataclass(frozen=True)
class Chunk:
    """Flat views of a square of ground, `_SIDE` cells wide: they give plain numbers much quicker than arrays."""

    score: Any
    usable: Any
    hectares: Any


class Ground:
    """What a region grows on, chunk by chunk, the chunks used last in memory.

    read: gives score, usable (bool) and hectares (float64) of a window, each (rows, columns).
    """

    def __init__(
        self, read: Callable[[Window], tuple[np.ndarray, np.ndarray, np.ndarray]], rows: int, columns: int
    ) -> None:
        self.rows = rows
        self.columns = columns
        self._read = read
        self._chunks: OrderedDict[tuple[int, int], Chunk] = OrderedDict()

    @classmethod
    def of_arrays(cls, score: np.ndarray, usable: np.ndarray, hectares: np.ndarray) -> Ground:
        """Return the ground of whole arrays (rows, columns)."""

        def read(window: Window) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
            place = slice(window.row, window.row + window.height), slice(window.column, window.column + window.width)
            return score[place], usable[place], hectares[place]

        return cls(read, *score.shape)

    def chunk(self, key: tuple[int, int]) -> Chunk:
        """Return a chunk by its row and column among the chunks."""
        found = self._chunks.get(key)
        if found is None:
            if len(self._chunks) >= _HELD:
                self._chunks.popitem(last=False)
            row, column = key[0] << _BITS, key[1] << _BITS
            window = Window(column, row, min(_SIDE, self.columns - column), min(_SIDE, self.rows - row))
            found = self._chunks[key] = Chunk(*(_flat(values) for values in self._read(window)))
        else:
            self._chunks.move_to_end(key)
        return found


def grow(
    ground: Ground,
    seed: tuple[int, int],
    target: float,
    compactness: float,
    cell_size: tuple[float, float],
    cancelled: CancelCheck = never,
) -> Region:
    """Grow a region from ``seed`` until its area would pass ``target`` hectares or no usable neighbour is left.

    The next cell is the neighbour (by a side) with the highest priority
    (1 − k)·score/100 + k·[¾·(1 − d/D) + ¼·sides/4], k the square of the compactness (scores of neighbours differ by
    little, so that a linear share would leave only shape over most of 0–1), d the distance to the seed, D the diameter
    of a disk of ``target`` hectares, sides the number of sides shared with the region (they smooth the outline) [A].
    0 follows the score alone, 1 the shape alone. Equal priorities are taken from north to south, west to east.
    """
    rows, columns = ground.rows, ground.columns
    width, height = cell_size
    share = compactness**2
    diameter = 2.0 * math.sqrt(target * 10_000.0 / math.pi)
    states: dict[tuple[int, int], bytearray] = {}
    joined, scores = array("q"), array("d")
    area = 0.0

    def priority(row: int, column: int, score: float, touching: int) -> float:
        if touching == len(_STEPS):
            return _FILL
        far = math.hypot((row - seed[0]) * height, (column - seed[1]) * width) / diameter
        shape = (1.0 - _SIDES_SHARE) * (1.0 - far) + _SIDES_SHARE * (touching / len(_STEPS))
        return (1.0 - share) * score / 100.0 + share * shape

    # places are numbered row by row, so that the least of equals is the most northern, then the most western
    waiting = [(0.0, seed[0] * columns + seed[1])]
    many = _MANY
    while waiting:
        place = heapq.heappop(waiting)[1]
        row, column = divmod(place, columns)
        key = row >> _BITS, column >> _BITS
        chunk, state = ground.chunk(key), _state(states, key)
        spot = (row & _WITHIN) << _BITS | column & _WITHIN
        if state[spot] >= _JOINED:
            continue
        if area + chunk.hectares[spot] > target:
            break
        state[spot] = _JOINED
        area += chunk.hectares[spot]
        joined.append(place)
        scores.append(chunk.score[spot])
        if len(joined) % _CANCEL_EVERY == 0:
            stop_if(cancelled)
        for r, c in _beside(row, column, rows, columns):
            there = r >> _BITS, c >> _BITS
            near, its = (chunk, state) if there == key else (ground.chunk(there), _state(states, there))
            spot = (r & _WITHIN) << _BITS | c & _WITHIN
            if near.usable[spot] and its[spot] < _JOINED:
                its[spot] += 1
                # an older entry of the cell has a lower priority and finds it joined when its turn comes
                heapq.heappush(waiting, (-priority(r, c, near.score[spot], its[spot]), r * columns + c))
        if len(waiting) > many:
            waiting = _still_waiting(waiting, states, columns, cancelled)
            many = max(_MANY, 2 * len(waiting))
    places = np.array(joined, dtype=np.int64)
    return Region(np.stack(np.divmod(places, columns), axis=1), np.array(scores, dtype=float), area)


def _beside(row: int, column: int, rows: int, columns: int) -> list[tuple[int, int]]:
    """Return the cells that share a side with a cell."""
    beside = [(row + down, column + right) for down, right in _STEPS]
    if 0 < row < rows - 1 and 0 < column < columns - 1:
        return beside
    return [(r, c) for r, c in beside if 0 <= r < rows and 0 <= c < columns]


def _flat(values: np.ndarray) -> Any:
    """Return the values of a chunk as a flat view, as wide as any chunk; beyond the raster's edge it is never read."""
    whole = np.zeros((values.shape[0], _SIDE), dtype=values.dtype)
    whole[:, : values.shape[1]] = values
    return whole.ravel().data


def _state(states: dict[tuple[int, int], bytearray], key: tuple[int, int]) -> bytearray:
    found = states.get(key)
    if found is None:
        found = states[key] = bytearray(_SIDE * _SIDE)
    return found


def _still_waiting(
    waiting: list[tuple[float, int]],
    states: dict[tuple[int, int], bytearray],
    columns: int,
    cancelled: CancelCheck,
) -> list[tuple[float, int]]:
    """Return the heap without cells that have joined meanwhile."""
    stop_if(cancelled)
    kept = []
    for entry in waiting:
        row, column = divmod(entry[1], columns)
        if states[row >> _BITS, column >> _BITS][(row & _WITHIN) << _BITS | column & _WITHIN] < _JOINED:
            kept.append(entry)
    heapq.heapify(kept)
    return kept
