"""How far regions lie from each other, from edge to edge."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from scipy.spatial import cKDTree

from dss_planner.raster.reading import Window
from dss_planner.running import CancelCheck, never, stop_if
from dss_planner.sites.closing import OWN, Runs, closed


def nearest(
    regions: Sequence[Runs], cell_size: tuple[float, float], cancelled: CancelCheck = never
) -> list[float | None]:
    """Return for each region the distance to the nearest other in CRS units; None when it is alone.

    Edges run along the sides of cells, so that the least distance of two regions is one of two corners of cells.
    """
    trees = [cKDTree(_corners(region) * cell_size) for region in regions]
    boxes = [region.bounds for region in regions]
    found = [math.inf] * len(regions)
    for one in range(len(regions)):
        stop_if(cancelled)
        apart = [(_apart(boxes[one], box, cell_size), other) for other, box in enumerate(boxes) if other != one]
        for least, other in sorted(apart):
            if least >= found[one]:
                break
            few, many = sorted((one, other), key=lambda index: trees[index].n)
            # the bound is not met itself, so it is a little more than the least distance known
            bound = np.nextafter(found[one], math.inf)
            distance = trees[many].query(trees[few].data, distance_upper_bound=bound)[0].min()
            found[one], found[other] = min(found[one], distance), min(found[other], distance)
    return [None if math.isinf(distance) else float(distance) for distance in found]


def _corners(region: Runs) -> np.ndarray:
    """Return float64 (n, 2): columns and rows of the corners of cells that lie on the region's edge."""
    bounds = region.bounds
    inside = np.pad(closed(bounds, (region,), OWN), 1)
    north, south = inside[:-1], inside[1:]
    some = north[:, :-1] | north[:, 1:] | south[:, :-1] | south[:, 1:]
    every = north[:, :-1] & north[:, 1:] & south[:, :-1] & south[:, 1:]
    rows, columns = np.nonzero(some & ~every)
    return np.stack((columns + bounds.column, rows + bounds.row), axis=1).astype(float)


def _apart(one: Window, other: Window, cell_size: tuple[float, float]) -> float:
    """Return the distance of two windows, which that of what lies in them cannot be below."""
    over = max(one.column - other.column - other.width, other.column - one.column - one.width, 0)
    down = max(one.row - other.row - other.height, other.row - one.row - one.height, 0)
    return math.hypot(over * cell_size[0], down * cell_size[1]) * (1 - 1e-12)
