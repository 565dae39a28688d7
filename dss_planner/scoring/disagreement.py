"""Where weight profiles disagree: spread of score and rank over countries, groups or people, for each cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from dss_planner import provenance
from dss_planner.raster.blocks import map_blocks
from dss_planner.raster.cache import bounded_cache
from dss_planner.raster.cellareas import CellAreas
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import Window, open_raster, read_bands, tiles
from dss_planner.raster.writing import TILE, Band
from dss_planner.running import CancelCheck, Progress, never, portion, silent, stop_if
from dss_planner.scoring.combination.combining import FULL_SCORE, scorer
from dss_planner.scoring.land.exclusions import removes
from dss_planner.scoring.land.masks import Mask
from dss_planner.scoring.land.stack import Stack
from dss_planner.scoring.model import ScoreModel, check_layers, read_model
from dss_planner.scoring.score import model_inputs, require_listed
from dss_planner.scoring.weighing.profiles import WeightSpread, profile_weights, spreads
from dss_planner.text import Text, text

#: Ranks are counted in so many classes of the score: a hundredth of a point each.
_BINS = 10_000


@dataclass(frozen=True)
class DisagreementRequest:
    """model: path of a score model (JSON) with weight profiles. output: GeoTIFF to write."""

    model: str
    output: str


@dataclass(frozen=True)
class DisagreementResult:
    """profiles: names, in the order of ``correlation``. spreads: of the weights, by criterion.

    deviation: mean standard deviation of the score over the scored land [points]. correlation: Spearman's rank
    correlation of the scores of each two profiles over all scored cells (1 = the same order); None where a profile
    scores all cells alike.
    """

    output: str
    profiles: tuple[str, ...]
    spreads: tuple[WeightSpread, ...]
    deviation: float
    correlation: tuple[tuple[float | None, ...], ...]
    notes: tuple[Text, ...] = ()


def compute_disagreement(
    request: DisagreementRequest, progress: Progress = silent, cancelled: CancelCheck = never
) -> DisagreementResult:
    """Score every cell with the weights of each profile and write how far the profiles are apart.

    Bands: 1 mean score, 2 standard deviation over the profiles [points], 3 lowest and 4 highest score, 5 spread of the
    rank: highest minus lowest share of the scored cells that a cell beats [%, equals count half; scores within a
    hundredth of a point count as equal]. Two passes over the layers; memory does not grow with them.

    Raises `InputError` when the model has no profile, when a profile leaves out a criterion, and as `compute_score`;
    `OutputError`; `Cancelled`.
    """
    model, notes = read_model(request.model).normalised()
    weights = profile_weights(model.profiles, [criterion.id for criterion in model.criteria])
    grid = check_layers(model)
    kept = Mask(model.mask, grid, model.criteria[0].name, cancelled) if model.mask else None
    work = _Work(model, weights, grid, kept)
    work.rank(portion(progress, 0.0, 0.45), cancelled)
    bands = ("Mean score", "Standard deviation", "Lowest score", "Highest score", "Spread of the rank")
    units = ("0–100", "points", "0–100", "0–100", "%")
    written = map_blocks(
        work.block,
        work.stack.sources,
        request.output,
        tuple(Band(name, unit) for name, unit in zip(bands, units)),
        text("Comparing the scores of {count} weight profiles", count=len(weights)),
        metres=True,
        located=True,
        progress=portion(progress, 0.45, 1.0),
        cancelled=cancelled,
    )
    names = tuple(profile.name for profile in model.profiles)
    weight_spreads = spreads(model.profiles, [criterion.id for criterion in model.criteria])
    deviation, correlation = work.summary(written.tally)
    result = DisagreementResult(written.path, names, weight_spreads, deviation, correlation, notes)
    provenance.record(request.output, "disagreement", model_inputs(request.model, model), request, result)
    return result


def spread_of(scores: Sequence[np.ndarray]) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return mean, standard deviation (of all, not of a sample), lowest and highest score over the profiles."""
    mean = scores[0].astype(np.float64)
    for score in scores[1:]:
        mean += score
    mean /= len(scores)
    square = np.zeros_like(mean)
    low, high = scores[0].copy(), scores[0].copy()
    for score in scores:
        square += (score - mean) ** 2
        np.minimum(low, score, out=low)
        np.maximum(high, score, out=high)
    return mean.astype(np.float32), np.sqrt(square / len(scores)).astype(np.float32), low, high


