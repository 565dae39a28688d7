"""Exact travel time where moves cost differently each way, or reach 16 neighbours: tile by tile, nearest news first.

A tile is settled with the values of the cells around it. Cells around it that it improves belong to a neighbour, which
then has news and is settled again later; the least improved value says when. No news left means that the certificate
holds everywhere, so that the values are those of the whole raster solved at once, bit for bit. Memory: the values
(8 bytes a cell, on disk when there is a folder) and at most 1.5 GB for tiles.
"""

from __future__ import annotations

import heapq
from collections import OrderedDict
from collections.abc import Mapping

import numpy as np

from dss_planner.access.fixedpoint import FARTHEST, UNREACHED, WALL_FRICTION, limit_of, require_range, starting_values
from dss_planner.access.moves import MoveCosts
from dss_planner.access.movesweeps import MoveTile
from dss_planner.access.solver import minutes_of
from dss_planner.access.surface import BARRIER
from dss_planner.access.surfaces import Surface
from dss_planner.raster.layout import Layout, Patch
from dss_planner.raster.reading import Window
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.text import text

#: Side of a tile [cells]; costs take 64 bytes a cell, 128 with knight's moves, twice while it is swept.
TILE_SIDE = 1024
#: Costs of tiles that are kept for another visit [bytes].
_KEPT = 1_000_000_000


