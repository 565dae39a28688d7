"""Features of a vector layer with all their attributes, on a grid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from osgeo import ogr

from dss_planner.errors import InputError
from dss_planner.raster.grid import Grid, spatial_reference
from dss_planner.raster.vectors import mended, open_layer, parts, reproject, transformation


@dataclass(frozen=True)
class Feature:
    """geometry: in the grid's CRS. attributes: by field name."""

    geometry: ogr.Geometry
    attributes: Mapping[str, object]

    def pieces(self, dimensions: tuple[int, ...], grid: Grid) -> tuple[ogr.Geometry, ...]:
        """Return the parts with these dimensions (0 points, 1 lines, 2 polygons) whose extent meets the grid's."""
        found = (part for dimension in dimensions for part in parts(self.geometry, dimension))
        return tuple(part for part in found if meets(part, grid.bounds))

    def has(self, dimensions: tuple[int, ...]) -> bool:
        """Return whether the feature has a part with one of these dimensions."""
        return any(True for dimension in dimensions for _ in parts(self.geometry, dimension))


def field_names(uri: str, name: str) -> tuple[str, ...]:
    """Return the fields of a layer; ``name`` is how messages call it. Raises `InputError` as `open_layer`."""
    opened = open_layer(uri, name)
    definition = opened.layer.GetLayerDefn()
    return tuple(definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount()))


def values_of(uri: str, name: str, field: str) -> set[object]:
    """Return the different values of a field. Raises `InputError` as `open_layer`."""
    opened = open_layer(uri, name)
    index = opened.layer.GetLayerDefn().GetFieldIndex(field)
    return {feature.GetField(index) for feature in opened.layer}


def features(uri: str, name: str, grid: Grid) -> Iterator[Feature]:
    """Yield the features of a layer that have a geometry. Raises `InputError` as `geometries`."""
    opened = open_layer(uri, name)
    definition = opened.layer.GetLayerDefn()
    fields = [definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())]
    to_grid = transformation(opened.crs, grid.crs)
    reference = spatial_reference(grid.crs)
    empty = True
    for feature in opened.layer:
        geometry = mended(feature.GetGeometryRef())
        if geometry is None:
            continue
        empty = False
        reproject(geometry, to_grid, name)
        geometry.AssignSpatialReference(reference)
        yield Feature(geometry, {field: feature.GetField(index) for index, field in enumerate(fields)})
    if empty:
        raise InputError("The layer “{layer}” has no feature with a geometry. Choose another layer.", layer=name)


def meets(geometry: ogr.Geometry, bounds: tuple[float, float, float, float]) -> bool:
    """Return whether the extent of a geometry meets ``bounds`` (left, bottom, right, top)."""
    left, right, bottom, top = geometry.GetEnvelope()
    return left <= bounds[2] and right >= bounds[0] and bottom <= bounds[3] and top >= bounds[1]
