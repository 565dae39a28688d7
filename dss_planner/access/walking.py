"""Walking: how slope changes the pace, uphill and downhill apart."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from dss_planner.access.surface import minutes_per_metre
from dss_planner.errors import InputError

#: Tobler (1993): fastest speed [km/h], decay with slope, and the slope of the fastest walk, downhill [V].
TOP_SPEED = 6.0
DECAY = 3.5
SHIFT = 0.05
#: Tobler (1993): share of the speed on a path that is left off it [V].
OFF_PATH = 0.6
#: Slope [°] above which a step counts as a cliff [A]; Tobler's function gives 0.012 km/h there.
STEEPEST = 60.0
_STEEPEST_ALLOWED = 70.0

WALKING = ("off", "friction", "tobler")
DIRECTIONS = ("both", "from", "to")
NEIGHBOURS = (8, 16)


@dataclass(frozen=True)
class Movement:
    """How one moves over a surface.

    neighbours: 8, or 16 with knight's moves.
    walking: 'off', slope plays no part beyond the friction; 'friction', the friction holds on level ground and slope
    changes it (AccessMod's form); 'tobler', the pace follows from the slope alone, the friction only says where nobody
    can go. elevation: raster [m] on the grid of the friction, needed for walking.
    direction: 'from' the origins, 'to' them, or the mean of 'both' (out and back by the same way); walking only.
    off_path: share (0–1] of Tobler's speed that is left off paths; 'tobler' only.
    steepest: slope [°] above which a step cannot be walked [A].
    """

    neighbours: int = 8
    walking: str = "off"
    elevation: str | None = None
    direction: str = "both"
    off_path: float = OFF_PATH
    steepest: float = STEEPEST

    @property
    def plain(self) -> bool:
        """Whether all moves are those of the symmetric solver."""
        return self.neighbours == 8 and self.walking == "off"

    def check(self) -> None:
        """Raise `InputError` when a value is not one of those named above."""
        for value, known, name in (
            (self.neighbours, NEIGHBOURS, "neighbours"),
            (self.walking, WALKING, "walking"),
            (self.direction, DIRECTIONS, "direction"),
        ):
            if value not in known:
                raise InputError(
                    "The setting “{name}” is {found}; expected is one of {expected}. Choose one of these.",
                    name=name,
                    found=value,
                    expected=", ".join(map(str, known)),
                )
        if self.walking != "off" and not self.elevation:
            raise InputError("Walking needs the elevation. Choose an elevation raster [m], or set walking to “off”.")
        if self.walking == "off" and self.elevation:
            raise InputError(
                "An elevation is given but walking is “off”, so that slope would play no part. Choose how slope "
                "changes the pace, or leave the elevation empty."
            )
        if not 0 < self.off_path <= 1:
            raise InputError(
                "The share of the speed that is left off paths is {found}; expected is a number above 0, at most 1. "
                "Correct it (Tobler: 0.6).",
                found=self.off_path,
            )
        if not 0 < self.steepest <= _STEEPEST_ALLOWED:
            raise InputError(
                "The steepest slope that can be walked is {found}°; expected is above 0°, at most {expected}°. "
                "Correct it.",
                found=self.steepest,
                expected=_STEEPEST_ALLOWED,
            )


def tobler_speed(slope: np.ndarray | float) -> np.ndarray | float:
    """Return the walking speed [km/h] on a path of ``slope`` (rise over run in the direction of travel).

    W = 6·exp(−3.5·|S + 0.05|). Source: Tobler 1993 [V], T29. The speed is that over the map [M].
    """
    return TOP_SPEED * np.exp(-DECAY * np.abs(slope + SHIFT))


def accessmod_speed(level_speed: float, slope: np.ndarray | float) -> np.ndarray | float:
    """Return the walking speed [km/h] on ``slope`` where it is ``level_speed`` on level ground.

    v = v0·exp(−3.5·|S + 0.05|) / exp(−0.175). Source: AccessMod's r.walk.accessmod, speedWalk [V], T30.
    """
    return level_speed / pace_factor(slope)


def pace_factor(slope: np.ndarray | float) -> np.ndarray | float:
    """Return the time on ``slope`` over that on level ground, 0.84 at −5 %; Tobler's and AccessMod's alike."""
    return np.exp(DECAY * np.abs(slope + SHIFT) - DECAY * SHIFT)


def pace(slope: np.ndarray, movement: Movement) -> np.ndarray:
    """Return the time over that on level ground for steps that lead away from the origins with ``slope``.

    float64, rounded to float32's digits so that the last digit of exp, which may depend on the processor, plays no
    part; inf where the slope is too steep.
    """
    steepest = _tangent(movement)
    steep = np.abs(slope) > steepest
    slope = np.clip(slope, -steepest, steepest)
    if movement.direction == "both":
        factor = (pace_factor(slope) + pace_factor(-slope)) / 2
    else:
        factor = pace_factor(slope if movement.direction == "from" else -slope)
    factor = np.asarray(factor).astype(np.float32).astype(np.float64)
    factor[steep] = np.inf
    return factor


def fastest_pace(movement: Movement) -> float:
    """Return the least factor that `pace` gives."""
    return math.exp(-DECAY * SHIFT) * (1 - 1e-6) if movement.walking != "off" else 1.0


def slowest_pace(movement: Movement) -> float:
    """Return the largest finite factor that `pace` gives."""
    return float(pace_factor(_tangent(movement))) * (1 + 1e-6) if movement.walking != "off" else 1.0


def level_friction(movement: Movement) -> float:
    """Return the friction [min/m] of level ground off paths, after Tobler: 5.037 km/h times the share left there."""
    return minutes_per_metre(float(tobler_speed(0.0)) * movement.off_path)


def _tangent(movement: Movement) -> float:
    return math.tan(math.radians(movement.steepest))
