"""Exact travel time where moves cost differently each way, or reach 16 neighbours: by tiles as large as memory allows.

A tile is settled with the values of the cells around it, as a wave of blocks (`movebatches`), or along its corridors
where that is slow (`corridors`). Cells around it that it improves belong to a neighbour, which then has news and is
settled again later; the least improved value says when. No news left means that the certificate holds everywhere, so
that the values are those of the whole raster solved at once, bit for bit. Memory: the values (8 bytes a cell, on disk
when there is a folder) and at most 2 GB for tiles.
"""

from __future__ import annotations

import heapq
from collections import OrderedDict
from collections.abc import Mapping

import numpy as np

from dss_planner.access.corridors import settle
from dss_planner.access.fixedpoint import FARTHEST, UNREACHED, limit_of, require_range, starting_values
from dss_planner.access.movebatches import MoveBatch
from dss_planner.access.movecertificate import MoveCertificate
from dss_planner.access.movefield import MoveField
from dss_planner.access.moves import MoveCosts
from dss_planner.access.solver import minutes_of
from dss_planner.access.surface import BARRIER
from dss_planner.access.surfaces import Surface
from dss_planner.access.wavefront import Wave
from dss_planner.raster.layout import Layout, Patch
from dss_planner.raster.reading import Window
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.text import text

#: Side of the patches that results are read in [cells].
TILE_SIDE = 1024
#: Memory of the tiles that are kept for another visit [bytes].
_KEPT = 2_000_000_000
#: Passes over a tile that a wave may take before the tile counts as a maze.
_PASSES = 19.0


