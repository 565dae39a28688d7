"""Page 1: the study folder, the study area, the data, their check, and their alignment to one grid."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from qgis.core import QgsSettings
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QEvent, Qt, QTimer
from qgis.PyQt.QtGui import QKeyEvent, QKeySequence
from qgis.PyQt.QtWidgets import QAction, QFileDialog, QFormLayout, QGroupBox, QHBoxLayout, QPushButton, QWidget

from dss_planner.intake.choices import LayerChoice
from dss_planner.panels.area.alignment_report import AlignmentReport
from dss_planner.panels.area.area_box import AreaBox
from dss_planner.panels.area.choice_history import ChoiceHistory
from dss_planner.panels.area.data_box import DataBox
from dss_planner.panels.area.grid_box import GridBox
from dss_planner.panels.area.grid_desk import GridDesk
from dss_planner.panels.area.health_desk import HealthDesk
from dss_planner.panels.area.health_model import LAYER, PROBLEM
from dss_planner.panels.area.health_table import HealthTable
from dss_planner.panels.area.layer_reader import LayerReader
from dss_planner.panels.area.source_row import short_name
from dss_planner.panels.page import Page
from dss_planner.panels.role_names import role_name
from dss_planner.panels.session import StudySession
from dss_planner.panels.status_dot import EMPTY
from dss_planner.panels.study_holder import LAST_FOLDER

#: Roles of layers whose names can be a study area.
BOUNDARIES = ("admin1", "admin2")


class AreaPage(Page):
    """Area & data."""

    steps = ("align",)

    def __init__(self, session: StudySession) -> None:
        super().__init__(session)
        self.title = self.tr("Area & data")
        self._filling = False
        self.history = ChoiceHistory(self._decide, self)
        self._bringing = QTimer(self)
        self._bringing.setSingleShot(True)
        self._bringing.setInterval(0)
        self._bringing.timeout.connect(lambda: self.scroll.ensureWidgetVisible(self.data.details, 0, 8))
        self.body.addWidget(self._study_box())
        self.area_box = AreaBox(session, self)
        self.data = DataBox(session, self)
        self.health = HealthTable(self)
        self.grid = GridBox(self)
        self.report = AlignmentReport(self)
        for box in (self.area_box, self.data, self.health, self.grid, self.report):
            self.body.addWidget(box)
        self.reader = LayerReader(session, self)
        self.desk = HealthDesk(session, self.health, self)
        self.grid_desk = GridDesk(session, self.grid, self.reader, self)
        self.finish_body()
        self.align_button = self.add_main_button(self.tr("Ali&gn the layers"), "align_button")
        self.align_button.setToolTip(
            self.tr("Bring all layers to one grid, one CRS and the units the steps need; the originals stay untouched")
        )
        self.align_button.clicked.connect(self.run)
        self._connect()
        self._add_undo()

    # -- building ------------------------------------------------------------------------------------------------

    def _study_box(self) -> QGroupBox:
        box = QGroupBox(self.tr("Study"), self)
        form = QFormLayout(box)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.folder = QgsFileWidget(box)
        self.folder.setObjectName("study_folder")
        self.folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.folder.setDialogTitle(self.tr("Choose the study folder"))
        self.folder.setToolTip(self.tr("Everything the study makes goes into this folder; it can be copied and mailed"))
        self.folder.lineEdit().setPlaceholderText(self.tr("a folder for this study"))
        self.folder.lineEdit().setAccessibleName(self.tr("Study folder"))
        self.folder.fileChanged.connect(self._choose_folder)
        form.addRow(self.tr("&Folder"), self.folder)
        self.example_button = QPushButton(self.tr("Open the e&xample"), box)
        self.example_button.setObjectName("example_button")
        self.example_button.setToolTip(
            self.tr("Copy the settings of the embedded sample (real data of the Gobi) into a folder and align it")
        )
        self.example_button.clicked.connect(self._open_example)
        self._example_row = QWidget(box)
        row = QHBoxLayout(self._example_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self.example_button)
        form.addRow(self._example_row)
        return box

    def _connect(self) -> None:
        self.session.opened.connect(self.history.forget)
        self.session.opened.connect(self.grid_desk.open_study)
        self.area_box.message.connect(self.message)
        self.area_box.changed.connect(self.acted)
        self.area_box.changed.connect(self._renew)
        self.data.added.connect(self.acted)
        self.data.added.connect(self.reader.find)
        self.data.removed.connect(self._remove)
        self.data.list.chosen.connect(self._describe)
        self.data.details.chosen.connect(self._say)
        self.reader.found.connect(self._add)
        self.reader.changed.connect(self._show_layers)
        self.reader.altered.connect(self._look_anew)
        self.session.busy_changed.connect(lambda busy: None if busy else self.reader.look_again())
        self.reader.progressed.connect(self.data.show_progress)
        self.reader.message.connect(self.message)
        self.desk.decided.connect(lambda title, choices: self._do(title, choices=choices))
        self.health.again.connect(self._check_again)
        self.data.list.picked.connect(self._bring_details)
        self.health.layer_chosen.connect(self.data.list.choose)
        self.health.layer_looked_for.connect(self._look_at)
        self.grid.crs_chosen.connect(lambda crs: self._change(crs=crs))
        self.grid.cell_chosen.connect(lambda size: self._change(cell_size=size))

    def _add_undo(self) -> None:
        self.undo_action = QAction(self)
        self.undo_action.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
        self.undo_action.triggered.connect(self.history.undo)
        self.redo_action = QAction(self)
        self.redo_action.setShortcut(QKeySequence(QKeySequence.StandardKey.Redo))
        self.redo_action.triggered.connect(self.history.redo)
        for action in (self.undo_action, self.redo_action):
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.addAction(action)
            for widget in (self.health.rows, self.data.list):
                widget.addAction(action)
        for widget in (self.health.rows, self.data.list):
            widget.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.history.changed.connect(self._name_undo)
        self._name_undo()

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+Z for this page while the keyboard is in it: QGIS has an action with the same keys."""
        if event.type() == QEvent.Type.ShortcutOverride and self._history_step(event) is not None:
            event.accept()
            return True
        shown = event.type() == QEvent.Type.WindowActivate and self.isVisible()
        if shown or event.type() == QEvent.Type.Show:  # files may have changed meanwhile
            self.reader.look_again()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo and redo decisions about the layers."""
        step = self._history_step(event)
        if step is None:
            super().keyPressEvent(event)
        else:
            step()

    def _history_step(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.matches(QKeySequence.StandardKey.Undo):
            return self.history.undo
        return self.history.redo if event.matches(QKeySequence.StandardKey.Redo) else None

    def _name_undo(self) -> None:
        undo, redo = self.history.undo_title(), self.history.redo_title()
        self.undo_action.setText(self.tr("Undo: {decision}").format(decision=undo) if undo else self.tr("Undo"))
        self.undo_action.setEnabled(bool(undo))
        self.redo_action.setText(self.tr("Redo: {decision}").format(decision=redo) if redo else self.tr("Redo"))
        self.redo_action.setEnabled(bool(redo))

    # -- showing -------------------------------------------------------------------------------------------------

    def load(self) -> None:
        """Show the settings and the alignment report of the study."""
        self._filling = True
        self.folder.setFilePath(self.session.folder)
        self._filling = False
        self.area_box.load()
        self.grid.show_settings(self.session.settings.crs, self.session.settings.cell_size)
        self.report.load(self.session.folder)
        self.show_notes()
        self._renew()

    def set_busy(self, busy: bool) -> None:
        """Switch off what would start a task while one runs."""
        super().set_busy(busy)
        for widget in (self.align_button, self.example_button, self.folder):
            widget.setEnabled(not busy)

    def leave(self) -> None:
        """Let go of the map and close the window of problems, before the dock goes away for good."""
        self.area_box.leave()
        self.health.close_window()

    def run(self) -> None:
        """Align, unless a question waits that only the user can answer."""
        waits = self.health.waits()
        if not waits or not self.session.settings.study_area:  # without an area the step says so itself
            super().run()
            return
        self.health.choose(waits[0])
        self.scroll.ensureWidgetVisible(self.health, 0, 40)
        self.message.emit(
            "warning",
            self.tr("{layer} waits for your answer: {problem}").format(
                layer=self.health.model.words(waits[0])[LAYER], problem=self.health.model.words(waits[0])[PROBLEM]
            ),
            "",
        )

    def _show_layers(self) -> None:
        """Show what is known of the layers; when all are known, propose the grid and check them."""
        settings = self.session.settings
        self._example_row.setVisible(not settings.sources)
        self.data.list.fill(settings.sources, self.reader.seen, settings.choices)
        known = [(f"{role_name(f.role)}: {short_name(f.uri)}", f.uri) for f in self.reader.recognised()]
        roles = [f.role in BOUNDARIES for f in self.reader.recognised()]
        self.area_box.offer_boundaries([item for item, wanted in zip(known, roles) if wanted])
        self.grid_desk.heed_area()
        if self.reader.complete:
            self.grid_desk.propose_soon()
            self.desk.check_soon()

    def _describe(self, uri: str) -> None:
        choice = self.session.settings.choices.get(uri, LayerChoice())
        self.data.details.show_layer(uri, self.reader.seen.get(uri), choice)

    def _bring_details(self) -> None:
        """A row that the user chose: what is known of the layer comes into sight."""
        self._bringing.start()

    def _check_again(self) -> None:
        """Files may have changed: read, propose, check and judge all anew."""
        self.desk.check_again()
        self.grid_desk.forget()
        self.area_box.load(again=True)
        self.reader.forget()
        self.session.status_changed.emit()

    def _look_anew(self) -> None:
        """Files are others than they were: propose, check and judge anew."""
        if self.session.status("align")[0] != EMPTY:
            self.grid_desk.stay()  # a file that is gone is no reason for other cells
        self.desk.check_again()
        self.grid_desk.forget()
        self._renew()
        self.session.status_changed.emit()

    def _look_at(self, uri: str) -> None:
        """Show on the map where a layer lies, when it is in the project."""
        self.data.list.choose(uri)
        self.session.map_layers.zoom_to_source(uri)

    # -- the user's changes --------------------------------------------------------------------------------------

    def _change(self, **values: object) -> None:
        if not self._filling:
            self.acted.emit()
            self.session.change(**values)
            self._renew()

    def _do(self, title: str, **values: object) -> None:
        """Take a decision about the layers that can be undone."""
        self.acted.emit()
        before = {name: getattr(self.session.settings, name) for name in values}
        self.history.do(title, before, values)

    def _decide(self, values: dict) -> None:
        self.session.change(**values)
        self._renew()

    def _renew(self) -> None:
        """After a change: look into what is new, then check all."""
        self.reader.read()
        self._show_layers()

    def _choose_folder(self, folder: str) -> None:
        if not self._filling and folder and folder != self.session.folder:
            self.session.open_folder(folder)

    def _open_example(self) -> None:
        folder = self.folder.filePath() or QFileDialog.getExistingDirectory(
            self, self.tr("Choose a folder for the example"), QgsSettings().value(LAST_FOLDER, str(Path.home()), str)
        )
        if folder:
            self.session.open_example(folder)

    def _add(self, uris: tuple[str, ...]) -> None:
        sources = self.session.settings.sources
        new = [uri for uri in uris if uri not in sources]
        if not new:
            self.message.emit("information", self.tr("These layers are in the study already."), "")
            return
        title = self.tr("Add {layer}") if len(new) == 1 else self.tr("Add {count} layers")
        self._do(title.format(layer=short_name(new[0]), count=len(new)), sources=(*sources, *new))

    def _remove(self, uri: str) -> None:
        settings = self.session.settings
        self._do(
            self.tr("Remove {layer}").format(layer=short_name(uri)),
            sources=tuple(source for source in settings.sources if source != uri),
            choices={key: choice for key, choice in settings.choices.items() if key != uri},
        )

    def _say(self, uri: str, choice: LayerChoice) -> None:
        """Take the user's word for what a layer is."""
        choices = {**self.session.settings.choices, uri: replace(choice)}
        kept = {key: value for key, value in choices.items() if value != LayerChoice()}
        self._do(self.tr("What {layer} is").format(layer=short_name(uri)), choices=kept)
