"""The search patch by patch against the search in whole arrays: the same sites, and the same rules that stop it."""

import numpy as np
import pytest
from osgeo import gdal
from scipy import ndimage

from dss_planner.errors import Cancelled, InputError
from dss_planner.raster.cellareas import CellAreas
from dss_planner.raster.grid import Grid
from dss_planner.raster.rasterise import mask as burned
from dss_planner.sites.closing import Runs
from dss_planner.sites.land import Land
from dss_planner.sites.regions import FindSitesRequest, find_sites
from dss_planner.sites.relaxation import Rules, relaxations
from tests.sites.whole_array_search import WholeSearch

CELL = (1000.0, 1000.0)
SIDES = [7, 16, 64]


@pytest.fixture
def rough(make_raster):
    """``rough(seed) -> (path, array)``: whole numbers, so that there are many equals, with a third excluded."""

    def make(seed, rows=50, columns=66):
        rng = np.random.default_rng(seed)
        surface = ndimage.gaussian_filter(rng.normal(size=(rows, columns)), 2)
        surface = (10 * (surface - surface.min()) / np.ptp(surface)).round() * 10
        surface[rng.random(surface.shape) < 0.3] = np.nan
        return make_raster("rough.tif", surface), surface.astype(np.float32)

    return make


def searched(score, hectares, count=5, min_area=900, max_area=4000, spacing=6, compactness=0.3, **more):
    whole = WholeSearch(score, hectares, CELL)
    whole.search(count, min_area, max_area, spacing * 1000, compactness, **more)
    return whole


def assert_same_sites(result, whole, grid, read_layer):
    scores = [whole.score[tuple(region.cells.T)].astype(float) for region in whole.regions]
    order = sorted(range(len(scores)), key=lambda index: (-scores[index].mean(), index))
    assert len(result.sites) == len(order)
    for index, site, (polygon, _) in zip(order, result.sites, read_layer(result.output)):
        region = whole.regions[index]
        assert np.array_equal(burned(grid, [polygon]), region.mask(whole.score.shape))
        assert site.score_mean == scores[index].mean()
        assert (site.score_min, site.score_max) == (scores[index].min(), scores[index].max())
        assert site.holes_ha == pytest.approx(whole.hole_hectares(region), rel=1e-12)


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize(
    "rules",
    [
        {"compactness": 0.0, "spacing": 0},
        {"compactness": 0.3, "min_score": 40.0},
        {"compactness": 1.0, "spacing": 14.2},
        {"total_area": 9000, "spacing": 3},
        {"count": 12, "min_area": 300, "max_area": 1500, "spacing": 2, "compactness": 0.5},
        {"count": 30, "spacing": 21.3, "min_score": 20.0},
    ],
    ids=str,
)
def test_patches_give_the_sites_of_whole_arrays(rough, read_layer, tmp_path, seed, rules):
    path, score = rough(seed)
    grid = Grid.read(path)
    whole = searched(score, CellAreas(grid).hectares(), **rules)
    assert whole.regions
    asked = {"count": 5, "min_area": 900, "max_area": 4000, "spacing": 6, "compactness": 0.3, **rules}
    results = [
        find_sites(FindSitesRequest(path, str(tmp_path / "s.gpkg"), **asked), patch_side=n) for n in (*SIDES, 2048)
    ]
    for result in results:
        assert_same_sites(result, whole, grid, read_layer)
        assert [(c.rule, c.enough) for c in result.relaxations] == [
            (c.rule, pytest.approx(c.enough, rel=1e-9)) for c in results[-1].relaxations
        ]


@pytest.mark.parametrize("side", SIDES)
def test_masks_are_kept_patch_by_patch(rough, read_layer, make_raster, make_vector, tmp_path, side):
    path, score = rough(4)
    grid = Grid.read(path)
    keep = np.zeros(score.shape)
    keep[5:44, 9:31] = keep[20:30, 31:60] = 1
    x0, _, _, y1 = grid.bounds
    corners = [(9, 5), (31, 5), (31, 20), (60, 20), (60, 30), (31, 30), (31, 44), (9, 44), (9, 5)]
    wkt = "POLYGON((" + ",".join(f"{x0 + 1000 * c} {y1 - 1000 * r}" for c, r in corners) + "))"
    whole = searched(np.where(keep == 1, score, np.float32(np.nan)), CellAreas(grid).hectares(), spacing=4)
    for mask in (make_raster("keep.tif", keep), make_vector("keep.gpkg", [(wkt, {"a": 1.0})])):
        request = FindSitesRequest(path, str(tmp_path / "s.gpkg"), None, mask, 5, 900, 4000, None, 4, 0.3)
        assert_same_sites(find_sites(request, patch_side=side), whole, grid, read_layer)


@pytest.mark.parametrize("side", [5, 16, 64])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_largest_land_left_is_that_of_whole_arrays(side, seed):
    rng = np.random.default_rng(seed)
    score = 100 * rng.random((48, 59)).astype(np.float32)
    score[rng.random(score.shape) < 0.1] = np.nan
    hectares = 100 + rng.random(score.shape)
    whole, land = searched(score, hectares), Land.of_arrays(score, hectares, CELL, side)
    land.regions += [Runs.of(region.cells) for region in whole.regions]
    for spacing in (0.0, 1000.0, 5000.0, 9000.1, 40_000.0):
        for least in (0.0, 30.0, 45.5, 80.0):
            assert land.largest(spacing, least) == pytest.approx(whole.largest(spacing, least), rel=1e-12)


