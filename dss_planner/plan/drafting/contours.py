"""Contour lines for planting rows, from the study's elevation where its cells are fine enough."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from osgeo import gdal, ogr

from dss_planner.measures.geometry.frame import vertices
from dss_planner.plan.drafting.facts import StudyLayers
from dss_planner.raster.grid import spatial_reference
from dss_planner.raster.reading import Window, open_raster, read_bands
from dss_planner.raster.vectors import memory_vectors, parts
from dss_planner.raster.zonal import zone_window

#: Cells larger than this, m, hold no contours that rows could follow [A].
LARGEST_CELL = 100.0
#: Land flatter than this rise per metre has no contours to follow: rows are laid across the wind [A].
_FLAT = 0.01
_ELEVATION = "elevation.tif"


def contours_of(study: StudyLayers) -> Callable[[ogr.Geometry, float], list[ogr.Geometry]] | None:
    """Return a function (zone, m between rows on the ground) → contour lines, or None where the elevation is missing
    or its cells are too large."""
    path = study.folder / _ELEVATION
    if not path.exists() or max(study.grid.cell_size) > LARGEST_CELL:
        return None

    def contours(zone: ogr.Geometry, spacing: float) -> list[ogr.Geometry]:
        window = zone_window(zone, study.grid)
        if window is None:
            return []
        window = _wider(window, study.grid.width, study.grid.height)
        heights = read_bands(open_raster(str(path)), (1,), window)[0].astype(float)
        rise = _mean_rise(heights, study.grid.cell_size)
        if not rise >= _FLAT:
            return []
        return _lines(heights, study, window, spacing * rise)

    return contours


def _wider(window: Window, width: int, height: int) -> Window:
    left, top = max(0, window.column - 1), max(0, window.row - 1)
    right = min(width, window.column + window.width + 1)
    bottom = min(height, window.row + window.height + 1)
    return Window(left, top, right - left, bottom - top)


def _mean_rise(heights: np.ndarray, cell: tuple[float, float]) -> float:
    """Return the mean rise per metre; NaN where it is not known."""
    if min(heights.shape) < 2:
        return math.nan
    down, across = np.gradient(heights, cell[1], cell[0])
    rise = np.hypot(down, across)
    return float(rise[np.isfinite(rise)].mean()) if np.isfinite(rise).any() else math.nan


def _lines(heights: np.ndarray, study: StudyLayers, window: Window, interval: float) -> list[ogr.Geometry]:
    x0, dx, rx, y0, ry, dy = study.grid.geotransform
    origin = x0 + window.column * dx + window.row * rx, y0 + window.column * ry + window.row * dy
    raster = gdal.GetDriverByName("MEM").Create("", window.width, window.height, 1, gdal.GDT_Float64)
    raster.SetGeoTransform((origin[0], dx, rx, origin[1], ry, dy))
    unknown = -1e30
    raster.GetRasterBand(1).WriteArray(np.where(np.isfinite(heights), heights, unknown))
    memory = memory_vectors()
    layer = memory.CreateLayer("contours", spatial_reference(study.grid.crs), ogr.wkbLineString)
    layer.CreateField(ogr.FieldDefn("height", ogr.OFTReal))
    gdal.ContourGenerate(raster.GetRasterBand(1), interval, 0.0, [], 1, unknown, layer, -1, 0)
    found = [part for feature in layer for part in parts(feature.GetGeometryRef(), 1)]
    return [part for part in found if len(vertices(part)) > 1]
