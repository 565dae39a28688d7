"""Wind erosion on rasters, against the scalar implementation and its contracts."""

import json

import numpy as np
import pytest

from dss_planner import provenance
from dss_planner.erosion import rweq
from dss_planner.erosion.loss import erosionblocks, erosionperiods
from dss_planner.erosion.loss.winderosion import DEFAULT_ROUGHNESS, WindErosionRequest, compute_wind_erosion
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


def test_what_is_said_of_year_and_months_holds_for_the_length_of_the_field(run):
    # weather factors of the months on dry steppe, and P of the year on ground that erodes weakly to strongly
    months = np.array([0.7, 1.5, 8.0, 33.5, 29.6, 9.7, 3.0, 1.6, 1.5, 1.4, 1.7, 1.0])
    product = np.geomspace(1.0, 9.0, 40)[:, np.newaxis]
    ratio = {}
    for length in (50.0, 150.0, 300.0):
        year = rweq.soil_loss(product[:, 0], length)[0]
        ratio[length] = year / rweq.soil_loss(product * (months / months.sum()), length)[0].sum(axis=1)
    assert ratio[50.0].min() > 2.0
    assert ratio[50.0].max() < 4.0
    assert np.median(ratio[150.0]) < 1.2
    assert np.median(ratio[300.0]) < 1.0
    equal = rweq.soil_loss(np.geomspace(0.01, 1e4, 500), 150.0)[0] / (
        12 * rweq.soil_loss(np.geomspace(0.01, 1e4, 500) / 12, 150.0)[0]
    )
    assert equal.min() == pytest.approx(0.61, abs=0.005)
    for periods in ("annual", "monthly"):
        note = next(str(note) for note in run(periods=periods).notes if "2–4 times" in str(note))
        assert "at a field length of 50 m, but about the same or lower at 150 m and more" in note


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


def test_shares_are_of_known_cells(run):
    soil = {"sand": np.full((4, 6), 97.0), "silt": np.full((4, 6), 2.0), "clay": np.full((4, 6), 1.0)}
    for array in soil.values():
        array[:3] = np.nan
    soil["sand"][3, 3:] = 40.0  # 3 of 6 cells with a texture do not add up
    for bands_wanted in ((1, 2, 3, 4), (7,)):
        notes = " ".join(map(str, run(soil, bands=bands_wanted).notes))
        assert "3 cells (50 %) are left unknown" in notes
        assert "3 cells (50 %) have a soil outside" in notes


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
    files, _ = soil_files()
    whole = bands(compute_wind_erosion(WindErosionRequest(**files, output=str(tmp_path / "a.tif"))))
    monkeypatch.setattr(erosionblocks, "PIECE", 5)
    parts = bands(compute_wind_erosion(WindErosionRequest(**files, output=str(tmp_path / "b.tif"))))
    np.testing.assert_allclose(parts, whole, rtol=1e-5)


def test_folded_logarithms_agree_with_the_plain_forms():
    product = np.geomspace(1e-4, 1e3, 500)
    sums = np.ones((3, 500), dtype=np.float32)
    turned = np.zeros(500, dtype=bool)
    for first in (True, False):
        work = (*np.empty((2, 500), dtype=np.float32), np.full(500, -rweq.TURNING_RATIO, dtype=np.float32))
        assert erosionperiods.add_period(product.astype(np.float32), 50.0, tuple(sums), work, turned, first)
    loss, expected_turned = rweq.soil_loss(product, 50.0)
    np.testing.assert_allclose(sums[0], 2 * loss, rtol=2e-6)
    np.testing.assert_allclose(sums[1], 2 * rweq.maximum_transport(product), rtol=2e-6)
    np.testing.assert_allclose(sums[2], 2 * rweq.ranking_index(product), rtol=2e-6)
    assert (turned == expected_turned).all()


def test_cover_in_percent_metadata_may_be_tiny(run, soil_files, make_raster):
    from osgeo import gdal

    tiny = make_raster("tiny.tif", np.full((4, 6), 0.4))
    dataset = gdal.OpenEx(tiny, gdal.OF_UPDATE, open_options=["IGNORE_COG_LAYOUT_BREAK=YES"])
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


