"""What one window of a raster adds to the facts of the zones that it holds, and the sums over all windows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from dss_planner.raster.zonecover import Cover

#: Every so many cells of a window are looked at for the value that sums are taken around.
_SAMPLE = 16
#: Squared differences this small beside the squares are rounding of float64 sums.
_ROUNDING = 1e-14
#: Codes of a window that lie this close together are counted, others sorted.
_CODE_RANGE = 1 << 16


@dataclass(frozen=True)
class Piece:
    """Sums of one window by zone: ``zones`` (ascending, each once), coverage of known cells, mean, sum of squared
    differences from it, minimum and maximum; ``classes``: code → coverage by zone."""

    zones: np.ndarray
    known: np.ndarray
    mean: np.ndarray
    squares: np.ndarray
    minimum: np.ndarray
    maximum: np.ndarray
    classes: Mapping[int, np.ndarray]


@dataclass
class Sums:
    """The sums of all windows so far, one value for each zone."""

    known: np.ndarray
    mean: np.ndarray
    squares: np.ndarray
    minimum: np.ndarray
    maximum: np.ndarray
    classes: dict[int, np.ndarray] = field(default_factory=dict)

    @classmethod
    def empty(cls, zones: int) -> Sums:
        """Return sums of nothing."""
        unknown = np.full(zones, np.nan)
        return cls(np.zeros(zones), np.zeros(zones), np.zeros(zones), unknown, unknown.copy())

    def add(self, piece: Piece) -> None:
        """Add a window; windows added in the same order give the same sums."""
        zones = piece.zones
        before, more = self.known[zones], piece.known
        total = before + more
        part = np.divide(more, total, out=np.zeros_like(total), where=total > 0)
        step = piece.mean - self.mean[zones]
        self.mean[zones] += step * part
        # Chan et al. 1983: sums around the means of two parts, without loss of digits
        self.squares[zones] += piece.squares + step * step * before * part
        self.known[zones] = total
        self.minimum[zones] = np.fmin(self.minimum[zones], piece.minimum)
        self.maximum[zones] = np.fmax(self.maximum[zones], piece.maximum)
        for code, weights in piece.classes.items():
            if code not in self.classes:
                self.classes[code] = np.zeros(len(self.known))
            self.classes[code][zones] += weights


class CoverPlan:
    """A window's coverage, arranged so that several rasters can be summed up over it."""

    def __init__(self, cover: Cover) -> None:
        self.cover = cover
        self._groups = (_starts(cover.zone), _starts(cover.run_zone))
        single, run = cover.zone[self._groups[0]], cover.run_zone[self._groups[1]]
        self.zones = np.union1d(single, run)
        self._places = (np.searchsorted(self.zones, single), np.searchsorted(self.zones, run))
        # from the last run to the first: the gap between a run's end and the next run's start is then one cell
        self._order = np.argsort(-cover.run_start, kind="stable")
        self._bounds = np.empty(2 * len(self._order), dtype=np.intp)
        self._bounds[0::2] = cover.run_start[self._order]
        self._bounds[1::2] = cover.run_stop[self._order]
        self._lengths = (cover.run_stop - cover.run_start).astype(np.float64)
        self.covered = self.add(cover.share, self._lengths * cover.run_share)

    def add(self, cells: np.ndarray, runs: np.ndarray) -> np.ndarray:
        """Return the sums by zone of values of the single cells and of the runs."""
        total = np.zeros(len(self.zones))
        for place, groups, values in zip(self._places, self._groups, (cells, runs)):
            if len(groups):
                total[place] += np.add.reduceat(values, groups)
        return total

    def extreme(self, function: Any, cells: np.ndarray, runs: np.ndarray) -> np.ndarray:
        """Return the smallest or largest value by zone (a minimum or maximum ufunc); NaN where no cell is known."""
        ignoring = np.fmin if function in (np.minimum, np.fmin) else np.fmax
        found = np.full(len(self.zones), np.nan)
        for place, groups, values in zip(self._places, self._groups, (cells, runs)):
            if len(groups):
                found[place] = ignoring(found[place], function.reduceat(values, groups))
        return found

    def by_run(self, function: Any, values: np.ndarray) -> np.ndarray:
        """Return the result of a ufunc over each run of a flat window (``values`` of all its cells)."""
        result = np.empty(len(self._order), dtype=values.dtype)
        if len(self._order):
            result[self._order] = function.reduceat(values, self._bounds)[0::2]
        return result


