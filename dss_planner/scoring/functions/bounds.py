"""Numbers to propose as bounds of a value function; they are stored in the model and then stay fixed."""

from __future__ import annotations

import numpy as np
from osgeo import gdal

from dss_planner.errors import InputError
from dss_planner.raster.cache import bounded_cache
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import Window, open_raster, read_bands
from dss_planner.running import CancelCheck, never, stop_if

#: Cells read at most; larger rasters are sampled by whole rows, evenly from north to south.
_CELLS = 4_000_000


def suggest_bounds(
    path: str,
    band: int = 1,
    low_percentile: float = 5.0,
    high_percentile: float = 95.0,
    below: float | None = None,
    cancelled: CancelCheck = never,
) -> tuple[float, float]:
    """Return two percentiles of a band's known cells, to be stored as a value function's low and high.

    below: only values below it count (leave out markers such as “unreachable”). Rasters of more than 4 million cells
    are sampled by rows. The percentiles describe the study area once; they are never recomputed while scoring.

    Raises `InputError` when the raster is missing, the band does not exist, or fewer than two different values are
    known.
    """
    dataset = open_band(path, band)
    grid = Grid.of(dataset)
    step = max(1, -(-grid.width * grid.height // _CELLS))
    known = []
    with bounded_cache():  # a row of a wide raster decodes a whole row of tiles
        for row in range(0, grid.height, step):
            stop_if(cancelled)
            values = read_bands(dataset, (band,), Window(0, row, grid.width, 1))
            keep = np.isfinite(values) if below is None else values < below
            known.append(values[keep])
    everything = np.concatenate(known)
    if everything.size == 0:
        raise InputError(
            "The layer “{layer}” has no known cell (all NoData). Choose a layer that covers the study area.", layer=path
        )
    low, high = (float(v) for v in np.percentile(everything.astype(float), [low_percentile, high_percentile]))
    if low == high:
        low, high = float(everything.min()), float(everything.max())
    if low == high:
        raise InputError(
            "The layer “{layer}” has the single value {found}; at least two are needed to tell cells apart. Choose "
            "another layer.",
            layer=path,
            found=f"{low:g}",
        )
    return low, high


def open_band(path: str, band: int) -> gdal.Dataset:
    """Open a raster that has this band. Raises `InputError` naming it."""
    dataset = open_raster(path)
    if not 1 <= band <= dataset.RasterCount:
        raise InputError(
            "{layer} has {found} band(s); band {band} was asked for. Choose a band from 1 to {found}.",
            layer=path,
            found=dataset.RasterCount,
            band=band,
        )
    return dataset