@pytest.fixture
def landscape():
    """Layers (1, 90, 110) of a mixed landscape with unknown cells, wrong soil, dunes, water and rough ground."""
    rng = np.random.default_rng(17)
    shape = (90, 110)
    sand = rng.uniform(10.0, 96.0, shape)
    clay = (100 - sand) * rng.uniform(0.05, 0.9, shape)
    layers = {
        "weather": rng.gamma(2.0, 30.0, (13, *shape)) * rng.choice([1.0, 40.0], shape),
        "sand": sand,
        "silt": 100 - sand - clay + rng.choice([0.0, 0.0, 14.0], shape),
        "clay": clay,
        "cover": rng.uniform(0.0, 90.0, shape),
        "organic_matter": rng.uniform(0.0, 6.0, shape),
        "carbonate": rng.uniform(0.0, 20.0, shape),
        "landcover": rng.choice([1.0, 3.0, 6.0, 7.0, 9.0, 11.0], shape),
        "roughness": rng.uniform(0.0, 25.0, shape),
    }
    for role, values in layers.items():
        values[..., rng.random(shape) < 0.02] = np.nan
        layers[role] = np.ascontiguousarray(values.reshape(-1, *shape), dtype=np.float32)
    return layers


def blocks(layers, threads=1, **parameters):
    request = WindErosionRequest("", "", "", "", "", "", cover_coefficients=COEFFICIENTS, **parameters)
    result, facts = erosionblocks.ErosionBlocks(request, tuple(layers), threads)(*layers.values())
    return result, facts


def plain(layers, distance=50.0):
    """The bands and the numbers of cells from the plain forms of `rweq`, in float64."""
    data = {role: values[0].astype(np.float64) for role, values in layers.items()}
    texture = data["sand"] + data["silt"] + data["clay"]
    barren = np.isin(data["landcover"], (9, 11))
    wrong = (abs(texture - 100) > 10) & ~barren
    fraction = rweq.erodible_fraction(*(data[r] for r in ("sand", "silt", "clay", "organic_matter", "carbonate")))
    ground = np.where(wrong, np.nan, fraction) * rweq.crust_factor(data["clay"], data["organic_matter"])
    ground = ground * rweq.roughness_factor(data["roughness"])
    coefficients = np.full(data["sand"].shape, np.nan)
    for code, coefficient in {**COEFFICIENTS, 9: 0.0, 11: 0.0}.items():
        coefficients[data["landcover"] == code] = coefficient
    ground = ground * rweq.cover_factor(data["cover"], coefficients)
    weather = layers["weather"].astype(np.float64)
    nothing = barren & np.isfinite(weather).all(axis=0)
    found = [np.where(nothing, 0.0, ground * period) for period in weather]
    losses = [rweq.soil_loss(product, distance) for product in found]
    loss = sum(one for one, _ in losses)
    bands = [loss, sum(map(rweq.maximum_transport, found)), sum(map(rweq.ranking_index, found)), rweq.sl190_class(loss)]
    ranges = {"sand": rweq.SAND_RANGE, "silt": rweq.SILT_RANGE, "clay": rweq.CLAY_RANGE}
    ranges |= {"organic_matter": rweq.ORGANIC_RANGE, "carbonate": rweq.CARBONATE_RANGE}
    outside = sum((data[role] < low) | (data[role] > high) for role, (low, high) in ranges.items()) > 0
    outside |= data["sand"] < rweq.SAND_TO_CLAY_RANGE[0] * data["clay"]
    counts = (
        np.any([turned for _, turned in losses], axis=0) & ~barren,
        outside & ~wrong & ~barren,
        wrong,
        (data["roughness"] > rweq.MAXIMUM_ROUGHNESS) & ~barren,
    )
    return np.stack(bands), tuple(int(np.count_nonzero(count)) for count in counts)


