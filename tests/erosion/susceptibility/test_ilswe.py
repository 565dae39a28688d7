"""The susceptibility index against a cell worked out by hand, and what must hold for every cell."""

import json
import math
from dataclasses import replace

import numpy as np
import pytest

from dss_planner.erosion.susceptibility.combining import combined, susceptibility_class
from dss_planner.erosion.susceptibility.ilswe import compute_susceptibility
from dss_planner.erosion.susceptibility.ilswerequest import COMBINATIONS, FACTORS, SusceptibilityRequest
from dss_planner.erosion.susceptibility.memberships import Membership, membership_from_dict
from dss_planner.errors import Cancelled, InputError
from dss_planner.provenance import sidecar
from dss_planner.raster.reading import read_whole

SHAPE = (4, 6)
CLIMATE = np.arange(1.0, 25.0).reshape(SHAPE)


@pytest.fixture
def files(make_raster):
    """Rasters by request field; ``files(cover=array)`` replaces or adds some."""

    def make(**changes):
        arrays = {
            "climate": np.tile(CLIMATE, (13, 1, 1)) * np.append(np.full(12, 1 / 12), 1.0)[:, None, None],
            "cover": np.full(SHAPE, 15.0),
            "erodible_fraction": np.full(SHAPE, 0.6),
            "crust": np.full(SHAPE, 0.5),
            "roughness": np.full(SHAPE, 0.9),
        }
        arrays.update(changes)
        return {name: make_raster(f"{name}.tif", array) for name, array in arrays.items() if array is not None}

    return make


@pytest.fixture
def run(files, tmp_path):
    """``run(request fields, **arrays) -> (result, index)``."""

    def go(fields=None, **arrays):
        request = SusceptibilityRequest(output=str(tmp_path / "index.tif"), **{**files(**arrays), **(fields or {})})
        result = compute_susceptibility(request)
        return result, read_whole(result.output)

    return go


def test_one_cell_by_hand(run):
    result, index = run()
    top = np.percentile(CLIMATE, 95)
    expected = (np.minimum(CLIMATE / top, 1) * 0.8 * 0.5 * 0.75 * 0.9) ** (1 / 5)  # geometric mean
    np.testing.assert_allclose(index, expected, rtol=1e-6)
    assert result.breakpoints["climate"].high == pytest.approx(top, rel=1e-12)
    assert result.factors == FACTORS
    for band, value in zip(range(4, 8), (0.8, 0.5, 0.75, 0.9)):
        np.testing.assert_allclose(read_whole(result.output, band), value, rtol=1e-6)
    assert result.known == (1.0,) * 7


def test_three_combinations(run):
    climate = np.minimum(CLIMATE / np.percentile(CLIMATE, 95), 1)
    parts = np.stack([climate, *(np.full(SHAPE, value) for value in (0.8, 0.5, 0.75, 0.9))])
    _, product = run({"combination": "product"})
    _, geometric = run({"combination": "geometric"})
    _, weighted = run({"combination": "weighted"})
    np.testing.assert_allclose(geometric, product ** (1 / 5), rtol=1e-5)
    np.testing.assert_allclose(weighted, parts.mean(axis=0), rtol=1e-6)
    weights = {"climate": 2, "erodible_fraction": 1, "crust": 0, "cover": 1, "roughness": 0}
    result, geometric = run({"combination": "geometric", "weights": weights})
    np.testing.assert_allclose(geometric, (climate**2 * 0.8 * 0.75) ** 0.25, rtol=1e-5)
    assert result.weights == {"climate": 0.5, "erodible_fraction": 0.25, "crust": 0, "cover": 0.25, "roughness": 0}
    _, weighted = run({"combination": "weighted", "weights": weights})
    np.testing.assert_allclose(weighted, (2 * climate + 0.8 + 0.75) / 4, rtol=1e-6)


def test_one_zero_makes_a_product_zero_and_is_told(run):
    cover = np.full(SHAPE, 15.0)
    cover[0, :3] = 80.0
    result, index = run(cover=cover)
    assert (index[0, :3] == 0).all()
    assert result.zeros == {"climate": 0, "erodible_fraction": 0, "crust": 0, "cover": 3, "roughness": 0}
    assert any("12.5 % of the cells are 0 for cover alone" in str(note) for note in result.notes)
    smooth = np.full(SHAPE, 0.9)
    smooth[0, 0] = 0.0  # two zeros in one cell: neither is alone
    result, _ = run(cover=cover, roughness=smooth)
    assert result.zeros == {"climate": 0, "erodible_fraction": 0, "crust": 0, "cover": 2, "roughness": 0}
    result, index = run({"combination": "weighted"}, cover=cover)
    assert (index[0, :3] > 0).all()
    assert not any("alone" in str(note) for note in result.notes)


