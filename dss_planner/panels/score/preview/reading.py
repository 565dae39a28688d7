"""Reading what lies under a view, and scoring it for the first time: in the background, as it takes a while."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dss_planner.errors import InputError
from dss_planner.panels.score.preview.view import View, view_bounds
from dss_planner.raster.grid import Grid
from dss_planner.running import CancelCheck, Progress, stop_if
from dss_planner.scoring.model import ScoreModel, check_layers
from dss_planner.scoring.preview.livescore import LivePreview, LiveScore
from dss_planner.scoring.preview.previewinputs import PreviewInputs, decimated, read_preview


@dataclass(frozen=True)
class ViewRequest:
    """model: to score. view: of the map; None: all of the study. known: what was read before.

    criterion: id of the one whose value function is likely to be changed next.
    """

    model: ScoreModel
    view: View | None
    known: PreviewInputs | None = None
    criterion: str = ""


@dataclass(frozen=True)
class SeenView:
    """live: holds what was read, warm for its next score and for changes of a criterion. score: of ``model``."""

    model: ScoreModel
    live: LivePreview
    score: LiveScore
    criterion: str = ""


def read_view(request: ViewRequest, progress: Progress, cancelled: CancelCheck) -> SeenView:
    """Read what the model needs of a view and score it.

    Raises `InputError` as `read_preview` does, and when the map has no CRS; `Cancelled`.
    """
    bounds = None
    if request.view is not None:
        bounds = view_bounds(request.view, check_layers(request.model.normalised()[0]))
    inputs = read_preview(request.model, bounds, known=request.known, cancelled=cancelled)
    stop_if(cancelled)
    return _seen(inputs, request.model, request.criterion)


@dataclass(frozen=True)
class DragRequest:
    """inputs: what was read. model: as it is. criterion: id of the one whose value function comes to be changed.

    disagreement: whether that of the profiles is shown too.
    """

    inputs: PreviewInputs
    model: ScoreModel
    criterion: str
    disagreement: bool = False


def prepare_drag(request: DragRequest, progress: Progress, cancelled: CancelCheck) -> SeenView:
    """Score the model anew, ready for changes of one value function: the window need not wait for that."""
    seen = _seen(request.inputs, request.model, request.criterion)
    stop_if(cancelled)
    if request.disagreement and request.model.profiles:
        seen.live.disagreement(request.model)
    return seen


def _seen(inputs: PreviewInputs, model: ScoreModel, criterion: str) -> SeenView:
    live = LivePreview(inputs)
    score = live.score(model)
    live.prepare(model, criterion)
    return SeenView(model, live, score, criterion)


@dataclass(frozen=True)
class BeforeRequest:
    """What to compare with. model: another model; score: a raster of an earlier run, used where there is no model."""

    inputs: PreviewInputs
    model: ScoreModel | None
    score: str = ""


@dataclass(frozen=True)
class Before:
    """live: None for the score of an earlier run. score: float32 (rows, columns) on the grid of the inputs."""

    inputs: PreviewInputs
    model: ScoreModel | None
    live: LivePreview | None
    score: np.ndarray


def read_before(request: BeforeRequest, progress: Progress, cancelled: CancelCheck) -> Before:
    """Return the score before, on the cells of the preview.

    Raises `InputError` when the raster is not there or lies on another grid, and as `read_preview`; `Cancelled`.
    """
    inputs = request.inputs
    if request.model is None:
        return Before(inputs, None, None, _earlier(request.score, inputs))
    if fits(request.model, inputs):
        mine = inputs
    else:
        mine = read_preview(request.model, inputs.grid.bounds, known=inputs, cancelled=cancelled)
        if not mine.grid.same(inputs.grid):
            raise InputError("The layers of the model to compare with lie on another grid than those of this one.")
    live = LivePreview(mine)
    return Before(inputs, request.model, live, live.score(request.model).score)


def fits(model: ScoreModel, inputs: PreviewInputs) -> bool:
    """Return whether all that a model needs was read."""
    needed = {(item.layer, item.band) for item in (*model.used, *model.exclusions)}
    return needed <= inputs.layers.keys() and model.mask == inputs.mask


def _earlier(path: str, inputs: PreviewInputs) -> np.ndarray:
    if not path or not Path(path).exists():
        raise InputError("There is no score of an earlier run yet. Work out the score at full resolution first.")
    inputs.whole.require_same("Preview", Grid.read(path), "Score")
    return decimated(path, 1, inputs.window, inputs.grid)
