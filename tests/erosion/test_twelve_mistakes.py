"""The twelve findings of the science brief, section 0: each mistake that others made has a test that names it."""

import numpy as np
import pytest

from dss_planner.erosion import rweq
from dss_planner.erosion.loss.winderosion import WindErosionRequest, compute_wind_erosion
from dss_planner.erosion.weather import climate
from dss_planner.erosion.weather.weatherfactor import WeatherFactorRequest, compute_weather_factor
from dss_planner.erosion.wind import driftpotential, windclimate
from dss_planner.errors import InputError
from dss_planner.raster.reading import read_whole


def erode(soil_files, tmp_path, changes=None, **numbers):
    files, _ = soil_files(**(changes or {}))
    return compute_wind_erosion(WindErosionRequest(**files, output=str(tmp_path / "loss.tif"), **numbers))


def test_01_the_worst_place_never_looks_better():
    product = np.geomspace(0.01, 5000.0, 4000)
    for distance in (50.0, 100.0, 150.0, 200.0):
        loss, _ = rweq.soil_loss(product, distance)
        assert (np.diff(loss) > 0).all()
    assert (np.diff(rweq.ranking_index(product)) > 0).all()
    turning = {50.0: 61.7, 100.0: 9.54, 150.0: 3.20, 200.0: 1.47}
    for distance, expected in turning.items():
        _, turned = rweq.soil_loss(product, distance)
        assert product[turned].min() == pytest.approx(expected, rel=0.01)


def test_01_turned_cells_are_counted_and_told(soil_files, tmp_path):
    weather = np.full((13, 4, 6), 2000.0)
    result = erode(soil_files, tmp_path, {"weather_factor": weather, "cover": np.zeros((4, 6))}, roughness=0.0)
    assert result.turned == 24
    assert any("rising branch" in str(note) for note in result.notes)


def test_02_periods_matter_and_are_told(soil_files, tmp_path):
    # twelve equal months with P = 1 at 50 m: 18 289 with the year's sum, 5 196 as a sum of months
    months = [rweq.soil_loss(1.0, 50.0)[0]] * 12
    assert rweq.soil_loss(12.0, 50.0)[0] == pytest.approx(18289, abs=1)
    assert sum(months) == pytest.approx(5196, abs=1)
    annual = erode(soil_files, tmp_path, periods="annual")
    total = read_whole(annual.output)
    monthly = erode(soil_files, tmp_path, periods="monthly")
    assert (read_whole(monthly.output) < total).all()
    assert any("year's weather factor in once" in str(note) for note in annual.notes)
    assert any("twelve monthly losses" in str(note) for note in monthly.notes)


def test_03_cover_as_a_fraction_is_refused(soil_files, tmp_path):
    assert rweq.cover_factor(1.0, -0.1535) >= 0.857
    with pytest.raises(InputError, match=r"fraction of 1.*percent"):
        erode(soil_files, tmp_path, {"cover": np.linspace(0.0, 0.8, 24).reshape(4, 6)})
    assert not (tmp_path / "loss.tif").exists()


def test_04_crust_factor_takes_percent(soil_files, tmp_path):
    assert rweq.crust_factor(5.0) == pytest.approx(0.858, abs=1e-3)
    assert rweq.crust_factor(50.0) == pytest.approx(0.057, abs=1e-3)
    _, arrays = soil_files()
    per_mille = {name: arrays[name] * 10 for name in ("sand", "silt", "clay")}
    with pytest.raises(InputError, match=r"g/kg.*Divide them by 10"):
        erode(soil_files, tmp_path, per_mille)


def test_05_the_constants_are_the_published_ones():
    assert (rweq.LENGTH_CONSTANT, rweq.TRANSPORT_CONSTANT) == (150.71, 109.8)
    assert climate.LATENT_HEAT == 2.45
    assert rweq.erodible_fraction(60, 25, 15, 2.0) < rweq.erodible_fraction(60, 25, 15, 1.0)
    assert rweq.cover_factor(10.0, -0.0438) == pytest.approx(np.exp(-0.438))


