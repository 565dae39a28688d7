"""Seeds, growth and distances on arrays small enough to follow by hand."""

import numpy as np
import pytest

from dss_planner.sites.growth import best_seed, components, distance_to, grow, large_enough

SQUARE = (100.0, 100.0)  # 1 ha cells


def grown(score, target, compactness=0.0, seed=None):
    score = np.asarray(score, dtype=float)
    usable = np.isfinite(score)
    hectares = np.ones(score.shape)
    seed = seed or best_seed(score, usable, target)
    return grow(score, usable, hectares, seed, target, compactness, SQUARE)


def test_growth_follows_the_score():
    score = [[1, 2, 3, 4], [9, 1, 1, 5], [8, 7, 6, 1]]
    # from 9: neighbours 1 and 8 → 8, then 7, then 6
    assert grown(score, 4, seed=(1, 0)).cells.tolist() == [[1, 0], [2, 0], [2, 1], [2, 2]]


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


def test_the_best_seed_has_the_best_surroundings_not_the_best_cell():
    score = np.full((20, 20), 10.0)
    score[2, 2] = 100.0
    score[10:15, 10:15] = 60.0
    assert best_seed(score, np.isfinite(score), 25) == (12, 12)


def test_equal_seeds_are_taken_from_the_north_west():
    assert best_seed(np.full((9, 9), 50.0), np.ones((9, 9), dtype=bool), 1) == (0, 0)


def test_land_is_contiguous_through_sides_only():
    allowed = np.array([[1, 1, 0, 0], [0, 0, 1, 0], [0, 0, 1, 1]], dtype=bool)
    labels, area = components(allowed, np.ones(allowed.shape))
    assert area.tolist() == [0.0, 2.0, 3.0]
    assert large_enough(allowed, np.ones(allowed.shape), 3.0).sum() == 3
    assert labels[0, 2] == 0


@pytest.mark.parametrize("cell_size", [(1.0, 1.0), (2.0, 3.0)])
def test_distance_is_from_edge_to_edge(cell_polygon, grid, cell_size):
    from dss_planner.raster.grid import Grid

    plain = Grid(grid.crs, (0.0, cell_size[0], 0.0, 0.0, 0.0, -cell_size[1]), 12, 9)
    inside = np.zeros((9, 12), dtype=bool)
    inside[3, 4] = inside[3, 5] = inside[7, 1] = True
    found = distance_to(inside, cell_size)
    cells = [cell_polygon(plain, *cell) for cell in np.argwhere(inside).tolist()]
    for row, column in np.ndindex(inside.shape):
        other = cell_polygon(plain, row, column)
        assert found[row, column] == pytest.approx(min(other.Distance(cell) for cell in cells), abs=1e-12)
