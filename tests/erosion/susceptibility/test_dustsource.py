"""Dust source potential and sand hazard: who outranks whom, worked-out cells, and what must hold for every cell."""

import json
import math
from dataclasses import replace

import numpy as np
import pytest

from dss_planner.erosion.susceptibility.defaults import defaults
from dss_planner.erosion.susceptibility.dustindex import emissions_of, landform_types
from dss_planner.erosion.susceptibility.dustrequest import (
    DUNE,
    FAN,
    GRAVEL,
    NO_SOURCE,
    OTHER,
    PLAYA,
    DustSourceRequest,
)
from dss_planner.erosion.susceptibility.dustsource import compute_dust_source
from dss_planner.erosion.susceptibility.memberships import Membership, membership_from_dict
from dss_planner.errors import Cancelled, InputError
from dss_planner.provenance import sidecar
from dss_planner.raster.reading import read_whole

SHAPE = (4, 6)
NUMBERS = {name: number.value for name, number in defaults("dust").numbers.items()}
#: Columns of the made landscape: dry lake bed, gravel desert, dune field, steppe, water, loamy bare ground.
LAKE, DESERT, DUNES, STEPPE, WATER, LOAM = range(6)
SAND = np.tile([10.0, 70.0, 95.0, 50.0, 50.0, 45.0], (4, 1))
SILT = np.tile([55.0, 18.0, 3.0, 33.0, 33.0, 37.0], (4, 1))
CLAY = 100.0 - SAND - SILT
COVER = np.tile([0.0, 2.0, 3.0, 35.0, 0.0, 4.0], (4, 1))
LANDCOVER = np.tile([6.0, 6.0, 7.0, 3.0, 9.0, 5.0], (4, 1))
WEATHER = np.tile([40.0, 100.0, 70.0, 60.0, 60.0, 60.0], (4, 1))
LAKE_BED = "POLYGON((500000 4896000,501000 4896000,501000 4900000,500000 4900000,500000 4896000))"


@pytest.fixture
def run(make_raster, make_vector, tmp_path):
    """``run(request fields, **arrays) -> (result, dust, sand, types)`` on the made landscape."""

    def go(fields=None, playas=True, cancelled=lambda: False, **changes):
        arrays = {
            "sand": SAND,
            "silt": SILT,
            "clay": CLAY,
            "cover": COVER,
            "landcover": LANDCOVER,
            "weather": WEATHER,
        }
        arrays.update(changes)
        files = {name: make_raster(f"{name}.tif", array) for name, array in arrays.items() if array is not None}
        if playas:
            files["playas"] = make_vector("playas.gpkg", [(LAKE_BED, {"name": "lake"})])
        request = DustSourceRequest(output=str(tmp_path / "dust.tif"), **{**files, **(fields or {})})
        result = compute_dust_source(request, cancelled=cancelled)
        return result, *(read_whole(result.output, band) for band in (1, 2, 3))

    return go


def test_a_dry_lake_bed_outranks_windier_gravel_desert_and_dunes_lead_in_sand(run):
    result, dust, sand, types = run()
    np.testing.assert_array_equal(types[0], [PLAYA, GRAVEL, DUNE, OTHER, NO_SOURCE, OTHER])
    assert dust[0, LAKE] > dust[0, LOAM] > dust[0, DESERT]
    assert dust[0, LAKE] > dust[0, DUNES]
    assert dust[0, LAKE] == dust[0].max()
    assert sand[0, DUNES] > 2 * max(sand[0, LAKE], sand[0, DESERT])
    assert sand[0, DUNES] == sand[0].max()
    assert dust[0, WATER] == sand[0, WATER] == 0
    assert 0 <= dust.min() <= dust.max() <= 100
    assert result.surfaces[PLAYA] == pytest.approx(1 / 6)


