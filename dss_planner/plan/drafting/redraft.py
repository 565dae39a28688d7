"""Draw a work or a site of a plan again, with other options, and leave alone what people drew by hand.

Only rows of the works that are drawn again change; rows that are locked stay as they are, and new works keep off them
and off the land that other works have now. The result is a set of changes for `plan.store`, which writes them at once
or not at all, and can undo them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from osgeo import ogr

from dss_planner.errors import InputError
from dss_planner.measures.catalogue.catalogue import Catalogue
from dss_planner.measures.catalogue.records import measure_of_record
from dss_planner.measures.geometry.frame import lines, polygons
from dss_planner.plan.budget.basis import Price, Terms, prices_of, terms_of
from dss_planner.plan.budget.workcosts import cost_columns, quantity_columns, work_cost
from dss_planner.plan.drafting.counts import counted_work
from dss_planner.plan.drafting.drawing import draw
from dss_planner.plan.drafting.facts import StudyLayers
from dss_planner.plan.drafting.options import DrawingOptions, options_from
from dss_planner.plan.drafting.package import CORE, Choice, in_sequence
from dss_planner.plan.drafting.shaperows import DRAWN_TABLES, shape_rows
from dss_planner.plan.drafting.sheet import Land, Shape, Work
from dss_planner.plan.drafting.siteland import land_of_row
from dss_planner.plan.drafting.sources import key
from dss_planner.plan.store.changes import Changes
from dss_planner.plan.store.document import PlanDocument, Row, kinds_of_measures
from dss_planner.raster.areas import EllipsoidSizes
from dss_planner.text import Text, text

#: Works whose zones lie over those of others by their nature.
_OVER_OTHERS = frozenset({"exclosure", "rot_graze", "spring_well", "biocrust", "track_merge"})
#: Where land was cut away, pieces of a zone are left out that are smaller than this, m², or nowhere as wide as this, m,
#: and pieces of a line shorter than this, m: nobody sets such a sliver out, and a paper fence would run around it [A].
LEAST_AREA, LEAST_WIDTH, LEAST_LENGTH = 100.0, 5.0, 5.0
#: Lines stay this far from lines laid by hand, m, where they have no spacing of their own [A].
_CLEAR = 5.0


@dataclass(frozen=True)
class Redrawn:
    """changes: for `plan.store`; drawn: keys of the works drawn again; notes: what found no room, what was kept."""

    changes: Changes
    drawn: tuple[str, ...]
    notes: tuple[Text, ...]


def redraft(
    document: PlanDocument, target: str, options: DrawingOptions | None = None, study: StudyLayers | None = None
) -> Redrawn:
    """Return the changes that draw a work, or all works of a site, again.

    target: key of a work or of a site. options: for a work, instead of those it was drawn with (None keeps them).
    study: its rasters and places tell roads, water and where it erodes most; None draws with what the plan holds.
    Raises `InputError` when the plan has no such work or site, or options stand against a whole site.
    """
    site, wanted = _target(document, target, options)
    works = [row for row in document.rows("works") if row["site"] == site["uuid"] and _beside(row, wanted[0])]
    asked = {row["uuid"]: stored_options(document, row["uuid"]) for row in works}
    if options is not None:
        asked[wanted[0]["uuid"]] = options
    catalogue = plan_catalogue(document)
    works.sort(key=lambda row: (in_sequence(catalogue, row["measure"]), row["measure"], row["uuid"]))
    land = land_of_row(document, site, catalogue, study)
    drawn, notes = _drawn(catalogue, land, works, asked)
    done = {row["uuid"] for row in wanted}
    found = put_works(document, site, [(row, drawn[row["uuid"]]) for row in wanted if row["uuid"] in drawn], done)
    return replace(found, notes=(*notes, *found.notes))


def _drawn(
    catalogue: Catalogue, land: Land, works: Sequence[Row], asked: Mapping[str, DrawingOptions]
) -> tuple[dict[str, Work], tuple[Text, ...]]:
    """Return the works drawn anew by the keys of their rows, and what found no room.

    Works follow each other on the land, one of each measure; a further one, laid at a place of its own, is drawn alone.
    """
    first = {row["measure"]: row["uuid"] for row in reversed(works)}
    groups = [[row for row in works if first[row["measure"]] == row["uuid"]]]
    groups += [[row] for row in works if first[row["measure"]] != row["uuid"]]
    found: dict[str, Work] = {}
    said: list[Text] = []
    for rows in groups:
        choices = tuple(Choice(row["measure"], row.get("part") or CORE, row["status"], ()) for row in rows)
        drawn, notes = draw(catalogue, land, choices, {row["measure"]: asked[row["uuid"]] for row in rows})
        keys = {row["measure"]: row["uuid"] for row in rows}
        found.update({keys[work.measure.id]: work for work in drawn})
        said += notes
    return found, tuple(said)


def put_works(document: PlanDocument, site: Row, works: Sequence[tuple[Row, Work]], done: set[str]) -> Redrawn:
    """Return the changes that put drawn works in place of what rows of the table ``works`` have now.

    Parts laid by hand stay; what is new keeps off them and off the land of works that are not in ``done``.
    """
    put: dict[str, list[Row]] = {}
    remove: dict[str, list[str]] = {}
    said: list[Text] = []
    redrawn: list[str] = []
    for row, drawn in works:
        work, kept, slivers = _fitted(document, site, row, drawn, done)
        if slivers:
            said.append(
                text(
                    "“{work}”: {count} slivers beside other parts were left out: smaller than {area} m², nowhere "
                    "{width} m wide, or lines shorter than {length} m. Nobody sets them out.",
                    work=row["name"],
                    count=slivers,
                    area=f"{LEAST_AREA:g}",
                    width=f"{LEAST_WIDTH:g}",
                    length=f"{LEAST_LENGTH:g}",
                )
            )
        if not (work.zones or work.lines):
            said.append(
                text(
                    "“{work}” was left as it is: hand-drawn parts or other works take all of its land.",
                    work=row["name"],
                )
            )
            continue
        redrawn.append(row["uuid"])
        if kept:
            said.append(
                text("“{work}”: parts laid by hand were left as they are ({count}).", work=row["name"], count=kept)
            )
        _collect(document, row, work, put, remove)
    return Redrawn(Changes(put, remove), tuple(redrawn), tuple(said))


def _target(document: PlanDocument, target: str, options: DrawingOptions | None) -> tuple[Row, list[Row]]:
    sites = {row["uuid"]: row for row in document.rows("sites")}
    for row in document.rows("works"):
        if row["uuid"] == target:
            return sites[row["site"]], [row]
    wanted = [row for row in document.rows("works") if row["site"] == target and row.get("chosen", True)]
    if target not in sites or not wanted:
        raise InputError(
            "The plan has no work or site “{key}” that could be drawn again. Choose one in the list.", key=target
        )
    if options is not None:
        raise InputError("Options are set for one work. Choose a work of “{site}”.", site=sites[target]["name"])
    return sites[target], wanted


def _beside(row: Row, wanted: Row) -> bool:
    """Whether two works belong to the same alternative."""
    return (row.get("package") or "") == (wanted.get("package") or "")


def stored_options(document: PlanDocument, work: str) -> DrawingOptions:
    """Return the options that a work was drawn with."""
    for table in DRAWN_TABLES:
        for row in _rows(document, table, work):
            if row.get("options"):
                return options_from(row["options"])
    return DrawingOptions()


def plan_catalogue(document: PlanDocument) -> Catalogue:
    """Return the measures as the plan holds them."""
    records = [json.loads(str(row["definition"])) for row in document.rows("measures")]
    measures = tuple(measure_of_record(record) for record in records)
    return Catalogue(path="", title=str(document.plan["title"]), note="", tags={}, measures=measures)


def _rows(document: PlanDocument, table: str, work: str) -> list[Row]:
    return [row for row in document.rows(table) if row.get("work") == work]


def _fitted(document: PlanDocument, site: Row, row: Row, work: Work, done: set[str]) -> tuple[Work, int, int]:
    """Return the work cut where locked parts and the land of other works lie, how many locked parts there are, and how
    many slivers were left out.

    done: works drawn again together, whose unlocked land is free.
    """
    by_hand = {
        table: [one for one in _rows(document, table, row["uuid"]) if one.get("locked")] for table in DRAWN_TABLES
    }
    locked = {table: [one["geom"] for one in rows] for table, rows in by_hand.items()}
    taken: list[ogr.Geometry] = []
    if work.measure.kind not in _OVER_OTHERS:
        over = _over_others(document)
        taken += [
            other["geom"]
            for other in document.rows("zones")
            if other["site"] == site["uuid"]
            and other["work"] != row["uuid"]
            and other["measure"] not in over
            and _same_alternative(document, other["work"], row)
            and (other.get("locked") or other["work"] not in done)
        ]
    clear = (work.spacing or 2 * _CLEAR) / 2
    zones, specks = _cut(work.zones, [*locked["zones"], *taken], _wide)
    beside = [one.Buffer(clear) for one in locked["lines"]]
    pieces, snippets = _cut(work.lines, [*beside, *(taken if work.zones else [])], _long)
    points = tuple(one for one in work.points if all(one.geometry.Distance(old) > _CLEAR for old in locked["points"]))
    fitted = replace(work, zones=zones, lines=pieces, points=points)
    counted = counted_work(fitted, EllipsoidSizes(document.crs), site.get("rain_mm"), by_hand)
    return counted, sum(len(one) for one in locked.values()), specks + snippets


def _over_others(document: PlanDocument) -> set[str]:
    """Return the measures of a plan, own ones by their templates, whose zones lie over those of others."""
    kinds = kinds_of_measures(document)
    return {measure for measure, kind in kinds.items() if kind in _OVER_OTHERS}


def _same_alternative(document: PlanDocument, work: str, wanted: Row) -> bool:
    return any(row["uuid"] == work and _beside(row, wanted) for row in document.rows("works"))


def _cut(
    shapes: Sequence[Shape],
    taken: Sequence[ogr.Geometry],
    worth: Callable[[ogr.Geometry], tuple[list[ogr.Geometry], int]],
) -> tuple[tuple[Shape, ...], int]:
    """Return what is left of shapes beside what is taken, and how many slivers were left out; worth: parts that are
    none, and how many are."""
    found, slivers = [], 0
    for shape in shapes:
        left = _without(shape.geometry, taken)
        if left is shape.geometry:
            found.append(shape)
            continue
        parts, dropped = worth(left)
        found += [replace(shape, geometry=part) for part in parts]
        slivers += dropped
    return tuple(found), slivers


def _wide(left: ogr.Geometry) -> tuple[list[ogr.Geometry], int]:
    every = polygons(left)
    kept = [one for one in every if one.GetArea() >= LEAST_AREA and not one.Buffer(-LEAST_WIDTH / 2.0).IsEmpty()]
    return kept, len(every) - len(kept)


def _long(left: ogr.Geometry) -> tuple[list[ogr.Geometry], int]:
    every, kept = lines(left), lines(left, LEAST_LENGTH)
    return kept, len(every) - len(kept)


def _without(geometry: ogr.Geometry, taken: Sequence[ogr.Geometry]) -> ogr.Geometry:
    left = geometry
    for other in taken:
        if left.Intersects(other):
            left = left.Difference(other)
    return left


def _collect(
    document: PlanDocument, row: Row, work: Work, put: dict[str, list[Row]], remove: dict[str, list[str]]
) -> None:
    """Add what changes for one work."""
    for table, fresh in shape_rows(row["site"], row["uuid"], work, document.crs).items():
        old = _rows(document, table, row["uuid"])
        locked = {one["uuid"] for one in old if one.get("locked")}
        free = (one["uuid"] for one in fresh if one["uuid"] not in locked)
        # numbers of locked parts are taken: later parts move up, the last gets a number of its own
        names = [*free, *(key(one["uuid"], "again") for one in fresh if one["uuid"] in locked)]
        rows = [{**one, "uuid": name} for one, name in zip(fresh, names)]
        if rows:
            put.setdefault(table, []).extend(rows)
        gone = {one["uuid"] for one in old} - locked - set(names)
        if gone:
            remove.setdefault(table, []).extend(sorted(gone))
    prices = prices_of(document).get(work.measure.id, ())
    put.setdefault("works", []).append(_work_row(row, work, prices, terms_of(document)))


def _work_row(row: Row, work: Work, prices: Sequence[Price], terms: Terms) -> Row:
    cost = work_cost(work.measure, work.quantities, prices, terms, int(row.get("start_year") or 1))
    return {"uuid": row["uuid"], **quantity_columns(work.quantities), **cost_columns(cost)}
