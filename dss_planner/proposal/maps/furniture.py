"""The items of a page, one function each: text, rules, chips, scale bar, north arrow, graticule, inset."""

from __future__ import annotations

import base64
import math

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFillSymbol,
    QgsLayout,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsLayoutItemMapOverview,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutItemShape,
    QgsLayoutMeasurement,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsMapLayer,
    QgsRectangle,
    QgsScaleBarSettings,
    QgsUnitTypes,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from dss_planner import paths
from dss_planner.layers import symbols
from dss_planner.layers.labels import text_format
from dss_planner.proposal.maps.theme import (
    GROUND,
    INK,
    LINE,
    PAPER,
    SEA,
    TEXT,
    Box,
    magnification,
    set_text_format,
    text_width,
)

_MM = QgsUnitTypes.LayoutUnit.LayoutMillimeters
#: Ground of what stands on a map; labels keep as far from the edge of maps [mm].
_LIGHT, _LABELS_IN = "255,255,255,225", 1.0
_LEFT_TOP = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignTop)
CENTRE = (Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignVCenter)
#: Round scales, times powers of ten.
_ROUND = (1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 7.5, 10.0)
#: Mongolia and its surroundings: what the inset shows (longitude, latitude).
_LOCATOR_EXTENT = QgsRectangle(86.5, 40.2, 121.0, 53.2)


def place(item: QgsLayoutItem, box: Box, page: int = 0) -> None:
    """Put ``item`` at ``box`` (mm of A4) on ``page`` (from 0)."""
    times = magnification(item.layout())
    item.attemptResize(QgsLayoutSize(box.width * times, box.height * times, _MM))
    item.attemptMove(QgsLayoutPoint(box.x * times, box.y * times, _MM), True, False, page)


def write(
    layout: QgsLayout,
    sentence: str,
    box: Box,
    size: float,
    color: str = TEXT,
    bold: bool = False,
    italic: bool = False,
    align: tuple[Qt.AlignmentFlag, Qt.AlignmentFlag] = _LEFT_TOP,
    name: str = "",
) -> QgsLayoutItemLabel:
    """Write ``sentence`` into ``box`` at ``size`` points."""
    item = QgsLayoutItemLabel(layout)
    item.setText(sentence)
    item.setMode(QgsLayoutItemLabel.Mode.ModeFont)
    set_text_format(item, text_format(size * magnification(layout), color, bold, italic))
    item.setHAlign(align[0])
    item.setVAlign(align[1])
    item.setMarginX(0)
    item.setMarginY(0)
    item.setId(name)
    layout.addLayoutItem(item)
    place(item, box)
    return item


def rule(layout: QgsLayout, x: float, y: float, width: float, color: str = INK, thickness: float = 0.35) -> None:
    """Draw a horizontal rule."""
    bar(layout, Box(x, y - thickness / 2, width, thickness), color)


def over(layout: QgsLayout, of: QgsLayoutItemMap, box: Box) -> QgsLayoutItemShape:
    """Lay a light ground for what stands on the map ``of``; its labels keep away from it."""
    ground = bar(layout, box, _LIGHT, radius=1.0)
    of.addLabelBlockingItem(ground)
    return ground


def bar(layout: QgsLayout, box: Box, fill: str, edge: str = "", radius: float = 0.0) -> QgsLayoutItemShape:
    """Draw a filled box with an optional edge and round corners (radius in mm)."""
    item = QgsLayoutItemShape(layout)
    item.setShapeType(QgsLayoutItemShape.Shape.Rectangle)
    item.setCornerRadius(QgsLayoutMeasurement(radius * magnification(layout), _MM))
    properties = {"color": fill, "outline_style": "no"}
    if edge:
        properties.update(outline_style="solid", outline_color=edge, outline_width="0.3", joinstyle="round")
    item.setSymbol(QgsFillSymbol.createSimple(properties))
    layout.addLayoutItem(item)
    place(item, box)
    return item


