"""The line above the schedule: zoom, table or chart, years of the plan, play on the map, save."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QLabel, QMenu, QPushButton, QSpinBox, QToolButton, QWidget

from dss_planner.panels.plan.schedule.playing import MONTH, QUARTER
from dss_planner.panels.plan.schedule.timescale import MONTHS, QUARTERS, YEARS
from dss_planner.panels.score.icon_button import icon_button
from dss_planner.panels.sites.flow import FlowRow
from dss_planner.plan.scheduling.moving import EARLIEST, LATEST, MOST_YEARS


class ScheduleBar(FlowRow):
    """What can be done with the schedule as a whole."""

    zoom_chosen = pyqtSignal(str)
    table_wanted = pyqtSignal(bool)
    key_wanted = pyqtSignal(bool)
    #: First calendar year and number of years of the plan.
    span_typed = pyqtSignal(int, int)
    #: Months of a frame.
    play_asked = pyqtSignal(int)
    stop_asked = pyqtSignal()
    all_freed = pyqtSignal()
    today_asked = pyqtSignal()
    save_asked = pyqtSignal()
    copy_asked = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.zoom = QComboBox(self)
        self.zoom.setObjectName("schedule_zoom")
        self.zoom.setAccessibleName(self.tr("Zoom of the chart"))
        self.zoom.setToolTip(self.tr("How wide time is drawn; + and − in the chart, or Ctrl and the mouse wheel"))
        for name, words in ((YEARS, self.tr("Years")), (QUARTERS, self.tr("Quarters")), (MONTHS, self.tr("Months"))):
            self.zoom.addItem(words, name)
        self.zoom.activated.connect(lambda _: self.zoom_chosen.emit(self.zoom.currentData()))
        self.today = QToolButton(self)
        self.today.setText(self.tr("T&oday"))
        self.today.setAutoRaise(True)
        self.today.setToolTip(self.tr("Bring today's line into sight"))
        self.today.clicked.connect(self.today_asked)
        self.table = QToolButton(self)
        self.table.setObjectName("schedule_as_table")
        self.table.setText(self.tr("As a ta&ble"))
        self.table.setCheckable(True)
        self.table.setAutoRaise(True)
        self.table.setToolTip(self.tr("All stages with days and reasons as rows, to read, sort and copy"))
        self.table.toggled.connect(self.table_wanted)
        self.key = QToolButton(self)
        self.key.setObjectName("schedule_with_key")
        self.key.setText(self.tr("&Key"))
        self.key.setCheckable(True)
        self.key.setAutoRaise(True)
        self.key.setToolTip(self.tr("What the colours mean, below the chart"))
        self.key.toggled.connect(self.key_wanted)
        self.add(self.zoom, self.today, self.table, self.key)
        self._add_span()
        self.free = QPushButton(self.tr("&All by the season"), self)
        self.free.setObjectName("schedule_free_all")
        self.free.setToolTip(
            self.tr("Schedule all works by their seasons again; months and days that people chose are forgotten")
        )
        self.free.clicked.connect(self.all_freed)
        self.add(self.free)
        self._add_play()
        save = icon_button("schedule_save", "/mActionFileSave.svg", self.tr("Save the chart as PNG, SVG or PDF…"), self)
        save.clicked.connect(self.save_asked)
        copy = icon_button("schedule_copy", "/mActionEditCopy.svg", self.tr("Copy the table (Ctrl+C)"), self)
        copy.clicked.connect(self.copy_asked)
        self.add(save, copy)

    def show_span(self, first_year: int, years: int) -> None:
        """Show the years of the plan."""
        for box, value in ((self.first, first_year), (self.years, years)):
            box.blockSignals(True)
            box.setValue(value)
            box.blockSignals(False)

    def show_zoom(self, zoom: str) -> None:
        """Show how far it is zoomed in."""
        self.zoom.setCurrentIndex(self.zoom.findData(zoom))

    def show_playing(self, possible: bool, playing: bool, active: bool) -> None:
        """Show whether the map plays, or shows one time only."""
        self.play.setEnabled(possible)
        self.play.setText(self.tr("&Pause") if playing else self.tr("&Play on the map"))
        self.stop.setVisible(playing or active)

    def _add_span(self) -> None:
        self.first, self.years = QSpinBox(self), QSpinBox(self)
        words = self.tr("Plan &from"), self.tr("yea&rs")
        for box, name, ends, about in (
            (self.first, "schedule_first_year", (EARLIEST, LATEST), self.tr("First year of the plan")),
            (self.years, "schedule_years", (1, MOST_YEARS), self.tr("Years of the plan")),
        ):
            box.setObjectName(name)
            box.setRange(*ends)
            box.setKeyboardTracking(False)
            box.setAccessibleName(about)
            box.setToolTip(about)
            box.valueChanged.connect(lambda _: self.span_typed.emit(self.first.value(), self.years.value()))
        before, behind = QLabel(words[0], self), QLabel(words[1], self)
        before.setBuddy(self.first)
        behind.setBuddy(self.years)
        self.add(before, self.first, QLabel(self.tr("for"), self), self.years, behind)

    def _add_play(self) -> None:
        self.play = QToolButton(self)
        self.play.setObjectName("schedule_play")
        self.play.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.play.setToolTip(
            self.tr(
                "The map goes through the plan month by month and shows what stands then. Press again to pause; “Show "
                "all times” stops it. QGIS's own temporal panel controls the same."
            )
        )
        self.play.clicked.connect(lambda: self.play_asked.emit(MONTH))
        menu = QMenu(self.play)
        menu.addAction(self.tr("By &month"), lambda: self.play_asked.emit(MONTH))
        menu.addAction(self.tr("By &quarter"), lambda: self.play_asked.emit(QUARTER))
        self.play.setMenu(menu)
        self.stop = QToolButton(self)
        self.stop.setObjectName("schedule_stop")
        self.stop.setText(self.tr("S&how all times"))
        self.stop.setToolTip(self.tr("Stop playing: the map shows all works again, whenever they stand"))
        self.stop.clicked.connect(self.stop_asked)
        self.add(self.play, self.stop)
        self.show_playing(False, False, False)
