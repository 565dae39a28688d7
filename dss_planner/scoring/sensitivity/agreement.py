"""The agreement map: in which share of the draws a cell is among the best, and how far its score varies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from dss_planner import provenance
from dss_planner.errors import InputError
from dss_planner.raster.blocks import workers_of
from dss_planner.raster.cellareas import CellAreas
from dss_planner.raster.vectors import split_uri
from dss_planner.raster.writing import Band, RasterWriter
from dss_planner.running import CancelCheck, Progress, never, portion, silent
from dss_planner.scoring.model import ScoreModel, check_layers, read_model
from dss_planner.scoring.sensitivity.brackets import sample_share
from dss_planner.scoring.sensitivity.draws import (
    AROUND,
    DEFAULT_CONCENTRATION,
    DEFAULT_DRAWS,
    Sampling,
    Spread,
    draw_weights,
    is_unsure,
    weight_moments,
)
from dss_planner.scoring.sensitivity.mapdraws import LinearDraws, MapDraws, map_draws
from dss_planner.scoring.sensitivity.modelcells import BlockCells, ModelCells
from dss_planner.scoring.sensitivity.spreads import read_spreads
from dss_planner.scoring.sensitivity.topshare import TopBounds, count_top, top_bounds
from dss_planner.text import Text, text

#: A cell is surely among the best from this share of the draws on, and possibly from the other.
SURE, POSSIBLE = 0.9, 0.1
MOST_DRAWS = 20_000
#: Shares of the progress at which the sample, the bounds of the chosen weights and those of the draws are done.
_SAMPLED, _CHOSEN, _BOUNDED = 0.05, 0.1, 0.65


@dataclass(frozen=True)
class AgreementRequest:
    """What to draw for a map.

    model: path of the score model (JSON). output: GeoTIFF. top: the share of the scored cells that counts as the best
    (0–1). draws, seed, weighting, concentration: see `Sampling`. spreads: JSON, see `read_spreads`, by criterion id;
    an error of a layer is the same all over the map. report: JSON file with the numbers ('' = not written).
    """

    model: str
    output: str
    top: float = 0.1
    draws: int = DEFAULT_DRAWS
    seed: int = 0
    weighting: str = AROUND
    concentration: float = DEFAULT_CONCENTRATION
    spreads: str = ""
    report: str = ""

    @property
    def sampling(self) -> Sampling:
        """How the weights are drawn."""
        return Sampling(self.draws, self.seed, self.weighting, self.concentration)


@dataclass(frozen=True)
class AgreementResult:
    """What was found. Areas are ellipsoidal hectares.

    cells: scored. hectares: scored land. sure_hectares: among the best in at least 90 % of the draws;
    possible_hectares: in 10 to 90 %. chosen_hectares: among the best with the chosen weights; kept: the mean share of
    draws (0–1) in which that land stays among the best. known: share of the raster that is scored.
    """

    output: str
    draws: int
    cells: int
    hectares: float
    sure_hectares: float
    possible_hectares: float
    chosen_hectares: float
    kept: float
    known: float
    notes: tuple[Text, ...] = ()


def compute_agreement(
    request: AgreementRequest, progress: Progress = silent, cancelled: CancelCheck = never, threads: int = 0
) -> AgreementResult:
    """Write band 1: share of the draws in which a cell is among the best ``top`` of all scored cells of that draw; band
    2: mean score; band 3: standard deviation of the score [points].

    A cell is among the best when no more than the wanted number of cells score higher; cells that tie at the bound all
    are. The counts are exact. Mean and deviation of the weighted sum come from the moments of the weights in closed
    form, otherwise from the draws. The same seed gives the same map, whatever the blocks and threads.

    Streams: about 16 bytes for each cell and draw near the bound, in portions of 8 million, besides the blocks.

    Raises `InputError` naming the criterion or exclusion at fault; `OutputError`; `Cancelled`.
    """
    _check(request)
    model, notes = read_model(request.model).normalised()
    names = tuple(criterion.id for criterion in model.criteria)
    spreads = read_spreads(request.spreads, names)
    grid = check_layers(model)
    work = _Work(model, ModelCells(model, grid, cancelled), request, spreads, workers_of(threads))
    progress(0.0, text("Drawing {count} weightings for {criteria} criteria", count=request.draws, criteria=len(names)))
    sample = work.sample(portion(progress, 0.0, _SAMPLED), cancelled)
    chosen = work.bounds(work.chosen, sample, portion(progress, _SAMPLED, _CHOSEN), cancelled)
    bounds = work.bounds(work.draws, sample, portion(progress, _CHOSEN, _BOUNDED), cancelled)
    work.write(bounds, chosen.bounds, portion(progress, _BOUNDED, 1.0), cancelled)
    result = work.result((*notes, *_told(model, spreads)))
    inputs = {"model": request.model, **{criterion.id: criterion.layer for criterion in model.criteria}}
    inputs.update({rule.id: rule.layer for rule in model.exclusions})
    if model.mask:
        inputs["mask"] = split_uri(model.mask)[0]
    provenance.record(request.output, "sensitivity", inputs, request, result)
    if request.report:
        _write_report(request, result)
    return result


def _write_report(request: AgreementRequest, result: AgreementResult) -> None:
    provenance.write_report(request.report, {"map": result, "asked": request})


def _check(request: AgreementRequest) -> None:
    request.sampling.check()
    if request.draws > MOST_DRAWS:
        raise InputError(
            "{found} draws were asked for; a map takes up to {most}. Ask for fewer (usual: 1000).",
            found=request.draws,
            most=MOST_DRAWS,
        )
    if not 0.0 < request.top < 1.0:
        raise InputError(
            "The top share is {found}; more than 0 and less than 1 is expected (usual: 0.1).", found=request.top
        )


def _told(model: ScoreModel, spreads: tuple[Spread, ...]) -> tuple[Text, ...]:
    idle = [
        criterion.name
        for criterion, spread in zip(model.criteria, spreads)
        if spread.bounds and criterion.value_function.kind == "categories"
    ]
    if not idle:
        return ()
    return (
        text(
            "Categories have no bounds that could move; those of {criteria} stay as they are.",
            criteria=", ".join(f"“{name}”" for name in idle),
        ),
    )


class _Work:
    """The passes over the grid."""

    def __init__(
        self, model: ScoreModel, cells: ModelCells, request: AgreementRequest, spreads: tuple[Spread, ...], threads: int
    ) -> None:
        functions = tuple(criterion.value_function for criterion in model.criteria)
        weights = np.array([criterion.weight for criterion in model.criteria])
        how, sampling = model.how, request.sampling
        self.draws = map_draws(functions, draw_weights(weights, sampling), how, spreads, request.seed)
        # the chosen weights in the steps of the drawn ones
        fixed = draw_weights(weights, Sampling(1, 0, "fixed"))
        self.chosen = map_draws(functions, fixed, how)
        self._moments = weight_moments(weights, sampling)
        self._closed = how.effective == "weighted_sum" and not is_unsure(spreads)
        self._request = request
        self._reader = cells
        self._areas = CellAreas(cells.grid)
        self._threads = threads
        self._cells = 0
        self._sums = np.zeros(5)
        self._known = 0.0

    def sample(self, progress: Progress, cancelled: CancelCheck) -> np.ndarray:
        """Count the scored cells and return raw values (criteria, n) of some; raises `InputError` when none is."""
        rate = sample_share(self._reader.grid.width * self._reader.grid.height)

        def take(block: BlockCells) -> tuple[int, np.ndarray]:
            generator = np.random.default_rng([block.window.row, block.window.column])
            return len(block.places), block.raw[:, generator.random(len(block.places)) < rate]

        found = list(self._reader.each(take, self._threads, progress, cancelled))
        self._cells = sum(count for count, _ in found)
        if not self._cells:
            raise InputError(
                "The score model “{model}” scores no cell: all land is outside the mask, excluded or unknown. Run "
                "“Score” to see which rule removes it, and relax that.",
                model=self._request.model,
            )
        return np.concatenate([values for _, values in found], axis=1)

    def bounds(self, draws: MapDraws, sample: np.ndarray, progress: Progress, cancelled: CancelCheck) -> TopBounds:
        """Return the bounds of the top in all draws."""
        reached = 0.0

        def rising(fraction: float, sentence: Text | None = None) -> None:
            nonlocal reached
            # draws may need several passes, and bounds that were missed one more
            reached = max(reached, fraction)
            progress(reached, sentence)

        def blocks(work: Callable[[np.ndarray], object]) -> Iterator[object]:
            return self._reader.each(lambda block: work(block.raw), self._threads, rising, cancelled)

        return top_bounds(draws, blocks, sample, self._cells, self._request.top, cancelled=cancelled)

    def write(self, bounds: TopBounds, chosen: np.ndarray, progress: Progress, cancelled: CancelCheck) -> None:
        """Write the map."""
        counts = iter(bounds.counts) if bounds.counts is not None and self._closed else None
        grid = self._reader.grid
        share = f"{100 * self._request.top:g}"
        bands = (
            Band(f"Share of draws in the top {share} %", "0–1"),
            Band("Mean score", "0–100"),
            Band("Standard deviation of the score", "points"),
        )
        with RasterWriter(self._request.output, grid, bands, cancelled=cancelled) as writer:

            def work(block: BlockCells) -> tuple[BlockCells, np.ndarray, np.ndarray]:
                top = count_top(self.chosen, block.raw, chosen, cancelled=cancelled).top > 0
                return block, self._planes(block, bounds, counts is None, cancelled), top

            for block, planes, top in self._reader.each(work, self._threads, progress, cancelled):
                if counts is not None:
                    planes[0] = next(counts) / self.draws.count
                self._tally(block, planes[0], top)
                values = np.stack([block.spread(plane) for plane in planes])
                writer.write(values, block.window.row, block.window.column)
            self._known = writer.known_share[0]

    def _planes(self, block: BlockCells, bounds: TopBounds, count: bool, cancelled: CancelCheck) -> np.ndarray:
        found = np.zeros((3, len(block.places)))
        if count:
            counted = count_top(self.draws, block.raw, bounds.bounds, not self._closed, cancelled)
            found[0] = counted.top / self.draws.count
            if counted.mean is not None and counted.deviation is not None:
                found[1], found[2] = counted.mean, counted.deviation
        if self._closed and isinstance(self.draws, LinearDraws):
            found[1], found[2] = self.draws.spread(self.draws.prepare(block.raw), *self._moments)
        return found

    def _tally(self, block: BlockCells, agreement: np.ndarray, chosen: np.ndarray) -> None:
        window = block.window
        areas = self._areas.hectares(window.row, window.height, window.column, window.width).ravel()[block.places]
        sure, possible = agreement >= SURE, (agreement >= POSSIBLE) & (agreement < SURE)
        parts = (areas, areas[sure], areas[possible], areas[chosen], (areas * agreement)[chosen])
        self._sums += [part.sum() for part in parts]

    def result(self, notes: tuple[Text, ...]) -> AgreementResult:
        """Return the sums as a result."""
        whole, sure, possible, chosen, kept = (float(value) for value in self._sums)
        return AgreementResult(
            self._request.output,
            self._request.draws,
            self._cells,
            whole,
            sure,
            possible,
            chosen,
            kept / chosen,
            self._known,
            notes,
        )
