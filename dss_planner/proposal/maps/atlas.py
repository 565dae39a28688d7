"""Maps of every site from one layout: QGIS's atlas over a layer with what each page shows and says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from osgeo import ogr
from qgis.core import QgsGeometry, QgsMapLayer, QgsPrintLayout, QgsProject, QgsRectangle, QgsVectorLayer

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
from dss_planner.proposal.maps.mapping import projection_note
from dss_planner.proposal.maps.page import frame_page, new_layout
from dss_planner.proposal.maps.plots import surroundings, wider
from dss_planner.proposal.maps.spec import LegendBlock, PageSpec
from dss_planner.proposal.maps.theme import MAP, PANEL, Box
from dss_planner.proposal.maps.told import cost_line, fact_lines, work_lines
from dss_planner.proposal.maps.wind import Marks, put_wind
from dss_planner.raster.vectors import GeoPackageWriter
from dss_planner.text import text

FILE = "pages.gpkg"
_FIELDS = ("uuid", "name", "title", "subtitle", "facts", "works", "cost")
_INSET = 28.0
#: Heights of the parts of the panel [mm], from the top: legend, works, facts; the inset is at its foot.
_LEGEND, _WORKS = 40.0, 15.0
#: How much smaller the map of a site may get for controls to stand on it; those farther away are on the small map.
_FAR = 1.6


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
    """Return the site with its plots as one shape; with their controls, too, where these do not make it tiny."""
    return _plots_of(content, site, controls=not _apart(content, site))


def _plots_of(content: PackContent, site: Site, controls: bool = True) -> ogr.Geometry:
    plots = (one for one in content.plots if one.site == site.uuid and (controls or one.kind != "control"))
    return _together([site.shape, *(plot.shape for plot in plots)])


def _size(shape: ogr.Geometry) -> float:
    """Return the number of the scale at which a shape just has room on the map."""
    west, east, south, north = shape.GetEnvelope()
    return max((east - west) / MAP.width, (north - south) / MAP.height)


@dataclass(frozen=True)
class Around:
    """A small map of the surroundings, in place of the one of the country. layers: topmost first; extents: key of a
    page → what it has room for, in the project's CRS."""

    layers: tuple[QgsMapLayer, ...]
    extents: Mapping[str, QgsRectangle]


def around_plots(content: PackContent, to_map: Callable[[ogr.Geometry], QgsGeometry]) -> dict[str, QgsRectangle]:
    """Return key of a site → extent of it, all its plots and controls, and what lies around them."""
    return {
        site.uuid: wider(to_map(_plots_of(content, site)).boundingBox(), _apart(content, site))
        for site in content.sites
    }


def _apart(content: PackContent, site: Site) -> bool:
    """Return whether controls lie so far away that the map of the site has no room for them."""
    return _size(_plots_of(content, site)) > _FAR * _size(_plots_of(content, site, controls=False))


def marks_of(content: PackContent, to_map: Callable[[ogr.Geometry], QgsGeometry]) -> dict[str, list[QgsGeometry]]:
    """Return key of a site → its outline, works and plots, which nothing on a map is to cover."""
    found = {site.uuid: [to_map(site.shape.Boundary())] for site in content.sites}
    for one in (*content.plots, *content.shapes):
        if one.site in found:
            found[one.site].append(to_map(one.shape))
    return found


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
    marks: Marks | None = None,
    around: Around | None = None,
) -> QgsPrintLayout:
    """Return a layout that makes a page for each feature of ``coverage``, at a round scale at which it has room.

    marks: what the arrow of the wind keeps away from.
    """
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
        put_wind(layout, main, wind_from, marks)
    place = Box(PANEL.x, MAP.bottom - _INSET, PANEL.width, _INSET)
    if around is not None:
        surroundings(layout, main, (*around.layers, *base), around.extents, place)
    elif base:
        inset(layout, main, base, place)
    following_legend(layout, legend, Box(PANEL.x, PANEL.y - 0.5, PANEL.width, _LEGEND), main)
    said = {name: [str(page[name] or "") for page in coverage.getFeatures()] for name in ("works", "cost", "facts")}
    y = PANEL.y + _LEGEND + 2.0
    label_box(
        layout, Box(PANEL.x, y, PANEL.width, _WORKS), show(text("Works")), of_page("works"), "works", said["works"]
    )
    y += _WORKS + 1.0
    label_box(layout, Box(PANEL.x, y, PANEL.width, 6.4), "", of_page("cost"), "cost", said["cost"])
    y += 7.4
    facts = Box(PANEL.x, y, PANEL.width, MAP.bottom - _INSET - 2.0 - y)
    label_box(layout, facts, show(text("Facts")), of_page("facts"), "facts", said["facts"])
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
