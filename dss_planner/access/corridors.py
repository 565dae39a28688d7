"""Exact values where a wave of blocks is slow, in mazes: long corridors followed by Dijkstra, region by region.

The cells that are not final are cut into pieces: what holds together within a square. A piece has news when the values
of some of its cells are new, that is, were not yet offered to their neighbours. From the piece with the nearest news a
region grows along the pieces that are open (never solved, with news, or at a way out), as a corridor runs; scipy's
Dijkstra carries the new values through it, and what they offer the cells around is news there. Cells whose values are
not new have offered them already: when no news is left, the Bellman certificate holds, whatever the regions. A region
is small enough that a look at the cancel button comes in time, whatever the size of the maze.
"""

from __future__ import annotations

import heapq
from collections import deque
from typing import Protocol

import numpy as np
from scipy import ndimage
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from dss_planner.access.fixedpoint import FARTHEST
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if

#: Side of the squares that pieces lie in [cells].
_SQUARE = 128
#: Cells of a region: Dijkstra takes about a fifth of a second for them, never much more.
_REGION_CELLS = 200_000
#: Cells touching by an edge or a corner are neighbours.
_EIGHT = np.ones((3, 3), dtype=bool)
_OPEN, _CLOSED = 1, 0


class Ground(Protocol):
    """Cells and the ways from one to another. They lie in arrays with ``rim`` walls around rows × columns cells."""

    @property
    def values(self) -> np.ndarray:
        """Values [quanta], with the rim."""

    @property
    def limit(self) -> int:
        """Values above it need not be exact [quanta]."""

    @property
    def rows(self) -> int:
        """Rows without the rim."""

    @property
    def columns(self) -> int:
        """Columns without the rim."""

    @property
    def rim(self) -> int:
        """Cells around on each side, and most rows or columns that a way goes."""

    @property
    def stride(self) -> int:
        """Distance in the flattened values from a cell to the one below."""

    @property
    def directed(self) -> bool:
        """Whether a way back costs something else than the way there; if not, the first half of the ways lead on, the
        second half back."""

    @property
    def ways(self) -> tuple[int, ...]:
        """Offsets in the flattened values to the cells that ways lead to."""

    def is_open(self, rows: slice) -> np.ndarray:
        """Return which cells of rows (counted with the rim) can be entered, without the rim at the sides."""

    def way_costs(self, way: int, cells: np.ndarray) -> np.ndarray:
        """Return what one of the ``ways`` costs from each of ``cells``, none in the rim: at least `FARTHEST` where it
        is closed."""


def settle(
    field: Ground, new: np.ndarray, level: int = -1, progress: Progress = silent, cancelled: CancelCheck = never
) -> None:
    """Lower all values to the least costs, as far as they follow from ``new``: cells whose values may not have been
    offered to their neighbours yet. The present values are kept as upper bounds; those up to ``level`` are final.
    """
    regions = _Regions(field, _Pieces(field, level, cancelled), new)
    while True:
        stop_if(cancelled)
        places = regions.take()
        if not places.size:
            return
        regions.solve(places, cancelled)
        progress(regions.share, None)