def summed(plan: CoverPlan, values: np.ndarray, classes: bool) -> Piece:
    """Return the sums over one window. values: float32 (rows, columns), NaN where unknown."""
    cover, flat = plan.cover, np.ascontiguousarray(values).ravel()
    cells = flat.take(cover.cell)
    known_cells = np.isfinite(cells)
    finite = np.isfinite(flat) if len(cover.run_start) else known_cells
    whole = bool(finite.all()) and bool(known_cells.all())
    centre = _centre(flat)
    weight, known = cover.share, plan.covered
    difference = np.subtract(cells, centre, dtype=np.float64)
    if not whole:
        difference[~known_cells] = 0.0
        weight = weight * known_cells
        known = plan.add(weight, cover.run_share * plan.by_run(np.add, finite.astype(np.int32)))
    run_sums, run_squares = _run_sums(plan, flat, finite, whole, centre)
    weighted = weight * difference
    first = plan.add(weighted, cover.run_share * run_sums)
    second = plan.add(np.multiply(weighted, difference, out=weighted), cover.run_share * run_squares)
    mean = np.divide(first, known, out=np.zeros_like(first), where=known > 0)
    squares = second - mean * first
    squares[squares < _ROUNDING * second] = 0.0
    low, high = (np.minimum, np.maximum) if whole else (np.fmin, np.fmax)
    return Piece(
        plan.zones,
        known,
        centre + mean,
        squares,
        plan.extreme(low, cells, plan.by_run(low, flat)),
        plan.extreme(high, cells, plan.by_run(high, flat)),
        _class_weights(plan, flat, finite, cells) if classes else {},
    )


def _run_sums(
    plan: CoverPlan, flat: np.ndarray, finite: np.ndarray, whole: bool, centre: float
) -> tuple[np.ndarray, np.ndarray]:
    """Return the sums of the differences from the centre, and of their squares, over each run."""
    if not len(plan.cover.run_start):
        return np.empty(0), np.empty(0)
    difference = np.subtract(flat, centre, dtype=np.float64)
    if not whole:
        difference[~finite] = 0.0
    sums = plan.by_run(np.add, difference)
    return sums, plan.by_run(np.add, np.multiply(difference, difference, out=difference))


def _class_weights(plan: CoverPlan, flat: np.ndarray, finite: np.ndarray, cells: np.ndarray) -> dict[int, np.ndarray]:
    """Return the coverage of each code by zone: one prefix sum for each code serves all runs."""
    cover, found = plan.cover, {}
    whole = np.trunc(flat)
    counted = np.empty(len(flat) + 1, dtype=np.int32)
    counted[0] = 0
    own = np.trunc(cells)
    for code in _codes(whole[np.isfinite(whole)] if len(cover.run_start) else own[np.isfinite(own)]):
        if len(cover.run_start):
            np.cumsum(whole == code, out=counted[1:])
        runs = counted[cover.run_stop] - counted[cover.run_start]
        found[code] = plan.add(cover.share * (own == code), cover.run_share * runs)
    return found


def _codes(values: np.ndarray) -> list[int]:
    """Return the codes that occur."""
    if not len(values):
        return []
    low, high = int(values.min()), int(values.max())
    if high - low >= _CODE_RANGE:
        return [int(code) for code in np.unique(values)]
    return (np.flatnonzero(np.bincount((values - low).astype(np.int32))) + low).tolist()


def _centre(flat: np.ndarray) -> float:
    sample = flat[::_SAMPLE]
    sample = sample[np.isfinite(sample)]
    return float(sample.mean(dtype=np.float64)) if len(sample) else 0.0


def _starts(zone: np.ndarray) -> np.ndarray:
    """Return where each zone starts in a sorted array of zones."""
    if not len(zone):
        return np.empty(0, dtype=np.int64)
    return np.flatnonzero(np.concatenate([[True], zone[1:] != zone[:-1]]))
