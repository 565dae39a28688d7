"""The ranking of sites in a file: worths, missing data, reasons that are true, draws, errors."""

import json
from pathlib import Path

import numpy as np
import pytest

from dss_planner.errors import Cancelled, InputError, OutputError
from dss_planner.sites.rankcriteria import criteria_json, read_criteria
from dss_planner.sites.ranking import RankSitesRequest, rank_sites
from dss_planner.sites.reasons import amount
from dss_planner.sites.robustness.robustness import RobustnessRequest, compute_robustness

CRITERIA = {
    "loss_mean": {
        "direction": "higher", "weight": 0.4, "low": 0, "high": 1000, "label": "soil loss", "unit": "t/km²·a",
    },
    "travel_mean": {
        "direction": "lower", "weight": 0.4, "low": 0, "high": 200, "label": "travel time", "unit": "min",
        "limit": 1e6,
    },
    "slope_mean": {"direction": "lower", "weight": 0.2, "low": 0, "high": 20, "label": "slope", "unit": "°"},
}  # fmt: skip
#: name, loss, travel, slope → points by hand
ROWS = [
    ("Bayan", 500.0, 100.0, 5.0),  # 20 + 20 + 15 = 55
    ("Ovoot", 1000.0, 50.0, 10.0),  # 40 + 30 + 10 = 80
    ("Tsagaan", 250.0, 1e6, 0.0),  # 10 + 0 + 20 = 30
]


def square(index):
    x = 500_000 + 10_000 * index
    return f"POLYGON(({x} 4900000,{x + 1000} 4900000,{x + 1000} 4899000,{x} 4899000,{x} 4900000))"


@pytest.fixture
def make_sites(make_vector):
    def make(rows=ROWS, **more):
        return make_vector(
            "sites.gpkg",
            [
                (
                    square(i),
                    {"name": name, "loss_mean": loss, "travel_mean": travel, "slope_mean": slope}
                    | {key: values[i] for key, values in more.items()},
                )
                for i, (name, loss, travel, slope) in enumerate(rows)
            ],
        )

    return make


@pytest.fixture
def rank(tmp_path):
    def run(sites, criteria=None, progress=None, cancelled=None, **more):
        request = RankSitesRequest(
            str(sites), json.dumps(CRITERIA if criteria is None else criteria), str(tmp_path / "out" / "r.gpkg"), **more
        )
        callables = {"progress": progress, "cancelled": cancelled}
        return rank_sites(request, **{key: value for key, value in callables.items() if value})

    return run


def by_name(result):
    return {site.name: site for site in result.sites}


def test_points_and_ranks_by_hand(make_sites, rank, read_layer):
    result = rank(make_sites())
    assert [(site.name, site.rank) for site in result.sites] == [("Ovoot", 1), ("Bayan", 2), ("Tsagaan", 3)]
    assert [site.score for site in result.sites] == pytest.approx([80, 55, 30])
    assert by_name(result)["Bayan"].contributions == pytest.approx(
        {"loss_mean": 20, "travel_mean": 20, "slope_mean": 15}
    )
    rows = [fields for _, fields in read_layer(result.output)]
    assert [row["name"] for row in rows] == ["Ovoot", "Bayan", "Tsagaan"]
    assert [row["rank"] for row in rows] == [1, 2, 3]
    assert rows[1]["contribution_slope_mean"] == pytest.approx(15)
    assert rows[1]["score"] == pytest.approx(sum(value for key, value in rows[1].items() if key.startswith("contrib")))
    assert [row["completeness"] for row in rows] == [1.0, 1.0, 1.0]


