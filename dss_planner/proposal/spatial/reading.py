"""Spatial files read back: every number that they state, and where and how large their shapes are."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from osgeo import gdal, ogr

from dss_planner.errors import OutputError
from dss_planner.proposal.checking.consistency import Stated
from dss_planner.proposal.checking.places import ANGLE, SIDES
from dss_planner.proposal.content.sites import DEGREES
from dss_planner.proposal.spatial.layers import SpatialLayer
from dss_planner.proposal.spatial.writing import FORMATS, GEOJSON, GPKG, GPKG_FILE, KMZ, KMZ_FILE, SHAPEFILE, ZIP_FILE
from dss_planner.raster.areas import ellipsoidal_hectares, ellipsoidal_metres

gdal.UseExceptions()
ogr.UseExceptions()

#: By how much the size of a shape in degrees may differ: share of it, and more for each degree that its edges may bow
#: over; metres at its edge, for digits that are rounded.
_SHARE, _BOWED, _ROUNDED = 2e-3, 1e-2, 0.02
_M2_PER_HECTARE = 10_000.0
#: Degrees by which a position may differ: half of the last digit that files keep, and what mending a shape moves.
_SAME_PLACE = 2e-7


def read_back(folder: str | Path, layers: Sequence[SpatialLayer], formats: Iterable[str] = FORMATS) -> Iterator[Stated]:
    """Yield every number that the files state, as they are read now. Raises `OutputError` when one cannot be read or
    has another count of features."""
    wanted = set(formats)
    places = {
        GPKG: lambda layer: (str(Path(folder) / GPKG_FILE), layer.name),
        GEOJSON: lambda layer: (str(Path(folder) / f"{layer.name}.geojson"), 0),
        SHAPEFILE: lambda layer: (f"/vsizip/{Path(folder) / ZIP_FILE}/{layer.name}.shp", 0),
        KMZ: lambda layer: (str(Path(folder) / KMZ_FILE), layers.index(layer)),  # names there are titles
    }
    for one in FORMATS:
        for layer in layers if one in wanted else ():
            path, name = places[one](layer)
            rows, shapes = _rows(path, name, layer)
            yield from layer.stated(path, rows)
            yield from _drawn(path, layer, shapes)


def _drawn(path: str, layer: SpatialLayer, shapes: Sequence[ogr.Geometry]) -> Iterator[Stated]:
    """Yield the size of each shape as it was read, as exact as it can be: degrees are rounded, their edges straight."""
    for number, (feature, shape) in enumerate(zip(layer.features, shapes), 1):
        if not feature.fact:
            continue
        where = f"{path}, {layer.name} {number}, shape"
        west, east, south, north = shape.GetEnvelope()
        for side, angle in zip(SIDES, (west, east, south, north)):
            yield Stated(where, f"{feature.fact}/{side}", angle, ANGLE, slack=_SAME_PLACE)
        if layer.geometry == ogr.wkbPoint:
            continue
        share = _SHARE + _BOWED * max(east - west, north - south)
        if layer.geometry == ogr.wkbPolygon:
            size = ellipsoidal_hectares(shape, DEGREES)
            slack = share * size + _ROUNDED * _edge(where, shape) / _M2_PER_HECTARE
            yield Stated(where, f"{feature.fact}/area", size, "ha", _digits(slack))
        else:
            size = ellipsoidal_metres(shape, DEGREES)
            yield Stated(where, f"{feature.fact}/length", size, "m", _digits(share * size + _ROUNDED))


def _edge(where: str, shape: ogr.Geometry) -> float:
    try:
        return ellipsoidal_metres(shape.Boundary(), DEGREES)
    except RuntimeError as error:
        raise OutputError(
            "The file “{path}” cannot be read back: {reason}. Export it again.", path=where, reason=error
        ) from error


def _digits(slack: float) -> int:
    """Return the digits after the point that a number is held to where it may differ by ``slack``."""
    return -math.ceil(math.log10(2.0 * slack)) if slack > 0.0 else 0


def _rows(
    path: str, name: str | int, layer: SpatialLayer
) -> tuple[list[Mapping[str, object]], tuple[ogr.Geometry, ...]]:
    try:
        dataset = gdal.OpenEx(path, gdal.OF_VECTOR)
        found = dataset.GetLayer(name)
        features = list(found)
        rows = [feature.items() for feature in features]
        shapes = tuple(feature.GetGeometryRef().Clone() for feature in features)
    except (RuntimeError, AttributeError, TypeError) as error:
        raise OutputError(
            "The file “{path}” cannot be read back: {reason}. Export it again.", path=path, reason=error
        ) from error
    if len(rows) != len(layer.features):
        raise OutputError(
            "The file “{path}” holds {found} shapes, the plan {expected}. Export it again.",
            path=path,
            found=len(rows),
            expected=len(layer.features),
        )
    return rows, shapes
