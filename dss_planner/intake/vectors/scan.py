"""One pass over all features of a layer that counts what is wrong with them; none is kept."""

from __future__ import annotations

import hashlib
import math
import time
from collections.abc import Collection
from dataclasses import dataclass, field

from osgeo import ogr

from dss_planner.errors import InputError
from dss_planner.intake.vectors.dates import day_of, is_past
from dss_planner.intake.vectors.textdamage import is_lost, undamaged
from dss_planner.raster.areas import ellipsoidal_hectares
from dss_planner.raster.grid import spatial_reference
from dss_planner.raster.vectors import OpenLayer, features, mended, parts
from dss_planner.running import CancelCheck, stop_if

#: A polygon this thin and narrow is left over from an overlay, not a thing on the ground: 4π·area/perimeter² [A],
#: mean width [m] [A].
_SLIVER_SHAPE, _SLIVER_WIDTH = 0.005, 30.0
_METRES_PER_DEGREE = 111_320.0
#: Columns that only number the rows.
_COUNTERS = ("fid", "ogc_fid", "objectid", "gid")
#: Seconds between two looks at the cancel button.
_PATIENCE = 0.25
_MOST_SAMPLES = 5


@dataclass
class Scan:
    """features: all; empty: without geometry; dimensions: features by dimension of geometry (−1: of several).

    no_number: coordinates that are no numbers. invalid, collapsed (polygons without any area, beyond repair), curved,
    raised (with Z or M), multipart, zero_length, slivers,
    duplicates: features. inside: those that meet the study area. extent: xmin, ymin, xmax, ymax in the layer's own
    numbers. classes: values met in the class field. expired: licences by day, expired_hectares of the study area under
    them (each by itself); undated: features without that day.
    newest: latest day met. damaged: texts read in the wrong encoding → what they were. lost: texts beyond help.
    """

    features: int = 0
    empty: int = 0
    dimensions: dict[int, int] = field(default_factory=dict)
    no_number: int = 0
    invalid: int = 0
    collapsed: int = 0
    curved: int = 0
    raised: int = 0
    multipart: int = 0
    zero_length: int = 0
    slivers: int = 0
    duplicates: int = 0
    inside: int = 0
    extent: tuple[float, float, float, float] | None = None
    classes: set[str] = field(default_factory=set)
    expired: int = 0
    expired_hectares: float = 0.0
    undated: int = 0
    newest: str = ""
    damaged: dict[str, str] = field(default_factory=dict)
    damaged_count: int = 0
    lost: list[str] = field(default_factory=list)
    lost_count: int = 0


@dataclass(frozen=True)
class Watched:
    """Fields that are looked into, by name ('' or empty: none). today: ISO day against which licences expire."""

    class_field: str = ""
    expiry: str = ""
    dates: tuple[str, ...] = ()
    today: str = ""


def scan(opened: OpenLayer, area: ogr.Geometry | None, watched: Watched, cancelled: CancelCheck) -> Scan:
    """Return the counts; ``area``: the study area in the layer's own reference system, None when it has none there.

    Raises `Cancelled` within a second of the wish.
    """
    found = Scan()
    looker = _Looker(opened, area, watched, found)
    looked = time.monotonic()
    for feature in features(opened):
        if time.monotonic() - looked > _PATIENCE or found.features == 0:
            stop_if(cancelled)
            looked = time.monotonic()
        looker.look(feature)
    opened.layer.ResetReading()
    return found


class Duplicates:
    """Tells features that were met before, by a 64-bit hash of geometry and attributes: 1 in 10⁷ for a million [D]."""

    def __init__(self, names: Collection[str]) -> None:
        self._columns = tuple(index for index, name in enumerate(names) if name.lower() not in _COUNTERS)
        self._seen: set[bytes] = set()

    def met(self, feature: ogr.Feature, geometry: ogr.Geometry | None) -> bool:
        """Return whether a feature with this geometry and these attributes came before."""
        digest = hashlib.blake2b(digest_size=8)
        digest.update(bytes(geometry.ExportToWkb()) if geometry is not None else b"-")
        for index in self._columns:
            value = feature.GetFieldAsString(index) if feature.IsFieldSetAndNotNull(index) else "\0"
            digest.update(value.encode("utf-8", "surrogateescape") + b"\x1f")
        key = digest.digest()
        if key in self._seen:
            return True
        self._seen.add(key)
        return False


def has_numbers(geometry: ogr.Geometry) -> bool:
    """Return whether all coordinates are numbers: not infinite, not NaN."""
    return all(map(math.isfinite, geometry.GetEnvelope()))


