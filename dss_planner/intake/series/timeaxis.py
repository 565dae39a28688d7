"""When each band of a raster was: from NetCDF and GRIB metadata, band names and tags. Nothing is guessed."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, replace

from osgeo import gdal

from dss_planner.intake.series import banddates
from dss_planner.intake.series.calendars import SAME_YEARS, Moment, decode, from_minute, iso, minute_of
from dss_planner.text import Text, text

CLIMATOLOGY, YEARLY, MONTHLY, DAILY = "climatology", "yearly", "monthly", "daily"
SIX_HOURLY, THREE_HOURLY, HOURLY = "six_hourly", "three_hourly", "hourly"
#: Minutes of a step that divides a day.
STEP_MINUTES = {DAILY: 1440, SIX_HOURLY: 360, THREE_HOURLY: 180, HOURLY: 60}
#: Metadata of a virtual raster that shows only a part of a long series: what holds for all of it.
SERIES_STEPS, SERIES_FIRST, SERIES_LAST = "DSS_PLANNER_STEPS", "DSS_PLANNER_FIRST", "DSS_PLANNER_LAST"
_MONTHS = 12
_DAY = 1440
#: An axis has a step when at least this share of its distances are that step, and all are multiples of it.
_MOST = 0.8
#: … and when half of its steps are there, or this share of a month's (spring only, year by year); 24 mean hours for
#: each month are no hourly series.
_FILLED = 0.25
_FEWEST_DAYS = 28
_MONTH_DAYS, _YEAR_DAYS = (27, 32), (358, 368)


@dataclass(frozen=True)
class ExtraDimension:
    """A dimension of the bands besides time: level, expver, ensemble member, or GRIB element. values: as text."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class TimeAxis:
    """When the bands were; all tuples have one entry for each band.

    steps: 'climatology' (one band for each month, no years), 'yearly', 'monthly', 'daily', 'six_hourly',
    'three_hourly', 'hourly', or '' for a single time or an irregular axis. times: ``2020-03-01T06:00`` (UTC unless the
    file says otherwise), ``--03`` for months without a year. months: 1–12. first, last: ISO dates ('' for a
    climatology). extra: dimensions besides time. places: value of each extra dimension, by band. origin: where the
    times were found: 'netcdf', 'grib', 'names' or 'tag'. notes: gaps, repeated times, irregular steps, with counts.
    calendar: '' for real dates, or a model's ('noleap', '360_day' …).
    """

    steps: str
    times: tuple[str, ...]
    months: tuple[int, ...]
    first: str = ""
    last: str = ""
    extra: tuple[ExtraDimension, ...] = ()
    places: tuple[tuple[str, ...], ...] = ()
    origin: str = ""
    notes: tuple[Text, ...] = ()
    calendar: str = ""


def time_axis(dataset: gdal.Dataset) -> TimeAxis | None:
    """Return the time axis of an open raster; None when its bands carry no time that can be read.

    Order: NetCDF dimensions, GRIB times, names or descriptions of the bands, then the TIFF tag of a single band.
    """
    if not dataset.RasterCount:
        return None
    axis = _netcdf(dataset) or _grib(dataset) or _named(dataset) or _tagged(dataset)
    steps = dataset.GetMetadataItem(SERIES_STEPS)
    if axis is None or steps is None:
        return axis
    first, last = (dataset.GetMetadataItem(key) or "" for key in (SERIES_FIRST, SERIES_LAST))
    return replace(axis, steps=steps, first=first, last=last, notes=())


def axis_of(
    moments: tuple[Moment, ...],
    extra: tuple[ExtraDimension, ...] = (),
    places: tuple[tuple[str, ...], ...] = (),
    origin: str = "",
    calendar: str = "",
) -> TimeAxis:
    """Return the axis of bands with these moments: finds the step, gaps and repetitions."""
    calendar = calendar if calendar in SAME_YEARS else ""
    steps, notes = _steps(moments, places, calendar or "proleptic_gregorian")
    ordered = sorted(moments)
    return TimeAxis(
        steps, tuple(iso(moment) for moment in moments), tuple(moment[1] for moment in moments),
        iso(ordered[0])[:10], iso(ordered[-1])[:10], extra, places, origin, notes, calendar,
    )  # fmt: skip


def climatology_of(
    months: tuple[int, ...],
    extra: tuple[ExtraDimension, ...] = (),
    places: tuple[tuple[str, ...], ...] = (),
    origin: str = "",
    notes: tuple[Text, ...] = (),
) -> TimeAxis:
    """Return the axis of bands that stand for months without a year."""
    complete = set(months) == set(range(1, _MONTHS + 1))
    times = tuple(f"--{month:02d}" for month in months)
    return TimeAxis(CLIMATOLOGY if complete else "", times, months, "", "", extra, places, origin, notes)


