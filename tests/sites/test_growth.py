"""Seeds, growth and closed land on arrays small enough to follow by hand, or checked against whole arrays."""

import numpy as np
import pytest
from scipy import ndimage

from dss_planner.errors import Cancelled
from dss_planner.raster.grid import Grid
from dss_planner.raster.layout import Layout
from dss_planner.raster.reading import Window
from dss_planner.sites import growth
from dss_planner.sites.closing import Reach, Runs, closed
from dss_planner.sites.components import joined, open_sides, pieces_of
from dss_planner.sites.gaps import nearest
from dss_planner.sites.growth import Ground, grow
from dss_planner.sites.holes import hole_hectares, holes
from dss_planner.sites.land import Land, part_of
from dss_planner.sites.seeds import Seeds
from dss_planner.sites.usable import Usable
from tests.sites import whole_array_search as whole

SQUARE = (100.0, 100.0)  # 1 ha cells


def best_seed(score, target, side=2048):
    land = Land.of_arrays(score, np.ones(score.shape), SQUARE, side)
    usable = Usable(land, 0.0, 0.0, 0.0)
    usable.prepare()
    return Seeds(usable).best(target)


def grown(score, target, compactness=0.0, seed=None):
    score = np.asarray(score, dtype=float)
    ground = Ground.of_arrays(score, np.isfinite(score), np.ones(score.shape))
    return grow(ground, seed or best_seed(score, target), target, compactness, SQUARE)


def snake(side):
    """A path one cell wide that fills a square of ``side`` cells: rows joined at alternating ends."""
    path = np.zeros((side, side), dtype=bool)
    path[::2] = True
    path[1::4, -1] = path[3::4, 0] = True
    return path


def test_growth_follows_the_score():
    score = [[1, 2, 3, 4], [9, 1, 1, 5], [8, 7, 6, 1]]
    # from 9: neighbours 1 and 8 → 8, then 7, then 6
    region = grown(score, 4, seed=(1, 0))
    assert region.cells.tolist() == [[1, 0], [2, 0], [2, 1], [2, 2]]
    assert region.scores.tolist() == [9, 8, 7, 6]


def test_growth_never_joins_over_a_corner_or_over_unusable_land():
    score = [[9, np.nan, 9], [np.nan, 9, np.nan], [9, np.nan, 9]]
    region = grown(score, 9)
    assert len(region.cells) == 1


def test_full_compactness_is_blind_to_the_score_and_no_compactness_follows_it():
    score = np.zeros((41, 41))
    score[:, 20] = 100  # a tempting ridge
    region = grown(score, 150, compactness=1.0, seed=(20, 20))
    distance = np.hypot(*(region.cells - 20).T)
    # a disk of 150 cells has the radius 6.9, a square the half diagonal 8.7
    assert distance.max() < 8.7
    ridge = grown(score, 41, compactness=0.0, seed=(20, 20))
    assert set(ridge.cells[:, 1].tolist()) == {20}


def test_a_single_cell_between_four_cells_of_the_region_is_filled():
    score = np.full((5, 5), 50.0)
    score[2, 2] = 0.0
    score[0, :] = score[4, :] = score[:, 0] = score[:, 4] = 1.0
    region = grown(score, 9, seed=(1, 1))
    assert sorted(map(tuple, region.cells.tolist())) == [(r, c) for r in (1, 2, 3) for c in (1, 2, 3)]


def test_growth_stops_before_the_target_is_passed():
    region = grown(np.full((10, 10), 50.0), 7.5)
    assert region.hectares == 7.0


