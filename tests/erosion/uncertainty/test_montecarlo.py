"""Monte Carlo over inputs: against the deterministic result, closed forms, and a plain loop over draws."""

import json
from dataclasses import replace

import numpy as np
import pytest

from dss_planner import provenance
from dss_planner.erosion.loss.winderosion import Calibration, compute_wind_erosion
from dss_planner.erosion.uncertainty import drawsources
from dss_planner.erosion.uncertainty.draws import draw
from dss_planner.erosion.uncertainty.montecarlo import compute_erosion_uncertainty
from dss_planner.erosion.uncertainty.quantiles import quantiles_in_place
from dss_planner.erosion.uncertainty.spread import Spread
from dss_planner.erosion.uncertainty.spreads import default_spreads
from dss_planner.erosion.uncertainty.uncertaininputs import INPUTS, title
from dss_planner.erosion.uncertainty.uncertaintyrequest import ErosionUncertaintyRequest
from dss_planner.erosion.vegetation.vegetationcover import compute_vegetation_cover
from dss_planner.erosion.weather.weatherfactor import compute_weather_factor
from dss_planner.errors import Cancelled, InputError
from dss_planner.raster.reading import read_whole


def bands(result, *numbers):
    return np.stack([read_whole(result.output, number) for number in numbers or range(1, 10)])


def run(study, tmp_path, name="uncertainty.tif", threads=0, **changes):
    base, weather, cover = study
    request = ErosionUncertaintyRequest(base, str(tmp_path / name), weather, cover, **{"draws": 40, **changes})
    return compute_erosion_uncertainty(request, threads=threads)


@pytest.mark.parametrize("periods", ["annual", "monthly"])
def test_without_spread_all_quantiles_are_the_deterministic_result(study, tmp_path, periods):
    study = (replace(study[0], periods=periods, calibration=Calibration(0.6, 1.1)), *study[1:])
    compute_wind_erosion(study[0])
    loss, index = read_whole(study[0].output, 1), read_whole(study[0].output, 3)
    for spreads in ({}, {"weather_factor": Spread("relative", 1.0, 1.0)}):
        values = bands(run(study, tmp_path, uncertainties=spreads))
        for band in range(3):
            np.testing.assert_allclose(values[band], index, rtol=3e-6)
            np.testing.assert_allclose(values[3 + band], loss, rtol=3e-6)
        assert (values[8] == 0.0).all()
        assert set(np.unique(values[6])) <= {0.0, 1.0}
        np.testing.assert_array_equal(values[6] == 1.0, loss >= 8000.0)


@pytest.mark.parametrize("periods", ["annual", "monthly"])
def test_weather_made_anew_is_the_weather_that_was_made_once(study, tmp_path, periods):
    study = (replace(study[0], periods=periods), *study[1:])
    compute_wind_erosion(study[0])
    same = {
        "weibull_k": Spread("absolute", 1.8, 1.8),
        "density_form": Spread("choice", options=("zou2020",)),
        "retention": Spread("absolute", 0.6, 0.6),
        "end_members": Spread("choice", options=("semi_arid",)),
        "sand": Spread("relative", 1.0, 1.0),
        "clay": Spread("offset", 0.0, 0.0),
        "field_length": Spread("absolute", 50.0, 50.0),
    }
    values = bands(run(study, tmp_path, uncertainties=same))
    for band in (1, 2):
        np.testing.assert_allclose(values[band], read_whole(study[0].output, 3), rtol=3e-5)
        np.testing.assert_allclose(values[3 + band], read_whole(study[0].output, 1), rtol=5e-5)


