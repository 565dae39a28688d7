"""Downwind exposure on rasters: people, wind, ranks, unknown cells, whole results or none."""

import json

import numpy as np
import pytest
from osgeo import gdal

from dss_planner.erosion.exposure.downwind import DownwindExposureRequest, compute_downwind_exposure
from dss_planner.erosion.exposure.field import coarse_grid
from dss_planner.erosion.exposure.people import people_of_raster
from dss_planner.erosion.exposure.sourcescale import numbers_of_scores, relative_emission, ten_points
from dss_planner.erosion.exposure.windshares import wind_shares
from dss_planner.erosion.wind.driftpotential import WindTable
from dss_planner.erosion.wind.windrose import rose_of_table
from dss_planner.errors import Cancelled, InputError
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import read_whole

HEADER = "direction_from_deg,speed_from_kn,speed_to_kn,percent\n"
#: 40 × 30 cells of 1 km; the middle of the grid lies on the central meridian, where grid north is true north.
CORNER = (480000.0, 1000.0, 0.0, 4800000.0, 0.0, -1000.0)
SHAPE = (30, 40)
WEDGE = 2 * np.pi / 16


@pytest.fixture
def wind(tmp_path):
    def make(*rows):
        path = tmp_path / f"wind{len(list(tmp_path.glob('wind*')))}.csv"
        path.write_text(HEADER + "".join(f"{direction},17,21,{percent}\n" for direction, percent in rows))
        return str(path)

    return make


@pytest.fixture
def ask(make_raster, make_vector, wind, tmp_path):
    def make(persons=None, source=None, rows=((270, 10),), **changes):
        path = make_raster("source.tif", np.ones(SHAPE) if source is None else source, geotransform=CORNER)
        values = {
            "source": path,
            "wind_table": wind(*rows),
            "output": str(tmp_path / "exposure.tif"),
            "decay_km": 20.0,
            "max_km": 60.0,
        }
        if persons is not None:
            values["population"] = make_raster("people.tif", persons, geotransform=CORNER)
        return DownwindExposureRequest(**{**values, **changes})

    return make


def town(row, column, persons=1000.0):
    people = np.zeros(SHAPE)
    people[row, column] = persons
    return people


def test_one_town_by_hand(ask):
    result = compute_downwind_exposure(ask(town(15, 30)))
    exposure = read_whole(result.output)
    # 20 km upwind: the town takes 1 km of an arc of Δθ·20 km, and 1/e is left
    assert exposure[15, 10] == pytest.approx(1000.0 / (WEDGE * 20.0) * np.exp(-1.0), rel=0.01)
    assert exposure[15, 20] == pytest.approx(1000.0 / (WEDGE * 10.0) * np.exp(-0.5), rel=0.02)
    assert (exposure[:, 32:] == 0).all()  # what leaves east of the town blows away from it
    assert (exposure[:6, 20:] == 0).all()
    assert result.people == 1000.0
    assert result.shares[12] == 1.0
    assert result.known == (1.0, 1.0)


def test_the_wind_turned_by_90_degrees(ask):
    north = read_whole(compute_downwind_exposure(ask(town(25, 20), rows=((0, 10),))).output)
    assert north[5, 20] == pytest.approx(1000.0 / (WEDGE * 20.0) * np.exp(-1.0), rel=0.01)
    assert (north[27:] == 0).all()


def test_shares_add_up_and_far_people_count_less(ask):
    rows = ((270, 6), (90, 3), (0, 1))
    exposure = read_whole(compute_downwind_exposure(ask(town(15, 20), rows=rows)).output)
    assert exposure[15, 5] / exposure[15, 35] == pytest.approx(2.0, rel=0.01)
    assert exposure[5, 20] * 6 == pytest.approx(exposure[15, 10], rel=0.01)
    assert exposure[15, 5] < exposure[15, 10] < exposure[15, 15]


def test_more_people_never_lower_exposure_and_people_add_up(ask):
    first = read_whole(compute_downwind_exposure(ask(town(15, 30))).output)
    second = read_whole(compute_downwind_exposure(ask(town(10, 35, 500.0))).output)
    both = read_whole(compute_downwind_exposure(ask(town(15, 30) + town(10, 35, 500.0))).output)
    assert both == pytest.approx(first + second, rel=1e-5, abs=1e-6)


