"""Gathering the content of a pack from a plan and its study: once, before anything is drawn or written."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from dss_planner.errors import InputError
from dss_planner.measures.catalogue.records import measure_of_record
from dss_planner.plan.budget.bill import Bill
from dss_planner.plan.budget.hauling import hauled
from dss_planner.plan.store.document import PlanDocument
from dss_planner.plan.store.migration import open_plan
from dss_planner.plan.store.schema import FIRST_YEAR
from dss_planner.proposal.content import evidence, planned
from dss_planner.proposal.content.effect import REPORT, gather_effect
from dss_planner.proposal.content.land import gather_land, gather_whole
from dss_planner.proposal.content.model import PARTNERS, SENSITIVITIES, PackContent, PlanFacts
from dss_planner.proposal.content.project import gather_project, photo_files
from dss_planner.proposal.content.safeguards import gather_screening, gather_themes
from dss_planner.proposal.content.sentences import sentences
from dss_planner.proposal.content.sites import gather_sites
from dss_planner.proposal.content.studyfiles import VECTORS
from dss_planner.proposal.content.working import BudgetContent
from dss_planner.proposal.content.works import gather_bill, gather_budget, gather_shapes, gather_works
from dss_planner.provenance import sha256
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.study.settings import read_settings
from dss_planner.text import Text, text

_YEARS = 5
#: Files of a study that the content is read from, beside the plan.
READ = (
    "sites.gpkg",
    VECTORS,
    "alignment.json",
    "score_model.json",
    "score_report.json",
    "robustness.json",
    "study.json",
    REPORT,
)


@dataclass(frozen=True)
class ContentRequest:
    """plan: GeoPackage; study: its folder ('' takes the plan's own); scenario: JSON report of a run ('' takes the
    plan's table or the study's report); sensitivity: of the pack, one of `SENSITIVITIES` ('' takes what the plan's
    table ``settings`` says under “sensitivity”, else partners)."""

    plan: str
    study: str = ""
    scenario: str = ""
    sensitivity: str = ""


def gather(request: ContentRequest, progress: Progress = silent, cancelled: CancelCheck = never) -> PackContent:
    """Return all that a pack says of a plan.

    Raises `InputError` when the plan or a report of the study cannot be read, has no site, or its bill and budget
    differ; `Cancelled`.
    """
    path = Path(request.plan)
    progress(0.0, text("Reading the plan"))
    document = open_plan(path)
    if not document.rows("sites"):
        raise InputError("The plan “{plan}” has no site. Draft it for sites first.", plan=path.name)
    folder = Path(request.study) if request.study else path.parent
    document = hauled(document, folder)
    settings = read_settings(folder)
    stop_if(cancelled)
    measures = {
        str(row["id"]): measure_of_record(json.loads(str(row["definition"]))) for row in document.rows("measures")
    }
    progress(0.1, text("Counting works and money"))
    bill, told = gather_bill(document)
    works, shapes = gather_works(document, bill), gather_shapes(document)
    stop_if(cancelled)
    budget, unpriced = (None, ()) if bill is None else _budget(document, bill)
    stop_if(cancelled)
    progress(0.4, text("Looking at the sites"))
    weights = evidence.gather_weights(document)
    sites = gather_sites(document, folder, weights)
    themes = gather_themes(folder)
    screened = gather_screening(sites, folder, document.crs, themes, cancelled)
    progress(0.8, text("Looking at effect and sources"))
    effect = gather_effect(document, path, folder, sites, request.scenario)
    sources = evidence.gather_sources(document, folder)
    schedule = planned.gather_schedule(document)
    land = gather_land(sites, shapes, measures, document.crs)
    project = gather_project(document, folder, bill, budget.currency if budget else str(document.plan["currency"]))
    area, whole = gather_whole(sites, land, shapes, measures, document.crs)
    content = PackContent(
        plan=_plan_facts(document, path),
        sensitivity=_sensitivity(document, request),
        area=area,
        whole=whole,
        sites=sites,
        measures={id: measure for id, measure in measures.items() if any(work.measure == id for work in works)},
        works=works,
        shapes=shapes,
        bill=bill,
        budget=budget,
        land=land,
        schedule=schedule,
        seasons=planned.gather_seasons(document, schedule, works, measures),
        effect=effect,
        plots=planned.gather_plots(document),
        themes=themes,
        screened=screened,
        verdicts=planned.gather_verdicts(document),
        weights=weights,
        excluded=evidence.gather_excluded(document, folder),
        method=evidence.gather_method(folder, settings, sites),
        sources=sources,
        partners=planned.gather_partners(document),
        project=project,
        notes=planned.gather_notes(document),
        caveats=(*evidence.caveats(settings, sources, themes, sites, effect, budget), *told, *unpriced),
        inputs=_inputs(path, folder, request, photo_files(project.shots)),
    )
    progress(1.0, None)
    return content


def _budget(document: PlanDocument, bill: Bill) -> tuple[BudgetContent | None, tuple[Text, ...]]:
    """Return the budget, or why there is none: what cannot be priced is told, not guessed."""
    try:
        return gather_budget(document, bill), ()
    except InputError as error:
        return None, (text("There is no budget: {reason}", reason=error.text),)


def _plan_facts(document: PlanDocument, path: Path) -> PlanFacts:
    row = document.plan
    return PlanFacts(
        uuid=row["uuid"],
        title=row["title"],
        study_area=str(row["study_area"] or ""),
        currency=row["currency"],
        years=int(row["years"] or _YEARS),
        first_year=int(row["first_year"] or FIRST_YEAR),
        wind_from=row["wind_from"],
        wind_source=str(row["wind_source"] or ""),
        made=row["made"],
        changed=row["changed"],
        changed_by=str(row["changed_by"] or ""),
        revision=int(row["revision"]),
        limits=str(row["limits"] or ""),
        warnings=sentences(row["warnings"]) if row["warnings"] else (),
        path=str(path),
        crs=document.crs,
    )


def _sensitivity(document: PlanDocument, request: ContentRequest) -> str:
    stored = next((str(row["value"]) for row in document.rows("settings") if row["name"] == "sensitivity"), "")
    found = request.sensitivity or stored.strip('"') or PARTNERS
    if found not in SENSITIVITIES:
        raise InputError(
            "The sensitivity “{found}” is not known. Choose one of: {known}.",
            found=found,
            known=", ".join(SENSITIVITIES),
        )
    return found


def _inputs(path: Path, folder: Path, request: ContentRequest, photos: list[Path]) -> dict[str, str]:
    files = [path, *(folder / name for name in READ), *photos]
    if request.scenario:
        files.append(Path(request.scenario))
    return {str(file): sha256(file) for file in dict.fromkeys(files) if file.exists()}
