"""The weather factor on rasters, against the scalar implementation and its contracts."""

import json

import numpy as np
import pytest
from osgeo import gdal, osr

from dss_planner import provenance
from dss_planner.erosion.weather import climate
from dss_planner.erosion.weather.weatherfactor import WeatherFactorRequest, compute_weather_factor, row_latitudes
from dss_planner.erosion.wind import windclimate
from dss_planner.errors import Cancelled, InputError, OutputError
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import read_whole


@pytest.fixture
def run(climate_files, tmp_path):
    def compute(changes=None, **parameters):
        files, _ = climate_files(**(changes or {}))
        progress, cancelled = parameters.pop("progress", None), parameters.pop("cancelled", None)
        keywords = {}
        if progress:
            keywords["progress"] = progress
        if cancelled:
            keywords["cancelled"] = cancelled
        request = WeatherFactorRequest(**{**files, "output": str(tmp_path / "wf.tif"), **parameters})
        return compute_weather_factor(request, **keywords)

    return compute


def bands(path):
    return np.stack([read_whole(path, number) for number in range(1, 14)])


def test_all_cells_agree_with_the_scalar_implementation(run, climate_files, scalar):
    _, arrays = climate_files()
    values = bands(run(weibull_k=1.7).output)
    transformation = osr.CoordinateTransformation(*_utm_and_degrees())
    for month in range(12):
        for row in range(4):
            y = 4900000.0 - (row + 0.5) * 1000.0
            latitude = transformation.TransformPoint(503000.0, y)[1]
            for column in range(6):
                expected = scalar.weather_month(
                    month,
                    np.float32(arrays["wind"][month, row, column]),
                    np.float32(arrays["temperature"][month, row, column]),
                    np.float32(arrays["precipitation"][month, row, column]),
                    np.float32(arrays["dem"][0, row, column]),
                    latitude,
                    1.7,
                    0.2 ** (1 / 7),
                )
                assert values[month, row, column] == pytest.approx(expected, rel=2e-4, abs=1e-5)
    np.testing.assert_allclose(values[12], values[:12].sum(axis=0), rtol=1e-6)


def _utm_and_degrees():
    utm, degrees = osr.SpatialReference(), osr.SpatialReference()
    utm.ImportFromEPSG(32648)
    degrees.ImportFromEPSG(4326)
    for reference in (utm, degrees):
        reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return utm, degrees


def test_more_wind_never_lowers_any_month(run):
    random = np.random.default_rng(3)
    slow = random.uniform(1.0, 6.0, (12, 4, 6))
    before = bands(run({"wind": slow}).output)
    after = bands(run({"wind": slow + random.uniform(0.0, 2.0, slow.shape)}).output)
    assert (after >= before).all()


def test_higher_rules_and_thresholds_order_as_expected(run):
    by_rule = {rule: bands(run(height_rule=rule).output)[12].sum() for rule in climate.HEIGHT_RULES}
    assert by_rule["factor_0_72"] < by_rule["fao56"] < by_rule["power_1_7"] < by_rule["power_0_12"]
    assert bands(run(threshold=6.0).output)[12].sum() < bands(run().output)[12].sum()
    assert bands(run(weibull_k=1.5).output)[12].sum() > bands(run(weibull_k=2.2).output)[12].sum()


def test_a_deviation_gives_what_its_shape_gives(run, make_raster):
    mean = np.full((12, 4, 6), 4.0)
    deviation = make_raster("sd.tif", np.full((12, 4, 6), 2.6))
    by_deviation = bands(run({"wind": mean}, wind_sd=deviation).output)
    by_shape = bands(run({"wind": mean}, weibull_k=1.596526).output)
    np.testing.assert_allclose(by_deviation, by_shape, rtol=1e-4)


def test_rainy_days_wet_the_soil(run, make_raster):
    summer = {"temperature": np.full((12, 4, 6), 15.0), "precipitation": np.full((12, 4, 6), 60.0)}
    none = bands(run(summer, rainy_days=make_raster("none.tif", np.zeros((12, 4, 6)))).output)
    all_days = bands(run(summer, rainy_days=make_raster("all.tif", np.full((12, 4, 6), 31.0))).output)
    assert (all_days[:12] < none[:12]).all()
    estimated = bands(run(summer).output)
    fifteen = bands(run(summer, rainy_days=make_raster("15.tif", np.full((12, 4, 6), 15.0))).output)
    np.testing.assert_allclose(estimated, fifteen)  # 60 mm at 4 mm a day


