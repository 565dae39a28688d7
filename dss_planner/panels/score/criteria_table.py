"""The criteria of the score in a table: state, name and layer, value function, weight, lock, whether each counts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QEvent, QSize, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent, QPixmap, QResizeEvent
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QInputDialog,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from dss_planner.errors import InputError
from dss_planner.layers.translation import show
from dss_planner.panels.criterion_names import criterion_meaning, criterion_name, shown_name
from dss_planner.panels.focus_ring import FocusRing
from dss_planner.panels.score.criterion_cells import CriterionCells
from dss_planner.panels.score.name_delegate import SECOND_LINE, NameDelegate
from dss_planner.panels.score.values.thumbnail import function_pixmap
from dss_planner.panels.status_dot import DONE, EMPTY, state_name, status_icon
from dss_planner.panels.tables import number
from dss_planner.scoring.editing import percents, with_criterion, with_lock, with_name, with_used, with_weight
from dss_planner.scoring.model import Criterion, ScoreModel
from dss_planner.scoring.weighing.weights import rounded
from dss_planner.scoring.wording import describe_function
from dss_planner.study.scoremodel import STEP_OF

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession

DOT, NAME, VALUES, SLIDER, PERCENT, LOCK, USED = range(7)
#: Width of the columns that have no text [px].
WIDTHS = {DOT: 20, VALUES: 42, PERCENT: 43, LOCK: 22, USED: 30}
#: Of the room that is left, the part of the slider, within bounds [px].
SLIDER_PART, SLIDER_LEAST, SLIDER_MOST = 0.3, 54, 160
THUMBNAIL = QSize(40, 28)
ROW = 36
#: A pause of the keyboard after which the next step is one of its own [ms].
PAUSE_MS = 900


class CriteriaTable(QTableWidget):
    """Shows and edits the model of ``session.score_desk``. F2 gives the criterion chosen another name."""

    #: The editor of values is wanted for the row chosen.
    edit_wanted = pyqtSignal()
    #: A sentence for the banner: level, sentence, details.
    message = pyqtSignal(str, str, str)

    def __init__(self, session: StudySession, parent: QWidget) -> None:
        super().__init__(0, 7, parent)
        self._session, self._desk = session, session.score_desk
        self._cells: dict[str, CriterionCells] = {}
        #: Thumbnails by criterion, each with what it was drawn from.
        self._pictures: dict[str, tuple[tuple, QPixmap]] = {}
        self._seen: dict[str, object] = {}
        self._states: dict[str, tuple[str, str]] = {}
        self._wanted = ""
        self._choosing = False
        self.setObjectName("criteria_table")
        self.setAccessibleName(self.tr("Criteria and their weights"))
        FocusRing(self)
        self._head()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.setItemDelegateForColumn(NAME, NameDelegate(self))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._paused)
        self._theme = QTimer(self)
        self._theme.setSingleShot(True)
        self._theme.setInterval(0)
        self._theme.timeout.connect(self.show_model)
        self.currentCellChanged.connect(self._choose)
        self.cellDoubleClicked.connect(lambda *_: self.edit_wanted.emit())
        self._desk.changed.connect(self.show_model)
        self._desk.selected_changed.connect(self._show_choice)
        session.status_changed.connect(self.show_states)
        session.states.judged.connect(self.show_states)
        session.busy_changed.connect(self._busy_changed)
        self.show_model()

    def show_model(self) -> None:
        """Show the criteria as they are, and those that could be added."""
        model = self._desk.draft
        others = self._others(model)
        keys = [*(criterion.id for criterion in model.criteria), *others]
        names = {c.id: shown_name(c) for c in (*model.criteria, *self._desk.offered)}
        if keys != list(self._cells) or any(
            cells.name != names.get(key, cells.name) for key, cells in self._cells.items()
        ):
            self._make_rows(names, keys)
        shares = percents(model)
        shown = dict(zip(shares, rounded(tuple(shares.values()), 1)))
        ready = self._desk.model is not None or self._desk.is_own
        for criterion in model.criteria:
            self._show_criterion(criterion, shown.get(criterion.id, 100.0 * criterion.weight), ready)
        for key, (reason, possible) in others.items():
            self._show_other(key, reason, possible)
        self.show_states()
        self._show_choice(self._desk.selected)
        self._add_wanted(model)

    def show_states(self) -> None:
        """Show how up to date the layer of each criterion is."""
        known = {criterion.id: criterion for criterion in self._desk.draft.criteria}
        for row, key in enumerate(self._cells):
            found = (EMPTY, "")
            if key in known:
                found = self._session.status(STEP_OF.get(Path(known[key].layer).stem, "align"))
            if self._states.get(key) == found:
                continue
            self._states[key] = found
            state, reason = found
            item = self.item(row, DOT)
            item.setIcon(status_icon(state))
            words = state_name(state) if state == DONE or not reason else f"{state_name(state)}: {reason}"
            item.setToolTip(words)
            item.setData(int(Qt.ItemDataRole.AccessibleTextRole), words)

    def key(self) -> str:
        """Return the id of the criterion in the row chosen, '' without one."""
        row = self.currentRow()
        return list(self._cells)[row] if 0 <= row < len(self._cells) else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return opens the editor of the row, space switches it on and off, F2 asks for its name."""
        cells = self._cells.get(self.key())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and cells is not None:
            self.edit_wanted.emit()
        elif event.key() == Qt.Key.Key_Space and cells is not None:
            cells.check.click()
        elif event.key() == Qt.Key.Key_F2 and cells is not None:
            self._rename(self.key())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another theme: the pictures are painted in its colours, once it is there."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._theme.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names and sliders share the room that is left."""
        super().resizeEvent(event)
        room = self.viewport().width() - sum(WIDTHS.values())
        self.setColumnWidth(SLIDER, round(min(max(room * SLIDER_PART, SLIDER_LEAST), SLIDER_MOST)))

    def _head(self) -> None:
        words = {
            DOT: ("", self.tr("State of the layer")),
            NAME: (self.tr("Criterion"), self.tr("The criterion, and below it what it is worked out from")),
            VALUES: (self.tr("Value"), self.tr("How values of the layer become points: double click to edit")),
            SLIDER: (self.tr("Weight"), self.tr("Share of the score; the others give way so that the sum stays 100")),
            PERCENT: (self.tr("%"), self.tr("Share of the score in percent")),
            LOCK: ("", self.tr("A locked weight stays when others are moved")),
            USED: (self.tr("Use"), self.tr("Whether it counts")),
        }
        header = self.horizontalHeader()
        for column, (text, tip) in words.items():
            item = QTableWidgetItem(text)
            item.setToolTip(tip)
            item.setData(int(Qt.ItemDataRole.AccessibleTextRole), text or tip)
            self.setHorizontalHeaderItem(column, item)
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(18)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeaderItem(LOCK).setIcon(QgsApplication.getThemeIcon("/locked.svg"))
        self.horizontalHeaderItem(LOCK).setData(int(Qt.ItemDataRole.AccessibleTextRole), self.tr("Lock"))
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, width)

    def _others(self, model: ScoreModel) -> dict[str, tuple[str, bool]]:
        """Return criterion of the study that the model lacks → why, and whether a tick brings it."""
        there = {criterion.id for criterion in model.criteria}
        found = {c.id: (self.tr("Tick to add it"), True) for c in self._desk.offered if c.id not in there}
        for absent in self._desk.absent:
            if absent.id not in there:
                found[absent.id] = (show(absent.reason), absent.step != "" and not self._session.busy)
        return found

    def _make_rows(self, names: dict[str, str], keys: list[str]) -> None:
        for cells in self._cells.values():
            cells.deleteLater()
        self.setRowCount(0)
        self.setRowCount(len(keys))
        self._cells, self._seen, self._states = {}, {}, {}
        for row, key in enumerate(keys):
            name = names.get(key) or criterion_name(key)
            cells = CriterionCells(key, name, self)
            for column in (DOT, NAME, VALUES):
                item = QTableWidgetItem()
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                self.setItem(row, column, item)
            for column in (SLIDER, PERCENT, LOCK, USED):
                # the colour of the choice is that of slider and tick in some themes: they would not be seen on it
                item = QTableWidgetItem()
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
                self.setItem(row, column, item)
            self.item(row, NAME).setText(name)
            for column, widget in ((SLIDER, cells.slider), (PERCENT, cells.percent), (LOCK, cells.lock)):
                self.setCellWidget(row, column, widget)
            self.setCellWidget(row, USED, cells.box)
            cells.weighed.connect(lambda percent, key=key: self._weigh(key, percent))
            cells.released.connect(self._released)
            cells.locked.connect(lambda locked, key=key: self._lock(key, locked))
            cells.used.connect(lambda used, key=key: self._use(key, used))
            cells.touched.connect(lambda key=key: self._desk.select(key))
            self._cells[key] = cells
        self.setFixedHeight(len(keys) * ROW + self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth() + 2)

    def _show_criterion(self, criterion: Criterion, percent: float, ready: bool) -> None:
        self._cells[criterion.id].show_criterion(criterion, percent, ready)
        seen = (criterion.name, criterion.layer, criterion.band, criterion.value_function, self._colours(), ready)
        if self._seen.get(criterion.id) == seen:  # while a slider moves only weights differ
            return
        self._seen[criterion.id] = seen
        row = list(self._cells).index(criterion.id)
        name = shown_name(criterion)
        layer = Path(criterion.layer).stem.replace("_", " ")
        below = layer
        if criterion.band != 1:
            below = self.tr("{layer}, band {band}").format(layer=layer, band=criterion.band)
        item = self.item(row, NAME)
        item.setText(name)
        item.setData(SECOND_LINE, below)
        parts = (name, criterion_meaning(criterion.id), criterion.layer, self.tr("F2 gives it another name"))
        item.setToolTip("\n".join(part for part in parts if part))
        values = self.item(row, VALUES)
        words = show(describe_function(criterion.value_function, criterion.unit)) if ready else ""
        values.setToolTip(words)
        values.setData(int(Qt.ItemDataRole.AccessibleTextRole), words)
        picture = function_pixmap(criterion.value_function, THUMBNAIL, self.palette()) if ready else None
        values.setData(int(Qt.ItemDataRole.DecorationRole), picture)

    def _colours(self) -> int:
        return self.palette().cacheKey()

    def _show_other(self, key: str, reason: str, possible: bool) -> None:
        self._seen.pop(key, None)
        row = list(self._cells).index(key)
        item = self.item(row, NAME)
        item.setData(SECOND_LINE, reason)
        item.setToolTip(reason)
        self.item(row, VALUES).setData(int(Qt.ItemDataRole.DecorationRole), None)
        self._cells[key].show_absent(reason, possible)

    def _weigh(self, key: str, percent: float) -> None:
        """One weight moved: the others give way from where they were before the drag."""
        merge = f"weight {key}"
        before = self._desk.base(merge)
        try:
            model = with_weight(before, key, percent)
        except InputError as error:
            self.message.emit("warning", show(error), "")
            return
        then, now = percents(before)[key], percents(model)[key]
        name = next(shown_name(criterion) for criterion in model.criteria if criterion.id == key)
        title = self.tr("Weight of “{name}”: {before} → {after} %").format(
            name=name, before=number(then, 1), after=number(now, 1)
        )
        self._desk.edit(title, model, merge)
        self._pause.start()

    def _released(self) -> None:
        self._pause.stop()
        self._desk.end_drag()
        self.show_model()

    def _paused(self) -> None:
        if not any(cells.slider.isSliderDown() for cells in self._cells.values()):
            self._desk.end_drag()

    def _rename(self, key: str) -> None:
        known = next((one for one in self._desk.draft.criteria if one.id == key), None)
        if known is None or self._desk.model is None:
            return
        title, label = (
            self.tr("Name of the criterion"),
            self.tr("What it is called on all pages, from the next run on:"),
        )
        name, wanted = QInputDialog.getText(self, title, label, QLineEdit.EchoMode.Normal, shown_name(known))
        if wanted and name.strip() != shown_name(known):
            self._desk.edit("", with_name(self._desk.model, key, name))

    def _lock(self, key: str, locked: bool) -> None:
        self._desk.edit("", with_lock(self._desk.draft, key, locked))

    def _use(self, key: str, used: bool) -> None:
        model = self._desk.draft
        offered = next((c for c in self._desk.offered if c.id == key), None)
        absent = next((a for a in self._desk.absent if a.id == key), None)
        if any(criterion.id == key for criterion in model.criteria):
            self._desk.edit("", with_used(model, key, used))
            if not used and self._desk.draft == model:
                self.message.emit(
                    "information", self.tr("The last criterion stays: without one there is no score."), ""
                )
        elif offered is not None:
            self._desk.edit("", with_criterion(model, offered))
        elif absent is not None and self._session.run_up_to(absent.step):
            self._wanted = key
        self.show_model()

    def _add_wanted(self, model: ScoreModel) -> None:
        """A criterion whose layer was made for it has arrived: now it counts."""
        key = self._wanted
        there = {criterion.id: criterion for criterion in model.criteria}
        if not key or self._session.busy:
            return
        if key in there:
            self._wanted = ""
            if not there[key].used:
                self._desk.edit("", with_used(model, key, True))
        elif any(c.id == key for c in self._desk.offered):
            self._wanted = ""
            self._use(key, True)

    def _busy_changed(self, _: bool) -> None:
        """What makes a missing layer can be started only while nothing runs."""
        self.show_model()

    def _choose(self, row: int, *_: int) -> None:
        if not self._choosing and 0 <= row < len(self._cells):
            self._desk.select(list(self._cells)[row])

    def _show_choice(self, key: str) -> None:
        keys = list(self._cells)
        if key in keys and keys.index(key) != self.currentRow():
            self._choosing = True
            self.selectRow(keys.index(key))
            self._choosing = False