def chip(layout: QgsLayout, sentence: str, box: Box, color: str, size: float = 8.0, name: str = "") -> None:
    """Write ``sentence`` in white on a rounded box of ``color``."""
    bar(layout, box, color, radius=1.2)
    write(layout, sentence, box, size, PAPER, bold=True, align=CENTRE, name=name)


def map_item(
    layout: QgsLayout, layers: tuple[QgsMapLayer, ...], extent: QgsRectangle, box: Box, name: str
) -> QgsLayoutItemMap:
    """Add a map of ``layers`` (topmost first), fixed to them whatever the user shows in the window."""
    item = QgsLayoutItemMap(layout)
    item.setId(name)
    item.setLayers(list(layers))
    item.setKeepLayerSet(True)
    layout.addLayoutItem(item)
    place(item, box)
    item.setFrameEnabled(True)
    item.setFrameStrokeColor(QColor(INK))
    item.setFrameStrokeWidth(QgsLayoutMeasurement(0.3, _MM))
    item.setBackgroundColor(QColor(GROUND))
    item.setLabelMargin(QgsLayoutMeasurement(_LABELS_IN * magnification(layout), _MM))
    item.zoomToExtent(extent)
    return item


def to_round_scale(item: QgsLayoutItemMap) -> None:
    """Draw a map at the next round scale at which all of it that was shown has room."""
    power = 10.0 ** math.floor(math.log10(item.scale()))
    item.setScale(next(one * power for one in _ROUND if one * power >= item.scale() * (1 - 1e-6)))


def scale_bar(layout: QgsLayout, of: QgsLayoutItemMap, corner: Box) -> QgsLayoutItemScaleBar:
    """Add a scale bar in kilometres on a white ground at the lower left of ``corner``."""
    item = QgsLayoutItemScaleBar(layout)
    item.setLinkedMap(of)
    dress_scale_bar(item, layout)
    item.setSegmentSizeMode(QgsScaleBarSettings.SegmentSizeMode.SegmentSizeFixed)
    times = magnification(layout)
    scale = of.scale() * times  # of a map as large on A4
    segment = round_length(scale * corner.width / 1e6 / 9)
    item.setUnitsPerSegment(segment)
    length = 2 * segment * 1e6 / scale
    half_first, last = text_width("0", 7) / 2, text_width(f"{2 * segment:g} km", 7)
    ground = Box(corner.x + 2.0, corner.bottom - 10.0, length + last + half_first + 1.5, 8.0)
    over(layout, of, ground)
    layout.addLayoutItem(item)
    item.attemptMove(QgsLayoutPoint((ground.x + 1.8) * times, (ground.y + 1.0) * times, _MM))
    layout.moveItemToTop(item)
    return item


def dress_scale_bar(item: QgsLayoutItemScaleBar, layout: QgsLayout) -> None:
    """Give a scale bar the look of the pages: two segments in kilometres."""
    times = magnification(layout)
    item.setStyle("Single Box")
    item.setUnits(QgsUnitTypes.DistanceUnit.DistanceKilometers)
    item.setMapUnitsPerScaleBarUnit(1.0)
    item.setUnitLabel("km")
    item.setNumberOfSegments(2)
    item.setNumberOfSegmentsLeft(0)
    item.setHeight(1.4 * times)
    item.setLabelBarSpace(0.8 * times)
    item.setBoxContentSpace(0.0)
    item.setTextFormat(text_format(7 * times, INK))
    item.setFillSymbol(symbols.area(INK, INK, 0.0, "no"))
    item.setAlternateFillSymbol(symbols.area(PAPER, PAPER, 0.0, "no"))
    item.setLineSymbol(symbols.line(INK, 0.2))
    item.setId("scale bar")


