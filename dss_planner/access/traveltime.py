"""Travel time from the nearest origin over a friction surface."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from osgeo import ogr

from dss_planner import provenance
from dss_planner.access.ondisk import PatchSolver, survey
from dss_planner.access.patches import Store
from dss_planner.access.shapes import burned, single_parts
from dss_planner.access.solver import require_friction, travel_minutes
from dss_planner.access.surface import BARRIER, UNREACHABLE
from dss_planner.access.surfaces import ArraySurface, RasterSurface, Surface
from dss_planner.errors import InputError
from dss_planner.raster.grid import Grid
from dss_planner.raster.layout import PATCH_SIDE, Layout, Patch
from dss_planner.raster.rasterise import mask, window_grid
from dss_planner.raster.reading import Window
from dss_planner.raster.scratch import ScratchFolder
from dss_planner.raster.vectors import geometries
from dss_planner.raster.writing import Band, RasterWriter
from dss_planner.running import CancelCheck, Progress, never, portion, silent, stop_if
from dss_planner.text import Text, text

#: Surfaces with more cells are solved on disk: in memory they would take more than 1.3 GB.
CELLS_IN_MEMORY = 50_000_000
#: Travel time [min] of a patch (rows, columns).
Minutes = Callable[[Patch], np.ndarray]
_BAND = Band(f"travel time; {UNREACHABLE:g} where no route leads within the limit", "min")


@dataclass(frozen=True)
class TravelTimeRequest:
    """friction: raster [min/m], projected in metres, impassable at 1e6 or above. origins: points, lines or polygons.

    output: GeoTIFF [min]. max_minutes: times above it count as not reached; None for no limit.
    within: polygons to which the output is confined, NoData around them; routes may lead through the land outside.
    """

    friction: str
    origins: str
    output: str
    max_minutes: float | None = None
    within: str | None = None


@dataclass(frozen=True)
class TravelTimeResult:
    """Shares of all cells (0–1) that are reached, known but not reached, and unknown.

    origins_used: features with a usable cell; origins_outside: features off the grid; origins_blocked: features on
    unknown or impassable cells only. longest: largest travel time reached [min].
    """

    output: str
    reached_share: float
    unreachable_share: float
    unknown_share: float
    origins_used: int
    origins_outside: int
    origins_blocked: int
    longest: float
    notes: tuple[Text, ...]


@dataclass(frozen=True)
class _Origins:
    """cells: patch → places in the flattened patch. used, outside, blocked: numbers of features."""

    cells: dict[Patch, np.ndarray]
    used: int
    outside: int
    blocked: int


def compute_travel_time(
    request: TravelTimeRequest,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
    cells_in_memory: int = CELLS_IN_MEMORY,
    patch_side: int = PATCH_SIDE,
) -> TravelTimeResult:
    """Write the exact least travel time from the nearest origin; see `solver.travel_minutes` for the metric.

    Unknown friction is NoData; cells that no route reaches (or none within the limit) are `UNREACHABLE`.
    Surfaces of up to ``cells_in_memory`` cells are held in memory (about 25 bytes a cell), larger ones are solved in
    patches of ``patch_side`` cells (a multiple of 512) with the values on disk (8 bytes a cell, beside the output
    while it runs); the result is the same, bit for bit.
    Raises `InputError` for a missing or geographic CRS, friction of 0 or less, no usable origin, a limit of 0 or
    less; `OutputError`; `Cancelled`.
    """
    grid = Grid.read(request.friction)
    grid.require_metres("Friction")
    if request.max_minutes is not None and not request.max_minutes > 0:
        raise InputError(
            "The longest travel time is {found} min; it must be above 0. Correct it, or leave it empty for no limit.",
            found=request.max_minutes,
        )
    progress(0.0, text("Reading friction and origins"))
    surface, layout = RasterSurface(request.friction), Layout(grid.height, grid.width, patch_side)
    scratch = ScratchFolder(Path(request.output))
    try:
        solve = _in_memory if grid.height * grid.width <= cells_in_memory else _on_disk
        part = portion(progress, 0.0, 0.9)
        origins, minutes = solve(request, grid, surface, layout, scratch.path, part, cancelled)
        progress(0.9, text("Writing travel time"))
        reached, known, longest = _write(request, grid, layout, minutes, portion(progress, 0.9, 1.0), cancelled)
    finally:
        scratch.remove()
    result = TravelTimeResult(
        request.output,
        reached,
        known - reached,
        1.0 - known,
        origins.used,
        origins.outside,
        origins.blocked,
        longest,
        _notes(request, origins, known - reached),
    )
    inputs = {"friction": request.friction, "origins": request.origins}
    if request.within:
        inputs["within"] = request.within
    provenance.record(request.output, "traveltime", inputs, request, result)
    return result


def _in_memory(
    request: TravelTimeRequest,
    grid: Grid,
    surface: Surface,
    layout: Layout,
    folder: Path,
    progress: Progress,
    cancelled: CancelCheck,
) -> tuple[_Origins, Minutes]:
    """Return the origins and the travel time [min] by patch, from the whole surface at once."""
    friction = np.empty((grid.height, grid.width), dtype=np.float32)
    for patch in layout.all():
        stop_if(cancelled)
        window = layout.window(patch)
        friction[_part(window)] = surface.read(window)
    require_friction(friction)
    origins = _read_origins(request, grid, ArraySurface(friction), layout, cancelled)
    mask = np.zeros(friction.shape, dtype=bool)
    for patch, cells in origins.cells.items():
        window = layout.window(patch)
        rows, columns = np.divmod(cells, window.width)
        mask[window.row + rows, window.column + columns] = True
    minutes = travel_minutes(
        friction, mask, grid.cell_size, request.max_minutes, progress=portion(progress, 0.05, 1.0), cancelled=cancelled
    )
    return origins, lambda patch: minutes[_part(layout.window(patch))]


def _on_disk(
    request: TravelTimeRequest,
    grid: Grid,
    surface: Surface,
    layout: Layout,
    folder: Path,
    progress: Progress,
    cancelled: CancelCheck,
) -> tuple[_Origins, Minutes]:
    """Return the origins and the travel time [min] by patch, one patch in memory at a time."""
    found = survey(surface, layout, portion(progress, 0.0, 0.05), cancelled)
    origins = _read_origins(request, grid, surface, layout, cancelled)
    store = Store(folder, Path(request.output), layout)
    solver = PatchSolver(surface, layout, store, found, grid.cell_size, request.max_minutes)
    solver.solve(origins.cells, portion(progress, 0.05, 1.0), cancelled)
    return origins, solver.minutes


def _write(
    request: TravelTimeRequest,
    grid: Grid,
    layout: Layout,
    minutes: Minutes,
    progress: Progress,
    cancelled: CancelCheck,
) -> tuple[float, float, float]:
    """Write all patches; return the shares of cells that are reached and known, and the longest time [min]."""
    confines = geometries(request.within, "Study area", grid.crs) if request.within else None
    reached, longest = 0, 0.0
    with RasterWriter(request.output, grid, (_BAND,), classes=True, cancelled=cancelled) as writer:
        for number, patch in enumerate(layout.all()):
            stop_if(cancelled)
            window = layout.window(patch)
            values = minutes(patch)
            if confines is not None:
                values = np.where(mask(window_grid(grid, window), confines), values, np.float32(np.nan))
            near = values < UNREACHABLE
            reached += int(np.count_nonzero(near))
            longest = max(longest, float(np.max(values, where=near, initial=0.0)))
            writer.write(values, window.row, window.column)
            progress((number + 1) / layout.count, None)
        known = writer.known_share[0]
    return reached / (grid.height * grid.width), known, longest


def _part(window: Window) -> tuple[slice, slice]:
    return slice(window.row, window.row + window.height), slice(window.column, window.column + window.width)


def _read_origins(
    request: TravelTimeRequest, grid: Grid, surface: Surface, layout: Layout, cancelled: CancelCheck
) -> _Origins:
    """Return the cells that origins touch on passable ground. Raises `InputError` when there is none."""
    cells: dict[Patch, list[np.ndarray]] = {}
    used = outside = blocked = 0
    for geometry in geometries(request.origins, "Origins", grid.crs):
        window = _window_of(geometry, grid)
        usable = touched = False
        for patch, part in layout.parts_of(window) if window else ():
            stop_if(cancelled)
            met = np.isfinite(burned(grid, part, [(piece, 1.0) for piece in single_parts(geometry)]))
            if not met.any():
                continue
            touched = True
            met &= surface.read(part) < BARRIER
            if met.any():
                usable = True
                inner = layout.window(patch)
                rows, columns = np.nonzero(met)
                place = (rows + part.row - inner.row) * inner.width + columns + part.column - inner.column
                cells.setdefault(patch, []).append(place)
        used += usable
        blocked += touched and not usable
        outside += not touched
    if not used:
        raise InputError(
            "No origin of “{layer}” can be used: {outside} lie outside the friction layer, {blocked} on unknown or "
            "impassable cells. Choose origins inside the study area, or correct the friction there.",
            layer=request.origins,
            outside=outside,
            blocked=blocked,
        )
    return _Origins({patch: np.unique(np.concatenate(found)) for patch, found in cells.items()}, used, outside, blocked)


def _window_of(geometry: ogr.Geometry, grid: Grid) -> Window | None:
    """Return the window of the grid that holds a geometry with one cell around it; None when it lies outside."""
    left, right, bottom, top = geometry.GetEnvelope()
    first = grid.column_row(left, top)
    last = grid.column_row(right, bottom)
    column, row = max(0, int(np.floor(first[0])) - 1), max(0, int(np.floor(first[1])) - 1)
    end_column, end_row = min(grid.width, int(np.floor(last[0])) + 2), min(grid.height, int(np.floor(last[1])) + 2)
    if end_column <= column or end_row <= row:
        return None
    return Window(column, row, end_column - column, end_row - row)


def _notes(request: TravelTimeRequest, origins: _Origins, unreachable: float) -> tuple[Text, ...]:
    notes: list[Text] = []
    if origins.outside:
        notes.append(text("{count} origin(s) outside the friction layer were left out.", count=origins.outside))
    if origins.blocked:
        notes.append(text("{count} origin(s) on unknown or impassable cells were left out.", count=origins.blocked))
    if unreachable > 0 and request.max_minutes is None:
        share = f"{100 * unreachable:.1f}"
        if share == "0.0":
            notes.append(text("No route leads to less than 0.1 % of the cells; they count as unreachable."))
        else:
            notes.append(text("No route leads to {share} % of the cells; they count as unreachable.", share=share))
    return tuple(notes)
