"""The cells that a score model scores, block by block, in the units of its layers."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from dss_planner.raster.blocks import in_order
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import Window, open_raster, read_bands, tiles
from dss_planner.raster.writing import TILE
from dss_planner.running import CancelCheck, Progress, never
from dss_planner.scoring.land.masks import Mask
from dss_planner.scoring.model import ScoreModel
from dss_planner.scoring.score import removes, require_listed

#: Cells of a block, about.
_BLOCK = 1 << 18
Found = TypeVar("Found")


@dataclass(frozen=True)
class BlockCells:
    """A block. raw: float32 (criteria, cells) of the cells that are scored; places: their positions in the block."""

    window: Window
    raw: np.ndarray
    places: np.ndarray

    def spread(self, values: np.ndarray) -> np.ndarray:
        """Return float32 (rows, columns) with the values at their cells and NaN elsewhere."""
        found = np.full(self.window.height * self.window.width, np.nan, dtype=np.float32)
        found[self.places] = values
        return found.reshape(self.window.height, self.window.width)


class ModelCells:
    """Reads what `compute_score` scores: cells in the mask that no rule removes and of which all layers are known.

    Raises `InputError` as reading does, and for class codes without a value.
    """

    def __init__(self, model: ScoreModel, grid: Grid, cancelled: CancelCheck = never) -> None:
        self.grid = grid
        self._model = model
        self._mask = Mask(model.mask, grid, model.criteria[0].name, cancelled) if model.mask else None
        layers = {criterion.layer for criterion in model.criteria} | {rule.layer for rule in model.exclusions}
        self._datasets = {layer: open_raster(layer) for layer in layers}
        # GDAL reads a dataset in one thread at a time
        self._lock = threading.Lock()

    def each(
        self,
        work: Callable[[BlockCells], Found],
        threads: int,
        progress: Progress,
        cancelled: CancelCheck,
    ) -> Iterator[Found]:
        """Yield what ``work`` returns for each block, in the order of the blocks, worked out in several threads."""
        cells = 0
        windows = tiles(self.grid, (TILE, TILE), _BLOCK)
        for window, found in in_order(lambda window: work(self.read(window)), windows, threads, cancelled):
            cells += window.width * window.height
            progress(cells / (self.grid.width * self.grid.height), None)
            yield found

    def read(self, window: Window) -> BlockCells:
        """Return the scored cells of a window."""
        with self._lock:
            usable = np.ones((window.height, window.width), dtype=bool)
            if self._mask is not None:
                usable &= self._mask.window(window)
            for rule in self._model.exclusions:
                values = self._layer(rule.layer, rule.band, window)
                usable &= ~removes(rule, values) & np.isfinite(values)
            layers = [self._layer(item.layer, item.band, window) for item in self._model.criteria]
        for layer in layers:
            usable &= np.isfinite(layer)
        places = np.flatnonzero(usable)
        raw = np.stack([layer.ravel()[places] for layer in layers])
        for criterion, values in zip(self._model.criteria, raw):
            require_listed(criterion, values)
        return BlockCells(window, raw, places)

    def _layer(self, layer: str, band: int, window: Window) -> np.ndarray:
        return read_bands(self._datasets[layer], (band,), window)[0]
