"""The packages that a site can choose from, each drawn, costed and with what it does to soil loss."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dss_planner.measures.amounts.costs import PLAN_YEARS, CostRange
from dss_planner.measures.catalogue.catalogue import Catalogue
from dss_planner.measures.catalogue.documents import catalogue_of_plan
from dss_planner.measures.fit.suitability import PLANTINGS, assess
from dss_planner.plan.budget.basis import prices_of, terms_of
from dss_planner.plan.budget.workcosts import work_cost
from dss_planner.plan.drafting.drawing import draw
from dss_planner.plan.drafting.facts import StudyLayers, land_facts
from dss_planner.plan.drafting.package import CORE, REST, Package, propose_packages
from dss_planner.plan.drafting.sheet import Land, Work
from dss_planner.plan.drafting.siteland import land_of_row
from dss_planner.plan.drafting.siterows import with_recovery
from dss_planner.plan.scenario.ground import Sources, open_sources
from dss_planner.plan.scenario.request import ScenarioRequest, SiteScenario, net_of
from dss_planner.plan.scenario.sitescenario import site_scenario
from dss_planner.plan.scenario.works import PlannedSite, PlannedWork
from dss_planner.plan.store.document import PlanDocument, Row
from dss_planner.running import CancelCheck, never, stop_if
from dss_planner.text import Text

#: Year of the plan in which plantings are made, after the works that shelter them; all others are built first [A].
_PLANTING_YEAR, _FIRST_YEAR = 2, 1


@dataclass(frozen=True)
class Alternative:
    """One package for one site. works: drawn; notes: on what found no room; cost: over ``years``; effect: on soil loss
    in those years, None where the study has nothing to work it out from."""

    site: str
    package: Package
    works: tuple[Work, ...]
    notes: tuple[Text, ...]
    cost: CostRange
    years: int
    effect: SiteScenario | None

    @property
    def row(self) -> dict[str, object]:
        """The alternative as plain values, for tables and for choosing a set of sites: costs in currency, avoided soil
        loss in t over the years, low, most likely and high, less what leaks around fences."""
        avoided: tuple[float | None, ...] = (None,) * 3
        if self.effect is not None:
            avoided = net_of(self.effect.total, self.effect.leaked)
        return {
            "site": self.site,
            "package": self.package.variant,
            "land_type": self.package.land_type,
            "measures": [work.measure.id for work in self.works],
            "cost_low": self.cost.low,
            "cost_mode": self.cost.mode,
            "cost_high": self.cost.high,
            "currency": self.cost.currency,
            "cost_verified": self.cost.verified,
            "years": self.years,
            "avoided_low_t": avoided[0],
            "avoided_mode_t": avoided[1],
            "avoided_high_t": avoided[2],
        }


def site_alternatives(
    document: PlanDocument,
    site: Row,
    study: StudyLayers,
    years: int = PLAN_YEARS,
    cancelled: CancelCheck = never,
) -> tuple[Alternative, ...]:
    """Return the packages for a row of the plan's table ``sites``, from the cheapest to the strongest.

    The plan's own catalogue, wind and core are used. Raises `InputError` when the plan has no wind, its measures
    cannot be read, a currency has no rate, or the study lacks what soil loss was made from; `Cancelled`.
    """
    catalogue = catalogue_of_plan(document.rows("measures"), str(site["name"]))
    land = land_of_row(document, site, catalogue, study)
    packages = _packages(catalogue, land, study, site.get("recovery_class"), cancelled)
    sources = open_sources(str(study.folder))
    prices, terms = prices_of(document), replace(terms_of(document), years=years)
    found = []
    for package in packages:
        stop_if(cancelled)
        works, notes = draw(catalogue, land, package.choices)
        if not works:
            continue
        costs = (
            work_cost(one.measure, one.quantities, prices.get(one.measure.id, ()), terms, _start(one)) for one in works
        )
        cost = sum((one.total for one in costs), CostRange(currency=terms.currency))
        effect = _effect(site, land, works, cost, sources, years, cancelled)
        found.append(Alternative(str(site["uuid"]), package, works, notes, cost, years, effect))
    return tuple(found)


def _packages(
    catalogue: Catalogue, land: Land, study: StudyLayers, recovery_class: int | None, cancelled: CancelCheck
) -> tuple[Package, ...]:
    pieces = [land.core] + ([land.rest] if land.rest is not None else [])
    seen = [with_recovery(one, recovery_class) for one in land_facts(study, pieces, cancelled)]
    facts = dict(zip((CORE, REST), seen))
    verdicts = {
        (part, measure.id): assess(measure, fact.conditions)
        for part, fact in facts.items()
        for measure in catalogue.measures
    }
    return propose_packages(catalogue, facts[CORE].conditions, verdicts, land.rest is not None)


def _effect(
    site: Row,
    land: Land,
    works: Sequence[Work],
    cost: CostRange,
    sources: Sources,
    years: int,
    cancelled: CancelCheck,
) -> SiteScenario | None:
    planned = PlannedSite(
        uuid=str(site["uuid"]),
        name=str(site["name"]),
        geometry=land.site,
        rain=land.rain,
        wind_from=land.wind_from,
        works=tuple(_planned(work, number) for number, work in enumerate(works)),
        cost=(cost.low, cost.mode, cost.high),
        cost_years=years,
        currency=cost.currency,
    )
    request = ScenarioRequest(plan="", study="", output="", year=years, years=years)
    effect, _ = site_scenario(planned, sources, request, cancelled)
    return effect if effect.years else None


def _planned(work: Work, number: int) -> PlannedWork:
    return PlannedWork(
        uuid=str(number),
        name=work.measure.name,
        measure=work.measure,
        start=_start(work),
        zones=tuple(shape.geometry for shape in work.zones),
        lines=tuple(shape.geometry for shape in work.lines),
    )


def _start(work: Work) -> int:
    return _PLANTING_YEAR if work.measure.kind in PLANTINGS else _FIRST_YEAR
