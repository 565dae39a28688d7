"""Places where routes begin or end, as cells of a raster: points, lines or polygons, each with its number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from osgeo import ogr

from dss_planner.access.beside import by_patch, nearest_cells, shut_cells
from dss_planner.access.shapes import burned, single_parts
from dss_planner.access.surface import BARRIER
from dss_planner.access.surfaces import Surface
from dss_planner.errors import InputError
from dss_planner.raster.grid import Grid
from dss_planner.raster.layout import Layout, Patch
from dss_planner.raster.reading import Window
from dss_planner.raster.vectors import geometries_with
from dss_planner.running import CancelCheck, never, stop_if
from dss_planner.text import Text, text

#: Origins that a message names at most.
_NAMED = 10


@dataclass(frozen=True)
class Origins:
    """cells: patch → places in the flattened patch. numbers: patch → number of the origin of each place, the lowest
    where several share a cell; features count from 1 in the order of their layer.

    names: value of the name field of each feature, '' without one. used, outside, blocked: how many features; those
    outside touch no cell, those blocked none that can be crossed. left_out: numbers of those outside, and blocked.
    moved: number of each that lies on impassable cells and is used from cells beside them, and how far off the nearest
    of these is [m].
    """

    cells: Mapping[Patch, np.ndarray]
    numbers: Mapping[Patch, np.ndarray]
    names: tuple[str, ...]
    used: int
    outside: int
    blocked: int
    left_out: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())
    moved: tuple[tuple[int, float], ...] = ()

    @classmethod
    def none(cls) -> Origins:
        """Return what there is of origins where everything starts from cells with a time of their own."""
        return cls({}, {}, (), 0, 0, 0)

    def name(self, number: int) -> str:
        """Return the name of an origin, '' without one."""
        return self.names[number - 1]


def read_origins(
    uri: str, grid: Grid, surface: Surface, layout: Layout, name_field: str = "", cancelled: CancelCheck = never
) -> Origins:
    """Return the cells that origins touch on passable ground, or for those on impassable cells only the cells beside
    them (`beside.nearest_cells`). Raises `InputError` when there is none."""
    cells: dict[Patch, list[np.ndarray]] = {}
    numbers: dict[Patch, list[np.ndarray]] = {}
    names = []
    used = 0
    outside: list[int] = []
    blocked: list[int] = []
    moved: list[tuple[int, float]] = []
    aside: list[tuple[Patch, np.ndarray, int]] = []
    for number, (geometry, name) in enumerate(geometries_with(uri, "Origins", grid.crs, name_field), start=1):
        names.append("" if name is None else str(name))
        usable = touched = False
        shut = []
        for patch, part, met in touched_cells(geometry, grid, layout):
            stop_if(cancelled)
            touched = True
            friction = surface.read(part)
            good = met & (friction < BARRIER)
            shut.append(shut_cells(part, met, friction, grid))
            if good.any():
                usable = True
                places = places_in(layout, patch, part, good)
                cells.setdefault(patch, []).append(places)
                numbers.setdefault(patch, []).append(np.full(places.size, number, dtype=np.int32))
        if not usable and any(found.size > 0 for found in shut):
            beside, metres = nearest_cells(geometry, np.concatenate(shut), grid, surface, layout)
            usable = bool(beside.size)
            if usable:
                moved.append((number, metres))
                aside += [(patch, places, number) for patch, places in by_patch(beside, beside, layout)[0].items()]
        used += usable
        if not usable:
            (blocked if touched else outside).append(number)
    if not used:
        raise InputError(
            "No origin of “{layer}” can be used: {outside} lie outside the friction layer, {blocked} on unknown or "
            "impassable cells. Choose origins inside the study area, or correct the friction there.",
            layer=uri,
            outside=len(outside),
            blocked=len(blocked),
        )
    for patch, places, number in aside:
        cells.setdefault(patch, []).append(places)
        numbers.setdefault(patch, []).append(np.full(places.size, number, dtype=np.int32))
    places_of, numbers_of = {}, {}
    for patch, found in cells.items():
        # of several numbers for one place the first is kept: the lowest of those that lie there, before any from beside
        places_of[patch], first = np.unique(np.concatenate(found), return_index=True)
        numbers_of[patch] = np.concatenate(numbers[patch])[first]
    left_out = tuple(outside), tuple(blocked)
    return Origins(places_of, numbers_of, tuple(names), used, len(outside), len(blocked), left_out, tuple(moved))


def moved_notes(origins: Origins) -> tuple[Text, ...]:
    """Return what to tell of origins that are used from beside, with their names or numbers."""
    if not origins.moved:
        return ()
    shown = [f"{which_of(origins, (number,))} ({metres:.0f} m)" for number, metres in origins.moved[:_NAMED]]
    note = text(
        "{count} origin(s) lie on water or a barrier at this cell size and are used from the nearest passable cell: "
        "{which}.",
        count=len(origins.moved),
        which=", ".join(shown) + (" …" if len(origins.moved) > _NAMED else ""),
    )
    return (note,)


def left_out_notes(origins: Origins) -> tuple[Text, ...]:
    """Return what to tell of origins that cannot be used, or only from beside, with their names or numbers."""
    notes = list(moved_notes(origins))
    outside, blocked = origins.left_out
    if outside:
        notes.append(
            text(
                "{count} origin(s) outside the friction layer were left out: {which}.",
                count=len(outside),
                which=which_of(origins, outside),
            )
        )
    if blocked:
        notes.append(
            text(
                "{count} origin(s) on unknown or impassable cells were left out: {which}. Move them onto "
                "passable land, or use smaller cells.",
                count=len(blocked),
                which=which_of(origins, blocked),
            )
        )
    return tuple(notes)


def which_of(origins: Origins, numbers: tuple[int, ...]) -> str:
    """Return the names of origins, or their numbers, as a message tells them."""
    shown = [f"“{origins.name(number)}”" if origins.name(number) else f"#{number}" for number in numbers[:_NAMED]]
    return ", ".join(shown) + (" …" if len(numbers) > _NAMED else "")


def touched_cells(geometry: ogr.Geometry, grid: Grid, layout: Layout) -> Iterator[tuple[Patch, Window, np.ndarray]]:
    """Yield the patches that ``geometry`` touches: the patch, a window of it, and the cells met there (bool)."""
    window = _window_of(geometry, grid)
    for patch, part in layout.parts_of(window) if window else ():
        met = np.isfinite(burned(grid, part, [(piece, 1.0) for piece in single_parts(geometry)]))
        if met.any():
            yield patch, part, met


def places_in(layout: Layout, patch: Patch, part: Window, chosen: np.ndarray) -> np.ndarray:
    """Return the places in the flattened patch of the cells ``chosen`` (bool) in ``part`` of it."""
    inner = layout.window(patch)
    rows, columns = np.nonzero(chosen)
    places: np.ndarray = (rows + part.row - inner.row) * inner.width + columns + part.column - inner.column
    return places


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
