"""The arrow of the erosive wind on the map of a page: in the corner where it covers least of what is planned there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.core import (
    QgsGeometry,
    QgsLayoutItem,
    QgsLayoutItemMap,
    QgsLayoutObject,
    QgsPrintLayout,
    QgsProperty,
    QgsRectangle,
    QgsWkbTypes,
)

from dss_planner.layers.translation import show
from dss_planner.proposal.maps.furniture import CENTRE, over, wind_arrow, write
from dss_planner.proposal.maps.theme import MAP, MUTED, Box, fitting_size, magnification
from dss_planner.text import text

_SIZE = (22.5, 19.0)
_SIZES = (6.6, 6.0, 5.4)
#: Corners of the map [mm of A4], the first that is free counts: below the north arrow; at the left; above the scale
#: bar; at the lower right.
CORNERS = (
    Box(MAP.right - 24.5, MAP.y + 18.4, *_SIZE),
    Box(MAP.x + 2.0, MAP.y + 2.0, *_SIZE),
    Box(MAP.x + 2.0, MAP.bottom - 31.0, *_SIZE),
    Box(MAP.right - 24.5, MAP.bottom - 21.0, *_SIZE),
)
#: Room that a sign of a place takes beside its point [mm].
_SIGN = 2.0
#: How much worse it is to cover a place than a part of a line or an area.
_PLACE, _PART = 10, 1

#: Key of a page → what stands on its map, in the CRS of the map.
Marks = Mapping[str, Sequence[QgsGeometry]]


def put_wind(layout: QgsPrintLayout, main: QgsLayoutItemMap, wind_from: float, marks: Marks | None = None) -> None:
    """Put the arrow of the erosive wind on the map; marks: of the pages of the layout's atlas, where it has one.

    wind_from: degrees from true north that the wind comes from.
    """
    box = CORNERS[0]
    ground = over(layout, main, box)
    arrow = wind_arrow(layout, main, wind_from, Box(box.x + 4.75, box.y + 0.2, 13.0, 12.0))
    sentence = show(text("Erosive wind\nfrom {degrees}°")).format(degrees=f"{wind_from:.0f}")
    inner = Box(box.x, box.y + 11.8, box.width, 7.0)
    size = fitting_size(max(sentence.split("\n"), key=len), inner.width - 2.0, _SIZES)
    said = write(layout, sentence, inner, size, MUTED, align=CENTRE, name="wind")
    if marks:
        corners = _corners(layout, main, marks)
        for item, right, down in ((ground, 0.0, 0.0), (arrow, 4.75, 0.2), (said, 0.0, 11.8)):
            _follow(item, corners, right, down)


def free_corner(extent: QgsRectangle, marks: Sequence[QgsGeometry]) -> Box:
    """Return the corner in which the wind covers least of ``marks`` on a map of ``extent`` (both in the map's CRS)."""
    return min(CORNERS, key=lambda corner: _covered(corner, extent, marks))  # the first of those that cover as little


def _covered(corner: Box, extent: QgsRectangle, marks: Sequence[QgsGeometry]) -> int:
    unit = extent.width() / MAP.width
    left, top = extent.xMinimum() + (corner.x - MAP.x) * unit, extent.yMaximum() - (corner.y - MAP.y) * unit
    place = QgsRectangle(left, top - corner.height * unit, left + corner.width * unit, top)
    beside = place.buffered(_SIGN * unit)
    covered = 0
    for mark in marks:
        point = mark.type() == QgsWkbTypes.GeometryType.PointGeometry
        if mark.intersects(beside if point else place):
            covered += _PLACE if point else _PART
    return covered


def _corners(layout: QgsPrintLayout, main: QgsLayoutItemMap, marks: Marks) -> dict[str, Box]:
    """Return key of a page → the corner that is free on it."""
    atlas, found = layout.atlas(), {}
    if atlas.beginRender():
        for number in range(atlas.count()):
            atlas.seekTo(number)
            layout.refresh()
            key = layout.reportContext().feature()["uuid"]
            found[key] = free_corner(main.extent(), marks.get(key, ()))
        atlas.endRender()
    return found


def _follow(item: QgsLayoutItem, corners: Mapping[str, Box], right: float, down: float) -> None:
    """Let an item stand in the corner of its page, ``right`` and ``down`` of it [mm of A4]."""
    times, kinds = magnification(item.layout()), QgsLayoutObject.DataDefinedProperty
    own = item.dataDefinedProperties()
    for kind, places in (
        (kinds.PositionX, {key: (corner.x + right) * times for key, corner in corners.items()}),
        (kinds.PositionY, {key: (corner.y + down) * times for key, corner in corners.items()}),
    ):
        own.setProperty(kind, QgsProperty.fromExpression(of_each_page(places)))
    item.setDataDefinedProperties(own)


def of_each_page(values: Mapping[str, float]) -> str:
    """Return the expression that is the value of the page at hand."""
    pairs = ", ".join(f"'{key}', {value!r}" for key, value in values.items())
    return f"map_get(map({pairs}), attribute(@atlas_feature, 'uuid'))"
