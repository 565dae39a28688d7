"""How far and in which direction what leaves a place reaches: wedges of the wind, thinned by distance.

What wind from sector k carries off spreads evenly across the wedge of width Δθ that the sector opens downwind, and a
share exp(−d/L) of it is still in the air at distance d [A]. Over a front of width b at distance d passes

    w_k · exp(−d/L) · b / (Δθ·d)        (Σ w_k = 1)

of it, so that all fronts of a wedge side by side carry w_k·exp(−d/L) at every distance: nothing is lost but by the
stated decay. Persons P at a place count with that share. The sum over all places is the number of people who live in a
strip b = 1 km wide along the way that what leaves the place takes, weighted by what is left: person-equivalents for
each unit that leaves. It is an index to compare places by, not a dose.
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
#: Width b of the front that person-equivalents are counted on [km].
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
    Each wedge is scaled so that its undecayed weights carry exactly its share of the wind: Σ·cell²/(b·reach) = w_k.
    """
    half = int(np.ceil(max_km / cell_km))
    wedge = 2.0 * np.pi / len(shares)
    sums = np.zeros(len(shares))
    for points in _Points(half, cell_km, max_km, turn, len(shares)).parts(cancelled):
        sums += np.bincount(points.sector, weights=points.spread, minlength=len(shares)) / points.count
    # ∫ 1/(Δθ·d) over a wedge is its length
    factor = np.asarray(shares) * max_km / np.maximum(sums / wedge * cell_km**2, 1e-300)
    kernel = np.zeros((2 * half + 1, 2 * half + 1))
    for points in _Points(half, cell_km, max_km, turn, len(shares)).parts(cancelled):
        weight = factor[points.sector] * points.spread * np.exp(-points.distance / decay_km)
        kernel[points.row, points.column] += weight * (FRONT_KM / wedge / points.count)
    return kernel


@dataclass(frozen=True)
class _Part:
    """One point in each of many cells. spread: 1/d [1/km]; count: points by cell."""

    row: np.ndarray
    column: np.ndarray
    sector: np.ndarray
    distance: np.ndarray
    spread: np.ndarray
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
        coming = (towards + 180.0) / (360.0 / self._sectors)
        sector = np.floor(coming + 0.5).astype(np.int64) % self._sectors
        return _Part(row, column, sector, distance, 1.0 / distance, count)
