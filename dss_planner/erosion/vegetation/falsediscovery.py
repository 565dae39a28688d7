"""False discovery control over a whole map: exact adjusted p, whatever the number of cells, in bounded memory.

Benjamini and Hochberg 1995 [M]: with m tests, the adjusted p of the i-th smallest is min over k ≥ i of m·p_k/k.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from dss_planner.erosion.vegetation.floatkeys import HALVES, from_keys, keys_of
from dss_planner.errors import OutputError
from dss_planner.raster.scratch import write_failure
from dss_planner.running import CancelCheck, never, stop_if

#: Numbers that are sorted at once.
_SORTED = 1 << 21


def adjusted_p(p: np.ndarray) -> np.ndarray:
    """Return the adjusted p of all known ``p``; NaN stays NaN and is no test."""
    p = np.asarray(p, dtype=float)
    known = np.isfinite(p)
    adjusted = np.full(p.shape, np.nan)
    values, place, counts = np.unique(p[known], return_inverse=True, return_counts=True)
    if values.size:
        steps, _ = _adjusted(values, counts, 0, int(counts.sum()), 1.0)
        adjusted[known] = steps[place.reshape(-1)]
    return adjusted


def counts_of(p: np.ndarray) -> np.ndarray:
    """Return how many known float32 ``p`` share each upper half of their keys, for `MapOfTests`."""
    return np.bincount(keys_of(p[np.isfinite(p)]) >> 16, minlength=HALVES)


class MapOfTests:
    """The p of all cells of a map on disk, split into ranges of p small enough to be sorted one by one.

    First `put` all blocks, then `adjust`, then `take` the same blocks in the same order. Each range keeps its numbers
    in the order of the map, so that taking is reading on where the last block ended. Memory is bounded by `_SORTED`
    numbers; the file holds four bytes for each known cell. counts: the sum of `counts_of` over all blocks.
    """

    def __init__(self, path: Path, counts: np.ndarray) -> None:
        self._counts = counts
        self.total = int(counts.sum())
        self._starts = _range_starts(counts)
        below = np.concatenate([[0], np.cumsum(counts)])
        self._first = below[self._starts].astype(np.int64)
        self._last = np.append(self._first[1:], self.total)
        self._next = self._first.copy()
        self._path = path
        self._file = path.open("w+b")

    def __enter__(self) -> MapOfTests:
        return self

    def __exit__(self, *problem: object) -> None:
        self._file.close()

    def put(self, p: np.ndarray) -> None:
        """Take in the known float32 p of a block."""
        values = p[np.isfinite(p)].astype(np.float32)
        ranges = self._ranges(values)
        for number in np.unique(ranges):
            chosen = values[ranges == number]
            self._write(int(self._next[number]), chosen)
            self._next[number] += len(chosen)

    def adjust(self, q: float, cancelled: CancelCheck = never) -> float | None:
        """Put adjusted numbers in the place of all p; return the largest p whose adjusted p is at most ``q``."""
        least, threshold = 1.0, None
        for number in range(len(self._starts) - 1, -1, -1):
            stop_if(cancelled)
            first, last = int(self._first[number]), int(self._last[number])
            if last == first:
                continue
            values, counts = self._distinct(first, last)
            steps, least = _adjusted(values.astype(float), counts, first, self.total, least)
            if threshold is None and (steps <= q).any():
                threshold = float(values[steps <= q][-1])
            for start in range(first, last, _SORTED):
                stop_if(cancelled)
                piece = self._read(start, min(_SORTED, last - start))
                self._write(start, steps[np.searchsorted(values, piece)].astype(np.float32))
        self._next = self._first.copy()
        return threshold

    def take(self, p: np.ndarray) -> np.ndarray:
        """Return the adjusted p of a block, float32, NaN where ``p`` is."""
        known = np.isfinite(p)
        ranges = self._ranges(p[known].astype(np.float32))
        found = np.empty(len(ranges), dtype=np.float32)
        for number in np.unique(ranges):
            chosen = ranges == number
            count = int(np.count_nonzero(chosen))
            found[chosen] = self._read(int(self._next[number]), count)
            self._next[number] += count
        adjusted = np.full(p.shape, np.nan, dtype=np.float32)
        adjusted[known] = found
        return adjusted

    def _ranges(self, values: np.ndarray) -> np.ndarray:
        return np.searchsorted(self._starts, keys_of(values) >> 16, side="right") - 1

    def _distinct(self, first: int, last: int) -> tuple[np.ndarray, np.ndarray]:
        """Return the different numbers of a range, rising, and how often each occurs."""
        if last - first <= _SORTED:
            return np.unique(self._read(first, last - first), return_counts=True)
        # a range larger than that has one upper half
        counts = np.zeros(HALVES, dtype=np.int64)
        upper = 0
        for start in range(first, last, _SORTED):
            keys = keys_of(self._read(start, min(_SORTED, last - start)))
            upper = int(keys[0]) >> 16
            counts += np.bincount(keys & 0xFFFF, minlength=HALVES)
        lower = np.flatnonzero(counts)
        return from_keys((upper << 16) + lower), counts[lower]

    def _read(self, first: int, count: int) -> np.ndarray:
        self._file.seek(4 * first)
        return np.frombuffer(self._file.read(4 * count), dtype=np.float32)

    def _write(self, first: int, values: np.ndarray) -> None:
        try:
            self._file.seek(4 * first)
            self._file.write(values.tobytes())
        except OSError as error:
            raise OutputError(
                "The result “{path}” cannot be written: {reason}. Free some disk space or choose another folder.",
                path=self._path,
                reason=write_failure(self._path, error),
            ) from error


def _adjusted(values: np.ndarray, counts: np.ndarray, below: int, total: int, least: float) -> tuple[np.ndarray, float]:
    """Return the adjusted p of rising different ``values`` and the smallest of them.

    below: number of tests with a smaller p; total: of all; least: adjusted p of the next larger value.
    """
    ratio = np.minimum(total * values / (below + np.cumsum(counts)), least)
    steps = np.minimum.accumulate(ratio[::-1])[::-1]
    return steps, float(steps[0])


def _range_starts(counts: np.ndarray) -> np.ndarray:
    """Return the upper halves where ranges start, the first at 0: of at most `_SORTED` numbers or one half each."""
    starts, size = [0], 0
    for half in np.flatnonzero(counts).tolist():
        count = int(counts[half])
        if size and size + count > _SORTED:
            starts.append(half)
            size = 0
        size += count
    return np.array(starts)
