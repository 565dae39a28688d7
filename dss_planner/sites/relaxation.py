"""Why no further region was found, and the smallest change of one rule that would leave room for one more."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from dss_planner.running import CancelCheck, never, stop_if
from dss_planner.sites.growth import AREA_MARGIN, components, far_enough
from dss_planner.text import Text, text

#: Halvings of the interval in which a relaxed value lies: to a 4 000th of the rule's value.
_HALVINGS = 12


@dataclass(frozen=True)
class Rules:
    """The rules a further region must keep. min_area [ha], spacing [CRS units, metres], min_score (0–100)."""

    min_area: float
    spacing: float
    min_score: float

    @property
    def room(self) -> float:
        """Hectares of contiguous land that a region needs."""
        return self.min_area * (1 + AREA_MARGIN)


@dataclass(frozen=True)
class Relaxation:
    """One rule that keeps the next region out.

    rule: min_area [ha], spacing [km] or min_score. value: as asked; enough: the value nearest to it with which one
    more region fits beside those found, the other rules unchanged.
    """

    rule: str
    value: float
    enough: float
    sentence: Text


@dataclass(frozen=True)
class Land:
    """What is left to choose from, arrays (rows, columns).

    score: NaN where excluded, unknown or outside the mask. hectares: of each cell. taken: cells of regions found.
    distance: from those regions in CRS units, None when there are none. cell_size: in CRS units.
    """

    score: np.ndarray
    hectares: np.ndarray
    taken: np.ndarray
    distance: np.ndarray | None
    cell_size: tuple[float, float]

    def largest(self, spacing: float, min_score: float) -> float:
        """Return the hectares of the largest contiguous land that keeps the spacing and the least score."""
        allowed = np.isfinite(self.score) & ~self.taken
        allowed &= np.where(np.isfinite(self.score), self.score, -1.0) >= min_score
        if self.distance is not None:
            allowed &= far_enough(self.distance, spacing, self.cell_size)
        return float(components(allowed, self.hectares)[1].max())


def relaxations(land: Land, rules: Rules, cancelled: CancelCheck = never) -> tuple[Relaxation, ...]:
    """Return the single changes that would each leave room for one more region, the relatively smallest first."""
    found = []
    room = land.largest(rules.spacing, rules.min_score)
    if 0 < room < rules.room:
        found.append(_area(rules.min_area, room))
    stop_if(cancelled)
    if land.distance is not None and land.largest(0.0, rules.min_score) >= rules.room:
        enough = _nearest(lambda spacing: land.largest(spacing, rules.min_score), rules.spacing, rules.room, cancelled)
        found.append(_spacing(rules.spacing, enough))
    if rules.min_score > 0 and land.largest(rules.spacing, 0.0) >= rules.room:
        enough = _nearest(lambda score: land.largest(rules.spacing, score), rules.min_score, rules.room, cancelled)
        found.append(_score(rules.min_score, enough))
    return tuple(sorted(found, key=lambda change: 1 - change.enough / change.value))


def _nearest(room: Callable[[float], float], value: float, needed: float, cancelled: CancelCheck) -> float:
    """Return nearly the largest number below ``value`` that leaves ``needed`` hectares (0 surely does)."""
    low, high = 0.0, value
    for _ in range(_HALVINGS):
        stop_if(cancelled)
        middle = (low + high) / 2
        if room(middle) >= needed:
            low = middle
        else:
            high = middle
    return low


def _area(value: float, room: float) -> Relaxation:
    enough = math.floor(room * (1 - AREA_MARGIN) * 100) / 100
    return Relaxation(
        "min_area",
        value,
        enough,
        text(
            "The largest land left has {enough} ha: a least area of {enough} ha instead of {value} ha would leave "
            "room for one more site.",
            # rounded down: the number told must leave room when it is typed in
            enough=f"{math.floor(enough):,}" if enough >= 100 else f"{enough:g}",
            value=f"{value:,.6g}",
        ),
    )


def _spacing(value: float, enough: float) -> Relaxation:
    kilometres = math.floor(enough) / 1000
    return Relaxation(
        "spacing",
        value / 1000,
        kilometres,
        text(
            "A spacing of {enough} km instead of {value} km would leave room for one more site.",
            enough=f"{kilometres:g}",
            value=f"{value / 1000:g}",
        ),
    )


def _score(value: float, enough: float) -> Relaxation:
    points = math.floor(enough * 100) / 100
    return Relaxation(
        "min_score",
        value,
        points,
        text(
            "A least score of {enough} instead of {value} would leave room for one more site.",
            enough=f"{points:g}",
            value=f"{value:g}",
        ),
    )
