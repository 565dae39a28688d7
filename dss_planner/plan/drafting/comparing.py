"""A site's plan as it is now and its other packages, measured alike, and what taking one of them changes.

Each is put into the plan as it would be taken, with what was drawn by hand left as it is, and scheduled; then its bill
and its effect are worked out as those of any plan. So all figures can be set side by side.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from dss_planner.errors import InputError
from dss_planner.measures.catalogue.catalogue import Measure
from dss_planner.plan.budget.bill import BillRow, bill
from dss_planner.plan.budget.sums import Sums
from dss_planner.plan.drafting.alternatives import Alternative, site_alternatives
from dss_planner.plan.drafting.facts import StudyLayers
from dss_planner.plan.drafting.handling import remove_works
from dss_planner.plan.drafting.redraft import Redrawn, plan_catalogue, put_works
from dss_planner.plan.drafting.settling import settled
from dss_planner.plan.drafting.shaperows import DRAWN_TABLES, work_key
from dss_planner.plan.drafting.sheet import Work
from dss_planner.plan.scenario.ground import Sources, open_sources
from dss_planner.plan.scenario.request import ScenarioRequest, SiteScenario
from dss_planner.plan.scenario.sitescenario import site_scenario
from dss_planner.plan.scenario.works import planned_sites
from dss_planner.plan.store.changes import Changes, applied
from dss_planner.plan.store.document import PlanDocument, Row
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.text import Text, text

#: The plan of a site as it is now, among its options.
AS_IT_IS = "plan"
_YEARS = 5


@dataclass(frozen=True)
class OptionWork:
    """A work of an option. row: as in the table ``works``; bill: its rows of the bill."""

    row: Row
    measure: Measure
    bill: tuple[BillRow, ...]


@dataclass(frozen=True)
class SiteOption:
    """One plan for a site. variant: `AS_IT_IS`, 'low', 'standard' or 'strong'; reasons: why such a package; notes: what
    found no room, what was kept; works; sums: their bill; effect: on soil loss over ``years``, None where the study has
    nothing to work it out from; drawn: (table, WKB) of all that is drawn, in the CRS of the plan; changes: what taking
    it changes, schedule included."""

    site: str
    variant: str
    reasons: tuple[Text, ...]
    notes: tuple[Text, ...]
    works: tuple[OptionWork, ...]
    sums: Sums
    currency: str
    verified: bool
    years: int
    effect: SiteScenario | None
    drawn: tuple[tuple[str, bytes], ...]
    changes: Changes


@dataclass(frozen=True)
class SiteOptions:
    """options: the plan as it is first, then the packages from the cheapest to the strongest. mark: of the plan that
    they were worked out for (`site_mark`); notes: why figures are missing."""

    site: str
    options: tuple[SiteOption, ...]
    mark: str
    notes: tuple[Text, ...]


def site_mark(document: PlanDocument, site: str) -> str:
    """Return what changes when anything does that the options of a site rest on; not with the order of rows, which
    undoing does not bring back."""
    plan = document.plan
    told = [repr([plan.get(name) for name in ("wind_from", "years", "first_year", "currency")]).encode()]
    for name in ("measures", "unit_costs", "rates", "settings"):
        told += [name.encode(), *sorted(_told(row) for row in document.rows(name))]
    for name in ("sites", "works", *DRAWN_TABLES):
        mine = (row for row in document.rows(name) if row["uuid" if name == "sites" else "site"] == site)
        told += [name.encode(), *sorted(_told(row) for row in mine)]
    found = hashlib.sha256()
    for one in told:
        found.update(hashlib.sha256(one).digest())
    return found.hexdigest()


def _told(row: Row) -> bytes:
    """Return all that a row holds."""
    plain = sorted((key, value) for key, value in row.items() if key != "geom")
    shape = bytes(row["geom"].ExportToWkb()) if row.get("geom") is not None else b""
    return repr(plain).encode() + shape


def site_options(
    document: PlanDocument,
    site: str,
    study: StudyLayers,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
) -> SiteOptions:
    """Return the plan of a site (key) and its packages, measured alike.

    Raises `InputError` when there is no such site, the plan has no wind or its measures cannot be read; `Cancelled`.
    """
    row = next((one for one in document.rows("sites") if one["uuid"] == site), None)
    if row is None:
        raise InputError("The plan has no site “{site}”. Choose one in the list.", site=site)
    years = int(document.plan.get("years") or _YEARS)
    progress(0.0, text("Drawing the packages of “{site}”", site=row["name"]))
    notes: list[Text] = []
    try:
        sources: Sources | None = open_sources(str(study.folder))
    except InputError as error:
        sources = None
        notes.append(error.text)
    packages = site_alternatives(document, row, study, years, cancelled) if sources is not None else ()
    found = [_measured(document, site, AS_IT_IS, Redrawn(Changes(), (), ()), (), sources, cancelled)]
    for number, one in enumerate(packages, 1):
        stop_if(cancelled)
        progress(number / (len(packages) + 1), text("Measuring the packages of “{site}”", site=row["name"]))
        taken = take(document, site, one, study.folder)
        why = (*one.package.reasons, *one.package.warnings)
        taken = replace(taken, notes=(*one.notes, *taken.notes))
        found.append(_measured(document, site, one.package.variant, taken, why, sources, cancelled))
    progress(1.0, None)
    return SiteOptions(site, tuple(found), site_mark(document, site), tuple(notes))


def take(document: PlanDocument, site: str, alternative: Alternative, folder: str | Path = "") -> Redrawn:
    """Return the changes that put a package in place of the works of a site, schedule included.

    Works with parts drawn by hand stay with these parts; works of the package keep off them. folder: of the study,
    along whose access surface hauls are measured ('' leaves them as they are).
    """
    row = next(one for one in document.rows("sites") if one["uuid"] == site)
    works = [one for one in document.rows("works") if one["site"] == site and not one.get("package")]
    wanted = {work.measure.id for work in alternative.works}
    by_hand = _by_hand(document)
    first: dict[str, Row] = {}
    for one in sorted(works, key=lambda work: work["uuid"] not in by_hand):
        if one["measure"] in wanted:
            first.setdefault(one["measure"], one)
    again = {one["uuid"] for one in first.values()}
    kept = [one for one in works if one["uuid"] in by_hand and one["uuid"] not in again]
    gone = [one["uuid"] for one in works if one["uuid"] not in by_hand and one["uuid"] not in again]
    changes = _joined(remove_works(document, gone), _without_unlocked(document, {one["uuid"] for one in kept}))
    bare = applied(document, changes)
    variant = alternative.package.variant
    rows = [_row(row, work, first.get(work.measure.id), variant) for work in alternative.works]
    bare = applied(bare, Changes({"works": rows}))
    keys = {one["uuid"] for one in rows}
    found = put_works(bare, row, list(zip(rows, alternative.works)), keys)
    drawn = [one for one in rows if one["uuid"] in found.drawn]
    sized = {one["uuid"]: one for one in found.changes.put.get("works", ())}
    put = {**found.changes.put, "works": [{**one, **sized[one["uuid"]]} for one in drawn]}
    lone = [one["uuid"] for one in rows if one["uuid"] not in found.drawn and one["uuid"] in again]
    changes = _joined(_joined(changes, remove_works(document, lone)), Changes(put, found.changes.remove))
    stay = tuple(text("“{work}” stays with the parts that were drawn by hand.", work=one["name"]) for one in kept)
    return Redrawn(settled(document, changes, folder), found.drawn, (*stay, *found.notes))


def _row(site: Row, work: Work, known: Row | None, variant: str) -> Row:
    """Return the row of a work that is taken; known: the row that it takes the place of; variant: of its package."""
    return {
        "uuid": known["uuid"] if known else work_key(site["uuid"], work.measure.id),
        "site": site["uuid"],
        "measure": work.measure.id,
        "name": f"{site['name']}: {work.measure.name}",
        "part": work.choice.part,
        "status": work.choice.status,
        "reason": " ".join(str(reason) for reason in work.choice.reasons) or None,
        "chosen": True,
        "package": None,
        "package_name": variant,
        "start_year": known.get("start_year") if known else 1,
    }


def _by_hand(document: PlanDocument) -> set[str]:
    """Return the keys of the works that have parts drawn by hand."""
    return {row["work"] for table in DRAWN_TABLES for row in document.rows(table) if row.get("locked")}


def _without_unlocked(document: PlanDocument, works: set[str]) -> Changes:
    """Return the changes that leave only the parts drawn by hand of works."""
    gone = {
        table: [row["uuid"] for row in document.rows(table) if row.get("work") in works and not row.get("locked")]
        for table in DRAWN_TABLES
    }
    return Changes({}, {table: keys for table, keys in gone.items() if keys})


def _joined(first: Changes, second: Changes) -> Changes:
    """Return both changes as one; keys that both remove go once, rows that the second puts are not removed."""
    put = {name: [*first.put.get(name, ()), *second.put.get(name, ())] for name in {*first.put, *second.put}}
    remove = {
        name: list(dict.fromkeys([*first.remove.get(name, ()), *second.remove.get(name, ())]))
        for name in {*first.remove, *second.remove}
    }
    return Changes(put, remove)


def _measured(
    document: PlanDocument,
    site: str,
    variant: str,
    taken: Redrawn,
    reasons: tuple[Text, ...],
    sources: Sources | None,
    cancelled: CancelCheck,
) -> SiteOption:
    after = applied(document, taken.changes) if taken.changes else document
    lone = replace(
        after,
        tables={
            **after.tables,
            **{name: [row for row in after.rows(name) if row["site"] == site] for name in ("works", *DRAWN_TABLES)},
        },
    )
    billed = bill(lone)
    catalogue = plan_catalogue(document)
    measures = {one.id: one for one in catalogue.measures}
    works = tuple(
        OptionWork(row, measures[row["measure"]], tuple(one for one in billed.rows if one.work_id == row["uuid"]))
        for row in lone.rows("works")
        if row.get("chosen", True)
    )
    years = billed.terms.years
    effect = None
    if sources is not None and works:
        planned = next(one for one in planned_sites(lone) if one.uuid == site)
        request = ScenarioRequest(plan="", study="", output="", year=years, years=years)
        effect, _ = site_scenario(planned, sources, request, cancelled)
    drawn = tuple(
        (table, bytes(row["geom"].ExportToWkb()))
        for table in DRAWN_TABLES
        for row in lone.rows(table)
        if row.get("work") and row["geom"] is not None
    )
    return SiteOption(
        site=site,
        variant=variant,
        reasons=reasons,
        notes=(*taken.notes, *billed.notes),
        works=works,
        sums=billed.sites.get(site, Sums()),
        currency=billed.currency,
        verified=all(one.verified for one in billed.rows if one.kind),
        years=years,
        effect=effect if effect is not None and effect.years else None,
        drawn=drawn,
        changes=taken.changes,
    )
