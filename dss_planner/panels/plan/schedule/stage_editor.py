"""Beside the chart: when the chosen work begins and the chosen stage lasts, why, and what speaks against it."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QDate, QLocale, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QDateEdit, QLabel, QPushButton, QSpinBox, QVBoxLayout, QWidget

from dss_planner.panels.page import quiet_label
from dss_planner.panels.plan.schedule.lines import SITE, Line, Timetable, line_words, stage_name
from dss_planner.panels.sites.flow import FlowRow

if TYPE_CHECKING:
    from dss_planner.plan.scheduling.bars import Bar

#: Sign before what speaks against a time.
_SIGN = "⚠"


class StageEditor(QWidget):
    """Shows one work with one of its stages. Nothing is changed before a value was typed or chosen."""

    #: The work is to begin in a month; the stage (key of its row) is to last from a day to another.
    start_typed = pyqtSignal(str, object)
    days_typed = pyqtSignal(str, object, object)
    #: The work is to follow the season again.
    freed = pyqtSignal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._table: Timetable | None = None
        self._line: Line | None = None
        self._bar: Bar | None = None
        self.row = FlowRow(self)
        self.name = QLabel(self)
        self.name.setObjectName("schedule_work")
        self.month = QComboBox(self)
        self.month.setObjectName("schedule_month")
        for number in range(1, 13):
            self.month.addItem(QLocale().standaloneMonthName(number), number)
        self.year = QSpinBox(self)
        self.year.setObjectName("schedule_year")
        self.year.setKeyboardTracking(False)
        begins = QLabel(self.tr("&Begins in"), self)
        begins.setBuddy(self.month)
        self.month.setAccessibleName(self.tr("Month in which the work begins"))
        self.year.setAccessibleName(self.tr("Year in which the work begins"))
        self.stage = QLabel(self)
        self.begin, self.end = self._day("schedule_begin"), self._day("schedule_end")
        self.begin.setAccessibleName(self.tr("First day of the stage"))
        self.end.setAccessibleName(self.tr("Last day of the stage"))
        self.stage.setBuddy(self.begin)
        self.free = QPushButton(self.tr("Follow the season a&gain"), self)
        self.free.setObjectName("schedule_free")
        self.free.setToolTip(self.tr("Forget the month and the days chosen for this work: the season decides"))
        self.row.add(self.name)
        self.row.add(begins, self.month, self.year)
        until = QLabel(self.tr("to"), self)
        self.days = (self.stage, self.begin, until, self.end)
        self.row.add(self.stage, self.begin)
        self.row.add(until, self.end)
        self.row.add(self.free)
        #: What speaks against the time; above the fields, where it is seen in a low window too.
        self.warning = quiet_label("", self)
        self.warning.setObjectName("schedule_warning")
        self.words = quiet_label("", self)
        self.words.setObjectName("schedule_words")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.warning)
        layout.addWidget(self.row)
        layout.addWidget(self.words)
        layout.addStretch(1)
        self.month.activated.connect(self._start)
        self.year.valueChanged.connect(self._start)
        self.begin.editingFinished.connect(self._days)
        self.end.editingFinished.connect(self._days)
        self.free.clicked.connect(lambda: self._line is not None and self.freed.emit(self._line.work))
        self.show_line(None, None, None)

    def show_line(self, table: Timetable | None, line: Line | None, bar: Bar | None) -> None:
        """Show a line of the chart and one of its bars."""
        self._table, self._line, self._bar = table, line, bar
        work = line is not None and bool(line.work)
        self.row.setVisible(work)
        self.warning.setVisible(False)
        if table is None or line is None:
            self.words.setText(self.tr("Choose a work in the chart: its times, and the rules behind them, stand here."))
            return
        if not work:
            words = line_words(line, table) if line.kind != SITE else self.tr("Choose a work of this site.")
            self.words.setText(self._told(bar) or words)
            return
        self.name.setText(f"<b>{escape(line.name)}</b>")
        built = line.built
        first = built.begin if built is not None else date(table.first_year, 1, 1)
        self.year.blockSignals(True)
        self.year.setRange(table.first_year, table.first_year + table.years - 1)
        self.year.setValue(first.year)
        self.year.blockSignals(False)
        self.month.setCurrentIndex(first.month - 1)
        self.free.setEnabled(line.own)
        self._show_days(bar)
        self._say(line.conflict, list(line.against), self._told(bar))

    def show_drag(self, table: Timetable, line: Line, month: date) -> None:
        """Say what speaks against a month while a work is dragged to it."""
        named = self.tr("Begin in {month} {year}.").format(
            month=QLocale().standaloneMonthName(month.month), year=month.year
        )
        self._say("", table.against(line.work, month), named)

    def _say(self, conflict: str, against: list[str], told: str) -> None:
        warnings = [conflict, *against] if conflict else against
        self.warning.setText("<br>".join(f"<b>{_SIGN} {escape(words)}</b>" for words in warnings))
        self.warning.setVisible(bool(warnings))
        self.words.setText(told)
        self.words.setAccessibleName(" ".join([*warnings, told]))

    def _told(self, bar: Bar | None) -> str:
        if bar is None or self._table is None:
            return ""
        head = self.tr("{stage}, {begin} to {end}.").format(
            stage=stage_name(bar.stage), begin=bar.begin.isoformat(), end=bar.end.isoformat()
        )
        return " ".join([head, *self._table.why(bar)])

    def _show_days(self, bar: Bar | None) -> None:
        for widget in self.days:
            widget.setVisible(bar is not None)
        if bar is None:
            return
        self.stage.setText(self.tr("{stage}:").format(stage=stage_name(bar.stage)))
        for field, day in ((self.begin, bar.begin), (self.end, bar.end)):
            field.blockSignals(True)
            field.setDate(QDate(day.year, day.month, day.day))
            field.blockSignals(False)

    def _day(self, name: str) -> QDateEdit:
        field = QDateEdit(self)
        field.setObjectName(name)
        field.setDisplayFormat("yyyy-MM-dd")
        field.setCalendarPopup(True)
        field.setKeyboardTracking(False)
        return field

    def _start(self, *_: object) -> None:
        line = self._line
        if line is None or not line.work:
            return
        month = date(self.year.value(), int(self.month.currentData()), 1)
        if line.built is None or month != line.built.begin.replace(day=1):
            self.start_typed.emit(line.work, month)

    def _days(self) -> None:
        bar = self._bar
        if bar is None:
            return
        begin, end = (date(day.year(), day.month(), day.day()) for day in (self.begin.date(), self.end.date()))
        if (begin, end) != (bar.begin, bar.end):
            self.days_typed.emit(bar.key, begin, end)
