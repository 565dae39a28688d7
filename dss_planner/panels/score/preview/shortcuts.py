"""The keys of the preview, wherever in QGIS's window one is: on and off, swipe, before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication, QObject
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QAction, QMainWindow

if TYPE_CHECKING:
    from dss_planner.panels.score.preview.controller import PreviewController

ON_KEYS, SWIPE_KEYS, BEFORE_KEYS = "Alt+Shift+P", "Alt+Shift+S", "Alt+Shift+B"


def shown_keys(keys: str) -> str:
    """Return a shortcut as people read it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


class PreviewKeys(QObject):
    """Adds the actions to a window; `leave` takes them away."""

    def __init__(self, preview: PreviewController, window: QMainWindow) -> None:
        super().__init__(preview)
        self._preview = preview
        self._window = window
        self._actions = []
        for name, words, keys, slot in (
            ("on", QCoreApplication.translate("Preview", "Preview of the score: on or off"), ON_KEYS, self._turn_on),
            ("swipe", QCoreApplication.translate("Preview", "Preview of the score: swipe"), SWIPE_KEYS, self._swipe),
            (
                "before",
                QCoreApplication.translate("Preview", "Preview of the score: before or now"),
                BEFORE_KEYS,
                self._hold,
            ),
        ):
            action = QAction(words, self)
            action.setObjectName(f"dss_planner_preview_{name}")
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(slot)
            window.addAction(action)
            self._actions.append(action)

    def leave(self) -> None:
        """Take the keys away for good."""
        for action in self._actions:
            self._window.removeAction(action)
            action.deleteLater()
        self._actions = []

    def _turn_on(self) -> None:
        self._preview.set_on(not self._preview.on)

    def _swipe(self) -> None:
        self._preview.set_swiping(not self._preview.swiping)

    def _hold(self) -> None:
        self._preview.hold(not self._preview.holding)
