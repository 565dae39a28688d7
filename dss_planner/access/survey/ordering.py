"""In which order to visit sites: exact for a few, by insertion and exchange for many. Always the same answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from dss_planner.access.survey.exact import EXACT_SITES, exact_order
from dss_planner.access.survey.itinerary import Cost, Trip, cost_of
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.text import text

#: Of each place, so many of the nearest others are tried as neighbours in the order.
_NEAR = 10
#: Sites that are moved together.
_CHAIN = 3
#: Orders that are looked at, for each site, before no new start is tried, and new starts at most.
_ORDERS_PER_SITE = 2_000
_KICKS = 40
_ORDERS_PER_CHECK = 200


def best_order(
    trip: Trip, progress: Progress = silent, cancelled: CancelCheck = never, exact_sites: int = EXACT_SITES
) -> tuple[tuple[int, ...], bool]:
    """Return the order of all sites, and whether it is proved to be the best.

    Up to ``exact_sites`` sites: the best order. More: nearest insertion and nearest neighbour, each improved by
    reversing parts (2-opt) and moving up to three sites (or-opt), then from shuffled copies of the best.
    Sources: Croes, G.A. (1958), Operations Research 6, 791–812 [M]; Or, I. (1976), dissertation, Northwestern [M];
    Rosenkrantz, Stearns & Lewis (1977), SIAM Journal on Computing 6, 563–581 [M].
    """
    if len(trip.sites) <= exact_sites:
        order = exact_order(trip, cancelled)
        if order is not None:
            return order, True
    search = _Search(trip, cancelled)
    starts = [_nearest_insertion(trip), _nearest_neighbour(trip)]
    best: tuple[int, ...] = starts[0]
    least = cost_of(trip, best)
    for number, start in enumerate(starts):
        order, cost = search.improve(start)
        if cost < least:
            best, least = order, cost
        progress((number + 1) / (len(starts) + _KICKS), text("Looking for a short route"))
    random = np.random.default_rng(0)
    for kick in range(_KICKS):
        if search.looked_at > _ORDERS_PER_SITE * len(best) or len(best) < 5:
            break
        order, cost = search.improve(_kicked(best, random))
        if cost < least:
            best, least = order, cost
        progress((kick + 1 + len(starts)) / (len(starts) + _KICKS), text("Looking for a short route"))
    return best, False


class _Search:
    def __init__(self, trip: Trip, cancelled: CancelCheck) -> None:
        self._trip, self._cancelled = trip, cancelled
        self.looked_at = 0
        ranks = np.argsort(np.array(trip.minutes), axis=1, kind="stable")
        self._near = [frozenset(row[: _NEAR + 1].tolist()) | {0} for row in ranks]

    def improve(self, order: tuple[int, ...]) -> tuple[tuple[int, ...], Cost]:
        """Return an order that no reversal and no move improves."""
        cost = self._cost(order)
        improved = True
        while improved:
            improved = False
            for place in range(len(order)):
                for candidate in self._changes(order, place):
                    found = self._cost(candidate)
                    if found < cost:
                        order, cost, improved = candidate, found, True
                        break
        return order, cost

    def _cost(self, order: tuple[int, ...]) -> Cost:
        if self.looked_at % _ORDERS_PER_CHECK == 0:
            stop_if(self._cancelled)
        self.looked_at += 1
        return cost_of(self._trip, order)

    def _changes(self, order: tuple[int, ...], place: int) -> Iterator[tuple[int, ...]]:
        """Yield orders with a part from ``place`` on reversed or moved, where neighbours then are near each other."""
        near = self._near
        before = order[place - 1] if place else 0
        for end in range(place + 2, len(order) + 1):
            after = order[end] if end < len(order) else 0
            if order[end - 1] in near[before] or order[place] in near[after]:
                yield (*order[:place], *reversed(order[place:end]), *order[end:])
        for length in range(1, min(_CHAIN, len(order) - place) + 1):
            chain, rest = order[place : place + length], (*order[:place], *order[place + length :])
            for target in range(len(rest) + 1):
                left = rest[target - 1] if target else 0
                right = rest[target] if target < len(rest) else 0
                ends = (chain[0], chain[-1])
                if left not in near[ends[0]] and left not in near[ends[1]] and right not in near[ends[0]]:
                    continue
                if target != place:
                    yield (*rest[:target], *chain, *rest[target:])
                if length > 1:
                    yield (*rest[:target], *reversed(chain), *rest[target:])


def _nearest_insertion(trip: Trip) -> tuple[int, ...]:
    """Add the site nearest to the route so far, each where it lengthens the route least."""
    minutes = np.array(trip.minutes)
    route = [0, 0]
    left = list(trip.sites)
    nearest = minutes[0].copy()
    while left:
        site = min((nearest[candidate], candidate) for candidate in left)[1]
        longer = [minutes[a][site] + minutes[site][b] - minutes[a][b] for a, b in zip(route, route[1:])]
        route.insert(int(np.argmin(longer)) + 1, site)
        left.remove(site)
        np.minimum(nearest, minutes[site], out=nearest)
    return tuple(route[1:-1])


def _nearest_neighbour(trip: Trip) -> tuple[int, ...]:
    order: list[int] = []
    left = list(trip.sites)
    place = 0
    while left:
        times = trip.minutes[place]
        place = min((times[candidate], candidate) for candidate in left)[1]
        order.append(place)
        left.remove(place)
    return tuple(order)


def _kicked(order: Sequence[int], chance: np.random.Generator) -> tuple[int, ...]:
    """Return the order with two stretches exchanged (the double bridge of Martin, Otto & Felten 1991 [M])."""
    first, second, third = sorted(chance.choice(np.arange(1, len(order)), size=3, replace=False).tolist())
    return (*order[:first], *order[second:third], *order[first:second], *order[third:])
