"""What the rules conclude about a layer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dss_planner.intake.known.rasters import Legend
from dss_planner.text import Text


@dataclass(frozen=True)
class FoundField:
    """Fields that hold one thing: one, or twelve by month; value · scale + offset is in the planner's unit.

    low, high: range that stored values can have; −9999 and the like beyond it mean unknown.
    """

    names: tuple[str, ...]
    unit_found: str = ""
    scale: float = 1.0
    offset: float = 0.0
    low: float = float("-inf")
    high: float = float("inf")


@dataclass(frozen=True)
class Verdict:
    """Role, unit, legend and fields of a layer, and the reason; see `Recognition` for the fields."""

    role: str
    reason: Text
    unit_found: str = ""
    scale: float = 1.0
    offset: float = 0.0
    legend: str = ""
    nodatas: tuple[float, ...] = ()
    fields: Mapping[str, FoundField] = field(default_factory=dict)
    ambiguous: bool = False
    alternatives: tuple[str, ...] = ()
    legends: tuple[str, ...] = ()
    warnings: tuple[Text, ...] = ()
    bands: tuple[int, ...] = ()
    product: str = ""
    product_title: Text | None = None
    licence: Text | None = None
    units: tuple[str, ...] = ()
    date: str = ""
    steps: str = ""
    component: str = ""
    valid_range: tuple[float, float] | None = None
    years: tuple[int, ...] = ()
    over_time: str = ""
    zero_is_value: bool = False
    own_legend: Legend | None = None
