"""Small maps around sites: the worths of the score, one extent for all, outlines where the sites are."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import ogr

from dss_planner.errors import Cancelled
from dss_planner.raster.grid import Grid
from dss_planner.scoring.functions.valuefunctions import ValueFunction
from dss_planner.scoring.model import Criterion, ScoreModel
from dss_planner.sites.surroundings import PIXELS, surroundings


def box(grid, column, row, width, height):
    (x0, y0), (x1, y1) = grid.xy(column, row), grid.xy(column + width, row + height)
    return ogr.CreateGeometryFromWkt(f"POLYGON(({x0} {y0},{x1} {y0},{x1} {y1},{x0} {y1},{x0} {y0}))")


@pytest.fixture
def model(make_raster):
    values = np.tile(np.arange(60.0), (40, 1))
    values[20, 30] = np.nan
    layer = make_raster("slope.tif", values)
    classes = make_raster("classes.tif", np.where(values < 30, 1.0, 7.0))
    return ScoreModel(
        (
            Criterion("slope", "Slope", layer, ValueFunction("linear", 59.0, 0.0), 0.5),
            Criterion("cover", "Cover", classes, ValueFunction("categories", categories={1: 0.25}), 0.5),
            Criterion("idle", "Idle", "missing.tif", ValueFunction("linear", 0.0, 1.0), 0.5, used=False),
        )
    )


def test_worths_around_a_site_of_one_extent(model):
    grid = Grid.read(model.criteria[0].layer)
    large, small = surroundings(model, [box(grid, 26, 16, 8, 6), box(grid, 10, 10, 2, 2)], grid.crs)
    assert large.kilometres == small.kilometres == 24.0
    assert set(large.worths) == {"slope", "cover"}
    slope = large.worths["slope"]
    assert slope.shape == (24, 24)
    assert slope[0, 0] == pytest.approx(1 - 18 / 59)
    assert np.isnan(slope[20 - 7, 30 - 18])
    cover = large.worths["cover"]
    assert cover[0, 0] == 0.25
    assert np.isnan(cover[0, -1])  # class 7 has no value
    assert large.rings[0][0] == pytest.approx([8 / 24, 9 / 24])
    assert large.rings[0][2] == pytest.approx([16 / 24, 15 / 24])


def test_at_the_edge_and_larger_than_the_layers(model):
    grid = Grid.read(model.criteria[0].layer)
    (corner,) = surroundings(model, [box(grid, 0, 0, 4, 4)], grid.crs)
    assert corner.worths["slope"][0, 0] == 1.0
    assert corner.rings[0].min() == pytest.approx(0.0)
    (whole,) = surroundings(model, [box(grid, 0, 0, 60, 40)], grid.crs)
    assert whole.worths["slope"].shape == (40, 60)


def test_large_extents_are_thinned(make_raster):
    layer = make_raster("wide.tif", np.tile(np.arange(400.0), (400, 1)))
    model = ScoreModel((Criterion("a", "A", layer, ValueFunction("linear", 0.0, 399.0), 1.0),))
    grid = Grid.read(layer)
    (found,) = surroundings(model, [box(grid, 150, 150, 100, 100)], grid.crs)
    assert found.worths["a"].shape == (PIXELS, PIXELS)
    assert np.all(np.diff(found.worths["a"][0]) > 0)


def test_cancelled_and_in_degrees(model):
    grid = Grid.read(model.criteria[0].layer)
    with pytest.raises(Cancelled):
        surroundings(model, [box(grid, 0, 0, 4, 4)], grid.crs, lambda: True)
    degrees = ogr.CreateGeometryFromWkt("POLYGON((105.1 44.1,105.12 44.1,105.12 44.12,105.1 44.12,105.1 44.1))")
    (found,) = surroundings(model, [degrees], "EPSG:4326")
    assert 0 < found.rings[0].min() < found.rings[0].max() < 1
