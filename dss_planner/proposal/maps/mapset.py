"""The map set of a proposal: which maps a plan has, and what each shows; QGIS layouts that people can go on with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from osgeo import ogr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsGeometry,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)

from dss_planner.layers.loading import load_raster
from dss_planner.layers.project import study_extent
from dss_planner.layers.scales import SCALES
from dss_planner.layers.translation import show
from dss_planner.proposal.content.model import PackContent, Site
from dss_planner.proposal.languages.numbers import degrees_minutes
from dss_planner.proposal.languages.words import Words
from dss_planner.proposal.maps import told
from dss_planner.proposal.maps.atlas import (
    Around,
    around_plots,
    build_atlas,
    marks_of,
    of_page,
    room_for_plots,
    room_for_site,
    room_for_works,
    write_pages,
)
from dss_planner.proposal.maps.ground import always_named, hillshade, named_countries, nameless, numbered, of_style
from dss_planner.proposal.maps.mapping import build_layout
from dss_planner.proposal.maps.page import number_pages
from dss_planner.proposal.maps.panels import Panel, build_panels
from dss_planner.proposal.maps.plots import controls_alone, numbered_plots
from dss_planner.proposal.maps.spec import LegendBlock, MapSpec, PageSpec, SideTable
from dss_planner.proposal.maps.units import AIMAGS, SOUMS, named_units
from dss_planner.proposal.spatial.edition import EXACT, edition_of
from dss_planner.raster.grid import spatial_reference
from dss_planner.running import Pieces
from dss_planner.text import Text, text

PLACES, WAYS, BASE = ("soum_centers", "settlements"), ("railroads", "roads", "rivers"), ("aimags", "countries")
WORKS = ("points", "lines", "zones")
#: What speaks against works, or asks for care.
GUARDED = (
    "camps",
    "water_points",
    "barriers",
    "borders",
    "rivers",
    "lakes",
    "playas",
    "mine_pits",
    "mining_licences",
    "protected_areas",
)
#: Maps with a page for each site.
_OF_SITES = ("site", "works", "monitoring")
#: Northeast Asia: longitude and latitude.
_NORTHEAST_ASIA = QgsRectangle(88.0, 32.0, 136.0, 54.0)
_LISTED = 8
#: Width of a study area [m] up to which works can be seen on a map of all of it.
_WORKS_SEEN = 60_000.0
#: How much more than the site itself its surroundings are.
_AROUND = 2.2


@dataclass(frozen=True)
class MapSet:
    """content: what is told; words: its language; folder: for the layer of the pages; ids: maps wanted, in order;
    scenario: GeoTIFF of the scenario ('' without); note, sensitivity, sheet, day: as in `PageSpec`."""

    content: PackContent
    words: Words
    folder: str
    ids: tuple[str, ...]
    scenario: str = ""
    note: str = ""
    sheet: str = "A4"
    day: str = ""


def map_pieces(project: QgsProject, wanted: MapSet) -> Pieces:
    """Return id → layout of the maps that the study has layers for, registered in ``project``; a map for each piece.

    ``project`` holds the layers of the study and the plan.
    """
    made: dict[str, QgsPrintLayout] = {}
    hillshade(project)
    coverage = _coverage(project, wanted)
    for number, map_id in enumerate(wanted.ids):
        yield number / len(wanted.ids), text("Laying out the map “{map}”", map=told.title_of(map_id))
        layout = _build(project, wanted, map_id, coverage)
        if layout is not None:
            made[map_id] = layout
    number_pages(made.values())
    return made


def _build(
    project: QgsProject, wanted: MapSet, map_id: str, coverage: dict[str, QgsVectorLayer]
) -> QgsPrintLayout | None:
    page = _page(wanted, map_id)
    if map_id in _OF_SITES:
        return _site_pages(project, wanted, page, map_id, coverage)
    if map_id == "criteria":
        return _criteria(project, page, wanted)
    exact = edition_of(wanted.content).positions == EXACT  # what the works change shows where they are
    if map_id == "erosion" and exact and wanted.scenario and Path(wanted.scenario).exists():
        return _before_and_after(project, wanted, page)
    spec = _spec(project, wanted, page, map_id)
    return build_layout(project, spec) if spec is not None else None


def _page(wanted: MapSet, map_id: str) -> PageSpec:
    words = wanted.words
    title = words(told.title_of(map_id))
    number = wanted.ids.index(map_id) + 1
    return PageSpec(
        name=f"{number} {title}",
        title=title,
        subtitle=wanted.content.plan.title,
        note=told.fitting_note(wanted.note),
        sources=told.sources_of(wanted.content, words, map_id),
        method=words(told.method_of(map_id)),
        date=wanted.day,
        sensitivity=wanted.content.sensitivity,
        sheet=wanted.sheet,
        partners=words(told.partners_of(wanted.content)),
    )


def _spec(project: QgsProject, wanted: MapSet, page: PageSpec, map_id: str) -> MapSpec | None:
    sites, area, base = of_style(project, "sites"), of_style(project, "study_area"), of_style(project, *BASE)
    places, ways, shade = of_style(project, *PLACES)[:1], of_style(project, *WAYS), of_style(project, "hillshade")
    extent = study_extent(project)
    if map_id == "locator":
        if not base:
            return None
        wide = _in_crs(project, _NORTHEAST_ASIA)
        base = (*of_style(project, "aimags"), *named_countries(project))
        layers = (*numbered(project), *area)
        legend = (LegendBlock("", layers),)
        return MapSpec(page, layers, legend, wide, base, side=_positions(wanted), sea=True)
    if map_id == "region":
        aimags, soums = (named_units(project, style, wanted.words.language) for style in (AIMAGS, SOUMS))
        below = of_style(project, "countries") if aimags else base  # two outlines of one aimag would differ
        places = (
            tuple(nameless(project, one) for one in places) if soums else places
        )  # a soum and its centre have one name
        layers = (*sites, *places, *area, *ways, *aimags, *soums, *shade)
        legend = (LegendBlock("", (*sites, *places, *ways, *area, *aimags, *soums)),)
        return MapSpec(page, layers, legend, extent, below, base)
    if map_id == "safeguards":
        guarded = of_style(project, *GUARDED)
        works = of_style(project, "zones") if max(extent.width(), extent.height()) < _WORKS_SEEN else ()
        ways = tuple(layer for layer in ways if layer not in guarded)
        legend = (
            LegendBlock("", (*sites, *works, *places, *ways, *area)),
            LegendBlock(show(text("Asks for care")), guarded),
        )
        note = wanted.words(text("Themes without a layer in the study are not shown; that is not none."))
        layers = (*sites, *works, *guarded, *places, *area, *ways, *shade)
        return MapSpec(page, layers, legend, extent, base, base, note)
    style = {"sites": "score", "score": "score", "landcover": "landcover_classes"}.get(map_id)
    style = style or {"access": "travel_time", "erosion": "soil_loss"}[map_id]
    surface = of_style(project, style)
    if not surface and map_id != "sites":
        return None
    scale = SCALES.get(style)
    title = show(scale.title) if scale is not None else "".join(one.name() for one in surface)
    over = (*places, *area, *(ways if map_id in ("sites", "access") else ()))
    side = _ranking(wanted) if map_id == "sites" else None
    note = wanted.words(text("Without colour inside the study area: excluded, or unknown.")) if style == "score" else ""
    legend = (LegendBlock("", (*sites, *over)), LegendBlock(title, surface))
    return MapSpec(page, (*sites, *over, *shade, *surface), legend, extent, base, base, note, side)


def _ranking(wanted: MapSet) -> SideTable:
    words = wanted.words
    rows = tuple(
        (f"{site.rank}. {site.name}", words.number(site.score, 0), words.number(site.area, 0))
        for site in wanted.content.sites[:_LISTED]
    )
    heading = ("", words(text("Score")), words(text("Area (ha)")))
    return SideTable(words(text("Ranked sites")), (38.0, 14.0, 18.0), rows, heading)


def _positions(wanted: MapSet) -> SideTable:
    words = wanted.words
    edition = edition_of(wanted.content)
    rows = []
    for site in wanted.content.sites[:_LISTED]:
        place = edition.place(site.longitude, site.latitude)
        told_there = ("", "") if place is None else degrees_minutes(place[1], place[0], 0)
        rows.append((f"{site.rank}. {site.name}", *told_there))
    return SideTable(words(text("Sites")), (34.0, 18.0, 18.0), tuple(rows))


def _criteria(project: QgsProject, page: PageSpec, wanted: MapSet) -> QgsPrintLayout | None:
    over, base = (*numbered(project), *of_style(project, "study_area")), of_style(project, *BASE)
    shown: tuple[tuple[str, Text, Text], ...] = (
        ("soil_loss", text("Wind erosion risk"), text("t/km² a year, SL190-2007 breaks")),
        ("landcover_classes", text("Land cover"), text("Planner classes")),
        ("travel_time", text("Accessibility"), text("Travel time from the nearest centre")),
        ("score", text("Score"), text("0–100, higher = start here")),
    )
    panels = tuple(
        Panel(show(title), show(subtitle), surface, over, base)
        for style, title, subtitle in shown
        for surface in of_style(project, style)
    )
    return build_panels(project, page, panels, study_extent(project)) if panels else None


def _before_and_after(project: QgsProject, wanted: MapSet, page: PageSpec) -> QgsPrintLayout:
    """Return soil loss without and with the plan side by side, in the same colours."""
    area, base, words = of_style(project, "study_area"), of_style(project, *BASE), wanted.words
    surfaces = []
    for band, title in ((1, text("Without the plan")), (2, text("With the plan"))):
        surface = load_raster(wanted.scenario, "soil_loss", show(title), band)
        project.addMapLayer(surface, False)
        surfaces.append((surface, title))
    unit = show(text("t/km² a year, SL190-2007 breaks"))
    over = (*numbered(project), *area)
    panels = [Panel(words(title), unit, surface, over, base) for surface, title in surfaces]
    site = told.most_changed(wanted.content)
    near = _extent_of(project, wanted.content, site)
    over = (*of_style(project, "sites"), *of_style(project, *PLACES)[:1], *of_style(project, *WAYS))
    for surface, title in surfaces:
        said = words(text("{title}: {site}", title=title, site=site.name))
        panels.append(Panel(said, unit, surface, over, base, near))
    around = QgsRectangle()
    for layer in of_style(project, "sites"):
        transform = QgsCoordinateTransform(layer.crs(), project.crs(), project.transformContext())
        around = transform.transformBoundingBox(layer.extent())
        around.scale(1.3)
    return build_panels(project, page, tuple(panels), study_extent(project) if around.isEmpty() else around)


def _extent_of(project: QgsProject, content: PackContent, site: Site) -> QgsRectangle:
    """Return the place of a site with what lies around it, in the project's CRS."""
    extent = _to_map(project, content)(site.shape).boundingBox()
    extent.scale(_AROUND)
    return extent


