"""Erosive wind: hourly to daily winds, on a grid or of stations, to the wind term of the weather factor."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorDestination,
    QgsProcessingUtils,
)

from dss_planner.algorithms.base import PlannerAlgorithm
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs
from dss_planner.erosion.weather.climate import HEIGHT_RANGE, HEIGHT_RULES, STANDARD_HEIGHT
from dss_planner.erosion.weather.stationwinds import (
    LAYER,
    StationWindRequest,
    WindGridRequest,
    station_winds,
    station_winds_to_grid,
)
from dss_planner.erosion.wind.recordcolumns import UNITS
from dss_planner.erosion.wind.windclimate import THRESHOLD
from dss_planner.errors import InputError
from dss_planner.raster.stations import METHODS
from dss_planner.running import portion
from dss_planner.study.erosivewind import ErosiveWindRequest, compute_erosive_wind

#: The unit that the files state.
_STATED = "stated"


class ErosiveWind(PlannerAlgorithm):
    """Compute the monthly mean of u(u − ut)² from winds of hours or days."""

    ID = "erosivewind"
    GROUP = "erosion"
    STYLE = "erosive_wind"

    def displayName(self) -> str:
        return self.tr("Erosive wind")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self._add_files("SERIES", self.tr("Series of wind on a grid, hourly to daily [m/s] (NetCDF, GRIB, VRT)"))
        self._add_files("RECORDS", self.tr("Wind records of stations, hourly to daily [m/s, kn or km/h] (CSV, NOAA)"))
        self.add_raster("GRID", self.tr("Raster whose grid the result is brought to"), optional=True)
        self._add_files("SERIES_NORTH", self.tr("Files of the wind towards the north"), advanced=True)
        self._add_text("VARIABLE", self.tr("Variable: wind speed, or wind towards the east"))
        self._add_text("VARIABLE_NORTH", self.tr("Variable: wind towards the north"))
        self.add_choice("UNIT", self.tr("Unit of the wind speed"), (_STATED, *UNITS), _STATED, advanced=True)
        self.add_number(
            "WIND_HEIGHT", self.tr("Height of the wind above ground [m]"), None, *HEIGHT_RANGE, advanced=True
        )
        self.add_choice(
            "HEIGHT_RULE", self.tr("Wind to 2 m"), tuple(HEIGHT_RULES), next(iter(HEIGHT_RULES)), advanced=True
        )
        self.add_number("THRESHOLD", self.tr("Threshold wind speed at 2 m [m/s]"), THRESHOLD, 0.0, 20.0, advanced=True)
        for name, label in (("FIRST_YEAR", self.tr("First year")), ("LAST_YEAR", self.tr("Last year"))):
            self.add_number(name, label, None, 1850, 2200, whole=True, advanced=True)
        self.add_choice("METHOD", self.tr("Method between stations"), METHODS, METHODS[0], advanced=True)
        self.add(
            QgsProcessingParameterBoolean("MAXIMA", self.tr("Accept daily maxima or gusts in a series"), False),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterVectorDestination(
                "STATIONS",
                self.tr("Stations with erosive wind"),
                QgsProcessing.SourceType.TypeVectorPoint,
                optional=True,
                createByDefault=False,
            ),
            advanced=True,
        )
        self.add_raster_output("OUTPUT", self.tr("Erosive wind at 2 m [m³/s³]"))

    def check(self, inputs: Inputs) -> None:
        if inputs.given("SERIES") == inputs.given("RECORDS"):
            raise InputError("Give either a series of wind on a grid or wind records of stations.")
        if inputs.given("RECORDS") and not inputs.given("GRID"):
            raise InputError("Stations are interpolated to the grid of a raster. Choose one as “Raster whose grid …”.")

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        if inputs.given("SERIES"):
            return self._from_series(inputs, bridge)
        return self._from_stations(inputs, bridge)

    def _from_series(self, inputs: Inputs, bridge: FeedbackBridge) -> dict[str, Any]:
        height = inputs.optional_number("WIND_HEIGHT")
        unit = inputs.choice("UNIT")
        request = ErosiveWindRequest(
            sources=inputs.files("SERIES"),
            output=inputs.raster_output("OUTPUT"),
            v_sources=inputs.files("SERIES_NORTH"),
            variable=inputs.text("VARIABLE"),
            v_variable=inputs.text("VARIABLE_NORTH"),
            unit="" if unit == _STATED else unit,
            wind_height=STANDARD_HEIGHT if height is None else height,
            height_rule=inputs.choice("HEIGHT_RULE"),
            threshold=inputs.number("THRESHOLD"),
            first_year=_year(inputs, "FIRST_YEAR"),
            last_year=_year(inputs, "LAST_YEAR"),
            grid=inputs.raster("GRID"),
            maxima=inputs.flag("MAXIMA"),
        )
        result = compute_erosive_wind(request, bridge.progress, bridge.cancelled)
        bridge.say_known(min(result.known))
        bridge.tell(result.notes)
        return {"OUTPUT": result.output}

    def _from_stations(self, inputs: Inputs, bridge: FeedbackBridge) -> dict[str, Any]:
        unit, kept = inputs.choice("UNIT"), inputs.given("STATIONS")
        stations = (
            inputs.vector_output("STATIONS") if kept else QgsProcessingUtils.generateTempFilename("stations.gpkg")
        )
        request = StationWindRequest(
            records=inputs.files("RECORDS"),
            output=stations,
            unit=None if unit == _STATED else unit,
            wind_height=inputs.optional_number("WIND_HEIGHT"),
            height_rule=inputs.choice("HEIGHT_RULE"),
            threshold=inputs.number("THRESHOLD"),
            first_year=_year(inputs, "FIRST_YEAR"),
            last_year=_year(inputs, "LAST_YEAR"),
        )
        made = station_winds(request, portion(bridge.progress, 0.0, 0.5), bridge.cancelled)
        bridge.tell(made.notes)
        gridded = station_winds_to_grid(
            WindGridRequest(
                f"{Path(stations)}|layername={LAYER}",
                inputs.raster("GRID"),
                inputs.raster_output("OUTPUT"),
                inputs.choice("METHOD"),
            ),
            portion(bridge.progress, 0.5, 1.0),
            bridge.cancelled,
        )
        bridge.tell(gridded.notes)
        return {"OUTPUT": gridded.output, **({"STATIONS": stations} if kept else {})}

    def _add_files(self, name: str, label: str, advanced: bool = False) -> None:
        self.add(
            QgsProcessingParameterMultipleLayers(name, label, QgsProcessing.SourceType.TypeFile, optional=True),
            advanced,
        )

    def _add_text(self, name: str, label: str) -> None:
        self.add(QgsProcessingParameterString(name, label, "", optional=True), advanced=True)


def _year(inputs: Inputs, name: str) -> int | None:
    return inputs.whole(name) if inputs.given(name) else None
