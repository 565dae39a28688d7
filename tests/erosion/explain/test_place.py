"""The explanation of a place: against the maps themselves, made anew with one input changed."""

import json
from dataclasses import replace

import numpy as np
import pytest

from dss_planner.erosion.explain import percentiles as kept_percentiles
from dss_planner.erosion.explain.explainrequest import ExplainRequest
from dss_planner.erosion.explain.numbers import place_layers
from dss_planner.erosion.explain.percentiles import study_percentiles
from dss_planner.erosion.explain.place import explain_place
from dss_planner.erosion.loss.winderosion import Calibration, WindErosionRequest, compute_wind_erosion
from dss_planner.erosion.vegetation.vegetationcover import VegetationCoverRequest, compute_vegetation_cover
from dss_planner.erosion.weather.weatherfactor import WeatherFactorRequest, compute_weather_factor
from dss_planner.errors import Cancelled, InputError
from dss_planner.raster.reading import open_raster, read_whole

COEFFICIENTS = {1: -0.1535, 3: -0.1151, 6: -0.0768, 7: -0.0658}
COLUMN, ROW = 2, 1
X, Y = 502500.0, 4898500.0


@pytest.fixture
def study(climate_files, soil_files, make_raster, tmp_path):
    """A study of 24 cells; returns the request for the cell in column 2 of row 1."""
    climate, _ = climate_files(wind=np.random.default_rng(3).uniform(3.0, 7.0, (12, 4, 6)))
    rainy = make_raster("rainy.tif", np.random.default_rng(8).uniform(0.0, 9.0, (12, 4, 6)))
    snow = make_raster("snow.tif", np.random.default_rng(9).uniform(0.0, 0.5, (12, 4, 6)))
    weather = WeatherFactorRequest(
        **climate, output=str(tmp_path / "weather.tif"), rainy_days=rainy, snow_probability=snow
    )
    compute_weather_factor(weather)
    ndvi = make_raster("ndvi.tif", np.random.default_rng(5).uniform(0.06, 0.5, (4, 6)))
    cover = VegetationCoverRequest(ndvi, output=str(tmp_path / "spring.tif"), retention=0.6)
    compute_vegetation_cover(cover)
    files, _ = soil_files()
    landcover = np.random.default_rng(6).choice([1, 3, 6, 7], (4, 6))
    landcover[ROW, COLUMN], landcover[0, 0] = 3, 9
    base = WindErosionRequest(
        **{**files, "weather_factor": weather.output, "cover": cover.output},
        output=str(tmp_path / "loss.tif"),
        landcover=make_raster("landcover.tif", landcover),
        cover_coefficients=COEFFICIENTS,
        organic_matter=make_raster("om.tif", np.random.default_rng(1).uniform(0.1, 3.0, (4, 6))),
        roughness_map=make_raster("kr.tif", np.random.default_rng(2).uniform(0.0, 2.0, (4, 6))),
        gravel=make_raster("gravel.tif", np.random.default_rng(4).uniform(0.0, 30.0, (4, 6))),
        bands=(1, 2, 3, 4, 5, 7),
    )
    return ExplainRequest(base, X, Y, weather=weather, cover=cover, cache=str(tmp_path / "percentiles.json"))


def at(path, band=1):
    return float(read_whole(path, band)[ROW, COLUMN])


def by_id(explanation):
    return {factor.id: factor for factor in explanation.factors}


@pytest.mark.parametrize("changes", [{}, {"periods": "monthly"}, {"calibration": Calibration(0.4, 1.2)}])
def test_the_result_is_the_map_there(study, changes):
    study = replace(study, base=replace(study.base, **changes))
    compute_wind_erosion(study.base)
    told = explain_place(study)
    assert (told.column, told.row) == (COLUMN, ROW)
    found = (told.result, told.transport, told.index, told.grade, told.potential)
    np.testing.assert_allclose(found, [at(study.base.output, band) for band in range(1, 6)], rtol=3e-6)
    assert told.unit == "t/km²·a"
    assert told.unknown == ()
    index = read_whole(study.base.output, 3)
    assert told.rank == pytest.approx(np.mean(index < told.index), abs=0.05)
    assert "armoured" in told.flags
    factors = by_id(told)
    assert told.product == pytest.approx(np.prod([factors[name].value for name in ("WF", "EF", "SCF", "K", "C")]))
    assert factors["WF"].value == pytest.approx(at(study.base.weather_factor, 13))
    assert factors["wind"].value == pytest.approx(
        np.mean([at(study.weather.wind, month) for month in range(1, 13)]), rel=1e-6
    )
    assert factors["precipitation"].value == pytest.approx(
        np.sum([at(study.weather.precipitation, month) for month in range(1, 13)]), rel=1e-6
    )


