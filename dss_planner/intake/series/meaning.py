"""What the numbers of a series mean, settled from the request and the values, or refused with the reason."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from dss_planner.errors import InputError
from dss_planner.intake.naming import short_name
from dss_planner.intake.series.calendars import minute_of
from dss_planner.intake.series.request import SHARE, SeriesRequest
from dss_planner.intake.series.steps import Series, Step, open_series, shifted
from dss_planner.intake.series.sums import rises_within_days
from dss_planner.intake.series.timeaxis import CLIMATOLOGY, DAILY, HOURLY, MONTHLY, STEP_MINUTES
from dss_planner.intake.series.units import END, PER_HOUR, SINCE_MIDNIGHT, START, STEP
from dss_planner.raster.reading import Window
from dss_planner.text import Text, text

#: Rain is looked at in this many cells by side, and days at a time, to tell how hours are counted.
_PROBE_CELLS, _PROBE_DAYS, _PROBES = 12, 60, 4
#: Months in which it rains in the region.
_WET_MONTHS = range(5, 10)
#: Of the hours of a day, one counts.
EXTREMES = ("temperature_minimum", "temperature_maximum")
_SUPPORTED = ("temperature", "precipitation", "wind", "rainy_days", "snow_probability", *EXTREMES, "solar_radiation",
              "snow_depth", "soil_moisture", "irrigation")  # fmt: skip
_SUB_DAILY = tuple(kind for kind, minutes in STEP_MINUTES.items() if minutes < 1440)
_DAY = 1440
MEAN_COMPONENTS = text(
    "The speed of mean wind components is smaller than the mean wind speed, because opposite winds cancel out; soil "
    "loss would be far too small. Use hourly or 3-hourly components, or a series of wind speed."
)


def require_possible(request: SeriesRequest) -> None:
    """Raise `InputError` for a role or a number that no series can have."""
    if request.role not in _SUPPORTED:
        raise InputError(
            "A series can become {roles}, not “{role}”. Choose one of these.",
            roles=", ".join(_SUPPORTED),
            role=request.role,
        )
    if request.v_sources and request.role != "wind":
        raise InputError("Two components only make a wind, not “{role}”. Choose the role wind.", role=request.role)
    if not 0 < request.least_known <= 1:
        raise InputError(
            "The share of known steps is {found}; more than 0 and at most 1 is expected.", found=request.least_known
        )


def require_steps(request: SeriesRequest, series: Series) -> None:
    """Raise `InputError` unless the steps are days or finer."""
    if series.kind not in STEP_MINUTES:
        raise InputError(
            "“{layer}” has {steps} means, in which strong and weak hours have cancelled out. Choose an hourly, "
            "three-hourly or daily series.",
            layer=short_name(request.sources[0]),
            steps=series.kind,
        )


def understood(request: SeriesRequest, series: Series) -> tuple[SeriesRequest, Series, list[Text]]:
    """Return the request and series with what the numbers mean settled, and notes. Raises `InputError` if it isn't."""
    notes = list(series.notes)
    if series.kind not in (*STEP_MINUTES, MONTHLY, CLIMATOLOGY):
        raise InputError(
            "“{layer}” has one value for each year; monthly or finer steps are needed.",
            layer=short_name(request.sources[0]),
        )
    if request.role in ("rainy_days", "snow_probability") and request.snow != SHARE and series.kind not in STEP_MINUTES:
        raise InputError(
            "Days with rain or snow cannot be counted from the monthly values of “{layer}”. Choose a daily or hourly "
            "series.",
            layer=short_name(request.sources[0]),
        )
    if request.role == "irrigation" and series.kind not in (MONTHLY, CLIMATOLOGY):
        raise InputError(
            "“{layer}” is {steps}; irrigation is expected as an amount of each month. Add its steps up to months.",
            layer=short_name(request.sources[0]),
            steps=series.kind,
        )
    if request.v_sources and series.kind not in _SUB_DAILY:
        if series.kind != DAILY and not request.mean_components:
            raise InputError(MEAN_COMPONENTS.template)
        notes.append(MEAN_COMPONENTS)
    if request.deviation_output and (request.role != "wind" or series.kind not in _SUB_DAILY):
        raise InputError(
            "The deviation of wind speed needs 6-hourly or finer winds; “{layer}” is {steps}. Leave the deviation out.",
            layer=short_name(request.sources[0]),
            steps=series.kind,
        )
    if request.role in ("precipitation", "rainy_days"):
        request, series = _amounts(request, series, notes)
    if series.kind in STEP_MINUTES:
        notes.append(text("Days and months are those of the file's clock, which is mostly UTC (Mongolia: +8 hours)."))
    return request, series, notes