def _coverage(project: QgsProject, wanted: MapSet) -> dict[str, QgsVectorLayer]:
    """Return the layers over which the maps of sites run, in ``project`` but not in its layer tree."""
    content = wanted.content
    rooms = {
        "site": room_for_site,
        "works": partial(room_for_works, content),
        "monitoring": partial(room_for_plots, content),
    }
    kinds = {kind: rooms[kind] for kind in _OF_SITES if kind in wanted.ids}
    if not kinds:
        return {}
    path = write_pages(wanted.folder, content, wanted.words, kinds)
    found = {}
    for kind in kinds:
        layer = QgsVectorLayer(f"{path}|layername={kind}", show(told.title_of(kind)), "ogr")
        project.addMapLayer(layer, False)
        found[kind] = layer
    return found


def _site_pages(
    project: QgsProject, wanted: MapSet, page: PageSpec, map_id: str, coverage: dict[str, QgsVectorLayer]
) -> QgsPrintLayout | None:
    if map_id not in coverage:
        return None
    works, sites = of_style(project, *WORKS), always_named(project)
    places, ways, base = of_style(project, *PLACES), of_style(project, *WAYS), of_style(project, *BASE)
    guarded = of_style(project, *(style for style in GUARDED if style not in WAYS))
    if map_id == "site":
        cover = of_style(project, "landcover_classes")
        layers = (*sites, *places, *ways, *guarded, *of_style(project, "hillshade"), *cover)
        legend = (LegendBlock("", (*sites, *places[:1], *ways, *guarded)), LegendBlock(show(text("Land cover")), cover))
    else:
        points = numbered_plots(project) if map_id == "monitoring" else works[:1]
        layers = (*points, *works[1:2], *sites, *works[2:], *places, *ways, *guarded)
        legend = (
            LegendBlock(show(text("Drafted works")), (*reversed(works[1:]), *points)),
            LegendBlock("", (*sites, *places[:1], *ways, *guarded)),
        )
    place = "[% coalesce(' · ' || nullif(attribute(@atlas_feature, 'subtitle'), ''), '') %]"
    page = replace(page, title=of_page("title", "@layout_name"), subtitle=f"{page.title}{place}")
    to_map = _to_map(project, wanted.content)
    marks, wind = marks_of(wanted.content, to_map), wanted.content.plan.wind_from
    around = None
    if map_id == "monitoring" and wanted.content.plots:
        drawn = (*controls_alone(project), *numbered(project), *places[:1], *ways)
        around = Around(drawn, around_plots(wanted.content, to_map))
    return build_atlas(project, page, coverage[map_id], layers, legend, base, wind, marks, around)


def _to_map(project: QgsProject, content: PackContent) -> Callable[[ogr.Geometry], QgsGeometry]:
    """Return what turns a shape of the plan into one in the project's CRS."""
    crs = QgsCoordinateReferenceSystem.fromWkt(spatial_reference(content.plan.crs).ExportToWkt())
    transform = QgsCoordinateTransform(crs, project.crs(), project.transformContext())

    def to_map(shape: ogr.Geometry) -> QgsGeometry:
        found = QgsGeometry()
        found.fromWkb(bytes(shape.ExportToWkb()))
        found.transform(transform)
        return found

    return to_map


def _in_crs(project: QgsProject, degrees: QgsRectangle) -> QgsRectangle:
    geographic = QgsCoordinateReferenceSystem("EPSG:4326")
    return QgsCoordinateTransform(geographic, project.crs(), project.transformContext()).transformBoundingBox(degrees)
