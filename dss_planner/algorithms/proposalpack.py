"""Proposal pack: maps, report, tables and files of a plan, for a funder, in a language."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingOutputFile,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterString,
)

from dss_planner.algorithms.base import PlannerAlgorithm
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs
from dss_planner.layers.translation import show
from dss_planner.proposal.content.model import SENSITIVITIES
from dss_planner.proposal.languages.numbers import LANGUAGES
from dss_planner.proposal.maps.theme import SHEETS
from dss_planner.proposal.packing.folders import require_own
from dss_planner.proposal.packing.making import make_pack
from dss_planner.proposal.packing.request import PackRequest
from dss_planner.proposal.presets.checklist import MET
from dss_planner.proposal.presets.preset import preset_ids

#: Of the choice of sensitivity: what the plan itself says.
_OF_PLAN = "plan"


class ProposalPack(PlannerAlgorithm):
    """Make the pack of a plan that goes into a proposal."""

    ID = "proposalpack"
    GROUP = "plan"

    def displayName(self) -> str:
        return self.tr("Proposal pack")

    def flags(self) -> Any:
        """Layouts belong to the main thread."""
        return super().flags() | QgsProcessingAlgorithm.Flag.FlagNoThreading

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        file, folder = QgsProcessingParameterFile.Behavior.File, QgsProcessingParameterFile.Behavior.Folder
        self.add(QgsProcessingParameterFile("PLAN", self.tr("Plan (GeoPackage)"), file, extension="gpkg"))
        self.add_choice("PRESET", self.tr("For"), preset_ids(), "full")
        self.add_choice("LANGUAGE", self.tr("Language"), LANGUAGES, "en")
        study = self.tr("Study folder (that of the plan when empty)")
        self.add(QgsProcessingParameterFile("STUDY", study, folder, optional=True), advanced=True)
        sensitivity = self.tr("Who may see it")
        self.add_choice("SENSITIVITY", sensitivity, (_OF_PLAN, *SENSITIVITIES), _OF_PLAN, advanced=True)
        note = self.tr("Note on every map")
        self.add(QgsProcessingParameterString("NOTE", note, "", multiLine=True, optional=True), advanced=True)
        self.add_choice("SHEET", self.tr("Size of the maps"), tuple(SHEETS), "A4", advanced=True)
        self.add_number("DPI", self.tr("Dots per inch of the maps"), 200, 72, 300, whole=True, advanced=True)
        outlines = self.tr("Letters of the maps as shapes")
        self.add(QgsProcessingParameterBoolean("OUTLINES", outlines, False), advanced=True)
        self.add(QgsProcessingParameterFolderDestination("FOLDER", self.tr("Folder of the pack")))
        self.addOutput(QgsProcessingOutputFile("REPORT", self.tr("Report (PDF)")))
        self.addOutput(QgsProcessingOutputNumber("CHECKED", self.tr("Numbers held against the plan")))
        self.addOutput(QgsProcessingOutputNumber("MISSING", self.tr("Demands of the funder that are not met")))

    def check(self, inputs: Inputs) -> None:
        require_own(Path(inputs.file_output("FOLDER")))

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        sensitivity = inputs.choice("SENSITIVITY")
        request = PackRequest(
            plan=inputs.file("PLAN"),
            folder=inputs.file_output("FOLDER"),
            study=inputs.file("STUDY") if inputs.given("STUDY") else "",
            preset=inputs.choice("PRESET"),
            language=inputs.choice("LANGUAGE"),
            sensitivity="" if sensitivity == _OF_PLAN else sensitivity,
            note=inputs.text("NOTE"),
            sheet=inputs.choice("SHEET"),
            dpi=inputs.whole("DPI"),
            outlines=inputs.flag("OUTLINES"),
        )
        result = make_pack(request, bridge.progress, bridge.cancelled)
        bridge.tell(result.failed)
        for line in result.checklist:
            if line.state == MET:
                continue
            reasons = " ".join(show(reason.sentence) for reason in line.reasons if reason.state != MET)
            bridge.say(f"{show(line.asks)}: {reasons}")
        if result.untranslated:
            said = self.tr("{count} sentences have no translation and stand in English.")
            bridge.say(said.format(count=len(result.untranslated)))
        report = next((name for name in result.files if name.endswith("report.pdf")), "")
        return {
            "FOLDER": result.folder,
            "REPORT": f"{result.folder}/{report}" if report else "",
            "CHECKED": result.checked,
            "MISSING": sum(line.state == "missing" for line in result.checklist),
        }
