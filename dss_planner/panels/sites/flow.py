"""A row that goes on in the next line where there is no room left, as words do."""

from __future__ import annotations

from qgis.PyQt.QtCore import QPoint, QRect, QSize, Qt
from qgis.PyQt.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QSizePolicy, QWidget, QWidgetItem

_ACROSS, _DOWN = 8, 3


class _Flow(QLayout):
    """Lays its items out from left to right, line by line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Add an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, None beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """None: it takes what it needs."""
        return Qt.Orientations() if hasattr(Qt, "Orientations") else Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        return self._lay_out(QRect(0, 0, width, 0), False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._lay_out(rect, True)

    def sizeHint(self) -> QSize:
        """As little as it can do with."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """The widest item, one line high."""
        found = QSize()
        for item in self._items:
            if not item.isEmpty():
                found = found.expandedTo(item.minimumSize())
        return found

    def _lay_out(self, rect: QRect, place: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        row: list[tuple[QLayoutItem, QRect]] = []
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(max(rect.width(), 1), 10_000)).expandedTo(item.minimumSize())
            if row and x + size.width() > rect.right() + 1:
                self._align(row, line, place)
                row, x, y, line = [], rect.x(), y + line + _DOWN, 0
            row.append((item, QRect(QPoint(x, y), size)))
            x += size.width() + _ACROSS
            line = max(line, size.height())
        self._align(row, line, place)
        return y + line - rect.y()

    @staticmethod
    def _align(row: list[tuple[QLayoutItem, QRect]], line: int, place: bool) -> None:
        for item, rect in row if place else ():
            rect.translate(0, (line - rect.height()) // 2)
            item.setGeometry(rect)


class FlowRow(QWidget):
    """Widgets beside each other, in as many lines as it takes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._flow = _Flow(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def clear(self) -> None:
        """Take all widgets out; they go for good."""
        while self._flow.count():
            widget = self._flow.takeAt(0).widget()
            widget.hide()
            widget.deleteLater()
        self.updateGeometry()

    def add(self, *widgets: QWidget) -> None:
        """Add widgets that stay together in one line."""
        if len(widgets) == 1:
            self._flow.addItem(QWidgetItem(widgets[0]))
            widgets[0].setParent(self)
            widgets[0].show()
            return
        holder = QWidget(self)
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        for widget in widgets:
            line.addWidget(widget)
        self._flow.addItem(QWidgetItem(holder))
        holder.show()
