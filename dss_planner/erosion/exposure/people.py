"""Where people are, summed up on a coarse grid: from a raster of persons per cell, or from settlements."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from dss_planner.errors import InputError
from dss_planner.raster.grid import Grid
from dss_planner.raster.position import position_of
from dss_planner.raster.reading import Window, open_raster, read_bands, tiles
from dss_planner.raster.vectors import geometries_with, split_uri, transformation
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.text import Text, text

#: Cells of the population raster are summed up to pieces of at most this share of a coarse cell before they are placed.
_PIECE = 0.5
#: Cells of the population raster read at once.
_CELLS = 1 << 20
_METRES_PER_DEGREE = 111_320.0
#: Points by side at which it is looked whether the raster covers the area.
_PROBES = 60


@dataclass(frozen=True)
class People:
    """persons: (rows, columns) of the coarse grid. total: persons (or settlements) on it. notes: what was left out."""

    persons: np.ndarray
    total: float
    notes: tuple[Text, ...]


def people_of_raster(path: str, grid: Grid, progress: Progress = silent, cancelled: CancelCheck = never) -> People:
    """Return the persons of a raster (persons per cell, any grid and CRS) summed up by cells of ``grid``.

    No person is lost or doubled: each falls into the cell that holds the middle of its own (of a piece of at most half
    a coarse cell). Raises `InputError` when the raster has no CRS, is a density, holds negative values or nobody.
    """
    dataset = open_raster(path)
    source = position_of(dataset, "Population")
    _require_counts(dataset.GetRasterBand(1).GetUnitType(), path)
    persons = np.zeros((grid.height, grid.width))
    way = None if source.crs == grid.crs else transformation(source.crs, grid.crs)
    step = _pieces(source, grid)
    unknown = done = 0
    for window in tiles(source, (step, step), _CELLS):
        stop_if(cancelled)
        values = read_bands(dataset, (1,), window)[0]
        unknown += int(np.isnan(values).sum())
        done += values.size
        if np.nanmin(values, initial=0.0) < 0.0:
            raise InputError(
                "The layer “{layer}” ({path}) holds {found}; persons per cell are 0 or more. Set its NoData value.",
                layer="Population",
                path=path,
                found=f"{np.nanmin(values):g}",
            )
        x, y, counts = _placed(values, window, step, source)
        _add(persons, grid, x, y, counts, way)
        progress(done / (source.width * source.height), None)
    total = float(persons.sum())
    if total <= 0.0:
        raise InputError(
            "The layer “{layer}” ({path}) has nobody within reach of the source. Choose a raster of persons per cell "
            "that covers the land downwind, or a longer reach.",
            layer="Population",
            path=path,
        )
    return People(persons, total, _raster_notes(unknown / done, covered(source, grid)))


def people_of_settlements(uri: str, field: str, grid: Grid) -> People:
    """Return the persons of settlements (field, or 1 each when '') summed up by cells of ``grid``.

    Raises `InputError` for a missing field, negative numbers, or when none lies within reach.
    """
    persons = np.zeros((grid.height, grid.width))
    places, counts, missing = [], [], 0
    for geometry, value in geometries_with(uri, "Settlements", grid.crs, field):
        count = 1.0 if not field else _count(value)
        if math.isnan(count):
            missing += 1
            continue
        if count < 0.0:
            raise InputError(
                "The field “{field}” of the layer “{layer}” holds {found}; numbers of persons are 0 or more. "
                "Correct it.",
                field=field,
                layer=split_uri(uri)[0],
                found=value,
            )
        middle = geometry.Centroid()
        places.append((middle.GetX(), middle.GetY()))
        counts.append(count)
    if places:
        x, y = np.array(places).T
        _add(persons, grid, x, y, np.array(counts), None)
    total = float(persons.sum())
    if total <= 0.0:
        raise InputError(
            "The layer “{layer}” has no settlement with people within reach of the source. Choose another layer or "
            "field, or a longer reach.",
            layer=split_uri(uri)[0],
        )
    notes = [text("Only the settlements of the layer count: it should reach as far downwind as people are looked for.")]
    if not field:
        notes.append(text("Each settlement counts as 1, however many people live there."))
    if missing:
        notes.append(
            text("{count} settlements without a number in “{field}” are left out.", count=missing, field=field)
        )
    return People(persons, total, tuple(notes))


def covered(source: Grid, grid: Grid) -> float:
    """Return the share of ``grid`` (0–1) that lies within the bounds of the raster ``source``."""
    columns, rows = np.meshgrid(
        (np.arange(_PROBES) + 0.5) * grid.width / _PROBES, (np.arange(_PROBES) + 0.5) * grid.height / _PROBES
    )
    points = np.column_stack([part.ravel() for part in grid.xy(columns, rows)])
    if source.crs != grid.crs:
        points = np.array(transformation(grid.crs, source.crs).TransformPoints(points))[:, :2]
    left, low, right, high = source.bounds
    inside = (points[:, 0] >= left) & (points[:, 0] <= right) & (points[:, 1] >= low) & (points[:, 1] <= high)
    return float(inside.mean())


def _require_counts(unit: str, path: str) -> None:
    if "km" in unit.lower() or "/ha" in unit.lower():
        raise InputError(
            "The layer “{layer}” ({path}) is a density ({found}); persons per cell are expected. Multiply it by the "
            "area of a cell.",
            layer="Population",
            path=path,
            found=unit,
        )


def _pieces(source: Grid, grid: Grid) -> int:
    """Return how many cells by side of the population raster are placed together."""
    metres = max(source.cell_size) * (source.metres_per_unit if source.is_projected else _METRES_PER_DEGREE)
    return max(1, int(_PIECE * grid.cell_size[0] / metres))


def _placed(values: np.ndarray, window: Window, step: int, source: Grid) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the places (in the raster's CRS) and persons of the inhabited pieces of a window."""
    rows, columns = (-(-size // step) for size in values.shape)
    whole = np.zeros((rows * step, columns * step))
    whole[: values.shape[0], : values.shape[1]] = np.nan_to_num(values, nan=0.0)
    sums = whole.reshape(rows, step, columns, step).sum(axis=(1, 3))
    row, column = np.nonzero(sums)
    # middle of the piece, of what the raster has of it
    down = window.row + (row * step + np.minimum((row + 1) * step, values.shape[0])) / 2.0
    right = window.column + (column * step + np.minimum((column + 1) * step, values.shape[1])) / 2.0
    left, dx, turned, top, turned_y, dy = source.geotransform
    return left + dx * right + turned * down, top + turned_y * right + dy * down, sums[row, column]


def _add(persons: np.ndarray, grid: Grid, x: np.ndarray, y: np.ndarray, counts: np.ndarray, way: object) -> None:
    if way is not None and len(x):
        x, y = np.array(way.TransformPoints(np.column_stack([x, y])))[:, :2].T  # type: ignore[attr-defined]
    columns, rows = grid.column_row(x, y)
    inside = np.isfinite(columns) & np.isfinite(rows)
    inside &= (columns >= 0) & (rows >= 0) & (columns < grid.width) & (rows < grid.height)
    place = rows[inside].astype(np.int64) * grid.width + columns[inside].astype(np.int64)
    persons += np.bincount(place, weights=counts[inside], minlength=persons.size).reshape(persons.shape)


def _count(value: object) -> float:
    try:
        return float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return math.nan


def _raster_notes(unknown: float, share: float) -> tuple[Text, ...]:
    notes = []
    if share < 0.99:
        notes.append(
            text(
                "The population raster covers {share} % of the area within reach; people elsewhere are not counted, so "
                "exposure is too low where the wind leaves it.",
                share=f"{100.0 * share:.0f}",
            )
        )
    if unknown > 0.0:
        notes.append(
            text(
                "{share} % of the population raster is NoData, which most sources use for uninhabited land; nobody is "
                "counted there.",
                share=f"{100.0 * unknown:.2g}",
            )
        )
    return tuple(notes)