def test_log_normal_weather_scales_the_ranking_index_with_its_exponent(study, tmp_path):
    compute_wind_erosion(study[0])
    index = read_whole(study[0].output, 3)
    spread = Spread("relative", 0.5, 2.0, distribution="lognormal")
    result = run(study, tmp_path, uncertainties={"weather_factor": spread}, draws=400, seed=7)
    drawn = draw({"weather_factor": spread}, 400, 7).numbers["weather_factor"]
    values = bands(result)
    for band, share in enumerate((0.1, 0.5, 0.9)):
        ranks = np.quantile(drawn**1.3711, share)
        np.testing.assert_allclose(values[band], index * ranks, rtol=2e-5)
    # the theory that the draws estimate: ln WF has the deviation ln 2 / 1.645
    deviation = np.log(2.0) / 1.644854
    expected = np.exp(1.3711 * 1.281552 * deviation)
    eroding = index > 0.0
    low, middle, high = values[:3, eroding]
    np.testing.assert_allclose(high / middle, expected, rtol=0.15)
    np.testing.assert_allclose(middle / low, expected, rtol=0.15)
    # the same everywhere: the order of places is certain
    assert set(np.unique(values[7])) <= {0.0, 1.0}


def test_a_plain_loop_over_the_draws_gives_the_same(study, make_raster, tmp_path):
    base, weather, cover = study
    base = replace(base, organic_matter=make_raster("om.tif", np.random.default_rng(1).uniform(0.1, 3.0, (4, 6))))
    spreads = {
        "weibull_k": Spread("absolute", 1.5, 2.2),
        "height_rule": Spread("choice", options=("power_1_7", "fao56")),
        "threshold": Spread("absolute", 4.0, 6.0),
        "density_form": Spread("choice", options=("fryrear1998", "zou2020", "talukdar2022")),
        "sand": Spread("relative", 0.8, 1.2),
        "clay": Spread("relative", 0.5, 1.5, distribution="triangular"),
        "organic_matter": Spread("relative", 0.5, 1.5),
        "retention": Spread("absolute", 0.5, 0.7),
        "end_members": Spread("choice", options=("arid", "sub_humid")),
        "cover_coefficient": Spread("relative", 0.8, 1.25),
        "roughness": Spread("absolute", 0.0, 2.0),
    }
    count, seed = 9, 11
    drawn = draw(spreads, count, seed)
    losses, indices = [], []
    for number in range(count):
        one = {name: drawn.numbers[name][number] for name in spreads}
        rules = {name: spreads[name].options[int(one[name])] for name in spreads if spreads[name].kind == "choice"}
        loop_weather = replace(
            weather,
            output=str(tmp_path / "w.tif"),
            weibull_k=one["weibull_k"],
            height_rule=rules["height_rule"],
            threshold=one["threshold"],
            density_form=rules["density_form"],
        )
        compute_weather_factor(loop_weather)
        loop_cover = replace(
            cover, output=str(tmp_path / "c.tif"), end_members=rules["end_members"], retention=one["retention"]
        )
        compute_vegetation_cover(loop_cover)
        sand, silt, clay = (read_whole(path).astype(float) for path in (base.sand, base.silt, base.clay))
        total = sand + silt + clay
        clay = np.minimum(clay * one["clay"], total)
        sand = np.minimum(sand * one["sand"], total - clay)
        loop = replace(
            base,
            weather_factor=loop_weather.output,
            cover=loop_cover.output,
            sand=make_raster("s1.tif", sand),
            clay=make_raster("c1.tif", clay),
            silt=make_raster("si1.tif", np.maximum(total - sand - clay, 0.0)),
            organic_matter=make_raster("om1.tif", read_whole(base.organic_matter) * one["organic_matter"]),
            cover_coefficients={code: a * one["cover_coefficient"] for code, a in base.cover_coefficients.items()},
            roughness=float(one["roughness"]),
            output=str(tmp_path / "l.tif"),
        )
        compute_wind_erosion(loop)
        losses.append(read_whole(loop.output, 1))
        indices.append(read_whole(loop.output, 3))
    values = bands(run((base, weather, cover), tmp_path, uncertainties=spreads, draws=count, seed=seed, top_class=3))
    np.testing.assert_allclose(values[:3], np.quantile(indices, (0.1, 0.5, 0.9), axis=0), rtol=1e-4, atol=1e-3)
    np.testing.assert_allclose(values[3:6], np.quantile(losses, (0.1, 0.5, 0.9), axis=0), rtol=1e-4, atol=1e-3)
    np.testing.assert_allclose(values[6], np.mean(np.array(losses) >= 2500.0, axis=0), atol=1e-6)
    bounds = np.quantile(np.reshape(indices, (count, -1)), 0.9, axis=1)[:, np.newaxis, np.newaxis]
    np.testing.assert_allclose(values[7], np.mean(np.array(indices) >= bounds, axis=0), atol=1e-6)


