"""The menu of value functions to take: published ones with their source, those of the data, the user's own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from qgis.PyQt.QtCore import QSize, pyqtSignal
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QInputDialog, QMenu, QToolButton, QWidget

from dss_planner.errors import InputError
from dss_planner.layers.translation import show
from dss_planner.panels.score.values.carrying import OwnPresets
from dss_planner.panels.score.values.thumbnail import function_pixmap
from dss_planner.scoring.functions.distribution import Distribution
from dss_planner.scoring.functions.presets import presets_for
from dss_planner.scoring.functions.valuefunctions import ValueFunction
from dss_planner.scoring.wording import describe_function

_ICON = QSize(40, 20)


class PresetButton(QToolButton):
    """Made anew each time it is opened."""

    chosen = pyqtSignal(object)
    #: A sentence for the banner: level, sentence.
    message = pyqtSignal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("values_presets")
        self.setText(self.tr("Presets"))
        self.setToolTip(self.tr("Functions with published limits, those of the data, and your own"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.own = OwnPresets()
        self._function = ValueFunction("linear")
        self._unit = self._name = ""
        self._distribution: Distribution | None = None
        self._classes: Mapping[int, float] = {}
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        self._menu.aboutToShow.connect(self.fill)
        self.setMenu(self._menu)

    def show_criterion(
        self,
        function: ValueFunction,
        unit: str,
        name: str,
        distribution: Distribution | None,
        classes: Mapping[int, float],
    ) -> None:
        """Take what the menu depends on. classes: default values of classes, where the layer holds the planner's."""
        self._function, self._unit, self._name = function, unit, name
        self._distribution, self._classes = distribution, classes

    def fill(self) -> None:
        """Write the menu."""
        self._menu.clear()
        self._menu.addSection(self.tr("Ready-made"))
        found = presets_for(self._unit, self._distribution, self._classes)
        for preset in found:
            words = f"{show(preset.name)}   [{preset.tag}]"
            self._add(self._menu, words, preset.function, show(preset.source))
        if not found:
            none = self._menu.addAction(self.tr("None for this unit"))
            none.setEnabled(False)
        own = self.own.all()
        self._menu.addSection(self.tr("Your own"))
        for name, carried in own.items():
            words = f"{name}   ({carried.unit})" if carried.unit and carried.unit != self._unit else name
            self._add(self._menu, words, carried.function, self.tr("kept on {day}").format(day=carried.day))
        save = self._menu.addAction(self.tr("Keep this function as…"))
        save.triggered.connect(self._ask_name)
        if own:
            gone = self._menu.addMenu(self.tr("Forget"))
            for name in own:
                gone.addAction(name).triggered.connect(partial(self._forget, name))

    def keep(self, name: str) -> None:
        """Keep the function shown under a name."""
        try:
            self.own.keep(name, self._function, self._unit)
        except InputError as error:
            self.message.emit("warning", show(error))
            return
        self.message.emit(
            "information", self.tr("Kept as “{name}”, for all studies on this computer.").format(name=name)
        )

    def _add(self, menu: QMenu, words: str, function: ValueFunction, about: str) -> None:
        icon = QIcon(function_pixmap(function, _ICON, self.palette()))
        action = menu.addAction(icon, words.replace("&", "&&"))
        action.setToolTip(f"{about}\n{show(describe_function(function, self._unit))}")
        action.triggered.connect(lambda _=False: self.chosen.emit(function))

    def _ask_name(self) -> None:
        name, good = QInputDialog.getText(
            self, self.tr("Keep the value function"), self.tr("Name of the function:"), text=self._name
        )
        if good:
            self.keep(name)

    def _forget(self, name: str) -> None:
        self.own.remove(name)
        self.message.emit("information", self.tr("“{name}” is forgotten.").format(name=name))