def test_stored_numbers_make_the_same_map_again(run, tmp_path):
    cover = np.linspace(0, 70, 24).reshape(SHAPE)
    first, index = run({"combination": "geometric"}, cover=cover)
    stored = json.loads(sidecar(first.output).read_text(encoding="utf-8"))["results"]
    rules = {name: membership_from_dict(entry, name, "the record") for name, entry in stored["breakpoints"].items()}
    # another study area: its own percentile would be another number
    fields = {"combination": "geometric", "breakpoints": rules, "class_bounds": tuple(stored["class_bounds"])}
    again, second = run(fields, cover=cover)
    np.testing.assert_array_equal(second, index)
    assert again.breakpoints == first.breakpoints
    half = np.where(np.arange(6) < 3, CLIMATE, np.nan)
    small, _ = run({"combination": "geometric"}, climate=half)
    assert small.breakpoints["climate"].high != first.breakpoints["climate"].high
    _, part = run(fields, climate=half, cover=cover)
    np.testing.assert_array_equal(part[:, :3], index[:, :3])


def test_classes_are_equal_intervals_or_those_given():
    index = np.array([0.0, 0.19, 0.2, 0.4, 0.79, 0.8, 1.0, np.nan], dtype=np.float32)
    found = susceptibility_class(index, (0.2, 0.4, 0.6, 0.8))
    np.testing.assert_array_equal(found, [1, 1, 2, 3, 4, 5, 5, np.nan])


def test_class_shares_and_given_bounds(run):
    result, index = run({"class_bounds": (0.01, 0.05, 0.1, 0.2)})
    classes = read_whole(result.output, 2)
    np.testing.assert_array_equal(classes, 1 + sum((index >= np.float32(b)) for b in (0.01, 0.05, 0.1, 0.2)))
    np.testing.assert_allclose(result.shares, [(classes == c).mean() for c in range(1, 6)])


def test_soil_factors_from_texture(run):
    # T2: sand 85, silt 8, clay 7, organic matter 0.4, carbonate 2: EF 0.578711, SCF 0.753716
    texture = {name: np.full(SHAPE, value) for name, value in (("sand", 85.0), ("silt", 8.0), ("clay", 7.0))}
    more = {"organic_matter": np.full(SHAPE, 0.4), "carbonate": np.full(SHAPE, 2.0)}
    result, _ = run(erodible_fraction=None, crust=None, **texture, **more)
    np.testing.assert_allclose(read_whole(result.output, 4), (0.578711 - 0.2) / 0.5, atol=1e-5)
    np.testing.assert_allclose(read_whole(result.output, 5), 0.753716, atol=1e-5)
    texture["sand"][1, 1] = 40.0
    result, index = run(erodible_fraction=None, crust=None, **texture)
    assert np.isnan(index[1, 1])
    assert np.isnan(index).sum() == 1
    assert any("1 cells are left unknown" in str(note) for note in result.notes)
    assert any("Organic matter was not given" in str(note) for note in result.notes)


def test_roughness_by_land_cover_and_no_source_on_water(run):
    landcover = np.full(SHAPE, 6.0)
    landcover[0, 0], landcover[0, 1], landcover[0, 2] = 1, 9, np.nan
    result, index = run({"roughness_by_class": {6: 0.5}}, roughness=None, landcover=landcover)
    np.testing.assert_allclose(read_whole(result.output, 7)[1], 0.5)
    assert index[0, 0] == 0  # forest: membership 0
    assert index[0, 1] == 0
    assert np.isnan(index[0, 2])
    _, weighted = run({"combination": "weighted"}, roughness=None, landcover=landcover)
    assert weighted[0, 1] == 0 < weighted[0, 0]
    with pytest.raises(InputError, match="code 42"):
        run(roughness=None, landcover=np.where(landcover == 1, 42, landcover))


def test_factors_without_layers_are_left_out_and_said(run):
    result, index = run(crust=None, roughness=None)
    assert result.factors == ("climate", "erodible_fraction", "cover")
    assert {"The factor crust has no layer and is left out of the index."} < {str(note) for note in result.notes}
    product = CLIMATE[0, 0] / np.percentile(CLIMATE, 95) * 0.8 * 0.75
    np.testing.assert_allclose(index[0, 0], product ** (1 / 3), rtol=1e-6)


def test_chosen_months_are_added_up(run):
    months = np.stack([CLIMATE * (month + 1) for month in range(12)] + [CLIMATE * 78])
    rules = {"climate": Membership("linear", 0.0, 500.0)}
    result, _ = run({"months": (3, 4, 5), "breakpoints": rules}, climate=months)
    np.testing.assert_allclose(read_whole(result.output, 3), CLIMATE * 12 / 500, rtol=1e-6)
    with pytest.raises(InputError, match="outside 1–12"):
        run({"months": (13,)}, climate=months)
    with pytest.raises(InputError, match="one band only"):
        run({"months": (3,)}, climate=CLIMATE)


