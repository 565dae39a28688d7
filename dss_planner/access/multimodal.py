"""By vehicle as far as it pays, then on foot: the exact least time over all places where the vehicle can be left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from osgeo import ogr

from dss_planner import provenance
from dss_planner.access.multimodalbands import (
    Planes,
    Reach,
    Written,
    keep_minutes,
    measure_walks,
    progress_parts,
    reach_of,
    write_bands,
)
from dss_planner.access.multimodalparking import DrivenSurface, Either, Parked, Vehicle, mark_cells
from dss_planner.access.multimodalroutes import TripLeg, Trips, write_trips
from dss_planner.access.origins import Origins, moved_notes, read_origins, which_of
from dss_planner.access.routes import Tracer, destination_notes
from dss_planner.access.solving import CELLS_IN_MEMORY, Terrain
from dss_planner.access.surface import BARRIER
from dss_planner.access.surfaces import RasterSurface, Surface
from dss_planner.access.walking import Movement
from dss_planner.errors import InputError
from dss_planner.raster.grid import Grid
from dss_planner.raster.scratch import ScratchFolder
from dss_planner.raster.vectors import geometries_with
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.text import Text, text

#: Surfaces with more cells are solved on disk: trips take 50 to 65 bytes a cell, twice what a travel time does.
TRIPS_IN_MEMORY = CELLS_IN_MEMORY // 2
Lines = Sequence["tuple[TripLeg, ogr.Geometry | None]"]


@dataclass(frozen=True)
class MultimodalRequest:
    """drive_friction: raster of the vehicle [min/m]. walk_friction: on the same grid, of walking (or riding) on level
    ground [min/m]. bases: points, lines or polygons where trips begin and end.

    output: GeoTIFF with four bands: whole trip, walking, driving [min], length of the walk [km].
    vehicle: where it may go and be left. walking: slope, direction, and the neighbours of both ways of moving.
    max_minutes: whole trips longer than that count as not reached; None for no limit. base_name: field, '' for none.
    destinations: points, lines or polygons, and routes: GeoPackage with the legs of the trip to each; None for neither.
    destination_name: field with names of the destinations, '' for none.
    """

    drive_friction: str
    walk_friction: str
    bases: str
    output: str
    vehicle: Vehicle = field(default_factory=Vehicle)
    walking: Movement = field(default_factory=Movement)
    max_minutes: float | None = None
    base_name: str = ""
    destinations: str | None = None
    routes: str | None = None
    destination_name: str = ""


@dataclass(frozen=True)
class MultimodalResult:
    """Shares of all cells (0–1) that are reached, known but not reached, and unknown; that the vehicle reaches, and
    where it can be left.

    bases_used: features where the vehicle can begin; bases_outside: off the grid; bases_blocked: where it cannot begin,
    though walks can. longest …: largest values of the bands [min, min, min, km]. legs: of the destinations, in order.
    """

    output: str
    routes: str | None
    reached_share: float
    unreachable_share: float
    unknown_share: float
    driven_share: float
    parking_share: float
    bases_used: int
    bases_outside: int
    bases_blocked: int
    longest: float
    longest_walk: float
    longest_drive: float
    longest_walk_km: float
    legs: tuple[TripLeg, ...]
    notes: tuple[Text, ...]


def compute_multimodal(
    request: MultimodalRequest,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
    cells_in_memory: int = TRIPS_IN_MEMORY,
    patch_side: int | None = None,
) -> MultimodalResult:
    """Write the exact least time of trips that begin with a drive and end with a walk (on the way home: the reverse).

    With D(p) the least time of the vehicle from a base to cell p, T the minutes of parking and getting ready, and
    w(p, c) the least time on foot from p to c (from c to p on the way home),

        time(c) = min( min over p where the vehicle can be left of D(p) + T + w(p, c),  min over bases b of w(b, c) )

    so that one may also walk from a base at once. It is found exactly, not by trying places: the walk is solved over
    the whole surface with D(p) + T as the value that every such p starts with (`fixedpoint`, starting values). D and
    D + T are kept as float32: of the whole, 1.2e-7 besides the 2.4e-7 of rounded steps and float32's own.
    Trips end on foot: where the vehicle itself comes, T is counted. Of trips equally fast, one that ends where it parks
    is taken before one that walks on; else the fixed order of moves of `haul` decides.

    NoData: ground unknown to the walker, or of unknown elevation. Ground unknown to the vehicle is not driven on.
    `UNREACHABLE` in all bands: no trip leads there, or none within the limit.
    Memory and disk as `traveltime.compute_travel_time`, with 25 bytes a cell more (16 more for routes), and 250 MB
    while a part of the surface is measured; the result is the same in memory and on disk, bit for bit.
    Raises `InputError` for grids that differ, friction of 0 or less, no base where the vehicle can begin, no place
    where a walk can, figures below 0; `OutputError`; `Cancelled`.
    """
    _check(request)
    walk = Terrain(
        request.walk_friction, request.walking, request.max_minutes, request.output, cells_in_memory, patch_side
    )
    grid = walk.grid
    Grid.read(request.drive_friction).require_same("Friction of the vehicle", grid, "Friction of walking")
    places: list[tuple[ogr.Geometry, object]] = []
    if request.destinations:
        places = geometries_with(request.destinations, "Destinations", grid.crs, request.destination_name)
    marking, driving, walking, measuring, writing = progress_parts(progress)
    progress(0.0, text("Reading friction and bases"))
    ground = Either(RasterSurface(request.drive_friction), RasterSurface(request.walk_friction))
    bases = read_origins(request.bases, grid, ground, walk.layout, request.base_name, cancelled)
    scratch = ScratchFolder(Path(request.output))
    try:
        planes = Planes.of(walk, scratch.path)
        mark_cells(request.vehicle, bases, grid, walk.layout, planes.marks, marking, cancelled)
        surface = DrivenSurface(RasterSurface(request.drive_friction), planes.marks)
        _require_start(request, bases, surface, walk, cancelled)
        vehicle = Movement(neighbours=request.walking.neighbours)
        drive = Terrain(
            request.drive_friction,
            vehicle,
            request.max_minutes,
            request.output,
            cells_in_memory,
            patch_side,
            surface,
        )
        drivers, driven = drive.solve(request.bases, scratch.path / "vehicle", request.base_name, driving, cancelled)
        keep_minutes(driven, planes.drive, cancelled)
        follow = Tracer(driven, drivers, grid) if places else None
        # unless routes are asked for, the values of the drive make room for those of the walk
        del drive, driven
        transfer = request.vehicle.transfer_minutes
        parked = Parked(planes.drive, planes.marks, transfer)
        reach = reach_of(planes, parked, walk, cancelled)
        walked = walk.solve_from(parked, scratch.path / "walker", walking, cancelled)
        keep_minutes(walked, planes.total, cancelled)
        haul = measure_walks(walked, walk, planes, parked, measuring, cancelled)
        lines: Lines = ()
        if follow is not None:
            afoot, homeward = Tracer(walked, bases, grid), request.walking.direction == "to"
            trips = Trips(afoot, follow, planes.drive, planes.marks, bases.names, transfer, grid, homeward)
            lines = _legs(trips, places, cancelled)
        progress(0.9, text("Writing travel time"))
        written = write_bands(request.output, walk, planes, haul, transfer, writing, cancelled)
    finally:
        scratch.remove()
    if request.routes:
        write_trips(request.routes, grid.crs, lines)
    result = _result(request, grid, drivers, reach, written, tuple(leg for leg, _ in lines))
    _record(request, result)
    return result


def _check(request: MultimodalRequest) -> None:
    request.vehicle.check()
    if bool(request.destinations) != bool(request.routes):
        raise InputError("Routes need both the destinations and a file to write them to. Give both, or neither.")


def _require_start(
    request: MultimodalRequest, bases: Origins, surface: Surface, walk: Terrain, cancelled: CancelCheck
) -> None:
    """Raise `InputError` where the distance from roads keeps the vehicle from every base."""
    if request.vehicle.off_road_km is None:
        return
    for patch, cells in bases.cells.items():
        stop_if(cancelled)
        if (surface.read(walk.layout.window(patch)).reshape(-1)[cells] < BARRIER).any():
            return
    raise InputError(
        "No base of “{layer}” lies on ground where the vehicle may go: within {distance} km of a road, and passable "
        "for it. Let it leave roads farther, or choose bases at roads.",
        layer=request.bases,
        distance=f"{request.vehicle.off_road_km:g}",
    )


def _legs(trips: Trips, places: Sequence[tuple[ogr.Geometry, object]], cancelled: CancelCheck) -> Lines:
    lines: list[tuple[TripLeg, ogr.Geometry | None]] = []
    for number, (geometry, name) in enumerate(places, start=1):
        stop_if(cancelled)
        lines += trips.to(geometry, number, "" if name is None else str(name), cancelled)
    return lines


def _result(
    request: MultimodalRequest,
    grid: Grid,
    drivers: Origins,
    reach: Reach,
    written: Written,
    legs: tuple[TripLeg, ...],
) -> MultimodalResult:
    size = grid.height * grid.width
    reached = written.reached / size
    longest, longest_walk, longest_drive, longest_walk_km = written.longest
    return MultimodalResult(
        request.output,
        request.routes,
        reached,
        written.known - reached,
        1.0 - written.known,
        reach.driven / size,
        reach.parking / size,
        drivers.used,
        drivers.outside,
        drivers.blocked,
        longest,
        longest_walk,
        longest_drive,
        longest_walk_km,
        legs,
        (*_notes(drivers, reach), *destination_notes([leg.status for leg in legs])),
    )


def _notes(drivers: Origins, reach: Reach) -> tuple[Text, ...]:
    notes = list(moved_notes(drivers))
    if drivers.outside:
        notes.append(
            text(
                "{count} base(s) outside the friction layer were left out: {which}.",
                count=drivers.outside,
                which=which_of(drivers, drivers.left_out[0]),
            )
        )
    if drivers.blocked:
        notes.append(
            text(
                "The vehicle cannot begin at {count} base(s), which lie on ground that is unknown or impassable for it "
                "or too far from roads; from there one walks: {which}. Move them onto roads, or let the vehicle leave "
                "roads farther.",
                count=drivers.blocked,
                which=which_of(drivers, drivers.left_out[1]),
            )
        )
    if not reach.parking:
        notes.append(text("The vehicle can be left nowhere that it reaches: all trips are on foot from the bases."))
    return tuple(notes)


def _record(request: MultimodalRequest, result: MultimodalResult) -> None:
    inputs = {
        "drive_friction": request.drive_friction,
        "walk_friction": request.walk_friction,
        "bases": request.bases,
        "elevation": request.walking.elevation,
        "roads": request.vehicle.roads,
        "parking_places": request.vehicle.places,
        "destinations": request.destinations,
    }
    given = {name: layer for name, layer in inputs.items() if layer}
    for output in (request.output, request.routes):
        if output:
            provenance.record(output, "multimodaltime", given, request, result)
