"""A page of small maps beside each other: what the score is made of."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import QgsLayoutItemMap, QgsMapLayer, QgsPrintLayout, QgsProject, QgsRectangle

from dss_planner.proposal.maps.furniture import map_item, north_arrow, scale_bar, to_round_scale, write
from dss_planner.proposal.maps.graticule import graticule
from dss_planner.proposal.maps.legend import legend
from dss_planner.proposal.maps.mapping import projection_note
from dss_planner.proposal.maps.page import frame_page, new_layout
from dss_planner.proposal.maps.spec import LegendBlock, PageSpec
from dss_planner.proposal.maps.theme import INK, MARGIN, MUTED, Box, fitting_size

_PANEL = Box(0, 0, 135.5, 75.5)
_GAP = 6.0
_TOP = 29.5
_TITLE = 5.2
_MAP_WIDTH = 96.0
#: Left and below the map stand the degrees.
_DEGREES = 3.6


@dataclass(frozen=True)
class Panel:
    """A small map. title, subtitle: words above it; surface: the raster; layers: drawn over it, topmost first; extent:
    of its own (None: that of the page)."""

    title: str
    subtitle: str
    surface: QgsMapLayer
    layers: tuple[QgsMapLayer, ...] = ()
    base: tuple[QgsMapLayer, ...] = ()
    extent: QgsRectangle | None = None


def build_panels(
    project: QgsProject, spec: PageSpec, panels: tuple[Panel, ...], extent: QgsRectangle
) -> QgsPrintLayout:
    """Return a layout with up to four ``panels``, registered in ``project``; extent: in the project's CRS."""
    layout = new_layout(project, spec.name, spec.sheet)
    maps = []
    for number, panel in enumerate(panels[:4]):
        row, column = divmod(number, 2)
        x = MARGIN + column * (_PANEL.width + _GAP)
        y = _TOP + row * (_PANEL.height + 2.4)
        maps.append(_panel(layout, panel, extent, Box(x, y, _PANEL.width, _PANEL.height), f"map {number + 1}"))
    scales = dict.fromkeys(f"{round(one.scale()):,}" for one in maps)
    frame_page(layout, spec, projection_note(maps[0], ", 1:".join(scales)) if maps else "")
    return layout


def _panel(layout: QgsPrintLayout, panel: Panel, extent: QgsRectangle, box: Box, name: str) -> QgsLayoutItemMap:
    size = fitting_size(panel.title, box.width * 0.5, (9.5, 8.5, 7.5), bold=True)
    write(layout, panel.title, Box(box.x, box.y, box.width * 0.5, _TITLE), size, INK, bold=True)
    place = Box(box.x + _DEGREES, box.y + _TITLE + 0.6, _MAP_WIDTH - _DEGREES, box.height - _TITLE - 0.6 - _DEGREES)
    main = map_item(layout, (*panel.layers, panel.surface, *panel.base), panel.extent or extent, place, name)
    to_round_scale(main)
    graticule(main)
    scale_bar(layout, main, place)
    north_arrow(layout, main, Box(place.right - 8.5, place.y + 1.5, 7.0, 9.4))
    x = place.right + 3.5
    width = box.right - x
    write(layout, panel.subtitle, Box(x, place.y, width, 9), 6.8, MUTED, italic=True)
    legend(layout, (LegendBlock("", (panel.surface,)),), Box(x, place.y + 8, width, place.height - 8), main)
    return main
