"""Land that a region encloses without holding it, from the gaps between its runs."""

from __future__ import annotations

import numpy as np

from dss_planner.raster.reading import Window
from dss_planner.sites.closing import OWN, Runs, closed, joined_runs
from dss_planner.sites.land import Read

#: Cells whose areas are summed at once.
_CELLS = 1 << 22


def hole_hectares(region: Runs, hectares: Read) -> float:
    """Return the hectares of the holes of a region that is joined through cell sides."""
    found = holes(region)
    if found is None:
        return 0.0
    bounds, total = found.bounds, 0.0
    rows = max(1, _CELLS // bounds.width)
    for row in range(bounds.row, bounds.row + bounds.height, rows):
        window = Window(bounds.column, row, bounds.width, min(rows, bounds.row + bounds.height - row))
        total += float(hectares(window)[closed(window, (found,), OWN)].sum())
    return total


def holes(region: Runs) -> Runs | None:
    """Return the cells from which no way over cell sides leads out of the region; None when there are none.

    Gaps of a row and the next are joined where they share a column; the land to the west and the east of all runs is
    a gap of each row that is outside.
    """
    bounds = region.bounds
    left, right = bounds.column - 1, bounds.column + bounds.width
    opens = np.flatnonzero(np.diff(region.row, prepend=bounds.row - 1))
    closes = np.append(opens[1:], len(region.row)) - 1
    # west of each run, and east of the last of each row
    row = np.insert(region.row, closes + 1, region.row[closes])
    first = np.insert(region.last + 1, closes + 1, region.last[closes] + 1)
    first = np.roll(first, 1)
    last = np.insert(region.first - 1, closes + 1, right)
    starts = opens + np.arange(len(opens))
    first[starts] = left
    outside = np.zeros(len(row), dtype=bool)
    outside[starts] = outside[closes + 1 + np.arange(len(closes))] = True
    outside |= (row == bounds.row) | (row == bounds.row + bounds.height - 1)
    gap = first <= last
    row, first, last, outside = row[gap], first[gap], last[gap], outside[gap]
    if outside.all():
        return None
    number, whole = joined_runs(row, first, last)
    leads_out = np.zeros(number, dtype=bool)
    leads_out[whole[outside]] = True
    inner = ~leads_out[whole]
    return Runs(row[inner], first[inner], last[inner]) if inner.any() else None
