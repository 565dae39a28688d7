"""Two parts beside each other where there is room, and one below the other where there is little."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import QSplitter, QWidget

#: Where it is low, parts stand beside each other in so much of the width that they ask for otherwise.
_NARROWEST = 0.7


class TurningSplitter(QSplitter):
    """Neither part can be folded away. across: width from which they lie beside each other [px]; low: height [px] below
    which two of them cannot lie over each other, so that less width does."""

    def __init__(self, across: int, parent: QWidget, low: int = 0) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._across, self._low = across, low
        self.setChildrenCollapsible(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn where the room asks for it."""
        super().resizeEvent(event)
        across = self._across * _NARROWEST if self.height() < self._low else self._across
        wanted = Qt.Orientation.Horizontal if self.width() >= across else Qt.Orientation.Vertical
        if self.orientation() != wanted:
            self.setOrientation(wanted)
