"""Least-cost routes as lines: from places to the origin that is reached first, along the moves that explain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from osgeo import ogr

from dss_planner import provenance
from dss_planner.access.allocation import Recent
from dss_planner.access.moves import Move
from dss_planner.access.origins import Origins, left_out_notes, places_in, touched_cells
from dss_planner.access.solved import Solved
from dss_planner.access.solving import CELLS_IN_MEMORY, Terrain
from dss_planner.access.surface import UNREACHABLE
from dss_planner.access.tracing import line_through, trace
from dss_planner.access.walking import Movement
from dss_planner.raster.grid import Grid
from dss_planner.raster.layout import Layout
from dss_planner.raster.scratch import ScratchFolder
from dss_planner.raster.vectors import GeoPackageWriter, geometries_with
from dss_planner.running import CancelCheck, Progress, never, portion, silent, stop_if
from dss_planner.text import Text, text

LAYER = "routes"
FIELDS = {
    "destination": ogr.OFTInteger,
    "name": ogr.OFTString,
    "status": ogr.OFTString,
    "origin": ogr.OFTInteger,
    "origin_name": ogr.OFTString,
    "length_km": ogr.OFTReal,
    "minutes": ogr.OFTReal,
    "hours": ogr.OFTReal,
}
#: What became of a destination: a line; it lies on an origin; no route (within the limit); unknown ground; off the map.
ROUTE, AT_ORIGIN, UNREACHED, UNKNOWN, OUTSIDE = "route", "at origin", "not reached", "unknown ground", "outside"


@dataclass(frozen=True)
class RoutesRequest:
    """friction: raster [min/m]. origins, destinations: points, lines or polygons; of a line or polygon the cell that
    is reached first counts.

    output: GeoPackage with one feature for each destination. max_minutes: longest route; None for no limit.
    origin_name, destination_name: fields with names, '' for none. movement: neighbours, walking.
    """

    friction: str
    origins: str
    destinations: str
    output: str
    max_minutes: float | None = None
    origin_name: str = ""
    destination_name: str = ""
    movement: Movement = field(default_factory=Movement)


@dataclass(frozen=True)
class Route:
    """One destination, counted from 1 in the order of its layer. status: one of the words above.

    origin: number of the origin, None without a route. length_km: on the map, between centres of cells. minutes: min.
    """

    destination: int
    name: str
    status: str
    origin: int | None = None
    origin_name: str | None = None
    length_km: float | None = None
    minutes: float | None = None

    @property
    def hours(self) -> float | None:
        """Travel time [h]."""
        return None if self.minutes is None else self.minutes / 60.0


@dataclass(frozen=True)
class RoutesResult:
    """routes: all destinations in order."""

    output: str
    routes: tuple[Route, ...]
    notes: tuple[Text, ...]


def find_routes(
    request: RoutesRequest,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
    cells_in_memory: int = CELLS_IN_MEMORY,
    patch_side: int | None = None,
) -> RoutesResult:
    """Write the least-cost route of every destination; its minutes are those of the travel time raster.

    Of routes equally good one is chosen by a fixed order of moves. Lines run from the destination to its origin, and
    the other way for walks 'from' the origins. Memory and errors as `traveltime.compute_travel_time`.
    """
    terrain = Terrain(
        request.friction, request.movement, request.max_minutes, request.output, cells_in_memory, patch_side
    )
    grid = terrain.grid
    places = geometries_with(request.destinations, "Destinations", grid.crs, request.destination_name)
    progress(0.0, text("Reading friction and origins"))
    scratch = ScratchFolder(Path(request.output))
    try:
        part = portion(progress, 0.0, 0.9)
        origins, solved = terrain.solve(request.origins, scratch.path / "0", request.origin_name, part, cancelled)
        tracer = Tracer(solved, origins, grid)
        routes, lines = [], []
        for number, (geometry, name) in enumerate(places, start=1):
            stop_if(cancelled)
            route, cells = tracer.route(geometry, number, "" if name is None else str(name), cancelled)
            if request.movement.walking != "off" and request.movement.direction == "from":
                cells = cells[::-1]
            routes.append(route)
            lines.append(line_through(cells, grid))
            progress(0.9 + 0.1 * number / len(places), text("Following the routes"))
    finally:
        scratch.remove()
    result = RoutesResult(
        request.output,
        tuple(routes),
        (*left_out_notes(origins), *destination_notes([route.status for route in routes])),
    )
    _write(request, grid, result, lines)
    inputs = {"friction": request.friction, "origins": request.origins, "destinations": request.destinations}
    if request.movement.elevation:
        inputs["elevation"] = request.movement.elevation
    provenance.record(request.output, "leastcostroutes", inputs, request, result)
    return result


class Tracer:
    """Follows the moves that explain exact values back to their origin."""

    def __init__(self, solved: Solved, origins: Origins, grid: Grid) -> None:
        self._layout: Layout = solved.layout
        self._moves: tuple[Move, ...] = solved.moves
        self._origins, self._grid = origins, grid
        self._minutes, self._explained = Recent(solved.minutes), Recent(solved.explained)

    def route(
        self, geometry: ogr.Geometry, number: int, name: str, cancelled: CancelCheck = never
    ) -> tuple[Route, list[tuple[int, int]]]:
        """Return the route from a place, and the cells (row, column) where it starts, turns and ends."""
        start, minutes, status = self.nearest(geometry)
        if start is None:
            return Route(number, name, status), []
        cells, metres = self.trace(start, cancelled)
        origin = self.origin_at(cells[-1])
        found = Route(
            number,
            name,
            AT_ORIGIN if len(cells) == 1 else ROUTE,
            origin,
            self._origins.name(origin),
            metres / 1000.0,
            minutes,
        )
        return found, cells

    def nearest(self, geometry: ogr.Geometry) -> tuple[tuple[int, int] | None, float, str]:
        """Return the cell of a place that is reached first, its minutes, and what became of a place without one."""
        best: tuple[float, int, int] | None = None
        status = OUTSIDE
        for patch, part, met in touched_cells(geometry, self._grid, self._layout):
            places = places_in(self._layout, patch, part, met)
            minutes = self._minutes(patch).reshape(-1)[places]
            known = np.isfinite(minutes)
            if not known.any():
                status = UNKNOWN if status == OUTSIDE else status
                continue
            status = UNREACHED
            first = int(np.argmin(np.where(known, minutes, np.inf)))
            window = self._layout.window(patch)
            row, column = divmod(int(places[first]), window.width)
            candidate = (float(minutes[first]), row + window.row, column + window.column)
            best = candidate if best is None else min(best, candidate)
        if best is None or best[0] >= UNREACHABLE:
            return None, 0.0, status
        return (best[1], best[2]), best[0], ROUTE

    def trace(self, start: tuple[int, int], cancelled: CancelCheck) -> tuple[list[tuple[int, int]], float]:
        """Return the cells where a route starts, turns and ends, and its length [m]."""
        return trace(self._explained, self._layout, self._moves, self._grid.cell_size, start, cancelled)

    def origin_at(self, cell: tuple[int, int]) -> int:
        """Return the number of the origin that holds a cell."""
        row, column = cell
        side = self._layout.side
        patch = (row // side, column // side)
        place = row % side * self._layout.window(patch).width + column % side
        index = int(np.searchsorted(self._origins.cells[patch], place))
        return int(self._origins.numbers[patch][index])


def _write(request: RoutesRequest, grid: Grid, result: RoutesResult, lines: list[ogr.Geometry | None]) -> None:
    with GeoPackageWriter(request.output) as writer:
        layer = writer.add_layer(LAYER, grid.crs, ogr.wkbLineString, FIELDS, "Least-cost routes")
        for route, line in zip(result.routes, lines):
            writer.add_feature(layer, line, {key: getattr(route, key) for key in FIELDS})


def destination_notes(statuses: Sequence[str]) -> tuple[Text, ...]:
    """Return what must be said of destinations without a route, given what became of each."""
    counts = {status: statuses.count(status) for status in (UNREACHED, UNKNOWN, OUTSIDE)}
    notes = []
    if counts[UNREACHED]:
        notes.append(text("No route leads to {count} destination(s).", count=counts[UNREACHED]))
    if counts[UNKNOWN]:
        notes.append(text("{count} destination(s) lie on ground of unknown friction.", count=counts[UNKNOWN]))
    if counts[OUTSIDE]:
        notes.append(text("{count} destination(s) lie outside the friction layer.", count=counts[OUTSIDE]))
    return tuple(notes)
