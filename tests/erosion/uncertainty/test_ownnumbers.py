"""What the study itself states is the middle of what is drawn, and what is drawn around it is said."""

import json
from dataclasses import replace

import numpy as np
import pytest

from dss_planner import paths
from dss_planner.erosion.loss.winderosion import DEFAULT_ROUGHNESS, WindErosionRequest, compute_wind_erosion
from dss_planner.erosion.uncertainty.montecarlo import compute_erosion_uncertainty
from dss_planner.erosion.uncertainty.spread import Spread
from dss_planner.erosion.uncertainty.spreads import default_spreads
from dss_planner.erosion.uncertainty.uncertaintyrequest import ErosionUncertaintyRequest
from dss_planner.erosion.vegetation.endmembers import PAIRS
from dss_planner.erosion.vegetation.vegetationcover import SPRING_RETENTION, compute_vegetation_cover
from dss_planner.erosion.weather.weatherfactor import compute_weather_factor
from dss_planner.erosion.wind.windclimate import DEFAULT_SHAPE, THRESHOLD
from dss_planner.raster.reading import read_whole

#: (request: 0 soil loss, 1 weather, 2 cover), setting, and what the notes say of it.
CHANGED = [
    (1, {"weibull_k": 2.4}, "“Weibull shape of the wind” is 2.4", "from 2.2–2.6,"),
    (1, {"weibull_k": 1.7}, "“Weibull shape of the wind” is 1.7", "from 1.5–1.9,"),
    (1, {"threshold": 6.5}, "“Threshold wind speed” is 6.5 m/s", "from 6–7 m/s,"),
    (0, {"roughness": 5.0}, "“Ridge roughness” is 5 cm", "from 4–6 cm,"),
    (0, {"roughness": 18.0}, "“Ridge roughness” is 18 cm", "from 17–18 cm,"),
    (0, {"assumed_organic_matter": 2.0}, "“Organic matter” is 2 %", "from 1.5–2.5 %,"),
    (0, {"landcover": None, "default_coefficient": -0.05}, "“Cover coefficient” is -0.05 1/%", "0.8 to 1.25 times"),
    (2, {"retention": 0.9}, "“Cover kept until spring” is 0.9", "from 0.8–1,"),
    (2, {"retention": 1.0}, "“Cover kept until spring” is 1 in", "from 0.9–1,"),
    (2, {"soil_ndvi": 0.1, "full_ndvi": 0.6}, "is 0.1/0.6 in this study", "(0.02/0.8, 0.05/0.85, 0.08/0.9)"),
    (2, {"end_members": "percentiles"}, "is P5/P95 in this study", "(0.02/0.8, 0.05/0.85, 0.08/0.9)"),
    (2, {"end_members": "sub_humid"}, "is 0.08/0.9 in this study", "(0.02/0.8, 0.05/0.85)"),
    (1, {"height_rule": "factor_0_72"}, "is factor_0_72 in this study", "(power_1_7, power_0_12, fao56)"),
    (1, {"height_rule": "power_0_12"}, "is power_0_12 in this study", "(power_1_7, factor_0_72, fao56)"),
    (1, {"density_form": "talukdar2022"}, "is talukdar2022 in this study", "(zou2020, fryrear1998)"),
]


def made(study, position, changes):
    """The study with one setting changed, computed anew; returns the requests and the ranking index."""
    changed = list(study)
    changed[position] = replace(changed[position], **changes)
    base, weather, cover = changed
    compute_weather_factor(weather)
    compute_vegetation_cover(cover)
    compute_wind_erosion(base)
    return (base, weather, cover), read_whole(base.output, 3)


def drawn(study, tmp_path, **changes):
    base, weather, cover = study
    result = compute_erosion_uncertainty(
        ErosionUncertaintyRequest(base, str(tmp_path / "u.tif"), weather, cover, **{"draws": 60, **changes})
    )
    return [read_whole(result.output, band) for band in (1, 2, 3)], [str(note) for note in result.notes]


@pytest.mark.parametrize(("position", "changes", "number", "drawn_from"), CHANGED)
def test_the_study_lies_within_its_own_uncertainty(study, tmp_path, position, changes, number, drawn_from):
    study, index = made(study, position, changes)
    (low, middle, high), notes = drawn(study, tmp_path)
    eroding = index > 1.0
    assert eroding.sum() >= 12
    within = (low <= index * 1.02) & (index <= high * 1.02)
    assert within[eroding].mean() > 0.85
    ratio = np.median(middle[eroding] / index[eroding])
    # organic matter lowers it; an own choice apart from all others is half of the draws, so the middle lies between
    choice = {"end_members", "full_ndvi", "height_rule", "density_form"} & set(changes)
    assert 0.6 < ratio < (2.2 if choice else 1.1)
    assert any(number in note and drawn_from in note for note in notes)


