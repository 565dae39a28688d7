"""Edges of polygons in cells of a grid, all polygons together, ready to be cut strip by strip."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from osgeo import ogr

from dss_planner.raster.grid import Grid
from dss_planner.raster.vectors import parts

#: Bytes of a polygon's head in well-known binary: byte order, type, number of rings.
_HEAD = 9
_COUNT = struct.Struct("<I")
#: Bytes of a point: x and y.
_POINT = 16
#: Rings that are worked on together: arrays of this size are kept by the allocator, larger ones cost page faults.
_BATCH = 2048


@dataclass(frozen=True)
class Edges:
    """Edges that are not level, one value each: ends in cells with ``top`` < ``bottom`` (rows grow downwards),
    ``left`` the x at the top end, ``right`` the x at the bottom end; ``turn`` +1 where the inside lies to the right
    of the edge, −1 where it lies to the left; ``zone`` the number of its polygon (ascending)."""

    left: np.ndarray
    top: np.ndarray
    right: np.ndarray
    bottom: np.ndarray
    turn: np.ndarray
    zone: np.ndarray

    def columns(self) -> tuple[np.ndarray, ...]:
        """Return the values in the order of the fields."""
        return self.left, self.top, self.right, self.bottom, self.turn, self.zone

    def take(self, chosen: np.ndarray) -> Edges:
        """Return the chosen edges (positions or bool), in the same order."""
        return Edges(*(values[chosen] for values in self.columns()))


def owners(count: np.ndarray) -> np.ndarray:
    """Return 0, 1, 2 … each as often as ``count`` says: what np.repeat does, several times faster."""
    if not len(count):
        return np.empty(0, dtype=np.int64)
    ends = np.cumsum(count)
    return np.cumsum(np.bincount(ends[:-1], minlength=int(ends[-1]))[: int(ends[-1])])


def edges_of(geometries: Sequence[ogr.Geometry], grid: Grid) -> tuple[Edges, np.ndarray]:
    """Return the edges of all polygons in cells of ``grid``, and the size of each polygon in cells (float64).

    geometries: valid polygons in the grid's CRS; parts of other kinds count as nothing.
    """
    cells = np.zeros(len(geometries))
    batches = [_no_edges()]
    rings = _Rings()
    for number, geometry in enumerate(geometries):
        rings.add(number, geometry)
        if len(rings.counts) >= _BATCH:
            batches.append(_edges(rings, grid, cells))
            rings = _Rings()
    if rings.counts:
        batches.append(_edges(rings, grid, cells))
    return Edges(*(np.concatenate(values) for values in zip(*(batch.columns() for batch in batches)))), cells


def _no_edges() -> Edges:
    nothing = np.empty(0)
    return Edges(nothing, nothing, nothing, nothing, nothing, np.empty(0, dtype=np.int32))


def _edges(rings: _Rings, grid: Grid, cells: np.ndarray) -> Edges:
    """Return the edges of some rings; adds the area of the rings to ``cells`` of their polygons."""
    points = np.frombuffer(b"".join(rings.points), dtype="<f8").reshape(-1, 2)
    x, y = grid.column_row(points[:, 0], points[:, 1])
    size = np.asarray(rings.counts)
    first = np.cumsum(size) - size
    following = np.arange(1, len(points) + 1)
    following[first + size - 1] = first
    ring = owners(size)
    # offsets from a ring's first point keep the precision of its area
    dx, dy = x - x[first][ring], y - y[first][ring]
    area = np.add.reduceat(dx * dy[following] - dx[following] * dy, first) / 2.0
    inward = np.where(np.asarray(rings.holes), -1.0, 1.0)
    owner = np.asarray(rings.owners, dtype=np.int32)
    cells += np.bincount(owner, weights=np.abs(area) * inward, minlength=len(cells))
    # with rows growing downwards a ring of positive area goes up along its left side
    return _upright(x, y, following, (-np.sign(area) * inward)[ring], owner[ring])


def _upright(x: np.ndarray, y: np.ndarray, following: np.ndarray, turn: np.ndarray, zone: np.ndarray) -> Edges:
    """Return the edges from each point to the following one, top end first, without level ones."""
    start = np.flatnonzero(y != y[following])
    stop = following[start]
    down = y[start] < y[stop]
    upper, lower = np.where(down, start, stop), np.where(down, stop, start)
    turn = np.where(down, turn[start], -turn[start]).astype(np.int8)
    return Edges(x[upper], y[upper], x[lower], y[lower], turn, zone[start])


class _Rings:
    """Rings as bytes: the points of each, how many they are, whether it is a hole, and the number of its polygon."""

    def __init__(self) -> None:
        self.points: list[bytes] = []
        self.counts: list[int] = []
        self.holes: list[bool] = []
        self.owners: list[int] = []

    def add(self, owner: int, geometry: ogr.Geometry) -> None:
        """Add the rings of all polygons of a geometry."""
        if geometry.GetGeometryType() == ogr.wkbPolygon:
            self._add_polygon(owner, geometry.ExportToWkb(ogr.wkbNDR))
            return
        for part in parts(geometry, 2):
            plain = part.GetLinearGeometry()
            plain.FlattenTo2D()
            if plain.GetGeometryType() == ogr.wkbPolygon:
                self._add_polygon(owner, plain.ExportToWkb(ogr.wkbNDR))
            else:
                self.add(owner, ogr.ForceToMultiPolygon(plain))

    def _add_polygon(self, owner: int, binary: bytes) -> None:
        (rings,) = _COUNT.unpack_from(binary, _HEAD - _COUNT.size)
        position = _HEAD
        for index in range(rings):
            (count,) = _COUNT.unpack_from(binary, position)
            start = position + _COUNT.size
            position = start + _POINT * count
            if count:
                self.points.append(binary[start:position])
                self.counts.append(count)
                self.holes.append(index > 0)
                self.owners.append(owner)
