"""One region at a time: growth cell by cell over ground that is read where the region comes to."""

from __future__ import annotations

import heapq
import math
from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterator
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
#: Side of a chunk of ground as a power of two [cells], and the chunks held at once (28 bytes a cell: 120 MB).
_BITS = 8
_HELD = 64
_SIDE = 1 << _BITS
_WITHIN = _SIDE - 1
#: State of a cell that has joined, or that is not usable; less: the number of its sides that touch the region.
_JOINED = 8
_MOST_SIDES = 4
#: What so many shared sides add to the shape of a region.
_SIDES = tuple(_SIDES_SHARE * (sides / _MOST_SIDES) for sides in range(_MOST_SIDES + 1))
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


class Ground:
    """What a region grows on, window by window.

    read: gives score, usable (bool) and hectares (float64) of a window, each (rows, columns); usable: only that.
    """

    def __init__(
        self,
        read: Callable[[Window], tuple[np.ndarray, np.ndarray, np.ndarray]],
        usable: Callable[[Window], np.ndarray],
        rows: int,
        columns: int,
    ) -> None:
        self.read = read
        self.usable = usable
        self.rows = rows
        self.columns = columns

    @classmethod
    def of_arrays(cls, score: np.ndarray, usable: np.ndarray, hectares: np.ndarray) -> Ground:
        """Return the ground of whole arrays (rows, columns)."""

        def read(window: Window) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
            place = slice(window.row, window.row + window.height), slice(window.column, window.column + window.width)
            return score[place], usable[place], hectares[place]

        return cls(read, lambda window: read(window)[1], *score.shape)


@dataclass(frozen=True)
class _Wish:
    """What growth is after, see `grow`. share: k; diameter: D in CRS units."""

    seed: tuple[int, int]
    share: float
    diameter: float
    cell_size: tuple[float, float]


@dataclass(frozen=True)
class _Chunk:
    """Flat views of a square of ground, `_SIDE` cells wide: they give plain numbers much quicker than arrays.

    merit, near: the parts of the priority that the score and the distance to the seed make. state: sides that touch
    the region, or `_JOINED` where the cell has joined or cannot.
    """

    score: Any
    hectares: Any
    merit: Any
    near: Any
    state: bytearray