@pytest.mark.parametrize("compactness", [0.0, 0.3, 1.0])
def test_growth_over_chunks_joins_the_cells_of_whole_arrays_in_their_order(monkeypatch, compactness):
    monkeypatch.setattr(growth, "_HELD", 2)  # chunks are dropped and read again
    monkeypatch.setattr(growth, "_MANY", 300)  # and waiting cells thrown out
    rng = np.random.default_rng(4)
    score = ndimage.gaussian_filter(rng.normal(size=(300, 540)), 8).astype(np.float32)
    score = 100 * (score - score.min()) / np.ptp(score)
    usable = rng.random(score.shape) > 0.1
    hectares = 1 + rng.random(score.shape) / 100
    usable[250:265, 250:265] = True
    expected = whole.grow(score, usable, hectares, (255, 256), 6000.0, compactness, SQUARE)
    found = grow(Ground.of_arrays(score, usable, hectares), (255, 256), 6000.0, compactness, SQUARE)
    assert np.array_equal(found.cells, expected.cells)
    assert found.hectares == expected.hectares
    assert np.array_equal(found.scores, score[tuple(expected.cells.T)])


def test_growth_can_be_cancelled(cancel_after):
    score = np.full((400, 400), 50.0)
    ground = Ground.of_arrays(score, np.isfinite(score), np.ones(score.shape))
    with pytest.raises(Cancelled):
        grow(ground, (200, 200), 120_000.0, 0.0, SQUARE, cancel_after(2))


def test_the_best_seed_has_the_best_surroundings_not_the_best_cell():
    score = np.full((20, 20), 10.0)
    score[2, 2] = 100.0
    score[10:15, 10:15] = 60.0
    assert best_seed(score, 25) == (12, 12)


@pytest.mark.parametrize("side", [4, 5, 2048])
def test_equal_seeds_are_taken_from_the_north_west(side):
    assert best_seed(np.full((9, 9), 50.0), 1, side) == (0, 0)
    # nine cells around: all but the rim are equals
    assert best_seed(np.full((9, 9), 50.0), 9, side) == (1, 1)
    score = np.zeros((9, 9))
    score[2, 8] = score[3, 0] = score[2, 5] = 80.0
    assert best_seed(score, 1, side) == (2, 5)


@pytest.mark.parametrize("side", [7, 16, 500])
@pytest.mark.parametrize("cells", [1, 30, 400, 4_000])
def test_seeds_are_those_of_whole_arrays_while_land_is_closed(side, cells):
    rng = np.random.default_rng(cells)
    score = (rng.integers(0, 6, (50, 61)) * 20).astype(np.float32)  # many equals
    score[rng.random(score.shape) < 0.1] = np.nan
    land = Land.of_arrays(score, np.ones(score.shape), SQUARE, side)
    usable = Usable(land, 250.0, 20.0, 3.0)
    usable.prepare()
    seeds = Seeds(usable)
    for _ in range(12):
        now = usable.window(Window(0, 0, 61, 50))
        if not now.any():
            break
        row, column = seeds.best(cells)
        assert (row, column) == whole.best_seed(score, now, cells)
        seeds.forget(usable.take(Runs.of(np.array([[row, column]]))))


def test_a_patch_that_cannot_hold_the_best_seed_is_not_read_again(monkeypatch):
    score = np.full((40, 40), 10.0)
    score[5, 5], score[5, 35], score[35, 5] = 90.0, 80.0, 70.0
    usable = Usable(Land.of_arrays(score, np.ones(score.shape), SQUARE, 20), 300.0, 0.0, 0.0)
    usable.prepare()
    seeds, looked = Seeds(usable), []
    look = Seeds._look

    def noted(self, patch, cancelled):
        looked.append(patch)
        return look(self, patch, cancelled)

    monkeypatch.setattr(Seeds, "_look", noted)
    assert seeds.best(1) == (5, 5)
    assert len(looked) == 4
    seeds.forget(usable.take(Runs.of(np.array([[5, 5]]))))
    assert seeds.best(1) == (5, 35)
    # its bound of 90 must be tried
    assert looked[4:] == [(0, 0)]
    seeds.forget(usable.take(Runs.of(np.array([[5, 35]]))))
    assert seeds.best(1) == (35, 5)
    assert looked[5:] == [(0, 1)]


