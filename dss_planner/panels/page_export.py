"""Page 6: the proposal pack: maps, PDF, project and table of the sites."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
)

from dss_planner.panels.page import Page, quiet_label
from dss_planner.panels.session import StudySession
from dss_planner.panels.status_dot import DONE, EMPTY, PROBLEM, RUNNING, STALE
from dss_planner.panels.tables import Cell, ResultTable
from dss_planner.proposal.pack import CSV_FILE, MAPS_FOLDER, PDF_FILE, PROJECT_FILE, PackRequest, pack_pieces
from dss_planner.proposal.wording import NOTE_LENGTH
from dss_planner.study.site_steps import PLAN_FILE, SITES_FILE

STEP = "export"


class ExportPage(Page):
    """Export."""

    steps = (STEP,)

    def __init__(self, session: StudySession) -> None:
        super().__init__(session)
        self.title = self.tr("Export")
        self._filling = False
        self._build_words()
        self._build_files()
        self.finish_body()
        self.export_button = self.add_main_button(self.tr("E&xport the proposal pack"), "export_button")
        self.export_button.setToolTip(self.tr("PDF, a PNG of each map, a QGIS project and the table of the sites"))
        self.export_button.clicked.connect(self.run)

    def _build_words(self) -> None:
        box = QGroupBox(self.tr("On every page"), self)
        form = QFormLayout(box)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.heading = QLineEdit(box)
        self.heading.setObjectName("proposal_title")
        self.heading.setPlaceholderText(self.tr("Where to start against dust and sand storms"))
        self.heading.editingFinished.connect(lambda: self._change(title=self.heading.text()))
        form.addRow(self.tr("&Title"), self.heading)
        self.sensitivity = QComboBox(box)
        self.sensitivity.setObjectName("sensitivity")
        for key, words in (
            ("partners", self.tr("Partners only")),
            ("internal", self.tr("Internal")),
            ("public", self.tr("Public")),
        ):
            self.sensitivity.addItem(words, key)
        self.sensitivity.setToolTip(self.tr("Printed on every page, so that sensitive places are handled as such"))
        form.addRow(self.tr("Se&nsitivity"), self.sensitivity)
        self.note = QPlainTextEdit(box)
        self.note.setObjectName("data_note")
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(76)
        self.note.setToolTip(self.tr("What the data can and cannot support; printed on every map"))
        self.note.textChanged.connect(lambda: self._change(data_note=self.note.toPlainText()))
        form.addRow(self.tr("N&ote"), self.note)
        self.note_length = quiet_label("", box)
        self.note_length.setObjectName("note_length")
        self.note_length.hide()
        self.note.textChanged.connect(self._measure_note)
        form.addRow(self.note_length)
        layout = QVBoxLayout()
        layout.addWidget(quiet_label(self.tr("The pages are written in the language that QGIS is set to."), box))
        form.addRow(layout)
        self.body.addWidget(box)

    def _build_files(self) -> None:
        self.files_box = QGroupBox(self.tr("Files"), self)
        layout = QVBoxLayout(self.files_box)
        self.files = ResultTable([self.tr("What"), self.tr("File")], 1, "export_files", 9, self.files_box)
        self.files.setAccessibleName(self.tr("Files of the proposal pack"))
        self.files.cellActivated.connect(lambda row, column: self._open(self.files.key()))
        self.files.cellDoubleClicked.connect(lambda row, column: self._open(self.files.key()))
        layout.addWidget(self.files)
        buttons = QHBoxLayout()
        opening = QPushButton(self.tr("O&pen"), self.files_box)
        opening.setObjectName("open_file")
        opening.setToolTip(self.tr("Open the file chosen above with the program for its kind"))
        opening.clicked.connect(lambda: self._open(self.files.key()))
        folder = QPushButton(self.tr("Open the fol&der"), self.files_box)
        folder.clicked.connect(lambda: self._open(self.session.folder))
        for button in (opening, folder):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        self.body.addWidget(self.files_box)
        self.files_box.hide()

    def load(self) -> None:
        """Show the words for the pages and the files that are there."""
        settings = self.session.settings
        self._filling = True
        self.heading.setText(settings.title)
        if self.note.toPlainText() != settings.data_note:
            self.note.setPlainText(settings.data_note)
        self._filling = False
        made = self._made()
        self.files.fill(
            [[Cell(words), Cell(path.name, tip=str(path))] for path, words in made], [str(p) for p, _ in made]
        )
        self.files_box.setVisible(bool(made))

    def judge(self) -> tuple[str, str]:
        """Done when the pack is newer than the sites and the plan it shows."""
        if STEP in self.session.running:
            return RUNNING, ""
        if STEP in self.session.problems:
            return PROBLEM, self.session.problems[STEP]
        pdf = Path(self.session.folder, PDF_FILE)
        if not self.session.folder or not pdf.exists():
            return EMPTY, ""
        for name in (SITES_FILE, PLAN_FILE):
            shown = Path(self.session.folder, name)
            if shown.exists() and shown.stat().st_mtime > pdf.stat().st_mtime:
                return STALE, self.tr("Sites or plan have changed since the pack was made.")
        for step in ("sites", "plan"):
            if self.session.status(step)[0] == STALE:
                return STALE, self.tr("The pack shows sites or a plan that are themselves out of date.")
        return DONE, ""

    def run(self) -> None:
        """Make the pack, page by page."""
        session = self.session
        if not session.folder:
            session.run(("plan",))
            return
        if not session.save(even_unchanged=True):
            return
        request = PackRequest(
            folder=session.folder,
            title=self.heading.text(),
            note=self.note.toPlainText(),
            sensitivity=str(self.sensitivity.currentData()),
        )
        session.run_pieces(STEP, self.tr("Export the proposal pack"), lambda: pack_pieces(request))

    def set_busy(self, busy: bool) -> None:
        """Switch off Export while a task runs."""
        super().set_busy(busy)
        self.export_button.setEnabled(not busy)

    def _made(self) -> list[tuple[Path, str]]:
        """Return the files of the pack that exist, with their names."""
        if not self.session.folder:
            return []
        folder = Path(self.session.folder)
        files = [
            (folder / PDF_FILE, self.tr("PDF")),
            (folder / PROJECT_FILE, self.tr("QGIS project")),
            (folder / CSV_FILE, self.tr("Table")),
            *((path, self.tr("Map")) for path in sorted((folder / MAPS_FOLDER).glob("*.png"))),
        ]
        return [(path, words) for path, words in files if path.exists()]

    def _measure_note(self) -> None:
        """Say so when the pages have no room for the whole note."""
        length = len(self.note.toPlainText())
        self.note_length.setText(
            self.tr("The note has {length} letters; the pages have room for {room}, the rest is cut.").format(
                length=length, room=NOTE_LENGTH
            )
        )
        self.note_length.setVisible(length > NOTE_LENGTH)

    def _open(self, path: str) -> None:
        if path:
            QDesktopServices.openUrl(QUrl.fromLocalFile(path))

    def _change(self, **values: object) -> None:
        if not self._filling:
            self.session.change(**values)
