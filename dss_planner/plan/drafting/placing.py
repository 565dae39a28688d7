"""What lies at a place of the map: its site, whether a measure fits there, and what can be set there."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dss_planner.errors import InputError
from dss_planner.measures.catalogue.catalogue import Measure
from dss_planner.measures.fit.suitability import Verdict, assess
from dss_planner.measures.geometry.frame import point
from dss_planner.plan.drafting.adding import add_work
from dss_planner.plan.drafting.facts import StudyLayers, land_facts
from dss_planner.plan.drafting.measuremaps import cell_at
from dss_planner.plan.drafting.observation import PHOTO, PLOT, TRAP
from dss_planner.plan.drafting.options import DrawingOptions
from dss_planner.plan.drafting.redraft import Redrawn
from dss_planner.plan.drafting.sources import key
from dss_planner.plan.store.changes import Changes
from dss_planner.plan.store.document import PlanDocument, Row, now

NURSERY = "nursery"
#: Points that can be set anywhere on a site beside the measures: kind → its name in the plan.
POINTS = {NURSERY: "nursery", PHOTO: "photo point", TRAP: "sand traps", PLOT: "sample plot"}


@dataclass(frozen=True)
class PlaceVerdicts:
    """site: key, its name, and the verdicts on the cell at the place, by measure; none where no study tells."""

    site: str
    name: str
    verdicts: dict[str, Verdict]


def site_at(document: PlanDocument, x: float, y: float) -> Row | None:
    """Return the site at a place (map coordinates of the plan), None where there is none."""
    place = point(x, y)
    return next((row for row in document.rows("sites") if row["geom"] is not None and place.Within(row["geom"])), None)


def verdicts_for(
    document: PlanDocument, measures: tuple[Measure, ...], study: StudyLayers, x: float, y: float
) -> PlaceVerdicts | None:
    """Return whether measures fit the study's cell at a place; None outside of the sites.

    As `measuremaps.verdicts_at`, but rules on the area of a site and on water are judged for the site.
    """
    site = site_at(document, x, y)
    if site is None:
        return None
    cell = cell_at(study, x, y)
    if cell is None:
        return PlaceVerdicts(site["uuid"], site["name"], {})
    water = study.places.facts(site["geom"]).water_point
    conditions = replace(land_facts(study, [cell])[0].conditions, area=site["area_ha"], water_point=water)
    conditions = replace(conditions, playa=study.places.facts(cell.Centroid()).playa)
    return PlaceVerdicts(site["uuid"], site["name"], {measure.id: assess(measure, conditions) for measure in measures})


def place_work(
    document: PlanDocument,
    measure: str,
    x: float,
    y: float,
    options: DrawingOptions | None = None,
    study: StudyLayers | None = None,
) -> Redrawn:
    """Return the changes that add a measure to the site at a place, as `add_work` does; `InputError` outside of all."""
    return add_work(document, _require_site(document, x, y)["uuid"], measure, options, study, place=(x, y))


def place_point(document: PlanDocument, kind: str, x: float, y: float, author: str = "") -> Changes:
    """Return the changes that set a point of `POINTS` at a place; no re-draft moves it.

    Raises `InputError` as `place_work`.
    """
    site = _require_site(document, x, y)
    number = 1 + sum(row["site"] == site["uuid"] and row["kind"] == kind for row in document.rows("points"))
    taken = {row["uuid"] for row in document.rows("points")}
    while key(site["uuid"], kind, "set", number) in taken:
        number += 1
    row: Row = {
        "uuid": key(site["uuid"], kind, "set", number),
        "site": site["uuid"],
        "kind": kind,
        "name": f"{site['name']}: {POINTS[kind]} {number}",
        "locked": True,
        "author": author or None,
        "changed": now(),
        "geom": point(x, y),
    }
    return Changes({"points": [row]})


def _require_site(document: PlanDocument, x: float, y: float) -> Row:
    site = site_at(document, x, y)
    if site is None:
        names = ", ".join(f"“{row['name']}”" for row in document.rows("sites"))
        raise InputError(
            "No site of the plan lies there, so nothing was added. Works belong to a site: point inside one of "
            "{sites}, or add a site on page 3 and draft the plan again.",
            sites=names,
        )
    return site
