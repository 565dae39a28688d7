"""Places where trips start: those that lie on water or a barrier at this cell size start from the land beside it."""

from __future__ import annotations

import math

import numpy as np
from osgeo import gdal, ogr

from dss_planner.access.surface import BARRIER
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import open_raster
from dss_planner.raster.vectors import GeoPackageWriter, geometries_with
from dss_planner.study.access_inputs import name_field
from dss_planner.study.folder import StudyFolder
from dss_planner.text import Text, text

#: How far beside such a place a trip may start, in cells: the cells around it.
_BESIDE = 1.0
#: Where places lie that were widened, and their field.
_FILE, _NAME = "origins_{role}.gpkg", "name"


def start_layer(folder: StudyFolder, ground: StudyFolder, role: str, friction: str) -> tuple[str, tuple[Text, ...]]:
    """Return the layer of the places of a role, and what to say of those that were widened to the cells around.

    ground: where the aligned layers lie; friction: raster that is travelled over; folder: where a layer may be written.
    """
    uri = ground.vector(role)
    names = name_field(uri)
    grid = Grid.read(friction)
    dataset = open_raster(friction)
    places = geometries_with(uri, role, grid.crs, names)
    reach = _BESIDE * max(grid.cell_size)
    blocked = [_blocked(shape, grid, dataset) for shape, _ in places]
    moved = [str(name or number) for number, (_, name) in enumerate(places, start=1) if blocked[number - 1]]
    if not moved:
        return uri, ()
    path = folder.file(_FILE.format(role=role))
    with GeoPackageWriter(path) as writer:
        layer = writer.add_layer(role, grid.crs, ogr.wkbUnknown, {_NAME: ogr.OFTString})
        for (shape, name), on_water in zip(places, blocked):
            start = shape.Buffer(reach) if on_water else shape
            writer.add_feature(layer, start, {_NAME: None if name is None else str(name)})
    note = text(
        "{count} place(s) lie on water or a barrier at this cell size; trips start from the cells around: {which}.",
        count=len(moved),
        which=", ".join(moved[:10]),
    )
    return f"{path}|layername={role}", (note,)


def _blocked(shape: ogr.Geometry, grid: Grid, dataset: gdal.Dataset) -> bool:
    """Return whether a point lies on a cell that is known and impassable."""
    if ogr.GT_Flatten(shape.GetGeometryType()) != ogr.wkbPoint:
        return False
    column, row = (math.floor(place) for place in grid.column_row(shape.GetX(), shape.GetY()))
    if not (0 <= column < grid.width and 0 <= row < grid.height):
        return False
    band = dataset.GetRasterBand(1)
    value = float(band.ReadAsArray(column, row, 1, 1)[0, 0])
    unknown = np.isnan(value) or value == band.GetNoDataValue()
    return not unknown and value >= BARRIER
