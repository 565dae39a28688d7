"""Sets of which no two members exclude each other, listed for many small graphs at once, by bits."""

from __future__ import annotations

import numpy as np

#: Vertices that a small graph may have: they are the bits of one number, whose sign is left alone.
MOST_VERTICES = 62
_ONE = np.uint64(1)


def masks(flags: np.ndarray) -> np.ndarray:
    """Return bool (…, k) as numbers (…): bit i is flag i."""
    places = np.arange(flags.shape[-1], dtype=np.uint64)
    return (flags.astype(np.uint64) << places).sum(axis=-1, dtype=np.uint64)


def flags_of(sets: np.ndarray, size: int) -> np.ndarray:
    """Return numbers (m,) as bool (m, size): what `masks` undoes."""
    return ((sets[:, np.newaxis] >> np.arange(size, dtype=np.uint64)) & _ONE).astype(bool)


def independent_sets(apart: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return (graph, set): the maximal sets of vertices that are all apart, by graph and then as found.

    apart: bool (graphs, k, k), symmetric: pairs that may be together. A vertex that is not apart from itself is not
    there. All graphs are searched at once, level by level (Bron and Kerbosch 1973, with a pivot): what is chosen, what
    may still come, and what would go with it are bits of three numbers.
    """
    size = apart.shape[1]
    there = masks(np.diagonal(apart, axis1=1, axis2=2))
    bits = _ONE << np.arange(size, dtype=np.uint64)
    together = masks(apart) & ~bits
    against = ~together & there[:, np.newaxis]
    graph = np.flatnonzero(there)
    chosen, may, free = np.zeros(len(graph), dtype=np.uint64), there[graph], there[graph]
    kept: list[tuple[np.ndarray, np.ndarray]] = []
    while len(graph):
        # one set at least of those that go on has the pivot or something against it
        pivot = np.round(np.log2((free & (~free + _ONE)).astype(np.float64))).astype(np.int64)
        branch = may & against[graph, pivot]
        level = []
        for vertex in range(size):
            at = np.flatnonzero(branch & bits[vertex])
            if not len(at):
                continue
            own, fits = graph[at], together[graph[at], vertex]
            left = free[at] & fits
            after = may[at] & ~(branch[at] & (bits[vertex] - _ONE)) & fits
            with_it = chosen[at] | bits[vertex]
            kept.append((own[left == 0], with_it[left == 0]))
            on = after != 0
            level.append((own[on], with_it[on], after[on], left[on]))
        if not level:
            break
        graph, chosen, may, free = (np.concatenate(part) for part in zip(*level))
    if not kept:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.uint64)
    graph, chosen = (np.concatenate(part) for part in zip(*kept))
    order = np.lexsort((chosen, graph))
    return graph[order], chosen[order]