@pytest.mark.parametrize("side", [6, 64])
@pytest.mark.parametrize("seed", range(4))
def test_relaxations_are_those_of_trying_every_halving_in_whole_arrays(side, seed):
    rng = np.random.default_rng(seed)
    score = 100 * ndimage.gaussian_filter(rng.random((40, 50)), 1).astype(np.float32)
    hectares = np.full(score.shape, 100.0)
    whole = searched(score, hectares, count=40, spacing=15, min_score=45.0)
    land = Land.of_arrays(score, hectares, CELL, side)
    land.regions += [Runs.of(region.cells) for region in whole.regions]
    rules = Rules(900.0, 15_000.0, 45.0)
    found = {change.rule: change.enough for change in relaxations(land, rules)}
    assert "spacing" in found
    assert ("min_score" in found) == (whole.largest(15_000.0, 0.0) >= rules.room)
    asked = {"spacing": (15_000.0, 1000, lambda value: (value, 45.0)), "min_score": (45.0, 1, lambda v: (15_000.0, v))}
    for rule, enough in found.items():
        if rule == "min_area":
            assert enough == pytest.approx(whole.largest(15_000.0, 45.0), rel=1e-4)
            continue
        value, unit, rules_with = asked[rule]
        low, high = 0.0, value
        for _ in range(12):
            middle = (low + high) / 2
            low, high = (middle, high) if whole.largest(*rules_with(middle)) >= rules.room else (low, middle)
        assert enough == pytest.approx(np.floor(low * (100 if unit == 1 else 1)) / (100 if unit == 1 else 1000))


def test_patches_on_which_two_trials_agree_are_not_looked_at_again(monkeypatch):
    score = np.full((20, 60), 50.0)
    score[:, 40:] = 70.0
    land = Land.of_arrays(score, np.full(score.shape, 100.0), CELL, 20)
    weaker, stricter = land.survey(0.0, 10.0), land.survey(0.0, 60.0)
    looked = []
    look = Land.allowed

    def noted(self, patch, *rules):
        looked.append(patch)
        return look(self, patch, *rules)

    monkeypatch.setattr(Land, "allowed", noted)
    assert land.survey(0.0, 55.0, between=(weaker, stricter), needed=1.0).largest == 40_000.0
    assert looked == [(0, 0), (0, 1)]
    assert land.survey(0.0, 55.0, between=(weaker, stricter), needed=1e9).largest == 0.0


def test_an_elongated_site_crosses_many_patches(make_raster, read_layer, tmp_path):
    score = np.full((90, 90), np.nan)
    score[::2] = 50.0
    score[1::4, -1] = score[3::4, 0] = 50.0  # one way through all rows
    path = make_raster("snake.tif", score)
    request = FindSitesRequest(path, str(tmp_path / "s.gpkg"), None, None, 1, 380_000, 500_000, compactness=0.0)
    result = find_sites(request, patch_side=16)
    polygon, _ = read_layer(result.output)[0]
    assert polygon.GetArea() == pytest.approx(np.isfinite(score).sum() * 1e6)


def test_each_patch_can_be_cancelled_and_says_what_is_done(rough, tmp_path, cancel_after, leftovers):
    path, _ = rough(1)
    rules = {"count": 9, "min_area": 900, "max_area": 4000, "spacing": 25, "min_score": 30.0}
    request = FindSitesRequest(path, str(tmp_path / "out" / "s.gpkg"), **rules)
    seen, calls = [], [0]

    def count():
        calls[0] += 1
        return False

    before = gdal.GetCacheMax()
    find_sites(request, lambda fraction, words: seen.append((fraction, words)), count, patch_side=16)
    fractions = [fraction for fraction, _ in seen]
    assert fractions == sorted(fractions)
    words = [str(text) for _, text in seen if text]
    assert words[:2] == ["Reading the score", "Looking for site 1 of 9"]
    assert "Looking for the rule that keeps one more site out: trial 2" in words
    (tmp_path / "out" / "s.gpkg").unlink()
    for number in sorted({1, 2, 9, 20, calls[0] // 2, calls[0] - 1}):
        with pytest.raises(Cancelled):
            find_sites(request, cancelled=cancel_after(number), patch_side=16)
    assert not (tmp_path / "out" / "s.gpkg").exists()
    assert leftovers() == []
    assert gdal.GetCacheMax() == before


def test_unknown_patches_are_no_error_but_nothing_known_is(make_raster, tmp_path):
    score = np.full((40, 40), np.nan)
    score[30:39, 30:39] = 60.0
    request = FindSitesRequest(make_raster("s.tif", score), str(tmp_path / "s.gpkg"), None, None, 1, 500, 900)
    assert len(find_sites(request, patch_side=10).sites) == 1
    empty = make_raster("empty.tif", np.full((40, 40), np.nan))
    with pytest.raises(InputError, match="no known cell"):
        find_sites(FindSitesRequest(empty, str(tmp_path / "e.gpkg"), None, None, 1, 500, 900), patch_side=10)
