"""Travel time from cells that already have a time: exact, the same whole, in patches and by moves."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest
from scipy import ndimage
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import dijkstra

from dss_planner.access.fixedpoint import FARTHEST, UNREACHED, starting_values
from dss_planner.access.moves import MoveCosts
from dss_planner.access.movesolver import MoveSolver
from dss_planner.access.ondisk import PatchSolver, survey
from dss_planner.access.patches import Store
from dss_planner.access.solved import WholeSolved
from dss_planner.access.solver import solved_field, travel_minutes
from dss_planner.access.surface import BARRIER, UNREACHABLE
from dss_planner.access.surfaces import ArraySurface
from dss_planner.access.walking import Movement
from dss_planner.errors import InputError
from dss_planner.raster.layout import Layout

_spec = importlib.util.spec_from_file_location("directed_graph", Path(__file__).parent / "directed_graph.py")
_graph = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_graph)

CELL = (90.0, 140.0)
WALKS = {
    "8 neighbours": Movement(8),
    "16 neighbours": Movement(16),
    "out": Movement(8, "friction", "x", "from"),
    "home": Movement(8, "friction", "x", "to"),
}


def _starts(friction, seed=0, share=0.2, highest=300.0):
    """Minutes at some cells, some of them impassable, NaN elsewhere; float32."""
    random = np.random.default_rng(seed)
    minutes = random.uniform(0, highest, friction.shape).astype(np.float32)
    minutes[random.random(friction.shape) > share] = np.nan
    minutes.reshape(-1)[:: max(1, friction.size // 5)] = UNREACHABLE
    minutes.reshape(-1)[np.argmax(friction < BARRIER)] = 7.25
    return minutes


def _hills(shape):
    return (ndimage.gaussian_filter(np.random.default_rng(1).random(shape), 3) * 6000).astype(np.float32)


def _expected(friction, starts, elevation=None, movement=None):
    """Least minutes by scipy's Dijkstra from one more node that is joined to every start."""
    movement = movement or Movement()
    neighbours, direction = movement.neighbours, movement.direction
    edges = list(_graph.directed_edges(friction, elevation, CELL, neighbours=neighbours, direction=direction))
    places = np.flatnonzero((starts < UNREACHABLE) & (friction < BARRIER))
    start, end, minutes = (np.array(part) for part in zip(*edges)) if edges else np.empty((3, 0))
    ahead = 1.0  # a stored zero would be no edge
    start = np.concatenate((start, np.full(places.size, friction.size))).astype(int)
    end = np.concatenate((end, places)).astype(int)
    minutes = np.concatenate((minutes, starts.reshape(-1)[places].astype(float) + ahead))
    graph = coo_matrix((minutes, (start, end)), shape=(friction.size + 1, friction.size + 1)).tocsr()
    return dijkstra(graph, indices=friction.size)[:-1].reshape(friction.shape) - ahead


def _agree(found, friction, expected):
    np.testing.assert_array_equal(np.isnan(found), np.isnan(friction))
    reached = np.isfinite(expected) & (friction < BARRIER)
    np.testing.assert_array_equal(found < UNREACHABLE, reached)
    np.testing.assert_allclose(found[reached], expected[reached], rtol=1e-6, atol=1e-6)


def _of(array, layout, patch):
    window = layout.window(patch)
    return array[window.row : window.row + window.height, window.column : window.column + window.width]


def _whole(solver, shape):
    minutes, bits = np.empty(shape, dtype=np.float32), np.empty(shape, dtype=np.uint16)
    for patch in solver.layout.all():
        _of(minutes, solver.layout, patch)[...] = solver.minutes(patch)
        _of(bits, solver.layout, patch)[...] = solver.explained(patch)
    return minutes, bits


def _patched(folder, friction, starts, side, limit=None):
    layout, surface = Layout(*friction.shape, side), ArraySurface(friction)
    store = Store(folder, folder / "out.tif", layout)
    solver = PatchSolver(surface, layout, store, survey(surface, layout), CELL, limit, ArraySurface(starts))
    solver.solve({})
    return _whole(solver, friction.shape)


def _by_moves(friction, starts, movement, elevation, side, limit=None):
    passable = friction < BARRIER
    costs = MoveCosts.over(movement, float(friction[passable].min()), float(friction[passable].max()), CELL)
    values = np.full(friction.shape, UNREACHED, dtype=np.int64)
    heights = None if movement.walking == "off" else ArraySurface(elevation)
    layout = Layout(*friction.shape, side)
    solver = MoveSolver(ArraySurface(friction), heights, layout, costs, values, limit, ArraySurface(starts))
    solver.solve({})
    return _whole(solver, friction.shape)


@pytest.fixture
def ground(landscape):
    """A part of every landscape, and starts on a fifth of its cells."""
    friction = landscape[0][:40, :45]
    return friction, _starts(friction)


@pytest.mark.parametrize("share", [0.002, 0.2, 1.0])
def test_in_memory_agrees_with_dijkstra(landscape, share):
    friction = landscape[0][:40, :45]
    starts = _starts(friction, share=share)
    expected = _expected(friction, starts)
    _agree(travel_minutes(friction, starts, CELL), friction, expected)
    _agree(travel_minutes(friction, starts, CELL, tile_side=16), friction, expected)


