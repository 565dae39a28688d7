"""One pass over rasters that share a grid: read a strip, apply a pure function, write it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dss_planner.errors import InputError
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import open_raster, read_bands, require_bands, windows
from dss_planner.raster.writing import TILE, Band, RasterWriter
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.text import Text


@dataclass(frozen=True)
class Source:
    """One raster input of a pass.

    name: how messages call it ("Weather factor"); path: file; bands: band numbers to read, or None for all;
    count: the number of bands the file must have, or None for any; meaning: what those bands are.
    """

    name: str
    path: str
    bands: tuple[int, ...] | None = (1,)
    count: int | None = None
    meaning: str = ""


@dataclass(frozen=True)
class PassResult:
    """What a pass wrote. known: share of known cells (0–1) by band."""

    path: str
    grid: Grid
    known: tuple[float, ...]


def map_blocks(
    function: Callable[..., np.ndarray],
    sources: Sequence[Source],
    output: str | Path,
    bands: tuple[Band, ...],
    title: Text,
    dtype: str = "float32",
    classes: bool = False,
    metres: bool = False,
    located: bool = False,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
) -> PassResult:
    """Stream ``sources`` through ``function`` into the GeoTIFF ``output``.

    ``function`` gets one float32 array (bands, rows, columns) for each source, NaN where unknown, and returns
    (bands, rows, columns) with NaN where unknown. Memory does not grow with the raster. ``metres`` asks for a
    projected CRS in metres; ``located`` hands the function the `Window` of the block before the arrays.

    Raises `InputError` for differing grids, wrong band counts, a missing or geographic CRS (``metres``), or when
    all cells of the result are unknown; `OutputError` when the result cannot be written; `Cancelled`.
    """
    datasets = [open_raster(source.path) for source in sources]
    grid = common_grid(sources, datasets)
    if metres:
        grid.require_metres(sources[0].name)
    for source, dataset in zip(sources, datasets):
        if source.count is not None:
            require_bands(dataset, source.name, source.count, source.meaning)
    chosen = [s.bands or tuple(range(1, d.RasterCount + 1)) for s, d in zip(sources, datasets)]
    known_inputs = np.zeros(len(sources), dtype=np.int64)
    progress(0.0, title)
    with RasterWriter(output, grid, bands, dtype=dtype, classes=classes, cancelled=cancelled) as writer:
        for window in windows(grid, TILE):
            stop_if(cancelled)
            arrays = [read_bands(dataset, numbers, window) for dataset, numbers in zip(datasets, chosen)]
            known_inputs += [np.count_nonzero(np.isfinite(array)) for array in arrays]
            writer.write(function(window, *arrays) if located else function(*arrays), window.row)
            progress((window.row + window.height) / grid.height, None)
        known = writer.known_share
        if not any(known):
            raise _all_unknown(sources, known_inputs)
    return PassResult(str(output), grid, known)


def common_grid(sources: Sequence[Source], datasets: Sequence) -> Grid:
    """Return the grid that all inputs share; raises `InputError` naming two that differ."""
    grid = Grid.of(datasets[0])
    for source, dataset in zip(sources[1:], datasets[1:]):
        grid.require_same(sources[0].name, Grid.of(dataset), source.name)
    return grid


def _all_unknown(sources: Sequence[Source], known_inputs: np.ndarray) -> InputError:
    for source, known in zip(sources, known_inputs):
        if not known:
            return InputError(
                "The layer “{layer}” has no known cell (all NoData). Choose a layer that covers the study area.",
                layer=f"{source.name}: {source.path}",
            )
    return InputError(
        "The layers {layers} have no cell where all are known, so the result would be empty. "
        "Check that they cover the same area.",
        layers=", ".join(f"“{source.name}”" for source in sources),
    )
