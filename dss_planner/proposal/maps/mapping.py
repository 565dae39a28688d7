"""A map page: header, map with graticule, legend, inset, warning, foot; an ordinary QGIS layout, free to edit."""

from __future__ import annotations

from qgis.core import QgsLayoutItemMap, QgsPrintLayout, QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from dss_planner.layers.translation import show
from dss_planner.proposal.maps.furniture import (
    bar,
    context_map,
    inset,
    map_item,
    north_arrow,
    over,
    rule,
    scale_bar,
    to_round_scale,
    write,
)
from dss_planner.proposal.maps.graticule import graticule
from dss_planner.proposal.maps.legend import legend
from dss_planner.proposal.maps.page import frame_page, new_layout
from dss_planner.proposal.maps.spec import MapSpec, SideTable
from dss_planner.proposal.maps.theme import (
    INK,
    LINE,
    MAP,
    MUTED,
    PANEL,
    SEA,
    TEXT,
    Box,
    line_height,
    magnification,
    sheet_name,
    wrapped_lines,
)
from dss_planner.proposal.maps.wind import put_wind
from dss_planner.text import text

_INSET_HEIGHT = 42.0
_NOTE_SIZE = 7.2
_SMALL = 6.6
_PADDING = 2.2
_SIDE_SIZE, _SIDE_LINE = 7.2, 4.0


def build_layout(project: QgsProject, spec: MapSpec) -> QgsPrintLayout:
    """Return the layout of ``spec``, registered in ``project`` (replacing one of the same name).

    Call on the main thread; works without a window.
    """
    layout = new_layout(project, spec.page.name, spec.page.sheet)
    main = map_item(layout, (*spec.layers, *spec.base), spec.extent, MAP, "map")
    layout.setReferenceMap(main)
    to_round_scale(main)
    if spec.sea:
        main.setBackgroundColor(QColor(SEA))
    graticule(main)
    scale_bar(layout, main, MAP)
    over(layout, main, Box(MAP.right - 12.5, MAP.y + 2, 10.5, 14.4))
    north_arrow(layout, main, Box(MAP.right - 12, MAP.y + 2.8, 9.5, 12.8))
    if spec.wind_from is not None:
        put_wind(layout, main, spec.wind_from)
    bottom = _inset(layout, spec, main)
    bottom = _warning(layout, spec, bottom)
    _legend(layout, spec, bottom, main)
    frame_page(layout, spec.page, projection_note(main), warn=False)
    return layout


def projection_note(main: QgsLayoutItemMap, scale: str = "") -> str:
    """Return the line that names the map's CRS, its scale (``scale``: in words of its own) and the graticule."""
    sentence = show(text("{crs}. Scale 1:{scale} on {sheet}. Graticule: WGS 84. Arrow: true north."))
    return sentence.format(
        crs=crs_name(main), scale=scale or f"{round(main.scale()):,}", sheet=sheet_name(main.layout())
    )


def crs_name(main: QgsLayoutItemMap) -> str:
    """Return the name and code of the map's CRS."""
    crs = main.crs()
    name = crs.description().replace("\ufffd", "°")  # GeoTIFF keeps names in ASCII only
    return f"{name} ({crs.authid()})" if ":" in crs.authid() else name


def _inset(layout: QgsPrintLayout, spec: MapSpec, main: QgsLayoutItemMap) -> float:
    """Put the inset at the foot of the panel; return where the room above it ends [mm]."""
    if not spec.locator:
        return PANEL.bottom
    if not spec.context or spec.context_extent is None:
        box = Box(PANEL.x, MAP.bottom - _INSET_HEIGHT, PANEL.width, _INSET_HEIGHT)
        inset(layout, main, spec.locator, box)
        return box.y - 3.0
    half = (PANEL.width - 2.0) / 2
    left = Box(PANEL.x, MAP.bottom - half, half, half)
    inset(layout, main, spec.locator, left)
    right = Box(left.right + 2.0, left.y, half, half)
    context_map(layout, main, spec.context, spec.context_extent, right)
    return left.y - 3.0


def _warning(layout: QgsPrintLayout, spec: MapSpec, bottom: float) -> float:
    """Put the page's warning above ``bottom``; return where the room above it ends [mm]."""
    sentence = show(spec.page.note)
    if not sentence:
        return bottom
    width = PANEL.width - 2 * _PADDING - 1.2
    height = wrapped_lines(sentence, _NOTE_SIZE, width, bold=True) * line_height(_NOTE_SIZE) + 2 * _PADDING
    box = Box(PANEL.x, bottom - height, PANEL.width, height)
    bar(layout, box, "#fff3d6")
    bar(layout, Box(box.x, box.y, 1.2, box.height), "#b45309")
    inner = Box(box.x + 1.2 + _PADDING, box.y + _PADDING, width, height - _PADDING)
    write(layout, sentence, inner, _NOTE_SIZE, "#7a3e06", bold=True, name="warning")
    return box.y - 3.0


def _legend(layout: QgsPrintLayout, spec: MapSpec, bottom: float, main: QgsLayoutItemMap) -> None:
    """Put the legend at the head of the panel, its note right below it, and the side table below that."""
    lines = wrapped_lines(spec.legend_note, _SMALL, PANEL.width) if spec.legend_note else 0
    note_height = lines * line_height(_SMALL) + (2.0 if lines else 0.0)
    side_height = _side_height(spec.side) + 5.0 if spec.side else 0.0
    room = Box(PANEL.x, PANEL.y - 0.5, PANEL.width, bottom - PANEL.y - note_height - side_height - 1.0)
    item = legend(layout, spec.legend, room, main)
    y = room.y + item.rect().height() / magnification(layout) + 3.0
    if lines:
        box = Box(PANEL.x, y, PANEL.width, note_height)
        write(layout, spec.legend_note, box, _SMALL, MUTED, italic=True, name="legend note")
        y += note_height + 2.0
    if spec.side:
        _side(layout, spec.side, y)


def _side_height(side: SideTable) -> float:
    heads = 1.4 + (0.9 if side.heading else 0.0)
    return (heads + sum(_side_lines(side, row) for row in side.rows)) * _SIDE_LINE


def _side_lines(side: SideTable, row: tuple[str, ...]) -> int:
    return max(wrapped_lines(cell, _SIDE_SIZE, width - 1.0) for cell, width in zip(row, side.widths))


def _side(layout: QgsPrintLayout, side: SideTable, y: float) -> None:
    write(layout, side.title, Box(PANEL.x, y, PANEL.width, 4.5), 8.0, INK, bold=True, name="side title")
    y += 1.3 * _SIDE_LINE
    if side.heading:
        _side_row(layout, side, side.heading, y, MUTED, 0.9 * _SIDE_LINE)
        y += 0.9 * _SIDE_LINE
    for row in side.rows:
        rule(layout, PANEL.x, y - 0.3, PANEL.width, LINE, 0.15)
        height = _side_lines(side, row) * _SIDE_LINE
        _side_row(layout, side, row, y, TEXT, height)
        y += height


def _side_row(
    layout: QgsPrintLayout, side: SideTable, row: tuple[str, ...], y: float, color: str, height: float
) -> None:
    x = PANEL.x
    for number, (cell, width) in enumerate(zip(row, side.widths)):
        align = (Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignTop)
        write(layout, cell, Box(x, y + 0.4, width, height + 0.4), _SIDE_SIZE, color, align=align)
        x += width
