"""Wind's share of the weather factor: the expectation of u(u − ut)² over a wind distribution.

A mean wind never goes into the formula: with Weibull k = 1.8 and c = 6 m/s the expectation is 74.4 m³/s³, the mean
wind alone gives 0.60 (SCIENCE.md finding 8). Monthly means go through a Weibull distribution.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import gamma, gammaincc

#: Threshold wind speed at 2 m [m/s] in RWEQ (Zou et al. 2020) [V].
THRESHOLD = 5.0
#: Weibull shape when neither a shape nor a standard deviation is given [A]: between the 1.6 that a mean of 4 m/s
#: with sd 2.6 gives and the Rayleigh shape 2.
DEFAULT_SHAPE = 1.8
#: Exponent of k = (sd/mean)^-1.086 (Justus et al. 1978) [M].
JUSTUS_EXPONENT = -1.086
#: Shapes outside this range are not wind distributions; a standard deviation that leads there is limited to it [A].
SHAPE_RANGE = (0.8, 10.0)
#: Step of the table of expectations [m/s of scale]; interpolation errs by less than 1e-5 m³/s³ [D].
_TABLE_STEP = 0.002


def weibull_shape(mean: ArrayLike, deviation: ArrayLike) -> np.ndarray:
    """Return the Weibull shape k from mean and standard deviation of wind speed [same unit] (Justus et al. 1978)."""
    mean, deviation = np.asarray(mean, dtype=np.float64), np.asarray(deviation, dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        return (deviation / mean) ** JUSTUS_EXPONENT


def weibull_scale(mean: ArrayLike, shape: ArrayLike) -> np.ndarray:
    """Return the Weibull scale c from the mean wind speed [same unit] and the shape k."""
    return np.asarray(mean) / gamma(1.0 + 1.0 / np.asarray(shape, dtype=np.float64))


def erosive_expectation(shape: ArrayLike, scale: ArrayLike, threshold: float = THRESHOLD) -> np.ndarray:
    """Return E[u(u − ut)², u > ut] [m³/s³] of a Weibull wind with shape k and scale c [m/s].

    With x = (ut/c)^k and Mn = c^n·Γ(1 + n/k, x): E = M3 − 2·ut·M2 + ut²·M1. Exact; 0 where the scale is 0.
    """
    shape = np.asarray(shape, dtype=np.float64)
    scale = np.asarray(scale, dtype=np.float64)
    with np.errstate(divide="ignore", over="ignore"):
        x = (threshold / scale) ** shape

    def moment(order: int) -> np.ndarray:
        power = 1.0 + order / shape
        return scale**order * gamma(power) * gammaincc(power, x)

    value = moment(3) - 2.0 * threshold * moment(2) + threshold**2 * moment(1)
    return np.maximum(value, 0.0)


def expectation_from_mean(mean: ArrayLike, shape: float, threshold: float = THRESHOLD) -> np.ndarray:
    """Return `erosive_expectation` [m³/s³] of many means [m/s] that share one shape, from a fine table.

    Raises ValueError for a negative mean.
    """
    steps = np.asarray(mean) * (1.0 / (float(gamma(1.0 + 1.0 / shape)) * _TABLE_STEP))
    if steps.size == 0 or not np.isfinite(steps).any():
        return np.full(steps.shape, np.nan)
    if np.fmin.reduce(steps, axis=None) < 0.0:
        raise ValueError("wind speed is negative")
    count = int(np.fmax.reduce(steps, axis=None)) + 2
    table = erosive_expectation(shape, np.arange(count + 1) * _TABLE_STEP, threshold).astype(steps.dtype)
    lower = np.nan_to_num(steps, nan=0.0).astype(np.int32)
    below = table[lower]
    # a NaN mean passes through its share of the step
    return below + (steps - lower.astype(steps.dtype)) * (table[lower + 1] - below)


def expectation_from_deviation(mean: ArrayLike, deviation: ArrayLike, threshold: float = THRESHOLD) -> np.ndarray:
    """Return `erosive_expectation` [m³/s³] from mean and standard deviation of wind speed [m/s], cell by cell.

    The shape is limited to `SHAPE_RANGE`; a calm cell (mean 0) gives 0.
    """
    mean = np.asarray(mean, dtype=np.float64)
    deviation = np.asarray(deviation, dtype=np.float64)
    windy = np.where(mean > 0.0, mean, np.nan)
    shape = np.clip(weibull_shape(windy, deviation), *SHAPE_RANGE)
    value = erosive_expectation(shape, weibull_scale(windy, shape), threshold)
    return np.where((mean == 0.0) & np.isfinite(deviation), 0.0, value)


def wind_factor(expectation: ArrayLike, days: float) -> np.ndarray:
    """Return Wf = Nd·E[u(u − ut)²] [m³/s³·d] of a period of ``days``."""
    return np.asarray(expectation) * days


def observed_wind_factor(speeds: ArrayLike, days: float, threshold: float = THRESHOLD) -> float:
    """Return Wf = (Nd/N)·Σ u(u − ut)² of N observations at 2 m [m/s] in a period of ``days`` (Fryrear et al. 1998).

    N is the number of observations, not of days; observations at or below the threshold add nothing.
    """
    speeds = np.asarray(speeds, dtype=np.float64)
    excess = np.maximum(speeds - threshold, 0.0)
    return float(np.sum(speeds * excess**2) * days / speeds.size)
