"""All inputs of the weather factor against the scalar implementation, and what more of each does."""

import itertools
import json

import numpy as np
import pytest
from osgeo import gdal

from dss_planner import provenance
from dss_planner.erosion.weather import climate
from dss_planner.erosion.weather.evaporation import EVAPORATION_FORMS, monthly_evaporation
from dss_planner.erosion.weather.weatherfactor import WeatherFactorRequest, compute_weather_factor, row_latitudes
from dss_planner.errors import Cancelled, InputError
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import read_whole
from tests.erosion import scalar_weather

MONTHLY = (12, 4, 6)
FILES = {"low": "temperature_minimum", "high": "temperature_maximum", "sun": "solar_radiation"}


@pytest.fixture
def climate_arrays(grid):
    """A plausible year on the 6 × 4 grid: sun below the sky's, extremes around the mean, water of all kinds."""
    random = np.random.default_rng(21)
    temperature = random.uniform(-20.0, 25.0, MONTHLY)
    latitude = row_latitudes(grid, 0, 4)[:, np.newaxis]
    sky = np.stack([climate.extraterrestrial_radiation(latitude, day) for day in climate.MID_MONTH_DAYS])
    return {
        "wind": random.uniform(2.0, 6.0, MONTHLY),
        "temperature": temperature,
        "precipitation": random.uniform(0.0, 60.0, MONTHLY),
        "dem": random.uniform(700.0, 1800.0, (1, 4, 6)),
        "temperature_minimum": temperature - random.uniform(1.0, 9.0, MONTHLY),
        "temperature_maximum": temperature + random.uniform(1.0, 9.0, MONTHLY),
        "solar_radiation": sky * random.uniform(0.4, 0.75, MONTHLY),
        "rainy_days": random.uniform(0.0, 15.0, MONTHLY),
        "irrigation": random.choice([0.0, 30.0, 90.0], MONTHLY),
        "irrigation_days": random.uniform(0.0, 6.0, MONTHLY),
        "snow_probability": random.uniform(0.0, 1.0, MONTHLY),
        "snow_depth": random.choice([0.0, 0.0254, 0.03, 0.2], MONTHLY),
        "erosive_wind": random.uniform(0.0, 60.0, MONTHLY),
        "wind_sd": random.uniform(1.5, 3.5, MONTHLY),
    }


BASE = ("wind", "temperature", "precipitation", "dem")


@pytest.fixture
def run(make_raster, tmp_path, climate_arrays):
    """``run(layers used, changed arrays, …)`` returns the result; ``wind=None`` leaves the mean wind out."""

    def compute(layers=(), changes=None, cancelled=None, **parameters):
        arrays = {**climate_arrays, **(changes or {})}
        files = {name: make_raster(f"{name}.tif", arrays[name]) for name in (*BASE, *layers)}
        request = WeatherFactorRequest(**{**files, "output": str(tmp_path / "wf.tif"), **parameters})
        return compute_weather_factor(request, **({"cancelled": cancelled} if cancelled else {}))

    return compute


def bands(result):
    return np.stack([read_whole(result.output, number) for number in range(1, 14)])


def words(result):
    return " ".join(str(note) for note in result.notes)


# --- the same as the scalar implementation --------------------------------------------------------------------------

CASES = [
    ((), {}),
    (("wind_sd",), {"height_rule": "fao56"}),
    (("temperature_minimum", "temperature_maximum"), {"evaporation": "hargreaves_range", "weibull_k": 2.1}),
    (("solar_radiation", "rainy_days"), {"evaporation": "radiation", "density_form": "talukdar2022"}),
    (("solar_radiation", "irrigation"), {"evaporation": "radiation_rweq", "density_form": "fryrear1998"}),
    (("irrigation", "irrigation_days", "rainy_days"), {"height_rule": "power_0_12", "wind_height": 2.0}),
    (("irrigation", "snow_depth"), {"rain_per_rainy_day": 7.0, "wind_height": 3.5, "height_rule": "fao56"}),
    (("snow_probability", "snow_depth"), {"frozen_below": -3.0, "height_rule": "factor_0_72", "threshold": 4.0}),
    (("erosive_wind", "snow_probability"), {"wind": None}),
    (("erosive_wind", "wind_sd", "rainy_days"), {}),
]


