"""Wind erosion on rasters, against the scalar implementation and its contracts."""

import json

import numpy as np
import pytest

from dss_planner import provenance
from dss_planner.erosion import erosionpiece, rweq
from dss_planner.erosion.winderosion import DEFAULT_ROUGHNESS, WindErosionRequest, compute_wind_erosion
from dss_planner.errors import Cancelled, InputError, OutputError
from dss_planner.raster.reading import read_whole

COEFFICIENTS = {1: -0.1535, 3: -0.1151, 6: -0.0768, 7: -0.0658}


@pytest.fixture
def run(soil_files, tmp_path):
    def compute(changes=None, cancelled=None, **parameters):
        files, _ = soil_files(**(changes or {}))
        request = WindErosionRequest(**{**files, "output": str(tmp_path / "loss.tif"), **parameters})
        return compute_wind_erosion(request, cancelled=cancelled) if cancelled else compute_wind_erosion(request)

    return compute


def bands(result):
    return np.stack([read_whole(result.output, number) for number in (1, 2, 3, 4)])


def single(arrays, name, cell):
    return float(np.float32(arrays[name][cell]))


def test_all_bands_agree_with_the_scalar_implementation(run, soil_files, make_raster, scalar):
    random = np.random.default_rng(2)
    _, arrays = soil_files()
    extra = {
        "organic_matter": random.uniform(0.2, 4.0, (4, 6)),
        "carbonate": random.uniform(0.0, 10.0, (4, 6)),
        "roughness_map": random.uniform(0.0, 3.0, (4, 6)),
        "landcover": random.choice([1, 3, 6, 7], (4, 6)),
    }
    files = {name: make_raster(f"x_{name}.tif", array) for name, array in extra.items()}
    values = bands(run(cover_coefficients=COEFFICIENTS, field_length=80.0, **files))
    for cell in np.ndindex(4, 6):
        product = scalar.product(
            float(np.float32(arrays["weather_factor"][12][cell])),
            *(single(arrays, name, cell) for name in ("sand", "silt", "clay", "cover")),
            COEFFICIENTS[int(extra["landcover"][cell])],
            single(extra, "organic_matter", cell),
            single(extra, "carbonate", cell),
            single(extra, "roughness_map", cell),
        )
        expected = scalar.erosion(product, 80.0)
        np.testing.assert_allclose(values[:3, cell[0], cell[1]], expected, rtol=2e-6)
        grade = 1 + sum(expected[0] >= bound for bound in (200, 2500, 5000, 8000, 15000))
        assert values[3][cell] == grade


def test_monthly_adds_up_twelve_losses(run, soil_files, scalar):
    _, arrays = soil_files()
    values = bands(run(periods="monthly"))
    for cell in np.ndindex(4, 6):
        months = []
        for month in range(12):
            product = scalar.product(
                float(np.float32(arrays["weather_factor"][month][cell])),
                *(single(arrays, name, cell) for name in ("sand", "silt", "clay", "cover")),
                -0.1151,
                ridge=DEFAULT_ROUGHNESS,
            )
            months.append(scalar.erosion(product, 50.0))
        np.testing.assert_allclose(values[:3, cell[0], cell[1]], np.sum(months, axis=0), rtol=2e-5)


def test_more_cover_never_raises_the_ranking_index(run, soil_files):
    _, arrays = soil_files()
    before = bands(run())
    more = np.clip(arrays["cover"] + np.random.default_rng(4).uniform(0, 40, (4, 6)), 0, 100)
    after = bands(run({"cover": more}))
    assert (after[:3] <= before[:3]).all()


def test_more_wind_never_lowers_any_band(run, soil_files):
    _, arrays = soil_files()
    random = np.random.default_rng(6)
    for factor in (1.5, 40.0, 4000.0):
        before = bands(run())
        weather = arrays["weather_factor"] * random.uniform(1.0, factor, (1, 4, 6))
        assert (bands(run({"weather_factor": weather})) >= before).all()


def test_no_wind_is_no_erosion(run):
    values = bands(run({"weather_factor": np.zeros((13, 4, 6))}))
    assert (values[:3] == 0).all()
    assert (values[3] == 1).all()


