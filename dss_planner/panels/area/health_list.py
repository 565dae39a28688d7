"""The problems as a list that fits the dock: one paragraph for each, with its fix one click away."""

from __future__ import annotations

from qgis.PyQt.QtCore import QModelIndex, QPoint, QSize, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent, QResizeEvent
from qgis.PyQt.QtWidgets import QAbstractItemView, QListView, QMenu, QWidget

from dss_planner.intake.health.problems import Problem
from dss_planner.panels.area.health_model import OF_ROW, STATE, HealthModel, option_words
from dss_planner.panels.area.row_delegate import RowDelegate

#: The list grows with its rows up to this height [px], then it scrolls.
TALLEST = 380


class HealthList(QListView):
    """Rows to read. Enter, Space or the row's button applies the fix; where there is a choice, it opens a menu."""

    #: The user applies a fix: `Problem`, and the `Option` chosen or None.
    fixed = pyqtSignal(object, object)
    #: The row chosen changed to this `Problem`.
    chosen = pyqtSignal(object)
    #: The row was double-clicked: its layer is to be shown on the map.
    looked_for = pyqtSignal(object)

    def __init__(self, model: HealthModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("health_list")
        self.setAccessibleName(self.tr("Problems of the layers"))
        self.setModel(model)
        self.setModelColumn(STATE)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAlternatingRowColors(True)
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.setInterval(0)
        self._fitting.timeout.connect(self._fit)
        self.rows = RowDelegate(self)
        self.setItemDelegate(self.rows)
        self.rows.pressed.connect(self._press)
        self.doubleClicked.connect(lambda index: self.looked_for.emit(index.data(OF_ROW)))
        model.modelReset.connect(self._fitting.start)
        model.dataChanged.connect(self._renew)
        self.selectionModel().currentChanged.connect(self._choose)

    def problem(self) -> Problem | None:
        """Return the problem of the row chosen."""
        index = self.currentIndex()
        return index.data(OF_ROW) if index.isValid() else None

    def choose(self, row: int) -> None:
        """Choose a row, and bring it into sight."""
        index = self.model().index(row, STATE)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space apply the fix of the row chosen."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self._press(self.currentIndex())
            event.accept()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows wrap anew at a new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self._fitting.start()

    def sizeHint(self) -> QSize:
        """As high as its rows, up to `TALLEST`."""
        rows = 0
        for row in range(self.model().rowCount()):
            rows += self.sizeHintForIndex(self.model().index(row, STATE)).height()
            if rows >= TALLEST:  # thousands of rows are not worth measuring for a list that scrolls anyhow
                break
        return QSize(super().sizeHint().width(), min(rows + 2 * self.frameWidth(), TALLEST))

    def options_menu(self, problem: Problem, parent: QWidget) -> QMenu:
        """Return the menu with the answers to a problem."""
        menu = QMenu(parent)
        for option in problem.options:
            menu.addAction(option_words(option), lambda option=option: self.fixed.emit(problem, option))
        return menu

    def _press(self, index: QModelIndex) -> None:
        model: HealthModel = self.model()
        problem: Problem = index.data(OF_ROW)
        if not model.button_words(problem):
            return
        self.setCurrentIndex(index)
        if len(problem.options) > 1:
            self._open_menu(problem, index)
        else:
            self.fixed.emit(problem, problem.options[0] if problem.options else None)

    def _open_menu(self, problem: Problem, index: QModelIndex) -> None:
        menu = self.options_menu(problem, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        button = self.rows.button_rect(index)
        place = self.viewport().mapToGlobal(QPoint(button.right() - menu.sizeHint().width(), button.bottom()))
        menu.popup(place)
        menu.setActiveAction(menu.actions()[0])

    def _choose(self, index: QModelIndex, before: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.data(OF_ROW))

    def _renew(self) -> None:
        self.scheduleDelayedItemsLayout()
        self._fitting.start()

    def _fit(self) -> None:
        self.setFixedHeight(max(self.sizeHint().height(), 40))
