"""Exact values on a part of the cells with scipy's Dijkstra: for mazes, whose corridors a wave follows slowly."""

from __future__ import annotations

import time
from collections.abc import Iterator

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from dss_planner.access.field import Field
from dss_planner.access.fixedpoint import FARTHEST, half_edges
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if

#: Graphs up to this size are solved in one call (about half a second).
_ONE_CALL = 1_000_000
#: Wanted duration of one call on larger graphs, so that cancelling works [s]; it decides how often we look up,
#: never what comes out.
_CALL_SECONDS = 0.5
#: Cells from which a call is allowed longer, in proportion.
_LARGE_GRAPH = 2_000_000
#: A band that settles less than this share of the cells (one in …) is widened.
_FEWEST_BANDS = 50
_NEIGHBOURS = 8
#: Cells of a graph that are built between two looks at the cancel button.
_PIECE_CELLS = 1 << 20


def settle(
    field: Field, cells: np.ndarray, level: int = -1, progress: Progress = silent, cancelled: CancelCheck = never
) -> None:
    """Lower the values of ``cells`` (ascending, none a wall) to the least costs on routes within these cells.

    The present values are kept as upper bounds. Values up to ``level`` are known to be final. Works upwards in
    bands of value, each one call of Dijkstra from all cells in or just below the band.
    """
    flat = field.values.reshape(-1)
    values = flat[cells]
    graph = _Graph(field, cells, cancelled)
    top_of_all = field.limit
    # each call looks at every cell once, however few it settles
    wanted = _CALL_SECONDS * max(1.0, cells.size / _LARGE_GRAPH)
    left = cells.size
    width = top_of_all if cells.size <= _ONE_CALL else 16 * graph.largest
    while True:
        stop_if(cancelled)
        top = min(level + width, top_of_all)
        started = time.monotonic()
        starts = np.flatnonzero((values >= level - graph.largest) & (values <= top))
        stop_if(cancelled)
        found = graph.costs(values, starts, top)
        stop_if(cancelled)
        np.minimum(values, found, out=values)
        above = values[values > top]
        flat[cells] = values
        progress(1.0 - above.size / max(cells.size, 1), None)
        lowest = int(above.min()) if above.size else FARTHEST
        if top >= top_of_all or (lowest > top_of_all and not _may_go_on(values, top, graph.largest)):
            return
        level = top
        spent = time.monotonic() - started
        settled, left = left - above.size, above.size
        # a call that settles little is long because of the looking, however slow the machine: shorter bands would
        # only make more of them
        if spent < wanted / 2 or settled < cells.size // _FEWEST_BANDS:
            width *= 2
        elif spent > wanted:
            width = max(graph.largest, width // 2)


def _may_go_on(values: np.ndarray, top: int, largest: int) -> bool:
    """Return whether a cell settled in the last band could still have unsettled neighbours."""
    return bool(np.any((values > top - largest) & (values <= top)))


class _Graph:
    """Cells and the edges among them as a sparse matrix, with room for one more node: the start."""

    def __init__(self, field: Field, cells: np.ndarray, cancelled: CancelCheck) -> None:
        frictions = field.frictions.reshape(-1)[cells]
        self.size = cells.size
        found = np.full((self.size, _NEIGHBOURS), -1, dtype=np.int32)
        costs = np.zeros((self.size, _NEIGHBOURS))
        halves = {}
        for quanta in field.quanta:
            stop_if(cancelled)
            halves[quanta] = half_edges(frictions, quanta)
        for column, places, here, quanta in self._forward(field, cells, cancelled):
            cost = halves[quanta][here] + halves[quanta][places]
            # each edge serves both ways
            found[here, column], costs[here, column] = places, cost
            found[places, -1 - column], costs[places, -1 - column] = here, cost
        counts = np.empty(self.size, dtype=np.int32)
        for some in _pieces(self.size, cancelled):
            counts[some] = np.count_nonzero(found[some] >= 0, axis=1)
        self._ends = np.zeros(self.size + 2, dtype=np.int32)
        np.cumsum(counts, out=self._ends[1:-1])
        edges = int(self._ends[-2])
        self._targets = np.empty(edges + self.size, dtype=np.int32)
        self._costs = np.empty(edges + self.size)
        for some in _pieces(self.size, cancelled):
            first, last = self._ends[some.start], self._ends[some.stop]
            present = found[some] >= 0
            self._targets[first:last] = found[some][present]
            self._costs[first:last] = costs[some][present]
        self._edges = edges
        self.largest = int(self._costs[:edges].max()) if edges else 1

    def _forward(
        self, field: Field, cells: np.ndarray, cancelled: CancelCheck
    ) -> Iterator[tuple[int, np.ndarray, np.ndarray, float]]:
        """Yield (number of the direction, place of the neighbour, place of the cell, quanta of half the edge) to the
        right and downwards.

        Cells ascend, so that the three cells below stand side by side: one search finds them all.
        """
        below = (field.scales.diagonal, field.scales.down, field.scales.diagonal)
        padded = np.append(cells, np.iinfo(cells.dtype).max)
        for some in _pieces(self.size, cancelled):
            own = cells[some]
            here = np.flatnonzero(padded[some.start + 1 : some.stop + 1] == own + 1) + some.start
            yield 0, here + 1, here, field.scales.across
            place = np.searchsorted(cells, own + (field.stride - 1))
            for offset, quanta in enumerate(below):
                match = padded[place] == own + (field.stride - 1 + offset)
                here = np.flatnonzero(match)
                yield 1 + offset, place[here], here + some.start, quanta
                place = place + match

    def costs(self, values: np.ndarray, starts: np.ndarray, top: int) -> np.ndarray:
        """Return int64 least costs up to ``top`` from ``starts``, each beginning with its value; else `FARTHEST`."""
        last = self._edges + starts.size
        self._targets[self._edges : last] = starts
        # one quantum more: a stored zero must stay an edge
        self._costs[self._edges : last] = values[starts] + 1
        self._ends[-1] = last
        matrix = csr_matrix(
            (self._costs[:last], self._targets[:last], self._ends), shape=(self.size + 1, self.size + 1), copy=False
        )
        found = dijkstra(matrix, directed=True, indices=self.size, limit=float(top + 1))[: self.size]
        reached = np.isfinite(found)
        return np.where(reached, found - 1, FARTHEST).astype(np.int64)


def _pieces(size: int, cancelled: CancelCheck) -> Iterator[slice]:
    """Yield the places from 0 to ``size`` piece by piece."""
    for first in range(0, size, _PIECE_CELLS):
        stop_if(cancelled)
        yield slice(first, min(first + _PIECE_CELLS, size))
