"""Candidate sites: rules kept (checked by brute force), determinism, unmet targets named, errors."""

import json
import uuid
from pathlib import Path

import numpy as np
import pytest
from osgeo import ogr

from dss_planner.errors import Cancelled, InputError, OutputError
from dss_planner.raster.areas import ellipsoidal_hectares
from dss_planner.raster.grid import Grid
from dss_planner.raster.rasterise import mask as burned
from dss_planner.sites.land import Land
from dss_planner.sites.regions import FindSitesRequest, find_sites
from dss_planner.sites.relaxation import Rules, relaxations

LAEA = "+proj=laea +lat_0=45 +lon_0=106 +datum=WGS84 +units=m"


@pytest.fixture
def search(tmp_path):
    def run(score, progress=None, cancelled=None, **more):
        values = {"count": 4, "min_area": 1000, "max_area": 5000, "spacing": 8, "compactness": 0.3, **more}
        request = FindSitesRequest(
            score=score,
            output=str(tmp_path / "out" / "sites.gpkg"),
            report=str(tmp_path / "out" / "report.json"),
            **values,
        )
        callables = {"progress": progress, "cancelled": cancelled}
        return find_sites(request, **{key: value for key, value in callables.items() if value})

    return run


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize(("compactness", "min_score"), [(0.0, 0.0), (0.3, 40.0), (1.0, 0.0)])
@pytest.mark.parametrize("crs", ["EPSG:32648", LAEA])
def test_every_rule_is_kept(hills, search, read_layer, seed, compactness, min_score, crs):
    place = (500_000.0, 1000.0, 0.0, 5_050_000.0, 0.0, -1000.0) if crs != LAEA else None
    path, score = hills(seed=seed, crs=crs, geotransform=place)
    result = search(path, compactness=compactness, min_score=min_score)
    found = read_layer(result.output)
    assert len(found) == len(result.sites) == 4
    assert result.met
    grid = Grid.read(path)
    for (polygon, fields), site in zip(found, result.sites):
        assert polygon.GetGeometryType() == ogr.wkbPolygon
        assert polygon.IsValid()
        area = ellipsoidal_hectares(polygon, grid.crs)
        assert 1000 <= area <= 5000
        assert fields["area_ha"] == pytest.approx(area)
        assert fields["site_id"] == site.site_id == str(uuid.UUID(site.site_id))
        inside = burned(grid, [polygon])
        # outlines follow cell edges: the cells inside are the polygon, and none is excluded or below the least score
        assert inside.sum() * 1e6 == pytest.approx(polygon.GetArea())
        assert np.isfinite(score[inside]).all()
        assert score[inside].min() >= min_score
        assert fields["score_mean"] == pytest.approx(score[inside].mean(dtype=float), rel=1e-6)
        assert fields["score_min"] == pytest.approx(float(score[inside].min()))
        assert fields["score_max"] == pytest.approx(float(score[inside].max()))
    for i, (first, fields) in enumerate(found):
        gaps = [first.Distance(second) for j, (second, _) in enumerate(found) if j != i]
        assert min(gaps) >= 8000
        assert fields["nearest_km"] == pytest.approx(min(gaps) / 1000)


def test_sites_are_named_by_rank_of_their_mean_score(hills, search):
    sites = search(hills()[0]).sites
    means = [site.score_mean for site in sites]
    assert means == sorted(means, reverse=True)
    assert [(site.name, site.rank) for site in sites] == [(f"Site {i}", i) for i in (1, 2, 3, 4)]
    assert len({site.site_id for site in sites}) == 4


def test_the_same_search_gives_the_same_sites(hills, search):
    path, _ = hills()
    assert search(path) == search(path)