def test_land_is_contiguous_through_sides_only():
    allowed = np.array([[1, 1, 0, 0], [0, 0, 1, 0], [0, 0, 1, 1]], dtype=bool)
    for side in (1, 2, 3, 9):
        land = Land.of_arrays(np.where(allowed, 50.0, np.nan), np.ones(allowed.shape), SQUARE, side)
        assert land.largest(0.0, 0.0) == 3.0
        usable = Usable(land, 0.0, 0.0, 3.0)
        usable.prepare()
        assert np.argwhere(usable.window(Window(0, 0, 4, 3))).tolist() == [[1, 2], [2, 2], [2, 3]]


@pytest.mark.parametrize("side", [1, 2, 3, 5, 8, 100])
def test_a_snake_through_all_patches_is_one(side):
    path = snake(25)
    layout = Layout(25, 25, side)
    ones = np.ones(path.shape)
    pieces = {}
    for patch in layout.all():
        window = layout.window(patch)
        inside = part_of(path)(window)
        if inside.any():
            pieces[patch] = pieces_of(inside, part_of(ones)(window), open_sides(layout, patch))[0]
    whole_area = max(*(piece.inner for piece in pieces.values()), *(a.max() for a in joined(layout, pieces).values()))
    assert whole_area == path.sum()


@pytest.mark.parametrize("side", [7, 16, 64])
@pytest.mark.parametrize("share", [0.45, 0.6, 0.75])
def test_usable_land_is_that_of_whole_arrays_while_land_is_closed(side, share):
    rng = np.random.default_rng(int(share * 100) + side)
    score = np.where(rng.random((57, 70)) < share, 50.0, np.nan)
    hectares = 1 + rng.random(score.shape) / 10
    land = Land.of_arrays(score, hectares, SQUARE, side)
    usable = Usable(land, 420.0, 0.0, 12.0)
    usable.prepare()
    everything = Window(0, 0, 70, 57)
    allowed = np.isfinite(score)
    before, changed = None, []
    for row, column in rng.integers(0, 57, (8, 2)).tolist():
        now = usable.window(everything)
        assert np.array_equal(now, whole.large_enough(allowed, hectares, 12.0))
        if before is not None:
            lost = np.zeros(now.shape, dtype=bool)
            for window in changed:
                part_of(lost)(window)[...] = True
            assert not (before & ~now & ~lost).any()
        before = now
        changed = usable.take(Runs.of(np.array([[row, column]])))
        inside = np.zeros(score.shape, dtype=bool)
        inside[row, column] = True
        allowed &= whole.far_enough(whole.distance_to(inside, SQUARE), 420.0, SQUARE)


@pytest.mark.parametrize("cell_size", [(1.0, 1.0), (2.0, 3.0), (30.0, 10.0)])
def test_closed_land_is_nearer_than_the_spacing_from_edge_to_edge(cell_polygon, grid, cell_size):
    plain = Grid(grid.crs, (0.0, cell_size[0], 0.0, 0.0, 0.0, -cell_size[1]), 12, 9)
    inside = np.zeros((9, 12), dtype=bool)
    inside[3, 4] = inside[3, 5] = inside[7, 1] = True
    cells = [cell_polygon(plain, *cell) for cell in np.argwhere(inside).tolist()]
    distance = np.empty(inside.shape)
    for row, column in np.ndindex(inside.shape):
        other = cell_polygon(plain, row, column)
        distance[row, column] = min(other.Distance(cell) for cell in cells)
    for spacing in (0.0, 0.5, *np.unique(distance.round(9)), 100.0):
        shut = closed(Window(0, 0, 12, 9), [Runs.of(np.argwhere(inside))], Reach.of(spacing, cell_size))
        # 1e-10: distances of polygons are rounded
        assert np.array_equal(shut, inside | (distance < spacing - 1e-9 * min(cell_size) - 1e-10)), spacing