def test_the_same_holds_with_a_gravel_layer_in_place_of_land_cover(run):
    _, dust, sand, types = run(gravel=np.tile([0.0, 60.0, 0, 0, 0, 0], (4, 1)), landcover=None)
    assert types[0, DESERT] == GRAVEL
    assert dust[0, LAKE] > dust[0, DESERT]
    # full armour: the geometric mean of gravel, with the fines of 30 % and the cover of 2 %
    log_emission = math.log10(math.sqrt(0.003 * 0.126) * 30 / 70) - 0.1151 * 2 / math.log(10)
    scale = math.log10(5.4 / 0.003)
    assert dust[0, DESERT] == pytest.approx(100 * (log_emission - math.log10(0.003)) / scale, abs=1e-3)
    assert sand[0, DESERT] == 0 < sand[0, DUNES]


def test_two_cells_by_hand(run):
    _, dust, sand, _ = run({"memberships": {"weather": Membership("linear", 0, 100)}})
    scale, bottom = math.log10(5.4 / 0.003), math.log10(0.003)
    # lake bed: geometric mean of 0.8–5.4; silt 55 and clay 20 of 35 are more than 70; wind 40 of 100
    log_emission = math.log10(math.sqrt(0.8 * 5.4)) + math.log10(0.4)
    assert dust[0, LAKE] == pytest.approx(100 * (log_emission - bottom) / scale, abs=1e-3)
    # loam: geometric mean of the two means; silt 37 + clay 18 = 55 of 70; cover 4 %; wind 60
    log_emission = 0.5 * (math.log10(math.sqrt(0.8 * 5.4)) + math.log10(math.sqrt(0.003 * 0.126)))
    log_emission += math.log10(55 / 70) + math.log10(0.6) - 0.1151 * 4 / math.log(10)
    assert dust[0, LOAM] == pytest.approx(100 * (log_emission - bottom) / scale, abs=1e-3)
    # dunes: sand 95 %, loose, cover 3 %, wind 70
    assert sand[0, DUNES] == pytest.approx(100 * 0.7 * math.exp(-0.0658 * 3), rel=1e-5)
    crust = 1 / (1 + 0.0066 * 18**2)
    assert sand[0, LOAM] == pytest.approx(100 * 25 / 65 * crust * 0.6 * math.exp(-0.0658 * 4), rel=1e-5)


def test_emissions_are_the_geometric_means_of_the_published_ranges():
    levels = emissions_of(NUMBERS)
    assert 10**levels.loose == pytest.approx(2.0785, rel=1e-4)
    assert 10**levels.gravel == pytest.approx(0.019442, rel=1e-4)
    assert 10 ** (levels.loose - levels.gravel) == pytest.approx(106.9, abs=0.1)
    assert levels.gravel < levels.other < levels.broken_other < levels.loose < levels.broken_loose == levels.top


def test_disturbance_raises_gravel_most_and_never_lowers(run):
    _, whole, still, _ = run()
    _, broken, moving, _ = run(disturbance=np.ones(SHAPE))
    assert (broken >= whole).all()
    assert (moving >= still).all()
    rise = broken[0] - whole[0]
    assert rise[DESERT] > rise[LOAM] > rise[LAKE] > 0
    assert broken[0, LAKE] > broken[0, DESERT]
    # 2 km of tracks a km² break it wholly
    roads = {"memberships": {"disturbance": Membership("linear", 0, 2)}}
    _, half, _, _ = run(roads, disturbance=np.full(SHAPE, 1.0))
    assert whole[0, DESERT] < half[0, DESERT] < broken[0, DESERT]


@pytest.mark.parametrize("landcover", [True, False])
@pytest.mark.parametrize("gravel", [True, False])
def test_physics_is_monotone(run, landcover, gravel):
    random = np.random.default_rng(6)
    fields = {"memberships": {"weather": Membership("linear", 0, 200)}}
    base = {
        "cover": random.uniform(0, 60, SHAPE),
        "weather": random.uniform(1, 190, SHAPE),
        "disturbance": random.uniform(0, 0.9, SHAPE),
        "landcover": random.choice([3.0, 5.0, 6.0, 7.0], SHAPE) if landcover else None,
        "gravel": random.uniform(0, 50, SHAPE) if gravel else None,
        "sand": np.full(SHAPE, 60.0),
        "silt": np.full(SHAPE, 25.0),
        "clay": np.full(SHAPE, 15.0),
    }
    _, dust, sand, _ = run(fields, playas=False, **base)
    for name, step, sign in (("cover", 9, -1), ("weather", 9, 1), ("disturbance", 0.1, 1), ("gravel", 5, -1)):
        if base[name] is None:
            continue
        _, more_dust, more_sand, _ = run(fields, playas=False, **{**base, name: base[name] + step})
        assert (sign * (more_dust - dust) >= -1e-4).all(), name
        assert (sign * (more_sand - sand) >= -1e-4).all(), name
    finer = {"sand": base["sand"] - 20, "silt": base["silt"] + 20}
    _, more_dust, more_sand, _ = run(fields, playas=False, **{**base, **finer})
    assert (more_dust >= dust - 1e-4).all()
    assert (more_sand <= sand + 1e-4).all()


