"""The widget that a drawn chart is painted on."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, Qt
from qgis.PyQt.QtGui import QImage, QPainter, QPaintEvent, QPalette, QPixmap
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from dss_planner.panels.erosion.pixmaps import pixmap_of_image

#: How much of a picture is seen that another one is drawn for.
_PALE = 0.35


class Picture(QWidget):
    """Paints the image; the focus frame shows where the keyboard is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pixmap = QPixmap()
        self._is_pale = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_image(self, image: QImage) -> None:
        self._pixmap = pixmap_of_image(image)
        self.update()

    def clear(self) -> None:
        self._pixmap = QPixmap()
        self.update()

    def set_pale(self, pale: bool) -> None:
        if pale != self._is_pale:
            self._is_pale = pale
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self._pixmap.isNull():
            painter.setOpacity(_PALE if self._is_pale else 1.0)
            painter.drawPixmap(0, 0, self._pixmap)
            painter.setOpacity(1.0)
        if self.hasFocus():
            painter.setPen(self.palette().color(QPalette.ColorRole.Highlight))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def focusInEvent(self, event: QEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QEvent) -> None:
        super().focusOutEvent(event)
        self.update()