def test_even_people_all_around_by_hand(ask, make_raster):
    # density ρ everywhere: E = b·ρ·∫exp(−d/L)
    corner = (400000.0, 2000.0, 0.0, 4880000.0, 0.0, -2000.0)
    people = make_raster("wide.tif", np.full((100, 100), 8.0), geotransform=corner)  # 2 persons/km²
    rows = tuple((direction, 1) for direction in np.arange(16) * 22.5)
    result = compute_downwind_exposure(ask(population=people, rows=rows))
    exposure = read_whole(result.output)
    assert exposure[15, 20] == pytest.approx(2.0 * 20.0 * (1 - np.exp(-3.0)), rel=0.02)
    assert not any("covers" in str(note) for note in result.notes)


def test_source_times_exposure_is_ranked(ask):
    source = np.ones(SHAPE)
    source[:, :5] = 0.0
    source[15, 20] = 50.0
    source[0, 0] = np.nan
    result = compute_downwind_exposure(ask(town(15, 30), source))
    exposure, rank = read_whole(result.output, 1), read_whole(result.output, 2)
    product = source * exposure
    assert np.isnan([exposure[0, 0], rank[0, 0]]).all()
    assert np.nanargmax(rank) == np.ravel_multi_index((15, 20), SHAPE)
    assert rank[15, 20] == pytest.approx(100 * (1 - 0.5 / (source.size - 1)), abs=0.01)
    assert (rank[product == 0] == 0).all()
    order = np.argsort(product, axis=None)
    assert (np.diff(rank.ravel()[order][: source.size - 1]) >= -1e-4).all()
    assert result.known == pytest.approx((1 - 1 / source.size,) * 2)


#: Emission of score 100 over that of 0 in the wind tunnels [-].
SPAN = 5.4 / 0.003


def test_scores_of_dust_count_as_emission(ask, tmp_path):
    # a fan (29) with 3 times the people of a lake bed (63): the lake bed emits 13 times as much
    source = np.zeros(SHAPE)
    source[15, 10], source[5, 10] = 63.0, 29.0
    source[20, 0] = np.nan
    people = town(15, 30) + 3.0 * town(5, 30)
    orders = {}
    for scale in ("linear", "dust_score"):
        result = compute_downwind_exposure(ask(people, source, scale=scale))
        exposure, rank = read_whole(result.output, 1), read_whole(result.output, 2)
        assert exposure[5, 10] == pytest.approx(3.0 * exposure[15, 10], rel=1e-3)
        orders[scale] = rank[15, 10] > rank[5, 10]
        assert (rank[(source == 0)] == 0).all()
        assert np.isnan(rank[20, 0])
        assert any("logarithmic" in str(note) for note in result.notes) == (scale == "dust_score")
    assert orders == {"linear": False, "dust_score": True}


def test_relative_emission_is_the_score_turned_back():
    numbers = numbers_of_scores("nowhere.tif")
    score = np.array([0.0, 0.5, 29.0, 63.0, 100.0, np.nan])
    found = relative_emission(score, numbers)
    assert found[[0, 4]].tolist() == [0.0, 1.0]
    assert np.isnan(found[5])
    assert found[1:5] * 5.4 == pytest.approx(0.003 * SPAN ** (score[1:5] / 100.0))
    assert found[3] / found[2] == pytest.approx(12.8, abs=0.1)
    assert ten_points(numbers) == pytest.approx(2.116, abs=0.001)


def test_scores_are_turned_back_with_the_numbers_they_were_made_with(tmp_path):
    own = tmp_path / "own.tif"
    record = {"step": "dustsource", "results": {"numbers": {"loose_high": 3.0}}}
    (tmp_path / "own.provenance.json").write_text(json.dumps(record))
    assert relative_emission(np.array([0.0, 50.0]), numbers_of_scores(str(own))) == pytest.approx([0.0, 1000**-0.5])
    (tmp_path / "own.provenance.json").write_text(json.dumps({"step": "other", "results": {}}))
    assert numbers_of_scores(str(own)) == numbers_of_scores("nowhere.tif")


