"""The pages of a proposal: which layers each map shows, and what it says."""

from __future__ import annotations

from dataclasses import replace

from qgis.core import (
    QgsCoordinateTransform,
    QgsFeatureRequest,
    QgsMapLayer,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)

from dss_planner.layers.groups import layers_of
from dss_planner.layers.project import study_extent
from dss_planner.layers.scales import SCALES
from dss_planner.layers.translation import show
from dss_planner.proposal.maps.mapping import build_layout
from dss_planner.proposal.maps.panels import Panel, build_panels
from dss_planner.proposal.maps.spec import LegendBlock, MapSpec, PageSpec, SideTable
from dss_planner.proposal.maps.tables import cost_range
from dss_planner.proposal.site_table import SiteRow
from dss_planner.text import text

_PLACES = ("soum_centers", "settlements")
_WAYS = ("railroads", "roads", "rivers")
_BASE = ("aimags", "countries")
_LISTED = 8
#: Room around the first site on its own page, as a factor of its size.
_SITE_MARGIN, _WORKS_MARGIN = 1.35, 1.7


def _layers(project: QgsProject, *styles: str) -> tuple[QgsMapLayer, ...]:
    return tuple(layer for style in styles for layer in layers_of(project, style)[:1])


def overview(project: QgsProject, page: PageSpec, rows: tuple[SiteRow, ...]) -> QgsPrintLayout:
    """Return the main map: the ranked sites over the score."""
    surface = _layers(project, "score")
    places, ways = _layers(project, *_PLACES)[:1], _layers(project, *_WAYS)
    area, sites = _layers(project, "study_area"), _layers(project, "sites")
    spec = MapSpec(
        page,
        (*sites, *places, *area, *ways, *surface),
        (
            LegendBlock("", (*sites, *places, *ways, *area)),
            LegendBlock(show(SCALES["score"].title), surface),
        ),
        study_extent(project),
        _layers(project, *_BASE),
        _layers(project, *_BASE),
        show(text("Without colour inside the study area: excluded, or unknown.")),
        _ranking(rows),
    )
    return build_layout(project, spec)


def _ranking(rows: tuple[SiteRow, ...]) -> SideTable | None:
    if not rows:
        return None
    listed = tuple(
        (f"{row.rank}. {row.name}", "—" if row.score is None else f"{row.score:.0f}", f"{row.area:,.0f}")
        for row in rows[:_LISTED]
    )
    heading = ("", show(text("Score")), show(text("Area (ha)")))
    return SideTable(show(text("Ranked sites")), (38.0, 14.0, 18.0), listed, heading)


def criteria(project: QgsProject, page: PageSpec) -> QgsPrintLayout | None:
    """Return the page of four small maps that explain the score, or None when the study has none of them."""
    told = (
        (
            "soil_loss",
            show(text("Wind erosion risk")),
            show(text("t/km² a year, SL190-2007 breaks")),
        ),
        (
            "landcover_classes",
            show(text("Land cover")),
            show(text("Planner classes")),
        ),
        (
            "travel_time",
            show(text("Accessibility")),
            show(text("Travel time from the nearest centre")),
        ),
        (
            "score",
            show(text("Score")),
            show(text("0–100, higher = start here")),
        ),
    )
    over = (*_layers(project, "sites"), *_layers(project, "study_area"))
    base = _layers(project, *_BASE)
    panels = tuple(
        Panel(title, subtitle, surface, over, base)
        for style, title, subtitle in told
        for surface in _layers(project, style)
    )
    return build_panels(project, page, panels, study_extent(project)) if panels else None


def close_up(
    project: QgsProject, page: PageSpec, row: SiteRow, wind_from: float | None = None
) -> QgsPrintLayout | None:
    """Return the map of one site with its works, or None when the site is not in the project.

    wind_from: degrees that the erosive wind of the plan comes from, for an arrow.
    """
    works = _layers(project, "points", "lines", "zones")
    sites, places, ways = _layers(project, "sites"), _layers(project, *_PLACES), _layers(project, *_WAYS)
    extent = works_extent(project, row.rank)
    if extent.isEmpty():
        return None
    spec = MapSpec(
        page,
        (*works[:2], *sites, *works[2:], *places, *ways),
        (
            LegendBlock("", (*sites, *places[:1], *ways)),
            LegendBlock(show(text("Drafted works")), tuple(reversed(works))),
        ),
        extent,
        (),
        _layers(project, *_BASE),
        "",
        _facts(row),
        (*sites, *works[2:], *ways),
        site_extent(project, row.rank),
        wind_from,
    )
    return build_layout(project, spec)


def works_extent(project: QgsProject, rank: int) -> QgsRectangle:
    """Return the surroundings of the works at the site of ``rank``; those of the site when it has none."""
    around = site_extent(project, rank)
    found = QgsRectangle()
    for layer in _layers(project, "zones", "lines"):
        transform = QgsCoordinateTransform(layer.crs(), project.crs(), project.transformContext())
        for feature in layer.getFeatures():
            box = transform.transformBoundingBox(feature.geometry().boundingBox())
            if around.intersects(box):
                found = QgsRectangle(box) if found.isEmpty() else found
                found.combineExtentWith(box)
    if found.isEmpty():
        return around
    found.scale(_WORKS_MARGIN)
    return found


def site_extent(project: QgsProject, rank: int) -> QgsRectangle:
    """Return the surroundings of the site of ``rank`` in the project's CRS; an empty one when there is none."""
    for layer in layers_of(project, "sites"):
        if not isinstance(layer, QgsVectorLayer) or layer.fields().lookupField("rank") < 0:
            continue
        transform = QgsCoordinateTransform(layer.crs(), project.crs(), project.transformContext())
        for feature in layer.getFeatures(QgsFeatureRequest().setFilterExpression(f'"rank" = {int(rank)}')):
            extent = transform.transformBoundingBox(feature.geometry().boundingBox())
            extent.scale(_SITE_MARGIN)
            return extent
    return QgsRectangle()


def _facts(row: SiteRow) -> SideTable:
    rows = [(show(text("Place")), row.place)] if row.place else []
    rows += [
        (show(text("WGS 84")), row.position.replace("\n", ", ")),
        (show(text("Area")), f"{row.area:,.0f} ha"),
        (show(text("Score")), "—" if row.score is None else f"{row.score:.0f} / 100"),
        (show(text("Cost range")), cost_range(row).replace("\n", ", ")),
    ]
    return SideTable(f"{row.rank}. {row.name}", (20.0, 50.0), tuple(rows))


def page_named(page: PageSpec, name: str, title: str, subtitle: str) -> PageSpec:
    """Return ``page`` with another name, title and subtitle."""
    return replace(page, name=name, title=title, subtitle=subtitle)
