"""The RWEQ weather factor from monthly climate: WF = Wf·(ρ/g)·SW·SD for twelve months and their sum."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from osgeo import osr

from dss_planner import monthnames, provenance
from dss_planner.erosion.weather import climate
from dss_planner.erosion.weather.erosivewind import read_facts
from dss_planner.erosion.weather.evaporation import EVAPORATION_FORMS, RADIATION, RADIATION_RWEQ
from dss_planner.erosion.weather.monthterms import MonthClimate, TermChoices, month_terms
from dss_planner.erosion.weather.weatherchecks import (
    require_below_sky,
    require_erosive_unit,
    require_numbers,
    require_units,
)
from dss_planner.erosion.weather.weathernotes import NAMES, Seen, weather_notes
from dss_planner.erosion.weather.weatherrequest import WeatherFactorRequest, WeatherFactorResult
from dss_planner.erosion.wind import windclimate
from dss_planner.errors import InputError
from dss_planner.raster.blocks import Source, map_blocks
from dss_planner.raster.grid import Grid, spatial_reference
from dss_planner.raster.reading import Window
from dss_planner.raster.writing import Band
from dss_planner.running import CancelCheck, Progress, never, silent
from dss_planner.text import text

__all__ = ["MONTHS", "WeatherFactorRequest", "WeatherFactorResult", "compute_weather_factor"]

MONTHS = tuple(str(name) for name in monthnames.MONTHS)
_UNIT = "kg/m"
#: Fields of the request that are layers, in the order they are read.
_LAYERS = (
    "wind",
    "erosive_wind",
    "temperature",
    "precipitation",
    "dem",
    "wind_sd",
    "rainy_days",
    "snow_probability",
    "snow_depth",
    "irrigation",
    "irrigation_days",
    "temperature_minimum",
    "temperature_maximum",
    "solar_radiation",
)
_MONTHLY = "one for each month, January to December"


def compute_weather_factor(
    request: WeatherFactorRequest, progress: Progress = silent, cancelled: CancelCheck = never
) -> WeatherFactorResult:
    """Write the weather factor [kg/m] as 13 bands: January to December, and their sum.

    Raises `InputError` for wrong numbers, missing layers, grids, band counts or units; `OutputError`; `Cancelled`.
    """
    require_numbers(request)
    facts = None
    if request.erosive_wind:
        require_erosive_unit(request.erosive_wind)
        facts = read_facts(request.erosive_wind)
    used = _used(request)
    sources = [_source(field, getattr(request, field)) for field in used]
    bands = tuple(Band(f"Weather factor {period}", _UNIT) for period in (*MONTHS, "year"))
    written = map_blocks(
        _block_function(request, used),
        sources,
        request.output,
        bands,
        text("Weather factor"),
        located=True,
        pure=True,
        progress=progress,
        cancelled=cancelled,
    )
    unused = tuple(field for field in _LAYERS if getattr(request, field) and field not in used)
    notes = weather_notes(request, written.tally, facts, unused)
    result = WeatherFactorResult(request.output, written.known, notes, _wind_path(request), facts)
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


def _used(request: WeatherFactorRequest) -> tuple[str, ...]:
    """Return the fields of the layers that the choices of the request leave in use."""
    left_out = {"wind", "wind_sd"} if request.erosive_wind else set()
    if request.snow_probability:
        left_out.add("snow_depth")
    needs = {need for form in EVAPORATION_FORMS.values() for need in form.needs}
    left_out |= needs - set(EVAPORATION_FORMS[request.evaporation].needs)
    return tuple(field for field in _LAYERS if getattr(request, field) and field not in left_out)


def _wind_path(request: WeatherFactorRequest) -> str:
    if request.erosive_wind:
        return "erosive_wind"
    return "weibull_deviation" if request.wind_sd else "weibull_shape"


def _source(field: str, path: str) -> Source:
    if field == "dem":
        return Source(NAMES[field], path, count=1, meaning="elevation in metres")
    return Source(NAMES[field], path, bands=None, count=12, meaning=_MONTHLY)


def _block_function(request: WeatherFactorRequest, used: tuple[str, ...]) -> Callable[..., tuple[np.ndarray, Seen]]:
    grid = Grid.read(getattr(request, used[0]))
    expectation = _expectation_function(request)
    choices = TermChoices(request.density_form, request.evaporation, request.rain_per_rainy_day, request.frozen_below)
    climate_fields = [field for field in used if field not in ("wind", "wind_sd", "erosive_wind", "dem")]

    def block(window: Window, *arrays: np.ndarray) -> tuple[np.ndarray, Seen]:
        given = dict(zip(used, arrays))
        require_units(given)
        latitude = row_latitudes(grid, window.row, window.height)[:, np.newaxis]
        result = np.empty((13, window.height, window.width), dtype=np.float32)
        for month in range(12):
            radiation = climate.extraterrestrial_radiation(latitude, climate.MID_MONTH_DAYS[month])
            if request.evaporation in (RADIATION, RADIATION_RWEQ):
                require_below_sky(given["solar_radiation"][month], radiation, month)
            layers = {field: given[field][month] for field in climate_fields}
            weather = MonthClimate(elevation=given["dem"][0], radiation=radiation, **layers)
            result[month] = month_terms(month, expectation(given, month), weather, choices).factor()
        result[12] = result[:12].sum(axis=0)
        return result, _seen(given)

    return block


def _expectation_function(request: WeatherFactorRequest) -> Callable[[Mapping[str, np.ndarray], int], np.ndarray]:
    """Return what gives E[u(u − ut)²] at 2 m [m³/s³] of a month of a block."""
    ratio = climate.height_ratio(request.height_rule, request.wind_height)
    shape = request.weibull_k or windclimate.DEFAULT_SHAPE

    def expectation(given: Mapping[str, np.ndarray], month: int) -> np.ndarray:
        if "erosive_wind" in given:
            return given["erosive_wind"][month]
        at_2_m = given["wind"][month] * ratio
        if "wind_sd" in given:
            deviation = given["wind_sd"][month] * ratio
            return windclimate.expectation_from_deviation(at_2_m, deviation, request.threshold)
        return windclimate.expectation_from_mean(at_2_m, shape, request.threshold)

    return expectation


def _seen(given: Mapping[str, np.ndarray]) -> Seen:
    winds = cells = 0
    irrigation = 0.0
    if "wind" in given:
        year = given["wind"].mean(axis=0, dtype=np.float64)
        known = np.isfinite(year)
        # whole numbers, so that the sum does not depend on how the raster was cut
        winds, cells = int(np.rint(year[known] * 1000.0).sum()), int(np.count_nonzero(known))
    if "irrigation" in given:
        irrigation = float(np.nan_to_num(np.fmax.reduce(given["irrigation"].sum(axis=0), axis=None)))
    return Seen(winds, cells, irrigation)
