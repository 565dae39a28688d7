"""Exact coverage of cells by polygons: edges cut at the grid lines, summed up along the rows.

The share of a cell inside a polygon is the running sum, along its row, of the signed areas to the right of the
polygon's edges. Only the cells under edges are worked on: between two of them a row has one share, kept as a run.
The cost follows the perimeter; holes, several parts and overlapping polygons need nothing special.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from dss_planner.raster.reading import Window
from dss_planner.raster.zoneedges import Edges, owners

#: A share below this is rounding of positions (a millimetre for a cell of 30 m), not coverage.
LEAST_SHARE = 1e-9
#: Shorter runs are handled as single cells, which is faster.
SHORTEST_RUN = 16


@dataclass(frozen=True)
class Cover:
    """What polygons cover of a window, sorted by zone; cells are counted along the rows of the window.

    Single cells: ``zone``, ``cell`` and ``share`` (0–1). Runs of cells of one row that share one coverage:
    ``run_zone``, ``run_start``, ``run_stop`` (excluded) and ``run_share``; no run reaches the window's last cell.
    """

    zone: np.ndarray
    cell: np.ndarray
    share: np.ndarray
    run_zone: np.ndarray
    run_start: np.ndarray
    run_stop: np.ndarray
    run_share: np.ndarray


@dataclass(frozen=True)
class _Lines:
    """The rows that each zone touches, one after the other: zone and first cell of each line; ``offset``: what turns
    a row into a line, for each edge."""

    zone: np.ndarray
    cell: np.ndarray
    offset: np.ndarray


def cover(edges: Edges, window: Window) -> Cover:
    """Return what the polygons of ``edges`` cover of ``window`` (both in cells of the same grid)."""
    touching = np.flatnonzero((edges.top < window.row + window.height) & (edges.bottom > window.row))
    edges = edges.take(touching)
    first = np.floor(np.maximum(edges.top - window.row, 0.0)).astype(np.int32)
    count = np.ceil(np.minimum(edges.bottom - window.row, window.height)).astype(np.int32) - first
    lines = _lines(edges, first, count, window)
    line, column, height, beyond = _pieces(edges, first, count, lines, window)
    # both sums of a cell travel as one complex number through the sorting and adding up of the sparse matrix
    change = np.empty(len(height), dtype=np.complex128)
    change.real, change.imag = height, beyond
    entries = sparse.coo_matrix((change, (line, column)), shape=(len(lines.zone), window.width)).tocsr()
    entries.sum_duplicates()
    return _segments(entries, lines, window)


def _lines(edges: Edges, first: np.ndarray, count: np.ndarray, window: Window) -> _Lines:
    if not len(first):
        return _Lines(edges.zone, np.empty(0, dtype=np.int64), first)
    start = np.flatnonzero(np.concatenate([[True], edges.zone[1:] != edges.zone[:-1]]))
    low = np.minimum.reduceat(first, start)
    rows = np.maximum.reduceat(first + count, start) - low
    shift = np.cumsum(rows) - rows - low
    number = owners(rows)
    row = np.arange(len(number)) - shift[number]
    zone_of_edge = owners(np.diff(np.append(start, len(first))))
    return _Lines(edges.zone[start][number], row * window.width, shift[zone_of_edge].astype(np.int32))


def _pieces(
    edges: Edges, first: np.ndarray, count: np.ndarray, lines: _Lines, window: Window
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Cut edges at all grid lines of the window.

    Return of each piece the line and the column, its signed height, and the part of the area to the right of it in
    its row that the piece's own cell lacks.
    """
    line, x0, x1, height = _cut_at_rows(edges, first, count, lines, window)
    low, high = np.minimum(x0, x1), np.maximum(x0, x1)
    # right of the window nothing of a row is to the right of the edge; left of it all of it is
    left = np.floor(np.maximum(low, -1.0)).astype(np.int32)
    columns = np.ceil(np.minimum(high, window.width + 1.0)).astype(np.int32)
    columns -= left
    one = columns <= 1
    x0 += x1
    x0 *= 0.5
    x = x0
    wide = np.flatnonzero(~one)
    if len(wide):
        owner, middle, part = _cut_at_columns(low[wide], high[wide], left[wide], columns[wide])
        owner = wide[owner]
        part *= height[owner]
        line, x, height = (
            np.concatenate([line[one], line[owner]]),
            np.concatenate([x[one], middle]),
            np.concatenate([height[one], part]),
        )
    inside = x < window.width
    if not inside.all():
        line, x, height = line[inside], x[inside], height[inside]
    np.maximum(x, 0.0, out=x)
    column = x.astype(np.int32)
    x -= column
    x *= height
    return line, column, height, x