def test_unknown_in_any_input_is_unknown_in_the_result(run, soil_files, make_raster):
    _, arrays = soil_files()
    cover, clay, weather = arrays["cover"].copy(), arrays["clay"].copy(), arrays["weather_factor"].copy()
    cover[0, 0] = clay[1, 1] = weather[12, 2, 2] = np.nan
    weather[3, 3, 3] = np.nan  # a month that the annual form does not need
    landcover = np.full((4, 6), 3.0)
    landcover[0, 5] = np.nan
    path = make_raster("lc.tif", landcover)
    result = run(
        {"cover": cover, "clay": clay, "weather_factor": weather}, landcover=path, cover_coefficients=COEFFICIENTS
    )
    values = bands(result)
    unknown = np.isnan(values)
    assert (unknown == unknown[0]).all()
    assert {tuple(map(int, cell)) for cell in np.argwhere(unknown[0])} == {(0, 0), (1, 1), (2, 2), (0, 5)}
    assert result.known == pytest.approx((20 / 24,) * 4)


def test_water_and_towns_do_not_erode_even_without_soil(run, soil_files, make_raster):
    _, arrays = soil_files()
    soil = {name: arrays[name].copy() for name in ("sand", "silt", "clay")}
    landcover = np.full((4, 6), 3.0)
    landcover[1, 2], landcover[1, 3] = 9, 10
    for array in soil.values():
        array[1, 2], array[1, 3] = np.nan, 0.0
    result = run(soil, landcover=make_raster("lc.tif", landcover), cover_coefficients=COEFFICIENTS)
    values = bands(result)
    assert (values[:3, 1, 2:4] == 0).all()
    assert (values[3, 1, 2:4] == 1).all()
    assert result.inconsistent == 0


def test_dune_sand_is_clamped_and_told(run):
    soil = {"sand": np.full((4, 6), 97.0), "silt": np.full((4, 6), 2.0), "clay": np.full((4, 6), 1.0)}
    result = run(soil)
    assert result.extrapolated == 24
    assert any("outside the range" in str(note) for note in result.notes)
    assert rweq.erodible_fraction(97, 2, 1) == rweq.erodible_fraction(97, 2, 5)
    assert rweq.erodible_fraction(97, 2, 1) == pytest.approx(0.6591, abs=1e-3)


def test_soil_that_does_not_add_up_is_unknown_and_told(run, soil_files):
    _, arrays = soil_files()
    sand = arrays["sand"].copy()
    sand[2, 1] += 15.0
    result = run({"sand": sand})
    assert np.isnan(bands(result)[:, 2, 1]).all()
    assert result.inconsistent == 1
    assert any("left unknown" in str(note) for note in result.notes)


def test_missing_soil_content_is_told_and_can_be_set(run):
    words = " ".join(str(note) for note in run().notes)
    assert "Organic matter was not given: 0.0 %" in words
    assert "Carbonate was not given: 0.0 %" in words
    assert "upper bound" in words
    bare = bands(run())
    assumed = bands(run(assumed_organic_matter=1.0, assumed_carbonate=5.0))
    assert (assumed[:3] < bare[:3]).all()


def test_provenance_and_progress(run):
    result = run()
    content = json.loads(provenance.sidecar(result.output).read_text())
    assert content["step"] == "winderosion"
    assert content["parameters"]["periods"] == "annual"
    assert len(content["inputs"]) == 5


def test_pieces_and_whole_agree(make_raster, soil_files, tmp_path, monkeypatch):
    from dss_planner.erosion import erosionblocks

    files, _ = soil_files()
    whole = bands(compute_wind_erosion(WindErosionRequest(**files, output=str(tmp_path / "a.tif"))))
    monkeypatch.setattr(erosionblocks, "PIECE", 5)
    parts = bands(compute_wind_erosion(WindErosionRequest(**files, output=str(tmp_path / "b.tif"))))
    np.testing.assert_allclose(parts, whole, rtol=1e-5)


