"""Months that a wind statistic is made of: named seasons, or any months."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dss_planner.errors import InputError
from dss_planner.text import Text, text

#: Months of each named season; dust storms of Northeast Asia come in spring.
SEASONS = {
    "spring": (3, 4, 5),
    "summer": (6, 7, 8),
    "autumn": (9, 10, 11),
    "winter": (12, 1, 2),
    "year": tuple(range(1, 13)),
}
DUST_SEASON = SEASONS["spring"]
_MONTHS = 12


def parse_months(value: str) -> tuple[int, ...]:
    """Return the months (1–12) of “spring”, “3,4,5”, “3-5” or “11-2”. Raises `InputError`."""
    words = value.strip().lower()
    if words in SEASONS:
        return SEASONS[words]
    months: list[int] = []
    for part in re.split(r"[\s,;]+", words.strip(" ,;")):
        found = re.fullmatch(r"(\d{1,2})(?:[-–](\d{1,2}))?", part)
        if not found:
            raise _wrong(value)
        first, last = int(found.group(1)), int(found.group(2) or found.group(1))
        months += [first]
        while first != last and len(months) <= _MONTHS:
            first = first % _MONTHS + 1
            months.append(first)
    return require_months(months, value)


def require_months(months: Sequence[int], value: object = None) -> tuple[int, ...]:
    """Return the different months in their order; raises `InputError` unless there are some from 1 to 12."""
    chosen = tuple(dict.fromkeys(months))
    if not chosen or not all(1 <= month <= _MONTHS for month in chosen):
        raise _wrong(months if value is None else value)
    return chosen


def season_name(months: Sequence[int]) -> Text:
    """Return what the months are called."""
    chosen = set(months)
    if chosen == set(SEASONS["year"]):
        return text("the year")
    if chosen == set(SEASONS["spring"]):
        return text("spring (March–May)")
    if chosen == set(SEASONS["summer"]):
        return text("summer (June–August)")
    if chosen == set(SEASONS["autumn"]):
        return text("autumn (September–November)")
    if chosen == set(SEASONS["winter"]):
        return text("winter (December–February)")
    return text("months {months}", months=", ".join(str(month) for month in months))


def _wrong(value: object) -> InputError:
    return InputError(
        "The months “{found}” cannot be used; numbers from 1 to 12 (3,4,5 or 3-5) or one of {expected} are expected.",
        found=value,
        expected=", ".join(SEASONS),
    )
