"""How sure the ranking and the score of a study are: draws of the sites, and of the map."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from dss_planner.provenance import plain, write_json
from dss_planner.raster.blocks import workers_of
from dss_planner.raster.writing import Band, RasterWriter
from dss_planner.running import CancelCheck, Progress, portion, stop_if
from dss_planner.scoring.combination.combining import GEOMETRIC, OWA, WEIGHTED_SUM
from dss_planner.scoring.model import Criterion, ScoreModel, check_layers, read_model, write_model
from dss_planner.scoring.sensitivity import combinations
from dss_planner.scoring.sensitivity.agreement import AgreementRequest, compute_agreement
from dss_planner.scoring.sensitivity.modelcells import BlockCells, ModelCells
from dss_planner.sites.facts import FactRaster, SiteFactsRequest, site_facts
from dss_planner.sites.robustness.results import RobustnessRequest
from dss_planner.sites.robustness.robustness import MOST_SHOWN, compute_robustness
from dss_planner.sites.robustness.verdicts import site_verdicts
from dss_planner.sites.table import LAYER, SiteTable, read_sites, write_sites
from dss_planner.study.criterionnames import named_today, within_a_sentence
from dss_planner.study.folder import StudyFolder
from dss_planner.study.results import Output, StepResult
from dss_planner.study.robustnesschoices import RobustnessChoices
from dss_planner.study.settings import StudySettings
from dss_planner.study.site_steps import MODEL_FILE, SITES_FILE, ranking_criteria
from dss_planner.study.sitedecisions import considered
from dss_planner.text import Text, text

ROBUSTNESS_FILE, ROBUSTNESS_REPORT, AGREEMENT_FILE = "robustness.gpkg", "robustness.json", "agreement.tif"
#: What the draws were made of: the sites that count, with all their facts.
DRAWN_FILE = "robustness_sites.gpkg"
#: The model that they were drawn by, where cells are combined: what is told later is told by the same.
DRAWN_MODEL = "robustness_model.json"
_VALUES = "robustness_values.tif"
_FULL = 100.0


def run_robustness(
    folder: StudyFolder, settings: StudySettings, progress: Progress, cancelled: CancelCheck
) -> StepResult:
    """Rank the sites that count in every draw; sites and report in the study folder."""
    request, notes = write_drawn(folder, settings, portion(progress, 0.0, 0.3), cancelled)
    found = compute_robustness(request, portion(progress, 0.3, 0.9), cancelled)
    verdicts = site_verdicts(request, found.sites, found.top, [site.top_share for site in found.sites], cancelled)
    content = {
        "draws": found.draws,
        "top": found.top,
        "notes": found.notes,
        "verdicts": verdicts,
        "switching_weights": found.switches,
        "count": len(found.sites),
        "sites": found.sites[:MOST_SHOWN],
        "criteria": found.criteria,
        "asked": request,
    }
    write_json(folder.file(ROBUSTNESS_REPORT), plain(content))
    return StepResult("robustness", robustness_outputs(folder), (*notes, *found.notes))


def robustness_outputs(folder: StudyFolder) -> tuple[Output, ...]:
    """Return what the step made."""
    path = folder.file(ROBUSTNESS_FILE)
    return (Output(path, "robust_sites", text("How sure the sites are"), layer_name=LAYER, visible=False),)


def write_drawn(
    folder: StudyFolder, settings: StudySettings, progress: Progress, cancelled: CancelCheck
) -> tuple[RobustnessRequest, tuple[Text, ...]]:
    """Write the sites that count to `DRAWN_FILE`, with the values to be weighted, and return how to draw them.

    Of a weighted sum those are the points of the criteria, so that nothing drawn gives the scores of the ranking. Of
    other forms they are the mean values of a site's cells, and the model says how the cells are combined in every draw.
    """
    model = named_today(read_model(folder.file(MODEL_FILE)))
    table = read_sites(f"{folder.file(SITES_FILE)}|layername={LAYER}", cancelled)
    rows = considered([values for _, values in table.rows], settings).kept
    kept = {id(values) for values in rows}
    table = SiteTable(table.crs, table.fields, [row for row in table.rows if id(row[1]) in kept])
    write_sites(folder.file(DRAWN_FILE), table, [{"counted": 1} for _ in table.rows], cancelled)
    notes: list[Text] = []
    choices = settings.robustness
    criteria: Mapping[str, Mapping[str, object]] = ranking_criteria(model)
    if model.how.effective != WEIGHTED_SUM:
        criteria = _by_values(folder, model, progress, cancelled)
        write_model(model, folder.file(DRAWN_MODEL))
    if choices.vary_bounds and any(c.value_function.kind == "categories" for c in model.used):
        notes.append(text("Classes have no limits that could move; what they are worth stays as it is."))
    method = {GEOMETRIC: combinations.GEOMETRIC, OWA: combinations.OWA}.get(model.how.effective, combinations.WLC)
    request = RobustnessRequest(
        sites=f"{folder.file(DRAWN_FILE)}|layername={LAYER}",
        criteria=json.dumps(criteria, ensure_ascii=False),
        output=folder.file(ROBUSTNESS_FILE),
        method=method,
        attitude=min(max(model.how.exponent, 1e-6), 1e6) if method == combinations.OWA else 2.0,
        draws=choices.draws,
        seed=choices.seed,
        weighting=choices.weighting,
        concentration=choices.concentration,
        spreads=site_spreads(choices, criteria, model),
        top=choices.top,
        model=folder.file(DRAWN_MODEL) if method != combinations.WLC else "",
    )
    progress(1.0, None)
    return request, tuple(notes)


def site_spreads(choices: RobustnessChoices, criteria: Mapping[str, Mapping[str, object]], model: ScoreModel) -> str:
    """Return how unsure the fields of the sites are, as JSON for `read_spreads`; '' when only weights are drawn."""
    if not (choices.vary_bounds or choices.vary_data):
        return ""
    classes = {c.id for c in model.used if c.value_function.kind == "categories"}
    found = {}
    for field, words in criteria.items():
        own = field.partition("_")[2].rpartition("_")[0]
        whole = float(words["high"]) - float(words["low"])  # type: ignore[arg-type]
        found[field] = {
            "data": choices.data / 100.0 * whole if choices.vary_data else 0.0,
            "relative": False,
            "bounds": choices.bounds / 100.0 if choices.vary_bounds and own not in classes else 0.0,
        }
    return json.dumps(found)


def _by_values(
    folder: StudyFolder, model: ScoreModel, progress: Progress, cancelled: CancelCheck
) -> dict[str, dict[str, object]]:
    """Add the mean value of each criterion (0–100) to the sites that are drawn; return the fields to rank by."""
    model, _ = model.normalised()
    path = folder.file(_VALUES)
    grid = check_layers(model)
    cells = ModelCells(model, grid, cancelled)
    bands = tuple(Band(f"Value: {criterion.name}", "0–100") for criterion in model.criteria)
    try:
        with RasterWriter(path, grid, bands, cancelled=cancelled) as writer:

            def values(block: BlockCells) -> tuple[BlockCells, np.ndarray]:
                worths = [_FULL * c.value_function.apply(raw) for c, raw in zip(model.criteria, block.raw)]
                return block, np.stack([block.spread(worth) for worth in worths])

            for block, planes in cells.each(values, workers_of(0), portion(progress, 0.0, 0.5), cancelled):
                writer.write(planes, block.window.row, block.window.column)
        rasters = tuple(FactRaster(path, f"value_{c.id}", band) for band, c in enumerate(model.criteria, start=1))
        drawn = folder.file(DRAWN_FILE)
        made = folder.file("robustness_facts.gpkg")
        request = SiteFactsRequest(f"{drawn}|layername={LAYER}", rasters, made, partly=True)
        site_facts(request, portion(progress, 0.5, 1.0), cancelled)
        Path(made).replace(drawn)
    finally:
        for name in (_VALUES, "robustness_values.provenance.json", "robustness_facts.provenance.json"):
            Path(folder.file(name)).unlink(missing_ok=True)
    return {
        f"value_{c.id}_mean": {
            "direction": "higher",
            "weight": c.weight,
            "low": 0.0,
            "high": _FULL,
            "label": within_a_sentence(c.name),
        }
        for c in model.criteria
    }


def run_agreement(
    folder: StudyFolder, settings: StudySettings, progress: Progress, cancelled: CancelCheck
) -> StepResult:
    """Work out in which share of the draws each cell is among the best of the map."""
    stop_if(cancelled)
    choices = settings.robustness
    model = named_today(read_model(folder.file(MODEL_FILE)))
    request = AgreementRequest(
        model=folder.file(MODEL_FILE),
        output=folder.file(AGREEMENT_FILE),
        top=choices.map_share / 100.0,
        draws=choices.draws,
        seed=choices.seed,
        weighting=choices.weighting,
        concentration=choices.concentration,
        spreads=map_spreads(choices, model),
    )
    found = compute_agreement(request, progress, cancelled)
    told = text(
        "Of {hectares} ha that are scored, {sure} ha are among the best {share} % in at least 9 of 10 draws and "
        "{possible} ha in some. What is among the best with the chosen weights stays there in {kept} % of the draws.",
        hectares=f"{found.hectares:,.0f}",
        sure=f"{found.sure_hectares:,.0f}",
        share=f"{choices.map_share:g}",
        possible=f"{found.possible_hectares:,.0f}",
        kept=f"{100 * found.kept:.0f}",
    )
    return StepResult("agreement", agreement_outputs(folder), (told, *found.notes))


def agreement_outputs(folder: StudyFolder) -> tuple[Output, ...]:
    """Return what the step made."""
    path = folder.file(AGREEMENT_FILE)
    return (
        Output(path, "agreement", text("Agreement of the draws"), band=1),
        Output(path, "score_deviation", text("Spread of the score over the draws"), band=3, visible=False),
    )


def map_spreads(choices: RobustnessChoices, model: ScoreModel) -> str:
    """Return how unsure the layers of a map are, as JSON for `read_spreads`.

    An error of the data is told in points of what a criterion is worth: only layers with a lowest and a highest value
    have a unit for it. It is the same all over the map in one draw.
    """
    if not (choices.vary_bounds or choices.vary_data):
        return ""
    found = {criterion.id: _map_spread(choices, criterion) for criterion in model.used}
    return json.dumps(found)


def _map_spread(choices: RobustnessChoices, criterion: Criterion) -> dict[str, object]:
    function = criterion.value_function
    span = 0.0 if function.low is None or function.high is None else abs(function.high - function.low)
    return {
        "data": choices.data / 100.0 * span if choices.vary_data else 0.0,
        "relative": False,
        "shared": True,
        "bounds": choices.bounds / 100.0 if choices.vary_bounds else 0.0,
    }
