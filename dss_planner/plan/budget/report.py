"""The budget of a plan as files: a table of its lines, and a report of its totals."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from dss_planner import provenance
from dss_planner.errors import InputError, OutputError
from dss_planner.plan.budget.basis import plan_rates, terms_of
from dss_planner.plan.budget.lines import Line, Options, budget_lines
from dss_planner.plan.budget.money import BASE, Exchange, Rate, require_currency, rounded
from dss_planner.plan.budget.totals import DRAWS, Budget, Total, budget
from dss_planner.plan.store.document import PlanDocument
from dss_planner.plan.store.migration import open_plan
from dss_planner.plan.store.schema import FIRST_YEAR
from dss_planner.raster.scratch import temporary_beside, write_failure
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.text import Text, text

#: How the provenance calls this computation.
STEP = "planbudget"
_YEARS = 5
#: Columns of the table.
_COLUMNS = (
    "site",
    "work",
    "measure",
    "kind",
    "year",
    "calendar_year",
    "amount",
    "unit",
    "unit_cost_low",
    "unit_cost_mode",
    "unit_cost_high",
    "unit_cost_currency",
    "share",
    "cost_low",
    "cost_mode",
    "cost_high",
    "currency",
    "verified",
)


@dataclass(frozen=True)
class BudgetRequest:
    """plan: GeoPackage; output: CSV of the lines; a JSON of the totals is written beside it. currency: of all sums, ''
    for that of the plan.

    rates: beside those of the plan, newer ones count. contingency: share (0–1) added to the total. upkeep: measure →
    share (0–1) of its building cost that upkeep takes each year; None for that of the plan. renewals: works that wear
    out within the plan are built again. draws, seed: of the range.
    """

    plan: str
    output: str
    currency: str = ""
    rates: tuple[Rate, ...] = ()
    contingency: float = 0.0
    upkeep: Mapping[str, float] | None = None
    renewals: bool = True
    draws: int = DRAWS
    seed: int = 1


@dataclass(frozen=True)
class BudgetResult:
    """output, report: files; currency: of the total; total: with contingency; works: without; lines: how many;
    verified: share (0–1) of the cost whose prices rest on a source; notes: what to know."""

    output: str
    report: str
    currency: str
    total: Total
    works: Total
    lines: int
    verified: float
    notes: tuple[Text, ...]


def compute_budget(request: BudgetRequest, progress: Progress = silent, cancelled: CancelCheck = never) -> BudgetResult:
    """Work out the budget of a plan from its rows as they are now, and write table and report.

    Raises `InputError` when the plan cannot be read, has no work, or a currency, rate, share or price is wrong;
    `OutputError` when a file cannot be written.
    """
    if request.currency:
        require_currency(request.currency)
    progress(0.0, text("Reading the plan"))
    document = open_plan(request.plan)
    currency = request.currency or str(document.plan["currency"])
    _require_works(document, request)
    years = int(document.plan.get("years") or _YEARS)
    upkeep = terms_of(document).upkeep if request.upkeep is None else request.upkeep
    lines = budget_lines(document, Options(years, request.renewals, upkeep))
    exchange = Exchange((*plan_rates(document), *request.rates))
    stop_if(cancelled)
    progress(0.3, text("Adding up the costs"))
    found = budget(lines, exchange, currency, request.contingency, request.draws, request.seed)
    stop_if(cancelled)
    progress(0.8, text("Writing the budget"))
    report = str(Path(request.output).with_suffix(".json"))
    notes = _notes(found, replace(request, upkeep=upkeep), years)
    _write(request.output, _table(document, lines, exchange, currency))
    _write(report, json.dumps(_report(document, found, exchange, notes), indent=2, ensure_ascii=False))
    result = BudgetResult(
        request.output, report, found.currency, found.total, found.works, len(lines), found.verified, notes
    )
    provenance.record(request.output, STEP, {"plan": request.plan}, request, result)
    progress(1.0, None)
    return result


def rates_of(content: str) -> tuple[Rate, ...]:
    """Return the rates that JSON tells: {"MNT": {"per_usd": 3500, "date": "2026-11-23", "source": "…"}}.

    Raises `InputError` when it is not that.
    """
    found = _object(content, "exchange rates")
    rates = []
    for currency, one in found.items():
        if not isinstance(one, dict) or not isinstance(one.get("per_usd"), (int, float)) or not one.get("source"):
            raise InputError(
                "The exchange rate of {currency} needs “per_usd” (what one US dollar is worth), “date” and “source”.",
                currency=currency,
            )
        rates.append(Rate(currency, float(one["per_usd"]), str(one.get("date", "")), str(one["source"])))
    return tuple(rates)


def upkeep_of(content: str) -> dict[str, float]:
    """Return measure → yearly share that JSON tells: {"sand_fence": 0.1}. Raises `InputError` when it is not that."""
    found = _object(content, "upkeep")
    for measure, share in found.items():
        if isinstance(share, bool) or not isinstance(share, (int, float)):
            raise InputError(
                "The yearly upkeep of “{measure}” is “{found}”; a share from 0 to 1 is expected.",
                measure=measure,
                found=share,
            )
    return {measure: float(share) for measure, share in found.items()}


def _object(content: str, what: str) -> dict:
    try:
        found = json.loads(content)
    except ValueError as error:
        raise InputError("The {what} cannot be read as JSON: {reason}.", what=what, reason=error) from error
    if not isinstance(found, dict):
        raise InputError('The {what} must be a JSON object, as {{"name": …}}.', what=what)
    return found


def _require_works(document: PlanDocument, request: BudgetRequest) -> None:
    if not document.rows("works"):
        raise InputError(
            "The plan “{plan}” has no work that costs anything. Draft works first.", plan=Path(request.plan).name
        )
    known = [row["id"] for row in document.rows("measures")]
    for measure in request.upkeep or ():
        if measure not in known:
            raise InputError(
                "There is upkeep for “{measure}”, which the plan does not have; it has {known}.",
                measure=measure,
                known=", ".join(known),
            )


def _table(document: PlanDocument, lines: Sequence[Line], exchange: Exchange, currency: str) -> str:
    sites = {row["uuid"]: row["name"] for row in document.rows("sites")}
    first_year = int(document.plan.get("first_year") or FIRST_YEAR)
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for line in lines:
        factor = exchange.factor(line.currency, currency)
        costs = [rounded(line.cost(price) * factor, currency) for price in (line.low, line.mode, line.high)]
        writer.writerow(
            [
                *(sites.get(line.site, line.site), line.name, line.measure, line.kind, line.year),
                *(first_year + line.year - 1, line.amount, line.unit, line.low, line.mode, line.high, line.currency),
                *(line.share, *costs, currency, int(line.verified)),
            ]
        )
    return stream.getvalue()


def _report(document: PlanDocument, found: Budget, exchange: Exchange, notes: Sequence[Text]) -> dict:
    def sums(groups: Mapping) -> dict:
        return {str(key): asdict(total) for key, total in groups.items()}

    used = sorted({line.currency for line in found.lines} | {found.currency})
    return {
        "plan": document.plan["title"],
        "currency": found.currency,
        "first_year": int(document.plan.get("first_year") or FIRST_YEAR),
        "total": asdict(found.total),
        "works": asdict(found.works),
        "contingency": found.contingency,
        "verified_share": found.verified,
        "by_site": [
            {"uuid": row["uuid"], "name": row["name"], **asdict(found.by_site[row["uuid"]])}
            for row in document.rows("sites")
            if row["uuid"] in found.by_site
        ],
        "by_measure": sums(found.by_measure),
        "by_kind": sums(found.by_kind),
        "by_year": sums(found.by_year),
        "rates": [asdict(exchange.rate(currency)) for currency in used if currency != BASE],
        "draws": found.draws,
        "seed": found.seed,
        "notes": [str(note) for note in notes],
    }


def _notes(found: Budget, request: BudgetRequest, years: int) -> tuple[Text, ...]:
    notes = [
        text(
            "{share} % of the cost rests on prices with a source; none is a Mongolian price. Confirm every unit cost "
            "locally.",
            share=f"{100.0 * found.verified:.0f}",
        ),
        text("The range holds that of the prices alone; prices are taken to vary independently of each other."),
    ]
    if not request.upkeep:
        notes.append(text("No upkeep is counted: no figure for it was found. Enter shares for the measures."))
    if not request.renewals:
        notes.append(text("Works that wear out within the {years} years are not built again.", years=years))
    return tuple(notes)


def _write(path: str, content: str) -> None:
    """Write a file whole or not at all."""
    target = Path(path)
    temporary = temporary_beside(target)
    try:
        temporary.write_bytes(content.encode("utf-8-sig" if target.suffix == ".csv" else "utf-8"))
        os.replace(temporary, target)
    except OSError as error:
        raise OutputError(
            "The budget “{path}” cannot be written: {reason}. Close programs that use it, free some disk space or "
            "choose another folder.",
            path=path,
            reason=write_failure(target, error),
        ) from error
    finally:
        temporary.unlink(missing_ok=True)
