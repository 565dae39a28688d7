"""Score, candidate sites and plan of a study."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from dss_planner import paths, provenance
from dss_planner.access.surface import UNREACHABLE
from dss_planner.errors import InputError
from dss_planner.landcover.classes import planner_classes
from dss_planner.plan.drafting.draft import DraftPlanRequest, draft_plan
from dss_planner.provenance import plain, write_json
from dss_planner.raster.vectors import split_uri
from dss_planner.running import CancelCheck, Progress, portion
from dss_planner.scoring.combination.combining import WEIGHTED_SUM
from dss_planner.scoring.model import Criterion, ScoreModel, read_model, write_model
from dss_planner.scoring.score import ScoreRequest, compute_score
from dss_planner.sites.facts import FactRaster, SiteFactsRequest, site_facts
from dss_planner.sites.overlaps import site_overlaps
from dss_planner.sites.places import DescribePlacesRequest, describe_places
from dss_planner.sites.ranking import RankSitesRequest, rank_sites
from dss_planner.sites.sitelayers import HOLES
from dss_planner.sites.table import read_sites
from dss_planner.study.criterionnames import named_today, within_a_sentence
from dss_planner.study.folder import StudyFolder
from dss_planner.study.measuresfile import catalogue_file
from dss_planner.study.results import Output, StepResult
from dss_planner.study.scoremodel import build_model, burn_exclusions, steps_of, stored_model
from dss_planner.study.settings import StudySettings
from dss_planner.study.site_ways import (
    ENCLOSED_FILE,
    REGIONS_FILE,
    candidates,
    named_roles,
    outside_inputs,
    overlaps_request,
)
from dss_planner.study.siteranking import EXCLUDED_FIELD, SITES_FILE, write_decisions
from dss_planner.text import Text, text

MODEL_FILE = "score_model.json"
REPORT_FILE = "score_report.json"
SITES_REPORT = "sites_report.json"
PLAN_FILE = "plan.gpkg"

#: Layers whose facts every site carries: raster, band, field prefix, whether it holds classes.
_FACTS = (
    ("score", 1, "score", False),
    ("soil_loss", 1, "soil_loss", False),
    ("soil_loss", 3, "erosion_index", False),
    ("vegetation_cover", 1, "cover", False),
    ("spring_cover", 1, "spring_cover", False),
    ("travel_time", 1, "travel_time", False),
    ("annual_precipitation", 1, "rain", False),
    ("elevation", 1, "elevation", False),
    ("slope", 1, "slope", False),
    ("landcover_classes", 1, "landcover", True),
)
#: Layers whose facts a site carries where a criterion reads them; else they may be older than the study's data.
_FACTS_OF_CRITERIA = (
    ("susceptibility", 1, "susceptibility", False),
    ("source_proxy", 13, "source_proxy", False),
    ("dust_source", 1, "dust_source", False),
    ("exposure", 2, "exposure_rank", False),
    ("trend", 1, "ndvi_trend", False),
)
#: The fact that stands behind the points of each criterion.
_SHOWN = {
    "erosion": "erosion_index_mean",
    "landcover": "landcover_main",
    "access": "travel_time_mean",
    "rain": "rain_mean",
    "dust": "dust_source_mean",
    "exposure": "exposure_rank_mean",
    "trend": "ndvi_trend_mean",
}
#: The same, where the erosion risk is an index.
_SHOWN_INDEX = {"susceptibility": "susceptibility_mean", "source_proxy": "source_proxy_mean"}


def score_before(settings: StudySettings) -> tuple[str, ...]:
    """Return the steps whose layers the used criteria read."""
    return steps_of(settings)


def run_score(folder: StudyFolder, settings: StudySettings, progress: Progress, cancelled: CancelCheck) -> StepResult:
    """Build the score model from the settings and score the study area."""
    burn_exclusions(folder, settings, cancelled)
    model = build_model(folder, settings, cancelled)
    write_model(model, folder.file(MODEL_FILE))
    result = compute_score(ScoreRequest(folder.file(MODEL_FILE), folder.raster("score")), progress, cancelled)
    write_json(folder.file(REPORT_FILE), plain(result))
    notes: list[Text] = list(result.notes)
    notes.append(
        text(
            "{scored} % of the study area is scored, {excluded} % is excluded and {unknown} % is unknown.",
            scored=round(100 * result.known, 1),
            excluded=round(100 * result.excluded_share, 1),
            unknown=round(100 * result.unknown_share, 1),
        )
    )
    return StepResult("score", score_outputs(folder), tuple(notes))


def score_same(folder: StudyFolder, settings: StudySettings) -> StudySettings | None:
    """Return the settings with the model that was run as one of the user's own.

    The first edit makes it that, with the bounds that were proposed: a lock or a kept profile changes no number.
    """
    if settings.score_model:
        return None
    return replace(settings, score_model=stored_model(folder, read_model(folder.file(MODEL_FILE))))


def score_outputs(folder: StudyFolder) -> tuple[Output, ...]:
    """Return what the step made: the score, and one layer for the points of each criterion."""
    path = folder.raster("score")
    model = named_today(read_model(folder.file(MODEL_FILE)))
    parts = tuple(
        Output(path, "contribution", text("Points: {name}", name=c.name), band=number, visible=False)
        for number, c in enumerate(model.used, start=2)
    )
    return (Output(path, "score", text("Score (0–100)")), *parts)


def run_sites(folder: StudyFolder, settings: StudySettings, progress: Progress, cancelled: CancelCheck) -> StepResult:
    """Find candidate sites or take those brought, gather their facts and rank them by the points of each criterion."""
    request, notes = candidates(folder, settings, folder.file(SITES_REPORT), portion(progress, 0.0, 0.5), cancelled)
    model = named_today(read_model(folder.file(MODEL_FILE)))
    read = {Path(criterion.layer).stem for criterion in model.used}
    points = tuple(
        FactRaster(folder.raster("score"), f"points_{criterion.id}", band)
        for band, criterion in enumerate(model.used, start=2)
    )
    facts = tuple(
        FactRaster(folder.raster(layer), name, band, classes, UNREACHABLE if layer == "travel_time" else None)
        for layer, band, name, classes in (*_FACTS, *(fact for fact in _FACTS_OF_CRITERIA if fact[0] in read))
        if folder.has(layer)
    )
    describe_places(_places(folder), cancelled)
    compared = overlaps_request(folder, settings, folder.file("places.gpkg"), folder.file("overlaps.gpkg"))
    site_overlaps(compared, portion(progress, 0.5, 0.6), cancelled)
    site_facts(
        SiteFactsRequest(folder.file("overlaps.gpkg"), (*points, *facts), folder.file("facts.gpkg"), partly=True),
        portion(progress, 0.6, 0.9),
        cancelled,
    )
    _require_a_score(folder)
    criteria = ranking_criteria(model)
    ranking = RankSitesRequest(
        folder.file("decided.gpkg"), json.dumps(criteria), folder.file(SITES_FILE), excluded=EXCLUDED_FIELD
    )
    write_decisions(folder.file("facts.gpkg"), ranking.sites, settings)
    ranked = rank_sites(ranking, portion(progress, 0.9, 1.0), cancelled)
    # in place of the ranking's own, whose input is an intermediate file: what the sites rest on
    inputs = {"model": folder.file(MODEL_FILE), **{Path(raster.path).stem: raster.path for raster in (*points, *facts)}}
    if folder.vector_roles():
        inputs["places"] = folder.file("vectors.gpkg")
    inputs.update(outside_inputs(request))
    parameters = {
        "search": request,
        "overlaps": compared,
        "facts": (*points, *facts),
        "ranking": ranking,
        "decisions": settings.site_decisions,
    }
    provenance.record(folder.file(SITES_FILE), "sites", inputs, parameters, ranked)
    for intermediate in ("regions", "places", "overlaps", "facts", "decided"):
        for suffix in (".gpkg", ".provenance.json"):
            (folder.path / f"{intermediate}{suffix}").unlink(missing_ok=True)
    return StepResult("sites", sites_outputs(folder), (*notes, *ranked.notes))


def ranking_criteria(model: ScoreModel) -> dict[str, dict[str, object]]:
    """Return by what the sites of a study are ranked: the mean of the scores of their cells, whatever the combination.

    Of a weighted sum that mean is the sum of what the criteria give on average, each between 0 and its weight. In the
    other forms what a criterion gives has no upper end of its own, as it depends on the others; but its points still
    sum to the score of each cell, so their means sum to the score of the site.
    """
    words = {c.id: {"label": within_a_sentence(c.name), **_shown(c)} for c in model.used}
    if model.how.effective == WEIGHTED_SUM:
        return {
            f"points_{c.id}_mean": {
                "direction": "higher",
                "weight": c.weight,
                "low": 0.0,
                "high": 100.0 * c.weight,
                **words[c.id],
            }
            for c in model.used
        }
    parts = {f"points_{c.id}_mean": words[c.id] for c in model.used}
    whole = {"direction": "higher", "weight": 1.0, "low": 0.0, "high": 100.0, "label": "score", "parts": parts}
    return {"score_mean": whole}


def _require_a_score(folder: StudyFolder) -> None:
    """Raise `InputError` where no site has scored land: there is nothing to rank by."""
    rows = read_sites(folder.file("facts.gpkg")).rows
    if all(values["score_mean"] is None for _, values in rows):
        raise InputError(
            "None of the {count} sites has land with a score: all of it is excluded or unknown. Move the sites, or "
            "relax an exclusion on the page “Criteria”.",
            count=len(rows),
        )


def _places(folder: StudyFolder) -> DescribePlacesRequest:
    """Return the request that tells where the sites are, from the layers of places and aimags that have names."""
    named = named_roles(folder)
    places = next((role for role in ("soum_centers", "settlements") if role in named), "")
    regions = next((role for role in ("admin2", "admin1") if role in named), "")
    return DescribePlacesRequest(
        folder.file(REGIONS_FILE),
        folder.file("places.gpkg"),
        folder.vector(places) if places else "",
        named.get(places, ""),
        folder.vector(regions) if regions else "",
        named.get(regions, ""),
    )


def _shown(criterion: Criterion) -> dict[str, object]:
    """Return what reasons mention beside the points of a criterion: the value behind them and its unit."""
    show = _SHOWN_INDEX.get(Path(criterion.layer).stem, _SHOWN.get(criterion.id))
    if show is None:
        return {}
    shown: dict[str, object] = {"show": show, "unit": criterion.unit}
    if criterion.id == "access":
        shown["limit"] = UNREACHABLE
    if criterion.id == "landcover":
        shown["names"] = {str(entry.code): entry.name.lower() for entry in planner_classes()}
    return shown


def sites_outputs(folder: StudyFolder) -> tuple[Output, ...]:
    """Return what the step made."""
    sites = Output(folder.file(SITES_FILE), "sites", text("Candidate sites"), layer_name="sites")
    path = folder.file(ENCLOSED_FILE)
    if not Path(path).exists():
        return (sites,)
    return (sites, Output(path, "enclosed", text("Land enclosed by sites"), layer_name=HOLES))


def run_plan(folder: StudyFolder, settings: StudySettings, progress: Progress, cancelled: CancelCheck) -> StepResult:
    """Draft the countermeasure plan for the sites."""
    request = DraftPlanRequest(
        sites=f"{folder.file(SITES_FILE)}|layername=sites",
        study=str(folder.path),
        output=folder.file(PLAN_FILE),
        wind_from=settings.wind_from,
        wind_rose=settings.wind_rose or None,
        wind_months=settings.wind_months,
        wind_unit=settings.wind_unit or None,
        catalogue=catalogue_file(folder.path),
        measures=settings.measures,
        study_area=Path(split_uri(settings.study_area)[0]).stem,
        styles=_plan_styles(),
        title=settings.title or DraftPlanRequest.title,
    )
    result = draft_plan(request, progress, cancelled)
    return StepResult("plan", plan_outputs(folder), tuple(result.warnings))


def _plan_styles() -> tuple[tuple[str, str], ...]:
    """Return layer → QML of the plan's layers, so that the plan opens styled in any QGIS."""
    files = sorted(paths.resource("styles").glob("*.qml"))
    return tuple((file.stem, file.read_text(encoding="utf-8")) for file in files)


def plan_outputs(folder: StudyFolder) -> tuple[Output, ...]:
    """Return what the step made."""
    path = folder.file(PLAN_FILE)
    return (
        Output(path, "points", text("Point works and monitoring"), layer_name="points"),
        Output(path, "lines", text("Line works"), layer_name="lines"),
        Output(path, "zones", text("Zones"), layer_name="zones"),
    )
