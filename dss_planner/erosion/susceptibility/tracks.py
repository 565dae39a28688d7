"""How much of each cell lies in the corridors of tracks and roads: exact lengths, cut at the cells' edges."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from osgeo import ogr

from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import Window
from dss_planner.raster.vectors import parts


class TrackLengths:
    """The length of lines [m] in each cell, window by window; threads may share it."""

    def __init__(self, lines: Sequence[ogr.Geometry], grid: Grid) -> None:
        self._cell = grid.cell_size
        found = [_segments(part, grid) for line in lines for part in parts(line, 1)]
        self._segments = np.concatenate(found) if found else np.zeros((0, 4))

    def __call__(self, window: Window) -> np.ndarray:
        """Return float64 (rows, columns) [m]."""
        own = self._segments - np.array([window.column, window.row] * 2)
        low, high = np.minimum(own[:, :2], own[:, 2:]), np.maximum(own[:, :2], own[:, 2:])
        near = (high >= 0).all(axis=1) & (low <= (window.width, window.height)).all(axis=1)
        return lengths_in_cells(own[near], (window.height, window.width), self._cell)


def lengths_in_cells(segments: np.ndarray, shape: tuple[int, int], cell: tuple[float, float]) -> np.ndarray:
    """Return the length [m] of segments (n, 4: column, row, column, row, in cells) in each cell of ``shape``.

    Each segment is cut where it crosses an edge between cells; a piece belongs to the cell of its middle.
    """
    number = np.arange(len(segments))
    start, step = segments[:, :2], segments[:, 2:] - segments[:, :2]
    whole = np.hypot(step[:, 0] * cell[0], step[:, 1] * cell[1])
    owners, places = [number, number], [np.zeros(len(segments)), np.ones(len(segments))]
    for axis, size in ((0, shape[1]), (1, shape[0])):
        owner, place = _crossings(start[:, axis], step[:, axis], size)
        owners.append(owner)
        places.append(place)
    owner, place = np.concatenate(owners), np.concatenate(places)
    order = np.lexsort((place, owner))
    owner, place = owner[order], place[order]
    piece = np.flatnonzero(owner[1:] == owner[:-1])
    of, share = owner[piece], place[piece + 1] - place[piece]
    middle = start[of] + step[of] * ((place[piece + 1] + place[piece]) / 2)[:, np.newaxis]
    column, row = np.floor(middle).astype(np.int64).T
    inside = (column >= 0) & (column < shape[1]) & (row >= 0) & (row < shape[0])
    cells = (row * shape[1] + column)[inside]
    return np.bincount(cells, (share * whole[of])[inside], minlength=shape[0] * shape[1]).reshape(shape)


def _crossings(start: np.ndarray, step: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray]:
    """Return which segments cross an edge 0…size of one axis, and where along them (0–1)."""
    low, high = np.minimum(start, start + step), np.maximum(start, start + step)
    first = np.maximum(np.floor(low) + 1, 0).astype(np.int64)
    last = np.minimum(np.ceil(high) - 1, size).astype(np.int64)
    count = np.maximum(last - first + 1, 0)
    owner = np.repeat(np.arange(len(start)), count)
    edge = first[owner] + np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count)
    return owner, np.clip((edge - start[owner]) / step[owner], 0.0, 1.0)


def _segments(line: ogr.Geometry, grid: Grid) -> np.ndarray:
    points = np.array(line.GetPoints(), dtype=np.float64)[:, :2]
    columns, rows = grid.column_row(points[:, 0], points[:, 1])
    places = np.column_stack([columns, rows])
    return np.column_stack([places[:-1], places[1:]])
