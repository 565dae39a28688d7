"""Measured points brought to the unit of the model and put beside the modelled value of their cell."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from osgeo import gdal, ogr

from dss_planner.erosion import rweq
from dss_planner.erosion.calibration.calibrationrequest import DEPTH_UNIT, TRANSPORT_UNIT, CalibrationRequest, Pair
from dss_planner.errors import InputError
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import Window, open_raster, read_bands
from dss_planner.raster.vectors import open_layer, reproject, transformation
from dss_planner.running import CancelCheck, stop_if

_NUMBERS = (ogr.OFTReal, ogr.OFTInteger, ogr.OFTInteger64)
_LAYER = "Measurements"


@dataclass(frozen=True)
class Measured:
    """pairs; the cell (column, row) of each; names of points outside the raster, on unknown cells, and without a
    number."""

    pairs: tuple[Pair, ...]
    cells: tuple[tuple[int, int], ...]
    outside: tuple[str, ...]
    unknown: tuple[str, ...]
    unusable: tuple[str, ...]


def in_model_unit(value: float, request: CalibrationRequest) -> float:
    """Return a measured value in t/km²·a, or in kg/m for transport; a loss is positive.

    t/ha × 100, kg/m² × 1000, mm × density [t/m³] × 1000; transport by the share that the samplers catch.
    """
    sign = -1.0 if request.loss_is_negative else 1.0
    if request.unit == TRANSPORT_UNIT:
        return sign * value / request.efficiency
    if request.unit == DEPTH_UNIT:
        return sign * float(rweq.loss_of_depth(value, request.density))
    return sign * float(rweq.tonnes_per_km2(value, request.unit))


def read_pairs(request: CalibrationRequest, band: int, cancelled: CancelCheck) -> Measured:
    """Return the measurements beside the modelled values. Raises `InputError` for missing fields."""
    dataset = open_raster(request.modelled)
    grid = Grid.of(dataset)
    pairs: list[Pair] = []
    cells: list[tuple[int, int]] = []
    outside, unknown, unusable = [], [], []
    for name, method, x, y, value in _points(request, grid):
        stop_if(cancelled)
        if value is None or not math.isfinite(value):
            unusable.append(name)
            continue
        column, row = (math.floor(place) for place in grid.column_row(x, y))
        if not (0 <= column < grid.width and 0 <= row < grid.height):
            outside.append(name)
            continue
        modelled = _value(dataset, band, column, row)
        if not math.isfinite(modelled):
            unknown.append(name)
            continue
        measured = in_model_unit(value, request)
        pairs.append(Pair(name, method, x, y, measured, modelled, measured > 0.0 and modelled > 0.0))
        cells.append((column, row))
    return Measured(tuple(pairs), tuple(cells), tuple(outside), tuple(unknown), tuple(unusable))


def _value(dataset: gdal.Dataset, band: int, column: int, row: int) -> float:
    return float(read_bands(dataset, (band,), Window(column, row, 1, 1))[0, 0, 0])


def _points(request: CalibrationRequest, grid: Grid) -> Iterator[tuple[str, str, float, float, float | None]]:
    """Yield name, method, x, y in the raster's CRS, and the measured value of each point."""
    opened = open_layer(request.points, _LAYER)
    definition = opened.layer.GetLayerDefn()
    for field, numeric in ((request.field, True), (request.method_field, False), (request.name_field, False)):
        _require_field(definition, field, numeric, request.points)
    to_grid = transformation(opened.crs, grid.crs)
    for number, feature in enumerate(opened.layer, start=1):
        name = _word(feature, request.name_field) or str(number)
        geometry = feature.GetGeometryRef()
        if geometry is None or geometry.IsEmpty():
            yield name, "", math.nan, math.nan, None
            continue
        point = geometry.Centroid()
        reproject(point, to_grid, _LAYER)
        value = feature.GetField(request.field)
        yield name, _word(feature, request.method_field), point.GetX(), point.GetY(), value


def _word(feature: ogr.Feature, field: str) -> str:
    return str(feature.GetFieldAsString(field) or "").strip() if field else ""


def _require_field(definition: ogr.FeatureDefn, field: str, numeric: bool, layer: str) -> None:
    if not field and not numeric:
        return
    index = definition.GetFieldIndex(field)
    if index < 0 or (numeric and definition.GetFieldDefn(index).GetType() not in _NUMBERS):
        names = [definition.GetFieldDefn(i) for i in range(definition.GetFieldCount())]
        raise InputError(
            "The layer “{layer}” has no field “{found}” that can be used; {expected} can be chosen.",
            layer=layer,
            found=field,
            expected=", ".join(d.GetName() for d in names if not numeric or d.GetType() in _NUMBERS) or "no field",
        )
