"""How good an order of sites can be at best: bounds that say how far a route found by trial is from the best one.

Nights at the base: all sets of sites that one day can serve are listed with their shortest round, and every site is
to be served by such days, of which parts may be taken (a linear program: its least is below that of whole days).
Source: Balinski, M.L. & Quandt, R.E. (1964), Operations Research 12, 300–304 [M].

Camps, or too many such sets: seen as drives between places, a route is a set of rounds through the base: one when the
team camps, else as many as there are days. Whatever the order, the drives at the base are at least as long as the
shortest ones, and those between sites at least as long as the shortest forest that leaves as many trees as there are
rounds. Places are then priced: what is added to the drives at a site is taken off again twice, since every site has two
drives; the bound holds for any prices, and they are raised step by step where the relaxed route meets a site too often.
Sources: Held, M. & Karp, R.M. (1970), Operations Research 18, 1138–1162 (one round) [M]; Fisher, M.L. (1994),
Operations Research 42, 626–642 (several) [M].
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_matrix

from dss_planner.access.survey.itinerary import TOLERANCE, Trip
from dss_planner.running import CancelCheck, never, stop_if

_STEPS = 150
#: Step length as a share of the gap, halved when the bound has not risen for so many steps.
_FIRST_STEP, _PATIENCE = 1.0, 8
#: Sets of sites and ends of rounds that are listed at most: a few seconds.
_MOST_ROUNDS = 100_000
_ENDS_PER_CHECK = 1000
#: What the linear program may leave of a whole day.
_ROUNDING = 1e-6


@dataclass(frozen=True)
class Bound:
    """No route has fewer days, and none with as many days as the one found drives less [min]."""

    days: int
    driving: float


def bound_of(trip: Trip, days: int, driving: float, cancelled: CancelCheck = never) -> Bound:
    """Return bounds for a route that has been found with ``days`` and ``driving`` [min]."""
    rounds = None if trip.camping else day_rounds(trip, cancelled)
    if rounds is not None:
        return _by_rounds(trip, rounds, days, driving)
    work = sum(trip.work)
    fewest = 1
    while fewest < days:
        least = least_driving(trip, fewest, driving, cancelled)
        if least + work <= fewest * (trip.day + TOLERANCE):
            break
        fewest += 1
    return Bound(fewest, least_driving(trip, days, driving, cancelled))


def day_rounds(trip: Trip, cancelled: CancelCheck = never) -> dict[int, float] | None:
    """Return the sets of sites (bit 0 for site 1, …) that a day from the base can serve → shortest drive [min].

    None when there are too many. A part of a round that is too long is never part of one that is not: travel times are
    least times.
    """
    minutes, work, longest = trip.minutes, trip.work, trip.longest
    found: dict[int, float] = {}
    open_ends = {(1 << (site - 1), site): minutes[0][site] for site in trip.sites}
    while open_ends:
        further: dict[tuple[int, int], float] = {}
        for count, ((served, last), drive) in enumerate(open_ends.items()):
            if count % _ENDS_PER_CHECK == 0:
                stop_if(cancelled)
            worked = sum(work[site] for site in trip.sites if served >> (site - 1) & 1)
            whole = drive + minutes[last][0]
            if whole + worked > longest:
                continue
            found[served] = min(found.get(served, math.inf), whole)
            for site in trip.sites:
                if not served >> (site - 1) & 1:
                    key, longer = (served | 1 << (site - 1), site), drive + minutes[last][site]
                    if longer < further.get(key, math.inf):
                        further[key] = longer
        if len(found) + len(further) > _MOST_ROUNDS:
            return None
        open_ends = further
    return found


def _by_rounds(trip: Trip, rounds: dict[int, float], days: int, driving: float) -> Bound:
    """Return the bounds of serving every site by parts of rounds."""
    served = list(rounds)
    pairs = [(site - 1, place) for place, sites in enumerate(served) for site in trip.sites if sites >> (site - 1) & 1]
    rows, columns = np.array(pairs).T
    serves = csr_matrix((-np.ones(len(rows)), (rows, columns)), shape=(len(trip.sites), len(served)))
    at_least_once = -np.ones(len(trip.sites))
    fewest = linprog(np.ones(len(served)), A_ub=serves, b_ub=at_least_once, method="highs")
    least = linprog(
        np.array([rounds[sites] for sites in served]),
        A_ub=serves,
        b_ub=at_least_once,
        A_eq=csr_matrix(np.ones((1, len(served)))),
        b_eq=[float(days)],
        method="highs",
    )
    if fewest.status or least.status:
        return Bound(1, 0.0)
    return Bound(min(days, math.ceil(fewest.fun - _ROUNDING)), min(driving, float(least.fun)))


def least_driving(trip: Trip, days: int, found: float, cancelled: CancelCheck = never) -> float:
    """Return a bound below the driving [min] of all routes of ``days`` days; found: driving of a route, for the steps.

    Travel times are the same both ways and never longer than by way of a third place.
    """
    minutes = np.array(trip.minutes)
    count = len(trip.sites)
    rounds = 1 if trip.camping else min(days, count)
    if not count:
        return 0.0
    price = np.zeros(count + 1)
    best, step, since = 0.0, _FIRST_STEP, 0
    for _ in range(_STEPS):
        stop_if(cancelled)
        bound, degrees = _relaxed(minutes + price + price[:, None], rounds, trip.camping)
        bound -= 2.0 * price[1:].sum()
        if bound > best + 1e-9:
            best, since = bound, 0
        else:
            since += 1
            if since % _PATIENCE == 0:
                step /= 2
        excess = degrees[1:] - 2.0
        length = float((excess**2).sum())
        if not length or found - bound <= 0:
            break
        price[1:] += step * (found - bound) / length * excess
    return min(best, found)


def _relaxed(costs: np.ndarray, rounds: int, camping: bool) -> tuple[float, np.ndarray]:
    """Return the cost of the cheapest drives at the base with the cheapest forest, and how often places are met."""
    count = len(costs) - 1
    degrees = np.zeros(count + 1)
    total = 0.0
    # a day with one site goes there and back, so that the same drive may count twice
    twice = not (camping and count > 1)
    order = np.argsort(costs[0, 1:], kind="stable") + 1
    at_base = np.repeat(order, 2)[: 2 * rounds] if twice else order[: 2 * rounds]
    total += float(costs[0, at_base].sum())
    np.add.at(degrees, at_base, 1)
    edges = _tree(costs[1:, 1:])
    lengths = np.array([costs[a + 1, b + 1] for a, b in edges])
    for edge in np.argsort(lengths, kind="stable")[: count - rounds]:
        total += float(lengths[edge])
        degrees[edges[edge][0] + 1] += 1
        degrees[edges[edge][1] + 1] += 1
    return total, degrees


def _tree(costs: np.ndarray) -> list[tuple[int, int]]:
    """Return the edges of a shortest tree that joins all places (Prim)."""
    count = len(costs)
    nearest = costs[0].copy()
    joined_by = np.zeros(count, dtype=int)
    outside = np.ones(count, dtype=bool)
    outside[0] = False
    edges = []
    for _ in range(count - 1):
        place = int(np.argmin(np.where(outside, nearest, math.inf)))
        edges.append((int(joined_by[place]), place))
        outside[place] = False
        closer = outside & (costs[place] < nearest)
        nearest[closer], joined_by[closer] = costs[place][closer], place
    return edges
