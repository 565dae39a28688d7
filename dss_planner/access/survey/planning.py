"""Which of the measured sites days can serve, and in which order and on which day they are visited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dss_planner.access.survey.bounds import Bound, bound_of
from dss_planner.access.survey.itinerary import TOLERANCE, Trip, itinerary
from dss_planner.access.survey.measuring import Measured
from dss_planner.access.survey.ordering import best_order
from dss_planner.running import CancelCheck, Progress, never, silent


@dataclass(frozen=True)
class Plan:
    """days: places of `Measured` on each day, none when no site is visited. too_far: places that are left out.

    visited: places of the sites that are visited, as in their layer. optimal: no other order of these has fewer days,
    or as many with less driving. bound: below which no order comes; None without a site.
    """

    days: tuple[tuple[int, ...], ...]
    visited: tuple[int, ...]
    optimal: bool
    too_far: tuple[int, ...]
    bound: Bound | None = None


def planned(
    measured: Measured, day: float, camping: bool, progress: Progress = silent, cancelled: CancelCheck = never
) -> Plan:
    """Return the days [of ``day`` min] for the sites that days can serve; while a leg is too long, the site at its ends
    that is farthest from the base is left out."""
    places = list(range(len(measured.sites)))
    too_far: set[int] = set()
    while True:
        trip = _trip(measured, places, day, camping)
        lone = {places[site] for site in trip.sites if _too_far(trip, site)}
        if lone:
            too_far |= lone
            places = [place for place in places if place not in lone]
            continue
        if not trip.sites:
            return Plan((), (), True, tuple(sorted(too_far)))
        order, optimal = best_order(trip, progress, cancelled)
        found = itinerary(trip, order)
        if not found.missing:
            days = tuple(tuple(places[stop] for stop in stops) for stops in found.days)
            bound = Bound(found.cost[1], found.cost[2])
            if not optimal:
                bound = bound_of(trip, bound.days, bound.driving, cancelled)
                optimal = bound.days == found.cost[1] and found.cost[2] - bound.driving < TOLERANCE
            return Plan(days, tuple(places[1:]), optimal, tuple(sorted(too_far)), bound)
        ends = {places[end] for leg in found.missing for end in leg if end}
        worst = max(ends, key=lambda place: (measured.minutes[0, place], place))
        too_far.add(worst)
        places.remove(worst)


def _trip(measured: Measured, places: Sequence[int], day: float, camping: bool) -> Trip:
    minutes = measured.minutes[np.ix_(places, places)]
    work = tuple(60.0 * measured.sites[place].hours for place in places)
    rows = tuple(tuple(row) for row in minutes.tolist())
    return Trip(rows, work, day, camping)


def _too_far(trip: Trip, site: int) -> bool:
    """Return whether no day can hold the drive to a site with its work (and the way back to a base)."""
    if not trip.camping:
        return 2 * trip.minutes[0][site] + trip.work[site] > trip.longest
    others = [trip.minutes[other][site] for other in (0, *trip.sites) if other != site]
    return min(others) + trip.work[site] > trip.longest
