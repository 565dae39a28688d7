"""Datums: how far a layer moves when it is brought to the study's datum, how well, and what would do it better."""

from __future__ import annotations

import math
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from osgeo import osr

from dss_planner.raster.grid import spatial_reference

#: Accuracies [m] at which operations are looked for; the finest that one offers is told.
_ACCURACIES = (0.01, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 3.0, 5.0, 10.0, 15.0, 20.0, 30.0, 44.0, 100.0)
#: Ellipsoids of geocentric datums (WGS 84, GRS 80, CGCS2000): such datums lie within about a metre of each other [D].
_GEOCENTRIC_AXIS, _GEOCENTRIC_FLATTENING, _SAME_FLATTENING = 6378137.0, 298.257, 0.001
_METRES_PER_DEGREE = 111_320.0
#: Half the side of the square in which an operation must be valid [degrees].
_REACH = 0.25


@dataclass(frozen=True)
class DatumShift:
    """From one datum to another at one place.

    source, target: names of the datums. metres: how far coordinates move. accuracy: of the operation used [m]; None
    when it is not known. ballpark: no operation is known, coordinates are taken over as they are.
    geocentric: both are modern geocentric datums. missing_grid: file that would give a better accuracy ('' for none),
    grid_accuracy [m] with it.
    """

    source: str
    target: str
    metres: float
    accuracy: float | None
    ballpark: bool
    geocentric: bool
    missing_grid: str = ""
    grid_accuracy: float | None = None


def datum_shift(source_crs: str, target_crs: str, longitude: float, latitude: float) -> DatumShift | None:
    """Return the shift between the datums of two systems at a place [degrees]; None when they are the same."""
    source, target = _geographic(source_crs), _geographic(target_crs)
    if source is None or target is None or source.IsSame(target):
        return None
    names = (_datum(source), _datum(target))
    if names[0] == names[1] and not _bound(source_crs) and not _bound(target_crs):
        return None
    place = (longitude, latitude)
    start = spatial_reference(source_crs).CloneGeogCS() if not _bound(source_crs) else spatial_reference(source_crs)
    start = _degrees_of(start)
    moved = _moved(start, target, place, None)
    ballpark = moved is None
    accuracy = None if ballpark else _accuracy(start, target, place)
    metres = 0.0 if moved is None else _distance(place, moved)
    geocentric = _geocentric(source) and _geocentric(target)
    grid, better = ("", None) if geocentric else _missing_grid(source, place, accuracy)
    return DatumShift(*names, metres, accuracy, ballpark, geocentric, grid, better)


def _geographic(crs: str) -> osr.SpatialReference | None:
    reference = spatial_reference(crs)
    if not (reference.IsGeographic() or reference.IsProjected()):
        return None
    base = reference.CloneGeogCS()
    base.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return base


def _bound(crs: str) -> bool:
    return spatial_reference(crs).HasTOWGS84()


def _degrees_of(reference: osr.SpatialReference) -> osr.SpatialReference:
    """Return the geographic system under ``reference``, with the shift to WGS 84 that it carries itself."""
    if not reference.HasTOWGS84():
        reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        return reference
    base = reference.CloneGeogCS()
    if not base.HasTOWGS84():
        base.SetTOWGS84(*reference.GetTOWGS84())
    base.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return base


def _datum(reference: osr.SpatialReference) -> str:
    name = str(reference.GetName() or "unknown")
    if name.lower() == "unknown":
        name = str(reference.GetAttrValue("DATUM") or name)
    return name.replace("GCS_", "", 1).replace("_", " ").split(" using ", maxsplit=1)[0]


def _geocentric(reference: osr.SpatialReference) -> bool:
    axis, flattening = reference.GetSemiMajor(), reference.GetInvFlattening()
    return axis == _GEOCENTRIC_AXIS and abs(flattening - _GEOCENTRIC_FLATTENING) < _SAME_FLATTENING


def _moved(
    source: osr.SpatialReference, target: osr.SpatialReference, place: tuple[float, float], accuracy: float | None
) -> tuple[float, float] | None:
    """Return where ``place`` comes to lie; None when no true operation (of that accuracy) is known there."""
    longitude, latitude = place
    options = osr.CoordinateTransformationOptions()
    options.SetBallparkAllowed(False)
    options.SetAreaOfInterest(
        max(longitude - _REACH, -180.0), max(latitude - _REACH, -90.0),
        min(longitude + _REACH, 180.0), min(latitude + _REACH, 90.0),
    )  # fmt: skip
    if accuracy is not None:
        options.SetDesiredAccuracy(accuracy)
    try:
        operation = osr.CreateCoordinateTransformation(source, target, options)
        if operation is None:
            return None
        x, y, _ = operation.TransformPoint(longitude, latitude)
    except RuntimeError:  # how GDAL says that there is none
        return None
    return (x, y) if math.isfinite(x) and math.isfinite(y) else None


def _accuracy(source: osr.SpatialReference, target: osr.SpatialReference, place: tuple[float, float]) -> float | None:
    return next((value for value in _ACCURACIES if _moved(source, target, place, value) is not None), None)


def _distance(first: tuple[float, float], second: tuple[float, float]) -> float:
    east = (second[0] - first[0] + 180.0) % 360.0 - 180.0
    east *= _METRES_PER_DEGREE * math.cos(math.radians(first[1]))
    return math.hypot(east, (second[1] - first[1]) * _METRES_PER_DEGREE)


_GRIDS = """
SELECT COALESCE(alternatives.proj_grid_name, grids.grid_name), grids.accuracy
FROM grid_transformation AS grids
LEFT JOIN grid_alternatives AS alternatives ON alternatives.original_grid_name = grids.grid_name
JOIN usage ON usage.object_table_name = 'grid_transformation'
    AND usage.object_auth_name = grids.auth_name AND usage.object_code = grids.code
JOIN extent ON extent.auth_name = usage.extent_auth_name AND extent.code = usage.extent_code
WHERE grids.deprecated = 0 AND grids.source_crs_auth_name = ? AND grids.source_crs_code = ?
    AND grids.method_name NOT LIKE '%height%' AND grids.accuracy IS NOT NULL
    AND ? BETWEEN extent.west_lon AND extent.east_lon AND ? BETWEEN extent.south_lat AND extent.north_lat
ORDER BY grids.accuracy
"""


def _missing_grid(
    source: osr.SpatialReference, place: tuple[float, float], accuracy: float | None
) -> tuple[str, float | None]:
    """Return the file of the best grid for this datum and place that is not installed, and its accuracy [m].

    PROJ's own database is read; where it cannot be, nothing is said.
    """
    code, authority = source.GetAuthorityCode(None), source.GetAuthorityName(None)
    folders = [Path(folder) for folder in osr.GetPROJSearchPaths() or ()]
    database = next((folder / "proj.db" for folder in folders if (folder / "proj.db").exists()), None)
    if not code or database is None:
        return "", None
    try:
        with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            rows = connection.execute(_GRIDS, (authority, code, *place)).fetchall()
    except sqlite3.Error:  # another layout of PROJ's database
        return "", None
    for name, offered in rows:
        if accuracy is not None and offered >= accuracy:
            break
        if not any((folder / name).exists() for folder in folders):
            return str(name), float(offered)
    return "", None
