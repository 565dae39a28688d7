"""Verdicts for every cell of a map: the same as `suitability.assess` gives for a site made of that one cell.

A cell holds a code that names the verdict and the rule that decided it: 10,000 × status (1 suitable, 2 conditional,
3 unsuitable, 4 unknown) + 10 × number of the rule in the catalogue (from 1; 0 when all rules are met) + how it came
out (1 below, 2 above, 3 below and the fact that could make up for it is unknown, 4 below and that fact does not,
5 not there, 6 not known). Where several rules decide, the first one counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dss_planner.measures.catalogue.catalogue import Alternative, Condition, Measure
from dss_planner.measures.fit.suitability import CONDITIONAL, ROUNDING, SUITABLE, UNKNOWN, UNSUITABLE

#: Status by the first digit of a code.
STATUS = {1: SUITABLE, 2: CONDITIONAL, 3: UNSUITABLE, 4: UNKNOWN}
_DIGIT = {status: digit for digit, status in STATUS.items()}
#: Of a code: its status is counted in ten thousands.
STATUS_UNIT = 10_000
_RULE_UNIT = 10
#: How a rule came out.
MET, BELOW, ABOVE, NO_OTHER, OTHER_FAILS, ABSENT, NOT_KNOWN = range(7)
_WHOLE = 100.0


@dataclass(frozen=True)
class Decoded:
    """A code in parts. rule: index in the measure's conditions, None when all are met; outcome: see the module."""

    status: str
    rule: int | None
    outcome: int


def decode(code: int) -> Decoded:
    """Return the parts of a code."""
    number = code % STATUS_UNIT // _RULE_UNIT
    return Decoded(STATUS[code // STATUS_UNIT], number - 1 if number else None, code % _RULE_UNIT)


def encode(status: str, rule: int | None = None, outcome: int = MET) -> int:
    """Return the code of a verdict."""
    return _DIGIT[status] * STATUS_UNIT + (0 if rule is None else rule + 1) * _RULE_UNIT + outcome


def facts_asked(measure: Measure) -> tuple[str, ...]:
    """Return the facts that the rules of a measure ask for, each once."""
    asked = [rule.fact for rule in measure.conditions]
    asked += [rule.unless.fact for rule in measure.conditions if rule.unless is not None]
    return tuple(dict.fromkeys(asked))


def possible_codes(measure: Measure) -> list[int]:
    """Return every code that a map of the measure can hold."""
    found = {encode(SUITABLE if measure.conditions else UNKNOWN)}
    for index, rule in enumerate(measure.conditions):
        required = rule.level == "required" or rule.present is not None
        found.add(encode(UNKNOWN if required else CONDITIONAL, index, NOT_KNOWN))
        found |= {encode(UNSUITABLE if required else CONDITIONAL, index, outcome) for outcome in _ways(rule)}
    return sorted(found)


def _ways(rule: Condition) -> list[int]:
    if rule.present is not None:
        return [ABSENT]
    ways = [ABOVE] if rule.maximum is not None else []
    if rule.minimum is None:
        return ways
    if rule.unless is not None and rule.level == "required":
        return [*ways, NO_OTHER, OTHER_FAILS]
    return [*ways, BELOW]


def verdict_codes(measure: Measure, facts: Mapping[str, np.ndarray], shape: tuple[int, ...]) -> np.ndarray:
    """Return the int32 code of the verdict on ``measure`` for every cell.

    facts: name → values of ``shape`` in the units of `SiteConditions`, NaN where unknown; land cover as class codes,
    things that are there or not as 1 and 0. A fact that is not given is unknown everywhere.
    """
    codes = np.full(shape, encode(SUITABLE if measure.conditions else UNKNOWN), dtype=np.int32)
    for status in (CONDITIONAL, UNKNOWN, UNSUITABLE):
        for index in range(len(measure.conditions) - 1, -1, -1):
            for outcome, where in _outcomes(measure.conditions[index], facts, shape, status):
                codes[where] = encode(status, index, outcome)
    return codes


def _outcomes(
    rule: Condition, facts: Mapping[str, np.ndarray], shape: tuple[int, ...], status: str
) -> list[tuple[int, np.ndarray]]:
    """Return where a rule comes out with ``status``, by the way in which it does."""
    required = rule.level == "required" or rule.present is not None
    value = _value(rule, facts)
    if value is None:
        if status != (UNKNOWN if required else CONDITIONAL):
            return []
        return [(NOT_KNOWN, np.ones(shape, dtype=bool))]
    found: list[tuple[int, np.ndarray]] = []
    if status == (UNKNOWN if required else CONDITIONAL):
        found.append((NOT_KNOWN, np.isnan(value)))
    if status == (UNSUITABLE if required else CONDITIONAL):
        found += _broken(rule, value, facts)
    return found


def _broken(rule: Condition, value: np.ndarray, facts: Mapping[str, np.ndarray]) -> list[tuple[int, np.ndarray]]:
    if rule.present is not None:
        return [(ABSENT, ~np.isnan(value) & (value != float(rule.present)))]
    found: list[tuple[int, np.ndarray]] = []
    # comparisons with NaN are false: what is unknown breaks no limit
    below = value < rule.minimum - ROUNDING if rule.minimum is not None else np.zeros(value.shape, dtype=bool)
    if rule.maximum is not None:
        found.append((ABOVE, (value > rule.maximum + ROUNDING) & ~below))
    if rule.unless is None or rule.level == "advisory":
        return [*found, (BELOW, below)]
    other = facts.get(rule.unless.fact)
    if other is None:
        return [*found, (NO_OTHER, below)]
    unknown, fits = np.isnan(other), _fits(rule.unless, np.asarray(other, dtype=float))
    return [*found, (NO_OTHER, below & unknown), (OTHER_FAILS, below & ~unknown & ~fits)]


def _fits(other: Alternative, value: np.ndarray) -> np.ndarray:
    fits = np.ones(value.shape, dtype=bool)
    if other.minimum is not None:
        fits &= value >= other.minimum
    if other.maximum is not None:
        fits &= value <= other.maximum
    return fits


def _value(rule: Condition, facts: Mapping[str, np.ndarray]) -> np.ndarray | None:
    found = facts.get(rule.fact)
    if found is None:
        return None
    value = np.asarray(found, dtype=np.float64)
    if rule.fact != "landcover":
        return value
    inside = np.isin(value, [code for code, _ in rule.classes])
    return np.where(np.isnan(value), np.nan, np.where(inside, _WHOLE, 0.0))
