"""Numbers and units of the weather factor's inputs: kelvin, watts, metres and percent are found before they do harm."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from dss_planner.erosion.weather import climate
from dss_planner.erosion.weather.erosivewind import UNIT
from dss_planner.erosion.weather.evaporation import EVAPORATION_FORMS
from dss_planner.erosion.weather.weathernotes import NAMES
from dss_planner.erosion.weather.weatherrequest import WeatherFactorRequest
from dss_planner.erosion.wind import windclimate
from dss_planner.errors import InputError
from dss_planner.raster.reading import open_raster

#: A whole study area with less rain than this in its wettest place [mm/a] does not exist in the region: it is a unit.
#: Gobi rain given per day instead of per month comes out at 3–10 mm/a [A].
DRIEST_YEAR = 10.0
#: A mean wind of the year above this [m/s] is windier than any land: km/h [A].
WINDIEST_YEAR = 18.0
#: The sunniest month of any place has more than this [MJ/(m²·d)]; kWh/(m²·d) have less [A].
DULLEST_SUMMER = 10.0
#: Radiation at the surface may exceed that at the top of the atmosphere by this factor and addend [MJ/(m²·d)] before
#: it is refused: the middle of a month stands for all of it [A].
RADIATION_SLACK = (1.05, 1.0)
#: Mean temperature may lie outside the daily extremes by this [°C] where layers of different origin meet [A].
TEMPERATURE_SLACK = 5.0
#: Lowest and highest plausible value, and the unit, by field.
RANGES = {
    "wind": (0.0, 50.0, "m/s"),
    "erosive_wind": (0.0, 5000.0, "m³/s³, the monthly mean of u(u − ut)²"),
    "wind_sd": (0.0, 50.0, "m/s"),
    "temperature": (-80.0, 60.0, "°C"),
    "temperature_minimum": (-80.0, 60.0, "°C"),
    "temperature_maximum": (-80.0, 70.0, "°C"),
    "precipitation": (0.0, 5000.0, "mm/month"),
    "rainy_days": (0.0, 31.0, "days/month"),
    "irrigation": (0.0, 2000.0, "mm/month"),
    "irrigation_days": (0.0, 31.0, "days/month"),
    "solar_radiation": (0.0, 45.0, "MJ/(m²·d); W/m² × 0.0864, J/m² × 0.000001, cal/cm² × 0.0419"),
    "snow_probability": (0.0, 1.0, "0–1, not percent"),
    "snow_depth": (0.0, 3.0, "m, not cm or mm"),
    "dem": (-500.0, 9000.0, "m"),
}
_TEMPERATURES = ("temperature", "temperature_minimum", "temperature_maximum")


def require_numbers(request: WeatherFactorRequest) -> None:
    """Raise `InputError` for numbers and choices outside their range, and for layers that a choice needs."""
    low, high = windclimate.SHAPE_RANGE
    if request.weibull_k is not None and not low <= request.weibull_k <= high:
        raise InputError(
            "The Weibull shape is {found}; a wind distribution has one between {low} and {high} (mostly 1.5–2.5).",
            found=request.weibull_k,
            low=low,
            high=high,
        )
    for value, known in (
        (request.density_form, climate.DENSITY_FORMS),
        (request.evaporation, EVAPORATION_FORMS),
    ):
        if value not in known:
            raise InputError(
                "“{found}” is not one of {expected}. Choose one of these.", found=value, expected=list(known)
            )
    require_wind_numbers(request.height_rule, request.wind_height, request.threshold)
    if not 0.1 <= request.rain_per_rainy_day <= 100.0:
        raise InputError(
            "The rain of a rainy day is {found} mm; 0.1–100 mm is expected.", found=request.rain_per_rainy_day
        )
    _require_layers(request)


def require_wind_numbers(height_rule: str, wind_height: float, threshold: float) -> None:
    """Raise `InputError` unless wind at ``wind_height`` [m] can be taken to 2 m and compared with the threshold."""
    if not 0.0 <= threshold <= 20.0:
        raise InputError(
            "The threshold wind speed at 2 m is {found} m/s; 0–20 m/s is expected (RWEQ: 5 m/s).", found=threshold
        )
    if height_rule not in climate.HEIGHT_RULES:
        raise InputError(
            "“{found}” is not one of {expected}. Choose one of these.",
            found=height_rule,
            expected=list(climate.HEIGHT_RULES),
        )
    low, high = climate.HEIGHT_RANGE
    if not low <= wind_height <= high:
        raise InputError(
            "The wind is said to be {found} m above ground; {low}–{high} m is expected (mostly 10 m).",
            found=wind_height,
            low=low,
            high=high,
        )
    if height_rule == climate.FIXED_RULE and wind_height != climate.STANDARD_HEIGHT:
        raise InputError(
            "The height rule {rule} is known for wind at 10 m only; this wind is at {found} m. Choose one of "
            "{expected}.",
            rule=height_rule,
            found=wind_height,
            expected=[rule for rule in climate.HEIGHT_RULES if rule != height_rule],
        )


def require_erosive_unit(path: str) -> None:
    """Raise `InputError` when the layer states a unit that erosive wind does not have, such as m/s of a mean wind."""
    dataset = open_raster(path)  # a band does not outlive its dataset
    found = dataset.GetRasterBand(1).GetUnitType()
    plain = found.lower().replace("³", "3").replace("^", "").replace("**", "").replace(" ", "")
    if found and plain not in ("m3/s3", "m3s-3"):
        raise InputError(
            "The layer “{layer}” is in {found}; {expected} is expected, the monthly mean of u(u − ut)² that “Erosive "
            "wind” makes. Give mean wind speed as “{other}”.",
            layer=NAMES["erosive_wind"],
            found=found,
            expected=UNIT,
            other=NAMES["wind"],
        )


def require_units(given: Mapping[str, np.ndarray]) -> None:
    """Raise `InputError` when arrays of a block, by field of the request, are not in the units of the request."""
    for field in _TEMPERATURES:
        if field in given and _largest(given[field]) > 150.0:
            raise InputError(
                "The layer “{layer}” reaches {found}, so it is in kelvin; °C is expected. "
                "Run “Align layers”, which converts it.",
                layer=NAMES[field],
                found=f"{_largest(given[field]):.6g}",
            )
    for field, values in given.items():
        _require_range(field, values)
    _require_rain(given["precipitation"])
    if "wind" in given:
        _require_calm(given["wind"])
    if "solar_radiation" in given:
        _require_sun(given["solar_radiation"])
    if "temperature_minimum" in given:
        _require_order(given["temperature"], given["temperature_minimum"], given["temperature_maximum"])


def require_below_sky(solar: np.ndarray, radiation: np.ndarray, month: int) -> None:
    """Raise `InputError` when radiation at the surface exceeds that at the top of the atmosphere [MJ/(m²·d)]."""
    factor, addend = RADIATION_SLACK
    excess = np.asarray(solar) - (radiation * factor + addend)
    if _largest(excess) > 0.0:
        place = np.unravel_index(int(np.nanargmax(excess)), excess.shape)
        raise InputError(
            "The layer “{layer}” has {found} MJ/(m²·d) in month {month} where only {most} reach the atmosphere. Check "
            "its unit and the order of its months (January first).",
            layer=NAMES["solar_radiation"],
            found=f"{float(np.asarray(solar)[place]):.4g}",
            month=month + 1,
            most=f"{float(np.broadcast_to(radiation, excess.shape)[place]):.4g}",
        )


def _require_layers(request: WeatherFactorRequest) -> None:
    if not request.wind and not request.erosive_wind:
        raise InputError(
            "Neither “{wind}” nor “{erosive}” was given; one of them is needed.",
            wind=NAMES["wind"],
            erosive=NAMES["erosive_wind"],
        )
    missing = [NAMES[field] for field in EVAPORATION_FORMS[request.evaporation].needs if not getattr(request, field)]
    if missing:
        raise InputError(
            "Evaporation by “{form}” needs {missing}, which was not given. Give it, or choose {other}, which needs "
            "only mean temperature.",
            form=request.evaporation,
            missing=" / ".join(f"“{name}”" for name in missing),
            other=next(iter(EVAPORATION_FORMS)),
        )
    if request.irrigation_days and not request.irrigation:
        raise InputError(
            "“{days}” was given without “{water}”. Give both, or leave both out.",
            days=NAMES["irrigation_days"],
            water=NAMES["irrigation"],
        )


def _require_rain(precipitation: np.ndarray) -> None:
    year = _largest(precipitation.sum(axis=0))
    if 0.0 < year < DRIEST_YEAR:
        raise InputError(
            "The layer “{layer}” sums to {found} a year at most, so it is in metres, or in millimetres or metres a day "
            "(ERA5 monthly means are a day's); mm/month is expected. Multiply by 1000 if in metres, and by the days of "
            "each month if a day's.",
            layer=NAMES["precipitation"],
            found=f"{year:.6g}",
        )


def _require_calm(wind: np.ndarray) -> None:
    year = _largest(wind.mean(axis=0))
    if year > WINDIEST_YEAR:
        raise InputError(
            "The layer “{layer}” has a yearly mean of {found}, more than anywhere on land; m/s is expected. Divide by "
            "3.6 if it is in km/h, multiply by 0.5144 if in knots.",
            layer=NAMES["wind"],
            found=f"{year:.4g}",
        )


def _require_sun(solar: np.ndarray) -> None:
    sunniest = _largest(solar.max(axis=0))
    if sunniest < DULLEST_SUMMER:
        raise InputError(
            "The layer “{layer}” reaches {found} in its sunniest month; MJ/(m²·d) is expected, of which there are "
            "15–30. Multiply by 3.6 if it is in kWh/(m²·d).",
            layer=NAMES["solar_radiation"],
            found=f"{sunniest:.4g}",
        )


def _require_order(mean: np.ndarray, minimum: np.ndarray, maximum: np.ndarray) -> None:
    if _largest(minimum - maximum) > 0.0:
        raise InputError(
            "“{low}” is above “{high}” by up to {found} °C. Check that the two layers are not exchanged and that their "
            "months are in the same order.",
            low=NAMES["temperature_minimum"],
            high=NAMES["temperature_maximum"],
            found=f"{_largest(minimum - maximum):.3g}",
        )
    outside = max(_largest(minimum - mean), _largest(mean - maximum))
    if outside > TEMPERATURE_SLACK:
        raise InputError(
            "“{mean}” lies outside “{low}” and “{high}” by up to {found} °C. Check the months' order (January first) "
            "and the units.",
            mean=NAMES["temperature"],
            low=NAMES["temperature_minimum"],
            high=NAMES["temperature_maximum"],
            found=f"{outside:.3g}",
        )


def _require_range(field: str, values: np.ndarray) -> None:
    low, high, unit = RANGES[field]
    smallest, largest = float(np.fmin.reduce(values, axis=None)), _largest(values)
    if smallest < low or largest > high:
        raise InputError(
            "The layer “{layer}” has values from {found_low} to {found_high}; {low} to {high} ({unit}) is expected. "
            "Check its unit and its NoData value, or run “Align layers”, which converts units.",
            layer=NAMES[field],
            found_low=f"{smallest:.6g}",
            found_high=f"{largest:.6g}",
            low=low,
            high=high,
            unit=unit,
        )


def _largest(values: np.ndarray) -> float:
    """Return the largest known value, NaN when none is known (which compares as false)."""
    return float(np.fmax.reduce(values, axis=None))
