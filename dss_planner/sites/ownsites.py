"""Sites that the user brings: polygons as they are, points as squares or disks of a stated area."""

from __future__ import annotations

import math
from dataclasses import dataclass

from osgeo import ogr

from dss_planner import provenance
from dss_planner.errors import InputError
from dss_planner.raster.areas import ellipsoidal_hectares
from dss_planner.raster.grid import Grid, spatial_reference
from dss_planner.raster.reading import open_raster
from dss_planner.raster.vectors import GeoPackageWriter, features, mended, open_layer, parts, reproject, split_uri
from dss_planner.raster.vectors import transformation as between
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.sites.outlines import polsby_popper, site_id
from dss_planner.text import Text, text

LAYER = "sites"
FIELDS = {"site_id": ogr.OFTString, "name": ogr.OFTString, "area_ha": ogr.OFTReal, "compactness": ogr.OFTReal}
_M2_PER_HECTARE = 10_000.0
#: Straight pieces in a quarter of a disk.
_PIECES = 16


@dataclass(frozen=True)
class OwnSitesRequest:
    """source: polygons or points. grid: raster whose CRS (metres) the sites get. output: GeoPackage, layer ``sites``.

    name_field: '' names them Site 1, Site 2 …. point_hectares: area of the disk around a point [ha on the map].
    """

    source: str
    grid: str
    output: str
    name_field: str = ""
    point_hectares: float = 100.0


@dataclass(frozen=True)
class OwnSitesResult:
    """sites: how many. outside: how many lie wholly outside the grid and were left out."""

    output: str
    sites: int
    outside: int
    notes: tuple[Text, ...] = ()


def own_sites(request: OwnSitesRequest, progress: Progress = silent, cancelled: CancelCheck = never) -> OwnSitesResult:
    """Write the user's polygons or points as sites that the other steps can judge, in the order of the layer.

    Polygons keep their shape; features of several parts stay one site. Names that occur twice get a number. Points
    become disks of `OwnSitesRequest.point_hectares`, drawn as polygons of that very area.
    Raises `InputError` for a layer that is missing or holds lines, a missing field, an area of 0 or less, and when no
    site meets the grid; `OutputError`; `Cancelled`.
    """
    if not request.point_hectares > 0:
        raise InputError(
            "The area around a point is {found} ha; more than 0 is expected. Correct it.",
            found=f"{request.point_hectares:g}",
        )
    grid = Grid.of(open_raster(request.grid))
    grid.require_metres("Score")
    progress(0.0, text("Reading your sites"))
    sites, outside = _read(request, grid, cancelled)
    if not sites:
        raise InputError(
            "None of the {count} features of “{layer}” lies on the score. Choose a layer over the study area.",
            count=outside,
            layer=request.source,
        )
    with GeoPackageWriter(request.output) as writer:
        layer = writer.add_layer(LAYER, grid.crs, ogr.wkbMultiPolygon, FIELDS, "Sites")
        for (shape, _), name in zip(sites, _names([name for _, name in sites])):
            values = {
                "site_id": site_id(shape, grid.crs),
                "name": name,
                "area_ha": ellipsoidal_hectares(shape, grid.crs),
                "compactness": polsby_popper(shape),
            }
            writer.add_feature(layer, ogr.ForceToMultiPolygon(shape.Clone()), values)
    notes: tuple[Text, ...] = ()
    if outside:
        notes = (text("{count} features lie outside the score and were left out.", count=outside),)
    result = OwnSitesResult(request.output, len(sites), outside, notes)
    inputs = {"source": split_uri(request.source)[0], "grid": request.grid}
    provenance.record(request.output, "ownsites", inputs, request, result)
    progress(1.0, None)
    return result


def _read(request: OwnSitesRequest, grid: Grid, cancelled: CancelCheck) -> tuple[list[tuple[ogr.Geometry, str]], int]:
    opened = open_layer(request.source, "Sites")
    definition = opened.layer.GetLayerDefn()
    if request.name_field and definition.GetFieldIndex(request.name_field) < 0:
        raise InputError(
            "The layer “{layer}” has no field “{field}”; it has {found}. Choose one of these.",
            layer=request.source,
            field=request.name_field,
            found=", ".join(definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())) or "none",
        )
    to_grid, reference = between(opened.crs, grid.crs), spatial_reference(grid.crs)
    left, low, right, high = grid.bounds
    found, outside = [], 0
    for feature in features(opened):
        stop_if(cancelled)
        geometry = mended(feature.GetGeometryRef())
        if geometry is None:
            continue
        reproject(geometry, to_grid, "Sites")
        geometry.AssignSpatialReference(reference)
        name = feature.GetField(request.name_field) if request.name_field else None
        for shape in _shapes(geometry, request, feature.GetFID()):
            xmin, xmax, ymin, ymax = shape.GetEnvelope()
            if xmax <= left or xmin >= right or ymax <= low or ymin >= high:
                outside += 1
            else:
                found.append((shape, "" if name is None else str(name)))
    return found, outside


def _shapes(geometry: ogr.Geometry, request: OwnSitesRequest, number: int) -> list[ogr.Geometry]:
    """Return the site of a feature; of several points, one each."""
    if geometry.GetDimension() == 2:
        polygons = list(parts(geometry, 2))
        if len(polygons) == 1:
            return polygons
        whole = ogr.Geometry(ogr.wkbMultiPolygon)
        for polygon in polygons:
            whole.AddGeometry(polygon)
        whole.AssignSpatialReference(geometry.GetSpatialReference())
        return [whole]
    if geometry.GetDimension() == 0:
        return [_disk(point, request.point_hectares) for point in parts(geometry, 0)]
    raise InputError(
        "Feature {feature} of the sites ({layer}) is {found}; polygons or points are expected. Choose another layer.",
        feature=number,
        layer=request.source,
        found=geometry.GetGeometryName(),
    )


def _disk(point: ogr.Geometry, hectares: float) -> ogr.Geometry:
    sides = 4 * _PIECES
    # a regular polygon of that many sides has n/2·sin(2π/n)·r²
    radius = math.sqrt(hectares * _M2_PER_HECTARE / (sides / 2 * math.sin(2 * math.pi / sides)))
    return point.Buffer(radius, _PIECES)


def _names(names: list[str]) -> list[str]:
    """Return a name for each site, none twice."""
    given: set[str] = set()
    found = []
    for number, name in enumerate(names, start=1):
        base = name.strip() or f"Site {number}"
        unique, again = base, 1
        while unique in given:
            again += 1
            unique = f"{base} ({again})"
        given.add(unique)
        found.append(unique)
    return found
