"""Travel time is exact: against scipy's Dijkstra on the full graph, against MCP_Geometric, and by hand."""

import numpy as np
import pytest

from dss_planner.access import corridors, solver
from dss_planner.access.batches import LONGEST_SIDE, Batch, most_blocks
from dss_planner.access.field import make_field, violators
from dss_planner.access.fixedpoint import MAX_LINE
from dss_planner.access.ondisk import survey
from dss_planner.access.solver import travel_minutes
from dss_planner.access.surface import BARRIER, UNREACHABLE
from dss_planner.access.surfaces import ArraySurface
from dss_planner.errors import Cancelled, InputError
from dss_planner.raster.layout import Layout

CELL = (100.0, 100.0)


@pytest.fixture
def small_regions(monkeypatch):
    """``small_regions(square, cells)``: settle in smaller squares and regions; returns the sizes of the regions."""

    def make(square, cells):
        sizes, solve = [], corridors._Regions.solve
        monkeypatch.setattr(corridors, "_SQUARE", square)
        monkeypatch.setattr(corridors, "_REGION_CELLS", cells)
        monkeypatch.setattr(
            corridors._Regions, "solve", lambda of, places, *more: sizes.append(places.size) or solve(of, places, *more)
        )
        return sizes

    return make


def assert_same(minutes, expected, friction):
    """Unknown, unreachable and reached cells agree, the last within 1e-6."""
    assert minutes.dtype == np.float32
    np.testing.assert_array_equal(np.isnan(minutes), np.isnan(friction))
    known = ~np.isnan(friction)
    reached = np.isfinite(expected) & known
    np.testing.assert_array_equal((minutes < UNREACHABLE) & known, reached)
    assert np.all(minutes[known & ~reached] == UNREACHABLE)
    np.testing.assert_allclose(minutes[reached], expected[reached], rtol=1e-6, atol=0)


@pytest.mark.parametrize("cell_size", [CELL, (90.0, 140.0), (1000.0, 250.0)])
def test_agrees_with_dijkstra_on_the_full_graph(landscape, cell_size, full_graph_minutes):
    friction, origins = landscape
    expected = full_graph_minutes(friction, origins, cell_size)
    assert_same(travel_minutes(friction, origins, cell_size), expected, friction)


def test_agrees_with_mcp_geometric(landscape):
    graph = pytest.importorskip("skimage.graph")
    friction, origins = landscape
    costs = np.where(np.isfinite(friction) & (friction < BARRIER), friction, np.inf).astype(np.float64)
    expected, _ = graph.MCP_Geometric(costs, sampling=CELL).find_costs(np.argwhere(origins))
    assert_same(travel_minutes(friction, origins, CELL), expected, friction)


@pytest.mark.parametrize("side", [7, 16, 33, 64])
def test_does_not_depend_on_the_tiles(landscape, side):
    friction, origins = landscape
    whole = travel_minutes(friction, origins, CELL)
    np.testing.assert_array_equal(travel_minutes(friction, origins, CELL, tile_side=side), whole)


def test_many_origins_and_a_larger_raster(road_landscape, some_origins, full_graph_minutes):
    friction = road_landscape(400, 500, 8)
    origins = some_origins(friction, 60, 9)
    expected = full_graph_minutes(friction, origins, CELL)
    assert_same(travel_minutes(friction, origins, CELL, tile_side=130), expected, friction)


