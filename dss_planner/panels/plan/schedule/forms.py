"""How stages and seasons look on the chart of a schedule: as in the figure that is saved."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.PyQt.QtCore import QLineF, QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from dss_planner.charts.colours import GREY, OKABE_ITO
from dss_planner.panels.score.values.inks import Inks, contrast, mixed
from dss_planner.plan.scheduling.schedule import BASELINE, BUILD, EFFECT, MONITOR, ORDER, PREPARE, RENEW, UPKEEP

_BLUE, _YELLOW, _GREEN, _PINK, _SKY, _RED = OKABE_ITO[:6]
_MIDDLE = 128
_MARK = 3.5


@dataclass(frozen=True)
class Form:
    """colour; height: share of the row's; pattern laid over it, so that no stage is told by colour alone."""

    colour: str
    height: float
    pattern: Qt.BrushStyle = Qt.BrushStyle.SolidPattern


FORMS = {
    PREPARE: Form(GREY, 0.30),
    ORDER: Form(_SKY, 0.34, Qt.BrushStyle.BDiagPattern),
    BUILD: Form(_BLUE, 0.76),
    UPKEEP: Form(_GREEN, 0.24),
    RENEW: Form(_PINK, 0.76, Qt.BrushStyle.FDiagPattern),
    BASELINE: Form(_RED, 0.62),
    MONITOR: Form(_YELLOW, 0.38),
}
STORM, FROZEN, WINDOW = "storm", "frozen", "window"
_SEASONS = {
    STORM: ("#f6e3bd", "#4d4434"),
    FROZEN: ("#dbe6f2", "#37424f"),
    WINDOW: ("#7a5fa8", "#b39ddb"),
}


def season_colour(season: str, inks: Inks) -> QColor:
    """Return the colour of a season on the ground of a theme."""
    light, dark = _SEASONS[season]
    return QColor(dark if is_dark(inks) else light)


def is_dark(inks: Inks) -> bool:
    """Return whether the theme writes light on dark."""
    return inks.ground.lightness() < _MIDDLE


def paint_bar(painter: QPainter, area: QRectF, stage: str, inks: Inks, faint: bool = False) -> None:
    """Paint a stage within the height of its row; faint: where it was while it is dragged."""
    form = FORMS.get(stage)
    painter.save()
    if faint:
        painter.setOpacity(0.35)
    if stage == EFFECT:
        _paint_effect(painter, area, inks)
    elif form is not None:
        tall = area.height() * form.height
        body = QRectF(area.left(), area.center().y() - tall / 2, max(area.width(), 2.0), tall)
        colour = QColor(form.colour)
        painter.fillRect(body, colour)
        if form.pattern != Qt.BrushStyle.SolidPattern:
            painter.fillRect(body, QBrush(inks.ground, form.pattern))
        edge = colour if contrast(colour, inks.ground) >= 3.0 else mixed(colour, inks.ink, 0.5)
        painter.setPen(QPen(edge, 1.0))
        painter.drawRect(body.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.restore()


def _paint_effect(painter: QPainter, area: QRectF, inks: Inks) -> None:
    """A line from the earliest to the latest day, with a mark at its end."""
    y, end = area.center().y(), area.right()
    painter.setPen(QPen(inks.ink, 1.2, Qt.PenStyle.DotLine))
    painter.drawLine(QLineF(area.left(), y, end, y))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(inks.ink)
    corners = ((end, y - _MARK), (end + _MARK, y), (end, y + _MARK), (end - _MARK, y))
    painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