class _Chunks:
    """The ground in chunks, those used last in memory; the states of the others too."""

    def __init__(self, ground: Ground, wish: _Wish) -> None:
        self._ground = ground
        self._wish = wish
        self._held: OrderedDict[tuple[int, int], _Chunk] = OrderedDict()
        self.states: dict[tuple[int, int], bytearray] = {}

    def get(self, key: tuple[int, int]) -> _Chunk:
        """Return a chunk by its row and column among the chunks."""
        found = self._held.get(key)
        if found is None:
            if len(self._held) >= _HELD:
                self._held.popitem(last=False)
            found = self._held[key] = self._read(key)
        else:
            self._held.move_to_end(key)
        return found

    def touched(self, row: int, column: int) -> Iterator[tuple[float, int]]:
        """Yield what waits when a cell at the rim of a chunk has joined: negative priority and place."""
        rows, columns = self._ground.rows, self._ground.columns
        for down, over in _STEPS:
            r, c = row + down, column + over
            if not (0 <= r < rows and 0 <= c < columns):
                continue
            chunk, spot = self.get((r >> _BITS, c >> _BITS)), (r & _WITHIN) << _BITS | c & _WITHIN
            touching = chunk.state[spot] + 1
            if touching <= _MOST_SIDES:
                chunk.state[spot] = touching
                shape = chunk.near[spot] + _SIDES[touching]
                wish = _FILL if touching == _MOST_SIDES else chunk.merit[spot] + self._wish.share * shape
                yield -wish, r * columns + c

    def _read(self, key: tuple[int, int]) -> _Chunk:
        wish = self._wish
        row, column = key[0] << _BITS, key[1] << _BITS
        window = Window(column, row, min(_SIDE, self._ground.columns - column), min(_SIDE, self._ground.rows - row))
        score, usable, hectares = self._ground.read(window)
        if key not in self.states:
            state = np.full((_SIDE, _SIDE), _JOINED, dtype=np.uint8)
            state[: window.height, : window.width][usable] = 0
            self.states[key] = bytearray(state)
        height, width = wish.cell_size[1], wish.cell_size[0]
        down = (np.arange(row, row + window.height) - wish.seed[0]) * height
        over = (np.arange(column, column + window.width) - wish.seed[1]) * width
        # not by hypot, whose last digit differs from one platform to the other
        far = np.sqrt((down * down)[:, np.newaxis] + over * over) / wish.diameter
        merit = (1.0 - wish.share) * score.astype(float) / 100.0
        near = (1.0 - _SIDES_SHARE) * (1.0 - far)
        return _Chunk(_flat(score), _flat(hectares), _flat(merit), _flat(near), self.states[key])


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
    columns, share = ground.columns, compactness**2
    chunks = _Chunks(ground, _Wish(seed, share, 2.0 * math.sqrt(target * 10_000.0 / math.pi), cell_size))
    joined, scores = array("q"), array("d")
    area = 0.0
    # neighbours as steps between spots of a chunk, and between places: these are numbered row by row, so that the
    # least of equals is the most northern, then the most western
    steps = ((-_SIDE, -columns), (-1, -1), (1, 1), (_SIDE, columns))
    waiting = [(0.0, seed[0] * columns + seed[1])]
    many, current = _MANY, (-1, -1)
    while waiting:
        place = heapq.heappop(waiting)[1]
        row, column = divmod(place, columns)
        key = row >> _BITS, column >> _BITS
        if key != current:
            current, chunk = key, chunks.get(key)
            state, merit, near, hectares, score = chunk.state, chunk.merit, chunk.near, chunk.hectares, chunk.score
        down, over = row & _WITHIN, column & _WITHIN
        spot = down << _BITS | over
        # the first cell of all joins, whatever is said of it
        if state[spot] >= _JOINED and joined:
            continue
        if area + hectares[spot] > target:
            break
        state[spot] = _JOINED
        area += hectares[spot]
        joined.append(place)
        scores.append(score[spot])
        if 0 < down < _WITHIN and 0 < over < _WITHIN:
            # an older entry of a cell has a lower priority and finds it joined when its turn comes
            for step, apart in steps:
                there = spot + step
                touching = state[there] + 1
                if touching <= _MOST_SIDES:
                    state[there] = touching
                    wish = _FILL if touching == _MOST_SIDES else merit[there] + share * (near[there] + _SIDES[touching])
                    heapq.heappush(waiting, (-wish, place + apart))
        else:
            for entry in chunks.touched(row, column):
                heapq.heappush(waiting, entry)
        if len(waiting) > many or len(joined) % _CANCEL_EVERY == 0:
            stop_if(cancelled)
            waiting, many = _still_waiting(waiting, many, chunks.states, columns)
    places = np.array(joined, dtype=np.int64)
    return Region(np.stack(np.divmod(places, columns), axis=1), np.array(scores, dtype=float), area)


def _flat(values: np.ndarray) -> Any:
    """Return the values of a chunk as a flat view, as wide as any chunk; beyond the raster's edge it is never read."""
    whole = np.zeros((values.shape[0], _SIDE), dtype=values.dtype)
    whole[:, : values.shape[1]] = values
    return whole.ravel().data


def _still_waiting(
    waiting: list[tuple[float, int]], many: int, states: dict[tuple[int, int], bytearray], columns: int
) -> tuple[list[tuple[float, int]], int]:
    """Return the heap, without cells that have joined meanwhile when it has ``many``, and what is many from now on."""
    if len(waiting) <= many:
        return waiting, many
    kept = []
    for entry in waiting:
        row, column = divmod(entry[1], columns)
        if states[row >> _BITS, column >> _BITS][(row & _WITHIN) << _BITS | column & _WITHIN] < _JOINED:
            kept.append(entry)
    heapq.heapify(kept)
    return kept, max(_MANY, 2 * len(kept))
