"""Vector layers brought to the study's reference system: mended, in single parts, in the planner's units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from osgeo import ogr
from scipy.spatial import Delaunay, QhullError

from dss_planner.errors import InputError
from dss_planner.intake.recognition import Recognition
from dss_planner.intake.roles import POINT, ROLES
from dss_planner.intake.studyarea import DEGREE_STEP, StudyArea
from dss_planner.raster.grid import spatial_reference
from dss_planner.raster.vectors import GeoPackageWriter, OpenLayer, mended, open_layer, parts, transformation
from dss_planner.running import CancelCheck, stop_if
from dss_planner.text import Text, text

_DIMENSION = {"point": 0, "line": 1, "polygon": 2}
_TYPE = {"point": ogr.wkbPoint, "line": ogr.wkbLineString, "polygon": ogr.wkbPolygon}
#: Names that a GeoPackage keeps for itself.
_RESERVED = ("fid", "geom")
#: Roles whose values are spread over the study area between their points.
_SPREAD = ("wind_stations", "soil_points")
_LATTICE = 100
#: A layer may end near a small study area; one that is this far away (half a UTM zone) has a wrong CRS [m].
_FAR = 300_000.0
#: Features between two looks at the cancel button.
_STRIDE = 200
_PLAIN_TYPES = (ogr.OFTInteger, ogr.OFTInteger64, ogr.OFTReal, ogr.OFTString, ogr.OFTDate, ogr.OFTTime, ogr.OFTDateTime)


@dataclass(frozen=True)
class AlignedVector:
    """What became of a vector layer. read: features; written: single parts; mended: invalid geometries repaired;

    dropped: features without a geometry of the role's kind. inside: parts that meet the study area.
    """

    read: int
    written: int
    mended: int
    dropped: int
    inside: int
    warnings: tuple[Text, ...]


def align_vector(
    found: Recognition, area: StudyArea, writer: GeoPackageWriter, cancelled: CancelCheck
) -> AlignedVector:
    """Append the layer to the GeoPackage under the name of its role, in the study's reference system.

    Fields whose unit differs from the planner's are converted. Raises `InputError` when nothing is left of the layer
    or all of it lies far from the study area.
    """
    role = ROLES[found.role]
    opened = open_layer(found.uri, str(role.title))
    names, types = _fields(opened)
    layer = writer.add_layer(found.role, area.crs, _TYPE[role.geometry], types)
    factors = {
        name: (item.scale, item.offset) for item in found.fields.values() for name in item.names if _converts(item)
    }
    counts = {"read": 0, "written": 0, "mended": 0, "dropped": 0, "inside": 0}
    bounds = ogr.Geometry(ogr.wkbMultiPoint)
    for feature, geometry in _reprojected(opened, area, counts, cancelled):
        single = list(parts(geometry, _DIMENSION[role.geometry])) if geometry is not None else []
        counts["dropped"] += not single
        values = {names[key]: value for key, value in feature.items().items() if key in names}
        for key, (scale, offset) in factors.items():
            if values[names[key]] is not None:
                values[names[key]] = values[names[key]] * scale + offset
        for part in single:
            writer.add_feature(layer, part, values)
            counts["inside"] += part.Intersects(area.geometry)
            _widen(bounds, part)
        counts["written"] += len(single)
    if not counts["written"]:
        raise InputError(
            "The layer “{layer}” ({path}) has no {geometry} feature with a geometry. Choose another layer.",
            layer=role.title,
            path=found.uri,
            geometry=role.geometry,
        )
    _require_near(found, bounds, area)
    return AlignedVector(**counts, warnings=tuple(_warnings(found, bounds, area, counts)))


def _fields(opened: OpenLayer) -> tuple[dict[str, str], dict[str, int]]:
    """Return the fields' names by source name, and their types by name; types a GeoPackage lacks become text."""
    definition = opened.layer.GetLayerDefn()
    names, types, used = {}, {}, set(_RESERVED)
    for index in range(definition.GetFieldCount()):
        field = definition.GetFieldDefn(index)
        name = field.GetName() or f"field_{index + 1}"
        while name.lower() in used:
            name = f"{name}_"
        used.add(name.lower())
        names[field.GetName()] = name
        types[name] = field.GetType() if field.GetType() in _PLAIN_TYPES else ogr.OFTString
    return names, types


