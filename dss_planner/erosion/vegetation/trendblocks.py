"""Trends of a block of cells: what a cell's own years tell, before the map as a whole says how much of it is chance."""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from dss_planner.erosion.vegetation.falsediscovery import counts_of
from dss_planner.erosion.vegetation.mannkendall import ENOUGH_YEARS, FEWEST_YEARS, Trend, trend_of
from dss_planner.erosion.vegetation.rainuse import explained_by_rain, rain_use_efficiency, regression_on_rain
from dss_planner.running import CancelCheck, stop_if

#: Cells between two looks at whether to stop; with rain they take about half a second.
_CELLS = 16_384
#: Rows of a block's result: NDVI, then rain use, then residuals. Each test has its p and its sign, from which the map
#: makes classes.
NDVI_ROWS, RAIN_ROWS = 8, 8


@dataclass
class TrendFacts:
    """What was met in some cells. low, high: of the values; rain_low, rain_high: of the rain [mm].

    short: cells with too few years, but some; unsure: with fewer than `ENOUGH_YEARS`; failed: whose correction left no
    variance; explained, inverse: whose NDVI rises or falls with rain, significantly. counts: of p by upper half of its
    key, for each test.
    """

    low: float
    high: float
    rain_low: float
    rain_high: float
    short: int
    unsure: int
    failed: int
    explained: int
    inverse: int
    counts: np.ndarray

    def __add__(self, other: TrendFacts) -> TrendFacts:
        """Return what was met here and there."""
        return TrendFacts(
            float(np.fmin(self.low, other.low)),
            float(np.fmax(self.high, other.high)),
            float(np.fmin(self.rain_low, other.rain_low)),
            float(np.fmax(self.rain_high, other.rain_high)),
            self.short + other.short,
            self.unsure + other.unsure,
            self.failed + other.failed,
            self.explained + other.explained,
            self.inverse + other.inverse,
            self.counts + other.counts,
        )


@dataclass(frozen=True)
class TrendBlocks:
    """The block function: yearly arrays in, rows of numbers out. Several threads may call it at once.

    years: of the arrays; the first ``own`` arrays hold NDVI, the others rain. correction, alpha: of the tests. check:
    raises when the values or the rain (lowest, highest) are in a wrong unit.
    """

    years: np.ndarray
    own: int
    correction: str
    alpha: float
    check: Callable[[TrendFacts], None]
    cancelled: CancelCheck

    def __call__(self, *arrays: np.ndarray) -> tuple[np.ndarray, TrendFacts]:
        """Return (rows, height, width) and what was met. Raises `InputError`, `Cancelled`."""
        shape = arrays[0].shape[1:]
        ndvi = _together(arrays[: self.own])
        rain = _together(arrays[self.own :]) if len(arrays) > self.own else None
        rows = NDVI_ROWS + (RAIN_ROWS if rain is not None else 0)
        result = np.empty((rows, ndvi.shape[1]), dtype=np.float32)
        found = []
        for start in range(0, ndvi.shape[1], _CELLS):
            stop_if(self.cancelled)
            piece = slice(start, start + _CELLS)
            found.append(self._piece(ndvi[:, piece], None if rain is None else rain[:, piece], result[:, piece]))
        facts = functools.reduce(operator.add, found)
        self.check(facts)
        return result.reshape(rows, *shape), facts

    def _piece(self, ndvi: np.ndarray, rain: np.ndarray | None, result: np.ndarray) -> TrendFacts:
        trend = self._trend(ndvi)
        years = np.where(trend.years > 0, trend.years, np.nan)
        result[:NDVI_ROWS] = (
            *(trend.slope, trend.intercept, trend.s, trend.z, trend.p, trend.tau),
            *(_sign(trend), years),
        )
        tests, explained, inverse = [trend], 0, 0
        if rain is not None:
            use = self._trend(rain_use_efficiency(ndvi.astype(float), rain.astype(float)))
            regression = regression_on_rain(ndvi.astype(float), rain.astype(float))
            rising = explained_by_rain(regression, self.alpha)
            explained = int(np.count_nonzero(rising))
            inverse = int(np.count_nonzero((regression.p <= self.alpha) & (regression.slope <= 0.0)))
            residual = self._trend(np.where(rising, regression.residual, np.nan))
            result[NDVI_ROWS:] = (
                *(use.slope, use.p, _sign(use), regression.r2, regression.p),
                *(residual.slope, residual.p, _sign(residual)),
            )
            tests += [use, residual]
        enough = trend.years >= FEWEST_YEARS
        return TrendFacts(
            *_extremes(ndvi),
            *(_extremes(rain) if rain is not None else (np.nan, np.nan)),
            short=int(np.count_nonzero((trend.years > 0) & ~enough)),
            unsure=int(np.count_nonzero(enough & (trend.years < ENOUGH_YEARS))),
            failed=int(np.count_nonzero(enough & np.isnan(trend.p))),
            explained=explained,
            inverse=inverse,
            counts=np.stack([counts_of(test.p.astype(np.float32)) for test in tests]),
        )

    def _trend(self, values: np.ndarray) -> Trend:
        return trend_of(values, self.years, self.correction, self.alpha)


def _together(arrays: tuple[np.ndarray, ...]) -> np.ndarray:
    """Return (years, cells) of one array with a band for each year, or of one array for each year."""
    whole = arrays[0] if len(arrays) == 1 else np.concatenate(arrays)
    return whole.reshape(len(whole), -1)


def _sign(trend: Trend) -> np.ndarray:
    """Return −1, 0 or 1, NaN where there is no p."""
    return np.where(np.isnan(trend.p), np.nan, np.sign(trend.s))


def _extremes(values: np.ndarray) -> tuple[float, float]:
    return float(np.fmin.reduce(values, axis=None)), float(np.fmax.reduce(values, axis=None))
