"""Rows along contours: on a plane they are straight, across its slope, and as far apart as asked."""

import math

import numpy as np
import pytest

from dss_planner.measures.catalogue.catalogue import load_catalogue
from dss_planner.plan.drafting.contours import contours_of
from dss_planner.plan.drafting.drawing import draw
from dss_planner.plan.drafting.facts import StudyLayers
from dss_planner.plan.drafting.options import DrawingOptions
from dss_planner.plan.drafting.package import CORE, Choice
from dss_planner.plan.drafting.sheet import Land
from dss_planner.raster.grid import Grid
from dss_planner.raster.writing import Band, RasterWriter
from tests.measures.geometry import independent
from tests.measures.geometry.shapes import turned

CRS = "EPSG:32648"
X, Y = 500_000.0, 5_000_000.0


def study_on_a_plane(folder, rise, towards, cell=20.0):
    """A study of 100 × 100 cells whose land rises ``rise`` metres a metre towards a direction."""
    grid = Grid.over(CRS, (X, Y, X + 100 * cell, Y + 100 * cell), cell)
    column, row = np.meshgrid(np.arange(100) + 0.5, np.arange(100) + 0.5)
    east, north = column * cell, -row * cell
    heights = 1000 + rise * (east * math.sin(math.radians(towards)) + north * math.cos(math.radians(towards)))
    with RasterWriter(folder / "elevation.tif", grid, (Band("m"),), dtype="float32") as writer:
        writer.write(heights[None], 0)
    return StudyLayers(folder, grid, {}, None)


@pytest.mark.parametrize("towards", [0.0, 35.0, 250.0])
def test_contours_of_a_plane(tmp_path, towards):
    contours = contours_of(study_on_a_plane(tmp_path, 0.15, towards))
    zone = turned(X + 1000, Y + 1000, 800, 600, 0)
    found = contours(zone, 40.0)
    assert len(found) > 10
    where = []
    for whole in found:
        line = whole.Intersection(zone)  # at the edge of what was read, contours bend
        if not line.IsEmpty() and independent.length(line) > 100:
            assert independent.turn_from_wind(line, towards) > 89.0
            where.append(independent.positions([line], towards)[0])
    assert np.diff(np.sort(where)) == pytest.approx([40.0] * (len(where) - 1), abs=0.2)


def test_rows_follow_contours_where_they_are_asked_for(tmp_path):
    contours = contours_of(study_on_a_plane(tmp_path, 0.1, 90.0))
    core = turned(X + 1000, Y + 1000, 900, 900, 0)
    land = Land(core, core, None, 0.0, False, 5.7, 220.0, CRS, contours=contours)
    wish = {"shrub_belt": DrawingOptions(pattern="contour", spacing=20.0)}
    works, _ = draw(load_catalogue(), land, (Choice("shrub_belt", CORE, "drafted", ()),), wish)
    assert works[0].lines
    assert all(independent.turn_from_wind(shape.geometry, 90.0) > 89.0 for shape in works[0].lines)
    assert all(independent.farthest_outside(core, shape.geometry) < 1e-3 for shape in works[0].lines)
    assert "contours" in " ".join(map(str, works[0].notes))


def test_coarse_or_flat_land_has_no_contours(tmp_path):
    assert contours_of(study_on_a_plane(tmp_path, 0.1, 0.0, cell=500.0)) is None
    flat = tmp_path / "flat"
    flat.mkdir()
    assert contours_of(study_on_a_plane(flat, 0.001, 0.0))(turned(X + 1000, Y + 1000, 500, 500, 0), 10.0) == []
    bare = tmp_path / "bare"
    bare.mkdir()
    grid = Grid.over(CRS, (X, Y, X + 100, Y + 100), 10.0)
    assert contours_of(StudyLayers(bare, grid, {}, None)) is None
