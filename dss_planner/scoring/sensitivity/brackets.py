"""Brackets around the bound of the top share in each draw, from a sample of the cells."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from dss_planner.running import CancelCheck, stop_if
from dss_planner.scoring.sensitivity.mapdraws import MapDraws, chunks

#: Draws whose samples are held at once.
_SAMPLED_AT_ONCE = 16
#: Cells that bracket the bounds: of an eighth of the raster within these limits.
_SAMPLE, _LEAST_SAMPLE, _MOST_SAMPLE = 8, 1 << 15, 1 << 17
#: Cells of the sample that tell roughly where its best begin, and half the width of that in standard errors.
_ROUGHLY, _ROUGH_WIDTH = 1 << 12, 6.0


def sample_share(cells: int) -> float:
    """Return which share of so many cells makes a good sample: 0–1."""
    return min(1.0, min(max(cells // _SAMPLE, _LEAST_SAMPLE), _MOST_SAMPLE) / cells)


@dataclass(frozen=True)
class Brackets:
    """By draw (all of them): bounds below and above, and the share of the sample between."""

    low: np.ndarray
    high: np.ndarray
    within: np.ndarray


def brackets_of(
    draws: MapDraws, sample: np.ndarray, waiting: np.ndarray, share: float, width: float, cancelled: CancelCheck
) -> Brackets:
    """Return brackets of the ``waiting`` draws from a sample, raw values (criteria, n).

    share: of the cells that belong to the top; width: of half a bracket, in standard errors of the sample.
    """
    size = sample.shape[1]
    low, high, within = np.full(draws.count, -np.inf), np.full(draws.count, np.inf), np.ones(draws.count)
    if math.isinf(width) or not size:
        return Brackets(low, high, within)
    margin = width * math.sqrt(size * share * (1.0 - share)) + 2.0
    # places from the lowest score of the sample
    first, last = math.floor(size * (1.0 - share) - margin), math.ceil(size * (1.0 - share) + margin)
    parts = [part for _, part in chunks(draws, sample)]
    rough = draws.prepare(sample[:, :: max(1, size // _ROUGHLY)])
    for start in range(0, len(waiting), _SAMPLED_AT_ONCE):
        stop_if(cancelled)
        rows = waiting[start : start + _SAMPLED_AT_ONCE]
        least = _least(draws.approximate(rough, rows), (size - max(first, 0)) / size)
        for row, best in zip(rows, _best_of(draws, parts, rows, least, size - max(first, 0))):
            # counted from the lowest of the best
            places = [place - size + len(best) for place in (first, last) if 0 <= place < size]
            if places:
                best.partition(places)
            if first >= 0:
                low[row] = best[places[0]]
            if last < size:
                high[row] = best[places[-1]]
            within[row] = np.count_nonzero((best >= low[row]) & (best <= high[row])) / size
    return Brackets(low, high, within)


def _least(scores: np.ndarray, share: float) -> np.ndarray:
    """Return for each row (of scores of a few cells) what surely the best share of all cells reaches, or nearly so."""
    size = scores.shape[1]
    place = math.floor(size * (1.0 - share) - _ROUGH_WIDTH * math.sqrt(size * share * (1.0 - share)) - 1.0)
    if place < 0:
        return np.full(len(scores), -np.inf, dtype=scores.dtype)
    scores.partition(place, axis=1)
    return scores[:, place]


def _best_of(
    draws: MapDraws, parts: list[Any], rows: np.ndarray, least: np.ndarray, count: int
) -> Iterator[np.ndarray]:
    """Yield for each draw the scores from ``least`` on, all of them where these are fewer than ``count``."""
    found: list[list[np.ndarray]] = [[] for _ in rows]
    for part in parts:
        scores = draws.approximate(part, rows)
        flags = scores >= least[:, np.newaxis]
        for own, row, flag in zip(found, scores, flags):
            own.append(row[flag])
    for row, own in zip(rows, found):
        best = np.concatenate(own)
        if len(best) < count:
            best = np.concatenate([draws.approximate(part, row[np.newaxis])[0] for part in parts])
        yield best
