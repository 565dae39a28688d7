"""Water and material: how long and how far it is from the nearest source of each kind, on the truck's own roads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from osgeo import ogr

from dss_planner import provenance
from dss_planner.access.haul import UNMEASURED, Haul
from dss_planner.access.origins import Origins, which_of
from dss_planner.access.routes import Tracer
from dss_planner.access.solved import Solved
from dss_planner.access.solving import CELLS_IN_MEMORY, Terrain
from dss_planner.access.suppliessources import Loading, Sources, read_sources
from dss_planner.access.suppliestable import SiteSupply, Transport, table_notes, write_table
from dss_planner.access.supplybands import BANDS_OF_A_KIND
from dss_planner.access.surface import UNREACHABLE
from dss_planner.access.tracing import line_through
from dss_planner.access.walking import Movement
from dss_planner.errors import InputError
from dss_planner.raster.layout import Patch
from dss_planner.raster.scratch import ScratchFolder
from dss_planner.raster.vectors import geometries_with
from dss_planner.raster.writing import Band, RasterWriter
from dss_planner.running import CancelCheck, Progress, never, portion, silent, stop_if
from dss_planner.text import Text, text

#: Memory of a cell [bytes]: of travel time, of it with lengths, of what is kept of each kind.
_BYTES, _BYTES_MEASURED, _BYTES_OF_A_KIND = 25, 33, 12


@dataclass(frozen=True)
class SupplyKind:
    """What is fetched. name: as people read it (“water”). sources: points, lines or polygons where it is found.

    name_field: field with the names of the sources, '' for none.
    """

    name: str
    sources: str
    name_field: str = ""


@dataclass(frozen=True)
class SupplyRequest:
    """kinds: each with its sources. friction: raster of the truck [min/m]. neighbours: 8 or 16.

    output: GeoTIFF; for each kind three bands: travel time from the nearest source [min], haul distance along that
    fastest route [km], number of the source, counted from 1 in the order of its layer.
    max_minutes: sources farther away do not count; None for no limit.
    sites: points, lines or polygons to be supplied, and site_table: GeoPackage with a feature for each site and kind;
    None for neither. site_name: field with names of the sites, '' for none. transport: what trips take and cost.
    """

    kinds: tuple[SupplyKind, ...]
    friction: str
    output: str
    max_minutes: float | None = None
    neighbours: int = 8
    sites: str | None = None
    site_table: str | None = None
    site_name: str = ""
    transport: Transport = field(default_factory=Transport)


@dataclass(frozen=True)
class Supplied:
    """One kind. Shares of all cells (0–1) that are reached from a source, known but not reached, and unknown.

    sources_used, sources_beside, sources_outside, sources_blocked: features where a truck can load; of these, where it
    loads beside them only; off the grid; on unknown ground, or with no passable cell beside them.
    longest_minutes: min; longest_km: km.
    """

    kind: str
    reached_share: float
    unreachable_share: float
    unknown_share: float
    sources_used: int
    sources_beside: int
    sources_outside: int
    sources_blocked: int
    longest_minutes: float
    longest_km: float


@dataclass(frozen=True)
class SupplyResult:
    """supplies: by kind in the order asked. sites: by site, then kind."""

    output: str
    site_table: str | None
    supplies: tuple[Supplied, ...]
    sites: tuple[SiteSupply, ...]
    notes: tuple[Text, ...]


@dataclass(frozen=True)
class _Kind:
    """A kind once it is solved: what is needed to write it. lengths: of the route [km]; numbers: of the source."""

    kind: SupplyKind
    sources: Sources
    minutes: np.ndarray
    lengths: np.ndarray
    numbers: np.ndarray


def compute_supplies(
    request: SupplyRequest,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
    cells_in_memory: int | None = None,
    patch_side: int | None = None,
) -> SupplyResult:
    """Write travel time and haul distance from the nearest source of each kind, and the table of sites.

    The nearest source is that of least time. A truck loads in the passable cells that a source touches and in those
    beside impassable ones that it touches (`suppliessources`): shores of lakes, banks of rivers. The distance is the
    length of the very route that “Least-cost routes” draws: of routes equally fast the one whose last move comes first
    in a fixed order (straight before diagonal before knight's moves), and so on back to the source; the number is that
    of its source.
    It is exact for this route, to 3e-8 of it on cells of at least 1 m (`haul`).
    Unknown friction is NoData. Where no route leads, time and distance are `UNREACHABLE` and the number is 0.
    Disk and errors as `traveltime.compute_travel_time`. Memory: 33 bytes a cell and 12 for each kind, and 250 MB while
    a part of the surface is measured; on disk above the cells for which that is as much as the travel time may take.
    The result is the same in memory and on disk, bit for bit.
    """
    if cells_in_memory is None:
        cells_in_memory = CELLS_IN_MEMORY * _BYTES // (_BYTES_MEASURED + _BYTES_OF_A_KIND * max(len(request.kinds), 1))
    require_kinds(request.kinds)
    if bool(request.sites) != bool(request.site_table):
        raise InputError("A table of sites needs both the sites and a file to write it to. Give both, or neither.")
    request.transport.check()
    movement = Movement(neighbours=request.neighbours)
    terrain = Terrain(request.friction, movement, request.max_minutes, request.output, cells_in_memory, patch_side)
    sites = geometries_with(request.sites, "Sites", terrain.grid.crs, request.site_name) if request.sites else []
    scratch = ScratchFolder(Path(request.output))
    try:
        solved: list[_Kind] = []
        found: list[list[tuple[SiteSupply, ogr.Geometry | None]]] = []
        for number, kind in enumerate(request.kinds):
            part = portion(progress, 0.9 * number / len(request.kinds), 0.9 * (number + 1) / len(request.kinds))
            folder = scratch.path / str(number)
            sources = read_sources(
                kind.sources, terrain.grid, terrain.friction_surface(), terrain.layout, kind.name_field, cancelled
            )
            origins = sources.origins
            loading = Loading(origins, terrain.layout)
            values = terrain.solve_from(loading, folder, portion(part, 0.0, 0.7), cancelled)
            found.append(_at_sites(request, kind, terrain, Tracer(values, origins, terrain.grid), sites, cancelled))
            solved.append(_measured(kind, terrain, sources, values, folder, portion(part, 0.7, 1.0), cancelled))
        progress(0.9, text("Writing supplies"))
        supplies = _write(request, terrain, solved, portion(progress, 0.9, 1.0), cancelled)
    finally:
        scratch.remove()
    rows = [row for of_site in zip(*found) for row in of_site]
    if request.site_table:
        write_table(request.site_table, terrain.grid.crs, rows)
    result = SupplyResult(
        request.output,
        request.site_table,
        supplies,
        tuple(row for row, _ in rows),
        (*_notes(supplies), *_left_out(solved), *table_notes([row for row, _ in rows])),
    )
    inputs = {"friction": request.friction}
    inputs.update({f"sources_{kind.name}": kind.sources for kind in request.kinds})
    if request.sites:
        inputs["sites"] = request.sites
    for output in (request.output, request.site_table):
        if output:
            provenance.record(output, "supplydistance", inputs, request, result)
    return result


def require_kinds(kinds: Sequence[SupplyKind]) -> None:
    """Raise `InputError` when there is no kind, or two have one name."""
    if not kinds:
        raise InputError(
            "No sources were given. Choose a layer of sources for at least one kind: water, straw, gravel, nursery …"
        )
    names = [kind.name for kind in kinds]
    for name in names:
        if not name.strip() or names.count(name) > 1:
            raise InputError(
                "The kinds of supplies are {found}; each needs a name of its own. Name them apart.",
                found=", ".join(f"“{each}”" for each in names),
            )


def _measured(
    kind: SupplyKind,
    terrain: Terrain,
    sources: Sources,
    values: Solved,
    folder: Path,
    progress: Progress,
    cancelled: CancelCheck,
) -> _Kind:
    """Return minutes, kilometres and numbers of all cells; the exact values are then no longer needed."""
    layout, origins = terrain.layout, sources.origins
    lengths = terrain.room(folder, "lengths", np.int64, UNMEASURED)
    numbers = terrain.room(folder, "numbers", np.int32, 0)
    haul = Haul(values, terrain.grid.cell_size, lambda patch, _: _beginnings(origins, patch), lengths, numbers)
    haul.measure(sorted(origins.cells), portion(progress, 0.0, 0.7), cancelled)
    minutes = terrain.room(folder, "minutes", np.float32, 0)
    kilometres = terrain.room(folder, "kilometres", np.float32, 0)
    for number, patch in enumerate(layout.all()):
        stop_if(cancelled)
        part = layout.window(patch).slices
        minutes[part] = times = values.minutes(patch)
        kilometres[part] = haul.kilometres(patch, times < UNREACHABLE)
        portion(progress, 0.7, 1.0)((number + 1) / layout.count, None)
    return _Kind(kind, sources, minutes, kilometres, numbers)


def _beginnings(origins: Origins, patch: Patch) -> tuple[np.ndarray, np.ndarray]:
    nothing = np.empty(0, dtype=np.int32)
    return origins.cells.get(patch, nothing), origins.numbers.get(patch, nothing)


def _at_sites(
    request: SupplyRequest,
    kind: SupplyKind,
    terrain: Terrain,
    tracer: Tracer,
    sites: Sequence[tuple[ogr.Geometry, object]],
    cancelled: CancelCheck,
) -> list[tuple[SiteSupply, ogr.Geometry | None]]:
    """Return how each site is supplied, with the route from it to the source."""
    rows: list[tuple[SiteSupply, ogr.Geometry | None]] = []
    for number, (geometry, name) in enumerate(sites, start=1):
        stop_if(cancelled)
        route, cells = tracer.route(geometry, number, "" if name is None else str(name), cancelled)
        row = SiteSupply.of(kind.name, route, request.transport)
        rows.append((row, line_through(cells, terrain.grid)))
    return rows


def _write(
    request: SupplyRequest, terrain: Terrain, kinds: Sequence[_Kind], progress: Progress, cancelled: CancelCheck
) -> tuple[Supplied, ...]:
    layout, size = terrain.layout, terrain.grid.height * terrain.grid.width
    reached, longest, farthest = [0] * len(kinds), [0.0] * len(kinds), [0.0] * len(kinds)
    with RasterWriter(request.output, terrain.grid, _bands(kinds), classes=True, cancelled=cancelled) as writer:
        for number, patch in enumerate(layout.all()):
            window = layout.window(patch)
            part = window.slices
            planes = []
            for index, one in enumerate(kinds):
                stop_if(cancelled)
                minutes = np.array(one.minutes[part])
                near, unknown = minutes < UNREACHABLE, np.isnan(minutes)
                kilometres = np.where(near, one.lengths[part], np.float32(UNREACHABLE))
                numbers = np.where(near, one.numbers[part], 0).astype(np.float32)
                kilometres[unknown] = numbers[unknown] = np.nan
                reached[index] += int(np.count_nonzero(near))
                longest[index] = max(longest[index], float(np.max(minutes, where=near, initial=0.0)))
                farthest[index] = max(farthest[index], float(np.max(kilometres, where=near, initial=0.0)))
                planes += [minutes, kilometres, numbers]
            writer.write(np.stack(planes), window.row, window.column)
            progress((number + 1) / layout.count, None)
        known = writer.known_share
    return tuple(
        Supplied(
            one.kind.name,
            reached[index] / size,
            known[BANDS_OF_A_KIND * index] - reached[index] / size,
            1.0 - known[BANDS_OF_A_KIND * index],
            one.sources.origins.used,
            one.sources.beside,
            one.sources.origins.outside,
            one.sources.origins.blocked,
            longest[index],
            farthest[index],
        )
        for index, one in enumerate(kinds)
    )


def _bands(kinds: Sequence[_Kind]) -> tuple[Band, ...]:
    found = []
    for one in kinds:
        name = one.kind.name
        found += [
            Band(f"{name}: travel time; {UNREACHABLE:g} where no route leads within the limit", "min"),
            Band(f"{name}: haul distance along the fastest route; {UNREACHABLE:g} where no route leads", "km"),
            Band(f"{name}: number of the source; 0 where no route leads"),
        ]
    return tuple(found)


def _notes(supplies: Sequence[Supplied]) -> tuple[Text, ...]:
    return tuple(
        text(
            "{kind}: {reached} % of the cells are reached, {unreachable} % are not, {unknown} % are unknown; of its "
            "sources {used} are used, {beside} of them from the cells beside them, where they are impassable; "
            "{outside} lie outside the friction layer, {blocked} on unknown ground or with no land beside them.",
            kind=one.kind,
            reached=f"{100 * one.reached_share:.1f}",
            unreachable=f"{100 * one.unreachable_share:.1f}",
            unknown=f"{100 * one.unknown_share:.1f}",
            used=one.sources_used,
            beside=one.sources_beside,
            outside=one.sources_outside,
            blocked=one.sources_blocked,
        )
        for one in supplies
    )


def _left_out(kinds: Sequence[_Kind]) -> tuple[Text, ...]:
    return tuple(
        text(
            "{kind}: sources that cannot be used were left out: {which}.",
            kind=one.kind.name,
            which=which_of(one.sources.origins, tuple(sorted(sum(one.sources.origins.left_out, ())))),
        )
        for one in kinds
        if one.sources.origins.outside or one.sources.origins.blocked
    )
