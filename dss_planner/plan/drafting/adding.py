"""Add a measure to a site of a plan that is there already."""

from __future__ import annotations

from dataclasses import replace

from dss_planner.errors import InputError
from dss_planner.measures.fit.suitability import CONDITIONAL, SUITABLE, UNKNOWN, UNSUITABLE
from dss_planner.plan.drafting.facts import StudyLayers
from dss_planner.plan.drafting.options import DrawingOptions
from dss_planner.plan.drafting.package import AGAINST, CORE, DRAFTED, NEEDS_CARE, REST, TO_VERIFY
from dss_planner.plan.drafting.redraft import Redrawn, redraft
from dss_planner.plan.drafting.sequences import OF_REST
from dss_planner.plan.drafting.shaperows import work_key
from dss_planner.plan.drafting.sources import key
from dss_planner.plan.store.changes import Changes, applied
from dss_planner.plan.store.document import PlanDocument, Row

#: What a verdict makes of a work that people add.
_STATUS = {SUITABLE: DRAFTED, CONDITIONAL: NEEDS_CARE, UNSUITABLE: AGAINST, UNKNOWN: TO_VERIFY}


def add_work(
    document: PlanDocument,
    site: str,
    measure: str,
    options: DrawingOptions | None = None,
    study: StudyLayers | None = None,
    package: str = "",
) -> Redrawn:
    """Return the changes that add a measure to a site, on land that no other work has.

    site: key; package: the alternative that it is for. Its status is what the plan's verdicts say of it. Years and days
    are for `plan.scheduling`. Raises `InputError` when the site or the measure is not in the plan, or is there already.
    """
    row = next((one for one in document.rows("sites") if one["uuid"] == site), None)
    known = {one["id"]: one for one in document.rows("measures")}
    if row is None or measure not in known:
        raise InputError(
            "The plan has no site “{site}” or no measure “{measure}”. Choose both in the lists.",
            site=site,
            measure=measure,
        )
    part = REST if measure in OF_REST else CORE
    status, reason = _verdict(document, site, measure, part)
    work: Row = {
        "uuid": key(site, "work", package, measure) if package else work_key(site, measure),
        "site": site,
        "measure": measure,
        "name": f"{row['name']}: {known[measure]['name']}",
        "part": part,
        "status": status,
        "reason": reason,
        "package": package or None,
        "chosen": True,
        "start_year": 1,
    }
    if any(one["uuid"] == work["uuid"] for one in document.rows("works")):
        raise InputError("“{work}” is in the plan already. Draw it again instead.", work=work["name"])
    wider = applied(document, Changes({"works": [work]}))
    found = redraft(wider, work["uuid"], options or DrawingOptions(), study)
    if not found.drawn:
        return Redrawn(Changes(), (), found.notes)
    rows = [{**work, **one} if one["uuid"] == work["uuid"] else one for one in found.changes.put["works"]]
    return replace(found, changes=Changes({**found.changes.put, "works": rows}, found.changes.remove))


def _verdict(document: PlanDocument, site: str, measure: str, part: str) -> tuple[str, str | None]:
    """Return the status and the reason of a work from the verdicts of the plan, on its part or all of the site."""
    found = {row["part"]: row for row in document.rows("verdicts") if row["site"] == site and row["measure"] == measure}
    row = found.get(part) or found.get("site")
    if row is None:
        return TO_VERIFY, None
    return _STATUS.get(row["status"], TO_VERIFY), row["reason"]
