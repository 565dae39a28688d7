"""Labels in one line that shorten what does not fit."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QPainter, QPaintEvent, QPalette
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget


class ElidedLabel(QWidget):
    """Shows the longest of its texts that fits, the last one cut short where none does; all of it as a tooltip."""

    def __init__(self, parent: QWidget, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> None:
        super().__init__(parent)
        self._texts: tuple[str, ...] = ("",)
        self._align = align
        self.quiet = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_texts(self, *texts: str) -> None:
        """Show one of ``texts``, the longest first."""
        self._texts = texts
        self.setToolTip(texts[0])
        self.setAccessibleName(texts[0])
        self.update()

    def text(self) -> str:
        """Return the longest text."""
        return self._texts[0]

    def set_bold(self, bold: bool) -> None:
        """Make it stand out."""
        font = self.font()
        if font.bold() != bold:
            font.setBold(bold)
            self.setFont(font)

    def sizeHint(self) -> QSize:
        """Room for the shortest text."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._texts[-1]) + 2, metrics.height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words in the colour of the theme."""
        painter = QPainter(self)
        metrics, room = self.fontMetrics(), self.width()
        fits = [words for words in self._texts if metrics.horizontalAdvance(words) <= room]
        words = fits[0] if fits else metrics.elidedText(self._texts[-1], Qt.TextElideMode.ElideRight, room)
        group = QPalette.ColorGroup.Normal if self.isEnabled() else QPalette.ColorGroup.Disabled
        painter.setPen(self.palette().color(group, QPalette.ColorRole.WindowText))
        painter.setOpacity(0.68 if self.quiet else 1.0)
        painter.drawText(self.rect(), int(self._align | Qt.AlignmentFlag.AlignVCenter), words)
