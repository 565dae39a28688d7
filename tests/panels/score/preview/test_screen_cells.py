"""Which cell lies under each pixel, by hand and against every pixel transformed by itself."""

from dataclasses import replace

import numpy as np
import pytest

pytest.importorskip("qgis.core", reason="QGIS's Python modules are not installed")

from dss_planner.panels.score.preview.screen_cells import screen_cells
from dss_planner.panels.score.preview.view import View
from dss_planner.raster.grid import Grid

GRID = Grid("", (100.0, 10.0, 0.0, 200.0, 0.0, -10.0), 3, 2)
#: Pixels of 5 m, the upper left one 5 m left of and above the grid.
VIEW = View((5.0, 0.0, 95.0, 0.0, -5.0, 205.0), 8, 6, 1.0, "")


def test_pixels_of_half_a_cell():
    found = screen_cells(VIEW, GRID)
    assert (found.left, found.top) == (1, 1)
    np.testing.assert_array_equal(found.cells, [[0, 0, 1, 1, 2, 2]] * 2 + [[3, 3, 4, 4, 5, 5]] * 2)


def test_a_fine_screen_has_two_pixels_for_each():
    found = screen_cells(replace(VIEW, ratio=2.0), GRID)
    assert (found.left, found.top) == (2, 2)
    np.testing.assert_array_equal(found.cells[0], np.repeat([0, 1, 2], 4))
    assert found.cells.shape == (8, 12)


def test_a_quarter_turn():
    # columns of pixels run south, rows run east
    turned = View((0.0, 5.0, 95.0, -5.0, 0.0, 205.0), 6, 8, 1.0, "")
    found = screen_cells(turned, GRID)
    np.testing.assert_array_equal(found.cells.T, screen_cells(VIEW, GRID).cells)


def test_beside_the_grid_there_is_nothing():
    assert screen_cells(replace(VIEW, to_map=(5.0, 0.0, 500.0, 0.0, -5.0, 205.0)), GRID).empty
    far = replace(VIEW, to_map=(5.0, 1.0, 500.0, 1.0, -5.0, 205.0))
    assert screen_cells(far, GRID).empty


def test_values_outside_are_those_of_the_last_place():
    found = screen_cells(replace(VIEW, to_map=(5.0, 3.0, 95.0, 3.0, -5.0, 205.0)), GRID)
    values = found.taken(np.array([1, 2, 3, 4, 5, 6, 9]))
    assert 9 in values
    np.testing.assert_array_equal(values == 9, found.cells == found.outside)


def bent(x, y):
    """A curved way between two CRSs, and far from linear over a view."""
    return x + 0.0004 * (y - 500.0) ** 2, y + 30.0 * np.sin(x / 300.0)


def straightened(x, y):
    """The other way round, by repetition."""
    u, v = np.array(x, float), np.array(y, float)
    for _ in range(60):
        u, v = x - 0.0004 * (v - 500.0) ** 2, y - 30.0 * np.sin(u / 300.0)
    return u, v


@pytest.mark.parametrize("zoom", [0.3, 1.0, 8.0])
def test_interpolation_is_as_good_as_transforming_every_pixel(zoom):
    grid = Grid("", (100.0, 7.0, 0.0, 950.0, 0.0, -7.0), 110, 90)
    view = View((1.6 * zoom, 0.2 * zoom, -50.0, 0.1 * zoom, -1.5 * zoom, 980.0), 640, 480, 1.0, "")
    found = screen_cells(view, grid, bent, straightened)
    columns, rows = np.meshgrid(np.arange(640) + 0.5, np.arange(480) + 0.5)
    a, b, c, d, e, f = view.to_map
    column, row = grid.column_row(*bent(a * columns + b * rows + c, d * columns + e * rows + f))
    inside = (column >= 0) & (column < 110) & (row >= 0) & (row < 90)
    wanted = np.where(inside, np.floor(row) * 110 + np.floor(column), found.outside).astype(int)
    got = np.full(wanted.shape, found.outside)
    got[found.top : found.top + found.cells.shape[0], found.left : found.left + found.cells.shape[1]] = found.cells
    # where they differ, the pixel's centre lies on the edge of a cell, within the tolerance
    edge = np.minimum(np.abs(column - np.round(column)), np.abs(row - np.round(row)))
    pace = max(1.0, 1.6 * zoom / 7.0 * 2.5)
    assert inside.sum() > 500
    assert (edge[got != wanted] < 0.1 * pace).all()
    assert (got != wanted).mean() < 0.02


def test_places_that_cannot_be_transformed_stay_empty():
    view = replace(VIEW, to_map=(0.5, 0.0, 95.0, 0.0, -0.5, 205.0), width=80, height=60)

    def half(x, y):
        return np.where(x < 115.0, np.nan, x), y

    found = screen_cells(view, GRID, half, lambda x, y: (x, y))
    # 115 lies under pixel 40; up to 4 pixels more are given up
    assert 40 <= found.left <= 44
    assert set(np.unique(found.cells)) == {1, 2, 4, 5}