def test_mapped_lake_beds_and_sand_seas_mend_a_coarse_soil_map(run):
    texture = {name: np.full(SHAPE, value) for name, value in (("sand", 60.0), ("silt", 22.0), ("clay", 18.0))}
    _, dust, sand, _ = run(**texture)
    # 60 % of fines at least: silt 33, clay 27 of which 20 count: 53 of 70
    relation = dust[0, LAKE] - dust[0, LOAM]
    assert relation > 20
    assert sand[0, DUNES] > 5 * sand[0, LOAM]
    _, _, other, _ = run({"numbers": {"dune_sand": 60.0}}, **texture)
    assert other[0, DUNES] < sand[0, DUNES]


def test_a_closed_basin_is_proposed_and_a_polygon_takes_its_place(make_raster, make_vector, tmp_path):
    rows, columns = np.mgrid[0:41, 0:41].astype(float)
    distance = np.hypot(rows - 20, columns - 20)
    terrain = np.where(distance <= 4, 950.0, np.where(distance <= 9, 1000.0, 990.0 - rows))
    plain = {"sand": 40.0, "silt": 40.0, "clay": 20.0, "cover": 2.0, "weather": 10.0}
    files = {name: make_raster(f"{name}.tif", np.full((41, 41), value)) for name, value in plain.items()}
    files["elevation"] = make_raster("dem.tif", terrain)
    fields = {"memberships": {"weather": Membership("linear", 0, 10)}}
    request = DustSourceRequest(output=str(tmp_path / "dust.tif"), **files, **fields)
    result = compute_dust_source(request)
    dust, types = read_whole(result.output), read_whole(result.output, 3)
    assert types[20, 20] == PLAYA
    assert types[2, 20] == OTHER
    assert dust[20, 20] > dust[2, 20] + 20
    assert any("are proposals from the terrain" in str(note) for note in result.notes)
    covered = compute_dust_source(replace(request, cover=make_raster("grass.tif", np.full((41, 41), 30.0))))
    assert read_whole(covered.output, 3)[20, 20] == OTHER
    off = compute_dust_source(replace(request, propose=False))
    assert set(np.unique(read_whole(off.output, 3))) == {OTHER}
    elsewhere = make_vector("playas.gpkg", [("POINT(501500 4898500)", {})])
    buffer = "POLYGON((501000 4898000,503000 4898000,503000 4899000,501000 4899000,501000 4898000))"
    elsewhere = make_vector("mapped.gpkg", [(buffer, {"name": "takyr"})])
    mapped = read_whole(compute_dust_source(replace(request, playas=elsewhere)).output, 3)
    assert (mapped == PLAYA).sum() == 2
    assert mapped[20, 20] != PLAYA


def test_fans_are_loose_ground_below_relief(make_raster, tmp_path):
    rows, columns = np.mgrid[0:41, 0:41].astype(float)
    distance = np.hypot(rows - 20, columns - 20)
    terrain = np.where(distance <= 3, 2000.0, 1000.0 + np.maximum(0, 200 - 20 * (distance - 3)) - rows)
    plain = {"sand": 40.0, "silt": 40.0, "clay": 20.0, "cover": 2.0}
    files = {name: make_raster(f"{name}.tif", np.full((41, 41), value)) for name, value in plain.items()}
    files["elevation"] = make_raster("dem.tif", terrain)
    result = compute_dust_source(DustSourceRequest(output=str(tmp_path / "dust.tif"), **files))
    dust, types = read_whole(result.output), read_whole(result.output, 3)
    assert types[20, 27] == FAN
    assert types[20, 20] == types[1, 1] == OTHER
    assert dust[20, 27] > dust[1, 1]
    assert any("No weather layer" in str(note) for note in result.notes)
    grass = make_raster("grass.tif", np.full((41, 41), 3.0))
    request = DustSourceRequest(output=str(tmp_path / "dust.tif"), landcover=grass, **files)
    assert set(np.unique(read_whole(compute_dust_source(request).output, 3))) == {OTHER}


