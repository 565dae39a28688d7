"""The row over the charts: kind of function, direction, axis, reset, copy, paste, presets."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QToolButton, QWidget

from dss_planner.panels.score.values.kind_chooser import KindChooser
from dss_planner.panels.score.values.preset_menu import PresetButton
from dss_planner.scoring.functions.valuefunctions import ValueFunction


class FunctionBar(QWidget):
    """Buttons; the editor does what they ask."""

    turned = pyqtSignal()
    logarithmic = pyqtSignal(bool)
    reset_wanted = pyqtSignal()
    copy_wanted = pyqtSignal()
    paste_wanted = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.kinds = KindChooser(self)
        self.turn = self._button(
            "values_turn", "", self.tr("Turn the function round: what is worth most is worth least")
        )
        self.log = self._button(
            "values_log", self.tr("Log"), self.tr("Logarithmic axis: spreads small values, for skewed data")
        )
        self.log.setCheckable(True)
        self.reset = self._button("values_reset", self.tr("Reset"), self.tr("Back to the study's default function"))
        self.copy = self._button("values_copy", self.tr("Copy"), self.tr("Copy the function for another criterion"))
        self.paste = self._button("values_paste", self.tr("Paste"), self.tr("Take the function that was copied"))
        for button, icon in ((self.copy, "mActionEditCopy.svg"), (self.paste, "mActionEditPaste.svg")):
            button.setIcon(QgsApplication.getThemeIcon(f"/{icon}"))
        self.presets = PresetButton(self)
        self.presets.setAutoRaise(True)
        #: The editor's user may put widgets at its left.
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(4)
        self.row.addWidget(self.kinds)
        self.row.addWidget(self.turn)
        self.row.addStretch(1)
        for button in (self.log, self.reset, self.copy, self.paste, self.presets):
            self.row.addWidget(button)
        self.turn.clicked.connect(self.turned)
        self.log.clicked.connect(self.logarithmic)
        self.reset.clicked.connect(self.reset_wanted)
        self.copy.clicked.connect(self.copy_wanted)
        self.paste.clicked.connect(self.paste_wanted)

    def show_function(self, function: ValueFunction, classes: bool, logarithmic: bool, quantities: bool) -> None:
        """Show how a function is. classes: the layer holds classes; quantities: an axis of values is shown."""
        self.kinds.offer_classes(classes or function.kind == "categories")
        self.kinds.show_kind(function.kind)
        words = {1: self.tr("More is better ⇄"), -1: self.tr("Less is better ⇄")}
        self.turn.setText(words.get(function.trend, self.tr("Turn round ⇄")))
        self.turn.setEnabled(function.kind != "bell")
        self.log.setEnabled(quantities)
        self.log.setChecked(logarithmic and quantities)

    def _button(self, name: str, words: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setText(words)
        button.setToolTip(tip)
        button.setAccessibleName(words or tip)
        button.setAccessibleDescription(tip)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button