def round_length(value: float) -> float:
    """Return the largest of 1, 2, 5 × 10ⁿ that is not above ``value`` (for a scale bar)."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(m * power for m in (5.0, 2.0, 1.0) if m * power <= value * (1 + 1e-9))


def north_arrow(layout: QgsLayout, of: QgsLayoutItemMap, box: Box) -> None:
    """Add an arrow to true north."""
    _arrow(layout, of, box, "north_arrow", 0.0)


def wind_arrow(layout: QgsLayout, of: QgsLayoutItemMap, wind_from: float, box: Box) -> QgsLayoutItemPicture:
    """Add an arrow that flies with the wind; ``wind_from``: degrees from true north that it comes from."""
    return _arrow(layout, of, box, "wind_arrow", (wind_from + 180.0) % 360.0)


def _arrow(layout: QgsLayout, of: QgsLayoutItemMap, box: Box, icon: str, towards: float) -> QgsLayoutItemPicture:
    """Add an arrow that points ``towards`` degrees from true north; its drawing is kept inside the project, so that
    the project can travel."""
    drawing = paths.resource("icons", f"{icon}.svg").read_bytes()
    item = QgsLayoutItemPicture(layout)
    item.setPicturePath("base64:" + base64.b64encode(drawing).decode("ascii"), QgsLayoutItemPicture.Format.FormatSVG)
    item.setLinkedMap(of)
    item.setNorthMode(QgsLayoutItemPicture.NorthMode.TrueNorth)
    item.setNorthOffset(towards)
    item.setId(icon.replace("_", " "))
    layout.addLayoutItem(item)
    place(item, box)
    return item


def inset(layout: QgsLayout, of: QgsLayoutItemMap, layers: tuple[QgsMapLayer, ...], box: Box) -> QgsLayoutItemMap:
    """Add a small map of Mongolia with the extent of ``of`` as a rectangle."""
    item = _small_map(layout, layers, "locator")
    # Albers for Mongolia: keeps the country's familiar shape at this scale.
    item.setCrs(
        QgsCoordinateReferenceSystem.fromProj(
            "+proj=aea +lat_1=43 +lat_2=50 +lat_0=46.5 +lon_0=103.5 +datum=WGS84 +units=m"
        )
    )
    place(item, box)
    transform = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:4326"), item.crs(), layout.project().transformContext()
    )
    item.zoomToExtent(transform.transformBoundingBox(_LOCATOR_EXTENT))
    item.setBackgroundColor(QColor(SEA))
    _show_extent(item, of)
    return item


def context_map(
    layout: QgsLayout, of: QgsLayoutItemMap, layers: tuple[QgsMapLayer, ...], extent: QgsRectangle, box: Box
) -> QgsLayoutItemMap:
    """Add a small map of the surroundings with the extent of ``of`` as a rectangle."""
    item = _small_map(layout, layers, "context")
    place(item, box)
    item.setBackgroundColor(QColor(GROUND))
    item.zoomToExtent(extent)
    _show_extent(item, of)
    return item


def _small_map(layout: QgsLayout, layers: tuple[QgsMapLayer, ...], name: str) -> QgsLayoutItemMap:
    item = QgsLayoutItemMap(layout)
    item.setId(name)
    item.setLayers(list(layers))
    item.setKeepLayerSet(True)
    layout.addLayoutItem(item)
    item.setFrameEnabled(True)
    item.setFrameStrokeColor(QColor(LINE))
    item.setFrameStrokeWidth(QgsLayoutMeasurement(0.25, _MM))
    item.setBackgroundColor(QColor(PAPER))
    return item


def _show_extent(item: QgsLayoutItemMap, of: QgsLayoutItemMap) -> None:
    """Draw the extent of the map ``of`` on the small map ``item``."""
    overview = QgsLayoutItemMapOverview("study", item)
    overview.setLinkedMap(of)
    overview.setFrameSymbol(symbols.area("200,16,46,60", "#c8102e", 0.5))
    item.overviews().addOverview(overview)