def test_compactness_makes_sites_compacter_and_score_alone_makes_them_better(make_raster, search):
    rows, columns = np.indices((40, 60))
    path = make_raster("ridge.tif", 90 * np.exp(-(((rows - 20) / 3) ** 2) - ((columns - 30) / 25) ** 2))
    alone, shaped = search(path, compactness=0.0, count=1).sites[0], search(path, compactness=1.0, count=1).sites[0]
    assert shaped.compactness > 1.3 * alone.compactness
    assert alone.score_mean > shaped.score_mean + 5
    # a disk of cells has (π/4)² = 0.617 (its perimeter is that of the square around it), a square π/4 = 0.785
    assert 0.6 < shaped.compactness < 0.79


def test_spacing_at_its_limit_is_allowed(make_raster, search):
    score = np.full((3, 13), np.nan)
    score[:, :3] = 80.0
    score[:, 10:] = 70.0  # columns 3–9 lie between: 7 km
    found = search(make_raster("s.tif", score), count=2, min_area=800, max_area=1000, spacing=7)
    assert [site.nearest_km for site in found.sites] == [7.0, 7.0]
    assert found.met


def test_holes_are_reported_and_never_part_of_a_site(make_raster, search, read_layer):
    score = np.full((7, 7), np.nan)
    score[1:6, 1:6] = 80.0
    score[2:4, 2:4] = np.nan
    result = search(make_raster("s.tif", score), count=1, min_area=500, max_area=3000)
    polygon, fields = read_layer(result.output)[0]
    assert polygon.GetGeometryCount() == 2
    assert polygon.GetArea() == pytest.approx(21e6)
    assert fields["holes_ha"] == pytest.approx(400, rel=2e-3)
    assert any("as holes" in str(note) for note in result.notes)


def test_a_pinched_region_is_one_valid_polygon(make_raster, search, read_layer):
    # the hole touches the outside at a corner only
    score = np.array([[1, 1, 1, 1], [1, np.nan, 1, 1], [1, 1, np.nan, np.nan], [1, 1, np.nan, np.nan]]) * 50
    score[2, 1] = 50
    result = search(make_raster("s.tif", score), count=1, min_area=500, max_area=3000)
    polygon, _ = read_layer(result.output)[0]
    assert polygon.IsValid()
    assert polygon.GetGeometryName() == "POLYGON"
    assert polygon.GetArea() == pytest.approx(11e6)


def test_total_area_is_shared_and_not_passed(hills, search):
    result = search(hills()[0], total_area=8000)
    total = sum(site.area_ha for site in result.sites)
    assert 7600 < total <= 8000
    assert result.met
    assert {target.rule for target in result.targets} == {"count", "area", "spacing", "total_area"}


def test_a_total_out_of_reach_is_said(hills, search):
    result = search(hills()[0], total_area=30_000)
    assert not result.met
    assert [target.rule for target in result.targets if not target.met] == ["total_area"]
    assert any("cannot reach the total of 30,000 ha" in str(note) for note in result.notes)


def test_mask_keeps_sites_inside(hills, search, make_vector, read_layer):
    path, _ = hills()
    grid = Grid.read(path)
    x0, _, x1, y1 = grid.bounds
    box = f"POLYGON(({x0} {y1},{x1} {y1},{x1} {y1 - 30000},{x0} {y1 - 30000},{x0} {y1}))"
    mask = make_vector("mask.gpkg", [(box, {"a": 1.0})])
    result = search(path, mask=mask, count=2)
    wanted = ogr.CreateGeometryFromWkt(box)
    for polygon, _ in read_layer(result.output):
        assert polygon.Within(wanted)


def unmet(result):
    report = json.loads(Path(result.output).with_name("report.json").read_text(encoding="utf-8"))
    assert report["targets_met"] is False
    assert report["targets"][0] == {
        "rule": "count",
        "met": False,
        "sentence": f"{len(result.sites)} of {report['asked']['count']} sites found.",
    }
    return {item["rule"]: item["enough"] for item in report["relaxations"]}


def test_spacing_that_stops_a_site_is_named_with_the_spacing_that_would_do(make_raster, search):
    score = np.full((3, 13), np.nan)
    score[:, :3] = 80.0
    score[:, 10:] = 70.0
    path = make_raster("s.tif", score)
    result = search(path, count=2, min_area=800, max_area=1000, spacing=12)
    assert len(result.sites) == 1
    changes = unmet(result)
    assert set(changes) == {"spacing"}
    assert changes["spacing"] == pytest.approx(7.0, abs=0.004)
    assert changes["spacing"] <= 7.0
    again = search(path, count=2, min_area=800, max_area=1000, spacing=changes["spacing"])
    assert again.met


