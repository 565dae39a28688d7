"""Choosing from a layer: the vector of the brief on the map, locks, unknowns, reasons, report, curve and draws."""

import json
from pathlib import Path

import numpy as np
import pytest
from osgeo import ogr

from dss_planner import provenance
from dss_planner.errors import Cancelled, InputError
from dss_planner.sites.portfolio.portfoliorequest import SelectPortfolioRequest
from dss_planner.sites.portfolio.selecting import select_portfolio
from dss_planner.sites.portfolio.spacing import bonuses, near_pairs

#: SCIENCE.md T38 with squares of 100 m: the distances between their edges are 100 m less than those of the points.
PLACES = [(0, 0), (1, 0), (5, 0), (5, 1), (10, 0), (10, 5)]
SCORES, COSTS, REGIONS = (9, 8, 7, 6, 5, 4), (4, 4, 4, 3, 3, 2), "AABBBC"


def square(x, y, side=100):
    west, south = 500000 + 1000 * x, 4900000 + 1000 * y
    east, north = west + side, south + side
    return f"POLYGON(({west} {south},{east} {south},{east} {north},{west} {north},{west} {south}))"


@pytest.fixture
def sites(make_vector):
    def make(crs="EPSG:32648", **columns):
        rows = []
        for index, (place, score, cost, region) in enumerate(zip(PLACES, SCORES, COSTS, REGIONS)):
            values = {"name": f"S{index}", "score": float(score), "cost": float(cost), "region": region}
            values.update({name: column[index] for name, column in columns.items()})
            rows.append((square(*place), values))
        return make_vector("sites.gpkg", rows, crs, layer="sites")

    return make


@pytest.fixture
def ask(sites, tmp_path):
    def make(columns=None, **more):
        output, report = str(tmp_path / "chosen.gpkg"), str(tmp_path / "report.json")
        values = {"cost_field": "cost", "budget": 11.0, "gap": 0.0, "report": report, **more}
        return SelectPortfolioRequest(sites(**(columns or {})), "score", output, **values)

    return make


def chosen(result):
    return {int(site.name[1:]) for site in result.sites if site.chosen}


@pytest.mark.parametrize(
    ("rules", "value", "names"),
    [
        ({}, 23, {0, 1, 3}),
        ({"spacing": 1.9}, 21, {0, 2, 4}),
        ({"spacing": 1.9, "group_field": "region", "min_per_group": 1}, 20, {0, 2, 5}),
        ({"spacing": 1.9, "more_groups": (("region", 1),)}, 20, {0, 2, 5}),
    ],
)
def test_vector_of_the_brief_on_the_map(ask, rules, value, names):
    result = select_portfolio(ask(**rules))
    assert (result.benefit, chosen(result), result.optimal) == (pytest.approx(value), names, True)
    assert result.cost <= 11


def test_what_is_written(ask):
    request = ask(spacing=1.9, curve=True)
    result = select_portfolio(request)
    dataset = ogr.Open(request.output)
    rows = [feature.items() for feature in dataset.GetLayer("sites")]
    assert [(row["name"], row["portfolio_rank"], row["benefit"]) for row in rows] == [
        ("S0", 1, 9.0),
        ("S2", 2, 7.0),
        ("S4", 3, 5.0),
    ]
    report = json.loads(Path(request.report).read_text(encoding="utf-8"))
    assert (report["optimal"], report["chosen"]) == (True, ["S0", "S2", "S4"])
    assert report["gap"] == pytest.approx(0.0, abs=1e-9)
    values = [point["value"] for point in report["curve"]]
    assert values == sorted(values)
    assert next(point for point in report["curve"] if point["budget"] == 11.0)["value"] == pytest.approx(21)
    assert provenance.sidecar(request.output).exists()
    reasons = {site.name: str(site.reason) for site in result.sites if not site.chosen}
    assert reasons["S1"] == "It lies 0.9 km from “S0”."
    assert reasons["S3"] == "It lies 0.9 km from “S2”."
    assert "worth more" in reasons["S5"]


@pytest.mark.parametrize("values", [(0, 0, -1, 0, 0, 1), ("", "no", "out", "free", None, "in")])
def test_locks_hold(ask, values):
    locks = [None if value is None else (float(value) if isinstance(value, int) else value) for value in values]
    result = select_portfolio(ask({"lock": locks}, locked_field="lock"))
    states = {site.name: site.state for site in result.sites}
    assert (states["S2"], states["S5"]) == ("locked out", "locked in")
    assert result.benefit == pytest.approx(21.0)  # 9 + 8 + 4


def test_alternatives_for_one_place(ask):
    result = select_portfolio(ask({"place": ["p", "p", "p", "q", None, "r"]}, alternative_field="place"))
    assert chosen(result) == {0, 3, 4}
    assert str(next(site.reason for site in result.sites if site.name == "S1")) == "“S0” is chosen for the same place."


