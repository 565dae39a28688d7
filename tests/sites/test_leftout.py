"""Sites left out by decision: they keep row and score, have no rank, and bear on no other site, whatever the method."""

from __future__ import annotations

import json

import pytest

from dss_planner.errors import InputError
from dss_planner.sites.methods import compare_methods
from dss_planner.sites.ranking import METHODS, RankSitesRequest, rank_sites

CRITERIA = {
    "a": {"direction": "higher", "weight": 0.6, "low": 0, "high": 100},
    "b": {"direction": "lower", "weight": 0.4, "low": 0, "high": 50},
}
#: name, a, b, why left out
ROWS = [
    ("One", 90.0, 10.0, ""),
    ("Two", 100.0, 0.0, "Herders object"),
    ("Three", 20.0, 40.0, ""),
    ("Four", 50.0, 20.0, ""),
]


def square(index):
    x = 500_000 + 10_000 * index
    return f"POLYGON(({x} 4900000,{x + 1000} 4900000,{x + 1000} 4899000,{x} 4899000,{x} 4900000))"


@pytest.fixture
def layer(make_vector):
    def make(rows=ROWS, name="sites.gpkg"):
        shapes = [(square(i), {"name": n, "a": a, "b": b, "why": why}) for i, (n, a, b, why) in enumerate(rows)]
        return make_vector(name, shapes)

    return make


def ranked(sites, tmp_path, excluded="why", **more):
    return rank_sites(
        RankSitesRequest(sites, json.dumps(CRITERIA), str(tmp_path / "r.gpkg"), excluded=excluded, **more)
    )


@pytest.mark.parametrize("method", METHODS)
def test_the_others_rank_as_if_it_were_not_there(layer, tmp_path, method, read_layer):
    found = ranked(layer(), tmp_path, method=method, draws=50)
    without = ranked(layer([row for row in ROWS if not row[3]], "fewer.gpkg"), tmp_path, "", method=method, draws=50)
    assert [site.name for site in found.sites] == ["One", "Four", "Three", "Two"]
    for site, alone in zip(found.sites, without.sites):
        assert (site.name, site.rank, site.top_share) == (alone.name, alone.rank, alone.top_share)
        assert site.score == pytest.approx(alone.score)
        assert site.reason == alone.reason
    out = found.sites[-1]
    assert (out.rank, out.excluded, out.top_share) == (None, "Herders object", None)
    assert (out.score is None) == (method == "topsis")
    assert out.reason == "Left out of the ranking: Herders object"


def test_the_row_stays_in_the_layer(layer, tmp_path, read_layer):
    found = ranked(layer(), tmp_path)
    rows = [fields for _, fields in read_layer(found.output)]
    assert rows[-1]["name"] == "Two"
    assert rows[-1]["rank"] is None
    assert rows[-1]["score"] == pytest.approx(100)
    assert rows[-1]["contribution_a"] == pytest.approx(60)
    assert rows[-1]["why"] == "Herders object"
    assert "1 site(s) are left out by decision and not ranked." in [str(note) for note in found.notes]


def test_methods_side_by_side_leave_it_out(layer):
    table = compare_methods(RankSitesRequest(layer(), json.dumps(CRITERIA), "", excluded="why"))
    for column in table.columns:
        assert column.ranks == (1, None, 3, 2)
        assert column.scores[1] is None


def test_a_field_of_numbers_and_one_that_is_not_there(layer, tmp_path):
    assert [site.name for site in ranked(layer(), tmp_path, "b").sites] == ["Two", "One", "Three", "Four"]
    with pytest.raises(InputError, match="no field “gone”"):
        ranked(layer(), tmp_path, "gone")
    with pytest.raises(InputError, match="leaves all 4 sites out"):
        ranked(layer([(n, a, b, "no") for n, a, b, _ in ROWS]), tmp_path)