@pytest.mark.parametrize(("layers", "parameters"), CASES)
def test_every_form_agrees_with_the_scalar_implementation(run, climate_arrays, grid, layers, parameters):
    values = bands(run(layers, **parameters))
    latitudes = row_latitudes(grid, 0, 4)
    ratio = scalar_weather.height_ratio(parameters.get("height_rule", "power_1_7"), parameters.get("wind_height", 10.0))
    for month, (row, column) in itertools.product(range(12), [(0, 0), (1, 4), (3, 5)]):
        cell = {name: float(np.float32(array[..., row, column][month % array.shape[0]])) for name, array in
                climate_arrays.items() if name in (*BASE, *layers)}  # fmt: skip
        expected = scalar_weather.month_factor(
            month,
            _expectation(cell, ratio, parameters),
            cell["temperature"],
            cell["precipitation"],
            cell["dem"],
            latitudes[row],
            parameters.get("evaporation", "oudin"),
            parameters.get("density_form", "zou2020"),
            cell.get("rainy_days"),
            cell.get("irrigation", 0.0),
            cell.get("irrigation_days", 0.0 if "irrigation" not in layers else None),
            cell.get("snow_probability"),
            cell.get("snow_depth"),
            parameters.get("frozen_below"),
            parameters.get("rain_per_rainy_day", 4.0),
            *(cell.get(FILES[key]) for key in ("low", "high", "sun")),
        )
        assert values[month, row, column] == pytest.approx(expected, rel=3e-4, abs=2e-4)
    np.testing.assert_allclose(values[12], values[:12].sum(axis=0), rtol=1e-6)


def _expectation(cell, ratio, parameters):
    if "erosive_wind" in cell:
        return cell["erosive_wind"]
    mean = cell["wind"] * ratio
    k = parameters.get("weibull_k", 1.8)
    if "wind_sd" in cell:
        k = min(max((cell["wind_sd"] / cell["wind"]) ** -1.086, 0.8), 10.0)
    return scalar_weather.weibull_expectation(mean, k, parameters.get("threshold", 5.0))


# --- equations ------------------------------------------------------------------------------------------------------


def test_t9_heights_other_than_ten_metres():
    assert 10 * climate.height_ratio("power_1_7") == pytest.approx(7.945974, abs=1e-5)
    assert 10 * climate.height_ratio("power_0_12") == pytest.approx(8.243727, abs=1e-5)
    assert 10 * climate.height_ratio("fao56") == pytest.approx(7.479511, abs=1e-5)
    for rule in ("power_1_7", "power_0_12"):
        assert climate.height_ratio(rule, 2.0) == pytest.approx(1.0)
    assert climate.height_ratio("fao56", 2.0) == pytest.approx(1.0, abs=1e-3)
    assert climate.height_ratio("power_1_7", 10.0) == climate.HEIGHT_RULES["power_1_7"]
    heights = np.linspace(1.0, 120.0, 60)
    for rule in ("power_1_7", "power_0_12", "fao56"):
        assert (np.diff([climate.height_ratio(rule, height) for height in heights]) < 0).all()
    with pytest.raises(ValueError, match="factor_0_72"):
        climate.height_ratio("factor_0_72", 3.0)
    with pytest.raises(ValueError, match="height"):
        climate.height_ratio("power_1_7", 0.2)


def test_rweq_evaporation_is_a_fifth_above_the_textbook():
    both = [monthly_evaporation(form, 30, 12.0, 30.0, solar=18.0) for form in ("radiation", "radiation_rweq")]
    assert both[1] / both[0] == pytest.approx(1.20, abs=1e-3)
    # by hand: 0.0135 · 18 / 2.45 · 29.8 · 30
    assert both[0] == pytest.approx(88.6706, abs=1e-3)
    # 2.54 in place of 2.45 would take 3.5 % off
    assert both[0] != pytest.approx(0.0135 * 18 / 2.54 * 29.8 * 30, rel=0.01)


