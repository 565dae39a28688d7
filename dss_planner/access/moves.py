"""Moves from cell to cell and their costs in whole numbers, one for each direction: slopes and knight's moves.

A move is named by where it comes from: (rows down, columns over) from the cell that is entered to the cell that is
left. Its cost is the distance between the centres times the mean friction of the cells passed, times the pace that
the slope allows (`walking`), rounded once to a whole number of quanta.

Resolution and overflow are those of `fixedpoint`: the cheapest step has 2^22 quanta, so rounding (half a quantum)
changes a route by at most 1.2e-7 of its cost; a step that cannot be taken costs `FARTHEST` = 2^48, and sums along a
line of at most 2^13 cells stay below 2^61.

Knight's moves pass four cells, each for a quarter of the way; none of the four may be a barrier, so that nothing is
jumped over. Source: AccessMod's r.walk.accessmod, costManager (distance / 4 in each of the four cells) [V].
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from dss_planner.access.fixedpoint import FARTHEST, SMALLEST_HALF_EDGE
from dss_planner.access.surface import BARRIER
from dss_planner.access.walking import Movement, fastest_pace, pace, slowest_pace
from dss_planner.errors import InputError
from dss_planner.running import CancelCheck, never, stop_if

Move = tuple[int, int]
#: Straight before diagonal before knight's moves: of routes equally good, the one with the earlier last move is taken.
EIGHT: tuple[Move, ...] = ((0, -1), (0, 1), (-1, 0), (1, 0), (-1, -1), (-1, 1), (1, -1), (1, 1))
KNIGHTS: tuple[Move, ...] = ((-1, -2), (-1, 2), (1, -2), (1, 2), (-2, -1), (-2, 1), (2, -1), (2, 1))
_CHEAPEST = 2 * SMALLEST_HALF_EDGE
#: Largest cost of a step: a quarter of what a whole route may cost, which is checked when it is known.
_COSTLIEST = FARTHEST // 4


def moves_of(neighbours: int) -> tuple[Move, ...]:
    """Return the moves into a cell for 8 or 16 neighbours."""
    return EIGHT if neighbours == 8 else EIGHT + KNIGHTS


def passed(move: Move) -> tuple[Move, ...]:
    """Return the cells that a move passes, as seen from the cell that it enters, both ends with it."""
    down, over = move
    if abs(down) + abs(over) < 3:
        return (0, 0), move
    if abs(over) == 2:
        return (0, 0), (0, over // 2), (down, over // 2), move
    return (0, 0), (down // 2, 0), (down // 2, over), move


@dataclass(frozen=True)
class MoveCosts:
    """What a move costs. cell_size: width and height of a cell [m]."""

    movement: Movement
    cell_size: tuple[float, float]
    quanta_per_minute: float

    @classmethod
    def over(cls, movement: Movement, lowest: float, highest: float, cell_size: tuple[float, float]) -> MoveCosts:
        """Return the costs on a surface whose friction goes from ``lowest`` to ``highest`` [min/m].

        Raises `InputError` when the range is too wide for the exactness promised above.
        """
        cheapest = lowest * fastest_pace(movement) * min(cell_size)
        farthest = max(math.hypot(down * cell_size[1], over * cell_size[0]) for down, over in moves_of(16))
        costliest = highest * slowest_pace(movement) * farthest
        quanta = _CHEAPEST / cheapest
        if costliest * quanta > _COSTLIEST:
            raise InputError(
                "Friction from {low} to {high} min/m and slopes up to {steepest}° make steps that differ by a factor "
                "of {found}; at most {expected} can be computed exactly. Make the slowest ground impassable ({barrier} "
                "or above), or lower the steepest slope that can be walked.",
                low=f"{lowest:.6g}",
                high=f"{highest:.6g}",
                steepest=f"{movement.steepest:g}",
                found=f"{costliest / cheapest:.3g}",
                expected=f"{_COSTLIEST / _CHEAPEST:.3g}",
                barrier=f"{BARRIER:g}",
            )
        return cls(movement, cell_size, quanta)

    @property
    def moves(self) -> tuple[Move, ...]:
        """The moves into a cell."""
        return moves_of(self.movement.neighbours)

    @property
    def reach(self) -> int:
        """Most rows or columns that a move goes."""
        return 1 if self.movement.neighbours == 8 else 2

    def distance(self, move: Move) -> float:
        """Return the distance that a move covers on the map [m]."""
        return math.hypot(move[0] * self.cell_size[1], move[1] * self.cell_size[0])

    @property
    def symmetric(self) -> bool:
        """Whether ways back cost the same."""
        return self.movement.walking == "off" or self.movement.direction == "both"

    def of(
        self,
        friction: np.ndarray,
        elevation: np.ndarray | None,
        cancelled: CancelCheck = never,
        moves: tuple[Move, ...] | None = None,
    ) -> np.ndarray:
        """Return the cost of entering each cell by each move [quanta], int64 (moves, rows, columns).

        friction: min/m on level ground (rows, columns), NaN or at least `BARRIER` impassable. elevation: m, known
        wherever friction is; not needed unless walking. moves: None for all; without those that lead back when only
        the others are wanted. `FARTHEST` where a move cannot be taken.
        """
        level = friction.astype(np.float64)
        level[~(friction < BARRIER)] = np.inf  # NaN compares as False
        height = None if elevation is None else np.nan_to_num(elevation.astype(np.float64))
        moves = self.moves if moves is None else moves
        costs = np.full((len(moves), *friction.shape), FARTHEST, dtype=np.int64)
        for number, move in enumerate(moves):
            if move > (0, 0):
                continue  # comes with the move that leads back
            stop_if(cancelled)
            back = (-move[0], -move[1])
            entered, left = _pair(friction.shape, move)
            quanta = self._level_quanta(level, move)
            there, again = quanta, quanta
            if height is not None:
                slope = (height[entered] - height[left]) / self.distance(move)
                there = again = quanta * pace(slope, self.movement)
                if not self.symmetric and back in moves:
                    again = quanta * pace(-slope, self.movement)
            costs[number][entered] = whole = _whole(there)
            if back in moves:
                costs[moves.index(back)][left] = whole if again is there else _whole(again)
        return costs

    def _level_quanta(self, level: np.ndarray, move: Move) -> np.ndarray:
        """Return the cost of a move between the cells of all pairs, on level ground."""
        through = passed(move)
        total = level[_place(level.shape, move, through[0])].copy()
        for cell in through[1:]:
            total += level[_place(level.shape, move, cell)]
        return total * (self.distance(move) / len(through) * self.quanta_per_minute)


def _pair(shape: tuple[int, ...], move: Move) -> tuple[tuple[slice, slice], tuple[slice, slice]]:
    """Return the cells that a move enters, and those that it leaves, of an array of ``shape``."""
    return _place(shape, move, (0, 0)), _place(shape, move, move)


def _place(shape: tuple[int, ...], move: Move, cell: Move) -> tuple[slice, slice]:
    """Return the part of an array that holds ``cell``, seen from all cells that ``move`` can enter."""
    found = []
    for size, step, at in zip(shape, move, cell):
        first, last = max(0, -step), size - max(0, step)
        found.append(slice(min(first + at, size), max(last + at, 0)) if last > first else slice(0, 0))
    return found[0], found[1]


def _whole(quanta: np.ndarray) -> np.ndarray:
    return np.rint(np.minimum(quanta, float(FARTHEST))).astype(np.int64)
