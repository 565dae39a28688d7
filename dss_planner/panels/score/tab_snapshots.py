"""The tab “Snapshots”: states of the score model under a name, restored in one step and compared two at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QDateTime, QLocale, Qt
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from dss_planner.errors import InputError
from dss_planner.layers.translation import show
from dss_planner.panels.focus_ring import FocusRing
from dss_planner.panels.page import quiet_label
from dss_planner.panels.score.difference_table import DifferenceTable
from dss_planner.panels.score.score_tab import ScoreTab
from dss_planner.scoring.model import ScoreModel

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.study.snapshots import Snapshot
    from dss_planner.tasks.lookups import Lookups

KEY = int(Qt.ItemDataRole.UserRole)
NAME, WHO, WHEN, NOTE = range(4)
#: Stands for the model at hand in the choice of what is compared.
NOW = ""


class SnapshotsTab(ScoreTab):
    """Left what is kept, right what differs."""

    def __init__(self, session: StudySession, lookups: Lookups) -> None:
        super().__init__(session, lookups)
        self.title = self.tr("S&napshots")
        self._filling = False
        sides = QHBoxLayout()
        sides.setSpacing(10)
        sides.addLayout(self._kept(), 5)
        sides.addLayout(self._compared(), 6)
        self.body.addLayout(sides, 1)
        self.desk.snapshots.changed.connect(self.show_snapshots)
        self.show_snapshots()

    def leave(self) -> None:
        """Let go of the snapshots."""
        super().leave()
        self.desk.snapshots.changed.disconnect(self.show_snapshots)

    def renew(self) -> None:
        """The model at hand differs: so does what is compared with it."""
        self._enable()
        self.compare()

    def show_snapshots(self) -> None:
        """Show what is kept, the newest first."""
        items = self.desk.snapshots.items[::-1]
        chosen = self._chosen()
        self._filling = True
        self.table.setRowCount(len(items))
        for row, item in enumerate(items):
            for column, words in enumerate((item.name, item.who, _date(item), item.note)):
                cell = QTableWidgetItem(words)
                cell.setToolTip(words)
                cell.setData(KEY, item.id)
                if column in (WHO, WHEN):
                    cell.setFlags(cell.flags() & ~Qt.ItemFlag.ItemIsEditable)
                self.table.setItem(row, column, cell)
            if item.id == chosen:
                self.table.selectRow(row)
        self._filling = False
        self.none.setVisible(not items)
        self.table.setVisible(bool(items))
        self._offer(items)
        self._enable()
        self.compare()

    def save(self) -> None:
        """Keep the model at hand under the name typed."""
        model = self.desk.model
        if model is None:
            return
        name = self.name.text().strip() or self.tr("Snapshot {number}").format(
            number=len(self.desk.snapshots.items) + 1
        )
        made = self.desk.snapshots.save(name, model, self.note.text().strip())
        self.name.clear()
        self.note.clear()
        self.table.selectRow(0)
        self.first.setCurrentIndex(max(self.first.findData(made.id), 0))

    def restore(self) -> None:
        """Take the model of the snapshot chosen."""
        found = self.desk.snapshots.find(self._chosen())
        model = None if found is None else self._model(found.id)
        if found is not None and model is not None:
            self.desk.restore(model, self.tr("Restore “{name}”").format(name=found.name))

    def compare(self) -> None:
        """Show what differs between the two that are chosen."""
        before, after = (self._model(box.currentData() or NOW) for box in (self.first, self.second))
        known = before is not None and after is not None
        self.differences.show_models(before if known else None, after if known else None)
        for button in (self.swipe, self.beside):
            button.setEnabled(known and before != after and self.desk.model is not None)

    def _kept(self) -> QVBoxLayout:
        self.name = QLineEdit(self.inner)
        self.name.setObjectName("snapshot_name")
        self.name.setPlaceholderText(self.tr("Name"))
        self.name.setAccessibleName(self.tr("Name of a new snapshot"))
        self.note = QLineEdit(self.inner)
        self.note.setObjectName("snapshot_note")
        self.note.setPlaceholderText(self.tr("Note: why"))
        self.note.setAccessibleName(self.tr("Note of a new snapshot"))
        self.save_button = self._button(self.tr("&Keep"), "snapshot_save", self.save)
        self.save_button.setToolTip(self.tr("Keeps criteria, weights, value functions, combination and rules as now"))
        self.name.returnPressed.connect(self.save)
        self.note.returnPressed.connect(self.save)
        top = QHBoxLayout()
        for widget, stretch in ((self.name, 2), (self.note, 3), (self.save_button, 0)):
            top.addWidget(widget, stretch)
        self.table = self._table()
        self.none = quiet_label(
            self.tr("Nothing is kept yet. Give the model at hand a name, to come back to it or to compare with it."),
            self.inner,
        )
        self.restore_button = self._button(self.tr("&Restore"), "snapshot_restore", self.restore)
        self.rename_button = self._button(self.tr("Rena&me"), "snapshot_rename", self._rename)
        self.remove_button = self._button(
            self.tr("Remo&ve"), "snapshot_remove", lambda: self.desk.snapshots.remove(self._chosen())
        )
        below = QHBoxLayout()
        for button in (self.restore_button, self.rename_button, self.remove_button):
            below.addWidget(button)
        below.addStretch(1)
        layout = QVBoxLayout()
        layout.addLayout(top)
        layout.addWidget(self.none)
        layout.addWidget(self.table, 1)
        layout.addLayout(below)
        layout.addStretch(0)
        return layout

    def _table(self) -> QTableWidget:
        table = QTableWidget(0, 4, self.inner)
        FocusRing(table)
        table.setObjectName("snapshot_table")
        table.setAccessibleName(self.tr("Snapshots"))
        table.setHorizontalHeaderLabels([self.tr("Name"), self.tr("Who"), self.tr("When"), self.tr("Note")])
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(24)
        table.setMinimumHeight(60)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        for column in range(4):
            wide = column in (NAME, NOTE)
            mode = QHeaderView.ResizeMode.Stretch if wide else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(column, mode)
        table.itemSelectionChanged.connect(self._enable)
        table.itemChanged.connect(self._renamed)
        return table

    def _compared(self) -> QVBoxLayout:
        self.first, self.second = QComboBox(self.inner), QComboBox(self.inner)
        for box, name, words in (
            (self.first, "compare_first", self.tr("Compare: before")),
            (self.second, "compare_second", self.tr("Compare: after")),
        ):
            box.setObjectName(name)
            box.setAccessibleName(words)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(5)
            box.currentIndexChanged.connect(lambda *_: None if self._filling else self.compare())
        self.swipe = self._button(self.tr("S&wipe on the map"), "snapshot_swipe", self._hand_over)
        self.swipe.setToolTip(
            self.tr(
                "Shows both scores on the map, a line to drag between them; of two snapshots the second is restored"
            )
        )
        self.beside = self._button(self.tr("Side &by side…"), "snapshot_beside", self._show_beside)
        self.beside.setToolTip(self.tr("Opens both scores on two linked maps, with their difference and hectares"))
        row = QHBoxLayout()
        words = QLabel(self.tr("&Compare"), self.inner)
        words.setBuddy(self.first)
        row.addWidget(words)
        row.addWidget(self.first, 1)
        row.addWidget(QLabel(self.tr("with"), self.inner))
        row.addWidget(self.second, 1)
        self.differences = DifferenceTable(self.inner)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self.swipe)
        below.addWidget(self.beside)
        layout = QVBoxLayout()
        layout.addLayout(row)
        layout.addWidget(self.differences, 1)
        layout.addLayout(below)
        return layout

    def _button(self, text: str, name: str, slot: object) -> QPushButton:
        button = QPushButton(text, self.inner)
        button.setObjectName(name)
        button.clicked.connect(slot)
        return button

    def _offer(self, items: tuple[Snapshot, ...]) -> None:
        """Offer the model at hand and all that is kept for comparing; what was chosen stays."""
        self._filling = True
        for box, otherwise in ((self.first, items[0].id if items else NOW), (self.second, NOW)):
            kept = box.currentData()
            box.clear()
            box.addItem(self.tr("Now"), NOW)
            for item in items:
                box.addItem(item.name, item.id)
            place = box.findData(kept) if kept else -1
            box.setCurrentIndex(place if place >= 0 else box.findData(otherwise))
        self._filling = False

    def _model(self, key: str) -> ScoreModel | None:
        if key == NOW:
            return self.desk.draft
        try:
            return self.desk.snapshots.model(key)
        except InputError as error:
            self.message.emit("problem", show(error), "")
            return None

    def _hand_over(self) -> None:
        """The map compares the model at hand with a snapshot; of two snapshots the second becomes the one at hand."""
        first, second = (str(box.currentData() or NOW) for box in (self.first, self.second))
        if NOW not in (first, second):
            model, found = self._model(second), self.desk.snapshots.find(second)
            if model is None or found is None:
                return
            self.desk.restore(model, self.tr("Restore “{name}”").format(name=found.name))
            words = self.tr("“{name}” is now the model at hand, to be seen on the map; undo takes it back.")
            self.message.emit("information", words.format(name=found.name), "")
        preview = self.session.preview
        preview.set_against(first if first != NOW else second)
        preview.set_swiping(True)

    def _show_beside(self) -> None:
        """Open the window that compares the two that are chosen."""
        models = [self._model(str(box.currentData() or NOW)) for box in (self.first, self.second)]
        if models[0] is not None and models[1] is not None:
            names = self.first.currentText(), self.second.currentText()
            self.session.preview.compare(models[0], names[0], models[1], names[1])

    def _chosen(self) -> str:
        row = self.table.currentRow() if self.table.selectedItems() else -1
        return str(self.table.item(row, NAME).data(KEY)) if row >= 0 else ""

    def _rename(self) -> None:
        item = self.table.item(self.table.currentRow(), NAME)
        if item is not None:
            self.table.editItem(item)

    def _renamed(self, cell: QTableWidgetItem) -> None:
        if self._filling:
            return
        words = cell.text().strip()
        if cell.column() == NAME and not words:
            self.show_snapshots()
            return
        self.desk.snapshots.change(str(cell.data(KEY)), **{"name" if cell.column() == NAME else "note": words})

    def _enable(self) -> None:
        chosen = bool(self._chosen())
        for button in (self.restore_button, self.rename_button, self.remove_button):
            button.setEnabled(chosen)
        for widget in (self.name, self.note, self.save_button):
            widget.setEnabled(self.desk.model is not None)


def _date(item: Snapshot) -> str:
    """Return when it was kept, as the user's locale writes it."""
    when = QDateTime.fromString(item.when, Qt.DateFormat.ISODate)
    return QLocale().toString(when.toLocalTime(), QLocale.FormatType.ShortFormat) if when.isValid() else item.when
