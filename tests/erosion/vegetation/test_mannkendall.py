"""Theil–Sen and Mann–Kendall: the published vector, an independent library, and what must hold for any series."""

import math
import statistics
from collections import Counter

import numpy as np
import pytest

from dss_planner.erosion.vegetation.mannkendall import CORRECTIONS, ranks, trend_of
from dss_planner.erosion.vegetation.rowmedian import column_medians

library = pytest.importorskip("pymannkendall")

YEARS = np.arange(2001, 2026)
TESTS = {
    "none": library.original_test,
    "hamed_rao": library.hamed_rao_modification_test,
    "prewhitening": library.pre_whitening_modification_test,
    "trend_free_prewhitening": library.trend_free_pre_whitening_modification_test,
}
FIELDS = {"slope": "slope", "intercept": "intercept", "s": "s", "variance": "var_s", "z": "z", "p": "p", "tau": "Tau"}


def series(count, correlation=0.0, rise=0.0, seed=1):
    random = np.random.default_rng(seed)
    noise = random.normal(size=(len(YEARS) + 30, count))
    for row in range(1, len(noise)):
        noise[row] += correlation * noise[row - 1]
    return noise[30:] + rise * np.arange(len(YEARS))[:, np.newaxis]


KINDS = {
    "independent": series(60),
    "correlated": series(60, 0.9, seed=2),
    "alternating": series(60, -0.8, seed=3),
    "rising": series(60, 0.5, 0.2, seed=4),
    "equal values": np.round(series(60, 0.3, seed=5)),
    "few levels": np.round(series(30, 0.5, 0.05, seed=6) / 3.0),
}


def gaps(values, share=0.25):
    holed = values.copy()
    holed[np.random.default_rng(9).random(values.shape) < share] = np.nan
    return holed


@pytest.mark.filterwarnings("ignore:invalid value encountered")
@pytest.mark.parametrize("correction", TESTS)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("holed", [False, True], ids=["every year", "gaps"])
def test_agrees_with_an_independent_library(kind, correction, holed):
    values = gaps(KINDS[kind]) if holed else KINDS[kind]
    if correction == "trend_free_prewhitening" and kind in ("equal values", "few levels"):
        pytest.skip("equal values differ only by rounding after the trend was added again, in the library too")
    found = trend_of(values, YEARS, correction)
    for cell, column in enumerate(values.T):
        expected = TESTS[correction](column)
        assert found.years[cell] == np.isfinite(column).sum() >= 8
        for own, theirs in FIELDS.items():
            np.testing.assert_allclose(
                getattr(found, own)[cell], getattr(expected, theirs), rtol=1e-9, atol=1e-9, err_msg=f"{own} of {cell}"
            )


def test_the_published_vector():
    values = np.array([0.18, 0.17, 0.20, 0.19, 0.22, 0.21, 0.24, 0.23, 0.22, 0.26])[:, np.newaxis]
    found = trend_of(values, np.arange(2001, 2011), "none")
    expected = {"s": 32, "variance": 124, "z": 2.783882, "p": 0.005371, "tau": 0.711111, "slope": 0.01}
    for name, number in {**expected, "intercept": 0.17}.items():
        assert getattr(found, name)[0] == pytest.approx(number, abs=1e-5), name


def test_a_rise_with_a_gap_keeps_its_slope():
    values = np.where(np.isin(YEARS, (2004, 2005, 2013)), np.nan, 0.2 + 0.01 * (YEARS - 2001))[:, np.newaxis]
    found = trend_of(values, YEARS, "none")
    assert found.slope[0] == pytest.approx(0.01)
    assert found.intercept[0] == pytest.approx(0.2)
    assert found.years[0] == 22
    assert found.tau[0] == 1.0


def test_years_need_not_follow_each_other():
    years = np.array([1990, 1995, 2000, 2003, 2004, 2010, 2015, 2020])
    found = trend_of((0.1 + 0.002 * (years - 1990))[:, np.newaxis], years, "none")
    assert found.slope[0] == pytest.approx(0.002)


@pytest.mark.parametrize("correction", CORRECTIONS)
def test_too_few_years_are_unknown_and_constant_cells_have_no_trend(correction):
    values = np.full((25, 3), 0.3)
    values[7:, 0] = np.nan
    values[8:, 1] = np.nan
    found = trend_of(values, YEARS, correction)
    assert np.isnan(found.p[0])
    assert np.isnan(found.slope[0])
    np.testing.assert_array_equal(found.years, [7, 8, 25])
    np.testing.assert_array_equal(found.slope[1:], 0.0)
    np.testing.assert_array_equal(found.p[1:], 1.0)
    np.testing.assert_array_equal(found.s[1:], 0.0)


