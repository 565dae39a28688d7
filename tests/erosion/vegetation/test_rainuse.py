"""NDVI on rain against an independent regression."""

import numpy as np
import pytest
from scipy.stats import linregress

from dss_planner.erosion.vegetation.rainuse import explained_by_rain, rain_use_efficiency, regression_on_rain


@pytest.fixture
def years():
    random = np.random.default_rng(4)
    rain = random.uniform(40, 200, (25, 80))
    ndvi = 0.1 + random.uniform(-0.001, 0.002, 80) * rain + 0.05 * random.normal(size=(25, 80))
    ndvi[random.random(ndvi.shape) < 0.1] = np.nan
    rain[random.random(rain.shape) < 0.1] = np.nan
    return ndvi, rain


def test_regression_agrees_with_scipy(years):
    ndvi, rain = years
    found = regression_on_rain(ndvi, rain)
    for cell in range(ndvi.shape[1]):
        both = np.isfinite(ndvi[:, cell]) & np.isfinite(rain[:, cell])
        expected = linregress(rain[both, cell], ndvi[both, cell])
        assert found.slope[cell] == pytest.approx(expected.slope, rel=1e-9)
        assert found.r2[cell] == pytest.approx(expected.rvalue**2, rel=1e-9)
        assert found.p[cell] == pytest.approx(expected.pvalue, rel=1e-8)
        rest = ndvi[:, cell] - expected.intercept - expected.slope * rain[:, cell]
        np.testing.assert_allclose(found.residual[:, cell], rest, atol=1e-12)
        assert explained_by_rain(found)[cell] == (expected.pvalue <= 0.05 and expected.slope > 0)


def test_rain_that_never_changes_and_few_years_explain_nothing():
    ndvi = np.random.default_rng(1).random((25, 3))
    rain = np.full((25, 3), 100.0)
    rain[:, 1] = np.arange(25)
    rain[7:, 2] = np.nan
    ndvi[:, 1] = 0.3
    found = regression_on_rain(ndvi, rain)
    assert np.isnan(found.p[[0, 2]]).all()
    assert np.isnan(found.r2[[0, 2]]).all()
    assert (found.r2[1], found.p[1]) == (0.0, 1.0)
    assert not explained_by_rain(found).any()


def test_efficiency_is_unknown_without_rain():
    found = rain_use_efficiency(np.array([0.2, 0.2, np.nan, 0.2]), np.array([100.0, 0.0, 50.0, np.nan]))
    np.testing.assert_allclose(found, [0.002, np.nan, np.nan, np.nan])
