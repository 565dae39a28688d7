"""Numbers and units of the weather factor's inputs: kelvin, metres and percent are found before they do harm."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dss_planner.erosion.weather import climate
from dss_planner.erosion.wind import windclimate
from dss_planner.errors import InputError

if TYPE_CHECKING:
    from dss_planner.erosion.weather.weatherrequest import WeatherFactorRequest

#: A whole study area with less rain than this in its wettest place [mm/a] does not exist in the region: it is a unit.
#: Gobi rain given per day instead of per month comes out at 3–10 mm/a [A].
DRIEST_YEAR = 10.0


def require_numbers(request: WeatherFactorRequest) -> None:
    """Raise `InputError` for numbers and choices outside their range."""
    low, high = windclimate.SHAPE_RANGE
    if request.weibull_k is not None and not low <= request.weibull_k <= high:
        raise InputError(
            "The Weibull shape is {found}; a wind distribution has one between {low} and {high} (mostly 1.5–2.5).",
            found=request.weibull_k,
            low=low,
            high=high,
        )
    if not 0.0 <= request.threshold <= 20.0:
        raise InputError(
            "The threshold wind speed at 2 m is {found} m/s; 0–20 m/s is expected (RWEQ: 5 m/s).",
            found=request.threshold,
        )
    for value, known in ((request.height_rule, climate.HEIGHT_RULES), (request.density_form, climate.DENSITY_FORMS)):
        if value not in known:
            raise InputError(
                "“{found}” is not one of {expected}. Choose one of these.", found=value, expected=list(known)
            )


def require_units(
    wind: np.ndarray, temperature: np.ndarray, precipitation: np.ndarray, dem: np.ndarray, given: dict[str, np.ndarray]
) -> None:
    """Raise `InputError` when the arrays of a block are not in m/s, °C, mm/month, m and the units of the request."""
    _require_range("Wind", wind, 0.0, 50.0, "m/s")
    if _largest(temperature) > 150.0:
        raise InputError(
            "The layer “{layer}” reaches {found}, so it is in kelvin; °C is expected. "
            "Run “Align layers”, which converts it.",
            layer="Temperature",
            found=f"{_largest(temperature):.6g}",
        )
    _require_range("Temperature", temperature, -80.0, 60.0, "°C")
    _require_range("Precipitation", precipitation, 0.0, 5000.0, "mm/month")
    year = _largest(precipitation.sum(axis=0))
    if 0.0 < year < DRIEST_YEAR:
        raise InputError(
            "The layer “{layer}” sums to {found} a year at most, so it is in metres, or in millimetres or metres a day "
            "(ERA5 monthly means are a day's); mm/month is expected. Multiply by 1000 if in metres, and by the days of "
            "each month if a day's.",
            layer="Precipitation",
            found=f"{year:.6g}",
        )
    _require_range("Elevation", dem, -500.0, 9000.0, "m")
    if "wind_sd" in given:
        _require_range("Wind standard deviation", given["wind_sd"], 0.0, 50.0, "m/s")
    if "rainy_days" in given:
        _require_range("Rainy days", given["rainy_days"], 0.0, 31.0, "days/month")
    if "snow_probability" in given:
        _require_range("Snow probability", given["snow_probability"], 0.0, 1.0, "0–1, not percent")


def _require_range(name: str, values: np.ndarray, low: float, high: float, unit: str) -> None:
    smallest, largest = float(np.fmin.reduce(values, axis=None)), _largest(values)
    if smallest < low or largest > high:
        raise InputError(
            "The layer “{layer}” has values from {found_low} to {found_high}; {low} to {high} ({unit}) is expected. "
            "Check its unit and its NoData value, or run “Align layers”, which converts units.",
            layer=name,
            found_low=f"{smallest:.6g}",
            found_high=f"{largest:.6g}",
            low=low,
            high=high,
            unit=unit,
        )


def _largest(values: np.ndarray) -> float:
    """Return the largest known value, NaN when none is known (which compares as false)."""
    return float(np.fmax.reduce(values, axis=None))
