"""What a drafted plan says, read from its GeoPackage for showing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from dss_planner.layers.translation import show
from dss_planner.panels.results import read_rows
from dss_planner.study.site_steps import PLAN_FILE
from dss_planner.text import Text


@dataclass(frozen=True)
class Work:
    """One measure at one site. quantities: column of the plan → value. costs: in ``currency``, None when unknown."""

    uuid: str
    site: str
    measure: str
    name: str
    status: str
    reason: str
    quantities: dict[str, float]
    cost_low: float | None
    cost_high: float | None
    currency: str
    verified: bool


@dataclass(frozen=True)
class Verdict:
    """Whether a measure fits a site. part: the piece of land judged; sentences: why, in the user's language."""

    site: str
    measure: str
    part: str
    status: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class PlanContent:
    """sites: key in the plan → (id of the site, name), best rank first; notes: limits and warnings of the plan."""

    sites: dict[str, tuple[str, str]]
    works: tuple[Work, ...]
    verdicts: tuple[Verdict, ...]
    cost: tuple[float | None, float | None]
    currency: str
    notes: tuple[str, ...]


QUANTITIES = ("area_ha", "length_m", "row_count", "plants", "posts", "gates", "seed_kg")


def plan_stamp(folder: str) -> tuple[object, ...]:
    """Return what changes when the plan of the study does, also while its changes lie in a log beside the file."""
    found: list[object] = [folder]
    for path in (Path(folder, PLAN_FILE), Path(folder, f"{PLAN_FILE}-wal")) if folder else ():
        if path.exists():
            status = path.stat()
            found += [path.name, status.st_mtime_ns, status.st_size]
    return tuple(found)


def read_plan_content(folder: str) -> PlanContent | None:
    """Return what the plan of the study says; None when there is none."""
    path = str(Path(folder, PLAN_FILE)) if folder else ""
    plans = read_rows(path, "plan") if path else []
    if not plans:
        return None
    plan = plans[0]
    rows = sorted(read_rows(path, "sites"), key=lambda row: row["rank"] or 0)
    return PlanContent(
        sites={str(row["uuid"]): (str(row["source_id"] or ""), str(row["name"])) for row in rows},
        works=tuple(_work(row) for row in read_rows(path, "works")),
        verdicts=tuple(_verdict(row) for row in read_rows(path, "verdicts")),
        cost=(plan["cost_low"], plan["cost_high"]),
        currency=str(plan["currency"] or ""),
        notes=(*sentences(plan["warnings"]), *sentences(plan["limits"]), *sentences(plan["cost_note"])),
    )


def sentences(stored: object) -> tuple[str, ...]:
    """Return stored sentences in the user's language: plain text, or JSON of texts or of templates with values."""
    if not stored:
        return ()
    try:
        content = json.loads(str(stored))
    except ValueError:
        return (str(stored),)
    return tuple(_sentence(item) for item in content) if isinstance(content, list) else (str(stored),)


def _sentence(item: object) -> str:
    if isinstance(item, dict) and "template" in item:
        return show(Text(str(item["template"]), dict(item.get("values", {}))))
    return str(item)


def _work(row: dict) -> Work:
    return Work(
        uuid=str(row["uuid"]),
        site=str(row["site"]),
        measure=str(row["measure"]),
        name=str(row["name"]),
        status=str(row["status"]),
        reason=str(row["reason"] or ""),
        quantities={name: float(row[name]) for name in QUANTITIES if row.get(name)},
        cost_low=row["cost_low"],
        cost_high=row["cost_high"],
        currency=str(row["currency"] or ""),
        verified=bool(row["cost_verified"]),
    )


def _verdict(row: dict) -> Verdict:
    return Verdict(
        site=str(row["site"]),
        measure=str(row["measure"]),
        part=str(row["part"] or ""),
        status=str(row["status"]),
        sentences=sentences(row["sentences"]) or sentences(row["reason"]),
    )
