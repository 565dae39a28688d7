"""The change of a rule that would be enough."""

from __future__ import annotations

from dataclasses import dataclass

from dss_planner.text import Text


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
