"""Soil losses as the user's locale writes them, without digits that nobody can know."""

from __future__ import annotations

import math

from dss_planner.erosion.rweq import LEAST_LOSS, LOSS_UNITS
from dss_planner.panels.tables import number, rounded


def loss(value: float, unit: str = "t/km²·a") -> str:
    """Return a soil loss [t/km²·a] in ``unit`` with three figures; hardly any is told as below the least."""
    if 0.0 < value < LEAST_LOSS:
        least = LEAST_LOSS / LOSS_UNITS[unit]
        return f"< {number(least, max(-round(math.log10(least)), 0))}"
    return rounded(value / LOSS_UNITS[unit])


def loss_span(low: float, high: float) -> str:
    """Return two soil losses [t/km²·a], from one to the other."""
    return f"{loss(low)} – {loss(high)}"
