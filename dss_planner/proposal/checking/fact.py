"""A number of the plan."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fact:
    """A number of the plan. value: None where it is not known."""

    value: float | None
    unit: str
