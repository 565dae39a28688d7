"""Times of a wind record from the texts of its columns, many thousand rows at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date as calendar_date

import numpy as np

from dss_planner.errors import InputError

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})$")
_SHORT = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$")
_CLOCK = re.compile(r"(\d{1,2})(?::?(\d{2}))?(?::?\d{2}(?:\.\d+)?)?\s*(am|pm)?\s*(z|utc|gmt|[+-]\d{2}:?(?:\d{2})?)?$")
_DAY = 1440
#: Minutes since 1970 of a time that cannot be read.
_UNREADABLE = np.iinfo(np.int64).min
_LAST_MONTH, _LAST_HOUR, _NOON = 12, 24, 12


def parse_times(columns: Sequence[Sequence[str]], layer: str) -> np.ndarray:
    """Return datetime64[m] of each row (NaT where unreadable): a stamp, date and clock, or year, month, day, hour.

    A written offset from UTC is taken off. Raises `InputError` where day and month cannot be told apart.
    """
    if len(columns) > 2:
        return _from_parts(columns)
    if len(columns) == 2:
        pairs = [(date.strip().split(" ")[0], clock.strip().lower()) for date, clock in zip(*columns)]
    else:
        pairs = [_split(stamp) for stamp in columns[0]]
    days = _days({date for date, _ in pairs}, layer)
    minutes = {clock: _minutes(clock) for clock in {clock for _, clock in pairs}}
    total = np.fromiter((_sum(days[date], minutes[clock]) for date, clock in pairs), np.int64, len(pairs))
    return total.astype("datetime64[m]")


def _sum(day: int | None, minutes: int | None) -> int:
    return _UNREADABLE if day is None or minutes is None else day * _DAY + minutes


def _split(stamp: str) -> tuple[str, str]:
    stamp = stamp.strip()
    date, mark, clock = stamp.partition("T" if "T" in stamp[:11] else " ")
    if not mark and stamp.isdigit() and len(stamp) > 8:
        return stamp[:8], stamp[8:]
    return date, clock.strip().lower()


def _days(dates: set[str], layer: str) -> dict[str, int | None]:
    """Return the days since 1970 of each date; None where it cannot be read."""
    short = {date: found for date in dates if (found := _SHORT.match(date))}
    order = _order(short, layer) if short else "dmy"
    result: dict[str, int | None] = {}
    for date in dates:
        parts: tuple[str, ...] | None
        if date in short:
            first, _, second, year = short[date].groups()
            parts = (year, second, first) if order == "dmy" else (year, first, second)
        else:
            match = _ISO.match(date) or _COMPACT.match(date)
            parts = match.groups() if match else None
        result[date] = _day_number(parts) if parts else None
    return result


def _order(short: dict[str, re.Match[str]], layer: str) -> str:
    firsts = {int(found.group(1)) for found in short.values()}
    seconds = {int(found.group(3)) for found in short.values()}
    if max(firsts) > _LAST_MONTH or all(found.group(2) == "." for found in short.values()):
        return "dmy"
    if max(seconds) > _LAST_MONTH:
        return "mdy"
    raise InputError(
        "The dates of the wind record “{layer}” can be read in two ways, as in {found}: day or month first. "
        "Write them as year-month-day.",
        layer=layer,
        found=min(short),
    )


def _day_number(parts: Sequence[str]) -> int | None:
    try:
        return calendar_date(*(int(part) for part in parts)).toordinal() - calendar_date(1970, 1, 1).toordinal()
    except ValueError:
        return None


def _minutes(clock: str) -> int | None:
    """Return the minutes since midnight UTC of a clock text; 24:00 is midnight of the next day."""
    if not clock:
        return 0
    found = _CLOCK.match(clock.zfill(4) if clock.isdigit() and len(clock) == 3 else clock)
    if not found:
        return None
    hour, minute = int(found.group(1)), int(found.group(2) or 0)
    if found.group(3):
        hour = hour % _NOON + (_NOON if found.group(3) == "pm" else 0)
    if hour > _LAST_HOUR or minute > 59:
        return None
    zone = found.group(4)
    ahead = 0
    if zone and zone[0] in "+-":
        digits = zone[1:].replace(":", "").ljust(4, "0")
        ahead = (int(digits[:2]) * 60 + int(digits[2:])) * (1 if zone[0] == "+" else -1)
    return hour * 60 + minute - ahead


def _from_parts(columns: Sequence[Sequence[str]]) -> np.ndarray:
    keys = list(zip(*columns[:3]))
    days = {key: _day_number([part.strip().split(".")[0] for part in key]) for key in set(keys)}
    clocks = list(zip(*columns[3:]))
    hours = {key: _clock_of_parts(key) for key in set(clocks)}
    total = np.fromiter((_sum(days[day], hours[clock]) for day, clock in zip(keys, clocks)), np.int64, len(keys))
    return total.astype("datetime64[m]")


def _clock_of_parts(parts: Sequence[str]) -> int | None:
    try:
        hour, minute = int(float(parts[0])), int(float(parts[1])) if len(parts) > 1 else 0
    except ValueError:
        return None
    if hour > _LAST_HOUR and hour % 100 < 60:
        hour, minute = hour // 100, hour % 100
    return hour * 60 + minute if 0 <= hour <= _LAST_HOUR and 0 <= minute < 60 else None
