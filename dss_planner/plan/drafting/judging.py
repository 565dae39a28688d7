"""Measures whose rules changed, or that are new, judged anew for the sites of a plan."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dss_planner.measures.catalogue.catalogue import Catalogue, Measure
from dss_planner.measures.fit.suitability import Verdict, assess
from dss_planner.plan.drafting.adding import verdict_of
from dss_planner.plan.drafting.facts import StudyLayers, land_facts
from dss_planner.plan.drafting.package import CORE, REST
from dss_planner.plan.drafting.redraft import plan_catalogue
from dss_planner.plan.drafting.rows import verdict_rows
from dss_planner.plan.drafting.siteland import land_of_row
from dss_planner.plan.drafting.siterows import with_recovery
from dss_planner.plan.store.changes import Changes, applied
from dss_planner.plan.store.document import PlanDocument, Row
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.text import text

#: Part of a verdict on a whole site.
_SITE = "site"


def judged(
    document: PlanDocument,
    study: StudyLayers,
    measures: Collection[str],
    progress: Progress = silent,
    cancelled: CancelCheck = never,
) -> Changes:
    """Return what gives the sites of a plan verdicts on measures (ids) by the catalogue that the plan holds now.

    Works of these measures take the status that follows. Sites without an area are left out. Raises `InputError` when
    the plan has no wind.
    """
    catalogue = plan_catalogue(document)
    asked = [one for one in catalogue.measures if one.id in measures]
    sites = [site for site in document.rows("sites") if site.get("geom") is not None]
    rows: list[Row] = []
    for number, site in enumerate(sites):
        stop_if(cancelled)
        progress(number / len(sites), text("Judging “{site}”", site=site["name"]))
        verdicts = _verdicts(document, site, catalogue, asked, study, cancelled)
        rows += verdict_rows(str(site["uuid"]), verdicts)
    now = {row["uuid"]: row for row in document.rows("verdicts")}
    new = [row for row in rows if any(now.get(row["uuid"], {}).get(name) != row[name] for name in row)]
    changes = Changes({"verdicts": new} if new else {})
    after = applied(document, changes)
    differing = {(row["site"], row["measure"]) for row in new}
    works = []
    for row in document.rows("works"):
        if (row["site"], row["measure"]) in differing:
            status, reason = verdict_of(after, str(row["site"]), str(row["measure"]), str(row.get("part") or CORE))
            if (status, reason) != (row.get("status"), row.get("reason")):
                works.append({"uuid": row["uuid"], "status": status, "reason": reason})
    return Changes({**changes.put, "works": works}) if works else changes


def _verdicts(
    document: PlanDocument,
    site: Row,
    catalogue: Catalogue,
    measures: Sequence[Measure],
    study: StudyLayers,
    cancelled: CancelCheck,
) -> dict[tuple[str, str], Verdict]:
    """Return part and id of a measure → verdict, for the site, its core and the rest."""
    land = land_of_row(document, site, catalogue, study)
    pieces = {_SITE: land.site, CORE: land.core, **({REST: land.rest} if land.rest is not None else {})}
    facts = land_facts(study, list(pieces.values()), cancelled)
    seen = dict(zip(pieces, (with_recovery(one, site.get("recovery_class")) for one in facts)))
    return {(part, one.id): assess(one, fact.conditions) for part, fact in seen.items() for one in measures}
