"""NDVI of bare soil and of full cover: published pairs, own numbers, or percentiles of the scene."""

from __future__ import annotations

import math

from dss_planner.errors import InputError
from dss_planner.raster.grid import Grid
from dss_planner.raster.percentiles import SumOfBands
from dss_planner.raster.percentiles import percentiles as raster_percentiles
from dss_planner.raster.reading import open_raster
from dss_planner.running import CancelCheck, Progress, never, silent

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

    layer: how messages call the raster. Raises `InputError` when no cell is known.
    """
    grid = Grid.of(open_raster(path))
    found = raster_percentiles(SumOfBands(path, (1,)), grid, percentiles, progress, cancelled)
    if any(math.isnan(value) for value in found):
        raise InputError("The layer “{layer}” holds no known cell. Choose another layer.", layer=layer)
    return found
