"""Trend of yearly values: Theil–Sen slope and Mann–Kendall test, for many cells at once.

Theil 1950, Sen 1968; Mann 1945, Kendall 1975; Hamed and Rao 1998; Yue and Wang 2002 (SCIENCE.md 3; [M], checked against
pymannkendall 1.4.3). Years without a value are left out, as pymannkendall does: the slope keeps their distance, the
test and its corrections take the years that are left as neighbours.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, fields

import numpy as np
from scipy.special import erfc, ndtri

from dss_planner.erosion.vegetation.rowmedian import column_medians

#: Level of the single tests: which lags count as correlated, which trends as weak.
ALPHA = 0.05
#: Corrections for years that resemble their neighbours, the default first: pre-whitening with an unbiased estimate, and
#: those of pymannkendall (Hamed and Rao 1998; Yue and Wang 2002) [M].
#: Share of series of chance alone, 25 years, that is called a trend at 5 %, with years independent | correlated by 0.3
#: | by 0.6 [D, 20 000 series each]: unbiased_prewhitening 3 | 6 | 9 %, prewhitening 4 | 4 | 5, hamed_rao 8 | 15 | 25,
#: trend_free_prewhitening 5 | 13 | 34, none 5 | 12 | 28. Of changes by three standard deviations over the years they
#: find 92 | 72 | 50, 60 | 34 | 22, 97 | 94 | 85, 97 | 94 | 92, 98 | 96 | 91 %. What adjusts p for the map relies on the
#: first numbers: with hamed_rao 1 | 3 | 11 % of a map of chance stay significant, with the default 0 | 0.01 | 0.4 %.
CORRECTIONS = ("unbiased_prewhitening", "prewhitening", "hamed_rao", "trend_free_prewhitening", "none")
#: Years more alike than this are all but one year.
_MOST_CORRELATED = 0.95
#: Fewest known years of a test (SCIENCE.md 3); from `ENOUGH_YEARS` on the normal approximation is good.
FEWEST_YEARS, ENOUGH_YEARS = 8, 10
#: More years than this are no years; numbers of pairs are also added up in a byte.
MOST_YEARS = 100
#: Cells computed at once: their 300 pairs of 25 years stay in the processor's cache.
_PIECE = 2048


@dataclass(frozen=True)
class Trend:
    """The trend of each cell, float64, NaN where there are too few years.

    slope: Theil–Sen [unit per year]. intercept: the trend line in the first year [unit]. s, variance, z, p, tau:
    Mann–Kendall's score, its variance as corrected, its standard score, two-sided p (0–1) and Kendall's τ (−1…1).
    years: number of known years.
    """

    slope: np.ndarray
    intercept: np.ndarray
    s: np.ndarray
    variance: np.ndarray
    z: np.ndarray
    p: np.ndarray
    tau: np.ndarray
    years: np.ndarray


def trend_of(values: np.ndarray, years: np.ndarray, correction: str = CORRECTIONS[0], alpha: float = ALPHA) -> Trend:
    """Return the trends of ``values`` (years, cells), NaN where unknown.

    years: rising, one for each row. correction: one of `CORRECTIONS`.
    alpha: lags correlated at this level count in Hamed and Rao's correction.
    """
    cells = values.shape[1]
    found = Trend(*(np.full(cells, np.nan) for _ in fields(Trend)))
    known = np.isfinite(values)
    found.years[:] = known.sum(axis=0)
    times = np.asarray(years, dtype=float) - float(years[0])
    for count in np.unique(found.years).astype(int):
        if count < FEWEST_YEARS:
            continue
        places = np.flatnonzero(found.years == count)
        for start in range(0, len(places), _PIECE):
            piece = places[start : start + _PIECE]
            x = values[:, piece].astype(float)
            t = times[:, np.newaxis]
            if count < len(times):
                order = np.argsort(~known[:, piece], axis=0, kind="stable")[:count]
                x, t = np.take_along_axis(x, order, axis=0), times[order]
            for name, numbers in _test(x, t, correction, alpha).items():
                getattr(found, name)[piece] = numbers
    return found


def theil_sen(x: np.ndarray, t: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return slope and intercept (at t = 0) of known ``x`` (years, cells) at times ``t`` (years, cells or 1).

    slope = median of (x_j − x_i)/(t_j − t_i) over all i < j; intercept = median(x) − median(t)·slope (Conover 1980).
    """
    count, cells = x.shape
    slopes = np.empty((count * (count - 1) // 2, cells))
    row = 0
    for lag in range(1, count):
        rows = slopes[row : row + count - lag]
        np.subtract(x[lag:], x[:-lag], out=rows)
        rows /= t[lag:] - t[:-lag]
        row += count - lag
    # the last rows are the longest lags, whose slopes scatter least
    long = slopes[-max(count // 2, 3) * 3 :]
    slope = column_medians(slopes, long.mean(axis=0), long.std(axis=0) / 4.0)
    return slope, np.median(x, axis=0) - np.median(t, axis=0) * slope


def score(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return Mann–Kendall's S = Σ sgn(x_j − x_i) over i < j, and Σ t(t − 1)(2t + 5) over its groups of t equal values.

    x: known values (years, cells).
    """
    count, cells = x.shape
    total = np.zeros(cells, dtype=np.int16)
    unequal = np.zeros(cells, dtype=np.int16)
    for lag in range(1, count):
        rise = np.add.reduce((x[lag:] > x[:-lag]).view(np.int8), axis=0, dtype=np.int8)
        fall = np.add.reduce((x[lag:] < x[:-lag]).view(np.int8), axis=0, dtype=np.int8)
        total += rise - fall
        unequal += rise
        unequal += fall
    ties = np.zeros(cells)
    tied = np.flatnonzero(unequal < count * (count - 1) // 2)
    if tied.size:
        some = x[:, tied]
        for row in some:
            # each of the t members of a group adds (t − 1)(2t + 5)
            equal = (some == row).sum(axis=0).astype(float)
            ties[tied] += (equal - 1.0) * (2.0 * equal + 5.0)
    return total.astype(float), ties


def ranks(x: np.ndarray) -> np.ndarray:
    """Return the ranks (1 to n, means of equal ones) of known ``x`` (years, cells) among the years of a cell."""
    count, cells = x.shape
    ahead = np.zeros((count, cells), dtype=np.int8)
    for lag in range(1, count):
        sign = (x[lag:] > x[:-lag]).view(np.int8) - (x[lag:] < x[:-lag]).view(np.int8)
        ahead[lag:] += sign
        ahead[:-lag] -= sign
    return (count + 1.0 + ahead) / 2.0


def variance_factor(x: np.ndarray, slope: np.ndarray, alpha: float = ALPHA) -> np.ndarray:
    """Return Hamed and Rao's factor n/n* of the variance of S, from the autocorrelation of the detrended ranks.

    n/n* = 1 + 2/(n(n − 1)(n − 2))·Σ (n − k)(n − k − 1)(n − k − 2)·ρ_k over the lags k whose ρ_k lies outside
    ±z(1 − α/2)/√n. x: known values (years, cells); slope: of each cell. Zero or less where the correction fails.
    """
    count = len(x)
    numbers = ranks(x - np.arange(1, count + 1)[:, np.newaxis] * slope)
    numbers -= (count + 1) / 2.0
    spread = np.einsum("ij,ij->j", numbers, numbers) / count
    limit = ndtri(1.0 - alpha / 2.0) / math.sqrt(count)
    total = np.zeros(x.shape[1])
    with np.errstate(invalid="ignore", divide="ignore"):
        for lag in range(1, count):
            correlation = np.einsum("ij,ij->j", numbers[lag:], numbers[:-lag]) / count / spread
            weight = (count - lag) * (count - lag - 1) * (count - lag - 2)
            total += np.where(np.abs(correlation) > limit, weight * correlation, 0.0)
    return 1.0 + 2.0 / (count * (count - 1) * (count - 2)) * total


def unbiased_prewhitened(x: np.ndarray, slope: np.ndarray) -> np.ndarray:
    """Return x_t − r·x_(t−1), one year less, with r the autocorrelation of lag 1 of x less its trend, 0–0.95.

    r = (n·r₁ + 2)/(n − 4), which takes back what few years and the fitted trend make r₁ too low (after Hamed 2009 [M]).
    The trend stays in x, so that it is not taken out with the noise; r below 0 would call the years better than
    independent and is 0. slope: of each cell.
    """
    count = len(x)
    first = _autocorrelation(x - np.arange(1, count + 1)[:, np.newaxis] * slope)
    return x[1:] - x[:-1] * np.clip((count * first + 2.0) / (count - 4.0), 0.0, _MOST_CORRELATED)


def prewhitened(x: np.ndarray, slope: np.ndarray | None = None) -> np.ndarray:
    """Return x_t − r₁·x_(t−1), one year less: ``x`` without the autocorrelation r₁ of lag 1.

    slope: of each cell; then r₁ is that of x without its trend, which is added again (trend-free pre-whitening).
    """
    count = len(x)
    trend = np.arange(1, count + 1)[:, np.newaxis] * (np.zeros(x.shape[1]) if slope is None else slope)
    level = x - trend
    first = _autocorrelation(level)
    return level[1:] - level[:-1] * first + trend[:-1]


def _autocorrelation(x: np.ndarray) -> np.ndarray:
    """Return r₁ of each cell of ``x`` (years, cells), 0 for a constant one."""
    centred = x - x.mean(axis=0)
    whole = np.einsum("ij,ij->j", centred, centred)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(whole > 0.0, np.einsum("ij,ij->j", centred[1:], centred[:-1]) / whole, 0.0)


def _test(x: np.ndarray, t: np.ndarray, correction: str, alpha: float) -> dict[str, np.ndarray]:
    slope, intercept = theil_sen(x, t)
    if correction == "unbiased_prewhitening":
        x = unbiased_prewhitened(x, slope)
    elif correction == "prewhitening":
        x = prewhitened(x)
    elif correction == "trend_free_prewhitening":
        x = prewhitened(x, slope)
    count = len(x)
    s, ties = score(x)
    variance = (count * (count - 1) * (2 * count + 5) - ties) / 18.0
    if correction == "hamed_rao":
        variance = variance * variance_factor(x, slope, alpha)
    with np.errstate(invalid="ignore", divide="ignore"):
        z = np.where(s == 0.0, 0.0, (s - np.sign(s)) / np.sqrt(variance))
    # a variance of nothing or less tests nothing
    z[(s != 0.0) & ~(variance > 0.0)] = np.nan
    return {
        "slope": slope,
        "intercept": intercept,
        "s": s,
        "variance": variance,
        "z": z,
        "p": erfc(np.abs(z) / math.sqrt(2.0)),
        "tau": s / (0.5 * count * (count - 1)),
    }