def test_range_evaporation_by_hand_and_never_negative():
    # 0.0023 · 40 / 2.45 · 37.8 · √16 · 31
    assert monthly_evaporation("hargreaves_range", 31, 20.0, 40.0, 12.0, 28.0) == pytest.approx(176.00914, abs=1e-4)
    for form in EVAPORATION_FORMS:
        found = monthly_evaporation(form, 31, np.array([-40.0, np.nan]), 10.0, -45.0, -35.0, 5.0)
        assert found[0] == 0.0
        assert np.isnan(found[1])


def test_irrigation_wets_on_days_of_its_own():
    # ETp 60, R 20 on 3 of 15 days: 0.9333 (T11); with I 20 on 3 more days: (60 − 40·6/15)/60
    assert climate.soil_wetness_factor(60.0, 20.0, 3.0, 15.0) == pytest.approx(0.933333, abs=1e-6)
    assert climate.soil_wetness_factor(60.0, 40.0, 6.0, 15.0) == pytest.approx(0.733333, abs=1e-6)
    assert climate.soil_wetness_factor(60.0, 400.0, 15.0, 15.0) == 0.0


def test_snow_depth_is_bare_or_covered():
    found = climate.snow_factor_of_depth(np.array([0.0, 0.0254, 0.0255, 1.0, np.nan]))
    np.testing.assert_array_equal(found, [1.0, 1.0, 0.0, 0.0, np.nan])


def test_evaporation_of_the_gobi_is_plausible_in_every_form(gobi):
    """A desert steppe evaporates 500–1300 mm a year; the forms keep their order; sun and daily range are assumed."""
    temperature = np.stack(
        [read_whole(gobi / "temperature_c_monthly_0p25deg.tif", month) for month in range(1, 13)]
    ).astype(float)
    year = {}
    for form in EVAPORATION_FORMS:
        total = 0.0
        for month, mean in enumerate(temperature):
            sky = climate.extraterrestrial_radiation(44.5, climate.MID_MONTH_DAYS[month])
            sun = np.full_like(mean, 0.62 * sky)
            total = total + monthly_evaporation(form, climate.MONTH_DAYS[month], mean, sky, mean - 7, mean + 7, sun)
        year[form] = float(np.nanmean(total))
    assert 500 < year["oudin"] < year["radiation"] < year["radiation_rweq"] < 1300
    assert year["hargreaves_range"] == pytest.approx(year["radiation"], rel=0.1)


# --- more of each ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", list(EVAPORATION_FORMS))
def test_more_water_and_snow_never_raise_it_and_more_wind_never_lowers_it(run, climate_arrays, form):
    random = np.random.default_rng(5)
    water = ("rainy_days", "irrigation", "irrigation_days")
    layers = (*water, "snow_probability", *EVAPORATION_FORMS[form].needs)
    before = bands(run(layers, evaporation=form))
    for name in ("precipitation", *water, "snow_probability"):
        more = climate_arrays[name] + random.uniform(0.0, 3.0, MONTHLY)
        limit = {"snow_probability": 1.0, "rainy_days": 31.0, "irrigation_days": 31.0}.get(name, np.inf)
        after = bands(run(layers, {name: np.minimum(more, limit)}, evaporation=form))
        assert (after <= before * (1 + 1e-6)).all()
        assert (after < before).any()
    assert (bands(run(layers, {"wind": climate_arrays["wind"] + 1.0}, evaporation=form)) >= before).all()


def test_more_erosive_wind_never_lowers_it_and_is_taken_as_it_is(run, climate_arrays):
    before = bands(run(("erosive_wind",)))
    after = bands(run(("erosive_wind",), {"erosive_wind": climate_arrays["erosive_wind"] * 2}))
    np.testing.assert_allclose(after, 2 * before, rtol=1e-6)
    assert (bands(run(("erosive_wind",), {"erosive_wind": np.zeros(MONTHLY)})) == 0).all()
    deeper = run(("snow_depth",), {"snow_depth": np.full(MONTHLY, 0.5)})
    assert (bands(deeper) == 0).all()


