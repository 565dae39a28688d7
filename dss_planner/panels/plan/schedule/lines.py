"""The lines of the chart of a schedule: sites, their works with bars, and the rules that hold for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from qgis.PyQt.QtCore import QCoreApplication

from dss_planner.layers.translation import show
from dss_planner.panels.plan_reading import sentences
from dss_planner.plan.scheduling.bars import Bar, BarRow, BarSite, bar_sites
from dss_planner.plan.scheduling.climate import Climate
from dss_planner.plan.scheduling.reasons import Rules
from dss_planner.plan.scheduling.schedule import (
    BASELINE,
    BUILD,
    CONFLICT,
    EFFECT,
    MONITOR,
    ORDER,
    PREPARE,
    RENEW,
    UPKEEP,
)
from dss_planner.plan.store.document import PlanDocument, Row

SITE, WORK, PLOTS = "site", "work", "plots"


@dataclass(frozen=True)
class Line:
    """kind: `SITE`, `WORK` or `PLOTS` (the monitoring of a site); site, work: keys; months (1–12): in which the work is
    possible; after: works that it waits for; own: whether people chose its time; against: what speaks against that."""

    kind: str
    name: str
    site: str
    work: str = ""
    bars: tuple[Bar, ...] = ()
    conflict: str = ""
    months: tuple[int, ...] = ()
    after: tuple[str, ...] = ()
    own: bool = False
    against: tuple[str, ...] = ()
    climate: Climate = field(default_factory=Climate)

    @property
    def built(self) -> Bar | None:
        """The bar of building."""
        return next((bar for bar in self.bars if bar.stage == BUILD), None)


@dataclass(frozen=True)
class Timetable:
    """All that the chart shows of a plan: its lines, rules and rows by key."""

    lines: tuple[Line, ...]
    sites: tuple[BarSite, ...]
    rules: Rules
    rows: dict[str, Row]
    first_year: int
    years: int

    @classmethod
    def of(cls, document: PlanDocument) -> Timetable:
        """Return what there is to show of a plan."""
        rules = Rules(document)
        sites = bar_sites(document, QCoreApplication.translate("Gantt", "Measuring"))
        lines: list[Line] = []
        for site in sites:
            if site.rows:
                lines.append(Line(SITE, site.name, site.key, climate=site.climate))
                lines += [_line(site, row, rules) for row in site.rows]
        rows = {row["uuid"]: row for row in document.rows("schedule")}
        return cls(tuple(lines), sites, rules, rows, rules.first_year, rules.years)

    def why(self, bar: Bar) -> list[str]:
        """Return why a bar lies where it lies, in the user's language."""
        row = self.rows.get(bar.key)
        return [show(one) for one in self.rules.why(row)] if row is not None else []

    def activity(self, bar: Bar) -> str:
        """Return what is done in a bar, in the user's language."""
        row = self.rows.get(bar.key)
        told = sentences(f"[{row['sentence']}]") if row is not None and row.get("sentence") else ()
        return told[0] if told else bar.activity

    def against(self, work: str, month: date) -> list[str]:
        """Return what speaks against beginning a work in a month, in the user's language."""
        return [show(one) for one in self.rules.against(work, f"{month:%Y-%m}")]


def _line(site: BarSite, row: BarRow, rules: Rules) -> Line:
    if not row.work:
        return Line(PLOTS, row.name, site.key, bars=row.bars, climate=site.climate)
    own, start = row.work in rules.by_hand, rules.start(row.work)
    against = rules.against(row.work, f"{start:%Y-%m}") if own and start is not None else ()
    return Line(
        WORK,
        row.name,
        site.key,
        row.work,
        row.bars,
        row.conflict,
        rules.months(row.work),
        rules.awaited(row.work),
        own,
        tuple(show(one) for one in against),
        site.climate,
    )


def stage_name(stage: str) -> str:
    """Return what a stage is called."""
    names = {
        PREPARE: QCoreApplication.translate("Gantt", "Agree and survey"),
        ORDER: QCoreApplication.translate("Gantt", "Order, grow seedlings"),
        BUILD: QCoreApplication.translate("Gantt", "Build, plant, sow"),
        RENEW: QCoreApplication.translate("Gantt", "Renew"),
        UPKEEP: QCoreApplication.translate("Gantt", "Upkeep"),
        BASELINE: QCoreApplication.translate("Gantt", "Measure before"),
        MONITOR: QCoreApplication.translate("Gantt", "Measure every year"),
        EFFECT: QCoreApplication.translate("Gantt", "Effect expected"),
        CONFLICT: QCoreApplication.translate("Gantt", "No season: not placed"),
    }
    return names.get(stage, stage)


def day_words(day: date) -> str:
    """Return a day as plans write it."""
    return day.isoformat()


def bar_words(line: Line, bar: Bar, table: Timetable) -> str:
    """Return what a bar says: what, when, why."""
    head = QCoreApplication.translate("Gantt", "{work}, {stage}: {begin} to {end}").format(
        work=line.name, stage=stage_name(bar.stage), begin=day_words(bar.begin), end=day_words(bar.end)
    )
    return "\n".join([head, table.activity(bar), *table.why(bar)])


def line_words(line: Line, table: Timetable) -> str:
    """Return what a line says as a whole."""
    if line.kind == SITE:
        return line.name
    if line.conflict:
        return f"{line.name}: {line.conflict}"
    told = [
        QCoreApplication.translate("Gantt", "{stage} {begin} to {end}").format(
            stage=stage_name(bar.stage), begin=day_words(bar.begin), end=day_words(bar.end)
        )
        for bar in sorted(line.bars, key=lambda bar: bar.begin)
    ]
    return f"{line.name}: " + "; ".join(told)


def works_of(lines: Sequence[Line]) -> list[Line]:
    """Return the lines that are works."""
    return [line for line in lines if line.kind == WORK]
