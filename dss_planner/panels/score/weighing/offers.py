"""Weights that are offered beside those that count now, and the button that takes them over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from dss_planner.panels.criterion_names import shown_name
from dss_planner.panels.page import quiet_label
from dss_planner.panels.score.weighing.weight_bars import Series, WeightBars
from dss_planner.scoring.editing import percents
from dss_planner.scoring.model import ScoreModel

#: Least width: the bars and the line to scroll them with [px].
_LEAST = 172


@dataclass(frozen=True)
class Offer:
    """name: of the weights. weights: criterion id → any share. button: words on it. step: of undo."""

    name: str
    weights: Mapping[str, float] = field(default_factory=dict)
    button: str = ""
    step: str = ""


class Offers(QWidget):
    """Bars of the weights now and those offered; a button for each offer."""

    #: The offer that the user takes over.
    taken = pyqtSignal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._offers: tuple[Offer, ...] = ()
        self.setMinimumWidth(_LEAST)
        self.bars = WeightBars(self)
        scroll = QScrollArea(self)
        scroll.setAccessibleName(self.tr("Weights side by side"))
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget(scroll)
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.bars)
        inner.addStretch(1)
        scroll.setWidget(holder)
        self.note = quiet_label("", self)
        self.buttons: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self._column.addWidget(scroll, 1)
        self._column.addWidget(self.note)

    def show_offers(self, model: ScoreModel, offers: Sequence[Offer], note: str = "") -> None:
        """Show what counts now beside ``offers``. note: what to know of them."""
        now = percents(model)
        self._offers = tuple(offers)
        series = [Series(self.tr("now"), tuple(now.values()))]
        series += [Series(offer.name, shares_of(offer.weights, now)) for offer in offers]
        locked = [item.locked for item in model.used]
        self.bars.show_weights([shown_name(item) for item in model.used], series, locked)
        if any(locked) and offers:
            stay = self.tr("Locked weights stay as they are.")
            note = f"{note} {stay}".strip()
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self._show_buttons()

    def _show_buttons(self) -> None:
        while len(self.buttons) > len(self._offers):
            button = self.buttons.pop()
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        while len(self.buttons) < len(self._offers):
            button = QPushButton(self)
            place = len(self.buttons)
            button.setObjectName(f"use_offer_{place}")
            button.clicked.connect(lambda _, place=place: self.taken.emit(self._offers[place]))
            self.buttons.append(button)
            self._column.addWidget(button)
        for button, offer in zip(self.buttons, self._offers):
            button.setText(offer.button or self.tr("&Use these weights"))
            button.setAccessibleName(self.tr("Use the weights “{name}”").format(name=offer.name))


def shares_of(weights: Mapping[str, float], now: Mapping[str, float]) -> tuple[float, ...]:
    """Return the weights in percent, in the order of the criteria in use."""
    total = sum(weights.get(key, 0.0) for key in now) or 1.0
    return tuple(100.0 * weights.get(key, 0.0) / total for key in now)
