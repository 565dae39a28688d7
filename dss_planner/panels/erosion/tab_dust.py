"""Dust and exposure: where fine dust comes from, apart from where sand moves, and whom it reaches."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QAbstractItemView

from dss_planner.panels.erosion.breakpoint_editor import BreakpointEditor
from dss_planner.panels.erosion.layer_view import LayerView
from dss_planner.panels.erosion.number_editor import NumberEditor
from dss_planner.panels.erosion.recorded_results import parameters_of, results_of
from dss_planner.panels.erosion.result_layers import raster_results
from dss_planner.panels.erosion.step_settings import dust_settings, numeric_fields, offer_fields
from dss_planner.panels.erosion.tab import ErosionTab
from dss_planner.panels.page import NotesBox, quiet_label
from dss_planner.panels.results import read_json
from dss_planner.panels.role_names import role_name
from dss_planner.panels.tables import Cell, ResultTable, number, rounded
from dss_planner.study.folder import StudyFolder

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.tasks.lookups import Lookups

_STEPS = ("dust", "exposure")


class DustTab(ErosionTab):
    """Dust sources, sand hazard, surface types, people downwind."""

    def __init__(self, session: StudySession, lookups: Lookups) -> None:
        super().__init__(session, lookups)
        self.title = self.tr("&Dust and exposure")
        self.add_step(
            "dust",
            self.tr("S&core dust sources"),
            self.tr("Dust source potential, apart from sand hazard: a dry lake bed outranks gravel desert"),
        )
        self.add_step(
            "exposure",
            self.tr("Work out &exposure"),
            self.tr("People downwind; needs a wind record or table, and population or settlements"),
        )
        self.view = LayerView("erosion_dust", session, lookups, self.inner)
        self.view.message.connect(self.message)
        self.body.addWidget(self.view, 1)
        headings = (self.tr("Evidence"), self.tr("Rank correlation"), self.tr("Top tenths shared"), self.tr("Cells"))
        self.evidence = ResultTable(headings, 0, "erosion_evidence", 5, self.inner)
        self.evidence.setAccessibleName(self.tr("How the dust sources agree with observed or modelled dust"))
        self.evidence.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.evidence.setToolTip(self.tr("Evidence is compared with the score, never mixed in unseen"))
        self.body.addWidget(self.evidence)
        self.facts = quiet_label("", self.inner)
        self.facts.setObjectName("erosion_dust_facts")
        self.body.addWidget(self.facts)
        self.settings = dust_settings(self.inner)
        self.settings.changed.connect(lambda values: self.session.change(**values))
        self.body.addWidget(self.settings)
        self.breakpoints = BreakpointEditor(("dust",), self.inner)
        self.breakpoints.changed.connect(lambda values: self.session.change(**values))
        self.body.addWidget(self.breakpoints)
        self.numbers = NumberEditor(("dust",), self.inner)
        self.numbers.changed.connect(lambda values: self.session.change(**values))
        self.body.addWidget(self.numbers)
        self.notes = NotesBox(self.inner)
        self.body.addWidget(self.notes)

    def show_editors(self) -> None:
        """Show the numbers of the user as they are now."""
        self.breakpoints.show_settings(self.session.settings, self.session.folder)
        self.numbers.show_settings(self.session.settings)

    def renew(self) -> None:
        """Offer the maps that are there."""
        folder = self.session.folder
        self.view.show_layers(
            raster_results(folder, _STEPS),
            self.tr("Nothing has been worked out yet. Press “Score dust sources”.")
            if folder
            else self.tr("Choose a study folder on page 1 of DSS Planner, or open the example there."),
        )
        dust = results_of(str(Path(folder, "dust_source.tif"))) if folder else {}
        comparisons = [item for item in dust.get("comparisons") or () if isinstance(item, dict)]
        self.evidence.setVisible(bool(comparisons))
        self.evidence.fill([_comparison(item) for item in comparisons])
        self.facts.setText(self._facts(folder))
        self._offer_fields(folder)
        self.settings.show_settings(self.session.settings)
        self.show_editors()
        self.notes.show_notes([note for step in _STEPS for note in self.session.notes(step)])

    def _offer_fields(self, folder: str) -> None:
        """Offer the fields of the settlements; with a population raster they do not count."""
        layers = read_json(folder, "alignment.json").get("layers", ()) if folder else ()
        there = any(layer.get("role") == "settlements" and layer.get("kind") == "vector" for layer in layers)
        here = StudyFolder.at(folder)
        found = numeric_fields(here.vector("settlements")) if there else []
        offer_fields(self.settings, "population_field", found, self.session.settings.population_field)
        self.settings.field("population_field").setEnabled(there and not here.has("population"))

    def _facts(self, folder: str) -> str:
        lines = []
        if folder and Path(folder, "dust_source.tif").exists():
            lines.append(
                self.tr(
                    "Wind-tunnel emission of fine dust: dunes, lake beds, fans 0.8–5.4, gravel and gobi "
                    "0.003–0.126 mg/m²·s [V]: about a hundred times apart, so the two maps differ."
                )
            )
        exposure = parameters_of(str(Path(folder, "exposure.tif"))) if folder else {}
        if "decay_km" in exposure:
            lines.append(
                self.tr(
                    "Of what leaves a place, the share still in the air falls to a third (1/e) after {decay} km [A]; "
                    "nothing is counted beyond {most} km."
                ).format(decay=rounded(float(exposure["decay_km"])), most=rounded(float(exposure.get("max_km") or 0.0)))
            )
        return "\n".join(lines)


def _comparison(item: dict) -> list[Cell]:
    spearman, overlap = (_value(item.get(name)) for name in ("spearman", "overlap"))
    share = Cell("–" if math.isnan(overlap) else f"{number(100.0 * overlap)} %", overlap)
    return [
        Cell(role_name(str(item.get("name", "")))),
        Cell(number(spearman, 2), spearman),
        share,
        Cell(number(_value(item.get("cells"))), _value(item.get("cells"))),
    ]


def _value(value: object) -> float:
    return float(value) if isinstance(value, (int, float)) else math.nan
