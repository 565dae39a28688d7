"""The schedule of a plan, as its table is now, for a chart: sites, their works and the bars of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from dss_planner.plan.scheduling.climate import Climate
from dss_planner.plan.scheduling.planned import remembered_climates
from dss_planner.plan.scheduling.schedule import BASELINE, BUILD, CONFLICT, MONITOR, STAGES
from dss_planner.plan.store.document import PlanDocument


@dataclass(frozen=True)
class Bar:
    """One stage of a work. stage: one of `STAGES`; begin, end: first and last day; activity: what is done; key: of its
    row in the table."""

    stage: str
    begin: date
    end: date
    activity: str = ""
    key: str = ""


@dataclass(frozen=True)
class BarRow:
    """A work. name: of its measure; conflict: why it has no season, or ''; work: its key, '' for the monitoring."""

    name: str
    bars: tuple[Bar, ...] = ()
    conflict: str = ""
    work: str = ""


@dataclass(frozen=True)
class BarSite:
    """A site with its works in the order in which they are built, and its year; key: of its row."""

    name: str
    rows: tuple[BarRow, ...]
    climate: Climate = field(default_factory=Climate)
    key: str = ""


def bar_sites(document: PlanDocument, monitoring: str = "Monitoring") -> tuple[BarSite, ...]:
    """Return the bars of a plan's chosen works; rows without days are left out, monitoring has a row at each site."""
    climates = remembered_climates(document)
    names = {row["id"]: row["name"] for row in document.rows("measures")}
    of_work: dict[str, list[dict]] = {}
    for row in document.rows("schedule"):
        of_work.setdefault(row["work"], []).append(row)
    at: dict[str, list[dict]] = {}
    for work in document.rows("works"):
        if work.get("chosen") not in (False, 0):
            at.setdefault(work["site"], []).append(work)
    found = []
    for site in document.rows("sites"):
        rows, plots = [], []
        for work in at.get(site["uuid"], ()):
            entries = of_work.get(work["uuid"], [])
            bars = [_bar(one) for one in entries if one.get("begin_date") and one.get("end_date")]
            plots += [bar for bar in bars if bar.stage in (BASELINE, MONITOR)]
            own = tuple(sorted((bar for bar in bars if bar.stage not in (BASELINE, MONITOR)), key=_order))
            conflict = next((one["activity"] for one in entries if one["stage"] == CONFLICT), "")
            rows.append(BarRow(names[work["measure"]], own, conflict, work["uuid"]))
        rows.sort(key=_start)
        if plots:
            rows.append(BarRow(monitoring, tuple(sorted(plots, key=_order))))
        found.append(BarSite(site["name"], tuple(rows), climates.get(site["uuid"], Climate()), site["uuid"]))
    return tuple(found)


def _bar(row: dict) -> Bar:
    first, last = (date.fromisoformat(str(row[name]).replace("/", "-")) for name in ("begin_date", "end_date"))
    return Bar(row["stage"], first, last, row["activity"], row["uuid"])


def _order(bar: Bar) -> tuple[int, date]:
    return (STAGES.index(bar.stage) if bar.stage in STAGES else len(STAGES), bar.begin)


def _start(row: BarRow) -> tuple[date, str]:
    """Return when a work is built; what has no season comes last."""
    built = [bar.begin for bar in row.bars if bar.stage == BUILD] or [bar.begin for bar in row.bars]
    return (min(built) if built else date.max, row.name)
