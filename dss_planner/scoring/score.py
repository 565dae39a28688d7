"""The score: value functions × weights, exclusions counted one by one, unknown kept apart from excluded."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dss_planner import provenance
from dss_planner.errors import InputError
from dss_planner.raster.blocks import map_blocks
from dss_planner.raster.cellareas import CellAreas
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import Window
from dss_planner.raster.vectors import split_uri
from dss_planner.raster.writing import Band
from dss_planner.running import CancelCheck, Progress, never, silent
from dss_planner.scoring.combination.combining import NEUTRAL, WEIGHTED_SUM, points_of, score_of
from dss_planner.scoring.land.exclusions import removes
from dss_planner.scoring.land.masks import Mask
from dss_planner.scoring.land.stack import Stack
from dss_planner.scoring.model import Criterion, ScoreModel, check_layers, read_model
from dss_planner.text import Text, text

#: Areas are summed in whole parts of a hectare: exact, and up to 2·10⁹ ha.
_PARTS = 2.0**32


@dataclass(frozen=True)
class ScoreRequest:
    """model: path of the score model (JSON). output: GeoTIFF to write."""

    model: str
    output: str


@dataclass(frozen=True)
class ExclusionEffect:
    """What one exclusion removes within the mask.

    sentence: the rule in words. hectares: removed by this rule whatever the others do. hectares_only: removed by
    this rule and by no other (the near misses). share: hectares as a share of the land inside the mask (0–1).
    """

    id: str
    name: str
    sentence: Text
    hectares: float
    hectares_only: float
    share: float


@dataclass(frozen=True)
class ScoreResult:
    """What was scored. Areas are ellipsoidal hectares, shares are of the land inside the mask (0–1).

    criteria: ids in the order of the contribution bands 2, 3, …; weights: as used, summing to 1. combination,
    optimism: how they were combined.
    hectares: land inside the mask = scored + excluded + unknown. known: share with a score.
    excluded: effect of each exclusion; excluded_hectares: removed by all together.
    notes: what had to be said (weights normalised).
    """

    output: str
    criteria: tuple[str, ...]
    weights: tuple[float, ...]
    hectares: float
    scored_hectares: float
    excluded_hectares: float
    unknown_hectares: float
    known: float
    excluded_share: float
    unknown_share: float
    excluded: tuple[ExclusionEffect, ...]
    notes: tuple[Text, ...] = ()
    combination: str = WEIGHTED_SUM
    optimism: float = NEUTRAL


def compute_score(request: ScoreRequest, progress: Progress = silent, cancelled: CancelCheck = never) -> ScoreResult:
    """Score every cell from 0 to 100 by the model's combination: `combining` says the formulas.

    The weighted sum is S = 100·Σ wᵢ·vᵢ(xᵢ), Σ wᵢ = 1 (weighted linear combination, SCIENCE.md 5). Writes band 1 score
    and one band per used criterion with its points; the points sum to the score. Excluded cells, cells outside the
    mask and cells where any needed layer is unknown are NoData; the result counts them apart. A cell is excluded when
    one rule surely removes it; it is unknown when no rule removes it and a layer is unknown.
    The layers share one grid in metres and stream through in blocks.

    Raises `InputError` naming the criterion or exclusion at fault; `OutputError`; `Cancelled`.
    """
    model, notes = read_model(request.model).normalised()
    grid = check_layers(model)
    kept = Mask(model.mask, grid, model.criteria[0].name, cancelled) if model.mask else None
    work = _Work(model, grid, kept)
    try:
        written = map_blocks(
            work.block,
            work.sources,
            request.output,
            (
                Band("Score", "0–100"),
                *(Band(f"Contribution: {criterion.name}", "points") for criterion in model.criteria),
            ),
            text("Scoring {count} criteria", count=len(model.criteria)),
            metres=True,
            located=True,
            progress=progress,
            cancelled=cancelled,
            pure=True,
        )
    except InputError as error:
        # a layer without any known cell is named as it is
        sums = work.sums()
        if sums.cells == grid.width * grid.height and not sums.scored and sums.excluded > 0 and sums.known.all():
            raise _nothing_left(work) from error
        raise
    result = work.result(written.path, notes)
    provenance.record(request.output, "score", model_inputs(request.model, model), request, result)
    return result


@dataclass(frozen=True)
class _Sums:
    """What a part of the grid holds [parts of a hectare, whole numbers: the order of the blocks does not matter].

    alone, only: by rule; lacking: by layer; known: layers with a known cell.
    """

    cells: int
    total: int
    scored: int
    excluded: int
    unknown: int
    alone: np.ndarray
    only: np.ndarray
    lacking: np.ndarray
    known: np.ndarray

    def __add__(self, other: _Sums) -> _Sums:
        return _Sums(
            cells=self.cells + other.cells,
            total=self.total + other.total,
            scored=self.scored + other.scored,
            excluded=self.excluded + other.excluded,
            unknown=self.unknown + other.unknown,
            alone=self.alone + other.alone,
            only=self.only + other.only,
            lacking=self.lacking + other.lacking,
            known=self.known | other.known,
        )


class _Work:
    """The pass over the grid: scores blocks, in several threads, and keeps what each of them sums up."""

    def __init__(self, model: ScoreModel, grid: Grid, kept: Mask | None) -> None:
        self._model = model
        self._kept = kept
        self._areas = CellAreas(grid)
        self._stack = Stack.of(model)
        self._sums: dict[tuple[int, int], _Sums] = {}
        self.sources = self._stack.sources

    def block(self, window: Window, *arrays: np.ndarray) -> np.ndarray:
        """Return (1 + criteria, rows, columns): score and points of a block."""
        shape = arrays[0].shape[1:]
        inside = np.ones(shape, dtype=bool) if self._kept is None else self._kept.window(window)
        areas = self._areas.hectares(window.row, window.height, window.column, window.width)
        hectares = np.where(inside, np.rint(areas * _PARTS), 0.0).astype(np.int64)
        each, times, unsure = self._excluded(arrays, shape)
        removed = times > 0
        usable = inside & ~removed
        worths = []
        for criterion in self._model.criteria:
            values = np.where(usable, self._stack.layer(arrays, criterion), np.float32(np.nan))
            require_listed(criterion, values)
            worths.append(criterion.value_function.apply(values))
        weights = [criterion.weight for criterion in self._model.criteria]
        score = score_of(worths, weights, self._model.how)
        score[unsure] = np.nan
        points = points_of(worths, weights, self._model.how, score)
        scored = np.isfinite(score)
        lost = usable & ~scored
        self._sums[window.row, window.column] = _Sums(
            cells=window.width * window.height,
            total=int(hectares.sum()),
            scored=int(hectares[scored].sum()),
            excluded=int(hectares[removed].sum()),
            unknown=int(hectares[lost].sum()),
            alone=np.array([hectares[cells].sum() for cells in each], dtype=np.int64),
            only=np.array([hectares[cells & (times == 1)].sum() for cells in each], dtype=np.int64),
            lacking=np.array([hectares[lost & np.isnan(array[0])].sum() for array in arrays]),
            known=np.array([bool(np.isfinite(array).any()) for array in arrays]),
        )
        return np.concatenate([score[np.newaxis], points])

    def sums(self) -> _Sums:
        """Return the sums over all blocks so far."""
        rules, layers = len(self._model.exclusions), len(self.sources)
        by_rule, by_layer = (np.zeros(count, dtype=np.int64) for count in (rules, layers))
        nothing = _Sums(0, 0, 0, 0, 0, by_rule, by_rule, by_layer, np.zeros(layers, dtype=bool))
        return sum(self._sums.values(), nothing)

    def result(self, output: str, notes: tuple[Text, ...]) -> ScoreResult:
        """Return the sums as a result."""
        sums = self.sums()
        whole = sums.total or 1
        effects = tuple(
            ExclusionEffect(
                rule.id, rule.name, rule.describe(), float(alone / _PARTS), float(only / _PARTS), float(alone / whole)
            )
            for rule, alone, only in zip(self._model.exclusions, sums.alone, sums.only)
        )
        return ScoreResult(
            output=output,
            criteria=tuple(criterion.id for criterion in self._model.criteria),
            weights=tuple(criterion.weight for criterion in self._model.criteria),
            hectares=sums.total / _PARTS,
            scored_hectares=sums.scored / _PARTS,
            excluded_hectares=sums.excluded / _PARTS,
            unknown_hectares=sums.unknown / _PARTS,
            known=sums.scored / whole,
            excluded_share=sums.excluded / whole,
            unknown_share=sums.unknown / whole,
            excluded=effects,
            notes=notes,
            combination=self._model.combination,
            optimism=self._model.optimism,
        )

    def lacking(self) -> list[tuple[str, float]]:
        """Return where each layer alone is unknown on land that no rule removes [ha], by its name, the most first."""
        lacking = zip(self.sources, self.sums().lacking)
        found = [(source.name, float(area / _PARTS)) for source, area in lacking if area]
        return sorted(found, key=lambda item: -item[1])

    def _excluded(
        self, arrays: tuple[np.ndarray, ...], shape: tuple[int, ...]
    ) -> tuple[list[np.ndarray], np.ndarray, np.ndarray]:
        """Return where each rule removes the cell, how many do, and where a rule's layer is unknown."""
        times = np.zeros(shape, dtype=np.int16)
        unsure = np.zeros(shape, dtype=bool)
        each = []
        for rule in self._model.exclusions:
            values = self._stack.layer(arrays, rule)
            each.append(removes(rule, values))
            unsure |= np.isnan(values)
            times += each[-1]
        return each, times, unsure