# --- NetCDF ---------------------------------------------------------------------------------------------------------


def _netcdf(dataset: gdal.Dataset) -> TimeAxis | None:
    metadata = dataset.GetMetadata() or {}
    first = dataset.GetRasterBand(1).GetMetadata() or {}
    names = [key[len("NETCDF_DIM_") :] for key in first if key.startswith("NETCDF_DIM_")]
    declared = [name for name in _braced(metadata.get("NETCDF_DIM_EXTRA", "")) if name in names]
    names = declared + sorted(set(names) - set(declared))
    clock = next((name for name in names if _is_time(name, metadata)), None)
    if clock is None:
        return None
    columns = _dimension_values(dataset, metadata, names)
    others = [name for name in names if name != clock]
    extra = tuple(ExtraDimension(name, tuple(dict.fromkeys(columns[name]))) for name in others)
    kept = [item for item in extra if len(item.values) > 1]
    places = tuple(zip(*(columns[item.name] for item in kept))) if kept else ()
    numbers = [float(value) for value in columns[clock]]
    units = str(metadata.get(f"{clock}#units", ""))
    if _is_month_number(clock, units, numbers):
        return climatology_of(tuple(round(n) for n in numbers), tuple(kept), places, "netcdf")
    calendar = str(metadata.get(f"{clock}#calendar", "")).strip().lower()
    moments = decode(numbers, units, calendar)
    if moments is None:
        return None
    if f"{clock}#climatology" in metadata and sorted(moment[1] for moment in moments) == list(range(1, _MONTHS + 1)):
        return climatology_of(tuple(moment[1] for moment in moments), tuple(kept), places, "netcdf")
    return axis_of(moments, tuple(kept), places, "netcdf", calendar)


def _is_time(name: str, metadata: dict) -> bool:
    units = str(metadata.get(f"{name}#units", ""))
    if " since " in units or " as %Y" in units:
        # a forecast reference time is no valid time, and a lead time has no date
        return metadata.get(f"{name}#standard_name") != "forecast_reference_time"
    return name.lower() in {"month", "months"} and not units.startswith("degree")


def _is_month_number(name: str, units: str, values: list[float]) -> bool:
    return " since " not in units and " as %Y" not in units and all(v in range(1, _MONTHS + 1) for v in values)