def test_a_score_taken_as_an_amount_is_said(ask):
    request = ask(town(15, 30))
    dataset = gdal.Open(request.source, gdal.GA_Update)
    dataset.GetRasterBand(1).SetDescription("Dust source potential")
    dataset = None
    assert any("Choose the scale dust_score" in str(note) for note in compute_downwind_exposure(request).notes)


def test_settlements_with_and_without_people(ask, make_vector):
    points = [("POINT (510500 4784500)", {"people": 1000}), ("POINT (505500 4784500)", {"people": None})]
    uri = make_vector("towns.gpkg", points)
    with_people = compute_downwind_exposure(ask(settlements=uri, population_field="people"))
    by_raster = compute_downwind_exposure(ask(town(15, 30), output=with_people.output.replace("exp", "other")))
    assert read_whole(with_people.output) == pytest.approx(read_whole(by_raster.output), rel=1e-6)
    assert any("1 settlements without a number" in str(note) for note in with_people.notes)
    counted = compute_downwind_exposure(ask(settlements=uri))
    assert counted.people == 2.0
    assert any("counts as 1" in str(note) for note in counted.notes)


def test_hourly_records_feed_the_wedges(ask, tmp_path):
    times = np.arange("2020-03-01", "2020-06-01", dtype="datetime64[h]")
    path = tmp_path / "hourly.csv"
    path.write_text("time,wind_speed_kn,wind_dir\n" + "".join(f"{t},19,270\n{t},19,270\n" for t in times))
    hourly = compute_downwind_exposure(ask(town(15, 30), wind_table=str(path)))
    values = read_whole(hourly.output)
    table = read_whole(compute_downwind_exposure(ask(town(15, 30))).output)
    assert values == pytest.approx(table)
    assert any("spring" in str(note) for note in hourly.notes)


def test_nobody_is_lost_between_grids(make_raster):
    rng = np.random.default_rng(4)
    people = rng.poisson(3.0, (120, 150)).astype(float)
    people[rng.random(people.shape) < 0.1] = np.nan
    path = make_raster("lonlat.tif", people, crs="EPSG:4326", geotransform=(104.0, 0.01, 0, 44.0, 0, -0.01))
    target = Grid.over("EPSG:32648", (380000, 4600000, 640000, 4900000), 7000.0)
    found = people_of_raster(path, target)
    assert found.persons.sum() == pytest.approx(np.nansum(people))
    assert any("NoData" in str(note) for note in found.notes)


def test_grid_north_that_is_not_true_north(ask, make_raster):
    # at 111°E in zone 48 (105°E) grid north lies 4.1° west of true north at 43.4°N, so true west is not grid west
    corner = (980000.0, 1000.0, 0.0, 4830000.0, 0.0, -1000.0)
    source = make_raster("far.tif", np.ones(SHAPE), geotransform=corner)
    people = make_raster("farpeople.tif", town(15, 30), geotransform=corner)
    request = DownwindExposureRequest(
        source, ask(population=people).wind_table, ask(population=people).output, people, decay_km=20.0, max_km=60.0
    )
    exposure = read_whole(compute_downwind_exposure(request).output)
    upwind = np.nonzero(exposure[:, 5])[0]
    assert upwind.mean() - 15 == pytest.approx(25 * np.tan(np.radians(4.1)), abs=0.7)


@pytest.mark.parametrize(
    ("directions", "moved", "expected"),
    [
        ([270.0], [5.0], {12: 1.0}),
        ([0.0, 90.0], [1.0, 3.0], {0: 0.25, 4: 0.75}),
        (list(np.arange(8) * 45.0), [8.0, 0, 0, 0, 0, 0, 0, 0], {0: 0.5, 1: 0.25, 15: 0.25}),
        (list(np.arange(36) * 10.0), [0.0, 1.0] + [0.0] * 34, {0: 0.625, 1: 0.375}),
    ],
)
def test_sectors_of_tables(directions, moved, expected):
    table = WindTable(np.array(directions), np.array([18.0]), np.array([20.0]), np.array(moved)[:, np.newaxis])
    shares = wind_shares(rose_of_table(table), "x.csv")
    assert {int(k): pytest.approx(v) for k, v in expected.items()} == {
        int(k): shares[k] for k in np.flatnonzero(shares > 1e-12)
    }


