"""Sweeps: a tile relaxed line by line, down, up, right and left, in plain numpy.

Each line first pulls from its three neighbours in the line before, then relaxes along itself both ways. With S the
running sum of edge costs along the line, going from j to i costs |S_i − S_j|, so the best value from the left is
``S + minimum.accumulate(d − S)`` and from the right the mirror image. Source: PERFORMANCE K2 [D].
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dss_planner.access.fixedpoint import UNREACHED, Scaling, half_edges

#: Side of the squares in which an array is transposed: two of them fit the processor's first cache.
_TRANSPOSE_BLOCK = 64


@dataclass(frozen=True)
class Lines:
    """Costs of a tile seen as lines, all int64 (lines, cells).

    diagonal: half edges; between[i]: cost from line i−1 to line i straight down (row 0 unused);
    along: running sum of edge costs along the line, starting with 0.
    """

    diagonal: np.ndarray
    between: np.ndarray
    along: np.ndarray


def prepare(friction: np.ndarray, scales: Scaling) -> tuple[Lines, Lines]:
    """Return the costs of a tile (``friction`` in min/m, walls as `WALL_FRICTION`) as rows and as columns."""
    flipped = transposed(friction)
    return _lines(friction, scales), _lines(flipped, scales.transposed())


def sweep(values: np.ndarray, rows: Lines, columns: Lines) -> np.ndarray:
    """Return ``values`` (int64 quanta) relaxed once in each of the four directions."""
    values = np.array(values, order="C")
    sweep_lines(values, rows)
    flipped = transposed(values)
    sweep_lines(flipped, columns)
    return transposed(flipped)


def sweep_lines(values: np.ndarray, lines: Lines) -> None:
    """Relax ``values`` in place from the first line to the last and back."""
    count, length = values.shape
    work = _Workspace(length)
    value, diagonal, between, along = list(values), list(lines.diagonal), list(lines.between), list(lines.along)
    _relax_along(value[0], value[0], along[0], work)
    for i in range(1, count):
        _pull(value[i], value[i - 1], diagonal[i], diagonal[i - 1], between[i], work)
        _relax_along(work.best, value[i], along[i], work)
    for i in range(count - 2, -1, -1):
        _pull(value[i], value[i + 1], diagonal[i], diagonal[i + 1], between[i + 1], work)
        _relax_along(work.best, value[i], along[i], work)


def transposed(array: np.ndarray) -> np.ndarray:
    """Return a contiguous transposed copy, made block by block."""
    rows, columns = array.shape
    result = np.empty((columns, rows), dtype=array.dtype)
    step = _TRANSPOSE_BLOCK
    for row in range(0, rows, step):
        for column in range(0, columns, step):
            result[column : column + step, row : row + step] = array[row : row + step, column : column + step].T
    return result


class _Workspace:
    """Buffers of one line; the padded one stays `UNREACHED` at both ends."""

    def __init__(self, length: int) -> None:
        padded = np.full(length + 2, UNREACHED, dtype=np.int64)
        self.middle, self.left, self.right = padded[1:-1], padded[:-2], padded[2:]
        self.best = np.empty(length, dtype=np.int64)
        self.other = np.empty(length, dtype=np.int64)
        self.mirrored = self.other[::-1]


def _pull(
    own: np.ndarray,
    before: np.ndarray,
    diagonal: np.ndarray,
    diagonal_before: np.ndarray,
    between: np.ndarray,
    work: _Workspace,
) -> None:
    """Leave in ``work.best`` the least of a line's own values and the values through its neighbour line."""
    np.add(before, diagonal_before, out=work.middle)
    np.minimum(work.left, work.right, out=work.best)
    np.add(work.best, diagonal, out=work.best)
    np.add(before, between, out=work.other)
    np.minimum(work.best, work.other, out=work.best)
    np.minimum(work.best, own, out=work.best)


def _relax_along(line: np.ndarray, target: np.ndarray, along: np.ndarray, work: _Workspace) -> None:
    """Relax ``line`` along itself, first rightwards then leftwards, into ``target``."""
    np.subtract(line, along, out=work.other)
    np.minimum.accumulate(work.other, out=work.other)
    np.add(work.other, along, out=work.other)
    np.add(work.other, along, out=work.other)
    np.minimum.accumulate(work.mirrored, out=work.mirrored)
    np.subtract(work.other, along, out=target)


def _lines(friction: np.ndarray, scales: Scaling) -> Lines:
    """Return the costs of the rows of ``friction``."""
    down = half_edges(friction, scales.down)
    across = down if scales.across == scales.down else half_edges(friction, scales.across)
    along = np.zeros(friction.shape, dtype=np.int64)
    np.add(across[:, :-1], across[:, 1:], out=along[:, 1:])
    np.cumsum(along, axis=1, out=along)
    between = np.empty_like(down)
    between[0] = 0
    np.add(down[:-1], down[1:], out=between[1:])
    return Lines(half_edges(friction, scales.diagonal), between, along)
