"""Add a measure to a site of a plan that is there already, where the rules lay it or at a place pointed at."""

from __future__ import annotations

from dataclasses import replace

from osgeo import ogr

from dss_planner.errors import InputError
from dss_planner.measures.fit.suitability import CONDITIONAL, SUITABLE, UNKNOWN, UNSUITABLE
from dss_planner.measures.geometry.frame import point
from dss_planner.plan.drafting.facts import StudyLayers
from dss_planner.plan.drafting.options import DrawingOptions
from dss_planner.plan.drafting.package import AGAINST, CORE, DRAFTED, NEEDS_CARE, REST, TO_VERIFY
from dss_planner.plan.drafting.pointed import POINT_WORKS
from dss_planner.plan.drafting.redraft import Redrawn, plan_catalogue, redraft, stored_options
from dss_planner.plan.drafting.sequences import OF_REST
from dss_planner.plan.drafting.shaperows import work_key
from dss_planner.plan.drafting.siteland import land_of_row
from dss_planner.plan.drafting.sources import key
from dss_planner.plan.store.changes import Changes, applied
from dss_planner.plan.store.document import PlanDocument, Row
from dss_planner.text import text

#: What a verdict makes of a work that people add.
_STATUS = {SUITABLE: DRAFTED, CONDITIONAL: NEEDS_CARE, UNSUITABLE: AGAINST, UNKNOWN: TO_VERIFY}


def add_work(
    document: PlanDocument,
    site: str,
    measure: str,
    options: DrawingOptions | None = None,
    study: StudyLayers | None = None,
    package: str = "",
    place: tuple[float, float] | None = None,
) -> Redrawn:
    """Return the changes that add a measure to a site, on land that no other work has.

    site: key; package: the alternative that it is for. place: map coordinates: wells stand there, also beside those
    that the site has; other works are laid so that they hold it. Its status is what the plan's verdicts say of it.
    Years and days are for `plan.scheduling`. Raises `InputError` when the site or the measure is not in the plan, or is
    there already and no place is given.
    """
    row = next((one for one in document.rows("sites") if one["uuid"] == site), None)
    known = {one["id"]: one for one in document.rows("measures")}
    if row is None or measure not in known:
        raise InputError(
            "The plan has no site “{site}” or no measure “{measure}”. Choose both in the lists.",
            site=site,
            measure=measure,
        )
    there = _works_of(document, site, measure, package)
    catalogue = plan_catalogue(document)
    if place is not None:
        options = replace(options or DrawingOptions(), places=(place,))
        if there and catalogue.get(measure).kind in POINT_WORKS:
            return _another_place(document, there[0], place, study)
        core = land_of_row(document, row, catalogue, study).core
        part = CORE if point(*place).Within(core) else REST
    else:
        part = REST if measure in OF_REST else CORE
    name = f"{row['name']}: {known[measure]['name']}"
    status, reason = verdict_of(document, site, measure, part)
    work: Row = {
        "uuid": key(site, "work", package, measure) if package else work_key(site, measure),
        "site": site,
        "measure": measure,
        "name": name,
        "part": part,
        "status": status,
        "reason": reason,
        "package": package or None,
        "chosen": True,
        "start_year": 1,
    }
    if there and place is None:
        raise InputError("“{work}” is in the plan already. Draw it again instead.", work=work["name"])
    number = len(there) + 1
    while any(one["uuid"] == work["uuid"] for one in document.rows("works")):
        work.update(uuid=key(site, "work", package, measure, number), name=f"{name} ({number})")
        number += 1
    wider = applied(document, Changes({"works": [work]}))
    found = redraft(wider, work["uuid"], options or DrawingOptions(), study)
    if not found.drawn:
        no_room = text(
            "“{work}” was not added: it has no room there, other works take the land. Point at another place, or "
            "remove or shrink what lies there.",
            work=work["name"],
        )
        others = tuple(note for note in found.notes if note.values.get("work") != work["name"])
        return Redrawn(Changes(), (), others if len(others) == len(found.notes) else (*others, no_room))
    rows = [{**work, **one} if one["uuid"] == work["uuid"] else one for one in found.changes.put["works"]]
    return replace(found, changes=Changes({**found.changes.put, "works": rows}, found.changes.remove))


def _works_of(document: PlanDocument, site: str, measure: str, package: str) -> list[Row]:
    return [
        row
        for row in document.rows("works")
        if row["site"] == site and row["measure"] == measure and (row.get("package") or "") == package
    ]


def _another_place(document: PlanDocument, work: Row, place: tuple[float, float], study: StudyLayers | None) -> Redrawn:
    """Return the changes that give a work of points one more of them."""
    stored = stored_options(document, work["uuid"])
    places = stored.places or tuple(
        _xy(row["geom"]) for row in document.rows("points") if row.get("work") == work["uuid"] and row["kind"] == "work"
    )
    return redraft(document, work["uuid"], replace(stored, places=(*places, place)), study)


def _xy(geometry: ogr.Geometry) -> tuple[float, float]:
    return geometry.GetX(), geometry.GetY()


def verdict_of(document: PlanDocument, site: str, measure: str, part: str) -> tuple[str, str | None]:
    """Return the status and the reason of a work from the verdicts of the plan, on its part or all of the site."""
    found = {row["part"]: row for row in document.rows("verdicts") if row["site"] == site and row["measure"] == measure}
    row = found.get(part) or found.get("site")
    if row is None:
        return TO_VERIFY, None
    return _STATUS.get(row["status"], TO_VERIFY), row["reason"]
