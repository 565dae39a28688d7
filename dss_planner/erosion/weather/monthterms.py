"""The terms of one month's weather factor, each by itself: WF = Wf·(ρ/g)·SW·SD."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dss_planner.erosion.weather import climate
from dss_planner.erosion.weather.evaporation import OUDIN, monthly_evaporation
from dss_planner.erosion.wind import windclimate


@dataclass(frozen=True)
class MonthClimate:
    """The climate of one month; arrays that broadcast against each other, NaN where unknown.

    temperature, temperature_minimum, temperature_maximum [°C]; precipitation, irrigation [mm/month]; elevation [m];
    radiation at the top of the atmosphere, solar_radiation at the surface [MJ/(m²·d)]; rainy_days, irrigation_days
    [days/month]; snow_probability: share of days with more than 25.4 mm of snow [0–1]; snow_depth: mean [m].
    """

    temperature: np.ndarray
    precipitation: np.ndarray
    elevation: np.ndarray
    radiation: np.ndarray
    rainy_days: np.ndarray | None = None
    snow_probability: np.ndarray | None = None
    snow_depth: np.ndarray | None = None
    irrigation: np.ndarray | None = None
    irrigation_days: np.ndarray | None = None
    temperature_minimum: np.ndarray | None = None
    temperature_maximum: np.ndarray | None = None
    solar_radiation: np.ndarray | None = None


@dataclass(frozen=True)
class TermChoices:
    """Which forms are used; fields as in `WeatherFactorRequest`."""

    density_form: str = "zou2020"
    evaporation: str = OUDIN
    rain_per_rainy_day: float = climate.RAIN_PER_RAINY_DAY
    frozen_below: float | None = None


@dataclass(frozen=True)
class MonthTerms:
    """wind: Wf = Nd·E[u(u − ut)²] [m³/s³·d]; density ρ [kg/m³]; wetness SW, snow SD: shares of time that count (0–1).

    frozen: where the month counts as frozen; None when that is not considered.
    """

    wind: np.ndarray
    density: np.ndarray
    wetness: np.ndarray
    snow: np.ndarray | None
    frozen: np.ndarray | None

    def factor(self) -> np.ndarray:
        """Return WF = Wf·(ρ/g)·SW·SD [kg/m]; 0 where frozen."""
        factor = self.wetness * self.wind * self.density / climate.GRAVITY
        if self.snow is not None:
            factor = factor * self.snow
        if self.frozen is not None:
            factor = np.where(self.frozen, factor * 0.0, factor)
        return factor


def month_terms(
    month: int, expectation: np.ndarray, weather: MonthClimate, choices: TermChoices | None = None
) -> MonthTerms:
    """Return the terms of a month (0–11) from its ``expectation`` E[u(u − ut)²] at 2 m [m³/s³] and climate."""
    choices = choices or TermChoices()
    days = climate.MONTH_DAYS[month]
    frozen = None if choices.frozen_below is None else np.asarray(weather.temperature) <= choices.frozen_below
    return MonthTerms(
        windclimate.wind_factor(expectation, days),
        climate.DENSITY_FORMS[choices.density_form](weather.elevation, weather.temperature),
        _wetness(days, weather, choices),
        _snow(weather),
        frozen,
    )


def _wetness(days: int, weather: MonthClimate, choices: TermChoices) -> np.ndarray:
    evaporation = monthly_evaporation(
        choices.evaporation,
        days,
        weather.temperature,
        weather.radiation,
        weather.temperature_minimum,
        weather.temperature_maximum,
        weather.solar_radiation,
    )
    each = choices.rain_per_rainy_day
    water = climate.rain_only(weather.precipitation, weather.temperature)
    wet_days = weather.rainy_days
    if wet_days is None:
        wet_days = climate.estimated_rainy_days(water, days, each)
    if weather.irrigation is not None:
        own_days = weather.irrigation_days
        if own_days is None:
            own_days = climate.estimated_rainy_days(weather.irrigation, days, each)
        # days of rain and of irrigation are taken as different days; together they are at most all
        water, wet_days = water + weather.irrigation, wet_days + own_days
    return climate.soil_wetness_factor(evaporation, water, wet_days, days)


def _snow(weather: MonthClimate) -> np.ndarray | None:
    if weather.snow_probability is not None:
        return climate.snow_factor(weather.snow_probability)
    if weather.snow_depth is not None:
        return climate.snow_factor_of_depth(weather.snow_depth)
    return None