@pytest.mark.parametrize("combination", COMBINATIONS)
def test_more_cover_never_raises_and_more_wind_or_erodible_soil_never_lowers(run, combination):
    random = np.random.default_rng(2)
    base = {
        "climate": random.uniform(0, 100, SHAPE),
        "cover": random.uniform(0, 70, SHAPE),
        "erodible_fraction": random.uniform(0.1, 0.8, SHAPE),
        "crust": random.uniform(0, 0.9, SHAPE),
        "roughness": random.uniform(0, 0.9, SHAPE),
    }
    fields = {"combination": combination, "breakpoints": {"climate": Membership("linear", 0, 80)}}
    _, index = run(fields, **base)
    for name, step in (("climate", 7), ("erodible_fraction", 0.1), ("crust", 0.1), ("roughness", 0.1)):
        _, more = run(fields, **{**base, name: base[name] + step})
        assert (more >= index - 1e-6).all(), name
    _, covered = run(fields, **{**base, "cover": base["cover"] + 10})
    assert (covered <= index + 1e-6).all()


def test_unknown_in_one_factor_is_unknown_even_without_weight():
    known, unknown = np.ones((1, 1), np.float32), np.full((1, 1), np.nan, np.float32)
    for combination in COMBINATIONS:
        assert np.isnan(combined([known, unknown], [1.0, 0.0], combination)).all()
    assert combined([known * 0.5, known * 0.25], [0.5, 0.5], "geometric") == pytest.approx(math.sqrt(0.125))


def test_threads_do_not_change_the_map(files, tmp_path):
    request = SusceptibilityRequest(output=str(tmp_path / "a.tif"), combination="geometric", **files())
    compute_susceptibility(request, threads=1)
    compute_susceptibility(replace(request, output=str(tmp_path / "b.tif")), threads=4)
    np.testing.assert_array_equal(read_whole(tmp_path / "a.tif"), read_whole(tmp_path / "b.tif"))


@pytest.mark.parametrize(
    ("fields", "arrays", "words"),
    [
        ({"combination": "sum"}, {}, ("sum", "geometric")),
        ({}, {"erodible_fraction": None}, ("Neither the erodible fraction",)),
        ({}, {"erodible_fraction": np.full(SHAPE, 60.0)}, ("Erodible fraction", "60", "not percent")),
        ({}, {"cover": np.full(SHAPE, 0.15)}, ("Vegetation cover", "fraction of 1")),
        ({}, {"cover": np.full(SHAPE, np.nan)}, ("Vegetation cover", "NoData")),
        ({}, {"climate": np.full(SHAPE, 0.0)}, ("95th percentile", "Climatic erosivity", "numbers")),
        ({}, {"climate": np.full(SHAPE, np.nan)}, ("Climatic erosivity", "no known cell")),
        ({}, {"climate": np.ones((12, *SHAPE))}, ("Climatic erosivity", "12 band", "13")),
        ({"combination": "weighted", "weights": {"climate": 1}}, {}, ("erodible_fraction", "no weight")),
        ({"combination": "weighted", "weights": dict.fromkeys(FACTORS, 0)}, {}, ("weights", "not all 0")),
        ({"combination": "weighted", "weights": {"wind": 1}}, {}, ("wind", "climate")),
        ({"class_bounds": (0.2, 0.1, 0.3, 0.4)}, {}, ("0.2, 0.1", "rising")),
        ({"breakpoints": {"wind": Membership("linear", 0, 1)}}, {}, ("wind", "climate")),
        ({"breakpoints": {"cover": Membership("linear", 3, 3)}}, {}, ("cover", "other than low")),
        ({"roughness_by_class": {6: 2}}, {}, ("roughness", "2")),
    ],
)
def test_wrong_inputs_are_named(run, tmp_path, leftovers, fields, arrays, words):
    with pytest.raises(InputError) as error:
        run(fields, **arrays)
    for word in words:
        assert word in str(error.value)
    assert not (tmp_path / "index.tif").exists()
    assert leftovers() == []


def test_other_grids_and_a_cancel_leave_the_old_map(files, make_raster, tmp_path, cancel_after, leftovers):
    request = SusceptibilityRequest(output=str(tmp_path / "index.tif"), **files())
    compute_susceptibility(request)
    before = (tmp_path / "index.tif").read_bytes()
    moved = make_raster("moved.tif", np.ones(SHAPE), geotransform=(500500.0, 1000.0, 0, 4900000.0, 0, -1000.0))
    with pytest.raises(InputError, match="Crust factor"):
        compute_susceptibility(replace(request, crust=moved))
    for calls in (1, 3):
        with pytest.raises(Cancelled):
            compute_susceptibility(request, cancelled=cancel_after(calls))
    assert (tmp_path / "index.tif").read_bytes() == before
    assert leftovers() == []
