"""Why A over B: the sentence follows from the points, the differences sum to the gap, both directions agree."""

from __future__ import annotations

import json

import numpy as np
import pytest

from dss_planner.sites.pairs import why_over
from dss_planner.sites.ranking import RankSitesRequest, compare_sites, rank_sites

CRITERIA = {
    "loss": {"direction": "higher", "weight": 0.5, "low": 0, "high": 1000, "label": "soil loss", "unit": "t/km²·a"},
    "travel": {"direction": "lower", "weight": 0.3, "low": 0, "high": 200, "label": "travel time", "unit": "min"},
    "rain": {"direction": "higher", "weight": 0.2, "low": 50, "high": 150, "label": "rain", "unit": "mm"},
}
#: name, loss, travel, rain → points by hand
ROWS = [
    ("North", 900.0, 40.0, 60.0),  # 45 + 24 + 2 = 71
    ("East", 400.0, 100.0, 150.0),  # 20 + 15 + 20 = 55
    ("South", 900.0, 40.0, 60.0),
    ("West", None, 40.0, 60.0),  # (24 + 2) / 0.5 = 52
    ("Empty", None, None, None),
]


@pytest.fixture
def comparison(make_vector, tmp_path):
    rows = [
        ("POLYGON((0 0,1 0,1 1,0 1,0 0))", {"name": name, "loss": loss, "travel": travel, "rain": rain})
        for name, loss, travel, rain in ROWS
    ]
    request = RankSitesRequest(make_vector("s.gpkg", rows), json.dumps(CRITERIA), str(tmp_path / "out.gpkg"))
    found = compare_sites(request)
    by_name = {site.name: site.score for site in rank_sites(request).sites}
    assert [by_name[name] for name in found.names] == [None if np.isnan(s) else s for s in found.combined.score]
    return found


def test_the_sentence_names_what_decides_and_what_stands_against_it(comparison):
    pair = why_over(comparison, 0, 1)
    assert str(pair.sentence) == (
        "“North” is 16 points before “East” (71 against 55), by soil loss (25 points: 900 t/km²·a against 400 t/km²·a) "
        "and travel time (9 points: 40 min against 100 min); “East” is better on rain "
        "(18 points: 150 mm against 60 mm)."
    )
    assert [one.label for one in pair.differences] == ["soil loss", "rain", "travel time"]
    assert sum(one.ahead for one in pair.differences) == pytest.approx(pair.ahead)


def test_the_other_way_round_says_the_same(comparison):
    there, back = why_over(comparison, 0, 1), why_over(comparison, 1, 0)
    assert back.ahead == -there.ahead
    assert str(back.sentence) == (
        "“East” is 16 points behind “North” (55 against 71), by soil loss (25 points: 900 t/km²·a against 400 t/km²·a) "
        "and travel time (9 points: 40 min against 100 min); “East” is better on rain "
        "(18 points: 150 mm against 60 mm)."
    )


def test_level_and_unknown(comparison):
    assert str(why_over(comparison, 0, 2).sentence) == (
        "“North” and “South” are level in all criteria (71 of 100 points)."
    )
    unknown = why_over(comparison, 0, 3)
    assert "soil loss (45 points, unknown in one of them)" in str(unknown.sentence)
    nothing = why_over(comparison, 0, 4)
    assert nothing.ahead is None
    assert str(nothing.sentence) == "“North” and “Empty” cannot be compared: “Empty” has no score."


def test_copied_as_a_table(comparison):
    lines = why_over(comparison, 0, 1).copyable().splitlines()
    assert lines[2].split("\t") == ["Criterion", "North", "North [points]", "East", "East [points]", "Δ"]
    assert lines[3].split("\t") == ["soil loss", "900 t/km²·a", "45.00", "400 t/km²·a", "20.00", "+25.00"]


def test_of_a_small_lead_small_differences_decide(make_vector, tmp_path):
    rows = [("POLYGON((0 0,1 0,1 1,0 1,0 0))", {"name": n, "loss": x, "travel": 40.0, "rain": 60.0}) for n, x in NEAR]
    found = compare_sites(RankSitesRequest(make_vector("n.gpkg", rows), json.dumps(CRITERIA), str(tmp_path / "o.gpkg")))
    assert str(why_over(found, 0, 1).sentence) == (
        "“A” is 0.3 points before “B” (71 against 70.7), by soil loss (0.3 points: 900 t/km²·a against 894 t/km²·a)."
    )


#: name, loss
NEAR = (("A", 900.0), ("B", 894.0))
