"""Traps along the wind, photo points and plots at random."""

import math

import numpy as np
import pytest

from dss_planner.plan.drafting import observation
from dss_planner.plan.drafting.facts import open_study
from tests.measures.geometry import independent
from tests.measures.geometry.shapes import KINDS, largest, site, turned


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("wind", [0.0, 77.0, 315.0])
def test_traps_stand_along_the_wind_inside_the_works(kind, wind):
    core = site(kind, 1)
    traps = observation.trap_transect(core, wind)
    assert [one.number for one in traps] == [1, 2, 3, 4, 5]
    places = np.array([[one.geometry.GetX(), one.geometry.GetY()] for one in traps])
    upwind = np.array([math.sin(math.radians(wind)), math.cos(math.radians(wind))])
    steps = np.diff(places, axis=0)
    apart = np.hypot(*steps.T)
    assert apart == pytest.approx(apart[0], rel=1e-3)
    assert steps @ upwind == pytest.approx(-apart, rel=1e-6)  # from windward to lee
    out = places[~independent.inside(core, places)]
    assert not len(out) or independent.from_edge(core, out).max() < 1e-3


def test_photo_points_stand_beside_the_ends_of_the_transect():
    core = turned(1000.0, 2000.0, 800.0, 800.0, 0.0)
    first, second = observation.photo_points(core, 0.0)
    assert (first.geometry.GetX(), first.geometry.GetY()) == pytest.approx((1020.0, 2380.0))
    assert (second.geometry.GetX(), second.geometry.GetY()) == pytest.approx((1020.0, 1620.0))


def test_plots_are_shared_among_kinds_of_land_at_random_but_the_same_each_time(study, cell_square):
    outline = cell_square(30, 14, 20)  # half bare, half dunes
    core = cell_square(31, 15, 4)
    data = open_study(study)
    plots = observation.random_plots(data, outline, core, "a")
    assert len(plots) == observation.PLOTS
    where = [(one.geometry.GetX(), one.geometry.GetY()) for one in plots]
    assert where == [(p.geometry.GetX(), p.geometry.GetY()) for p in observation.random_plots(data, outline, core, "a")]
    assert where != [(p.geometry.GetX(), p.geometry.GetY()) for p in observation.random_plots(data, outline, core, "b")]
    assert all(one.geometry.Within(outline) for one in plots)
    # of 400 cells: 16 in the works (bare), 184 bare beside them, 200 dunes: 1 + 6 × share, largest remainders
    east = sum(x > 500_000 + 40 * 500 for x, _ in where)
    in_works = sum(one.geometry.Within(core) for one in plots)
    assert (in_works, east, len(plots) - in_works - east) == (1, 4, 4)


def test_plots_lie_on_slivers_too(study):
    outline = largest(turned(520_000.0, 4_985_000.0, 6000.0, 30.0, 33.0))
    plots = observation.random_plots(open_study(study), outline, outline, "a")
    assert plots
    assert all(one.geometry.Within(outline) for one in plots)
