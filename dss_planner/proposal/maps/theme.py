"""The printed page: sizes in mm, colours, and text that fits its place."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import QgsLayout, QgsLayoutItemLabel, QgsLegendStyle, QgsTextFormat
from qgis.PyQt.QtGui import QFontMetricsF

from dss_planner.layers.labels import font

A4_LANDSCAPE = (297.0, 210.0)
#: Sheets that pages are made for: how much larger than A4 in both directions. All places are told in mm of A4.
SHEETS = {"A4": 1.0, "A3": 2.0**0.5}
INK, TEXT, MUTED, LINE, ACCENT = "#12263a", "#27313d", "#5b6673", "#c9d0d8", "#b45309"
PAPER, GROUND, SEA = "#ffffff", "#f1efe9", "#dce8f0"
_POINT_MM = 25.4 / 72
_METRIC_SIZE = 100


@dataclass(frozen=True)
class Box:
    """A place on the page: left, top, width, height [mm]."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge [mm]."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge [mm]."""
        return self.y + self.height


MARGIN = 10.0
HEADER = Box(MARGIN, 9.0, 277.0, 16.0)
MAP = Box(15.0, 31.0, 194.0, 147.0)
PANEL = Box(217.0, 31.0, 70.0, 151.0)
FOOTER = Box(MARGIN, 186.4, 277.0, 14.6)
#: Partners and number of the page, above what printers leave white.
LAST_LINE = Box(MARGIN, 201.6, 277.0, 3.4)


def magnification(layout: QgsLayout) -> float:
    """Return how much larger than A4 the sheet of ``layout`` is."""
    pages = layout.pageCollection()
    return pages.page(0).pageSize().width() / A4_LANDSCAPE[0] if pages.pageCount() else 1.0


def sheet_name(layout: QgsLayout) -> str:
    """Return the name of the sheet of ``layout``."""
    times = magnification(layout)
    return min(SHEETS, key=lambda name: abs(SHEETS[name] - times))


def text_width(sentence: str, size: float, bold: bool = False) -> float:
    """Return how wide ``sentence`` is at ``size`` points [mm]."""
    face = font(size, bold)
    face.setPixelSize(_METRIC_SIZE)
    return QFontMetricsF(face).horizontalAdvance(sentence) / _METRIC_SIZE * size * _POINT_MM


def fitting_size(sentence: str, width: float, sizes: tuple[float, ...], bold: bool = False) -> float:
    """Return the largest of ``sizes`` (points) at which ``sentence`` is no wider than ``width`` mm, else the last."""
    return next((size for size in sizes if text_width(sentence, size, bold) <= width), sizes[-1])


def wrapped_lines(sentence: str, size: float, width: float, bold: bool = False) -> int:
    """Return how many lines of ``width`` mm ``sentence`` fills at ``size`` points."""
    lines = 0
    for paragraph in sentence.split("\n"):
        used, lines = 0.0, lines + 1
        for word in paragraph.split(" "):
            length = text_width(word + " ", size, bold)
            if used and used + length > width:
                used, lines = 0.0, lines + 1
            used += length
    return lines


def line_height(size: float) -> float:
    """Return the height of a line at ``size`` points [mm]: letters of Chinese, Japanese and Korean stand higher."""
    face = font(size)
    face.setPixelSize(_METRIC_SIZE)
    return size * _POINT_MM * max(1.25, QFontMetricsF(face).lineSpacing() / _METRIC_SIZE)


def fitting_block(sentence: str, box: Box, sizes: tuple[float, ...]) -> float:
    """Return the largest of ``sizes`` at which ``sentence``, wrapped, fits ``box``, else the last."""
    for size in sizes:
        if wrapped_lines(sentence, size, box.width) * line_height(size) <= box.height:
            return size
    return sizes[-1]


def set_text_format(item: QgsLayoutItemLabel | QgsLegendStyle, look: QgsTextFormat) -> None:
    """Give ``item`` the text format; labels and legends of QGIS 3.22 take a font and a colour only."""
    if hasattr(item, "setTextFormat"):
        item.setTextFormat(look)
        return
    face = look.font()
    face.setPointSizeF(look.size())
    item.setFont(face)
    if hasattr(item, "setFontColor"):
        item.setFontColor(look.color())
