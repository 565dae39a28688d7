"""Days and order of sites: by hand, against all orders that there are, and on many random surveys."""

import pytest

from dss_planner.access.survey.exact import exact_order
from dss_planner.access.survey.itinerary import Trip, cost_of, itinerary
from dss_planner.access.survey.ordering import best_order
from dss_planner.errors import Cancelled
from tests.access.random_trips import by_all_orders, random_trip


def on_a_line(places, work, day, camping):
    """Places on a road, in minutes from its beginning."""
    minutes = tuple(tuple(float(abs(a - b)) for b in places) for a in places)
    return Trip(minutes, (0.0, *work), float(day), camping)


def test_one_day_there_and_back():
    trip = on_a_line((0, 60, 120), (30, 30), 300, camping=False)
    assert itinerary(trip, (1, 2)).days == ((0, 1, 2, 0),)
    assert cost_of(trip, (1, 2)) == (0, 1, 240.0)


def test_a_minute_less_makes_two_days():
    trip = on_a_line((0, 60, 120), (30, 30), 299, camping=False)
    # the second day to the far site alone: 240 + 30 min
    assert itinerary(trip, (1, 2)).days == ((0, 1, 0), (0, 2, 0))
    assert cost_of(trip, (1, 2)) == (0, 2, 360.0)


def test_camping_saves_the_way_back():
    trip = on_a_line((0, 200, 400, 600), (60, 60, 60), 300, camping=True)
    found = itinerary(trip, (1, 2, 3))
    # the way home of 600 min is longer than a day: no night on the way, so it is missing
    assert found.missing == ((3, 0),)
    assert itinerary(trip, (1, 3, 2)).missing == ((1, 3), (2, 0))
    trip = on_a_line((0, 200, 400), (60, 60), 400, camping=True)
    assert itinerary(trip, (1, 2)).days == ((0, 1), (1, 2), (2, 0))
    assert cost_of(trip, (1, 2)) == (0, 3, 800.0)


def test_days_from_the_base_are_cut_where_driving_is_least():
    # filling the first day (sites 1, 2) leaves 3 alone: 2·20 + 2·100; cut after 1 it is 2·10 + 2·100
    trip = on_a_line((0, 10, 20, 100), (100, 100, 100), 410, camping=False)
    assert itinerary(trip, (1, 2, 3)).days == ((0, 1, 0), (0, 2, 3, 0))


@pytest.mark.parametrize("camping", [False, True])
@pytest.mark.parametrize("seed", range(4))
def test_the_exact_order_is_the_best_of_all(camping, seed):
    trip = random_trip(5, seed, camping, 520.0)
    assert cost_of(trip, exact_order(trip))[1:] == by_all_orders(trip)


@pytest.mark.parametrize("camping", [False, True])
def test_trial_is_close_to_exact_for_eight_sites(camping):
    longer = []
    for seed in range(4):
        trip = random_trip(8, 100 + seed, camping, 560.0)
        exact, tried = cost_of(trip, exact_order(trip)), cost_of(trip, best_order(trip, exact_sites=0)[0])
        assert tried >= exact
        assert tried[:2] == exact[:2]
        longer.append(tried[2] / exact[2])
    assert max(longer) < 1.02


@pytest.mark.parametrize("camping", [False, True])
def test_many_sites_are_all_visited_once_within_the_hours(camping):
    trip = random_trip(25, 7, camping, 560.0)
    order, proved = best_order(trip)
    found = itinerary(trip, order)
    assert not proved
    assert sorted(order) == list(trip.sites)
    assert not found.missing
    visited = [stop for stops in found.days for stop in stops[1:] if stop]
    assert sorted(visited) == list(trip.sites)
    assert all(trip.day_minutes(stops) <= trip.day + 0.01 for stops in found.days)
    assert found.days[0][0] == 0
    assert found.days[-1][-1] == 0
    for before, after in zip(found.days, found.days[1:]):
        assert before[-1] == after[0]
        assert camping or after[0] == 0
    assert sum(trip.minutes[a][b] for day in found.days for a, b in zip(day, day[1:])) == pytest.approx(
        found.cost[2], abs=0.01
    )


def test_the_answer_is_always_the_same():
    trip = random_trip(14, 3, camping=True)
    assert best_order(trip) == best_order(trip)


def test_longer_days_never_need_more_days():
    days = [cost_of(trip, exact_order(trip))[1] for trip in (random_trip(7, 5, True, day) for day in (400, 500, 700))]
    assert days == sorted(days, reverse=True)


def test_no_order_holds_a_leg_longer_than_a_day():
    assert exact_order(on_a_line((0, 100, 700), (10, 10), 300, camping=True)) is None


def test_a_search_can_be_cancelled(cancel_after):
    with pytest.raises(Cancelled):
        best_order(random_trip(20, 1, camping=False), cancelled=cancel_after(3))
