"""The data layers of the study: the list, how layers come in, and the details of the one chosen."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QGroupBox,
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dss_planner.panels.area.data_drop import Dropped
from dss_planner.panels.area.source_details import SourceDetails
from dss_planner.panels.area.source_list import SourceList
from dss_planner.panels.page import quiet_label
from dss_planner.panels.project_sources import project_layers
from dss_planner.panels.session import StudySession
from dss_planner.panels.study_holder import LAST_FOLDER

_THIN = 5


class DataBox(QGroupBox):
    """Shows the layers and asks for changes; it changes nothing itself."""

    #: Files and folders to look into, layers as they are: a `Dropped`.
    added = pyqtSignal(object)
    #: The layer with this uri is to be taken out.
    removed = pyqtSignal(str)

    def __init__(self, session: StudySession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Data layers"))
        self._session = session
        self.list = SourceList(self)
        self.details = SourceDetails(self)
        self.bar = QProgressBar(self)
        self.bar.setObjectName("reading_bar")
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(_THIN)
        self.bar.setAccessibleName(self.tr("Progress of the recognition"))
        self.words = quiet_label("", self)
        layout = QVBoxLayout(self)
        layout.addWidget(self.list)
        layout.addWidget(self.bar)
        layout.addWidget(self.words)
        layout.addLayout(self._buttons())
        layout.addWidget(self.details)
        self.list.chosen.connect(lambda uri: self.remove_button.setEnabled(bool(uri)))
        self.list.removed.connect(self._remove)
        self.list.dropped.connect(self.added)
        self.remove_button.setEnabled(False)
        self.show_progress("", 0.0)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        add = QToolButton(self)
        add.setObjectName("add_data")
        add.setText(self.tr("&Add"))
        add.setToolTip(self.tr("Files or a folder; they can also be dropped on the list"))
        add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(add)
        menu.addAction(self.tr("&Files…"), self._add_files)
        menu.addAction(self.tr("A f&older…"), self._add_folder)
        add.setMenu(menu)
        from_project = QToolButton(self)
        from_project.setObjectName("add_from_project")
        from_project.setText(self.tr("From the p&roject"))
        from_project.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._project_menu = QMenu(from_project)
        self._project_menu.aboutToShow.connect(self.list_project)
        from_project.setMenu(self._project_menu)
        self.remove_button = QPushButton(self.tr("Re&move"), self)
        self.remove_button.setObjectName("remove_layer")
        self.remove_button.clicked.connect(self._remove)
        for button in (add, from_project):
            button.setSizePolicy(self.remove_button.sizePolicy())
            row.addWidget(button)
        row.addWidget(self.remove_button)
        row.addStretch(1)
        return row

    def show_progress(self, words: str, percent: float) -> None:
        """Show how far the recognition is; an empty sentence: it is at rest."""
        self.bar.setVisible(bool(words))
        self.words.setVisible(bool(words))
        self.words.setText(words)
        self.bar.setValue(round(percent))

    def list_project(self) -> QMenu:
        """Fill the menu with the project's layers that the study does not have yet, and return it."""
        self._project_menu.clear()
        for name, uri in project_layers():
            if uri not in self._session.settings.sources:
                self._project_menu.addAction(name, lambda uri=uri: self.added.emit(Dropped(uris=(uri,))))
        if self._project_menu.isEmpty():
            self._project_menu.addAction(self.tr("No further file layer in the project")).setEnabled(False)
        return self._project_menu

    def _start(self) -> str:
        return self._session.folder or QgsSettings().value(LAST_FOLDER, str(Path.home()), str)

    def _add_files(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(self, self.tr("Add data layers"), self._start())
        if paths:
            self.added.emit(Dropped(paths=tuple(paths)))

    def _add_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Add all layers of a folder"), self._start())
        if folder:
            self.added.emit(Dropped(paths=(folder,)))

    def _remove(self) -> None:
        if self.list.current():
            self.removed.emit(self.list.current())