def test_least_score_that_stops_a_site_is_named(make_raster, search):
    score = np.full((3, 13), np.nan)
    score[:, :3] = 80.0
    score[:, 10:] = 70.0
    path = make_raster("s.tif", score)
    result = search(path, count=2, min_area=800, max_area=1000, spacing=5, min_score=75)
    changes = unmet(result)
    assert set(changes) == {"min_score"}
    assert changes["min_score"] == pytest.approx(70.0, abs=0.03)
    assert search(path, count=2, min_area=800, max_area=1000, spacing=5, min_score=changes["min_score"]).met


def test_least_area_that_stops_a_site_is_named(make_raster, search):
    score = np.full((3, 13), np.nan)
    score[:, :3] = 80.0
    score[:2, 10:] = 70.0
    path = make_raster("s.tif", score)
    result = search(path, count=2, min_area=800, max_area=1000, spacing=5)
    changes = unmet(result)
    assert set(changes) == {"min_area"}
    assert changes["min_area"] == pytest.approx(600, rel=2e-3)
    assert search(path, count=2, min_area=changes["min_area"], max_area=1000, spacing=5).met


def test_land_that_is_used_up_is_said(make_raster, search):
    result = search(make_raster("s.tif", np.full((3, 3), 50.0)), count=2, min_area=800, max_area=1000, spacing=0)
    assert unmet(result) == {}
    assert any("No single rule" in str(note) for note in result.notes)


def test_no_site_at_all_names_the_rule(make_raster, search, tmp_path, leftovers):
    path = make_raster("s.tif", np.full((3, 3), 50.0))
    with pytest.raises(InputError, match=r"A least score of 49.* instead of 60 would leave room"):
        search(path, min_area=500, max_area=1000, min_score=60)
    with pytest.raises(InputError, match="The largest land left has 9"):
        search(path, min_area=2000, max_area=3000)
    with pytest.raises(InputError, match="Lower the least area and the least score together"):
        search(path, min_area=2000, max_area=3000, min_score=60)
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["report.json"]
    assert leftovers() == []


def test_a_long_run_of_many_small_sites(hills, search, read_layer):
    result = search(hills(rows=120, columns=160, seed=9)[0], count=40, min_area=300, max_area=900, spacing=3)
    polygons = [polygon for polygon, _ in read_layer(result.output)]
    assert len(polygons) == 40
    assert min(a.Distance(b) for i, a in enumerate(polygons) for b in polygons[:i]) >= 3000


def test_provenance_and_progress(hills, search):
    seen = []
    result = search(hills()[0], progress=lambda fraction, text: seen.append((fraction, text)))
    fractions = [fraction for fraction, _ in seen]
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0
    stored = json.loads(Path(result.output).with_name("sites.provenance.json").read_text(encoding="utf-8"))
    assert stored["parameters"]["spacing"] == 8


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"count": 0}, "at least 1 is expected"),
        ({"min_area": 500, "max_area": 400}, "least < largest"),
        ({"min_area": 0}, "0 < least"),
        ({"spacing": -1}, "spacing is -1 km"),
        ({"compactness": 1.5}, "compactness is 1.5"),
        ({"min_score": 101}, "least score is 101"),
        ({"total_area": 3000}, "4 sites of at least 1000 ha need 4000 ha"),
        ({"min_area": 110, "max_area": 150}, "A cell of the score has 100"),
    ],
)
def test_contradictory_requests(hills, search, values, expected):
    with pytest.raises(InputError, match=expected):
        search(hills()[0], **values)


def assert_nothing_written(tmp_path, leftovers):
    folder = tmp_path / "out"
    assert not folder.exists() or not any(folder.iterdir())
    assert leftovers() == []


