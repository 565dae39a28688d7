"""Methods side by side against pymcdm and scipy."""

import json
from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from dss_planner.errors import InputError
from dss_planner.sites.methods import VARIANTS, compare_methods, compare_variants, side_by_side, spearman
from dss_planner.sites.ranking import RankSitesRequest, rank_sites

SQUARE = "POLYGON((0 0,1 0,1 1,0 1,0 0))"


def criteria_of(fields, directions=None):
    return json.dumps(
        {
            field: {"direction": (directions or {}).get(field, "higher"), "weight": weight, "low": 0, "high": 50}
            for field, weight in fields.items()
        }
    )


def test_scores_and_correlation_as_pymcdm_and_scipy(make_vector):
    methods = pytest.importorskip("pymcdm.methods")
    normalizations = pytest.importorskip("pymcdm.normalizations")
    correlations = pytest.importorskip("pymcdm.correlations")
    rng = np.random.default_rng(5)
    raw, weights = rng.uniform(1, 50, (15, 4)), rng.dirichlet(np.ones(4))
    rows = [(SQUARE, {"name": f"S{i}", **dict(zip("abcd", map(float, row)))}) for i, row in enumerate(raw)]
    request = RankSitesRequest(make_vector("s.gpkg", rows), criteria_of(dict(zip("abcd", weights))), "", attitude=1.0)
    found = compare_methods(request)
    by = {column.method: column for column in found.columns}
    assert by["owa"].scores == pytest.approx(by["wlc"].scores)  # at attitude 1
    assert by["wlc"].scores == pytest.approx(100 * (raw / 50) @ weights)
    topsis = methods.TOPSIS(normalization_function=normalizations.vector_normalization)
    assert by["topsis"].scores == pytest.approx(100 * topsis(raw, weights, np.ones(4)))
    order = [column.method for column in found.columns]
    place = (order.index("wlc"), order.index("topsis"))
    expected = stats.spearmanr(by["wlc"].scores, by["topsis"].scores)[0]
    assert found.correlation[place[0]][place[1]] == pytest.approx(expected)
    ranks = [np.array(by[method].ranks) for method in ("wlc", "topsis")]
    assert correlations.spearman(*ranks) == pytest.approx(expected)


def test_the_table_agrees_with_each_ranking(make_vector, tmp_path):
    rng = np.random.default_rng(8)
    rows = [
        (SQUARE, {"name": f"S{i}", "a": float(rng.uniform(0, 50)), "b": float(rng.uniform(0, 50))}) for i in range(9)
    ]
    rows[3][1]["b"] = None
    text = criteria_of({"a": 0.6, "b": 0.4}, {"b": "lower"})
    request = RankSitesRequest(make_vector("s.gpkg", rows), text, str(tmp_path / "out.gpkg"))
    for column in compare_methods(request).columns:
        ranked = rank_sites(RankSitesRequest(request.sites, text, request.output, method=column.method))
        own = {site.name: (site.rank, site.score) for site in ranked.sites}
        for name, rank, score in zip((f"S{i}" for i in range(9)), column.ranks, column.scores):
            assert own[name] == (rank, pytest.approx(score))


def test_equals_and_unknown():
    assert spearman(np.array([1.0, 2, 2, 4]), np.array([1.0, 3, 3, 9])) == pytest.approx(1)
    values = np.random.default_rng(1).integers(0, 4, (2, 30)).astype(float)
    assert spearman(*values) == pytest.approx(stats.spearmanr(*values)[0])
    values[0, :5] = np.nan
    assert spearman(*values) == pytest.approx(stats.spearmanr(*values[:, 5:])[0])
    assert spearman(np.array([1.0, 1.0]), np.array([1.0, 2.0])) is None
    assert spearman(np.array([1.0, np.nan]), np.array([1.0, 2.0])) is None


def test_findings():
    names = ("North", "East", "South")
    scores = {"wlc": np.array([90.0, 50, 10]), "topsis": np.array([80.0, 20, 30])}
    said = [str(sentence) for sentence in side_by_side(names, scores).findings]
    assert said[0] == "“North” is first by every method."
    assert said[1] == "“East” moves most: rank 2 by Weighted sum, 3 by TOPSIS."
    scores["owa"] = np.array([10.0, 20, 30])
    said = [str(sentence) for sentence in side_by_side(names, scores).findings]
    assert said[0] == "The first place depends on the method: “North”, “South”."


def test_a_field_that_is_missing_is_named(make_vector):
    sites = make_vector("s.gpkg", [(SQUARE, {"name": "S", "a": 1.0})])
    with pytest.raises(InputError, match="no field of numbers “z”"):
        compare_methods(RankSitesRequest(sites, criteria_of({"z": 1.0}), ""))


def test_variants_are_the_rankings_of_each_and_say_who_moves_and_why(make_vector, tmp_path):
    rows = [  # worths: even, uneven, poor
        (SQUARE, {"name": "Even", "a": 25.0, "b": 25.0}),
        (SQUARE, {"name": "Uneven", "a": 50.0, "b": 5.0}),
        (SQUARE, {"name": "Poor", "a": 5.0, "b": 5.0}),
    ]
    text = criteria_of({"a": 0.5, "b": 0.5})
    request = RankSitesRequest(make_vector("s.gpkg", rows), text, str(tmp_path / "out.gpkg"))
    table = compare_variants(request)
    assert [column.method for column in table.columns] == [variant.key for variant in VARIANTS]
    for variant, column in zip(VARIANTS, table.columns):
        ranked = rank_sites(replace(request, method=variant.method, attitude=variant.attitude))
        own = {site.name: (site.rank, site.score) for site in ranked.sites}
        assert [own[name] for name in table.sites] == list(zip(column.ranks, column.scores))
    by = {column.method: column.ranks for column in table.columns}
    assert by["wlc"] == (2, 1, 3)
    assert by["owa_cautious"] == by["geometric"] == (1, 2, 3)
    said = {(table.sites[move.site], move.method): str(move.sentence) for move in table.moves}
    assert said["Uneven", "owa_cautious"] == (
        "“Uneven” falls from 1 to 2 (Cautious): its weakest point, b, is worth 10 % only"
    )
    assert said["Even", "geometric"] == (
        "“Even” rises from 2 to 1 (Geometric mean): it has no point weaker than a, worth 50 %"
    )
    assert ("Poor", "owa_cautious") not in said
