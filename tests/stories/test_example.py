"""The embedded example says what it is wherever it is shown."""

import json

from dss_planner import paths
from dss_planner.study.chain import example_settings
from dss_planner.study.folder import StudyFolder
from dss_planner.study.settings import write_settings
from dss_planner.study.steps import StepRequest, run_step, step_outputs


def test_the_sketched_roads_are_called_schematic(tmp_path):
    settings = example_settings(tmp_path)
    write_settings(tmp_path, settings)
    run_step(StepRequest(str(tmp_path), "align", settings))
    titles = {output.layer_name: str(output.title) for output in step_outputs(tmp_path, "align")}
    assert titles["roads"] == "Roads (schematic)"
    assert titles["settlements"] == "Settlements"
    assert not StudyFolder.at(tmp_path).has("slope"), "a 9 km grid gives no slope"


def test_the_example_says_that_it_is_no_basis_for_decisions():
    facts = json.loads((paths.resource("sample") / "PROVENANCE.json").read_text(encoding="utf-8"))
    assert example_settings().data_note == facts["note"]
    assert "not for siting decisions" in facts["note"]
    assert all(layer["licence"] and layer["origin"] for layer in facts["layers"])
