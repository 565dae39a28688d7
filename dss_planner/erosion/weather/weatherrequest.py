"""What is asked of the weather factor, and what comes out."""

from __future__ import annotations

from dataclasses import dataclass

from dss_planner.erosion.weather import climate
from dss_planner.erosion.weather.erosivewind import ErosiveWindFacts
from dss_planner.erosion.wind import windclimate
from dss_planner.text import Text


@dataclass(frozen=True)
class WeatherFactorRequest:
    """What the weather factor is computed from; all rasters on one grid. One of wind and erosive_wind is needed.

    wind: mean wind speed [m/s] at ``wind_height``, 12 bands; None with erosive_wind.
    erosive_wind: E[u(u − ut)², u > ut] at 2 m [m³/s³], 12 bands, from hourly to daily winds (`erosivewind`); it is used
    in place of wind, and threshold, height_rule, weibull_k and wind_sd then were chosen when it was made.
    temperature: monthly mean [°C], 12 bands. precipitation [mm/month], 12 bands. dem: elevation [m].
    output: GeoTIFF to write.
    weibull_k: one shape for all cells, or wind_sd: standard deviation of wind speed [m/s], 12 bands; with neither
    the shape is `windclimate.DEFAULT_SHAPE`. rainy_days: days with rain, 12 bands.
    snow_probability: share of days with more than 25.4 mm snow depth [0–1], 12 bands; or snow_depth: monthly mean [m],
    12 bands, with which a month is either bare or covered; the probability is preferred when both are given.
    height_rule: a key of `climate.HEIGHT_RULES`. wind_height [m]: of the wind above ground.
    density_form: a key of `climate.DENSITY_FORMS`.
    threshold: wind speed at 2 m below which nothing moves [m/s].
    frozen_below: months with a mean temperature at or below this [°C] count as frozen and not erodible; None: off.
    evaporation: a key of `evaporation.EVAPORATION_FORMS`: 'oudin' needs nothing more; 'hargreaves_range' needs
    temperature_minimum and temperature_maximum: monthly means of the daily extremes [°C], 12 bands; 'radiation' and
    'radiation_rweq' need solar_radiation at the surface [MJ/(m²·d)], 12 bands.
    irrigation [mm/month], 12 bands, with irrigation_days [days/month], 12 bands. rain_per_rainy_day: rain or irrigation
    of a wet day [mm] where the days are not given [A].
    """

    wind: str | None
    temperature: str
    precipitation: str
    dem: str
    output: str
    weibull_k: float | None = None
    wind_sd: str | None = None
    rainy_days: str | None = None
    snow_probability: str | None = None
    height_rule: str = "power_1_7"
    density_form: str = "zou2020"
    threshold: float = windclimate.THRESHOLD
    frozen_below: float | None = None
    erosive_wind: str | None = None
    wind_height: float = climate.STANDARD_HEIGHT
    evaporation: str = "oudin"
    temperature_minimum: str | None = None
    temperature_maximum: str | None = None
    solar_radiation: str | None = None
    irrigation: str | None = None
    irrigation_days: str | None = None
    snow_depth: str | None = None
    rain_per_rainy_day: float = climate.RAIN_PER_RAINY_DAY


@dataclass(frozen=True)
class WeatherFactorResult:
    """Where the weather factor is. known: share of known cells (0–1) of each of the 13 bands; notes: assumptions.

    wind_path: 'weibull_shape' or 'weibull_deviation' (mean winds), or 'erosive_wind' (observations); observations: what
    erosive wind was made from, when its layer says so.
    """

    output: str
    known: tuple[float, ...]
    notes: tuple[Text, ...]
    wind_path: str = ""
    observations: ErosiveWindFacts | None = None
