"""A tiny map of what a criterion is worth around a site, with the outline of the site."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from dss_planner.charts.colours import GREEN, spread
from dss_planner.panels.erosion.pixmaps import pixmap_of_pixels
from dss_planner.panels.ink import QUIET, Ink

#: Steps of the ramp from no worth to all.
_STEPS = 64
_RAMP = np.array([[int(shade[i : i + 2], 16) for i in (1, 3, 5)] for shade in spread(GREEN, _STEPS)], dtype=np.uint8)
_SIDE = 74


def picture_of(worths: np.ndarray) -> np.ndarray:
    """Return (rows, columns, 4) uint8: light where a place is worth nothing, dark where all, clear where unknown."""
    known = np.isfinite(worths)
    place = (np.where(known, worths, 0.0) * (_STEPS - 1)).round().astype(int).clip(0, _STEPS - 1)
    return np.dstack([_RAMP[place], np.where(known, 255, 0).astype(np.uint8)])


class MiniMap(QWidget):
    """Square; empty while it is being drawn."""

    def __init__(self, shade: QColor, parent: QWidget) -> None:
        super().__init__(parent)
        self._shade = shade
        self._ink = Ink(self)
        self._pixmap = QPixmap()
        self._rings: tuple[np.ndarray, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(_SIDE, _SIDE)

    def show_map(self, worths: np.ndarray, rings: Sequence[np.ndarray], about: str) -> None:
        """Show the map; ``about`` is what a screen reader says."""
        self._pixmap, self._rings = pixmap_of_pixels(picture_of(worths)), tuple(rings)
        self.setAccessibleName(about)
        self.setToolTip(about)
        self.update()

    def clear(self) -> None:
        """Show nothing."""
        self._pixmap, self._rings = QPixmap(), ()
        self.setAccessibleName("")
        self.setToolTip("")
        self.update()

    @property
    def drawn(self) -> bool:
        """Whether a map is shown."""
        return not self._pixmap.isNull()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, and the outline light within dark, so that it is seen on any ground."""
        painter = QPainter(self)
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        target = QRectF(whole)
        if not self._pixmap.isNull():
            factor = min(whole.width() / self._pixmap.width(), whole.height() / self._pixmap.height())
            target.setWidth(self._pixmap.width() * factor)
            target.setHeight(self._pixmap.height() * factor)
            target.moveCenter(whole.center())
            painter.drawPixmap(target, self._pixmap, QRectF(self._pixmap.rect()))
        painter.setPen(self._ink.colour(QUIET))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(target)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(target)
        for pen in (QPen(QColor("#ffffff"), 3.2), QPen(self._shade, 1.6)):
            painter.setPen(pen)
            for ring in self._rings:
                points = [
                    QPointF(target.left() + x * target.width(), target.top() + y * target.height()) for x, y in ring
                ]
                painter.drawPolygon(QPolygonF(points))
