"""Route and day table of a survey."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFileDestination,
)

from dss_planner.access.survey.routelayers import STOPS
from dss_planner.access.survey.surveyroute import OVERNIGHT, SNAP_KM, SurveyRequest, SurveyResult, plan_survey
from dss_planner.algorithms.access import AccessAlgorithm
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs
from dss_planner.algorithms.surveypage import SurveyPage


class SurveyRoute(AccessAlgorithm):
    """Plan on which days, in which order and along which routes a team visits its sites."""

    ID = "surveyroute"
    STYLE = "survey_route"

    def displayName(self) -> str:
        return self.tr("Survey route")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        anything = (QgsProcessing.SourceType.TypeVectorAnyGeometry,)
        self.add_raster("FRICTION", self.tr("Friction [min/m]"))
        self.add_vector("SITES", self.tr("Sites to visit"), anything)
        self.add_name_field("NAME_FIELD", self.tr("Field with the name of the site"), "SITES")
        self.add_vector("BASE", self.tr("Base, one feature"), anything)
        self.add_number("HOURS_PER_DAY", self.tr("Longest day, driving and work [h]"), 10.0, 0.1, 24.0)
        self.add_number("HOURS_PER_SITE", self.tr("Work at each site [h]"), 2.0, 0.0, 24.0)
        self.add_choice("OVERNIGHT", self.tr("Nights"), OVERNIGHT, OVERNIGHT[0])
        self.add_name_field(
            "HOURS_FIELD", self.tr("Field with the hours of work at the site [h]"), "SITES", advanced=True
        )
        self.add_name_field("BASE_NAME_FIELD", self.tr("Field with the name of the base"), "BASE", advanced=True)
        self.add_number("START", self.tr("Start of the day [h]"), 8.0, 0.0, 24.0, advanced=True)
        self.add_number(
            "SNAP", self.tr("Farthest stop from a site that no route reaches [km]"), SNAP_KM, 0.0, 100.0, advanced=True
        )
        self.add_line_output("OUTPUT", self.tr("Survey route"))
        self.add(
            QgsProcessingParameterFileDestination("TABLE", self.tr("Day table (CSV)"), "CSV (*.csv)", optional=True)
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "HTML", self.tr("Day table to print"), "HTML (*.html)", optional=True, createByDefault=False
            )
        )
        for name, label in (
            ("DAYS", self.tr("Number of days")),
            ("VISITED", self.tr("Sites visited")),
            ("DRIVE_HOURS", self.tr("Driving [h]")),
            ("KILOMETRES", self.tr("Distance driven [km]")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        request = SurveyRequest(
            friction=inputs.raster("FRICTION"),
            sites=inputs.vector("SITES", bridge.cancelled),
            base=inputs.vector("BASE", bridge.cancelled),
            output=inputs.vector_output("OUTPUT"),
            table=inputs.file_output("TABLE"),
            name_field=inputs.field("NAME_FIELD"),
            hours_field=inputs.field("HOURS_FIELD"),
            base_name_field=inputs.field("BASE_NAME_FIELD"),
            hours_per_day=inputs.number("HOURS_PER_DAY"),
            hours_per_site=inputs.number("HOURS_PER_SITE"),
            overnight=inputs.choice("OVERNIGHT"),
            start_hour=inputs.number("START"),
            snap_km=inputs.number("SNAP"),
        )
        result = plan_survey(request, bridge.progress, bridge.cancelled)
        self._say(result, bridge)
        bridge.tell(result.notes)
        outputs: dict[str, Any] = {
            "OUTPUT": result.output,
            "DAYS": len(result.days),
            "VISITED": result.visited,
            "DRIVE_HOURS": result.drive_hours,
            "KILOMETRES": result.kilometres,
        }
        if result.table:
            outputs["TABLE"] = result.table
        page = inputs.file_output("HTML")
        if page:
            SurveyPage(result).write(page)
            outputs["HTML"] = page
        if context.willLoadLayerOnCompletion(result.output):
            stops = f"{result.output}|layername={STOPS}"
            self.results().load(context, stops, self.tr("Survey stops"), "survey_stops")
        return outputs

    def _say(self, result: SurveyResult, bridge: FeedbackBridge) -> None:
        for row in result.rows:
            bridge.say(
                self.tr("Day {day}: {leave} {start} – {arrive} {site}, {drive} h, {km} km, work until {done}").format(
                    day=row.day,
                    leave=row.leave,
                    start=row.start,
                    arrive=row.arrive,
                    site=row.site,
                    drive=f"{row.drive_h:.1f}",
                    km=f"{row.km:.0f}",
                    done=row.done,
                )
            )
        bridge.say(SurveyPage(result).summary())