def test_retention_alone_scales_the_cover_there_is(study, make_raster, tmp_path):
    base = study[0]
    values = bands(run(study, tmp_path, uncertainties={"retention": Spread("absolute", 0.5, 0.5)}), 2)[0]
    less = make_raster("less.tif", read_whole(base.cover) * (0.5 / 0.6))
    compute_wind_erosion(replace(base, cover=less))
    np.testing.assert_allclose(values, read_whole(base.output, 3), rtol=1e-5)
    half = bands(run(study, tmp_path, uncertainties={"cover": Spread("relative", 0.5, 0.5)}), 2)[0]
    compute_wind_erosion(replace(base, cover=make_raster("half.tif", read_whole(base.cover) * 0.5)))
    np.testing.assert_allclose(half, read_whole(base.output, 3), rtol=1e-5)


def test_threads_and_blocks_do_not_change_the_result(study, tmp_path, monkeypatch):
    one = bands(run(study, tmp_path, "one.tif", threads=1))
    monkeypatch.setattr("dss_planner.erosion.uncertainty.montecarlo._AT_ONCE", 97)
    monkeypatch.setattr("dss_planner.erosion.uncertainty.montecarlo._SPAN", 5)
    monkeypatch.setattr("dss_planner.erosion.uncertainty.weatherdraws._GROWTH", 0.5)
    np.testing.assert_array_equal(bands(run(study, tmp_path, "two.tif", threads=2)), one)
    assert not np.array_equal(bands(run(study, tmp_path, "other.tif", seed=2)), one)


def test_a_form_that_no_draw_took_does_no_harm(study, tmp_path):
    spread = Spread("choice", options=("zou2020", "fryrear1998", "talukdar2022"), weights=(0.0, 0.0, 1.0))
    values = bands(run(study, tmp_path, draws=3, uncertainties={"density_form": spread}), 2)[0]
    weather = replace(study[1], density_form="talukdar2022")
    compute_weather_factor(weather)
    compute_wind_erosion(study[0])
    np.testing.assert_allclose(values, read_whole(study[0].output, 3), rtol=1e-5)


def test_many_draws_are_sampled_in_fewer_cells(study, tmp_path, monkeypatch):
    monkeypatch.setattr(drawsources, "_SMALLEST", 6)
    monkeypatch.setattr(drawsources, "_PRODUCTS", 60)
    assert run(study, tmp_path, draws=30, uncertainties={}).sampled == 6
    assert run(study, tmp_path, draws=2, uncertainties={}).sampled == 24


def test_an_input_more_leaves_the_other_draws_alone():
    few = draw({"sand": Spread("relative", 0.9, 1.1)}, 10, 4)
    more = draw({"clay": Spread("relative", 0.9, 1.1), "sand": Spread("relative", 0.9, 1.1)}, 10, 4)
    np.testing.assert_array_equal(few.numbers["sand"], more.numbers["sand"])
    assert not np.array_equal(more.numbers["sand"], more.numbers["clay"])


def test_unknown_stays_unknown_and_water_does_not_erode(study, make_raster, tmp_path):
    base, weather, cover = study
    clay = read_whole(base.clay)
    clay[1, 1] = np.nan
    sand = read_whole(base.sand)
    sand[2, 2] += 30.0
    landcover = read_whole(base.landcover)
    landcover[2, 2], landcover[0, 0], landcover[3, 3] = 3, 9, np.nan
    landcover[1, 1] = 3
    base = replace(
        base,
        clay=make_raster("c.tif", clay),
        sand=make_raster("s.tif", sand),
        landcover=make_raster("l.tif", landcover),
    )
    values = bands(run((base, weather, cover), tmp_path))
    unknown = {tuple(map(int, cell)) for cell in np.argwhere(np.isnan(values[0]))}
    assert unknown == {(1, 1), (2, 2), (3, 3)}
    assert (values[:, 0, 0] == 0.0).all()


