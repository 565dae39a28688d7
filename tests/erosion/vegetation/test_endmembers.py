"""End members of cover: published pairs, own numbers, exact percentiles of the scene; spring and summer apart."""

import json

import numpy as np
import pytest

from dss_planner.erosion.vegetation.endmembers import PAIRS, scene_percentiles
from dss_planner.erosion.vegetation.floatkeys import from_keys, keys_of
from dss_planner.erosion.vegetation.seasonalcover import SeasonalCoverRequest, compute_seasonal_cover
from dss_planner.erosion.vegetation.vegetationcover import VegetationCoverRequest, compute_vegetation_cover
from dss_planner.errors import Cancelled, InputError
from dss_planner.raster.reading import read_whole


@pytest.fixture
def cover(make_raster, tmp_path):
    def compute(ndvi, **parameters):
        request = VegetationCoverRequest(make_raster("ndvi.tif", ndvi), output=str(tmp_path / "c.tif"), **parameters)
        return compute_vegetation_cover(request)

    return compute


def test_keys_keep_the_order_of_numbers():
    numbers = np.array([-np.finfo("f4").max, -2.5, -1e-40, 0.0, 1e-45, 1e-40, 0.1, 1.0, 3e38], dtype=np.float32)
    keys = keys_of(numbers)
    assert (np.diff(keys.astype(np.int64)) > 0).all()
    np.testing.assert_array_equal(from_keys(keys), numbers)
    assert keys_of(np.float32([-0.0])) == keys_of(np.float32([0.0]))


@pytest.mark.parametrize(
    "values",
    [
        np.random.default_rng(1).normal(0.2, 0.1, (300, 290)),
        np.round(np.random.default_rng(2).normal(0.1, 0.05, (40, 50)), 2),
        np.full((5, 5), 0.3),
        np.array([[0.1, 0.7]]),
        np.array([[-0.2]]),
    ],
    ids=["many", "equal values", "one value", "two cells", "one cell"],
)
def test_percentiles_are_those_of_numpy(make_raster, values):
    values = values.astype(np.float32)
    if values.size > 100:
        values[values > 0.35] = np.nan
    shares = (0.0, 5.0, 50.0, 95.0, 100.0)
    found = scene_percentiles(make_raster("ndvi.tif", values), "NDVI", shares)
    expected = np.percentile(values[np.isfinite(values)].astype(float), shares)
    np.testing.assert_allclose(found, expected, rtol=1e-12, atol=1e-12)


def test_percentiles_of_nothing_and_cancelled(make_raster, cancel_after):
    with pytest.raises(InputError, match="“NDVI” holds no known cell"):
        scene_percentiles(make_raster("ndvi.tif", np.full((4, 6), np.nan)), "NDVI")
    with pytest.raises(Cancelled):
        scene_percentiles(make_raster("ndvi.tif", np.zeros((4, 6))), "NDVI", cancelled=cancel_after(2))


@pytest.mark.parametrize("name", PAIRS)
def test_published_pairs(cover, name):
    result = cover(np.full((4, 6), 0.3), end_members=name, soil_ndvi=0.5, full_ndvi=0.6)
    soil, full = PAIRS[name]
    assert (result.soil_ndvi, result.full_ndvi) == (soil, full)
    np.testing.assert_allclose(read_whole(result.output), 100 * (0.3 - soil) / (full - soil), rtol=1e-5)
    assert {"arid": (0.02, 0.80), "semi_arid": (0.05, 0.85), "sub_humid": (0.08, 0.90)}[name] == (soil, full)


def test_percentiles_are_stored_as_numbers_and_warned_of(cover, tmp_path):
    ndvi = np.linspace(0.0, 0.2, 2000).reshape(40, 50)
    result = cover(ndvi, end_members="percentiles")
    assert (result.soil_ndvi, result.full_ndvi) == pytest.approx((0.01, 0.19), rel=1e-5)
    stored = json.loads((tmp_path / "c.provenance.json").read_text())
    assert stored["results"]["full_ndvi"] == result.full_ndvi
    assert stored["parameters"]["end_members"] == "percentiles"
    assert "holds no fully covered cell" in str(result.notes[1])
    again = cover(ndvi, soil_ndvi=stored["results"]["soil_ndvi"], full_ndvi=stored["results"]["full_ndvi"])
    assert len(again.notes) == 1
    np.testing.assert_allclose(np.nanmax(read_whole(again.output)), 100.0)


