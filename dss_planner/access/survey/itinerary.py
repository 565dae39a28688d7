"""From an order of sites to days: what a team drives and works from one night to the next.

Place 0 is the base, the others are sites. A drive and the work at its end are done on one day. Nights are spent at the
base, or in a camp at the site where the day's last work was done; the last day ends at the base. For an order of
sites the days are the best there are: fewest days first, then least driving.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

#: Day length is compared with this tolerance [min]: travel times are stored as float32.
TOLERANCE = 0.01
#: Cost of an order: legs that no day can hold, days, minutes of driving. Less is better, the first counts most.
Cost = tuple[int, int, float]


@dataclass(frozen=True)
class Trip:
    """minutes: travel time [min] between places (rows from, columns to), 1e6 where it is longer than a day.

    work: minutes of work at each place, 0 at the base. day: longest day [min]. camping: nights at the last site
    instead of at the base.
    """

    minutes: tuple[tuple[float, ...], ...]
    work: tuple[float, ...]
    day: float
    camping: bool

    @property
    def sites(self) -> range:
        """All sites."""
        return range(1, len(self.work))

    @cached_property
    def longest(self) -> float:
        """Longest day with the tolerance [min]."""
        return self.day + TOLERANCE

    def day_minutes(self, stops: Sequence[int]) -> float:
        """Return the drive and the work of one day [min]; there is no work where it starts."""
        drive = sum(self.minutes[a][b] for a, b in zip(stops, stops[1:]))
        return drive + sum(self.work[stop] for stop in stops[1:])


@dataclass(frozen=True)
class Itinerary:
    """days: places of each day, from where it starts to where it ends. missing: legs longer than a day."""

    days: tuple[tuple[int, ...], ...]
    missing: tuple[tuple[int, int], ...]
    cost: Cost


def itinerary(trip: Trip, order: Sequence[int]) -> Itinerary:
    """Return the best days for sites in the given order."""
    return _camping(trip, order) if trip.camping else _from_base(trip, order)


def cost_of(trip: Trip, order: Sequence[int]) -> Cost:
    """Return the cost of an order of sites."""
    return itinerary(trip, order).cost


def _camping(trip: Trip, order: Sequence[int]) -> Itinerary:
    """Fill each day as far as it goes: the drive is the same wherever the nights are, so no other days are fewer."""
    days: list[list[int]] = [[0]]
    missing = []
    used = drive = 0.0
    place = 0
    for stop in (*order, 0):
        need = trip.minutes[place][stop] + trip.work[stop]
        if used + need > trip.longest and place != 0:
            days.append([place])
            used = 0.0
        if need > trip.longest:
            missing.append((place, stop))
        used += need
        drive += trip.minutes[place][stop]
        days[-1].append(stop)
        place = stop
    return Itinerary(tuple(tuple(stops) for stops in days), tuple(missing), (len(missing), len(days), round(drive, 3)))


def _from_base(trip: Trip, order: Sequence[int]) -> Itinerary:
    """Cut the order into days that start and end at the base, by dynamic programming over where a day begins.

    Source: route first, cluster second; Prins, C. (2004), Computers & Operations Research 31, 1985–2002 [M].
    """
    minutes, work = trip.minutes, trip.work
    count = len(order)
    best: list[tuple[int, int, float]] = [(0, 0, 0.0)] + [(count + 1, 0, 0.0)] * count
    began = [0] * (count + 1)
    for first in range(count):
        missing, days, before = best[first]
        place, drive, worked = 0, 0.0, 0.0
        for last in range(first, count):
            site = order[last]
            drive += minutes[place][site]
            worked += work[site]
            place = site
            total = drive + minutes[site][0]
            too_long = total + worked > trip.longest
            if too_long and last > first:
                break  # times are least times, so a further site never makes the day shorter
            candidate = (missing + too_long, days + 1, before + total)
            if candidate < best[last + 1]:
                best[last + 1], began[last + 1] = candidate, first
    cuts = [count]
    while cuts[-1]:
        cuts.append(began[cuts[-1]])
    stretches = [tuple(order[a:b]) for a, b in zip(cuts[:0:-1], cuts[-2::-1])]
    days_found = tuple((0, *stretch, 0) for stretch in stretches)
    too_far = tuple((0, stops[1]) for stops in days_found if trip.day_minutes(stops) > trip.longest)
    return Itinerary(days_found, too_far, (best[count][0], best[count][1], round(best[count][2], 3)))
