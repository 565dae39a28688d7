"""The trend of a map: every band against the cell taken alone, then wrong input, gaps, threads and cancel."""

import json

import numpy as np
import pytest
from osgeo import gdal

from dss_planner.erosion.vegetation import trend as room
from dss_planner.erosion.vegetation.falsediscovery import adjusted_p
from dss_planner.erosion.vegetation.mannkendall import trend_of
from dss_planner.erosion.vegetation.rainuse import regression_on_rain
from dss_planner.erosion.vegetation.trend import (
    CLASSES,
    NDVI_BANDS,
    RAIN_BANDS,
    VegetationTrendRequest,
    classes_of,
    compute_vegetation_trend,
)
from dss_planner.errors import Cancelled, InputError, OutputError

YEARS = tuple(range(2001, 2026))
SHAPE = (40, 50)


@pytest.fixture(scope="module")
def values():
    """NDVI and rain of 25 years; NDVI falls in the west, rises with rain in the middle, gaps everywhere."""
    random = np.random.default_rng(12)
    rain = random.uniform(60, 240, (25, *SHAPE)).astype(np.float32)
    ndvi = 0.25 + 0.03 * random.normal(size=(25, *SHAPE))
    years = np.arange(25)[:, np.newaxis, np.newaxis]
    ndvi[:, :, :15] -= 0.004 * years
    ndvi[:, :, 15:35] += 0.0006 * (rain[:, :, 15:35] - 150)
    ndvi[random.random(ndvi.shape) < 0.05] = np.nan
    ndvi[:7, 0, 0] = 0.2
    ndvi[7:, 0, 0] = np.nan
    ndvi[:, 1, 1] = np.nan
    ndvi[:9, 2, 2] = 0.2
    ndvi[9:, 2, 2] = np.nan
    return ndvi.astype(np.float32), rain


@pytest.fixture
def run(make_raster, tmp_path, values):
    def compute(ndvi=None, rain=None, cancelled=None, **parameters):
        stack = (make_raster("ndvi.tif", values[0] if ndvi is None else ndvi),)
        rains = () if rain is None else (make_raster("rain.tif", rain),)
        fields = {"stack": stack, "years": YEARS, "precipitation": rains, "output": str(tmp_path / "trend.tif")}
        request = VegetationTrendRequest(**{**fields, **parameters})
        return compute_vegetation_trend(request, **({"cancelled": cancelled} if cancelled else {}))

    return compute


def bands_of(path):
    dataset = gdal.Open(path)
    names = [dataset.GetRasterBand(band).GetDescription() for band in range(1, dataset.RasterCount + 1)]
    return names, np.where(dataset.ReadAsArray() == -9999, np.nan, dataset.ReadAsArray())


@pytest.mark.parametrize("correction", room.CORRECTIONS)
def test_every_band_of_the_trend(run, values, correction):
    result = run(correction=correction)
    names, found = bands_of(result.output)
    assert names == [band.name for band in NDVI_BANDS]
    alone = trend_of(values[0].reshape(25, -1), np.array(YEARS), correction)
    p = alone.p.astype(np.float32)
    adjusted = adjusted_p(p)
    for row, expected in zip(found[:7], (alone.slope, alone.intercept, alone.s, alone.z, p, adjusted, alone.tau)):
        np.testing.assert_allclose(row.ravel(), expected, rtol=1e-6, atol=1e-12)
    significant = np.where(adjusted <= 0.05, 2, np.where(p <= 0.05, 1, 0)) * np.sign(alone.s)
    np.testing.assert_array_equal(found[7].ravel(), np.where(np.isnan(p), np.nan, significant))
    np.testing.assert_array_equal(found[8].ravel(), np.where(alone.years == 0, np.nan, alone.years))
    assert np.isnan(found[:8, 0, 0]).all()
    assert found[8, 0, 0] == 7
    assert np.isnan(found[8, 1, 1])
    assert found[8, 2, 2] == 9


def test_shares_threshold_and_notes(run):
    result = run()
    _, found = bands_of(result.output)
    known = np.isfinite(found[7])
    assert result.known == pytest.approx(known.mean())
    for grade in CLASSES:
        assert result.shares[grade] == pytest.approx(np.mean(found[7][known] == grade))
    assert result.shares[-2] > 0.1
    assert result.threshold == found[4][np.abs(found[7]) == 2].max()
    assert found[5][np.abs(found[7]) == 2].max() <= 0.05 < np.nanmin(found[5][np.abs(found[7]) < 2])
    assert result.years == YEARS
    assert result.short == pytest.approx(1 / 2000)
    said = " ".join(map(str, result.notes))
    assert "1 cells have some known years, but fewer than 8" in said
    assert "fewer than 10 known years" in said
    assert f"p = {result.threshold:.3g}" in said
    assert (result.rain_use, result.residual) == ({}, {})


