"""Uncertainty: how far the map may be off, where it is sure of the worst ground, and which input matters most."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSpinBox, QVBoxLayout, QWidget

from dss_planner.erosion.uncertainty.spread import Spread
from dss_planner.panels.erosion.folding_row import FoldingRow
from dss_planner.panels.erosion.layer_view import LayerView
from dss_planner.panels.erosion.recorded_results import results_of
from dss_planner.panels.erosion.result_layers import raster_results
from dss_planner.panels.erosion.spread_editor import SpreadEditor
from dss_planner.panels.erosion.step_settings import uncertainty_settings
from dss_planner.panels.erosion.tab import ErosionTab
from dss_planner.panels.page import FoldingBox, NotesBox, quiet_label
from dss_planner.panels.tables import Cell, ResultTable, number, rounded

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.tasks.lookups import Lookups

STEP = "uncertainty"
#: Width that the sentence beside the number of draws needs [px].
_FACTS = 300


class UncertaintyTab(ErosionTab):
    """Draws, their maps, what they come from."""

    def __init__(self, session: StudySession, lookups: Lookups) -> None:
        super().__init__(session, lookups)
        self.title = self.tr("&Uncertainty")
        self._filling = False
        self.add_step(
            STEP,
            self.tr("Draw the &inputs"),
            self.tr("Draws the inputs from their stated uncertainty and works the erosion out for each draw"),
        )
        self.draws = self._spin("uncertainty_draws", 20, 5000, self.tr("How often the inputs are drawn; more is surer"))
        self.seed = self._spin("uncertainty_seed", 0, 2**31 - 1, self.tr("The same seed gives the same maps"))
        controls = QWidget(self.inner)
        row = QHBoxLayout(controls)
        row.setContentsMargins(0, 0, 0, 0)
        for words, field in ((self.tr("&Number of draws"), self.draws), (self.tr("S&eed"), self.seed)):
            label = QLabel(words, self.inner)
            label.setBuddy(field)
            row.addWidget(label)
            row.addWidget(field)
        self.facts = quiet_label("", self.inner)
        self.facts.setObjectName("erosion_uncertainty_facts")
        self.facts.setMinimumWidth(_FACTS)
        self.facts.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row.addStretch(1)
        self.body.addWidget(FoldingRow(controls, self.facts, self.inner, (0, 1)))
        self.view = LayerView("erosion_uncertainty", session, lookups, self.inner)
        self.view.message.connect(self.message)
        self.body.addWidget(self.view, 1)
        self._box = FoldingBox(self.inner)
        self._box.set_heading(self.tr("What the uncertainty comes from"))
        headings = (self.tr("Input"), self.tr("Share"), self.tr("Drawn from"), self.tr("Source"), self.tr("Evidence"))
        self.inputs = ResultTable(headings, 3, "erosion_uncertainty_inputs", 12, self._box)
        self.inputs.setAccessibleName(self._box.title())
        layout = QVBoxLayout(self._box)
        layout.addWidget(self.inputs)
        layout.addWidget(
            quiet_label(
                self.tr(
                    "Share: of the variance of the study area's mean (logarithm of the ranking index) that goes with "
                    "this input alone. Every draw changes the whole map at once (systematic error)."
                ),
                self._box,
            )
        )
        self._box.setCollapsed(True)
        self.body.addWidget(self._box)
        self.settings = uncertainty_settings(self.inner)
        self.settings.changed.connect(lambda values: self.session.change(**values))
        self.body.addWidget(self.settings)
        self.spreads = SpreadEditor(self.inner)
        self.spreads.changed.connect(lambda values: self.session.change(**values))
        self.body.addWidget(self.spreads)
        self.notes = NotesBox(self.inner)
        self.body.addWidget(self.notes)

    def show_editors(self) -> None:
        """Show the numbers of the user as they are now."""
        self.spreads.show_settings(self.session.settings, self.session.folder)

    def renew(self) -> None:
        """Offer the maps of the last run and say what they rest on."""
        session = self.session
        self._filling = True
        for field in (self.draws, self.seed):
            field.setValue(getattr(session.settings, field.property("setting")))
        self._filling = False
        outputs = raster_results(session.folder, (STEP,))
        self.view.show_layers(
            outputs,
            self.tr("Nothing has been drawn yet. Press “Draw the inputs” once the erosion is worked out.")
            if session.folder
            else self.tr("Choose a study folder on page 1 of DSS Planner, or open the example there."),
        )
        found = results_of(outputs[0].path) if outputs else {}
        self.facts.setText(self._facts(found))
        contributions = [item for item in found.get("contributions") or () if isinstance(item, dict)]
        self._box.setVisible(bool(contributions))
        self.inputs.fill([_contribution(item) for item in contributions])
        self.settings.show_settings(session.settings)
        self.spreads.show_settings(session.settings, session.folder)
        self.notes.show_notes(session.notes(STEP))

    def _facts(self, found: dict) -> str:
        if "draws" not in found:
            return ""
        return self.tr(
            "{certain} % of the land is top class in at least 9 of 10 draws, {possible} % perhaps. {draws} draws: a "
            "probability is known to ± {error} points (standard error at worst)."
        ).format(
            certain=number(100.0 * _value(found.get("certain")), 1),
            possible=number(100.0 * _value(found.get("possible")), 1),
            draws=number(_value(found["draws"])),
            error=number(100.0 * _value(found.get("standard_error")), 1),
        )

    def _spin(self, name: str, low: int, high: int, tip: str) -> QSpinBox:
        field = QSpinBox(self.inner)
        field.setObjectName(f"erosion_{name}")
        field.setProperty("setting", name)
        field.setRange(low, high)
        field.setKeyboardTracking(False)
        field.setToolTip(tip)
        field.valueChanged.connect(lambda value: self._change(name, value))
        return field

    def _change(self, name: str, value: int) -> None:
        if not self._filling:
            self.session.change(**{name: value})


def _contribution(item: dict) -> list[Cell]:
    share = _value(item.get("share"))
    content = item.get("spread")
    spread = Spread(**content) if isinstance(content, dict) else Spread("relative")
    return [
        Cell(str(item.get("title") or item.get("input") or "")),
        Cell(f"{number(100.0 * share)} %", share),
        Cell(drawn_from(spread)),
        Cell(spread.source),
        Cell(spread.tag),
    ]


def drawn_from(spread: Spread) -> str:
    """Return what an input was drawn from, in few signs."""
    if spread.kind == "choice":
        return " | ".join(str(option) for option in spread.options)
    low, high = (rounded(spread.low), rounded(spread.high))
    sign = {"relative": "× ", "offset": "+ "}.get(spread.kind, "")
    return f"{sign}{low} – {high} {spread.unit}".strip()


def _value(value: object) -> float:
    return float(value) if isinstance(value, (int, float)) else math.nan
