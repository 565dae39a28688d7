"""What the data suggest as weights: entropy and CRITIC. Advice, not a judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from dss_planner.layers.translation import show
from dss_planner.panels.criterion_names import with_shown_names
from dss_planner.panels.page import quiet_label
from dss_planner.panels.score.weighing.offers import Offer
from dss_planner.scoring.model import ScoreModel
from dss_planner.scoring.weighing.sampling import AdviceRequest, AdviceResult, compute_advice
from dss_planner.tasks.lookups import Lookups
from dss_planner.tasks.task import Outcome

if TYPE_CHECKING:
    from dss_planner.panels.score.score_desk import ScoreDesk

_KIND = "weight advice"


class AdvicePart(QWidget):
    """Reads the layers in the background, when it is seen, and again when value functions or rules change."""

    offered = pyqtSignal()

    def __init__(self, desk: ScoreDesk, lookups: Lookups, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._lookups = desk, lookups
        self._asked: object = None
        self.result: AdviceResult | None = None
        self.what = quiet_label(
            self.tr(
                "<b>Advice from the data, not a judgement.</b> Both look at how far each criterion tells the places "
                "of the study area apart, not at how important it is.<br><b>Entropy</b>: the more unequally the "
                "values are spread over the places, the more weight. A criterion that is the same everywhere gets "
                "none.<br><b>CRITIC</b>: the wider the values spread, and the less they repeat what other criteria "
                "say, the more weight."
            ),
            self,
        )
        self.what.setObjectName("advice_what")
        self.notes = quiet_label("", self)
        self.notes.setObjectName("advice_notes")
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(4)
        column.addWidget(self.what)
        column.addWidget(self.notes)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    @property
    def offers(self) -> tuple[Offer, ...]:
        """The weights of both methods, while they belong to the criteria in use."""
        if self.result is None:
            return ()
        names = {"entropy": self.tr("entropy"), "critic": self.tr("CRITIC")}
        buttons = {"entropy": self.tr("Use &entropy"), "critic": self.tr("Use &CRITIC")}
        return tuple(
            Offer(
                names[advice.method],
                dict(zip(self.result.criteria, advice.weights)),
                buttons[advice.method],
                self.tr("Weights from the data ({method})").format(method=names[advice.method]),
            )
            for advice in self.result.advices
        )

    def renew(self, model: ScoreModel | None) -> None:
        """Ask for advice on ``model``, unless it was asked already; weights do not matter to it."""
        if model is None:
            return
        mark = (
            tuple((item.id, item.layer, item.band, item.value_function) for item in model.used),
            model.exclusions,
            model.mask,
        )
        if mark == self._asked:
            self.offered.emit()
            return
        self._asked, self.result = mark, None
        self.notes.setText(self.tr("Looking at the values of the study area…"))
        self._lookups.ask(
            _KIND,
            self.tr("Looking at the values"),
            lambda: AdviceRequest(with_shown_names(model)),
            compute_advice,
            self._found,
        )
        self.offered.emit()

    def forget(self) -> None:
        """The layers may have changed: the next look asks anew."""
        self._asked = None

    def _found(self, outcome: Outcome) -> None:
        self.result = outcome.result if outcome.done else None
        if self.result is None:
            self._asked = None if outcome.cancelled else self._asked
            self.notes.setText(show(outcome.sentence))
        else:
            notes = dict.fromkeys(show(note) for advice in self.result.advices for note in advice.notes)
            self.notes.setText("\n".join(f"• {note}" for note in notes))
        self.offered.emit()
