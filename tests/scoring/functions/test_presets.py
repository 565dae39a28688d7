"""Presets: all valid, each for its unit, percentiles from the data."""

import numpy as np
import pytest

from dss_planner.erosion.rweq import SL190_BOUNDS
from dss_planner.scoring.functions.distribution import read_distribution
from dss_planner.scoring.functions.presets import PUBLISHED, presets_for
from dss_planner.scoring.functions.refining import checked
from dss_planner.scoring.functions.valuefunctions import ValueFunction


def test_all_are_valid_and_say_where_they_come_from():
    for preset in PUBLISHED:
        assert checked(preset.function, str(preset.name)) == preset.function
        assert preset.tag in ("V", "D", "A")
        assert str(preset.source)
    assert PUBLISHED[0].function.breaks == tuple(SL190_BOUNDS)


def test_what_fits_a_criterion(make_raster):
    found = read_distribution(make_raster("a.tif", np.arange(100.0).reshape(10, 10) + 0.5))
    names = [str(preset.name) for preset in presets_for("%", found)]
    assert len(names) == 4
    rise, fall = (preset.function for preset in presets_for("min", found))
    assert (rise.low, rise.high) == pytest.approx((5.45, 94.55))
    assert fall == ValueFunction("linear", rise.high, rise.low)
    assert presets_for("min", None) == ()
    assert presets_for("", None, {1: 0.5})[0].function.categories == {1: 0.5}
