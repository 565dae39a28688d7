"""Friction landscapes, and two independent ways to solve them."""

import numpy as np
import pytest
from scipy import ndimage
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import dijkstra

BARRIER = 1e6
UNREACHABLE = 1e6


def _full_graph_minutes(friction, origins, cell_size):
    """Least cost by scipy's Dijkstra on the graph of all passable cells, in float64 (rows, columns); inf unreached."""
    rows, columns = friction.shape
    passable = np.isfinite(friction) & (friction < BARRIER)
    number = np.arange(friction.size).reshape(friction.shape)
    starts, ends, costs = [], [], []
    for dy, dx in ((0, 1), (1, 0), (1, 1), (1, -1)):
        a = (slice(0, rows - dy), slice(max(0, -dx), columns - max(0, dx)))
        b = (slice(dy, rows), slice(max(0, dx), columns - max(0, -dx)))
        both = passable[a] & passable[b]
        mean = (friction[a].astype(float) + friction[b].astype(float)) / 2
        starts.append(number[a][both])
        ends.append(number[b][both])
        costs.append((mean * np.hypot(dy * cell_size[1], dx * cell_size[0]))[both])
    start, end, cost = (np.concatenate(parts) for parts in (starts, ends, costs))
    graph = coo_matrix((cost, (start, end)), shape=(friction.size, friction.size)).tocsr()
    sources = np.flatnonzero(origins & passable)
    return dijkstra(graph, directed=False, indices=sources, min_only=True).reshape(friction.shape)


def _road_landscape(rows, columns, seed):
    """Smooth ground with winding roads, two classes; float32 friction [min/m]."""
    random = np.random.default_rng(seed)
    ground = ndimage.gaussian_filter(random.random((rows, columns)), 4)
    ground = (ground - ground.min()) / np.ptp(ground)
    friction = 0.002 + 0.01 * ground**2
    for _ in range(max(3, rows // 12)):
        start, end = random.random((2, 2)) * (rows - 1, columns - 1)
        t = np.linspace(0, 1, 2 * (rows + columns))
        bend = random.normal(0, rows / 20) * np.sin(np.pi * t)
        row = np.clip(start[0] + (end[0] - start[0]) * t + bend, 0, rows - 1).astype(int)
        column = np.clip(start[1] + (end[1] - start[1]) * t - bend, 0, columns - 1).astype(int)
        friction[row, column] = random.choice([60 / 65000, 60 / 40000])
    return friction.astype(np.float32)


def _maze(rows, columns, seed):
    """A perfect maze of corridors one cell wide: only one route between any two cells."""
    random = np.random.default_rng(seed)
    open_cell = np.zeros((rows, columns), dtype=bool)
    stack = [(1, 1)]
    open_cell[1, 1] = True
    while stack:
        row, column = stack[-1]
        ways = [
            (dy, dx)
            for dy, dx in ((0, 2), (2, 0), (0, -2), (-2, 0))
            if 0 < row + dy < rows - 1 and 0 < column + dx < columns - 1 and not open_cell[row + dy, column + dx]
        ]
        if not ways:
            stack.pop()
            continue
        dy, dx = ways[random.integers(len(ways))]
        open_cell[row + dy // 2, column + dx // 2] = open_cell[row + dy, column + dx] = True
        stack.append((row + dy, column + dx))
    return np.where(open_cell, 0.004, BARRIER).astype(np.float32)


def _serpentine(rows, columns):
    """One corridor that winds up and down through the whole raster."""
    friction = np.full((rows, columns), 0.004)
    friction[:, 1::2] = BARRIER
    friction[0, 1::4] = 0.004
    friction[-1, 3::4] = 0.004
    return friction.astype(np.float32)


def _noise(seed=1):
    return np.random.default_rng(seed).uniform(0.001, 0.05, (70, 90)).astype(np.float32)


def _with_walls():
    friction = _road_landscape(80, 100, 3)
    random = np.random.default_rng(4)
    friction[random.random(friction.shape) < 0.25] = BARRIER
    friction[random.random(friction.shape) < 0.1] = np.nan
    friction[20:30, 40:60] = BARRIER
    friction[22:28, 42:58] = 0.003  # an island no route reaches
    return friction


LANDSCAPES = {
    "roads": lambda: _road_landscape(120, 150, 1),
    "noise": _noise,
    "wide range": lambda: (10 ** np.random.default_rng(2).uniform(-3.5, 0, (60, 60))).astype(np.float32),
    "even": lambda: np.full((50, 60), 0.003, dtype=np.float32),
    "walls and unknown": _with_walls,
    "maze": lambda: _maze(101, 121, 5),
    "serpentine": lambda: _serpentine(90, 81),
    "one row": lambda: np.random.default_rng(6).uniform(0.001, 0.01, (1, 200)).astype(np.float32),
    "one column": lambda: np.random.default_rng(7).uniform(0.001, 0.01, (200, 1)).astype(np.float32),
}


def _some_origins(friction, count=4, seed=0):
    """Bool mask of ``count`` passable cells."""
    passable = np.flatnonzero(np.isfinite(friction) & (friction < BARRIER))
    chosen = np.random.default_rng(seed).choice(passable, size=min(count, passable.size), replace=False)
    mask = np.zeros(friction.shape, dtype=bool)
    mask.reshape(-1)[chosen] = True
    return mask


@pytest.fixture(params=list(LANDSCAPES))
def landscape(request):
    """friction [min/m] and origins, for each landscape in turn."""
    friction = LANDSCAPES[request.param]()
    return friction, _some_origins(friction)


@pytest.fixture
def full_graph_minutes():
    """``full_graph_minutes(friction, origins, cell_size)``: scipy's Dijkstra on all passable cells."""
    return _full_graph_minutes


@pytest.fixture
def road_landscape():
    """``road_landscape(rows, columns, seed)``: smooth ground with winding roads."""
    return _road_landscape


@pytest.fixture
def some_origins():
    """``some_origins(friction, count, seed)``: a mask of passable cells."""
    return _some_origins


@pytest.fixture
def make_maze():
    """``make_maze('maze' | 'serpentine')``: long corridors one cell wide."""
    return lambda kind: LANDSCAPES[kind]()
