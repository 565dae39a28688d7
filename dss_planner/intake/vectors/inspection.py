"""What is wrong with a vector layer or a table: read once, counted, and said; nothing is changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from osgeo import ogr

from dss_planner.intake.area.studyarea import StudyArea
from dss_planner.intake.known.catalogue import load_catalogue
from dss_planner.intake.roles import ROLES
from dss_planner.intake.vectors.dates import is_date, iso_day
from dss_planner.intake.vectors.datum import DatumShift, datum_shift
from dss_planner.intake.vectors.opening import open_anything
from dss_planner.intake.vectors.scan import Scan, Watched, scan
from dss_planner.intake.verdict import FoundField
from dss_planner.raster.grid import spatial_reference
from dss_planner.raster.vectors import OpenLayer, mended, split_uri, transformation
from dss_planner.running import CancelCheck, never
from dss_planner.text import Text

#: Roads, licences and boundaries change; a layer older than this [years] is pointed out [A].
OLD_AFTER = 10
#: Roles whose age matters.
_AGEING = ("roads", "mining_licences", "protected_areas", "settlements")
MISSING, NO_DEGREES, NO_METRES, ELSEWHERE, SWAPPED = "missing", "no_degrees", "no_metres", "elsewhere", "swapped"
_MOST_LONGITUDE, _MOST_LATITUDE = 360.5, 90.5
#: A system used farther than this [degrees] from the area it is made for is not meant.
_BEYOND_USE = 6.0
_PIECES = 400
WGS84 = "EPSG:4326"


@dataclass(frozen=True)
class MissingField:
    """A field that the role has and the layer has not. needed: the layer cannot do without. looked_for: names."""

    key: str
    needed: bool
    looked_for: tuple[str, ...]


@dataclass(frozen=True)
class VectorHealth:
    """What `inspect` found. crs: that holds for the layer (WKT, '' for none). crs_problem: '' or one of `MISSING`,

    `NO_DEGREES` (a geographic system, but the numbers are no degrees), `NO_METRES` (a projected one, but they look
    like degrees), `ELSEWHERE` (the layer lies outside the area of use of its system), `SWAPPED` (x is the latitude).
    datum: shift to the study's datum, None when there is none. scan: counts over all features. wrong_kind: features
    that have no part of the role's dimension. inside_share: of the features (0–1) that meet the study area; None when
    the place is not known. distance: to the study area [km], 0 where it is met. missing: fields. unknown_classes: of
    roads. date: newest known (ISO), date_source: field or 'file'. too_old. notes: of the reading.
    """

    uri: str
    crs: str
    crs_problem: str
    datum: DatumShift | None
    scan: Scan
    wrong_kind: int
    inside_share: float | None
    distance: float
    missing: tuple[MissingField, ...]
    unknown_classes: tuple[str, ...]
    date: str
    date_source: str
    too_old: bool
    notes: tuple[Text, ...] = field(default_factory=tuple)


def inspect(
    uri: str,
    area: StudyArea,
    role: str = "",
    fields: Mapping[str, FoundField] | None = None,
    crs: str = "",
    columns: Mapping[str, str] | None = None,
    classes: Collection[str] = (),
    today: dt.date | None = None,
    cancelled: CancelCheck = never,
) -> VectorHealth:
    """Return what is wrong with the vector layer or table ``uri`` for a study in ``area``.

    role, fields: as recognised. crs: assigned by the user. columns: 'longitude' and 'latitude' of a table, where the
    user chose them. classes: road classes that have a speed; the catalogue's when empty. today: against which age and
    expiry count. Raises `InputError` when it cannot be read, has no feature or (tables) no coordinates; `Cancelled`.
    """
    fields = fields or {}
    today = today or dt.date.today()
    opened = open_anything(uri, Path(split_uri(uri)[0]).name, crs, columns)
    within = _area_in(area, opened.crs)
    watched = Watched(
        _name(fields, "class"), _name(fields, "expiry"), _names(fields, ("granted", "date")), today.isoformat()
    )
    found = scan(opened, within, watched, cancelled)
    wrong = _crs_problem(opened.crs, found, area)
    placed = bool(opened.crs) and wrong in {"", ELSEWHERE}
    counted = found.features - found.empty - found.no_number
    date, source = _date(uri, found, fields, opened.crs)
    dimension = {"point": 0, "line": 1, "polygon": 2}.get(ROLES[role].geometry if role else "")
    return VectorHealth(
        uri,
        opened.crs,
        wrong,
        datum_shift(opened.crs, area.crs, *_centre(area)) if placed else None,
        found,
        sum(n for kind, n in found.dimensions.items() if kind not in (dimension, -1)) if dimension is not None else 0,
        found.inside / counted if placed and counted else None,
        _distance(found, opened, area) if placed and counted and not found.inside else 0.0,
        _missing(role, fields),
        _unknown_classes(role, found, classes),
        date,
        source,
        bool(date) and role in _AGEING and int(date[:4]) < today.year - OLD_AFTER,
        opened.notes,
    )


def _name(fields: Mapping[str, FoundField], key: str) -> str:
    return fields[key].names[0] if key in fields else ""


def _names(fields: Mapping[str, FoundField], keys: Collection[str]) -> tuple[str, ...]:
    return tuple(fields[key].names[0] for key in keys if key in fields)


def _area_in(area: StudyArea, crs: str) -> ogr.Geometry | None:
    """Return the study area in ``crs``, with vertices enough for its edges; None where it cannot be expressed in it."""
    if not crs:
        return None
    outline = area.geometry.Clone()
    xmin, ymin, xmax, ymax = area.bounds
    outline.Segmentize(max(xmax - xmin, ymax - ymin) / _PIECES)
    try:
        outline.Transform(transformation(area.crs, crs))
    except RuntimeError:  # outside the area where the system is defined
        return None
    return mended(outline)


def _centre(area: StudyArea) -> tuple[float, float]:
    centre = area.geometry.Centroid()
    centre.Transform(transformation(area.crs, WGS84))
    return centre.GetX(), centre.GetY()


def _crs_problem(crs: str, found: Scan, area: StudyArea) -> str:
    if not crs:
        return MISSING
    if found.extent is None:
        return ""
    reference = spatial_reference(crs)
    degrees = _in_degrees(found.extent)
    if reference.IsGeographic():
        xmin, ymin, xmax, ymax = found.extent
        if not found.inside and _meets(area, (ymin, xmin, ymax, xmax), crs):
            return SWAPPED
        return "" if degrees else NO_DEGREES
    if reference.IsProjected() and degrees:
        return NO_METRES
    return "" if _in_use(crs, found.extent) else ELSEWHERE


def _in_degrees(extent: tuple[float, float, float, float]) -> bool:
    xmin, ymin, xmax, ymax = extent
    return max(abs(xmin), abs(xmax)) <= _MOST_LONGITUDE and max(abs(ymin), abs(ymax)) <= _MOST_LATITUDE


def _meets(area: StudyArea, extent: tuple[float, float, float, float], crs: str) -> bool:
    within = _area_in(area, crs)
    return within is not None and bool(_rectangle(extent).Intersects(within))


def _in_use(crs: str, extent: tuple[float, float, float, float]) -> bool:
    """Return whether the middle of the layer lies in or near the area for which its system is made."""
    use = spatial_reference(crs).GetAreaOfUse()
    middle = ogr.Geometry(ogr.wkbPoint)
    middle.AddPoint_2D((extent[0] + extent[2]) / 2, (extent[1] + extent[3]) / 2)
    try:
        middle.Transform(transformation(crs, WGS84))
    except RuntimeError:
        return False
    if use is None:
        return True
    x, y = middle.GetX(), middle.GetY()
    turned = use.west_lon_degree > use.east_lon_degree
    return use.south_lat_degree - _BEYOND_USE <= y <= use.north_lat_degree + _BEYOND_USE and (
        turned or use.west_lon_degree - _BEYOND_USE <= x <= use.east_lon_degree + _BEYOND_USE
    )


def _rectangle(extent: tuple[float, float, float, float]) -> ogr.Geometry:
    xmin, ymin, xmax, ymax = extent
    box = ogr.Geometry(ogr.wkbLineString)
    for x, y in ((xmin, ymin), (xmax, ymin), (xmax, ymax), (xmin, ymax), (xmin, ymin)):
        box.AddPoint_2D(x, y)
    return box.ConvexHull()


def _distance(found: Scan, opened: OpenLayer, area: StudyArea) -> float:
    """Return how far the layer's bounds lie from the study area [km], in the study's reference system."""
    if found.extent is None:
        return 0.0
    bounds = _rectangle(found.extent)
    width = max(found.extent[2] - found.extent[0], found.extent[3] - found.extent[1])
    if width > 0:
        bounds.Segmentize(width / _PIECES)
    try:
        bounds.Transform(transformation(opened.crs, area.crs))
    except RuntimeError:
        return float("inf")
    return float(bounds.Distance(area.geometry)) / 1000.0


def _missing(role: str, fields: Mapping[str, FoundField]) -> tuple[MissingField, ...]:
    dataset = next((entry for entry in load_catalogue().vectors if entry.role == role), None)
    if dataset is None:
        return ()
    return tuple(
        MissingField(rule.key, rule.key in dataset.needs, rule.examples)
        for rule in dataset.fields
        if rule.key not in fields and (rule.key in dataset.needs or rule.wanted)
    )


def _unknown_classes(role: str, found: Scan, classes: Collection[str]) -> tuple[str, ...]:
    if role != "roads":
        return ()
    if not classes:
        dataset = next(entry for entry in load_catalogue().vectors if entry.role == role)
        classes = next(rule.values for rule in dataset.fields if rule.key == "class")
    known = {value.lower() for value in classes}
    return tuple(sorted(value for value in found.classes if value.strip().lower() not in known))


def _date(uri: str, found: Scan, fields: Mapping[str, FoundField], crs: str) -> tuple[str, str]:
    """Return the newest day in the fields; else that of the file: the data are not younger than that."""
    if found.newest:
        return found.newest, next(iter(_names(fields, ("granted", "date"))), "")
    path = Path(split_uri(uri)[0])
    named = [iso_day(part) for part in path.stem.replace("-", "_").split("_")]
    datum = spatial_reference(crs).GetName() if crs else ""
    in_name = max((day for day in named if is_date(day, datum)), default="")
    if in_name:
        return in_name, path.name
    if not path.is_file():
        return "", ""
    changed = dt.datetime.fromtimestamp(path.stat().st_mtime, tz=dt.timezone.utc)
    return changed.date().isoformat(), "file"
