"""The set of sites of a study under a budget: candidates with costs and locks, the choice, and its report."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from osgeo import gdal, ogr

from dss_planner import provenance
from dss_planner.errors import InputError
from dss_planner.provenance import plain, write_json
from dss_planner.running import CancelCheck, Progress, never, portion, silent
from dss_planner.sites.portfolio.exchange import text_to_dict
from dss_planner.sites.portfolio.portfoliorequest import PortfolioSite, SelectPortfolioRequest, SelectPortfolioResult
from dss_planner.sites.portfolio.selecting import NoChoiceError, select_portfolio
from dss_planner.sites.portfolio.solving import Solving, solve_here
from dss_planner.sites.table import LAYER, SiteTable, read_sites, write_sites
from dss_planner.study.folder import StudyFolder
from dss_planner.study.portfoliochoices import FROM_PLAN, PACKAGE_FIELD, SCORE_AREA, Package, PortfolioChoices
from dss_planner.study.results import Output, StepResult
from dss_planner.study.robustness_steps import DRAWN_FILE, write_drawn
from dss_planner.study.settings import StudySettings
from dss_planner.study.site_steps import PLAN_FILE, SITES_FILE
from dss_planner.study.sitedecisions import considered
from dss_planner.text import Text, text

PORTFOLIO_FILE, PORTFOLIO_REPORT = "portfolio.gpkg", "portfolio.json"
#: What would leave a choice, where no choice keeps all rules.
CHANGES_FILE = "portfolio_changes.json"
CANDIDATES_FILE, _CHOSEN = "portfolio_candidates.gpkg", "portfolio_chosen.gpkg"
#: Decimals of money.
_CENTS = 2
_COST, _WORTH, _LOCK, _MUST, _PLACE, _SCORE = "cost", "worth", "lock", "must", "site_id", "score"
#: The best score: hectares × score / this are hectares at full score.
_FULL = 100.0
_WHOLE = (Package("", 100.0, 100.0),)


@dataclass(frozen=True)
class PlanCosts:
    """Costs by site id, as far as the plan knows all works there. currency: of all, '' where there are several.

    missing: names of sites with works of unknown cost.
    """

    costs: dict[str, float]
    currency: str
    missing: tuple[str, ...] = ()


def plan_costs(folder: StudyFolder) -> PlanCosts:
    """Return what the works of the plan cost at each site (their likely cost); nothing where there is no plan.

    A site that has a work without a cost is left out: a part of its cost would make it look cheap.
    """
    path = folder.path / PLAN_FILE
    if not path.exists():
        return PlanCosts({}, "")
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_READONLY)
    sites = {row["uuid"]: row for row in _rows(dataset, "sites", ("uuid", "source_id", "name"))}
    sums: dict[str, float] = {}
    unknown: set[str] = set()
    currencies: set[str] = set()
    for work in _rows(dataset, "works", ("site", "cost_mode", "currency")):
        if work["cost_mode"] is None:
            unknown.add(work["site"])
            continue
        sums[work["site"]] = sums.get(work["site"], 0.0) + float(work["cost_mode"])
        currencies.add(str(work["currency"] or ""))
    known = {str(sites[key]["source_id"]): value for key, value in sums.items() if key in sites and key not in unknown}
    names = tuple(str(sites[key]["name"]) for key in sorted(unknown) if key in sites)
    return PlanCosts(known, currencies.pop() if len(currencies) == 1 else "", names)


def run_portfolio(
    folder: StudyFolder,
    settings: StudySettings,
    progress: Progress,
    cancelled: CancelCheck,
    solving: Solving = solve_here,
) -> StepResult:
    """Choose the set of sites; all sites with what became of them, and a report, in the study folder."""
    choices = settings.portfolio
    notes = write_candidates(folder, settings, cancelled)
    request = portfolio_request(folder, settings, cancelled)
    changes = Path(folder.file(CHANGES_FILE))
    changes.unlink(missing_ok=True)
    try:
        result = select_portfolio(request, portion(progress, 0.05, 0.95), cancelled, solving)
        write_portfolio(folder, choices, result, cancelled)
        provenance.record(
            folder.file(PORTFOLIO_FILE),
            "selectportfolio",
            {"sites": folder.file(SITES_FILE), **_plan_input(folder, choices)},
            request,
            {"benefit": result.benefit, "cost": result.cost, "gap": result.gap, "method": result.method},
        )
    except NoChoiceError as error:
        found = [{**asdict(change), "sentence": text_to_dict(change.sentence)} for change in error.changes]
        write_json(changes, found)
        raise
    finally:
        for name in (_CHOSEN, f"{Path(_CHOSEN).stem}.provenance.json"):
            Path(folder.file(name)).unlink(missing_ok=True)
    return StepResult("portfolio", portfolio_outputs(folder), (*notes, *result.notes))


def portfolio_outputs(folder: StudyFolder) -> tuple[Output, ...]:
    """Return what the step made."""
    return (Output(folder.file(PORTFOLIO_FILE), "portfolio", text("Chosen set of sites"), layer_name=LAYER),)


def write_candidates(folder: StudyFolder, settings: StudySettings, cancelled: CancelCheck = never) -> tuple[Text, ...]:
    """Write sites × packages with cost, worth and lock to `CANDIDATES_FILE`; return what had to be said.

    Raises `InputError` where there is no price and the plan has no costs.
    """
    choices = settings.portfolio
    table = read_sites(f"{folder.file(SITES_FILE)}|layername={LAYER}", cancelled)
    found = considered([values for _, values in table.rows], settings)
    costs, notes = _costs(folder, choices, table)
    rows, added = [], []
    for (shape, values), cost in zip(table.rows, costs):
        key = str(values.get("site_id") or "")
        lock = 0
        if key in found.excluded or key in choices.locked_out:
            lock = -1
        elif key in choices.locked_in or (choices.pinned_in and key in found.pinned):
            lock = 1
        for package in choices.packages or _WHOLE:
            hectares = values.get("area_ha")
            area = 1.0
            if choices.benefit == SCORE_AREA:
                area = hectares / _FULL if isinstance(hectares, float) else 0.0
            name = str(values.get("name") or "")
            more: dict[str, object] = {
                "name": f"{name}: {package.name}" if package.name else name,
                # money has cents: hectares that are off by a millionth must not push the last site out of a budget
                _COST: None if cost is None else round(cost * package.cost / 100.0, _CENTS),
                _WORTH: area * package.benefit / 100.0,
                # of a site that is locked in, which of several packages is open: one of them is a rule of its own
                _LOCK: 0 if lock > 0 and len(choices.packages) > 1 else lock,
                _MUST: name if lock > 0 else "",
                PACKAGE_FIELD: package.name,
                "why_out": _why_out(found.excluded.get(key)),
            }
            rows.append((shape, values))
            added.append(more)
    write_sites(folder.file(CANDIDATES_FILE), SiteTable(table.crs, table.fields, rows), added, cancelled)
    return notes


def _why_out(decision: object) -> str:
    return "" if decision is None else decision.words()  # type: ignore[attr-defined]


def portfolio_request(folder: StudyFolder, settings: StudySettings, cancelled: CancelCheck) -> SelectPortfolioRequest:
    """Return what is asked of `select_portfolio`: the same as anyone can ask without the window."""
    choices = settings.portfolio
    drawn = None
    if choices.draws:
        drawn, _ = write_drawn(folder, settings, silent, cancelled)
        _add_drawn(folder, tuple(json.loads(drawn.criteria)), cancelled)
    groups = [(field, least) for field, least in choices.groups if field and least > 0]
    if len(choices.packages) > 1:
        groups.append((_MUST, 1))
    return SelectPortfolioRequest(
        sites=f"{folder.file(CANDIDATES_FILE)}|layername={LAYER}",
        score_field=_SCORE,
        output=folder.file(_CHOSEN),
        cost_field=_COST,
        budget=choices.budget,
        spacing=choices.spacing,
        more_groups=tuple(groups),
        locked_field=_LOCK,
        alternative_field=_PLACE if len(choices.packages) > 1 else "",
        area_field=_WORTH,
        compactness=choices.compactness,
        reach=choices.reach,
        seconds=choices.seconds,
        curve=choices.curve,
        draws=choices.draws,
        criteria=drawn.criteria if drawn else "",
        method=drawn.method if drawn else "wlc",
        attitude=drawn.attitude if drawn else 2.0,
        weighting=settings.robustness.weighting,
        concentration=settings.robustness.concentration,
        spreads=drawn.spreads if drawn else "",
        seed=settings.robustness.seed,
        model=drawn.model if drawn else "",
    )


def _add_drawn(folder: StudyFolder, fields: Sequence[str], cancelled: CancelCheck) -> None:
    """Give the candidates the fields that scores are drawn from, where only the sites that are drawn have them."""
    path = folder.file(CANDIDATES_FILE)
    table = read_sites(f"{path}|layername={LAYER}", cancelled)
    if all(field in table.fields for field in fields):
        return
    drawn = read_sites(f"{folder.file(DRAWN_FILE)}|layername={LAYER}", cancelled)
    known = {values[_PLACE]: {field: values[field] for field in fields} for _, values in drawn.rows}
    nothing: dict[str, object] = dict.fromkeys(fields)
    write_sites(path, table, [known.get(values[_PLACE], nothing) for _, values in table.rows], cancelled)


def write_portfolio(
    folder: StudyFolder, choices: PortfolioChoices, result: SelectPortfolioResult, cancelled: CancelCheck = never
) -> None:
    """Write what became of every site, the chosen ones ranked by what they are worth, and the report."""
    table = read_sites(f"{folder.file(CANDIDATES_FILE)}|layername={LAYER}", cancelled)
    worth = sorted(
        (place for place, site in enumerate(result.sites) if site.chosen),
        key=lambda place: (-(result.sites[place].benefit or 0.0), place),
    )
    rank = {place: number for number, place in enumerate(worth, start=1)}
    # of the packages of a site that is left the first stands for all
    shown = _one_for_each_site(table, result.sites)
    added = [
        {
            "portfolio_rank": rank.get(place),
            "chosen": int(result.sites[place].chosen),
            "state": result.sites[place].state,
            "why": _reason(table.rows[place][1], result.sites[place]),
            "benefit": result.sites[place].benefit,
            "frequency": result.sites[place].frequency,
        }
        for place in shown
    ]
    rows = [table.rows[place] for place in shown]
    write_sites(folder.file(PORTFOLIO_FILE), SiteTable(table.crs, table.fields, rows), added, cancelled)
    content = {
        "optimal": result.optimal,
        "gap": result.gap,
        "method": result.method,
        "seconds": result.seconds,
        "limit": choices.seconds,
        "benefit": result.benefit,
        "cost": result.cost,
        "value": result.value,
        "bound": result.bound,
        "budget": choices.budget,
        "currency": choices.currency,
        "worth": choices.benefit,
        "chosen": [site.name for site in result.sites if site.chosen],
        "notes": result.notes,
        "curve": result.curve,
        "sites": [_stored(result.sites[place], table.rows[place][1]) for place in shown],
        "asked": choices,
    }
    write_json(folder.file(PORTFOLIO_REPORT), plain(content))


def _one_for_each_site(table: SiteTable, sites: Sequence[PortfolioSite]) -> list[int]:
    found: dict[object, int] = {}
    for place, (_, values) in enumerate(table.rows):
        key = values.get(_PLACE) or place
        if key not in found or sites[place].chosen:
            found[key] = place
    return list(found.values())


def _stored(site: PortfolioSite, values: dict[str, object]) -> dict[str, object]:
    found: dict[str, object] = {field.name: getattr(site, field.name) for field in fields(site)}
    found.update(site_id=values.get("site_id"), why_out=values.get("why_out") or "")
    found["reason"] = None if site.reason is None else text_to_dict(site.reason)
    return found


def _reason(values: dict[str, object], site: PortfolioSite) -> str:
    if values.get("why_out"):
        return str(values["why_out"])
    return "" if site.reason is None else str(site.reason)


def _costs(
    folder: StudyFolder, choices: PortfolioChoices, table: SiteTable
) -> tuple[list[float | None], tuple[Text, ...]]:
    areas = [values.get("area_ha") for _, values in table.rows]
    price = choices.price
    by_area = [None if price is None or area is None else price * float(area) for area in areas]  # type: ignore[arg-type]
    if choices.costs != FROM_PLAN:
        if price is None:
            raise InputError("There is no price for a hectare. Enter one, or take the costs of the plan.")
        return by_area, ()
    known = plan_costs(folder)
    if not known.costs:
        if price is None:
            raise InputError(
                "There is no plan with costs yet, and no price for a hectare. Draft the plan on page 5, or enter a "
                "price."
            )
        return by_area, (text("There is no plan with costs yet: every site costs its area times the price."),)
    if known.currency and choices.currency and known.currency != choices.currency:
        raise InputError(
            "The plan is in {found}, the budget in {expected}. Give the budget in {found}, or take a price for a "
            "hectare.",
            found=known.currency,
            expected=choices.currency,
        )
    keys = [str(values.get("site_id") or "") for _, values in table.rows]
    costs = [known.costs.get(key, fallback) for key, fallback in zip(keys, by_area)]
    absent = sum(key not in known.costs for key in keys)
    if not absent:
        return costs, ()
    if price is None:
        return costs, (text("{count} site(s) have no known cost in the plan and cannot be chosen.", count=absent),)
    return costs, (
        text("{count} site(s) have no known cost in the plan: they cost their area times the price.", count=absent),
    )


def _plan_input(folder: StudyFolder, choices: PortfolioChoices) -> dict[str, str]:
    used = choices.costs == FROM_PLAN and (folder.path / PLAN_FILE).exists()
    return {"plan": folder.file(PLAN_FILE)} if used else {}


def _rows(dataset: gdal.Dataset, name: str, fields: tuple[str, ...]) -> list[dict]:
    layer = dataset.GetLayerByName(name) if dataset is not None else None
    return [] if layer is None else [_row(feature, fields) for feature in layer]


def _row(feature: ogr.Feature, fields: tuple[str, ...]) -> dict:
    return {name: feature.GetField(name) if feature.IsFieldSetAndNotNull(name) else None for name in fields}
