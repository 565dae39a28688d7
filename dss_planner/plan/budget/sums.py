"""Sums of a bill: land, lines, plants, labour and money, with their ranges."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Range:
    """low, likely, high: of the same thing."""

    low: float = 0.0
    likely: float = 0.0
    high: float = 0.0

    def __add__(self, other: Range) -> Range:
        """Return the sum, end by end."""
        return Range(self.low + other.low, self.likely + other.likely, self.high + other.high)

    def times(self, factor: float) -> Range:
        """Return the range, each end times a factor."""
        return Range(self.low * factor, self.likely * factor, self.high * factor)


NOTHING = Range()


@dataclass(frozen=True)
class Hauled:
    """How far material or plants of a work are hauled. km: None unknown; straight: over the map, not along ways."""

    km: float | None
    straight: bool = False


@dataclass(frozen=True)
class WorkSums:
    """What one work adds. kilometres: of fences, belts and tracks; plants: in place; seedlings, labour [d]: None where
    no norm is known; build, later: money for building, and for all that follows it; haul: None where it hauls nothing;
    kinds: of cost that ``later`` holds (`lines.RECURRING`, `lines.RENEWAL`, `lines.UPKEEP`).
    """

    kilometres: float
    plants: int
    seedlings: Range | None
    labour: Range | None
    build: Range
    later: Range
    haul: Hauled | None = None
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Sums:
    """Sums of a site or a plan. works: how many; hectares: land under their zones, once; kilometres: of fences, belts
    and tracks; plants: in place.

    seedlings, labour_days: of the works whose norms are known; None when no work has one. seedlings_unknown,
    labour_unknown: works that these sums lack.
    haul_km: nearest, mean and farthest haul of the works whose haul is known, None when there is none. haul_straight:
    of these, how many are straight over the map; haul_unknown: works whose haul is not known.
    build: money for building; upkeep: for yearly payments, renewals and upkeep in the plan's years, of which it holds
    ``kinds`` (as those of works); contingency: share of both; total: of all three.
    """

    works: int = 0
    hectares: float = 0.0
    kilometres: float = 0.0
    plants: int = 0
    seedlings: Range | None = NOTHING
    labour_days: Range | None = NOTHING
    seedlings_unknown: int = 0
    labour_unknown: int = 0
    build: Range = NOTHING
    upkeep: Range = NOTHING
    contingency: Range = NOTHING
    total: Range = NOTHING
    haul_km: Range | None = None
    haul_straight: int = 0
    haul_unknown: int = 0
    kinds: frozenset[str] = frozenset()


def added(works: Sequence[WorkSums], hectares: float, contingency: float) -> Sums:
    """Return the sums of works on ``hectares`` of land; contingency: share (0–1) of the money added for surprises."""
    seedlings, no_seedlings = _known([one.seedlings for one in works])
    labour, no_labour = _known([one.labour for one in works])
    build, later = NOTHING, NOTHING
    for one in works:
        build, later = build + one.build, later + one.later
    spare = (build + later).times(contingency)
    hauls = [one.haul for one in works if one.haul is not None]
    far = [one.km for one in hauls if one.km is not None]
    return Sums(
        works=len(works),
        hectares=hectares,
        kilometres=sum(one.kilometres for one in works),
        plants=sum(one.plants for one in works),
        seedlings=seedlings,
        labour_days=labour,
        seedlings_unknown=no_seedlings,
        labour_unknown=no_labour,
        build=build,
        upkeep=later,
        contingency=spare,
        total=build + later + spare,
        haul_km=Range(min(far), math.fsum(far) / len(far), max(far)) if far else None,
        haul_straight=sum(one.straight and one.km is not None for one in hauls),
        haul_unknown=len(hauls) - len(far),
        kinds=frozenset[str]().union(*(one.kinds for one in works)),
    )


def _known(ranges: Sequence[Range | None]) -> tuple[Range | None, int]:
    """Return the sum of what is known, None when nothing is, and how many are unknown."""
    known = [one for one in ranges if one is not None]
    total = NOTHING
    for one in known:
        total = total + one
    return (total if known or not ranges else None), len(ranges) - len(known)
