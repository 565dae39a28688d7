"""Schedule, plots, verdicts, partners and notes of a plan, as its tables hold them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from dss_planner.measures.catalogue.catalogue import VERIFIED_TAGS, Measure
from dss_planner.plan.scheduling.climate import Climate
from dss_planner.plan.scheduling.planned import remembered_climates, remembered_wishes
from dss_planner.plan.scheduling.windows import open_months, window_of
from dss_planner.plan.store.document import PlanDocument
from dss_planner.proposal.content.grounds import Partner
from dss_planner.proposal.content.sentences import sentence, sentences
from dss_planner.proposal.content.sites import DEGREES
from dss_planner.proposal.content.siting import SiteVerdict
from dss_planner.proposal.content.working import Activity, Note, Plot, Season, Work
from dss_planner.proposal.content.works import chosen_works
from dss_planner.proposal.languages.numbers import as_day
from dss_planner.raster.vectors import transformation

#: Kinds of points that are observed, in the order in which tables show them.
OBSERVED = ("pilot", "control", "trap", "photo", "plot")


def gather_schedule(document: PlanDocument) -> tuple[Activity, ...]:
    """Return the schedule of the works that count, by begin."""
    works = {row["uuid"]: row for row in chosen_works(document)}
    found = [
        Activity(
            uuid=row["uuid"],
            work=row["work"],
            site=works[row["work"]]["site"],
            measure=works[row["work"]]["measure"],
            stage=row["stage"],
            activity=sentence(row.get("sentence"), row["activity"]),
            year=int(row["year"]),
            begin=as_day(row.get("begin_date")),
            end=as_day(row.get("end_date")),
        )
        for row in document.rows("schedule")
        if row["work"] in works
    ]
    return tuple(sorted(found, key=lambda one: (one.begin is None, str(one.begin), one.site, one.work, one.stage)))


def gather_seasons(
    document: PlanDocument, schedule: Sequence[Activity], works: Sequence[Work], measures: Mapping[str, Measure]
) -> dict[str, Season]:
    """Return the year of each measure that is used, from the catalogue's windows, the sites' climate and the plan."""
    climates, wishes = remembered_climates(document), remembered_wishes(document)
    found = {}
    for id in dict.fromkeys(work.measure for work in works):
        at = dict.fromkeys(work.site for work in works if work.measure == id)
        years = [climates.get(site, Climate()) for site in at]
        window = window_of(measures[id], wishes.windows)
        stages: dict[str, set[int]] = {}
        for one in schedule:
            if one.measure == id:
                stages.setdefault(one.stage, set()).update(_months(one))
        found[id] = Season(
            possible=_union(open_months(window, year) for year in years),
            frozen=_union(set(range(1, 13)) - set(year.unfrozen) for year in years),
            storm=_union(year.storm for year in years),
            planned={stage: tuple(sorted(months)) for stage, months in stages.items() if months},
            measured=all(year.measured for year in years),
            read=window.tag in VERIFIED_TAGS,
        )
    return found


def _union(months: Iterable[Collection[int]]) -> tuple[int, ...]:
    return tuple(sorted({month for each in months for month in each}))


def _months(one: Activity) -> set[int]:
    """Return the months (1–12) that an activity touches."""
    if one.begin is None or one.end is None:
        return set()
    first, last = (day.year * 12 + day.month - 1 for day in (one.begin, one.end))
    return {index % 12 + 1 for index in range(first, last + 1)}


def gather_plots(document: PlanDocument) -> tuple[Plot, ...]:
    """Return where is observed, by site and kind."""
    to_degrees = transformation(document.crs, DEGREES)
    order = [row["uuid"] for row in document.rows("sites")]
    found = []
    for row in document.rows("points"):
        if row["kind"] not in OBSERVED or row.get("geom") is None:
            continue
        point = row["geom"].Clone()
        point.Transform(to_degrees)
        found.append(
            Plot(
                uuid=row["uuid"],
                site=row["site"],
                kind=row["kind"],
                name=row["name"],
                pair=str(row.get("pair") or ""),
                longitude=point.GetX(),
                latitude=point.GetY(),
                note=str(row.get("note") or ""),
                shape=row["geom"],
            )
        )
    return tuple(sorted(found, key=lambda one: (order.index(one.site), OBSERVED.index(one.kind), one.name)))


def gather_verdicts(document: PlanDocument) -> tuple[SiteVerdict, ...]:
    """Return whether each measure fits each part of each site, and why."""
    return tuple(
        SiteVerdict(
            site=row["site"],
            measure=row["measure"],
            part=row["part"],
            status=row["status"],
            sentences=sentences(row["sentences"], row["reason"]),
            unverified=str(row.get("unverified_rules") or ""),
        )
        for row in document.rows("verdicts")
    )


def gather_partners(document: PlanDocument) -> tuple[Partner, ...]:
    """Return who takes part."""
    columns = ("uuid", "name", "role", "country", "contact", "note")
    return tuple(Partner(*(str(row.get(name) or "") for name in columns)) for row in document.rows("partners"))


def gather_notes(document: PlanDocument) -> tuple[Note, ...]:
    """Return what people noted, oldest first: the plan's table of notes, and notes on works."""
    found = [
        Note(
            row["uuid"],
            str(row.get("site") or ""),
            str(row.get("work") or ""),
            row["text"],
            str(row.get("author") or ""),
            row["made"],
        )
        for row in document.rows("notes")
    ]
    return tuple(sorted(found, key=lambda one: one.made))
