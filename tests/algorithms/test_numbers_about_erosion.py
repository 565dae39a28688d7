"""Calibration, uncertainty and the explanation of a place, run as algorithms."""

import json
from pathlib import Path

import numpy as np
import pytest


def test_a_calibration_is_found_and_offered(run, inputs, tmp_path):
    chart = tmp_path / "chart.png"
    done = run("calibrateerosion", {**inputs["calibrateerosion"](), "CHART": str(chart)})
    assert done.good, done.log
    # measured in t/ha·a as 0.004 of the loss in t/km²·a: 0.4 of it
    assert done.outputs["FACTOR"] == pytest.approx(0.4, rel=1e-5)
    assert done.outputs["EXPONENT"] == 1.0
    assert done.outputs["RATIO"] == pytest.approx(2.5, rel=1e-5)
    assert done.outputs["SPEARMAN"] == pytest.approx(1.0)
    assert "2.50 times what was measured" in done.log
    assert chart.read_bytes().startswith(b"\x89PNG")
    assert len(json.loads(Path(done.outputs["OUTPUT"]).read_text(encoding="utf-8"))["pairs"]) == 8


def test_uncertainty_finds_what_the_map_was_made_from(run, inputs, read):
    parameters = inputs["erosionuncertainty"]()
    done = run("erosionuncertainty", parameters)
    assert done.good, done.log
    low, middle, high = (read(done.outputs["OUTPUT"], band) for band in (1, 2, 3))
    assert (low < middle).all()
    assert (middle < high).all()
    assert "20 draws with seed 1" in done.log
    assert "of the variance ([" in done.log
    still = run("erosionuncertainty", {**parameters, "SPREADS": "{}"})
    np.testing.assert_allclose(read(still.outputs["OUTPUT"], 2), read(parameters["EROSION"], 3), rtol=1e-5)
    assert "all draws are alike" in still.log


@pytest.mark.parametrize(
    ("spreads", "words"),
    [
        ("not json", "spreads are not as expected"),
        ('{"sand": {"sort": "relative"}}', "spreads are not as expected"),
        ('{"mood": {"kind": "relative"}}', "“mood” is not an input"),
    ],
)
def test_wrong_spreads_are_named(run, inputs, spreads, words):
    done = run("erosionuncertainty", {**inputs["erosionuncertainty"](), "SPREADS": spreads})
    assert not done.good
    assert words in done.log


def test_a_place_is_explained_in_report_page_and_chart(run, inputs, read):
    parameters = inputs["explainplace"]()
    done = run("explainplace", parameters)
    assert done.good, done.log
    assert done.outputs["LOSS"] == pytest.approx(float(read(parameters["EROSION"], 1)[1, 2]), rel=1e-5)
    assert done.outputs["RANKING"] == pytest.approx(float(read(parameters["EROSION"], 3)[1, 2]), rel=1e-5)
    report = json.loads(Path(done.outputs["OUTPUT"]).read_text(encoding="utf-8"))
    assert {factor["id"] for factor in report["factors"]} >= {"WF", "EF", "SCF", "K", "C", "sand", "cover"}
    page = Path(done.outputs["HTML"]).read_text(encoding="utf-8")
    assert "<b>Vegetation factor (C)</b>" in page
    assert "data:image/png;base64," in page
    assert Path(done.outputs["CHART"]).read_bytes().startswith(b"\x89PNG")
    assert "would lower the loss most" in done.log


def test_without_a_record_the_fix_is_named(run, inputs):
    for name in ("erosionuncertainty", "explainplace"):
        parameters = inputs[name]()
        parameters["EROSION"] = inputs.constant("sand", 50)
        done = run(name, parameters)
        assert not done.good
        assert "Nothing is recorded beside" in done.log
