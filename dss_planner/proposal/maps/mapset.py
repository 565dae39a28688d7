"""The map set of a proposal: which maps a plan has, and what each shows; QGIS layouts that people can go on with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsHillshadeRenderer,
    QgsMapLayer,
    QgsPalLayerSettings,
    QgsPrintLayout,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QPainter

from dss_planner.layers.groups import insert, layers_of
from dss_planner.layers.labels import label, text_format
from dss_planner.layers.loading import STYLE_PROPERTY, load_raster
from dss_planner.layers.project import study_extent
from dss_planner.layers.scales import SCALES
from dss_planner.layers.translation import show
from dss_planner.proposal.content.model import PackContent
from dss_planner.proposal.languages.numbers import degrees_minutes
from dss_planner.proposal.languages.words import Words
from dss_planner.proposal.maps import told
from dss_planner.proposal.maps.atlas import build_atlas, room_for_plots, room_for_site, room_for_works, write_pages
from dss_planner.proposal.maps.mapping import build_layout
from dss_planner.proposal.maps.panels import Panel, build_panels
from dss_planner.proposal.maps.spec import LegendBlock, MapSpec, PageSpec, SideTable
from dss_planner.proposal.maps.theme import MUTED
from dss_planner.proposal.spatial.edition import EXACT, edition_of
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
#: Name in the base map → as it is said.
_COUNTRIES = {
    "Mongolia": text("Mongolia"),
    "China": text("China"),
    "Russia": text("Russia"),
    "Japan": text("Japan"),
    "North Korea": text("DPR Korea"),
    "South Korea": text("Republic of Korea"),
    "Kazakhstan": text("Kazakhstan"),
}


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
    _hillshade(project)
    coverage = _coverage(project, wanted)
    for number, map_id in enumerate(wanted.ids):
        yield number / len(wanted.ids), text("Laying out the map “{map}”", map=told.title_of(map_id))
        layout = _build(project, wanted, map_id, coverage)
        if layout is not None:
            made[map_id] = layout
    return made


def _build(
    project: QgsProject, wanted: MapSet, map_id: str, coverage: dict[str, QgsVectorLayer]
) -> QgsPrintLayout | None:
    page = _page(wanted, map_id)
    if map_id in _OF_SITES:
        return _site_pages(project, wanted, page, map_id, coverage)
    if map_id == "criteria":
        return _criteria(project, page)
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
    )


def _of(project: QgsProject, *styles: str) -> tuple[QgsMapLayer, ...]:
    return tuple(layer for style in styles for layer in layers_of(project, style)[:1])


def _spec(project: QgsProject, wanted: MapSet, page: PageSpec, map_id: str) -> MapSpec | None:
    sites, area, base = _of(project, "sites"), _of(project, "study_area"), _of(project, *BASE)
    places, ways, shade = _of(project, *PLACES)[:1], _of(project, *WAYS), _of(project, "hillshade")
    extent = study_extent(project)
    if map_id == "locator":
        if not base:
            return None
        wide = _in_crs(project, _NORTHEAST_ASIA)
        base = (*_of(project, "aimags"), *_named_countries(project))
        return MapSpec(page, (*sites, *area), (LegendBlock("", (*sites, *area)),), wide, base, side=_positions(wanted))
    if map_id == "region":
        outlines = _of(project, "admin1")
        layers = (*sites, *places, *area, *ways, *outlines, *shade)
        legend = (LegendBlock("", (*sites, *places, *ways, *area, *outlines)),)
        return MapSpec(page, layers, legend, extent, base, base)
    if map_id == "safeguards":
        guarded = _of(project, *GUARDED)
        works = _of(project, *WORKS)
        legend = (LegendBlock("", (*sites, *area)), LegendBlock(show(text("Asks for care")), guarded))
        note = wanted.words(text("Themes without a layer in the study are not shown; that is not none."))
        layers = (*sites, *works, *guarded, *places, *area, *ways, *shade)
        return MapSpec(page, layers, legend, extent, base, base, note)
    style = {"sites": "score", "score": "score", "landcover": "landcover_classes"}.get(map_id)
    style = style or {"access": "travel_time", "erosion": "soil_loss"}[map_id]
    surface = _of(project, style)
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


def _named_countries(project: QgsProject) -> tuple[QgsMapLayer, ...]:
    """Return the countries with their names, for the locator alone: elsewhere these would stand in the way."""
    for countries in _of(project, "countries"):
        named = countries.clone()
        names = ", ".join(f"'{name}', '{show(said)}'" for name, said in _COUNTRIES.items())
        look = text_format(9.0, MUTED, halo=0.8)
        label(named, f'map_get(map({names}), "name")', look, QgsPalLayerSettings.Placement.Horizontal)
        project.addMapLayer(named, False)
        return (named,)
    return ()


def _criteria(project: QgsProject, page: PageSpec) -> QgsPrintLayout | None:
    over, base = (*_of(project, "sites"), *_of(project, "study_area")), _of(project, *BASE)
    shown: tuple[tuple[str, Text, Text], ...] = (
        ("soil_loss", text("Wind erosion risk"), text("t/km² a year, SL190-2007 breaks")),
        ("landcover_classes", text("Land cover"), text("Planner classes")),
        ("travel_time", text("Accessibility"), text("Travel time from the nearest centre")),
        ("score", text("Score"), text("0–100, higher = start here")),
    )
    panels = tuple(
        Panel(show(title), show(subtitle), surface, over, base)
        for style, title, subtitle in shown
        for surface in _of(project, style)
    )
    return build_panels(project, page, panels, study_extent(project)) if panels else None


def _before_and_after(project: QgsProject, wanted: MapSet, page: PageSpec) -> QgsPrintLayout:
    """Return soil loss without and with the plan side by side, in the same colours."""
    over, base = (*_of(project, "sites"), *_of(project, "study_area")), _of(project, *BASE)
    panels = []
    for band, title in ((1, text("Without the plan")), (2, text("With the plan"))):
        surface = load_raster(wanted.scenario, "soil_loss", show(title), band)
        project.addMapLayer(surface, False)
        panels.append(Panel(show(title), show(text("t/km² a year, SL190-2007 breaks")), surface, over, base))
    around = QgsRectangle()
    for layer in _of(project, "sites"):
        transform = QgsCoordinateTransform(layer.crs(), project.crs(), project.transformContext())
        around = transform.transformBoundingBox(layer.extent())
        around.scale(1.3)
    return build_panels(project, page, tuple(panels), study_extent(project) if around.isEmpty() else around)


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
    works, sites = _of(project, *WORKS), _of(project, "sites")
    places, ways, base = _of(project, *PLACES), _of(project, *WAYS), _of(project, *BASE)
    guarded = _of(project, *(style for style in GUARDED if style not in WAYS))
    if map_id == "site":
        cover = _of(project, "landcover_classes")
        layers = (*sites, *places, *ways, *guarded, *_of(project, "hillshade"), *cover)
        legend = (LegendBlock("", (*sites, *places[:1], *ways, *guarded)), LegendBlock(show(text("Land cover")), cover))
    else:
        layers = (*works[:2], *sites, *works[2:], *places, *ways, *guarded)
        legend = (
            LegendBlock(show(text("Drafted works")), tuple(reversed(works))),
            LegendBlock("", (*sites, *places[:1], *ways, *guarded)),
        )
    place = """[% if(coalesce("subtitle", '') = '', '', ' · ' || "subtitle") %]"""
    page = replace(page, title='[% "title" %]', subtitle=f"{page.title}{place}")
    return build_atlas(project, page, coverage[map_id], layers, legend, base, wanted.content.plan.wind_from)


def _in_crs(project: QgsProject, degrees: QgsRectangle) -> QgsRectangle:
    geographic = QgsCoordinateReferenceSystem("EPSG:4326")
    return QgsCoordinateTransform(geographic, project.crs(), project.transformContext()).transformBoundingBox(degrees)


def _hillshade(project: QgsProject) -> None:
    """Shade the surfaces by the elevation of the study, where it has one."""
    if _of(project, "hillshade"):
        return
    for elevation in _of(project, "elevation"):
        if not isinstance(elevation, QgsRasterLayer):
            continue
        shade = QgsRasterLayer(elevation.source(), show(text("Hillshade")), "gdal")
        if not shade.isValid():
            continue
        renderer = QgsHillshadeRenderer(shade.dataProvider(), 1, 315.0, 45.0)
        renderer.setMultiDirectional(True)
        renderer.setZFactor(6.0)
        shade.setRenderer(renderer)
        shade.setBlendMode(QPainter.CompositionMode.CompositionMode_Multiply)
        shade.setOpacity(0.35)
        shade.setCustomProperty(STYLE_PROPERTY, "hillshade")
        insert(project, shade, visible=False)
