"""Labels in one line that shorten what does not fit."""

from __future__ import annotations

from qgis.PyQt.QtCore import QRect, QSize, Qt
from qgis.PyQt.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from dss_planner.panels.score.values.inks import mixed
from dss_planner.panels.score.weighing.theme import ground_and_ink

#: How strong words are that are quiet, and those of what is switched off.
_QUIET, _SWITCHED_OFF = 0.68, 0.5
#: Between two of these words stand out.
STRONG = "\x01"


class ElidedLabel(QWidget):
    """Shows the longest of its texts that fits, the last one cut short where none does; all of it as a tooltip."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._texts: tuple[str, ...] = ("",)
        self.quiet = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_texts(self, *texts: str) -> None:
        """Show one of ``texts``, the longest first; words between two `STRONG` stand out."""
        if texts != self._texts:
            self._texts = texts
            self.updateGeometry()
        self.setToolTip(self.text())
        self.setAccessibleName(self.text())
        self.update()

    def text(self) -> str:
        """Return the longest text."""
        return self._texts[0].replace(STRONG, "")

    def sizeHint(self) -> QSize:
        """Room for the longest text."""
        return QSize(self._wide(self._texts[0]) + 2, self.fontMetrics().height() + 2)

    def minimumSizeHint(self) -> QSize:
        """One line; as narrow as it has to be."""
        return QSize(0, self.fontMetrics().height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words in the colour of the theme."""
        painter = QPainter(self)
        room = self.width()
        words = next((words for words in self._texts if self._wide(words) <= room), self._texts[-1])
        ground, ink = ground_and_ink(self)
        painter.setPen(ink if self.isEnabled() else mixed(ground, ink, _SWITCHED_OFF))
        painter.setOpacity(_QUIET if self.quiet else 1.0)
        x = 0
        for part, font in self._parts(words):
            metrics = QFontMetrics(font)
            shown = metrics.elidedText(part, Qt.TextElideMode.ElideRight, max(room - x, 0))
            painter.setFont(font)
            area = QRect(x, 0, room - x, self.height())
            painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
            x += metrics.horizontalAdvance(shown)
            if shown != part:
                break

    def _parts(self, words: str) -> list[tuple[str, QFont]]:
        bold = QFont(self.font())
        bold.setBold(True)
        parts = enumerate(words.split(STRONG))
        return [(part, bold if place % 2 else self.font()) for place, part in parts if part]

    def _wide(self, words: str) -> int:
        return sum(QFontMetrics(font).horizontalAdvance(part) for part, font in self._parts(words))
