"""The sites found as a layer, and the land that they enclose as another."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from osgeo import ogr

from dss_planner.raster.areas import ellipsoidal_hectares
from dss_planner.raster.grid import Grid
from dss_planner.raster.vectors import GeoPackageWriter
from dss_planner.sites.reporting import FindSitesRequest, FindSitesResult, write_report

LAYER, HOLES = "sites", "holes"
FIELDS = {
    "site_id": ogr.OFTString,
    "name": ogr.OFTString,
    "rank": ogr.OFTInteger,
    "area_ha": ogr.OFTReal,
    "score_mean": ogr.OFTReal,
    "score_min": ogr.OFTReal,
    "score_max": ogr.OFTReal,
    "compactness": ogr.OFTReal,
    "holes_ha": ogr.OFTReal,
    "nearest_km": ogr.OFTReal,
}
HOLE_FIELDS = {"site_id": ogr.OFTString, "name": ogr.OFTString, "area_ha": ogr.OFTReal}


def write_layers(request: FindSitesRequest, grid: Grid, polygons: list[ogr.Geometry], result: FindSitesResult) -> None:
    """Write the sites, their holes and the report, as far as they are wanted; polygons: in the order of the sites.

    Where no site has a hole an older file of holes goes. Raises `OutputError`.
    """
    holed = any(polygon.GetGeometryCount() > 1 for polygon in polygons)
    with ExitStack() as both:
        if request.holes and holed:
            _add_holes(both.enter_context(GeoPackageWriter(request.holes)), grid, polygons, result)
        writer = both.enter_context(GeoPackageWriter(request.output))
        layer = writer.add_layer(LAYER, grid.crs, ogr.wkbPolygon, FIELDS, "Candidate sites")
        for site, polygon in zip(result.sites, polygons):
            writer.add_feature(layer, polygon, {key: getattr(site, key) for key in FIELDS})
        if request.report:
            write_report(request.report, request, result)
    if request.holes and not holed:
        Path(request.holes).unlink(missing_ok=True)


def _add_holes(writer: GeoPackageWriter, grid: Grid, polygons: list[ogr.Geometry], result: FindSitesResult) -> None:
    layer = writer.add_layer(HOLES, grid.crs, ogr.wkbPolygon, HOLE_FIELDS, "Land enclosed by candidate sites")
    for site, polygon in zip(result.sites, polygons):
        for number in range(1, polygon.GetGeometryCount()):
            hole = ogr.Geometry(ogr.wkbPolygon)
            hole.AddGeometry(polygon.GetGeometryRef(number))
            area = ellipsoidal_hectares(hole, grid.crs)
            writer.add_feature(layer, hole, {"site_id": site.site_id, "name": site.name, "area_ha": area})