def _converts(item: object) -> bool:
    return (item.scale, item.offset) != (1.0, 0.0)  # type: ignore[attr-defined]


def _reprojected(
    opened: OpenLayer, area: StudyArea, counts: dict[str, int], cancelled: CancelCheck
) -> Iterator[tuple[ogr.Feature, ogr.Geometry | None]]:
    """Yield features with their mended geometry in the study's system; None where there is none."""
    to_target = transformation(opened.crs, area.crs)
    geographic = spatial_reference(opened.crs).IsGeographic()
    for feature in opened.layer:
        if counts["read"] % _STRIDE == 0:
            stop_if(cancelled)
        counts["read"] += 1
        stored = feature.GetGeometryRef()
        geometry = mended(stored)
        if geometry is not None:
            counts["mended"] += not stored.IsValid()
            if geographic and geometry.GetDimension() > 0:
                geometry.Segmentize(DEGREE_STEP)
            try:
                geometry.Transform(to_target)
            except RuntimeError:  # outside the area where the study's system is defined
                geometry = None
        # reprojection can cross edges that were valid before
        yield feature, mended(geometry)


def _widen(bounds: ogr.Geometry, part: ogr.Geometry) -> None:
    xmin, xmax, ymin, ymax = part.GetEnvelope()
    for x, y in {(xmin, ymin), (xmax, ymax)}:
        point = ogr.Geometry(ogr.wkbPoint)
        point.AddPoint_2D(x, y)
        bounds.AddGeometry(point)


def _require_near(found: Recognition, bounds: ogr.Geometry, area: StudyArea) -> None:
    """Raise `InputError` when the layer lies farther away than the study area is wide and `_FAR`: a wrong CRS."""
    xmin, ymin, xmax, ymax = area.bounds
    left, right, bottom, top = bounds.GetEnvelope()
    gap = max(left - xmax, xmin - right, bottom - ymax, ymin - top)
    if gap > max(xmax - xmin, ymax - ymin, _FAR):
        raise InputError(
            "The layer “{layer}” ({path}) lies {gap} km away from the study area. Check its coordinate reference "
            "system, or choose a layer of this region.",
            layer=ROLES[found.role].title,
            path=found.uri,
            gap=f"{gap / 1000:.0f}",
        )


def _warnings(found: Recognition, bounds: ogr.Geometry, area: StudyArea, counts: Mapping[str, int]) -> Iterator[Text]:
    if counts["mended"]:
        yield text("{count} invalid geometries were repaired.", count=counts["mended"])
    if counts["dropped"]:
        yield text("{count} features without a usable geometry were left out.", count=counts["dropped"])
    if not counts["inside"]:
        yield text("None of its features lies in the study area.")
    if found.role in _SPREAD and ROLES[found.role].geometry == POINT:
        points = [bounds.GetGeometryRef(index) for index in range(bounds.GetGeometryCount())]
        share = share_outside(np.array([[point.GetX(), point.GetY()] for point in points]), area)
        if share >= 0.005:
            yield text(
                "{share} % of the study area lies outside the points: values there are extrapolated.",
                share=f"{100 * share:.0f}",
            )


def share_outside(points: np.ndarray, area: StudyArea) -> float:
    """Return the share (0–1) of the study area outside the convex hull of ``points`` (n, 2)."""
    xmin, ymin, xmax, ymax = area.bounds
    xs = xmin + (np.arange(_LATTICE) + 0.5) / _LATTICE * (xmax - xmin)
    ys = ymin + (np.arange(_LATTICE) + 0.5) / _LATTICE * (ymax - ymin)
    prepared = area.geometry.CreatePreparedGeometry()
    places = []
    for x in xs:
        for y in ys:
            place = ogr.Geometry(ogr.wkbPoint)
            place.AddPoint_2D(float(x), float(y))
            if prepared.Contains(place):
                places.append((x, y))
    if not places:
        return 0.0
    try:
        hull = Delaunay(points)
    except (QhullError, ValueError):  # fewer than three points, or all on a line
        return 1.0
    return float(np.mean(hull.find_simplex(np.array(places)) < 0))