def require_listed(criterion: Criterion, values: np.ndarray) -> None:
    """Raise `InputError` naming the class codes in ``values`` that the criterion gives no value."""
    codes = criterion.value_function.unlisted(values)
    if codes:
        raise InputError(
            "“{criterion}” has no value for the class code(s) {found} of {layer}. Give each a value from 0 to 1, or "
            "set “other”.",
            criterion=criterion.name,
            found=", ".join(f"{code:g}" for code in codes),
            layer=criterion.layer,
        )


def _nothing_left(work: _Work) -> InputError:
    found = work.result("", ())
    effects = sorted(found.excluded, key=lambda effect: -effect.hectares)
    lacking = work.lacking()
    if lacking:
        return InputError(
            "The exclusions and unknown data leave no cell to score: of {total} ha, {excluded} ha are excluded and "
            "{unknown} ha are unknown: {lacking}. The rule that removes most {rule} ({hectares} ha). Relax it, or take "
            "layers that are known on the land that is left.",
            total=f"{found.hectares:,.0f}",
            excluded=f"{found.excluded_hectares:,.0f}",
            unknown=f"{found.unknown_hectares:,.0f}",
            lacking=", ".join(f"“{name}” {area:,.0f} ha" for name, area in lacking),
            rule=effects[0].sentence,
            hectares=f"{effects[0].hectares:,.0f}",
        )
    return InputError(
        "The exclusions and unknown data leave no cell to score: of {total} ha, {excluded} ha are excluded. The rule "
        "that removes most {rule} ({hectares} ha). Relax it.",
        total=f"{found.hectares:,.0f}",
        excluded=f"{found.excluded_hectares:,.0f}",
        rule=effects[0].sentence,
        hectares=f"{effects[0].hectares:,.0f}",
    )


def model_inputs(path: str, model: ScoreModel) -> dict[str, str | None]:
    """Return the files that a score rests on, for the provenance; path: of the model."""
    found: dict[str, str | None] = {"model": path}
    found.update({criterion.id: criterion.layer for criterion in model.criteria})
    found.update({rule.id: rule.layer for rule in model.exclusions})
    if model.mask:
        found["mask"] = split_uri(model.mask)[0]
    return found
