"""Which sites lie closer to each other than a distance, from edge to edge."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from osgeo import ogr
from scipy.spatial import cKDTree

from dss_planner.running import CancelCheck, never, stop_if

_LOOK = 1000
#: Sites whose neighbours are looked up at once: a call for all holds every other thread of Python meanwhile.
_AT_ONCE = 250


def near_pairs(
    shapes: Sequence[ogr.Geometry], distance: float, cancelled: CancelCheck = never
) -> tuple[np.ndarray, np.ndarray]:
    """Return pairs (p, 2), i < j, of shapes closer than ``distance`` (units of their CRS), and their distances (p,)."""
    empty = np.zeros((0, 2), dtype=np.int64), np.zeros(0)
    if distance <= 0 or len(shapes) < 2:
        return empty
    boxes = np.array([shape.GetEnvelope() for shape in shapes])
    low, high = boxes[:, [0, 2]], boxes[:, [1, 3]]
    reach = distance + float((high - low).max())
    centers = (low + high) / 2
    tree = cKDTree(centers)
    kept = []
    for start in range(0, len(centers), _AT_ONCE):
        stop_if(cancelled)
        near = tree.query_ball_point(centers[start : start + _AT_ONCE], reach, p=np.inf)
        one = np.repeat(np.arange(start, start + len(near)), [len(others) for others in near])
        other = np.concatenate([np.asarray(others, dtype=np.int64) for others in near])
        one, other = one[other > one], other[other > one]
        # boxes that are farther apart need not be looked at
        gap = np.maximum(np.maximum(low[one] - high[other], low[other] - high[one]), 0.0)
        close = np.hypot(gap[:, 0], gap[:, 1]) < distance
        kept.append(np.column_stack([one[close], other[close]]))
    pairs = np.concatenate(kept)
    found = np.empty(len(pairs))
    for number, (first, second) in enumerate(pairs.tolist()):
        if number % _LOOK == 0:
            stop_if(cancelled)
        found[number] = shapes[first].Distance(shapes[second])
    close = found < distance
    pairs, found = np.sort(pairs[close], axis=1).astype(np.int64), found[close]
    order = np.lexsort((pairs[:, 1], pairs[:, 0]))
    return pairs[order], found[order]


def bonuses(
    pairs: np.ndarray, distances: np.ndarray, benefit: np.ndarray, reach: float, compactness: float, most: int
) -> tuple[np.ndarray, np.ndarray]:
    """Return pairs that earn a bonus when both are chosen, and the bonus: compact choices are worth more [A].

    A pair at distance d earns compactness·½(bᵢ + bⱼ)·(1 − d/reach)/most; of each site only its ``most`` nearest count,
    so that all its pairs together earn at most about compactness times its own benefit.
    """
    if not compactness or not len(pairs):
        return np.zeros((0, 2), dtype=np.int64), np.zeros(0)
    ends = np.concatenate([pairs, pairs[:, ::-1]])
    both = np.concatenate([distances, distances])
    order = np.lexsort((both, ends[:, 0]))
    start = np.searchsorted(ends[order, 0], ends[order, 0])
    nearest = np.zeros(len(ends), dtype=bool)
    nearest[order] = np.arange(len(order)) - start < most
    kept = nearest[: len(pairs)] & nearest[len(pairs) :]
    mean = 0.5 * benefit[pairs[kept]].sum(axis=1)
    return pairs[kept], compactness * mean * (1.0 - distances[kept] / reach) / most
