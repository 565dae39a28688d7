"""Catalogues of other people: taken from a file as far as the user chooses, and written into one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QFileDialog, QWidget

from dss_planner.errors import PlannerError
from dss_planner.layers.translation import show
from dss_planner.measures.catalogue.documents import export_catalogue, import_catalogue
from dss_planner.panels.plan.catalogue.dialogs import ImportDialog

if TYPE_CHECKING:
    from dss_planner.panels.plan.catalogue.shelf import CatalogueShelf


class CatalogueFiles(QObject):
    """Reads and writes the catalogue at hand. parent: the tab that its windows belong to."""

    #: A sentence for a banner: level, sentence, details.
    message = pyqtSignal(str, str, str)

    def __init__(self, shelf: CatalogueShelf, name_of: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._shelf, self._name_of, self._parent = shelf, name_of, parent

    def import_from(self, path: str) -> None:
        """Take measures of a file, as far as the user chooses."""
        try:
            theirs = import_catalogue(path)
        except PlannerError as error:
            self.message.emit("problem", show(error), "")
            return
        dialog = ImportDialog(self._shelf.catalogue, theirs, self._name_of, self._parent)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.take(dialog, Path(path).name)
        dialog.deleteLater()

    def take(self, dialog: ImportDialog, name: str) -> None:
        """Take what was chosen of an imported catalogue."""
        try:
            self._shelf.change(self.tr("Import measures of {file}").format(file=name), dialog.merged())
        except PlannerError as error:
            self.message.emit("problem", show(error), "")

    def export_to(self, path: str) -> None:
        """Write the catalogue as JSON."""
        try:
            export_catalogue(self._shelf.catalogue, path)
        except PlannerError as error:
            self.message.emit("problem", show(error), "")
            return
        self.message.emit("information", self.tr("The catalogue was written to {path}.").format(path=path), "")

    def ask_import(self, _: bool = False) -> None:
        """Let the user choose the file to take measures of."""
        kinds = self.tr("Measures catalogue (*.json)")
        path, _ = QFileDialog.getOpenFileName(self._parent, self.tr("Import measures"), self._shelf.folder, kinds)
        if path:
            self.import_from(path)

    def ask_export(self, _: bool = False) -> None:
        """Let the user choose the file to write."""
        kinds = self.tr("Measures catalogue (*.json)")
        start = str(Path(self._shelf.folder or ".", "measures_catalogue.json"))
        path, _ = QFileDialog.getSaveFileName(self._parent, self.tr("Export the catalogue"), start, kinds)
        if path:
            self.export_to(path if Path(path).suffix else f"{path}.json")