def test_folded_logarithms_agree_with_the_plain_forms():
    product = np.geomspace(1e-4, 1e3, 500)
    sums = np.ones((3, 500), dtype=np.float32)
    turned, mask = np.zeros((2, 500), dtype=bool)
    for first in (True, False):
        work = np.empty((3, 500), dtype=np.float32)
        erosionpiece.add_period(product.astype(np.float32), 50.0, tuple(sums), work, (turned, mask), first)
    loss, expected_turned = rweq.soil_loss(product, 50.0)
    np.testing.assert_allclose(sums[0], 2 * loss, rtol=2e-6)
    np.testing.assert_allclose(sums[1], 2 * rweq.maximum_transport(product), rtol=2e-6)
    np.testing.assert_allclose(sums[2], 2 * rweq.ranking_index(product), rtol=2e-6)
    assert (turned == expected_turned).all()


def test_cover_in_percent_metadata_may_be_tiny(run, soil_files, make_raster):
    from osgeo import gdal

    tiny = make_raster("tiny.tif", np.full((4, 6), 0.4))
    dataset = gdal.Open(tiny, gdal.GA_Update)
    dataset.GetRasterBand(1).SetUnitType("%")
    dataset = None
    assert np.isfinite(bands(run(cover=tiny))).all()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            {"sand": np.full((4, 6), 0.6), "silt": np.full((4, 6), 0.3), "clay": np.full((4, 6), 0.1)},
            "fractions of 1.*by 100",
        ),
        ({"cover": np.full((4, 6), 140.0)}, "“Vegetation cover” has values"),
        ({"weather_factor": np.full((12, 4, 6), 1.0)}, "“Weather factor” has 12 band"),
        ({"weather_factor": np.full((13, 4, 6), -1.0)}, "“Weather factor” has values from -1"),
        ({"clay": np.full((4, 6), np.nan)}, "“Clay.*no known cell"),
    ],
)
def test_wrong_inputs_name_themselves_and_leave_nothing(run, tmp_path, leftovers, changes, words):
    with pytest.raises(InputError, match=words):
        run(changes)
    assert not (tmp_path / "loss.tif").exists()
    assert leftovers() == []


def test_codes_without_a_coefficient_are_listed(run, make_raster):
    landcover = np.full((4, 6), 3.0)
    landcover[0, :2] = (16, 42)
    with pytest.raises(InputError, match=r"16, 42.*Land cover classes"):
        run(landcover=make_raster("lc.tif", landcover), cover_coefficients=COEFFICIENTS)


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"field_length": 0.0}, "field length"),
        ({"periods": "weekly"}, "weekly"),
        ({"default_coefficient": 0.1151}, "negative"),
        ({"cover_coefficients": {3: 0.1}}, "negative"),
        ({"cover_coefficients": {300: -0.1}}, "0–255"),
        ({"assumed_carbonate": -1.0}, "assumed soil content"),
    ],
)
def test_wrong_numbers_name_themselves(run, parameters, words):
    with pytest.raises(InputError, match=words):
        run(**parameters)


def test_organic_matter_in_grams_per_kilogram_is_refused(run, make_raster):
    with pytest.raises(InputError, match=r"Organic matter.*not g/kg"):
        run(organic_matter=make_raster("om.tif", np.full((4, 6), 80.0)))


def test_missing_and_geographic_crs_and_misaligned_grids(run, soil_files, make_raster, tmp_path, leftovers):
    _, arrays = soil_files()
    degrees = (105.0, 0.25, 0.0, 44.0, 0.0, -0.25)
    for crs, words in (("", "no coordinate reference system"), ("EPSG:4326", "degrees")):
        files = {
            name: make_raster(f"c_{name}.tif", array, crs=crs, geotransform=degrees) for name, array in arrays.items()
        }
        with pytest.raises(InputError, match=words):
            compute_wind_erosion(WindErosionRequest(**files, output=str(tmp_path / "loss.tif")))
    with pytest.raises(InputError, match=r"size.*“Sand”"):
        run(sand=make_raster("small.tif", np.full((3, 6), 50.0)))
    assert leftovers() == []


def test_unwritable_output_and_cancel(run, tmp_path, cancel_after, leftovers):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError, match="cannot be written"):
        run(output=str(tmp_path / "file" / "loss.tif"))
    for calls in (1, 2):
        with pytest.raises(Cancelled):
            run(cancelled=cancel_after(calls))
        assert not (tmp_path / "loss.tif").exists()
    assert leftovers() == []
