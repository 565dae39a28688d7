"""Ranks of millions of cells from a histogram: the share of cells with less, without holding or sorting them."""

from __future__ import annotations

import numpy as np

#: Bits of a float32 that choose a bin: sign, exponent and 9 of 23 bits of the mantissa, so bins are 0.2 % wide.
_SHIFT = 14
_BINS = 1 << (31 - _SHIFT)


def histogram(values: np.ndarray) -> np.ndarray:
    """Return int64 (bins + 1,): how many values ≥ 0 lie in each bin; zeros first, then positive ones; NaN nowhere."""
    known = np.asarray(values, dtype=np.float32)
    known = known[np.isfinite(known)]
    positive = known[known > 0.0]
    counts = np.bincount(_bits(positive) >> _SHIFT, minlength=_BINS).astype(np.int64)
    return np.concatenate([[known.size - positive.size], counts])


def percent_below(values: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Return the percent of all counted cells that are lower, those of the same bin counting half, float32 0–100.

    0 for a value of 0, NaN for NaN. Never falls where values rise.
    """
    values = np.asarray(values, dtype=np.float32)
    total = np.cumsum(counts)
    middle = np.float64(100.0) * (total - counts / 2.0) / max(int(total[-1]), 1)
    known = np.isfinite(values) & (values > 0.0)
    bins = _bits(np.where(known, values, np.float32(1.0))) >> _SHIFT
    return np.where(known, middle[bins + 1], np.where(np.isfinite(values), 0.0, np.nan)).astype(np.float32)


def _bits(values: np.ndarray) -> np.ndarray:
    """Return the bits of positive float32 numbers as integers, which rise with them."""
    return np.ascontiguousarray(values, dtype=np.float32).view(np.int32)
