"""The model at hand of a study, before and after its layers are there; layers and criteria that can be added."""

import json
from dataclasses import replace

import numpy as np
import pytest
from osgeo import gdal

from dss_planner.errors import InputError
from dss_planner.scoring.editing import with_function, with_lock, with_rule, with_weight, without_rule
from dss_planner.scoring.model import model_from_dict
from dss_planner.scoring.weighing.profiles import Profile
from dss_planner.study import steps
from dss_planner.study.criterionsettings import CriterionSetting
from dss_planner.study.folder import StudyFolder
from dss_planner.study.modelathand import ModelRequest, PlacesRequest, burn_places, draft_model, find_model, settings_of
from dss_planner.study.nearmisses import NearMissesRequest, find_near_misses
from dss_planner.study.scoremodel import stored_model
from dss_planner.study.settings import StudySettings
from dss_planner.study.studylayers import CriterionRequest, LayersRequest, free_id, list_layers, propose_criterion

LAKE = "POLYGON((501200 4899800,501800 4899800,501800 4899200,501200 4899200,501200 4899800))"
AREA = "POLYGON((500000 4896000,506000 4896000,506000 4900000,500000 4900000,500000 4896000))"
SETTINGS = StudySettings(
    criteria=(
        CriterionSetting("landcover", 60.0),
        CriterionSetting("access", 40.0, low=285.0, high=60.0),
        CriterionSetting("rain", 10.0, low=50.0, high=200.0, used=False),
        CriterionSetting("dust", 0.0, used=False),
    ),
    exclude_roles=("lakes", "mining_licences"),
)


@pytest.fixture
def folder(tmp_path, make_raster, make_vector):
    make_raster("landcover_classes.tif", np.resize([5.0, 6.0, 9.0], (4, 6)))
    make_raster("travel_time.tif", np.arange(24.0).reshape(4, 6) * 30)
    make_raster("annual_precipitation.tif", np.arange(24.0).reshape(4, 6) * 10)
    make_vector("vectors.gpkg", [(LAKE, {"name": "Lake"})], layer="lakes")
    make_vector("study_area.gpkg", [(AREA, {})])
    layers = [{"role": "lakes", "kind": "vector"}, {"role": "landcover", "kind": "raster"}]
    (tmp_path / "alignment.json").write_text(json.dumps({"layers": layers}), encoding="utf-8")
    return tmp_path


def found(folder, settings=SETTINGS):
    return find_model(ModelRequest(str(folder), settings))


def test_the_model_has_all_criteria_with_layers_and_rules_with_burned_places(folder):
    answer = found(folder)
    assert [(c.id, c.used) for c in answer.model.criteria] == [("landcover", True), ("access", True), ("rain", False)]
    assert [rule.id for rule in answer.model.exclusions] == ["classes", "access", "lakes"]
    assert (folder / "exclusion_lakes.tif").exists()
    (absent,) = answer.absent
    assert (absent.id, absent.step) == ("dust", ""), "without soil data no step makes its layer"
    assert "soil" in str(absent.reason).lower()


def test_what_is_missing_is_named_with_the_step_that_makes_it(folder):
    (folder / "travel_time.tif").unlink()
    answer = found(folder)
    assert answer.model is None
    assert "“Compute travel time”" in str(answer.missing)
    (folder / "alignment.json").unlink()
    assert "Align layers" in str(found(folder).missing)


def test_an_own_model_keeps_its_weights_and_is_offered_what_it_lacks(folder):
    own = with_weight(found(folder).model, "access", 33.3)
    own = replace(own, criteria=own.criteria[:2])
    answer = found(folder, replace(SETTINGS, score_model=stored_model(StudyFolder.at(folder), own)))
    assert answer.model == own
    assert [c.id for c in answer.offered] == ["rain"]


def test_rules_of_an_own_model_decide_which_places_are_burned(folder):
    own = without_rule(found(folder).model, "lakes")
    (folder / "exclusion_lakes.tif").unlink()
    found(folder, replace(SETTINGS, score_model=stored_model(StudyFolder.at(folder), own)))
    assert not (folder / "exclusion_lakes.tif").exists()
    assert burn_places(PlacesRequest(str(folder), "lakes")).endswith("exclusion_lakes.tif")