def test_the_terms_of_the_weather_factor_multiply_to_it(study):
    factors = by_id(explain_place(study))
    wind, density, dry, free = (factors[name] for name in ("wind_term", "air_density", "soil_wetness", "snow_free"))
    assert wind.value * density.value / 9.8 * dry.value * free.value == pytest.approx(factors["WF"].value, rel=1e-5)
    assert 0.9 < density.value < 1.3
    assert 0.0 < dry.value < 1.0
    assert 0.5 < free.value < 1.0
    assert {f.parent for f in (wind, density, dry, free)} == {"WF"}


def remade(study, make_raster, tmp_path, **layers):
    """Soil loss and ranking index of the maps made anew from changed layers."""
    weather, cover, base = study.weather, study.cover, study.base
    for name, array in layers.items():
        path = make_raster(f"changed_{name}.tif", array)
        if hasattr(weather, name):
            weather = replace(weather, **{name: path}, output=str(tmp_path / "weather2.tif"))
        elif name == "ndvi":
            cover = replace(cover, ndvi=path, output=str(tmp_path / "cover2.tif"))
        else:
            base = replace(base, **{name: path})
    if weather is not study.weather:
        compute_weather_factor(weather)
        base = replace(base, weather_factor=weather.output)
    if cover is not study.cover:
        compute_vegetation_cover(cover)
        base = replace(base, cover=cover.output)
    base = replace(base, output=str(tmp_path / "loss2.tif"))
    compute_wind_erosion(base)
    return at(base.output, 1), at(base.output, 3)


def months(path):
    return np.stack([read_whole(path, month) for month in range(1, 13)]).astype(float)


@pytest.mark.parametrize("periods", ["annual", "monthly"])
def test_one_input_at_its_percentiles_is_the_map_made_anew(study, make_raster, tmp_path, periods):
    study = replace(study, base=replace(study.base, periods=periods))
    factors = by_id(explain_place(study))
    wind, temperature = months(study.weather.wind), months(study.weather.temperature)
    sand, silt, clay = (read_whole(path).astype(float) for path in (study.base.sand, study.base.silt, study.base.clay))
    total = sand + silt + clay
    for side in ("low", "high"):

        def end(name, side=side):
            return getattr(factors[name], side)

        new_clay = np.minimum(end("clay"), total)
        new_sand = np.minimum(end("sand"), total - clay)
        cases = {
            "wind": {"wind": wind * end("wind") / wind.mean(axis=0)},
            "temperature": {"temperature": temperature + end("temperature") - temperature.mean(axis=0)},
            "ndvi": {"ndvi": np.full((4, 6), end("ndvi"))},
            "cover": {"cover": np.full((4, 6), end("cover"))},
            "dem": {"dem": np.full((1, 4, 6), end("dem"))},
            "sand": {"sand": new_sand, "silt": np.maximum(total - clay - new_sand, 0)},
            "clay": {
                "clay": new_clay,
                "sand": np.minimum(sand, total - new_clay),
                "silt": np.maximum(total - new_clay - np.minimum(sand, total - new_clay), 0),
            },
            "organic_matter": {"organic_matter": np.full((4, 6), end("organic_matter"))},
            "gravel": {"gravel": np.full((4, 6), end("gravel"))},
            "roughness": {"roughness_map": np.full((4, 6), end("roughness"))},
        }
        for name, layers in cases.items():
            loss, index = remade(study, make_raster, tmp_path, **layers)
            assert getattr(factors[name], f"result_{side}") == pytest.approx(loss, rel=2e-5), name
            assert getattr(factors[name], f"index_{side}") == pytest.approx(index, rel=2e-5), name


def test_a_factor_at_its_percentiles_scales_the_product(study):
    told = explain_place(study)
    for name in ("WF", "EF", "SCF", "K", "C"):
        factor = by_id(told)[name]
        for side in ("low", "high"):
            ratio = getattr(factor, side) / factor.value
            assert getattr(factor, f"index_{side}") == pytest.approx(told.index * ratio**1.3711, rel=1e-5)
    ends = {f.id: min(f.index_low, f.index_high) for f in told.factors if f.kind == "factor"}
    assert told.strongest == min(ends, key=ends.get)


def test_more_cover_never_raises_and_more_wind_never_lowers(study):
    factors = by_id(explain_place(study))
    for name in ("cover", "ndvi", "gravel", "precipitation", "snow_probability"):
        assert factors[name].low < factors[name].high
        assert factors[name].index_low >= factors[name].index_high, name
    for name in ("wind", "WF", "EF", "SCF", "K", "C", "sand"):
        assert factors[name].index_low <= factors[name].index_high, name