def test_unknown_cells_of_each_layer_make_the_cell_unknown(run, climate_arrays):
    layers = {
        "erosive_wind": {"wind": None},
        "temperature_minimum": {"evaporation": "hargreaves_range"},
        "temperature_maximum": {"evaporation": "hargreaves_range"},
        "solar_radiation": {"evaporation": "radiation"},
        "irrigation": {},
        "snow_depth": {},
        "wind_sd": {},
    }
    for name, parameters in layers.items():
        changed = climate_arrays[name].copy()
        changed[6, 2, 3] = np.nan
        needed = {name, *EVAPORATION_FORMS[parameters.get("evaporation", "oudin")].needs}
        values = bands(run(tuple(needed), {name: changed}, **parameters))
        assert np.isnan(values[[6, 12], 2, 3]).all(), name
        assert np.count_nonzero(np.isnan(values)) == 2, name


def test_one_cell(make_raster, tmp_path):
    place = {"geotransform": (500000.0, 1000.0, 0, 4900000.0, 0, -1000.0)}
    files = {
        name: make_raster(f"one_{name}.tif", np.full((count, 1, 1), value), **place)
        for name, count, value in (("temperature", 12, 10), ("precipitation", 12, 8), ("dem", 1, 1100))
    }
    erosive = make_raster("one_erosive.tif", np.full((12, 1, 1), 20.0), **place)
    result = compute_weather_factor(
        WeatherFactorRequest(wind=None, erosive_wind=erosive, **files, output=str(tmp_path / "one.tif"))
    )
    assert read_whole(result.output, 13)[0, 0] > 0


# --- what is said ---------------------------------------------------------------------------------------------------


def test_the_path_of_the_wind_is_said_and_recorded(run):
    assert run().wind_path == "weibull_shape"
    assert run(("wind_sd",)).wind_path == "weibull_deviation"
    result = run(("erosive_wind", "wind_sd"), threshold=6.0)
    assert result.wind_path == "erosive_wind"
    said = words(result)
    assert "erosive wind from observations" in said
    assert "does not say how it was made" in said
    assert "“Wind” is not used" in said
    assert "“Wind standard deviation” is not used" in said
    content = json.loads(provenance.sidecar(result.output).read_text())
    assert content["results"]["wind_path"] == "erosive_wind"
    assert "Erosive wind" in content["inputs"]
    assert "Wind" not in content["inputs"]


def test_forms_and_assumptions_are_said(run):
    said = words(run(("solar_radiation",), evaporation="radiation_rweq"))
    assert "1.20 times the textbook" in said
    assert "Oudin" not in said
    said = words(run(("irrigation", "snow_depth", "solar_radiation"), wind_height=3.0))
    for part in ("Days of irrigation were not given", "mean depth", "from 3.0 m", "“Solar radiation” is not used"):
        assert part in said
    assert "“Snow depth” is not used" in words(run(("snow_probability", "snow_depth")))


def test_suspicious_values_are_said(run):
    fast = words(run(changes={"wind": np.full(MONTHLY, 9.0)}))
    assert "mean wind of the year is 9.0 m/s" in fast
    assert "knots" in fast
    assert "knots" not in words(run())
    said = words(run(("irrigation",), {"irrigation": np.full(MONTHLY, 0.05)}))
    assert "Irrigation reaches 0.6 mm a year" in said


# --- wrong units and choices ----------------------------------------------------------------------------------------

RANGE = {"evaporation": "hargreaves_range"}
SUN = {"evaporation": "radiation"}
EXTREMES = ("temperature_minimum", "temperature_maximum")


