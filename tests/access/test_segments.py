"""Lines on a grid: every cell they touch, connected over sides at any angle, the same in any window."""

import numpy as np
import pytest
from osgeo import ogr
from scipy import ndimage

from dss_planner.access.segments import Shapes, padded, runs_of
from dss_planner.raster.grid import Grid, spatial_reference
from dss_planner.raster.reading import Window

SIDE = 40
WHOLE = Window(0, 0, SIDE, SIDE)
#: From, to in cells; the first ones pass through corners of cells, along their edges, and through single points.
LINES = [
    ((-10, -10), (60, 60)),
    ((50, -10), (-10, 50)),
    ((-5, 3), (45, 28)),
    ((20, -3), (20, 50)),
    ((-3, 20), (50, 20)),
    ((0, 0), (40, 39)),
    ((39.5, 0.5), (0.5, 39.5)),
    *(((20 - 60 * np.cos(a), 19.3 - 60 * np.sin(a)), (20 + 60 * np.cos(a), 19.3 + 60 * np.sin(a))) for a in range(12)),
]


def cells_of(ends, window=WHOLE):
    found = np.zeros((window.height, window.width), dtype=bool)
    _, row, column = runs_of(np.atleast_2d(np.array(ends, dtype=float)), window).cells()
    found[row - window.row, column - window.column] = True
    return found


def touched_by_sampling(start, end):
    """An independent answer: the cells of many points along the line."""
    steps = np.linspace(0, 1, 200_001)[:, None]
    points = np.array(start) + steps * (np.array(end) - np.array(start))
    column, row = np.floor(points).astype(int).T
    inside = (column >= 0) & (row >= 0) & (column < SIDE) & (row < SIDE)
    found = np.zeros((SIDE, SIDE), dtype=bool)
    found[row[inside], column[inside]] = True
    return found


@pytest.mark.parametrize(("start", "end"), LINES)
def test_a_line_parts_the_plane_without_a_leak_over_corners(start, end):
    found = cells_of((*start, *end))
    assert not (touched_by_sampling(start, end) & ~found).any(), "a cell that the line passes is missing"
    _, pieces = ndimage.label(found)
    assert pieces == 1
    banks, _ = ndimage.label(~found, structure=np.ones((3, 3)))
    rows, columns = np.mgrid[:SIDE, :SIDE] + 0.5
    side = (end[0] - start[0]) * (rows - start[1]) - (end[1] - start[1]) * (columns - start[0]) > 0
    for bank in range(1, banks.max() + 1):
        assert len(np.unique(side[banks == bank])) == 1, "a piece of land lies on both sides of the line"
    # no thicker than needed: only cells that the line touches, their edges included
    distance = np.abs((end[0] - start[0]) * (rows - start[1]) - (end[1] - start[1]) * (columns - start[0]))
    assert (distance[found] <= (abs(end[0] - start[0]) + abs(end[1] - start[1])) / 2 + 1e-9).all()


@pytest.mark.parametrize("size", [5, 16])
def test_any_window_finds_the_same_cells(size):
    for start, end in LINES:
        whole = cells_of((*start, *end))
        for row in range(0, SIDE, size):
            for column in range(0, SIDE, size):
                window = Window(column, row, min(size, SIDE - column), min(size, SIDE - row))
                part = whole[row : row + size, column : column + size]
                np.testing.assert_array_equal(cells_of((*start, *end), window), part)


@pytest.mark.parametrize("cell", [0.37, 30.0, 90.0, 1000.0])
def test_bends_points_and_rings_are_connected_at_any_cell_size(cell):
    wkt = spatial_reference("EPSG:32648").ExportToWkt(["FORMAT=WKT2_2019"])
    grid = Grid(wkt, (500000.0, cell, 0.0, 4900000.0, 0.0, -cell), SIDE, SIDE)
    random = np.random.default_rng(3)
    for _ in range(20):
        x, y = grid.xy(random.integers(0, 2 * SIDE, 30) / 2, random.integers(0, 2 * SIDE, 30) / 2)
        line = ogr.Geometry(ogr.wkbLineString)
        for point in zip(x, y):
            line.AddPoint_2D(*(float(value) for value in point))
        found = np.isfinite(Shapes.of(grid, [(line, 1.0)]).touched(padded(WHOLE, 1)))
        assert ndimage.label(found)[1] == 1
    ring = ogr.CreateGeometryFromWkt("POLYGON ((2 2, 30 9, 33 35, 5 30, 2 2), (10 12, 20 12, 20 22, 10 22, 10 12))")
    for part in range(2):
        points = ring.GetGeometryRef(part)
        for index in range(points.GetPointCount()):
            points.SetPoint_2D(index, *map(float, grid.xy(points.GetX(index), points.GetY(index))))
    shape = Shapes.of(grid, [(ring, 7.0)])
    found = shape.touched(WHOLE)
    assert found[5, 5] == 7.0
    assert np.isnan(found[15, 15]), "the hole"
    assert np.isfinite(found[12, 15]), "the edge of the hole is touched"
    assert np.isnan(shape.inside(WHOLE)[1, 2])


def test_a_point_is_a_cell_and_the_largest_value_wins():
    wkt = spatial_reference("EPSG:32648").ExportToWkt(["FORMAT=WKT2_2019"])
    grid = Grid(wkt, (0.0, 10.0, 0.0, 400.0, 0.0, -10.0), SIDE, SIDE)
    shapes = Shapes.of(
        grid,
        [
            (ogr.CreateGeometryFromWkt("LINESTRING (0 395, 400 395)"), 60.0),
            (ogr.CreateGeometryFromWkt("POINT (55 395)"), 20.0),
            (ogr.CreateGeometryFromWkt("POINT (55 385)"), 20.0),
            (ogr.CreateGeometryFromWkt("POLYGON ((100 380, 200 380, 200 400, 100 400, 100 380))"), 30.0),
        ],
    )
    found = shapes.touched(WHOLE)
    assert [found[0, 5], found[1, 5], found[0, 15], found[1, 15]] == [60, 20, 60, 30]
    assert list(shapes.owner[shapes.values == 60]) == [0]
    assert Shapes.of(grid, []).empty
    assert np.isnan(Shapes.of(grid, []).touched(WHOLE)).all()