class MoveSolver:
    """Solves a surface. friction: level ground [min/m], NaN also where the elevation is unknown.

    elevation: m, None unless walking. values: int64 (rows, columns), all `UNREACHED`; lowered in place.
    starts: the minutes at which cells besides the sources are left, NaN where nothing starts; None: there are none.
    tile_side: cells; what is solved at once is never larger. None: as large as memory allows.
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
        tile_side: int | None = None,
    ) -> None:
        self.layout, self.moves = layout, costs.moves
        self._friction, self._elevation, self._costs, self._values = friction, elevation, costs, values
        self._starts = starts
        self._limit = limit_of(limit_minutes, costs.quanta_per_minute)
        self._limited = self._limit < FARTHEST - 1
        self._bytes = MoveField.bytes_per_cell(costs)
        if tile_side is None:
            # a whole number of patches, which can then read the costs of their tile
            tile_side = max(1, int((_KEPT / self._bytes) ** 0.5) // layout.side) * layout.side
        self._tiles = Layout(layout.rows, layout.columns, tile_side)
        self._kept: OrderedDict[Patch, MoveField] = OrderedDict()

    def solve(
        self, sources: Mapping[Patch, np.ndarray], progress: Progress = silent, cancelled: CancelCheck = never
    ) -> None:
        """Find the least costs from ``sources`` (patch → places in the flattened patch). Raises `Cancelled`."""
        news: dict[Patch, int] = {}
        if self._starts is not None:
            for patch in self.layout.all():
                stop_if(cancelled)
                self._values[self.layout.window(patch).slices] = begun = self._begun(patch, self._starts)
                if begun.min() < UNREACHED:
                    self._note(news, begun < UNREACHED, self.layout.window(patch), begun)
        for patch, cells in sources.items():
            window = self.layout.window(patch)
            rows, columns = np.divmod(cells, window.width)
            self._values[window.row + rows, window.column + columns] = 0
            started = np.zeros((window.height, window.width), dtype=bool)
            started[rows, columns] = True
            self._note(news, started, window, np.zeros(started.shape, dtype=np.int64))
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
                    (done + (share if fresh else 0.0)) / self._tiles.count,
                    text("Computing travel time: {done} of {all} parts reached", done=done, all=self._tiles.count),
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
        window = self.layout.window(patch)
        certificate = self._certificate(window)
        if certificate.improvable():
            raise RuntimeError("travel time: a part was left before it was exact")  # the news above would be wrong
        if not self._limited and certificate.beyond():
            require_range(FARTHEST)
        friction = self._friction.read(window)
        quanta = self._costs.quanta_per_minute
        return minutes_of(certificate.own, friction < BARRIER, friction, self._limit, quanta)

    def explained(self, patch: Patch) -> np.ndarray:
        """Return the moves that explain the cells of a patch, as `solved.Solved` says."""
        certificate = self._certificate(self.layout.window(patch))
        bits = certificate.explained()
        if self._starts is not None:
            bits[certificate.own == self._begun(patch, self._starts)] = 0
        return bits

    def _begun(self, patch: Patch, starts: Surface) -> np.ndarray:
        """Return the values [quanta] with which the passable cells of a patch start."""
        window = self.layout.window(patch)
        values = starting_values(starts.read(window), self._costs.quanta_per_minute, self._limit)
        values[~(self._friction.read(window) < BARRIER)] = UNREACHED  # NaN compares as False
        return values

    def _note(self, news: dict[Patch, int], cells: np.ndarray, window: Window, values: np.ndarray) -> None:
        """Note as news of their tiles the least of the ``values`` of ``cells`` (bool) of a window."""
        over = -(-self._tiles.columns // self._tiles.side)
        rows, columns = np.nonzero(cells)
        found = values[rows, columns]
        tiles = (rows + window.row) // self._tiles.side * over + (columns + window.column) // self._tiles.side
        for tile in np.unique(tiles).tolist():
            least = int(found[tiles == tile].min())
            news[divmod(tile, over)] = min(least, news.get(divmod(tile, over), UNREACHED))

    def _settle(self, tile: Patch, fresh: bool, progress: Progress, cancelled: CancelCheck) -> dict[Patch, int]:
        """Settle a tile; return the neighbours that it improves and the least improved value of each."""
        stop_if(cancelled)
        inner = self._tiles.window(tile)
        around = self._tiles.widened(inner, self._costs.reach, self._costs.reach)
        field = self._field(tile, around, cancelled)
        before = self._values[around.slices]
        field.interior[:] = before
        begun = field.values <= self._limit
        own = (
            slice(inner.row - around.row, inner.row - around.row + inner.height),
            slice(inner.column - around.column, inner.column - around.column + inner.width),
        )
        if not fresh:
            # of a tile settled before, all that is new comes from around it, or was left at its edge by a neighbour
            reach = self._costs.reach
            inside = tuple(slice(line.start + reach, line.stop - reach) for line in own)
            begun[field.rim : -field.rim, field.rim : -field.rim][: field.rows, : field.columns][inside] = False
        self._finish(field, np.flatnonzero(begun), progress, cancelled)
        better = field.interior < before
        better &= field.interior <= self._limit
        before[better] = field.interior[better]
        better[own] = False
        improved: dict[Patch, int] = {}
        self._note(improved, better, around, field.interior)
        return improved

    def _finish(self, field: MoveField, cells: np.ndarray, progress: Progress, cancelled: CancelCheck) -> None:
        """Lower the values until the certificate holds. cells: those whose values are new."""
        wave = Wave(field, MoveBatch)
        wave.tell(cells)
        if not wave.run(_PASSES, progress, cancelled):
            stop_if(cancelled)
            settle(field, np.flatnonzero(field.values <= self._limit), cancelled=cancelled)

    def _field(self, tile: Patch, around: Window, cancelled: CancelCheck) -> MoveField:
        """Return the field of a tile with its neighbours' nearest cells, in which values of before may stand."""
        if tile in self._kept:
            self._kept.move_to_end(tile)
            self._kept[tile].values[:] = UNREACHED
            return self._kept[tile]
        taken = sum(around.height * around.width for around in map(self._tiles.window, (*self._kept, tile)))
        while self._kept and taken * self._bytes > _KEPT:
            window = self._tiles.window(self._kept.popitem(last=False)[0])
            taken -= window.height * window.width
        friction, elevation = self._read(around)
        self._kept[tile] = MoveField.of(friction, elevation, self._costs, self._limit, cancelled=cancelled)
        return self._kept[tile]

    def _certificate(self, window: Window) -> MoveCertificate:
        """Return what is known of the cells of a window that lies in one tile, or of any where no tile is kept."""
        reach = self._costs.reach
        around = self.layout.widened(window, reach, reach)
        shape = window.height + 2 * reach, window.width + 2 * reach
        top, left = around.row - window.row + reach, around.column - window.column + reach
        place = slice(top, top + around.height), slice(left, left + around.width)
        values = np.full(shape, UNREACHED, dtype=np.int64)
        values[place] = self._values[around.slices]
        return MoveCertificate(values, self._costs_of(window, around, place, shape), self.moves, reach, self._limit)

    def _costs_of(
        self, window: Window, around: Window, place: tuple[slice, slice], shape: tuple[int, int]
    ) -> np.ndarray:
        """Return the costs of entering the cells of a window (moves, rows, columns)."""
        side, reach = self._tiles.side, self._costs.reach
        tile = (window.row // side, window.column // side)
        if tile in self._kept and side % self.layout.side == 0:
            of_tile = self._tiles.widened(self._tiles.window(tile), reach, reach)
            row, column = window.row - of_tile.row, window.column - of_tile.column
            return self._kept[tile].costs_of(slice(row, row + window.height), slice(column, column + window.width))
        friction, elevation = self._read(around)
        frictions = np.full(shape, np.nan, dtype=np.float32)
        frictions[place] = friction
        heights = None
        if elevation is not None:
            heights = np.zeros(shape, dtype=np.float32)
            heights[place] = elevation
        return self._costs.of(frictions, heights)[:, reach:-reach, reach:-reach]

    def _read(self, window: Window) -> tuple[np.ndarray, np.ndarray | None]:
        return self._friction.read(window), None if self._elevation is None else self._elevation.read(window)
