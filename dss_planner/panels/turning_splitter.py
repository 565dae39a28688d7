"""Two parts beside each other where there is room, and one below the other where there is little."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import QSplitter, QWidget


class TurningSplitter(QSplitter):
    """Neither part can be folded away. across: width from which they lie beside each other [px]."""

    def __init__(self, across: int, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._across = across
        self.setChildrenCollapsible(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn where the room asks for it."""
        super().resizeEvent(event)
        wanted = Qt.Orientation.Horizontal if self.width() >= self._across else Qt.Orientation.Vertical
        if self.orientation() != wanted:
            self.setOrientation(wanted)