def test_snow_probability_scales_the_month(run, make_raster):
    bare = bands(run().output)
    snow = np.zeros((12, 4, 6))
    snow[0] = 0.75
    covered = bands(run(snow_probability=make_raster("snow.tif", snow)).output)
    np.testing.assert_allclose(covered[0], bare[0] * 0.25, rtol=1e-6)
    np.testing.assert_allclose(covered[1:12], bare[1:12])


def test_winter_without_evaporation_is_wet_only_when_it_rained():
    assert climate.soil_wetness_factor(0.0, 0.0, 0.0, 31) == 1.0
    assert climate.soil_wetness_factor(0.0, 3.0, 2.0, 31) == 0.0
    assert climate.rain_only(5.0, -3.0) == 0.0
    assert climate.potential_evaporation(-5.0, 10.0, 31) == 0.0
    assert np.isnan(climate.soil_wetness_factor(0.0, np.nan, 1.0, 31))
    assert np.isnan(climate.soil_wetness_factor(np.nan, 1.0, 1.0, 31))


def test_frozen_ground_is_off_by_default_and_can_be_set(run):
    cold = {"temperature": np.full((12, 4, 6), -12.0)}
    assert (bands(run(cold).output)[:12] > 0).all()
    frozen = run(cold, frozen_below=-10.0)
    assert (bands(frozen.output) == 0).all()
    assert any("frozen" in str(note) for note in frozen.notes)


def test_notes_state_every_assumption(run, make_raster):
    words = " ".join(str(note) for note in run().notes)
    for part in ("shape 1.8 is assumed", "Oudin", "one for each 4.0 mm", "not considered", "counts as snow"):
        assert part in words
    full = run(
        weibull_k=2.0,
        rainy_days=make_raster("days.tif", np.full((12, 4, 6), 3.0)),
        snow_probability=make_raster("snow.tif", np.zeros((12, 4, 6))),
    )
    words = " ".join(str(note) for note in full.notes)
    assert "assumed" not in words
    assert "not considered" not in words


def test_unknown_cells_stay_unknown_and_make_the_year_unknown(run):
    random = np.random.default_rng(5)
    wind = random.uniform(3.0, 6.0, (12, 4, 6))
    wind[4, 2, 3] = np.nan
    elevation = np.full((1, 4, 6), 1000.0)
    elevation[0, 0, 0] = np.nan
    result = run({"wind": wind, "dem": elevation})
    values = bands(result.output)
    assert np.isnan(values[:, 0, 0]).all()
    assert np.isnan(values[[4, 12], 2, 3]).all()
    assert np.isfinite(values[[0, 3, 5, 11], 2, 3]).all()
    assert np.count_nonzero(np.isnan(values[12])) == 2
    assert result.known[12] == pytest.approx(22 / 24)


def test_latitude_of_rows(grid):
    latitudes = row_latitudes(grid, 0, 4)
    assert latitudes.shape == (4,)
    # 4 899 500 m of northing are 4 901 460.6 m of meridian; 45° is at 4 984 944.4 m, a degree there is 111.13 km
    assert latitudes[0] == pytest.approx(45 - (4984944.4 - 4899500 / 0.9996) / 111130.0, abs=1e-3)
    assert latitudes[0] - latitudes[3] == pytest.approx(3 / 111.1, rel=1e-3)


def test_many_blocks_give_what_one_gives(make_raster, tmp_path, monkeypatch):
    from dss_planner.raster import blocks

    random = np.random.default_rng(1)
    shape = (12, 600, 3)
    files = {
        "wind": make_raster("w.tif", random.uniform(2, 6, shape)),
        "temperature": make_raster("t.tif", random.uniform(-20, 25, shape)),
        "precipitation": make_raster("p.tif", random.uniform(0, 40, shape)),
        "dem": make_raster("d.tif", random.uniform(700, 1800, (1, 600, 3))),
    }
    whole = bands(compute_weather_factor(WeatherFactorRequest(**files, output=str(tmp_path / "1.tif"))).output)
    monkeypatch.setattr(blocks, "BLOCK_CELLS", 256)
    parts = bands(compute_weather_factor(WeatherFactorRequest(**files, output=str(tmp_path / "2.tif"))).output)
    np.testing.assert_allclose(parts, whole, rtol=1e-4, atol=1e-4)


