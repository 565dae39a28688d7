"""Undo, redo and the list of what was done, and their keys wherever the model is edited."""

from __future__ import annotations

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QEvent, QObject, QSize
from qgis.PyQt.QtGui import QKeyEvent, QKeySequence
from qgis.PyQt.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QToolButton,
    QUndoStack,
    QUndoView,
    QWidget,
    QWidgetAction,
)

from dss_planner.panels.score.icon_button import icon_button

#: Size of the list of what was done [px].
HISTORY = QSize(320, 260)


class UndoBar(QWidget):
    """Two buttons that name their step, and a third that opens the list."""

    def __init__(self, stack: QUndoStack, parent: QWidget) -> None:
        super().__init__(parent)
        self._stack = stack
        self.undo = icon_button("score_undo", "/mActionUndo.svg", self.tr("Undo"), self)
        self.redo = icon_button("score_redo", "/mActionRedo.svg", self.tr("Redo"), self)
        self.undo.clicked.connect(stack.undo)
        self.redo.clicked.connect(stack.redo)
        self.history = icon_button("score_history", "/mActionHistory.svg", self.tr("Changes so far"), self)
        self.history.setToolTip(self.tr("All that was changed; choose a line to go back or forth to it"))
        self.history.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.history.setMenu(self._menu())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        for button in (self.undo, self.redo, self.history):
            layout.addWidget(button)
        stack.indexChanged.connect(self._show)
        stack.undoTextChanged.connect(self._show)
        self._show()

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        self.view = QUndoView(self._stack, menu)
        self.view.setObjectName("score_history_list")
        self.view.setAccessibleName(self.tr("Changes so far"))
        self.view.setEmptyLabel(self.tr("As it was when the study was opened"))
        self.view.setMinimumSize(HISTORY)
        entry = QWidgetAction(menu)
        entry.setDefaultWidget(self.view)
        menu.addAction(entry)
        return menu

    def _show(self, *_: object) -> None:
        stack = self._stack
        if sip.isdeleted(stack):  # it tells of its end too
            return
        undo, redo = QKeySequence(QKeySequence.StandardKey.Undo), QKeySequence(QKeySequence.StandardKey.Redo)
        for button, can, words, named, keys in (
            (self.undo, stack.canUndo(), self.tr("Undo"), stack.undoText(), undo),
            (self.redo, stack.canRedo(), self.tr("Redo"), stack.redoText(), redo),
        ):
            button.setEnabled(can)
            name = self.tr("{action}: {step}").format(action=words, step=named) if can else words
            button.setAccessibleName(name)
            native = keys.toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(self.tr("{name} ({keys})").format(name=name, keys=native))


class UndoKeys(QObject):
    """Ctrl+Z and Ctrl+Shift+Z within ``area``: asked for before QGIS's own, which take back edits of layers.

    A text that is being typed keeps its own undo.
    """

    def __init__(self, stack: QUndoStack, area: QWidget) -> None:
        super().__init__(area)
        self._stack, self._area = stack, area
        self._watched: QWidget | None = None
        QApplication.instance().focusChanged.connect(self._watch)

    def stop(self) -> None:
        """Listen no more."""
        QApplication.instance().focusChanged.disconnect(self._watch)
        self._watch(None, None)

    def _watch(self, _: QWidget | None, now: QWidget | None) -> None:
        """Only the part that has the keyboard is listened to."""
        if self._watched is not None and not sip.isdeleted(self._watched):
            self._watched.removeEventFilter(self)
        within = now is not None and (now is self._area or self._area.isAncestorOf(now))
        self._watched = now if within else None
        if self._watched is not None:
            self._watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that belong to the area."""
        kind = event.type()
        if kind not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) or not isinstance(event, QKeyEvent):
            return False
        back = event.matches(QKeySequence.StandardKey.Undo)
        if not back and not event.matches(QKeySequence.StandardKey.Redo):
            return False
        if not isinstance(watched, QWidget) or _typing(watched):
            return False
        if kind == QEvent.Type.ShortcutOverride:
            event.accept()
        elif back:
            self._stack.undo()
        else:
            self._stack.redo()
        return True


def _typing(widget: QWidget) -> bool:
    """Return whether a text with something to take back is being typed in ``widget``."""
    if isinstance(widget, QAbstractSpinBox):
        widget = widget.lineEdit()
    return isinstance(widget, QLineEdit) and widget.isModified() and widget.isUndoAvailable()