def _amounts(request: SeriesRequest, series: Series, notes: list[Text]) -> tuple[SeriesRequest, Series]:
    """Settle how precipitation is counted; ERA5-Land's counts since midnight become days."""
    if series.kind in _SUB_DAILY and request.accumulation in ("", STEP, PER_HOUR, SINCE_MIDNIGHT):
        request = replace(request, accumulation=_counted(request, series))
    if not request.accumulation or (request.accumulation == SINCE_MIDNIGHT and series.kind not in _SUB_DAILY):
        raise InputError(
            "It is not known what the precipitation of “{layer}” is counted over. Choose its unit: an amount of each "
            "step, or a rate.",
            layer=short_name(request.sources[0]),
        )
    if request.accumulation == SINCE_MIDNIGHT:
        notes.append(text("Hours count since midnight: the total of a day is the value at 00 UTC of the next day."))
        midnight = tuple(step for step in series.steps if step.key[3] == 0)
        if not midnight:
            raise InputError(
                "The precipitation of “{layer}” counts since midnight, but none of its times is 00 UTC, where the "
                "total of the day before is. Bring the times of 00 UTC.",
                layer=short_name(request.sources[0]),
            )
        days = replace(series, steps=midnight, kind=DAILY)
        return replace(request, accumulation=STEP, stamp=START), replace(days, steps=_moved(days, -_DAY))
    if request.stamp == END and series.kind in STEP_MINUTES:
        series = replace(series, steps=_moved(series, -STEP_MINUTES[series.kind]))
    return request, series


def _counted(request: SeriesRequest, series: Series) -> str:
    """Return what steps finer than a day count, from what is stated and what the values show. Raises `InputError`."""
    found, stated = _probe(series), request.accumulation
    if stated == PER_HOUR:
        return SINCE_MIDNIGHT if found == SINCE_MIDNIGHT else PER_HOUR
    if not stated and not found:
        raise InputError(
            "“{layer}” does not show whether its precipitation counts each step or since midnight (as ERA5-Land does): "
            "it hardly rains in the part looked at. Choose one.",
            layer=short_name(request.sources[0]),
        )
    if not stated and found == STEP and series.kind != HOURLY:
        raise InputError(
            "“{layer}” has precipitation every {hours} hours, and nothing says whether a value counts all of them or, "
            "as in ERA5, only one, so that the others are missing. Bring all hours, or daily or monthly totals; or a "
            "file that states a rate (mm/hour) as its unit.",
            layer=short_name(request.sources[0]),
            hours=STEP_MINUTES[series.kind] // 60,
        )
    if stated and found and stated != found:
        raise InputError(
            "“{layer}” is said to count {stated}, but its values count {found}. Choose the other one.",
            layer=short_name(request.sources[0]),
            stated="since midnight" if stated == SINCE_MIDNIGHT else _each(series),
            found="since midnight" if found == SINCE_MIDNIGHT else _each(series),
        )
    return found or stated


def _each(series: Series) -> str:
    return "each hour" if series.kind == HOURLY else "each step"


def _moved(series: Series, minutes: int) -> tuple[Step, ...]:
    """Return the steps moved in time, without a single one that then lies alone in the month before."""
    steps = shifted(series, minutes)
    if len(steps) > 1 and steps[0].key[:2] != steps[1].key[:2]:
        return steps[1:]
    return steps


def _probe(series: Series) -> str:
    """Return how steps finer than a day are counted, from wet months in the middle of the grid."""
    grid = series.place.grid
    width, height = min(_PROBE_CELLS, grid.width), min(_PROBE_CELLS, grid.height)
    window = Window((grid.width - width) // 2, (grid.height - height) // 2, width, height)
    summer = [step for step in series.steps if step.key[1] in _WET_MONTHS] or list(series.steps)
    calendar = series.calendar or "proleptic_gregorian"
    count = _PROBE_DAYS * _DAY // STEP_MINUTES[series.kind]
    for start in range(0, min(len(summer), _PROBES * count), count):
        steps = summer[start : start + count]
        values = series.read(steps, window).reshape(len(steps), -1)
        found = rises_within_days(np.array([(minute_of(step.key, calendar) - 1) // _DAY for step in steps]), values)
        if found:
            return found
    return ""


def partner_of(request: SeriesRequest, series: Series) -> Series | None:
    """Return the series of the v components with exactly the times of ``series``."""
    if not request.v_sources:
        return None
    partner = open_series(
        request.v_sources,
        request.v_select,
        request.first_year,
        request.last_year,
        request.nodata,
        request.valid,
        real=request.real,
    )
    if [step.key for step in partner.steps] != [step.key for step in series.steps] or partner.place != series.place:
        raise InputError(
            "The two wind components differ in their times or grids: “{first}” has {count} steps, “{second}” {other}. "
            "Choose files of the same period and region.",
            first=request.sources[0],
            count=len(series.steps),
            second=request.v_sources[0],
            other=len(partner.steps),
        )
    return partner
