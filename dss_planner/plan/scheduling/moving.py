"""What people change of a schedule: when a work begins, the days of a stage, the years of the plan."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from dss_planner.errors import InputError
from dss_planner.plan.budget.basis import YEARS
from dss_planner.plan.budget.costing import costed
from dss_planner.plan.scheduling.planned import (
    MOST_YEARS,
    Wishes,
    build_keys,
    month_index,
    remembered_wishes,
    scheduled,
)
from dss_planner.plan.scheduling.schedule import BUILD
from dss_planner.plan.store.changes import Changes, applied
from dss_planner.plan.store.columns import Table
from dss_planner.plan.store.document import PlanDocument, Row
from dss_planner.plan.store.schema import FIRST_YEAR, table

#: Calendar years that a plan may begin in: those that its form offers.
EARLIEST, LATEST = 2000, 2100


def moved(document: PlanDocument, work: str, month: str) -> Changes:
    """Return what lets a work begin in a calendar month (as 2027-07), whatever the season; its site follows.

    Raises `InputError` when the month is none, or the plan has no such work.
    """
    month_index(month, 0)
    wishes = remembered_wishes(document)
    starts = {**wishes.starts, work: month}
    rows = _stage_keys(document, (work,))
    days = {key: span for key, span in wishes.days.items() if key not in rows}
    return _follow(document, replace(wishes, starts=starts, days=days), (site_of(document, work),))


def redated(document: PlanDocument, row: str, begin: date, end: date) -> Changes:
    """Return what gives a row of the schedule days of its own.

    Shapes, the work's later renewal and upkeep, and the works that wait for it follow the days of building.
    Raises `InputError` when it ends before it begins, building would begin outside the plan, or there is no such row
    with days.
    """
    found = next((one for one in document.rows("schedule") if one["uuid"] == row), None)
    if found is None or not found.get("begin_date"):
        raise InputError("The schedule has no stage “{row}” with days. Open the plan again.", row=row)
    if end < begin:
        raise InputError(
            "“{stage}” would end on {end}, before it begins on {begin}. Enter a later end.",
            stage=found["activity"],
            end=end.isoformat(),
            begin=begin.isoformat(),
        )
    first = int(document.plan.get("first_year") or FIRST_YEAR)
    last = first + int(document.plan.get("years") or YEARS) - 1
    if found["stage"] == BUILD and not first <= begin.year <= last:
        raise InputError(
            "“{stage}” would begin on {begin}, and the plan is from {first} to {last}. Choose a day of the plan, or "
            "plan more years.",
            stage=found["activity"],
            begin=begin.isoformat(),
            first=first,
            last=last,
        )
    wishes = remembered_wishes(document)
    days = {**wishes.days, row: [begin.isoformat(), end.isoformat()]}
    return _follow(document, replace(wishes, days=days), (site_of(document, found["work"]),))


def seasonal(document: PlanDocument, works: Collection[str] | None = None) -> Changes:
    """Return what lets works (None: all) follow the season again: months and days that people chose are forgotten."""
    wishes = remembered_wishes(document)
    if works is None:
        return _follow(document, replace(wishes, starts={}, days={}), None)
    rows = _stage_keys(document, works)
    kept = replace(
        wishes,
        starts={work: month for work, month in wishes.starts.items() if work not in works},
        days={key: span for key, span in wishes.days.items() if key not in rows},
    )
    return _follow(document, kept, {site_of(document, work) for work in works})


def by_hand(document: PlanDocument) -> frozenset[str]:
    """Return the keys of the works whose month, or the days of one of whose stages, people chose."""
    wishes = remembered_wishes(document)
    dated = {row["work"] for row in document.rows("schedule") if row["uuid"] in wishes.days}
    known = {row["uuid"] for row in document.rows("works")}
    if wishes.days:
        dated.update(work for work in known if build_keys(work) & wishes.days.keys())
    return frozenset((dated | set(wishes.starts)) & known)


def spanned(document: PlanDocument, first_year: int, years: int) -> Changes:
    """Return what makes the plan one of ``years`` from the calendar year ``first_year``, with its schedule.

    Months that people chose stay in their calendar year. Raises `InputError` for years that no plan can have.
    """
    if not (1 <= years <= MOST_YEARS and EARLIEST <= first_year <= LATEST):
        raise InputError(
            "A plan of {years} years from {first} cannot be made; 1 to {most} years from a year between {earliest} and "
            "{latest} are expected.",
            years=years,
            first=first_year,
            most=MOST_YEARS,
            earliest=EARLIEST,
            latest=LATEST,
        )
    row = {"uuid": document.plan["uuid"], "first_year": first_year, "years": years}
    after = applied(document, Changes({"plan": [row]}))
    follow = _follow(after, remembered_wishes(after), None)
    sums = follow.put.get("plan", ({},))[0]
    return Changes({**follow.put, "plan": [{**sums, **row}]}, follow.remove)


def site_of(document: PlanDocument, work: str) -> str:
    """Return the key of a work's site. Raises `InputError` when the plan has no such work."""
    for row in document.rows("works"):
        if row["uuid"] == work:
            return str(row["site"])
    raise InputError("The plan has no work “{work}”. Open the plan again.", work=work)


def _stage_keys(document: PlanDocument, works: Collection[str]) -> set[str]:
    """Return the keys of the rows of works in the schedule, and those that their building may have besides: a work that
    has no place now has no such row."""
    rows = {row["uuid"] for row in document.rows("schedule") if row["work"] in works}
    return rows.union(*(build_keys(work) for work in works))


def _follow(document: PlanDocument, wishes: Wishes, sites: Collection[str] | None) -> Changes:
    """Return the rows that differ once the sites (None: all) are scheduled by the wishes, costs of works with them."""
    changes = costed(document, scheduled(document, wishes=wishes, only=sites).changes)
    put = {name: _differing(document.rows(name), rows, table(name)) for name, rows in changes.put.items()}
    return Changes(
        {name: rows for name, rows in put.items() if rows},
        {name: keys for name, keys in changes.remove.items() if keys},
    )


def _differing(now: Iterable[Row], rows: Iterable[Row], own: Table) -> list[Row]:
    known = {row[own.key]: row for row in now}
    found = []
    for row in rows:
        before = known.get(row[own.key])
        if before is None or any(before.get(name) != value for name, value in row.items()):
            found.append(row)
    return found
