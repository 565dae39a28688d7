"""Exact zonal facts: every cell counts by the share of it that lies inside the zone.

Zones are summed up by boundary integration (see `zonecover`): the coverage is worked out once for all rasters of a
grid, the rasters are read once, strip by strip, by several threads; memory does not grow with the raster.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
from osgeo import gdal, ogr

from dss_planner.errors import InputError
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import Window, open_raster
from dss_planner.raster.zonecover import cover
from dss_planner.raster.zoneedges import edges_of
from dss_planner.raster.zonepasses import sum_up
from dss_planner.raster.zonesums import Sums
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if


@dataclass(frozen=True)
class ZonalRaster:
    """One raster band to summarise.

    path, band: where. classes: whether its values are class codes, so that their shares are wanted. below: values at
    or above it count as unknown (None for no limit).
    """

    path: str
    band: int = 1
    classes: bool = False
    below: float | None = None


class ZoneFacts(NamedTuple):
    """Facts of one zone over one raster band.

    mean, minimum, maximum: of the known cells, the mean weighted by coverage (NaN when none is known). cells: the
    zone's size in cells. completeness: share of the zone (0–1) that is known; land outside the raster is unknown.
    class_shares: class code → share of the known part (0–1), for classes only. deviation: standard deviation of the
    known cells, weighted by coverage.
    """

    mean: float
    minimum: float
    maximum: float
    cells: float
    completeness: float
    class_shares: dict[int, float]
    deviation: float


@dataclass(frozen=True)
class Coverage:
    """window: the part of the grid that a geometry touches; share: float64 (rows, columns), covered share 0–1."""

    window: Window
    share: np.ndarray


def coverage(geometry: ogr.Geometry, grid: Grid, window: Window | None = None) -> Coverage | None:
    """Return the exact share of each cell that a polygon covers; None when it lies outside the grid (or ``window``).

    There is no sampling: edges are cut at the grid lines. ``geometry`` must be valid and in the grid's CRS.
    """
    window = window or zone_window(geometry, grid)
    if window is None:
        return None
    found = cover(edges_of([geometry], grid)[0], window)
    share = np.zeros(window.height * window.width)
    share[found.cell] = found.share
    for start, stop, value in zip(found.run_start.tolist(), found.run_stop.tolist(), found.run_share.tolist()):
        share[start:stop] = value
    return Coverage(window, share.reshape(window.height, window.width))


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
    return zonal_facts_many([ZonalRaster(str(path), band, classes)], geometries, cancelled=cancelled)[0]


def zonal_facts_many(
    rasters: Sequence[ZonalRaster],
    geometries: Sequence[ogr.Geometry],
    progress: Progress = silent,
    cancelled: CancelCheck = never,
    threads: int | None = None,
) -> list[list[ZoneFacts]]:
    """Return, for each raster, the facts of each polygon (valid, in the rasters' CRS).

    Rasters of one grid are summed up together: that is faster than one after the other. The facts do not depend on
    ``threads`` (None: as many as processors).

    Raises `InputError` when a raster or band does not exist; `Cancelled`.
    """
    groups: list[tuple[Grid, list[int]]] = []
    for index, raster in enumerate(rasters):
        grid = _grid(raster)
        same = next((members for other, members in groups if grid.same(other)), None)
        if same is None:
            groups.append((grid, [index]))
        else:
            same.append(index)
    found: list[list[ZoneFacts]] = [[] for _ in rasters]
    for number, (grid, members) in enumerate(groups):
        stop_if(cancelled)
        edges, cells = edges_of(geometries, grid)

        def report(fraction: float, _: object, number: int = number) -> None:
            progress((number + fraction) / len(groups), None)

        sums = sum_up([rasters[index] for index in members], grid, edges, len(geometries), threads, report, cancelled)
        for index, one in zip(members, sums):
            found[index] = _facts(one, cells)
    return found


def _grid(raster: ZonalRaster) -> Grid:
    dataset: gdal.Dataset = open_raster(raster.path)
    if not 1 <= raster.band <= dataset.RasterCount:
        raise InputError(
            "The layer “{layer}” has {found} band(s), not a band {band}. Choose one of its bands.",
            layer=raster.path,
            found=dataset.RasterCount,
            band=raster.band,
        )
    return Grid.of(dataset)


def _facts(sums: Sums, cells: np.ndarray) -> list[ZoneFacts]:
    known = sums.known > 0
    safe = np.where(known, sums.known, np.nan)
    complete = np.minimum(np.divide(sums.known, cells, out=np.zeros_like(cells), where=cells > 0), 1.0)
    columns = zip(
        np.where(known, sums.mean, np.nan).tolist(),
        sums.minimum.tolist(),
        sums.maximum.tolist(),
        cells.tolist(),
        complete.tolist(),
        _shares(sums, safe),
        np.sqrt(sums.squares / safe).tolist(),
    )
    return list(map(ZoneFacts._make, columns))


def _shares(sums: Sums, known: np.ndarray) -> list[dict[int, float]]:
    """Return class code → share of each zone; codes that a zone does not hold are left out."""
    shares: list[dict[int, float]] = [{} for _ in known]
    for code in sorted(sums.classes):
        weights = sums.classes[code]
        for zone in np.flatnonzero(weights > 0).tolist():
            shares[zone][code] = float(weights[zone] / known[zone])
    return shares