def test_every_band_of_rain(run, values):
    ndvi, rain = (layer.reshape(25, -1).astype(float) for layer in values)
    result = run(rain=values[1])
    names, found = bands_of(result.output)
    assert names == [band.name for band in (*NDVI_BANDS, *RAIN_BANDS)]
    found = found[9:].reshape(10, -1)
    use = trend_of(ndvi / rain, np.array(YEARS))
    regression = regression_on_rain(ndvi, rain)
    rising = (regression.p <= 0.05) & (regression.slope > 0)
    residual = trend_of(np.where(rising, regression.residual, np.nan), np.array(YEARS))
    expected = (use.slope, use.p, adjusted_p(use.p.astype(np.float32)), None, regression.r2, regression.p)
    expected += (residual.slope, residual.p, adjusted_p(residual.p.astype(np.float32)), None)
    for row, numbers in zip(found, expected):
        if numbers is not None:
            np.testing.assert_allclose(row, numbers, rtol=1e-5, atol=1e-9)
    for row, test in ((3, use), (9, residual)):
        adjusted = adjusted_p(test.p.astype(np.float32))
        grade = np.where(adjusted <= 0.05, 2, np.where(test.p <= 0.05, 1, 0)) * np.sign(test.s)
        np.testing.assert_array_equal(found[row], np.where(np.isnan(test.p), np.nan, grade))
    assert (np.isfinite(found[6]) == np.isfinite(residual.slope)).all()
    explained = np.isfinite(found[6].reshape(SHAPE))
    assert explained[:, 15:35].mean() > 0.8
    assert explained[:, 35:].mean() < 0.3
    assert sum(result.residual.values()) == pytest.approx(1)
    assert sum(result.rain_use.values()) == pytest.approx(1)
    assert "residual trend is known in" in " ".join(map(str, result.notes))


def test_a_fall_that_rain_explains_is_no_residual_trend(run):
    random = np.random.default_rng(3)
    rain = np.linspace(240, 80, 25)[:, np.newaxis, np.newaxis] + random.uniform(-20, 20, (25, *SHAPE))
    ndvi = 0.1 + 0.001 * rain + 0.005 * random.normal(size=rain.shape)
    result = run(ndvi=ndvi, rain=rain, correction="none")
    assert result.shares[-2] > 0.99
    assert result.residual[0] > 0.9


def test_one_file_a_year_in_any_order_equals_one_file_of_bands(run, make_raster, values):
    together = bands_of(run(rain=values[1]).output)[1]
    ndvi = tuple(make_raster(f"n/ndvi_{year}.tif", layer) for year, layer in zip(YEARS, values[0]))
    rain = tuple(make_raster(f"r/rain_{year}.tif", layer) for year, layer in zip(YEARS, values[1]))
    apart = run(stack=ndvi[::-1], years=(), precipitation=rain)
    np.testing.assert_array_equal(bands_of(apart.output)[1], together)
    with pytest.raises(InputError, match="only one of them has 2001"):
        run(stack=ndvi[1:], years=(), precipitation=rain)
    letters = "abcdefghijklmnopqrstuvwxy"
    unnamed = tuple(make_raster(f"r/rain_{letter}.tif", layer) for letter, layer in zip(letters, values[1]))
    with pytest.raises(InputError, match="not in the order of its years"):
        run(stack=ndvi[::-1], years=(), precipitation=unnamed)
    np.testing.assert_array_equal(bands_of(run(stack=ndvi, years=(), precipitation=unnamed).output)[1], together)


def test_memory_and_threads_do_not_change_the_result(run, monkeypatch, values):
    before = bands_of(run().output)[1]
    monkeypatch.setattr(room, "_CELLS", 256 * 256)
    monkeypatch.setattr("dss_planner.erosion.vegetation.falsediscovery._SORTED", 100)
    monkeypatch.setattr("dss_planner.erosion.vegetation.trendblocks._CELLS", 333)
    monkeypatch.setattr("dss_planner.erosion.vegetation.mannkendall._PIECE", 17)
    monkeypatch.setattr("dss_planner.raster.blocks._MOST_THREADS", 1)
    np.testing.assert_array_equal(bands_of(run().output)[1], before)