def test_defaults_are_as_they_are_stated(study, tmp_path):
    spreads = default_spreads(*study)
    content = json.loads(paths.resource("erosion", "uncertainty.json").read_text(encoding="utf-8"))["inputs"]
    for name in ("weibull_k", "threshold", "organic_matter", "retention", "roughness"):
        entry = content[name]["number"]
        assert (spreads[name].low, spreads[name].high) == (entry["low"], entry["high"])
        assert spreads[name].source == entry["source"]
    assert spreads["end_members"].options == ("arid", "semi_arid", "sub_humid")
    assert not any(spread.weights for spread in spreads.values())
    base, weather, cover = study
    assert weather.height_rule == content["height_rule"]["number"]["stated_for"]
    assert weather.density_form == content["density_form"]["number"]["stated_for"]
    assert (cover.soil_ndvi, cover.full_ndvi) == PAIRS[content["end_members"]["number"]["stated_for"]]
    assert default_spreads(base, weather, replace(cover, end_members="semi_arid")) == spreads
    assert content["weibull_k"]["number"]["stated_for"] == DEFAULT_SHAPE
    assert content["threshold"]["number"]["stated_for"] == THRESHOLD
    assert content["retention"]["number"]["stated_for"] == SPRING_RETENTION
    assert content["roughness"]["number"]["stated_for"] == DEFAULT_ROUGHNESS
    assumed = WindErosionRequest.__dataclass_fields__["assumed_organic_matter"].default
    assert content["organic_matter"]["number"]["stated_for"] == assumed
    _, notes = drawn(study, tmp_path)
    assert not any("in this study" in note for note in notes)
    assert any("“Organic matter” is 0 % in the soil loss" in note and "0–1 %" in note for note in notes)


def test_default_spreads_that_were_named_are_told_too(study, tmp_path):
    base, weather, cover = study
    study = (base, replace(weather, threshold=6.5), cover)
    _, notes = drawn(study, tmp_path, uncertainties=default_spreads(*study))
    assert any("“Threshold wind speed” is 6.5 m/s" in note and "6–7 m/s" in note for note in notes)
    _, notes = drawn(study, tmp_path, uncertainties={"threshold": Spread("absolute", 4.0, 5.0, unit="m/s")})
    assert any("6.5 m/s" in note and "4–5 m/s, which does not hold it" in note for note in notes)
    _, notes = drawn(study, tmp_path, uncertainties={"threshold": Spread("absolute", 4.0, 7.0, unit="m/s")})
    assert not any("6.5 m/s" in note for note in notes)


@pytest.mark.parametrize("end_members", ["own", "percentiles"])
def test_own_end_members_alone_are_the_map_that_was_made(study, tmp_path, end_members):
    study, index = made(study, 2, {"soil_ndvi": 0.1, "full_ndvi": 0.6, "end_members": end_members})
    spread = Spread("choice", options=(end_members,))
    (_, middle, _), _ = drawn(study, tmp_path, uncertainties={"end_members": spread})
    np.testing.assert_allclose(middle, index, rtol=1e-4)


def test_the_reason_of_the_retention_is_that_of_the_season(study, tmp_path):
    base, weather, cover = study
    asked = {"retention": Spread("absolute", 0.5, 0.7)}
    spring = replace(cover, retention=1.0, ndvi_season="spring")
    assert "retention" not in default_spreads(base, weather, spring)
    _, notes = drawn((base, weather, spring), tmp_path, uncertainties=asked)
    assert any("of the dust season itself" in note for note in notes)
    summer = replace(cover, retention=1.0)
    _, notes = drawn((base, weather, summer), tmp_path, uncertainties=asked)
    assert not any("of the dust season itself" in note for note in notes)


@pytest.mark.parametrize("uncertainties", [None, {}])
def test_water_and_towns_without_soil_data_do_not_erode(study, make_raster, tmp_path, uncertainties):
    base, weather, cover = study
    landcover, clay, spring = (read_whole(path) for path in (base.landcover, base.clay, base.cover))
    ndvi = read_whole(cover.ndvi)
    landcover[0, :3], landcover[0, 3] = (9, 10, 11), 3
    clay[0, :4] = np.nan
    ndvi[0, 1] = spring[0, 1] = np.nan
    base = replace(
        base,
        landcover=make_raster("l2.tif", landcover),
        clay=make_raster("c2.tif", clay),
        cover=make_raster("s2.tif", spring),
    )
    compute_wind_erosion(base)
    loss = read_whole(base.output, 1)
    cover = replace(cover, ndvi=make_raster("n2.tif", ndvi))
    request = ErosionUncertaintyRequest(
        base, str(tmp_path / "u.tif"), weather, cover, draws=20, uncertainties=uncertainties
    )
    result = compute_erosion_uncertainty(request)
    for band in range(1, 10):
        values = read_whole(result.output, band)
        assert (values[0, :3] == 0.0).all()
        assert np.isnan(values[0, 3])
        np.testing.assert_array_equal(np.isnan(values), np.isnan(loss))
    assert result.sampled == 23
