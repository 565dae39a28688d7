"""What the numbers of a series mean: an amount of a step, a rate, or a count since midnight."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dss_planner.errors import InputError
from dss_planner.intake.series.timeaxis import CLIMATOLOGY, HOURLY, MONTHLY

#: Amount of each step; rates; amount since 00 UTC of the day (hourly ERA5-Land).
STEP, PER_SECOND, PER_HOUR, PER_DAY, SINCE_MIDNIGHT = "step", "per_second", "per_hour", "per_day", "since_midnight"
#: A rate times this is the amount of a day.
UNITS_PER_DAY = {PER_SECOND: 86_400.0, PER_HOUR: 24.0, PER_DAY: 1.0}
#: Amount before the time of a step (ERA5 and most accumulated fields), or after it.
START, END = "start", "end"
_METRE, _MILLIMETRE = 1000.0, 1.0
_SECOND = re.compile(r"(s-1|s\*\*-1|s\^-1|/s|/ ?sec(ond)?|m² s|m-2 s-1|per second)$")
_HOUR = re.compile(r"(h-1|h\*\*-1|hr-1|hour-1|/ ?h|/ ?hr|/ ?hour|per hour)$")
_DAY = re.compile(r"(d-1|day-1|d\*\*-1|/ ?d|/ ?day|per day)$")
_MONTH = re.compile(r"(/ ?month|/ ?mon|month-1|mon-1|per month)$")
_WATER = re.compile(r"^(mm|millimet\w+|kg|l/m)")
_METRES = re.compile(r"^(m|met(re|er)s?)(?![a-z²])(?! of water equivalent)")


@dataclass(frozen=True)
class SeriesUnit:
    """stored · scale + offset is in °C, mm, m/s, metres of snow or a share of snow; accumulation: of precipitation."""

    scale: float = 1.0
    offset: float = 0.0
    accumulation: str = ""


def is_per_hour(label: str) -> bool:
    """Return whether a file's label states a rate by the hour."""
    return bool(_HOUR.search(label.strip().lower()))


def precipitation_unit(label: str, steps: str, of_ecmwf: bool, layer: str) -> SeriesUnit:
    """Return what precipitation labelled ``label`` means at time steps ``steps``.

    of_ecmwf: the file comes from ERA5 or ERA5-Land, whose monthly means are metres per day. Hourly metres or
    millimetres stay open ('' accumulation): only the values say whether they count since midnight.
    Raises `InputError` when the label does not say what the numbers are.
    """
    unit = label.strip().lower()
    if _WATER.match(unit):
        scale = _MILLIMETRE
    elif _METRES.match(unit):
        scale = _METRE
    else:
        raise _unclear(layer, label)
    for pattern, accumulation in ((_SECOND, PER_SECOND), (_HOUR, PER_HOUR), (_DAY, PER_DAY), (_MONTH, STEP)):
        if pattern.search(unit):
            if accumulation == STEP and steps not in (MONTHLY, CLIMATOLOGY):
                raise _unclear(layer, label)
            return SeriesUnit(scale, 0.0, accumulation)
    if steps == HOURLY:
        return SeriesUnit(scale)
    if steps in (MONTHLY, CLIMATOLOGY) and scale == _METRE:
        if of_ecmwf:
            return SeriesUnit(scale, 0.0, PER_DAY)
        raise InputError(
            "“{layer}” has monthly precipitation in metres; it does not say whether they fell in a month or, as in "
            "ERA5, in a mean day of it. Choose its unit: metres per month, or metres per day.",
            layer=layer,
        )
    return SeriesUnit(scale, 0.0, STEP)


def _unclear(layer: str, label: str) -> InputError:
    return InputError(
        "The unit of “{layer}” is “{unit}”; for a series of precipitation mm, m, kg m-2 s-1, mm/day or mm/hour is "
        "expected. Choose its unit.",
        layer=layer,
        unit=label,
    )
