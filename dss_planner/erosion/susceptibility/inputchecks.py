"""Units of the inputs of the data-poor paths: kelvin, fractions and metres are found before they do harm."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from dss_planner.erosion.loss.erosionchecks import TEXTURE_TOLERANCE, extremes
from dss_planner.erosion.weather.weatherchecks import DRIEST_YEAR
from dss_planner.errors import InputError
from dss_planner.raster.reading import open_raster

#: Name, smallest and largest believable value, and what is expected, by role.
LIMITS: Mapping[str, tuple[str, float, float, str]] = {
    "wind": ("Wind", 0.0, 50.0, "m/s"),
    "temperature": ("Temperature", -80.0, 60.0, "°C, not kelvin"),
    "precipitation": ("Precipitation", 0.0, 5000.0, "mm/month"),
    "evaporation": ("Evaporation", 0.0, 1000.0, "mm/month"),
    "soil_moisture": ("Soil moisture", 0.0, 1.0, "m³/m³, not percent"),
    "elevation": ("Elevation", -500.0, 9000.0, "m"),
    "sand": ("Sand", 0.0, 101.0, "percent"),
    "silt": ("Silt", 0.0, 101.0, "percent"),
    "clay": ("Clay", 0.0, 101.0, "percent"),
    "organic_matter": ("Organic matter", 0.0, 60.0, "percent, not g/kg"),
    "carbonate": ("Carbonate", 0.0, 100.0, "percent, not g/kg"),
    "cover": ("Vegetation cover", 0.0, 100.0, "percent (0–100)"),
    "gravel": ("Gravel", 0.0, 100.0, "percent"),
    "erodible_fraction": ("Erodible fraction", 0.0, 1.0, "0–1, not percent"),
    "crust": ("Crust factor", 0.0, 1.0, "0–1, not percent"),
    "climate": ("Climatic erosivity", 0.0, np.inf, "0 or more"),
    "weather": ("Weather", 0.0, np.inf, "0 or more"),
    "disturbance": ("Disturbance", 0.0, np.inf, "0 or more"),
    "roughness": ("Roughness", 0.0, np.inf, "0 or more"),
}
#: Added soil contents that nowhere exceed this are fractions of 1.
FRACTIONS = 1.5
#: Rounding that a value may lie outside its limits.
_ROUNDING = 1e-4


def require_limits(layers: Mapping[str, np.ndarray]) -> None:
    """Raise `InputError` when an array of a block lies outside the limits of its role."""
    for role, values in layers.items():
        if role not in LIMITS:
            continue
        name, low, high, expected = LIMITS[role]
        found_low, found_high = extremes(values)
        if found_low < low - _ROUNDING or found_high > high + _ROUNDING:
            raise InputError(
                "The layer “{layer}” has values from {found_low} to {found_high}; {expected} is expected. "
                "Check its unit and its NoData value, or run “Align layers”, which converts units.",
                layer=name,
                found_low=f"{found_low:.6g}",
                found_high=f"{found_high:.6g}",
                expected=expected,
            )


def require_rain_a_month(precipitation: np.ndarray) -> None:
    """Raise `InputError` when twelve months (12, rows, columns) of rain add up to far too little: another unit."""
    year = extremes(precipitation.sum(axis=0))[1]
    if 0.0 < year < DRIEST_YEAR:
        raise InputError(
            "The layer “{layer}” sums to {found} a year at most, so it is in metres, or a day's mean; mm/month is "
            "expected. Multiply it by 1000, or by the days of each month.",
            layer="Precipitation",
            found=f"{year:.6g}",
        )


def require_percent(names: str, total: np.ndarray) -> None:
    """Raise `InputError` when soil contents added up (``names``) are fractions of 1 everywhere in a block."""
    largest = extremes(total)[1]
    if 0.0 < largest <= FRACTIONS:
        raise InputError(
            "The layers “{layers}” add up to {found} at most, so they are fractions of 1; percent is expected. "
            "Multiply them by 100, or run “Align layers”, which converts them.",
            layers=names,
            found=f"{largest:.6g}",
        )


def consistent_texture(sand: np.ndarray, silt: np.ndarray, clay: np.ndarray) -> np.ndarray:
    """Return bool: where sand, silt and clay [%] add up to 100 % within a tolerance."""
    return np.abs(sand + silt + clay - 100.0) <= TEXTURE_TOLERANCE


def require_months(months: Sequence[int], path: str, name: str) -> tuple[int, ...]:
    """Return the band numbers to add up of a layer of one band, or of 13 bands (12 months and the year).

    Raises `InputError` for other band counts, for months outside 1–12 and for months of a layer without them.
    """
    for month in months:
        if not 1 <= month <= 12:
            raise InputError("The month {found} is outside 1–12. Choose months from 1 (January) to 12.", found=month)
    count = open_raster(path).RasterCount
    if count == 13:
        return tuple(sorted(set(months))) or (13,)
    if count != 1:
        raise InputError(
            "The layer “{layer}” has {found} band(s); one band, or 13 (twelve months and the year) are needed. "
            "Choose another layer.",
            layer=name,
            found=count,
        )
    if months:
        raise InputError(
            "Months were chosen, but the layer “{layer}” has one band only, without months. Choose a layer with 13 "
            "bands, or no months.",
            layer=name,
        )
    return (1,)
