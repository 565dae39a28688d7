"""Bounds to propose: percentiles of the known cells."""

import numpy as np
import pytest

from dss_planner.errors import InputError
from dss_planner.scoring.functions import bounds
from dss_planner.scoring.functions.bounds import suggest_bounds


def test_percentiles_of_the_known_cells(make_raster):
    values = np.arange(101.0)
    array = np.append(values, [np.nan, 1e6, np.nan]).reshape(8, 13)
    path = make_raster("a.tif", array)
    assert suggest_bounds(path, below=1e6) == pytest.approx((5.0, 95.0))
    assert suggest_bounds(path, 1, 0, 50, below=1e6) == pytest.approx((0.0, 50.0))


def test_large_rasters_are_sampled(make_raster, monkeypatch):
    monkeypatch.setattr(bounds, "_CELLS", 50)
    array = np.repeat(np.arange(20.0)[:, np.newaxis], 10, axis=1)
    assert suggest_bounds(make_raster("a.tif", array), 1, 0, 100) == (0.0, 16.0)  # rows 0, 4, 8, 12, 16


def test_nothing_to_tell_apart(make_raster):
    with pytest.raises(InputError, match="single value 3"):
        suggest_bounds(make_raster("a.tif", np.full((3, 3), 3.0)))
    with pytest.raises(InputError, match="no known cell"):
        suggest_bounds(make_raster("b.tif", np.full((3, 3), np.nan)))
    with pytest.raises(InputError, match="band 2 was asked for"):
        suggest_bounds(make_raster("c.tif", np.ones((3, 3))), 2)