def test_reasons_are_words_that_follow_from_the_points(make_sites, rank, read_layer):
    result = rank(make_sites())
    sites = by_name(result)
    assert sites["Ovoot"].reason == (
        "Ranks 1 of 3 with 80 of 100 points: it gains most on soil loss (1,000 t/km²·a; 40 of 40 points) and "
        "travel time (50 min; 30 of 40 points), and loses most on slope (10°; 10 of 20 points). "
        "No other site gains more points on soil loss and travel time. "
        "Leads Bayan by 25 points, mostly on soil loss (40 against 20 points)."
    )
    assert sites["Bayan"].reason == (
        "Ranks 2 of 3 with 55 of 100 points: it gains most on soil loss (500 t/km²·a; 20 of 40 points) and "
        "travel time (100 min; 20 of 40 points), and could gain most on soil loss still. "
        "25 points behind Ovoot, mostly on soil loss (20 against 40 points)."
    )
    assert sites["Tsagaan"].reason == (
        "Ranks 3 of 3 with 30 of 100 points: it gains most on slope (0°; 20 of 20 points) and soil loss "
        "(250 t/km²·a; 10 of 40 points), and loses most on travel time (out of reach; 0 of 40 points). "
        "No other site gains more points on slope. "
        "50 points behind Ovoot, mostly on soil loss (10 against 40 points)."
    )
    assert read_layer(result.output)[0][1]["reason"] == sites["Ovoot"].reason


def test_reasons_can_mention_another_field_and_class_names(make_sites, rank):
    criteria = {
        "points": {
            "direction": "higher", "weight": 0.5, "low": 0, "high": 50, "label": "travel time", "unit": "min",
            "limit": 1e6, "show": "travel_mean",
        },
        "cover": {
            "direction": "higher", "weight": 0.3, "low": 0, "high": 30, "label": "land cover",
            "show": "cover_main", "names": {"6": "bare ground"},
        },
        "plain": {"direction": "higher", "weight": 0.2, "low": 0, "high": 20, "label": "rain"},
    }  # fmt: skip
    result = rank(
        make_sites(
            points=[40.0, 25.0, 0.0], cover=[30.0, 0.0, 3.0], cover_main=[6.0, 7.0, 7.0], plain=[2.0, 20.0, 9.0]
        ),
        criteria,
    )
    sites = by_name(result)
    assert sites["Bayan"].reason.startswith(
        "Ranks 1 of 3 with 72 of 100 points: it gains most on travel time (100 min; 40 of 50 points) and land cover "
        "(mainly bare ground; 30 of 30 points), and loses most on rain (2 of 20 points)."
    )
    assert "loses most on travel time (out of reach; 0 of 50 points)" in sites["Tsagaan"].reason
    assert "land cover (mainly 7; 3 of 30 points)" in sites["Tsagaan"].reason
    criteria["points"]["show"] = "gone"
    with pytest.raises(InputError, match="no field of numbers “gone”"):
        rank(
            make_sites(
                points=[1.0, 2.0, 3.0], cover=[1.0, 2.0, 3.0], cover_main=[1.0, 2.0, 3.0], plain=[1.0, 2.0, 3.0]
            ),
            criteria,
        )


def test_another_site_does_not_change_the_order_of_the_others(make_sites, rank):
    before = by_name(rank(make_sites()))
    after = by_name(rank(make_sites([*ROWS, ("Huge", 90_000.0, 0.0, 0.0)])))
    for name in before:
        assert after[name].score == before[name].score


def test_an_unknown_value_is_left_out_and_said(make_sites, rank, read_layer):
    rows = [*ROWS[:2], ("Gap", 500.0, None, 5.0), ("Nothing", None, None, None)]
    result = rank(make_sites(rows))
    gap = by_name(result)["Gap"]
    # 0.5·0.4 + 0.75·0.2 over 0.6
    assert gap.score == pytest.approx(100 * 0.35 / 0.6)
    assert gap.contributions["travel_mean"] is None
    assert gap.completeness == pytest.approx(0.6)
    assert "Unknown here and left out, not counted as zero: travel time." in gap.reason
    assert "Rests on 60 % of the wanted data." in gap.reason
    nothing = result.sites[-1]
    assert (nothing.name, nothing.rank, nothing.score) == ("Nothing", None, None)
    assert nothing.reason.startswith("Not ranked: nothing is known")
    assert read_layer(result.output)[-1][1]["rank"] is None
    assert "Ranks 1 of 3" in result.sites[0].reason
    assert [str(note) for note in result.notes] == [
        "1 site(s) cannot be ranked: too little is known of them.",
        "1 site(s) are ranked without a criterion that is unknown there.",
    ]


