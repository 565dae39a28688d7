"""Sweeps and frontiers over a tile whose moves cost differently in each direction, in plain numpy.

As `sweeps`, but going right along a line uses running sums of the costs of the moves to the right, going left those
of the moves to the left, and each line pulls from the one or two lines before it with the costs of these very moves.
The Bellman certificate looks at every move into every cell.
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import dijkstra

from dss_planner.access.fixedpoint import FARTHEST
from dss_planner.access.moves import Move
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if

_running_least = np.fmin.accumulate
#: Cells left to improve, as a share of all, below which the frontier takes over; rounds of sweeps before it must.
_TAIL_SHARE = 0.01
_MAX_ROUNDS = 20
#: Steps of the frontier before the tile counts as a maze, besides one for every 100 cells.
_TAIL_STEPS = 1000
#: Width of the band of values that the frontier moves in one step, in typical moves.
_BAND_MOVES = 32
#: Cells that it may touch before a sweep is tried again, as a share of all, and how often.
_FLOOD_SHARE = 0.05
_MOST_FLOODS = 2
_STRIP_CELLS = 1 << 15
#: Rows turned into columns at a time.
_TURNED_ROWS = 8
_CHECK = 32


class MoveTile:
    """A tile with a margin of ``reach`` impassable cells on every side.

    values: int64 [quanta] (rows, columns), lowered in place. costs: (moves, rows, columns), see `moves.MoveCosts.of`.
    limit: values above it need not be exact. room: int64, as long as the costs; overwritten.
    """

    def __init__(
        self,
        values: np.ndarray,
        costs: np.ndarray,
        moves: tuple[Move, ...],
        reach: int,
        limit: int,
        room: np.ndarray | None = None,
    ) -> None:
        self.values, self.costs, self.moves, self.reach, self.limit = values, costs, moves, reach, limit
        self._room = room
        self._columns: np.ndarray | None = None
        self._offsets = [down * values.shape[1] + over for down, over in moves]

    def settle(self, fresh: bool, progress: Progress = silent, cancelled: CancelCheck = never) -> None:
        """Lower the values until the certificate holds. fresh: they were never settled before."""
        size = self.values.size
        tail, total = max(1, int(_TAIL_SHARE * size)), np.log1p(size)
        rounds = floods = 0
        share = 0.0
        sweep = fresh
        while True:
            if sweep:
                self.sweep(cancelled)
                rounds += 1
            sweep = True
            cells = self.improve(cancelled)
            share = max(share, 1.0 - float(np.log1p(cells.size) / total))
            progress(share, None)
            if not cells.size:
                return
            if cells.size > tail and rounds <= _MAX_ROUNDS:
                continue
            last = floods >= _MOST_FLOODS
            work = size if last else int(_FLOOD_SHARE * size)
            if self._spread(cells, _TAIL_STEPS + size // 100, work, cancelled):
                return
            floods += 1
            if last or rounds > _MAX_ROUNDS:
                self._dijkstra(cancelled)

    def sweep(self, cancelled: CancelCheck = never) -> None:
        """Relax the tile once down, up, right and left."""
        self._sweep_lines(self.values, dict(zip(self.moves, self.costs)), cancelled)
        if self._columns is None:
            # memory touched for the first time is slow, so tiles share one room
            room = np.empty(self.costs.size, dtype=np.int64) if self._room is None else self._room[: self.costs.size]
            turned_costs = room.reshape(len(self.moves), *self.values.shape[::-1])
            for target, cost in zip(turned_costs, self.costs):
                stop_if(cancelled)
                _turn(cost, target)
            self._columns = turned_costs
        turned = np.empty(self.values.shape[::-1], dtype=np.int64)
        _turn(self.values, turned)
        moves = [(over, down) for down, over in self.moves]
        self._sweep_lines(turned, dict(zip(moves, self._columns)), cancelled)
        _turn(turned, self.values)

    def improve(self, cancelled: CancelCheck = never) -> np.ndarray:
        """Check the certificate, store every improvement found, and return the improved cells."""
        rows, columns = self.values.shape
        reach = self.reach
        step = max(1, _STRIP_CELLS // columns)
        inner = slice(reach, columns - reach)
        found = []
        for number, row in enumerate(range(reach, rows - reach, step)):
            if number % 8 == 0:
                stop_if(cancelled)
            end = min(row + step, rows - reach)
            best = self._best(row, end)
            own = self.values[row:end, inner]
            better = (best < own) & (best <= self.limit)
            if better.any():
                y, x = np.nonzero(better)
                own[y, x] = best[y, x]
                found.append((y + row) * columns + x + reach)
        return np.concatenate(found) if found else np.empty(0, dtype=np.int64)

    def explained(self) -> np.ndarray:
        """Return uint16 (rows, columns): bit k says that the value is reached by move k. No bit at origins and above
        the limit."""
        rows, columns = self.values.shape
        reach = self.reach
        inner = (slice(reach, rows - reach), slice(reach, columns - reach))
        bits = np.zeros(self.values.shape, dtype=np.uint16)
        own = self.values[inner]
        good = own <= self.limit
        for number, (down, over) in enumerate(self.moves):
            source = self.values[reach + down : rows - reach + down, reach + over : columns - reach + over]
            tight = (source + self.costs[number][inner] == own) & good
            bits[inner] |= tight.astype(np.uint16) << np.uint16(number)
        return bits

    def beyond(self) -> bool:
        """Return whether a cell above the limit could be entered from one below it."""
        rows, columns = self.values.shape
        reach = self.reach
        inner = (slice(reach, rows - reach), slice(reach, columns - reach))
        above = self.values[inner] > self.limit
        for number, (down, over) in enumerate(self.moves):
            source = self.values[reach + down : rows - reach + down, reach + over : columns - reach + over]
            if (above & (source <= self.limit) & (self.costs[number][inner] < FARTHEST)).any():
                return True
        return False

    def _best(self, row: int, end: int) -> np.ndarray:
        """Return the least value with which each cell of some rows can be entered."""
        reach, columns = self.reach, self.values.shape[1]
        inner = slice(reach, columns - reach)
        best: np.ndarray | None = None
        for number, (down, over) in enumerate(self.moves):
            through = self.values[row + down : end + down, reach + over : columns - reach + over]
            through = through + self.costs[number][row:end, inner]
            best = through if best is None else np.minimum(best, through, out=best)
        assert best is not None  # nosec B101: there are always moves
        return best

    def _sweep_lines(self, values: np.ndarray, costs: dict[Move, np.ndarray], cancelled: CancelCheck) -> None:
        count, length = values.shape
        reach = self.reach
        inner = slice(reach, length - reach)
        lines = list(values)
        right = list(np.cumsum(costs[0, -1], axis=1))
        left = list(np.cumsum(costs[0, 1][:, ::-1], axis=1))
        room = np.empty(length - 2 * reach, dtype=np.int64)
        work = np.empty(length, dtype=np.int64)
        for turn in (-1, 1):
            stop_if(cancelled)
            pulls = [
                (down, slice(reach + over, length - reach + over), list(cost[:, inner]))
                for (down, over), cost in costs.items()
                if down * turn > 0
            ]
            order = range(reach, count - reach)
            for number, line in enumerate(order if turn < 0 else order[::-1]):
                if number % 256 == 0:
                    stop_if(cancelled)
                own = lines[line]
                middle = own[inner]
                for down, place, cost in pulls:
                    np.add(lines[line + down][place], cost[line], room)
                    np.minimum(middle, room, middle)
                _along(own, right[line], work)
                _along(own[::-1], left[line], work)

    def _spread(self, cells: np.ndarray, max_steps: int, max_work: int, cancelled: CancelCheck) -> bool:
        """Carry improved values on, nearest first; False when steps or cells ran out."""
        values = self.values.reshape(-1)
        costs = self.costs.reshape(len(self.moves), -1)
        typical = costs[:, cells]
        typical = typical[typical < FARTHEST]
        band = _BAND_MOVES * int(np.median(typical)) if typical.size else FARTHEST
        step = work = 0
        while cells.size:
            if step >= max_steps or work >= max_work:
                return False
            if step % _CHECK == 0:
                stop_if(cancelled)
            value = values[cells]
            near = value <= value.min() + band
            start, base = cells[near], value[near]
            targets, found = [], []
            for offset, cost in zip(self._offsets, costs):
                target = start - offset
                # cells of the margin are entered from nowhere
                through = base + cost[target]
                better = (through < values[target]) & (through <= self.limit)
                targets.append(target[better])
                found.append(through[better])
            target, through = np.concatenate(targets), np.concatenate(found)
            order = np.argsort(through)[::-1]
            # of several values for one cell the last assigned stays: the least
            values[target[order]] = through[order]
            step += 1
            work += start.size
            cells = np.unique(np.concatenate((target, cells[~near])))
        return True

    def _dijkstra(self, cancelled: CancelCheck) -> None:
        """Settle the whole tile with scipy: for mazes, whose long corridors neither sweeps nor frontiers follow."""
        values = self.values.reshape(-1)
        costs = self.costs.reshape(len(self.moves), -1)
        number = np.full(values.size, -1, dtype=np.int32)
        cells = np.flatnonzero((costs < FARTHEST).any(axis=0) | (values <= self.limit))
        number[cells] = np.arange(cells.size)
        starts, ends, weights = [], [], []
        for offset, cost in zip(self._offsets, costs):
            stop_if(cancelled)
            entered = cells[cost[cells] < FARTHEST]
            source = number[entered + offset]
            known = source >= 0
            starts.append(source[known])
            ends.append(number[entered[known]])
            weights.append(cost[entered[known]].astype(np.float64))
        begun = np.flatnonzero(values[cells] <= self.limit)
        starts.append(np.full(begun.size, cells.size, dtype=np.int32))
        ends.append(begun.astype(np.int32))
        # one quantum more: a stored zero must stay an edge
        weights.append(values[cells[begun]] + 1.0)
        graph = coo_matrix(
            (np.concatenate(weights), (np.concatenate(starts), np.concatenate(ends))),
            shape=(cells.size + 1, cells.size + 1),
        ).tocsr()
        stop_if(cancelled)
        found = dijkstra(graph, indices=cells.size, limit=float(self.limit + 1))[: cells.size]
        reached = np.isfinite(found)
        places = cells[reached]
        values[places] = np.minimum(values[places], (found[reached] - 1).astype(np.int64))


def _turn(array: np.ndarray, target: np.ndarray) -> None:
    """Write an array with rows and columns exchanged, in strips that stay in the processor's cache."""
    for row in range(0, array.shape[0], _TURNED_ROWS):
        target[:, row : row + _TURNED_ROWS] = array[row : row + _TURNED_ROWS].T


def _along(line: np.ndarray, sums: np.ndarray, work: np.ndarray) -> None:
    """Relax a line in place in the direction in which ``sums`` of its moves run."""
    np.subtract(line, sums, work)
    _running_least(work, 0, None, work)
    np.add(work, sums, line)
