"""Memberships combined to one index, and the index to classes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def combined(memberships: Sequence[np.ndarray], weights: Sequence[float], combination: str) -> np.ndarray:
    """Return the index (0–1) of memberships (0–1) of the same shape; weights sum to 1 and play no part in the product.

    product: μ1·μ2·…; geometric: μ1^w1·μ2^w2·…; weighted: w1·μ1 + w2·μ2 + …  NaN in one makes NaN.
    """
    total = np.zeros_like(memberships[0]) if combination == "weighted" else np.ones_like(memberships[0])
    for values, weight in zip(memberships, weights):
        if combination == "weighted":
            total += np.asarray(weight, dtype=values.dtype) * values
        elif weight or combination == "product":
            total *= values if combination == "product" else values ** np.asarray(weight, dtype=values.dtype)
        else:
            total += 0.0 * values  # a weight of 0 changes nothing, but unknown stays unknown
    return total


def susceptibility_class(index: np.ndarray, bounds: Sequence[float]) -> np.ndarray:
    """Return the class 1–5 of an index (0–1): one more for each bound that it reaches; NaN stays NaN."""
    grade = np.ones(index.shape, dtype=np.float32)
    for bound in bounds:
        grade += index >= np.float32(bound)
    return np.where(np.isfinite(index), grade, np.float32(np.nan))