def test_coarse_grids_stay_small():
    country = Grid.over("EPSG:32648", (-700000, 4500000, 1700000, 5800000), 250.0)
    coarse = coarse_grid(country, 600.0)
    assert max(coarse.width, coarse.height) <= 1000
    left, low, right, high = coarse.bounds
    assert left <= country.bounds[0] - 600000
    assert right >= country.bounds[2] + 600000
    assert low <= country.bounds[1] - 600000
    assert high >= country.bounds[3] + 600000


def test_provenance_names_the_numbers(ask, tmp_path):
    compute_downwind_exposure(ask(town(15, 30)))
    record = json.loads((tmp_path / "exposure.provenance.json").read_text(encoding="utf-8"))
    assert record["parameters"]["decay_km"] == 20.0
    assert set(record["inputs"]) == {"Source", "Wind", "Population"}
    bands = gdal.Open(str(tmp_path / "exposure.tif"))
    assert [bands.GetRasterBand(n).GetDescription() for n in (1, 2)] == ["Exposure", "Source × exposure"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "one of the two"),
        ({"persons": town(1, 1), "settlements": "x.gpkg"}, "one of the two"),
        ({"persons": np.zeros(SHAPE)}, "nobody within reach"),
        ({"persons": -town(1, 1)}, "holds -1000"),
        ({"persons": town(1, 1), "source": -np.ones(SHAPE)}, "holds -1"),
        ({"persons": town(1, 1), "source": np.full(SHAPE, np.nan)}, "no known cell"),
        ({"persons": town(1, 1), "source": np.full(SHAPE, 101.0), "scale": "dust_score"}, "holds 101; a score"),
        ({"persons": town(1, 1), "scale": "log"}, "“log”; linear, dust_score"),
        ({"persons": town(1, 1), "decay_km": 0.0}, "“decay” is 0.0 km"),
        ({"persons": town(1, 1), "max_km": 1e6}, "“reach”"),
        ({"persons": town(1, 1), "band": 2}, "band 2 was asked for"),
        ({"persons": town(1, 1), "threshold": 30.0}, "exceeds the threshold"),
    ],
)
def test_wrong_inputs(ask, changes, words, tmp_path):
    with pytest.raises(InputError, match=words):
        compute_downwind_exposure(ask(**changes))
    assert not (tmp_path / "exposure.tif").exists()


def test_a_density_is_refused(ask, tmp_path):
    request = ask(town(1, 1))
    dataset = gdal.Open(request.population, gdal.GA_Update)
    dataset.GetRasterBand(1).SetUnitType("persons/km²")
    dataset = None
    with pytest.raises(InputError, match="density \\(persons/km²\\)"):
        compute_downwind_exposure(request)


def test_settlements_with_wrong_numbers(ask, make_vector):
    uri = make_vector("towns.gpkg", [("POINT (510500 4784500)", {"people": -5})])
    with pytest.raises(InputError, match="holds -5"):
        compute_downwind_exposure(ask(settlements=uri, population_field="people"))
    with pytest.raises(InputError, match="no field “persons”"):
        compute_downwind_exposure(ask(settlements=uri, population_field="persons"))


@pytest.mark.parametrize("calls", [1, 5, 20, 40])
def test_cancel_leaves_nothing(ask, cancel_after, tmp_path, leftovers, calls):
    request = ask(town(15, 30))
    with pytest.raises(Cancelled):
        compute_downwind_exposure(request, cancelled=cancel_after(calls))
    assert not (tmp_path / "exposure.tif").exists()
    assert leftovers() == []


def test_degrees_are_refused(make_raster, wind, tmp_path):
    source = make_raster("degrees.tif", np.ones(SHAPE), crs="EPSG:4326", geotransform=(104, 0.1, 0, 44, 0, -0.1))
    with pytest.raises(InputError, match="Align layers"):
        compute_downwind_exposure(
            DownwindExposureRequest(source, wind((270, 5)), str(tmp_path / "x.tif"), population=source)
        )
