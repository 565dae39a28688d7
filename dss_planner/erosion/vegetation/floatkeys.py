"""float32 numbers as whole numbers in the same order, so that they can be counted exactly instead of sorted."""

from __future__ import annotations

import numpy as np

#: How many different upper or lower halves a key has.
HALVES = 1 << 16
_SIGN = np.uint32(0x80000000)


def keys_of(values: np.ndarray) -> np.ndarray:
    """Return uint32 keys in the order of float32 ``values`` (known ones); −0 and 0 have one key."""
    bits = (np.ascontiguousarray(values, dtype=np.float32) + np.float32(0.0)).view(np.uint32)
    return np.where(bits & _SIGN, ~bits, bits | _SIGN)


def from_keys(keys: np.ndarray) -> np.ndarray:
    """Return the float32 numbers of uint32 ``keys``; the inverse of `keys_of`."""
    keys = np.asarray(keys, dtype=np.uint32)
    return np.where(keys & _SIGN, keys & ~_SIGN, ~keys).astype(np.uint32).view(np.float32)