@pytest.mark.parametrize(
    ("layers", "change", "parameters", "message"),
    [
        ((), {"wind": lambda a: a * 3.6 + 8.0}, {}, "“Wind” has a yearly mean of .*3.6 if it is in km/h"),
        (("erosive_wind",), {"erosive_wind": lambda a: a * 1000}, {}, "“Erosive wind” has values"),
        (("erosive_wind",), {"erosive_wind": lambda a: a - 5}, {}, "“Erosive wind” has values from -"),
        (EXTREMES, {"temperature_minimum": lambda a: a + 273.15}, RANGE, "“Minimum temperature” reaches .* kelvin"),
        (EXTREMES, {"temperature_minimum": lambda a: a + 20}, RANGE, "exchanged"),
        (EXTREMES, {"temperature": lambda a: np.roll(a, 6, axis=0)}, RANGE, "lies outside .*January first"),
        (("solar_radiation",), {"solar_radiation": lambda a: a / 0.0864}, SUN, r"W/m² × 0\.0864"),
        (("solar_radiation",), {"solar_radiation": lambda a: a * 1e6}, SUN, r"J/m² × 0\.000001"),
        (("solar_radiation",), {"solar_radiation": lambda a: a / 3.6}, SUN, "kWh"),
        (("solar_radiation",), {"solar_radiation": lambda a: np.roll(a, 6, axis=0)}, SUN, "reach the atmosphere"),
        (("snow_depth",), {"snow_depth": lambda a: a * 100}, {}, "not cm or mm"),
        (("irrigation",), {"irrigation": lambda a: a * -1}, {}, "“Irrigation” has values"),
        (("irrigation", "irrigation_days"), {"irrigation_days": lambda a: a + 40}, {}, "“Irrigation days” has values"),
    ],
)
def test_wrong_units_are_caught_from_the_values(
    run, climate_arrays, tmp_path, leftovers, layers, change, parameters, message
):
    changes = {name: function(climate_arrays[name]) for name, function in change.items()}
    with pytest.raises(InputError, match=message):
        run(layers, changes, **parameters)
    assert not (tmp_path / "wf.tif").exists()
    assert leftovers() == []


@pytest.mark.parametrize(
    ("layers", "parameters", "message"),
    [
        ((), {"wind": None}, "Neither “Wind” nor “Erosive wind”"),
        ((), {"evaporation": "penman"}, "penman.*oudin"),
        (("temperature_minimum",), RANGE, "needs “Maximum temperature”, which was not given"),
        ((), SUN, "needs “Solar radiation”"),
        (("irrigation_days",), {}, "without “Irrigation”"),
        ((), {"wind_height": 0.1}, "0.1 m above ground"),
        ((), {"wind_height": 3.0, "height_rule": "factor_0_72"}, "known for wind at 10 m only; this wind is at 3.0 m"),
        ((), {"rain_per_rainy_day": 0.0}, "rain of a rainy day is 0.0"),
    ],
)
def test_missing_layers_and_wrong_choices_name_themselves(run, layers, parameters, message):
    with pytest.raises(InputError, match=message):
        run(layers, **parameters)


def test_mean_wind_is_no_erosive_wind(run, make_raster):
    path = make_raster("speed.tif", np.full(MONTHLY, 4.0))
    for unit, good in (("m/s", False), ("m3 s-3", True), ("m³/s³", True), ("", True)):
        dataset = gdal.Open(path, gdal.GA_Update)
        dataset.GetRasterBand(1).SetUnitType(unit)
        dataset = None
        if good:
            assert run(erosive_wind=path).wind_path == "erosive_wind"
        else:
            with pytest.raises(InputError, match="“Erosive wind” is in m/s; m³/s³ is expected"):
                run(erosive_wind=path)


def test_other_grids_are_refused(run, make_raster):
    shifted = make_raster("s.tif", np.full(MONTHLY, 5.0), geotransform=(500500.0, 1000, 0, 4900000.0, 0, -1000))
    with pytest.raises(InputError, match="“Erosive wind”"):
        run(wind=None, erosive_wind=shifted)
    assert Grid.read(shifted).width == 6


def test_cancel_leaves_no_file(run, tmp_path, cancel_after, leftovers):
    with pytest.raises(Cancelled):
        run(("erosive_wind", "irrigation"), cancelled=cancel_after(2))
    assert not (tmp_path / "wf.tif").exists()
    assert leftovers() == []
