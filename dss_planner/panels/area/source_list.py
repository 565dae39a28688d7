"""The list of data layers: what each was recognised as; files, folders and layers can be dropped on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from qgis.PyQt.QtWidgets import QAbstractItemView, QListView, QListWidget, QListWidgetItem, QWidget

from dss_planner.intake.choices import LayerChoice
from dss_planner.layers.translation import show
from dss_planner.panels.area.data_drop import dropped, may_hold_layers
from dss_planner.panels.area.row_delegate import LOOK, RowDelegate, RowLook, mixed
from dss_planner.panels.area.source_row import short_name, source_look
from dss_planner.panels.status_dot import state_name
from dss_planner.tasks.reading import Seen

#: The item data role of the layer's uri.
URI = int(Qt.ItemDataRole.UserRole)
#: Height of the empty list, and the most it grows to before it scrolls [px].
LOWEST, TALLEST = 96, 290


class SourceList(QListWidget):
    """The layers of the study, one row each; the row chosen is described by `SourceDetails`."""

    #: The uri of the row chosen, or an empty string.
    chosen = pyqtSignal(str)
    #: The user, not the page, chose another row.
    picked = pyqtSignal()
    #: Something was dropped: a `Dropped`.
    dropped = pyqtSignal(object)
    #: Delete was pressed.
    removed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("source_list")
        self.setAccessibleName(self.tr("Data layers"))
        self.setItemDelegate(RowDelegate(self))
        self.setAlternatingRowColors(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self._dragging = False
        self.currentItemChanged.connect(self._choose)
        self._fit()

    def current(self) -> str:
        """Return the uri of the row chosen, or an empty string."""
        item = self.currentItem()
        return str(item.data(URI)) if item is not None else ""

    def choose(self, uri: str) -> bool:
        """Choose the row of ``uri``; False when it is not in the list."""
        for row in range(self.count()):
            if self.item(row).data(URI) == uri:
                self.setCurrentRow(row)
                self.scrollToItem(self.item(row))
                return True
        return False

    def fill(self, uris: Sequence[str], seen: Mapping[str, Seen], choices: Mapping[str, LayerChoice]) -> None:
        """Show ``uris``: what was found of each, as the user's choices have it."""
        kept = self.current()
        self.blockSignals(True)
        self.clear()
        for uri in uris:
            found = seen.get(uri)
            look = source_look(short_name(uri), found, choices.get(uri, LayerChoice()))
            self.addItem(self._item(uri, look, found))
        self.choose(kept)
        self.blockSignals(False)
        self._fit()
        self.chosen.emit(self.current())

    def looks(self) -> list[RowLook]:
        """Return what the rows show."""
        return [self.item(row).data(LOOK) for row in range(self.count())]

    def _item(self, uri: str, look: RowLook, seen: Seen | None) -> QListWidgetItem:
        item = QListWidgetItem()
        item.setData(URI, uri)
        item.setData(LOOK, look)
        words = ". ".join(word for word in (look.headline, look.body, look.note) if word)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{words}. {state_name(look.state)}")
        reason = show(seen.found.reason) if seen is not None and seen.found is not None else ""
        item.setToolTip("\n".join(word for word in (uri, reason) if word))
        return item

    # -- events --------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the row chosen out of the study."""
        if event.matches(QKeySequence.StandardKey.Delete) and self.current():
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what could be data."""
        self._drag(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take what could be data."""
        self._drag(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget the drag."""
        self._set_dragging(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on what was dropped; the originals stay where they are."""
        self._set_dragging(False)
        if may_hold_layers(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(dropped(event.mimeData()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say in an empty list what to do, and frame it while something is dragged over it."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        palette = self.palette()
        room = self.viewport().rect().adjusted(16, 8, -16, -8)
        if not self.count():
            painter.setPen(mixed(palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.Base), 0.7))
            flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(room, flags, self.tr("Drop files, folders or layers here"))
        if self._dragging:
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), 3.0))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -2, -2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows wrap anew at a new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self._fit()

    def sizeHint(self) -> QSize:
        """As high as its rows, between `LOWEST` and `TALLEST`."""
        rows = 0
        for row in range(self.count()):
            rows += self.sizeHintForRow(row)
            if rows >= TALLEST:
                break
        return QSize(super().sizeHint().width(), min(max(rows + 2 * self.frameWidth(), LOWEST), TALLEST))

    def _choose(self) -> None:
        self.chosen.emit(self.current())
        if self.hasFocus() and self.current():
            self.picked.emit()

    def _fit(self) -> None:
        self.setFixedHeight(self.sizeHint().height())

    def _drag(self, event: QDragMoveEvent) -> None:
        if may_hold_layers(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._set_dragging(True)
        else:
            event.ignore()

    def _set_dragging(self, dragging: bool) -> None:
        self._dragging = dragging
        self.viewport().update()
