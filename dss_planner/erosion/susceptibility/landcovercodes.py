"""Land cover codes on blocks: which cells have one of some codes."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from dss_planner.errors import InputError

#: Codes that a table holds: those of one byte.
CODES = 256


def code_table(codes: Iterable[int]) -> np.ndarray:
    """Return bool (256): True for the codes. Raises `InputError` for a code outside 0–255."""
    table = np.zeros(CODES, dtype=bool)
    for code in codes:
        if not 0 <= code < CODES:
            raise InputError("The land cover code {found} is outside 0–255; use planner classes.", found=code)
        table[code] = True
    return table


def indices(landcover: np.ndarray) -> np.ndarray:
    """Return the codes as int64 indices of a table; unknown cells are 0. Raises `InputError` for codes beyond it."""
    known = np.isfinite(landcover)
    codes = np.where(known, landcover, 0.0)
    if codes.size and (codes.min() < 0 or codes.max() >= CODES):
        raise InputError(
            "The layer “{layer}” has codes from {low} to {high}; planner classes (0–255) are expected. Run “Land cover "
            "classes” first.",
            layer="Land cover",
            low=f"{codes.min():g}",
            high=f"{codes.max():g}",
        )
    return codes.astype(np.int64)


def coded(landcover: np.ndarray, table: np.ndarray) -> np.ndarray:
    """Return bool: where the cell is known and its code is in ``table``."""
    return table[indices(landcover)] & np.isfinite(landcover)
