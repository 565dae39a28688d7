"""Percentiles in two passes against numpy on the whole array."""

import numpy as np
import pytest

from dss_planner.errors import Cancelled
from dss_planner.raster.grid import Grid
from dss_planner.raster.percentiles import SumOfBands, percentiles
from dss_planner.running import never

PERCENTS = (0.0, 2.5, 10.0, 50.0, 95.0, 99.9, 100.0)


def grid_of(array):
    return Grid("", (0.0, 1.0, 0.0, 0.0, 0.0, -1.0), array.shape[1], array.shape[0])


def reader(array):
    return lambda w: array[w.row : w.row + w.height, w.column : w.column + w.width]


@pytest.mark.parametrize("kind", ["normal", "ties", "tiny", "negative"])
def test_percentiles_are_those_of_the_whole_array(kind):
    random = np.random.default_rng(3)
    array = {
        "normal": random.normal(0.0, 50.0, (700, 900)),
        "ties": random.integers(-3, 4, (700, 900)),
        "tiny": random.normal(1.0, 1e-6, (300, 300)),
        "negative": -random.exponential(9.0, (300, 300)),
    }[kind].astype(np.float32)
    array[random.random(array.shape) < 0.2] = np.nan
    known = array[np.isfinite(array)].astype(np.float64)
    found = percentiles(reader(array), grid_of(array), PERCENTS)
    np.testing.assert_allclose(found, np.percentile(known, PERCENTS), rtol=1e-12, atol=1e-12)
    assert found == percentiles(reader(array), grid_of(array), PERCENTS, threads=1)


def test_one_value_is_every_percentile_and_none_is_unknown():
    one = np.full((3, 3), np.nan, dtype=np.float32)
    assert np.isnan(percentiles(reader(one), grid_of(one), (5.0, 95.0))).all()
    one[1, 1] = -0.0
    assert percentiles(reader(one), grid_of(one), (0.0, 5.0, 100.0)) == (0.0, 0.0, 0.0)


def test_bands_are_added_up_and_a_cancel_stops(make_raster):
    path = make_raster("bands.tif", np.stack([np.full((4, 6), 1.0), np.full((4, 6), 10.0), np.full((4, 6), 100.0)]))
    grid = Grid.read(path)
    assert percentiles(SumOfBands(path, (1, 3)), grid, (50.0,), cancelled=never) == (101.0,)
    with pytest.raises(Cancelled):
        percentiles(SumOfBands(path, (1,)), grid, (50.0,), cancelled=lambda: True)
