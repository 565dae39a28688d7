"""From exact values back to where they come from: the cells of a least-cost route, and its line."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from osgeo import ogr

from dss_planner.access.moves import Move
from dss_planner.raster.grid import Grid
from dss_planner.raster.layout import Layout, Patch
from dss_planner.running import CancelCheck, never, stop_if

#: Row and column of a cell.
Cell = tuple[int, int]
_MOVES_PER_CHECK = 20_000


def trace(
    explained: Callable[[Patch], np.ndarray],
    layout: Layout,
    moves: Sequence[Move],
    cell_size: tuple[float, float],
    start: Cell,
    cancelled: CancelCheck = never,
) -> tuple[list[Cell], float]:
    """Return the cells where the route from ``start`` back to its origin starts, turns and ends, and its length [m].

    explained: see `solved.Solved`. Of moves that explain a cell equally well the first is taken, so the route is always
    the same.
    """
    row, column = start
    cells, counts = [start], [0] * len(moves)
    side, last, steps = layout.side, -1, 0
    patch: Patch | None = None
    bits = np.empty((0, 0), dtype=np.uint16)
    while True:
        if steps % _MOVES_PER_CHECK == 0:
            stop_if(cancelled)
        steps += 1
        here = (row // side, column // side)
        if here != patch:
            patch, bits = here, explained(here)
        explaining = int(bits[row % side, column % side])
        if not explaining:
            break
        move = (explaining & -explaining).bit_length() - 1
        if last not in (-1, move):
            cells.append((row, column))
        counts[move] += 1
        last = move
        row, column = row + moves[move][0], column + moves[move][1]
    if last >= 0:
        cells.append((row, column))
    lengths = (math.hypot(down * cell_size[1], over * cell_size[0]) for down, over in moves)
    return cells, sum(count * length for count, length in zip(counts, lengths))


def line_through(cells: Iterable[Sequence[int]], grid: Grid) -> ogr.Geometry | None:
    """Return the line through the centres of ``cells`` (row, column); None where there is none to draw."""
    line = ogr.Geometry(ogr.wkbLineString)
    for row, column in cells:
        line.AddPoint_2D(*grid.xy(column + 0.5, row + 0.5))
    return line if line.GetPointCount() > 1 else None