def _dimension_values(dataset: gdal.Dataset, metadata: dict, names: list[str]) -> dict[str, list[str]]:
    """Return the value of each dimension for each band; the last dimension changes fastest."""
    lists = [_braced(metadata.get(f"NETCDF_DIM_{name}_VALUES", "")) for name in names]
    count = dataset.RasterCount
    if all(lists) and math.prod(len(values) for values in lists) == count:
        columns, repeat = {}, count
        for name, values in zip(names, lists):
            repeat //= len(values)
            row = [value for value in values for _ in range(repeat)]
            columns[name] = row * (count // len(row))
        if all(_of_band(dataset, count, name) in ("", columns[name][-1]) for name in names):
            return columns
    return {name: [_of_band(dataset, number, name) for number in range(1, count + 1)] for name in names}


def _of_band(dataset: gdal.Dataset, number: int, name: str) -> str:
    return dataset.GetRasterBand(number).GetMetadataItem(f"NETCDF_DIM_{name}") or ""


def _braced(value: str) -> list[str]:
    inner = value.strip().strip("{}")
    return [part.strip() for part in inner.split(",")] if inner else []


# --- GRIB -----------------------------------------------------------------------------------------------------------


def _grib(dataset: gdal.Dataset) -> TimeAxis | None:
    moments, elements = [], []
    for number in range(1, dataset.RasterCount + 1):
        metadata = dataset.GetRasterBand(number).GetMetadata() or {}
        stamp = metadata.get("GRIB_VALID_TIME", "")
        seconds = _leading_number(stamp)
        if seconds is None:
            start, ahead = (
                _leading_number(metadata.get(key, "")) for key in ("GRIB_REF_TIME", "GRIB_FORECAST_SECONDS")
            )
            if start is None:
                return None
            seconds = start + (ahead or 0)
        moments.append(from_minute(minute_of((1970, 1, 1, 0)) + seconds // 60))
        elements.append((metadata.get("GRIB_ELEMENT", ""), metadata.get("GRIB_SHORT_NAME", "")))
    names = ("GRIB_ELEMENT", "GRIB_SHORT_NAME")
    varying = [index for index in (0, 1) if len({element[index] for element in elements}) > 1]
    extra = tuple(
        ExtraDimension(names[index], tuple(dict.fromkeys(element[index] for element in elements))) for index in varying
    )
    places = tuple(tuple(element[index] for index in varying) for element in elements) if varying else ()
    return axis_of(tuple(moments), extra, places, "grib")


def _leading_number(value: str) -> int | None:
    found = re.match(r"\s*(-?\d+)", value or "")
    return int(found.group(1)) if found else None


# --- names and tags -------------------------------------------------------------------------------------------------


def _named(dataset: gdal.Dataset) -> TimeAxis | None:
    names = [dataset.GetRasterBand(number).GetDescription() or "" for number in range(1, dataset.RasterCount + 1)]
    if len(names) == 1 and not names[0]:
        return None
    moments = banddates.moments(names)
    if moments is not None:
        return axis_of(moments, origin="names")
    months = banddates.months(names)
    if months is not None:
        return climatology_of(months, origin="names")
    years = banddates.years(names) if len(names) > 1 else None
    return None if years is None else axis_of(tuple((year, 1, 1, 0) for year in years), origin="names")


def _tagged(dataset: gdal.Dataset) -> TimeAxis | None:
    found = re.match(r"(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d)", dataset.GetMetadataItem("TIFFTAG_DATETIME") or "")
    if not found or dataset.RasterCount != 1:
        return None
    year, month, day, hour, minute = (int(part) for part in found.groups())
    if not (1 <= month <= _MONTHS and 1 <= day <= 31):
        return None
    note = text("The date is the one when the file was written, which may not be when the data were taken.")
    axis = axis_of(((year, month, day, hour * 60 + minute),), origin="tag")
    return TimeAxis("", axis.times, axis.months, axis.first, axis.last, origin="tag", notes=(note,))


# --- steps ----------------------------------------------------------------------------------------------------------


def _steps(
    moments: tuple[Moment, ...], places: tuple[tuple[str, ...], ...], calendar: str
) -> tuple[str, tuple[Text, ...]]:
    notes = []
    keys = list(zip(moments, places)) if places else list(moments)
    repeated = len(keys) - len(set(keys))
    if repeated:
        notes.append(text("{count} bands repeat a time that another band has already.", count=repeated))
    unique = sorted(set(moments))
    if len(unique) < 2:
        return "", tuple(notes)
    months = [year * _MONTHS + month for year, month, _, _ in unique]
    minutes = [minute_of(moment, calendar) for moment in unique]
    distances = [b - a for a, b in zip(minutes, minutes[1:])]
    step, missing = _calendar_step(months, distances)
    if not step:
        step, missing = _clock_step(minutes, months, distances)
    if not step:
        common = Counter(distances).most_common(3)
        found = ", ".join(f"{count} × {distance / _DAY:.6g} d" for distance, count in common)
        notes.append(text("The times are irregular; the most frequent distances are {found}.", found=found))
    elif missing:
        notes.append(text("{count} of {expected} time steps are missing between the first and the last.",
                          count=missing, expected=missing + len(unique)))  # fmt: skip
    return step, tuple(notes)


def _calendar_step(months: list[int], distances: list[int]) -> tuple[str, int]:
    """Return ('monthly' or 'yearly', steps missing), or ('', 0)."""
    jumps = [b - a for a, b in zip(months, months[1:])]
    days = sorted(distances)[len(distances) // 2] / _DAY
    if min(jumps) >= 1 and _MONTH_DAYS[0] <= days <= _MONTH_DAYS[1]:
        return MONTHLY, months[-1] - months[0] + 1 - len(months)
    if all(jump % _MONTHS == 0 for jump in jumps) and min(jumps) >= _MONTHS and days >= _YEAR_DAYS[0]:
        return YEARLY, (months[-1] - months[0]) // _MONTHS + 1 - len(months)
    return "", 0


def _clock_step(minutes: list[int], months: list[int], distances: list[int]) -> tuple[str, int]:
    """Return (step that divides a day, steps missing), or ('', 0)."""
    for step, length in STEP_MINUTES.items():
        same = sum(distance == length for distance in distances)
        if same < _MOST * len(distances) or any(distance % length for distance in distances):
            continue
        missing = (minutes[-1] - minutes[0]) // length + 1 - len(minutes)
        if missing > len(minutes) and max(Counter(months).values()) < _FILLED * _FEWEST_DAYS * _DAY / length:
            return "", 0
        return step, missing
    return "", 0
