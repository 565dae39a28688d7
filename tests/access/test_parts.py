"""The parts of the solver on their own: the certificate would hide a slow or wrong one."""

import numpy as np
import pytest

from dss_planner.access import corridors
from dss_planner.access.corridors import settle
from dss_planner.access.field import make_field, violators
from dss_planner.access.fixedpoint import (
    FARTHEST,
    MAX_LINE,
    SMALLEST_HALF_EDGE,
    UNREACHED,
    WALL,
    half_edges,
    half_edges_into,
    require_range,
    scaling,
)
from dss_planner.access.frontier import spread
from dss_planner.access.solver import improve
from dss_planner.access.sweeps import line_costs, sweep_lines
from dss_planner.access.tiles import Tiles
from dss_planner.errors import InputError

CELL = (100.0, 100.0)


def _field(friction, origins, cell_size=CELL):
    return make_field(friction, origins, cell_size, None)


def _swept(friction, row, column):
    """One sweep down and up of an even or uneven surface from one cell; quanta."""
    scales = scaling(float(friction.min()), float(friction.max()), CELL)
    values = np.full(friction.shape, UNREACHED, dtype=np.int64)
    values[row, column] = 0
    sweep_lines(values, line_costs(friction, scales, np.empty(3 * friction.size, dtype=np.int64)))
    return values, scales


@pytest.mark.parametrize(("row", "column"), [(0, 0), (0, 8), (6, 0), (6, 8), (3, 4)])
def test_one_sweep_solves_even_ground_from_any_corner(row, column):
    friction = np.full((7, 9), 0.01, dtype=np.float32)
    values, scales = _swept(friction, row, column)
    rows, columns = np.abs(np.arange(7) - row)[:, np.newaxis], np.abs(np.arange(9) - column)
    diagonal = np.minimum(rows, columns)
    straight = 2 * half_edges(friction, scales.down)[0, 0]
    slanted = 2 * half_edges(friction, scales.diagonal)[0, 0]
    np.testing.assert_array_equal(values, diagonal * slanted + (np.maximum(rows, columns) - diagonal) * straight)


def test_a_line_is_relaxed_both_ways_at_once():
    friction = np.array([[0.01, 0.03, 0.01, 0.02, 0.05]], dtype=np.float32)
    values, scales = _swept(friction, 0, 2)
    minutes = values[0] / scales.quanta_per_minute
    np.testing.assert_allclose(minutes, [4, 2, 0, 1.5, 5], rtol=1e-6)


def test_running_sums_stay_within_int64_at_the_longest_line_of_walls():
    friction = np.full((2, MAX_LINE), 1e30, dtype=np.float32)
    friction[0, 0] = 0.001
    scales = scaling(0.001, 0.001, CELL)
    values = np.full(friction.shape, UNREACHED, dtype=np.int64)
    values[0, 0] = 0
    lines = line_costs(friction, scales, np.empty(3 * friction.size, dtype=np.int64))
    assert int(lines.along.max()) + 2 * WALL > 0.99 * MAX_LINE * 2 * WALL
    sweep_lines(values, lines)
    assert values.min() == 0
    assert np.all(values[0, 1:] >= WALL)
    assert np.all(np.diff(values[0]) > 0)


def test_tiles_never_exceed_the_longest_line():
    field = _field(np.full((3, 9000), 0.01, dtype=np.float32), np.arange(27000).reshape(3, 9000) == 5)
    tiles = Tiles(field, 10**6)
    assert len(tiles.all()) == 3
    tiles.sweep(tiles.all())
    assert violators(field)[0].size == 0


def test_smallest_half_edge_has_the_promised_resolution():
    scales = scaling(0.001, 0.5, (30.0, 100.0))
    assert half_edges(np.array([0.001]), scales.across)[0] == SMALLEST_HALF_EDGE
    assert scales.quanta_per_minute == pytest.approx(SMALLEST_HALF_EDGE / (0.001 * 30 / 2))


def test_half_edges_round_to_nearest_in_both_forms():
    friction = np.random.default_rng(0).uniform(0.001, 0.5, (300, 200)).astype(np.float32)
    friction[3, 4] = 1e30
    scales = scaling(0.001, 0.5, CELL)
    expected = np.rint(np.minimum(friction.astype(float) * scales.diagonal, WALL)).astype(np.int64)
    np.testing.assert_array_equal(half_edges(friction, scales.diagonal), expected)
    target = np.empty(friction.shape, dtype=np.int64)
    half_edges_into(friction, scales.diagonal, target)
    np.testing.assert_array_equal(target, expected)
    assert target[3, 4] == WALL


def test_a_route_too_long_to_be_exact_is_refused():
    require_range(FARTHEST - 1)
    with pytest.raises(InputError, match="longest route"):
        require_range(FARTHEST)


@pytest.mark.parametrize("one_call", [10**9, 10])
def test_settling_all_cells_is_exact_in_one_call_and_in_bands(landscape, one_call, monkeypatch):
    monkeypatch.setattr(corridors, "_ONE_CALL", one_call)
    field = _field(*landscape)
    settle(field, np.flatnonzero(field.frictions < 1e29))
    assert violators(field)[0].size == 0


def test_settling_keeps_better_values(landscape):
    friction, origins = landscape
    field = _field(friction, origins)
    cells = np.flatnonzero(field.frictions < 1e29)
    settle(field, cells)
    exact = field.values.copy()
    settle(field, cells[::2])
    np.testing.assert_array_equal(field.values, exact)


def test_the_frontier_alone_is_exact(landscape):
    field = _field(*landscape)
    assert spread(field, np.flatnonzero(field.values == 0), 10**6, 10**9)
    assert violators(field)[0].size == 0


def test_the_frontier_assigns_the_least_of_several_values():
    friction = np.array([[0.01, 0.02, 0.01], [0.05, 0.01, 0.05]], dtype=np.float32)
    field = _field(friction, np.array([[True, False, True], [False, False, False]]))
    field.interior[0, 2] = 10
    assert spread(field, np.flatnonzero(field.values <= 10), 1, 10**9) is False
    reached = field.interior[1, 1]
    best = improve(field)
    assert reached == field.interior[1, 1]
    assert best.size == 0 or (2 * field.stride + 2) not in best


def test_the_frontier_gives_up_in_long_corridors(make_maze):
    friction = make_maze("serpentine")
    origins = np.zeros(friction.shape, dtype=bool)
    origins[0, 0] = True
    field = _field(friction, origins)
    assert spread(field, np.flatnonzero(field.values == 0), 5, 10**9) is False
    assert spread(field, improve(field), 10**9, 5) is False


def test_improving_never_goes_below_the_least_cost(landscape):
    friction, origins = landscape
    field = _field(friction, origins)
    settle(field, np.flatnonzero(field.frictions < 1e29))
    exact = field.values.copy()
    again = _field(friction, origins)
    for _ in range(6):
        Tiles(again, 23).sweep(Tiles(again, 23).all())
        passable = again.frictions < 1e29
        assert np.all(again.values[passable] >= exact[passable])