def test_percentiles_are_those_of_numpy(study):
    found = study_percentiles(study, place_layers(study))
    erodes = read_whole(study.base.landcover) != 9
    for name, path in (("sand", study.base.sand), ("cover", study.base.cover)):
        expected = np.quantile(read_whole(path)[erodes], (0.1, 0.5, 0.9))
        np.testing.assert_allclose([found.at(name, p) for p in (10, 50, 90)], expected, rtol=2e-3)
        assert found.at(name, 0) == read_whole(path)[erodes].min()
        assert found.at(name, 100) == read_whole(path)[erodes].max()


def test_percentiles_of_many_cells_are_exact_to_a_fraction_of_a_percent():
    values = np.random.default_rng(0).normal(3.0, 20.0, 200_000).astype(np.float32)
    counted = kept_percentiles._count(values)
    counts = np.zeros(kept_percentiles._CLASSES, dtype=np.int64)
    counts[counted.classes] = counted.numbers
    found = np.array(kept_percentiles._quantiles(counts, counted.low, counted.high))
    np.testing.assert_allclose(found, np.quantile(values, np.arange(101) / 100.0), rtol=2e-3, atol=2e-3)
    flat = kept_percentiles._count(np.full(9, 0.1, dtype=np.float32))
    counts[:] = 0
    counts[flat.classes] = flat.numbers
    assert set(kept_percentiles._quantiles(counts, flat.low, flat.high)) == {float(np.float32(0.1))}


def test_percentiles_are_kept_until_a_file_or_a_number_changes(study, make_raster, monkeypatch):
    runs = []
    worked_out = kept_percentiles._worked_out
    monkeypatch.setattr(kept_percentiles, "_worked_out", lambda *given: runs.append(1) or worked_out(*given))
    first = explain_place(study)
    assert explain_place(replace(study, x=X, y=Y)) == first
    assert explain_place(replace(study, x=X + 1000.0)).column == COLUMN + 1
    assert len(runs) == 1
    explain_place(replace(study, base=replace(study.base, field_length=80.0)))
    assert len(runs) == 2
    explain_place(study)
    make_raster("cover2.tif", read_whole(study.base.cover) * 0.5)
    changed = replace(
        study, base=replace(study.base, cover=make_raster("half.tif", read_whole(study.base.cover) * 0.5))
    )
    assert by_id(explain_place(changed))["cover"].high < by_id(first)["cover"].high
    with open(study.cache, "w", encoding="utf-8") as file:
        file.write("{damaged")
    assert explain_place(study) == first
    with open(study.cache, encoding="utf-8") as file:
        assert json.load(file)["fingerprint"]


def test_unknown_inputs_are_named_and_their_percentiles_still_shown(study, make_raster):
    clay = read_whole(study.base.clay)
    clay[ROW, COLUMN] = np.nan
    told = explain_place(replace(study, base=replace(study.base, clay=make_raster("clay2.tif", clay))))
    assert [str(title) for title in told.unknown] == ["Clay"]
    assert told.result is None
    assert told.grade is None
    assert told.rank is None
    assert told.strongest == ""
    factors = by_id(told)
    assert factors["clay"].value is None
    assert factors["clay"].low is not None
    assert factors["sand"].value is not None
    assert factors["sand"].result_low is None
    assert any("Unknown here" in str(note) and "Clay" in str(note) for note in told.notes)


def test_water_does_not_erode(study):
    told = explain_place(replace(study, x=500500.0, y=4899500.0))
    assert (told.result, told.index, told.grade) == (0.0, 0.0, 1)
    assert told.strongest == ""
    assert any("no wind erosion" in str(note) for note in told.notes)


def test_inconsistent_soil_is_told(study, make_raster):
    sand = read_whole(study.base.sand)
    sand[ROW, COLUMN] += 30.0
    told = explain_place(replace(study, base=replace(study.base, sand=make_raster("sand2.tif", sand))))
    assert "inconsistent" in told.flags
    assert by_id(told)["EF"].value is None
    assert told.result is None
    assert any("do not add up" in str(note) for note in told.notes)


def test_strong_winds_pass_the_turning_point_and_that_is_told(study, make_raster):
    strong = months(study.weather.wind) * 3.0
    weather = replace(study.weather, wind=make_raster("storm.tif", strong))
    compute_weather_factor(weather)
    bare = make_raster("bare.tif", np.full((4, 6), 1.5))
    base = replace(study.base, cover=bare, gravel=None, weather_factor=weather.output)
    told = explain_place(replace(study, base=base, weather=weather, cover=None))
    assert "turned" in told.flags
    factors = by_id(told)
    assert factors["wind"].index_low < factors["wind"].index_high


