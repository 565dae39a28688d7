"""How far and in which direction what leaves a place reaches: wedges of the wind, thinned by distance.

What leaves a place goes off in the direction θ with the density w(θ)/Δθ of the dust-moving wind, evenly within each
sector of width Δθ (Σ w_k = 1), and a share exp(−d/L) of it is still in the air at distance d [A]. A strip of width b
follows each way; measured along the circle it takes up b/d of the directions at distance d, so a person there in
direction φ stands in it with the weight

    W(d, φ) = exp(−d/L) · ∫ w(θ)/Δθ dθ   over θ from φ − α to φ + α,   α = min(π, b/(2d)),

which is the wind's share of all ways that pass the person. Far off it is w_k · exp(−d/L) · b/(Δθ·d), as b/d is small
against Δθ. Near the place the strip is wider than one wedge and takes in its neighbours, and W never exceeds 1: nobody
counts more than once, whatever the wind, the reach and the cells. Over all directions ∫ W dφ·d = b·exp(−d/L) from
d = b/2π on (0.16 km; all directions lie in the strip within it): nothing is lost but by the stated decay. The sum over
all places is the number of people who live in a strip b = 1 km wide along the way that what leaves the place takes,
weighted by what is left: person-equivalents for each unit that leaves. It is an index to compare places by, not a dose.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dss_planner.running import CancelCheck, never, stop_if

#: e-folding distance L [km] [A]: no measured value is known for the region. Settling takes silt of 20 µm out of the air
#: within a few hundred kilometres and sand within one; fine dust travels thousands. A figure to be chosen, and stated.
DECAY_KM = 200.0
#: Places farther away than this are not looked at [km] [A]: three e-folding distances, where 5 % is left.
REACH_KM = 600.0
#: Width b of the strip that person-equivalents are counted in [km].
FRONT_KM = 1.0
#: Points by side of a cell that the kernel is averaged over: near the source, and elsewhere.
_FINE, _COARSE = 12, 3
#: Cells from the source that count as near.
_NEAR = 6


def reach_kernel(
    shares: np.ndarray,
    cell_km: float,
    decay_km: float = DECAY_KM,
    max_km: float = REACH_KM,
    turn: float = 0.0,
    cancelled: CancelCheck = never,
) -> np.ndarray:
    """Return the weight of a person in each cell around a source in the middle, (2n + 1, 2n + 1), north up.

    shares: of dust-moving wind FROM equal sectors, the first centred on true north, adding up to 1 (or less).
    cell_km: size of a cell. decay_km: L; infinite for none. turn: true direction of the grid's north [°].
    Weights are means over the cell, 0–1. Each sector is scaled so that its undecayed weights carry its share of the
    wind, Σ·cell² = w_k·b·(reach − b/4π), which evens out what few points by cell miss.
    """
    half = int(np.ceil(max_km / cell_km))
    sectors = len(shares)
    sums = np.zeros(sectors)
    for points in _Points(half, cell_km, max_km, turn, sectors).parts(cancelled):
        sums += _carried(points, sectors) / points.count
    carried = FRONT_KM * (max_km - FRONT_KM / (4.0 * np.pi))
    scaled = np.asarray(shares) * carried / np.maximum(sums * cell_km**2, 1e-300)
    kernel = np.zeros((2 * half + 1, 2 * half + 1))
    for points in _Points(half, cell_km, max_km, turn, sectors).parts(cancelled):
        passing = np.minimum(strip_share(points.coming, points.distance, scaled), 1.0)
        kernel[points.row, points.column] += passing * np.exp(-points.distance / decay_km) / points.count
    return kernel


def strip_share(coming: np.ndarray, distance: np.ndarray, shares: np.ndarray) -> np.ndarray:
    """Return the share of the wind (0–1) whose strip passes points: W above without the decay.

    coming: direction that wind from the source to the point comes from, in sectors; sector k from k to k + 1.
    distance [km], above 0. shares: of dust-moving wind FROM the sectors.
    """
    sectors = len(shares)
    half = _half_strip(distance, sectors)
    # three turns, so that a strip across north meets no edge
    edges = np.arange(3 * sectors + 1)
    summed = np.concatenate([[0.0], np.cumsum(np.tile(shares, 3))])
    middle = coming + sectors
    return np.interp(middle + half, edges, summed) - np.interp(middle - half, edges, summed)


def _half_strip(distance: np.ndarray, sectors: int) -> np.ndarray:
    """Return α in sectors."""
    return np.minimum(FRONT_KM / (2.0 * distance) * sectors / (2.0 * np.pi), sectors / 2.0)


def _carried(points: _Part, sectors: int) -> np.ndarray:
    """Return the summed weight of the points in wind that comes from each sector alone, undecayed."""
    half = _half_strip(points.distance, sectors)
    low, high = points.coming - half, points.coming + half
    found = np.zeros(sectors)
    first = np.floor(low).astype(np.int64)
    for step in range(int(np.ceil(2.0 * half.max(initial=0.0))) + 1):
        sector = first + step
        within = np.maximum(np.minimum(high, sector + 1.0) - np.maximum(low, sector), 0.0)
        found += np.bincount(sector % sectors, weights=within, minlength=sectors)
    return found


@dataclass(frozen=True)
class _Part:
    """One point in each of many cells. coming: direction of the wind towards it, in sectors from the first one's edge;
    distance [km]; count: points by cell."""

    row: np.ndarray
    column: np.ndarray
    coming: np.ndarray
    distance: np.ndarray
    count: int


class _Points:
    """Regular points within the cells around a source."""

    def __init__(self, half: int, cell_km: float, max_km: float, turn: float, sectors: int) -> None:
        self._half, self._cell, self._reach, self._turn, self._sectors = half, cell_km, max_km, turn, sectors
        offset = np.arange(-half, half + 1)
        near = np.abs(offset) <= _NEAR
        self._offset = offset
        self._near = near[:, np.newaxis] & near

    def parts(self, cancelled: CancelCheck) -> Iterator[_Part]:
        """Yield the same point of all cells, one after the other."""
        for count, cells in ((_COARSE, ~self._near), (_FINE, self._near)):
            row, column = np.nonzero(cells)
            shifts = (np.arange(count) + 0.5) / count - 0.5
            for down in shifts:
                stop_if(cancelled)
                for right in shifts:
                    yield self._part(row, column, down, right, count * count)

    def _part(self, row: np.ndarray, column: np.ndarray, down: float, right: float, count: int) -> _Part:
        north = -(self._offset[row] + down) * self._cell
        east = (self._offset[column] + right) * self._cell
        distance = np.hypot(north, east)
        inside = distance <= self._reach
        row, column, distance = row[inside], column[inside], distance[inside]
        towards = np.degrees(np.arctan2(east[inside], north[inside])) + self._turn
        coming = ((towards + 180.0) / (360.0 / self._sectors) + 0.5) % self._sectors
        return _Part(row, column, coming, distance, count)