def test_a_draft_turns_back_into_the_settings_it_came_from(folder):
    draft = draft_model(SETTINGS, str(folder))
    same = settings_of(draft, SETTINGS)
    assert replace(SETTINGS, **same) == SETTINGS
    changed = with_weight(draft, "access", 70.0)
    changed = with_rule(changed, replace(changed.exclusions[1], maximum=99.0))
    changed = without_rule(changed, "lakes")
    values = replace(SETTINGS, **settings_of(changed, SETTINGS))
    assert [round(c.weight, 9) for c in values.criteria[:2]] == [30.0, 70.0]
    assert values.max_minutes == 99.0
    assert values.exclude_roles == ("mining_licences",)
    assert values.max_slope == SETTINGS.max_slope


def test_layers_of_the_study_are_listed_and_a_criterion_proposed(folder, make_raster):
    make_raster("score.tif", np.ones((4, 6)))
    make_raster("other_grid.tif", np.ones((2, 2)))
    layers = list_layers(LayersRequest(str(folder)))
    names = [layer.path.rpartition("/")[2] for layer in layers]
    assert names == ["annual_precipitation.tif", "landcover_classes.tif", "travel_time.tif"]
    rain = propose_criterion(CriterionRequest(layers[0], "mine", "Mine"))
    # the 5th and 95th percentile of 0, 10, … 230
    assert (rain.value_function.low, rain.value_function.high) == pytest.approx((11.5, 218.5))
    assert propose_criterion(CriterionRequest(layers[1], "cover", "Cover")).value_function.kind == "categories"
    make_raster("travel_time.tif", np.ones((4, 6)))
    with pytest.raises(InputError, match="single value"):
        propose_criterion(CriterionRequest(layers[2], "t", "T"))
    assert free_id("a", {"a", "a_2"}) == "a_3"


def test_near_misses_are_of_the_model_at_hand(folder):
    model = found(folder).model
    strict = with_rule(model, replace(model.exclusions[1], maximum=300.0))
    result = find_near_misses(NearMissesRequest(str(folder), strict))
    assert {rule.id: rule.hectares > 0 for rule in result.rules}["access"]
    kept = json.loads((folder / "near_misses_model.json").read_text(encoding="utf-8"))
    assert model_from_dict(kept, folder).exclusions[1].maximum == 300.0


def test_a_score_stays_up_to_date_while_its_numbers_cannot_change(folder, make_vector, monkeypatch):
    monkeypatch.setattr(steps, "steps_before", lambda step, settings: ())
    follows = replace(
        SETTINGS,
        criteria=(CriterionSetting("landcover", 60.0), CriterionSetting("rain", 40.0)),  # its bounds are proposed
        exclude_roles=("mining_licences", "lakes"),
    )
    make_vector("more.gpkg", [(LAKE, {"name": "Mine"})], layer="mining_licences")
    gdal.VectorTranslate(
        str(folder / "vectors.gpkg"), str(folder / "more.gpkg"), accessMode="update", layers=["mining_licences"]
    )
    layers = [{"role": role, "kind": "vector"} for role in ("lakes", "mining_licences")]
    (folder / "alignment.json").write_text(json.dumps({"layers": layers}), encoding="utf-8")
    steps.run_step(steps.StepRequest(str(folder), "score", follows))

    def state(model):
        stored = stored_model(StudyFolder.at(folder), model)
        return steps.step_status(folder, "score", replace(follows, score_model=stored)).state

    model = found(folder, follows).model
    assert state(model) == "done", "the same model as one's own, with the bounds as they were proposed"
    assert state(with_lock(model, "rain", True)) == "done"
    assert state(replace(model, profiles=(Profile("Bat", {"rain": 1.0}),))) == "done"
    assert state(with_weight(model, "rain", 0.5)) == "stale"
    moved = replace(model.criteria[1].value_function, high=100.0)
    assert state(with_function(model, "rain", moved)) == "stale"
    assert state(without_rule(model, "lakes")) == "stale"
    assert steps.step_status(folder, "score", follows).state == "done", "back to the study's own"
    steps.run_step(
        steps.StepRequest(
            str(folder),
            "score",
            replace(follows, score_model=stored_model(StudyFolder.at(folder), with_weight(model, "rain", 0.5))),
        )
    )
    assert state(model) == "stale"
