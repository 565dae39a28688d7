"""Sentences on how sure each site is of its place."""

import json

import pytest

from dss_planner.sites.robustness.results import RobustnessRequest
from dss_planner.sites.robustness.robustness import compute_robustness
from dss_planner.sites.robustness.verdicts import site_verdicts

BOX = "POLYGON (({x} 0, {x} 10, {y} 10, {y} 0, {x} 0))"
FIELDS = {
    "need": {"direction": "higher", "weight": 0.5, "low": 0, "high": 1, "label": "need"},
    "travel": {"direction": "lower", "weight": 0.5, "low": 0, "high": 100, "label": "travel time"},
}


@pytest.fixture
def request_of(make_vector):
    # need 1, 0, 0.4; worth of travel 0, 1, 0.4; two sites share a name
    values = [("A", 1.0, 100.0), ("B", 0.0, 0.0), ("A", 0.4, 60.0), ("D", None, None)]
    rows = [
        (BOX.format(x=100 * i, y=100 * i + 50), {"name": name, "need": need, "travel": travel})
        for i, (name, need, travel) in enumerate(values)
    ]
    path = make_vector("sites.gpkg", rows)
    return RobustnessRequest(path, json.dumps(FIELDS), draws=200, seed=2, top=2)


def test_each_site_has_its_sentence(request_of):
    found = compute_robustness(request_of)
    said = [str(v) for v in site_verdicts(request_of, found.sites, 2, [site.top_share for site in found.sites])]
    places = {site.place: sentence for site, sentence in zip(found.sites, said)}
    share = {site.place: f"{100 * site.top_share:.0f} % of 200 draws" for site in found.sites}
    assert places[0].startswith(f"“A” is among the best 2 in {share[0]}; it falls out when ")
    assert "weighs" in places[1]
    assert f"in {share[2]}; it comes in when" in places[2]
    assert "60 %" in places[2] or "40 %" in places[2]
    assert "(now 50 %)" in places[2]
    assert places[3] == "“D” cannot be ranked: none of its criteria is known."


def test_a_site_that_stays_says_so(request_of):
    found = compute_robustness(request_of)
    said = site_verdicts(request_of, found.sites, 3, [1.0] * 4)
    assert "among the best 3 in 100 % of 200 draws; no single weight takes it out" in str(said[0])
