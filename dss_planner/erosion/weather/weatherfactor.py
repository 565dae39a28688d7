"""The RWEQ weather factor from monthly climate: WF = Wf·(ρ/g)·SW·SD for twelve months and their sum."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from osgeo import osr

from dss_planner import provenance
from dss_planner.erosion.weather import climate
from dss_planner.erosion.weather.weatherchecks import require_numbers, require_units
from dss_planner.erosion.weather.weatherrequest import WeatherFactorRequest, WeatherFactorResult
from dss_planner.erosion.wind import windclimate
from dss_planner.errors import InputError
from dss_planner.raster.blocks import Source, map_blocks
from dss_planner.raster.grid import Grid, spatial_reference
from dss_planner.raster.reading import Window
from dss_planner.raster.writing import Band
from dss_planner.running import CancelCheck, Progress, never, silent
from dss_planner.text import Text, text

__all__ = ["MONTHS", "WeatherFactorRequest", "WeatherFactorResult", "compute_weather_factor", "month_factor"]

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_UNIT = "kg/m"
_MONTHLY = "one for each month, January to December"


def compute_weather_factor(
    request: WeatherFactorRequest, progress: Progress = silent, cancelled: CancelCheck = never
) -> WeatherFactorResult:
    """Write the weather factor [kg/m] as 13 bands: January to December, and their sum.

    Raises `InputError` for wrong numbers, grids, band counts or units; `OutputError`; `Cancelled`.
    """
    require_numbers(request)
    sources = _sources(request)
    bands = tuple(Band(f"Weather factor {period}", _UNIT) for period in (*MONTHS, "year"))
    written = map_blocks(
        _block_function(request),
        sources,
        request.output,
        bands,
        text("Weather factor"),
        located=True,
        pure=True,
        progress=progress,
        cancelled=cancelled,
    )
    result = WeatherFactorResult(request.output, written.known, _notes(request))
    inputs = {source.name: source.path for source in sources}
    provenance.record(request.output, "weatherfactor", inputs, request, result)
    return result


def row_latitudes(grid: Grid, first: int, rows: int) -> np.ndarray:
    """Return the latitude [°] of the middle cell of ``rows`` rows from row ``first``.

    Raises `InputError` when the grid has no CRS.
    """
    if not grid.crs:
        raise InputError(
            "The layer “{layer}” has no coordinate reference system, so its latitude (for evaporation) is unknown. "
            "Set it in Layer Properties → Source, then run “Align layers”.",
            layer="Wind",
        )
    degrees = spatial_reference("EPSG:4326")
    transformation = osr.CoordinateTransformation(spatial_reference(grid.crs), degrees)
    points = [grid.xy(grid.width / 2.0, row + 0.5) for row in range(first, first + rows)]
    return np.array([point[1] for point in transformation.TransformPoints(points)])


def month_factor(
    month: int,
    expectation: np.ndarray,
    temperature: np.ndarray,
    precipitation: np.ndarray,
    elevation: np.ndarray,
    radiation: np.ndarray,
    rainy_days: np.ndarray | None = None,
    snow_probability: np.ndarray | None = None,
    density: Callable[..., np.ndarray] = climate.density_zou,
    frozen_below: float | None = None,
) -> np.ndarray:
    """Return WF of one month (0–11) [kg/m] = Nd·E[u(u − ut)²]·(ρ/g)·SW·SD.

    expectation: of the wind at 2 m [m³/s³]; radiation: at the top of the atmosphere [MJ/(m²·d)], any shape that
    broadcasts; other arguments as in `WeatherFactorRequest`, arrays of one month.
    """
    days = climate.MONTH_DAYS[month]
    rain = climate.rain_only(precipitation, temperature)
    wet_days = climate.estimated_rainy_days(rain, days) if rainy_days is None else rainy_days
    evaporation = climate.potential_evaporation(temperature, radiation, days)
    factor = climate.soil_wetness_factor(evaporation, rain, wet_days, days)
    factor = factor * windclimate.wind_factor(expectation, days) * density(elevation, temperature) / climate.GRAVITY
    if snow_probability is not None:
        factor = factor * climate.snow_factor(snow_probability)
    if frozen_below is not None:
        factor = np.where(np.asarray(temperature) <= frozen_below, factor * 0.0, factor)
    return factor


def _sources(request: WeatherFactorRequest) -> list[Source]:
    def monthly(name: str, path: str) -> Source:
        return Source(name, path, bands=None, count=12, meaning=_MONTHLY)

    sources = [
        monthly("Wind", request.wind or ""),
        monthly("Temperature", request.temperature),
        monthly("Precipitation", request.precipitation),
        Source("Elevation", request.dem, count=1, meaning="elevation in metres"),
    ]
    optional = {
        "Wind standard deviation": request.wind_sd,
        "Rainy days": request.rainy_days,
        "Snow probability": request.snow_probability,
    }
    return sources + [monthly(name, path) for name, path in optional.items() if path]


def _block_function(request: WeatherFactorRequest) -> Callable[..., np.ndarray]:
    grid = Grid.read(request.wind or "")
    ratio = climate.HEIGHT_RULES[request.height_rule]
    density = climate.DENSITY_FORMS[request.density_form]
    shape = request.weibull_k or windclimate.DEFAULT_SHAPE
    extra = [name for name in ("wind_sd", "rainy_days", "snow_probability") if getattr(request, name)]

    def block(
        window: Window,
        wind: np.ndarray,
        temperature: np.ndarray,
        precipitation: np.ndarray,
        dem: np.ndarray,
        *others: np.ndarray,
    ) -> np.ndarray:
        given = dict(zip(extra, others))
        require_units(wind, temperature, precipitation, dem, given)
        latitude = row_latitudes(grid, window.row, window.height)[:, np.newaxis]
        result = np.empty((13, window.height, window.width), dtype=np.float32)
        for month in range(12):
            radiation = climate.extraterrestrial_radiation(latitude, climate.MID_MONTH_DAYS[month])
            at_2_m = wind[month] * ratio
            if "wind_sd" in given:
                deviation = given["wind_sd"][month] * ratio
                expectation = windclimate.expectation_from_deviation(at_2_m, deviation, request.threshold)
            else:
                expectation = windclimate.expectation_from_mean(at_2_m, shape, request.threshold)
            result[month] = month_factor(
                month,
                expectation,
                temperature[month],
                precipitation[month],
                dem[0],
                radiation,
                _month(given, "rainy_days", month),
                _month(given, "snow_probability", month),
                density,
                request.frozen_below,
            )
        result[12] = result[:12].sum(axis=0)
        return result

    return block


def _month(given: dict[str, np.ndarray], name: str, month: int) -> np.ndarray | None:
    return given[name][month] if name in given else None


def _notes(request: WeatherFactorRequest) -> tuple[Text, ...]:
    notes = []
    if request.wind_sd:
        notes.append(text("Monthly winds go through a Weibull distribution with the shape from mean and deviation."))
    elif request.weibull_k is not None:
        notes.append(text("Monthly winds go through a Weibull distribution with shape {k}.", k=request.weibull_k))
    else:
        notes.append(
            text(
                "Neither a Weibull shape nor a deviation of wind speed was given: shape {k} is assumed. "
                "Gustier winds (a smaller shape) give much higher values.",
                k=windclimate.DEFAULT_SHAPE,
            )
        )
    notes.append(
        text(
            "Evaporation is estimated from mean temperature and latitude (Oudin et al. 2005); precipitation of months "
            "at or below {limit} °C counts as snow.",
            limit=climate.SNOW_TEMPERATURE,
        )
    )
    if not request.rainy_days:
        notes.append(
            text(
                "Rainy days were not given: one for each {rain} mm of monthly rain is assumed.",
                rain=climate.RAIN_PER_RAINY_DAY,
            )
        )
    if not request.snow_probability:
        notes.append(text("Snow cover was not given and is not considered: winter values are upper bounds."))
    if request.frozen_below is not None:
        notes.append(
            text("Months at or below {limit} °C count as frozen and not erodible.", limit=request.frozen_below)
        )
    return tuple(notes)
