"""The work plan: what is done when, by quarter of the plan's years."""

from __future__ import annotations

from datetime import date

from dss_planner.layers.plan_words import VALUES
from dss_planner.proposal.content.model import PackContent
from dss_planner.proposal.content.working import Activity
from dss_planner.proposal.languages.numbers import Quarter
from dss_planner.proposal.tables.money import WORK
from dss_planner.proposal.tables.sites import SITE, measure_name
from dss_planner.proposal.tables.table import DAY, Cell, Column, Row, Table
from dss_planner.text import Text, text

#: Marks a quarter in which something is done; fonts of all five languages have it.
MARK = "●"
_MONTHS = 3


def stage_name(stage: str) -> Text | str:
    """Return what a stage of the schedule is called."""
    return VALUES["schedule", "stage"].get(stage, stage)


def quarters(content: PackContent) -> list[Quarter]:
    """Return the quarters of the plan's years."""
    years = range(content.plan.first_year, content.plan.first_year + content.plan.years)
    return [Quarter(year, number) for year in years for number in range(1, 5)]


def touches(one: Activity, quarter: Quarter) -> bool:
    """Return whether something is done in a quarter."""
    if one.begin is None or one.end is None:
        return False
    first = date(quarter.year, _MONTHS * (quarter.number - 1) + 1, 1)
    after = date(quarter.year + quarter.number // 4, _MONTHS * (quarter.number % 4) + 1, 1)
    return one.begin < after and one.end >= first


def schedule_table(content: PackContent) -> Table:
    """Return a row for each activity: what, where, from when to when, and a mark in each of its quarters."""
    each = quarters(content)
    columns = (
        SITE,
        WORK,
        Column("stage", text("Stage")),
        Column("activity", text("Activity")),
        Column("begin", text("From"), DAY, fact="begin"),
        Column("end", text("Until"), DAY, fact="end"),
        *(Column(f"q{one.year}_{one.number}", text("{quarter}", quarter=one)) for one in each),
        Column("responsible", text("Responsible")),
    )
    order = {site.uuid: place for place, site in enumerate(content.sites)}
    found = sorted(content.schedule, key=lambda one: order.get(one.site, len(order)))
    rows = tuple(Row(_cells(content, one, each), f"activity/{one.uuid}") for one in found)
    notes = (text("Who is responsible is to be filled in. Seasons follow the plan's climate; check them locally."),)
    return Table("schedule", text("Work plan by quarter"), columns, rows, notes)


def _cells(content: PackContent, one: Activity, each: list[Quarter]) -> tuple[Cell, ...]:
    marks = (MARK if touches(one, quarter) else None for quarter in each)
    return (
        content.site(one.site).name,
        measure_name(content, one.measure),
        stage_name(one.stage),
        one.activity,
        one.begin,
        one.end,
        *marks,
        None,
    )
