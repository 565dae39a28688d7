"""Pairs that exclude each other as sets of which at most one can be chosen: fewer rows, and a far better bound."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_matrix

from dss_planner.running import CancelCheck, never, stop_if

#: Below so many conflicts for each candidate the rows of single pairs are as good.
FEW_CONFLICTS = 3.0


def exclusion_rows(pairs: np.ndarray, count: int, cancelled: CancelCheck = never) -> csr_matrix:
    """Return (rows, count) of 0 and 1: A·x ≤ 1 says that no pair (i < j, unique) is chosen together.

    Rows are pairs when there are few, cliques when they are dense.
    """
    if 2 * len(pairs) < FEW_CONFLICTS * count:
        members, row = pairs.ravel(), np.repeat(np.arange(len(pairs)), 2)
    else:
        row, members = clique_cover(pairs, count, cancelled)
    rows = int(row.max()) + 1 if len(row) else 0
    return csr_matrix((np.ones(len(row)), (row, members)), shape=(rows, count))


def clique_cover(pairs: np.ndarray, count: int, cancelled: CancelCheck = never) -> tuple[np.ndarray, np.ndarray]:
    """Return (row, member): maximal cliques of the graph that together hold every pair (sorted, i < j, unique).

    Each round grows cliques from one pair that no clique holds yet at each candidate, all at once: the next member is
    the common neighbour with most pairs to the clique that are not held yet.
    """
    graph = Graph(pairs, count)
    held = np.zeros(len(pairs), dtype=bool)
    rows, members, number = [], [], 0
    while not held.all():
        stop_if(cancelled)
        open_pairs = np.flatnonzero(~held)
        # the pairs are sorted: one for each first member
        _, first = np.unique(pairs[open_pairs, 0], return_index=True)
        cliques = _grown(graph, pairs[open_pairs[first]], held)
        cliques = np.unique(np.sort(cliques, axis=1)[:, ::-1], axis=0)
        row, column = np.nonzero(cliques >= 0)
        rows.append(row + number)
        members.append(cliques[row, column])
        number += len(cliques)
        held[graph.within(cliques)] = True
    if not rows:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    return np.concatenate(rows), np.concatenate(members)


class Graph:
    """Neighbours in rows of equal length (−1 at the end), and the numbers of pairs."""

    def __init__(self, pairs: np.ndarray, count: int) -> None:
        self._count = count
        self._codes = pairs[:, 0] * count + pairs[:, 1]
        both = np.concatenate([pairs, pairs[:, ::-1]])
        both = both[np.lexsort((both[:, 1], both[:, 0]))]
        degree = np.bincount(both[:, 0], minlength=count)
        self.neighbours = np.full((count, max(int(degree.max(initial=0)), 1)), -1, dtype=np.int64)
        place = np.arange(len(both)) - np.repeat(np.cumsum(degree) - degree, degree)
        self.neighbours[both[:, 0], place] = both[:, 1]

    def numbers(self, one: np.ndarray, other: np.ndarray) -> np.ndarray:
        """Return the number of each pair, −1 where there is none."""
        codes = np.minimum(one, other) * self._count + np.maximum(one, other)
        place = np.searchsorted(self._codes, codes).clip(0, len(self._codes) - 1)
        return np.where((self._codes[place] == codes) & (one >= 0) & (other >= 0), place, -1)

    def linked(self, one: np.ndarray, other: np.ndarray) -> np.ndarray:
        """Return bool: which pairs there are; −1 is linked with nothing."""
        return self.numbers(one, other) >= 0

    def around(self, members: np.ndarray) -> np.ndarray:
        """Return who has a pair with one of the members, in order, without the members."""
        return np.setdiff1d(self.neighbours[members], np.append(members, -1))

    def within(self, cliques: np.ndarray) -> np.ndarray:
        """Return the numbers of the pairs inside cliques (rows of members, −1 at the end)."""
        found = []
        for one in range(cliques.shape[1]):
            for other in range(one + 1, cliques.shape[1]):
                both = cliques[:, other] >= 0
                found.append(self.numbers(cliques[both, one], cliques[both, other]))
        return np.concatenate(found)


def _grown(graph: Graph, seeds: np.ndarray, held: np.ndarray) -> np.ndarray:
    """Return maximal cliques that contain the seeds (pairs): rows of members, −1 at the end."""
    candidates = graph.neighbours[seeds[:, 0]]
    gains = np.zeros(candidates.shape, dtype=np.int64)
    fits = candidates >= 0
    columns = [seeds[:, 0]]
    # held pairs count nothing; the flag after the last stands for no pair
    fresh = np.append(~held, False)
    gains += fresh[graph.numbers(candidates, seeds[:, :1])]
    added = seeds[:, 1]
    while True:
        columns.append(added)
        numbers = graph.numbers(candidates, added[:, np.newaxis])
        fits &= numbers >= 0
        gains += fresh[numbers]
        if not fits.any():
            return np.column_stack(columns)
        best = np.where(fits, gains, -1).argmax(axis=1)
        rows = np.arange(len(seeds))
        added = np.where(fits[rows, best], candidates[rows, best], -1)
