"""Origins and sites as shapes on a grid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from osgeo import ogr

from dss_planner.access.segments import Shapes
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import Window
from dss_planner.raster.vectors import parts


def burned(grid: Grid, window: Window, shapes: Sequence[tuple[ogr.Geometry, float]]) -> np.ndarray:
    """Return float32 (rows, columns) of a window: the largest value of the shapes that touch a cell, NaN elsewhere.

    The cells of a line are connected over their sides, and do not depend on the window; those that GDAL touches are
    neither where a line runs through corners of cells.
    """
    return Shapes.of(grid, shapes).touched(window)


def single_parts(geometry: ogr.Geometry) -> Iterable[ogr.Geometry]:
    """Yield the points, lines and polygons that ``geometry`` is made of."""
    for dimension in (0, 1, 2):
        yield from parts(geometry, dimension)