def test_the_certificate_holds_at_the_end_and_finds_a_spoiled_cell(landscape, monkeypatch):
    friction, origins = landscape
    fields = []
    monkeypatch.setattr(solver, "make_field", lambda *given: fields.append(make_field(*given)) or fields[-1])
    travel_minutes(friction, origins, CELL)
    field = fields[0]
    assert violators(field)[0].size == 0
    reached = np.argwhere((field.interior > 0) & (field.interior <= field.limit) & field.passable)
    row, column = reached[len(reached) // 2]
    right = field.interior[row, column]
    field.interior[row, column] += 1
    cells, better = violators(field)
    assert (row + 1) * field.stride + column + 1 in cells
    assert right in better


def test_limit_keeps_what_is_near_and_drops_the_rest(landscape):
    friction, origins = landscape
    whole = travel_minutes(friction, origins, CELL)
    reached = whole[np.nan_to_num(whole, nan=UNREACHABLE) < UNREACHABLE]
    limit = float(np.median(reached))
    limited = travel_minutes(friction, origins, CELL, max_minutes=limit)
    known = ~np.isnan(whole)
    near = known & (whole < limit * (1 - 1e-6))
    far = known & (whole > limit * (1 + 1e-6))
    np.testing.assert_array_equal(limited[near], whole[near])
    assert np.all(limited[far] == UNREACHABLE)


def test_by_hand_on_three_cells():
    # centre to centre: 100 m · (0.01 + 0.03) / 2 = 2 min, then 100 m · (0.03 + 0.05) / 2 = 4 min
    friction = np.array([[0.01, 0.03, 0.05]], dtype=np.float32)
    minutes = travel_minutes(friction, np.array([[True, False, False]]), CELL)
    np.testing.assert_allclose(minutes, [[0, 2, 6]], rtol=1e-6)


def test_by_hand_on_cells_that_are_not_square():
    friction = np.full((2, 2), 0.01, dtype=np.float32)
    origins = np.array([[True, False], [False, False]])
    minutes = travel_minutes(friction, origins, (300.0, 400.0))
    np.testing.assert_allclose(minutes, [[0, 3], [4, 5]], rtol=1e-6)


def test_a_detour_over_a_road_beats_the_straight_line():
    friction = np.full((3, 9), 0.1, dtype=np.float32)
    friction[0] = 0.001
    origins = np.zeros(friction.shape, dtype=bool)
    origins[2, 0] = True
    minutes = travel_minutes(friction, origins, CELL)
    # straight on: 8 steps of 10 min; over the road: up 10 + 5.05, 8 steps of 0.1, down 5.05 + 10
    assert minutes[2, 8] == pytest.approx(30.9, rel=1e-6)


def test_single_cell():
    assert travel_minutes(np.array([[0.5]]), np.array([[True]]), CELL).tolist() == [[0.0]]


def test_barrier_is_not_crossed_even_diagonally():
    friction = np.full((5, 5), 0.01, dtype=np.float32)
    friction[:, 2] = BARRIER
    origins = np.zeros(friction.shape, dtype=bool)
    origins[2, 0] = True
    minutes = travel_minutes(friction, origins, CELL)
    assert np.all(minutes[:, 2:] == UNREACHABLE)
    assert np.all(minutes[:, :2] < UNREACHABLE)


def test_long_slow_route_below_the_sentinel_is_not_called_a_wall():
    friction = np.full((1, 300), 50.0, dtype=np.float32)
    friction[0, 0] = 0.001
    minutes = travel_minutes(friction, np.arange(300)[np.newaxis] == 0, (10.0, 10.0))
    assert minutes[0, -1] == pytest.approx(50.0 * 10 * 298 + (50.0 + 0.001) / 2 * 10, rel=1e-6)


@pytest.mark.parametrize("value", [0.0, -1.0, -np.inf])
def test_friction_of_zero_or_less_is_refused(value):
    friction = np.full((3, 3), 0.01, dtype=np.float32)
    friction[1, 1] = value
    surface = ArraySurface(friction)
    with pytest.raises(InputError, match=rf"down to {value:g}; .* above 0 everywhere"):
        travel_minutes(friction, np.eye(3, dtype=bool), CELL)
    with pytest.raises(InputError, match=rf"down to {value:g}; .* above 0 everywhere"):
        survey(surface, Layout(3, 3, 2))


def test_endless_friction_is_a_barrier():
    friction = np.array([[0.01, np.inf, 0.01]], dtype=np.float32)
    minutes = travel_minutes(friction, np.array([[True, False, False]]), CELL)
    assert minutes.tolist() == [[0.0, UNREACHABLE, UNREACHABLE]]


@pytest.mark.parametrize("side", [8190, 100_000, 0, -3])
def test_blocks_too_large_for_whole_numbers_are_refused(side):
    friction = np.full((2, 3), 0.01, dtype=np.float32)
    origins = np.zeros(friction.shape, dtype=bool)
    origins[0, 0] = True
    with pytest.raises(InputError, match=rf"is {side} cells; expected is 1 to 8189"):
        travel_minutes(friction, origins, CELL, tile_side=side)
    assert most_blocks(LONGEST_SIDE) * (LONGEST_SIDE + 3) == MAX_LINE


def test_all_unknown_is_refused():
    with pytest.raises(InputError, match="no known cell"):
        travel_minutes(np.full((3, 3), np.nan), np.eye(3, dtype=bool), CELL)


def test_origins_only_on_walls_are_refused():
    friction = np.full((3, 3), 0.01, dtype=np.float32)
    friction[np.eye(3, dtype=bool)] = BARRIER
    with pytest.raises(InputError, match="3 origin cells"):
        travel_minutes(friction, np.eye(3, dtype=bool), CELL)


def test_too_wide_a_range_is_refused():
    friction = np.array([[1e-7, 0.01, 9e5]])
    with pytest.raises(InputError, match="too wide to be one unit"):
        travel_minutes(friction, np.array([[True, False, False]]), CELL)


def test_cancel_is_honoured_in_every_phase(landscape):
    friction, origins = landscape
    looks = []

    def count():
        looks.append(1)
        return False

    travel_minutes(friction, origins, CELL, cancelled=count)
    for stop in range(1, len(looks) + 1, max(1, len(looks) // 8)):
        left = [stop]

        def cancelled(left=left):
            left[0] -= 1
            return left[0] <= 0

        with pytest.raises(Cancelled):
            travel_minutes(friction, origins, CELL, cancelled=cancelled)


def test_progress_rises_within_bounds(landscape):
    friction, origins = landscape
    seen = []
    travel_minutes(friction, origins, CELL, progress=lambda fraction, text: seen.append(fraction))
    assert seen
    assert all(0 <= fraction <= 1 for fraction in seen)
    assert seen == sorted(seen)


@pytest.mark.parametrize("kind", ["maze", "serpentine"])
@pytest.mark.parametrize(("square", "cells"), [(16, 50), (7, 300), (64, 10**6)])
def test_mazes_are_settled_in_regions(
    kind, square, cells, small_regions, monkeypatch, make_maze, some_origins, full_graph_minutes
):
    friction = make_maze(kind)
    origins = some_origins(friction, 1)
    regions = small_regions(square, cells)
    monkeypatch.setattr(solver, "_PASSES", 0.2)
    minutes = travel_minutes(friction, origins, CELL)
    assert len(regions) > 3 or cells > friction.size
    assert_same(minutes, full_graph_minutes(friction, origins, CELL), friction)


@pytest.mark.parametrize(("square", "cells"), [(16, 50), (9, 400), (64, 10**6)])
@pytest.mark.parametrize("passes", [0.0, 0.5])
def test_regions_are_exact_wherever_the_wave_stops(
    landscape, square, cells, passes, small_regions, monkeypatch, full_graph_minutes
):
    friction, origins = landscape
    whole = travel_minutes(friction, origins, (90.0, 140.0))
    limit = float(np.median(whole[np.nan_to_num(whole, nan=UNREACHABLE) < UNREACHABLE]))
    limited = travel_minutes(friction, origins, (90.0, 140.0), limit)
    small_regions(square, cells)
    monkeypatch.setattr(solver, "_PASSES", passes)
    np.testing.assert_array_equal(travel_minutes(friction, origins, (90.0, 140.0)), whole)
    np.testing.assert_array_equal(travel_minutes(friction, origins, (90.0, 140.0), limit), limited)


def test_a_maze_is_known_by_how_few_blocks_are_reached(monkeypatch):
    friction = np.full((500, 500), 0.004, dtype=np.float32)
    friction[:, 1::2] = BARRIER
    friction[0, 1::4] = friction[-1, 3::4] = 0.004
    origins = np.zeros(friction.shape, dtype=bool)
    origins[0, 0] = True
    batches, settled = [], []
    relax, settle = Batch.relax, solver.settle
    monkeypatch.setattr(Batch, "relax", lambda *given: batches.append(1) or relax(*given))
    monkeypatch.setattr(solver, "settle", lambda *given, **named: settled.append(1) or settle(*given, **named))
    travel_minutes(friction, origins, CELL)
    assert settled
    assert len(batches) < 60
    open_ground = np.full(friction.shape, 0.004, dtype=np.float32)
    settled.clear()
    travel_minutes(open_ground, origins, CELL)
    assert not settled


def test_land_that_no_route_reaches_is_no_part_of_a_maze(
    small_regions, monkeypatch, make_maze, some_origins, full_graph_minutes
):
    maze = make_maze("serpentine")
    wide = np.full((maze.shape[0], 3 * maze.shape[1]), 0.01, dtype=np.float32)
    wide[:, : maze.shape[1]] = maze
    wide[:, maze.shape[1]] = BARRIER
    origins = np.zeros(wide.shape, dtype=bool)
    origins[:, : maze.shape[1]] = some_origins(maze, 1)
    regions = small_regions(16, 500)
    monkeypatch.setattr(solver, "_PASSES", 0.2)
    minutes = travel_minutes(wide, origins, CELL)
    assert sum(regions) <= 1.5 * maze.size
    assert_same(minutes, full_graph_minutes(wide, origins, CELL), wide)


@pytest.mark.parametrize("shape", [(1, 1), (1, 2), (2, 1), (3, 3), (31, 32), (32, 33), (33, 64), (65, 1), (1, 97)])
def test_rasters_smaller_than_a_block_or_on_its_edge(shape, some_origins, full_graph_minutes):
    friction = np.random.default_rng(sum(shape)).uniform(0.001, 0.05, shape).astype(np.float32)
    origins = some_origins(friction, 2)
    for cell_size in (CELL, (90.0, 140.0)):
        expected = full_graph_minutes(friction, origins, cell_size)
        assert_same(travel_minutes(friction, origins, cell_size), expected, friction)


def test_ties_and_walls_with_one_opening(full_graph_minutes):
    friction = np.full((97, 130), 0.003, dtype=np.float32)
    friction[::8, :] = BARRIER
    friction[::16, 3] = friction[8::16, 120] = 0.003  # every other wall is open at the other end
    friction[:, 64] = 0.003
    origins = np.zeros(friction.shape, dtype=bool)
    origins[[1, 96], [1, 129]] = True
    for side in (5, 32, 200):
        minutes = travel_minutes(friction, origins, CELL, tile_side=side)
        assert_same(minutes, full_graph_minutes(friction, origins, CELL), friction)
