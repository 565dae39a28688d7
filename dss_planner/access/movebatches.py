"""Batches of blocks whose moves cost differently each way, relaxed side by side, line by line.

As `batches`: k blocks with the cells around them lie beside each other in (lines, blocks, cells of a line), with walls
after each block. Each block is swept down and up: a line pulls from the one or two lines before it with the costs of
these very moves, then relaxes along itself to the right, with the running sums of the moves to the right, and to the
left, with those of the moves to the left. The Bellman certificate looks at every move into every cell of the batch.
"""

from __future__ import annotations

import numpy as np

from dss_planner.access.batches import QUIET, running_least, windows
from dss_planner.access.fixedpoint import FARTHEST, MAX_LINE, UNREACHED
from dss_planner.access.movefield import MoveField


class MoveBatch:
    """Room for up to ``most`` blocks of a field; used again and again, because memory touched first is slow."""

    def __init__(self, field: MoveField, most: int) -> None:
        self._field = field
        rim, self._lines = field.rim, field.side + 2 * field.rim
        self._width = self._lines + rim
        self.most = min(most, max(1, MAX_LINE // self._width))
        size = self._lines * self._width * self.most
        self._rooms = np.empty((3, size), dtype=np.int64)
        self._room = np.empty(size + self._lines * rim, dtype=np.int64)
        # moves back are read some cells before or after those that they undo
        self._costs = np.full(len(field.kept) * size + 2 * rim, FARTHEST, dtype=np.int64)
        self._around = windows(field.values, field.side, self._lines)
        self._own = windows(field.values[rim:, rim:], field.side, field.side)
        # lines and cells of a block with its surroundings: before it, its own, after it
        self._parts = (slice(0, rim), slice(rim, rim + field.side), slice(rim + field.side, self._lines))

    def relax(self, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
        """Sweep the blocks in ``rows`` and ``columns`` of blocks down and up; return their news, as `batches.Batch`."""
        field, lines, count = self._field, self._lines, rows.size
        run = count * self._width
        values = self._room[: lines * (run + field.rim)].reshape(lines, run + field.rim)
        blocks = values[:, field.rim :].reshape(lines, count, self._width)
        values[:, : field.rim] = UNREACHED
        blocks[:, :, :lines] = self._around[rows, columns].transpose(1, 0, 2)
        blocks[:, :, lines:] = UNREACHED
        shape = len(field.kept) * lines, count, self._width
        costs = self._costs[field.rim : field.rim + shape[0] * run].reshape(shape)
        over = (field.values.shape[1] - 2 * field.rim) // field.side
        np.take(field.costs, rows * over + columns, axis=1, out=costs, mode="clip")
        best, right, left = (room[: lines * run].reshape(lines, run) for room in self._rooms)
        self._sums(costs.reshape(len(field.kept), lines, run), right, left)
        self._sweep(values, best, right, right if field.symmetric else left)
        own = self._parts[1]
        self._own[rows, columns] = blocks[own, :, own].transpose(1, 0, 2)
        return self._news(blocks, best.reshape(blocks.shape), rows, columns)

    def _sums(self, costs: np.ndarray, right: np.ndarray, left: np.ndarray) -> None:
        """Write the running sums of the costs of going right and left along the lines."""
        kept = self._field.kept
        np.add.accumulate(costs[kept.index((0, -1))], axis=1, out=right)
        if not self._field.symmetric:
            left[:, 0] = 0
            np.add.accumulate(costs[kept.index((0, 1))][:, :-1], axis=1, out=left[:, 1:])

    def _entered(self, lines: int, run: int) -> list[tuple[int, slice, dict[int, np.ndarray]]]:
        """Return for each move how far down it comes from, the cells of that line, and its costs by line."""
        field, found = self._field, []
        reached = run - field.rim
        for move in field.moves:
            number, down, over = field.read_at(move)
            first = field.rim + (number * lines + down) * run + over
            costs = {
                line: self._costs[first + line * run : first + line * run + reached]
                for line in range(max(0, -move[0]), min(lines, lines - move[0]))
            }
            found.append((move[0], slice(field.rim + move[1], field.rim + move[1] + reached), costs))
        return found

    def _sweep(self, values: np.ndarray, best: np.ndarray, right: np.ndarray, left: np.ndarray) -> None:
        """Relax the lines down and up, and write into ``best`` the least value with which each cell can be entered."""
        count, run = best.shape
        reached = run - self._field.rim
        entered = self._entered(count, run)
        lines, own = list(values), list(values[:, self._field.rim :])
        room, work = np.empty(reached, dtype=np.int64), np.empty(run, dtype=np.int64)
        mirrored = work[::-1]
        add, least, subtract = np.add, np.minimum, np.subtract
        for turn in (-1, 1):
            pulls = [way for way in entered if way[0] * turn > 0]
            for line in range(count)[::-turn]:
                whole = own[line]
                middle = whole[:reached]
                for down, place, cost in pulls:
                    if line in cost:
                        add(lines[line + down][place], cost[line], room)
                        least(middle, room, middle)
                subtract(whole, right[line], work)
                running_least(work, 0, None, work)
                add(work, right[line], whole)
                add(whole, left[line], work)
                running_least(mirrored, 0, None, mirrored)
                subtract(work, left[line], whole)
        best[:] = UNREACHED
        for line, target in enumerate(best[:, :reached]):
            for down, place, cost in entered:
                if line in cost:
                    add(lines[line + down][place], cost[line], room)
                    least(target, room, target)

    def _news(self, values: np.ndarray, best: np.ndarray, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
        present = self._around[rows, columns].transpose(1, 0, 2)
        news = np.full((3, 3, rows.size), QUIET)
        for down, lines in enumerate(self._parts):
            for over, cells in enumerate(self._parts):
                could_be = best[lines, :, cells]
                better = could_be < present[lines, :, cells]
                better &= could_be <= self._field.limit
                if better.any():
                    news[down, over] = np.where(better, could_be, QUIET).min(axis=(0, 2))
        return news
