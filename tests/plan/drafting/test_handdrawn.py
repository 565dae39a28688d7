"""Rows of shapes that people draw: the site by where they lie, the work by what is looked at."""

from __future__ import annotations

import pytest
from osgeo import ogr

from dss_planner.plan.drafting.handdrawn import new_row
from dss_planner.plan.store.document import PlanDocument

X, Y = 500_000, 4_900_000


def box(left, bottom, right, top):
    return ogr.CreateGeometryFromWkt(
        f"POLYGON(({left} {bottom},{right} {bottom},{right} {top},{left} {top},{left} {bottom}))"
    )


@pytest.fixture
def plan():
    """Two sites side by side; works a (with a zone) and b at the first, c at the second."""
    works = [
        {"uuid": key, "site": site, "measure": f"m-{key}", "name": key.upper(), "chosen": True}
        for key, site in (("a", "s"), ("b", "s"), ("c", "t"))
    ]
    zone = {"uuid": "z", "site": "s", "work": "a", "measure": "m-a", "number": 4, "geom": box(X, Y, X + 10, Y + 10)}
    sites = [
        {"uuid": "s", "name": "West", "geom": box(X, Y, X + 1000, Y + 1000)},
        {"uuid": "t", "name": "East", "geom": box(X + 1000, Y, X + 2000, Y + 1000)},
    ]
    return PlanDocument("EPSG:32648", {"sites": sites, "works": works, "zones": [zone]})


def test_the_work_looked_at_where_it_is_at_that_site(plan):
    found = new_row(plan, "zones", {}, box(X + 100, Y, X + 200, Y + 100), "b")
    assert (found["site"], found["work"], found["measure"], found["name"]) == ("s", "b", "m-b", "B 1")
    assert (found["number"], found["locked"]) == (1, True)
    assert found["area_ha"] == pytest.approx(1.0, rel=0.002)


def test_else_the_work_that_has_such_shapes_where_most_of_it_lies(plan):
    found = new_row(plan, "zones", {}, box(X + 800, Y, X + 1100, Y + 100), "c")
    assert (found["site"], found["work"], found["number"]) == ("s", "a", 5)
    found = new_row(plan, "zones", {"work": "a", "site": "s"}, box(X + 900, Y, X + 1900, Y + 100))
    assert (found["site"], found["work"]) == ("t", "c")


def test_what_is_given_stays(plan):
    given = {"work": "b", "name": "Mine", "number": 9, "area_ha": 2.0, "locked": False}
    found = new_row(plan, "zones", given, box(X + 100, Y, X + 200, Y + 100), "a")
    assert found == {"site": "s", "work": "b", "measure": "m-b"}


def test_beyond_all_sites_only_with_a_work_looked_at(plan):
    away = ogr.CreateGeometryFromWkt(f"LINESTRING({X - 500} {Y},{X - 100} {Y})")
    assert new_row(plan, "lines", {}, away) is None
    found = new_row(plan, "lines", {}, away, "a")
    assert (found["site"], found["work"]) == ("s", "a")
    assert found["length_m"] == pytest.approx(400.0, rel=0.002)


def test_points_are_works_unless_they_say_what_they_are(plan):
    place = ogr.CreateGeometryFromWkt(f"POINT({X + 5} {Y + 5})")
    assert new_row(plan, "points", {}, place)["kind"] == "work"
    assert new_row(plan, "points", {"kind": "control", "site": "s"}, place) == {"name": "West"}
