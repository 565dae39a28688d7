"""Robustness of a layer of sites: the same numbers as the ranking, and hand-computed changes of the winner."""

import json
from pathlib import Path

import numpy as np
import pytest
from osgeo import ogr

from dss_planner import provenance
from dss_planner.errors import Cancelled, InputError
from dss_planner.sites.ranking import RankSitesRequest, rank_sites
from dss_planner.sites.robustness.robustness import RobustnessRequest, compute_robustness, scores_by_draw

CRITERIA = {
    "need": {"direction": "higher", "weight": 0.6, "low": 0, "high": 100, "label": "Need"},
    "hours": {"direction": "lower", "weight": 0.4, "low": 0, "high": 10},
}


@pytest.fixture
def sites(make_vector):
    rows = [("North", 80.0, 6.0), ("South", 60.0, 1.0), ("East", 30.0, 8.0), ("West", 10.0, None)]
    return make_vector(
        "sites.gpkg",
        [
            (f"POLYGON(({x} 0,{x + 1000} 0,{x + 1000} 1000,{x} 1000,{x} 0))", {"name": name, "need": need, "hours": h})
            for x, (name, need, h) in zip(range(500000, 600000, 5000), rows)
        ],
        layer="sites",
    )


def request(sites, tmp_path, **more):
    return RobustnessRequest(sites, json.dumps(CRITERIA), str(tmp_path / "out.gpkg"), str(tmp_path / "r.json"), **more)


@pytest.mark.parametrize("method", ["wlc", "owa", "topsis"])
def test_chosen_scores_and_ranks_are_those_of_the_ranking(sites, tmp_path, method):
    found = compute_robustness(request(sites, tmp_path, method=method, draws=20))
    ranked = rank_sites(RankSitesRequest(sites, json.dumps(CRITERIA), str(tmp_path / "ranked.gpkg"), method))
    assert [(site.name, site.rank) for site in found.sites] == [(site.name, site.rank) for site in ranked.sites]
    for one, other in zip(found.sites, ranked.sites):
        assert one.score == pytest.approx(other.score, rel=1e-12)


def test_switching_weight_by_hand(sites, tmp_path):
    found = compute_robustness(request(sites, tmp_path, draws=200, weighting="flat", seed=1))
    # North .8·w + .4·(1 − w), South .6·w + .9·(1 − w): equal where .2·w = .5·(1 − w), w = 5/7
    assert found.sites[0].name == "South"
    need = next(switch for switch in found.switches if switch.field == "need")
    assert need.upper == pytest.approx(5 / 7)
    assert (need.upper_site, need.lower, need.exact) == ("North", None, True)
    assert need.margin == pytest.approx(5 / 7 - 0.6)
    first = {site.name: site.first_share for site in found.sites}
    assert first["North"] == pytest.approx(2 / 7, abs=0.08)
    assert sum(first.values()) == pytest.approx(1.0)
    # 71.4 % instead of 60 %
    assert any("71.4 % instead of 60.0 %" in str(note) for note in found.notes)


def test_what_is_written(sites, tmp_path):
    found = compute_robustness(request(sites, tmp_path, draws=50))
    layer = ogr.Open(str(tmp_path / "out.gpkg"))
    rows = [feature.items() for feature in layer.GetLayer("sites")]
    assert [row["name"] for row in rows] == [site.name for site in found.sites]
    assert rows[0]["rank"] == 1
    assert rows[0]["first_share"] == pytest.approx(found.sites[0].first_share)
    assert rows[0]["need"] == 60.0
    report = json.loads(Path(tmp_path / "r.json").read_text(encoding="utf-8"))
    assert report["sites"][0]["shares"] == list(found.sites[0].shares)
    assert len(report["switching_weights"]) == 2
    assert provenance.sidecar(tmp_path / "out.gpkg").exists()


def test_unsure_data_and_the_seed(sites, tmp_path):
    spreads = json.dumps({"need": {"data": 0.3}, "hours": {"bounds": 0.2}})
    asked = request(sites, tmp_path, draws=100, weighting="fixed", spreads=spreads, seed=5)
    first, again = compute_robustness(asked), compute_robustness(asked)
    assert first.sites == again.sites
    assert 0.5 < first.sites[0].confidence < 1.0
    scores = scores_by_draw(asked)
    assert scores.shape == (100, 4)
    assert np.nanstd(scores[:, 0]) > 0


def test_a_geometric_mean_can_be_drawn_too(sites, tmp_path):
    found = compute_robustness(request(sites, tmp_path, method="geometric", draws=20))
    south = next(site for site in found.sites if site.name == "South")
    assert south.score == pytest.approx(100 * 0.6**0.6 * 0.9**0.4)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"method": "saw"}, "saw"),
        ({"draws": 0}, "0 draws"),
        ({"top": 0}, "first 0 places"),
        ({"spreads": '{"far": {}}'}, "far"),
        ({"weighting": "any"}, "any"),
    ],
)
def test_wrong_requests_are_named(sites, tmp_path, changes, words):
    with pytest.raises(InputError, match=words):
        compute_robustness(request(sites, tmp_path, **changes))


def test_cancelling_leaves_nothing(sites, tmp_path, cancel_after, leftovers):
    with pytest.raises(Cancelled):
        compute_robustness(request(sites, tmp_path, draws=50), cancelled=cancel_after(3))
    assert not (tmp_path / "out.gpkg").exists()
    assert not leftovers()


@pytest.mark.parametrize("method", ["wlc", "topsis"])
def test_a_site_left_out_bears_on_nothing_and_keeps_its_row(make_vector, tmp_path, method):
    rows = [("North", 80.0, 6.0, ""), ("South", 60.0, 1.0, "winter camp"), ("East", 30.0, 8.0, None)]

    def layer(name, kept):
        return make_vector(
            name,
            [
                (
                    f"POLYGON(({x} 0,{x + 1000} 0,{x + 1000} 1000,{x} 1000,{x} 0))",
                    {"name": n, "need": a, "hours": b, "why": why or ""},
                )
                for x, (n, a, b, why) in zip(range(500000, 600000, 5000), kept)
            ],
            layer="sites",
        )

    spreads = json.dumps({"*": {"data": 0.3}})
    every, some = layer("every.gpkg", rows), layer("some.gpkg", [row for row in rows if not row[3]])
    out = compute_robustness(request(every, tmp_path, method=method, draws=80, spreads=spreads, excluded="why"))
    dataset = ogr.Open(str(tmp_path / "out.gpkg"))
    written = [feature.items() for feature in dataset.GetLayer("sites")]
    dataset = None
    alone = compute_robustness(request(some, tmp_path, method=method, draws=80, spreads=spreads))
    assert out.sites == alone.sites
    assert out.switches == alone.switches
    assert [(row["name"], row["rank"]) for row in written][-1] == ("South", None)
    assert len(written) == 3
    assert any("1 site(s) are left out" in str(note) for note in out.notes)
