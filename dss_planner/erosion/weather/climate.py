"""Monthly climate terms of the weather factor: wind height, air density, evaporation, wet soil, snow.

Pure functions on arrays. Evidence tags in brackets: [V] read in the source, [V2] read in a secondary source,
[M] from memory, [A] assumption, [D] derived.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike

#: Days of the twelve months (a common year).
MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
#: Day of the year in the middle of each month.
MID_MONTH_DAYS = (16, 45, 75, 105, 136, 166, 197, 228, 258, 289, 319, 350)
#: Acceleration of gravity in RWEQ [m/s²] (Zou et al. 2020) [V].
GRAVITY = 9.8
#: 0 °C in kelvin.
ZERO_CELSIUS = 273.15
#: Density of dry air at 0 °C and 101.3 kPa [kg/m³] (Zou et al. 2020) [V].
STANDARD_DENSITY = 1.293
#: Standard pressure [kPa] in the same source [V].
STANDARD_PRESSURE = 101.3
#: Solar constant [MJ/(m²·min)] (FAO-56, Allen et al. 1998) [M].
SOLAR_CONSTANT = 0.0820
#: Latent heat of vaporisation [MJ/kg], so 2.45 MJ/m² evaporate 1 mm (FAO-56) [M]; 2.54 is a misprint that circulates.
LATENT_HEAT = 2.45
#: Oudin et al. (2005, J. Hydrology 303:290–306): PET = Ra/λ·(T + 5)/100 where T > −5 °C [V2: pyet's docs, codes].
OUDIN_SHIFT = 5.0
OUDIN_DIVISOR = 100.0
#: Months at or below this mean temperature [°C] get their precipitation as snow, which the snow factor covers [A].
SNOW_TEMPERATURE = 0.0
#: Snow deeper than this covers the ground [m]: 25.4 mm (Fryrear) [V code].
SNOW_COVER_DEPTH = 0.0254
#: Joules of one calorie (International Table); one MJ/(m²·d) is 23.88 cal/(cm²·d) [D].
JOULES_PER_CALORIE = 4.1868
CALORIES_PER_MEGAJOULE = 100.0 / JOULES_PER_CALORIE
#: Rain of a rainy day [mm] when the number of rainy days is not given [A].
RAIN_PER_RAINY_DAY = 4.0

#: Ratio of wind at 2 m to wind at 10 m by rule: one-seventh power law [V code], 0.12 power law of desert surfaces
#: (Meng et al. 2022) [V], fixed 0.72 of ecosystem accounting codes [V2], FAO-56 logarithm over grass [M].
HEIGHT_RULES = {
    "power_1_7": (2.0 / 10.0) ** (1.0 / 7.0),
    "power_0_12": (2.0 / 10.0) ** 0.12,
    "factor_0_72": 0.72,
    "fao56": 4.87 / math.log(67.8 * 10.0 - 5.42),
}
#: Height that the rules are stated for [m].
STANDARD_HEIGHT = 10.0
#: Heights at which wind is measured or modelled [m]; beyond them the profiles do not hold [A].
HEIGHT_RANGE = (1.0, 120.0)
#: The rule that holds from 10 m only.
FIXED_RULE = "factor_0_72"
_EXPONENTS = {"power_1_7": 1.0 / 7.0, "power_0_12": 0.12}


def height_ratio(rule: str, height: float = STANDARD_HEIGHT) -> float:
    """Return wind at 2 m divided by wind at ``height`` [m] by one of `HEIGHT_RULES`.

    Power laws: (2/h)^α; FAO-56: 4.87/ln(67.8·h − 5.42) [M]. The fixed 0.72 is known for 10 m only; raises ValueError
    for it at another height, and for heights outside `HEIGHT_RANGE`.
    """
    if not HEIGHT_RANGE[0] <= height <= HEIGHT_RANGE[1]:
        raise ValueError(f"height {height} m")
    if height == STANDARD_HEIGHT:
        return HEIGHT_RULES[rule]
    if rule in _EXPONENTS:
        return (2.0 / height) ** _EXPONENTS[rule]
    if rule == FIXED_RULE:
        raise ValueError(f"{rule} at {height} m")
    return 4.87 / math.log(67.8 * height - 5.42)


def wind_at_2_m(wind: ArrayLike, rule: str = "power_1_7", height: float = STANDARD_HEIGHT) -> np.ndarray:
    """Return wind speed at 2 m from wind speed at ``height`` [m] by one of `HEIGHT_RULES`; same unit."""
    return np.asarray(wind) * height_ratio(rule, height)


def density_fryrear(elevation: ArrayLike, temperature: ArrayLike) -> np.ndarray:
    """Return air density [kg/m³] from elevation [m] and temperature [°C]; attributed to Fryrear et al. 1998 [V2]."""
    km = np.asarray(elevation) / 1000.0
    return 348.0 * (1.013 - 0.1183 * km + 0.0048 * km**2) / (np.asarray(temperature) + ZERO_CELSIUS)


def density_zou(elevation: ArrayLike, temperature: ArrayLike) -> np.ndarray:
    """Return air density [kg/m³] from elevation [m] and temperature [°C] (Zou et al. 2020, J. Arid Land) [V]."""
    pressure = 101.08 * np.exp(-np.asarray(elevation) / 7924.0)
    return STANDARD_DENSITY * 273.0 * pressure / (STANDARD_PRESSURE * (273.0 + np.asarray(temperature)))


def density_talukdar(elevation: ArrayLike, temperature: ArrayLike) -> np.ndarray:
    """Return air density [kg/m³] from elevation [m] and temperature [°C] (Talukdar et al. 2022, code) [V]."""
    km = np.asarray(elevation) / 1000.0
    pressure = STANDARD_PRESSURE * (1.0 - 0.0255 * km * 6357.0 / (6357.0 + km)) ** 5.256
    return STANDARD_DENSITY * 273.0 / (273.0 + np.asarray(temperature)) * pressure / STANDARD_PRESSURE


#: The three published forms; they differ by at most 3 % up to 2 km [D].
DENSITY_FORMS = {"zou2020": density_zou, "fryrear1998": density_fryrear, "talukdar2022": density_talukdar}


def extraterrestrial_radiation(latitude: ArrayLike, day: int) -> np.ndarray:
    """Return radiation at the top of the atmosphere [MJ/(m²·d)] at a latitude [°] on a day of the year (FAO-56) [M]."""
    phi = np.radians(np.asarray(latitude, dtype=np.float64))
    angle = 2.0 * math.pi * day / 365.0
    distance = 1.0 + 0.033 * math.cos(angle)
    declination = 0.409 * math.sin(angle - 1.39)
    sunset = np.arccos(np.clip(-np.tan(phi) * math.tan(declination), -1.0, 1.0))
    height = sunset * np.sin(phi) * math.sin(declination) + np.cos(phi) * math.cos(declination) * np.sin(sunset)
    return 24.0 * 60.0 / math.pi * SOLAR_CONSTANT * distance * np.maximum(height, 0.0)


def potential_evaporation(temperature: ArrayLike, radiation: ArrayLike, days: int) -> np.ndarray:
    """Return potential evapotranspiration of a month [mm] from its mean temperature [°C] and ``radiation`` [MJ/(m²·d)].

    Oudin et al. 2005: the form that needs only mean temperature and latitude. Zero at and below −5 °C.
    """
    warmth = np.maximum(np.asarray(temperature) + OUDIN_SHIFT, 0.0) / OUDIN_DIVISOR
    return np.asarray(radiation) / LATENT_HEAT * warmth * days


def hargreaves_rweq(temperature: ArrayLike, solar: ArrayLike) -> np.ndarray:
    """Return ETp [mm/d] of the RWEQ manual from mean temperature [°C] and solar radiation [cal/(cm²·d)] [M].

    It gives 1.20 times the textbook's `hargreaves_radiation` [D].
    """
    return 0.0162 * (np.asarray(solar) / 58.5) * (np.asarray(temperature) + 17.8)


def hargreaves_radiation(temperature: ArrayLike, solar: ArrayLike) -> np.ndarray:
    """Return ETp [mm/d] = 0.0135·(Rs/2.45)·(T + 17.8) from mean temperature [°C] and solar radiation [MJ/(m²·d)].

    The textbook's Hargreaves form [M]; 2.45 MJ/m² evaporate 1 mm (2.54 is a misprint that takes 3.5 % off).
    """
    return 0.0135 * (np.asarray(solar) / LATENT_HEAT) * (np.asarray(temperature) + 17.8)


def hargreaves_range(
    temperature: ArrayLike, minimum: ArrayLike, maximum: ArrayLike, radiation: ArrayLike
) -> np.ndarray:
    """Return ETp [mm/d] from mean, minimum, maximum temperature [°C] and extraterrestrial radiation [MJ/(m²·d)] [M]."""
    spread = np.sqrt(np.maximum(np.asarray(maximum) - np.asarray(minimum), 0.0))
    return 0.0023 * np.asarray(radiation) / LATENT_HEAT * (np.asarray(temperature) + 17.8) * spread


def rain_only(precipitation: ArrayLike, temperature: ArrayLike) -> np.ndarray:
    """Return the rain of a month [mm]: precipitation where it is warmer than `SNOW_TEMPERATURE`, else 0."""
    precipitation, temperature = np.asarray(precipitation), np.asarray(temperature)
    rain = np.where(temperature > SNOW_TEMPERATURE, precipitation, 0.0)
    return np.where(np.isfinite(precipitation) & np.isfinite(temperature), rain, np.nan)


def estimated_rainy_days(rain: ArrayLike, days: int, each: float = RAIN_PER_RAINY_DAY) -> np.ndarray:
    """Return a rough number of rainy days of a month from its rain [mm]: ``each`` mm a day, at most all days [A]."""
    return np.minimum(np.asarray(rain) / each, float(days))


def soil_wetness_factor(evaporation: ArrayLike, rain: ArrayLike, rainy_days: ArrayLike, days: float) -> np.ndarray:
    """Return SW = [ETp − (R + I)·(Rd/Nd)]/ETp in 0–1: the share of wind that meets dry soil.

    evaporation, rain with irrigation [mm in the period], rainy_days with days of irrigation, days [d]. Where nothing
    evaporates (winter) the soil counts as wet (0) only when it rained; frozen or snow-covered ground is the snow
    factor's matter. NaN stays NaN.
    """
    evaporation = np.asarray(evaporation)
    wetting = np.asarray(rain) * np.minimum(np.asarray(rainy_days), days) / days
    dry = np.where(wetting > 0.0, 0.0, 1.0)
    ratio = np.divide(evaporation - wetting, evaporation, out=dry, where=evaporation > 0.0)
    ratio = np.clip(ratio, 0.0, 1.0)
    return np.where(np.isfinite(evaporation) & np.isfinite(wetting), ratio, np.nan)


def snow_factor(snow_probability: ArrayLike) -> np.ndarray:
    """Return SD = 1 − P(snow depth > 25.4 mm), the share of time without snow cover (Fryrear) [V code]."""
    return 1.0 - np.clip(np.asarray(snow_probability), 0.0, 1.0)


def snow_factor_of_depth(depth: ArrayLike) -> np.ndarray:
    """Return SD as 1 or 0: whether the mean snow depth [m] of a month is at most `SNOW_COVER_DEPTH` (pyrweq) [V code].

    Crude: a month is all bare or all covered. Prefer `snow_factor` where the share of days is known.
    """
    depth = np.asarray(depth)
    return np.where(np.isfinite(depth), np.where(depth > SNOW_COVER_DEPTH, 0.0, 1.0), np.nan)


def fao_climatic_erosivity(
    wind: ArrayLike, evaporation: ArrayLike, precipitation: ArrayLike, days: ArrayLike
) -> np.ndarray:
    """Return a month's term of the FAO (1979) climatic erosivity C = u³·((PET − P)/PET)·d/100 [V2].

    wind: monthly mean at 2 m [m/s]; evaporation, precipitation [mm/month]. Sum the twelve months for the year.
    It has no threshold, so a mean wind is its proper input. Where P > PET, or PET is 0, the term is 0.
    """
    evaporation = np.asarray(evaporation, dtype=np.float64)
    precipitation = np.asarray(precipitation, dtype=np.float64)
    safe = np.where(evaporation > 0.0, evaporation, 1.0)
    deficit = np.where(evaporation > 0.0, np.clip((evaporation - precipitation) / safe, 0.0, 1.0), 0.0)
    deficit = np.where(np.isfinite(evaporation) & np.isfinite(precipitation), deficit, np.nan)
    return np.asarray(wind) ** 3 * deficit * np.asarray(days) / 100.0
