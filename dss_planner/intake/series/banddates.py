"""Dates and months in names of bands and files: 2020-08-01, 202008, A2020214, “January”, “month 01”, 1-р сар, 1월."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dss_planner.intake.series.calendars import Moment, days_in, from_minute, minute_of

_MONTHS = 12
_FIRST_YEAR, _LAST_YEAR = 1850, 2199
#: Not between other digits.
_ALONE, _END = r"(?<!\d)", r"(?!\d)"
#: Not before a digit or a unit: 2020_10m is no October.
_WHOLE = r"(?![0-9A-Za-z])"
_FULL = re.compile(_ALONE + r"(\d{4})([-_./ ]?)(\d{2})\2(\d{2})(?:[T_ -]?(\d{2})(?::?(\d{2}))?(?::?\d{2})?Z?)?" + _END)
_DAY_OF_YEAR = re.compile(_ALONE + r"(\d{4})[-_./ ]?(\d{3})" + _WHOLE)
_YEAR_MONTH = re.compile(_ALONE + r"(\d{4})[-_./ ]?(\d{2})" + _WHOLE)
_YEAR = re.compile(_ALONE + r"(\d{4})" + _END)
_NAMES = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
          "november", "december")  # fmt: skip
_WORD = re.compile(
    r"(?<![a-z])(?:" + "|".join(f"({name}|{name[:3]}{'t?' if name[:3] == 'sep' else ''})" for name in _NAMES)
    + r")(?![a-z])",
    re.IGNORECASE,
)  # fmt: skip
#: A month written with a word for month, in English, Mongolian, Russian, Korean, Chinese and Japanese.
_NUMBERED = (
    re.compile(r"(?<![a-z])(?:month|mon|mth|m)[-_. ]*(\d{1,2})(?!\d)", re.IGNORECASE),
    re.compile(_ALONE + r"(\d{1,2})[-_ ]*(?:р[-_ ]*)?(?:сар|месяц|월|月)", re.IGNORECASE),
    re.compile(r"(?:сар|месяц)[-_ ]*(\d{1,2})(?!\d)", re.IGNORECASE),
)
_DIGITS = re.compile(r"\d+")


def moment_in(name: str) -> Moment | None:
    """Return the moment that a name states: a day, the day of a year (A2020214), a month of a year, in that order."""
    for pattern, read in ((_FULL, _full), (_DAY_OF_YEAR, _day_of_year), (_YEAR_MONTH, _year_month)):
        for found in pattern.finditer(name):
            moment = read(found)
            if moment is not None:
                return moment
    year, month = year_in(name), month_in(name)
    return (year, month, 1, 0) if year and month else None


def year_in(name: str) -> int | None:
    """Return the only year that stands alone in a name; None when there are none or several."""
    years = {int(found) for found in _YEAR.findall(name) if _FIRST_YEAR <= int(found) <= _LAST_YEAR}
    return years.pop() if len(years) == 1 else None


def month_in(name: str) -> int | None:
    """Return the month (1–12) that a name says in words or with a word for month; None when none or several."""
    found = {match.lastindex for match in _WORD.finditer(name)}
    for pattern in _NUMBERED:
        found |= {int(number) for number in pattern.findall(name)}
    found &= set(range(1, _MONTHS + 1))
    return found.pop() if len(found) == 1 else None


def moments(names: Sequence[str]) -> tuple[Moment, ...] | None:
    """Return the moment of each band; None unless all names state one and none is repeated."""
    found = [moment_in(name) for name in names]
    known = [moment for moment in found if moment is not None]
    return tuple(known) if len(known) == len(names) and len(set(known)) == len(known) else None


def months(names: Sequence[str]) -> tuple[int, ...] | None:
    """Return the month of each of twelve bands that name all twelve months once, in any order; None otherwise.

    Besides words for months, the one number that differs in otherwise equal names counts them, from 1 (prec_1, prec_10
    …) or from 0 (0_ppt, 10_ppt …).
    """
    if len(names) != _MONTHS:
        return None
    said = [month_in(name) for name in names]
    if None not in said:
        return _each_once(said)
    read = {_each_once([number + (min(column) == 0) for number in column]) for column in differing(names)}
    return read.pop() if len(read) == 1 else None


def years(names: Sequence[str]) -> tuple[int, ...] | None:
    """Return the year of each band; None unless all names state one and none is repeated."""
    found = [year_in(name) for name in names]
    known = tuple(year for year in found if year is not None)
    return known if len(known) == len(names) and len(set(known)) == len(known) else None


def differing(names: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """Return the numbers in ``names`` that differ, by place in the name; empty when more than numbers differ."""
    if len({_DIGITS.sub("#", name.strip().lower()) for name in names}) != 1:
        return ()
    columns = zip(*([int(digits) for digits in _DIGITS.findall(name)] for name in names))
    return tuple(column for column in columns if len(set(column)) > 1)


def _each_once(found: Sequence[int | None]) -> tuple[int, ...] | None:
    """Return the months when each of the twelve is there once."""
    known = tuple(month for month in found if month is not None)
    return known if sorted(known) == list(range(1, _MONTHS + 1)) else None


def _full(found: re.Match) -> Moment | None:
    year, month, day = int(found.group(1)), int(found.group(3)), int(found.group(4))
    hour, minute = int(found.group(5) or 0), int(found.group(6) or 0)
    if not _is_month(year, month) or not 1 <= day <= days_in(year, month) or hour > 23 or minute > 59:
        return None
    return year, month, day, hour * 60 + minute


def _day_of_year(found: re.Match) -> Moment | None:
    year, day = int(found.group(1)), int(found.group(2))
    if not _is_month(year, 1) or not 1 <= day <= 366:
        return None
    moment = from_minute(minute_of((year, 1, 1, 0)) + (day - 1) * 1440)
    return moment if moment[0] == year else None


def _year_month(found: re.Match) -> Moment | None:
    year, month = int(found.group(1)), int(found.group(2))
    return (year, month, 1, 0) if _is_month(year, month) else None


def _is_month(year: int, month: int) -> bool:
    return _FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= _MONTHS
