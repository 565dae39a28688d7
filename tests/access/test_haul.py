"""How long routes are: against an independent Dijkstra's own routes, against drawn routes, whatever the patches."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest
from scipy import ndimage
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import dijkstra

from dss_planner.access.fixedpoint import UNREACHED
from dss_planner.access.haul import UNMEASURED, Haul, units_per_metre
from dss_planner.access.moves import MoveCosts
from dss_planner.access.movesolver import MoveSolver
from dss_planner.access.solved import WholeSolved
from dss_planner.access.solver import solved_field
from dss_planner.access.surface import BARRIER, UNREACHABLE
from dss_planner.access.surfaces import ArraySurface
from dss_planner.access.walking import Movement
from dss_planner.errors import Cancelled
from dss_planner.raster.layout import Layout

_spec = importlib.util.spec_from_file_location("directed_graph", Path(__file__).parent / "directed_graph.py")
_graph = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_graph)

CELL = (90.0, 140.0)


def _solved(friction, starts, side, movement=None, elevation=None):
    """A surface solved from cells that have minutes: symmetric, or by moves."""
    layout = Layout(*friction.shape, side)
    if movement is None:
        return WholeSolved(solved_field(friction, starts, CELL), friction, layout, starts)
    passable = friction < BARRIER
    costs = MoveCosts.over(movement, float(friction[passable].min()), float(friction[passable].max()), CELL)
    values = np.full(friction.shape, UNREACHED, dtype=np.int64)
    heights = None if movement.walking == "off" else ArraySurface(elevation)
    solver = MoveSolver(ArraySurface(friction), heights, layout, costs, values, None, ArraySurface(starts))
    solver.solve({})
    return solver


def _measured(solved, shape):
    """Kilometres, number of the cell where the route begins (from 1), and minutes of all cells."""
    lengths = np.full(shape, UNMEASURED, dtype=np.int64)
    ends = np.zeros(shape, dtype=np.int32)
    layout = solved.layout
    numbers = np.arange(1, lengths.size + 1).reshape(shape)

    def beginnings(patch, explained):
        begun = (explained == 0) & (solved.minutes(patch) < UNREACHABLE)
        return np.flatnonzero(begun), _of(numbers, layout, patch)[begun]

    haul = Haul(solved, CELL, beginnings, lengths, ends)
    haul.measure(layout.all())
    kilometres, minutes = np.empty(shape, dtype=np.float32), np.empty(shape, dtype=np.float32)
    for patch in layout.all():
        times = solved.minutes(patch)
        _of(minutes, layout, patch)[...] = times
        _of(kilometres, layout, patch)[...] = haul.kilometres(patch, times < UNREACHABLE)
    return kilometres, ends, minutes


def _of(array, layout, patch):
    window = layout.window(patch)
    return array[window.row : window.row + window.height, window.column : window.column + window.width]


def _starts(friction, count=5, seed=0):
    passable = np.flatnonzero(friction < BARRIER)
    random = np.random.default_rng(seed)
    minutes = np.full(friction.shape, np.nan, dtype=np.float32)
    minutes.reshape(-1)[random.choice(passable, size=min(count, passable.size), replace=False)] = random.uniform(0, 9)
    return minutes


def _by_dijkstra(friction, starts, elevation, movement):
    """Kilometres and first cells (from 1) of scipy's own least-cost routes."""
    direction = movement.direction
    edges = list(_graph.directed_edges(friction, elevation, CELL, neighbours=movement.neighbours, direction=direction))
    places = np.flatnonzero((starts < UNREACHABLE) & (friction < BARRIER))
    start, end, minutes = (np.array(part) for part in zip(*edges))
    start = np.concatenate((start, np.full(places.size, friction.size)))
    end = np.concatenate((end, places))
    minutes = np.concatenate((minutes, starts.reshape(-1)[places].astype(float) + 1))
    graph = coo_matrix((minutes, (start, end)), shape=(friction.size + 1,) * 2).tocsr()
    cost, before = dijkstra(graph, indices=friction.size, return_predecessors=True)
    kilometres, ends = np.zeros(friction.size + 1), np.zeros(friction.size + 1, dtype=int)
    for cell in np.argsort(cost[:-1], kind="stable"):
        if not np.isfinite(cost[cell]):
            continue
        if before[cell] == friction.size:
            ends[cell] = cell + 1
            continue
        rows, columns = np.divmod([cell, before[cell]], friction.shape[1])
        step = np.hypot((rows[1] - rows[0]) * CELL[1], (columns[1] - columns[0]) * CELL[0])
        kilometres[cell] = kilometres[before[cell]] + step / 1000
        ends[cell] = ends[before[cell]]
    return kilometres[:-1].reshape(friction.shape), ends[:-1].reshape(friction.shape)


