"""Two parts beside each other, or below each other where there is little room."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import QBoxLayout, QLayout, QSizePolicy, QWidget


class FoldingRow(QWidget):
    """The second part goes below the first where the width is less than both need.

    stretch: how the width is shared while they lie beside each other.
    """

    def __init__(self, first: QWidget, second: QWidget, parent: QWidget, stretch: tuple[int, int] = (1, 0)) -> None:
        super().__init__(parent)
        self._parts = (first, second)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        # else the row would keep the width of both, and never come to fold
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        for part, share in zip(self._parts, stretch):
            self._row.addWidget(part, share)

    @property
    def folded(self) -> bool:
        """True while the parts lie below each other."""
        return self._row.direction() == QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        """The wider part alone, as high as the row is now."""
        width = max(_least(part) for part in self._parts if not part.isHidden())
        return QSize(width, self._row.minimumSize().height())

    def sizeHint(self) -> QSize:
        """As wide as both, as high as the row is now."""
        return QSize(self._needed(), self._row.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold."""
        super().resizeEvent(event)
        self.fold()

    def fold(self) -> None:
        """Lay the parts out for the width that there is."""
        direction = QBoxLayout.Direction
        wanted = direction.TopToBottom if self.width() < self._needed() else direction.LeftToRight
        if self._row.direction() != wanted:
            self._row.setDirection(wanted)
            self.updateGeometry()

    def _needed(self) -> int:
        first, second = self._parts
        if second.isHidden():
            return _least(first)
        wide = second.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Expanding
        return (
            _least(first)
            + self._row.spacing()
            + (_least(second) if wide else max(second.sizeHint().width(), _least(second)))
        )


def _least(part: QWidget) -> int:
    """Return the width that a part can do with."""
    return part.minimumSizeHint().expandedTo(part.minimumSize()).width()
