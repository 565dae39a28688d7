"""An independent solution for trips by vehicle and on foot: a graph of two layers, then scipy's Dijkstra."""

import importlib.util
from pathlib import Path

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import dijkstra

_spec = importlib.util.spec_from_file_location("directed_graph", Path(__file__).parent / "directed_graph.py")
_graph = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_graph)

BARRIER = UNREACHABLE = 1e6
CELL = (90.0, 140.0)


def trips(drive, walk, elevation, bases, park, transfer, movement, cell_size=CELL):
    """Total, walking, driving minutes and kilometres walked by scipy's Dijkstra; inf where no route leads.

    The vehicle's cells come first, then the walker's: edges within each layer, from a cell where the vehicle can be
    left to the same cell on foot, and from one more node to the bases in both layers.
    """
    size, columns = drive.size, drive.shape[1]
    neighbours, direction = movement.neighbours, movement.direction
    driven = list(_graph.directed_edges(drive, None, cell_size, neighbours=neighbours))
    walked = list(_graph.directed_edges(walk, elevation, cell_size, neighbours=neighbours, direction=direction))
    left = np.flatnonzero(park & (drive < BARRIER) & (walk < BARRIER))
    ahead = 1.0  # a stored zero would be no edge
    edges = [np.array(driven).reshape(-1, 3), np.add(np.array(walked).reshape(-1, 3), (size, size, 0))]
    edges.append(np.stack([left, left + size, np.full(left.size, transfer + ahead)], axis=1))
    for layer, surface in enumerate((drive, walk)):
        begun = np.flatnonzero(bases & (surface < BARRIER))
        # so that every trip passes as many edges with the addend, a walk begins with two of them
        edges.append(
            np.stack([np.full(begun.size, 2 * size), begun + layer * size, np.full(begun.size, (1 + layer) * ahead)], 1)
        )
    start, end, minutes = np.concatenate(edges).T
    graph = coo_matrix((minutes, (start.astype(int), end.astype(int))), shape=(2 * size + 1,) * 2).tocsr()
    cost, before = dijkstra(graph, indices=2 * size, return_predecessors=True)
    total = cost[size : 2 * size] - 2 * ahead
    parts = np.zeros((3, size))
    for cell in np.argsort(total, kind="stable"):
        if not np.isfinite(total[cell]):
            continue
        came = before[cell + size]
        if came == 2 * size:
            continue
        if came < size:
            parts[:, cell] = 0, cost[came] - ahead, 0
            continue
        rows, over = np.divmod([cell, came - size], columns)
        step = np.hypot((rows[1] - rows[0]) * cell_size[1], (over[1] - over[0]) * cell_size[0]) / 1000
        parts[:, cell] = parts[:, came - size]
        parts[0, cell] += cost[cell + size] - cost[came]
        parts[2, cell] += step
    return (total.reshape(drive.shape), *parts.reshape(3, *drive.shape))


def agree(found, walk, expected, atol=1e-3):
    """Unknown, unreachable and reached cells agree; the total within 1e-6, its parts as far as float32 tells them."""
    total = expected[0]
    np.testing.assert_array_equal(np.isnan(found), np.broadcast_to(np.isnan(walk), found.shape))
    reached = np.isfinite(total) & (walk < BARRIER)
    np.testing.assert_array_equal(found[0] < UNREACHABLE, reached)
    assert (found[:, ~reached & ~np.isnan(walk)] == UNREACHABLE).all()
    np.testing.assert_allclose(found[0][reached], total[reached], rtol=1e-6, atol=1e-6)
    for band, part in zip(found[1:], expected[1:]):
        np.testing.assert_allclose(band[reached], part[reached], rtol=1e-5, atol=atol)