def test_completeness_follows_the_known_share_of_the_facts(make_sites, rank):
    result = rank(make_sites(loss_known=[0.5, 1.0, 1.0]))
    assert by_name(result)["Bayan"].completeness == pytest.approx(0.8)
    assert "Rests on 80 %" in by_name(result)["Bayan"].reason


def test_sites_with_equal_scores_share_a_rank(make_sites, rank):
    result = rank(make_sites([ROWS[0], ("Twin", *ROWS[0][1:]), ROWS[2]]))
    assert [site.rank for site in result.sites] == [1, 1, 3]
    assert "Level with Twin." in by_name(result)["Bayan"].reason
    assert "No other site gains more points on soil loss" in by_name(result)["Bayan"].reason


def test_the_most_points_are_not_called_the_best_value(make_sites, rank):
    # points that are means over cells: the part of a site beyond the bound gives none
    rows = [("Peak", 50.0, 60.0, 5.0), ("Even", 52.0, 70.0, 6.0)]
    criteria = {
        "loss_mean": {"direction": "higher", "weight": 1.0, "low": 0, "high": 60, "label": "erosion", "show": "index"}
    }
    peak, even = rank(make_sites(rows, index=[17_819.0, 16_314.0]), criteria).sites[::-1]
    assert "No other site gains more points on erosion." in even.reason
    assert "does better" not in even.reason + peak.reason
    assert "No other site" not in peak.reason


def test_one_site_alone(make_sites, rank):
    (site,) = rank(make_sites(ROWS[:1])).sites
    assert site.rank == 1
    assert "No other site" not in site.reason
    assert "Leads" not in site.reason


def test_topsis_and_owa_run_on_the_same_file(make_sites, rank):
    topsis = rank(make_sites(), method="topsis")
    assert topsis.sites[0].name == "Ovoot"
    for site in topsis.sites:
        assert sum(site.contributions.values()) == pytest.approx(site.score)
    assert "of 40 points" not in topsis.sites[0].reason
    cautious, plain = rank(make_sites(), method="owa"), rank(make_sites())
    assert rank(make_sites(), method="owa", attitude=1.0).sites[0].score == pytest.approx(plain.sites[0].score)
    for site in cautious.sites:
        assert site.score < by_name(plain)[site.name].score
        assert sum(site.contributions.values()) == pytest.approx(site.score)


def test_topsis_needs_no_bounds_but_keeps_them(make_sites, rank):
    free = {field: {"direction": v["direction"], "weight": v["weight"]} for field, v in CRITERIA.items()}
    bounded = rank(make_sites(), method="topsis")
    # what is out of reach counts as the worst bound, 200 min
    limited = rank(make_sites([*ROWS[:2], ("Tsagaan", 250.0, 200.0, 0.0)]), free, method="topsis")
    assert [site.score for site in bounded.sites] == pytest.approx([site.score for site in limited.sites])
    assert rank(make_sites(), free, method="topsis").sites[0].score != pytest.approx(bounded.sites[0].score, rel=1e-3)


def test_draws_are_seeded_and_agree_with_a_plain_count(make_sites, rank):
    rows = [("A", 900.0, 150.0, 5.0), ("B", 400.0, 40.0, 5.0), ("C", 100.0, 190.0, 15.0), ("D", 50.0, 195.0, 18.0)]
    first = rank(make_sites(rows), draws=400, seed=7, top=1)
    assert rank(make_sites(rows), draws=400, seed=7, top=1) == first
    assert rank(make_sites(rows), draws=400, seed=8, top=1) != first
    # the weights as they are drawn everywhere: Dirichlet(30·w)
    drawn = np.random.default_rng([7, 0]).dirichlet(30 * np.array([0.4, 0.4, 0.2]), 400)
    worths = np.array([[0.9, 0.25, 0.75], [0.4, 0.8, 0.75], [0.1, 0.05, 0.25], [0.05, 0.025, 0.1]])
    wins = np.argmax(drawn @ worths.T, axis=1)
    for index, name in enumerate("ABCD"):
        assert by_name(first)[name].top_share == pytest.approx(np.mean(wins == index))
    a = by_name(first)["A"]
    assert (a.rank_low, a.rank_high) == (1, 2)
    assert f"Among the first 1 in {100 * a.top_share:.0f} % of 400 random weightings." in a.reason


