"""Paints the chart of a schedule: seasons behind, bars, what waits for what, the days above, today's line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from qgis.PyQt.QtCore import QCoreApplication, QLineF, QLocale, QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QFont, QFontMetrics, QPainter, QPen, QPolygonF

from dss_planner.panels.plan.schedule.forms import FROZEN, STORM, WINDOW, paint_bar, season_colour
from dss_planner.panels.plan.schedule.lines import SITE, WORK, Line, Timetable
from dss_planner.panels.plan.schedule.timescale import TimeScale, month_after
from dss_planner.panels.score.values.inks import Inks, faded, mixed
from dss_planner.plan.scheduling.bars import Bar
from dss_planner.plan.scheduling.schedule import BUILD

_ARROW = 3.5
#: Height of the band that tells in which months a work is possible [px].
_BAND = 3.0


@dataclass(frozen=True)
class Layout:
    """Where things lie in the window: names to the left, months above. x, y: how far it is scrolled [px]."""

    scale: TimeScale
    names: float
    head: float
    row: float
    width: float
    height: float
    x: float = 0.0
    y: float = 0.0

    @property
    def chart(self) -> QRectF:
        """Where bars are."""
        return QRectF(self.names, self.head, max(self.width - self.names, 0.0), max(self.height - self.head, 0.0))

    def left(self, day: date) -> float:
        """Return where a day begins."""
        return self.names + self.scale.place(day) - self.x

    def day(self, x: float) -> date:
        """Return the day at a place."""
        return self.scale.day(x - self.names + self.x)

    def top(self, line: int) -> float:
        """Return where a line begins."""
        return self.head + line * self.row - self.y

    def line(self, y: float) -> int:
        """Return the line at a place; it may be beyond the last."""
        return int((y - self.head + self.y) // self.row)

    def bar(self, line: int, bar: Bar) -> QRectF:
        """Return the room of a bar, as high as its row."""
        left, right = self.left(bar.begin), self.left(bar.end + timedelta(days=1))
        return QRectF(left, self.top(line), max(right - left, 2.0), self.row)


@dataclass(frozen=True)
class Marks:
    """What is pointed at. line: chosen; bar: key of the chosen one; drag: work and month that it is dragged to; today;
    shown: first and last day that the map shows."""

    line: int = -1
    bar: str = ""
    drag: tuple[str, date] | None = None
    today: date | None = None
    shown: tuple[date, date] | None = None
    focus: bool = False


class GanttPainter:
    """Paints one timetable with one layout."""

    def __init__(
        self, painter: QPainter, table: Timetable, layout: Layout, inks: Inks, font: QFont, marks: Marks
    ) -> None:
        self._painter, self._table, self._layout, self._inks = painter, table, layout, inks
        self._font, self._marks = font, marks
        self._metrics = QFontMetrics(font)

    def paint(self) -> None:
        """Paint all that is in sight."""
        painter, layout = self._painter, self._layout
        painter.fillRect(QRectF(0, 0, layout.width, layout.height), self._inks.ground)
        first = max(layout.line(layout.head), 0)
        last = min(layout.line(layout.height) + 1, len(self._table.lines))
        painter.save()
        painter.setClipRect(layout.chart)
        for number in range(first, last):
            self._seasons(number)
        self._rules()
        self._shown()
        for number in range(first, last):
            self._bars(number)
        self._arrows(first, last)
        self._today()
        painter.restore()
        painter.save()
        painter.setClipRect(QRectF(0, layout.head, layout.names, layout.height - layout.head))
        for number in range(first, last):
            self._name(number)
        painter.restore()
        self._head()
        painter.setPen(QPen(mixed(self._inks.ground, self._inks.ink, 0.35), 1.0))
        painter.drawLine(QLineF(layout.names, 0, layout.names, layout.height))
        painter.drawLine(QLineF(0, layout.head, layout.width, layout.head))

    def _seasons(self, number: int) -> None:
        """Frozen ground above, storms below where a month is both; the work's own months as a band at the foot."""
        line, layout, painter = self._table.lines[number], self._layout, self._painter
        if line.kind == SITE:
            shade = faded(mixed(self._inks.ground, self._inks.ink, 0.5), 26)
            painter.fillRect(QRectF(layout.names, layout.top(number), layout.chart.width(), layout.row), shade)
            return
        top, climate = layout.top(number), line.climate
        for month in layout.scale.months():
            left, right = layout.left(month), layout.left(month_after(month))
            if right < layout.names or left > layout.width:
                continue
            shades = [FROZEN] * (month.month not in climate.unfrozen) + [STORM] * (month.month in climate.storm)
            for place, season in enumerate(shades):
                tall = layout.row / len(shades)
                area = QRectF(left, top + place * tall, right - left, tall)
                painter.fillRect(area, season_colour(season, self._inks))
            if line.kind == WORK and month.month in line.months:
                foot = QRectF(left, top + layout.row - _BAND, right - left, _BAND)
                painter.fillRect(foot, season_colour(WINDOW, self._inks))

    def _rules(self) -> None:
        layout, inks = self._layout, self._inks
        for month in (*layout.scale.months(), layout.scale.end):
            january = month.month == 1
            if january or (month.month % 3 == 1 and layout.scale.per_day > 0.6):
                strength = 0.4 if january else 0.16
                self._painter.setPen(QPen(mixed(inks.ground, inks.ink, strength), 1.0))
                x = layout.left(month)
                self._painter.drawLine(QLineF(x, layout.head, x, layout.height))

    def _bars(self, number: int) -> None:
        line, layout, marks = self._table.lines[number], self._layout, self._marks
        drag = marks.drag if marks.drag is not None and marks.drag[0] == line.work and line.work else None
        inset = layout.row * 0.08
        for bar in line.bars:
            area = layout.bar(number, bar).adjusted(0, inset, 0, -inset - _BAND)
            paint_bar(self._painter, area, bar.stage, self._inks, faint=drag is not None)
            if drag is not None and bar.stage == BUILD:
                moved = area.translated(layout.left(drag[1]) - layout.left(bar.begin), 0)
                paint_bar(self._painter, moved, BUILD, self._inks)
            if number == marks.line and bar.key == marks.bar and drag is None:
                self._painter.setPen(QPen(self._inks.accent, 2.0))
                self._painter.drawRect(area.adjusted(-2, 0, 2, 0))
        if line.conflict:
            self._painter.setPen(self._inks.ink)
            bold = QFont(self._font)
            bold.setItalic(True)
            self._painter.setFont(bold)
            words = QCoreApplication.translate("Gantt", "no season: not placed")
            x = max(layout.names, layout.left(layout.scale.begin)) + 6
            room = QRectF(x, layout.top(number), layout.chart.width(), layout.row)
            self._painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)

    def _arrows(self, first: int, last: int) -> None:
        """From the end of a work to the beginning of those that wait for it."""
        where = {line.work: number for number, line in enumerate(self._table.lines) if line.kind == WORK}
        for number, line in enumerate(self._table.lines):
            for other in line.after:
                start = where.get(other)
                if start is None or max(start, number) < first or min(start, number) > last:
                    continue
                chosen = self._marks.line in (start, number)
                self._arrow(self._table.lines[start].built, line.built, start, number, chosen)

    def _arrow(self, source: Bar | None, target: Bar | None, start: int, end: int, chosen: bool) -> None:
        if source is None or target is None or not chosen:
            return
        layout, painter = self._layout, self._painter
        x = layout.left(source.end + timedelta(days=1))
        y = layout.top(start) + layout.row / 2
        to = QPointF(layout.left(target.begin), layout.top(end) + layout.row / 2)
        painter.setPen(QPen(self._inks.ink, 1.2))
        turn = max(x + 5, to.x() - 7)
        painter.drawPolyline(QPolygonF([QPointF(x, y), QPointF(turn, y), QPointF(turn, to.y()), to]))
        painter.setBrush(self._inks.ink)
        tip = [to, to + QPointF(-_ARROW * 1.6, -_ARROW), to + QPointF(-_ARROW * 1.6, _ARROW)]
        painter.drawPolygon(QPolygonF(tip))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _today(self) -> None:
        today, layout = self._marks.today, self._layout
        if today is None or not layout.scale.begin <= today < layout.scale.end:
            return
        x = layout.left(today)
        self._painter.setPen(QPen(self._inks.accent, 1.6, Qt.PenStyle.DashLine))
        self._painter.drawLine(QLineF(x, layout.head, x, layout.height))

    def _shown(self) -> None:
        """The days that the map shows, as a veil over all lines."""
        if self._marks.shown is None:
            return
        left, right = self._span(self._marks.shown)
        layout = self._layout
        self._painter.fillRect(QRectF(left, layout.head, right - left, layout.height), faded(self._inks.accent, 40))

    def _span(self, days: tuple[date, date]) -> tuple[float, float]:
        return self._layout.left(days[0]), self._layout.left(days[1] + timedelta(days=1))

    def _name(self, number: int) -> None:
        line, layout, painter, inks = self._table.lines[number], self._layout, self._painter, self._inks
        area = QRectF(0, layout.top(number), layout.names, layout.row)
        if number == self._marks.line:
            painter.fillRect(area, faded(inks.accent, 70 if self._marks.focus else 36))
        elif line.kind == SITE:
            painter.fillRect(area, faded(mixed(inks.ground, inks.ink, 0.5), 26))
        font = QFont(self._font)
        font.setBold(line.kind == SITE)
        painter.setFont(font)
        painter.setPen(inks.ink)
        room = area.adjusted(6.0 if line.kind == SITE else 16.0, 0, -4, 0)
        name = f"⚠ {line.name}" if line.against else f"✎ {line.name}" if line.own else line.name
        words = QFontMetrics(font).elidedText(name, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)

    def _head(self) -> None:
        """Years, and below them quarters or months as there is room."""
        layout, painter, inks = self._layout, self._painter, self._inks
        painter.save()
        painter.setClipRect(QRectF(layout.names, 0, layout.width, layout.head))
        half = layout.head / 2
        if self._marks.shown is not None:
            left, right = self._span(self._marks.shown)
            painter.fillRect(QRectF(left, half, right - left, half), inks.accent)
        painter.setFont(self._font)
        rule = QPen(mixed(inks.ground, inks.ink, 0.3), 1.0)
        scale = layout.scale
        for year in range(scale.first_year, scale.first_year + scale.years):
            left, right = layout.left(date(year, 1, 1)), layout.left(date(year + 1, 1, 1))
            painter.setPen(rule)
            painter.drawLine(QLineF(right, 0, right, layout.head))
            painter.setPen(inks.ink)
            room = QRectF(max(left, layout.names), 0, min(right, layout.width) - max(left, layout.names), half)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), str(year))
        for month, after, words in self._parts():
            left, right = layout.left(month), layout.left(after)
            painter.setPen(rule)
            painter.drawLine(QLineF(right, half, right, layout.head))
            if self._metrics.horizontalAdvance(words) + 4 <= right - left:
                painter.setPen(inks.quiet)
                painter.drawText(QRectF(left, half, right - left, half), int(Qt.AlignmentFlag.AlignCenter), words)
        painter.restore()

    def _parts(self) -> list[tuple[date, date, str]]:
        scale, locale = self._layout.scale, QLocale()
        wide = scale.per_day * 28
        if wide >= self._metrics.horizontalAdvance("00"):
            short = QLocale.FormatType.ShortFormat
            named = wide >= self._metrics.horizontalAdvance("MMMM")
            return [
                (
                    month,
                    month_after(month),
                    locale.standaloneMonthName(month.month, short) if named else str(month.month),
                )
                for month in scale.months()
            ]
        return [
            (month, month_after(month, 3), QCoreApplication.translate("Gantt", "Q{number}").format(number=quarter))
            for month, quarter in ((month, month.month // 3 + 1) for month in scale.months() if month.month % 3 == 1)
        ]


def line_at(table: Timetable | None, number: int) -> Line | None:
    """Return the line of a number; None beside all."""
    return table.lines[number] if table is not None and 0 <= number < len(table.lines) else None
