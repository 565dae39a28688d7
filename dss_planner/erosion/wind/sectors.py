"""Directions sorted into equal sectors without favouring those that more reporting steps fall into."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

SECTORS = 16
#: Steps in which directions are reported [°], and the share of reports that must fall on them.
_STEPS = (45.0, 22.5, 10.0, 5.0, 1.0)
_ON_STEP = 0.99
#: Fewer different directions than this do not show a step.
_TELLING = 5


@dataclass(frozen=True)
class SectorShares:
    """Winds sorted into sectors. step: of each wind's direction; matrix: share of each step in each sector."""

    step: np.ndarray
    matrix: np.ndarray

    def sums(self, values: np.ndarray, classes: np.ndarray, count: int) -> np.ndarray:
        """Return the sums of values by sector and class, (sectors, count)."""
        steps = self.matrix.shape[1]
        flat = np.bincount(self.step * count + classes, weights=values, minlength=steps * count)
        return self.matrix @ flat.reshape(steps, count)


def sector_shares(direction: np.ndarray, sectors: int) -> SectorShares:
    """Return how winds from ``direction`` [°] are shared among ``sectors``: a report among all that its step covers."""
    width = 360.0 / sectors
    reported = reporting_step(direction)
    if reported == 0.0:
        own = np.floor(direction / width + 0.5).astype(np.int64) % sectors
        return SectorShares(own, np.eye(sectors))
    steps = round(360.0 / reported)
    return SectorShares(np.rint(direction / reported).astype(np.int64) % steps, overlaps(steps, sectors))


def overlaps(steps: int, sectors: int) -> np.ndarray:
    """Return the share of each of ``steps`` equal arcs in each of ``sectors``, (sectors, steps); the first of both
    are centred on north."""
    arc, width = 360.0 / steps, 360.0 / sectors
    apart = np.abs((np.arange(steps) * arc - np.arange(sectors)[:, np.newaxis] * width + 180.0) % 360.0 - 180.0)
    return np.clip((arc + width) / 2.0 - apart, 0.0, min(arc, width)) / arc


def sector_width(directions: np.ndarray) -> float:
    """Return the width of the sectors of a wind table [°]: its smallest even gap; 22.5 for a single direction."""
    if len(directions) < 2:
        return 360.0 / SECTORS
    gaps = np.diff(np.append(directions, directions[0] + 360.0))
    gap = float(gaps.min())
    return gap if abs(360.0 / gap - round(360.0 / gap)) < 1e-6 and gap <= 360.0 / 8 else 360.0 / SECTORS


def reporting_step(direction: np.ndarray) -> float:
    """Return the step in which directions are reported [°]; 0 when they are continuous or too few to tell."""
    if len(np.unique(direction)) < _TELLING:
        return 0.0
    for step in _STEPS:
        off = np.abs(direction / step - np.rint(direction / step))
        if np.mean(off < 1e-6) >= _ON_STEP:
            return step
    return 0.0
