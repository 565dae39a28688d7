"""FAO climatic erosivity against the formula worked out by hand, month by month."""

import json
import math

import numpy as np
import pytest

from dss_planner.erosion.susceptibility.climaticerosivity import (
    ClimaticErosivityRequest,
    compute_climatic_erosivity,
)
from dss_planner.erosion.weather.climate import fao_climatic_erosivity
from dss_planner.errors import Cancelled, InputError
from dss_planner.provenance import sidecar
from dss_planner.raster.reading import read_whole

DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
MIDDLES = (16, 45, 75, 105, 136, 166, 197, 228, 258, 289, 319, 350)
#: Latitude of the first row's middle cell of the fixture grid (500000 + 3000 E, 4900000 − 500 N, UTM 48N).
LATITUDE = 44.2503


def evaporation(month, temperature):
    """Oudin by hand: radiation of FAO-56 over the latent heat, times (T + 5)/100."""
    phi, angle = math.radians(LATITUDE), 2 * math.pi * MIDDLES[month] / 365
    tilt = 0.409 * math.sin(angle - 1.39)
    sunset = math.acos(-math.tan(phi) * math.tan(tilt))
    height = sunset * math.sin(phi) * math.sin(tilt) + math.cos(phi) * math.cos(tilt) * math.sin(sunset)
    radiation = 24 * 60 / math.pi * 0.0820 * (1 + 0.033 * math.cos(angle)) * height
    return radiation / 2.45 * max(temperature + 5, 0) / 100 * DAYS[month]


def test_published_vector():
    # T21: u 4.5 m/s, P 10 mm, PET 90 mm, 30 days
    assert fao_climatic_erosivity(4.5, 90.0, 10.0, 30) == pytest.approx(24.30, abs=1e-9)


def test_months_and_year_are_those_worked_out_by_hand(climate_files, tmp_path):
    files, arrays = climate_files()
    output = tmp_path / "climate.tif"
    result = compute_climatic_erosivity(
        ClimaticErosivityRequest(files["wind"], files["precipitation"], str(output), files["temperature"])
    )
    assert result.known == (1.0,) * 13
    months = []
    for month in range(12):
        wind = arrays["wind"][month, 0, 2] * 0.2 ** (1 / 7)
        pet = evaporation(month, arrays["temperature"][month, 0, 2])
        rain = arrays["precipitation"][month, 0, 2]
        dry = max(pet - rain, 0) / pet if pet > 0 else 0
        months.append(wind**3 * dry * DAYS[month] / 100)
        assert read_whole(output, month + 1)[0, 2] == pytest.approx(months[-1], rel=2e-4, abs=1e-6)
    assert read_whole(output, 13)[0, 2] == pytest.approx(sum(months), rel=2e-4)
    assert min(months) == 0.0 < max(months)
    content = json.loads(sidecar(output).read_text(encoding="utf-8"))
    assert (content["step"], set(content["inputs"])) == ("climaticerosivity", {"Wind", "Precipitation", "Temperature"})


def test_given_evaporation_takes_the_place_of_temperature(make_raster, tmp_path):
    wind = make_raster("wind.tif", np.full((12, 4, 6), 4.5 / 0.72))
    rain = make_raster("rain.tif", np.full((12, 4, 6), 10.0))
    pet = make_raster("pet.tif", np.full((12, 4, 6), 90.0))
    request = ClimaticErosivityRequest(wind, rain, str(tmp_path / "c.tif"), evaporation=pet, height_rule="factor_0_72")
    notes = compute_climatic_erosivity(request).notes
    np.testing.assert_allclose(read_whole(request.output, 4), 24.30, rtol=1e-6)
    np.testing.assert_allclose(read_whole(request.output, 13), 24.30 * 365 / 30, rtol=1e-6)
    assert not any("Oudin" in str(note) for note in notes)


def test_more_wind_never_lowers_and_more_rain_never_raises_it():
    random = np.random.default_rng(5)
    wind, pet, rain = random.uniform(0, 9, 500), random.uniform(-5, 200, 500), random.uniform(0, 150, 500)
    base = fao_climatic_erosivity(wind, pet, rain, 30)
    assert (fao_climatic_erosivity(wind + 0.5, pet, rain, 30) >= base).all()
    assert (fao_climatic_erosivity(wind, pet, rain + 5, 30) <= base).all()


@pytest.mark.parametrize(
    ("changes", "request_changes", "words"),
    [
        ({"temperature": np.full((12, 4, 6), 283.0)}, {}, ("Temperature", "283", "°C, not kelvin")),
        ({"precipitation": np.full((12, 4, 6), 0.01)}, {}, ("Precipitation", "0.12", "mm/month")),
        ({"wind": np.full((11, 4, 6), 4.0)}, {}, ("Wind", "11", "12")),
        ({"wind": np.full((12, 4, 6), np.nan)}, {}, ("Wind", "NoData")),
        ({}, {"temperature": None}, ("Neither temperature nor evaporation",)),
        ({}, {"height_rule": "guess"}, ("guess", "power_1_7")),
    ],
)
def test_wrong_inputs_are_named(climate_files, tmp_path, leftovers, changes, request_changes, words):
    files, _ = climate_files(**changes)
    fields = {name: files[name] for name in ("wind", "precipitation", "temperature")}
    with pytest.raises(InputError) as error:
        compute_climatic_erosivity(
            ClimaticErosivityRequest(output=str(tmp_path / "c.tif"), **{**fields, **request_changes})
        )
    for word in words:
        assert word in str(error.value)
    assert not (tmp_path / "c.tif").exists()
    assert leftovers() == []


def test_unknown_stays_unknown_and_a_cancel_leaves_nothing(climate_files, tmp_path, cancel_after, leftovers):
    rain = np.full((12, 4, 6), 5.0)
    rain[6, 1, 1] = np.nan
    files, _ = climate_files(precipitation=rain)
    request = ClimaticErosivityRequest(
        files["wind"], files["precipitation"], str(tmp_path / "c.tif"), files["temperature"]
    )
    with pytest.raises(Cancelled):
        compute_climatic_erosivity(request, cancelled=cancel_after(1))
    assert leftovers() == []
    assert not (tmp_path / "c.tif").exists()
    compute_climatic_erosivity(request)
    year = read_whole(request.output, 13)
    assert np.isnan(year[1, 1])
    assert np.isnan(year).sum() == 1
