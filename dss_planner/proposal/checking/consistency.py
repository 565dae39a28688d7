"""What the pack states against what the plan says: one difference, and the pack is not finished."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dss_planner.errors import InputError
from dss_planner.proposal.checking.fact import Fact
from dss_planner.proposal.checking.places import DAY
from dss_planner.text import Text, text

#: Numbers that are stated whole may differ by so much of themselves: files keep 15 digits.
_EXACT = 1e-9
#: How many of the other unit one is.
_FACTORS: Mapping[tuple[str, str], float] = {
    ("km", "m"): 1000.0,
    ("m", "km"): 0.001,
    ("km²", "ha"): 100.0,
    ("ha", "km²"): 0.01,
    ("%", "1"): 0.01,
    ("kt", "t"): 1000.0,
    ("t", "kg"): 1000.0,
}
#: Unit of plain numbers.
_PLAIN = "1"
#: Differences that the refusal lists.
_LISTED = 5
#: A number as the pack writes it in all its languages.
_NUMBER = re.compile(r"[-\u2212]?\d[\d,]*(\.\d+)?")


@dataclass(frozen=True)
class Stated:
    """A number as it stands somewhere in the pack.

    where: file and place (“tables/budget.xlsx, row 3”). what: name of the fact (`facts.facts_of`). value: None where
    the place is empty. unit: as stated. digits: after the decimal point that it was rounded to (None: not rounded).
    slack: by how much it may differ besides.
    """

    where: str
    what: str
    value: float | None
    unit: str = ""
    digits: int | None = None
    slack: float = 0.0


@dataclass(frozen=True)
class Difference:
    """A number that is not the plan's. expected: the plan's, in the unit as stated; None where it is not known."""

    stated: Stated
    expected: float | None
    reason: Text


def read_number(where: str, what: str, shown: str, unit: str = "") -> Stated:
    """Return what a reader takes for the number in words, to as many digits as it shows; a dash is none."""
    found = _NUMBER.search(shown)
    if found is None:
        return Stated(where, what, None, unit)
    digits = len(found[0].partition(".")[2])
    return Stated(where, what, float(found[0].replace(",", "").replace("\u2212", "-")), unit, digits)


def differences(facts: Mapping[str, Fact], stated: Iterable[Stated]) -> tuple[Difference, ...]:
    """Return what differs: other values, numbers where the plan knows none, empty places where it knows one, units that
    do not go together, and names that the plan does not have."""
    return tuple(found for one in stated for found in _difference(facts, one))


def require_consistent(facts: Mapping[str, Fact], stated: Iterable[Stated]) -> int:
    """Return how many numbers were checked. Raises `InputError` that names what differs, and where."""
    every = list(stated)
    found = differences(facts, every)
    if not found:
        return len(every)
    listed = found[0].reason
    for one in found[1:_LISTED]:
        listed = text("{titles}; {title}", titles=listed, title=one.reason)
    raise InputError(
        "The pack is not finished: {count} numbers in it are not the plan's. {listed}. Export again; if it stays so, "
        "report it with the plan.",
        count=len(found),
        listed=listed,
    )


def _difference(facts: Mapping[str, Fact], one: Stated) -> Iterable[Difference]:
    fact = facts.get(one.what)
    if fact is None:
        yield Difference(one, None, text("{where}: the plan has no “{what}”", where=one.where, what=one.what))
        return
    found, wanted = one.unit or _PLAIN, fact.unit or _PLAIN
    factor = 1.0 if found == wanted else _FACTORS.get((found, wanted))
    if factor is None:
        yield Difference(
            one,
            fact.value,
            text(
                "{where}: “{what}” stands in {found}, the plan has it in {expected}",
                where=one.where,
                what=one.what,
                found=one.unit or "—",
                expected=fact.unit,
            ),
        )
        return
    expected = None if fact.value is None or not math.isfinite(fact.value) else fact.value / factor
    if _equal(one, expected):
        return
    yield Difference(
        one,
        expected,
        text(
            "{where}: “{what}” is {found} {unit}, in the plan {expected}",
            where=one.where,
            what=one.what,
            found=_shown(one.value, found),
            unit="" if found == DAY else one.unit,
            expected=_shown(expected, found),
        ),
    )


def _shown(value: float | None, unit: str) -> str:
    if value is None:
        return "—"
    return date.fromordinal(int(value)).isoformat() if unit == DAY and value >= 1 else f"{value:.10g}"


def _equal(one: Stated, expected: float | None) -> bool:
    if one.value is None or expected is None:
        return one.value is None and expected is None
    slack = one.slack + _EXACT * max(abs(expected), abs(one.value))
    if one.digits is not None:
        slack += 0.5 * 10.0**-one.digits
    return abs(one.value - expected) <= slack
