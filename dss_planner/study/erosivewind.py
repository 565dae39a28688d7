"""Erosive wind from a series on a grid: each step's speed goes through u(u − ut)² before months are averaged."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from osgeo import gdal

from dss_planner import provenance
from dss_planner.erosion.weather import climate
from dss_planner.erosion.weather.erosivewind import (
    FASTEST,
    MONTHS,
    SERIES,
    UNIT,
    USUAL_MEAN,
    ErosiveWindFacts,
    erosive_wind,
    observation_notes,
)
from dss_planner.erosion.weather.weatherchecks import require_wind_numbers
from dss_planner.erosion.wind import windclimate
from dss_planner.erosion.wind.recordcolumns import UNITS, speed_unit
from dss_planner.errors import InputError
from dss_planner.intake.naming import short_name
from dss_planner.intake.rasters.evidence import stated_unit
from dss_planner.intake.series.climatology import SeriesRequest, StepFunction, monthly_climatology
from dss_planner.intake.series.request import LEAST_KNOWN, SeriesResult
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import open_raster
from dss_planner.raster.resample import align_raster
from dss_planner.raster.scratch import ScratchFolder
from dss_planner.raster.writing import Band
from dss_planner.running import CancelCheck, Progress, never, portion, silent
from dss_planner.study.windfiles import variable_of
from dss_planner.text import Text, text

_TITLE = "Erosive wind"
#: What names and metadata say of gusts and of the strongest wind of a day (CMIP: sfcWindmax, E-OBS and ECA: fx).
_MAXIMA = re.compile(r"gust|(?<![a-z])max(imum)?(?![a-z])|windmax|wsmax|max_?wind|(?<![a-z])i?1?0?fg10?(?![a-z])")
_TELLING = ("long_name", "standard_name", "cell_methods", "netcdf_varname", "grib_element", "grib_comment",
            "grib_short_name", "description")  # fmt: skip


@dataclass(frozen=True)
class ErosiveWindRequest:
    """A series of wind on a grid, hourly to daily. output: GeoTIFF with twelve bands [m³/s³] at 2 m.

    sources: rasters of wind speed, or of its component towards the east with ``v_sources`` towards the north: one file
    or consecutive times in any order. variable, v_variable: their names in files that hold several (`variable_of`);
    with v_variable alone, both components come from ``sources``. unit: 'm/s', 'kn', 'km/h' or 'mph'; '' takes what the
    files say, m/s when they say nothing. wind_height [m] above ground; height_rule: a key of `climate.HEIGHT_RULES`;
    threshold [m/s at 2 m]. first_year, last_year: inclusive. grid: raster whose grid the result is brought to
    (bilinear); '' keeps the grid of the series. select, v_select, least_known, nodata, valid: as in `SeriesRequest`.
    maxima: the user accepts daily maxima or gusts, whose result is far too high.
    """

    sources: tuple[str, ...]
    output: str
    v_sources: tuple[str, ...] = ()
    variable: str = ""
    v_variable: str = ""
    unit: str = ""
    wind_height: float = climate.STANDARD_HEIGHT
    height_rule: str = "power_1_7"
    threshold: float = windclimate.THRESHOLD
    first_year: int | None = None
    last_year: int | None = None
    grid: str = ""
    select: Mapping[str, str] = field(default_factory=dict)
    v_select: Mapping[str, str] = field(default_factory=dict)
    least_known: float = LEAST_KNOWN
    nodata: tuple[float, ...] = ()
    valid: tuple[float, float] | None = None
    maxima: bool = False


@dataclass(frozen=True)
class ErosiveWindResult:
    """output: erosive wind [m³/s³], 12 bands. known: share of known cells of the series' grid by month (0–1).

    mean_wind: of all steps and cells [m/s at ``wind_height``].
    """

    output: str
    known: tuple[float, ...]
    mean_wind: float
    facts: ErosiveWindFacts
    notes: tuple[Text, ...]


def compute_erosive_wind(
    request: ErosiveWindRequest, progress: Progress = silent, cancelled: CancelCheck = never
) -> ErosiveWindResult:
    """Write the monthly mean of u(u − ut)² at 2 m over all steps of a series [m³/s³].

    Raises `InputError` for monthly means, daily maxima that were not accepted, unknown units, impossible winds and
    whatever `monthly_climatology` refuses; `OutputError`; `Cancelled`.
    """
    require_wind_numbers(request.height_rule, request.wind_height, request.threshold)
    if not request.sources:
        raise InputError("No series of wind was given. Choose at least one file.")
    given, request = request, _opened(request)
    _require_means(request)
    scale, notes = _scale(request)
    ratio = climate.height_ratio(request.height_rule, request.wind_height)
    wind = _Wind(ratio, request.threshold, short_name(request.sources[0]))
    if request.grid:
        scratch = ScratchFolder(Path(request.output))
        try:
            path = str(scratch.path / "series.tif")
            series = _averaged(request, path, scale, wind, portion(progress, 0.0, 0.9), cancelled)
            _aligned(request, path, portion(progress, 0.9, 1.0), cancelled)
        finally:
            scratch.remove()
    else:
        series = _averaged(request, request.output, scale, wind, progress, cancelled)
    facts = ErosiveWindFacts(
        SERIES,
        series.steps,
        series.values_by_month,
        min(series.years, default=0),
        max(series.years, default=0),
        request.height_rule,
        request.wind_height,
        request.threshold,
        maxima=request.maxima,
    )
    notes = [*observation_notes(facts), *notes, *series.notes, *_odd(wind.mean)]
    result = ErosiveWindResult(request.output, series.known, wind.mean, facts, tuple(notes))
    # sources are listed without hashing them, as for any series: they may be many gigabytes
    provenance.record(request.output, "erosivewind", {"grid": request.grid or None}, given, result)
    return result


class _Wind:
    """Turns speeds [m/s] into erosive wind at 2 m, and keeps what it sees of them."""

    def __init__(self, ratio: float, threshold: float, layer: str) -> None:
        self._ratio = ratio
        self._threshold = threshold
        self._layer = layer
        self._sum = 0.0
        self._count = 0

    @property
    def mean(self) -> float:
        """Mean wind speed so far [m/s]."""
        return self._sum / max(self._count, 1)

    def __call__(self, speed: np.ndarray) -> np.ndarray:
        smallest, largest = (float(f.reduce(speed, axis=None)) for f in (np.fmin, np.fmax))
        if smallest < 0.0:
            raise InputError(
                "“{layer}” has winds below zero ({found}), so it is one component of the wind. Give the component "
                "towards the north too, or a series of wind speed.",
                layer=self._layer,
                found=f"{smallest:.4g}",
            )
        if largest > FASTEST:
            raise InputError(
                "“{layer}” has a wind of {found} m/s; up to {limit} m/s is expected. Check that its unit is m/s, not "
                "km/h or knots, and its NoData value.",
                layer=self._layer,
                found=f"{largest:.4g}",
                limit=FASTEST,
            )
        known = np.isfinite(speed)
        self._sum += float(speed[known].sum())
        self._count += int(np.count_nonzero(known))
        return erosive_wind(speed * self._ratio, self._threshold)


def _averaged(
    request: ErosiveWindRequest, output: str, scale: float, wind: _Wind, progress: Progress, cancelled: CancelCheck
) -> SeriesResult:
    series = SeriesRequest(
        role="wind",
        sources=request.sources,
        output=output,
        v_sources=request.v_sources,
        scale=scale,
        first_year=request.first_year,
        last_year=request.last_year,
        nodata=request.nodata or None,
        valid=request.valid,
        least_known=request.least_known,
        select=request.select,
        v_select=request.v_select,
    )
    return monthly_climatology(series, progress, cancelled, StepFunction(_TITLE, UNIT, wind))


def _aligned(request: ErosiveWindRequest, path: str, progress: Progress, cancelled: CancelCheck) -> None:
    bands = tuple(range(1, MONTHS + 1))
    names = tuple(Band(f"{_TITLE} month {month:02d}", UNIT) for month in bands)
    align_raster(
        path,
        bands,
        Grid.read(request.grid),
        "quantity",
        request.output,
        _TITLE,
        names=names,
        progress=progress,
        cancelled=cancelled,
    )


def _opened(request: ErosiveWindRequest) -> ErosiveWindRequest:
    """Return the request with the variables in place of the files that hold them."""
    v_files = request.v_sources or (request.sources if request.v_variable else ())
    return replace(
        request,
        sources=variable_of(request.sources, request.variable),
        v_sources=variable_of(v_files, request.v_variable),
    )


def _require_means(request: ErosiveWindRequest) -> None:
    if request.maxima:
        return
    for uri in (*request.sources[:1], *request.v_sources[:1]):
        said = next((label for label in _labels(uri) if _MAXIMA.search(label.lower())), "")
        if said:
            raise InputError(
                "“{layer}” calls itself “{said}”: gusts or the strongest wind of a day do not blow all day, and the "
                "result would be far too high. Choose hourly, three-hourly or daily mean winds.",
                layer=short_name(uri),
                said=said,
            )


def _labels(uri: str) -> list[str]:
    """Return what a layer says of its variable: names, descriptions, how it was averaged."""
    dataset = open_raster(uri)
    band = dataset.GetRasterBand(1)
    found = [short_name(uri), band.GetDescription() or ""]
    for metadata in (band.GetMetadata() or {}, dataset.GetMetadata() or {}):
        found += [str(value) for key, value in metadata.items() if key.lower().rsplit("#", 1)[-1] in _TELLING]
    return found


def _scale(request: ErosiveWindRequest) -> tuple[float, list[Text]]:
    """Return what turns the series into m/s, and a note where nothing states the unit."""
    if request.unit:
        if request.unit not in UNITS:
            raise InputError(
                "The unit of speed “{found}” is not known; {expected} are. Choose one of these.",
                found=request.unit,
                expected=", ".join(UNITS),
            )
        return UNITS[request.unit], []
    stated = stated_unit(gdal.Open(request.sources[0]))
    if not stated:
        return 1.0, [text("“{layer}” does not say its unit; m/s is assumed.", layer=short_name(request.sources[0]))]
    unit = speed_unit(stated)
    if unit is None:
        raise InputError(
            "The unit of “{layer}” is “{unit}”; for wind one of {expected} is expected. Choose its unit.",
            layer=short_name(request.sources[0]),
            unit=stated,
            expected=", ".join(UNITS),
        )
    return UNITS[unit], []


def _odd(mean: float) -> list[Text]:
    if mean <= USUAL_MEAN:
        return []
    return [
        text(
            "The mean of all winds is {mean} m/s, more than at windy places of the region. Check that the series is in "
            "m/s, not in knots or km/h.",
            mean=f"{mean:.1f}",
        )
    ]
