"""Sums of a bill: land, lines, plants, labour and money, with their ranges."""

from __future__ import annotations

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
class WorkSums:
    """What one work adds. kilometres: of fences, belts and tracks; plants: in place; seedlings, labour [d]: None where
    no norm is known; build, later: money for building, and for all that follows it."""

    kilometres: float
    plants: int
    seedlings: Range | None
    labour: Range | None
    build: Range
    later: Range


@dataclass(frozen=True)
class Sums:
    """Sums of a site or a plan. works: how many; hectares: land under their zones, once; kilometres: of fences, belts
    and tracks; plants: in place.

    seedlings, labour_days: of the works whose norms are known; None when no work has one. seedlings_unknown,
    labour_unknown: works that these sums lack.
    build: money for building; upkeep: for yearly payments, renewals and upkeep in the plan's years; contingency: share
    of both; total: of all three.
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


def added(works: Sequence[WorkSums], hectares: float, contingency: float) -> Sums:
    """Return the sums of works on ``hectares`` of land; contingency: share (0–1) of the money added for surprises."""
    seedlings, no_seedlings = _known([one.seedlings for one in works])
    labour, no_labour = _known([one.labour for one in works])
    build, later = NOTHING, NOTHING
    for one in works:
        build, later = build + one.build, later + one.later
    spare = (build + later).times(contingency)
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
    )


def _known(ranges: Sequence[Range | None]) -> tuple[Range | None, int]:
    """Return the sum of what is known, None when nothing is, and how many are unknown."""
    known = [one for one in ranges if one is not None]
    total = NOTHING
    for one in known:
        total = total + one
    return (total if known or not ranges else None), len(ranges) - len(known)
