"""What a search for sites stays off, whole contiguous land as sites, and holes as a layer of their own."""

import numpy as np
import pytest
from osgeo import gdal
from scipy import ndimage

from dss_planner.errors import InputError
from dss_planner.raster.grid import Grid
from dss_planner.raster.rasterise import mask as burned
from dss_planner.sites.limits import Existing, WithinReach
from dss_planner.sites.regions import FindSitesRequest, find_sites


@pytest.fixture
def search(tmp_path):
    def run(score, **more):
        values = {"count": 4, "min_area": 1000, "max_area": 5000, "spacing": 8, "compactness": 0.3, **more}
        side = values.pop("patch_side", 2048)
        return find_sites(FindSitesRequest(score=score, output=str(tmp_path / "sites.gpkg"), **values), patch_side=side)

    return run


def shapes(path, layer="sites"):
    dataset = gdal.OpenEx(path, gdal.OF_VECTOR)
    return [(f.GetGeometryRef().Clone(), f.items()) for f in dataset.GetLayerByName(layer)]


@pytest.mark.parametrize("kind", ["point", "polygon"])
@pytest.mark.parametrize("patch_side", [16, 2048])
def test_new_sites_keep_their_distance_from_existing_ones(hills, search, make_vector, kind, patch_side):
    path, _ = hills(holes=0.0)
    alone = search(path, patch_side=patch_side)
    before = [polygon for polygon, _ in shapes(alone.output)]
    best = before[0]
    there = best.Centroid() if kind == "point" else best
    existing = make_vector("existing.gpkg", [(there.ExportToWkt(), {})], crs=Grid.read(path).crs)
    result = search(path, existing=Existing(existing, 12.0), patch_side=patch_side)
    gaps = [polygon.Distance(there) for polygon, _ in shapes(result.output)]
    assert min(gaps) >= 12_000
    assert min(polygon.Distance(there) for polygon in before) < 12_000


def test_a_cell_just_outside_the_distance_may_be_used(make_raster, search, make_vector):
    score = np.full((1, 30), 50.0)
    path = make_raster("s.tif", score)
    grid = Grid.read(path)
    x, y = grid.xy(0, 0)
    wkt = f"POLYGON(({x} {y},{x + 1000} {y},{x + 1000} {y - 1000},{x} {y - 1000},{x} {y}))"
    existing = make_vector("one.gpkg", [(wkt, {})], crs=grid.crs)
    result = search(path, count=1, min_area=90, max_area=2000, existing=Existing(existing, 4.99), compactness=0.0)
    left = min(polygon.GetEnvelope()[0] for polygon, _ in shapes(result.output))
    assert left == pytest.approx(x + 6000)  # cells 1–5 have a part nearer than 4.99 km


def test_sites_stay_within_reach(hills, search, make_raster):
    path, score = hills(holes=0.0)
    minutes = np.tile(np.arange(score.shape[1], dtype=np.float32) * 10, (score.shape[0], 1))
    minutes[:, 3] = np.nan
    travel = make_raster("travel.tif", minutes)
    grid = Grid.read(path)
    result = search(path, reach=WithinReach(travel, 300.0))
    for polygon, _ in shapes(result.output):
        assert minutes[burned(grid, [polygon])].max() <= 300


@pytest.mark.parametrize("patch_side", [16, 2048])
def test_whole_contiguous_land_by_brute_force(hills, search, patch_side):
    path, score = hills(rows=90, columns=120, seed=4)
    labels, _ = ndimage.label(score >= 62.0)
    areas = np.bincount(labels.ravel())[1:] * 100.0
    wanted = sorted(area for area in areas if 1050 < area < 20_000)
    assert len(wanted) > 2
    assert max(areas) > 20_000
    result = search(
        path,
        count=50,
        min_area=1050,
        max_area=20_000,
        min_score=62.0,
        spacing=0,
        method="threshold",
        patch_side=patch_side,
    )
    found = shapes(result.output)
    assert sorted(round(polygon.GetArea() / 1e4) for polygon, _ in found) == pytest.approx(wanted)
    assert any("they were left out" in str(note) for note in result.notes)
    assert any("No further contiguous land" in str(note) for note in result.notes)


def test_holes_are_a_layer_of_their_own(make_raster, search, tmp_path):
    score = np.full((7, 7), 80.0)
    score[2:4, 2:4] = np.nan
    holes = tmp_path / "holes.gpkg"
    request = {"count": 1, "min_area": 500, "max_area": 5000, "holes": str(holes)}
    result = search(make_raster("s.tif", score), **request)
    ((polygon, fields),) = shapes(str(holes), "holes")
    assert polygon.GetArea() == pytest.approx(4e6)
    assert fields["area_ha"] == pytest.approx(400, rel=2e-3)
    assert fields["site_id"] == result.sites[0].site_id
    search(make_raster("whole.tif", np.full((7, 7), 80.0)), **request)
    assert not holes.exists()  # no hole any more: nothing old stays


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"method": "luck"}, "method"),
        ({"reach": WithinReach("t.tif", 0.0)}, "longest travel time"),
    ],
)
def test_wrong_limits_say_the_fix(hills, search, more, words):
    with pytest.raises(InputError, match=words):
        search(hills()[0], **more)


def test_travel_time_on_another_grid_is_refused(hills, search, make_raster):
    other = make_raster("other.tif", np.zeros((5, 5)))
    with pytest.raises(InputError, match="Travel time"):
        search(hills()[0], reach=WithinReach(other, 60.0))


def test_existing_sites_everywhere_leave_no_room(hills, search, make_vector):
    path, _ = hills()
    left, low, right, high = Grid.read(path).bounds
    wkt = f"POLYGON(({left} {low},{right} {low},{right} {high},{left} {high},{left} {low}))"
    existing = make_vector("all.gpkg", [(wkt, {})], crs=Grid.read(path).crs)
    with pytest.raises(InputError):
        search(path, existing=Existing(existing, 1.0))
