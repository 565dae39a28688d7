"""What the bars and bands of the schedule mean."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from dss_planner.panels.plan.schedule.forms import FORMS, FROZEN, STORM, WINDOW, paint_bar, season_colour
from dss_planner.panels.plan.schedule.lines import Timetable, stage_name
from dss_planner.panels.score.values.inks import Inks
from dss_planner.plan.scheduling.schedule import EFFECT

_SWATCH, _GAP, _APART = 18.0, 4.0, 12.0
_SMALL = 0.9


class ScheduleKey(QWidget):
    """Stages that occur, then the seasons; as many lines as it takes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._entries: list[tuple[str, str]] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Key of the chart"))

    def show_table(self, table: Timetable | None) -> None:
        """Show what occurs in a timetable."""
        stages = {bar.stage for line in table.lines for bar in line.bars} if table is not None else set()
        found = [(stage, stage_name(stage)) for stage in (*FORMS, EFFECT) if stage in stages]
        if table is not None:
            found += [
                (STORM, QCoreApplication.translate("Gantt", "Storm season")),
                (FROZEN, QCoreApplication.translate("Gantt", "Frozen ground")),
                (WINDOW, QCoreApplication.translate("Gantt", "Months in which the work is possible")),
            ]
        self._entries = found
        self.setAccessibleDescription(", ".join(words for _, words in found))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        places = self._places(width)
        line = self._line()
        return round(places[-1][1] + line) if places else 0

    def sizeHint(self) -> QSize:
        """As high as its lines are."""
        return QSize(300, self.heightForWidth(max(self.width(), 300)))

    def minimumSizeHint(self) -> QSize:
        """All lines: cut off they tell nothing."""
        return QSize(120, self.heightForWidth(max(self.width(), 120)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint swatches and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inks = Inks.of(self.palette())
        painter.setFont(self._small())
        line = self._line()
        for (name, words), (x, y) in zip(self._entries, self._places(self.width())):
            area = QRectF(x, y + 2, _SWATCH, line - 4)
            if name in (STORM, FROZEN):
                painter.fillRect(area, season_colour(name, inks))
                painter.setPen(inks.rule)
                painter.drawRect(area)
            elif name == WINDOW:
                painter.fillRect(QRectF(x, y + line / 2 - 1.5, _SWATCH, 3.0), season_colour(name, inks))
            else:
                paint_bar(painter, area, name, inks)
            painter.setPen(inks.ink)
            room = QRectF(x + _SWATCH + _GAP, y, self.width(), line)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)

    def _places(self, width: int) -> list[tuple[float, float]]:
        metrics, line = QFontMetrics(self._small()), self._line()
        x, y = 0.0, 0.0
        found = []
        for _, words in self._entries:
            wide = _SWATCH + _GAP + metrics.horizontalAdvance(words)
            if x and x + wide > width:
                x, y = 0.0, y + line
            found.append((x, y))
            x += wide + _APART
        return found

    def _line(self) -> float:
        return QFontMetrics(self._small()).height() + 3.0

    def _small(self) -> QFont:
        font = QFont(self.font())
        if font.pointSizeF() > 0:
            font.setPointSizeF(font.pointSizeF() * _SMALL)
        return font
