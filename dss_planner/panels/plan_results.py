"""The drafted plan: works with quantities and cost range, and for each measure whether it fits the site and why."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QGroupBox, QWidget


class PlanResults(QGroupBox):
    """Shown once a plan exists."""

    #: The site asked to be seen on the map: its id.
    zoomed = pyqtSignal(str)

    def __init__(self, name_of: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hide()

    def load(self, folder: str) -> None:
        """Show the plan of the study in ``folder``."""