def test_the_first_form_that_holds_is_taken():
    yes, no = np.array([True]), np.array([False])

    def form(sand=40.0, bare=yes, no_source=no, playa=no, sandy=no, basin=no, fan=no):
        return landform_types(np.array([sand]), bare, no_source, playa, sandy, basin, fan, 85.0)[0]

    assert form(90.0, yes, yes, yes, yes, yes, yes) == NO_SOURCE
    assert form(90.0, yes, no, yes, yes, yes, yes) == PLAYA
    assert form(90.0, yes, no, no, yes, yes, yes) == DUNE
    assert form(90.0, yes, no, no, no, yes, yes) == PLAYA
    assert form(90.0, yes, no, no, no, no, yes) == DUNE
    assert form(90.0, no, no, no, no, no, yes) == FAN
    assert form(90.0, no) == form(40.0) == OTHER


def test_evidence_is_compared_and_blended_only_with_a_weight(run, make_raster):
    days = make_raster("days.tif", np.tile(np.arange(6.0), (4, 1)) + np.arange(4.0)[:, None] / 10)
    plain, dust, _, _ = run({"evidence": {"dust days": days}})
    comparison = plain.comparisons[0]
    assert (comparison.name, comparison.cells) == ("dust days", 24)
    assert -1 <= comparison.spearman <= 1
    assert any("Agreement with “dust days” on 24 cells" in str(note) for note in plain.notes)
    assert len(plain.known) == 3
    fields = {"evidence": {"dust days": days}, "evidence_weights": {"dust days": 0.25}}
    mixed, again, _, _ = run(fields)
    np.testing.assert_array_equal(again, dust)
    low, high = mixed.evidence_ranges["dust days"]
    scaled = np.clip((read_whole(days) - low) / (high - low), 0, 1)
    np.testing.assert_allclose(read_whole(mixed.output, 4), 0.75 * dust + 25 * scaled, atol=1e-3)
    assert low == pytest.approx(np.percentile(read_whole(days), 5), abs=1e-6)
    given, _, _, _ = run({**fields, "evidence_ranges": {"dust days": (0.0, 10.0)}})
    np.testing.assert_allclose(read_whole(given.output, 4), 0.75 * dust + 2.5 * read_whole(days), atol=1e-3)


def test_stored_numbers_make_the_same_map_again(run):
    first, dust, sand, _ = run()
    stored = json.loads(sidecar(first.output).read_text(encoding="utf-8"))
    assert stored["step"] == "dustsource"
    results = stored["results"]
    rules = {name: membership_from_dict(entry, name, "the record") for name, entry in results["memberships"].items()}
    assert rules["weather"].high == 100.0
    again, same_dust, same_sand, _ = run({"memberships": rules, "numbers": results["numbers"]})
    np.testing.assert_array_equal(same_dust, dust)
    np.testing.assert_array_equal(same_sand, sand)
    assert again.memberships == first.memberships
    half = np.where(np.arange(6) == DESERT, np.nan, WEATHER)
    _, part, _, _ = run({"memberships": rules}, weather=half)
    np.testing.assert_array_equal(part[:, LAKE], dust[:, LAKE])


def test_unknown_stays_unknown_in_every_band(run):
    for name, array in (("sand", SAND), ("cover", COVER), ("landcover", LANDCOVER), ("weather", WEATHER)):
        spoiled = array.copy()
        spoiled[1, 1] = np.nan
        _, *bands = run(**{name: spoiled})
        for band in bands:
            assert np.isnan(band[1, 1]), name
            assert np.isnan(band).sum() == 1, name
    odd = SAND.copy()
    odd[2, 2] = 40.0
    result, dust, _, _ = run(sand=odd)
    assert np.isnan(dust[2, 2])
    assert any("1 cells are left unknown" in str(note) for note in result.notes)


