"""Ordered weighting of many cells at once: values sorted once, weights and optimism changed as often as one likes.

The ordered weighted average is the Choquet integral Σⱼ (z₍ⱼ₎ − z₍ⱼ₊₁₎)·Q(weight of the j best criteria), z₍ₙ₊₁₎ = 0. In
this form equal values cancel whatever their order, and every term is positive. Which criteria are the j best is a bit
mask, so that Q comes from a table of all subsets: no power has to be worked out for a cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

#: Cells sorted together: rows of so many keys stay in the processor's cache.
_CHUNK = 8192
#: Bits of a key below the value: one for each criterion (`combining.MOST_ORDERED` at most).
_BITS = 20
#: Weights this close to all and to nothing count as such at the ends of the optimism.
_CLOSE = 1e-12


@dataclass(frozen=True)
class Ordered:
    """Values in descending order. steps: z₍ⱼ₎ − z₍ⱼ₊₁₎, one array for each place; best: masks of the j best criteria.

    unknown: where a value is NaN.
    """

    steps: tuple[np.ndarray, ...]
    best: tuple[np.ndarray, ...]
    unknown: np.ndarray


def ordered(values: Sequence[np.ndarray]) -> Ordered:
    """Return the values (one array for each criterion, float32 or float64, 0–1) in order of each cell."""
    unknown = np.isnan(values[0])
    for value in values[1:]:
        unknown = unknown | np.isnan(value)
    sort = _sorted_short if values[0].dtype == np.float32 else _sorted_long
    descending, criteria = sort(values)
    steps, best = [], []
    mask = np.zeros(values[0].shape, dtype=np.int32)
    for place, value in enumerate(descending):
        following = descending[place + 1] if place + 1 < len(descending) else value.dtype.type(0)
        steps.append(value - following)
        mask = mask | criteria[place]
        best.append(mask.astype(np.intp))
    return Ordered(tuple(steps), tuple(best), unknown)


def ordered_score(order: Ordered, chances: np.ndarray) -> np.ndarray:
    """Return 100·Σⱼ stepⱼ·Q(the j best), NaN where a value is unknown. chances: Q of all subsets."""
    one = order.steps[0].dtype.type
    scaled = chances * one(100.0)
    total = np.zeros_like(order.steps[0])
    for step, mask in zip(order.steps, order.best):
        total += step * scaled[mask]
    np.minimum(total, one(100.0), out=total)
    total[order.unknown] = np.nan
    return total


@lru_cache(maxsize=16)
def subset_sums(weights: tuple[float, ...]) -> np.ndarray:
    """Return float64 (2ⁿ,): the share of the weight that each subset of n criteria has; bit i is criterion i."""
    sums = np.zeros(1)
    for weight in weights:
        sums = np.concatenate([sums, sums + weight])
    found = sums / sums[-1]
    found.flags.writeable = False
    return found


def quantified(shares: np.ndarray, optimism: float) -> np.ndarray:
    """Return Q(p) = p^((1 − o)/o) of shares of the weight: at o = 0 only the whole counts, at o = 1 any part does."""
    if optimism <= 0:
        return (shares >= 1 - _CLOSE).astype(float)
    if optimism >= 1:
        return (shares > _CLOSE).astype(float)
    return np.power(shares, (1 - optimism) / optimism)


def _sorted_short(values: Sequence[np.ndarray]) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Sort float32 values with a network: each cell's key holds the value's bits and the bit of its criterion."""
    shape, count = values[0].shape, len(values)
    keys = np.empty((count, values[0].size), dtype=np.int64)
    for index, value in enumerate(values):
        # + 0 turns −0 into 0; positive floats sort like their bits
        keys[index] = (value.ravel() + np.float32(0)).view(np.int32)
        keys[index] <<= _BITS
        keys[index] |= 1 << index
    network = _network(count)
    spare = np.empty(_CHUNK, dtype=np.int64)
    for start in range(0, keys.shape[1], _CHUNK):
        rows = [keys[index, start : start + _CHUNK] for index in range(count)]
        lower = spare[: len(rows[0])]
        for first, second in network:
            np.minimum(rows[first], rows[second], out=lower)
            np.maximum(rows[first], rows[second], out=rows[first])
            rows[second][:] = lower
    descending = [(key >> _BITS).astype(np.int32).view(np.float32).reshape(shape) for key in keys]
    return descending, [(key & ((1 << _BITS) - 1)).astype(np.int32).reshape(shape) for key in keys]


def _sorted_long(values: Sequence[np.ndarray]) -> tuple[list[np.ndarray], list[np.ndarray]]:
    stacked = np.stack(list(values))
    order = np.argsort(-stacked, axis=0, kind="stable")
    return list(np.take_along_axis(stacked, order, axis=0)), list(np.left_shift(1, order).astype(np.int32))


@lru_cache(maxsize=32)
def _network(count: int) -> tuple[tuple[int, int], ...]:
    """Return the comparisons of Batcher's odd-even merge sort for ``count`` places (Knuth, TAOCP 3, 5.2.2 M)."""
    found = []
    part = 1
    while part < count:
        step = part
        while step >= 1:
            for start in range(step % part, count - step, 2 * step):
                for place in range(start, start + min(step, count - start - step)):
                    if place // (2 * part) == (place + step) // (2 * part):
                        found.append((place, place + step))
            step //= 2
        part *= 2
    return tuple(found)
