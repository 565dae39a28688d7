"""NDVI of bare soil and of full cover: published pairs, own numbers, or percentiles of the scene."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dss_planner.erosion.vegetation.floatkeys import HALVES, from_keys, keys_of
from dss_planner.errors import InputError
from dss_planner.raster.cache import bounded_cache
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import open_raster, read_bands, tiles
from dss_planner.raster.writing import TILE
from dss_planner.running import CancelCheck, Progress, never, portion, silent, stop_if

#: Published pairs (bare soil, full cover) by climate [V2].
PAIRS = {"arid": (0.02, 0.80), "semi_arid": (0.05, 0.85), "sub_humid": (0.08, 0.90)}
#: Percentiles of the scene that papers take as end members of a region, soil type and season [V].
PERCENTILES = (5.0, 95.0)
#: Ways to state the end members: own numbers, a published pair, or percentiles of the scene.
CHOICES = ("own", *PAIRS, "percentiles")


def scene_percentiles(
    path: str,
    layer: str,
    percentiles: tuple[float, ...] = PERCENTILES,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
) -> tuple[float, ...]:
    """Return percentiles of all known cells of band 1, exactly as `numpy.percentile` of them, in bounded memory.

    layer: how messages call the raster. It is read twice: once to count the upper halves of the numbers, once for the
    lower halves where the percentiles fall. Raises `InputError` when no cell is known.
    """
    upper = np.zeros(HALVES, dtype=np.int64)
    for keys in _blocks(path, portion(progress, 0.0, 0.5), cancelled):
        upper += np.bincount(keys >> 16, minlength=HALVES)
    total = int(upper.sum())
    if not total:
        raise InputError("The layer “{layer}” holds no known cell. Choose another layer.", layer=layer)
    places = [share / 100.0 * (total - 1) for share in percentiles]
    ranks = sorted({rank for place in places for rank in (int(place), min(int(place) + 1, total - 1))})
    below = np.concatenate([[0], np.cumsum(upper)])
    halves = {rank: int(np.searchsorted(below, rank, side="right")) - 1 for rank in ranks}
    lower = {half: np.zeros(HALVES, dtype=np.int64) for half in halves.values()}
    for keys in _blocks(path, portion(progress, 0.5, 1.0), cancelled):
        for half in lower:
            lower[half] += np.bincount(keys[keys >> 16 == half] & 0xFFFF, minlength=HALVES)
    values = {}
    for rank, half in halves.items():
        low = int(np.searchsorted(np.cumsum(lower[half]), rank - below[half], side="right"))
        values[rank] = float(from_keys(np.array([(half << 16) + low], dtype=np.uint32))[0])
    found = []
    for place in places:
        first, second = values[int(place)], values[min(int(place) + 1, total - 1)]
        found.append(first + (second - first) * (place - int(place)))
    return tuple(found)


def _blocks(path: str, progress: Progress, cancelled: CancelCheck) -> Iterator[np.ndarray]:
    """Yield the keys of the known cells."""
    dataset = open_raster(path)
    grid = Grid.of(dataset)
    with bounded_cache():
        for window in tiles(grid, (TILE, TILE)):
            stop_if(cancelled)
            values = read_bands(dataset, (1,), window)
            yield keys_of(values[np.isfinite(values)])
            progress((window.row + window.height) / grid.height, None)
