"""A tile whose moves cost differently each way, block by block, as the wave takes it.

Blocks of ``SIDE`` cells are kept with the cells that a move can reach around them, and for each move the cost of
entering each of these cells, where the move stays among them. The costs of all blocks lie in one array, line by line,
so that those of a batch are fetched by one call.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import as_strided

from dss_planner.access.field import SIDE
from dss_planner.access.fixedpoint import FARTHEST, UNREACHED, WALL_FRICTION
from dss_planner.access.moves import Move, MoveCosts
from dss_planner.access.surface import BARRIER
from dss_planner.running import CancelCheck, never, stop_if

#: Numbers in a page of memory, or fewer.
_PAGE = 512


@dataclass(frozen=True)
class MoveField:
    """values int64 [quanta] and ground (bool: passable) of rows × columns cells, with ``rim`` walls around and walls
    after the last row and column, so that whole blocks of ``side`` cells lie within.

    costs: int64 (kept moves · lines, blocks, cells of a line), with ``rim`` walls after each line of a block. Where
    ways back cost the same, half of the moves are kept, and the others read where they come from.
    limit: values above it need not be exact.
    """

    values: np.ndarray
    ground: np.ndarray
    costs: np.ndarray
    moves: tuple[Move, ...]
    kept: tuple[Move, ...]
    rim: int
    limit: int
    rows: int
    columns: int
    side: int = SIDE

    @classmethod
    def of(
        cls,
        friction: np.ndarray,
        elevation: np.ndarray | None,
        moves: MoveCosts,
        limit: int,
        side: int = SIDE,
        cancelled: CancelCheck = never,
    ) -> MoveField:
        """Return the field of a tile that has no values yet. friction, elevation: as `MoveCosts.of` takes them."""
        rows, columns = friction.shape
        rim, own = moves.reach, (slice(moves.reach, moves.reach + rows), slice(moves.reach, moves.reach + columns))
        down, over = -(-rows // side), -(-columns // side)
        shape = down * side + 2 * rim, over * side + 2 * rim
        frictions = np.full(shape, WALL_FRICTION, dtype=np.float32)
        np.copyto(frictions[own], friction, where=friction < BARRIER)  # NaN compares as False
        heights = None
        if elevation is not None:
            heights = np.zeros(shape, dtype=np.float32)
            heights[own] = elevation
        lines = side + 2 * rim
        kept = kept_moves(moves)
        costs = np.empty((len(kept), lines, down, over, lines + rim), dtype=np.int64)
        for cost in costs:
            # memory touched first is slow: a look after each part of it, not one after all
            stop_if(cancelled)
            cost.reshape(-1)[::_PAGE] = FARTHEST
        for block in range(down):
            stop_if(cancelled)
            strip = slice(block * side, block * side + lines)
            found = moves.of(frictions[strip], None if heights is None else heights[strip], cancelled, kept)
            across, step, cell = found.strides
            costs[:, :, block, :, :lines] = as_strided(
                found, (len(found), lines, over, lines), (across, step, side * cell, cell)
            )
            costs[:, :, block, :, lines:] = FARTHEST
            # no move leads from one block into the walls and cells of the next
            for cost, (_, right) in zip(costs[:, :, block], kept):
                cost[..., : max(0, -right)] = FARTHEST
                cost[..., lines - max(0, right) :] = FARTHEST
        values = np.full(shape, UNREACHED, dtype=np.int64)
        flat = costs.reshape(len(kept) * lines, down * over, lines + rim)
        return cls(values, frictions < WALL_FRICTION, flat, moves.moves, kept, rim, limit, rows, columns, side)

    @staticmethod
    def bytes_per_cell(moves: MoveCosts, side: int = SIDE) -> float:
        """Return the memory of a field [bytes a cell]."""
        lines = side + 2 * moves.reach
        return 8 * len(kept_moves(moves)) * lines * (lines + moves.reach) / side**2 + 9

    @property
    def interior(self) -> np.ndarray:
        """Values (rows, columns) without the walls around; a view."""
        return self.values[self.rim : self.rim + self.rows, self.rim : self.rim + self.columns]

    @property
    def stride(self) -> int:
        """Distance in the flattened arrays from a cell to the one below."""
        return self.values.shape[1]

    @property
    def symmetric(self) -> bool:
        """Whether ways back cost the same."""
        return len(self.kept) < len(self.moves)

    @property
    def directed(self) -> bool:
        """Whether ways back cost something else, so that all ways are needed for a graph."""
        return True

    @property
    def ways(self) -> tuple[int, ...]:
        """Offsets in the flattened arrays from a cell to those that moves lead to."""
        return tuple(-(down * self.stride + over) for down, over in self.moves)

    def is_open(self, rows: slice) -> np.ndarray:
        """Return which cells of rows (counted with the rim) can be entered, without the rim at the sides."""
        return self.ground[rows, self.rim : self.rim + self.columns]

    def way_costs(self, way: int, cells: np.ndarray) -> np.ndarray:
        """Return what one of the ``ways`` costs from each of ``cells``: `FARTHEST` or more where it is closed."""
        move = self.moves[way]
        row, column = np.divmod(cells + self.ways[way], self.stride)
        row, column = row - self.rim, column - self.rim
        # what lies in the rim is a wall, whichever cell is read instead
        inside = (row >= 0) & (column >= 0) & (row < self.rows) & (column < self.columns)
        row, column = np.where(inside, row, 0), np.where(inside, column, 0)
        over = (self.values.shape[1] - 2 * self.rim) // self.side
        (y, line), (x, cell) = np.divmod(row, self.side), np.divmod(column, self.side)
        number, down, right = self.read_at(move)
        lines = self.side + 2 * self.rim
        found = self.costs[number * lines + self.rim + line + down, y * over + x, self.rim + cell + right]
        return np.where(inside, found, FARTHEST)

    def read_at(self, move: Move) -> tuple[int, int, int]:
        """Return which of the kept moves has the cost of a move, and how many lines and cells away from the cell that
        is entered."""
        if move in self.kept:
            return self.kept.index(move), 0, 0
        return self.kept.index((-move[0], -move[1])), *move

    def costs_of(self, rows: slice, columns: slice) -> np.ndarray:
        """Return the costs of entering the cells of a part (counted without the rim), (moves, rows, columns)."""
        rim, side = self.rim, self.side
        lines = side + 2 * rim
        down, over = ((size - 2 * rim) // side for size in self.values.shape)
        blocks = self.costs.reshape(len(self.kept), lines, down, over, lines + rim)
        y, x = slice(rows.start // side, -(-rows.stop // side)), slice(columns.start // side, -(-columns.stop // side))
        top, left = rows.start - y.start * side, columns.start - x.start * side
        found = np.empty((len(self.moves), rows.stop - rows.start, columns.stop - columns.start), dtype=np.int64)
        for target, move in zip(found, self.moves):
            number, below, right = self.read_at(move)
            part = blocks[number, rim + below : rim + below + side, y, x, rim + right : rim + right + side]
            part = part.transpose(1, 0, 2, 3)
            whole = part.reshape(part.shape[0] * side, part.shape[2] * side)
            target[...] = whole[top : top + target.shape[0], left : left + target.shape[1]]
        return found


def kept_moves(moves: MoveCosts) -> tuple[Move, ...]:
    """Return the moves whose costs are kept: half of them where ways back cost the same."""
    return tuple(move for move in moves.moves if move < (0, 0)) if moves.symmetric else moves.moves