@pytest.mark.parametrize("correction", CORRECTIONS)
def test_turned_round_scaled_and_moved(correction):
    values = series(200, 0.4, 0.05, seed=8)
    plain = trend_of(values, YEARS, correction)
    mirrored = trend_of(-values, YEARS, correction)
    np.testing.assert_allclose(mirrored.slope, -plain.slope)
    np.testing.assert_array_equal(mirrored.s, -plain.s)
    np.testing.assert_allclose(mirrored.p, plain.p)
    # a power of two scales without rounding
    scaled = trend_of(values * 4.0, YEARS + 10, correction)
    np.testing.assert_allclose(scaled.slope, 4.0 * plain.slope)
    np.testing.assert_allclose(scaled.p, plain.p)


def test_a_cell_does_not_depend_on_its_neighbours():
    values = gaps(series(5000, 0.3, seed=10), 0.1)
    whole = trend_of(values, YEARS)
    part = trend_of(values[:, 1234:1300], YEARS)
    np.testing.assert_array_equal(whole.p[1234:1300], part.p)
    np.testing.assert_array_equal(whole.slope[1234:1300], part.slope)


def by_hand(values):
    """p of one known series with unbiased pre-whitening, one number after the other."""
    n = len(values)
    pairs = [(values[j] - values[i]) / (j - i) for i in range(n) for j in range(i + 1, n)]
    slope = statistics.median(pairs)
    rest = [value - slope * place for place, value in enumerate(values)]
    mean = sum(rest) / n
    first = sum((a - mean) * (b - mean) for a, b in zip(rest, rest[1:])) / sum((a - mean) ** 2 for a in rest)
    first = min(max((n * first + 2) / (n - 4), 0.0), 0.95)
    white = [b - first * a for a, b in zip(values, values[1:])]
    n -= 1
    s = sum((white[j] > white[i]) - (white[j] < white[i]) for i in range(n) for j in range(i + 1, n))
    groups = Counter(white).values()
    variance = (n * (n - 1) * (2 * n + 5) - sum(t * (t - 1) * (2 * t + 5) for t in groups)) / 18
    z = (s - (s > 0) + (s < 0)) / math.sqrt(variance)
    return math.erfc(abs(z) / math.sqrt(2)), s, slope


@pytest.mark.parametrize("kind", ["independent", "correlated", "alternating", "rising"])
def test_unbiased_prewhitening_by_hand(kind):
    found = trend_of(KINDS[kind], YEARS, "unbiased_prewhitening")
    for cell, column in enumerate(KINDS[kind].T):
        p, s, slope = by_hand(column.tolist())
        assert found.p[cell] == pytest.approx(p, abs=1e-12)
        assert found.s[cell] == s
        assert found.slope[cell] == pytest.approx(slope, rel=1e-12)


def test_the_default_finds_trends_and_little_chance():
    """What the comparison in the module says: close to its level, and far more found than by plain pre-whitening."""
    assert CORRECTIONS[0] == "unbiased_prewhitening"
    for correlation, level, power in ((0.0, 0.05, 0.85), (0.3, 0.08, 0.6), (0.6, 0.11, 0.4)):
        chance = series(4000, correlation, seed=13)
        rising = chance + np.linspace(0, 3 * chance.std(), 25)[:, np.newaxis]
        assert np.mean(trend_of(chance, YEARS).p < 0.05) < level
        assert (
            np.mean(trend_of(rising, YEARS).p < 0.05)
            > power
            > 0.03 + np.mean(trend_of(rising, YEARS, "prewhitening").p < 0.05)
        )


def test_prewhitening_keeps_its_level_where_the_plain_test_does_not():
    chance = series(4000, 0.6, seed=11)
    assert np.mean(trend_of(chance, YEARS, "prewhitening").p < 0.05) < 0.07
    assert np.mean(trend_of(chance, YEARS, "none").p < 0.05) > 0.2


@pytest.mark.parametrize("rows", [1, 2, 3, 28, 29, 276, 300])
@pytest.mark.parametrize("levels", [None, 1, 10], ids=["all different", "many equal", "some equal"])
def test_medians_by_counting_are_those_by_sorting(rows, levels):
    values = np.random.default_rng(rows).standard_cauchy((rows, 400))
    if levels:
        values = np.round(values * levels) / levels
    values[:, 0] = 7.0
    for guess, spread in ((values[-1], np.ones(400)), (np.full(400, 1e6), np.zeros(400))):
        np.testing.assert_array_equal(column_medians(values, guess, spread), np.median(values, axis=0))


def test_ranks_are_means_of_equal_ones():
    from scipy.stats import rankdata

    values = np.round(series(50, seed=12))
    np.testing.assert_array_equal(ranks(values), np.apply_along_axis(rankdata, 0, values))
