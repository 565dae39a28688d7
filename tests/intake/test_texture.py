"""Sand, silt and clay must add up, whatever the unit of each."""

from __future__ import annotations

import numpy as np
import pytest

from dss_planner.intake.rasters.texture import texture_sum_problem
from dss_planner.intake.recognition import recognise
from tests.intake.lookalikes_rasters import between, tif, write


@pytest.fixture
def layer(tmp_path):
    """``layer(name, low, high)`` writes a layer and returns what it was recognised as."""
    return lambda name, low, high, **more: recognise(write(tmp_path, name, tif(between(low, high), **more)))


def test_three_that_add_up_are_fine_in_mixed_units(layer):
    found = [
        layer("sand.tif", 60, 60.01),
        layer("silt_0-5cm_mean.tif", 250, 250.1),
        layer("clay_fraction.tif", 0.15, 0.15001),
    ]
    assert [entry.scale for entry in found] == [1.0, 0.1, 100.0]
    assert texture_sum_problem(found) is None


def test_a_layer_of_another_kind_is_noticed(layer):
    found = [layer("sand.tif", 60, 60.01), layer("silt.tif", 25, 25.01), layer("clay.tif", 40, 40.01)]
    problem = texture_sum_problem(found)
    assert "add up to 125 %" in str(problem)
    assert "sand 60.01, silt 25.01, clay 40" in str(problem) or "sand 60, silt 25, clay 40" in str(problem)


def test_cells_are_added_where_the_grid_is_the_same(tmp_path, layer):
    # half of the cells are sand, half clay: the medians (50, 10, 50) would add up to 110, the cells to 100
    rising = np.linspace(5, 85, 144).reshape(1, 12, 12)
    sand = recognise(write(tmp_path, "sand.tif", tif(rising)))
    clay = recognise(write(tmp_path, "clay.tif", tif(90 - rising)))
    assert texture_sum_problem([sand, clay, layer("silt.tif", 10, 10.01)]) is None


def test_nothing_is_said_without_all_three(layer):
    assert texture_sum_problem([layer("sand.tif", 60, 61), layer("silt.tif", 25, 26)]) is None


def test_unknown_cells_are_left_out(tmp_path, layer):
    values = between(60, 60.01)
    values[0, 0, :6] = -9999
    sand = recognise(write(tmp_path, "sand.tif", tif(values)))
    assert sand.nodata == -9999
    assert texture_sum_problem([sand, layer("silt.tif", 25, 25.01), layer("clay.tif", 15, 15.01)]) is None
