"""Travel time from the nearest origin over a friction surface."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from osgeo import ogr

from dss_planner import provenance
from dss_planner.access.shapes import burned, single_parts
from dss_planner.access.solver import require_friction, travel_minutes
from dss_planner.access.surface import BARRIER, UNREACHABLE
from dss_planner.errors import InputError
from dss_planner.raster.grid import Grid
from dss_planner.raster.rasterise import mask, window_grid
from dss_planner.raster.reading import Window, open_raster, read_bands, require_bands, windows
from dss_planner.raster.vectors import geometries
from dss_planner.raster.writing import TILE, Band, RasterWriter
from dss_planner.running import CancelCheck, Progress, never, portion, silent, stop_if
from dss_planner.text import Text, text

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
    mask: np.ndarray
    used: int
    outside: int
    blocked: int


def compute_travel_time(
    request: TravelTimeRequest, progress: Progress = silent, cancelled: CancelCheck = never
) -> TravelTimeResult:
    """Write the exact least travel time from the nearest origin; see `solver.travel_minutes` for the metric.

    Unknown friction is NoData; cells that no route reaches (or none within the limit) are `UNREACHABLE`.
    The whole surface is held in memory: about 25 bytes a cell.
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
    friction = _read(request.friction, grid, cancelled)
    require_friction(friction)
    origins = _read_origins(request, grid, friction, cancelled)
    confines = geometries(request.within, "Study area", grid.crs) if request.within else None
    minutes = travel_minutes(
        friction,
        origins.mask,
        grid.cell_size,
        request.max_minutes,
        progress=portion(progress, 0.05, 0.9),
        cancelled=cancelled,
    )
    progress(0.9, text("Writing travel time"))
    reached = 0
    with RasterWriter(request.output, grid, (_BAND,), classes=True, cancelled=cancelled) as writer:
        for window in windows(grid, TILE):
            stop_if(cancelled)
            strip = minutes[window.row : window.row + window.height]
            if confines is not None:
                strip[~mask(window_grid(grid, window), confines)] = np.nan
            reached += int(np.count_nonzero(strip < UNREACHABLE))
            writer.write(strip, window.row)
            progress(0.9 + 0.1 * (window.row + window.height) / grid.height, None)
        known = writer.known_share[0]
    share = reached / minutes.size
    longest = float(np.max(minutes, where=minutes < UNREACHABLE, initial=0.0))
    result = TravelTimeResult(
        request.output,
        share,
        known - share,
        1.0 - known,
        origins.used,
        origins.outside,
        origins.blocked,
        longest,
        _notes(request, origins, known - share),
    )
    inputs = {"friction": request.friction, "origins": request.origins}
    if request.within:
        inputs["within"] = request.within
    provenance.record(request.output, "traveltime", inputs, request, result)
    return result


def _read(path: str, grid: Grid, cancelled: CancelCheck) -> np.ndarray:
    """Return the friction (rows, columns), float32 with NaN as unknown."""
    dataset = open_raster(path)
    require_bands(dataset, "Friction", 1, "minutes per metre")
    friction = np.empty((grid.height, grid.width), dtype=np.float32)
    for window in windows(grid, TILE):
        stop_if(cancelled)
        friction[window.row : window.row + window.height] = read_bands(dataset, (1,), window)[0]
    return friction


def _read_origins(request: TravelTimeRequest, grid: Grid, friction: np.ndarray, cancelled: CancelCheck) -> _Origins:
    """Return the cells that origins touch on passable ground. Raises `InputError` when there is none."""
    found = geometries(request.origins, "Origins", grid.crs)
    mask = np.zeros(friction.shape, dtype=bool)
    used = outside = blocked = 0
    for geometry in found:
        stop_if(cancelled)
        window = _window_of(geometry, grid)
        if window is None:
            outside += 1
            continue
        part = (slice(window.row, window.row + window.height), slice(window.column, window.column + window.width))
        touched = np.isfinite(burned(grid, window, [(piece, 1.0) for piece in single_parts(geometry)]))
        usable = touched & (friction[part] < BARRIER)
        mask[part] |= usable
        if usable.any():
            used += 1
        elif touched.any():
            blocked += 1
        else:
            outside += 1
    if not used:
        raise InputError(
            "No origin of “{layer}” can be used: {outside} lie outside the friction layer, {blocked} on unknown or "
            "impassable cells. Choose origins inside the study area, or correct the friction there.",
            layer=request.origins,
            outside=outside,
            blocked=blocked,
        )
    return _Origins(mask, used, outside, blocked)


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
