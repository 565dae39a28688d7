"""The warnings of a plan, each with what it is about, so that it can be shown on the map."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from osgeo import ogr

from dss_planner.plan.budget.basis import cost_fault, setting, unit_cost_of
from dss_planner.plan.budget.hauling import HAULED, NO_ROUTE, PLANTED, haul_of
from dss_planner.plan.budget.pricecheck import far_off
from dss_planner.plan.drafting.draftnotes import COSTS_AS_DRAFTED
from dss_planner.plan.drafting.package import AGAINST, NEEDS_CARE, TO_VERIFY
from dss_planner.plan.store.document import PlanDocument, Row, kinds_of_measures
from dss_planner.raster.areas import EllipsoidSizes
from dss_planner.running import CancelCheck, never, stop_if
from dss_planner.text import Text, text

#: Kinds of warnings, in the order in which they are listed.
RULES, GEOMETRY, OUTSIDE, PROTECTED, EMPTY, PRICES, HAUL, CARE, PLAN = (
    "rules",
    "geometry",
    "outside",
    "protected",
    "empty",
    "prices",
    "haul",
    "care",
    "plan",
)
KINDS = (RULES, GEOMETRY, OUTSIDE, PROTECTED, EMPTY, PRICES, HAUL, CARE, PLAN)
DRAWN = ("zones", "lines", "points")
#: Shapes may stand over the edge of their site by as much, m: fences run along it [A].
TOLERANCE = 1.0
#: Overlaps with protected land below this are drawing noise, ha and m [A].
_LEAST_HECTARES, _LEAST_METRES = 0.01, 5.0


@dataclass(frozen=True)
class About:
    """site, work: keys, '' for none. table, row: of what to show on the map; '' where there is nothing."""

    site: str = ""
    work: str = ""
    table: str = ""
    row: str = ""


@dataclass(frozen=True)
class PlanWarning:
    """kind: one of `KINDS`. sentence; about: what; reasons: more of it, from the rules."""

    kind: str
    sentence: Text
    about: About = field(default_factory=About)
    reasons: tuple[Text | str, ...] = ()


def plan_warnings(
    document: PlanDocument, protected: Sequence[ogr.Geometry] = (), cancelled: CancelCheck = never
) -> tuple[PlanWarning, ...]:
    """Return the warnings of a plan as it is now, those of works that are not chosen left out.

    protected: protected land, in the reference system of the plan.
    """
    sites = {str(row["uuid"]): row for row in document.rows("sites")}
    works = {str(row["uuid"]): row for row in document.rows("works") if row.get("chosen") is None or row["chosen"]}
    found = [*_said(document), *_of_works(document, works), *_of_prices(document, works), *_of_hauls(document, works)]
    land = {key: row["geom"].Buffer(TOLERANCE) for key, row in sites.items() if row.get("geom") is not None}
    boxes = [(one.GetEnvelope(), one) for one in protected]
    sizes = EllipsoidSizes(document.crs)
    for table in DRAWN:
        for row in document.rows(table):
            stop_if(cancelled)
            work = works.get(str(row.get("work") or ""))
            if work is None or row.get("geom") is None:
                continue
            found += _of_shape(table, row, work, sites, land)
            found += _on_protected(table, row, boxes, sizes)
    return tuple(sorted(found, key=lambda one: KINDS.index(one.kind)))


def _said(document: PlanDocument) -> Iterator[PlanWarning]:
    for sentence in said_of(document, "warnings"):
        yield PlanWarning(PLAN, sentence if isinstance(sentence, Text) else text("{words}", words=sentence))


def _of_works(document: PlanDocument, works: dict[str, Row]) -> Iterator[PlanWarning]:
    judged: dict[tuple[str, str, str], tuple[Text | str, ...]] = {
        (str(row["site"]), str(row["measure"]), str(row["part"])): stored_sentences(row["sentences"])
        for row in document.rows("verdicts")
    }
    drawn = {str(row.get("work") or "") for table in DRAWN for row in document.rows(table)}
    for key, row in works.items():
        site, measure = str(row["site"]), str(row["measure"])
        about = About(site, key, "works", key)
        name = row["name"]
        if key not in drawn:
            yield PlanWarning(
                EMPTY,
                text(
                    "“{work}” has no quantities: nothing is drawn of it. Draw it, or take it out of the plan.",
                    work=name,
                ),
                replace(about, table="sites", row=site),
            )
        status = row.get("status")
        if status not in (AGAINST, NEEDS_CARE, TO_VERIFY):
            continue
        reasons = judged.get((site, measure, str(row.get("part") or ""))) or judged.get((site, measure, "site")) or ()
        if not reasons and row.get("reason"):
            reasons = (str(row["reason"]),)
        if status == AGAINST:
            yield PlanWarning(RULES, text("“{work}” goes against the rules.", work=name), about, reasons)
        elif status == TO_VERIFY:
            yield PlanWarning(CARE, text("“{work}” rests on unknown facts: verify them.", work=name), about, reasons)
        else:
            yield PlanWarning(CARE, text("“{work}” fits under conditions.", work=name), about, reasons)


def _of_prices(document: PlanDocument, works: dict[str, Row]) -> Iterator[PlanWarning]:
    """Tables are edited with any program: prices whose ends do not rise make no range, and digits slip."""
    used = {str(row["measure"]) for row in works.values()}
    names = {str(row["id"]): str(row["name"]) for row in document.rows("measures")}
    for row in document.rows("unit_costs"):
        measure = str(row["measure"])
        if measure not in used:
            continue
        fault = cost_fault(names.get(measure, measure), unit_cost_of(row)) or far_off(document, row)
        if fault is not None:
            yield PlanWarning(PRICES, fault, About(table="unit_costs", row=str(row["uuid"])))


def _of_hauls(document: PlanDocument, works: dict[str, Row]) -> Iterator[PlanWarning]:
    """Hauls that no way leads along, and those that were not measured along ways at all."""
    kinds = kinds_of_measures(document)
    unmeasured = 0
    for key, row in works.items():
        if kinds.get(str(row["measure"])) not in HAULED | PLANTED:
            continue
        found = haul_of(row)
        unmeasured += found is None
        if found is not None and found.basis == NO_ROUTE:
            yield PlanWarning(
                HAUL,
                text(
                    "By the access surface no way of a truck leads to “{work}”. Look at roads, barriers and the margin "
                    "around the study area.",
                    work=row["name"],
                ),
                About(str(row["site"]), key, "sites", str(row["site"])),
            )
    if unmeasured:
        yield PlanWarning(
            HAUL,
            text(
                "How far material or plants of {count} works are hauled is not measured along the access surface: it "
                "is straight over the map, or unknown. Run “Work out haul distances” on the page “Access”.",
                count=unmeasured,
            ),
        )


def _of_shape(
    table: str, row: Row, work: Row, sites: dict[str, Row], land: dict[str, ogr.Geometry]
) -> Iterator[PlanWarning]:
    about = About(str(row["site"] or ""), str(work["uuid"]), table, str(row["uuid"]))
    shape = row["geom"]
    if not shape.IsValid():
        yield PlanWarning(
            GEOMETRY,
            text(
                "“{shape}” crosses or touches itself: its size is not to be trusted. Mend it with the vertex tool.",
                shape=row["name"],
            ),
            about,
        )
        return
    own = land.get(about.site)
    if own is not None and not own.Contains(shape):
        apart = not own.Intersects(shape)
        name = sites[about.site]["name"]
        if apart:
            sentence = text("“{shape}” lies outside its site “{site}”.", shape=row["name"], site=name)
        else:
            sentence = text("“{shape}” reaches beyond its site “{site}”.", shape=row["name"], site=name)
        yield PlanWarning(OUTSIDE, sentence, about)


def _on_protected(
    table: str, row: Row, protected: Sequence[tuple[tuple, ogr.Geometry]], sizes: EllipsoidSizes
) -> Iterator[PlanWarning]:
    shape = row["geom"]
    left, right, bottom, top = shape.GetEnvelope()
    near = [one for (x0, x1, y0, y1), one in protected if x0 <= right and x1 >= left and y0 <= top and y1 >= bottom]
    if not near or not shape.IsValid():
        return
    about = About(str(row["site"] or ""), str(row["work"]), table, str(row["uuid"]))
    if shape.GetDimension() == 0:
        if any(one.Intersects(shape) for one in near):
            yield PlanWarning(
                PROTECTED,
                text(
                    "“{shape}” stands on protected land: it needs the consent of its administration.", shape=row["name"]
                ),
                about,
            )
        return
    size_of = sizes.hectares if shape.GetDimension() == 2 else sizes.metres
    covered = near[0].Intersection(shape)
    for one in near[1:]:
        covered = covered.Union(one.Intersection(shape))
    size = size_of(covered) if covered is not None and not covered.IsEmpty() else 0.0
    if shape.GetDimension() == 2 and size >= _LEAST_HECTARES:
        yield PlanWarning(
            PROTECTED,
            text(
                "{size} ha of “{shape}” are protected land: works there need the consent of its administration.",
                size=f"{size:.2f}" if size < 10 else f"{size:.0f}",
                shape=row["name"],
            ),
            about,
        )
    elif shape.GetDimension() == 1 and size >= _LEAST_METRES:
        yield PlanWarning(
            PROTECTED,
            text(
                "{size} m of “{shape}” run through protected land: works there need the consent of its administration.",
                size=f"{size:.0f}",
                shape=row["name"],
            ),
            about,
        )


def said_of(document: PlanDocument, column: str) -> tuple[Text | str, ...]:
    """Return the sentences that a plan stores of itself; what a draft said of its costs as long as that holds."""
    held = setting(document, "renewals", True) and not any(dict(setting(document, "upkeep", {})).values())
    said = []
    for sentence in stored_sentences(document.plan.get(column)):
        of_costs = isinstance(sentence, Text) and sentence.template == COSTS_AS_DRAFTED.template
        if held or not of_costs:
            said.append(sentence)
    return tuple(said)


def stored_sentences(stored: object) -> tuple[Text | str, ...]:
    """Return stored sentences: JSON of templates with values, or plain text."""
    if not stored:
        return ()
    try:
        content = json.loads(str(stored))
    except ValueError:
        return (str(stored),)
    if not isinstance(content, list):
        return (str(stored),)
    return tuple(
        Text(str(one["template"]), dict(one.get("values", {})))
        if isinstance(one, dict) and "template" in one
        else str(one)
        for one in content
    )
