"""Roads, barriers and origins as shapes on a grid, counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from osgeo import ogr

from dss_planner.access.speeds import SpeedTable, road_class
from dss_planner.errors import InputError
from dss_planner.raster.grid import Grid
from dss_planner.raster.rasterise import burn, window_grid
from dss_planner.raster.reading import Window
from dss_planner.raster.vectors import geometries, geometries_with, open_layer, parts

#: Names under which road layers keep their class, tried in this order when no field is chosen.
_CLASS_FIELDS = ("road_class", "highway", "fclass", "class", "surface", "code", "type", "category")


@dataclass(frozen=True)
class Roads:
    """shapes: (line or polygon part in the grid's CRS, speed km/h), slowest first, so that the fastest is burned last.

    used, outside: features with a part on the grid, and without; ignored: features that are points only.
    classes: class texts met on the grid. field: the field they come from.
    """

    shapes: tuple[tuple[ogr.Geometry, float], ...]
    used: int
    outside: int
    ignored: int
    classes: frozenset[str]
    field: str


def read_roads(uri: str, field: str, speeds: SpeedTable, grid: Grid) -> Roads:
    """Return the roads of a vector layer. Raises `InputError` listing all classes without a speed."""
    field = field or _class_field(uri, speeds)
    features = geometries_with(uri, "Roads", grid.crs, field)
    shapes: list[tuple[ogr.Geometry, float]] = []
    classes, unknown = set(), set()
    used = outside = ignored = 0
    for geometry, value in features:
        pieces = [part for dimension in (1, 2) for part in parts(geometry, dimension)]
        inside = [part for part in pieces if _touches(part, grid.bounds)]
        ignored += not pieces
        outside += bool(pieces) and not inside
        if not inside:
            continue
        speed = speeds.road_speed(value)
        if speed is None:
            unknown.add(road_class(value) or "(empty)")
            continue
        used += 1
        classes.add(road_class(value))
        shapes += [(part, speed) for part in inside]
    if unknown:
        raise _unknown_classes(uri, field, unknown, speeds)
    shapes.sort(key=lambda shape: shape[1])
    return Roads(tuple(shapes), used, outside, ignored, frozenset(classes), field)


def read_barriers(uri: str, grid: Grid) -> tuple[tuple[tuple[ogr.Geometry, float], ...], int]:
    """Return the barriers on the grid as shapes of value 1, and how many features lie outside it."""
    found = geometries(uri, "Barriers", grid.crs)
    inside = [geometry for geometry in found if _touches(geometry, grid.bounds)]
    return tuple((part, 1.0) for geometry in inside for part in single_parts(geometry)), len(found) - len(inside)


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


def _class_field(uri: str, speeds: SpeedTable) -> str:
    """Return the first usual class field all of whose values have a speed, '' when all roads have one speed.

    Raises `InputError` when there is none.
    """
    opened = open_layer(uri, "Roads")
    definition = opened.layer.GetLayerDefn()
    names = [definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())]
    candidates = [name for usual in _CLASS_FIELDS for name in names if name.lower() == usual]
    for name in candidates:
        if all(road_class(feature.GetField(name)) in speeds.roads for feature in opened.layer):
            return name
    if speeds.default_road is not None:
        return ""
    raise InputError(
        "The road layer “{layer}” has no field whose values are all road classes with a speed; its fields are "
        "{fields}. Choose the field with the road class, or give the speed table a default road speed.",
        layer=uri,
        fields=", ".join(names) or "none",
    )


def _unknown_classes(uri: str, field: str, unknown: set[str], speeds: SpeedTable) -> InputError:
    return InputError(
        "The road layer “{layer}” has classes without a speed in “{field}”: {found}. Known classes: {expected}. "
        "Add them to the speed table, or give it a default road speed.",
        layer=uri,
        field=field,
        found=", ".join(sorted(unknown)),
        expected=", ".join(sorted(speeds.roads)) or "none",
    )
