"""The score model follows the settings and the layers a study has now, not those it once had."""

import json
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from dss_planner import provenance
from dss_planner.errors import InputError
from dss_planner.raster.reading import read_whole
from dss_planner.running import silent
from dss_planner.scoring.functions.valuefunctions import ValueFunction
from dss_planner.scoring.model import Criterion, model_from_dict, model_to_dict
from dss_planner.study.criterionsettings import CriterionSetting
from dss_planner.study.data_steps import _slope, _slope_notes
from dss_planner.study.folder import StudyFolder
from dss_planner.study.scoremodel import build_model, burn_exclusions, steps_of, stored_model
from dss_planner.study.settings import StudySettings, read_settings, write_settings
from dss_planner.study.steps import STEPS, step_status

LAKE = "POLYGON((501200 4899800,501800 4899800,501800 4899200,501200 4899200,501200 4899800))"
SETTINGS = StudySettings(criteria=(CriterionSetting("landcover", 100.0),))


@pytest.fixture
def study(tmp_path, make_raster, make_vector):
    make_raster("landcover_classes.tif", np.full((4, 6), 6.0))
    make_raster("travel_time.tif", np.full((4, 6), 30.0))
    make_vector("vectors.gpkg", [(LAKE, {"name": "Lake"})], layer="lakes")
    tell(tmp_path, "lakes")
    return StudyFolder.at(tmp_path)


def tell(folder, *roles):
    layers = [{"role": role, "kind": "vector"} for role in roles]
    (folder / "alignment.json").write_text(json.dumps({"layers": layers}), encoding="utf-8")


def ids(study, settings):
    burn_exclusions(study, settings, lambda: False)
    return [rule.id for rule in build_model(study, settings, lambda: False).exclusions]


def test_an_excluded_layer_is_burned_with_its_provenance(study):
    assert ids(study, SETTINGS) == ["classes", "access", "lakes"]
    burned = read_whole(study.raster("exclusion_lakes"))
    assert burned.sum() == 1
    assert burned[0, 1] == 1
    assert json.loads(provenance.sidecar(study.raster("exclusion_lakes")).read_text(encoding="utf-8"))["inputs"]


def test_a_layer_that_left_the_study_excludes_no_longer(study, tmp_path):
    assert "lakes" in ids(study, SETTINGS)
    tell(tmp_path)
    assert ids(study, SETTINGS) == ["classes", "access"]
    assert not list(tmp_path.glob("exclusion_*"))


def test_without_excluded_classes_there_is_no_such_rule(study):
    settings = replace(SETTINGS, exclude_classes=())
    assert ids(study, settings) == ["access", "lakes"]
    model = build_model(study, settings, lambda: False)
    assert [rule.id for rule in model_from_dict(model_to_dict(model)).exclusions] == ["access", "lakes"]


def test_a_study_without_fine_elevation_keeps_no_older_slope(study, tmp_path, make_raster):
    slope = make_raster("slope.tif", np.full((4, 6), 40.0))
    provenance.record(slope, "slope", {}, {})
    assert "slope" in ids(study, SETTINGS)
    aligned = SimpleNamespace(entries=(SimpleNamespace(role="landcover", native_cell_size_m=500.0),))
    _slope(study, aligned, SETTINGS, silent, lambda: False)
    assert _slope_notes(aligned, SETTINGS) == ()
    assert not list(tmp_path.glob("slope*"))
    assert "slope" not in ids(study, SETTINGS)


def test_a_model_of_ones_own_is_taken_as_it_is_and_moves_with_the_study(study, tmp_path):
    derived = build_model(study, SETTINGS, lambda: False)
    idle = replace(derived.criteria[0], id="idle", used=False, weight=0.0)
    heavy = replace(derived.criteria[0], weight=30.0)
    access = Criterion("own", "Own", study.raster("travel_time"), ValueFunction("s_down", 0.0, 90.0), 10.0)
    own = replace(derived, criteria=(heavy, idle, access), combination="owa", optimism=0.2, exclusions=())
    settings = replace(SETTINGS, score_model=stored_model(study, own))
    assert settings.score_model["criteria"][0]["layer"] == "landcover_classes.tif"
    write_settings(tmp_path, settings)
    assert read_settings(tmp_path) == settings
    model = build_model(study, settings, lambda: False)
    assert [c.weight for c in model.criteria] == [0.75, 0.0, 0.25]
    assert (model.combination, model.optimism, model.exclusions) == ("owa", 0.2, ())
    assert model.mask == derived.mask
    assert model.criteria[2].layer == study.raster("travel_time")
    assert steps_of(settings) == ("landcover", "access")
    (tmp_path / "travel_time.tif").unlink()
    with pytest.raises(InputError, match="travel_time"):
        build_model(study, settings, lambda: False)


@pytest.mark.parametrize(
    "wrong",
    [
        {"version": 2, "criteria": "nonsense"},
        {"version": 2, "criteria": ["nonsense"]},
        {"version": 9, "criteria": []},
        {"nothing": 1},
        "words",
        {"version": 2, "criteria": [], "exclusions": "nonsense"},
    ],
)
def test_a_model_written_wrong_by_hand_is_told_by_the_step_and_stops_nothing_before(study, tmp_path, wrong):
    content = {"version": read_version(tmp_path), "score_model": wrong}
    (tmp_path / "study.json").write_text(json.dumps(content), encoding="utf-8")
    settings = read_settings(tmp_path)
    assert settings.score_choices != SETTINGS.score_choices
    assert steps_of(settings) == ()
    for step in STEPS:
        assert step_status(tmp_path, step.id, settings).state
    with pytest.raises(InputError, match="score model"):
        burn_exclusions(study, settings, lambda: False)


def read_version(folder):
    write_settings(folder, StudySettings())
    return json.loads((folder / "study.json").read_text(encoding="utf-8"))["version"]