class _Work:
    """Both passes. A tally: hectares × deviation, hectares, Σ products of two profiles' ranks."""

    def __init__(self, model: ScoreModel, weights: np.ndarray, grid: Grid, kept: Mask | None) -> None:
        self._model = model
        self._weights = weights
        self._grid = grid
        self._kept = kept
        self._areas = CellAreas(grid)
        self._counts = np.zeros((len(weights), _BINS), dtype=np.int64)
        self._ranks = np.zeros((len(weights), _BINS), dtype=np.float32)
        self.stack = Stack.of(model)

    def rank(self, progress: Progress, cancelled: CancelCheck) -> None:
        """Count the scores of each profile: what share of the cells a score beats [%]."""
        datasets = [open_raster(source.path) for source in self.stack.sources]
        cells = self._grid.width * self._grid.height
        done = 0
        progress(0.0, text("Ranking the cells for {count} weight profiles", count=len(self._weights)))
        with bounded_cache():
            for window in tiles(self._grid, (TILE, TILE)):
                stop_if(cancelled)
                arrays = [
                    read_bands(dataset, source.bands or (1,), window)
                    for dataset, source in zip(datasets, self.stack.sources)
                ]
                for number, score in enumerate(self._scores(window, arrays)):
                    known = score[np.isfinite(score)]
                    self._counts[number] += np.bincount(_bins(known), minlength=_BINS)
                done += window.width * window.height
                progress(done / cells, None)
        whole = np.maximum(self._counts.sum(axis=1, keepdims=True), 1)
        below = np.cumsum(self._counts, axis=1) - self._counts
        self._ranks = (100.0 * (below + self._counts / 2) / whole).astype(np.float32)

    def block(self, window: Window, *arrays: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the five bands of a block, and its tally."""
        scores = list(self._scores(window, arrays))
        mean, deviation, low, high = spread_of(scores)
        known = np.isfinite(mean)
        ranks = np.stack([self._ranks[number][_bins(score[known])] for number, score in enumerate(scores)])
        spread = np.full(mean.shape, np.nan, dtype=np.float32)
        if ranks.size:
            spread[known] = ranks.max(axis=0) - ranks.min(axis=0)
        areas = self._areas.hectares(window.row, window.height, window.column, window.width)[known]
        # equals share their ranks, so that the mean of all is 50
        own = (ranks - 50.0).astype(np.float64)
        sums = np.array([(areas * deviation[known]).sum(), areas.sum()])
        return np.stack([mean, deviation, low, high, spread]), np.concatenate([sums, (own @ own.T).ravel()])

    def summary(self, tally: np.ndarray) -> tuple[float, tuple[tuple[float | None, ...], ...]]:
        """Return the mean deviation and the rank correlations."""
        count = len(self._weights)
        weighted, hectares = tally[:2]
        products = tally[2:].reshape(count, count)
        length = np.sqrt(np.diag(products))
        table: list[tuple[float | None, ...]] = []
        for i in range(count):
            row = [
                None
                if min(length[i], length[j]) < 1e-6
                else float(np.clip(products[i, j] / length[i] / length[j], -1, 1))
                for j in range(count)
            ]
            table.append(tuple(row))
        return float(weighted / hectares), tuple(table)

    def _scores(self, window: Window, arrays: Sequence[np.ndarray]) -> list[np.ndarray]:
        """Return the scores of a block by profile, NaN outside the mask and where a rule removes or is unknown."""
        shape = arrays[0].shape[1:]
        closed = np.zeros(shape, dtype=bool) if self._kept is None else ~self._kept.window(window)
        for rule in self._model.exclusions:
            values = self.stack.layer(arrays, rule)
            closed = closed | removes(rule, values) | np.isnan(values)
        worths = []
        for criterion in self._model.criteria:
            values = np.where(closed, np.float32(np.nan), self.stack.layer(arrays, criterion))
            require_listed(criterion, values)
            worths.append(criterion.value_function.apply(values))
        score: Callable[[Sequence[float]], np.ndarray] = scorer(worths, self._model.how)
        return [score(row.tolist()) for row in self._weights]


def _bins(score: np.ndarray) -> np.ndarray:
    return np.minimum((score * np.float32(_BINS / FULL_SCORE)).astype(np.int32), _BINS - 1)