def test_wider_than_a_window(run, monkeypatch, make_raster):
    """Windows side by side, so that the map's p are taken in the order they were put."""
    monkeypatch.setattr("dss_planner.raster.reading.BLOCK_CELLS", 1)
    monkeypatch.setattr(room, "_CELLS", 1)
    monkeypatch.setattr("dss_planner.erosion.vegetation.falsediscovery._SORTED", 5000)
    random = np.random.default_rng(2)
    ndvi = 0.2 + 0.02 * random.normal(size=(8, 300, 600))
    ndvi[:, :, :300] += 0.02 * np.arange(8)[:, np.newaxis, np.newaxis]
    result = run(ndvi=ndvi, years=YEARS[:8], correction="none")
    _, found = bands_of(result.output)
    np.testing.assert_allclose(found[5], adjusted_p(found[4].astype(np.float32)).reshape(300, 600), rtol=1e-6)


def test_provenance_names_the_layers(run, tmp_path):
    run(fdr=0.1)
    content = json.loads((tmp_path / "trend.provenance.json").read_text())
    assert content["step"] == "vegetationtrend"
    assert content["parameters"]["fdr"] == 0.1
    assert set(content["inputs"]) == {"NDVI"}
    assert set(content["results"]["shares"]) == {str(grade) for grade in CLASSES}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"ndvi": np.full((25, 4, 6), 2500.0)}, "by 10000"),
        ({"ndvi": np.full((25, 4, 6), np.nan)}, "no known cell"),
        ({"ndvi": np.where(np.arange(25)[:, None, None] < 7, 0.2, np.nan) * np.ones((25, 4, 6))}, "at least 8"),
        ({"ndvi": np.full((24, 4, 6), 0.2)}, "has 24 layers, but 25 years"),
        ({"rain": np.full((25, *SHAPE), -1.0)}, "annual sums in mm, 0 or more"),
        ({"rain": np.full((25, *SHAPE), 0.2)}, "Metres or mm per day"),
        ({"rain": np.full((25, *SHAPE), np.nan)}, "“Precipitation” holds no known cell"),
        ({"rain": np.full((300, *SHAPE), 9.0)}, "300 yearly layers"),
        ({"rain": np.full((25, 4, 6), 100.0)}, "grids of two layers differ"),
        ({"correction": "yue"}, "one of these is expected"),
        ({"fdr": 5.0}, "share of false finds is 5.0"),
        ({"alpha": 0.0}, "level of the single tests is 0.0"),
        ({"stack": ("/nowhere/ndvi.tif",)}, "does not exist"),
    ],
)
def test_wrong_input_leaves_nothing(run, tmp_path, leftovers, change, words):
    with pytest.raises(InputError, match=words):
        run(**change)
    assert not (tmp_path / "trend.tif").exists()
    assert leftovers() == []
    assert not [path for path in tmp_path.iterdir() if path.is_dir()]


def test_one_cell_has_a_trend(run):
    result = run(ndvi=np.linspace(0.1, 0.4, 25)[:, np.newaxis, np.newaxis], correction="none")
    assert bands_of(result.output)[1][7].tolist() == [[2.0]]


@pytest.mark.parametrize("calls", [1, 2, 3, 5, 7, 9])
def test_cancel_leaves_the_older_result(run, tmp_path, cancel_after, calls):
    (tmp_path / "trend.tif").write_bytes(b"older")
    with pytest.raises(Cancelled):
        run(cancelled=cancel_after(calls))
    assert (tmp_path / "trend.tif").read_bytes() == b"older"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ndvi.tif", "trend.tif"]


def test_unwritable_output(run, tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError, match="cannot be written"):
        run(output=str(tmp_path / "file" / "trend.tif"))


def test_classes_follow_threshold_level_and_sign():
    p = np.array([0.001, 0.02, 0.04, 0.2, np.nan, 0.001])
    sign = np.array([-1.0, 1.0, -1.0, 1.0, 1.0, 1.0])
    np.testing.assert_array_equal(classes_of(p, sign, 0.02), [-2, 2, -1, 0, np.nan, 2])
    np.testing.assert_array_equal(classes_of(p, sign, None), [-1, 1, -1, 0, np.nan, 1])
