"""Messages inside the dock: one sentence, and the details behind a button."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

INFORMATION = "information"
WARNING = "warning"
PROBLEM = "problem"
_ICONS = {
    INFORMATION: QStyle.StandardPixmap.SP_MessageBoxInformation,
    WARNING: QStyle.StandardPixmap.SP_MessageBoxWarning,
    PROBLEM: QStyle.StandardPixmap.SP_MessageBoxCritical,
}
#: Height of the unfolded details [px].
DETAILS_HEIGHT = 110


class Banner(QFrame):
    """Hidden until `say` is called; closed by the user or by the next run."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._icon = QLabel(self)
        self._icon.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._sentence = QLabel(self)
        self._sentence.setObjectName("banner_sentence")
        self._sentence.setWordWrap(True)
        self._sentence.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._more = QToolButton(self)
        self._more.setText(self.tr("&Details"))
        self._more.setCheckable(True)
        self._more.setAutoRaise(True)
        self._close = QToolButton(self)
        self._close.setIcon(self.style().standardIcon(QStyle.StandardPixmap.SP_TitleBarCloseButton))
        self._close.setAutoRaise(True)
        self._close.setToolTip(self.tr("Close this message"))
        self._close.setAccessibleName(self.tr("Close this message"))
        self._details = QPlainTextEdit(self)
        self._details.setReadOnly(True)
        self._details.setMaximumHeight(DETAILS_HEIGHT)
        self._details.setAccessibleName(self.tr("Details of the message"))
        row = QHBoxLayout()
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 6, 6)
        layout.addLayout(row)
        layout.addWidget(self._details)
        self._more.toggled.connect(self._details.setVisible)
        self._close.clicked.connect(self.hide)
        self._details.hide()
        self.hide()

    def say(self, level: str, sentence: str, details: str = "") -> None:
        """Show ``sentence`` with the sign of ``level``; ``details`` unfold on demand."""
        icon = self.style().standardIcon(_ICONS[level])
        self._icon.setPixmap(icon.pixmap(18, 18))
        self._sentence.setText(sentence)
        self._sentence.setAccessibleName(sentence)
        self._more.setChecked(False)
        self._more.setVisible(bool(details))
        self._details.setPlainText(details)
        self.setProperty("level", level)
        self.show()

    def sentence(self) -> str:
        """Return what is shown, or an empty string."""
        return self._sentence.text() if self.isVisibleTo(self.parentWidget()) else ""
