"""What values occur: exact ends, histogram and classes of the study area alone."""

import numpy as np
import pytest

from dss_planner.errors import Cancelled, InputError
from dss_planner.scoring.functions import distribution
from dss_planner.scoring.functions.distribution import read_distribution

NAN = np.nan


def test_ends_percentiles_and_histogram(make_raster):
    values = np.append(np.arange(101.0) / 2, [NAN, 1e6, NAN]).reshape(8, 13)
    found = read_distribution(make_raster("a.tif", values), marker=1e6, bins=10)
    assert (found.minimum, found.maximum) == (0, 50)
    assert (found.low, found.high) == pytest.approx((2.5, 47.5))
    assert found.edges[0] == 0
    assert found.edges[-1] == 50
    assert found.counts == (10,) * 9 + (11,)
    assert found.shares[-1] == 1
    assert found.known == pytest.approx(102 / 104)
    assert found.beyond == pytest.approx(1 / 102)
    assert found.classes == {}


def test_only_the_study_area_counts(make_raster, make_vector):
    values = np.tile(np.arange(6.0), (4, 1))
    wkt = "POLYGON((501000 4899000,504000 4899000,504000 4897000,501000 4897000,501000 4899000))"
    mask = make_vector("mask.gpkg", [(wkt, {"a": 1.0})])
    found = read_distribution(make_raster("a.tif", values), mask=mask)
    assert (found.minimum, found.maximum) == (1, 3)
    assert found.classes == pytest.approx({1: 1 / 3, 2: 1 / 3, 3: 1 / 3})
    assert found.known == 1


def test_ends_come_from_all_cells_of_a_large_raster(make_raster, monkeypatch):
    monkeypatch.setattr(distribution, "_SAMPLE", 1000)
    values = np.random.default_rng(1).normal(50, 10, (600, 700))
    values[3, 5], values[599, 699] = -999.0, 999.0
    found = read_distribution(make_raster("a.tif", values))
    assert (found.minimum, found.maximum) == (-999, 999)
    assert found.low == pytest.approx(50 - 16.45, abs=1.5)
    assert 800 < sum(found.counts) < 1200


def test_a_single_value_and_faults(make_raster, cancel_after):
    found = read_distribution(make_raster("one.tif", np.full((3, 3), 7.0)))
    assert (found.minimum, found.maximum) == (7, 7)
    assert sum(found.counts) == 9
    with pytest.raises(InputError, match="no known cell"):
        read_distribution(make_raster("none.tif", np.full((3, 3), NAN)))
    with pytest.raises(InputError, match="band 2 was asked for"):
        read_distribution(make_raster("two.tif", np.ones((3, 3))), 2)
    with pytest.raises(Cancelled):
        read_distribution(make_raster("c.tif", np.ones((3, 3))), cancelled=cancel_after(1))