def _cut_at_rows(
    edges: Edges, first: np.ndarray, count: np.ndarray, lines: _Lines, window: Window
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return line, x at the upper and at the lower end and signed height of the pieces of edges in each row."""
    owner = owners(count)
    shift = (first - np.cumsum(count) + count).astype(np.int32)
    row = np.arange(len(owner), dtype=np.int32)
    row += shift[owner]
    top = edges.top - window.row
    slope = (edges.right - edges.left) / (edges.bottom - edges.top)
    tops = top[owner]
    upper = np.maximum(tops, row)
    x0 = upper - tops
    slopes = slope[owner]
    x0 *= slopes
    x0 += (edges.left - window.column)[owner]
    line = row + lines.offset[owner]
    row += 1
    height = np.minimum((edges.bottom - window.row)[owner], row)
    height -= upper
    slopes *= height
    slopes += x0
    height *= edges.turn[owner]
    return line, x0, slopes, height


def _cut_at_columns(
    low: np.ndarray, high: np.ndarray, left: np.ndarray, columns: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return of the pieces of each column the owner, the middle x and the part of the owner's height."""
    owner = owners(columns)
    ends = np.cumsum(columns)
    start = np.arange(len(owner), dtype=np.float64)
    start += (left - ends + columns)[owner]
    stop = start + 1.0
    # the outermost pieces reach to the ends, also those beyond the sides of the window
    start[ends - columns] = low
    stop[ends - 1] = high
    part = stop - start
    part /= (high - low)[owner]
    start += stop
    start *= 0.5
    return owner, start, part


def _segments(entries: sparse.csr_matrix, lines: _Lines, window: Window) -> Cover:
    """Sum up the changes along each line into single cells and runs."""
    count = np.diff(entries.indptr)
    column = entries.indices.astype(np.int64)
    running = np.cumsum(entries.data.real)
    before = np.concatenate([[0.0], running])[entries.indptr[:-1]]
    line = owners(count)
    running -= before[line]
    # a cell under edges, then the run up to the next one: two segments for each entry
    start = np.empty(2 * len(column), dtype=np.int64)
    length = np.ones(2 * len(column), dtype=np.int64)
    share = np.empty(2 * len(column))
    start[0::2] = lines.cell[line] + column
    start[1::2] = start[0::2] + 1
    following = np.append(column[1:], window.width)
    following[entries.indptr[1:][count > 0] - 1] = window.width
    length[1::2] = following - column - 1
    share[0::2] = running - entries.data.imag
    share[1::2] = running
    use = np.flatnonzero((share > LEAST_SHARE) & (length > 0))
    return _cells_and_runs(lines.zone[line[use >> 1]], start[use], length[use], np.minimum(share[use], 1.0), window)


def _cells_and_runs(
    zone: np.ndarray, start: np.ndarray, length: np.ndarray, share: np.ndarray, window: Window
) -> Cover:
    # the window's last cell is never in a run, so that a run's end is a cell too
    ends = start + length == window.width * window.height
    run = (length >= SHORTEST_RUN) & ~ends
    short = ~run
    lengths = length[short]
    owner = owners(lengths)
    cell = (start[short] - np.cumsum(lengths) + lengths)[owner]
    cell += np.arange(len(cell))
    return Cover(
        zone[short][owner], cell, share[short][owner], zone[run], start[run], start[run] + length[run], share[run]
    )
