"""The data-poor paths and dust sources as algorithms, on small inputs with answers computed by hand."""

import json
import math

import numpy as np
import pytest
from osgeo import gdal


def test_climatic_erosivity_is_the_published_vector(run, inputs, read):
    done = run("climaticerosivity", inputs["climaticerosivity"]())
    assert done.good, done.log
    np.testing.assert_allclose(read(done.outputs["OUTPUT"], 4), 24.30, rtol=1e-6)
    assert gdal.Open(done.outputs["OUTPUT"]).RasterCount == 13
    parameters = {k: v for k, v in inputs["climaticerosivity"]().items() if k != "EVAPORATION"}
    assert "Neither temperature nor evaporation" in run("climaticerosivity", parameters).log


def test_susceptibility_and_its_breakpoints_passed_back(run, inputs, read):
    done = run("susceptibility", inputs["susceptibility"]())
    assert done.good, done.log
    climate = np.arange(1.0, 25.0).reshape(4, 6)
    top = np.percentile(climate, 95)
    expected = (np.minimum(climate / top, 1) * 0.8 * 0.5 * 0.75 * 1.0) ** (1 / 5)  # geometric mean, the default
    np.testing.assert_allclose(read(done.outputs["OUTPUT"]), expected, rtol=1e-6)
    stored = done.log.split("Breakpoints as used: ")[1].splitlines()[0]
    assert json.loads(stored)["climate"]["high"] == pytest.approx(top)
    again = run("susceptibility", {**inputs["susceptibility"](), "BREAKPOINTS": stored})
    np.testing.assert_array_equal(read(again.outputs["OUTPUT"]), read(done.outputs["OUTPUT"]))


def test_susceptibility_takes_texts_of_the_dialog(run, inputs, read):
    choices = {
        "COMBINATION": "weighted",
        "WEIGHTS": '{"climate": 0, "erodible_fraction": 1, "crust": 1, "cover": 0, "roughness": 0}',
        "CLASS_BOUNDS": "0.1, 0.2, 0.3, 0.6",
        "MONTHS": "spring",
        "BREAKPOINTS": '{"crust": {"kind": "linear", "low": 0, "high": 2}}',
    }
    done = run("susceptibility", {**inputs["susceptibility"](), **choices})
    assert done.good, done.log
    np.testing.assert_allclose(read(done.outputs["OUTPUT"]), (0.8 + 0.25) / 2, rtol=1e-6)
    assert set(np.unique(read(done.outputs["OUTPUT"], 2))) == {4}
    for name, wrong, words in (
        ("WEIGHTS", "{", "WEIGHTS"),
        ("BREAKPOINTS", '{"crust": {"kind": "steep"}}', "steep"),
        ("CLASS_BOUNDS", "low, high", "CLASS_BOUNDS"),
        ("CLASS_BOUNDS", "0.4, 0.2", "rising"),
        ("MONTHS", "13", "13"),
    ):
        done = run("susceptibility", {**inputs["susceptibility"](), name: wrong})
        assert not done.good
        assert words in done.log


def test_the_source_proxy_says_what_it_is_not(run, inputs, read):
    done = run("sourceproxy", {**inputs["sourceproxy"](), "MONTHS": "4", "NUMBERS": '{"clay_limit": 8}'})
    assert done.good, done.log
    # texture (20 + 8)/70, bare 1 − 15/30, dry 1 − 0.075/0.15
    np.testing.assert_allclose(read(done.outputs["OUTPUT"]), 0.4 * 0.5 * 0.5, rtol=1e-6)
    assert "not the G-SDS-SBM" in gdal.Open(done.outputs["OUTPUT"]).GetRasterBand(1).GetDescription()
    assert "not that map" in done.log
    parameters = {k: v for k, v in inputs["sourceproxy"]().items() if k != "SOIL_MOISTURE"}
    assert "Neither soil moisture nor precipitation" in run("sourceproxy", parameters).log


def test_dust_sources_with_lake_beds_and_evidence(run, inputs, read, make_raster):
    days = make_raster("in/dust_days.tif", np.tile(np.arange(6.0, 0.0, -1.0), (4, 1)))
    parameters = {**inputs["dustsource"](), "EVIDENCE": [days], "EVIDENCE_WEIGHTS": '{"dust_days": 0.5}'}
    done = run("dustsource", parameters)
    assert done.good, done.log
    dust, types = read(done.outputs["OUTPUT"], 1), read(done.outputs["OUTPUT"], 3)
    assert (types == 1).sum() in (6, 8)  # 2 × 2 km, and 1.5 × 2 km whose middle cells lie on the edge
    loose = math.log10(math.sqrt(0.8 * 5.4) / 0.003) / math.log10(5.4 / 0.003)
    assert dust[0, 0] == pytest.approx(100 * loose, abs=1e-3)
    assert dust[0, 5] < dust[0, 0]
    assert gdal.Open(done.outputs["OUTPUT"]).RasterCount == 4
    assert "Agreement with “dust_days” on 24 cells" in done.log
    assert not run("dustsource", {**parameters, "EVIDENCE_WEIGHTS": '{"other": 0.5}'}).good


def test_two_evidence_layers_of_one_name_are_refused(run, inputs, make_raster):
    layers = [make_raster(f"in/{folder}/aod.tif", np.ones((4, 6))) for folder in ("a", "b")]
    done = run("dustsource", {**inputs["dustsource"](), "EVIDENCE": layers})
    assert not done.good
    assert "Two evidence layers are called “aod”" in done.log


def test_roughness_by_land_cover_in_numbers_of_ones_own(run, inputs, read, make_raster):
    given = inputs["susceptibility"]()
    given.pop("ROUGHNESS", None)
    given["LANDCOVER"] = make_raster("cover_classes.tif", np.full((4, 6), 3.0))
    given["COMBINATION"] = "product"
    default = read(run("susceptibility", given).outputs["OUTPUT"])
    own = read(run("susceptibility", {**given, "ROUGHNESS_BY_CLASS": '{"3": 0.2}'}).outputs["OUTPUT"])
    np.testing.assert_allclose(own, default * 0.2 / 0.7, rtol=1e-5)
    assert "no land cover code" in run("susceptibility", {**given, "ROUGHNESS_BY_CLASS": '{"grass": 0.2}'}).log