class _Pieces:
    """The cells that are not final, piece after piece.

    cells: their places in the flattened field. first: where the cells of each piece begin, one more at the end.
    piece: number of the piece of each cell of the field, −1 where it is final or a wall.
    """

    def __init__(self, field: Ground, level: int, cancelled: CancelCheck) -> None:
        self.piece = np.full(field.values.shape, -1, dtype=np.int32)
        cells, counts = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
        total = 0
        for row in range(field.rim, field.rim + field.rows, _SQUARE):
            stop_if(cancelled)
            rows = slice(row, min(row + _SQUARE, field.rim + field.rows))
            places, count = self._number(field, level, rows, total)
            cells.append(places)
            counts.append(count)
            total += count.size
        self.cells = np.concatenate(cells)
        self.first = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(np.concatenate(counts))))
        self._join(field, total, cancelled)

    def _number(self, field: Ground, level: int, rows: slice, before: int) -> tuple[np.ndarray, np.ndarray]:
        """Number the pieces of a row of squares; return their cells, piece after piece, and how many each has."""
        rim, columns = field.rim, field.columns
        inner = slice(rim, rim + columns)
        over = -(-columns // _SQUARE)
        # a closed column between squares keeps them apart
        apart = np.zeros((rows.stop - rows.start, over, _SQUARE + 1), dtype=bool)
        open_cells = np.zeros((len(apart), over * _SQUARE), dtype=bool)
        open_cells[:, :columns] = (field.values[rows, inner] > level) & field.is_open(rows)
        apart[:, :, :_SQUARE] = open_cells.reshape(len(apart), over, _SQUARE)
        labels, count = ndimage.label(apart.reshape(len(apart), -1), structure=_EIGHT)
        labels = labels.reshape(apart.shape)[:, :, :_SQUARE].reshape(len(apart), -1)[:, :columns]
        y, x = np.nonzero(labels)
        found = labels[y, x]
        self.piece[rows, inner] = np.where(labels > 0, labels + (before - 1), -1)
        order = np.argsort(found, kind="stable")
        return ((y + rows.start) * field.stride + x + rim)[order], np.bincount(found, minlength=count + 1)[1:]

    def _join(self, field: Ground, count: int, cancelled: CancelCheck) -> None:
        """Find which pieces touch: ``touching[begin[p]:begin[p + 1]]`` are those beside piece p."""
        rim = field.rim
        piece = self.piece[rim : rim + field.rows, rim : rim + field.columns]
        pairs = [np.empty(0, dtype=np.int64)]
        for lines, last in ((piece, field.rows), (piece.T, field.columns)):
            for line in range(_SQUARE, last, _SQUARE):
                stop_if(cancelled)
                one, other = lines[line - 1], lines[line]
                for a, b in ((one, other), (one[1:], other[:-1]), (one[:-1], other[1:])):
                    both = (a >= 0) & (b >= 0)
                    pairs.append(np.unique(a[both].astype(np.int64) * count + b[both]))
        one, other = np.divmod(np.unique(np.concatenate(pairs)), max(count, 1))
        order = np.argsort(np.concatenate((one, other)), kind="stable")
        self.touching = np.concatenate((other, one))[order].tolist()
        ends = np.cumsum(np.bincount(np.concatenate((one, other)), minlength=count))
        self.begin = [0, *ends.tolist()]


class _Regions:
    """Which pieces have news, and the regions that are made of them."""

    def __init__(self, field: Ground, pieces: _Pieces, new: np.ndarray) -> None:
        self._field, self._pieces = field, pieces
        count = pieces.first.size - 1
        self._sizes = np.diff(pieces.first)
        self._cells_of = self._sizes.tolist()
        self._state = bytearray([_OPEN]) * count
        self._news: dict[int, int] = {}
        self._queue: list[tuple[int, int]] = []
        self._fresh = np.zeros(field.values.size, dtype=bool)
        self._number = np.full(field.values.size, -1, dtype=np.int32)
        self._solved = np.zeros(count, dtype=bool)
        self._total = max(1, pieces.cells.size)
        # cells that are final are not solved again, but their neighbours may not know of them
        self._tell(new[pieces.piece.reshape(-1)[new] >= 0])
        self._offer(new[pieces.piece.reshape(-1)[new] < 0])

    @property
    def share(self) -> float:
        """Share of the cells that have been solved once."""
        return float(self._sizes[self._solved].sum()) / self._total

    def take(self) -> np.ndarray:
        """Return the next region, as places in the cells of the pieces; empty when no news is left."""
        chosen: list[int] = []
        total = 0
        state, cells_of, begin, touching = self._state, self._cells_of, self._pieces.begin, self._pieces.touching
        waiting: deque[int] = deque()
        while total < _REGION_CELLS:
            if waiting:
                piece = waiting.popleft()
            elif self._queue:
                value, piece = heapq.heappop(self._queue)
                if self._news.get(piece) != value:
                    continue  # it was taken since, or has nearer news
                state[piece] = _CLOSED
            else:
                break
            chosen.append(piece)
            self._news.pop(piece, None)
            total += cells_of[piece]
            for other in touching[begin[piece] : begin[piece + 1]]:
                if state[other] == _OPEN:
                    state[other] = _CLOSED
                    waiting.append(other)
        for piece in waiting:
            state[piece] = _OPEN
        pieces = np.array(chosen, dtype=np.int64)
        self._solved[pieces] = True
        counts = self._sizes[pieces]
        begins = self._pieces.first[pieces] - (np.cumsum(counts) - counts)
        return np.arange(total) + np.repeat(begins, counts)

    def solve(self, places: np.ndarray, cancelled: CancelCheck) -> None:
        """Carry new values through a region, and offer what comes out to the cells around it."""
        cells = self._pieces.cells[places]
        values = self._field.values.reshape(-1)
        begun = self._fresh[cells]
        self._fresh[cells] = False
        starts = np.flatnonzero(begun)
        matrix = self._graph(cells, starts, values[cells[starts]])
        stop_if(cancelled)
        found = dijkstra(matrix, directed=self._field.directed, indices=cells.size, limit=float(self._field.limit + 1))[
            :-1
        ]
        stop_if(cancelled)
        better = found - 1 < values[cells]
        values[cells[better]] = (found[better] - 1).astype(np.int64)
        changed = cells[better | begun]
        # routes that leave a region here may come back: what lies beyond is solved together with this side of it
        ways_out = self._pieces.piece.reshape(-1)[self._offer(changed[self._at_edge(changed)])]
        for piece in np.unique(ways_out).tolist():
            self._state[piece] = _OPEN

    def _graph(self, cells: np.ndarray, starts: np.ndarray, values: np.ndarray) -> csr_matrix:
        """Return the ways among cells, and from one more node to those that start with ``values``."""
        field, size = self._field, cells.size
        self._number[cells] = np.arange(size, dtype=np.int32)
        ways = field.ways if field.directed else field.ways[: len(field.ways) // 2]
        targets = np.empty((size, len(ways)), dtype=np.int32)
        costs = np.empty((size, len(ways)))
        for way, offset in enumerate(ways):
            targets[:, way] = self._number[cells + offset]
            costs[:, way] = field.way_costs(way, cells)
        self._number[cells] = -1
        present = (targets >= 0) & (costs < FARTHEST)
        ends = np.zeros(size + 2, dtype=np.int32)
        np.cumsum(np.count_nonzero(present, axis=1), out=ends[1:-1])
        ends[-1] = ends[-2] + starts.size
        # one quantum more: a stored zero must stay an edge
        weights = np.concatenate((costs[present], values + 1.0))
        return csr_matrix((weights, np.concatenate((targets[present], starts)), ends), shape=(size + 1, size + 1))

    def _at_edge(self, cells: np.ndarray) -> np.ndarray:
        """Return which cells lie at the edge of a square: only these have neighbours in other pieces."""
        rim = self._field.rim
        row, column = np.divmod(cells, self._field.stride)
        row, column = (row - rim) % _SQUARE, (column - rim) % _SQUARE
        inside = slice(rim, _SQUARE - rim)
        row_in, column_in = ((line >= inside.start) & (line < inside.stop) for line in (row, column))
        return ~(row_in & column_in)

    def _offer(self, cells: np.ndarray) -> np.ndarray:
        """Offer the values of cells to their neighbours; those that become better have news. Return the cells whose
        offers were taken."""
        field = self._field
        values = field.values.reshape(-1)
        makers, targets, offers = [], [], []
        for way, offset in enumerate(field.ways):
            target = cells + offset
            through = values[cells] + field.way_costs(way, cells)
            better = (through < values[target]) & (through <= field.limit)
            makers.append(cells[better])
            targets.append(target[better])
            offers.append(through[better])
        target, offer = np.concatenate(targets), np.concatenate(offers)
        order = np.argsort(offer)[::-1]
        # of several values for one cell the last assigned stays: the least
        values[target[order]] = offer[order]
        self._tell(np.unique(target))
        return np.concatenate(makers)

    def _tell(self, cells: np.ndarray) -> None:
        """Note that the values of cells are new."""
        values = self._field.values.reshape(-1)[cells]
        known = values <= self._field.limit
        cells, values = cells[known], values[known]
        self._fresh[cells] = True
        pieces = self._pieces.piece.reshape(-1)[cells]
        order = np.lexsort((values, pieces))
        pieces, values = pieces[order], values[order]
        first = np.flatnonzero(np.diff(pieces, prepend=-1))
        for piece, value in zip(pieces[first].tolist(), values[first].tolist()):
            self._state[piece] = _OPEN
            if value < self._news.get(piece, FARTHEST):
                self._news[piece] = value
                heapq.heappush(self._queue, (value, piece))
