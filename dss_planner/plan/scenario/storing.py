"""What a scenario found, as rows of the plan's table ``scenario``."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

from dss_planner import provenance
from dss_planner.plan.drafting.sources import key
from dss_planner.plan.scenario.fingerprint import Fingerprint
from dss_planner.plan.scenario.request import SiteScenario, Triple, YearEffect
from dss_planner.plan.store.changes import Changes
from dss_planner.plan.store.document import PlanDocument, Row, now
from dss_planner.plan.store.existing import still_a_draft
from dss_planner.plan.store.stamps import Stamp
from dss_planner.plan.store.update import update_plan

_BOUNDS = ("low", "mode", "high")
#: Setting in which the window keeps what belongs to the rows it wrote itself; it is not of these.
_OF_WINDOW = "effect_found"


def store_scenario(
    document: PlanDocument, path: str | Path, sites: Sequence[SiteScenario], inputs: Mapping[str, str | None]
) -> Stamp:
    """Write the figures of sites into the plan at ``path``, in place of older ones, and return its new stamp.

    document: the plan as it was read; inputs: name → file that they were worked out from. A plan that nobody edited
    since its draft stays a mere draft. Raises `OutputError` when somebody changed the plan since, or it cannot be
    written.
    """
    with still_a_draft(path) as keep:
        stamp = update_plan(path, scenario_changes(document, sites, inputs), document.stamp)
        keep(stamp)
    return stamp


def scenario_changes(
    document: PlanDocument, sites: Sequence[SiteScenario], inputs: Mapping[str, str | None]
) -> Changes:
    """Return what puts the figures of sites in place of those that the plan has.

    Their ``inputs`` name the files that they are of by hash, and the plan by its `Fingerprint`.
    """
    made = now()
    revision = int(document.plan.get("revision") or 0) + 1  # the one that this change makes
    hashes = {name: provenance.sha256(path) for name, path in inputs.items() if path is not None}
    hashes["plan"] = Fingerprint().of(document)
    common: Row = {"made": made, "of_revision": revision, "inputs": json.dumps(hashes, sort_keys=True)}
    rows = [{**_row(site, year), **common} for site in sites for year in site.years]
    there = {row["uuid"] for row in rows}
    gone = {
        "scenario": [row["uuid"] for row in document.rows("scenario") if row["uuid"] not in there],
        "settings": [row["name"] for row in document.rows("settings") if row["name"] == _OF_WINDOW],
    }
    return Changes({"scenario": rows}, {table: keys for table, keys in gone.items() if keys})


def scenario_is_stale(document: PlanDocument) -> bool:
    """Return whether the plan, its prices included, is not as it was when the figures that it keeps were worked out."""
    rows = document.rows("scenario")
    known = {_plan_of(row) for row in rows}
    if None not in known:
        return bool(known - {Fingerprint().of(document)})
    revision = int(document.plan.get("revision") or 0)
    return any(row.get("of_revision") is not None and int(row["of_revision"]) != revision for row in rows)


def _plan_of(row: Row) -> str | None:
    try:
        found = json.loads(str(row.get("inputs") or "{}")).get("plan")
    except (ValueError, AttributeError):
        return None
    return str(found) if found else None


def _row(site: SiteScenario, effect: YearEffect) -> Row:
    net = effect.net
    left: Triple = (site.before - net[2], site.before - net[1], site.before - net[0])
    return {
        "uuid": key(site.uuid, "scenario", effect.year),
        "site": site.uuid,
        "year": effect.year,
        "loss_without": _known(site.before),
        **_ends("loss_with", left),
        **_ends("avoided", effect.avoided),
        **_ends("leaked", effect.leaked),
        **_ends("emission", effect.emission),
        **_ends("cost_per_tonne", site.per_tonne),
        "currency": site.currency,
        "unknown_share": _known(site.unknown),
    }


def _ends(name: str, values: Triple) -> Row:
    return {f"{name}_{bound}": _known(value) for bound, value in zip(_BOUNDS, values)}


def _known(value: float) -> float | None:
    return value if math.isfinite(value) else None
