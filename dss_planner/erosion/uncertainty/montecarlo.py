"""Monte Carlo over the stated uncertainty of the inputs of wind erosion.

A draw changes an input all over the map (systematic error): it says how sure the level and the order of places are, not
how noisy single cells are. Soil loss and ranking index of a cell are computed in every draw by the functions that
compute them once (`factors`, `rweq`, `erosionperiods`); quantiles are exact over the draws.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Mapping

import numpy as np

from dss_planner import provenance
from dss_planner.erosion import rweq
from dss_planner.erosion.factors.layers import ground_numbers
from dss_planner.erosion.loss.erosionchecks import require_cover_units, require_numbers
from dss_planner.erosion.uncertainty.contributions import contributions
from dss_planner.erosion.uncertainty.draws import Draws, draw
from dss_planner.erosion.uncertainty.drawsources import BlockReader, drawn_layers, read_sample
from dss_planner.erosion.uncertainty.losses import Cells, LossDraws
from dss_planner.erosion.uncertainty.ownnumbers import end_member_pairs
from dss_planner.erosion.uncertainty.quantiles import quantiles_in_place
from dss_planner.erosion.uncertainty.spreads import Usable, usable
from dss_planner.erosion.uncertainty.uncertaininputs import title
from dss_planner.erosion.uncertainty.uncertaintynotes import uncertainty_notes
from dss_planner.erosion.uncertainty.uncertaintyrequest import (
    BANDS,
    ErosionUncertaintyRequest,
    ErosionUncertaintyResult,
)
from dss_planner.erosion.weather import weatherchecks
from dss_planner.errors import InputError
from dss_planner.raster.blocks import Source, map_blocks
from dss_planner.raster.reading import Window
from dss_planner.running import CancelCheck, Progress, never, portion, silent, stop_if
from dss_planner.text import text

__all__ = ["compute_erosion_uncertainty"]

#: Quantiles that are written.
SHARES = (0.1, 0.5, 0.9)
#: Products (cell × draw) computed at once: the working arrays stay in the processor's cache.
_AT_ONCE = 1 << 17
#: Cells whose weather is worked out at once.
_SPAN = 1 << 15
#: A cell is sure to be top class from this probability on, and possibly from the other.
CERTAIN, POSSIBLE = 0.9, 0.1
#: Share of the progress that the sample takes.
_SAMPLING = 0.15
DRAWS_RANGE = (2, 20_000)


def compute_erosion_uncertainty(
    request: ErosionUncertaintyRequest, progress: Progress = silent, cancelled: CancelCheck = never, threads: int = 0
) -> ErosionUncertaintyResult:
    """Write P10, P50, P90 of ranking index and soil loss, two probabilities and the relative spread as bands.

    The probability of the top class is the share of draws in which the cell's soil loss is of SL190 grade
    ``top_class`` or worse. The probability of the top share is the share of draws in which its ranking index is among
    the highest ``top_share`` of the study area in that same draw; that bound is the quantile over a systematic sample
    of at least 20 000 cells (all cells of a small area; fewer with more than 400 draws, 1 000 at least). The standard
    error of both is √(p(1 − p)/draws).
    threads: 0 for as many as help; the result does not depend on it. Raises `InputError`, `OutputError`, `Cancelled`.
    """
    _require(request)
    chosen = usable(request)
    draws = draw(chosen.spreads, request.draws, request.seed)
    layers = drawn_layers(request, draws)
    reader = BlockReader(request, draws, layers)
    progress(0.0, text("Sampling the study area"))
    sample = read_sample(request, layers, reader, portion(progress, 0.0, _SAMPLING / 2), cancelled)
    options, _ = draws.option("end_members", "")
    pairs = end_member_pairs(request.cover, options, portion(progress, _SAMPLING / 2, _SAMPLING), cancelled)
    cells = reader.cells(sample.layers, sample.latitude)
    indices = _sampled_indices(_losses(request, pairs, draws), draws, cells, cancelled)
    if not len(indices):
        raise InputError(
            "The layers {layers} have no cell where all are known, so nothing can be drawn. "
            "Check that they cover the same area.",
            layers=", ".join(f"“{source.name}”" for source in layers.values()),
        )
    bounds = np.quantile(indices, 1.0 - request.top_share, axis=0).astype(np.float32)
    shares = contributions(draws, indices)
    del indices, cells
    block = _BlockFunction(request, pairs, draws, reader, tuple(layers), bounds, cancelled)
    sources = list(layers.values())
    written = map_blocks(
        block,
        sources,
        request.output,
        BANDS,
        text("Uncertainty of wind erosion"),
        metres=True,
        located=True,
        progress=portion(progress, _SAMPLING, 1.0),
        cancelled=cancelled,
        pure=True,
        threads=threads,
    )
    certain, possible, known = (int(count) for count in written.tally)
    error = math.sqrt(0.25 / request.draws)
    result = ErosionUncertaintyResult(
        request.output,
        written.known,
        request.draws,
        error,
        sample.count,
        shares,
        tuple(chosen.left_out),
        certain / max(known, 1),
        possible / max(known, 1),
        uncertainty_notes(request, chosen, shares, sample.count, certain / max(known, 1), possible / max(known, 1)),
    )
    _record(request, chosen, sources, result)
    return result


def _require(request: ErosionUncertaintyRequest) -> None:
    require_numbers(request.base)
    require_cover_units(request.base)
    if request.weather is not None:
        weatherchecks.require_numbers(request.weather)
    low, high = DRAWS_RANGE
    if not low <= request.draws <= high:
        raise InputError(
            "The number of draws is {found}; {low}–{high} are expected (usual: 200).",
            found=request.draws,
            low=low,
            high=high,
        )
    if not 0.0 < request.top_share < 1.0:
        raise InputError(
            "The top share is {found}; more than 0 and less than 1 is expected (usual: 0.1).", found=request.top_share
        )
    if not 2 <= request.top_class <= len(rweq.SL190_BOUNDS) + 1:
        raise InputError(
            "The top class is {found}; an SL190-2007 grade from 2 to {high} is expected.",
            found=request.top_class,
            high=len(rweq.SL190_BOUNDS) + 1,
        )
    if request.seed < 0:
        raise InputError("The seed is {found}; 0 or more is expected.", found=request.seed)


def _chunk(draws: Draws) -> int:
    return max(1, _AT_ONCE // draws.count)


def _losses(request: ErosionUncertaintyRequest, pairs: Mapping[str, tuple[float, float]], draws: Draws) -> LossDraws:
    return LossDraws(request.base, request.cover, ground_numbers(request.base), pairs, draws, _chunk(draws))


def _sampled_indices(compute: LossDraws, draws: Draws, cells: Cells, cancelled: CancelCheck) -> np.ndarray:
    """Return the ranking indices (cells, draws) of the sampled cells."""
    step = _chunk(draws)
    indices = np.empty((len(cells), draws.count), dtype=np.float32)
    for start in range(0, len(cells), step):
        stop_if(cancelled)
        part = slice(start, start + step)
        indices[part] = compute(cells, part)[1]
    return indices


class _BlockFunction:
    """The bands of a block; several threads may call it at once."""

    def __init__(
        self,
        request: ErosionUncertaintyRequest,
        pairs: Mapping[str, tuple[float, float]],
        draws: Draws,
        reader: BlockReader,
        roles: tuple[str, ...],
        bounds: np.ndarray,
        cancelled: CancelCheck,
    ) -> None:
        self._request = request
        self._pairs = pairs
        self._draws = draws
        self._reader = reader
        self._roles = roles
        self._bounds = bounds
        self._cancelled = cancelled
        self._severe = np.float32(rweq.SL190_BOUNDS[request.top_class - 2])
        self._own = threading.local()

    def __call__(self, window: Window, *arrays: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        shape = arrays[0].shape[1:]
        layers = {role: array.reshape(array.shape[0], -1) for role, array in zip(self._roles, arrays)}
        self._reader.require_units(layers)
        latitude = self._reader.latitudes(window)
        result = np.full((len(BANDS), latitude.size), np.nan, dtype=np.float32)
        tally = np.zeros(3, dtype=np.int64)
        for start in range(0, latitude.size, _SPAN):
            span = slice(start, start + _SPAN)
            part = {role: array[:, span] for role, array in layers.items()}
            tally += self._fill_span(result[:, span], part, latitude[span])
        return result.reshape(len(BANDS), *shape), tally

    def _fill_span(self, result: np.ndarray, layers: dict[str, np.ndarray], latitude: np.ndarray) -> np.ndarray:
        """Fill the bands of some cells; return how many are surely and possibly of the top class, and known."""
        known, cells = self._reader.known_cells(layers, latitude)
        found = np.empty((len(BANDS), len(cells)), dtype=np.float32)
        step = _chunk(self._draws)
        for start in range(0, len(cells), step):
            stop_if(self._cancelled)
            part = slice(start, min(start + step, len(cells)))
            self._fill(found[:, part], *self._compute()(cells, part))
        result[:, known] = found
        likely = found[6]
        sure, perhaps = likely >= CERTAIN, likely >= POSSIBLE
        return np.array([sure.sum(), (perhaps & ~sure).sum(), likely.size], dtype=np.int64)

    def _compute(self) -> LossDraws:
        """Return what computes the losses in this thread."""
        if not hasattr(self._own, "losses"):
            self._own.losses = _losses(self._request, self._pairs, self._draws)
        return self._own.losses

    def _fill(self, bands: np.ndarray, loss: np.ndarray, index: np.ndarray) -> None:
        draws = np.float32(self._draws.count)
        bands[6] = np.count_nonzero(loss >= self._severe, axis=1) / draws
        bands[7] = np.count_nonzero((index >= self._bounds) & (index > 0.0), axis=1) / draws
        bands[0:3] = quantiles_in_place(index, SHARES)
        bands[3:6] = quantiles_in_place(loss, SHARES)
        low, middle, high = bands[0:3]
        with np.errstate(all="ignore"):
            spread = (high - low) / middle
        # nothing erodes in nearly all draws: no spread; in half of them: no measure of it
        bands[8] = np.where(high > 0.0, np.where(middle > 0.0, spread, np.float32(np.nan)), np.float32(0.0))


def _record(
    request: ErosionUncertaintyRequest, chosen: Usable, sources: list[Source], result: ErosionUncertaintyResult
) -> None:
    inputs: Mapping[str, str] = {source.name: source.path for source in sources}
    parameters = {
        "request": request,
        "drawn": {name: {"title": title(name), "spread": spread} for name, spread in chosen.spreads.items()},
    }
    provenance.record(request.output, "erosionuncertainty", inputs, parameters, result)
