"""The source proxy against cells worked out by hand; it never passes for the base map."""

import json

import numpy as np
import pytest
from osgeo import gdal

from dss_planner.erosion.susceptibility.sourceproxy import (
    LABEL,
    SourceProxyRequest,
    aridity,
    compute_source_proxy,
    unfrozen,
)
from dss_planner.errors import Cancelled, InputError
from dss_planner.provenance import sidecar
from dss_planner.raster.reading import read_whole

SHAPE = (4, 6)


def months(value):
    return np.full((12, *SHAPE), float(value))


@pytest.fixture
def run(make_raster, tmp_path):
    def go(fields=None, cancelled=lambda: False, **changes):
        arrays = {
            "silt": np.full(SHAPE, 20.0),
            "clay": np.full(SHAPE, 15.0),
            "cover": np.full(SHAPE, 15.0),
            "temperature": months(10),
            "soil_moisture": months(0.03),
        }
        arrays.update(changes)
        files = {name: make_raster(f"{name}.tif", array) for name, array in arrays.items() if array is not None}
        request = SourceProxyRequest(output=str(tmp_path / "proxy.tif"), **{**files, **(fields or {})})
        return compute_source_proxy(request, cancelled=cancelled)

    return go


def test_four_masks_are_multiplied(run):
    # texture (20 + 15)/70, bare 1 − 15/30, dry 1 − 0.03/0.15, unfrozen 1
    result = run()
    for band in range(1, 6):
        np.testing.assert_allclose(read_whole(result.output, band), 0.5 * 0.5 * 0.8, rtol=1e-6)
    assert (result.months, result.dryness) == ((1, 4, 7, 10), "soil_moisture")


def test_clay_counts_up_to_20_percent(run):
    result = run(clay=np.full(SHAPE, 60.0))
    np.testing.assert_allclose(read_whole(result.output, 1), 40 / 70 * 0.5 * 0.8, rtol=1e-6)


def test_frozen_wet_and_covered_ground_gives_nothing_in_its_month(run):
    temperature, moisture, cover = months(10), months(0.03), months(15)
    temperature[0], moisture[3], cover[6] = 0.0, 0.2, 30.0
    result = run({"months": (10, 1, 4, 7, 7)}, temperature=temperature, soil_moisture=moisture, cover=cover)
    found = [float(read_whole(result.output, band)[0, 0]) for band in range(1, 6)]
    np.testing.assert_allclose(found, [0, 0, 0, 0.2, 0.05], atol=1e-6)


def test_without_soil_moisture_dryness_is_aridity_and_said(run):
    # P/PET 0.2: (0.65 − 0.2)/0.6 = 0.75
    fields = {"months": (5,)}
    result = run(fields, soil_moisture=None, precipitation=months(20), evaporation=months(100))
    np.testing.assert_allclose(read_whole(result.output, 1), 0.5 * 0.5 * 0.75, rtol=1e-6)
    assert result.dryness == "aridity"
    assert any("Soil moisture was not given" in str(note) for note in result.notes)
    estimated = run(fields, soil_moisture=None, precipitation=months(20))
    # Oudin in May at 44.25° N and 10 °C: about 39.4/2.45 · 15/100 · 31 = 75 mm, P/PET 0.27
    assert read_whole(estimated.output, 1)[0, 0] == pytest.approx(0.5 * 0.5 * (0.65 - 20 / 75) / 0.6, rel=0.02)


def test_the_label_is_everywhere(run):
    result = run()
    dataset = gdal.Open(result.output)
    assert all(LABEL in dataset.GetRasterBand(band).GetDescription() for band in range(1, 6))
    assert "April" in dataset.GetRasterBand(2).GetDescription()
    assert "not that map" in str(result.notes[0])
    content = json.loads(sidecar(result.output).read_text(encoding="utf-8"))
    assert content["results"]["memberships"]["fines"]["high"] == 70


def test_water_is_no_source_and_unknown_stays_unknown(run):
    landcover = np.full(SHAPE, 6.0)
    landcover[0, 0], landcover[0, 1] = 9, np.nan
    moisture = months(0.03)
    moisture[3, 1, 1] = np.nan
    result = run(landcover=landcover, soil_moisture=moisture)
    april, mean = read_whole(result.output, 2), read_whole(result.output, 5)
    assert april[0, 0] == 0
    assert np.isnan(april[0, 1])
    assert np.isnan(april[1, 1])
    assert np.isnan(mean[1, 1])
    assert read_whole(result.output, 1)[1, 1] > 0


def test_pure_functions():
    np.testing.assert_array_equal(unfrozen([-1, 0, 0.1, np.nan]), np.array([0, 0, 1, np.nan], dtype=np.float32))
    np.testing.assert_array_equal(aridity([10, 10, np.nan], [40, 0, 5]), [0.25, np.inf, np.nan])


@pytest.mark.parametrize(
    ("fields", "arrays", "words"),
    [
        ({"months": (0,)}, {}, ("0", "12")),
        ({"months": ()}, {}, ("none",)),
        ({}, {"soil_moisture": None}, ("Neither soil moisture nor precipitation",)),
        ({}, {"soil_moisture": months(12)}, ("Soil moisture", "12", "not percent")),
        ({}, {"temperature": months(283)}, ("Temperature", "not kelvin")),
        ({}, {"silt": np.full(SHAPE, 0.2), "clay": np.full(SHAPE, 0.15)}, ("Silt, Clay", "fractions")),
        ({}, {"cover": np.full((2, *SHAPE), 15.0)}, ("Vegetation cover", "2")),
        ({}, {"silt": np.full(SHAPE, np.nan)}, ("Silt", "NoData")),
        ({"numbers": {"frozen": 1}}, {}, ("frozen", "frozen_below")),
    ],
)
def test_wrong_inputs_are_named(run, tmp_path, leftovers, fields, arrays, words):
    with pytest.raises(InputError) as error:
        run(fields, **arrays)
    for word in words:
        assert word in str(error.value)
    assert not (tmp_path / "proxy.tif").exists()
    assert leftovers() == []


def test_a_cancel_leaves_nothing(run, tmp_path, leftovers):
    with pytest.raises(Cancelled):
        run(cancelled=lambda: True)
    assert not (tmp_path / "proxy.tif").exists()
    assert leftovers() == []