class MoveSolver:
    """Solves a surface. friction: level ground [min/m], NaN also where the elevation is unknown.

    elevation: m, None unless walking. values: int64 (rows, columns), all `UNREACHED`; lowered in place.
    starts: the minutes at which cells besides the sources are left, NaN where nothing starts; None: there are none.
    """

    def __init__(
        self,
        friction: Surface,
        elevation: Surface | None,
        layout: Layout,
        costs: MoveCosts,
        values: np.ndarray,
        limit_minutes: float | None = None,
        starts: Surface | None = None,
    ) -> None:
        self.layout, self.moves = layout, costs.moves
        self._friction, self._elevation, self._costs, self._values = friction, elevation, costs, values
        self._starts = starts
        self._limit = limit_of(limit_minutes, costs.quanta_per_minute)
        self._limited = self._limit < FARTHEST - 1
        self._margin = 2 * costs.reach
        self._kept: OrderedDict[Patch, np.ndarray] = OrderedDict()
        self._room = np.empty(0, dtype=np.int64)

    def solve(
        self, sources: Mapping[Patch, np.ndarray], progress: Progress = silent, cancelled: CancelCheck = never
    ) -> None:
        """Find the least costs from ``sources`` (patch → places in the flattened patch). Raises `Cancelled`."""
        news: dict[Patch, int] = {}
        if self._starts is not None:
            for patch in self.layout.all():
                stop_if(cancelled)
                begun = self._begun(patch, self._starts)
                self._values[_place(self.layout.window(patch))] = begun
                if begun.min() < UNREACHED:
                    news[patch] = int(begun.min())
        for patch, cells in sources.items():
            window = self.layout.window(patch)
            rows, columns = np.divmod(cells, window.width)
            self._values[window.row + rows, window.column + columns] = 0
            news[patch] = 0
        queue = [(least, patch) for patch, least in news.items()]
        heapq.heapify(queue)
        settled: set[Patch] = set()
        while queue:
            value, patch = heapq.heappop(queue)
            if news.get(patch) != value:
                continue  # it was settled since, or has nearer news
            del news[patch]
            done, fresh = len(settled), patch not in settled

            def report(share: float, _: object, done: int = done, fresh: bool = fresh) -> None:
                progress(
                    (done + (share if fresh else 0.0)) / self.layout.count,
                    text("Computing travel time: {done} of {all} parts reached", done=done, all=self.layout.count),
                )

            improved = self._settle(patch, fresh, report, cancelled)
            settled.add(patch)
            for neighbour, least in improved.items():
                if least < news.get(neighbour, UNREACHED):
                    news[neighbour] = least
                    heapq.heappush(queue, (least, neighbour))
        progress(1.0, None)

    def minutes(self, patch: Patch) -> np.ndarray:
        """Return the travel time of a patch [min], as `solver.travel_minutes` does.

        Raises `InputError` when a route is too long to be exact.
        """
        tile, _ = self._tile(patch)
        before = tile.values.copy()
        if tile.improve().size and (tile.values < before)[self._own(tile)].any():
            raise RuntimeError("travel time: a part was left before it was exact")  # the news above would be wrong
        if not self._limited and tile.beyond():
            require_range(FARTHEST)
        friction = self._read(self.layout.window(patch))[0]
        values, quanta = before[self._own(tile)], self._costs.quanta_per_minute
        return minutes_of(values, friction < BARRIER, friction, self._limit, quanta)

    def explained(self, patch: Patch) -> np.ndarray:
        """Return the moves that explain the cells of a patch, as `solved.Solved` says."""
        tile, _ = self._tile(patch)
        bits = tile.explained()[self._own(tile)]
        if self._starts is not None:
            bits[tile.values[self._own(tile)] == self._begun(patch, self._starts)] = 0
        return bits

    def _begun(self, patch: Patch, starts: Surface) -> np.ndarray:
        """Return the values [quanta] with which the passable cells of a patch start."""
        window = self.layout.window(patch)
        values = starting_values(starts.read(window), self._costs.quanta_per_minute, self._limit)
        values[~(self._friction.read(window) < BARRIER)] = UNREACHED  # NaN compares as False
        return values

    def _own(self, tile: MoveTile) -> tuple[slice, slice]:
        """Return the part of a tile without its neighbours' cells."""
        rows, columns = tile.values.shape
        return slice(self._margin, rows - self._margin), slice(self._margin, columns - self._margin)

    def _settle(self, patch: Patch, fresh: bool, progress: Progress, cancelled: CancelCheck) -> dict[Patch, int]:
        """Settle a tile; return the neighbours that it improves and the least improved value of each."""
        stop_if(cancelled)
        tile, around = self._tile(patch, cancelled)
        before = tile.values.copy()
        tile.settle(fresh, progress, cancelled)
        inner = self.layout.window(patch)
        top, left = around.row - inner.row + self._margin, around.column - inner.column + self._margin
        place = (slice(top, top + around.height), slice(left, left + around.width))
        values = tile.values[place]
        better = values < before[place]
        better &= values <= self._limit
        window = (
            slice(around.row, around.row + around.height),
            slice(around.column, around.column + around.width),
        )
        self._values[window][better] = values[better]
        own = (
            slice(inner.row - around.row, inner.row - around.row + inner.height),
            slice(inner.column - around.column, inner.column - around.column + inner.width),
        )
        better[own] = False
        rows, columns = np.nonzero(better)
        improved: dict[Patch, int] = {}
        found = values[rows, columns]
        patches = (rows + around.row) // self.layout.side, (columns + around.column) // self.layout.side
        for row, column, value in zip(patches[0].tolist(), patches[1].tolist(), found.tolist()):
            neighbour = (row, column)
            improved[neighbour] = min(value, improved.get(neighbour, UNREACHED))
        return improved

    def _tile(self, patch: Patch, cancelled: CancelCheck = never) -> tuple[MoveTile, Window]:
        """Return the tile of a patch with its neighbours' nearest cells and a margin of walls, and its window."""
        inner = self.layout.window(patch)
        reach, margin = self._costs.reach, self._margin
        top, left = max(0, inner.row - reach), max(0, inner.column - reach)
        bottom = min(self.layout.rows, inner.row + inner.height + reach)
        right = min(self.layout.columns, inner.column + inner.width + reach)
        around = Window(left, top, right - left, bottom - top)
        shape = (inner.height + 2 * margin, inner.width + 2 * margin)
        place = (
            slice(top - inner.row + margin, bottom - inner.row + margin),
            slice(left - inner.column + margin, right - inner.column + margin),
        )
        values = np.full(shape, UNREACHED, dtype=np.int64)
        values[place] = self._values[top:bottom, left:right]
        if patch in self._kept:
            self._kept.move_to_end(patch)
        else:
            self._keep(patch, self._costs_of(around, shape, place, cancelled))
        costs = self._kept[patch]
        if self._room.size < costs.size:
            self._room = np.empty(costs.size, dtype=np.int64)
        return MoveTile(values, costs, self.moves, reach, self._limit, self._room), around

    def _costs_of(
        self, around: Window, shape: tuple[int, int], place: tuple[slice, slice], cancelled: CancelCheck
    ) -> np.ndarray:
        friction, elevation = self._read(around)
        frictions = np.full(shape, WALL_FRICTION, dtype=np.float32)
        np.copyto(frictions[place], friction, where=friction < BARRIER)  # NaN compares as False
        if elevation is None:
            return self._costs.of(frictions, None, cancelled)
        heights = np.zeros(shape, dtype=np.float32)
        heights[place] = elevation
        return self._costs.of(frictions, heights, cancelled)

    def _keep(self, patch: Patch, costs: np.ndarray) -> None:
        self._kept[patch] = costs
        while len(self._kept) > 1 and sum(kept.nbytes for kept in self._kept.values()) > _KEPT:
            self._kept.popitem(last=False)

    def _read(self, window: Window) -> tuple[np.ndarray, np.ndarray | None]:
        return self._friction.read(window), None if self._elevation is None else self._elevation.read(window)


def _place(window: Window) -> tuple[slice, slice]:
    return slice(window.row, window.row + window.height), slice(window.column, window.column + window.width)
