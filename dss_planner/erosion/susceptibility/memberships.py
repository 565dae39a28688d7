"""Fuzzy memberships: how a value becomes 0 (not susceptible) to 1 (fully), with breakpoints that are numbers.

Formulas: linear, large, small, near and gauss as in QGIS's own fuzzify algorithms [V]; sigmoidal (IDRISI) and power
[M]. A breakpoint may stand for a percentile of the study area; it is worked out once and is a number from then on.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from dss_planner.errors import InputError

#: Kinds that rise from ``low`` to ``high`` (and fall when low is above high).
RANGED = ("linear", "sigmoidal", "power")
#: Kinds around ``middle``, with ``spread``.
CENTRED = ("large", "small", "near", "gauss")
KINDS = RANGED + CENTRED
#: Evidence tags: read, read in a secondary source, derived, from memory, assumption; U: set by the user.
TAGS = ("V", "V2", "D", "M", "A", "U")
_NUMBERS = ("low", "high", "middle", "spread", "exponent", "percentile")


@dataclass(frozen=True)
class Membership:
    """How a value becomes a membership of 0–1.

    kind: one of `KINDS`. low, high: values with membership 0 and 1 (linear, sigmoidal, power; low above high: falling).
    middle: the value with membership ½ (large, small) or 1 (near, gauss); spread: how steep [no unit for large and
    small, 1/unit² for near and gauss]. exponent: of the kind power. percentile: the percentile [0–100] of the study
    area that ``high`` stands for while it has no number. unit: of the value. tag, source: evidence for the numbers.
    """

    kind: str
    low: float | None = None
    high: float | None = None
    middle: float | None = None
    spread: float | None = None
    exponent: float = 1.0
    percentile: float | None = None
    unit: str = ""
    tag: str = "U"
    source: str = ""

    @property
    def is_resolved(self) -> bool:
        """Whether all breakpoints are numbers."""
        return self.kind in CENTRED or self.high is not None

    def resolved(self, high: float) -> Membership:
        """Return the same membership with ``high`` as a number; the percentile it stood for stays on record."""
        return replace(self, high=float(high))

    def of(self, values: ArrayLike) -> np.ndarray:
        """Return the membership (0–1) of ``values``; NaN stays NaN."""
        return membership(self, values)

    def as_dict(self) -> dict[str, object]:
        """Return the membership as plain values for JSON."""
        return {f.name: getattr(self, f.name) for f in fields(self)}


def membership(rule: Membership, values: ArrayLike) -> np.ndarray:
    """Return μ (0–1) of ``values`` by ``rule``, which must be resolved; NaN stays NaN.

    linear: (x − lo)/(hi − lo), clipped. sigmoidal: sin²(π/2·t) with that t. power: t^exponent. large:
    1/(1 + (x/mid)^−spread). small: 1/(1 + (x/mid)^spread). near: 1/(1 + spread·(x − mid)²). gauss:
    exp(−spread·(x − mid)²). large and small are for values of 0 and more; below 0 they are taken as 0.
    """
    x = np.asarray(values)
    if x.dtype.kind != "f":
        x = x.astype(np.float64)
    if rule.kind in RANGED:
        return _ranged(rule, x)
    middle, spread = float(rule.middle or 0.0), float(rule.spread or 0.0)
    if rule.kind in ("large", "small"):
        ratio = np.maximum(x, 0.0) / middle
        power = ratio**spread
        small = 1.0 / (1.0 + power)
        return small if rule.kind == "small" else 1.0 - small
    distance = spread * (x - middle) ** 2
    return 1.0 / (1.0 + distance) if rule.kind == "near" else np.exp(-distance)


def _ranged(rule: Membership, x: np.ndarray) -> np.ndarray:
    low, high = float(rule.low or 0.0), float(rule.high or 0.0)
    share = np.clip((x - low) / (high - low), 0.0, 1.0)
    if rule.kind == "sigmoidal":
        return np.sin(0.5 * math.pi * share) ** 2
    return share**rule.exponent if rule.kind == "power" else share


def membership_from_dict(entry: object, name: str, where: str) -> Membership:
    """Return the membership that `Membership.as_dict` wrote.

    name: of the factor; where: of the file or parameter, for messages. Raises `InputError` naming what is wrong.
    """
    if not isinstance(entry, Mapping):
        raise _wrong(where, name, "", entry, "an object with kind, low, high")
    known = {f.name for f in fields(Membership)}
    for key in entry:
        if key not in known:
            raise _wrong(where, name, str(key), key, ", ".join(sorted(known)))
    rule = Membership(**{str(key): _plain_number(entry[key], str(key), name, where) for key in entry})
    require_membership(rule, name, where)
    return rule


def require_membership(rule: Membership, name: str, where: str) -> None:
    """Raise `InputError` unless the membership can be computed (a percentile may still stand for ``high``)."""
    if rule.kind not in KINDS:
        raise _wrong(where, name, "kind", rule.kind, ", ".join(KINDS))
    if rule.tag not in TAGS:
        raise _wrong(where, name, "tag", rule.tag, ", ".join(TAGS))
    for key, good, expected in _centred(rule) if rule.kind in CENTRED else _breakpoints(rule):
        if not good:
            raise _wrong(where, name, key, getattr(rule, key), expected)


def _centred(rule: Membership) -> Iterator[tuple[str, bool, str]]:
    """Yield (field, whether it is right, what is expected) of a membership around a middle."""
    scaled = rule.kind in ("large", "small")
    good = rule.middle is not None and (rule.middle > 0.0 or not scaled)
    yield "middle", good, "a number (above 0 for large and small)"
    yield "spread", rule.spread is not None and rule.spread > 0.0, "a number above 0"


def _breakpoints(rule: Membership) -> Iterator[tuple[str, bool, str]]:
    """Yield (field, whether it is right, what is expected) of a membership from low to high."""
    stands = rule.high is not None or rule.percentile is not None
    yield "low", rule.low is not None, "a number"
    yield "high", stands, "a number, or a percentile (0–100) that stands for it"
    yield "high", rule.high is None or rule.high != rule.low, "a number other than low"
    yield "percentile", rule.percentile is None or 0.0 <= rule.percentile <= 100.0, "a number from 0 to 100"
    yield "exponent", rule.exponent > 0.0, "a number above 0"


def _plain_number(value: object, key: str, name: str, where: str) -> Any:
    if key not in _NUMBERS:
        return str(value)
    if value is None and key != "exponent":
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise _wrong(where, name, key, value, "a number")
    return float(value)


def _wrong(where: str, name: str, key: str, found: object, expected: str) -> InputError:
    return InputError(
        "In {where}, “{key}” of the membership “{name}” is {found}; {expected} is expected. Correct the entry.",
        where=where,
        key=key or name,
        name=name,
        found="missing" if found is None else found,
        expected=expected,
    )