def test_06_roughness_is_in_centimetres_and_limited(soil_files, make_raster, tmp_path):
    assert rweq.roughness_factor(18.0) == pytest.approx(0.0938, abs=1e-4)
    assert rweq.roughness_factor(60.0) == rweq.roughness_factor(18.0)
    with pytest.raises(InputError, match="0–18"):
        erode(soil_files, tmp_path, roughness=120.0)
    relief = make_raster("relief.tif", np.full((4, 6), 240.0))
    with pytest.raises(InputError, match="not terrain relief"):
        erode(soil_files, tmp_path, roughness_map=relief)
    bumpy = make_raster("bumpy.tif", np.full((4, 6), 30.0))
    assert erode(soil_files, tmp_path, roughness_map=bumpy).rough == 24


def test_07_soil_loss_is_in_tonnes_per_square_kilometre(soil_files, tmp_path):
    from osgeo import gdal

    result = erode(soil_files, tmp_path)
    dataset = gdal.Open(result.output)
    units = [dataset.GetRasterBand(number).GetUnitType() for number in (1, 2, 3, 4)]
    assert units == ["t/km²·a", "kg/m", "t/km²·a", ""]
    # 12.16 kg/m² are 12 160 t/km²
    assert rweq.soil_loss(8.728728, 50.0)[0] == pytest.approx(12160.85, abs=0.1)


def test_08_mean_wind_never_goes_into_the_formula(climate_files, tmp_path):
    mean = 5.34
    assert mean * (mean - 5.0) ** 2 == pytest.approx(0.6, abs=0.02)
    assert windclimate.expectation_from_mean(mean, 1.8) == pytest.approx(74.4, abs=0.5)
    # a mean wind below the threshold at 2 m still moves sand in its gusts
    files, _ = climate_files(wind=np.full((12, 4, 6), 4.0))
    result = compute_weather_factor(WeatherFactorRequest(**files, output=str(tmp_path / "wf.tif")))
    assert (read_whole(result.output, 13) > 1.0).all()


def test_09_drift_potential_is_in_knots():
    one = driftpotential.WindTable(np.array([0.0]), to_knots(12.0), to_knots(14.0), np.array([[10.0]]))
    knots = driftpotential.drift_potential(one).dp
    speed = 13.0 / 0.514444
    assert knots == pytest.approx(speed**2 * (speed - 12) / 100 * 10, rel=1e-4)
    bounds = np.array(driftpotential.ENERGY_BOUNDS) * driftpotential.METRES_PER_SECOND**3
    np.testing.assert_allclose(bounds, [27.2, 54.5], atol=0.05)


def to_knots(speed):
    return driftpotential.to_knots([speed])


def test_10_cover_coefficients_against_measured_flux():
    measured = np.array([4633.61, 896.80, 10.54]) / 4633.61
    grass = rweq.cover_factor(np.array([2.0, 16.0, 29.0]), -0.1151) / rweq.cover_factor(2.0, -0.1151)
    shrub = rweq.cover_factor(np.array([2.0, 16.0, 29.0]), -0.0921) / rweq.cover_factor(2.0, -0.0921)
    assert grass[1] == pytest.approx(0.200, abs=1e-3)
    assert grass[1] == pytest.approx(measured[1], abs=0.01)
    assert shrub[1] == pytest.approx(0.275, abs=1e-3)
    assert grass[2] == pytest.approx(0.045, abs=1e-3)
    assert shrub[2] == pytest.approx(0.083, abs=1e-3)
    assert grass[2] > measured[2]  # conservative beyond 20–30 % cover


def test_11_roughness_cannot_stand_for_a_straw_checkerboard():
    ridges = rweq.ridge_roughness(np.array([15.0, 20.0]), 100.0)
    np.testing.assert_allclose(ridges, [0.45, 0.80])
    np.testing.assert_allclose(1.0 - rweq.roughness_factor(ridges), [0.26, 0.37], atol=0.01)


def test_12_relative_classes_come_first_with_the_caveat(soil_files, tmp_path):
    result = erode(soil_files, tmp_path)
    assert "over-predicts on compacted grassland" in str(result.notes[0])
    assert "ranking index first" in str(result.notes[0])
