"""A correction measured ≈ factor·modelled^exponent, fitted in logarithms, with an honest error."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from dss_planner.erosion.calibration.calibrationrequest import Fit, Pair

#: Fewest cells for a factor, and for an exponent too [A].
LEAST_FOR_FACTOR = 5
LEAST_FOR_EXPONENT = 8
#: Bootstrap samples and the seed of their random numbers; the bounds are the 5th and the 95th percentile.
_SAMPLES, _SEED = 2000, 20210
_BOUNDS = (0.05, 0.95)


def by_cell(pairs: Sequence[Pair], cells: Sequence[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
    """Return ln modelled and ln measured of each cell, the mean where it has several pairs.

    Points of one cell share one modelled value: as separate pairs they would make the fit look surer than it is.
    """
    grouped: dict[tuple[int, int], list[Pair]] = {}
    for pair, cell in zip(pairs, cells):
        if pair.in_logarithms:
            grouped.setdefault(cell, []).append(pair)
    modelled = [math.log(group[0].modelled) for group in grouped.values()]
    measured = [sum(math.log(pair.measured) for pair in group) / len(group) for group in grouped.values()]
    return np.array(modelled), np.array(measured)


def fit(modelled: np.ndarray, measured: np.ndarray) -> Fit | None:
    """Return the correction of ln values by cell; None with fewer than 5 cells.

    With exponent 1: ln factor = mean(ln measured − ln modelled). From 8 cells on, ln measured = ln factor +
    exponent·ln modelled by least squares is taken in its place when its exponent is above 0 (the order of places stays)
    and it predicts cells that were left out better. Leave-one-out errors are exact: residual/(1 − leverage).
    """
    count = len(modelled)
    if count < LEAST_FOR_FACTOR:
        return None
    difference = measured - modelled
    before = _rms(difference)
    shift = float(difference.mean())
    plain = _rms((difference - shift) * count / (count - 1))
    slope, error = _line(modelled, measured)
    if slope is None or slope <= 0.0 or error >= plain or count < LEAST_FOR_EXPONENT:
        low, high = _interval(modelled, measured, straight=False)
        return Fit(math.exp(shift), 1.0, low, high, before, plain, None)
    factor = math.exp(float(measured.mean()) - slope * float(modelled.mean()))
    low, high = _interval(modelled, measured, straight=True)
    return Fit(factor, slope, low, high, before, error, plain)


def _rms(values: np.ndarray) -> float:
    return math.sqrt(float((values**2).mean()))


def _line(modelled: np.ndarray, measured: np.ndarray) -> tuple[float | None, float]:
    """Return the slope of the least-squares line and its leave-one-out error; None where all modelled are alike."""
    x, y = modelled - modelled.mean(), measured - measured.mean()
    spread = float((x**2).sum())
    if spread <= 1e-12:
        return None, math.inf
    slope = float((x * y).sum()) / spread
    leverage = 1.0 / len(x) + x**2 / spread
    if (leverage >= 1.0 - 1e-9).any():
        return None, math.inf
    return slope, _rms((y - slope * x) / (1.0 - leverage))


def _interval(modelled: np.ndarray, measured: np.ndarray, straight: bool) -> tuple[float, float]:
    """Return the 90 % bootstrap interval of the correction at the middle of the data, as ratios to the fit."""
    stream = np.random.Generator(np.random.PCG64(_SEED))
    count = len(modelled)
    chosen = stream.integers(0, count, (_SAMPLES, count))
    x, y = modelled[chosen], measured[chosen]
    if straight:
        centred = x - x.mean(axis=1, keepdims=True)
        spread = (centred**2).sum(axis=1)
        good = spread > 1e-12
        slope = (centred * y).sum(axis=1)[good] / spread[good]
        at_middle = y.mean(axis=1)[good] + slope * (modelled.mean() - x.mean(axis=1)[good])
        there = measured.mean()
    else:
        at_middle, there = (y - x).mean(axis=1), (measured - modelled).mean()
    low, high = np.quantile(at_middle - there, _BOUNDS)
    return math.exp(float(low)), math.exp(float(high))
