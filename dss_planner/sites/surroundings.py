"""What the criteria of a score are worth around sites: small maps of the same extent, made to be looked at."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from osgeo import ogr

from dss_planner.raster.grid import Grid, same_crs
from dss_planner.raster.reading import Window
from dss_planner.raster.vectors import reproject, transformation
from dss_planner.running import CancelCheck, never, stop_if
from dss_planner.scoring.model import Criterion, ScoreModel, check_layers
from dss_planner.scoring.preview.previewinputs import decimated

#: Cells along each side of a map at most.
PIXELS = 96
#: A map is this many times as wide as the largest site, and at least this many cells.
_AROUND, _LEAST_CELLS = 3.0, 12


@dataclass(frozen=True)
class Surroundings:
    """One site. worths: criterion → float32 (rows, columns) from 0 to 1, NaN = unknown. kilometres: across the map.

    rings: outlines of the site, each (points, 2) with x and y from 0 to 1, from the upper left corner.
    """

    worths: dict[str, np.ndarray]
    rings: tuple[np.ndarray, ...]
    kilometres: float


def surroundings(
    model: ScoreModel, sites: Sequence[ogr.Geometry], crs: str, cancelled: CancelCheck = never
) -> list[Surroundings]:
    """Return the maps of the used criteria around each site, all of one extent; sites: polygons in ``crs``.

    Where a site lies at the edge of the layers the map ends there, and the site is not in its middle. Cells are taken
    by the nearest one. Raises `InputError` as `check_layers`; `Cancelled`.
    """
    used, _ = model.normalised()
    grid = check_layers(used)
    placed = [_placed(site, crs, grid) for site in sites]
    boxes = [shape.GetEnvelope() for shape in placed]
    widest = max((max(box[1] - box[0], box[3] - box[2]) for box in boxes), default=0.0)
    cell = abs(grid.cell_size[0])
    cells = max(_LEAST_CELLS, math.ceil(_AROUND * widest / cell))
    found = []
    for shape, box in zip(placed, boxes):
        window = _window(grid, ((box[0] + box[1]) / 2, (box[2] + box[3]) / 2), cells)
        size = (min(PIXELS, window.width), min(PIXELS, window.height))
        coarse = Grid(grid.crs, grid.geotransform, *size)
        worths = {}
        for criterion in used.criteria:
            stop_if(cancelled)
            worths[criterion.id] = _worths(criterion, window, coarse)
        found.append(Surroundings(worths, _rings(shape, grid, window), window.width * cell / 1000.0))
    return found


def _placed(site: ogr.Geometry, crs: str, grid: Grid) -> ogr.Geometry:
    shape = site.Clone()
    if not same_crs(crs, grid.crs):
        reproject(shape, transformation(crs, grid.crs), "sites")
    return shape


def _window(grid: Grid, centre: tuple[float, float], cells: int) -> Window:
    """Return a window of ``cells`` around a place, moved to lie within the grid, smaller where the grid is."""
    width, height = min(cells, grid.width), min(cells, grid.height)
    column, row = grid.column_row(*centre)
    left = min(max(0, round(column - width / 2)), grid.width - width)
    top = min(max(0, round(row - height / 2)), grid.height - height)
    return Window(left, top, width, height)


def _worths(criterion: Criterion, window: Window, coarse: Grid) -> np.ndarray:
    values = decimated(criterion.layer, criterion.band, window, coarse)
    function = criterion.value_function
    strange = function.unlisted(values)
    if strange:  # a class without a value: the score stops there, a small map says unknown
        values = np.where(np.isin(values, strange), np.float32(np.nan), values)
    return function.apply(values)


def _rings(shape: ogr.Geometry, grid: Grid, window: Window) -> tuple[np.ndarray, ...]:
    polygons = [shape] if shape.GetGeometryName() == "POLYGON" else [shape.GetGeometryRef(n) for n in _count(shape)]
    rings = []
    for polygon in polygons:
        for number in _count(polygon):
            points = np.array(polygon.GetGeometryRef(number).GetPoints(), dtype=float)[:, :2]
            columns, rows = grid.column_row(points[:, 0], points[:, 1])
            x, y = (columns - window.column) / window.width, (rows - window.row) / window.height
            rings.append(np.column_stack([x, y]))
    return tuple(rings)


def _count(shape: ogr.Geometry) -> range:
    return range(shape.GetGeometryCount())
