"""A line in which one says why a site is left out, and who says so."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

#: Preference: who decided last, where it is not the name that the computer knows.
PERSON = "dss_planner/person"
_WHO_WIDTH = 120


class ReasonBar(QWidget):
    """Shown while a reason is asked for; Esc gives up, Return decides."""

    #: Ids of the sites, the reason and the person.
    decided = pyqtSignal(list, str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._sites: list[str] = []
        self.label = QLabel(self)
        self.reason = QLineEdit(self)
        self.reason.setObjectName("sites_reason")
        self.reason.setPlaceholderText(self.tr("why? It is kept with the study and goes into its tables"))
        self.reason.setAccessibleName(self.tr("Why the site is left out"))
        self.who = QLineEdit(self)
        self.who.setObjectName("sites_person")
        self.who.setMaximumWidth(_WHO_WIDTH)
        self.who.setAccessibleName(self.tr("Who leaves it out"))
        self.who.setPlaceholderText(self.tr("who"))
        self.button = QPushButton(self.tr("&Leave out"), self)
        self.button.setObjectName("sites_leave_out_now")
        self.give_up = QPushButton(self.tr("Cancel"), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget, stretch in ((self.label, 0), (self.reason, 1), (self.who, 0), (self.button, 0), (self.give_up, 0)):
            row.addWidget(widget, stretch)
        self.reason.textChanged.connect(lambda words: self.button.setEnabled(bool(words.strip())))
        self.reason.returnPressed.connect(self._decide)
        self.who.returnPressed.connect(self._decide)
        self.button.clicked.connect(self._decide)
        self.give_up.clicked.connect(self.hide)
        self.hide()

    def ask(self, sites: Sequence[str], names: str, person: str) -> None:
        """Ask why these sites are left out."""
        self._sites = list(sites)
        self.label.setText(self.tr("Leave out {sites} because").format(sites=names))
        self.reason.clear()
        self.button.setEnabled(False)
        self.who.setText(str(QgsSettings().value(PERSON, "") or person))
        self.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _decide(self) -> None:
        reason = self.reason.text().strip()
        if not reason:
            return
        QgsSettings().setValue(PERSON, self.who.text().strip())
        self.hide()
        self.decided.emit(self._sites, reason, self.who.text().strip())
