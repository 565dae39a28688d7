"""Two models scored on the same cells of a view: read and worked out in the background."""

from __future__ import annotations

from dataclasses import dataclass

from dss_planner.errors import InputError
from dss_planner.panels.score.preview.view import View, view_bounds
from dss_planner.running import CancelCheck, Progress, stop_if
from dss_planner.scoring.model import ScoreModel, check_layers
from dss_planner.scoring.preview.livescore import LivePreview, LiveScore
from dss_planner.scoring.preview.previewinputs import PreviewInputs, read_preview
from dss_planner.scoring.preview.scorechange import ScoreChange, score_change


@dataclass(frozen=True)
class CompareRequest:
    """first, second: the models. view: of the maps. limit: the least score of a site [0–100].

    known: what was read for each before.
    """

    first: ScoreModel
    second: ScoreModel
    view: View
    limit: float
    known: tuple[PreviewInputs | None, PreviewInputs | None] = (None, None)


@dataclass(frozen=True)
class Compared:
    """inputs: what was read for each model, on the same cells. scores: of each. change: from first to second."""

    inputs: tuple[PreviewInputs, PreviewInputs]
    scores: tuple[LiveScore, LiveScore]
    change: ScoreChange


def compare_views(request: CompareRequest, progress: Progress, cancelled: CancelCheck) -> Compared:
    """Read what both models need of the view and score them.

    Raises `InputError` as `read_preview` does, and when their layers lie on two grids; `Cancelled`.
    """
    whole = check_layers(request.first.normalised()[0])
    bounds = view_bounds(request.view, whole)
    first = read_preview(request.first, bounds, known=request.known[0], cancelled=cancelled)
    second = read_preview(request.second, bounds, known=request.known[1] or first, cancelled=cancelled)
    if not first.grid.same(second.grid):
        raise InputError(
            "The layers of the two models lie on different grids, so that their scores cannot be compared. "
            "Run “Align layers”, then work out both again."
        )
    scores = []
    for inputs, model in ((first, request.first), (second, request.second)):
        stop_if(cancelled)
        scores.append(LivePreview(inputs).score(model))
    change = score_change(scores[0].score, scores[1].score, first.hectares, request.limit)
    return Compared((first, second), (scores[0], scores[1]), change)
