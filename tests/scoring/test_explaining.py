"""A place explained: the same bits as the score raster, and sums that hold, against values read by hand."""

from dataclasses import replace

import numpy as np
import pytest

from dss_planner.errors import InputError
from dss_planner.raster.reading import read_whole
from dss_planner.scoring.explaining import explain_score
from dss_planner.scoring.functions.valuefunctions import ValueFunction
from dss_planner.scoring.model import Criterion, Exclusion, ScoreModel, write_model
from dss_planner.scoring.score import ScoreRequest, compute_score

NAN = np.nan


@pytest.fixture
def model(make_raster):
    minutes = np.tile(np.array([0.0, 60, 120, 180, 240, 300]), (4, 1))
    rain = np.repeat(np.array([[50.0], [100], [150], [NAN]]), 6, axis=1)
    slope = np.zeros((4, 6))
    slope[:, 5] = 17.5
    slope[0, 0] = NAN
    cover = np.full((4, 6), 6.0)
    cover[1, 5] = 9
    return ScoreModel(
        (
            Criterion(
                "access", "Access", make_raster("t.tif", minutes), ValueFunction("linear", 240.0, 0.0), 0.25, unit="min"
            ),
            Criterion("rain", "Rain", make_raster("r.tif", rain), ValueFunction("linear", 0.0, 200.0), 0.75, unit="mm"),
        ),
        (
            Exclusion("slope", "slope", make_raster("s.tif", slope), maximum=15.0, unit="°"),
            Exclusion("cover", "cover", make_raster("c.tif", cover), codes=(9,)),
        ),
    )


def at(column, row):
    return 500000.0 + 1000 * column + 300, 4900000.0 - 1000 * row - 800


def test_a_place_by_hand(model):
    found = explain_score(model, *at(1, 2))
    access, rain = found.criteria
    assert (found.column, found.row) == (1, 2)
    assert (found.x, found.y) == (501500.0, 4897500.0)
    assert (access.value, access.worth, access.weight) == (60, 0.75, 0.25)
    assert (rain.value, rain.worth) == (150, 0.75)
    assert access.points == pytest.approx(18.75)
    assert rain.points == pytest.approx(56.25)
    assert (access.lost, rain.lost) == pytest.approx((6.25, 18.75))
    assert found.score == found.would_be == pytest.approx(75)
    assert [rule.keeps for rule in found.rules] == [True, True]
    assert str(found.verdict) == (
        "Scores 75.0 of 100. Most points come from “Rain” (56.2); most are lost by “Rain” (18.8)."
    )


def test_excluded_unknown_and_outside_say_why(model, make_raster):
    found = explain_score(model, *at(5, 2))
    assert found.score is None
    assert found.would_be == pytest.approx(56.25)
    assert found.rules[0].missed_by == pytest.approx(2.5)
    assert str(found.verdict) == (
        "Excluded by one rule, which keeps cells where slope ≤ 15°; without it the score would be 56.2."
    )
    assert "Excluded by 2 rules: “slope”, “cover”" in str(explain_score(model, *at(5, 1)).verdict)
    assert "“Rain” is unknown here" in str(explain_score(model, *at(0, 3)).verdict)
    gap = explain_score(model, *at(0, 0))
    assert gap.score is None
    assert gap.rules[0].keeps is None
    assert "“slope” is unknown here" in str(gap.verdict)
    inside = np.zeros((4, 6))
    inside[0, 0] = 1
    masked = explain_score(replace(model, mask=make_raster("m.tif", inside)), *at(1, 1))
    assert masked.score is None
    assert str(masked.verdict) == "Outside the mask: not scored."
    with pytest.raises(InputError, match="outside the layers"):
        explain_score(model, 0, 0)


@pytest.mark.parametrize(("kind", "optimism"), [("weighted_sum", 0.5), ("geometric", 0.5), ("owa", 0.2), ("owa", 1.0)])
def test_the_bits_of_the_score_raster(model, tmp_path, kind, optimism, make_vector):
    wkt = "POLYGON((501000 4899000,506000 4899000,506000 4896000,501000 4896000,501000 4899000))"
    mask = make_vector("mask.gpkg", [(wkt, {"a": 1.0})])
    model = replace(model, combination=kind, optimism=optimism, mask=mask)
    write_model(model, tmp_path / "m.json")
    result = compute_score(ScoreRequest(str(tmp_path / "m.json"), str(tmp_path / "out.tif")))
    score = read_whole(result.output)
    points = [read_whole(result.output, band) for band in (2, 3)]
    for row in range(4):
        for column in range(6):
            found = explain_score(model, *at(column, row))
            if np.isnan(score[row, column]):
                assert found.score is None
                continue
            assert found.score == score[row, column]
            assert [c.points for c in found.criteria] == [p[row, column] for p in points]
            assert sum(c.points for c in found.criteria) == pytest.approx(found.score, abs=1e-4)
            assert sum(c.lost for c in found.criteria) == pytest.approx(100 - found.score, abs=1e-4)


def test_copyable_text(model):
    found = explain_score(model, *at(5, 2)).copyable()
    lines = [line.split("\t") for line in found.splitlines()]
    assert ["Rain", "150 mm", "rises evenly from 0 at 0 mm to 1 at 200 mm", "0.750", "75.0", "56.25", "18.75"] in lines
    assert [
        "Access",
        "300 min",
        "falls evenly from 1 at 0 min to 0 at 240 min",
        "0.000",
        "25.0",
        "0.00",
        "25.00",
    ] in lines
    assert ["Score", "", "", "", "", "56.25", ""] in lines
    assert ["keeps cells where slope ≤ 15°", "17.5°", "no", "2.5°"] in lines


def test_a_place_read_once_answers_for_changed_models(model):
    from dss_planner.scoring.explaining import explain_cells, read_place

    idle = replace(model, criteria=(*model.criteria[:1], replace(model.criteria[1], used=False)))
    cells = read_place(idle, *at(1, 2))
    assert cells.covers(model)  # a criterion that does not count yet is read too
    for changed in (model, idle, replace(model, exclusions=()), replace(model, combination="geometric")):
        assert explain_cells(changed, cells) == explain_score(changed, *at(1, 2))
    other = replace(model.criteria[0], layer=model.criteria[1].layer, band=2)
    assert not cells.covers(replace(model, criteria=(other,)))
    assert not cells.covers(replace(model, mask="elsewhere.gpkg"))
