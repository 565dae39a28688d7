"""Breakpoints, numbers and months as texts of a dialog, and their way back into the dialog."""

from __future__ import annotations

import json
from collections.abc import Mapping

from dss_planner.erosion.susceptibility.defaults import memberships_from_json, numbers_from_json
from dss_planner.erosion.susceptibility.memberships import Membership
from dss_planner.erosion.wind.seasons import parse_months
from dss_planner.errors import InputError


def memberships_of(content: str, label: str) -> dict[str, Membership]:
    """Return the memberships of a text, none for an empty one; raises `InputError` naming ``label``."""
    return memberships_from_json(content, label) if content else {}


def numbers_of(content: str, label: str) -> dict[str, float]:
    """Return the numbers of a text, none for an empty one; raises `InputError` naming ``label``."""
    return numbers_from_json(content, label) if content else {}


def months_of(content: str) -> tuple[int, ...]:
    """Return the months (1–12) of a text such as “spring” or “3-5”, none for an empty one; raises `InputError`."""
    return parse_months(content) if content else ()


def by_code(content: str, label: str) -> dict[int, float]:
    """Return numbers by land cover code from a text ({"3": 0.7}); raises `InputError` naming ``label``."""
    found = numbers_of(content, label)
    wrong = [name for name in found if not name.isdigit()]
    if wrong:
        raise InputError(
            "In “{label}”, “{found}” is no land cover code; whole numbers in quotes are expected, such as "
            "{example}. Correct the entry.",
            label=label,
            found=wrong[0],
            example='{"3": 0.7}',
        )
    return {int(name): value for name, value in found.items()}


def decimals(words: tuple[str, ...], label: str) -> tuple[float, ...]:
    """Return numbers; raises `InputError` naming ``label``."""
    try:
        return tuple(float(word) for word in words)
    except ValueError as error:
        raise InputError(
            "“{label}” is “{found}”; numbers with commas between them are expected, such as 0.2,0.4,0.6,0.8.",
            label=label,
            found=", ".join(words),
        ) from error


def as_json(memberships: Mapping[str, Membership]) -> str:
    """Return memberships as the text that the dialog takes: the breakpoints as numbers, to make the same map again."""
    return json.dumps({name: rule.as_dict() for name, rule in memberships.items()}, ensure_ascii=False)
