"""What the lists of the tab “Works” show, from the plan as it is now."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from qgis.PyQt.QtCore import QCoreApplication, QLocale

from dss_planner.layers.translation import show
from dss_planner.measures.catalogue.catalogue import Measure
from dss_planner.measures.catalogue.documents import catalogue_of_plan
from dss_planner.panels.plan_reading import QUANTITIES, sentences
from dss_planner.panels.tables import number
from dss_planner.plan.drafting.package import CORE, REST
from dss_planner.plan.drafting.sequences import SEQUENCE, VARIANTS
from dss_planner.plan.drafting.shaperows import DRAWN_TABLES
from dss_planner.plan.store.document import PlanDocument, Row

#: Statuses of verdicts, the best first.
STATUSES = ("suitable", "conditional", "unknown", "unsuitable")
#: Which verdict speaks for a site: that on the land where works begin.
_PARTS = (CORE, "site", REST)


class MeasureBook:
    """The measures of a plan; read again only when its table of measures is another one."""

    def __init__(self) -> None:
        self._rows: object = None
        self.measures: dict[str, Measure] = {}

    def read(self, document: PlanDocument) -> dict[str, Measure]:
        """Return id → measure. Raises `InputError` when one cannot be read."""
        rows = document.rows("measures")
        if rows is not self._rows:
            found = catalogue_of_plan(rows, str(document.plan.get("title") or ""))
            self._rows, self.measures = rows, {measure.id: measure for measure in found.measures}
        return self.measures

    def name(self, measure: str) -> str:
        """Return the name of a measure in the user's language, else in English, else its id."""
        found = self.measures.get(measure)
        return found.names.get(QLocale().name()[:2], found.name) if found is not None else measure


@dataclass(frozen=True)
class SiteRow:
    """A site. package: 'low', 'standard', 'strong' or ''; cost: low and high in ``currency``, None unknown;
    warnings: what the plan should be looked at for there."""

    uuid: str
    name: str
    area: float
    rank: int | None
    land: str
    package: str
    works: int
    cost: tuple[float, float] | None
    currency: str
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class WorkRow:
    """A work. quantities: column → number; cost: low and high, None unknown; shapes, locked: how many are drawn, and
    how many of them are locked; notes: what people noted, with who and when."""

    uuid: str
    site: str
    measure: str
    name: str
    part: str
    status: str
    reason: str
    quantities: Mapping[str, float]
    cost: tuple[float, float] | None
    currency: str
    verified: bool
    shapes: int
    locked: int
    notes: tuple[str, ...]
    year: int | None


@dataclass(frozen=True)
class FitRow:
    """A measure and whether it fits. reason: the rule that decides, with its value; more: all sentences;
    drawn: whether the planner draws it; there: whether the site has it."""

    measure: str
    name: str
    status: str
    reason: str
    more: str
    drawn: bool
    there: bool


def site_rows(
    document: PlanDocument,
    sums: Mapping[str, object] | None,
    currency: str,
    warnings: Mapping[str, Sequence[str]],
) -> tuple[SiteRow, ...]:
    """Return the sites, best rank first.

    sums: key → sums of the live totals, None where these are not there yet; warnings: key → sentences.
    """
    sites = sorted(document.rows("sites"), key=lambda row: (row["rank"] is None, row["rank"] or 0, row["name"]))
    works: dict[str, list[Row]] = {}
    for row in document.rows("works"):
        if row.get("chosen", True):
            works.setdefault(row["site"], []).append(row)
    return tuple(
        SiteRow(
            uuid=row["uuid"],
            name=str(row["name"]),
            area=float(row["area_ha"] or 0.0),
            rank=row["rank"],
            land=str(row.get("land_type") or ""),
            package=_package(document, works.get(row["uuid"], [])),
            works=len(works.get(row["uuid"], [])),
            cost=_site_cost(row["uuid"], works.get(row["uuid"], []), sums),
            currency=currency,
            warnings=tuple(warnings.get(row["uuid"], ())),
        )
        for row in sites
    )


def _site_cost(site: str, works: Sequence[Row], sums: Mapping[str, object] | None) -> tuple[float, float] | None:
    if sums is not None:
        found = sums.get(site)
        total = getattr(found, "total", None)
        return (total.low, total.high) if total is not None else (0.0, 0.0)
    known = [row for row in works if row.get("cost_low") is not None and row.get("cost_high") is not None]
    return (sum(row["cost_low"] for row in known), sum(row["cost_high"] for row in known)) if known else None


def _package(document: PlanDocument, works: Sequence[Row]) -> str:
    """Return the package that the works of a site are of: that which was taken, or that which was drafted."""
    names = {str(row.get("package_name") or "") for row in works}
    if len(names) == 1 and names <= set(VARIANTS):
        return names.pop()
    if not works or names != {""}:
        return ""
    model = json.loads(document.plan.get("model") or "{}") or {}
    return str(model.get("package") or "") if not model.get("measures") else ""


