"""Drift potential and downwind exposure, run as algorithms."""

import json
from pathlib import Path

import numpy as np
import pytest


def test_drift_of_a_table(run, inputs):
    done = run("driftpotential", inputs["driftpotential"]())
    assert done.good, done.log
    # 19 kn: 25.27 for each percent; 4 % from the west against 1 % from the east
    assert done.outputs["DP"] == pytest.approx(25.27 * 5)
    assert done.outputs["RDP"] == pytest.approx(25.27 * 3)
    assert (done.outputs["RDD"], done.outputs["WIND_FROM"]) == pytest.approx((90.0, 270.0))
    assert done.outputs["RATIO"] == pytest.approx(0.6)
    assert done.outputs["AXIS"] in (pytest.approx(0.0, abs=1e-9), pytest.approx(180.0))
    assert json.loads(Path(done.outputs["OUTPUT"]).read_text(encoding="utf-8"))["rdp_dp"] == pytest.approx(0.6)
    assert Path(done.outputs["CHART"]).read_bytes().startswith(b"\x89PNG")
    page = Path(done.outputs["HTML"]).read_text(encoding="utf-8")
    assert "data:image/png;base64," in page
    assert "126.3 vector units" in page
    assert "DP 126.3 vector units" in done.log


def test_drift_of_an_hourly_record(run, inputs, tmp_path):
    times = np.arange("2020-01-01", "2021-01-01", dtype="datetime64[h]")
    rows = [f"{time},{19 if str(time)[5:7] == '07' else 5},0\n" for time in times]
    path = tmp_path / "цаг <1>.csv"
    path.write_text("time,speed,direction\n" + "".join(rows), encoding="utf-8")
    parameters = {**inputs["driftpotential"](), "HOURLY": str(path), "MONTHS": "summer"}
    del parameters["WIND_TABLE"]
    asked = run("driftpotential", parameters)
    assert not asked.good
    assert "does not say the unit" in asked.log
    done = run("driftpotential", {**parameters, "SPEED_UNIT": "kn"})
    assert done.good, done.log
    assert done.outputs["RDD"] == pytest.approx(180.0)
    assert done.outputs["DP"] == pytest.approx(25.27 * 100 * 31 / 92)
    page = Path(done.outputs["HTML"]).read_text(encoding="utf-8")
    assert "summer (June–August)" in page
    assert "What each month adds" in page
    wrong = run("driftpotential", {**parameters, "SPEED_UNIT": "kn", "MONTHS": "13"})
    assert "numbers from 1 to 12" in wrong.log


def test_winds_in_balance_have_no_direction(run, inputs):
    parameters = inputs["driftpotential"]()
    Path(parameters["WIND_TABLE"]).write_text(
        "direction_from_deg,speed_from_kn,speed_to_kn,percent\n270,18,20,2\n90,18,20,2\n"
    )
    done = run("driftpotential", parameters)
    assert done.good, done.log
    assert done.outputs["RDD"] is None
    assert done.outputs["RATIO"] == 0.0


def test_only_what_was_asked_for_is_written(run, inputs, tmp_path):
    parameters = inputs["driftpotential"]()
    for name in ("HTML", "CHART"):
        del parameters[name]
    done = run("driftpotential", parameters)
    assert done.good, done.log
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["drift.json", "drift.provenance.json"]


@pytest.mark.parametrize("changes", [{"HOURLY": "x.csv"}, {"WIND_TABLE": None}])
def test_one_of_table_and_record(run, inputs, changes):
    done = run("driftpotential", {**inputs["driftpotential"](), **changes})
    assert not done.good
    assert "one of the two" in done.log


def test_exposure_of_a_town(run, inputs, read):
    done = run("downwindexposure", inputs["downwindexposure"]())
    assert done.good, done.log
    exposure, rank = read(done.outputs["OUTPUT"], 1), read(done.outputs["OUTPUT"], 2)
    # four fifths of the wind come from the west; 5 km to the town; 1/e at 10 km
    expected = 0.8 * 100.0 / (2 * np.pi / 16 * 5.0) * np.exp(-0.5)
    assert exposure[2, 0] == pytest.approx(expected, rel=0.05)
    assert (np.diff(exposure[2, :5]) > 0).all()
    assert rank[2, 5] > rank[2, 0] > rank[0, 5]
    assert "person" in done.log or "people" in done.log


def test_exposure_of_settlements(run, inputs, read, make_vector):
    parameters = inputs["downwindexposure"]()
    raster = read(run("downwindexposure", parameters).outputs["OUTPUT"])
    del parameters["POPULATION"]
    towns = make_vector("in/towns.gpkg", [("POINT (505500 4897500)", {"people": 100})])
    done = run("downwindexposure", {**parameters, "SETTLEMENTS": towns, "POPULATION_FIELD": "people"})
    assert done.good, done.log
    np.testing.assert_allclose(read(done.outputs["OUTPUT"]), raster, rtol=1e-5)


def test_exposure_needs_people(run, inputs):
    parameters = inputs["downwindexposure"]()
    del parameters["POPULATION"]
    done = run("downwindexposure", parameters)
    assert not done.good
    assert "one of the two" in done.log


def test_exposure_of_scores_says_what_they_count(run, inputs):
    done = run("downwindexposure", {**inputs["downwindexposure"](), "SCALE": "dust_score"})
    assert done.good, done.log
    assert "turned back into relative emission" in done.log
