"""Months of a plan counted from its first January, and the days they begin and end on."""

from __future__ import annotations

import calendar
from collections.abc import Collection
from datetime import date

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
