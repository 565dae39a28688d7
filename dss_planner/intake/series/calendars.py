"""Dates from numbers: “hours since …” in the calendars that climate files use (CF conventions 1.10, section 4.4)."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

#: Minutes in the units of a time axis.
_MINUTES = {
    "second": 1 / 60, "sec": 1 / 60, "s": 1 / 60, "minute": 1.0, "min": 1.0,
    "hour": 60.0, "hr": 60.0, "h": 60.0, "day": 1440.0, "d": 1440.0, "week": 10080.0,
}  # fmt: skip
_DAY = 1440
_SINCE = re.compile(
    r"^\s*(\w+?)s?\s+since\s+(-?\d{1,4})-(\d{1,2})-(\d{1,2})"
    r"(?:[T\s]+(\d{1,2})(?::(\d{1,2}))?(?::(\d{1,2}(?:\.\d*)?))?)?\s*(?:Z|UTC|GMT|([+-])(\d{1,2}):?(\d{2})?)?\s*$",
    re.IGNORECASE,
)
_ABSOLUTE = re.compile(r"^\s*(day|month|year)s? as %Y(%m)?(%d)?(\.%f)?\s*$")
#: Days of the months in calendars whose years all have the same length.
SAME_YEARS = {
    "noleap": (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31),
    "365_day": (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31),
    "all_leap": (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31),
    "366_day": (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31),
    "360_day": (30,) * 12,
}
_MIXED = ("standard", "gregorian", "")
#: The mixed calendar changes from Julian to Gregorian here.
_REFORM = (1582, 10, 15)

#: year, month, day, minute of the day.
Moment = tuple[int, int, int, int]


def decode(values: Sequence[float], units: str, calendar: str = "") -> tuple[Moment, ...] | None:
    """Return the moments of the ``values`` of a time axis; None when ``units`` is no time or the calendar is unknown.

    units: ``hours since 1900-01-01``, ``days since …``, ``months since …``, or ``day as %Y%m%d.%f``.
    """
    calendar = calendar.strip().lower()
    absolute = _ABSOLUTE.match(units)
    if absolute:
        return tuple(_written(value, bool(absolute.group(2)), bool(absolute.group(3))) for value in values)
    found = _SINCE.match(units)
    if not found:
        return None
    unit, year, month, day = found.group(1).lower(), int(found.group(2)), int(found.group(3)), int(found.group(4))
    if not 1 <= month <= 12:
        return None
    minutes = int(found.group(5) or 0) * 60 + int(found.group(6) or 0) + float(found.group(7) or 0) / 60
    if found.group(8):
        minutes -= (1 if found.group(8) == "+" else -1) * (int(found.group(9)) * 60 + int(found.group(10) or 0))
    if unit in {"month", "year"}:
        return tuple(_months_later(year, month, day, value * (12 if unit == "year" else 1)) for value in values)
    if unit not in _MINUTES or not (calendar in SAME_YEARS or calendar in (*_MIXED, "proleptic_gregorian", "julian")):
        return None
    start = to_day(year, month, day, calendar) * _DAY + minutes
    return tuple(from_minute(round(start + value * _MINUTES[unit]), calendar) for value in values)


def to_day(year: int, month: int, day: int, calendar: str = "") -> int:
    """Return the running number of a day in ``calendar``."""
    if calendar in SAME_YEARS:
        lengths = SAME_YEARS[calendar]
        return year * sum(lengths) + sum(lengths[: month - 1]) + day - 1
    # Fliegel's day count with the year starting in March
    shifted = (14 - month) // 12
    years, months = year + 4800 - shifted, month + 12 * shifted - 3
    count = day + (153 * months + 2) // 5 + 365 * years + years // 4
    julian = calendar == "julian" or (calendar in _MIXED and (year, month, day) < _REFORM)
    return count - 32083 if julian else count - years // 100 + years // 400 - 32045


def from_minute(minute: int, calendar: str = "") -> Moment:
    """Return the moment of a running number of minutes (`to_day` · 1440 + minute of the day)."""
    number, rest = divmod(minute, _DAY)
    if calendar in SAME_YEARS:
        lengths = SAME_YEARS[calendar]
        year, number = divmod(number, sum(lengths))
        month = 0
        while number >= lengths[month]:
            number -= lengths[month]
            month += 1
        return year, month + 1, number + 1, rest
    julian = calendar == "julian" or (calendar in _MIXED and number < to_day(*_REFORM))
    centuries = 0
    count = number + 32082
    if not julian:
        shifted = number + 32044
        centuries = (4 * shifted + 3) // 146097
        count = shifted - 146097 * centuries // 4
    years = (4 * count + 3) // 1461
    days = count - 1461 * years // 4
    months = (5 * days + 2) // 153
    year = 100 * centuries + years - 4800 + months // 10
    return year, months + 3 - 12 * (months // 10), days - (153 * months + 2) // 5 + 1, rest


def minute_of(moment: Moment, calendar: str = "proleptic_gregorian") -> int:
    """Return the running number of minutes of a moment."""
    return to_day(*moment[:3], calendar) * _DAY + moment[3]


def days_in(year: int, month: int, calendar: str = "proleptic_gregorian") -> int:
    """Return the number of days of a month."""
    following = (year + 1, 1, 1) if month == 12 else (year, month + 1, 1)
    return to_day(*following, calendar) - to_day(year, month, 1, calendar)


def iso(moment: Moment) -> str:
    """Return a moment as ``2020-03-01T06:00``."""
    year, month, day, minute = moment
    return f"{year:04d}-{month:02d}-{day:02d}T{minute // 60:02d}:{minute % 60:02d}"


def _months_later(year: int, month: int, day: int, months: float) -> Moment:
    total = months + month - 1
    whole = math.floor(total + 1e-6)
    # half months stand for the middle of a month
    return year + whole // 12, whole % 12 + 1, 15 if total - whole > 0.25 else day, 0


def _written(value: float, has_month: bool, has_day: bool) -> Moment:
    whole = math.floor(value)
    minute = round((value - whole) * _DAY)
    if has_day:
        return whole // 10000, whole // 100 % 100, whole % 100, minute
    if has_month:
        return whole // 100, whole % 100, 1, 0
    return whole, 1, 1, 0
