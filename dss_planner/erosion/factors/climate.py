"""The weather factor month by month, split into wind and all the rest, from layers that broadcast."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from dss_planner.erosion.weather import climate
from dss_planner.erosion.weather.monthterms import MonthClimate, MonthTerms, TermChoices, month_terms
from dss_planner.erosion.weather.weatherrequest import WeatherFactorRequest
from dss_planner.erosion.wind import windclimate

#: Layers that are wind or elevation, not a field of `MonthClimate`.
_OTHERS = ("wind", "wind_sd", "erosive_wind", "dem")


def expectation(request: WeatherFactorRequest, layers: Mapping[str, np.ndarray], month: int) -> np.ndarray:
    """Return E[u(u − ut)²] at 2 m [m³/s³] of a month (0–11), as the weather factor takes it."""
    if "erosive_wind" in layers:
        return layers["erosive_wind"][month]
    ratio = climate.height_ratio(request.height_rule, request.wind_height)
    at_2_m = layers["wind"][month] * ratio
    if "wind_sd" in layers:
        return windclimate.expectation_from_deviation(at_2_m, layers["wind_sd"][month] * ratio, request.threshold)
    shape = request.weibull_k or windclimate.DEFAULT_SHAPE
    return windclimate.expectation_from_mean(at_2_m, shape, request.threshold)


def terms(
    request: WeatherFactorRequest,
    layers: Mapping[str, np.ndarray],
    month: int,
    latitude: np.ndarray,
    wind: np.ndarray,
    density_form: str = "",
) -> MonthTerms:
    """Return the terms of a month (0–11); wind: its expectation [m³/s³]; latitude [°], both broadcast to the layers.

    layers: (12, …) by field, elevation (…). density_form: '' for that of the request.
    """
    choices = TermChoices(
        density_form or request.density_form, request.evaporation, request.rain_per_rainy_day, request.frozen_below
    )
    radiation = climate.extraterrestrial_radiation(latitude, climate.MID_MONTH_DAYS[month])
    fields = {field: array[month] for field, array in layers.items() if field not in _OTHERS}
    weather = MonthClimate(elevation=layers["dem"], radiation=radiation, **fields)
    return month_terms(month, wind, weather, choices)


def monthly_factors(
    request: WeatherFactorRequest, layers: Mapping[str, np.ndarray], latitude: np.ndarray
) -> np.ndarray:
    """Return the weather factor [kg/m] of the twelve months (12, …)."""
    return np.stack(
        [terms(request, layers, month, latitude, expectation(request, layers, month)).factor() for month in range(12)]
    )