@pytest.mark.parametrize("method", ["wlc", "owa", "topsis"])
@pytest.mark.parametrize("weighting", ["around", "flat", "fixed"])
def test_draws_are_those_of_the_robustness(make_sites, rank, tmp_path, method, weighting):
    rows = [("A", 900.0, 150.0, 5.0), ("B", 400.0, None, 5.0), ("C", 100.0, 190.0, 15.0), ("D", 50.0, 95.0, 18.0)]
    sites, how = make_sites(rows), {"method": method, "weighting": weighting, "concentration": 12.0}
    ranked = rank(sites, draws=60, seed=5, top=2, **how)
    asked = RobustnessRequest(str(sites), json.dumps(CRITERIA), draws=60, seed=5, top=2, **how)
    others = compute_robustness(asked).sites
    assert [(site.name, site.top_share, site.rank_low, site.rank_high) for site in ranked.sites] == [
        (site.name, site.top_share, site.rank_low, site.rank_high) for site in others
    ]


def test_the_first_places_are_fewer_than_the_sites(make_sites, rank):
    result = rank(make_sites(), draws=50, top=10)
    assert "Among the first 2 in" in result.sites[0].reason


def test_weights_are_normalised_and_that_is_said(make_sites, rank):
    double = {field: {**values, "weight": values["weight"] * 2} for field, values in CRITERIA.items()}
    result = rank(make_sites(), double)
    assert [site.score for site in result.sites] == pytest.approx([80, 55, 30])
    assert "sum to 2" in str(result.notes[0])


def test_criteria_survive_json_and_can_be_a_file(tmp_path):
    criteria = read_criteria(json.dumps(CRITERIA))
    assert read_criteria(criteria_json(criteria)) == criteria
    (tmp_path / "c.json").write_text(json.dumps(CRITERIA), encoding="utf-8")
    assert read_criteria(str(tmp_path / "c.json")) == criteria


def test_bounds_are_stored(make_sites, rank):
    result = rank(make_sites())
    stored = json.loads(Path(result.output).with_name("r.provenance.json").read_text(encoding="utf-8"))
    assert [(c["low"], c["high"]) for c in stored["results"]["criteria"]] == [(0, 1000), (0, 200), (0, 20)]


def test_ranking_twice_replaces_its_own_fields(make_sites, rank, read_layer):
    first = rank(make_sites())
    copy = Path(first.output).with_name("again.gpkg")
    rank_sites(RankSitesRequest(first.output, json.dumps(CRITERIA), str(copy)))
    assert [f for _, f in read_layer(str(copy))] == [f for _, f in read_layer(first.output)]


def test_amounts_have_about_three_digits():
    assert [amount(v) for v in (8214.4, 62.44, 0.351, 5.0, 0.0, -3.25)] == ["8,214", "62.4", "0.35", "5", "0", "-3.25"]


def parted(**parts):
    score = {"direction": "higher", "weight": 1, "low": 0, "high": 100, "label": "score", "parts": parts}
    return {"score_mean": score}


def test_a_score_is_told_by_the_points_that_sum_to_it(make_sites, rank, read_layer):
    sites = make_sites(score_mean=[55.0, 80.0, None], need=[40.0, 50.0, None], reach=[15.0, 30.0, None])
    criteria = parted(need={"label": "need", "show": "loss_mean", "unit": "t"}, reach={"label": "reach"})
    result = rank(sites, criteria)
    found = by_name(result)
    assert [site.score for site in result.sites] == [80, pytest.approx(55), None]
    assert found["Bayan"].contributions == {"need": 40, "reach": 15}
    assert found["Ovoot"].reason == (
        "Ranks 1 of 2 with 80 of 100 points: it gains most on need (1,000 t; 50 points) and reach (30 points). "
        "No other site gains more points on need and reach. "
        "Leads Bayan by 25 points, mostly on reach (30 against 15 points)."
    )
    assert found["Tsagaan"].reason.startswith("Not ranked: nothing is known")
    assert read_layer(result.output)[1][1]["contribution_reach"] == 15
    assert read_criteria(criteria_json(read_criteria(json.dumps(criteria)))) == read_criteria(json.dumps(criteria))


