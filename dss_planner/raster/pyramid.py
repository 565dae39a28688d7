"""Overviews and statistics worked out on the way, so that nothing written is read again."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

#: A raster needs another overview while it is larger than this.
SMALLEST = 512
#: Values looked at together: as float64 they stay in the processor's cache.
_CACHED = 32_768


def level_sizes(width: int, height: int) -> list[tuple[int, int]]:
    """Return (width, height) of each overview, each half the one before; the last is at most `SMALLEST` large."""
    sizes = []
    while max(width, height) > SMALLEST:
        width, height = -(-width // 2), -(-height // 2)
        sizes.append((width, height))
    return sizes


def halve(values: np.ndarray) -> np.ndarray:
    """Return the mean of the known cells of every 2 × 2, (rows, columns) float32; NaN where none is known.

    An odd last row or column stands for itself.
    """
    rows, columns = values.shape
    if rows % 2 or columns % 2:
        values = np.pad(values, ((0, rows % 2), (0, columns % 2)), constant_values=np.nan)
    corners = (values[::2, ::2], values[::2, 1::2], values[1::2, ::2], values[1::2, 1::2])
    mean = (corners[0] + corners[1] + corners[2] + corners[3]) * np.float32(0.25)
    holes = np.isnan(mean)
    if holes.any():
        parts = np.stack([corner[holes] for corner in corners])
        known = np.isfinite(parts)
        count = known.sum(axis=0)
        total = np.where(known, parts, np.float32(0)).sum(axis=0, dtype=np.float64)
        mean[holes] = np.where(count > 0, total / np.maximum(count, 1), np.nan)
    return mean


def thin(stored: np.ndarray) -> np.ndarray:
    """Return the first cell of every 2 × 2, (rows, columns): codes and markers are never mixed."""
    return stored[::2, ::2]


@dataclass
class Statistics:
    """Count, minimum, maximum, mean and sum of squared deviations of the values added so far."""

    count: int = 0
    minimum: float = math.inf
    maximum: float = -math.inf
    mean: float = 0.0
    squares: float = 0.0

    @classmethod
    def of(cls, values: np.ndarray) -> Statistics:
        """Return the statistics of known values, one dimension."""
        found = cls()
        for start in range(0, values.size, _CACHED):
            exact = values[start : start + _CACHED].astype(np.float64)
            mean = float(exact.mean())
            low, high = float(exact.min()), float(exact.max())
            exact -= mean
            # not np.dot: the idle threads of its library spin and take the cores from the pass's own
            np.multiply(exact, exact, out=exact)
            found.add(cls(exact.size, low, high, mean, float(exact.sum())))
        return found

    def add(self, other: Statistics) -> None:
        """Add those of other values (Chan, Golub & LeVeque 1979)."""
        if not other.count:
            return
        count = self.count + other.count
        step = other.mean - self.mean
        self.squares += other.squares + step * step * self.count * other.count / count
        self.mean += step * other.count / count
        self.minimum, self.maximum = min(self.minimum, other.minimum), max(self.maximum, other.maximum)
        self.count = count

    def items(self, cells: int) -> dict[str, str]:
        """Return GDAL's metadata items of the statistics of a band of ``cells`` cells; none when nothing is known."""
        if not self.count:
            return {}
        numbers = {
            "MAXIMUM": self.maximum,
            "MEAN": self.mean,
            "MINIMUM": self.minimum,
            "STDDEV": math.sqrt(self.squares / self.count),
            "VALID_PERCENT": 100.0 * self.count / cells,
        }
        digits = {"VALID_PERCENT": 4}
        return {f"STATISTICS_{key}": f"{value:.{digits.get(key, 14)}g}" for key, value in numbers.items()}
