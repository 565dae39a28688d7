"""Slopes and knight's moves: exact against an independent Dijkstra on the directed graph, whatever the tiles."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest
from scipy import ndimage

from dss_planner.access import corridors, movesolver
from dss_planner.access.batches import QUIET
from dss_planner.access.fixedpoint import FARTHEST, UNREACHED
from dss_planner.access.movebatches import MoveBatch
from dss_planner.access.movefield import MoveField
from dss_planner.access.moves import EIGHT, KNIGHTS, MoveCosts, passed
from dss_planner.access.movesolver import MoveSolver
from dss_planner.access.solver import travel_minutes
from dss_planner.access.surface import BARRIER, UNREACHABLE
from dss_planner.access.surfaces import ArraySurface
from dss_planner.access.walking import Movement
from dss_planner.errors import Cancelled, InputError
from dss_planner.raster.layout import Layout

_spec = importlib.util.spec_from_file_location("directed_graph", Path(__file__).parent / "directed_graph.py")
_graph = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_graph)

CELL = (90.0, 140.0)
WALKS = {
    "16 neighbours": Movement(16),
    "out": Movement(8, "friction", "x", "from"),
    "home": Movement(8, "friction", "x", "to"),
    "out and back": Movement(8, "friction", "x", "both"),
    "out, 16 neighbours": Movement(16, "friction", "x", "from"),
}


def solver_of(friction, elevation, movement, origins, side=500, limit=None, tile=None):
    """A solver that has solved arrays."""
    passable = friction < BARRIER
    lowest, highest = float(friction[passable].min()), float(friction[passable].max())
    layout = Layout(*friction.shape, side)
    heights = None if movement.walking == "off" else ArraySurface(elevation)
    costs = MoveCosts.over(movement, lowest, highest, CELL)
    values = np.full(friction.shape, UNREACHED, dtype=np.int64)
    solver = MoveSolver(ArraySurface(friction), heights, layout, costs, values, limit, tile_side=tile)
    sources = {}
    for patch in layout.all():
        cells = np.flatnonzero(_of(origins & passable, layout, patch))
        if cells.size:
            sources[patch] = cells
    solver.solve(sources)
    return solver


def _of(array, layout, patch):
    window = layout.window(patch)
    return array[window.row : window.row + window.height, window.column : window.column + window.width]


def _minutes(friction, elevation, movement, origins, **options):
    solver = solver_of(friction, elevation, movement, origins, **options)
    minutes = np.empty(friction.shape, dtype=np.float32)
    for patch in solver.layout.all():
        _of(minutes, solver.layout, patch)[...] = solver.minutes(patch)
    return minutes


def _hills(shape, seed=1):
    ground = ndimage.gaussian_filter(np.random.default_rng(seed).random(shape), 3)
    return (ground * 6000).astype(np.float32)


def _agree(found, friction, expected):
    passable = friction < BARRIER
    np.testing.assert_array_equal(np.isnan(found), np.isnan(friction))
    reached = np.isfinite(expected) & passable
    np.testing.assert_array_equal(found < UNREACHABLE, reached)
    np.testing.assert_allclose(found[reached], expected[reached], rtol=1e-6)


@pytest.mark.parametrize("walk", WALKS)
def test_values_agree_with_dijkstra_on_the_directed_graph(landscape, walk):
    friction, origins = (part[:60, :70] for part in landscape)
    origins = origins | (np.arange(friction.size).reshape(friction.shape) == np.argmax(friction < BARRIER))
    movement, elevation = WALKS[walk], _hills(friction.shape)
    heights = None if movement.walking == "off" else elevation
    expected = _graph.directed_minutes(
        friction, heights, origins, CELL, neighbours=movement.neighbours, direction=movement.direction
    )
    _agree(_minutes(friction, elevation, movement, origins), friction, expected)


@pytest.mark.parametrize("walk", WALKS)
@pytest.mark.parametrize("side", [7, 32])
def test_tiles_give_what_the_whole_gives(landscape, walk, side):
    friction, origins = (part[:60, :70] for part in landscape)
    origins = origins | (np.arange(friction.size).reshape(friction.shape) == np.argmax(friction < BARRIER))
    elevation = _hills(friction.shape)
    whole = _minutes(friction, elevation, WALKS[walk], origins)
    for tile in (None, side, 25):
        found = _minutes(friction, elevation, WALKS[walk], origins, side=side, tile=tile)
        np.testing.assert_array_equal(found, whole)


def test_without_slopes_and_knights_it_is_the_symmetric_solver(landscape):
    friction, origins = landscape
    expected = travel_minutes(friction, origins, CELL)
    np.testing.assert_allclose(_minutes(friction, None, Movement(), origins), expected, rtol=1e-6)


def test_level_ground_has_no_direction(landscape):
    friction, origins = landscape
    level = np.full(friction.shape, 1200.0, dtype=np.float32)
    expected = travel_minutes(friction, origins, CELL)
    for direction in ("from", "to", "both"):
        movement = Movement(8, "friction", "x", direction)
        np.testing.assert_allclose(_minutes(friction, level, movement, origins), expected, rtol=1e-6)


@pytest.mark.parametrize("walk", WALKS)
@pytest.mark.parametrize(("square", "cells"), [(16, 50), (9, 400), (64, 10**6)])
def test_regions_along_corridors_give_what_the_wave_gives(landscape, walk, square, cells, monkeypatch):
    friction, origins = (part[:60, :70] for part in landscape)
    origins = origins | (np.arange(friction.size).reshape(friction.shape) == np.argmax(friction < BARRIER))
    elevation = _hills(friction.shape)
    whole = _minutes(friction, elevation, WALKS[walk], origins)
    settled, settle = [], movesolver.settle
    monkeypatch.setattr(corridors, "_SQUARE", square)
    monkeypatch.setattr(corridors, "_REGION_CELLS", cells)
    monkeypatch.setattr(movesolver, "settle", lambda *given, **named: settled.append(1) or settle(*given, **named))
    for passes, tile in ((0.0, None), (0.4, 25)):
        monkeypatch.setattr(movesolver, "_PASSES", passes)
        np.testing.assert_array_equal(_minutes(friction, elevation, WALKS[walk], origins, tile=tile), whole)
    assert settled


@pytest.mark.parametrize("walk", WALKS)
@pytest.mark.parametrize("side", [5, 8, 33])
def test_costs_of_a_field_are_those_of_its_cells(walk, side, road_landscape):
    friction, movement = road_landscape(40, 50, 3), WALKS[walk]
    friction[np.random.default_rng(1).random(friction.shape) < 0.1] = BARRIER
    elevation = None if movement.walking == "off" else _hills(friction.shape)
    costs = MoveCosts.over(movement, float(friction.min()), 0.02, CELL)
    field = MoveField.of(friction, elevation, costs, FARTHEST - 1, side)
    expected = costs.of(friction, elevation)
    np.testing.assert_array_equal(field.costs_of(slice(3, 37), slice(6, 50)), expected[:, 3:37, 6:50])
    rows, columns = np.divmod(np.arange(friction.size), friction.shape[1])
    cells = (rows + field.rim) * field.stride + columns + field.rim
    for way, (down, over) in enumerate(field.moves):
        found = field.way_costs(way, cells)
        y, x = rows - down, columns - over
        inside = (y >= 0) & (y < 40) & (x >= 0) & (x < 50)
        np.testing.assert_array_equal(found[inside], expected[way, y[inside], x[inside]])
        assert np.all(found[~inside] >= FARTHEST)


@pytest.mark.parametrize("walk", WALKS)
@pytest.mark.parametrize("side", [6, 32])
def test_blocks_side_by_side_do_not_reach_each_other(walk, side):
    movement = WALKS[walk]
    friction = np.full((side, 3 * side), 0.01, dtype=np.float32)
    elevation = None if movement.walking == "off" else _hills(friction.shape)
    costs = MoveCosts.over(movement, 0.01, 0.01, CELL)
    field = MoveField.of(friction, elevation, costs, FARTHEST - 1, side)
    field.interior[0, 0] = 0
    batch = MoveBatch(field, 3)
    # the walls that they share in a batch do not join what lies apart, nor what touches before it is told
    news = batch.relax(np.array([0, 0]), np.array([0, 2]))
    assert np.all(field.interior[:, :side] < FARTHEST)
    assert np.all(field.interior[:, side:] >= FARTHEST)
    assert news[1, 2, 0] < FARTHEST
    assert np.all(news[:, :, 1] == QUIET)


def test_uphill_is_slower_than_downhill():
    friction = np.full((1, 11), 0.01, dtype=np.float32)
    elevation = np.linspace(0, 180, 11, dtype=np.float32)[np.newaxis]  # 18 m in each 90 m: 20 %
    foot = np.arange(11)[np.newaxis] == 0
    out = _minutes(friction, elevation, Movement(8, "friction", "x", "from"), foot)[0, -1]
    home = _minutes(friction, elevation, Movement(8, "friction", "x", "to"), foot)[0, -1]
    both = _minutes(friction, elevation, Movement(8, "friction", "x", "both"), foot)[0, -1]
    # 9 minutes on level ground; T29: 2.5012 km/h up, 3.5493 km/h down, 5.0367 km/h level
    assert out == pytest.approx(9 * 5.0367 / 2.5012, rel=1e-4)
    assert home == pytest.approx(9 * 5.0367 / 3.5493, rel=1e-4)
    assert both == pytest.approx((out + home) / 2, rel=1e-6)


def test_a_cliff_stops():
    friction = np.full((3, 9), 0.01, dtype=np.float32)
    elevation = np.zeros((3, 9), dtype=np.float32)
    elevation[:, 5:] = 400.0  # 77° over 90 m
    origins = np.zeros((3, 9), dtype=bool)
    origins[1, 0] = True
    minutes = _minutes(friction, elevation, Movement(8, "friction", "x", "from"), origins)
    assert (minutes[:, 5:] == UNREACHABLE).all()
    assert (minutes[:, :5] < UNREACHABLE).all()


def test_knights_move_passes_four_cells_for_a_quarter_each():
    friction = np.array([[0.01, 0.02, 0.9], [0.9, 0.03, 0.04]], dtype=np.float32)
    origins = np.zeros((2, 3), dtype=bool)
    origins[0, 0] = True
    minutes = _minutes(friction, None, Movement(16), origins)
    expected = np.hypot(2 * CELL[0], CELL[1]) * (0.01 + 0.02 + 0.03 + 0.04) / 4
    by_steps = (0.01 + 0.03) / 2 * np.hypot(*CELL) + (0.03 + 0.04) / 2 * CELL[0]
    assert minutes[1, 2] == pytest.approx(min(expected, by_steps), rel=1e-6)
    assert expected < by_steps


@pytest.mark.parametrize("turned", [False, True])
def test_knights_do_not_jump_over_barriers(turned):
    friction = np.full((40, 41), 0.01, dtype=np.float32)
    friction[:, 20] = BARRIER
    if turned:
        friction = np.ascontiguousarray(friction.T)
    origins = np.zeros(friction.shape, dtype=bool)
    origins[3, 3] = True
    minutes = _minutes(friction, None, Movement(16), origins)
    beyond = minutes[21:] if turned else minutes[:, 21:]
    assert (beyond == UNREACHABLE).all()


def test_cells_passed_touch_each_other():
    for move in EIGHT + KNIGHTS:
        cells = passed(move)
        assert cells[0] == (0, 0)
        assert cells[-1] == move
        assert all(max(abs(a - c), abs(b - d)) == 1 for (a, b), (c, d) in zip(cells, cells[1:]))


def test_a_limit_keeps_the_values_below_it(road_landscape, some_origins):
    friction = road_landscape(60, 70, 2)
    origins, elevation = some_origins(friction), _hills(friction.shape)
    whole = _minutes(friction, elevation, WALKS["out"], origins)
    limit = float(np.median(whole))
    limited = _minutes(friction, elevation, WALKS["out"], origins, limit=limit, side=16)
    np.testing.assert_array_equal(limited, np.where(whole <= limit, whole, np.float32(UNREACHABLE)))


def test_every_reached_cell_is_explained(landscape):
    friction, origins = landscape
    solver = solver_of(friction, _hills(friction.shape), WALKS["out, 16 neighbours"], origins, side=31)
    for patch in solver.layout.all():
        minutes, bits = solver.minutes(patch), solver.explained(patch)
        np.testing.assert_array_equal(bits > 0, (minutes < UNREACHABLE) & (minutes > 0))


def test_a_value_that_is_not_exact_is_found(road_landscape, some_origins):
    friction = road_landscape(40, 40, 2)
    solver = solver_of(friction, None, Movement(16), some_origins(friction))
    solver._values[20, 20] += 1
    with pytest.raises(RuntimeError, match="before it was exact"):
        solver.minutes((0, 0))


def test_too_wide_a_range_is_refused():
    with pytest.raises(InputError, match="differ by a factor"):
        MoveCosts.over(WALKS["out"], 1e-4, 1000.0, CELL)


def test_too_long_a_route_is_refused(road_landscape, some_origins):
    friction = road_landscape(40, 40, 2)
    solver = solver_of(friction, None, Movement(16), some_origins(friction, 1))
    reached = solver._values[solver._values < UNREACHED]
    solver._values[solver._values > np.median(reached)] = UNREACHED
    solver._limit = int(np.median(reached))
    with pytest.raises(InputError, match="longest route"):
        solver.minutes((0, 0))


def test_cancel(road_landscape, some_origins):
    friction = road_landscape(60, 60, 2)
    layout = Layout(60, 60, 32)
    costs = MoveCosts.over(Movement(16), float(friction.min()), float(friction.max()), CELL)
    values = np.full(friction.shape, UNREACHED, dtype=np.int64)
    solver = MoveSolver(ArraySurface(friction), None, layout, costs, values)
    with pytest.raises(Cancelled):
        solver.solve({(0, 0): np.array([5])}, cancelled=lambda: True)


@pytest.mark.parametrize("passes", [0.0, 19.0])
def test_cancel_is_honoured_in_every_phase(passes, road_landscape, some_origins, monkeypatch):
    monkeypatch.setattr(movesolver, "_PASSES", passes)
    friction = road_landscape(70, 70, 2)
    costs = MoveCosts.over(Movement(16), float(friction.min()), float(friction.max()), CELL)
    sources = {(0, 0): np.flatnonzero(some_origins(friction, 2))}

    def solve(stop):
        looks = []
        values = np.full(friction.shape, UNREACHED, dtype=np.int64)
        solver = MoveSolver(ArraySurface(friction), None, Layout(70, 70, 70), costs, values, tile_side=40)
        solver.solve(sources, cancelled=lambda: looks.append(1) or len(looks) >= stop)
        return len(looks)

    count = solve(np.inf)
    for stop in range(1, count + 1, max(1, count // 12)):
        with pytest.raises(Cancelled):
            solve(stop)