def test_band_names_units_and_provenance(run):
    result = run()
    dataset = gdal.Open(result.output)
    names = [dataset.GetRasterBand(number).GetDescription() for number in range(1, 14)]
    assert names[0] == "Weather factor January"
    assert names[12] == "Weather factor year"
    assert dataset.GetRasterBand(13).GetUnitType() == "kg/m"
    content = json.loads(provenance.sidecar(result.output).read_text())
    assert content["step"] == "weatherfactor"
    assert set(content["inputs"]) == {"Wind", "Temperature", "Precipitation", "Elevation"}
    assert content["parameters"]["threshold"] == 5.0


def test_a_geographic_grid_is_fine(make_raster, tmp_path):
    degrees = (105.0, 0.25, 0.0, 44.0, 0.0, -0.25)
    files = {
        name: make_raster(f"{name}.tif", np.full((count, 4, 6), value), crs="EPSG:4326", geotransform=degrees)
        for name, count, value in (("wind", 12, 4), ("temperature", 12, 10), ("precipitation", 12, 8), ("dem", 1, 1100))
    }
    result = compute_weather_factor(WeatherFactorRequest(**files, output=str(tmp_path / "wf.tif")))
    assert (read_whole(result.output, 13) > 0).all()
    np.testing.assert_allclose(row_latitudes(Grid.read(files["wind"]), 0, 4), [43.875, 43.625, 43.375, 43.125])


def test_table_of_expectations_is_as_good_as_the_formula():
    mean = np.linspace(0.0, 12.0, 997)
    exact = windclimate.erosive_expectation(1.8, windclimate.weibull_scale(mean, 1.8))
    np.testing.assert_allclose(windclimate.expectation_from_mean(mean, 1.8), exact, rtol=1e-5, atol=2e-5)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"temperature": np.full((12, 4, 6), 280.0)}, "kelvin"),
        ({"precipitation": np.full((12, 4, 6), 0.02)}, "metres"),
        ({"wind": np.full((12, 4, 6), -1.0)}, "“Wind” has values from -1"),
        ({"dem": np.full((1, 4, 6), 32767.0)}, "“Elevation” has values"),
        ({"wind": np.full((11, 4, 6), 4.0)}, "“Wind” has 11 band"),
        ({"wind": np.full((12, 4, 6), np.nan)}, "“Wind.*no known cell"),
    ],
)
def test_wrong_inputs_name_themselves_and_leave_nothing(run, tmp_path, leftovers, changes, words):
    with pytest.raises(InputError, match=words):
        run(changes)
    assert not (tmp_path / "wf.tif").exists()
    assert leftovers() == []


def test_snow_in_percent_is_refused(run, make_raster):
    with pytest.raises(InputError, match="not percent"):
        run(snow_probability=make_raster("snow.tif", np.full((12, 4, 6), 30.0)))


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"weibull_k": 0.0}, "Weibull shape is 0.0"),
        ({"threshold": -1.0}, "threshold"),
        ({"height_rule": "log"}, "log.*power_1_7"),
        ({"density_form": "none"}, "none.*zou2020"),
    ],
)
def test_wrong_numbers_name_themselves(run, parameters, words):
    with pytest.raises(InputError, match=words):
        run(**parameters)


def test_missing_crs_and_misaligned_grids(run, make_raster, tmp_path, leftovers):
    bare = {
        name: make_raster(f"no_{name}.tif", np.full((count, 4, 6), 5.0), crs="")
        for name, count in (("wind", 12), ("temperature", 12), ("precipitation", 12), ("dem", 1))
    }
    with pytest.raises(InputError, match="no coordinate reference system"):
        compute_weather_factor(WeatherFactorRequest(**bare, output=str(tmp_path / "wf.tif")))
    shifted = make_raster("dem2.tif", np.full((4, 6), 900.0), geotransform=(500500.0, 1000, 0, 4900000.0, 0, -1000))
    with pytest.raises(InputError, match=r"corner.*“Wind”.*“Elevation”"):
        run(dem=shifted)
    assert leftovers() == []


def test_unwritable_output(run, tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError, match="cannot be written"):
        run(output=str(tmp_path / "file" / "wf.tif"))


def test_cancel_in_the_middle_leaves_no_file(run, tmp_path, cancel_after, leftovers):
    for calls in (1, 2):
        with pytest.raises(Cancelled):
            run(cancelled=cancel_after(calls))
        assert not (tmp_path / "wf.tif").exists()
        assert leftovers() == []


def test_progress_reaches_the_end(run):
    seen = []
    run(progress=lambda fraction, note: seen.append(fraction))
    assert seen[0] == 0.0
    assert seen[-1] == 1.0
