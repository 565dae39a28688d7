"""Catchments: the land that is reached first from each origin, as polygons with area and travel time."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from osgeo import gdal, ogr

from dss_planner import provenance
from dss_planner.access.allocation import NOBODY, allocate
from dss_planner.access.origins import Origins, left_out_notes
from dss_planner.access.solved import Solved
from dss_planner.access.solving import CELLS_IN_MEMORY, Terrain
from dss_planner.access.surface import UNREACHABLE
from dss_planner.access.walking import Movement
from dss_planner.errors import Cancelled
from dss_planner.raster.areas import ellipsoidal_hectares
from dss_planner.raster.rasterise import mask, window_grid
from dss_planner.raster.scratch import ScratchFolder
from dss_planner.raster.vectors import GeoPackageWriter, geometries, memory_vectors, mended, parts
from dss_planner.running import CancelCheck, Progress, never, portion, silent, stop_if
from dss_planner.text import Text, text

LAYER = "catchments"
FIELDS = {
    "origin": ogr.OFTInteger,
    "name": ogr.OFTString,
    "area_km2": ogr.OFTReal,
    "mean_min": ogr.OFTReal,
    "longest_min": ogr.OFTReal,
    "cells": ogr.OFTInteger64,
}
_HECTARES_PER_KM2 = 100.0


@dataclass(frozen=True)
class CatchmentsRequest:
    """friction: raster [min/m]. origins: points, lines or polygons, each with its catchment.

    output: GeoPackage. max_minutes: land farther away belongs to no catchment; None for no limit. name: field with
    names of the origins, '' for none. within: polygons to which catchments are confined. movement: neighbours, walking.
    """

    friction: str
    origins: str
    output: str
    max_minutes: float | None = None
    name: str = ""
    within: str | None = None
    movement: Movement = field(default_factory=Movement)


@dataclass(frozen=True)
class Catchment:
    """The land that one origin reaches first. origin: number in the order of its layer, from 1.

    area_km2: on the ellipsoid. mean_min, longest_min: travel time over its cells [min]. cells: their number.
    """

    origin: int
    name: str
    area_km2: float
    mean_min: float
    longest_min: float
    cells: int


@dataclass(frozen=True)
class CatchmentsResult:
    """catchments: by number of the origin; origins without land of their own are not there."""

    output: str
    catchments: tuple[Catchment, ...]
    reached_share: float
    unreachable_share: float
    unknown_share: float
    notes: tuple[Text, ...]


@dataclass
class _Sums:
    """Counts and travel times [min] by number of the origin, 0 for none."""

    cells: np.ndarray
    minutes: np.ndarray
    longest: np.ndarray
    known: int = 0


def find_catchments(
    request: CatchmentsRequest,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
    cells_in_memory: int = CELLS_IN_MEMORY,
    patch_side: int | None = None,
) -> CatchmentsResult:
    """Write the catchments of all origins; of origins equally near the one with the lowest number counts.

    Memory and errors as `traveltime.compute_travel_time`, and the polygons.
    """
    terrain = Terrain(
        request.friction, request.movement, request.max_minutes, request.output, cells_in_memory, patch_side
    )
    progress(0.0, text("Reading friction and origins"))
    scratch = ScratchFolder(Path(request.output))
    try:
        part = portion(progress, 0.0, 0.6)
        origins, solved = terrain.solve(request.origins, scratch.path / "0", request.name, part, cancelled)
        numbers = terrain.room(scratch.path / "0", "numbers", np.int32, NOBODY)
        allocate(solved, origins, numbers, portion(progress, 0.6, 0.75), cancelled)
        tiles = str(scratch.path / "numbers.tif")
        part = portion(progress, 0.75, 0.85)
        sums = _measured(request, terrain, origins, solved, numbers, tiles, part, cancelled)
        polygons = _polygons(tiles, terrain.grid.crs, portion(progress, 0.85, 0.98), cancelled)
    finally:
        scratch.remove()
    catchments = tuple(
        Catchment(
            number,
            origins.name(number),
            sum(ellipsoidal_hectares(piece, terrain.grid.crs) for piece in polygons[number]) / _HECTARES_PER_KM2,
            float(sums.minutes[number] / sums.cells[number]),
            float(sums.longest[number]),
            int(sums.cells[number]),
        )
        for number in sorted(polygons)
    )
    total = terrain.grid.width * terrain.grid.height
    reached, known = int(sums.cells[1:].sum()) / total, sums.known / total
    notes = _notes(origins, len(catchments), request.max_minutes is None and known > reached)
    result = CatchmentsResult(request.output, catchments, reached, known - reached, 1.0 - known, notes)
    with GeoPackageWriter(request.output) as writer:
        layer = writer.add_layer(LAYER, terrain.grid.crs, ogr.wkbMultiPolygon, FIELDS, "Catchments")
        for catchment in catchments:
            outline = ogr.Geometry(ogr.wkbMultiPolygon)
            for piece in polygons[catchment.origin]:
                outline.AddGeometry(piece)
            writer.add_feature(layer, outline, {key: getattr(catchment, key) for key in FIELDS})
    inputs = {"friction": request.friction, "origins": request.origins}
    if request.within:
        inputs["within"] = request.within
    if request.movement.elevation:
        inputs["elevation"] = request.movement.elevation
    provenance.record(request.output, "catchments", inputs, request, result)
    return result


def _measured(
    request: CatchmentsRequest,
    terrain: Terrain,
    origins: Origins,
    solved: Solved,
    numbers: np.ndarray,
    path: str,
    progress: Progress,
    cancelled: CancelCheck,
) -> _Sums:
    """Sum up the travel times, and write the numbers as a raster (0 for none) from which polygons can be made."""
    grid, layout = terrain.grid, terrain.layout
    size = len(origins.names) + 1
    sums = _Sums(np.zeros(size, dtype=np.int64), np.zeros(size), np.zeros(size))
    confines = geometries(request.within, "Study area", grid.crs) if request.within else None
    options = ["TILED=YES", "BIGTIFF=YES", "COMPRESS=DEFLATE", "ZLEVEL=1", "SPARSE_OK=TRUE"]
    raster = gdal.GetDriverByName("GTiff").Create(path, grid.width, grid.height, 1, gdal.GDT_Int32, options)
    raster.SetGeoTransform(grid.geotransform)
    for count, patch in enumerate(layout.all()):
        stop_if(cancelled)
        window = layout.window(patch)
        minutes = solved.minutes(patch)
        number = np.array(numbers[window.slices])
        inside = np.isfinite(minutes)
        if confines is not None:
            inside &= mask(window_grid(grid, window), confines)
        number[~(inside & (minutes < UNREACHABLE))] = 0
        sums.known += int(np.count_nonzero(inside))
        flat = number.reshape(-1)
        sums.cells += np.bincount(flat, minlength=size)
        weights = np.where(number > 0, minutes, 0.0).reshape(-1)
        sums.minutes += np.bincount(flat, weights=weights, minlength=size)
        np.maximum.at(sums.longest, flat, weights)
        raster.GetRasterBand(1).WriteArray(number, window.column, window.row)
        progress((count + 1) / layout.count, text("Measuring the catchments"))
    raster = None  # closes the file
    return sums


def _polygons(path: str, crs: str, progress: Progress, cancelled: CancelCheck) -> dict[int, list[ogr.Geometry]]:
    """Return the outlines of the numbers in a raster, single parts in the order of the raster."""
    raster = gdal.Open(path)
    band = raster.GetRasterBand(1)
    vectors = memory_vectors()
    layer = vectors.CreateLayer("catchments", None, ogr.wkbPolygon)
    layer.CreateField(ogr.FieldDefn("number", ogr.OFTInteger))

    def look(share: float, _message: str, _data: object) -> int:
        progress(0.8 * share, text("Drawing the catchments"))
        return 0 if cancelled() else 1

    try:
        # the numbers are their own mask: 0 is no land of anybody
        gdal.Polygonize(band, band, layer, 0, [], look)
    except RuntimeError:
        if cancelled():
            raise Cancelled from None
        raise
    stop_if(cancelled)
    found: dict[int, list[ogr.Geometry]] = {}
    for count, feature in enumerate(layer):
        if count % 256 == 0:
            stop_if(cancelled)
        outline = mended(feature.GetGeometryRef())
        if outline is not None:
            found.setdefault(feature.GetField(0), []).extend(parts(outline, 2))
    return found


def _notes(origins: Origins, count: int, unreached: bool) -> tuple[Text, ...]:
    notes = list(left_out_notes(origins))
    if origins.used > count:
        notes.append(
            text(
                "{count} origin(s) have no land of their own: others that share their cells come before them in the "
                "layer, or they lie outside the study area.",
                count=origins.used - count,
            )
        )
    if unreached:
        notes.append(text("Land that no route reaches belongs to no catchment."))
    return tuple(notes)
