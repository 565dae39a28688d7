"""An independent solution for moves that cost differently each way: one edge after the other, then scipy's Dijkstra."""

import math

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import dijkstra

BARRIER = 1e6
STEPS = [(0, 1), (1, 0), (1, 1), (1, -1), (1, 2), (1, -2), (2, 1), (2, -1)]


def _tobler(slope):
    return 6 * math.exp(-3.5 * abs(slope + 0.05))


def _cells_on_the_way(y, x, dy, dx):
    if abs(dy) + abs(dx) < 3:
        return [(y, x), (y + dy, x + dx)]
    sy, sx = (dy > 0) - (dy < 0), (dx > 0) - (dx < 0)
    middle = [(y, x + sx), (y + dy, x + sx)] if abs(dx) == 2 else [(y + sy, x), (y + sy, x + dx)]
    return [(y, x), *middle, (y + dy, x + dx)]


def directed_edges(friction, elevation, cell_size, neighbours=8, direction="from", steepest=60.0):
    """Yield (start, end, minutes) in the direction of the search for every edge, cells numbered row by row."""
    rows, columns = friction.shape
    half = STEPS[:4] if neighbours == 8 else STEPS
    for y in range(rows):
        for x in range(columns):
            for step in half:
                for dy, dx in (step, (-step[0], -step[1])):
                    if not (0 <= y + dy < rows and 0 <= x + dx < columns):
                        continue
                    passed = [float(friction[cell]) for cell in _cells_on_the_way(y, x, dy, dx)]
                    if not all(f < BARRIER for f in passed):
                        continue
                    distance = math.hypot(dy * cell_size[1], dx * cell_size[0])
                    minutes = distance * sum(passed) / len(passed)
                    if elevation is not None:
                        slope = (float(elevation[y + dy, x + dx]) - float(elevation[y, x])) / distance
                        if abs(slope) > math.tan(math.radians(steepest)):
                            continue
                        out, back = _tobler(0) / _tobler(slope), _tobler(0) / _tobler(-slope)
                        minutes *= {"from": out, "to": back, "both": (out + back) / 2}[direction]
                    yield y * columns + x, (y + dy) * columns + x + dx, minutes


def directed_minutes(friction, elevation, origins, cell_size, **options):
    """Least minutes from ``origins`` (bool), float64 (rows, columns); inf where no route leads."""
    edges = list(directed_edges(friction, elevation, cell_size, **options))
    start, end, minutes = (np.array(part) for part in zip(*edges))
    graph = coo_matrix((minutes, (start, end)), shape=(friction.size, friction.size)).tocsr()
    sources = np.flatnonzero(origins & (friction < BARRIER))
    return dijkstra(graph, indices=sources, min_only=True).reshape(friction.shape)
