"""Erosive wind of stations: from their records to points with twelve values, and from these to a grid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from osgeo import ogr

from dss_planner import provenance
from dss_planner.erosion.weather import climate
from dss_planner.erosion.weather.erosivewind import (
    DAILY,
    MONTHS,
    STATIONS,
    UNIT,
    ErosiveWindFacts,
    erosive_wind,
    observation_notes,
    read_facts,
)
from dss_planner.erosion.weather.weatherchecks import require_wind_numbers
from dss_planner.erosion.wind import windclimate
from dss_planner.erosion.wind.windrecord import WindRecord, read_wind_records
from dss_planner.errors import InputError
from dss_planner.raster.stations import StationsToGridRequest, stations_to_grid
from dss_planner.raster.vectors import GeoPackageWriter
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.text import Text, text

LAYER = "erosive_wind"
#: Fields of the points that hold erosive wind [m³/s³], January to December.
FIELDS = tuple(f"erosive_{month:02d}" for month in range(1, MONTHS + 1))
_DAY = 1440
#: The day is looked at in parts of this length [min]: strong winds come in the afternoon.
_PART = 180
#: A part of the day with less than this share of its observations counts as missing [A].
_LEAST_SHARE = 0.5


@dataclass(frozen=True)
class StationWindRequest:
    """records: wind records of stations, as `read_wind_records` reads them. output: GeoPackage of points to write.

    unit: of the speeds in place of what the files say ('m/s', 'kn', 'km/h', 'mph'). wind_height: of the anemometers
    [m]; None: what the files say, 10 m where they say nothing. height_rule: a key of `climate.HEIGHT_RULES`.
    threshold [m/s at 2 m].
    first_year, last_year: inclusive.
    """

    records: tuple[str, ...]
    output: str
    unit: str | None = None
    wind_height: float | None = None
    height_rule: str = "power_1_7"
    threshold: float = windclimate.THRESHOLD
    first_year: int | None = None
    last_year: int | None = None


@dataclass(frozen=True)
class StationWindResult:
    """output: points in EPSG:4326 with the fields `FIELDS`. stations: how many. left_out: of them, those that lack a
    month."""

    output: str
    stations: int
    left_out: int
    facts: ErosiveWindFacts
    notes: tuple[Text, ...]


@dataclass(frozen=True)
class StationWind:
    """Erosive wind of one station. months: E[u(u − ut)²] at 2 m [m³/s³], NaN without observations, (12,).

    observations: how many each month has, (12,). first_year, last_year: of known observations.
    """

    months: np.ndarray
    observations: np.ndarray
    first_year: int
    last_year: int


@dataclass(frozen=True)
class WindGridRequest:
    """stations: points that `station_winds` wrote. grid: raster whose grid is used. output: GeoTIFF with 12 bands.

    method: of `stations_to_grid`.
    """

    stations: str
    grid: str
    output: str
    method: str = "idw"


@dataclass(frozen=True)
class WindGridResult:
    """output: erosive wind [m³/s³], 12 bands."""

    output: str
    stations: int
    facts: ErosiveWindFacts | None
    notes: tuple[Text, ...]


def monthly_erosive_wind(
    times: np.ndarray, speeds: np.ndarray, ratio: float, threshold: float = windclimate.THRESHOLD
) -> tuple[np.ndarray, np.ndarray]:
    """Return the mean of u(u − ut)² at 2 m [m³/s³] of each month over all years, (12,), and the numbers N, (12,).

    times: datetime64, (n,); speeds [m/s], NaN unknown, (n,); ratio: wind at 2 m divided by theirs. All observations of
    a month count alike (RWEQ: (1/N)·Σ over N observations).
    """
    month = times.astype("datetime64[M]").astype(np.int64) % MONTHS
    known = np.isfinite(speeds)
    terms = erosive_wind(speeds[known] * ratio, threshold)
    counts = np.bincount(month[known], minlength=MONTHS)
    sums = np.bincount(month[known], weights=terms, minlength=MONTHS)
    with np.errstate(invalid="ignore"):
        return np.where(counts > 0, sums / np.maximum(counts, 1), np.nan), counts


def station_winds(
    request: StationWindRequest, progress: Progress = silent, cancelled: CancelCheck = never
) -> StationWindResult:
    """Write erosive wind of each station of the records as a point.

    Raises `InputError` for records that cannot be read, have no place, or are monthly; `OutputError`; `Cancelled`.
    """
    require_wind_numbers(request.height_rule, request.wind_height or climate.STANDARD_HEIGHT, request.threshold)
    if not request.records:
        raise InputError("No wind record was given. Choose at least one file.")
    found: list[tuple[WindRecord, StationWind, str]] = []
    notes: list[Text] = []
    heights: set[float] = set()
    for number, path in enumerate(request.records):
        stop_if(cancelled)
        progress(number / len(request.records), text("Reading the wind of {layer}", layer=Path(path).name))
        # 10 m leaves speeds as they were measured; the rule of the request takes them to 2 m, and leaves those at 2 m
        for record in read_wind_records(path, request.unit, climate.STANDARD_HEIGHT):
            name = record.station or Path(path).stem
            _require_usable(record, path)
            height = request.wind_height or record.height or climate.STANDARD_HEIGHT
            require_wind_numbers(request.height_rule, height, request.threshold)
            heights.add(height)
            ratio = climate.height_ratio(request.height_rule, height)
            wind = _of_record(_within(record, request), ratio, request.threshold, path)
            found.append((record, wind, name))
            notes += [*record.notes, *_day_notes(record, name)]
    facts = _facts(request, min(heights, key=lambda height: abs(height - climate.STANDARD_HEIGHT)), found)
    if len(heights) > 1:
        notes.append(
            text(
                "The winds were measured at {heights} m; each was taken to 2 m from its own height.",
                heights=", ".join(f"{height:g}" for height in sorted(heights)),
            )
        )
    left_out = sum(bool(np.isnan(wind.months).any()) for _, wind, _ in found)
    notes = [*observation_notes(facts), *notes]
    if left_out:
        notes.append(text("{count} stations lack observations of at least one month and make no grid.", count=left_out))
    stop_if(cancelled)
    _write(request.output, found)
    result = StationWindResult(request.output, len(found), left_out, facts, tuple(notes))
    inputs = {f"record {number}": path for number, path in enumerate(request.records, start=1)}
    provenance.record(request.output, "stationwinds", inputs, request, result)
    progress(1.0, None)
    return result


def station_winds_to_grid(
    request: WindGridRequest, progress: Progress = silent, cancelled: CancelCheck = never
) -> WindGridResult:
    """Interpolate the points of `station_winds` to a grid; what they were made from stays with the raster.

    Raises as `stations_to_grid`.
    """
    made = stations_to_grid(
        StationsToGridRequest(request.stations, FIELDS, request.grid, request.output, request.method, unit=UNIT),
        progress,
        cancelled,
    )
    facts = read_facts(request.stations.split("|")[0])
    if facts is not None:
        facts = replace(facts, stations=made.stations)
    result = WindGridResult(request.output, made.stations, facts, made.notes)
    provenance.record(
        request.output, "erosivewind", {"stations": request.stations, "grid": request.grid}, request, result
    )
    return result


def _require_usable(record: WindRecord, path: str) -> None:
    if record.longitude is None or record.latitude is None:
        raise InputError(
            "The wind record “{layer}” does not say where its station is. Add columns longitude and latitude in "
            "degrees.",
            layer=Path(path).name,
        )
    if record.step_minutes > _DAY:
        raise InputError(
            "The wind record “{layer}” has one value in {days} days; hourly, three-hourly or daily winds are expected. "
            "Means of months go into the weather factor as mean wind speed.",
            layer=Path(path).name,
            days=f"{record.step_minutes / _DAY:.3g}",
        )


def _within(record: WindRecord, request: StationWindRequest) -> WindRecord:
    years = record.times.astype("datetime64[Y]").astype(np.int64) + 1970
    kept = np.ones(len(years), dtype=bool)
    if request.first_year is not None:
        kept &= years >= request.first_year
    if request.last_year is not None:
        kept &= years <= request.last_year
    return replace(record, times=record.times[kept], speed=record.speed[kept], direction=None)


def _of_record(record: WindRecord, ratio: float, threshold: float, path: str) -> StationWind:
    known = np.isfinite(record.speed)
    if not known.any():
        raise InputError(
            "The wind record “{layer}” has no known wind in the years asked for. Choose other years.",
            layer=Path(path).name,
        )
    months, counts = monthly_erosive_wind(record.times, record.speed, ratio, threshold)
    years = record.times[known].astype("datetime64[Y]").astype(np.int64) + 1970
    return StationWind(months, counts, int(years.min()), int(years.max()))


def _day_notes(record: WindRecord, name: str) -> list[Text]:
    """Return a warning when parts of the day are hardly observed: nights are calm, afternoons are not."""
    length = max(_PART, record.step_minutes)
    if length >= _DAY:
        return []
    known = record.times[np.isfinite(record.speed)].astype("datetime64[m]").astype(np.int64) % _DAY
    parts = np.bincount(known // length, minlength=-(-_DAY // length))
    missing = int((parts < _LEAST_SHARE * parts.max()).sum())
    if not missing:
        return []
    return [
        text(
            "“{station}” hardly observes {missing} of {parts} parts of the day; if these are the calm nights, its wind "
            "is too erosive.",
            station=name,
            missing=missing,
            parts=len(parts),
        )
    ]


def _facts(
    request: StationWindRequest, height: float, found: Sequence[tuple[WindRecord, StationWind, str]]
) -> ErosiveWindFacts:
    counts = np.array([wind.observations for _, wind, _ in found])
    fewest = np.where(counts > 0, counts, np.iinfo(np.int64).max).min(axis=0)
    steps = {record.step_minutes >= _DAY for record, _, _ in found}
    return ErosiveWindFacts(
        STATIONS,
        DAILY if True in steps else "",
        tuple(int(count) if count < np.iinfo(np.int64).max else 0 for count in fewest),
        min(wind.first_year for _, wind, _ in found),
        max(wind.last_year for _, wind, _ in found),
        request.height_rule,
        height,
        request.threshold,
        len(found),
    )


def _write(output: str, found: Sequence[tuple[WindRecord, StationWind, str]]) -> None:
    fields = {
        "station": ogr.OFTString,
        **dict.fromkeys(FIELDS, ogr.OFTReal),
        "fewest_observations": ogr.OFTInteger,
        "first_year": ogr.OFTInteger,
        "last_year": ogr.OFTInteger,
        "step_minutes": ogr.OFTInteger,
    }
    with GeoPackageWriter(output) as writer:
        layer = writer.add_layer(LAYER, "EPSG:4326", ogr.wkbPoint, fields, f"Erosive wind at 2 m [{UNIT}] by month")
        for record, wind, name in found:
            point = ogr.Geometry(ogr.wkbPoint)
            point.AddPoint_2D(record.longitude, record.latitude)
            values: dict[str, object] = {
                field: None if np.isnan(value) else float(value) for field, value in zip(FIELDS, wind.months)
            }
            values.update(
                station=name,
                fewest_observations=int(wind.observations.min()),
                first_year=wind.first_year,
                last_year=wind.last_year,
                step_minutes=record.step_minutes,
            )
            writer.add_feature(layer, point, values)
