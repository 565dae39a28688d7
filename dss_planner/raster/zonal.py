"""Exact zonal facts: every cell counts by the share of it that lies inside the zone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from osgeo import gdal, ogr

from dss_planner.errors import InputError
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import Window, open_raster, read_bands
from dss_planner.raster.vectors import parts
from dss_planner.running import CancelCheck, never, stop_if

#: Cells of a zone looked at together: bounds the memory of a zone of any size.
_STRIP_CELLS = 1 << 20
#: A share below this is rounding of the running sums, not coverage.
_LEAST_SHARE = 1e-9


@dataclass(frozen=True)
class ZoneFacts:
    """Facts of one zone over one raster band.

    mean, minimum, maximum: of the known cells, weighted by coverage (NaN when none is known). cells: the zone's size
    in cells. completeness: share of the zone (0–1) that is known; land outside the raster is unknown.
    class_shares: class code → share of the known part (0–1), for classes only.
    """

    mean: float
    minimum: float
    maximum: float
    cells: float
    completeness: float
    class_shares: dict[int, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Coverage:
    """window: the part of the grid that a geometry touches; share: float64 (rows, columns), covered share 0–1."""

    window: Window
    share: np.ndarray


def coverage(geometry: ogr.Geometry, grid: Grid, window: Window | None = None) -> Coverage | None:
    """Return the exact share of each cell that a polygon covers; None when it lies outside the grid (or ``window``).

    The share of a cell is the running sum, along its row, of the signed areas to the right of the polygon's edges:
    edges are cut at the grid lines, so there is no sampling. ``geometry`` must be valid and in the grid's CRS.
    """
    window = window or zone_window(geometry, grid)
    if window is None:
        return None
    segments = _segments(geometry, grid)
    segments[:, 0::2] -= window.column
    segments[:, 1::2] -= window.row
    share = _accumulate(segments, window.height, window.width)
    return Coverage(window, share)


def zone_window(geometry: ogr.Geometry, grid: Grid) -> Window | None:
    """Return the cells that the bounding box of ``geometry`` touches, or None outside the grid."""
    xmin, xmax, ymin, ymax = geometry.GetEnvelope()
    (c0, r0), (c1, r1) = grid.column_row(xmin, ymin), grid.column_row(xmax, ymax)
    left, right = max(0, int(np.floor(min(c0, c1)))), min(grid.width, int(np.ceil(max(c0, c1))))
    top, bottom = max(0, int(np.floor(min(r0, r1)))), min(grid.height, int(np.ceil(max(r0, r1))))
    return Window(left, top, right - left, bottom - top) if right > left and bottom > top else None


def zonal_facts(
    path: str | Path,
    band: int,
    geometries: Sequence[ogr.Geometry],
    classes: bool = False,
    cancelled: CancelCheck = never,
) -> list[ZoneFacts]:
    """Return the facts of each polygon (in the raster's CRS) over one band.

    Raises `InputError` when the band does not exist; `Cancelled`.
    """
    dataset = open_raster(path)
    if not 1 <= band <= dataset.RasterCount:
        raise InputError(
            "The layer “{layer}” has {found} band(s), not a band {band}. Choose one of its bands.",
            layer=path,
            found=dataset.RasterCount,
            band=band,
        )
    grid = Grid.of(dataset)
    found = []
    for geometry in geometries:
        stop_if(cancelled)
        found.append(_facts(dataset, grid, band, geometry, classes))
    return found


def _facts(dataset: gdal.Dataset, grid: Grid, band: int, geometry: ogr.Geometry, classes: bool) -> ZoneFacts:
    cell_area = grid.cell_size[0] * grid.cell_size[1]
    cells = sum(part.GetArea() for part in parts(geometry, 2)) / cell_area
    known = total = 0.0
    lowest, highest = np.inf, -np.inf
    weights: dict[int, float] = {}
    for window in _strips(zone_window(geometry, grid)):
        covered = coverage(geometry, grid, window)
        if covered is None:
            continue
        values = read_bands(dataset, (band,), window)[0].astype(np.float64)
        use = (covered.share > _LEAST_SHARE) & np.isfinite(values)
        share, values = covered.share[use], values[use]
        if not values.size:
            continue
        known += float(share.sum())
        total += float((share * values).sum())
        lowest, highest = min(lowest, float(values.min())), max(highest, float(values.max()))
        if classes:
            codes, position = np.unique(values.astype(np.int64), return_inverse=True)
            for code, weight in zip(codes.tolist(), np.bincount(position, weights=share).tolist()):
                weights[code] = weights.get(code, 0.0) + weight
    completeness = min(1.0, known / cells) if cells else 0.0
    if not known:
        return ZoneFacts(np.nan, np.nan, np.nan, cells, 0.0)
    shares = {code: weight / known for code, weight in sorted(weights.items())}
    return ZoneFacts(total / known, lowest, highest, cells, completeness, shares)


def _strips(window: Window | None) -> Iterator[Window]:
    if window is None:
        return
    rows = max(1, _STRIP_CELLS // window.width)
    for start in range(0, window.height, rows):
        yield Window(window.column, window.row + start, window.width, min(rows, window.height - start))


def _segments(geometry: ogr.Geometry, grid: Grid) -> np.ndarray:
    """Return the polygon's edges (n, 4: x0, y0, x1, y1) in cells; outer rings turn one way, holes the other."""
    pieces = []
    for polygon in parts(geometry, 2):
        for index in range(polygon.GetGeometryCount()):
            points = np.asarray(polygon.GetGeometryRef(index).GetPoints())[:, :2]
            x, y = grid.column_row(points[:, 0], points[:, 1])
            x0, y0 = x - x[0], y - y[0]
            turn = float(np.dot(x0[:-1], y0[1:]) - np.dot(x0[1:], y0[:-1]))
            edges = np.column_stack([x[:-1], y[:-1], x[1:], y[1:]])
            pieces.append(edges if (turn > 0) == (index == 0) else edges[:, [2, 3, 0, 1]])
    return np.concatenate(pieces) if pieces else np.empty((0, 4))


def _accumulate(segments: np.ndarray, rows: int, columns: int) -> np.ndarray:
    """Return the covered share (rows, columns) from edges in cells relative to the window."""
    segments = segments[(segments[:, 1] != segments[:, 3]) & (np.minimum(segments[:, 1], segments[:, 3]) < rows)]
    segments = segments[np.maximum(segments[:, 1], segments[:, 3]) > 0]
    x, y, dy = _cut(segments)
    row = np.floor(y).astype(np.int64)
    inside = (row >= 0) & (row < rows) & (x < columns)
    x, dy, row = np.maximum(x[inside], 0.0), dy[inside], row[inside]
    column = np.floor(x).astype(np.int64)
    right = x - column
    size = rows * (columns + 1)
    cell = row * (columns + 1) + column
    change = np.bincount(cell, weights=dy * (1 - right), minlength=size)
    change += np.bincount(cell + 1, weights=dy * right, minlength=size + 1)[:size]
    share = np.cumsum(change.reshape(rows, columns + 1), axis=1)[:, :columns]
    return np.clip(np.abs(share), 0.0, 1.0)


def _cut(segments: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Cut edges at all grid lines; return mid x, mid y and height of the pieces."""
    positions = [np.zeros(len(segments)), np.ones(len(segments))]
    owners = [np.arange(len(segments))] * 2
    for start, stop in ((segments[:, 0], segments[:, 2]), (segments[:, 1], segments[:, 3])):
        low, high = np.minimum(start, stop), np.maximum(start, stop)
        first = np.floor(low).astype(np.int64) + 1
        count = np.maximum(np.ceil(high).astype(np.int64) - first, 0)
        owner = np.repeat(np.arange(len(segments)), count)
        within = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
        positions.append((first[owner] + within - start[owner]) / (stop - start)[owner])
        owners.append(owner)
    owner, position = np.concatenate(owners), np.concatenate(positions)
    order = np.lexsort((position, owner))
    owner, position = owner[order], np.clip(position[order], 0.0, 1.0)
    same = owner[1:] == owner[:-1]
    owner, start, stop = owner[1:][same], position[:-1][same], position[1:][same]
    middle = (start + stop) / 2
    edge = segments[owner]
    width, height = edge[:, 2] - edge[:, 0], edge[:, 3] - edge[:, 1]
    return edge[:, 0] + middle * width, edge[:, 1] + middle * height, (stop - start) * height
