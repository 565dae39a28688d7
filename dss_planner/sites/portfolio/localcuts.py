"""Rows that hold for every choice within a small part of the conflicts, and not for a relaxed one.

What cliques say leaves relaxed choices with many halves and thirds. Within some twenty candidates that exclude one
another all sets that can be chosen together are few enough to list: the row that a relaxed choice breaks most among all
that hold for these sets is a small linear program (local cuts, Applegate et al. 2001; rank inequalities, odd holes and
wheels are among them). Candidates around are then given the largest factors that keep it true (sequential lifting,
Padberg 1973).
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_matrix, identity

from dss_planner.running import CancelCheck, never, stop_if
from dss_planner.sites.portfolio import highs
from dss_planner.sites.portfolio.cliques import Graph
from dss_planner.sites.portfolio.separating import NOTHING, Row
from dss_planner.sites.portfolio.setpacking import flags_of, independent_sets

#: Candidates of a part; parts whose middle a candidate is in, at least.
_SIZE, _TIMES = 20, 2
#: Links weigh so much more than links of links where the nearest candidates are sought.
_NEARER = 1000.0
#: A row is broken by more than this; factors below the second are none; lifted ones below the third are left out.
_BROKEN, _TINY, _LEAST = 1e-3, 1e-7, 1e-6


def broken_locals(
    graph: Graph, links: csr_matrix, shares: np.ndarray, worth: np.ndarray, cancelled: CancelCheck = never
) -> list[Row]:
    """Return rows that ``shares`` (n,) break, each from one part of the candidates whose share is no whole number.

    worth: (n,), those worth most are lifted first.
    """
    parts = _parts(links, shares)
    if not parts:
        return []
    members = np.full((len(parts), _SIZE), -1, dtype=np.int64)
    for number, part in enumerate(parts):
        members[number, : len(part)] = part
    apart = ~graph.linked(members[:, :, np.newaxis], members[:, np.newaxis, :])
    there = members >= 0
    apart &= there[:, :, np.newaxis] & there[:, np.newaxis, :]
    owner, found = independent_sets(apart)
    starts = np.searchsorted(owner, np.arange(len(parts) + 1))
    rows: dict[tuple, Row] = {}
    for number, part in enumerate(parts):
        stop_if(cancelled)
        sets = flags_of(found[starts[number] : starts[number + 1]], len(part))
        factors = highs.facet(sets, shares[part])
        if factors is None or factors @ shares[part] < 1.0 + _BROKEN:
            continue
        factors = np.where(factors < _TINY, 0.0, factors)
        factors = factors / (sets @ factors).max()
        inside = factors > 0
        key = (*part[inside].tolist(), *np.round(factors[inside], 6).tolist())
        if key not in rows:
            rows[key] = _lifted(graph, part[inside], factors[inside], _distinct(sets[:, inside]), worth)
    return list(rows.values())


def _parts(links: csr_matrix, shares: np.ndarray) -> list[np.ndarray]:
    """Return candidates that lie close together by links, in order; all whose share is no whole number are in some."""
    broken = np.flatnonzero((shares > NOTHING) & (shares < 1.0 - NOTHING))
    own = csr_matrix(links[broken][:, broken])
    near = csr_matrix(own + identity(len(broken), format="csr"))
    near = csr_matrix(near @ near)
    near = csr_matrix(_NEARER * near + near @ near)
    covered = np.zeros(len(broken), dtype=np.int64)
    parts = []
    for seed in np.argsort(-np.diff(own.indptr), kind="stable"):
        if covered[seed] >= _TIMES:
            continue
        row = slice(near.indptr[seed], near.indptr[seed + 1])
        others, nearness = near.indices[row], near.data[row] * (1.0 + _NEARER * (near.indices[row] == seed))
        others = others[np.lexsort((others, -nearness))][:_SIZE]
        covered[others[: max(len(others) // 2, 1)]] += 1
        parts.append(broken[np.sort(others)])
    return parts


def _lifted(graph: Graph, part: np.ndarray, factors: np.ndarray, sets: np.ndarray, worth: np.ndarray) -> Row:
    """Return the row with the candidates around: each gets what all sets that it may join leave of 1.

    sets: bool (m, part), all maximal ones. What is written down of those with candidates around are the restrictions
    of these: between them they hold every set that can be chosen.
    """
    around = graph.around(part)
    fits = ~graph.linked(part[:, np.newaxis], around)
    most = ((sets * factors) @ fits).max(axis=0)
    around = around[most < 1.0 - _LEAST]
    if not len(around):
        return part, factors
    everyone = np.append(part, around)
    fits = ~graph.linked(everyone[:, np.newaxis], around)
    known = np.zeros((len(sets), len(everyone)), dtype=bool)
    known[:, : len(part)] = sets
    all_factors = np.append(factors, np.zeros(len(around)))
    most = ((known * all_factors) @ fits).max(axis=0)
    waiting = np.ones(len(around), dtype=bool)
    while True:
        left = np.where(waiting, 1.0 - most, 0.0)
        waiting &= left > _LEAST
        if not waiting.any():
            break
        best = int(np.argmax(np.where(waiting, np.maximum(worth[around], _LEAST) * left, -1.0)))
        all_factors[len(part) + best] = left[best]
        waiting[best] = False
        if not waiting.any():
            break
        joined = known & fits[:, best]
        joined[:, len(part) + best] = True
        joined = _distinct(joined)
        most = np.maximum(most, ((joined * all_factors) @ fits).max(axis=0))
        known = np.concatenate([known, joined])
    inside = all_factors > 0
    return everyone[inside], all_factors[inside]


def _distinct(sets: np.ndarray) -> np.ndarray:
    """Return the rows (bool) that differ."""
    packed = np.packbits(sets, axis=1)
    whole = np.ascontiguousarray(packed).view(np.dtype((np.void, packed.shape[1]))).ravel()
    return sets[np.unique(whole, return_index=True)[1]]
