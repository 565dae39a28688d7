"""What a map page is to show, as a value."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import QgsMapLayer, QgsRectangle

from dss_planner.text import text

#: Sensitivity of a page: key → label and colour.
SENSITIVITIES = {
    "public": (text("PUBLIC"), "#1b6e4b"),
    "partners": (text("PARTNERS ONLY"), "#b45309"),
    "internal": (text("INTERNAL"), "#a11226"),
}


@dataclass(frozen=True)
class PageSpec:
    """The words of every page. name: of the layout in the project; note: a warning to stand out on the page;
    sources, method: for the foot; date: as it is printed; sensitivity: a key of `SENSITIVITIES`; sheet: of
    `theme.SHEETS`; partners: the line of partners at the foot."""

    name: str
    title: str
    subtitle: str = ""
    note: str = ""
    sources: str = ""
    method: str = ""
    date: str = ""
    sensitivity: str = "partners"
    sheet: str = "A4"
    partners: str = ""


@dataclass(frozen=True)
class LegendBlock:
    """Part of a legend: a title ('' for none) over the rows of some layers. Classes without data are left out."""

    title: str
    layers: tuple[QgsMapLayer, ...]


@dataclass(frozen=True)
class SideTable:
    """A small table in the panel. rows: cells, as many as ``widths`` [mm, sum at most 70]; the first cell stands left,
    the others right. heading: the row above them ('' for none)."""

    title: str
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    heading: tuple[str, ...] = ()


@dataclass(frozen=True)
class MapSpec:
    """A map page. layers: drawn, topmost first; legend: what is explained, in order (only drawn layers);
    base: drawn below everything, not in the legend; extent: in the project's CRS;
    locator: layers of the inset, topmost first; legend_note: a line below the legend; side: a table
    below that; context, context_extent: layers and extent of a second inset, between the country and the map.
    wind_from: degrees from true north that the erosive wind comes from, for an arrow (None: no arrow); sea: what is no
    land is water."""

    page: PageSpec
    layers: tuple[QgsMapLayer, ...]
    legend: tuple[LegendBlock, ...]
    extent: QgsRectangle
    base: tuple[QgsMapLayer, ...] = ()
    locator: tuple[QgsMapLayer, ...] = ()
    legend_note: str = ""
    side: SideTable | None = None
    context: tuple[QgsMapLayer, ...] = ()
    context_extent: QgsRectangle | None = None
    wind_from: float | None = None
    sea: bool = False
