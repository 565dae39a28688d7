"""Six buttons with pictures: the kinds of value functions."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from dss_planner.panels.score.values.handle_words import kind_meaning, kind_name, kinds
from dss_planner.panels.score.values.thumbnail import function_pixmap
from dss_planner.scoring.functions.valuefunctions import ValueFunction

_SIZE = QSize(34, 20)
_PICTURES = {
    "linear": ValueFunction("linear", 0.0, 1.0),
    "s_up": ValueFunction("s_up", 0.0, 1.0),
    "s_down": ValueFunction("s_down", 0.0, 1.0),
    "bell": ValueFunction("bell", 0.4, 0.6, half_width=0.2),
    "steps": ValueFunction("steps", breaks=(0.33, 0.67), values=(0.1, 0.5, 0.95)),
    "categories": ValueFunction("categories", categories={1: 0.4, 2: 1.0, 3: 0.15, 4: 0.7}),
}


class KindChooser(QWidget):
    """Exactly one is pressed."""

    #: The kind that the user pressed.
    chosen = pyqtSignal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("values_kinds")
        self.buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        for kind in kinds():
            button = QToolButton(self)
            button.setObjectName(f"values_kind_{kind}")
            button.setCheckable(True)
            button.setAutoRaise(True)
            button.setIconSize(_SIZE)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setAccessibleName(kind_name(kind))
            button.clicked.connect(lambda _, kind=kind: self.chosen.emit(kind))
            self._group.addButton(button)
            self.buttons[kind] = button
            row.addWidget(button)
        self.offer_classes(True)
        self._paint()

    def show_kind(self, kind: str) -> None:
        """Press the button of a kind."""
        self.buttons[kind].setChecked(True)

    def offer_classes(self, wanted: bool) -> None:
        """Switch the kind for classes on or off: quantities have none."""
        for kind, button in self.buttons.items():
            button.setToolTip(f"<b>{kind_name(kind)}</b><br>{kind_meaning(kind)}")
        button = self.buttons["categories"]
        button.setEnabled(wanted)
        if not wanted:
            why = self.tr("The layer holds quantities, not a few classes")
            button.setToolTip(f"<b>{kind_name('categories')}</b><br>{why}")

    def changeEvent(self, event: QEvent) -> None:
        """Another theme: paint the pictures anew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.buttons:
            self._paint()

    def _paint(self) -> None:
        for kind, button in self.buttons.items():
            button.setIcon(QIcon(function_pixmap(_PICTURES[kind], _SIZE, self.palette())))
