"""Batches: many small blocks relaxed side by side, line by line, so that one numpy call serves thousands of cells.

A batch holds k blocks of ``side`` × ``side`` cells with one cell of their neighbours around them, laid out as
(lines, blocks, cells of a line) with one wall cell after each block: a line of the batch is one run of numbers in
which no block can reach another. Each block is swept down, up, right and left. A line first pulls from its three
neighbours in the line before, then relaxes along itself in one direction: with S the running sum of edge costs,
``S + minimum.accumulate(d − S)`` rightwards, the mirror image leftwards. The four directions are chosen so that each
quadrant of ways has one: down and right, up and left, right and up, left and down. Source: PERFORMANCE K2 [D].
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import as_strided

from dss_planner.access.field import Field
from dss_planner.access.fixedpoint import MAX_LINE, ROUNDING, ROUNDING_BITS, UNREACHED, WALL, WALL_FRICTION

#: No news: larger than any value.
QUIET = int(np.iinfo(np.int64).max)
#: For whole numbers fmin is minimum, but its loop accumulates three times faster (measured with numpy 1.24).
running_least = np.fmin.accumulate
#: Cells of a line besides those of its block: one of the neighbours at either end, and a wall.
_AROUND = 3
#: Largest side of a block: its lines are as long as running sums may be (`fixedpoint`).
LONGEST_SIDE = MAX_LINE - _AROUND
#: Blocks turned at a time, so that they stay in the processor's cache.
_TURNED = 8


def most_blocks(side: int) -> int:
    """Return how many blocks of ``side`` cells a batch may hold, so that running sums fit (`fixedpoint`)."""
    return max(1, MAX_LINE // (side + _AROUND))


@dataclass(frozen=True)
class Costs:
    """Half edges to the lines before and after, and along the line, and running sums along it: int64 (lines, run)."""

    diagonal: np.ndarray
    straight: np.ndarray
    along: np.ndarray
    sums: np.ndarray


class Batch:
    """Room for up to ``most`` blocks of a field; used again and again, because memory touched first is slow."""

    def __init__(self, field: Field, most: int) -> None:
        self.most = most
        self._field = field
        self._lines, self._width = field.side + 2, field.side + _AROUND
        size = self._lines * self._width * most
        self._values = np.empty((2, size), dtype=np.int64)
        self._frictions = np.empty(size)
        self._costs = np.empty((7, size), dtype=np.int64)
        self._around = windows(field.values, field.side, field.side + 2)
        self._own = windows(field.values[1:, 1:], field.side, field.side)
        self._ground = windows(field.frictions, field.side, field.side + 2)
        self._rows = self._columns = np.empty(0, dtype=np.int64)
        self._best = np.empty(0, dtype=np.int64)
        self._inner = np.empty(0, dtype=np.int64)

    def relax(self, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
        """Sweep the blocks in ``rows`` and ``columns`` of blocks once in each direction; return their news.

        News: int64 (3, 3, blocks) by place: down, over. In the middle stands the least value that a cell of the block
        could still take on, around it those that the block offers its neighbours; `QUIET` where there is none.
        """
        self._load(rows, columns)
        self._sweep()
        return self._store()

    def _load(self, rows: np.ndarray, columns: np.ndarray) -> None:
        self._rows, self._columns = rows, columns
        n = self._lines
        for target, source, wall in (
            (self._view(self._values[0]), self._around, UNREACHED),
            (self._view(self._frictions), self._ground, WALL_FRICTION),
        ):
            target[:, :, :n] = source[rows, columns].transpose(1, 0, 2)
            target[:, :, n:] = wall

    def _sweep(self) -> None:
        values, turned = self._view(self._values[0]), self._view(self._values[1])
        halves = self._half_edges()
        costs = self._costs_of(halves, across=True)
        _sweep(self._flat(values), costs, True)
        _turn(values, turned, UNREACHED)
        costs = self._costs_of(self._turned(halves), across=False)
        _sweep(self._flat(turned), costs, False)
        # the values not turned and their costs are not needed any more
        best, *rooms = (self._flat(room) for room in (values, halves[0], halves[1]))
        better = _could_be(self._flat(turned), costs, best, *rooms)
        self._best = best.reshape(values.shape)
        self._inner = self._news_inside(better.reshape(values.shape))

    def _store(self) -> np.ndarray:
        n, turned, best = self._lines, self._view(self._values[1]), self._best
        self._own[self._rows, self._columns] = turned[1 : n - 1, :, 1 : n - 1].transpose(1, 2, 0)
        news = np.full((3, 3, self._rows.size), QUIET)
        news[1, 1] = self._inner
        for place, line in ((0, 0), (2, n - 1)):
            offered = self._offered(best[line, :, :n], self._around[:, :, :, line])
            news[1, place] = offered[:, 1:-1].min(axis=1)
            news[0, place], news[2, place] = offered[:, 0], offered[:, -1]
            offered = self._offered(best[:n, :, line].T, self._around[:, :, line])
            news[place, 1] = offered[:, 1:-1].min(axis=1)
        return news

    def _offered(self, best: np.ndarray, present: np.ndarray) -> np.ndarray:
        better = (best < present[self._rows, self._columns]) & (best <= self._field.limit)
        return np.where(better, best, QUIET)

    def _news_inside(self, better: np.ndarray) -> np.ndarray:
        inner = slice(1, self._lines - 1)
        news = np.full(self._rows.size, QUIET)
        some = np.flatnonzero(np.logical_or.reduce(better[inner], axis=0)[:, inner].any(axis=1))
        if some.size:
            best = self._best[inner][:, some, inner]
            better = better[inner][:, some, inner] & (best <= self._field.limit)
            news[some] = np.where(better, best, QUIET).min(axis=(0, 2))
        return news

    def _view(self, room: np.ndarray) -> np.ndarray:
        """Return the part of a room that the blocks at hand take, as (lines, blocks, cells)."""
        shape = self._lines, self._rows.size, self._width
        return room[: shape[0] * shape[1] * shape[2]].reshape(shape)

    def _flat(self, array: np.ndarray) -> np.ndarray:
        return array.reshape(self._lines, -1)

    def _half_edges(self) -> list[np.ndarray]:
        """Return the half edges of the blocks aslant, down and across; the last two may be the same array."""
        scales = self._field.scales
        frictions = self._view(self._frictions).reshape(-1)
        wanted = [(scales.diagonal, self._costs[0]), (scales.down, self._costs[1])]
        if scales.across != scales.down:
            wanted.append((scales.across, self._costs[2]))
        scaled = np.empty(MAX_LINE)
        bits = scaled.view(np.int64)
        for some in _pieces(frictions.size, frictions.size // self._lines):
            friction = frictions[some]
            numbers, whole = scaled[: friction.size], bits[: friction.size]
            for quanta, room in wanted:
                # as fixedpoint.half_edges does
                np.multiply(friction, quanta, numbers)
                np.minimum(numbers, float(WALL), numbers)
                np.add(numbers, float(ROUNDING), numbers)
                np.subtract(whole, ROUNDING_BITS, room[some])
        found = [self._view(room) for _, room in wanted]
        return found if len(found) == 3 else [*found, found[1]]

    def _turned(self, halves: list[np.ndarray]) -> list[np.ndarray]:
        """Return half edges with the lines and cells of each block exchanged."""
        found: list[np.ndarray] = []
        for number, half in enumerate(halves):
            if number == 2 and half is halves[1]:
                return [*found, found[1]]
            room = self._view(self._costs[3 + number])
            _turn(half, room, WALL)
            found.append(room)
        return found

    def _costs_of(self, halves: list[np.ndarray], across: bool) -> Costs:
        """Return the costs of lines that run across or down."""
        diagonal, down, over = (self._flat(half) for half in halves)
        straight, along = (down, over) if across else (over, down)
        sums, edges = self._flat(self._view(self._costs[6])).reshape(-1), along.reshape(-1)
        for some in _pieces(edges.size, along.shape[1]):
            half, total = edges[some], sums[some]
            total[0] = 0
            np.add(half[:-1], half[1:], total[1:])
            np.add.accumulate(total, 0, None, total)
        return Costs(diagonal, straight, along, sums.reshape(along.shape))


def _pieces(size: int, line: int) -> Iterator[slice]:
    """Yield whole lines, as many as one running sum may go through."""
    step = max(1, MAX_LINE // line) * line
    for first in range(0, size, step):
        yield slice(first, min(first + step, size))


def windows(array: np.ndarray, step: int, side: int) -> np.ndarray:
    """Return all squares of ``side`` cells that begin every ``step`` cells, (rows, columns, side, side); a view."""
    down, over = array.strides
    shape = (array.shape[0] - side) // step + 1, (array.shape[1] - side) // step + 1, side, side
    return as_strided(array, shape, (down * step, over * step, down, over))


def _turn(array: np.ndarray, target: np.ndarray, wall: int) -> None:
    """Write (lines, blocks, cells) with the lines and cells of each block exchanged, and ``wall`` after each line."""
    side = len(array)
    for first in range(0, array.shape[1], _TURNED):
        some = slice(first, first + _TURNED)
        target[:, some, :side] = array[:, some, :side].transpose(2, 1, 0)
    target[:, :, side:] = wall


def _sweep(values: np.ndarray, costs: Costs, rightwards_first: bool) -> None:
    """Relax all but the outermost lines from the first to the last and back, along themselves one way, then the other.

    rightwards_first: on the way there the lines are relaxed rightwards, on the way back leftwards; else opposite.
    """
    count, length = values.shape
    lines, diagonal, straight = list(values), list(costs.diagonal), list(costs.straight)
    padded = np.full(length + 2, UNREACHED, dtype=np.int64)
    middle, left, right = padded[1:-1], padded[:-2], padded[2:]
    best, other = np.empty(length, dtype=np.int64), np.empty(length, dtype=np.int64)
    mirrored = other[::-1]
    add, least, subtract = np.add, np.minimum, np.subtract
    sums = list(costs.sums)
    for step, rightwards in ((1, rightwards_first), (-1, not rightwards_first)):
        for line in range(1, count - 1)[::step]:
            before, own = lines[line - step], lines[line]
            add(before, diagonal[line - step], middle)
            least(left, right, best)
            add(best, diagonal[line], best)
            add(before, straight[line - step], other)
            add(other, straight[line], other)
            least(best, other, best)
            least(best, own, best)
            if rightwards:
                subtract(best, sums[line], other)
                running_least(other, 0, None, other)
                add(other, sums[line], own)
            else:
                add(best, sums[line], other)
                running_least(mirrored, 0, None, mirrored)
                subtract(other, sums[line], own)


def _could_be(values: np.ndarray, costs: Costs, best: np.ndarray, aside: np.ndarray, through: np.ndarray) -> np.ndarray:
    """Write into ``best`` the least value of each cell through one of its neighbours; return where it is better.

    aside, through: room as large, overwritten. Cells outside count as `UNREACHED`.
    """
    count, length = values.shape
    size = values.size
    padded = np.full(MAX_LINE + 2, UNREACHED, dtype=np.int64)
    diagonal, straight, along = (cost.reshape(-1) for cost in (costs.diagonal, costs.straight, costs.along))
    value, found, slanted, upright = (array.reshape(-1) for array in (values, best, aside, through))
    for some in _pieces(size, length):
        taken = some.stop - some.start
        middle, left, right = padded[1 : taken + 1], padded[:taken], padded[2 : taken + 2]
        padded[taken + 1] = UNREACHED
        np.add(value[some], diagonal[some], middle)
        np.minimum(left, right, slanted[some])
        np.add(value[some], along[some], middle)
        np.minimum(left, right, found[some])
        np.add(found[some], along[some], found[some])
        np.add(value[some], straight[some], upright[some])
    other = np.empty(MAX_LINE, dtype=np.int64)
    better = np.empty(values.shape, dtype=bool)
    for lines in (slice(0, 1), slice(1, count - 1), slice(count - 1, count)):
        first, last = lines.start * length, lines.stop * length
        for piece in _pieces(last - first, length):
            some = slice(first + piece.start, first + piece.stop)
            above = slice(some.start - length, some.stop - length) if first else slice(length, 2 * length)
            below = slice(some.start + length, some.stop + length) if last < size else above
            target, room = found[some], other[: some.stop - some.start]
            for array, cost in ((slanted, diagonal), (upright, straight)):
                np.minimum(array[above], array[below], room)
                np.add(room, cost[some], room)
                np.minimum(target, room, target)
            np.less(target, value[some], better.reshape(-1)[some])
    return better