@pytest.mark.parametrize(("crs", "expected"), [("", "no coordinate reference system"), ("EPSG:4326", "degrees")])
def test_a_crs_in_metres_is_needed(hills, search, tmp_path, leftovers, crs, expected):
    path, _ = hills(crs=crs, geotransform=(105, 0.01, 0, 45, 0, -0.01))
    with pytest.raises(InputError, match=expected):
        search(path)
    assert_nothing_written(tmp_path, leftovers)


def test_a_score_without_known_cells(make_raster, search, tmp_path, leftovers):
    with pytest.raises(InputError, match="no known cell"):
        search(make_raster("s.tif", np.full((5, 5), np.nan)))
    assert_nothing_written(tmp_path, leftovers)


def test_a_missing_score(search, tmp_path):
    with pytest.raises(InputError, match=r"gone.tif"):
        search(str(tmp_path / "gone.tif"))


def test_a_mask_on_another_grid_and_a_mask_elsewhere(hills, search, make_raster, make_vector, tmp_path, leftovers):
    path, _ = hills()
    with pytest.raises(InputError, match=r"Score.*Mask"):
        search(path, mask=make_raster("mask.tif", np.ones((4, 6))))
    far = make_vector("far.gpkg", [("POLYGON((0 0,9 0,9 9,0 9,0 0))", {"a": 1.0})])
    with pytest.raises(InputError, match="keeps no cell"):
        search(path, mask=far)
    with pytest.raises(InputError, match="has no feature"):
        search(path, mask=make_vector("empty.gpkg", []))
    assert_nothing_written(tmp_path, leftovers)


def test_outputs_that_cannot_be_written_leave_nothing(hills, tmp_path, leftovers):
    path, _ = hills()
    (tmp_path / "file").write_text("", encoding="utf-8")
    good, bad = str(tmp_path / "out" / "sites.gpkg"), str(tmp_path / "file" / "x")
    with pytest.raises(OutputError):
        find_sites(FindSitesRequest(path, bad, min_area=500, max_area=900))
    with pytest.raises(OutputError, match="report"):
        find_sites(FindSitesRequest(path, good, report=bad, min_area=500, max_area=900))
    assert_nothing_written(tmp_path, leftovers)


def test_cancel_keeps_the_old_sites(hills, search, tmp_path, leftovers, cancel_after):
    path, _ = hills()
    result = search(path)
    before = Path(result.output).read_bytes()
    for calls in range(1, 6):
        with pytest.raises(Cancelled):
            search(path, cancelled=cancel_after(calls))
    assert Path(result.output).read_bytes() == before
    assert leftovers() == []


def test_the_area_told_leaves_room_when_it_is_typed_in():
    land = Land.of_arrays(np.full((1, 3), 50.0), np.full((1, 3), 411.9), (1000.0, 1000.0))
    # 1,235.7 ha
    (change,) = relaxations(land, Rules(2000.0, 0.0, 0.0))
    assert "a least area of 1,235 ha" in str(change.sentence)
    assert land.largest(0.0, 0.0) >= Rules(1235.0, 0.0, 0.0).room


def test_a_search_that_finds_nothing_reports_the_smallest_change_too(make_raster, tmp_path):
    score = np.full((6, 6), 20.0)
    score[2, 2:4] = 80.0
    path, report = make_raster("score.tif", score), tmp_path / "report.json"
    wanted = FindSitesRequest(
        path, str(tmp_path / "sites.gpkg"), str(report), count=1, min_area=300, max_area=900, min_score=50
    )
    with pytest.raises(InputError, match="No site of at least 300 ha"):
        find_sites(wanted)
    found = json.loads(report.read_text(encoding="utf-8"))
    assert (found["targets_met"], found["sites"]) == (False, [])
    assert found["targets"][0]["sentence"] == "0 of 1 sites found."
    # two cells of 1 km² score 80, the land around them 20
    assert {item["rule"] for item in found["relaxations"]} == {"min_area", "min_score"}
    assert not (tmp_path / "sites.gpkg").exists()
