"""What friction and travel time rasters say in cells that cannot be crossed or reached."""

from __future__ import annotations

#: Friction of an impassable cell [min/m]; any friction at or above it is impassable. Unknown cells are NoData. [D]
BARRIER = 1e6
#: Travel time of a known cell that no route reaches, or none within the time limit [min]; compare with ≥. [D]
UNREACHABLE = 1e6

#: Minutes in an hour over metres in a kilometre: friction = this / speed.
_MINUTES_KM_PER_HOUR_M = 60.0 / 1000.0


def minutes_per_metre(speed: float) -> float:
    """Return the friction [min/m] of a speed [km/h]: 60 / (1000·v); `BARRIER` for a speed of 0.

    Source: SCIENCE 4.2 [V], T44.
    """
    return _MINUTES_KM_PER_HOUR_M / speed if speed > 0 else BARRIER
