"""Sites ranked with the weights of each group, against scores by hand."""

import json

import pytest

from dss_planner.errors import InputError
from dss_planner.scoring.weighing.profiles import Profile
from dss_planner.sites.groupranks import ranks_by_profile
from dss_planner.sites.ranking import RankSitesRequest

#: Weights of the study, and worths of each site.
WEIGHTS = {"a": 0.5, "b": 0.5}
WORTHS = {"North": (0.9, 0.1), "South": (0.4, 0.8), "East": (0.2, 0.2), "Gap": (None, 0.7)}
CRITERIA = {
    f"points_{key}_mean": {"direction": "higher", "weight": weight, "low": 0, "high": 100 * weight}
    for key, weight in WEIGHTS.items()
}
PROFILES = (Profile("Mongolia", {"a": 4, "b": 1}, "country"), Profile("Korea", {"a": 1, "b": 3}, "country"))


@pytest.fixture
def request_of(make_vector):
    def make(criteria=CRITERIA, worths=WORTHS, **more):
        features = []
        for number, (name, row) in enumerate(worths.items()):
            x = 500_000 + 5000 * number
            points = {f"points_{k}_mean": None if v is None else 50.0 * v for k, v in zip("ab", row)}
            shape = f"POLYGON(({x} 0,{x + 900} 0,{x + 900} 900,{x} 900,{x} 0))"
            features.append(
                (shape, {"name": name, "out": "camp" if name == "East" else "", "score_mean": 50.0} | points)
            )
        return RankSitesRequest(make_vector("sites.gpkg", features, layer="sites"), json.dumps(criteria), "", **more)

    return make


def test_ranks_by_hand(request_of):
    found = ranks_by_profile(request_of(), PROFILES)
    scores = dict(zip(found.sites, found.scores))
    # .8·.9 + .2·.1 and .25·.9 + .75·.1
    assert scores["North"] == pytest.approx((74, 30))
    assert scores["South"] == pytest.approx((48, 70))
    # what is known carries the weight
    assert scores["Gap"] == pytest.approx((70, 70))
    ranks = dict(zip(found.sites, found.ranks))
    assert ranks == {"Gap": (2, 1), "South": (3, 1), "North": (1, 3), "East": (4, 4)}
    assert dict(zip(found.sites, found.now)) == {"Gap": 1, "South": 2, "North": 3, "East": 4}
    assert found.sites[0] == "Gap"
    said = [str(sentence) for sentence in found.findings]
    assert "“North”: Mongolia" in said[0]
    assert said[1] == "“South” is the most disputed: rank 1 for Korea, 3 for Mongolia."


def test_left_out_sites_are_not_compared(request_of):
    found = ranks_by_profile(request_of(excluded="out"), PROFILES)
    assert "East" not in found.sites


def test_all_agree(request_of):
    found = ranks_by_profile(request_of(worths={"North": (0.9, 0.9), "South": (0.4, 0.3)}), PROFILES)
    assert [str(sentence) for sentence in found.findings] == ["“North” is first for all 2."]


def test_a_profile_without_weight_for_a_criterion_keeps_the_sites(request_of):
    only = (Profile("Only a", {"a": 1, "b": 0}),)
    found = ranks_by_profile(request_of(), only)
    assert dict(zip(found.sites, found.scores))["North"] == pytest.approx((90,), abs=1e-6)
    assert dict(zip(found.sites, found.ranks))["Gap"][0] is not None


def test_faults(request_of):
    with pytest.raises(InputError, match="says nothing about b"):
        ranks_by_profile(request_of(), (Profile("X", {"a": 1}),))
    whole = {"direction": "higher", "weight": 1, "low": 0, "high": 100, "parts": {"points_a_mean": {}}}
    with pytest.raises(InputError, match="is no weighted sum"):
        ranks_by_profile(request_of({"score_mean": whole}), PROFILES)
