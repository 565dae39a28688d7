"""Weather factor of RWEQ from monthly climate."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingContext

from dss_planner.algorithms.base import PlannerAlgorithm
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs
from dss_planner.erosion.weather.climate import DENSITY_FORMS, HEIGHT_RULES
from dss_planner.erosion.weather.weatherfactor import WeatherFactorRequest, compute_weather_factor
from dss_planner.erosion.wind.windclimate import SHAPE_RANGE, THRESHOLD
from dss_planner.errors import InputError


class WeatherFactor(PlannerAlgorithm):
    """Compute the monthly and yearly weather factor."""

    ID = "weatherfactor"
    GROUP = "erosion"
    STYLE = "weather_factor"

    def displayName(self) -> str:
        return self.tr("Weather factor")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_raster("WIND", self.tr("Mean wind speed at 10 m [m/s, 12 monthly bands]"))
        self.add_number("WEIBULL_K", self.tr("Weibull shape k of the wind, the same everywhere"), None, *SHAPE_RANGE)
        self.add_raster("WIND_SD", self.tr("Standard deviation of wind speed [m/s, 12 monthly bands]"), optional=True)
        self.add_raster("TEMPERATURE", self.tr("Mean temperature [°C, 12 monthly bands]"))
        self.add_raster("PRECIPITATION", self.tr("Precipitation [mm/month, 12 monthly bands]"))
        self.add_raster("RAINY_DAYS", self.tr("Days with rain [days/month, 12 monthly bands]"), optional=True)
        self.add_raster(
            "SNOW_PROBABILITY",
            self.tr("Share of days with snow deeper than 25 mm [0–1, 12 monthly bands]"),
            optional=True,
        )
        self.add_raster("DEM", self.tr("Elevation [m]"))
        self.add_choice(
            "HEIGHT_RULE",
            self.tr("Wind from 10 m to 2 m"),
            tuple(HEIGHT_RULES),
            next(iter(HEIGHT_RULES)),
            advanced=True,
        )
        self.add_number("THRESHOLD", self.tr("Threshold wind speed at 2 m [m/s]"), THRESHOLD, 0.0, 20.0, advanced=True)
        self.add_choice(
            "DENSITY_FORM",
            self.tr("Air density formula"),
            tuple(DENSITY_FORMS),
            next(iter(DENSITY_FORMS)),
            advanced=True,
        )
        self.add_number(
            "FROZEN_BELOW",
            self.tr("Months up to this mean temperature count as frozen [°C]"),
            None,
            -60.0,
            30.0,
            advanced=True,
        )
        self.add_raster_output("OUTPUT", self.tr("Weather factor [kg/m]"))

    def check(self, inputs: Inputs) -> None:
        if inputs.given("WEIBULL_K") and inputs.given("WIND_SD"):
            raise InputError(
                "A Weibull shape ({shape}) and a raster of standard deviations were both given; "
                "one of them decides the wind distribution. Leave one of them empty.",
                shape=inputs.number("WEIBULL_K"),
            )

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        request = WeatherFactorRequest(
            wind=inputs.raster("WIND"),
            temperature=inputs.raster("TEMPERATURE"),
            precipitation=inputs.raster("PRECIPITATION"),
            dem=inputs.raster("DEM"),
            output=inputs.raster_output("OUTPUT"),
            weibull_k=inputs.optional_number("WEIBULL_K"),
            wind_sd=inputs.raster("WIND_SD") or None,
            rainy_days=inputs.raster("RAINY_DAYS") or None,
            snow_probability=inputs.raster("SNOW_PROBABILITY") or None,
            height_rule=inputs.choice("HEIGHT_RULE"),
            density_form=inputs.choice("DENSITY_FORM"),
            threshold=inputs.number("THRESHOLD"),
            frozen_below=inputs.optional_number("FROZEN_BELOW"),
        )
        result = compute_weather_factor(request, bridge.progress, bridge.cancelled)
        bridge.say_known(min(result.known))
        bridge.tell(result.notes)
        return {"OUTPUT": result.output}