def test_parts_that_do_not_sum_to_the_score_are_refused(make_sites, rank):
    sites = make_sites(score_mean=[55.0, 80.0, 30.0], need=[40.0, 50.0, 20.0], reach=[15.0, 30.0, 11.0])
    with pytest.raises(InputError, match=r"parts of “score_mean” sum to 31 in the site “Tsagaan” .*; 30 is expected"):
        rank(sites, parted(need={}, reach={}))
    with pytest.raises(InputError, match="any of label, unit"):
        rank(sites, parted(need={"weight": 1}))
    with pytest.raises(InputError, match="“score_mean” has parts; they are for the only field"):
        rank(sites, {**parted(need={}), **CRITERIA})


def changed(**values):
    return {**CRITERIA, "loss_mean": {**CRITERIA["loss_mean"], **values}}


@pytest.mark.parametrize(
    ("criteria", "expected"),
    [
        ({}, "at least one field"),
        ({"loss_mean": 1}, "“loss_mean” has 1; an object"),
        (changed(direction="up"), "direction 'up'"),
        (changed(weight=0), "weight 0; a number above 0"),
        (changed(low=None), "low = nothing; a number"),
        (changed(low=1000), "low 1000 and high 1000; low < high"),
        (changed(maximum=3), r"key\(s\) maximum"),
        (changed(names={"sand": 1}), "class names .*whole codes"),
        ({"other": CRITERIA["loss_mean"]}, "no field of numbers “other”; they have loss_mean, travel_mean"),
        ({"name": CRITERIA["loss_mean"]}, "no field of numbers “name”"),
    ],
)
def test_faulty_criteria(make_sites, rank, tmp_path, leftovers, criteria, expected):
    with pytest.raises(InputError, match=expected):
        rank(make_sites(), criteria)
    assert not (tmp_path / "out").exists()
    assert leftovers() == []


def test_other_faults(make_sites, make_vector, rank, tmp_path, leftovers):
    with pytest.raises(InputError, match="“ahp”; one of wlc, topsis, owa"):
        rank(make_sites(), method="ahp")
    with pytest.raises(InputError, match="-1 draws"):
        rank(make_sites(), draws=-1)
    with pytest.raises(InputError, match="drawn “any”"):
        rank(make_sites(), draws=3, weighting="any")
    with pytest.raises(InputError, match=r"“slope_mean” .* is empty in all sites"):
        rank(make_sites([("A", 1.0, 2.0, None), ("B", 2.0, 3.0, None)]))
    with pytest.raises(InputError, match="has no feature"):
        rank(make_vector("empty.gpkg", []))
    with pytest.raises(InputError, match="does not exist"):
        rank(tmp_path / "gone.gpkg")
    with pytest.raises(InputError, match="TOPSIS cannot tell them apart"):
        rank(make_sites([ROWS[0], ROWS[0]]), method="topsis")
    with pytest.raises(InputError, match="not valid JSON"):
        rank_sites(RankSitesRequest(make_sites(), "{", str(tmp_path / "out" / "x.gpkg")))
    with pytest.raises(InputError, match="cannot be read"):
        rank_sites(RankSitesRequest(make_sites(), "none.json", str(tmp_path / "out" / "x.gpkg")))
    assert not (tmp_path / "out").exists()
    assert leftovers() == []


def test_output_that_cannot_be_written(make_sites, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError):
        rank_sites(RankSitesRequest(make_sites(), json.dumps(CRITERIA), str(tmp_path / "file" / "x.gpkg")))


def test_cancel_leaves_nothing(make_sites, rank, tmp_path, leftovers, cancel_after):
    for calls in (1, 2, 3):
        with pytest.raises(Cancelled):
            rank(make_sites(), draws=10, cancelled=cancel_after(calls))
    assert not (tmp_path / "out").exists()
    assert leftovers() == []
