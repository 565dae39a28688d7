"""Near misses: land that exactly one rule removes, by how much, what it would score, and what relaxing would free."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dss_planner import provenance
from dss_planner.errors import InputError
from dss_planner.raster.blocks import map_blocks
from dss_planner.raster.cellareas import CellAreas
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import Window
from dss_planner.raster.writing import Band
from dss_planner.running import CancelCheck, Progress, never, silent
from dss_planner.scoring.combination.combining import score_of
from dss_planner.scoring.land.exclusions import missed_by, relaxed, removes
from dss_planner.scoring.land.masks import Mask
from dss_planner.scoring.land.stack import Stack
from dss_planner.scoring.model import Exclusion, ScoreModel, check_layers, read_model
from dss_planner.scoring.score import model_inputs
from dss_planner.text import Text, text

#: Shares of a rule's near misses for which the limit that frees them is told.
SHARES = (0.1, 0.25, 0.5, 1.0)
#: Distances are counted by the upper 16 bits of their float32: limits are told to within 0.8 %.
_BINS = 1 << 15
_LOWER_BITS = 16


@dataclass(frozen=True)
class NearMissRequest:
    """model: path of the score model (JSON). output: GeoTIFF to write."""

    model: str
    output: str


@dataclass(frozen=True)
class Relaxation:
    """A wider limit. amount: by how much [layer's unit]. hectares: what it frees of the land that only this rule
    removes. sentence: the rule as it would be."""

    amount: float
    hectares: float
    sentence: Text


@dataclass(frozen=True)
class NearMiss:
    """What one rule alone removes. number: of the rule in band 2. hectares: removed by it and by no other.

    score: mean score 0–100 which that land would have, None where it is unknown everywhere. relaxations: ascending,
    for 10, 25, 50 and 100 % of the land; none for rules of classes, and for rules in words of one's own: their limit is
    no quantity that people set (inside or outside a polygon).
    """

    number: int
    id: str
    name: str
    sentence: Text
    hectares: float
    score: float | None
    relaxations: tuple[Relaxation, ...]


@dataclass(frozen=True)
class NearMissResult:
    """rules: in the order of the model. unknown_hectares: land where a rule's layer is unknown."""

    output: str
    rules: tuple[NearMiss, ...]
    unknown_hectares: float


def compute_near_misses(
    request: NearMissRequest, progress: Progress = silent, cancelled: CancelCheck = never
) -> NearMissResult:
    """Write where land fails one rule only.

    Bands: 1 number of rules that remove the cell (0: none), 2 which rule removes it alone (1 = the first), 3 by how
    much it misses the limit [unit of the rule's layer], 4 the score 0–100 that it would have without the rule. Bands 2
    to 4 are NoData elsewhere, band 3 for rules of classes, all outside the mask and where a rule's layer is unknown.

    Raises `InputError` naming the criterion or rule at fault, and when the model has no rule or nothing of it is known;
    `OutputError`; `Cancelled`.
    """
    model, _ = read_model(request.model).normalised()
    if not model.exclusions:
        raise InputError("The score model has no exclusion, so nothing can miss one. Add one, or leave this out.")
    grid = check_layers(model)
    kept = Mask(model.mask, grid, model.criteria[0].name, cancelled) if model.mask else None
    work = _Work(model, grid, kept)
    written = map_blocks(
        work.block,
        work.stack.sources,
        request.output,
        (Band("Rules failed"), Band("Rule"), Band("Missed by", work.unit), Band("Score without the rule", "0–100")),
        text("Looking for near misses of {count} rules", count=len(model.exclusions)),
        classes=True,
        metres=True,
        located=True,
        progress=progress,
        cancelled=cancelled,
    )
    result = work.result(written.path, written.tally)
    provenance.record(request.output, "nearmisses", model_inputs(request.model, model), request, result)
    return result


class _Work:
    """The pass over the grid. A tally holds one row for each rule (hectares alone, hectares scored, points, hectares by
    distance) and in a last row the unknown hectares."""

    def __init__(self, model: ScoreModel, grid: Grid, kept: Mask | None) -> None:
        self._model = model
        self._kept = kept
        self._areas = CellAreas(grid)
        self.stack = Stack.of(model)

    @property
    def unit(self) -> str:
        """The unit of the limits, when all rules share one."""
        units = {rule.unit for rule in self._model.exclusions if not rule.codes}
        return units.pop() if len(units) == 1 else ""

    def block(self, window: Window, *arrays: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the four bands of a block, and its tally."""
        shape = arrays[0].shape[1:]
        inside = np.ones(shape, dtype=bool) if self._kept is None else self._kept.window(window)
        areas = self._areas.hectares(window.row, window.height, window.column, window.width)
        unsure = np.zeros(shape, dtype=bool)
        times = np.zeros(shape, dtype=np.int16)
        which = np.zeros(shape, dtype=np.int16)
        for number, rule in enumerate(self._model.exclusions, start=1):
            values = self.stack.layer(arrays, rule)
            removed = removes(rule, values)
            unsure |= np.isnan(values)
            times += removed
            which[removed] = number
        alone = inside & ~unsure & (times == 1)
        bands = np.full((4, *shape), np.nan, dtype=np.float32)
        bands[0] = np.where(inside & ~unsure, times, np.float32(np.nan))
        bands[1][alone] = which[alone]
        bands[3] = np.where(alone, self._score(arrays), np.float32(np.nan))
        tally = np.zeros((len(self._model.exclusions) + 1, 3 + _BINS))
        tally[-1, 0] = areas[inside & unsure].sum()
        for number, rule in enumerate(self._model.exclusions, start=1):
            own = alone & (which == number)
            distance = missed_by(rule, self.stack.layer(arrays, rule))[own]
            bands[2][own] = distance
            tally[number - 1] = _counted(areas[own], bands[3][own], distance)
        return bands, tally

    def result(self, output: str, tally: np.ndarray) -> NearMissResult:
        """Return the sums as a result."""
        rules = tuple(
            NearMiss(
                number=number,
                id=rule.id,
                name=rule.name,
                sentence=rule.describe(),
                hectares=float(row[0]),
                score=float(row[2] / row[1]) if row[1] else None,
                relaxations=_relaxations(rule, row[3:]),
            )
            for number, (rule, row) in enumerate(zip(self._model.exclusions, tally), start=1)
        )
        return NearMissResult(output, rules, float(tally[-1, 0]))

    def _score(self, arrays: tuple[np.ndarray, ...]) -> np.ndarray:
        values = [c.value_function.apply(self.stack.layer(arrays, c)) for c in self._model.criteria]
        return score_of(values, [c.weight for c in self._model.criteria], self._model.how)


def _counted(areas: np.ndarray, scores: np.ndarray, distance: np.ndarray) -> np.ndarray:
    scored = np.isfinite(scores)
    sums = [areas.sum(), areas[scored].sum(), (areas[scored] * scores[scored]).sum()]
    far = np.isfinite(distance)
    places = distance[far].view(np.uint32) >> _LOWER_BITS
    return np.concatenate([sums, np.bincount(places, areas[far], _BINS)])


def _relaxations(rule: Exclusion, hectares: np.ndarray) -> tuple[Relaxation, ...]:
    """Return the limits that free the shares; each frees all places in its bin and below."""
    freed = np.cumsum(hectares)
    found: list[Relaxation] = []
    if freed[-1] <= 0 or rule.sentence:
        return ()
    for share in SHARES:
        place = int(np.searchsorted(freed, share * freed[-1] * (1 - 1e-12)))
        # the largest float32 in the bin
        amount = float(np.array([((place + 1) << _LOWER_BITS) - 1], dtype=np.uint32).view(np.float32)[0])
        if not found or found[-1].amount != amount:
            found.append(Relaxation(amount, float(freed[place]), relaxed(rule, amount).describe()))
    return tuple(found)