def work_rows(document: PlanDocument, site: str, book: MeasureBook) -> tuple[WorkRow, ...]:
    """Return the works of a site in the order in which they follow each other on the land."""
    shapes: dict[str, int] = {}
    locked: dict[str, int] = {}
    for table in DRAWN_TABLES:
        for row in document.rows(table):
            work = row.get("work")
            if work:
                shapes[work] = shapes.get(work, 0) + 1
                locked[work] = locked.get(work, 0) + bool(row.get("locked"))
    notes: dict[str, list[str]] = {}
    for row in document.rows("notes"):
        if row.get("work"):
            notes.setdefault(row["work"], []).append(note_words(row))
    own = [row for row in document.rows("works") if row["site"] == site and row.get("chosen", True)]
    own.sort(key=lambda row: (_place(book, row["measure"]), row["name"]))
    return tuple(
        WorkRow(
            uuid=row["uuid"],
            site=site,
            measure=row["measure"],
            name=_work_name(row, book),
            part=str(row.get("part") or CORE),
            status=str(row["status"]),
            reason=str(row.get("reason") or ""),
            quantities={name: float(row[name]) for name in QUANTITIES if row.get(name)},
            cost=None if row.get("cost_low") is None else (float(row["cost_low"]), float(row["cost_high"] or 0.0)),
            currency=str(row.get("currency") or ""),
            verified=bool(row.get("cost_verified")),
            shapes=shapes.get(row["uuid"], 0),
            locked=locked.get(row["uuid"], 0),
            notes=tuple(notes.get(row["uuid"], ())),
            year=row.get("start_year"),
        )
        for row in own
    )


def note_words(row: Row) -> str:
    """Return a note with who made it and when."""
    form = QCoreApplication.translate("PlanRows", "{note} ({author}, {day})")
    author = str(row.get("author") or QCoreApplication.translate("PlanRows", "nobody named"))
    return form.format(note=row["text"], author=author, day=str(row.get("made") or "")[:10])


def _work_name(row: Row, book: MeasureBook) -> str:
    """Return the name of a work without that of its site, in the user's language, with its number where it has one."""
    name = book.name(row["measure"])
    ending = str(row["name"]).rpartition(" (")[2]
    return f"{name} ({ending}" if ending[:-1].isdigit() and ending.endswith(")") else name


def _place(book: MeasureBook, measure: str) -> int:
    found = book.measures.get(measure)
    kind = found.kind if found is not None else measure
    return SEQUENCE.index(kind) if kind in SEQUENCE else len(SEQUENCE)


def fits_of_site(document: PlanDocument, site: str, book: MeasureBook) -> tuple[FitRow, ...]:
    """Return all measures of the plan by how well they fit a site, by the verdicts that the plan holds."""
    found: dict[str, dict[str, Row]] = {}
    for row in document.rows("verdicts"):
        if row["site"] == site:
            found.setdefault(row["measure"], {})[row["part"]] = row
    rows = []
    for measure in book.measures:
        parts = found.get(measure, {})
        leading = next((parts[part] for part in _PARTS if part in parts), None)
        told = () if leading is None else sentences(leading["sentences"]) or sentences(leading["reason"])
        status = "unknown" if leading is None else str(leading["status"])
        rows.append(_fit(document, site, measure, status, told, book))
    return _sorted(rows)


def fits_of_place(
    document: PlanDocument, site: str, verdicts: Mapping[str, object], book: MeasureBook
) -> tuple[FitRow, ...]:
    """Return all measures by how well they fit a place. verdicts: id → `Verdict`."""
    rows = []
    for measure in book.measures:
        verdict = verdicts.get(measure)
        told = tuple(show(reason) for reason in getattr(verdict, "reasons", ()))
        rows.append(_fit(document, site, measure, getattr(verdict, "status", "unknown"), told, book))
    return _sorted(rows)


def _fit(
    document: PlanDocument, site: str, measure: str, status: str, told: Sequence[str], book: MeasureBook
) -> FitRow:
    nobody = QCoreApplication.translate("PlanRows", "Nothing tells: the measure was not judged here.")
    there = any(row["site"] == site and row["measure"] == measure for row in document.rows("works"))
    reasons = [without_name(words, book, measure) for words in told] or [nobody]
    return FitRow(
        measure=measure,
        name=book.name(measure),
        status=status if status in STATUSES else "unknown",
        reason=reasons[0],
        more="\n".join(reasons),
        drawn=book.measures[measure].drawn,
        there=there,
    )


def without_name(words: str, book: MeasureBook, measure: str) -> str:
    """Return a sentence about a measure without its name in front: the list says it already."""
    for name in (book.measures[measure].name, book.name(measure)):
        head = f"{name}: "
        if words.startswith(head):
            rest = words[len(head) :]
            return rest[:1].upper() + rest[1:]
    return words


def _sorted(rows: list[FitRow]) -> tuple[FitRow, ...]:
    return tuple(sorted(rows, key=lambda row: (STATUSES.index(row.status), row.name.casefold())))


def cost_unit(costs: Iterable[tuple[float, float] | None]) -> float:
    """Return what a column of costs counts in: thousands, or millions where these would push the names aside."""
    return 1e6 if max((cost[1] for cost in costs if cost is not None), default=0.0) >= 1e7 else 1e3


def cost_heading(unit: float) -> str:
    """Return the heading of a column of costs in ``unit``."""
    if unit == 1e6:
        return QCoreApplication.translate("PlanRows", "All years\n[million]")
    return QCoreApplication.translate("PlanRows", "All years\n[1000]")


def cost_text(cost: tuple[float, float] | None, unit: float) -> str:
    """Return low–high in ``unit``; a dash for what is not known."""
    if cost is None:
        return "–"
    decimals = 0 if cost[1] >= 10 * unit else 1
    return f"{number(cost[0] / unit, decimals)}–{number(cost[1] / unit, decimals)}"
