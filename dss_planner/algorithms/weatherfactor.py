"""Weather factor of RWEQ from monthly climate."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingContext

from dss_planner.algorithms.base import PlannerAlgorithm
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs
from dss_planner.erosion.weather.climate import (
    DENSITY_FORMS,
    HEIGHT_RANGE,
    HEIGHT_RULES,
    RAIN_PER_RAINY_DAY,
    STANDARD_HEIGHT,
)
from dss_planner.erosion.weather.evaporation import EVAPORATION_FORMS
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
        # with erosive wind no mean wind is needed, and one of them always is
        self.add_raster("WIND", self.tr("Mean wind speed at 10 m [m/s, 12 monthly bands]"), optional=True)
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
        self._add_further()
        self.add_raster_output("OUTPUT", self.tr("Weather factor [kg/m]"))

    def _add_further(self) -> None:
        rasters = {
            "EROSIVE_WIND": self.tr("Erosive wind at 2 m, in place of mean wind [m³/s³, 12 monthly bands]"),
            "TEMPERATURE_MINIMUM": self.tr("Mean of the daily lowest temperature [°C, 12 monthly bands]"),
            "TEMPERATURE_MAXIMUM": self.tr("Mean of the daily highest temperature [°C, 12 monthly bands]"),
            "SOLAR_RADIATION": self.tr("Solar radiation at the ground [MJ/(m²·d), 12 monthly bands]"),
            "IRRIGATION": self.tr("Irrigation [mm/month, 12 monthly bands]"),
            "IRRIGATION_DAYS": self.tr("Days with irrigation [days/month, 12 monthly bands]"),
            "SNOW_DEPTH": self.tr("Mean snow depth [m, 12 monthly bands]"),
        }
        for name, label in rasters.items():
            self.add_raster(name, label, optional=True, advanced=True)
        self.add_number(
            "WIND_HEIGHT", self.tr("Height of the mean wind above ground [m]"), STANDARD_HEIGHT, *HEIGHT_RANGE,
            advanced=True,
        )  # fmt: skip
        self.add_choice(
            "EVAPORATION", self.tr("Evaporation formula"), tuple(EVAPORATION_FORMS), next(iter(EVAPORATION_FORMS)),
            advanced=True,
        )  # fmt: skip
        self.add_number(
            "RAIN_PER_RAINY_DAY",
            self.tr("Rain or irrigation of a wet day where the days are not given [mm]"),
            RAIN_PER_RAINY_DAY, 0.1, 100.0, advanced=True,
        )  # fmt: skip

    def check(self, inputs: Inputs) -> None:
        if not inputs.given("WIND") and not inputs.given("EROSIVE_WIND"):
            raise InputError("Neither mean wind speed nor erosive wind was given. Choose one of them.")
        if inputs.given("WEIBULL_K") and inputs.given("WIND_SD"):
            raise InputError(
                "A Weibull shape ({shape}) and a raster of standard deviations were both given; "
                "one of them decides the wind distribution. Leave one of them empty.",
                shape=inputs.number("WEIBULL_K"),
            )

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        request = WeatherFactorRequest(
            wind=inputs.raster("WIND") or None,
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
            erosive_wind=inputs.raster("EROSIVE_WIND") or None,
            wind_height=inputs.number("WIND_HEIGHT"),
            evaporation=inputs.choice("EVAPORATION"),
            temperature_minimum=inputs.raster("TEMPERATURE_MINIMUM") or None,
            temperature_maximum=inputs.raster("TEMPERATURE_MAXIMUM") or None,
            solar_radiation=inputs.raster("SOLAR_RADIATION") or None,
            irrigation=inputs.raster("IRRIGATION") or None,
            irrigation_days=inputs.raster("IRRIGATION_DAYS") or None,
            snow_depth=inputs.raster("SNOW_DEPTH") or None,
            rain_per_rainy_day=inputs.number("RAIN_PER_RAINY_DAY"),
        )
        result = compute_weather_factor(request, bridge.progress, bridge.cancelled)
        bridge.say_known(min(result.known))
        bridge.tell(result.notes)
        return {"OUTPUT": result.output}