def test_measured_winds_vary_in_air_density_only(study, make_raster, tmp_path):
    base, weather, cover = study
    deviation = np.full((12, 4, 6), 2.5)
    measured = replace(weather, wind_sd=make_raster("sd.tif", deviation))
    compute_weather_factor(measured)
    compute_wind_erosion(base)
    index = read_whole(base.output, 3)
    names = {"weibull_k": Spread("absolute", 1.5, 2.2), "density_form": Spread("choice", options=("zou2020",))}
    result = run((base, measured, cover), tmp_path, uncertainties=names)
    np.testing.assert_allclose(bands(result, 2)[0], index, rtol=1e-5)
    assert result.left_out == ("weibull_k",)
    assert any("Weibull shape" in str(note) and "measured" in str(note) for note in result.notes)


def test_default_spreads_fit_what_is_given(study):
    base, weather, cover = study
    spreads = default_spreads(base, weather, cover)
    expected = {"weibull_k", "height_rule", "threshold", "density_form", "sand", "clay", "organic_matter", "retention"}
    assert set(spreads) == expected | {"end_members", "cover_coefficient", "roughness"}
    assert spreads["organic_matter"].kind == "absolute"
    assert spreads["cover_coefficient"].kind == "relative"
    bare = default_spreads(replace(base, landcover=None, roughness_map="kr.tif", organic_matter="om.tif"))
    assert set(bare) == {"sand", "clay", "organic_matter", "cover", "cover_coefficient", "roughness"}
    assert bare["cover_coefficient"].options == (-0.1151, -0.0921)
    assert bare["roughness"].kind == bare["organic_matter"].kind == "relative"
    for name, spread in {**spreads, **bare}.items():
        assert name in INPUTS
        assert spread.source
        assert spread.tag.startswith("[")
        assert str(title(name))


def test_contributions_name_what_moves_the_map(study, tmp_path):
    spreads = {
        "weather_factor": Spread("relative", 0.2, 5.0, distribution="lognormal"),
        "sand": Spread("relative", 0.99, 1.01),
        "height_rule": Spread("choice", options=("power_1_7",)),
    }
    result = run(study, tmp_path, uncertainties=spreads, draws=200)
    assert result.contributions[0].input == "weather_factor"
    assert result.contributions[0].share > 0.95
    assert all(item.share < 0.1 for item in result.contributions[1:])


def test_the_study_area_bounds_the_top_share(study, make_vector, tmp_path):
    west = make_vector(
        "west.gpkg", [("POLYGON((500000 4896000,503000 4896000,503000 4900000,500000 4900000,500000 4896000))", {})]
    )
    result = run(study, tmp_path, within=west, uncertainties={})
    assert result.sampled == 12
    compute_wind_erosion(study[0])
    index = read_whole(study[0].output, 3)
    bound = np.quantile(index[:, :3], 0.9)
    np.testing.assert_array_equal(bands(result, 8)[0] == 1.0, index >= bound)


def test_the_sample_of_a_large_area_is_systematic(study, tmp_path, monkeypatch):
    monkeypatch.setattr(drawsources, "SAMPLE", 6)
    monkeypatch.setattr(drawsources, "_WINDOW_CELLS", 1)
    result = run(study, tmp_path, uncertainties={})
    assert result.sampled == 6  # every second column of every second row


