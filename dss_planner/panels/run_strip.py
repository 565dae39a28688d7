"""The strip at the foot of the dock: what is being done, how far it is, and Cancel."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QFontMetrics
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QVBoxLayout, QWidget


class RunStrip(QWidget):
    """Idle: one line of text. Busy: the step's text, a bar with the percentage, and Cancel."""

    cancelled = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._full = ""
        self._text = QLabel(self)
        self._text.setObjectName("run_text")
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._bar = QProgressBar(self)
        self._bar.setObjectName("run_bar")
        self._bar.setRange(0, 100)
        self._bar.setFormat("%p %")
        self._bar.setAccessibleName(self.tr("Progress of the running step"))
        self._cancel = QPushButton(self.tr("Cance&l"), self)
        self._cancel.setObjectName("run_cancel")
        self._cancel.setToolTip(self.tr("Stop the running step; files that were there before stay as they were"))
        row = QHBoxLayout()
        row.addWidget(self._bar, 1)
        row.addWidget(self._cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 2, 8, 6)
        layout.setSpacing(3)
        layout.addWidget(self._text)
        layout.addLayout(row)
        self._cancel.clicked.connect(self._stop)
        self.idle("")

    def busy(self, sentence: str) -> None:
        """A task began."""
        self._bar.setValue(0)
        self._bar.show()
        self._cancel.setEnabled(True)
        self._cancel.show()
        self.say(sentence)

    def idle(self, sentence: str) -> None:
        """No task runs; ``sentence`` says how the last one ended."""
        self._bar.hide()
        self._cancel.hide()
        self.say(sentence)

    def advance(self, percent: float) -> None:
        """Show how far the task is [%]."""
        self._bar.setValue(round(percent))

    def say(self, sentence: str) -> None:
        """Show what is being done, cut to the width of the dock and whole in the tooltip."""
        self._full = sentence
        self._text.setToolTip(sentence)
        self._text.setAccessibleName(sentence)
        self._text.setVisible(bool(sentence))
        self._fit()

    def text(self) -> str:
        """Return the whole sentence shown."""
        return self._full

    def resizeEvent(self, event: object) -> None:
        """Cut the sentence to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = QFontMetrics(self._text.font())
        room = max(self.width() - 20, 60)
        self._text.setText(metrics.elidedText(self._full, Qt.TextElideMode.ElideRight, room))

    def _stop(self) -> None:
        self._cancel.setEnabled(False)
        self.say(self.tr("Stopping…"))
        self.cancelled.emit()