def test_unknown_scores_and_costs_are_never_nothing(ask):
    result = select_portfolio(ask({"score": [9.0, None, 7.0, 6.0, 5.0, 4.0], "cost": [None, 4.0, 4.0, 3.0, 3.0, 2.0]}))
    assert {site.name: site.state for site in result.sites if site.state == "unknown"} == {
        "S0": "unknown",
        "S1": "unknown",
    }
    assert any("2 site(s)" in str(note) for note in result.notes)
    with pytest.raises(InputError, match="S0"):
        select_portfolio(
            ask({"cost": [None, 4.0, 4.0, 3.0, 3.0, 2.0], "lock": [1.0, 0, 0, 0, 0, 0]}, locked_field="lock")
        )


def test_area_multiplies_the_score(ask):
    result = select_portfolio(ask({"ha": [1.0, 1.0, 1.0, 1.0, 100.0, 1.0]}, area_field="ha"))
    assert 4 in chosen(result)
    assert next(site.benefit for site in result.sites if site.name == "S4") == 500.0


def test_compactness_brings_sites_together(ask):
    # without: 0, 1 and 3; together 0 and 1, 2 and 3 are neighbours
    loose = select_portfolio(ask(budget=7.0))
    near = select_portfolio(ask({"score": [9.0, 8.0, 7.0, 6.9, 5.0, 9.2]}, budget=7.0, compactness=1.0, reach=1.5))
    assert chosen(loose) == {0, 3}
    assert near.value >= near.benefit
    far = select_portfolio(ask({"score": [9.0, 8.0, 7.0, 6.9, 5.0, 9.2]}, budget=7.0))
    assert far.value == far.benefit


def test_no_budget_takes_all_that_spacing_leaves(ask):
    assert chosen(select_portfolio(ask(budget=None))) == set(range(6))
    assert chosen(select_portfolio(ask(budget=None, spacing=1.9))) == {0, 2, 4, 5}


CRITERIA = json.dumps({"score": {"direction": "higher", "weight": 1, "low": 0, "high": 10}})


def test_frequencies_follow_the_draws(ask):
    sure = select_portfolio(ask(spacing=1.9, draws=5, criteria=CRITERIA))
    assert {site.name for site in sure.sites if site.frequency == 1.0} == {"S0", "S2", "S4"}
    unsure = ask(spacing=1.9, draws=12, criteria=CRITERIA, spreads=json.dumps({"score": {"data": 0.3}}), seed=2)
    found = select_portfolio(unsure)
    assert any(0.0 < site.frequency < 1.0 for site in found.sites)
    assert [site.frequency for site in select_portfolio(unsure).sites] == [site.frequency for site in found.sites]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"budget": 5.0, "spacing": 1.9, "group_field": "region", "min_per_group": 1}, "9 instead of 5"),
        ({"budget": 1.0}, "cheapest costs 2"),
        ({"group_field": "region", "min_per_group": 2, "budget": None}, "At least 1 instead of 2 in “C”"),
        ({"budget": -1.0}, "budget is -1"),
        ({"cost_field": "price"}, "price"),
        ({"group_field": "aimag", "min_per_group": 1}, "aimag"),
        ({"locked_field": "lock"}, "lock"),
        ({"compactness": 2.0}, "compactness of 2"),
        ({"draws": 5}, "without the fields"),
    ],
)
def test_what_cannot_be_is_named(ask, tmp_path, changes, words):
    with pytest.raises(InputError, match=words):
        select_portfolio(ask(**changes))
    assert not (tmp_path / "chosen.gpkg").exists()


def test_degrees_are_refused(sites, tmp_path):
    with pytest.raises(InputError, match="degrees"):
        select_portfolio(SelectPortfolioRequest(sites(crs="EPSG:4326"), "score", str(tmp_path / "a.gpkg")))


def test_cancelling_leaves_nothing(ask, tmp_path, cancel_after, leftovers):
    with pytest.raises(Cancelled):
        select_portfolio(ask(spacing=1.9), cancelled=cancel_after(3))
    assert not (tmp_path / "chosen.gpkg").exists()
    assert not leftovers()


def test_near_pairs_are_those_of_all_distances():
    generator = np.random.default_rng(3)
    shapes = [
        ogr.CreateGeometryFromWkt(square(*generator.uniform(0, 10, 2), side=s)) for s in generator.uniform(10, 2500, 60)
    ]
    pairs, distances = near_pairs(shapes, 800.0)
    wanted = {
        (i, j): shapes[i].Distance(shapes[j])
        for i in range(60)
        for j in range(i + 1, 60)
        if shapes[i].Distance(shapes[j]) < 800.0
    }
    assert dict(zip(map(tuple, pairs.tolist()), distances)) == pytest.approx(wanted)


def test_only_the_nearest_earn_a_bonus():
    pairs = np.array([[0, 1], [0, 2], [1, 2]])
    kept, bonus = bonuses(pairs, np.array([1.0, 2.0, 4.0]), np.array([2.0, 4.0, 8.0]), 10.0, 0.5, 1)
    np.testing.assert_array_equal(kept, [[0, 1]])
    np.testing.assert_allclose(bonus, [0.5 * 3.0 * 0.9])