@pytest.mark.parametrize("movement", [None, Movement(16), Movement(8, "friction", "x", "to")])
@pytest.mark.parametrize("side", [13, 500])
def test_lengths_and_ends_are_those_of_dijkstras_routes(movement, side):
    # random friction: no two routes take the same time
    friction = np.random.default_rng(5).uniform(0.002, 0.02, (35, 40)).astype(np.float32)
    friction[10:14, 5:30] = BARRIER
    friction[20, 3:9] = np.nan
    elevation = (ndimage.gaussian_filter(np.random.default_rng(1).random(friction.shape), 3) * 6000).astype(np.float32)
    starts = _starts(friction)
    plain = movement or Movement()
    heights = None if plain.walking == "off" else elevation
    kilometres, ends = _by_dijkstra(friction, starts, heights, plain)
    found, firsts, minutes = _measured(_solved(friction, starts, side, movement, elevation), friction.shape)
    reached = minutes < UNREACHABLE
    np.testing.assert_allclose(found[reached], kilometres[reached], rtol=1e-6)
    np.testing.assert_array_equal(firsts[reached], ends[reached])
    assert (found[~reached] == 0).all()
    assert (firsts[~reached] == 0).all()


@pytest.mark.parametrize("movement", [None, Movement(16)])
def test_patches_measure_what_the_whole_measures(landscape, movement):
    friction = landscape[0][:90, :100]
    starts = _starts(friction, 3)
    whole = _measured(_solved(friction, starts, 500, movement), friction.shape)
    for side in (7, 32):
        parts = _measured(_solved(friction, starts, side, movement), friction.shape)
        for one, other in zip(parts, whole):
            np.testing.assert_array_equal(one, other)


def test_on_even_ground_the_fixed_order_of_moves_decides():
    # 3 columns and 2 rows away: a straight move is the last of all, so diagonals come first
    friction = np.full((3, 4), 0.01, dtype=np.float32)
    starts = np.full(friction.shape, np.nan)
    starts[0, 0] = 0.0
    kilometres, ends, minutes = _measured(_solved(friction, starts, 50), friction.shape)
    assert kilometres[2, 3] == pytest.approx((2 * np.hypot(*CELL) + CELL[0]) / 1000, rel=1e-7)
    assert (ends == 1).all()
    np.testing.assert_allclose(minutes, kilometres * 1000 * 0.01, rtol=1e-6)


def test_unit_of_length_never_overflows():
    assert units_per_metre(Layout(100, 100), 1000.0) == 2.0**24
    rows = 2_000_000_000
    units = units_per_metre(Layout(rows, 1000), 3000.0)
    assert 2.0**61 < rows * 1000 * 3000.0 * units <= 2.0**62


def test_a_cell_that_was_left_out_is_noticed():
    friction = np.full((4, 4), 0.01, dtype=np.float32)
    starts = _starts(friction, 1)
    solved = _solved(friction, starts, 50)
    haul = Haul(
        solved,
        CELL,
        lambda patch, explained: (np.empty(0, dtype=int), np.empty(0, dtype=int)),
        np.full(friction.shape, UNMEASURED, dtype=np.int64),
        np.zeros(friction.shape, dtype=np.int32),
    )
    haul.measure([(0, 0)])
    with pytest.raises(RuntimeError, match="not measured"):
        haul.kilometres((0, 0), np.ones(friction.shape, dtype=bool))
    with pytest.raises(Cancelled):
        haul.measure([(0, 0)], cancelled=lambda: True)
