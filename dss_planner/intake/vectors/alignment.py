"""Vector layers brought to the study's reference system: mended, in single parts, in the planner's units."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from osgeo import ogr
from scipy.spatial import Delaunay, QhullError

from dss_planner.errors import InputError
from dss_planner.intake.area.studyarea import StudyArea
from dss_planner.intake.recognition import Recognition
from dss_planner.intake.roles import POINT, ROLES
from dss_planner.intake.vectors.dates import day_of, is_past
from dss_planner.intake.vectors.datum import DatumShift, datum_shift
from dss_planner.intake.vectors.features import FeatureMender
from dss_planner.intake.vectors.opening import open_vector
from dss_planner.intake.vectors.values import FieldCopier
from dss_planner.raster.vectors import GeoPackageWriter, OpenLayer, features, transformation
from dss_planner.running import CancelCheck, stop_if
from dss_planner.text import Text, text

_TYPE = {"point": ogr.wkbPoint, "line": ogr.wkbLineString, "polygon": ogr.wkbPolygon}
#: Roles whose values are spread over the study area between their points.
_SPREAD = ("wind_stations", "soil_points")
_LATTICE = 100
#: A layer may end near a small study area; one that is this far away (half a UTM zone) has a wrong CRS [m].
_FAR = 300_000.0
#: Seconds between two looks at the cancel button.
_PATIENCE = 0.25
#: Shifts of a datum below this are not worth a word [m].
_LEAST_SHIFT = 0.5
_WGS84 = "EPSG:4326"
#: Code of the choice that leaves licences out that have expired.
EXPIRED = "expired"


@dataclass(frozen=True)
class AlignedVector:
    """What became of a vector layer. read: features; written: single parts; mended: invalid geometries repaired;

    dropped: features without a geometry of the role's kind, empty: those of them without any. duplicates: features
    left out because they are there twice. linearised: curves made straight; flattened: Z or M left away; split:
    features of several parts. texts: read in the wrong encoding and repaired; unknown: numbers that stand for “unknown”
    made empty. inside: parts that meet the study area. datum: shift to the study's datum (None for none). expired:
    features whose expiry lies before the day asked about, left out or not.
    """

    read: int
    written: int
    mended: int
    dropped: int
    inside: int
    warnings: tuple[Text, ...]
    empty: int = 0
    duplicates: int = 0
    linearised: int = 0
    flattened: int = 0
    split: int = 0
    texts: int = 0
    unknown: int = 0
    datum: DatumShift | None = None
    expired: int = 0


def align_vector(
    found: Recognition,
    area: StudyArea,
    writer: GeoPackageWriter,
    cancelled: CancelCheck,
    crs: str = "",
    columns: Mapping[str, str] | None = None,
    swapped: bool = False,
    today: str = "",
    drop_expired: bool = False,
) -> AlignedVector:
    """Append the layer to the GeoPackage under the name of its role, in the study's reference system.

    crs: assigned by the user. columns: 'longitude' and 'latitude' of a table, where he chose them. swapped: x and y are
    exchanged first. today: ISO day against which licences expire ('': none does); drop_expired leaves these out.
    Fields whose unit differs from the planner's are converted. Features stream: none is kept. Raises `InputError` when
    nothing is left of the layer or all of it lies far from the study area; `Cancelled`.
    """
    role = ROLES[found.role]
    opened = open_vector(found.uri, str(role.title), crs, columns)
    centre = _centre(area)
    copier = FieldCopier(opened, found.fields)
    layer = writer.add_layer(found.role, area.crs, _TYPE[role.geometry], copier.types)
    mender = FeatureMender(opened, area, role.geometry, swapped, _around(area))
    place = _Place(area, keep=found.role in _SPREAD and role.geometry == POINT)
    expiry = _Expiry(opened, found, today)
    written, looked = 0, time.monotonic()
    stop_if(cancelled)
    for feature in features(opened):
        if time.monotonic() - looked > _PATIENCE:
            stop_if(cancelled)
            looked = time.monotonic()
        parts = mender.parts(feature)
        if not parts or (expiry.past(feature) and drop_expired):
            continue
        values = copier.values(feature)
        for part in parts:
            writer.add_feature(layer, part, values)
            place.look(part)
        written += len(parts)
    if not written and expiry.count and drop_expired:
        raise InputError(
            "All {count} usable features of “{layer}” ({path}) expired before {today}. Keep the expired ones, or "
            "choose a newer list.",
            count=expiry.count,
            layer=role.title,
            path=found.uri,
            today=today,
        )
    if not written:
        raise InputError(
            "The layer “{layer}” ({path}) has no {geometry} feature with a geometry. Choose another layer.",
            layer=role.title,
            path=found.uri,
            geometry=role.geometry,
        )
    place.require_near(found)
    counts = mender.counts
    shift = datum_shift(opened.crs, area.crs, *centre)
    result = AlignedVector(
        counts.read, written, counts.mended, counts.dropped, place.inside, (), counts.empty, counts.duplicates,
        counts.linearised, counts.flattened, counts.split, copier.repaired, copier.emptied, shift, expiry.count,
    )  # fmt: skip
    warnings = (*opened.notes, *_warnings(result), *expiry.warnings(drop_expired), *place.warnings(found))
    return AlignedVector(**{**result.__dict__, "warnings": warnings})


def _centre(area: StudyArea) -> tuple[float, float]:
    centre = area.geometry.Centroid()
    centre.Transform(transformation(area.crs, _WGS84))
    return centre.GetX(), centre.GetY()


def _around(area: StudyArea) -> tuple[float, float, float, float]:
    """Return west, south, east, north of the study area [degrees]."""
    outline = area.geometry.Clone()
    outline.Transform(transformation(area.crs, _WGS84))
    west, east, south, north = outline.GetEnvelope()
    return west, south, east, north


class _Expiry:
    """Counts features whose expiry, as the recognition found its field, lies before ``today``."""

    def __init__(self, opened: OpenLayer, found: Recognition, today: str) -> None:
        name = found.fields["expiry"].names[0] if today and "expiry" in found.fields else ""
        self._index = opened.layer.GetLayerDefn().GetFieldIndex(name) if name else -1
        self._today = today
        self.count = 0

    def past(self, feature: ogr.Feature) -> bool:
        past = self._index >= 0 and is_past(day_of(feature, self._index), self._today)
        self.count += past
        return past

    def warnings(self, dropped: bool) -> Iterator[Text]:
        """Yield what became of the expired."""
        if self.count and dropped:
            yield text(
                "Left out because they expired before {today}: {count} of its features.",
                count=self.count,
                today=self._today,
            )
        elif self.count:
            yield text(
                "Expired before {today}, but kept: {count} of its features. Accept that row of the health table to "
                "leave them out.",
                count=self.count,
                today=self._today,
            )


class _Place:
    """Where the written parts lie against the study area; of points that are interpolated the places are kept."""

    def __init__(self, area: StudyArea, keep: bool) -> None:
        self._area = area
        self._prepared = area.geometry.CreatePreparedGeometry()
        self._points: list[tuple[float, float]] | None = [] if keep else None
        self._bounds: tuple[float, float, float, float] | None = None
        self.inside = 0

    def look(self, part: ogr.Geometry) -> None:
        left, right, bottom, top = part.GetEnvelope()
        old = self._bounds or (left, right, bottom, top)
        self._bounds = (min(old[0], left), max(old[1], right), min(old[2], bottom), max(old[3], top))
        xmin, ymin, xmax, ymax = self._area.bounds
        if left <= xmax and right >= xmin and bottom <= ymax and top >= ymin:
            self.inside += self._prepared.Intersects(part)
        if self._points is not None:
            self._points.append((part.GetX(), part.GetY()))

    def require_near(self, found: Recognition) -> None:
        """Raise `InputError` when the layer lies farther away than the study area is wide and `_FAR`: a wrong CRS."""
        xmin, ymin, xmax, ymax = self._area.bounds
        left, right, bottom, top = self._bounds or (xmin, xmax, ymin, ymax)
        gap = max(left - xmax, xmin - right, bottom - ymax, ymin - top)
        if gap > max(xmax - xmin, ymax - ymin, _FAR):
            raise InputError(
                "The layer “{layer}” ({path}) lies {gap} km away from the study area. Check its coordinate reference "
                "system, or choose a layer of this region.",
                layer=ROLES[found.role].title,
                path=found.uri,
                gap=f"{gap / 1000:.0f}",
            )

    def warnings(self, found: Recognition) -> Iterator[Text]:
        """Yield what the place of the features does not support."""
        if not self.inside:
            yield text("None of its features lies in the study area.")
        if self._points is not None and found.role in _SPREAD:
            share = share_outside(np.array(self._points), self._area)
            if share >= 0.005:
                yield text(
                    "{share} % of the study area lies outside the points: values there are extrapolated.",
                    share=f"{100 * share:.0f}",
                )


def _warnings(result: AlignedVector) -> Iterator[Text]:
    if result.mended:
        yield text("Invalid geometries that were repaired: {count}.", count=result.mended)
    if result.dropped:
        yield text("Left out for want of a usable geometry: {count} of its features.", count=result.dropped)
    if result.duplicates:
        yield text("Left out as copies of others: {count} of its features.", count=result.duplicates)
    if result.linearised:
        yield text("Curves turned into short straight pieces: {count}.", count=result.linearised)
    if result.texts:
        yield text("Texts in the wrong encoding that were repaired: {count}.", count=result.texts)
    if result.unknown:
        yield text(
            "Numbers that stand for “unknown” (such as −9999) and were left empty: {count}.", count=result.unknown
        )
    if result.datum is not None:
        yield from _datum(result.datum)


def _datum(shift: DatumShift) -> Iterator[Text]:
    if shift.ballpark and not shift.geocentric:
        yield text(
            "No transformation from {source} to {target} is known here: it may lie 100 m and more beside its place.",
            source=shift.source,
            target=shift.target,
        )
        return
    if shift.metres < _LEAST_SHIFT:
        return
    accuracy = f"{shift.accuracy:g}" if shift.accuracy is not None else "?"
    if shift.missing_grid:
        yield text(
            "It was moved by {metres} m from {source} to {target}, known to {accuracy} m; the grid file {grid} would "
            "make that {better} m.",
            metres=f"{shift.metres:.0f}",
            source=shift.source,
            target=shift.target,
            accuracy=accuracy,
            grid=shift.missing_grid,
            better=f"{shift.grid_accuracy:g}",
        )
        return
    yield text(
        "It was moved by {metres} m from {source} to {target}, known to {accuracy} m.",
        metres=f"{shift.metres:.0f}",
        source=shift.source,
        target=shift.target,
        accuracy=accuracy,
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
