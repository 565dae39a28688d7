"""Value functions to choose from: with limits that are published, or taken from the values that occur.

Tags of SCIENCE.md: [V] read in its source, [D] derived, [A] assumed. Values between 0 and 1 that are given to published
limits are assumed everywhere: no source gives them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dss_planner.scoring.functions.distribution import Distribution
from dss_planner.scoring.functions.valuefunctions import ValueFunction
from dss_planner.text import Text, text


@dataclass(frozen=True)
class Preset:
    """name: as people read it. unit: of the criteria that it fits. tag, source: of its limits."""

    name: Text
    function: ValueFunction
    unit: str
    tag: str
    source: Text


_VALUES = text("values assumed [A]")

PUBLISHED = (
    Preset(
        text("Grades of wind erosion"),
        ValueFunction("steps", breaks=(200.0, 2500.0, 5000.0, 8000.0, 15000.0), values=(0.0, 0.2, 0.4, 0.6, 0.8, 1.0)),
        "t/km²·a",
        "V",
        text("limits of SL190-2007 (Ministry of Water Resources); {values}", values=_VALUES),
    ),
    Preset(
        text("Plant cover that is still to be won"),
        ValueFunction("linear", low=60.0, high=0.0),
        "%",
        "V",
        text("above 60 % cover hardly any sand moves (Xilamuren, ChinaXiv 201804.02347)"),
    ),
    Preset(
        text("Moving, half-fixed and fixed dunes"),
        ValueFunction("steps", breaks=(15.0, 40.0), values=(1.0, 0.5, 0.0)),
        "%",
        "V",
        text("classes of cover of the Mu Us (ChinaXiv 201909.00164); {values}", values=_VALUES),
    ),
    Preset(
        text("Rain that shrubs and trees need"),
        ValueFunction("steps", breaks=(50.0, 200.0, 300.0), values=(0.0, 0.3, 0.7, 1.0)),
        "mm/a",
        "V",
        text("saxaul from 50 mm, rain-fed shrubs from 200, belts of trees from 300; {values}", values=_VALUES),
    ),
    Preset(
        text("Slope that straw checkerboards hold on"),
        ValueFunction("linear", low=25.0, high=15.0),
        "°",
        "V",
        text("up to 15°, with a denser grid up to 25°"),
    ),
)


def presets_for(
    unit: str, distribution: Distribution | None, classes: Mapping[int, float] | None = None
) -> tuple[Preset, ...]:
    """Return what fits a criterion: by its unit, from the values that occur, and for the planner's land cover.

    classes: values of the planner's own land cover classes, where the layer holds them.
    """
    found = [preset for preset in PUBLISHED if preset.unit == unit]
    if classes:
        source = text("open, degraded land first; cropland and forest need other works; assumed")
        name = text("Land cover for works against wind erosion")
        found.append(Preset(name, ValueFunction("categories", categories=dict(classes)), unit, "A", source))
    if distribution is not None and distribution.low < distribution.high:
        low, high = distribution.low, distribution.high
        source = text("5th and 95th percentile of the study area, kept as numbers")
        rise, fall = ValueFunction("linear", low, high), ValueFunction("linear", high, low)
        found.append(Preset(text("Nearly all values that occur, more is better"), rise, unit, "D", source))
        found.append(Preset(text("Nearly all values that occur, less is better"), fall, unit, "D", source))
    return tuple(found)