def test_months_of_the_weather_are_added_up(run):
    months = np.stack([WEATHER * (month + 1) for month in range(12)] + [WEATHER * 78])
    result, dust, _, _ = run({"months": (3, 4, 5)}, weather=months)
    assert result.memberships["weather"].high == 1200.0
    _, year, _, _ = run(weather=months)
    np.testing.assert_allclose(dust, year, atol=1e-4)


def test_threads_do_not_change_the_maps(make_raster, tmp_path):
    random = np.random.default_rng(3)
    shape = (600, 700)
    sand = random.uniform(20, 80, shape)
    files = {
        "sand": sand,
        "silt": (100 - sand) * 0.6,
        "clay": (100 - sand) * 0.4,
        "cover": random.uniform(0, 30, shape),
        "elevation": random.uniform(900, 1000, shape).cumsum(axis=1) / 700,
    }
    paths = {name: make_raster(f"{name}.tif", array) for name, array in files.items()}
    request = DustSourceRequest(output=str(tmp_path / "a.tif"), **paths)
    first = compute_dust_source(request, threads=1)
    second = compute_dust_source(replace(request, output=str(tmp_path / "b.tif")), threads=3)
    assert first.surfaces == second.surfaces
    for band in (1, 2, 3):
        np.testing.assert_array_equal(read_whole(first.output, band), read_whole(second.output, band))


@pytest.mark.parametrize(
    ("fields", "arrays", "words"),
    [
        ({}, {"silt": SILT / 100, "clay": CLAY / 100, "sand": SAND / 100}, ("Sand, Silt, Clay", "fractions")),
        ({}, {"cover": COVER / 100}, ("Vegetation cover", "fraction of 1")),
        ({}, {"landcover": LANDCOVER + 300}, ("Land cover", "309", "planner classes")),
        ({}, {"sand": np.full(SHAPE, np.nan)}, ("Sand", "NoData")),
        ({}, {"gravel": np.full(SHAPE, 400.0)}, ("Gravel", "400", "percent")),
        ({}, {"weather": np.ones((12, *SHAPE))}, ("Weather", "12 band")),
        ({"numbers": {"loose_low": 0}}, {}, ("loose_low", "above 0")),
        ({"numbers": {"gravel_low": 6, "gravel_high": 7}}, {}, ("gravel_low", "loose_high")),
        ({"numbers": {"dust_cover_coefficient": 0.1}}, {}, ("dust_cover_coefficient", "lowers")),
        ({"numbers": {"playa_reach": 0}}, {}, ("playa_reach", "more than 0")),
        ({"evidence_weights": {"AOD": 0.5}}, {}, ("AOD", "no layer")),
        ({"non_erodible": (300,)}, {}, ("300", "0–255")),
    ],
)
def test_wrong_inputs_are_named(run, tmp_path, leftovers, fields, arrays, words):
    with pytest.raises(InputError) as error:
        run(fields, **arrays)
    for word in words:
        assert word in str(error.value)
    assert not (tmp_path / "dust.tif").exists()
    assert leftovers() == []


def test_weights_of_evidence_are_checked(run, make_raster):
    flat = make_raster("flat.tif", np.ones(SHAPE))
    days = make_raster("days.tif", WEATHER)
    both = {"a": days, "b": days}
    for fields, words in (
        ({"evidence": both, "evidence_weights": {"a": 0.7, "b": 0.7}}, "add up to 1.4"),
        ({"evidence": both, "evidence_weights": {"a": 2}}, "0–1"),
        ({"evidence": {"a": flat}, "evidence_weights": {"a": 0.5}}, "does not tell places apart"),
        ({"evidence": {"a": "gone.tif"}}, "does not exist"),
    ):
        with pytest.raises(InputError, match=words):
            run(fields)


def test_a_cancel_leaves_the_old_map(run, tmp_path, cancel_after, leftovers):
    run()
    before = (tmp_path / "dust.tif").read_bytes()
    for calls in (1, 2, 4):
        with pytest.raises(Cancelled):
            run({"weather": None}, cancelled=cancel_after(calls))
    assert (tmp_path / "dust.tif").read_bytes() == before
    assert leftovers() == []
