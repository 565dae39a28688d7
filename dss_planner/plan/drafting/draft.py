"""Draft a countermeasure plan: judge every measure on every site, draw what fits, count it, and write the plan."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from osgeo import ogr

from dss_planner import provenance
from dss_planner.erosion.wind.seasons import DUST_SEASON
from dss_planner.errors import InputError
from dss_planner.measures.amounts.costs import PLAN_YEARS, CostRange
from dss_planner.measures.catalogue.catalogue import Catalogue, load_catalogue
from dss_planner.measures.fit.suitability import assess
from dss_planner.measures.geometry.core import worst_part
from dss_planner.measures.geometry.frame import polygons
from dss_planner.measures.geometry.layout import SLIVER
from dss_planner.plan.budget.basis import Terms, require_rates
from dss_planner.plan.budget.hauling import hauled
from dss_planner.plan.budget.money import BASE, Rate
from dss_planner.plan.drafting.contours import contours_of
from dss_planner.plan.drafting.draftnotes import data_limits, draft_warnings
from dss_planner.plan.drafting.drawing import draw
from dss_planner.plan.drafting.facts import StudyLayers, land_facts, open_study, soil_loss_sampler
from dss_planner.plan.drafting.monitoring import monitoring_pairs
from dss_planner.plan.drafting.observation import observation_points
from dss_planner.plan.drafting.package import CORE, REST, choose_package
from dss_planner.plan.drafting.rows import PlanParts, SitePlan, plan_tables, sentences_as_json
from dss_planner.plan.drafting.sequences import STANDARD, VARIANTS
from dss_planner.plan.drafting.sheet import Land
from dss_planner.plan.drafting.siterows import PlanSite, plan_sites, with_recovery
from dss_planner.plan.drafting.surroundings import Surroundings, surroundings
from dss_planner.plan.drafting.wind import ErosiveWind, erosive_wind, grid_direction
from dss_planner.plan.scheduling.climate import Climate, climates, monthly_layer
from dss_planner.plan.scheduling.planned import scheduled
from dss_planner.plan.store.changes import Changes, applied
from dss_planner.plan.store.document import PlanDocument, now, save_plan
from dss_planner.plan.store.existing import edited_kept, stamp_to_replace
from dss_planner.plan.store.recount import recounted
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.text import Text, text

_M2_PER_HECTARE = 10_000.0
#: How the provenance calls this computation.
STEP = "draftplan"


@dataclass(frozen=True)
class DraftPlanRequest:
    """sites: vector uri of polygons; study: folder of `alignlayers` and the steps after it; output: GeoPackage.

    wind_from: degrees that the erosive wind comes from (an assumption), or wind_rose: wind table or hourly record,
    which counts when given; wind_months: months (1–12) of a record that count; wind_unit: of its speeds
    where it does not state it. catalogue: file (None: built in).
    measures: ids to consider (empty: the land decides). package: 'low', 'standard' or 'strong' where the land decides.
    title, study_area: for the plan; years: of the plan, for
    recurring costs and the schedule.
    styles: (table, QML) pairs stored in the plan. currency: that all costs of the plan are told in; rates: dated, one
    for each currency but USD that costs are in or told in.
    """

    sites: str
    study: str
    output: str
    wind_from: float | None = None
    wind_rose: str | None = None
    wind_months: tuple[int, ...] = DUST_SEASON
    wind_unit: str | None = None
    catalogue: str | None = None
    measures: tuple[str, ...] = ()
    package: str = STANDARD
    title: str = "Countermeasure plan"
    study_area: str = ""
    years: int = PLAN_YEARS
    styles: tuple[tuple[str, str], ...] = ()
    currency: str = BASE
    rates: tuple[Rate, ...] = ()

    @property
    def terms(self) -> Terms:
        """What costs are told with."""
        return Terms(years=self.years, currency=self.currency, rates=self.rates)


@dataclass(frozen=True)
class DraftPlanResult:
    """output: the plan; sites: how many; works: measure id → number of sites it is drawn on; area: ha of sites;
    cost_low, cost_mode, cost_high: in ``currency`` over the plan's years, to be confirmed locally; cost_verified:
    whether all unit costs rest on a source; wind: where its direction comes from; verdicts: status → count over the
    sites; warnings: what to know before using the plan; kept: path of the copy of an edited older plan, or ''."""

    output: str
    sites: int
    works: dict[str, int]
    area: float
    cost_low: float
    cost_mode: float
    cost_high: float
    cost_verified: bool
    wind: Text
    verdicts: dict[str, int]
    warnings: tuple[Text, ...]
    kept: str = ""
    currency: str = BASE


def draft_plan(
    request: DraftPlanRequest, progress: Progress = silent, cancelled: CancelCheck = never
) -> DraftPlanResult:
    """Draft the plan of ``request`` and write it.

    Raises `InputError` when sites, study layers, wind or catalogue are missing or wrong; `OutputError` when the plan
    cannot be written or was changed while this ran; `Cancelled`, which leaves an older plan as it was.
    """
    progress(0.0, text("Reading the study and the catalogue"))
    seen = stamp_to_replace(request.output)
    catalogue = load_catalogue(request.catalogue)
    for measure in request.measures:
        catalogue.get(measure)
    wind = erosive_wind(request.wind_from, request.wind_rose, request.wind_months, request.wind_unit)
    _require_package(request.package)
    require_rates(catalogue, request.terms)
    study = open_study(request.study)
    sites, notes = plan_sites(request.sites, study.grid)
    outlines = [site.geometry for site in sites]
    known = surroundings(study.folder, study.grid.crs)
    plans = []
    for index, site in enumerate(sites):
        stop_if(cancelled)
        progress(0.05 + 0.85 * index / len(sites), text("Planning “{site}”", site=site.name))
        plans.append(_plan_site(site, outlines, study, catalogue, wind, request, known, cancelled))
    stop_if(cancelled)
    progress(0.9, text("Writing the plan"))
    parts = PlanParts(
        title=request.title,
        study_area=request.study_area,
        folder=study.folder,
        output=request.output,
        years=request.years,
        model=provenance.plain(replace(request, styles=())),
        catalogue=catalogue,
        wind=wind,
        plans=tuple(plans),
        currency=request.currency,
        limits=data_limits(study),
        made=now(),
        crs=study.grid.crs,
        rates=request.rates,
    )
    drawn = PlanDocument(study.grid.crs, plan_tables(parts))
    season = scheduled(drawn, _climates(study, sites, cancelled))
    document = hauled(recounted(applied(drawn, season.changes)), study.folder)
    cost = _cost(document)
    warnings = (*notes, *draft_warnings(study, wind, plans, cost, request.years), *season.notes, *season.conflicts)
    told = {"uuid": document.plan["uuid"], "warnings": sentences_as_json(warnings)}
    document = applied(document, Changes({"plan": [told]}))
    with edited_kept(request.output) as kept:
        saved = save_plan(document, request.output, seen, dict(request.styles), cancelled)
    result = _result(request, plans, wind, cost, warnings, kept)
    inputs = {"sites": request.sites, "catalogue": catalogue.path, "wind_rose": request.wind_rose, **study.paths}
    inputs["temperature"] = monthly_layer(study.folder, "temperature")
    bare = replace(request, styles=())
    provenance.record(request.output, STEP, inputs, bare, {"stamp": saved.stamp, "result": result})
    progress(1.0, None)
    return result


def _require_package(package: str) -> None:
    if package not in VARIANTS:
        raise InputError(
            "The package is “{found}”; one of {expected} is expected.", found=package, expected=", ".join(VARIANTS)
        )


def _cost(document: PlanDocument) -> CostRange:
    """Return what all works of a plan cost, as it stands in the plan."""
    low, mode, high = (float(document.plan.get(name) or 0.0) for name in ("cost_low", "cost_mode", "cost_high"))
    verified = all(row["cost_verified"] for row in document.rows("works"))
    return CostRange(low, mode, high, str(document.plan["currency"]), verified)


def _climates(study: StudyLayers, sites: list[PlanSite], cancelled: CancelCheck) -> dict[str, Climate]:
    found = climates(study.folder, [site.geometry for site in sites], cancelled=cancelled)
    return {site.uuid: climate for site, climate in zip(sites, found)}


def _plan_site(
    site: PlanSite,
    outlines: list[ogr.Geometry],
    study: StudyLayers,
    catalogue: Catalogue,
    wind: ErosiveWind,
    request: DraftPlanRequest,
    known: Surroundings,
    cancelled: CancelCheck,
) -> SitePlan:
    middle = site.geometry.Centroid()
    direction = grid_direction(wind.wind_from, middle.GetX(), middle.GetY(), study.grid.crs)
    cap = catalogue.get("exclosure").number_of("area_cap") * _M2_PER_HECTARE
    sample = soil_loss_sampler(study, site.geometry)
    core = worst_part(site.geometry, direction, cap, sample, study.grid.crs)
    # largest piece only: a paddock is not shared by two sides of an exclosure
    around = polygons(site.geometry.Difference(core), SLIVER)
    rest = around[0] if around else None
    pieces = [site.geometry, core] + ([rest] if rest is not None else [])
    facts = [with_recovery(one, site.recovery_class) for one in land_facts(study, pieces, cancelled)]
    whole, core_facts, *rest_facts = facts
    parts = {"site": whole, CORE: core_facts, **({REST: rest_facts[0]} if rest_facts else {})}
    verdicts = {
        (part, measure.id): assess(measure, facts.conditions)
        for part, facts in parts.items()
        for measure in catalogue.measures
    }
    package = choose_package(
        catalogue, core_facts.conditions, verdicts, rest is not None, request.measures, request.package
    )
    land = Land(
        site=site.geometry,
        core=core,
        rest=rest,
        wind_from=direction,
        lattice=wind.lattice,
        slope=core_facts.conditions.slope,
        rain=core_facts.conditions.rain,
        crs=study.grid.crs,
        around=known.at(site.geometry),
        contours=contours_of(study),
    )
    works, notes = draw(catalogue, land, package.choices)
    stop_if(cancelled)
    pairs = tuple(monitoring_pairs(study, core, outlines, direction, cancelled))
    observed = tuple(observation_points(study, site.geometry, core, direction, site.uuid))
    return SitePlan(site, whole, verdicts, package, works, pairs, notes, observed)


def _result(
    request: DraftPlanRequest,
    plans: list[SitePlan],
    wind: ErosiveWind,
    cost: CostRange,
    warnings: tuple[Text, ...],
    kept: str,
) -> DraftPlanResult:
    works: dict[str, int] = {}
    verdicts: dict[str, int] = {}
    for plan in plans:
        for work in plan.works:
            works[work.measure.id] = works.get(work.measure.id, 0) + 1
        for (part, _), verdict in plan.verdicts.items():
            if part == "site":
                verdicts[verdict.status] = verdicts.get(verdict.status, 0) + 1
    return DraftPlanResult(
        output=str(Path(request.output)),
        sites=len(plans),
        works=works,
        area=sum(plan.site.area for plan in plans),
        cost_low=cost.low,
        cost_mode=cost.mode,
        cost_high=cost.high,
        cost_verified=cost.verified,
        wind=wind.source,
        verdicts=verdicts,
        warnings=(*warnings, *((text("The edited older plan was kept as “{path}”.", path=kept),) if kept else ())),
        kept=kept,
        currency=request.currency,
    )
