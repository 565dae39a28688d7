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
_CHUNK = 16384
#: Bits of a key below the value: one for each criterion (`combining.MOST_ORDERED` at most).
_BITS = 20
_CRITERIA = (1 << _BITS) - 1
#: Weights this close to all and to nothing count as such at the ends of the optimism.
_CLOSE = 1e-12


@dataclass(frozen=True)
class Ordered:
    """values: z₍ⱼ₎, one array for each place, the largest first; best: masks of the j best criteria.

    unknown: where a value is NaN.
    """

    values: tuple[np.ndarray, ...]
    best: tuple[np.ndarray, ...]
    unknown: np.ndarray


def ordered(values: Sequence[np.ndarray], bits: Sequence[int] = ()) -> Ordered:
    """Return the values (one array for each criterion, float32 or float64, 0–1) in order of each cell.

    bits: the bit of each criterion in the masks (its position when empty).
    """
    unknown = np.isnan(values[0])
    for value in values[1:]:
        unknown |= np.isnan(value)
    sort = _order_short if values[0].dtype == np.float32 else _order_long
    descending, best = sort([np.ravel(value) for value in values], bits or range(len(values)))
    shape = values[0].shape
    return Ordered(tuple(v.reshape(shape) for v in descending), tuple(b.reshape(shape) for b in best), unknown)


def ordered_score(order: Ordered, chances: np.ndarray) -> np.ndarray:
    """Return 100·Σⱼ (z₍ⱼ₎ − z₍ⱼ₊₁₎)·Q(the j best), NaN where a value is unknown. chances: Q of all subsets."""
    one = order.values[0].dtype.type
    scaled = chances * one(100.0)
    total = np.zeros_like(order.values[0])
    chance, step = np.empty_like(total), np.empty_like(total)
    for place, (value, mask) in enumerate(zip(order.values, order.best), start=1):
        following = order.values[place] if place < len(order.values) else one(0)
        np.take(scaled, mask, out=chance, mode="clip")
        np.subtract(value, following, out=step)
        np.multiply(chance, step, out=chance)
        np.add(total, chance, out=total)
    np.minimum(total, one(100.0), out=total)
    total[order.unknown] = np.nan
    return total


class Insertion:
    """The score while the values of one criterion change: the others are sorted once, the one is put in its place.

    Gives the same bits as sorting all: z'₍ⱼ₎ is the middle of z₍ⱼ₋₁₎, x and z₍ⱼ₎ of the others; where values are equal
    the order does not matter, since their difference is 0.
    """

    def __init__(self, others: Ordered, bit: int, chances: np.ndarray) -> None:
        """Others are float32 values sorted with bits of their own; bit: that of the criterion; chances: of `table`."""
        self._others = others
        scaled = (chances * np.float32(100.0)).astype(np.float32, copy=False)
        own = np.intp(1 << bit)
        self._alone = scaled[own]
        self._without = [scaled[mask].view(np.int32) for mask in others.best]
        # in which bits the chances differ once the criterion is among the best, for a choice without branches
        beside = [np.full_like(self._without[0], self._alone.view(np.int32))]
        beside += [scaled[mask | own].view(np.int32) for mask in others.best]
        self._differ = [np.bitwise_xor(a, b) for a, b in zip(self._without, beside)]
        self._all = beside[-1].view(np.float32)

    def score(self, value: np.ndarray) -> np.ndarray:
        """Return what `ordered_score` gives with the criterion's ``value``."""
        known = self._others.values
        total = np.zeros_like(value)
        step, following, spare = (np.empty_like(value) for _ in range(3))
        chosen = np.empty(value.shape, dtype=np.int32)
        current = np.maximum(value, known[0])
        for place, other in enumerate(known):
            np.minimum(other, value, out=following)
            if place + 1 < len(known):
                np.maximum(following, known[place + 1], out=following)
            np.subtract(current, following, out=step)
            np.negative((value > other).view(np.int8), out=chosen)
            np.bitwise_and(chosen, self._differ[place], out=chosen)
            np.bitwise_xor(chosen, self._without[place], out=chosen)
            np.multiply(chosen.view(np.float32), step, out=step)
            np.add(total, step, out=total)
            current, following, spare = following, spare, current
        total += self._all * current
        np.minimum(total, np.float32(100.0), out=total)
        total[self._others.unknown | np.isnan(value)] = np.nan
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


def _order_short(values: Sequence[np.ndarray], bits: Sequence[int]) -> tuple[np.ndarray, np.ndarray]:
    """Return values and masks of float32 values, sorted by a network on keys of the value's bits and its criterion."""
    count, size = len(values), values[0].size
    descending = np.empty((count, size), dtype=np.float32)
    best = np.empty((count, size), dtype=np.int64)
    network = _network(count)
    memory = np.empty((count + 1, _CHUNK), dtype=np.int64)
    for start in range(0, size, _CHUNK):
        part = slice(start, min(start + _CHUNK, size))
        *keys, spare = (row[: part.stop - start] for row in memory)
        for key, value, bit in zip(keys, values, bits):
            # floats from 0 on sort like their bits; −0 comes last, as 0 does
            key[:] = value[part].view(np.int32)
            np.left_shift(key, _BITS, out=key)
            np.bitwise_or(key, 1 << bit, out=key)
        for first, second in network:
            np.minimum(keys[first], keys[second], out=spare)
            np.maximum(keys[first], keys[second], out=keys[first])
            keys[second], spare = spare, keys[second]
        found = np.zeros_like(spare)
        for place, key in enumerate(keys):
            np.bitwise_and(key, _CRITERIA, out=spare)
            np.bitwise_or(found, spare, out=best[place, part])
            found = best[place, part]
            descending[place, part] = np.right_shift(key, _BITS).astype(np.int32).view(np.float32)
    return descending, best.astype(np.intp, copy=False)


def _order_long(values: Sequence[np.ndarray], bits: Sequence[int]) -> tuple[np.ndarray, np.ndarray]:
    """Return the same for values of any type, sorted place by place."""
    stacked = np.stack(list(values))
    order = np.argsort(-stacked, axis=0, kind="stable")
    own = np.left_shift(1, np.array(list(bits))).astype(np.intp)
    return np.take_along_axis(stacked, order, axis=0), np.bitwise_or.accumulate(own[order], axis=0)


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
