"""Schedule: when each work is agreed on, built and kept up, by its seasons; moved by hand, and played on the map."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QResizeEvent, QShowEvent
from qgis.PyQt.QtWidgets import (
    QApplication,
    QFileDialog,
    QFrame,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dss_planner.panels.erosion.chart_drawing import Drawings
from dss_planner.panels.page import quiet_label
from dss_planner.panels.plan.plan_tab import PlanTab
from dss_planner.panels.plan.schedule.bar import ScheduleBar
from dss_planner.panels.plan.schedule.gantt import GanttView
from dss_planner.panels.plan.schedule.key import ScheduleKey
from dss_planner.panels.plan.schedule.lines import Timetable, stage_name, works_of
from dss_planner.panels.plan.schedule.playing import MapPlayer, plan_days
from dss_planner.panels.plan.schedule.saving import write_chart
from dss_planner.panels.plan.schedule.stage_editor import StageEditor
from dss_planner.panels.plan.schedule.stage_table import StageTable
from dss_planner.panels.plan.tab_help import TabHelp
from dss_planner.panels.turning_splitter import TurningSplitter
from dss_planner.plan.scheduling.moving import moved, redated, seasonal, spanned

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from dss_planner.panels.session import StudySession
    from dss_planner.plan.store.changes import Changes
    from dss_planner.tasks.lookups import Lookups

#: From this width on the editor stands beside the chart [px].
_ACROSS = 760
#: Below this height it stands beside the chart where it is narrower too [px].
_LOW = 320
#: The chart and the editor can be read from this height on; below it the tab scrolls [px].
_LEAST = 180
#: The key is shown by itself where the tab is so high [px].
_ROOM_FOR_KEY = 330
#: So many sites are scheduled anew in some 20 ms; more of them in the background.
_AT_ONCE = 15


class ScheduleTab(PlanTab):
    """Chart or table, the editor of the chosen stage, the map at that time."""

    prefix = "schedule"
    #: A file that was to be written, and whether it is.
    saved = pyqtSignal(str, bool)

    def __init__(self, session: StudySession, lookups: Lookups) -> None:
        super().__init__(session, lookups)
        self.title = self.tr("&Schedule")
        self.table: Timetable | None = None
        self._turned = Qt.Orientation.Horizontal
        self._drawings = Drawings(self)
        self._key_known = False
        self.player = MapPlayer(session.map_layers.canvas, self)
        self.bar = ScheduleBar(self.inner)
        self.help = TabHelp("plan_schedule", self.tr("About the schedule"), self.bar)
        self.bar.add(self.help)
        self.chart = GanttView("schedule_chart", self.inner)
        self.rows = StageTable("schedule_table", self.inner)
        self.stack = QStackedWidget(self.inner)
        self.stack.addWidget(self.chart)
        self.stack.addWidget(self.rows)
        self.stack.setMinimumHeight(88)
        self.key = ScheduleKey(self.inner)
        self.editor = StageEditor(self.inner)
        self.playing = quiet_label("", self.inner)
        self.playing.setObjectName("schedule_playing")
        self.undated = QPushButton(self.tr("&Make the schedule"), self.inner)
        self.undated.setObjectName("schedule_make")
        self.undated.clicked.connect(self._free_all)
        self.body.addWidget(self.undated, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.playing)
        self.parts = self._lay_out()
        self.body.addWidget(self.parts, 1)
        self._connect()

    def leave(self) -> None:
        """Let go of the map."""
        self.help.close_page()
        self.player.close()
        super().leave()

    def showEvent(self, event: QShowEvent) -> None:
        """The key comes by itself where there is room for it."""
        super().showEvent(event)
        if not event.spontaneous():
            self._offer_key()

    def _offer_key(self) -> None:
        """Show the key where there is room for it, until the user decides that."""
        if not self._key_known:
            self.bar.key.setChecked(self.height() > _ROOM_FOR_KEY)
            self._show_key()

    def _decide_key(self, *_: object) -> None:
        self._key_known = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the editor comes to lie below the chart, the chart keeps most of the room."""
        super().resizeEvent(event)
        self._offer_key()
        QTimer.singleShot(0, self._share)

    def _share(self) -> None:
        turned = self.parts.orientation()
        if turned != self._turned:
            self._turned = turned
            across = turned == Qt.Orientation.Horizontal
            self.parts.setSizes([680, 270] if across else [max(self.parts.height() - 150, 1), 150])

    def renew(self) -> None:
        """Show the schedule of the plan as it is now."""
        document = self.desk.document
        none = self.show_nothing()
        works = document is not None and bool(document.rows("works"))
        self.table = Timetable.of(document) if document is not None and works else None
        if not none and not works:
            self.nothing.setText(self.tr("The plan has no works yet: add one on the tab “Works”, or draft the plan."))
            self.nothing.setVisible(True)
        dated = self.table is not None and any(line.bars or line.conflict for line in self.table.lines)
        if self.table is not None and not dated:
            self.nothing.setText(self.tr("The works have no days yet: the plan was made without a schedule."))
            self.nothing.setVisible(True)
        self.undated.setVisible(self.table is not None and not dated)
        for part in (self.bar, self.parts):
            part.setVisible(dated)
        self.chart.show_table(self.table if dated else None)
        self.key.show_table(self.table if dated else None)
        if self.table is not None:
            self.bar.show_span(self.table.first_year, self.table.years)
            self.bar.free.setEnabled(bool(self.table.rules.by_hand))
            if self.bar.table.isChecked():
                self._fill_table()
        self.show_selected()
        self._show_playing()

    def show_selected(self) -> None:
        """Choose the work that is looked at."""
        if self.desk.work or self.desk.site:
            line = self.chart.line
            if line is None or (line.work, line.site) != (self.desk.work, self.desk.site):
                self.chart.choose(self.desk.work, site=self.desk.site)
        self._show_editor()

    def save(self, path: str) -> None:
        """Write the chart to a .png, .svg or .pdf file away from the main thread; `saved` says when, and whether."""
        table = self.table
        if table is None:
            self.saved.emit(path, False)
            return

        def take(drawing: Future) -> None:
            if isinstance(drawing.exception(), ModuleNotFoundError):
                self.message.emit("problem", self.tr("Pictures need matplotlib, which this QGIS does not have."), "")
                self.saved.emit(path, False)
                return
            written = bool(drawing.result())
            self.saved.emit(path, written)
            if not written:
                words = self.tr("{path} cannot be written. Choose another name.").format(path=path)
                self.message.emit("problem", words, "")

        self._drawings.begin(lambda: write_chart(table, path), take)

    def copy(self) -> None:
        """Copy all stages as a table for a spreadsheet."""
        QApplication.clipboard().setText(self.rows.words(self.table))
        self.message.emit("information", self.tr("The stages were copied; paste them into a spreadsheet."), "")

    def _lay_out(self) -> TurningSplitter:
        """The chart with its key, and beside it (below where it is narrow) what is chosen in it."""
        parts = TurningSplitter(_ACROSS, self.inner, _LOW)
        parts.setMinimumHeight(_LEAST)
        left = QWidget(parts)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.stack, 1)
        column.addWidget(self.key)
        scroll = QScrollArea(parts)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.editor)
        scroll.setMinimumSize(210, 84)
        parts.addWidget(left)
        parts.addWidget(scroll)
        parts.setStretchFactor(0, 1)
        parts.setStretchFactor(1, 0)
        parts.setSizes([680, 270])
        # it takes the room there is: its parts scroll
        parts.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        return parts

    def _connect(self) -> None:
        self.bar.zoom_chosen.connect(self.chart.set_zoom)
        self.chart.zoomed.connect(self.bar.show_zoom)
        self.bar.table_wanted.connect(self._show_as_table)
        self.bar.key_wanted.connect(self._show_key)
        self.bar.key.clicked.connect(self._decide_key)
        self.bar.span_typed.connect(self._set_span)
        self.bar.play_asked.connect(self._play)
        self.bar.stop_asked.connect(self.player.stop)
        self.bar.all_freed.connect(self._free_all)
        self.bar.today_asked.connect(lambda: self.chart.see(date.today()))
        self.bar.save_asked.connect(self._ask_and_save)
        self.bar.copy_asked.connect(self.copy)
        self.chart.chosen.connect(self._chosen)
        self.chart.moved.connect(self._move)
        self.chart.dragged.connect(self._dragged)
        self.chart.month_asked.connect(self._show_month)
        self.editor.start_typed.connect(self._move)
        self.editor.days_typed.connect(self._redate)
        self.editor.freed.connect(self._free)
        self.player.shown.connect(lambda _: self._show_playing())
        self.player.playing_changed.connect(lambda _: self._show_playing())
        self.rows.chosen.connect(self._row_chosen)
        self.rows.copying.connect(self.copy)

    def _fill_table(self) -> None:
        line, bar = self.chart.line, self.chart.bar
        self.rows.show_table(self.table, line, bar or (line.built if line is not None else None))

    def _show_as_table(self, wanted: bool) -> None:
        if wanted:
            self._fill_table()
        self.stack.setCurrentWidget(self.rows if wanted else self.chart)
        self._show_key()
        self.bar.zoom.setEnabled(not wanted)

    def _show_key(self, *_: object) -> None:
        self.key.setVisible(self.bar.key.isChecked() and not self.bar.table.isChecked())

    def _row_chosen(self, site: str, work: str, bar: str) -> None:
        self.chart.choose(work, bar, site)
        self.desk.select(site=site, work=work)
        self._show_editor()

    def _chosen(self, work: str, _: str, site: str) -> None:
        self.desk.select(site=site, work=work)
        self._show_editor()

    def _show_editor(self) -> None:
        line, bar = self.chart.line, self.chart.bar
        self.editor.show_line(self.table, line, bar or (line.built if line is not None else None))

    def _dragged(self, work: str, month: date | None) -> None:
        line = self.chart.line
        if month is None or line is None or self.table is None:
            self._show_editor()
        else:
            self.editor.show_drag(self.table, line, month)

    def _move(self, work: str, month: date) -> None:
        line = next((one for one in works_of(self.table.lines) if one.work == work), None) if self.table else None
        name = line.name if line is not None else work
        title = self.tr("{work}: begin in {month}").format(work=name, month=f"{month:%Y-%m}")
        self.alter(title, lambda document: moved(document, work, f"{month:%Y-%m}"))

    def _redate(self, row: str, begin: date, end: date) -> None:
        known = self.table.rows.get(row) if self.table is not None else None
        stage = stage_name(known["stage"]) if known is not None else ""
        title = self.tr("{stage}: {begin} to {end}").format(stage=stage, begin=begin.isoformat(), end=end.isoformat())
        self.alter(title, lambda document: redated(document, row, begin, end))

    def _free(self, work: str) -> None:
        self.alter(self.tr("Follow the season again"), lambda document: seasonal(document, [work]))

    def _free_all(self) -> None:
        self._apply_to_all(self.tr("Schedule by the season"), seasonal)

    def _set_span(self, first_year: int, years: int) -> None:
        title = self.tr("Plan from {first} to {last}").format(first=first_year, last=first_year + years - 1)
        self._apply_to_all(title, lambda document: spanned(document, first_year, years))

    def _apply_to_all(self, title: str, change: Callable[..., Changes]) -> None:
        """Change the schedule of all sites; where there are many, in the background."""
        document = self.desk.document
        if document is None or len(document.rows("sites")) <= _AT_ONCE:
            self.alter(title, change)
        elif not self.desk.work_out(title, lambda plan, progress, cancelled: change(plan)):
            self.message.emit("information", self.tr("Wait until what runs now has ended, then try again."), "")
            self.renew()

    def _play(self, step: int) -> None:
        if self.table is None:
            return
        if self.player.playing:
            self.player.pause()
        else:
            self.player.play(*plan_days(self.table.first_year, self.table.years), step)
        self._show_playing()

    def _show_month(self, month: date) -> None:
        if self.table is None:
            return
        if not self.player.show_month(month, *plan_days(self.table.first_year, self.table.years)):
            self.message.emit("warning", self.tr("There is no map to show it on."), "")
        self._show_playing()

    def _show_playing(self) -> None:
        days = self.player.days()
        self.chart.show_days(days)
        self.bar.show_playing(self.player.possible, self.player.playing, days is not None)
        self.playing.setVisible(days is not None and self.table is not None)
        if days is not None:
            self.playing.setText(
                self.tr("The map shows what stands from {begin} to {end}; “Show all times” ends that.").format(
                    begin=days[0].isoformat(), end=days[1].isoformat()
                )
            )

    def _ask_and_save(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the schedule"), "schedule.png", self.tr("Pictures (*.png *.svg *.pdf)")
        )
        if path:
            self.save(path if Path(path).suffix else f"{path}.png")
