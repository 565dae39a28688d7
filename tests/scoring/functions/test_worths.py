"""Land without points, between and with full points, counted by hand."""

import numpy as np
import pytest

from dss_planner.scoring.functions.distribution import read_distribution
from dss_planner.scoring.functions.valuefunctions import ValueFunction
from dss_planner.scoring.functions.worths import land_between, land_shares, unlisted_codes


def test_shares_of_a_line(make_raster):
    found = read_distribution(make_raster("a.tif", np.arange(100.0).reshape(10, 10) + 0.5))
    shares = land_shares(ValueFunction("linear", 20, 70), found)
    assert (shares.none, shares.full, shares.unlisted) == pytest.approx((0.20, 0.30, 0))
    assert shares.between == pytest.approx(0.50)


def test_many_equal_values_are_one_point_not_a_bin(make_raster):
    values = np.concatenate([np.zeros(60), np.linspace(0.25, 99.25, 40)]).reshape(10, 10)
    found = read_distribution(make_raster("a.tif", values))
    shares = land_shares(ValueFunction("linear", 0, 200), found)
    assert (shares.none, shares.full) == pytest.approx((0.6, 0))


def test_a_large_raster_is_counted_by_its_quantiles(make_raster):
    values = np.random.default_rng(3).lognormal(3, 2, (300, 300))
    found = read_distribution(make_raster("a.tif", values))
    assert len(found.quantiles) == 4001
    assert found.quantiles[0] == found.minimum
    assert found.quantiles[-1] == found.maximum
    stored = values.astype(np.float32)
    shares = land_shares(ValueFunction("linear", 10, 100), found)
    assert shares.none == pytest.approx(float((stored <= 10).mean()), abs=1.5e-3)
    assert shares.full == pytest.approx(float((stored >= 100).mean()), abs=1.5e-3)
    edges = np.geomspace(found.minimum, found.maximum, 9)
    edges[0], edges[-1] = found.minimum, found.maximum
    own = np.histogram(stored, edges)[0] / stored.size
    assert land_between(found, edges) == pytest.approx(own, abs=1e-3)
    assert land_between(found, edges).sum() == pytest.approx(1)


def test_land_beyond_reach_counts_with_what_lies_far_away(make_raster):
    values = np.array([[0.5, 1e6, 90.5, 1e6]])
    found = read_distribution(make_raster("a.tif", values), marker=1e6)
    near = land_shares(ValueFunction("linear", 80, 0), found)
    assert (near.none, near.between, near.full) == pytest.approx((0.75, 0.25, 0))
    far = land_shares(ValueFunction("linear", 0, 80), found)
    assert (far.none, far.full) == pytest.approx((0, 0.75))


def test_classes(make_raster):
    found = read_distribution(make_raster("a.tif", np.array([[1.0, 1, 2, 5], [1, 2, 5, 9]])))
    function = ValueFunction("categories", categories={1: 0.0, 2: 0.5, 5: 1.0})
    shares = land_shares(function, found)
    assert (shares.none, shares.between, shares.full, shares.unlisted) == pytest.approx((3 / 8, 2 / 8, 2 / 8, 1 / 8))
    assert unlisted_codes(function, found) == (9,)
    assert unlisted_codes(ValueFunction("categories", categories={1: 0.0}, other=0.2), found) == ()
    assert unlisted_codes(ValueFunction("linear", 0, 1), found) == ()


def test_hectares_are_those_of_the_known_land(make_raster, grid):
    from dss_planner.raster.areas import cell_hectares

    values = np.full((4, 6), 3.0)
    values[0, 0] = np.nan
    rows, columns = np.meshgrid(np.arange(4), np.arange(6), indexing="ij")
    whole = cell_hectares(grid, rows, columns)
    found = read_distribution(make_raster("a.tif", values))
    assert found.hectares == pytest.approx(whole.sum() - whole[0, 0], rel=1e-6)
    assert read_distribution(make_raster("b.tif", values, crs="")).hectares == 0
