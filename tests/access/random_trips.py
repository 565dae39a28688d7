"""Random surveys, and the best of all their orders worked out in the plainest way."""

import itertools

import numpy as np

from dss_planner.access.survey.itinerary import Trip


def random_trip(sites, seed, camping, day=480.0):
    random = np.random.default_rng(seed)
    at = random.random((sites + 1, 2)) * 300
    at[0] = 150
    minutes = np.hypot(*(at[:, None] - at[None]).transpose(2, 0, 1))
    return Trip(
        tuple(map(tuple, minutes.tolist())), (0.0, *random.uniform(30, 120, sites).tolist()), day, bool(camping)
    )


def by_all_orders(trip):
    """(days, driving) of the best of all orders and all ways to cut them into days, nothing shared with the code."""
    best = (99, 0.0)
    for order in itertools.permutations(trip.sites):
        for cuts in itertools.product((False, True), repeat=len(order) - (0 if trip.camping else 1)):
            days, place = [[0]], 0
            for site, cut in zip((*order, 0), (False, *cuts, False)):
                if cut:
                    days.append([place] if trip.camping else [0])
                    if not trip.camping:
                        days[-2].append(0)
                days[-1].append(site)
                place = site
            legs = [[trip.minutes[a][b] for a, b in zip(day, day[1:])] for day in days]
            lengths = [sum(drive) + sum(trip.work[stop] for stop in day[1:]) for drive, day in zip(legs, days)]
            if max(lengths) <= trip.day + 1e-6:
                best = min(best, (len(days), round(sum(map(sum, legs)), 3)))
    return best
