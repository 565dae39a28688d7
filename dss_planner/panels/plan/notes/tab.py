"""The tab “Notes”: notes on the plan, a site or a work, with author and date; beside them the warnings."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QShortcut,
    QVBoxLayout,
    QWidget,
)

from dss_planner.panels.page import quiet_label
from dss_planner.panels.plan.plan_tab import PlanTab
from dss_planner.panels.plan.times import local_time
from dss_planner.panels.plan.warnings.warnings_list import WarningsList
from dss_planner.panels.tables import Cell, ResultTable
from dss_planner.panels.turning_splitter import TurningSplitter
from dss_planner.plan.store.changes import Changes
from dss_planner.plan.store.document import Row, now

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.tasks.lookups import Lookups

#: Width from which notes and warnings lie beside each other [px].
ACROSS = 760
#: What notes are shown of, beside sites by their keys.
ALL, WHOLE = "", "plan"
#: Height of the field for a note [px].
FIELD = 54


class NotesTab(PlanTab):
    """Left the notes, right the warnings."""

    def __init__(self, session: StudySession, lookups: Lookups) -> None:
        super().__init__(session, lookups)
        self.title = self.tr("N&otes")
        self._editing = ""
        self.halves = TurningSplitter(ACROSS, self.inner)
        self.notes = self._notes()
        self.warnings = WarningsList(self.desk, self.halves, 6)
        self.warnings.price_asked.connect(lambda price: self.asked.emit("money", price))
        self.halves.addWidget(self.notes)
        self.halves.addWidget(self.warnings)
        self.halves.setStretchFactor(0, 1)
        self.halves.setStretchFactor(1, 1)
        self.body.addWidget(self.halves, 1)
        self.renew()

    def renew(self) -> None:
        """Show the notes of the plan as it is now."""
        none = self.show_nothing()
        self.halves.setVisible(not none)
        if none:
            return
        self._fill_choices()
        self._fill()

    def show_selected(self) -> None:
        """Offer to note on what is looked at."""
        self._fill_choices()

    def _notes(self) -> QWidget:
        half = QWidget(self.halves)
        self.filter = QComboBox(half)
        self.filter.setObjectName("notes_filter")
        label = QLabel(self.tr("Notes &of"), half)
        label.setBuddy(self.filter)
        line = QHBoxLayout()
        line.addWidget(label)
        line.addWidget(self.filter, 1)
        headings = [self.tr("On"), self.tr("Note"), self.tr("By"), self.tr("When")]
        self.table = ResultTable(headings, 1, "notes_table", 5, half)
        self.table.setAccessibleName(self.tr("Notes"))
        self.whole = quiet_label("", half)
        self.whole.setObjectName("note_whole")
        layout = QVBoxLayout(half)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addLayout(line)
        layout.addWidget(self.table)
        layout.addWidget(self.whole)
        layout.addStretch(1)
        layout.addLayout(self._writing(half))
        self.filter.activated.connect(self._fill)
        self.table.itemSelectionChanged.connect(self._explain)
        return half

    def _writing(self, half: QWidget) -> QVBoxLayout:
        """Return the field for a note, and what is done with it."""
        self.text = QPlainTextEdit(half)
        self.text.setObjectName("note_text")
        self.text.setAccessibleName(self.tr("Text of the note"))
        self.text.setPlaceholderText(self.tr("Write a note…"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(FIELD)
        self.on = QComboBox(half)
        self.on.setObjectName("note_on")
        self.on.setMinimumContentsLength(12)
        self.on.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        on_label = QLabel(self.tr("O&n"), half)
        on_label.setBuddy(self.on)
        self.add = QPushButton(self.tr("&Add note"), half)
        self.add.setObjectName("note_add")
        self.add.setToolTip(self.tr("Keep the note with your name and the time (Ctrl+Enter)"))
        self.edit = QPushButton(self.tr("&Edit"), half)
        self.edit.setObjectName("note_edit")
        self.edit.setToolTip(self.tr("Change the chosen note, where you wrote it"))
        self.remove = QPushButton(self.tr("&Remove"), half)
        self.remove.setObjectName("note_remove")
        self.remove.setToolTip(self.tr("Remove the chosen note; it can be taken back"))
        buttons = QHBoxLayout()
        for widget in (on_label, self.on, self.add, self.edit, self.remove):
            buttons.addWidget(widget, 1 if widget is self.on else 0)
        self.text.textChanged.connect(self._enable)
        self.add.clicked.connect(self.keep)
        self.edit.clicked.connect(self.begin_edit)
        self.remove.clicked.connect(self.take_out)
        keys = QShortcut(QKeySequence("Ctrl+Return"), self.text)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(self.keep)
        layout = QVBoxLayout()
        layout.setSpacing(3)
        layout.addWidget(self.text)
        layout.addLayout(buttons)
        return layout

    def keep(self) -> None:
        """Add the note that is written, or put it in place of the one that is edited."""
        words = self.text.toPlainText().strip()
        if not words or self.desk.document is None:
            return
        if self._editing:
            row: Row = {"uuid": self._editing, "text": words, "made": now()}
            title = self.tr("Change a note")
        else:
            site, work = self.on.currentData() or ("", "")
            row = {"uuid": str(uuid.uuid4()), "site": site or None, "work": work or None, "text": words}
            row.update(author=self.desk.author or None, made=now())
            title = self.tr("Note: {words}").format(words=words if len(words) <= 40 else f"{words[:39]}…")
        self._editing = ""
        self.text.clear()
        self.desk.apply(title, Changes({"notes": [row]}))
        self.table.choose(str(row["uuid"]))

    def begin_edit(self) -> None:
        """Take the chosen note into the field."""
        row = self._chosen()
        if row is not None:
            self._editing = str(row["uuid"])
            self.text.setPlainText(str(row["text"]))
            self.text.setFocus()
            self._enable()

    def take_out(self) -> None:
        """Remove the chosen note."""
        row = self._chosen()
        if row is not None:
            self._editing = "" if self._editing == row["uuid"] else self._editing
            self.desk.apply(self.tr("Remove a note"), Changes({}, {"notes": [str(row["uuid"])]}))

    def _fill_choices(self) -> None:
        document = self.desk.document
        if document is None:
            return
        kept = self.filter.currentData() or ALL
        self.filter.clear()
        self.filter.addItem(self.tr("everything"), ALL)
        self.filter.addItem(self.tr("the whole plan"), WHOLE)
        for row in document.rows("sites"):
            self.filter.addItem(str(row["name"]), str(row["uuid"]))
        self.filter.setCurrentIndex(max(self.filter.findData(kept), 0))
        self.on.clear()
        self.on.addItem(self.tr("the whole plan"), ("", ""))
        site, work = self.desk.row("sites", self.desk.site), self.desk.row("works", self.desk.work)
        sites = [site] if site is not None else document.rows("sites")
        for row in sites:
            self.on.addItem(str(row["name"]), (str(row["uuid"]), ""))
        works = [one for one in document.rows("works") if site is not None and one["site"] == site["uuid"]]
        for row in works:
            self.on.addItem(str(row["name"]), (str(row["site"]), str(row["uuid"])))
        for wanted in ((self.desk.site, self.desk.work), (self.desk.site, "")):
            if work is None and wanted[1]:
                continue
            index = next((n for n in range(self.on.count()) if self.on.itemData(n) == wanted), -1)
            if index >= 0:
                self.on.setCurrentIndex(index)
                break

    def _fill(self, *_: object) -> None:
        document = self.desk.document
        if document is None:
            return
        wanted = self.filter.currentData() or ALL
        rows = [row for row in document.rows("notes") if wanted in (ALL, row.get("site") or WHOLE)]
        rows.sort(key=lambda row: str(row["made"]), reverse=True)
        cells = []
        for row in rows:
            words = " ".join(str(row["text"]).split())
            when = local_time(row["made"])
            cells.append([Cell(self._about(row)), Cell(words, tip=str(row["text"])), Cell(str(row["author"] or ""))])
            cells[-1].append(Cell(when))
        self.table.blockSignals(True)
        self.table.fill(cells, [str(row["uuid"]) for row in rows])
        self.table.blockSignals(False)
        self.warnings.only_site("" if wanted in (ALL, WHOLE) else wanted)
        self._explain()

    def _about(self, row: Row) -> str:
        work = self.desk.row("works", str(row.get("work") or "")) if row.get("work") else None
        site = self.desk.row("sites", str(row.get("site") or "")) if row.get("site") else None
        named = work or site
        return str(named["name"]) if named is not None else self.tr("the whole plan")

    def _chosen(self) -> Row | None:
        return self.desk.row("notes", self.table.key())

    def _explain(self) -> None:
        row = self._chosen()
        words = str(row["text"]) if row is not None else ""
        self.whole.setText(words)
        self.whole.setVisible(bool(words))
        self._enable()

    def _enable(self) -> None:
        row = self._chosen()
        self.edit.setEnabled(row is not None and (row.get("author") or "") == self.desk.author)
        self.remove.setEnabled(row is not None)
        self.add.setEnabled(bool(self.text.toPlainText().strip()))
        self.add.setText(self.tr("&Keep the change") if self._editing else self.tr("&Add note"))