@pytest.mark.parametrize("periods", [1, 12])
def test_a_mixed_landscape_agrees_with_the_plain_forms(landscape, periods):
    landscape["weather"] = landscape["weather"][:periods]
    result, facts = blocks(landscape, field_length=80.0)
    expected, counts = plain(landscape, 80.0)
    assert (np.isnan(result) == np.isnan(expected)).all()
    # ridges near 18 cm and cover near 100 % are powers of ten: they multiply the rounding of float32
    np.testing.assert_allclose(result[:3], expected[:3], rtol=1e-5)
    usual = (landscape["roughness"][0] < 3) & (landscape["cover"][0] < 40) & (landscape["organic_matter"][0] < 4)
    np.testing.assert_allclose(result[:3, usual], expected[:3, usual], rtol=2e-6)
    known = np.isfinite(expected[3])
    assert np.mean(result[3][known] != expected[3][known]) < 1e-3
    assert (facts.turned, facts.extrapolated, facts.inconsistent, facts.rough) == counts
    assert min(counts) > 50


def test_threads_pieces_and_windows_do_not_change_anything(landscape, monkeypatch):
    whole, facts = blocks(landscape)
    parts = []
    for threads in (1, 2, 5):
        monkeypatch.setattr(erosionblocks, "PIECE", 1000 + threads)
        again, others = blocks(landscape, threads)
        assert again.tobytes() == whole.tobytes()
        assert others.turned == facts.turned
        assert others.ranges == facts.ranges
    for row in range(0, 90, 17):
        part, _ = blocks({role: values[:, row : row + 17].copy() for role, values in landscape.items()})
        parts.append(part)
    assert np.concatenate(parts, axis=1).tobytes() == whole.tobytes()
    ready = np.empty_like(whole)
    request = WindErosionRequest("", "", "", "", "", "", cover_coefficients=COEFFICIENTS)
    given, _ = erosionblocks.ErosionBlocks(request, tuple(landscape))(*landscape.values(), out=ready)
    assert given is ready
    assert ready.tobytes() == whole.tobytes()


def test_files_are_the_same_for_any_number_of_threads(soil_files, tmp_path):
    files, _ = soil_files()
    results = []
    for threads in (1, 3):
        request = WindErosionRequest(**files, output=str(tmp_path / f"{threads}.tif"))
        results.append(bands(compute_wind_erosion(request, threads=threads)))
    assert results[0].tobytes() == results[1].tobytes()


def test_each_unknown_input_makes_the_cell_unknown(landscape):
    known = {
        role: np.where(np.isnan(values), values[np.isfinite(values)][0], values) for role, values in landscape.items()
    }
    known["landcover"][:] = 3.0
    known["silt"] = 100 - known["sand"] - known["clay"]
    before, _ = blocks(known)
    for number, role in enumerate(known):
        changed = {name: values.copy() for name, values in known.items()}
        changed[role][:, 40, 10 + number] = np.nan
        after, _ = blocks(changed)
        unknown = np.isnan(after)
        assert unknown[:, 40, 10 + number].all(), role
        assert np.count_nonzero(unknown) == 4
        np.testing.assert_array_equal(after[~unknown], before[~unknown])


def test_more_cover_never_raises_and_more_wind_never_lowers(landscape):
    before, _ = blocks(landscape)
    greener = {**landscape, "cover": np.minimum(landscape["cover"] * np.float32(1.2), 100)}
    windier = {**landscape, "weather": landscape["weather"] * np.float32(1.3)}
    known = np.isfinite(before)
    assert (blocks(greener)[0][known] <= before[known]).all()
    assert (blocks(windier)[0][known] >= before[known]).all()


def test_chosen_bands_are_the_same_as_in_the_whole(run, landscape):
    whole, _ = blocks(landscape)
    for chosen in ((1,), (3,), (2, 4), (1, 2, 3, 4)):
        part, _ = blocks(landscape, bands=chosen)
        assert part.tobytes() == whole[[number - 1 for number in chosen]].tobytes()
    result = run(bands=(1, 3))
    assert len(result.known) == 2
    for wrong in ((), (3, 1), (1, 1), (8,)):
        with pytest.raises(InputError, match="bands to write"):
            run(bands=wrong)