@pytest.mark.parametrize("cell_size", [(100.0, 100.0), (90.0, 140.0), (30.1, 29.7)])
def test_closed_land_in_any_window_is_that_of_the_distance_transform(cell_size):
    rng = np.random.default_rng(3)
    for _ in range(60):
        inside = ndimage.binary_dilation(rng.random((45, 50)) < 0.003, iterations=2)
        if not inside.any():
            continue
        # whole cells, and lengths of 3-4-5 triangles, are the limits at which rounding decides
        spacing = float(rng.choice([0, 0.4, 1, 3, 5, 10, 13, 7.3, 80])) * cell_size[0]
        distance = whole.distance_to(inside, cell_size)
        expected = inside | ~whole.far_enough(distance, spacing, cell_size)
        labels, count = ndimage.label(inside)
        regions = [Runs.of(np.argwhere(labels == number)) for number in range(1, count + 1)]
        column, row = rng.integers(0, 25, 2).tolist()
        window = Window(column, row, 20, 17)
        found = closed(window, regions, Reach.of(spacing, cell_size))
        assert np.array_equal(found, part_of(expected)(window)), spacing
        reach = Reach.of(spacing, cell_size)
        around = np.zeros(inside.shape, dtype=bool)
        for region in regions:
            part_of(around)(reach.around(region.bounds, Layout(45, 50)))[...] = True
        assert not (expected & ~around).any()


def test_closing_in_many_small_steps_is_the_same(monkeypatch):
    inside = ndimage.binary_dilation(np.random.default_rng(8).random((60, 60)) < 0.01)
    runs, reach = Runs.of(np.argwhere(inside)), Reach.of(450.0, SQUARE)
    window = Window(0, 0, 60, 60)
    once = closed(window, [runs], reach)
    monkeypatch.setattr("dss_planner.sites.closing._PAIRS", 7)
    assert np.array_equal(closed(window, [runs], reach), once)
    assert once.any()
    assert not once.all()


@pytest.mark.parametrize("seed", range(12))
def test_holes_are_those_of_whole_arrays(seed):
    rng = np.random.default_rng(seed)
    labels, _ = ndimage.label(rng.random((40, 50)) < 0.62)
    inside = labels == np.bincount(labels.ravel())[1:].argmax() + 1
    hectares = 1 + rng.random(inside.shape)
    region = Runs.of(np.argwhere(inside))
    expected = ndimage.binary_fill_holes(inside) & ~inside
    found = holes(region)
    shown = np.zeros(inside.shape, dtype=bool)
    for row, first, last in zip(found.row, found.first, found.last):
        shown[row, first : last + 1] = True
    assert np.array_equal(shown, expected)
    assert hole_hectares(region, part_of(hectares)) == pytest.approx(hectares[expected].sum(), rel=1e-12)


@pytest.mark.parametrize("cell_size", [(100.0, 100.0), (90.0, 140.0)])
@pytest.mark.parametrize("seed", range(5))
def test_the_nearest_region_is_that_of_the_distance_transform(cell_size, seed):
    inside = ndimage.binary_dilation(np.random.default_rng(seed).random((50, 70)) < 0.004, iterations=2)
    labels, count = ndimage.label(inside, np.ones((3, 3)))
    regions = [Runs.of(np.argwhere(labels == number)) for number in range(1, count + 1)]
    found = nearest(regions, cell_size)
    for number, distance in enumerate(found, start=1):
        others = inside & (labels != number)
        assert distance == pytest.approx(whole.distance_to(labels == number, cell_size)[others].min(), rel=1e-12)


def test_a_region_alone_has_no_neighbour_and_regions_that_touch_none_between():
    one, two = Runs.of(np.array([[0, 0], [0, 1]])), Runs.of(np.array([[1, 2]]))
    assert nearest([one], SQUARE) == [None]
    assert nearest([one, two], SQUARE) == [0.0, 0.0]


def test_a_region_without_holes_has_none():
    assert holes(Runs.of(np.array([[3, 4]]))) is None
    assert holes(Runs.of(np.argwhere(snake(9)))) is None
    assert hole_hectares(Runs.of(np.argwhere(np.ones((4, 5)))), part_of(np.ones((9, 9)))) == 0.0