def test_without_what_made_them_weather_and_cover_stand_for_themselves(study):
    told = explain_place(replace(study, weather=None, cover=None))
    whole = explain_place(study)
    assert told.result == whole.result
    names = {factor.id for factor in told.factors}
    assert {"WF", "cover"} <= names
    assert not {"wind", "ndvi", "threshold"} & names
    percentile = replace(study.cover, end_members="percentiles")
    ndvi = by_id(explain_place(replace(study, cover=percentile)))["ndvi"]
    assert ndvi.value is not None
    assert ndvi.result_low is None


def test_a_stale_weather_factor_is_told(study):
    told = explain_place(replace(study, weather=replace(study.weather, threshold=4.0)))
    assert any("Compute it again" in str(note) for note in told.notes)
    assert not any("Compute it again" in str(note) for note in explain_place(study).notes)


def test_origins_come_from_the_report_and_from_what_lies_beside(study, tmp_path):
    report = {
        "layers": [{"output": "sand.tif", "kind": "quantity", "source": "/x/soilgrids_sand.tif", "method": "average"}]
    }
    report["layers"][0].update(
        native_cell_size_m=250.2, unit_conversion="g/kg to %: × 0.1", product_title="SoilGrids 2.0"
    )
    (tmp_path / "alignment.json").write_text(json.dumps(report), encoding="utf-8")
    factors = by_id(explain_place(replace(study, study=str(tmp_path))))
    assert str(factors["sand"].source) == (
        "sand.tif: SoilGrids 2.0, its cells of 250 m resampled (average); unit: g/kg to %: × 0.1."
    )
    assert "computed by “vegetationcover” from ndvi.tif" in str(factors["cover"].source)
    assert "nothing is recorded" in str(factors["clay"].source)
    assert str(factors["EF"].source).startswith("EF = (29.09")
    assert "weather.tif: computed by “weatherfactor”" in str(factors["WF"].source)


def test_the_place_may_be_in_degrees(study):
    told = explain_place(study)
    again = explain_place(replace(study, x=told.longitude, y=told.latitude, crs="EPSG:4326"))
    assert (again.column, again.row) == (COLUMN, ROW)
    assert again.x == pytest.approx(X, abs=0.01)
    assert 100.0 < told.longitude < 110.0
    assert 40.0 < told.latitude < 50.0


def test_places_outside_and_wrong_layers_are_named(study, make_raster, cancel_after):
    with pytest.raises(InputError, match="outside the layers"):
        explain_place(replace(study, x=499999.0))
    with pytest.raises(InputError, match=r"reach from 105, 44\.\d+ to 105\.\d+, 44\.\d+\. Choose"):
        explain_place(replace(study, x=90.0, y=43.0, crs="EPSG:4326"))  # degrees are answered in degrees
    with pytest.raises(InputError, match=r"outside the layers|reference system"):
        explain_place(replace(study, x=105.0, y=95.0, crs="EPSG:4326"))
    other = make_raster("other.tif", np.full((4, 6), 20.0), geotransform=(0, 1000, 0, 0, 0, -1000))
    with pytest.raises(InputError, match="corner"):
        explain_place(replace(study, base=replace(study.base, clay=other)))
    with pytest.raises(Cancelled):
        explain_place(study, cancelled=cancel_after(1))
    assert open_raster(study.base.clay).RasterCount == 1


def test_the_study_area_bounds_the_percentiles(study, make_vector):
    west = "POLYGON((500000 4896000,503000 4896000,503000 4900000,500000 4900000,500000 4896000))"
    inside = replace(study, within=make_vector("west.gpkg", [(west, {})]))
    sand = read_whole(study.base.sand)[:, :3]
    erodes = read_whole(study.base.landcover)[:, :3] != 9
    assert study_percentiles(inside, place_layers(inside)).at("sand", 100) == sand[erodes].max()


def test_components_of_cover_are_explained(study, make_raster):
    base = replace(
        study.base,
        cover_form="components",
        flat_cover=make_raster("flat.tif", np.random.default_rng(1).uniform(2.0, 40.0, (4, 6))),
        canopy=make_raster("canopy.tif", np.random.default_rng(2).uniform(0.0, 0.4, (4, 6))),
    )
    compute_wind_erosion(base)
    told = explain_place(replace(study, base=base, cover=None))
    assert told.result == pytest.approx(at(base.output), rel=3e-6)
    factors = by_id(told)
    assert "cover" not in factors
    assert factors["flat_cover"].index_low > factors["flat_cover"].index_high
    assert "SLRf" in str(factors["C"].source)