class _Looker:
    """Counts one feature after the other."""

    def __init__(self, opened: OpenLayer, area: ogr.Geometry | None, watched: Watched, found: Scan) -> None:
        definition = opened.layer.GetLayerDefn()
        fields = [definition.GetFieldDefn(index) for index in range(definition.GetFieldCount())]
        names = [item.GetName() for item in fields]
        self._texts = [index for index, item in enumerate(fields) if item.GetType() == ogr.OFTString]
        self._class = names.index(watched.class_field) if watched.class_field in names else -1
        self._expiry = names.index(watched.expiry) if watched.expiry in names else -1
        self._dates = [names.index(name) for name in watched.dates if name in names]
        self._today = watched.today
        self._duplicates = Duplicates(names)
        self._degrees = not opened.crs or spatial_reference(opened.crs).IsGeographic()
        self._outline, self._crs = area, opened.crs
        self._area = area.CreatePreparedGeometry() if area is not None else None
        self._bounds = area.GetEnvelope() if area is not None else None
        self._found = found

    def look(self, feature: ogr.Feature) -> None:
        """Count what is wrong with one feature."""
        found = self._found
        found.features += 1
        expired = self._look_into_fields(feature)
        geometry = feature.GetGeometryRef()
        found.duplicates += self._duplicates.met(feature, geometry)
        if geometry is None or geometry.IsEmpty():
            found.empty += 1
            return
        if not has_numbers(geometry):
            found.no_number += 1
            return
        dimension = _dimension(geometry)
        found.dimensions[dimension] = found.dimensions.get(dimension, 0) + 1
        found.raised += bool(geometry.Is3D() or geometry.IsMeasured())
        found.curved += geometry.HasCurveGeometry()
        found.multipart += geometry.GetGeometryCount() > 1 and geometry.GetGeometryName().startswith("MULTI")
        if dimension == 1 and geometry.Length() == 0.0:
            found.zero_length += 1
        elif dimension != 0 and not _valid(geometry):
            ruined = dimension == 2 and _is_collapsed(geometry)
            found.collapsed += ruined
            found.invalid += not ruined
        elif dimension == 2:
            found.slivers += self._is_sliver(geometry)
        if self._place(geometry) and expired and dimension == 2:
            found.expired_hectares += self._hectares_inside(geometry)

    def _place(self, geometry: ogr.Geometry) -> bool:
        """Take note of where a geometry lies; return whether it meets the study area."""
        found, (west, east, south, north) = self._found, geometry.GetEnvelope()
        old = found.extent or (west, south, east, north)
        found.extent = (min(old[0], west), min(old[1], south), max(old[2], east), max(old[3], north))
        if self._area is None or self._bounds is None:
            return False
        left, right, bottom, top = self._bounds
        if west > right or east < left or south > top or north < bottom:
            return False
        try:
            inside = bool(self._area.Intersects(geometry))
        except RuntimeError:  # curves and collections that GEOS does not take
            inside = True
        found.inside += inside
        return inside

    def _hectares_inside(self, geometry: ogr.Geometry) -> float:
        """Return the area of the geometry within the study area."""
        valid = mended(geometry)
        common = valid.Intersection(self._outline) if valid is not None else None
        try:
            return 0.0 if common is None or common.IsEmpty() else ellipsoidal_hectares(common, self._crs)
        except InputError:  # coordinates that do not fit the system: the place is a question of its own
            return 0.0

    def _is_sliver(self, geometry: ogr.Geometry) -> bool:
        area = geometry.GetArea()
        border = geometry.Boundary().Length()
        if border <= 0.0 or area <= 0.0:
            return True
        scale = 1.0
        if self._degrees:
            _, _, south, north = geometry.GetEnvelope()
            scale = _METRES_PER_DEGREE * math.sqrt(max(math.cos(math.radians((south + north) / 2)), 0.01))
        width = 2.0 * area / border * scale
        return 4.0 * math.pi * area / border**2 < _SLIVER_SHAPE and width < _SLIVER_WIDTH

    def _look_into_fields(self, feature: ogr.Feature) -> bool:
        """Take note of the attributes; return whether they say that the feature has expired."""
        found, expired = self._found, False
        if self._class >= 0:
            found.classes.add(
                feature.GetFieldAsString(self._class) if feature.IsFieldSetAndNotNull(self._class) else ""
            )
        for index in self._dates:
            found.newest = max(found.newest, day_of(feature, index))
        if self._expiry >= 0:
            day = day_of(feature, self._expiry)
            found.undated += not day
            expired = is_past(day, self._today)
            found.expired += expired
        for index in self._texts:
            written = feature.GetFieldAsString(index)
            if not written or (written.isascii() and "???" not in written):
                continue
            self._look_at_text(written)
        return expired

    def _look_at_text(self, written: str) -> None:
        found = self._found
        if is_lost(written):
            found.lost_count += 1
            if len(found.lost) < _MOST_SAMPLES:
                found.lost.append(written)
            return
        was = undamaged(written)
        if was is not None:
            found.damaged_count += 1
            if len(found.damaged) < _MOST_SAMPLES:
                found.damaged[written] = was


def _dimension(geometry: ogr.Geometry) -> int:
    """Return 0, 1 or 2; −1 for a collection of several kinds."""
    if ogr.GT_Flatten(geometry.GetGeometryType()) != ogr.wkbGeometryCollection:
        return int(geometry.GetDimension())
    kinds = {_dimension(geometry.GetGeometryRef(index)) for index in range(geometry.GetGeometryCount())}
    return kinds.pop() if len(kinds) == 1 else -1


def _is_collapsed(geometry: ogr.Geometry) -> bool:
    """Return whether nothing with an area is left of an invalid polygon; the two halves of a bow tie cancel out."""
    if geometry.GetArea() != 0.0:
        return False
    left = mended(geometry)
    return left is None or not any(parts(left, 2))


def _valid(geometry: ogr.Geometry) -> bool:
    """Return whether GEOS finds no fault; OGR takes rings of too few points for one by an exception."""
    try:
        return bool(geometry.IsValid())
    except RuntimeError:
        return False
