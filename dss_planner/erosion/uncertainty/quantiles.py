"""Quantiles over the draws of each cell."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def quantiles_in_place(values: np.ndarray, shares: Sequence[float]) -> np.ndarray:
    """Return quantiles (shares, cells) of values (cells, draws), as `numpy.quantile` of each row; reorders the values.

    Exact: linear between the two order statistics beside the place share·(draws − 1).
    """
    last = values.shape[1] - 1
    places = [share * last for share in shares]
    below = [int(place) for place in places]
    wanted = sorted({rank for low in below for rank in (low, min(low + 1, last))})
    values.partition(wanted, axis=1)
    found = np.empty((len(places), len(values)), dtype=values.dtype)
    for row, (place, low) in enumerate(zip(places, below)):
        lower, upper = values[:, low], values[:, min(low + 1, last)]
        found[row] = lower + (upper - lower) * values.dtype.type(place - low)
    return found