@pytest.mark.parametrize("walk", WALKS)
def test_by_moves_agrees_with_dijkstra(ground, walk):
    friction, starts = ground
    movement, elevation = WALKS[walk], _hills(friction.shape)
    heights = None if movement.walking == "off" else elevation
    expected = _expected(friction, starts, heights, movement)
    minutes, bits = _by_moves(friction, starts, movement, elevation, 500)
    _agree(minutes, friction, expected)
    for side in (7, 16):
        parts, parts_bits = _by_moves(friction, starts, movement, elevation, side)
        np.testing.assert_array_equal(parts, minutes)
        np.testing.assert_array_equal(parts_bits, bits)


@pytest.mark.parametrize("side", [9, 16, 64])
def test_patches_give_what_the_whole_gives(tmp_path, landscape, side):
    friction, _ = landscape
    starts = _starts(friction, share=0.01)
    field = solved_field(friction, starts, CELL)
    whole = WholeSolved(field, friction, Layout(*friction.shape, 1000), starts)
    minutes, bits = _patched(tmp_path, friction, starts, side)
    np.testing.assert_array_equal(minutes, whole.minutes((0, 0)))
    np.testing.assert_array_equal(bits, whole.explained((0, 0)))


def test_without_minutes_it_is_travel_time_from_origins(tmp_path, landscape):
    friction, origins = landscape
    starts = np.where(origins, np.float32(0), np.float32(np.nan))
    whole = travel_minutes(friction, origins, CELL)
    np.testing.assert_array_equal(travel_minutes(friction, starts, CELL), whole)
    np.testing.assert_array_equal(_patched(tmp_path, friction, starts, 31)[0], whole)
    np.testing.assert_allclose(_by_moves(friction, starts, Movement(), None, 31)[0], whole, rtol=1e-6)


def test_a_start_is_kept_unless_a_way_leads_there_sooner():
    # 100 m at 0.01 min/m: one minute from cell to cell
    friction = np.full((1, 6), 0.01, dtype=np.float32)
    starts = np.array([[10.0, 30.0, np.nan, np.nan, 12.5, 13.5]])
    minutes = travel_minutes(friction, starts, (100.0, 100.0))
    np.testing.assert_allclose(minutes, [[10, 11, 12, 13, 12.5, 13.5]], rtol=1e-6)
    field = solved_field(friction, starts, (100.0, 100.0))
    bits = WholeSolved(field, friction, Layout(1, 6, 10), starts).explained((0, 0))
    # the last cell would be reached at 13.5 min either way: it keeps its own
    np.testing.assert_array_equal(bits > 0, [[False, True, True, True, False, False]])


def test_a_limit_counts_from_the_minutes_that_starts_have(tmp_path, ground):
    friction, starts = ground
    starts = starts + np.float32(50)
    whole = travel_minutes(friction, starts, CELL)
    limit = float(np.median(whole[np.nan_to_num(whole, nan=UNREACHABLE) < UNREACHABLE]))
    limited = travel_minutes(friction, starts, CELL, max_minutes=limit)
    known = ~np.isnan(whole)
    near, far = known & (whole < limit * (1 - 1e-6)), known & (whole > limit * (1 + 1e-6))
    np.testing.assert_array_equal(limited[near], whole[near])
    assert (limited[far] == UNREACHABLE).all()
    np.testing.assert_array_equal(_patched(tmp_path, friction, starts, 16, limit)[0], limited)
    moved, _ = _by_moves(friction, starts, Movement(), None, 16, limit)
    np.testing.assert_allclose(moved[near], whole[near], rtol=1e-6)
    assert (moved[far] == UNREACHABLE).all()


def test_starts_that_are_all_beyond_the_limit_reach_nothing(tmp_path, road_landscape):
    friction = road_landscape(30, 40, 1)
    starts = np.full(friction.shape, 60.0)
    for minutes in (
        travel_minutes(friction, starts, CELL, max_minutes=59.0),
        _patched(tmp_path, friction, starts, 16, 59.0)[0],
        _by_moves(friction, starts, Movement(16), None, 16, 59.0)[0],
    ):
        assert (minutes == UNREACHABLE).all()


def test_resolution_of_starting_values():
    quanta_per_minute = 2.0**21 / 3.7e-4
    minutes = np.random.default_rng(3).uniform(0, FARTHEST / quanta_per_minute, 5000)
    found = starting_values(minutes, quanta_per_minute, FARTHEST - 1)
    exact = [int(m * 2**60) * int(quanta_per_minute * 2**20) / 2**80 for m in minutes.tolist()]
    assert np.abs(found - np.array(exact)).max() <= 0.5 + 2**-4 + 2**-3  # and the rounding of this check
    # float32 minutes are not scaled in float32
    single = np.array([1234.5678], dtype=np.float32)
    assert starting_values(single, quanta_per_minute, FARTHEST - 1)[0] == round(float(single[0]) * quanta_per_minute)


def test_what_is_no_start():
    minutes = np.array([np.nan, UNREACHABLE, np.inf, 5.0, 0.0])
    np.testing.assert_array_equal(starting_values(minutes, 10.0, 40), [UNREACHED] * 4 + [0])


def test_starts_too_far_to_be_exact_and_negative_ones_are_refused():
    with pytest.raises(InputError, match="longest route"):
        starting_values(np.array([10.0]), FARTHEST / 10.0, FARTHEST - 1)
    assert starting_values(np.array([10.0]), FARTHEST / 10.0, FARTHEST - 2)[0] == UNREACHED
    with pytest.raises(InputError, match="-3 min"):
        starting_values(np.array([-3.0]), 1.0, 100)
    with pytest.raises(InputError, match="None of the 1 origin"):
        travel_minutes(np.array([[BARRIER, 0.1]], dtype=np.float32), np.array([[4.0, np.nan]]), CELL)
