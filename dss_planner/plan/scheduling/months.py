"""Months of a plan counted from its first January, and the days they begin and end on."""

from __future__ import annotations

import calendar
from collections.abc import Collection
from datetime import date

from dss_planner.monthnames import MONTHS
from dss_planner.text import Text, text

YEAR = 12


def month_of(index: int) -> int:
    """Return the month (1–12) of a month of the plan, counted from 0."""
    return index % YEAR + 1


def year_of(index: int) -> int:
    """Return the year of the plan, from 1."""
    return index // YEAR + 1


def first_day(index: int, first_year: int) -> date:
    """Return the day on which a month of the plan begins."""
    return date(first_year + index // YEAR, month_of(index), 1)


def last_day(index: int, first_year: int) -> date:
    """Return the day on which a month of the plan ends."""
    year, month = first_year + index // YEAR, month_of(index)
    return date(year, month, calendar.monthrange(year, month)[1])


def runs(months: Collection[int], begin: int, end: int) -> list[tuple[int, int]]:
    """Return first and last index of the runs of ``months`` (1–12) that begin in the plan's months begin … end − 1.

    A run that reaches over the new year stays one; one that has begun before ``begin`` counts from there.
    """
    found: list[tuple[int, int]] = []
    for index in range(begin, end):
        if month_of(index) not in months:
            continue
        if found and found[-1][1] == index - 1:
            found[-1] = (found[-1][0], index)
        else:
            found.append((index, index))
    return found


def month_words(months: Collection[int]) -> Text:
    """Return months (1–12) in words, runs as “from – to”, over the new year too."""
    chosen = sorted(set(months))
    if not chosen:
        return text("no month")
    if len(chosen) == YEAR:
        return text("all year")
    found: Text | None = None
    for first, last in _around(chosen):
        run = MONTHS[first - 1] if first == last else text("{a}–{b}", a=MONTHS[first - 1], b=MONTHS[last - 1])
        found = run if found is None else text("{a}, {b}", a=found, b=run)
    return found or text("no month")


def _around(chosen: list[int]) -> list[tuple[int, int]]:
    """Return first and last month of the runs of sorted months; December goes on in January."""
    found: list[tuple[int, int]] = []
    for month in chosen:
        if found and found[-1][1] == month - 1:
            found[-1] = (found[-1][0], month)
        else:
            found.append((month, month))
    if len(found) > 1 and found[0][0] == 1 and found[-1][1] == YEAR:
        found = [*found[1:-1], (found[-1][0], found[0][1])]
    return found
