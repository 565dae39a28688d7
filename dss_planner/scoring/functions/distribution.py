"""What values of a layer occur in the study area: limits of sliders, the histogram behind a curve, classes."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from dss_planner.errors import InputError
from dss_planner.raster.cache import bounded_cache
from dss_planner.raster.cellareas import CellAreas
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import read_bands, tiles
from dss_planner.raster.writing import TILE
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.scoring.functions.bounds import open_band
from dss_planner.scoring.land.masks import Mask

#: Cells of which percentiles and histogram are taken, about; the smallest and largest value come from all.
_SAMPLE = 2_000_000
#: Whole numbers with up to so many different values are shown as classes.
_CLASSES = 64
#: Quantiles kept, so that land can be counted between any two numbers and on any axis.
_QUANTILES = 4001


@dataclass(frozen=True)
class Distribution:
    """The known values of a band inside the mask, in the layer's unit.

    minimum, maximum: of all cells. low, high: 5th and 95th percentile. edges, counts: histogram (n + 1 and n numbers).
    classes: code → share of the known cells (0–1) when the values are few whole numbers, else empty. known: share of
    the cells inside the mask that are known. beyond: share of the known cells that are ``marker`` or more
    (“unreachable”); these count nowhere else. quantiles: so many values, ascending, that each stands for the same land.
    hectares: known land inside the mask on the ellipsoid, 0 where the layer has no CRS.
    """

    minimum: float
    maximum: float
    low: float
    high: float
    edges: tuple[float, ...]
    counts: tuple[int, ...]
    classes: dict[int, float]
    known: float
    beyond: float = 0.0
    quantiles: tuple[float, ...] = ()
    hectares: float = 0.0

    @property
    def shares(self) -> tuple[float, ...]:
        """The histogram with its highest bin at 1, for drawing."""
        most = max(self.counts) or 1
        return tuple(count / most for count in self.counts)


def read_distribution(
    path: str,
    band: int = 1,
    mask: str | None = None,
    marker: float | None = None,
    bins: int = 64,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
) -> Distribution:
    """Return what values occur in a band inside a mask (raster or polygons; None: everywhere).

    marker: values from it on mean “beyond reach” and are counted apart. Reads the layer once, block by block.

    Raises `InputError` when the raster or the mask is wrong, or no value is known; `Cancelled`.
    """
    dataset = open_band(path, band)
    grid = Grid.of(dataset)
    kept = Mask(mask, grid, path, cancelled) if mask else None
    step = max(1, math.ceil(math.sqrt(grid.width * grid.height / _SAMPLE)))
    areas = CellAreas(grid) if grid.crs else None
    low, high, inside, known, beyond, done, hectares = math.inf, -math.inf, 0, 0, 0, 0, 0.0
    sample = []
    with bounded_cache():
        for window in tiles(grid, (TILE, TILE)):
            stop_if(cancelled)
            values = read_bands(dataset, (band,), window)[0]
            cells = np.ones(values.shape, dtype=bool) if kept is None else kept.window(window)
            values[~cells] = np.nan
            inside += int(np.count_nonzero(cells))
            there = np.isfinite(values)
            known += int(np.count_nonzero(there))
            if areas is not None:
                hectares += float(areas.hectares(window.row, window.height, window.column, window.width)[there].sum())
            if marker is not None:
                far = values >= np.float32(marker)
                beyond += int(np.count_nonzero(far))
                there &= ~far
            if there.any():
                low, high = min(low, float(values[there].min())), max(high, float(values[there].max()))
                # every step-th row and column of the whole grid, whatever the windows
                part = (slice(-window.row % step, None, step), slice(-window.column % step, None, step))
                sample.append(values[part][there[part]])
            done += values.size
            progress(done / (grid.width * grid.height), None)
    if known == beyond:
        raise InputError(
            "The layer “{layer}” has no known cell (all NoData). Choose a layer that covers the study area.", layer=path
        )
    taken = np.concatenate(sample).astype(float)
    taken = taken if taken.size else np.array([low, high])
    counts, edges = np.histogram(taken, bins=bins, range=(low, high) if high > low else (low - 0.5, low + 0.5))
    percentiles = np.percentile(taken, [5, 95])
    return Distribution(
        minimum=low,
        maximum=high,
        low=float(percentiles[0]),
        high=float(percentiles[1]),
        edges=tuple(float(edge) for edge in edges),
        counts=tuple(int(count) for count in counts),
        classes=_classes(taken),
        known=known / inside if inside else 0.0,
        beyond=beyond / known,
        quantiles=_quantiles(taken),
        hectares=hectares,
    )


def _quantiles(values: np.ndarray) -> tuple[float, ...]:
    """Return values that occur, evenly spaced in their order; all of them where they are few."""
    ordered = np.sort(values)
    places = np.linspace(0, ordered.size - 1, min(ordered.size, _QUANTILES)).round().astype(np.intp)
    return tuple(float(value) for value in ordered[places])


def _classes(values: np.ndarray) -> dict[int, float]:
    if (values != np.round(values)).any():
        return {}
    codes, counts = np.unique(values, return_counts=True)
    if len(codes) > _CLASSES:
        return {}
    return {int(code): float(count) / values.size for code, count in zip(codes, counts)}
