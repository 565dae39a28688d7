"""Interpolated cell areas against exact ones."""

import numpy as np
import pytest

from dss_planner.raster.areas import cell_hectares
from dss_planner.raster.cellareas import CellAreas
from dss_planner.raster.grid import Grid

LAEA = "+proj=laea +lat_0=45 +lon_0=106 +datum=WGS84 +units=m"


@pytest.mark.parametrize("crs", ["EPSG:32648", LAEA])
@pytest.mark.parametrize(("width", "height"), [(900, 500), (70, 1), (1, 70), (2, 2)])
def test_interpolated_areas_equal_exact_ones(crs, width, height):
    grid = Grid.over(crs, (100_000, 4_700_000, 100_000 + width * 1000, 4_700_000 + height * 1000), 1000)
    if crs == LAEA:
        grid = Grid(grid.crs, (-450_000.0, 1000.0, 0.0, 250_000.0, 0.0, -1000.0), width, height)
    exact = cell_hectares(grid, *np.indices((grid.height, grid.width)))
    areas = CellAreas(grid)
    np.testing.assert_allclose(areas.hectares(), exact, rtol=3e-6)
    np.testing.assert_allclose(areas.hectares(height // 2, 1), exact[height // 2 : height // 2 + 1], rtol=3e-6)
    whole = areas.hectares()
    assert areas.extremes == (whole.min(), whole.max())
    assert areas.mean == pytest.approx(whole.mean(), rel=1e-14)
