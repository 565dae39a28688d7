"""Benefit against budget as a chart whose points can be taken as the budget."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from dss_planner.panels.erosion.chart_view import ChartView
from dss_planner.panels.tables import number, rounded
from dss_planner.sites.portfolio.series import CurvePoint
from dss_planner.study.portfoliochoices import SCORE_AREA

#: How far from a point a click still means it [px].
_REACH = 24.0
#: Words of the chart become this much smaller at most.
_READABLE = 0.92


class CurveView(ChartView):
    """The curve; a click on a point takes its budget."""

    #: The budget of the point clicked.
    taken = pyqtSignal(float)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self._curve: tuple[CurvePoint, ...] = ()
        self.least = _READABLE
        self.picture.installEventFilter(self)
        self.picture.setMouseTracking(True)

    def show_curve(self, curve: Sequence[CurvePoint], budget: float | None, currency: str, worth: str) -> None:
        """Show the curve with the budget asked for. worth: what is made large, `SCORE_AREA` or the score."""
        self._curve = tuple(point for point in curve if point.value is not None)
        self.show_figure(
            self.tr("Benefit against budget"),
            curve_words(curve, currency),
            lambda dark: curve_figure(curve, budget, currency, worth, dark),
            shrink=True,
        )

    def point_at(self, place: QPointF) -> CurvePoint | None:
        """Return the point of the curve at a place of the picture; None beside all."""
        if self.figure is None or not self.figure.axes or not self._curve:
            return None
        ratio = self.devicePixelRatioF()
        axes = self.figure.axes[0]
        height = self.picture.height() * ratio
        near: tuple[float, CurvePoint] | None = None
        for point in self._curve:
            x, y = axes.transData.transform((point.budget, point.value))
            away = ((x - place.x() * ratio) ** 2 + (height - y - place.y() * ratio) ** 2) ** 0.5 / ratio
            if away <= _REACH and (near is None or away < near[0]):
                near = (away, point)
        return None if near is None else near[1]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click takes the budget of the point below it; over a point the hand says so."""
        kinds = QEvent.Type
        if watched is self.picture and event.type() in (kinds.MouseMove, kinds.MouseButtonRelease):
            place = event.position() if hasattr(event, "position") else event.localPos()
            point = self.point_at(place)
            if event.type() == kinds.MouseMove:
                shape = Qt.CursorShape.ArrowCursor if point is None else Qt.CursorShape.PointingHandCursor
                self.picture.setCursor(shape)
            elif point is not None and event.button() == Qt.MouseButton.LeftButton:
                self.taken.emit(point.budget)
        return super().eventFilter(watched, event)


def curve_figure(curve: Sequence[CurvePoint], budget: float | None, currency: str, worth: str, dark: bool) -> object:
    """Return the chart in the user's language."""
    from dss_planner.charts.efficiencycurve import CurveWords, efficiency_figure

    words = CurveWords(
        budget=QCoreApplication.translate("CurveView", "Budget"),
        millions=QCoreApplication.translate("CurveView", "million {unit}"),
        benefit=(
            QCoreApplication.translate("CurveView", "Worth (ha at full score)")
            if worth == SCORE_AREA
            else QCoreApplication.translate("CurveView", "Worth (points)")
        ),
        best=QCoreApplication.translate("CurveView", "best choice found (number of sites)"),
        bound=QCoreApplication.translate("CurveView", "no choice is worth more"),
        own=QCoreApplication.translate("CurveView", "budget asked for"),
        impossible=QCoreApplication.translate("CurveView", "no choice keeps all rules"),
        nothing=QCoreApplication.translate("CurveView", "No budget leaves a choice"),
    )
    return efficiency_figure(curve, budget, currency, dark, words)


def point_words(point: CurvePoint, currency: str) -> str:
    """Return what a point of the curve says."""
    return QCoreApplication.translate("CurveView", "{budget} {currency}: {count} site(s), worth {benefit}").format(
        budget=number(point.budget), currency=currency, count=point.count, benefit=rounded(point.value or 0.0)
    )


def curve_words(curve: Sequence[CurvePoint], currency: str) -> str:
    """Return what the chart says."""
    told = "; ".join(point_words(point, currency) for point in curve if point.value is not None)
    return QCoreApplication.translate("CurveView", "Click a point to take its budget. {points}").format(points=told)
