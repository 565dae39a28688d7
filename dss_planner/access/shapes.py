"""Origins as shapes on a grid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from osgeo import ogr

from dss_planner.raster.grid import Grid
from dss_planner.raster.rasterise import burn, window_grid
from dss_planner.raster.reading import Window
from dss_planner.raster.vectors import parts


def burned(grid: Grid, window: Window, shapes: Sequence[tuple[ogr.Geometry, float]]) -> np.ndarray:
    """Return float32 (rows, columns) of a window: the value of the last shape that touches a cell, NaN elsewhere.

    All touched cells are burned, so a line is connected without a diagonal gap.
    """
    part = window_grid(grid, window)
    return burn(part, (shape for shape in shapes if _touches(shape[0], part.bounds)), all_touched=True)


def single_parts(geometry: ogr.Geometry) -> Iterable[ogr.Geometry]:
    """Yield the points, lines and polygons that ``geometry`` is made of."""
    for dimension in (0, 1, 2):
        yield from parts(geometry, dimension)


def _touches(geometry: ogr.Geometry, bounds: tuple[float, float, float, float]) -> bool:
    left, right, bottom, top = geometry.GetEnvelope()
    return left <= bounds[2] and right >= bounds[0] and bottom <= bounds[3] and top >= bounds[1]
