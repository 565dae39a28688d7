"""Breakpoints of a study: the defaults, those of the user, what is wrong with numbers typed, what is stored."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication

from dss_planner.erosion.susceptibility.defaults import defaults
from dss_planner.erosion.susceptibility.memberships import (
    CENTRED,
    Membership,
    membership_from_dict,
    require_membership,
)
from dss_planner.errors import InputError
from dss_planner.panels.erosion.membership_names import fields_of
from dss_planner.panels.tables import number, rounded

if TYPE_CHECKING:
    from dss_planner.study.settings import StudySettings

Stored = Mapping[str, Mapping[str, Mapping[str, object]]]
#: Steepness that QGIS gives a membership of large or small values.
_STEEPNESS = 5.0


def rules_of(stored: Stored, section: str) -> dict[str, tuple[Membership, bool]]:
    """Return each membership of a section by name, and whether it is the user's own; a damaged one is the default."""
    own = stored.get(section, {})
    found = {}
    for name, shipped in defaults(section).memberships.items():
        found[name] = (shipped, False)
        if name in own:
            try:
                found[name] = (membership_from_dict(dict(own[name]), name, "study.json"), True)
            except InputError:
                continue
    return found


def stored_with(settings: StudySettings, section: str, name: str, rule: Membership | None) -> dict:
    """Return the breakpoints to store when ``rule`` takes the place of a default; None puts the default back."""
    found = {key: dict(entries) for key, entries in settings.breakpoints.items()}
    entries = found.setdefault(section, {})
    entries.pop(name, None)
    if rule is not None and rule != defaults(section).memberships[name]:
        entries[name] = rule.as_dict()
    return {key: entries for key, entries in found.items() if entries}


def of_kind(rule: Membership, kind: str) -> Membership:
    """Return the membership with another kind, and numbers for it that lie where the old ones did."""
    if kind in CENTRED and rule.kind not in CENTRED:
        low, high = float(rule.low or 0.0), rule.high
        middle = low if high is None else (low + high) / 2.0
        width = abs(high - low) if high is not None else 1.0
        spread = _STEEPNESS if kind in ("large", "small") else 4.0 / (width**2 or 1.0)
        return replace(rule, kind=kind, middle=middle, spread=spread, low=None, high=None, percentile=None)
    if kind not in CENTRED and rule.kind in CENTRED:
        middle = float(rule.middle or 0.0)
        return replace(rule, kind=kind, low=0.0, high=2.0 * middle or 1.0, middle=None, spread=None)
    if kind in CENTRED and (kind in ("large", "small")) != (rule.kind in ("large", "small")):
        middle = float(rule.middle or 0.0)
        spread = _STEEPNESS if kind in ("large", "small") else 4.0 / (middle**2 or 1.0)
        return replace(rule, kind=kind, spread=spread)
    return replace(rule, kind=kind)


def problems_of(kind: str, typed: Mapping[str, float | None]) -> dict[str, str]:
    """Return what is wrong with the numbers typed, by field: NaN stands for what is no number, None for nothing."""
    wrong = {
        name: QCoreApplication.translate("BreakpointRules", "This is no number. Write one, such as 0.5.")
        for name in fields_of(kind)
        if typed.get(name) is not None and math.isnan(float(typed[name] or 0.0))
    }
    if wrong:
        return wrong
    return _wrong_around(kind, typed) if kind in CENTRED else _wrong_between(kind, typed)


def _wrong_around(kind: str, typed: Mapping[str, float | None]) -> dict[str, str]:
    wrong = {}
    middle, spread = typed.get("middle"), typed.get("spread")
    if middle is None:
        wrong["middle"] = QCoreApplication.translate("BreakpointRules", "A number is missing here.")
    elif kind in ("large", "small") and middle <= 0.0:
        wrong["middle"] = QCoreApplication.translate("BreakpointRules", "Above 0 is expected for this kind.")
    if spread is None or spread <= 0.0:
        wrong["spread"] = QCoreApplication.translate("BreakpointRules", "A number above 0 is expected.")
    return wrong


def _wrong_between(kind: str, typed: Mapping[str, float | None]) -> dict[str, str]:
    wrong = {}
    low, high, percentile, exponent = (typed.get(name) for name in ("low", "high", "percentile", "exponent"))
    if low is None:
        wrong["low"] = QCoreApplication.translate("BreakpointRules", "A number is missing here.")
    if high is None and percentile is None:
        wrong["high"] = QCoreApplication.translate(
            "BreakpointRules", "A number is missing here, or a percentile that stands for it."
        )
    elif high is not None and high == low:
        wrong["high"] = QCoreApplication.translate(
            "BreakpointRules", "It equals the value of 0; a number above (rising) or below (falling) is expected."
        )
    if percentile is not None and not 0.0 <= percentile <= 100.0:
        wrong["percentile"] = QCoreApplication.translate("BreakpointRules", "A number from 0 to 100 is expected.")
    if kind == "power" and (exponent is None or exponent <= 0.0):
        wrong["exponent"] = QCoreApplication.translate("BreakpointRules", "A number above 0 is expected.")
    return wrong


def rule_from(before: Membership, kind: str, typed: Mapping[str, float | None], source: str) -> Membership:
    """Return the user's membership from numbers without a problem. Raises `InputError` should there be one yet."""
    names = fields_of(kind)
    numbers = {name: typed.get(name) if name in names else None for name in ("low", "high", "percentile")}
    centre = {name: typed.get(name) if name in names else None for name in ("middle", "spread")}
    exponent = typed.get("exponent") if "exponent" in names else 1.0
    rule = replace(
        before, kind=kind, **numbers, **centre, exponent=1.0 if exponent is None else exponent, source=source
    )
    require_membership(rule, kind, "study.json")
    return rule


def resolved(rule: Membership, made: object) -> Membership | None:
    """Return the membership with numbers alone: its own, else that of the last run; None before there was one."""
    if rule.is_resolved:
        return rule
    high = made.get("high") if isinstance(made, Mapping) else None
    same = isinstance(made, Mapping) and made.get("percentile") == rule.percentile
    return rule.resolved(float(high)) if same and isinstance(high, (int, float)) and high != rule.low else None


def span(rule: Membership, made: object = None) -> str:
    """Return the breakpoints in few signs."""
    if rule.kind in CENTRED:
        return f"{_figure(rule.middle)}; {_figure(rule.spread)}"
    if rule.high is not None:
        return f"{_figure(rule.low)} → {_figure(rule.high)}"
    known = resolved(rule, made)
    tail = QCoreApplication.translate("BreakpointRules", "percentile {percent}").format(percent=number(rule.percentile))
    return f"{_figure(rule.low)} → {tail}" + (f" = {_figure(known.high)}" if known else "")


def _figure(value: float | None) -> str:
    return number(value) if value == 0.0 else rounded(float("nan") if value is None else value)
