"""Advice on weights from the layers of a model: entropy and CRITIC of the criteria's worths over the study area."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.scoring.land.exclusions import removes
from dss_planner.scoring.model import ScoreModel
from dss_planner.scoring.preview.previewinputs import PreviewInputs, read_preview
from dss_planner.scoring.weighing.advice import Advice, advise

#: Methods, in the order they are shown.
METHODS = ("entropy", "critic")
#: Cells looked at along the longer side [A]: up to 40,000 places, which settles the weights to about a percent.
CELLS = 200


@dataclass(frozen=True)
class AdviceRequest:
    """model: with layers as whole paths. cells: looked at along the longer side of the study area, at most."""

    model: ScoreModel
    cells: int = CELLS


@dataclass(frozen=True)
class AdviceResult:
    """criteria: ids of those in use, in the order of the weights. advices: one for each of `METHODS`."""

    criteria: tuple[str, ...]
    advices: tuple[Advice, ...]


def compute_advice(request: AdviceRequest, progress: Progress = silent, cancelled: CancelCheck = never) -> AdviceResult:
    """Return what the values of the study area suggest: worths 0–1 of the land that is kept, cells evenly spread.

    Raises `InputError` as `check_layers` and `advise`; `Cancelled`.
    """
    model = request.model.normalised()[0]
    inputs = read_preview(model, cells=request.cells, cancelled=cancelled)
    progress(0.7, None)
    stop_if(cancelled)
    values = _worths(model, inputs)
    names = [criterion.name for criterion in model.criteria]
    advices = tuple(advise(method, values, names) for method in METHODS)
    progress(1.0, None)
    return AdviceResult(tuple(criterion.id for criterion in model.criteria), advices)


def _worths(model: ScoreModel, inputs: PreviewInputs) -> np.ndarray:
    """Return (places, criteria) worths of the places that the mask and the rules keep."""
    kept = np.ones((inputs.grid.height, inputs.grid.width), dtype=bool) if inputs.inside is None else inputs.inside
    for rule in model.exclusions:
        values = inputs.layers[rule.layer, rule.band]
        kept = kept & ~removes(rule, values) & ~np.isnan(values)
    columns = [
        criterion.value_function.apply(inputs.layers[criterion.layer, criterion.band][kept])
        for criterion in model.criteria
    ]
    return np.column_stack(columns)
