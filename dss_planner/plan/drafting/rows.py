"""A drafted plan as rows of the plan's tables."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dss_planner import provenance
from dss_planner.measures.catalogue.catalogue import Catalogue, Measure
from dss_planner.measures.fit.suitability import Verdict
from dss_planner.plan.budget.basis import rate_rows
from dss_planner.plan.budget.money import Rate
from dss_planner.plan.budget.workcosts import quantity_columns
from dss_planner.plan.drafting.facts import LandFacts
from dss_planner.plan.drafting.monitoring import CONTROL, PILOT, Pair
from dss_planner.plan.drafting.observation import PHOTO, PLOT, TRAP, Observed
from dss_planner.plan.drafting.package import Package
from dss_planner.plan.drafting.shaperows import shape_rows, work_key
from dss_planner.plan.drafting.sheet import Work
from dss_planner.plan.drafting.siterows import PlanSite, known_of
from dss_planner.plan.drafting.sources import key, score_rows, source_rows
from dss_planner.plan.drafting.wind import ErosiveWind
from dss_planner.text import Text

#: Who the weights of a drafted plan are from; group weights come with their own names later.
_SCORE_MODEL = "score model of the study"
#: Names of the places to observe.
_OBSERVED = {TRAP: "sand traps", PHOTO: "photo point", PLOT: "sample plot"}
_COST_NOTE = (
    "Planning ranges; none is a Mongolian price. Confirm every unit cost locally. Of the plan's years: building, "
    "yearly payments, renewal, and upkeep and contingency where their shares were entered."
)


@dataclass(frozen=True)
class SitePlan:
    """What was worked out for one site. verdicts: (part, measure id) → verdict."""

    site: PlanSite
    facts: LandFacts
    verdicts: dict[tuple[str, str], Verdict]
    package: Package
    works: tuple[Work, ...]
    pairs: tuple[Pair, ...]
    notes: tuple[Text, ...]
    observed: tuple[Observed, ...] = ()


@dataclass(frozen=True)
class PlanParts:
    """Everything that goes into a plan. model: the request as JSON types, to draft it again; rates: that costs were
    told with."""

    title: str
    study_area: str
    folder: Path
    output: str
    years: int
    model: object
    catalogue: Catalogue
    wind: ErosiveWind
    plans: tuple[SitePlan, ...]
    currency: str
    limits: Text
    made: str
    crs: str
    rates: tuple[Rate, ...] = ()


def plan_tables(parts: PlanParts) -> dict[str, list[dict]]:
    """Return table name → rows, with every reference in place."""
    tables: dict[str, list[dict]] = {
        "plan": [_plan_row(parts)],
        "sites": [],
        "measures": [measure_row(measure) for measure in parts.catalogue.measures],
        "works": [],
        "zones": [],
        "lines": [],
        "points": [],
        "verdicts": [],
        "unit_costs": [row for measure in parts.catalogue.measures for row in cost_rows(measure)],
        "schedule": [],
        "sources": source_rows(parts.folder, Path(parts.output).name),
        "partners": [],
        "rates": rate_rows(parts.rates),
        **score_rows(parts.folder, _SCORE_MODEL, parts.made),
    }
    for plan in parts.plans:
        tables["sites"].append(_site_row(plan))
        tables["verdicts"] += verdict_rows(plan.site.uuid, plan.verdicts)
        for work in plan.works:
            tables["works"].append(_work_row(plan, work))
            for table, drawn in shape_rows(plan.site.uuid, _work_key(plan, work), work, parts.crs).items():
                tables[table] += drawn
        tables["points"] += [*_monitoring_rows(plan), *_observed_rows(plan)]
    return tables


def joined(sentences: Sequence[Text]) -> str:
    """Return sentences as one English text."""
    return " ".join(str(sentence) for sentence in sentences)


def sentences_as_json(sentences: Sequence[Text]) -> str:
    """Return sentences as JSON, so that they can be shown in another language later."""
    content = [{"template": one.template, "values": provenance.plain(one.values)} for one in sentences]
    return json.dumps(content, ensure_ascii=False)


def _plan_row(parts: PlanParts) -> dict:
    return {
        "uuid": key("plan", parts.title, *(plan.site.uuid for plan in parts.plans)),
        "title": parts.title,
        "study_area": parts.study_area or None,
        "currency": parts.currency,
        "made": parts.made,
        "revision": 0,
        "wind_from": parts.wind.wind_from,
        "wind_source": str(parts.wind.source),
        "years": parts.years,
        "cost_note": _COST_NOTE,
        "limits": str(parts.limits),
        "model": json.dumps(parts.model, ensure_ascii=False),
    }


def _site_row(plan: SitePlan) -> dict:
    site = plan.site
    return {
        "uuid": site.uuid,
        "source_id": site.source_id or None,
        "name": site.name,
        "rank": site.rank,
        "score": site.score,
        "area_ha": site.area,
        "reason": site.reason or None,
        "land_type": plan.package.land_type,
        "package_name": plan.package.variant or None,
        **known_of(site, plan.facts),
        "geom": site.geometry,
    }


def measure_row(measure: Measure) -> dict:
    """Return a measure as its row of the table ``measures``."""
    return {
        "id": measure.id,
        "number": measure.number,
        "name": measure.name,
        "summary": measure.summary,
        "toolbox_keyword": measure.toolbox_keyword.value,
        "years_to_effect_min": measure.time_to_effect.pair[0],
        "years_to_effect_max": measure.time_to_effect.pair[1],
        "lifespan_min": measure.lifespan.pair[0],
        "lifespan_max": measure.lifespan.pair[1],
        "maintenance": measure.maintenance.value,
        "water_need": measure.water_need.value,
        "risks": measure.risks.value,
        "material": measure.material.value,
        "definition": json.dumps(provenance.plain(measure), ensure_ascii=False),
    }


def cost_rows(measure: Measure) -> list[dict]:
    """Return the costs of a measure as rows of the table ``unit_costs``."""
    return [
        {
            "uuid": key("unit_cost", measure.id, index),
            "measure": measure.id,
            # as the file gives them back, so that the plan is the same before and after it is read again
            "low": float(cost.low),
            "mode": float(cost.mode),
            "high": float(cost.high),
            "unit": cost.unit,
            "currency": cost.currency,
            "year": cost.year,
            "place": cost.place,
            "per_year": cost.per_year,
            "evidence": "/".join(cost.tags),
            "verified": cost.verified,
            "confirm_locally": True,
            "source": cost.source,
            "note": cost.note or None,
        }
        for index, cost in enumerate(measure.costs)
    ]


def verdict_rows(site: str, verdicts: Mapping[tuple[str, str], Verdict]) -> list[dict]:
    """Return verdicts, by part and id of a measure, as rows of the table ``verdicts``. site: its key."""
    return [
        {
            "uuid": key(site, "verdict", part, measure),
            "site": site,
            "measure": measure,
            "part": part,
            "status": verdict.status,
            "reason": joined(verdict.reasons),
            "sentences": sentences_as_json(verdict.reasons),
            "unverified_rules": ", ".join(verdict.unverified) or None,
        }
        for (part, measure), verdict in verdicts.items()
    ]


def _work_key(plan: SitePlan, work: Work) -> str:
    return work_key(plan.site.uuid, work.measure.id)


def _work_row(plan: SitePlan, work: Work) -> dict:
    return {
        "uuid": _work_key(plan, work),
        "site": plan.site.uuid,
        "measure": work.measure.id,
        "name": f"{plan.site.name}: {work.measure.name}",
        "part": work.choice.part,
        "package_name": plan.package.variant or None,
        "status": work.choice.status,
        "reason": joined(work.choice.reasons),
        **quantity_columns(work.quantities),
        "note": joined(work.notes) or None,
    }


def _monitoring_rows(plan: SitePlan) -> list[dict]:
    rows = []
    for number, pair in enumerate(plan.pairs, 1):
        pilot = key(plan.site.uuid, "pilot", number)
        rows.append(
            {
                "uuid": pilot,
                "site": plan.site.uuid,
                "kind": PILOT,
                "name": f"{plan.site.name}: plot {number}",
                "geom": pair.pilot,
            }
        )
        if pair.control is not None:
            rows.append(
                {
                    "uuid": key(plan.site.uuid, "control", number),
                    "site": plan.site.uuid,
                    "kind": CONTROL,
                    "name": f"{plan.site.name}: control {number}",
                    "pair": pilot,
                    "note": "Same land cover, nearest cover, soil loss and rain; outside every site and excluded "
                    "place, not downwind.",
                    "geom": pair.control,
                }
            )
    return rows


def _observed_rows(plan: SitePlan) -> list[dict]:
    return [
        {
            "uuid": key(plan.site.uuid, one.kind, one.number),
            "site": plan.site.uuid,
            "kind": one.kind,
            "name": f"{plan.site.name}: {_OBSERVED[one.kind]} {one.number}",
            "note": str(one.note),
            "geom": one.geometry,
        }
        for one in plan.observed
    ]
