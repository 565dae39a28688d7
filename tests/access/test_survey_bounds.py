"""Bounds of surveys: never above the best of all orders, and close to it."""

import itertools

import pytest

from dss_planner.access.survey.bounds import Bound, bound_of, day_rounds, least_driving
from dss_planner.access.survey.itinerary import Trip, cost_of
from dss_planner.access.survey.ordering import best_order
from dss_planner.errors import Cancelled
from tests.access.random_trips import by_all_orders, random_trip


@pytest.mark.parametrize("camping", [False, True])
@pytest.mark.parametrize("seed", range(6))
def test_no_bound_is_above_the_best_of_all_orders(camping, seed):
    trip = random_trip(2 + seed % 5, seed, camping, 520.0)
    days, driving = by_all_orders(trip)
    bound = bound_of(trip, days, driving)
    assert bound.days <= days
    assert 0.9 * driving <= bound.driving <= driving + 1e-3
    assert least_driving(trip, days, driving) <= driving + 1e-3


def test_the_rounds_of_a_day_are_those_of_all_orders():
    trip = random_trip(6, 4, camping=False, day=520.0)
    expected = {}
    for count in range(1, 7):
        for sites in itertools.combinations(trip.sites, count):
            drive = min(
                sum(trip.minutes[a][b] for a, b in zip((0, *o), (*o, 0))) for o in itertools.permutations(sites)
            )
            if drive + sum(trip.work[site] for site in sites) <= trip.longest:
                expected[sum(1 << (site - 1) for site in sites)] = drive
    assert day_rounds(trip) == pytest.approx(expected)
    assert set(day_rounds(trip)) == set(expected)


def test_a_line_is_driven_out_and_back():
    # 10, 20 and 30 minutes from the base on one road: 60 minutes whatever the order
    minutes = tuple(tuple(10.0 * abs(a - b) for b in range(4)) for a in range(4))
    trip = Trip(minutes, (0.0, 5.0, 5.0, 5.0), 75.0, camping=True)
    assert bound_of(trip, 1, 60.0) == Bound(1, pytest.approx(60.0))
    assert bound_of(Trip(minutes, trip.work, 75.0, camping=False), 1, 60.0) == Bound(1, pytest.approx(60.0))


@pytest.mark.parametrize(("camping", "sites"), [(False, 13), (True, 20)])
def test_what_trial_finds_for_many_sites_is_proved_to_be_near_the_best(camping, sites):
    trip = random_trip(sites, 25, camping, 560.0)
    cost = cost_of(trip, best_order(trip)[0])
    bound = bound_of(trip, cost[1], cost[2])
    assert cost[1] - bound.days <= 1
    assert bound.driving <= cost[2] < 1.03 * bound.driving


def test_too_many_rounds_leave_the_other_bound(monkeypatch):
    monkeypatch.setattr("dss_planner.access.survey.bounds._MOST_ROUNDS", 10)
    trip = random_trip(8, 2, camping=False, day=560.0)
    assert day_rounds(trip) is None
    cost = cost_of(trip, best_order(trip)[0])
    assert 0 < bound_of(trip, cost[1], cost[2]).driving <= cost[2]


def test_bounds_can_be_cancelled(cancel_after):
    for camping in (False, True):
        with pytest.raises(Cancelled):
            bound_of(random_trip(12, 1, camping), 4, 1000.0, cancel_after(2))
