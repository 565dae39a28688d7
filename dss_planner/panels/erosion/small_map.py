"""A small map of a band: as large as there is room for, in the proportions of the land."""

from __future__ import annotations

import numpy as np
from qgis.PyQt.QtCore import QRectF, QSize
from qgis.PyQt.QtGui import QPainter, QPaintEvent, QPixmap
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from dss_planner.panels.erosion.pixmaps import pixmap_of_pixels

_SMALLEST = QSize(150, 96)


class SmallMap(QWidget):
    """Paints the picture of a `Survey`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pixmap = QPixmap()
        self.setMinimumSize(_SMALLEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_picture(self, picture: np.ndarray, name: str) -> None:
        """Show ``picture`` (rows, columns, 4) uint8; ``name`` is what a screen reader says."""
        self._pixmap = pixmap_of_pixels(picture)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def clear(self) -> None:
        """Show nothing."""
        self._pixmap = QPixmap()
        self.setAccessibleName("")
        self.setToolTip("")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture in the middle."""
        if self._pixmap.isNull():
            return
        width, height = float(self._pixmap.width()), float(self._pixmap.height())
        factor = min(self.width() / width, self.height() / height)
        target = QRectF(0.0, 0.0, width * factor, height * factor)
        target.moveCenter(QRectF(self.rect()).center())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, factor < 1.0)
        painter.drawPixmap(target, self._pixmap, QRectF(self._pixmap.rect()))