def test_provenance_seed_and_standard_error(study, tmp_path):
    result = run(study, tmp_path, seed=5)
    assert result.standard_error == pytest.approx(np.sqrt(0.25 / 40))
    content = json.loads(provenance.sidecar(result.output).read_text())
    assert content["step"] == "erosionuncertainty"
    assert content["parameters"]["request"]["seed"] == 5
    assert content["parameters"]["drawn"]["weibull_k"]["spread"]["low"] == 1.6
    assert content["inputs"]["NDVI"]["size"] > 0


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"draws": 1}, "number of draws is 1"),
        ({"top_share": 1.0}, "top share is 1.0"),
        ({"top_class": 7}, "top class is 7"),
        ({"uncertainties": {"mood": Spread("relative", 0.9, 1.1)}}, "“mood” is not an input"),
        ({"uncertainties": {"sand": Spread("relative", 1.1, 0.9)}}, "goes from 1.1 to 0.9"),
        ({"uncertainties": {"threshold": Spread("absolute", 5.0, 25.0)}}, "within 0.0 to 20.0"),
        ({"uncertainties": {"sand": Spread("relative", 0.0, 1.0, distribution="lognormal")}}, "log-normal"),
        ({"uncertainties": {"height_rule": Spread("choice", options=("guess",))}}, "guess"),
        ({"uncertainties": {"sand": Spread("sometimes")}}, "kind “sometimes”"),
        ({"seed": -1}, "seed is -1"),
    ],
)
def test_wrong_numbers_are_named(study, tmp_path, changes, words):
    with pytest.raises(InputError) as caught:
        run(study, tmp_path, **changes)
    assert words in str(caught.value)


def test_wrong_units_and_empty_layers_are_named(study, make_raster, tmp_path):
    base, weather, cover = study
    kelvin = replace(weather, temperature=make_raster("kelvin.tif", np.full((12, 4, 6), 280.0)))
    with pytest.raises(InputError, match="Temperature"):
        run((base, kelvin, cover), tmp_path)
    with pytest.raises(InputError, match="fraction"):
        run((replace(base, cover=make_raster("f.tif", np.full((4, 6), 0.4))), weather, cover), tmp_path)
    nowhere = replace(base, clay=make_raster("n.tif", np.full((4, 6), np.nan)), landcover=None)
    with pytest.raises(InputError, match="no cell where all are known"):
        run((nowhere, weather, cover), tmp_path)
    other = make_raster("o.tif", np.full((4, 6), 20.0), geotransform=(0, 1000, 0, 0, 0, -1000))
    with pytest.raises(InputError, match="corner"):
        run((replace(base, clay=other), weather, cover), tmp_path)


def test_cancelling_leaves_nothing(study, tmp_path, cancel_after, leftovers):
    base, weather, cover = study
    request = ErosionUncertaintyRequest(base, str(tmp_path / "u.tif"), weather, cover, draws=20)
    for calls in (1, 3, 5):
        with pytest.raises(Cancelled):
            compute_erosion_uncertainty(request, cancelled=cancel_after(calls))
    assert not (tmp_path / "u.tif").exists()
    assert not leftovers()


def test_quantiles_are_those_of_numpy():
    values = np.random.default_rng(0).lognormal(size=(50, 37)).astype(np.float32)
    expected = np.quantile(values.astype(float), (0.1, 0.5, 0.9), axis=1)
    np.testing.assert_allclose(quantiles_in_place(values, (0.1, 0.5, 0.9)), expected, rtol=1e-6)
    pair = np.array([[2.0, 1.0]], dtype=np.float32)
    np.testing.assert_allclose(quantiles_in_place(pair, (0.0, 0.5, 1.0))[:, 0], [1.0, 1.5, 2.0])


def test_more_uncertain_winds_widen_the_spread(study, tmp_path):
    widths = []
    for half in (0.02, 0.1, 0.4):
        spreads = {"weibull_k": Spread("absolute", 1.8 - half, 1.8 + half)}
        values = bands(run(study, tmp_path, uncertainties=spreads), 1, 3, 9)
        assert (values[0] <= values[1]).all()
        widths.append(np.nanmean(values[2]))
    assert widths[0] < widths[1] < widths[2]
