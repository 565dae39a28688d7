"""The schedule as a painted chart: what lies where, what is chosen, what is told of a place."""

from __future__ import annotations

from datetime import date

from qgis.PyQt.QtCore import QEvent, QPointF, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from qgis.PyQt.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QToolTip, QWidget

from dss_planner.panels.plan.schedule.gantt_paint import GanttPainter, Layout, Marks, line_at
from dss_planner.panels.plan.schedule.lines import SITE, WORK, Line, Timetable, bar_words, line_words
from dss_planner.panels.plan.schedule.timescale import YEARS, TimeScale
from dss_planner.panels.score.values.inks import Inks
from dss_planner.plan.scheduling.bars import Bar
from dss_planner.plan.scheduling.schedule import BUILD

#: Rows are so much higher than their letters; narrowest bar that can be caught [px].
_ROOM, _CATCH = 7, 5.0
_NAMES_LEAST, _NAMES_MOST, _NAMES_SHARE = 96.0, 260.0, 0.3


class GanttBoard(QAbstractScrollArea):
    """Shows a `Timetable`, and what is chosen in it."""

    #: Keys of the work and of the bar that are chosen ('' for none), and of the site.
    chosen = pyqtSignal(str, str, str)
    zoomed = pyqtSignal(str)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(220, 88))
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(self.tr("Schedule as a chart"))
        self.table: Timetable | None = None
        self.zoom = YEARS
        self.shown: tuple[date, date] | None = None
        self._line = -1
        self._bar = ""
        self._drag: tuple[str, date] | None = None
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)
        self.verticalScrollBar().valueChanged.connect(self.viewport().update)

    def sizeHint(self) -> QSize:
        """A comfortable size."""
        return QSize(700, 260)

    def show_table(self, table: Timetable | None) -> None:
        """Show a timetable; what was chosen stays chosen where it still is."""
        line, bar = self.line, self._bar
        self.table = table
        self._line, self._bar, self._drag = -1, "", None
        if line is not None and table is not None:
            same = (line.kind, line.site, line.work)
            found = [number for number, one in enumerate(table.lines) if (one.kind, one.site, one.work) == same]
            self._line = found[0] if found else -1
            keys = [one.key for one in self.line.bars] if self.line is not None else []
            built = self.line.built if self.line is not None else None
            self._bar = bar if bar in keys else built.key if built is not None and bar else ""
        self._fit()
        self._tell()

    def set_zoom(self, zoom: str) -> None:
        """Show months at least as wide as a zoom of `ZOOMS` has them; the middle stays where it is."""
        if zoom == self.zoom:
            return
        layout = self.layout_now()
        middle = layout.day(layout.chart.center().x())
        self.zoom = zoom
        self._fit()
        layout = self.layout_now()
        self.horizontalScrollBar().setValue(round(layout.scale.place(middle) - layout.chart.width() / 2))
        self.zoomed.emit(zoom)

    def show_days(self, days: tuple[date, date] | None) -> None:
        """Mark the days that the map shows."""
        if days != self.shown:
            self.shown = days
            self.viewport().update()

    @property
    def line(self) -> Line | None:
        """The line that is chosen."""
        return line_at(self.table, self._line)

    @property
    def bar(self) -> Bar | None:
        """The bar that is chosen."""
        line = self.line
        return next((one for one in line.bars if one.key == self._bar), None) if line is not None else None

    def choose(self, work: str, bar: str = "", site: str = "") -> None:
        """Choose a work (or, without one, a site) and one of its bars, and bring it into sight."""
        if self.table is None:
            return
        for number, line in enumerate(self.table.lines):
            if (line.kind == WORK and line.work == work) if work else (line.kind == SITE and line.site == site):
                if number != self._line or (bar and bar != self._bar):
                    built = line.built
                    self._choose(number, bar or (built.key if built is not None else ""), tell=False)
                return

    def see(self, day: date) -> None:
        """Bring a day into sight."""
        layout = self.layout_now()
        self.horizontalScrollBar().setValue(round(layout.scale.place(day) - layout.chart.width() / 2))

    def layout_now(self) -> Layout:
        """Return where everything lies now."""
        view, metrics = self.viewport(), QFontMetrics(self.font())
        table = self.table
        bold = QFont(self.font())
        bold.setBold(True)
        wanted = max((QFontMetrics(bold).horizontalAdvance(one.name) for one in table.lines), default=0) if table else 0
        most = min(max(view.width() * _NAMES_SHARE, _NAMES_LEAST), _NAMES_MOST)
        names = min(max(wanted + 36.0, _NAMES_LEAST), most)
        years = (table.first_year, table.years) if table is not None else (date.today().year, 1)
        scale = TimeScale(*years, view.width() - names - 1, self.zoom)
        return Layout(
            scale,
            names,
            2.0 * (metrics.height() + 3),
            float(metrics.height() + _ROOM),
            float(view.width()),
            float(view.height()),
            float(self.horizontalScrollBar().value()),
            float(self.verticalScrollBar().value()),
        )

    def resizeEvent(self, event: QEvent) -> None:
        """Another size: other scroll bars."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another theme or other letters."""
        super().changeEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chart."""
        painter = QPainter(self.viewport())
        inks = Inks.of(self.palette())
        if self.table is None:
            painter.fillRect(self.viewport().rect(), inks.ground)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marks = Marks(self._line, self._bar, self._drag, date.today(), self.shown, self.hasFocus())
        GanttPainter(painter, self.table, self.layout_now(), inks, self.font(), marks).paint()

    def bar_at(self, place: QPointF) -> tuple[int, Bar] | None:
        """Return the number of the line and the bar at a place; the narrower one where two lie on each other."""
        layout = self.layout_now()
        if not layout.chart.contains(place):
            return None
        number = layout.line(place.y())
        line = line_at(self.table, number)
        hits: list[tuple[float, Bar]] = []
        for bar in line.bars if line is not None else ():
            area: QRectF = layout.bar(number, bar)
            spare = max(_CATCH - area.width(), 0.0) / 2 + 1
            if area.adjusted(-spare, 0, spare, 0).contains(place):
                hits.append((area.width(), bar))
        return (number, min(hits, key=lambda hit: hit[0])[1]) if hits else None

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell of the bar or line below the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._drag is None:
            words = self.words_at(QPointF(event.pos()))
            if words:
                QToolTip.showText(event.globalPos(), words, self.viewport())
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def words_at(self, place: QPointF) -> str:
        """Return what is told of a place."""
        layout, table = self.layout_now(), self.table
        if table is None:
            return ""
        if place.y() < layout.head:
            return self.tr("Click a month: the map shows what stands then")
        hit = self.bar_at(place)
        if hit is not None:
            words = bar_words(table.lines[hit[0]], hit[1], table)
            more = self.tr("Drag it to another month.") if hit[1].stage == BUILD else ""
            return f"{words}\n{more}".strip()
        line = line_at(table, layout.line(place.y()))
        return line_words(line, table) if line is not None and place.x() < layout.names else ""

    def focusInEvent(self, event: QEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        if self._line < 0 and self.table is not None and self.table.lines:
            self._choose(0, "")
        self.viewport().update()

    def focusOutEvent(self, event: QEvent) -> None:
        """The keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _choose(self, number: int, bar: str, tell: bool = True) -> None:
        if self.table is None or not self.table.lines:
            return
        self._line, self._bar = min(max(number, 0), len(self.table.lines) - 1), bar
        layout = self.layout_now()
        top, down = self._line * layout.row, self.verticalScrollBar()
        if top < layout.y:
            down.setValue(round(top))
        elif top + layout.row > layout.y + layout.chart.height():
            down.setValue(round(top + layout.row - layout.chart.height()))
        if self.bar is not None:
            area = layout.bar(self._line, self.bar)
            if area.right() < layout.names or area.left() > layout.width:
                self.see(self.bar.begin)
        self._tell()
        line = self.line
        if tell and line is not None:
            self.chosen.emit(line.work, self._bar, line.site)

    def _tell(self) -> None:
        """Say to screen readers what is chosen."""
        words, line, bar = "", self.line, self.bar
        if line is not None and self.table is not None:
            words = bar_words(line, bar, self.table) if bar is not None else line_words(line, self.table)
        self.setAccessibleDescription(words)
        self.viewport().update()

    def _fit(self) -> None:
        layout = self.layout_now()
        lines = len(self.table.lines) if self.table is not None else 0
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(0, round(layout.scale.whole - layout.chart.width()) + 1) if self.zoom != YEARS else 0)
        across.setPageStep(round(layout.chart.width()))
        across.setSingleStep(40)
        down.setRange(0, max(0, round(lines * layout.row - layout.chart.height())))
        down.setPageStep(round(layout.chart.height()))
        down.setSingleStep(round(layout.row))
        self.viewport().update()
