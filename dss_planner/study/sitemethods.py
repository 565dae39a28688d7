"""The sites of a study by several methods, whatever the way in which its score combines the criteria."""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np

from dss_planner.running import CancelCheck, Progress, portion
from dss_planner.scoring.combination.combining import WEIGHTED_SUM
from dss_planner.scoring.model import ScoreModel, read_model, write_model
from dss_planner.scoring.score import ScoreRequest, compute_score
from dss_planner.sites.facts import FactRaster, SiteFactsRequest, site_facts
from dss_planner.sites.methods import MethodTable, compare_variants
from dss_planner.sites.rankcriteria import read_criteria
from dss_planner.sites.ranking import RankSitesRequest
from dss_planner.sites.table import read_sites
from dss_planner.study.criterionnames import named_today
from dss_planner.study.folder import StudyFolder
from dss_planner.study.site_steps import MODEL_FILE, ranking_criteria
from dss_planner.study.siteranking import ranking_request


def study_methods(folder: StudyFolder, progress: Progress, cancelled: CancelCheck) -> MethodTable:
    """Return the ranked sites of a study by all methods, in the order of their file.

    Of a weighted sum the facts of the sites hold what each criterion is worth there. Other forms of the score mix the
    criteria cell by cell: then the worths are worked out anew, and the study's own ranking stands first.
    Raises `InputError` where there are no sites or a layer is missing; `Cancelled`.
    """
    request = ranking_request(folder)
    if not read_criteria(request.criteria)[0].parts:
        return compare_variants(request)
    own = [values.get("score") for _, values in read_sites(request.sites).rows]
    scores = [float(score) if isinstance(score, (int, float)) else np.nan for score in own]
    with tempfile.TemporaryDirectory(prefix="dss_planner_") as scratch:
        return compare_variants(_by_criteria(folder, request, Path(scratch), progress, cancelled), own=scores)


def _by_criteria(
    folder: StudyFolder, request: RankSitesRequest, scratch: Path, progress: Progress, cancelled: CancelCheck
) -> RankSitesRequest:
    """Return the ranking of the same sites by what each criterion is worth in them on average."""
    model = _summed(named_today(read_model(folder.file(MODEL_FILE))))
    path, score, facts = (str(scratch / name) for name in ("model.json", "score.tif", "facts.gpkg"))
    write_model(model, path)
    compute_score(ScoreRequest(path, score), portion(progress, 0.0, 0.8), cancelled)
    points = tuple(FactRaster(score, f"points_{item.id}", band) for band, item in enumerate(model.used, start=2))
    wanted = SiteFactsRequest(request.sites, points, facts, partly=True)
    site_facts(wanted, portion(progress, 0.8, 1.0), cancelled)
    return replace(request, sites=facts, criteria=json.dumps(ranking_criteria(model)))


def _summed(model: ScoreModel) -> ScoreModel:
    total = sum(item.weight for item in model.used)
    criteria = tuple(replace(item, weight=item.weight / total) for item in model.used)
    return replace(model, combination=WEIGHTED_SUM, criteria=criteria)
