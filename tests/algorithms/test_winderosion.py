"""Wind erosion with its further parameters, as a Processing algorithm."""

import json

import numpy as np
import pytest
from osgeo import gdal

from dss_planner.provenance import sidecar


def test_all_bands_with_potential_and_prevented_loss(run, inputs, read):
    done = run("winderosion", {**inputs["winderosion"](), "BANDS": "all"})
    assert done.good, done.log
    path = done.outputs["OUTPUT"]
    assert gdal.Open(path).RasterCount == 7
    values = [read(path, band)[0, 0] for band in range(1, 8)]
    assert values[0] == pytest.approx(12160.85, rel=1e-4)
    # T13 without grass: P = 87.236, held at the turning point
    assert values[4] == pytest.approx(1000 * 4.392 * 87.236 * 2.34735 * np.exp(-2.34735), rel=1e-4)
    assert values[5] == values[4] - values[0]
    assert values[6] == 64.0
    assert "potential loss is held on the rising branch" in done.log


def test_further_parameters_reach_the_equation(run, inputs, read):
    before = run("winderosion", {**inputs["winderosion"](), "PERIODS": "annual"})
    transport = read(before.outputs["OUTPUT"], 2)[0, 0]
    further = {
        "GRAVEL": inputs.constant("gravel", 10),
        "TRAMPLING": 0.5,
        "RANDOM_ROUGHNESS": 2.0,
        "COMPACTION": "3: 0.5",
        "CALIBRATION_FACTOR": 2.0,
        "CALIBRATION_EXPONENT": 0.9,
        "OUTPUT": inputs.out("further.tif"),
    }
    done = run("winderosion", {**inputs["winderosion"](), **further})
    assert done.good, done.log
    crust = 0.753716
    expected = transport * 0.75 * (crust + 0.5 * (1 - crust)) / crust * np.exp(-0.127 * 2) * 0.5
    assert read(done.outputs["OUTPUT"], 2)[0, 0] == pytest.approx(expected, rel=1e-5)
    parameters = json.loads(sidecar(done.outputs["OUTPUT"]).read_text(encoding="utf-8"))["parameters"]
    assert parameters["calibration"] == {"factor": 2.0, "exponent": 0.9}
    assert parameters["compaction"] == {"3": 0.5}
    assert "2 × SL^0.9" in done.log


def test_components_in_place_of_cover(run, inputs, read):
    before = read(run("winderosion", inputs["winderosion"]()).outputs["OUTPUT"], 2)[0, 0]
    parameters = {
        **inputs["winderosion"](),
        "COVER_FORM": "components",
        "FLAT_COVER": inputs.constant("flat", 30),
        "CANOPY": inputs.constant("canopy", 0.1),
        "OUTPUT": inputs.out("components.tif"),
    }
    del parameters["COVER"]
    done = run("winderosion", parameters)
    assert done.good, done.log
    # T6 cropland (the coefficient of flat residue) and T7; grass at 20 % before
    expected = before / np.exp(-0.1151 * 20) * 0.268743 * 0.357147
    assert read(done.outputs["OUTPUT"], 2)[0, 0] == pytest.approx(expected, rel=1e-4)


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"COMPACTION": "grass 0.4"}, "“grass 0.4”"),
        ({"COMPACTION": "3: 4"}, "class 3 is 4.0"),
        ({"COVER_FORM": "components"}, "no component"),
        ({"COVER": None}, "Vegetation cover was not given"),
        ({"CALIBRATION_FACTOR": 0.0}, "numbers above 0"),
    ],
)
def test_faults_name_themselves(run, inputs, parameters, words):
    done = run("winderosion", {**inputs["winderosion"](), **parameters})
    assert not done.good
    assert words in done.log
