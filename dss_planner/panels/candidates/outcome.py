"""Which targets a search did not meet, and the smallest changes that would leave room for one more site."""

from __future__ import annotations

import math
from dataclasses import dataclass

from qgis.PyQt.QtCore import QCoreApplication, pyqtSignal
from qgis.PyQt.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from dss_planner.panels.page import quiet_label
from dss_planner.panels.results import read_json, read_unmet
from dss_planner.panels.tables import number
from dss_planner.study.site_steps import SITES_REPORT

#: Rules that one click can relax; their names are those of the settings.
RULES = ("min_area", "spacing", "min_score")


@dataclass(frozen=True)
class Offer:
    """rule: the setting. value: what it would be set to. sentence: why. searched: the setting in that search."""

    rule: str
    value: float
    sentence: str
    searched: float


def read_offers(folder: str) -> list[Offer]:
    """Return the relaxations of the last search, rounded down to whole numbers, which leaves room as well."""
    found = []
    for change in read_json(folder, SITES_REPORT).get("relaxations", []):
        rule, value = str(change.get("rule")), float(math.floor(float(change["enough"])))
        if rule in RULES and (value > 0 or rule != "min_area"):
            found.append(Offer(rule, value, str(change["sentence"]), float(change["value"])))
    return found


def offer_words(offer: Offer) -> str:
    """Return what the button of an offer says."""
    value = number(offer.value)
    if offer.rule == "min_area":
        return QCoreApplication.translate("Outcome", "Use {value} ha").format(value=value)
    if offer.rule == "spacing":
        return QCoreApplication.translate("Outcome", "Use {value} km").format(value=value)
    return QCoreApplication.translate("Outcome", "Use a score of {value}").format(value=value)


class Outcome(QWidget):
    """The targets that were not met; below, one line and one button for each change that would help."""

    #: Settings to search with: name → value.
    wanted = pyqtSignal(dict)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.unmet = quiet_label("", self)
        self.unmet.setObjectName("unmet_targets")
        #: The last search found no site at all: those that the study still has are older.
        self.nothing = False
        self.buttons: list[QPushButton] = []
        self._lines: list[QWidget] = []
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.unmet)
        layout.addLayout(self._grid)

    def load(self, folder: str) -> bool:
        """Show what the last search had to say; False when all was met."""
        unmet = read_unmet(folder) if folder else []
        self.unmet.setText("\n".join("• " + sentence for sentence in unmet))
        self.unmet.setVisible(bool(unmet))
        for widget in self._lines:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.buttons, self._lines = [], []
        for row, offer in enumerate(read_offers(folder) if folder and unmet else []):
            words = quiet_label(offer.sentence, self)
            button = QPushButton(offer_words(offer), self)
            button.setObjectName(f"use_{offer.rule}")
            button.setAccessibleDescription(offer.sentence)
            button.setToolTip(self.tr("Sets this and looks for the sites again"))
            button.clicked.connect(lambda _, taken=offer: self.wanted.emit({taken.rule: taken.value}))
            self._grid.addWidget(words, row, 0)
            self._grid.addWidget(button, row, 1)
            self.buttons.append(button)
            self._lines += [words, button]
        self.setVisible(bool(unmet))
        self.nothing = bool(unmet) and not read_json(folder, SITES_REPORT).get("sites", [])
        return not unmet

    def set_busy(self, busy: bool) -> None:
        """Switch off what would search again."""
        for button in self.buttons:
            button.setEnabled(not busy)
