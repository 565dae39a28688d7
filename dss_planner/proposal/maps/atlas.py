"""Maps of every site from one layout: QGIS's atlas over a layer with what each page shows and says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from osgeo import ogr
from qgis.core import QgsMapLayer, QgsPrintLayout, QgsProject, QgsVectorLayer

from dss_planner.layers.translation import show
from dss_planner.proposal.content.model import PackContent
from dss_planner.proposal.content.siting import Site
from dss_planner.proposal.languages.words import Words
from dss_planner.proposal.maps.atlas_items import (
    follow_atlas,
    following_scale_bar,
    label_box,
)
from dss_planner.proposal.maps.furniture import inset, map_item, north_arrow, over
from dss_planner.proposal.maps.graticule import graticule
from dss_planner.proposal.maps.legend import following_legend
from dss_planner.proposal.maps.mapping import projection_note, put_wind
from dss_planner.proposal.maps.page import frame_page, new_layout
from dss_planner.proposal.maps.spec import LegendBlock, PageSpec
from dss_planner.proposal.maps.theme import MAP, PANEL, Box
from dss_planner.proposal.maps.told import cost_line, fact_lines, work_lines
from dss_planner.raster.vectors import GeoPackageWriter
from dss_planner.text import text

FILE = "pages.gpkg"
_FIELDS = ("uuid", "name", "title", "subtitle", "facts", "works", "cost")
_INSET = 31.0
#: Heights of the parts of the panel [mm], from the top: legend, works, facts; the inset is at its foot.
_LEGEND, _WORKS = 45.0, 16.0


def write_pages(
    folder: str, content: PackContent, words: Words, kinds: dict[str, Callable[[Site], ogr.Geometry]]
) -> str:
    """Write what the pages of each atlas show and say; return the path of the GeoPackage.

    kinds: layer → function that gives what a page must have room for at a site, in the plan's reference system.
    """
    path = Path(folder, FILE)
    with GeoPackageWriter(path) as writer:
        for kind, shown in kinds.items():
            fields = {"rank": ogr.OFTInteger, **dict.fromkeys(_FIELDS, ogr.OFTString)}
            layer = writer.add_layer(kind, content.plan.crs, ogr.wkbPolygon, fields)
            for number, site in enumerate(content.sites, start=1):
                works = content.works_of(site.uuid)
                writer.add_feature(
                    layer,
                    _box(shown(site)),
                    {
                        "rank": site.rank or number,
                        "uuid": site.uuid,
                        "name": site.name,
                        "title": f"{site.rank or number}. {site.name}",
                        "subtitle": site.place,
                        "facts": fact_lines(site, words),
                        "works": work_lines(works, content, words),
                        "cost": cost_line(works, content, words),
                    },
                )
    return str(path)


def room_for_site(site: Site) -> ogr.Geometry:
    """Return the site itself."""
    return site.shape


def room_for_works(content: PackContent, site: Site) -> ogr.Geometry:
    """Return the works of a site as one shape; the site itself where nothing is drawn."""
    drawn = [one.shape for one in content.shapes if one.site == site.uuid]
    return _together(drawn) if drawn else site.shape


def room_for_plots(content: PackContent, site: Site) -> ogr.Geometry:
    """Return the site with its plots and their controls as one shape."""
    return _together([site.shape, *(plot.shape for plot in content.plots if plot.site == site.uuid)])


def of_page(field: str, otherwise: str = "''") -> str:
    """Return words that QGIS replaces by a field of the page; ``otherwise``: expression for where no page is shown."""
    return f"[% coalesce(attribute(@atlas_feature, '{field}'), {otherwise}) %]"


def build_atlas(
    project: QgsProject,
    page: PageSpec,
    coverage: QgsVectorLayer,
    layers: tuple[QgsMapLayer, ...],
    legend: tuple[LegendBlock, ...],
    base: tuple[QgsMapLayer, ...] = (),
    wind_from: float | None = None,
) -> QgsPrintLayout:
    """Return a layout that makes a page for each feature of ``coverage``, at a round scale at which it has room."""
    layout = new_layout(project, page.name, page.sheet)
    atlas = layout.atlas()
    atlas.setCoverageLayer(coverage)
    atlas.setEnabled(True)
    atlas.setHideCoverage(True)
    atlas.setSortFeatures(True)
    atlas.setSortExpression('"rank"')
    atlas.setPageNameExpression('"title"')
    main = map_item(layout, (*layers, *base), project.viewSettings().fullExtent(), MAP, "map")
    layout.setReferenceMap(main)
    follow_atlas(layout, main)
    graticule(main)
    following_scale_bar(layout, main)
    over(layout, main, Box(MAP.right - 12.5, MAP.y + 2, 10.5, 14.4))
    north_arrow(layout, main, Box(MAP.right - 12, MAP.y + 2.8, 9.5, 12.8))
    if wind_from is not None:
        put_wind(layout, main, wind_from)
    following_legend(layout, legend, Box(PANEL.x, PANEL.y - 0.5, PANEL.width, _LEGEND), main)
    y = PANEL.y + _LEGEND + 2.0
    label_box(layout, Box(PANEL.x, y, PANEL.width, _WORKS), show(text("Works")), of_page("works"), "works")
    y += _WORKS + 1.0
    label_box(layout, Box(PANEL.x, y, PANEL.width, 6.4), "", of_page("cost"), "cost")
    y += 7.4
    facts = Box(PANEL.x, y, PANEL.width, MAP.bottom - _INSET - 2.0 - y)
    label_box(layout, facts, show(text("Facts")), of_page("facts"), "facts")
    if base:
        inset(layout, main, base, Box(PANEL.x, MAP.bottom - _INSET, PANEL.width, _INSET))
    note = projection_note(main, "[% format_number(item_variables('map')['map_scale'], 0) %]")
    frame_page(layout, page, note)
    return layout


def _box(shape: ogr.Geometry) -> ogr.Geometry:
    west, east, south, north = shape.GetEnvelope()
    least = 50.0  # a single point needs some room [m]
    grow_x, grow_y = max(least - (east - west), 0.0) / 2, max(least - (north - south), 0.0) / 2
    west, east, south, north = west - grow_x, east + grow_x, south - grow_y, north + grow_y
    corners = ((west, south), (east, south), (east, north), (west, north), (west, south))
    ring = ", ".join(f"{x!r} {y!r}" for x, y in corners)
    return ogr.CreateGeometryFromWkt(f"POLYGON (({ring}))")


def _together(shapes: list[ogr.Geometry]) -> ogr.Geometry:
    found = ogr.Geometry(ogr.wkbGeometryCollection)
    for shape in shapes:
        found.AddGeometry(shape)
    return found