@pytest.mark.parametrize(
    ("ndvi", "changes", "words"),
    [
        (np.full((4, 6), 0.3), {"end_members": "percentiles"}, "cannot tell bare soil"),
        (np.arange(24.0).reshape(4, 6) * 300, {"end_members": "percentiles"}, "by 10000"),
        (np.full((4, 6), np.nan), {"end_members": "percentiles"}, "no known cell"),
        (np.full((2, 4, 6), 0.3), {"end_members": "percentiles"}, "2 band"),
        (np.full((4, 6), 0.3), {"end_members": "desert"}, "arid, semi_arid, sub_humid"),
        (np.full((4, 6), 0.3), {"ndvi_season": "winter"}, "summer or spring"),
        (np.full((4, 6), 0.3), {"ndvi_season": "spring", "retention": 0.6}, "shows that cover already"),
    ],
)
def test_wrong_choices(cover, tmp_path, ndvi, changes, words):
    with pytest.raises(InputError, match=words):
        cover(ndvi, **changes)
    assert not (tmp_path / "c.tif").exists()


@pytest.fixture
def seasons(make_raster, tmp_path):
    def compute(spring=None, **parameters):
        summer = np.tile(np.linspace(0.05, 0.45, 6), (4, 1))
        request = SeasonalCoverRequest(
            make_raster("summer.tif", summer),
            str(tmp_path / "vegetation_cover.tif"),
            str(tmp_path / "spring_cover.tif"),
            None if spring is None else make_raster("spring.tif", spring),
            **parameters,
        )
        result = compute_seasonal_cover(request)
        return result, read_whole(request.summer_output), read_whole(request.spring_output)

    return compute


def test_spring_is_a_share_of_summer_without_an_ndvi_of_spring(seasons):
    result, summer, spring = seasons(retention=0.5)
    np.testing.assert_allclose(summer[0], [0, 10, 20, 30, 40, 50], atol=1e-4)
    np.testing.assert_allclose(spring, summer * 0.5, rtol=1e-6)
    assert "50 %" in str(result.spring.notes[0])
    assert result.notes == (*result.summer.notes, *result.spring.notes)


def test_spring_from_its_own_ndvi_with_the_summers_end_members(seasons, tmp_path):
    result, summer, spring = seasons(spring=np.full((4, 6), 0.13), end_members="percentiles")
    soil, full = result.summer.soil_ndvi, result.summer.full_ndvi
    assert (result.spring.soil_ndvi, result.spring.full_ndvi) == (soil, full)
    np.testing.assert_allclose(spring, 100 * (0.13 - soil) / (full - soil), rtol=1e-5)
    assert summer.max() == 100.0
    assert "litter" in str(result.spring.notes[0])
    stored = json.loads((tmp_path / "spring_cover.provenance.json").read_text())
    assert stored["parameters"]["ndvi_season"] == "spring"
    assert stored["parameters"]["retention"] == 1.0


def test_spring_on_another_grid_is_refused_before_anything_is_written(seasons, tmp_path):
    with pytest.raises(InputError, match="“NDVI of spring” has 5 × 4"):
        seasons(spring=np.full((4, 5), 0.1))
    assert not (tmp_path / "vegetation_cover.tif").exists()


def test_percentiles_of_real_ndvi_call_a_desert_covered(gobi, tmp_path):
    path = str(gobi / "ndvi_maximum_0p05deg.tif")
    request = VegetationCoverRequest(path, output=str(tmp_path / "c.tif"), end_members="percentiles")
    result = compute_vegetation_cover(request)
    known = read_whole(path)
    expected = np.percentile(known[np.isfinite(known)].astype(float), [5, 95])
    np.testing.assert_allclose((result.soil_ndvi, result.full_ndvi), expected, rtol=1e-9)
    assert result.full_ndvi < 0.75
