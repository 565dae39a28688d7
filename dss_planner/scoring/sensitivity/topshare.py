"""How often a cell is among the top share of all cells: exact counts without sorting all cells in every draw.

In each draw the top is bounded by the score of one cell. A sample of cells brackets that bound; only the cells within
the bracket are looked at exactly and partitioned, the others are counted. A bracket that misses is widened, so the
sample changes the time and never the result.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from dss_planner.running import CancelCheck, never, stop_if
from dss_planner.scoring.sensitivity.brackets import Brackets, brackets_of
from dss_planner.scoring.sensitivity.mapdraws import CHUNK_DRAWS, MapDraws, chunks

#: Half widths of the brackets in standard errors of the sample, one trial after the other.
_WIDTHS = (4.5, 18.0, math.inf)
#: Scores within brackets held at once, about (16 bytes each, twice while they are sorted).
_HELD = 8_000_000
#: Flags that are added up as bytes side by side; a chunk of cells has at most 255 times as many.
_LANES = 256

#: Runs a function on the raw values (criteria, cells) of each block and gives what it returns, in order.
Blocks = Callable[[Callable[[np.ndarray], Any]], Iterable[Any]]


def top_count(cells: int, share: float) -> int:
    """Return how many cells the top share has: at least one; more belong to it where scores tie at its bound."""
    return max(1, math.ceil(share * cells - 1e-9))


@dataclass(frozen=True)
class TopBounds:
    """Where the top begins. bounds: float64 (draws,), the number of `MapDraws.exact` from which a cell belongs to it.

    counts: for each block uint32 (cells,), the draws in which a cell belongs to the top; None when there were too many
    cells to count them on the way (`count_top` does).
    """

    bounds: np.ndarray
    counts: list[np.ndarray] | None


def top_bounds(
    draws: MapDraws,
    blocks: Blocks,
    sample: np.ndarray,
    cells: int,
    share: float,
    cancelled: CancelCheck = never,
) -> TopBounds:
    """Return the bounds of the top share in all draws.

    blocks: gives the raw values of all cells; sample: raw values (criteria, n) of some of them; cells: how many there
    are.
    """
    wanted = top_count(cells, share)
    found = np.full(draws.count, np.nan)
    for width in _WIDTHS:
        waiting = np.flatnonzero(np.isnan(found))
        brackets = brackets_of(draws, sample, waiting, wanted / cells, width, cancelled)
        parts = _groups(waiting, brackets, cells)
        once = len(parts) == 1 and len(parts[0]) == draws.count
        for part in parts:
            counts = _find(draws, blocks, part, brackets, wanted, found, once, cancelled)
            if once and not np.isnan(found).any():
                return TopBounds(found, counts)
    return TopBounds(found, None)


def _groups(waiting: np.ndarray, brackets: Brackets, cells: int) -> list[np.ndarray]:
    """Return the draws in parts, each with about as many cells within its brackets as may be held."""
    if not len(waiting):
        return []
    held = np.cumsum(brackets.within[waiting] * cells)
    cuts = np.searchsorted(held, np.arange(_HELD, held[-1], _HELD))
    return [part for part in np.split(waiting, np.unique(cuts)) if len(part)]


def _find(
    draws: MapDraws,
    blocks: Blocks,
    part: np.ndarray,
    brackets: Brackets,
    wanted: int,
    found: np.ndarray,
    count: bool,
    cancelled: CancelCheck,
) -> list[np.ndarray]:
    """Fill ``found`` for the draws in ``part`` whose bound lies within the bracket; return the counts if asked to."""
    low, high = brackets.low[part], brackets.high[part]
    below, beyond = around(low, high, draws.tolerance)

    def survey(raw: np.ndarray) -> _Surveyed:
        return _survey(draws, raw, part, below, beyond, count, cancelled)

    surveyed = list(blocks(survey))
    above = np.sum([block.above for block in surveyed], axis=0)
    row = np.concatenate([block.row for block in surveyed])
    value = np.concatenate([block.value for block in surveyed])
    value = value[np.argsort(row, kind="stable")]
    ends = np.cumsum(np.bincount(row, minlength=len(part)))
    for index, (start, end) in enumerate(zip(np.concatenate([[0], ends[:-1]]), ends)):
        place = end - start - (wanted - above[index])
        if not 0 <= place < end - start:
            continue
        value[start:end].partition(place)
        bound = value[start + place]
        # what was not held lies surely below the one and above the other
        if low[index] <= bound <= high[index]:
            found[part[index]] = bound
    return [block.counts(found[part]) for block in surveyed] if count else []


def around(low: np.ndarray, high: np.ndarray, tolerance: float) -> tuple[np.ndarray, np.ndarray]:
    """Return float32 bounds that leave no number between ``low`` and ``high`` out, whatever `approximate` is off by."""
    lowest = np.nextafter((low - tolerance).astype(np.float32), np.float32(-np.inf))
    return lowest, np.nextafter((high + tolerance).astype(np.float32), np.float32(np.inf))


@dataclass(frozen=True)
class _Surveyed:
    """A block. above: by draw, the cells over the bracket; over: by cell, the draws (None when not counted).

    row, cell, value: draw (position in the part), cell and number of the pairs within the bracket.
    """

    above: np.ndarray
    row: np.ndarray
    cell: np.ndarray
    value: np.ndarray
    over: np.ndarray

    def counts(self, bounds: np.ndarray) -> np.ndarray:
        """Return by cell the draws in which it belongs to the top."""
        within = self.cell[self.value >= bounds[self.row]]
        return self.over + np.bincount(within, minlength=len(self.over)).astype(np.uint32)


def _survey(
    draws: MapDraws,
    raw: np.ndarray,
    part: np.ndarray,
    below: np.ndarray,
    beyond: np.ndarray,
    count: bool,
    cancelled: CancelCheck,
) -> _Surveyed:
    above = np.zeros(len(part), dtype=np.int64)
    total = np.zeros(raw.shape[1], dtype=np.uint32)
    rows, cells, values = [np.zeros(0, np.uint16)], [np.zeros(0, np.uint32)], [np.zeros(0)]
    for own, prepared in chunks(draws, raw):
        stop_if(cancelled)
        for start in range(0, len(part), CHUNK_DRAWS):
            chosen = slice(start, start + CHUNK_DRAWS)
            scores = draws.approximate(prepared, part[chosen])
            over = scores > beyond[chosen, np.newaxis]
            within = scores >= below[chosen, np.newaxis]
            np.not_equal(within, over, out=within)
            above[chosen] += _row_sums(over)
            if count:
                # a byte holds the counts of a chunk of draws
                total[own] += np.add.reduce(over.view(np.uint8), axis=0, dtype=np.uint8)
            places = np.flatnonzero(within)
            if len(places):
                row, cell = _parted(places, scores.shape[1])
                rows.append((row + start).astype(np.uint16))
                values.append(draws.exact(prepared, cell, part[row + start], scores.ravel()[places]))
                if count:
                    cells.append((cell + own.start).astype(np.uint32))
    return _Surveyed(above, np.concatenate(rows), np.concatenate(cells), np.concatenate(values), total)


def _parted(places: np.ndarray, columns: int) -> tuple[np.ndarray, np.ndarray]:
    """Return rows and columns of flat places: ten times as quick as `np.divmod`."""
    rows = places // columns
    return rows, places - rows * columns


def _row_sums(flags: np.ndarray) -> np.ndarray:
    """Return the number of True in each row: eight flags are added at once, as the bytes of a word."""
    rows, columns = flags.shape
    whole = columns // _LANES * _LANES
    words = np.ascontiguousarray(flags[:, :whole]).view(np.uint64).reshape(rows, -1, _LANES // 8)
    # no byte passes 255: a row has at most that many words of each place
    found = np.add.reduce(words, axis=1).view(np.uint8).sum(axis=1, dtype=np.int64)
    return found if whole == columns else found + np.count_nonzero(flags[:, whole:], axis=1)


@dataclass(frozen=True)
class Counted:
    """What the draws say of a block. top: uint32 (cells,), draws in which a cell belongs to the top share.

    mean, deviation: float64 (cells,), of the score (0–100) over the draws, None when not asked for.
    """

    top: np.ndarray
    mean: np.ndarray | None = None
    deviation: np.ndarray | None = None


def count_top(
    draws: MapDraws,
    raw: np.ndarray,
    bounds: np.ndarray,
    moments: bool = False,
    cancelled: CancelCheck = never,
) -> Counted:
    """Return in how many draws each cell belongs to the top. bounds: (draws,) of `top_bounds`."""
    below, beyond = around(bounds, bounds, draws.tolerance)
    top = np.zeros(raw.shape[1], dtype=np.uint32)
    sums = np.zeros((2, raw.shape[1])) if moments else None
    for cells, prepared in chunks(draws, raw):
        stop_if(cancelled)
        own = top[cells]
        for start in range(0, draws.count, CHUNK_DRAWS):
            part = np.arange(start, min(start + CHUNK_DRAWS, draws.count))
            scores = draws.approximate(prepared, part)
            over = scores > beyond[part, np.newaxis]
            within = scores >= below[part, np.newaxis]
            np.not_equal(within, over, out=within)
            places = np.flatnonzero(within)
            if len(places):
                row, cell = _parted(places, scores.shape[1])
                exact = draws.exact(prepared, cell, part[row], scores.ravel()[places])
                over.ravel()[places] = exact >= bounds[part[row]]
            # a byte holds the counts of a chunk of draws
            own += np.add.reduce(over.view(np.uint8), axis=0, dtype=np.uint8)
            if sums is not None:
                points = draws.points(scores).astype(float)
                sums[0, cells] += points.sum(axis=0)
                sums[1, cells] += (points * points).sum(axis=0)
    if sums is None:
        return Counted(top)
    mean = sums[0] / draws.count
    return Counted(top, mean, np.sqrt(np.maximum(sums[1] / draws.count - mean * mean, 0.0)))
