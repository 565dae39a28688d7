"""What the works change, as the plan keeps it: its table “scenario”, and beside it what the table has no room for."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any

from dss_planner.plan.drafting.measuremaps import in_parts, sentence_of
from dss_planner.plan.scenario.request import LEAKAGE, LEAKAGE_WIDTH, YEARS, ScenarioResult, Triple, YearEffect
from dss_planner.plan.store.changes import Changes
from dss_planner.plan.store.document import PlanDocument, Row, now
from dss_planner.text import Text

if TYPE_CHECKING:
    from dss_planner.tasks.effects import EffectFound

#: Names of settings of the plan: with what the effect is to be worked out, and what was found with which.
CHOICES, FOUND = "effect_choices", "effect_found"
_BOUNDS = ("low", "mode", "high")
_NAN: Triple = (math.nan, math.nan, math.nan)


@dataclass(frozen=True)
class EffectChoices:
    """years: of the plan that are worked out; kept_up, leakage, leakage_width [m]: as in `ScenarioRequest`.
    leakage_source: where the share is from, '' for the assumption of the planner."""

    years: int = YEARS
    kept_up: bool = True
    leakage: float = LEAKAGE
    leakage_width: float = LEAKAGE_WIDTH
    leakage_source: str = ""


@dataclass(frozen=True)
class SiteEffect:
    """A site. before: soil loss without the plan [t/a]; affected: land that works act on [ha]; cost: (low, mode, high)
    over ``cost_years``, in currency. unknown: share (0–1) of the site where soil loss is not known, NaN when that was
    not worked out. idle: works that do nothing here, and why."""

    site: str
    name: str
    years: tuple[YearEffect, ...]
    before: float = math.nan
    affected: float = math.nan
    cost: Triple = _NAN
    cost_years: int = 0
    currency: str = ""
    unknown: float = math.nan
    idle: tuple[Text, ...] = ()

    #: What a tonne costs that is avoided net, over the years of the cost: low, most likely, high; infinite where none
    #: is avoided, NaN where cost or effect is not known.
    per_tonne: Triple = _NAN


@dataclass(frozen=True)
class EffectTable:
    """sites: in the plan's order; choices: with which it was worked out; of: fingerprint of the plan then; made: when;
    notes: what to know."""

    sites: tuple[SiteEffect, ...]
    choices: EffectChoices
    of: str
    made: str
    notes: tuple[Text, ...] = field(default=())

    @property
    def years(self) -> int:
        """How many years were worked out."""
        return max((len(site.years) for site in self.sites), default=0)


def choices_of(document: PlanDocument) -> EffectChoices:
    """Return with what the effect is to be worked out, as the plan says."""
    stored = _setting(document, CHOICES)
    known = {name: value for name, value in stored.items() if name in EffectChoices.__dataclass_fields__}
    years = int(document.plan.get("years") or YEARS)
    try:
        return replace(EffectChoices(years=years), **known)
    except TypeError:
        return EffectChoices(years=years)


def choices_changes(choices: EffectChoices, author: str) -> Changes:
    """Return what makes the plan keep ``choices``; the share that leaks carries its evidence."""
    evidence = "entered" if choices.leakage_source else "A"
    source = choices.leakage_source or "No figure was found for the share of grazing that leaks; an assumption."
    return Changes({"settings": [_row(CHOICES, asdict(choices), evidence, source, author)]})


def effect_of(document: PlanDocument) -> EffectTable | None:
    """Return what the plan keeps of its effect; None where it was never worked out."""
    rows = document.rows("scenario")
    if not rows:
        return None
    found = _setting(document, FOUND)
    kept = found.get("sites") if isinstance(found.get("sites"), dict) else {}
    by_site: dict[str, list[Row]] = {}
    for row in rows:
        by_site.setdefault(str(row["site"]), []).append(row)
    known = found.get("choices") if isinstance(found.get("choices"), dict) else {}
    choices = replace(
        choices_of(document), **{k: v for k, v in known.items() if k in EffectChoices.__dataclass_fields__}
    )
    sites = [
        _site(str(one["uuid"]), str(one["name"]), by_site.get(str(one["uuid"]), []), kept.get(str(one["uuid"]), {}))
        for one in document.rows("sites")
        if str(one["uuid"]) in by_site or str(one["uuid"]) in kept
    ]
    return EffectTable(
        tuple(sites),
        choices,
        str(found.get("of") or ""),
        str(rows[0].get("made") or ""),
        tuple(sentence_of(note) for note in found.get("notes", ())),
    )


def effect_changes(
    document: PlanDocument, found: EffectFound, choices: EffectChoices, of: str, revision: int, author: str
) -> Changes:
    """Return what makes the plan keep a result in place of the one before.

    of: fingerprint of the plan that it rests on; revision: that the plan gets with these changes.
    """
    kept = {
        site.uuid: {
            "before": _plain(site.before),
            "affected": _plain(site.affected),
            "cost": [_plain(value) for value in site.cost],
            "cost_years": site.cost_years,
            "currency": site.currency,
            "unknown": _plain(site.unknown),
            "idle": [in_parts(one) for one in site.idle],
        }
        for site in found.result.sites
    }
    notes = [in_parts(one) for one in _general(found.result)]
    told = {"of": of, "choices": asdict(choices), "sites": kept, "notes": notes}
    there = {str(row["uuid"]) for row in document.rows("sites")}
    rows = [{**row, "of_revision": revision} for row in found.changes.put["scenario"] if row["site"] in there]
    new = {row["uuid"] for row in rows}
    gone = [row["uuid"] for row in document.rows("scenario") if row["uuid"] not in new]
    put: dict[str, Any] = {"scenario": rows, "settings": [_row(FOUND, told, "D", "", author)]}
    return Changes(put, {"scenario": gone} if gone else {})


def _site(key: str, name: str, rows: list[Row], kept: Mapping[str, Any]) -> SiteEffect:
    years = []
    for row in sorted(rows, key=lambda one: int(one["year"])):
        avoided, leaked, emission = (
            _triple([row.get(f"{what}_{end}") for end in _BOUNDS]) for what in ("avoided", "leaked", "emission")
        )
        years.append(YearEffect(int(row["year"]), avoided, leaked, emission))
    last = rows[0] if rows else {}
    return SiteEffect(
        site=key,
        name=name,
        years=tuple(years),
        before=_number(kept.get("before", last.get("loss_without"))),
        affected=_number(kept.get("affected")),
        cost=_triple(kept.get("cost") or [None] * 3),
        cost_years=int(kept.get("cost_years") or 0),
        currency=str(kept.get("currency") or last.get("currency") or ""),
        unknown=_number(kept.get("unknown", last.get("unknown_share"))),
        idle=tuple(sentence_of(one) for one in kept.get("idle", ())),
        per_tonne=_per_tonne(last, kept),
    )


def _per_tonne(row: Row, kept: Mapping[str, Any]) -> Triple:
    """Return the cost of a tonne; the table has none where it is endless, which only the cost tells from unknown."""
    known = _triple([row.get(f"cost_per_tonne_{end}") for end in _BOUNDS])
    cost = _triple(kept.get("cost") or [None] * 3)
    if not (cost[1] > 0.0 and int(kept.get("cost_years") or 0) > 0):
        return known
    low, mode, high = (math.inf if math.isnan(value) else value for value in known)
    return low, mode, high


def _general(result: ScenarioResult) -> list[Text]:
    """Return the notes but for the reasons why a work does nothing: those stand with the sites."""
    return [note for note in result.notes if "reason" not in note.values]


def _setting(document: PlanDocument, name: str) -> dict[str, Any]:
    row = next((one for one in document.rows("settings") if one.get("name") == name), None)
    try:
        found = json.loads(str(row["value"])) if row is not None else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _row(name: str, value: object, evidence: str, source: str, author: str) -> Row:
    words = json.dumps(value, ensure_ascii=False)
    row: Row = {"name": name, "value": words, "evidence": evidence, "source": source or None}
    return {**row, "author": author or None, "changed": now()}


def _triple(values: list) -> Triple:
    low, mode, high = (_number(value) for value in values)
    return low, mode, high


def _number(value: object) -> float:
    return float(value) if isinstance(value, (int, float)) else math.nan


def _plain(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None
