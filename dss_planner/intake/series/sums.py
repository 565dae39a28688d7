"""Sums of a series over months, cell by cell: what is known is counted, and a month with too little is unknown."""

from __future__ import annotations

import numpy as np

MONTHS = 12
#: Number of values where no cell is known.
NONE = np.iinfo(np.int32).max
#: Times with growth that are needed to believe in accumulation since midnight.
_GROWTHS = 6


class MonthSums:
    """Monthly means, totals and deviations of one block of cells, fed month by month in order of time.

    shape: (rows, columns). least_known: share of the steps of a month that a cell must know (0–1).
    squares: also keep what a standard deviation needs.
    """

    def __init__(self, shape: tuple[int, int], least_known: float, squares: bool = False) -> None:
        self._least_known = least_known
        self._sum = np.zeros(shape)
        self._square = np.zeros(shape) if squares else None
        self._count = np.zeros(shape, dtype=np.int32)
        self._totals = np.zeros((MONTHS, *shape))
        self._years = np.zeros((MONTHS, *shape), dtype=np.int32)
        self._values = np.zeros((MONTHS, *shape), dtype=np.int32)
        self._pooled = np.zeros((3, MONTHS, *shape)) if squares else None

    def add(self, values: np.ndarray) -> None:
        """Add steps (steps, rows, columns) of the current month; NaN is unknown."""
        known = np.isfinite(values)
        filled = np.where(known, values, 0.0).astype(np.float64)
        self._sum += filled.sum(axis=0)
        self._count += known.sum(axis=0, dtype=np.int32)
        if self._square is not None:
            self._square += (filled**2).sum(axis=0)

    def close(self, month: int, expected: int, factor: float = 1.0) -> None:
        """End a month (1–12) that has ``expected`` steps; its mean times ``factor`` counts as one year."""
        enough = (self._count >= self._least_known * expected) & (self._count > 0)
        mean = self._sum / np.maximum(self._count, 1)
        self._totals[month - 1] += np.where(enough, mean * factor, 0.0)
        self._years[month - 1] += enough
        self._values[month - 1] += np.where(enough, self._count, 0)
        if self._pooled is not None and self._square is not None:
            numbers = np.stack([self._sum, self._square, self._count])
            self._pooled[:, month - 1] += np.where(enough, numbers, 0.0)
            self._square[:] = 0.0
        self._sum[:] = 0.0
        self._count[:] = 0

    def means(self) -> np.ndarray:
        """Return (12, rows, columns): the mean of the years, NaN where no year is known well enough."""
        return np.where(self._years > 0, self._totals / np.maximum(self._years, 1), np.nan)

    def deviations(self) -> np.ndarray:
        """Return (12, rows, columns): standard deviation of all steps of each month, years pooled."""
        if self._pooled is None:
            raise ValueError("the squares were not kept")
        total, square, count = self._pooled
        safe = np.maximum(count, 1)
        variance = np.maximum(square / safe - (total / safe) ** 2, 0.0)
        return np.where(count > 1, np.sqrt(variance), np.nan)

    def years(self) -> np.ndarray:
        """Return (12,): the most years that any cell of this block has, by month."""
        return self._years.reshape(MONTHS, -1).max(axis=1)

    def fewest_values(self) -> np.ndarray:
        """Return (12,): the fewest values behind the mean of a known cell of this block; `NONE` where none is known."""
        return np.where(self._years > 0, self._values, NONE).reshape(MONTHS, -1).min(axis=1)


def day_totals(amounts: np.ndarray, steps: int, least_known: float) -> np.ndarray:
    """Return the total of one day from the amounts of its known steps (n, rows, columns); NaN where too few are known.

    steps: number of steps of a whole day; missing ones count as the mean of the known.
    """
    known = np.isfinite(amounts)
    count = known.sum(axis=0)
    total = np.where(known, amounts, 0.0).sum(axis=0, dtype=np.float64)
    enough = (count >= least_known * steps) & (count > 0)
    return np.where(enough, total / np.maximum(count, 1) * steps, np.nan)


def day_extreme(values: np.ndarray, steps: int, least_known: float, highest: bool) -> np.ndarray:
    """Return the highest or lowest of the known steps (n, rows, columns) of one day; NaN where too few are known.

    steps: number of steps of a whole day.
    """
    enough = np.isfinite(values).sum(axis=0) >= max(1.0, least_known * steps)
    extreme = (np.fmax if highest else np.fmin).reduce(values, axis=0)
    return np.where(enough, extreme, np.nan)


def exceeded(values: np.ndarray, limit: float, at_least: bool = False) -> np.ndarray:
    """Return 1 where ``values`` are greater than ``limit`` (or equal, ``at_least``), else 0; NaN stays NaN."""
    above = values >= limit if at_least else values > limit
    return np.where(np.isfinite(values), above.astype(np.float64), np.nan)


def rises_within_days(days: np.ndarray, values: np.ndarray) -> str:
    """Return how amounts finer than a day are stored, from values (n, cells) in order of time.

    days: the day in which each value counts (n); the value at 00 UTC counts in the day before.
    'since_midnight' when they never fall within a day and grow at six times or more; 'step' when they fall; '' when
    it does not rain enough to tell. Small falls of packed numbers do not count.
    """
    if len(values) < 2 or not np.isfinite(values).any():
        return ""
    change = np.diff(values, axis=0)
    inside = (np.diff(days) == 0)[:, np.newaxis]
    tolerance = 1e-3 * float(np.nanmax(values)) + 1e-9
    if (inside & (change < -tolerance)).any():
        return "step"
    grows = np.count_nonzero((inside & (change > tolerance)).any(axis=1))
    return "since_midnight" if grows >= _GROWTHS else ""
