"""Warnings of a plan: which, about what, and none where all is well."""

from __future__ import annotations

import json

import pytest
from osgeo import ogr

from dss_planner.plan.drafting.draftnotes import COSTS_AS_DRAFTED
from dss_planner.plan.store.document import PlanDocument
from dss_planner.plan.warnings.found import plan_warnings


def shape(wkt):
    return ogr.CreateGeometryFromWkt(wkt)


def box(left, bottom, right, top):
    return shape(f"POLYGON(({left} {bottom},{right} {bottom},{right} {top},{left} {top},{left} {bottom}))")


X, Y = 500_000, 4_900_000


@pytest.fixture
def plan():
    """``plan(**tables)``: a site of 1 km² with one work and one zone in it; tables: more rows, or others."""

    def make(work=(), zone=(), **tables):
        own = {"uuid": "w", "site": "s", "measure": "m", "name": "Straw", "status": "drafted", "part": "core"}
        drawn = {"uuid": "z", "site": "s", "work": "w", "measure": "m", "name": "Straw 1"}
        drawn["geom"] = box(X + 100, Y + 100, X + 300, Y + 300)
        rows = {
            "plan": [{"uuid": "p", "title": "Plan"}],
            "sites": [{"uuid": "s", "name": "North", "geom": box(X, Y, X + 1000, Y + 1000)}],
            "works": [{**own, **dict(work)}],
            "zones": [{**drawn, **dict(zone)}],
        }
        return PlanDocument("EPSG:32648", {**rows, **tables})

    return make


def told(document, *protected):
    return [(one.kind, str(one.sentence), one.about.table, one.about.row) for one in plan_warnings(document, protected)]


def test_a_plan_in_order_has_none(plan):
    assert told(plan()) == []


def test_shapes_outside_of_their_site(plan):
    beyond = plan(zone={"geom": box(X + 900, Y + 100, X + 1100, Y + 300)})
    assert told(beyond) == [("outside", "“Straw 1” reaches beyond its site “North”.", "zones", "z")]
    apart = plan(zone={"geom": box(X + 2000, Y, X + 2100, Y + 100)})
    assert told(apart) == [("outside", "“Straw 1” lies outside its site “North”.", "zones", "z")]
    fence = {"uuid": "l", "site": "s", "work": "w", "measure": "m", "name": "Fence"}
    along = {**fence, "geom": shape(f"LINESTRING({X} {Y},{X + 1000} {Y},{X + 1000.5} {Y + 1000})")}
    assert told(plan(lines=[along])) == []
    away = {**fence, "geom": shape(f"LINESTRING({X} {Y},{X - 2} {Y})")}
    assert told(plan(lines=[away])) == [("outside", "“Fence” reaches beyond its site “North”.", "lines", "l")]


def test_plots_and_controls_may_lie_outside(plan):
    control = {"uuid": "c", "site": "s", "kind": "control", "name": "Control", "geom": shape(f"POINT({X - 5000} {Y})")}
    assert told(plan(points=[control])) == []


def test_overlap_with_protected_land(plan):
    park = box(X - 5000, Y - 5000, X + 200, Y + 5000)
    found = told(plan(), park)
    assert [(kind, row) for kind, _, _, row in found] == [("protected", "z")]
    # 100 m × 200 m on the map; the ellipsoid at 500 km east of UTM 48 is 1/0.9996² larger
    assert found[0][1].startswith("2.00 ha of “Straw 1” are protected land")
    assert told(plan(), box(X - 5000, Y, X + 100, Y + 1000)) == []
    well = {"uuid": "g", "site": "s", "work": "w", "measure": "m", "kind": "work", "name": "Well"}
    found = told(plan(points=[{**well, "geom": shape(f"POINT({X + 50} {Y + 50})")}]), box(X, Y, X + 60, Y + 60))
    assert [(kind, row) for kind, _, _, row in found] == [("protected", "g")]


def test_a_work_of_which_nothing_is_drawn(plan):
    document = plan(zones=[])
    assert [(kind, table, row) for kind, _, table, row in told(document)] == [("empty", "sites", "s")]


@pytest.mark.parametrize(
    ("status", "kind", "words"),
    [
        ("against the rules", "rules", "“Straw” goes against the rules."),
        ("conditional", "care", "“Straw” fits under conditions."),
        ("to verify", "care", "“Straw” rests on unknown facts: verify them."),
    ],
)
def test_what_the_rules_say_of_a_work(plan, status, kind, words):
    sentences = json.dumps([{"template": "Rain is {rain} mm.", "values": {"rain": 118}}])
    judged = [{"uuid": "v", "site": "s", "measure": "m", "part": "core", "sentences": sentences, "reason": "x"}]
    (found,) = plan_warnings(plan(work={"status": status}, verdicts=judged))
    assert (found.kind, str(found.sentence), [str(one) for one in found.reasons]) == (
        kind,
        words,
        ["Rain is 118 mm."],
    )
    assert plan_warnings(plan(work={"status": status, "chosen": False}, verdicts=judged)) == ()


def test_what_the_draft_said_of_the_plan(plan):
    rows = [{"uuid": "p", "title": "Plan", "warnings": json.dumps([{"template": "Wind {x}.", "values": {"x": 1}}])}]
    assert told(plan(plan=rows)) == [("plan", "Wind 1.", "", "")]


def test_a_shape_that_crosses_itself(plan):
    crossed = shape(f"POLYGON(({X} {Y},{X + 9} {Y + 9},{X + 9} {Y},{X} {Y + 9},{X} {Y}))")
    assert [kind for kind, *_ in told(plan(zone={"geom": crossed}))] == ["geometry"]


def test_prices_whose_ends_do_not_rise_are_told(plan):
    """Tables are edited with any program; a price of a measure that no work uses does no harm."""
    cost = {"uuid": "c", "unit": "ha", "currency": "USD", "year": 2021, "place": "x", "per_year": False}
    cost.update(evidence="A/A/A", verified=False)
    rows = [
        {**cost, "measure": "m", "low": 300.0, "mode": 200.0, "high": 400.0},
        {**cost, "uuid": "d", "measure": "m", "low": 300.0, "mode": 300.0, "high": 299.0},
        {**cost, "uuid": "e", "measure": "m", "low": 1.0, "mode": 1.0, "high": 1.0},
        {**cost, "uuid": "f", "measure": "unused", "low": 3.0, "mode": 2.0, "high": 1.0},
    ]
    found = [one for one in told(plan(unit_costs=rows)) if one[0] == "prices"]
    assert [sentence.split(";")[0] for _, sentence, *_ in found] == [
        "The unit cost of “m” is 300, 200 and 400 USD per ha",
        "The unit cost of “m” is 300, 300 and 299 USD per ha",
    ]


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [("", "", True), ("upkeep", '{"m": 0.0}', True), ("upkeep", '{"m": 0.05}', False), ("renewals", "false", False)],
)
def test_what_the_draft_said_of_its_costs_is_told_as_long_as_it_holds(plan, name, value, said):
    draft = {"template": COSTS_AS_DRAFTED.template, "values": {"years": 5}}
    stored = {"uuid": "p", "title": "Plan", "warnings": json.dumps([draft, "Look at the wells."])}
    found = told(plan(plan=[stored], settings=[{"name": name, "value": value}] if name else []))
    assert [one[1] for one in found if one[1] == "Look at the wells."]
    assert any("Upkeep is not in them" in one[1] for one in found) == said
