"""Candidate sites drawn by hand: one GeoPackage in the study folder that QGIS can edit like any other."""

from __future__ import annotations

from pathlib import Path

from osgeo import ogr

from dss_planner.errors import InputError
from dss_planner.raster.areas import ellipsoidal_hectares
from dss_planner.raster.grid import Grid, same_crs, spatial_reference
from dss_planner.raster.vectors import GeoPackageWriter, features, mended, open_bare, parts, reproject, transformation
from dss_planner.study.folder import StudyFolder
from dss_planner.study.site_ways import DRAWN_FILE, DRAWN_LAYER, DRAWN_NAME, drawn_uri

#: (geometry, name)
Drawn = tuple[ogr.Geometry, str]


def drawn_sites(folder: str | Path) -> list[tuple[str, float]]:
    """Return name and hectares of each polygon drawn, in the order drawn. Raises `InputError` for a damaged file."""
    crs, found = _read(Path(folder))
    return [(name, ellipsoidal_hectares(shape, crs)) for shape, name in found]


def add_drawn(folder: str | Path, polygon: bytes, crs: str, name: str) -> str:
    """Add a polygon (WKB in ``crs``) to those drawn; returns the file.

    It is kept in the CRS of the score, or of the first polygon where nothing is scored yet.
    Raises `InputError` for a shape without an area; `OutputError`.
    """
    shape = _area(ogr.CreateGeometryFromWkb(polygon))
    if shape is None:
        raise InputError("The shape drawn has no area. Draw at least three corners that do not lie on one line.")
    folder = Path(folder)
    target, found = _read(folder)
    if not found:
        score = StudyFolder.at(folder).optional("score")
        target = Grid.read(score).crs if score else crs
    if not same_crs(crs, target):
        reproject(shape, transformation(crs, target), "Sites drawn")
    shape.AssignSpatialReference(spatial_reference(target))
    return _write(folder, target, [*found, (shape, name)])


def remove_drawn(folder: str | Path, number: int) -> str:
    """Remove the polygon with this number, from 0; the file goes with the last one. Raises `OutputError`."""
    folder = Path(folder)
    crs, found = _read(folder)
    kept = [one for index, one in enumerate(found) if index != number]
    if kept:
        return _write(folder, crs, kept)
    (folder / DRAWN_FILE).unlink(missing_ok=True)
    return str(folder / DRAWN_FILE)


def free_name(taken: list[str], template: str) -> str:
    """Return the first of “Site 1”, “Site 2” … that is not taken; template: with {number}."""
    number = len(taken) + 1
    while template.format(number=number) in taken:
        number += 1
    return template.format(number=number)


def _area(geometry: ogr.Geometry | None) -> ogr.Geometry | None:
    valid = mended(geometry)
    whole = ogr.Geometry(ogr.wkbMultiPolygon)
    for part in parts(valid, 2) if valid is not None else ():
        whole.AddGeometry(part)
    return whole if whole.GetArea() > 0 else None


def _read(folder: Path) -> tuple[str, list[Drawn]]:
    if not (folder / DRAWN_FILE).exists():
        return "", []
    opened = open_bare(drawn_uri(folder), "Sites drawn")
    found = []
    for feature in features(opened):
        shape = _area(feature.GetGeometryRef())
        if shape is not None:
            shape.AssignSpatialReference(spatial_reference(opened.crs))
            found.append((shape, str(feature.GetField(DRAWN_NAME) or "")))
    return opened.crs, found


def _write(folder: Path, crs: str, found: list[Drawn]) -> str:
    path = folder / DRAWN_FILE
    with GeoPackageWriter(path) as writer:
        layer = writer.add_layer(DRAWN_LAYER, crs, ogr.wkbMultiPolygon, {DRAWN_NAME: ogr.OFTString}, "Sites drawn")
        for shape, name in found:
            writer.add_feature(layer, shape, {DRAWN_NAME: name})
    return str(path)
