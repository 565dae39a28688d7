"""Travel time on rasters of any size: patch by patch, the one with the nearest news first, values on disk.

A patch is solved exactly with the values that its neighbours have at their edges. Where it then improves a neighbour's
edge, the neighbour has news and is solved again later; the least improved value says when. No news left anywhere means
that the certificate holds across all edges: the values are those of the whole raster solved at once, bit for bit,
because all costs are whole numbers (`fixedpoint`). Memory: one patch and the edges of all.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dss_planner.access.field import Field, goes_on, violators
from dss_planner.access.fixedpoint import (
    FARTHEST,
    UNREACHED,
    WALL_FRICTION,
    Scaling,
    limit_of,
    require_range,
    scaling,
    starting_values,
)
from dss_planner.access.moves import EIGHT
from dss_planner.access.patches import Store
from dss_planner.access.solved import explained_by_eight
from dss_planner.access.solver import finish, minutes_of, require_positive
from dss_planner.access.surface import BARRIER
from dss_planner.access.surfaces import Surface
from dss_planner.raster.layout import Layout, Patch
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.text import text

#: The cells of a patch in its field, which has one cell more of its neighbours on each side.
_OWN = (slice(1, -1), slice(1, -1))


@dataclass(frozen=True)
class Range:
    """What the surface holds. known, passable: numbers of cells; lowest, highest passable friction [min/m]."""

    known: int
    passable: int
    lowest: float
    highest: float


def survey(surface: Surface, layout: Layout, progress: Progress = silent, cancelled: CancelCheck = never) -> Range:
    """Return the range of the friction. Raises `InputError` when all is unknown or a value is 0 or less."""
    known = passable = 0
    lowest, highest = np.inf, 0.0
    for number, patch in enumerate(layout.all()):
        stop_if(cancelled)
        friction = surface.read(layout.window(patch))
        there = ~np.isnan(friction)
        open_cells = friction < BARRIER
        known += int(np.count_nonzero(there))
        passable += int(np.count_nonzero(open_cells))
        lowest = min(lowest, float(np.min(friction, where=there, initial=np.inf)))
        highest = max(highest, float(np.max(friction, where=open_cells, initial=0.0)))
        progress((number + 1) / layout.count, None)
    require_positive(known, lowest)
    return Range(known, passable, lowest, highest)


class PatchSolver:
    """Solves a surface patch by patch.

    sources: patch → places of the origin cells in the flattened patch. limit_minutes: times above it need not be exact.
    starts: the minutes at which other cells are left, NaN where nothing starts; None when there are none.
    """

    def __init__(
        self,
        surface: Surface,
        layout: Layout,
        store: Store,
        found: Range,
        cell_size: tuple[float, float],
        limit_minutes: float | None,
        starts: Surface | None = None,
    ) -> None:
        self._surface, self._layout, self._store, self._starts = surface, layout, store, starts
        self.layout, self.moves = layout, EIGHT
        self.scales: Scaling = scaling(found.lowest, found.highest, cell_size)
        self._limit = limit_of(limit_minutes, self.scales.quanta_per_minute)
        self._limited = self._limit < FARTHEST - 1

    def solve(
        self, sources: Mapping[Patch, np.ndarray], progress: Progress = silent, cancelled: CancelCheck = never
    ) -> None:
        """Store the least costs of all patches. Raises `OutputError`, `Cancelled`."""
        news: dict[Patch, int] = dict.fromkeys(sources, 0)
        if self._starts is not None:
            for patch in self._layout.all():
                stop_if(cancelled)
                least = int(self._begun(patch, self._starts).min())
                if least < news.get(patch, UNREACHED):
                    news[patch] = least
        queue = [(least, patch) for patch, least in news.items()]
        heapq.heapify(queue)
        while queue:
            value, patch = heapq.heappop(queue)
            if news.get(patch) != value:
                continue  # it was solved since, or has nearer news
            del news[patch]
            stop_if(cancelled)
            for neighbour, least in self._solve_one(patch, sources.get(patch), cancelled):
                if least < news.get(neighbour, UNREACHED):
                    news[neighbour] = least
                    heapq.heappush(queue, (least, neighbour))
            reached = self._store.count
            progress(
                reached / self._layout.count,
                text("Computing travel time: {done} of {all} parts reached", done=reached, all=self._layout.count),
            )

    def minutes(self, patch: Patch) -> np.ndarray:
        """Return the travel time of a patch [min], as `solver.travel_minutes` does.

        Raises `InputError` when a route is too long to be exact.
        """
        field = self._field(patch)
        if violators(field)[0].size:
            raise RuntimeError("travel time: a part was left before it was exact")  # the news above would be wrong
        if not self._limited and goes_on(field):
            require_range(FARTHEST)
        window = self._layout.window(patch)
        return minutes_of(
            field.interior[_OWN],
            field.passable[_OWN],
            self._surface.read(window),
            self._limit,
            self.scales.quanta_per_minute,
        )

    def explained(self, patch: Patch) -> np.ndarray:
        """Return the moves that explain the cells of a patch, as `solved.Solved` says."""
        field = self._field(patch)
        rim = slice(1, field.rows + 1), slice(1, field.columns + 1)
        bits = explained_by_eight(field.values[rim], field.frictions[rim], self.scales, self._limit)
        if self._starts is not None:
            bits[field.interior[_OWN] == self._begun(patch, self._starts)] = 0
        return bits

    def _begun(self, patch: Patch, starts: Surface) -> np.ndarray:
        """Return the values [quanta] with which the passable cells of a patch start."""
        window = self._layout.window(patch)
        values = starting_values(starts.read(window), self.scales.quanta_per_minute, self._limit)
        values[~(self._surface.read(window) < BARRIER)] = UNREACHED  # NaN compares as False
        return values

    def _solve_one(self, patch: Patch, sources: np.ndarray | None, cancelled: CancelCheck) -> list[tuple[Patch, int]]:
        """Solve a patch; return the neighbours that it improves and the least improved value of each."""
        fresh = not self._store.holds(patch)
        field = self._field(patch, sources, fresh)
        rims = self._rims(patch, field)
        before = [field.values[place].copy() for _, place in rims]
        # of a patch solved before, all that is new comes from around it
        finish(field, self._begins(field, fresh), cancelled=cancelled)
        self._store.put(patch, np.ascontiguousarray(field.interior[_OWN]))
        found = []
        for (neighbour, place), earlier in zip(rims, before):
            values = field.values[place]
            better = (values < earlier) & (values <= self._limit) & (field.frictions[place] < WALL_FRICTION)
            if better.any():
                found.append((neighbour, int(values[better].min())))
        return found

    def _begins(self, field: Field, fresh: bool) -> np.ndarray:
        """Return the cells from which the values of a patch follow: all that have some, or those around it."""
        begun = field.values <= self._limit
        if not fresh:
            begun[2 : field.rows, 2 : field.columns] = False
        return np.flatnonzero(begun & (field.frictions < WALL_FRICTION))

    def _field(self, patch: Patch, sources: np.ndarray | None = None, fresh: bool = False) -> Field:
        """Return the field of a patch with its neighbours' nearest cells around it, and walls around these.

        fresh: it was not solved before, so that all that starts in it is put in.
        """
        inner, around = self._layout.window(patch), self._layout.around(patch)
        field = Field.walls(inner.height + 2, inner.width + 2, self.scales, self._limit)
        top, left = around.row - inner.row + 2, around.column - inner.column + 2
        friction = self._surface.read(around)
        place = field.frictions[top : top + around.height, left : left + around.width]
        np.copyto(place, friction, where=friction < BARRIER)  # NaN compares as False
        own = self._store.get(patch)
        if fresh and self._starts is not None:
            own = self._begun(patch, self._starts)
        if fresh and sources is not None:
            own.reshape(-1)[sources] = 0
        field.interior[_OWN] = own
        for (neighbour, rim), (_, down, over) in zip(self._rims(patch, field), self._layout.neighbours(patch)):
            field.values[rim] = self._store.edge(neighbour, down, over)
        return field

    def _rims(self, patch: Patch, field: Field) -> list[tuple[Patch, tuple]]:
        """Return the neighbours with the part of the field that shows their nearest cells."""
        lines = {-1: 1, 1: field.rows, 0: slice(2, field.rows)}
        places = {-1: 1, 1: field.columns, 0: slice(2, field.columns)}
        return [(found, (lines[down], places[over])) for found, down, over in self._layout.neighbours(patch)]
