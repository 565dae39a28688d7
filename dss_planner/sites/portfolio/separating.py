"""Cliques that a relaxed choice breaks: candidates that all exclude each other, with shares above 1 together."""

from __future__ import annotations

import numpy as np

from dss_planner.running import CancelCheck, never, stop_if
from dss_planner.sites.portfolio.cliques import Graph
from dss_planner.sites.portfolio.setpacking import flags_of, independent_sets

#: Shares below this are none; a clique is broken by more than this.
NOTHING, _BROKEN = 1e-7, 1e-5
#: Candidates beside the first of a clique that are looked at, those with the largest shares.
_BESIDE = 40
#: A row of the program: candidates, and their factors in Σ factor·x ≤ 1.
Row = tuple[np.ndarray, np.ndarray]


def broken_cliques(graph: Graph, shares: np.ndarray, worth: np.ndarray, cancelled: CancelCheck = never) -> list[Row]:
    """Return rows of maximal cliques that ``shares`` (n,) break: every such clique among those with a share, made
    larger by the neighbours of all its members, those of most ``worth`` (n,) first.
    """
    some = np.flatnonzero(shares > NOTHING)
    beside = graph.neighbours[some]
    # each clique is found from its first member
    beside = np.where((beside > some[:, np.newaxis]) & (shares[beside] > NOTHING), beside, -1)
    order = np.argsort(-np.where(beside >= 0, shares[beside], -1.0), axis=1, kind="stable")[:, :_BESIDE]
    beside = np.take_along_axis(beside, order, axis=1)
    beside = beside[:, : max(int((beside >= 0).sum(axis=1).max(initial=0)), 1)]
    linked = graph.linked(beside[:, :, np.newaxis], beside[:, np.newaxis, :])
    size = beside.shape[1]
    linked[:, np.arange(size), np.arange(size)] = beside >= 0
    first, found = independent_sets(linked)
    members = flags_of(found, size)
    sums = shares[some][first] + (members * shares[beside][first]).sum(axis=1)
    rows = {}
    for number in np.flatnonzero(sums > 1.0 + _BROKEN):
        stop_if(cancelled)
        start = first[number]
        clique = _extended(graph, np.append(some[start], beside[start][members[number]]), worth)
        rows[tuple(clique.tolist())] = clique
    return [(rows[key], np.ones(len(rows[key]))) for key in sorted(rows)]


def _extended(graph: Graph, clique: np.ndarray, worth: np.ndarray) -> np.ndarray:
    """Return a maximal clique that holds a clique, in order."""
    others = graph.around(clique[:1])
    others = others[~np.isin(others, clique)]
    others = others[graph.linked(others[:, np.newaxis], clique).all(axis=1)]
    added = []
    while len(others):
        best = others[np.argmax(worth[others])]
        added.append(best)
        others = others[graph.linked(others, np.full(len(others), best)) & (others != best)]
    return np.sort(np.append(clique, np.array(added, dtype=np.int64)))
