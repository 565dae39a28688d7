"""Maps for the public: sites as points of a coarse grid, nothing of the works."""

from __future__ import annotations

from pathlib import Path

from osgeo import ogr
from qgis.core import QgsPalLayerSettings, QgsProject, QgsSingleSymbolRenderer, QgsVectorLayer

from dss_planner.layers import symbols
from dss_planner.layers.groups import insert, layers_of
from dss_planner.layers.labels import label, text_format
from dss_planner.layers.loading import STYLE_PROPERTY
from dss_planner.layers.translation import show
from dss_planner.proposal.content.model import PackContent
from dss_planner.proposal.spatial.edition import edition_of
from dss_planner.raster.vectors import GeoPackageWriter
from dss_planner.text import text

FILE = "sites_coarse.gpkg"
_EXACT = ("sites", "points", "lines", "zones", "portfolio", "robust_sites", "drawn", "enclosed", "survey_stops")


def hide_positions(project: QgsProject, content: PackContent, folder: Path) -> None:
    """Take every layer that tells exact positions out of ``project``, and put coarse points of the sites in."""
    for style in _EXACT:
        for layer in layers_of(project, style):
            project.removeMapLayer(layer.id())
    edition = edition_of(content)
    path = folder / FILE
    with GeoPackageWriter(path) as writer:
        rows = writer.add_layer("sites", "EPSG:4326", ogr.wkbPoint, {"rank": ogr.OFTInteger, "name": ogr.OFTString})
        for number, site in enumerate(content.sites, start=1):
            place = edition.place(site.longitude, site.latitude)
            if place is not None:
                point = ogr.CreateGeometryFromWkt(f"POINT ({place[0]!r} {place[1]!r})")
                writer.add_feature(rows, point, {"rank": site.rank or number, "name": site.name})
    layer = QgsVectorLayer(f"{path}|layername=sites", show(text("Sites, position coarse")), "ogr")
    layer.setRenderer(QgsSingleSymbolRenderer(symbols.marker_symbol("circle", "#c8102e", "#ffffff", 3.0)))
    look = text_format(8.5, "#7d0b1d", bold=True, halo=0.9)
    label(layer, '"rank" || \'. \' || "name"', look, QgsPalLayerSettings.Placement.OrderedPositionsAroundPoint)
    layer.setCustomProperty(STYLE_PROPERTY, "sites")
    insert(project, layer)
