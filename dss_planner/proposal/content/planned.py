"""Schedule, plots, verdicts, partners and notes of a plan, as its tables hold them."""

from __future__ import annotations

from dss_planner.plan.store.document import PlanDocument
from dss_planner.proposal.content.grounds import Partner
from dss_planner.proposal.content.sentences import sentence, sentences
from dss_planner.proposal.content.sites import DEGREES
from dss_planner.proposal.content.siting import SiteVerdict
from dss_planner.proposal.content.working import Activity, Note, Plot
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
