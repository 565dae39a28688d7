"""Quantities of works: hectares, metres, plants, posts, gates."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dss_planner.measures.catalogue.catalogue import Measure
from dss_planner.measures.fit.suitability import DRY_SHRUB_RAIN

_M2_PER_HECTARE = 10_000.0


@dataclass(frozen=True)
class Quantities:
    """What a work consists of; None where it does not apply.

    area: ha, length: m of barrier, fence or belt axis, both on the ellipsoid; rows; plants; posts; gates; seed: kg;
    units: number of points that are works; passages: for wild animals.
    """

    area: float | None = None
    length: float | None = None
    rows: int | None = None
    plants: int | None = None
    posts: int | None = None
    gates: int | None = None
    seed: float | None = None
    units: int | None = None
    passages: int | None = None


def posts_of(lengths: Sequence[float], spacing: float) -> int:
    """Return the posts of fence pieces of some lengths [m]: one at each end and at most ``spacing`` metres between."""
    # a hair is taken off so that 100 m at 2 m is 51 posts whatever the rounding of the coordinates
    return sum(max(1, math.ceil(length / spacing - 1e-6)) + 1 for length in lengths)


def shrub_gap(measure: Measure, rain: float | None) -> float:
    """Return the metres between two belts: the catalogue's gap, or the wider one that the dry density leaves."""
    if rain is not None and rain >= DRY_SHRUB_RAIN:
        return measure.number_of("gap")
    rows, plant_spacing = measure.number_of("rows"), measure.number_of("plant_spacing")
    period = rows * _M2_PER_HECTARE / (measure.number_of("dry_density") * plant_spacing)
    return period - (rows - 1) * measure.number_of("row_spacing")
