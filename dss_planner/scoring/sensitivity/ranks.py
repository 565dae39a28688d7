"""Ranks of many draws, and how often each place has each rank (rank acceptability)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from dss_planner.raster.blocks import workers_of
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.scoring.sensitivity.combinations import Scores

#: Scores that differ by less than this [points] are equal, as in the ranking of sites.
RESOLUTION = 1e-9
#: Scores held at once.
_BLOCK = 1 << 20
#: Below this number of places a plain sort is as quick.
_FEW = 1500
_WORD = 16


def rank_rows(scores: np.ndarray) -> np.ndarray:
    """Return the ranks of each row (draws, places): 1 = highest score, equals share the better rank, 0 where NaN."""
    dtype = np.uint16 if scores.shape[1] < np.iinfo(np.uint16).max else np.uint32
    found = np.zeros(scores.shape, dtype=dtype)
    for row, ranks in zip(scores, found):
        _rank(row, ranks)
    return found


def _rank(scores: np.ndarray, ranks: np.ndarray) -> None:
    unknown = np.isnan(scores)
    some = bool(unknown.any())
    known = scores[~unknown] if some else scores
    if not known.size:
        return
    steps = np.rint(known / RESOLUTION)
    keys = (steps.max() - steps).astype(np.int64)
    order = _order(keys)
    ordered = keys[order]
    places = np.arange(1, len(order) + 1, dtype=ranks.dtype)
    equal = ordered[1:] == ordered[:-1]
    if equal.any():
        places[1:][equal] = 0
        places = np.maximum.accumulate(places)
    if some:
        ranks[np.flatnonzero(~unknown)[order]] = places
    else:
        ranks[order] = places


def _order(keys: np.ndarray) -> np.ndarray:
    """Return the order that sorts whole numbers ≥ 0: by radix of the leading 32 bits, by comparing where those tie."""
    bits = int(keys.max()).bit_length()
    if len(keys) < _FEW:
        return np.argsort(keys, kind="stable")
    leading = keys >> max(0, bits - 2 * _WORD)
    order = np.argsort(leading.astype(np.uint16), kind="stable")
    high = (leading >> _WORD).astype(np.uint16)
    order = order[np.argsort(high[order], kind="stable")]
    ordered = keys[order]
    if (ordered[1:] < ordered[:-1]).any():
        return np.argsort(keys, kind="stable")
    return order


@dataclass(frozen=True)
class RankFrequencies:
    """How often each place had each rank.

    ranks: (places, draws), the ranks of each place from best to worst, 0 where it cannot be ranked.
    """

    ranks: np.ndarray

    @property
    def draws(self) -> int:
        """Number of draws."""
        return self.ranks.shape[1]

    def shares(self, most: int | None = None) -> np.ndarray:
        """Return (places, ranks): the share of draws with rank 1, 2, … ``most`` (rank acceptability b_i^r of SMAA)."""
        return self.counts(most) / self.draws

    def counts(self, most: int | None = None) -> np.ndarray:
        """Return (places, ranks) whole numbers: the draws with rank 1, 2, … ``most`` (all ranks when None)."""
        places, width = len(self.ranks), len(self.ranks) if most is None else min(most, len(self.ranks))
        found = np.zeros((places, width), dtype=np.uint16 if self.draws <= np.iinfo(np.uint16).max else np.int32)
        step = max(1, (1 << 22) // max(width + 1, self.draws))
        for start in range(0, places, step):
            part = self.ranks[start : start + step]
            # runs of equal ranks, because each row is sorted
            first = np.ones(part.shape, dtype=bool)
            np.not_equal(part[:, 1:], part[:, :-1], out=first[:, 1:])
            begins = np.flatnonzero(first)
            lengths = np.diff(begins, append=part.size)
            row, rank = begins // self.draws, part.ravel()[begins].astype(np.int64)
            kept = (rank > 0) & (rank <= width)
            found[start + row[kept], rank[kept] - 1] = lengths[kept]
        return found

    def top_share(self, first: int) -> np.ndarray:
        """Return (places,): the share of draws in which a place is among the ``first`` ones."""
        return ((self.ranks > 0) & (self.ranks <= first)).mean(axis=1)

    def percentiles(self, *percents: float) -> np.ndarray:
        """Return (percents, places): ranks at these percentiles of the draws, rounded to a rank."""
        return np.percentile(self.ranks, percents, axis=1).round().astype(int)

    def mean(self) -> np.ndarray:
        """Return the mean rank of each place (0 where it cannot be ranked)."""
        return self.ranks.mean(axis=1)


def rank_draws(
    scores: Scores,
    weights: np.ndarray,
    threads: int = 0,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
) -> np.ndarray:
    """Return (draws, places) ranks of all weightings (draws, criteria); the same whatever the threads."""
    stop_if(cancelled)
    places = scores(weights[:1]).shape[1]
    step = max(1, min(_BLOCK // max(places, 1), -(-len(weights) // 8)))
    starts = range(0, len(weights), step)

    def block(start: int) -> np.ndarray:
        stop_if(cancelled)
        return rank_rows(scores(weights[start : start + step]))

    found = []
    with ThreadPoolExecutor(workers_of(threads)) as pool:
        for start, ranks in zip(starts, pool.map(block, starts)):
            found.append(ranks)
            progress(min(1.0, (start + step) / len(weights)), None)
    return np.concatenate(found)


def frequencies(ranks: np.ndarray) -> RankFrequencies:
    """Return how often each place had each rank, from ranks (draws, places)."""
    by_place = np.ascontiguousarray(ranks.T)
    by_place.sort(axis=1, kind="stable")
    return RankFrequencies(by_place)
