"""Sand drift potential of a wind table or of single winds (Fryberger and Dean 1979, USGS Prof. Paper 1052)."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

#: Threshold wind speed at 10 m [kn], about 6 m/s [V].
THRESHOLD_KNOTS = 12.0
#: One knot in m/s (exact by definition).
METRES_PER_SECOND = 1852.0 / 3600.0
#: RDP/DP below which winds come from many directions, and above which from nearly one (Meng et al. 2022) [V].
VARIABILITY_BOUNDS = (0.3, 0.8)
#: DP [vector units, knots³] that separates low, intermediate and high wind energy (Meng et al. 2022) [V].
ENERGY_BOUNDS = (200.0, 400.0)


@dataclass(frozen=True)
class WindTable:
    """How often the wind blows from each direction in each speed class, at 10 m.

    directions: where the wind comes from [°, clockwise from north], (n,). low, high: bounds of the speed classes
    [kn], (m,). percent: share of all time [%], (n, m). undirected: wind of unknown or variable direction [% of all
    time], where it is known; calms make up the rest to 100.
    """

    directions: np.ndarray
    low: np.ndarray
    high: np.ndarray
    percent: np.ndarray
    undirected: float = 0.0

    @property
    def calm(self) -> float:
        """Time without wind [%]."""
        return max(0.0, 100.0 - float(self.percent.sum()) - self.undirected)

    @property
    def middle(self) -> np.ndarray:
        """Middle of each speed class [kn], (m,)."""
        return (self.low + self.high) / 2.0


@dataclass(frozen=True)
class DriftPotential:
    """Sand drift of a place.

    dp: drift potential, rdp: resultant drift potential [vector units: knots³, percent of time]; rdd: direction towards
    which sand moves [°], None when nothing moves or all cancels; ratio: RDP/DP (0–1), None when DP is 0;
    energy: 'low', 'intermediate' or 'high'; variability: 'low' (many directions), 'intermediate', 'high' ratio or '';
    by_direction: drift potential from each direction of the table [vector units].
    """

    dp: float
    rdp: float
    rdd: float | None
    ratio: float | None
    energy: str
    variability: str
    by_direction: tuple[float, ...]

    @property
    def barrier_axis(self) -> float | None:
        """Axis of a barrier across the drift [°, 0–180), None without a resultant direction."""
        return None if self.rdd is None else (self.rdd + 90.0) % 180.0

    @property
    def suggests_grid(self) -> bool:
        """Whether winds are so variable that grids protect better than strips."""
        return self.ratio is not None and self.ratio < VARIABILITY_BOUNDS[0]


def to_knots(speed: ArrayLike) -> np.ndarray:
    """Return wind speed in knots from m/s: the energy classes hold for knots only (27.2 and 54.5 in m/s units)."""
    return np.asarray(speed, dtype=np.float64) / METRES_PER_SECOND


def class_weight(speed: ArrayLike, threshold: float = THRESHOLD_KNOTS) -> np.ndarray:
    """Return V²(V − Vt)/100 of wind speeds [kn] at 10 m; 0 at or below the threshold [kn]."""
    speed = np.asarray(speed, dtype=np.float64)
    return speed**2 * np.maximum(speed - threshold, 0.0) / 100.0


def drift_potential(table: WindTable, threshold: float = THRESHOLD_KNOTS) -> DriftPotential:
    """Return drift potential, resultant and direction: DP = Σ V²(V − Vt)/100·t, V in knots, t in percent of time."""
    by_direction = table.percent @ class_weight(table.middle, threshold)
    return from_vectors(table.directions, by_direction, by_direction)


def drift_of_winds(
    speed: ArrayLike, direction: ArrayLike, percent: ArrayLike, threshold: float = THRESHOLD_KNOTS
) -> np.ndarray:
    """Return V²(V − Vt)/100·t of each observation, (n,): wind by wind, so that no class stands for its middle.

    speed [kn at 10 m], percent: share of all time that the observation stands for [%]. 0 without a direction.
    """
    moved = class_weight(speed, threshold) * np.asarray(percent)
    return np.where(np.isfinite(np.asarray(direction)) & np.isfinite(moved), moved, 0.0)


def from_vectors(directions: np.ndarray, moved: np.ndarray, by_direction: np.ndarray) -> DriftPotential:
    """Return the drift of vectors: moved [vector units] by winds from directions [°]; by_direction: to report."""
    towards = np.radians(directions + 180.0)
    east = float(np.sum(moved * np.sin(towards)))
    north = float(np.sum(moved * np.cos(towards)))
    dp, rdp = float(moved.sum()), math.hypot(east, north)
    # opposite winds leave a rounding remainder, not a direction
    known = dp > 0.0 and rdp > 1e-9 * dp
    return DriftPotential(
        dp=dp,
        rdp=rdp if known else 0.0,
        rdd=math.degrees(math.atan2(east, north)) % 360.0 if known else None,
        ratio=(rdp if known else 0.0) / dp if dp > 0.0 else None,
        energy=_grade(dp, ENERGY_BOUNDS),
        variability=_grade(rdp / dp, VARIABILITY_BOUNDS) if dp > 0.0 else "",
        by_direction=tuple(float(value) for value in by_direction),
    )


def _grade(value: float, bounds: tuple[float, float]) -> str:
    if value < bounds[0]:
        return "low"
    return "intermediate" if value <= bounds[1] else "high"
