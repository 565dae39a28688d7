"""Rasters whose cells lie elsewhere than a map needs them: upside down, past 180° east, or in unnamed degrees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from osgeo import gdal

from dss_planner.errors import InputError
from dss_planner.raster.grid import Grid, spatial_reference
from dss_planner.raster.reading import Window, open_raster
from dss_planner.raster.virtual import (
    Piece,
    VirtualBand,
    band_like,
    has_mask,
    metadata_of,
    source_name,
    vrt_xml,
    write_vrt,
)

#: Longitudes beyond this are counted from the other side.
_HALF_TURN, _TURN = 180.0, 360.0
#: A centre this close to 180° [cells] is at 180°.
_EDGE = 1e-6
#: A raster goes all the way round when its two ends meet within this share of a cell.
_GAP = 0.01


@dataclass(frozen=True)
class Placement:
    """Where the cells of a raster belong on a north-up grid between 180° west and 180° east.

    grid: where they belong. flipped: the rows run from south to north. split: first column at or beyond 180° east that
    moves to the front (0: none; the width: all, which only moves the origin). assigned: the reference system was
    taken from axes in degrees.
    """

    grid: Grid
    flipped: bool = False
    split: int = 0
    assigned: bool = False

    @property
    def moves(self) -> bool:
        """Whether cells change their order."""
        return self.flipped or 0 < self.split < self.grid.width

    def column_parts(self, window: Window) -> Iterator[tuple[slice, int]]:
        """Yield (columns of the window, first target column) for each part of the window that stays together."""
        if not 0 < self.split < self.grid.width:
            yield slice(0, window.width), window.column
            return
        first, last = window.column, window.column + window.width
        moved = self.grid.width - self.split
        if first < self.split:
            yield slice(0, min(last, self.split) - first), first + moved
        if last > self.split:
            start = max(first, self.split)
            yield slice(start - first, window.width), start - self.split

    def pieces(self, window: Window, values: np.ndarray) -> Iterator[tuple[np.ndarray, int, int]]:
        """Yield (values, row, column) to write for the ``values`` (…, rows, columns) read from a source window."""
        row = window.row
        if self.flipped:
            values = values[..., ::-1, :]
            row = self.grid.height - window.row - window.height
        for columns, column in self.column_parts(window):
            yield values[..., columns], row, column


def placement(dataset: gdal.Dataset) -> Placement:
    """Return where the cells of ``dataset`` belong.

    Raises `InputError` when its cells have no regular positions (no geotransform, or a rotated one).
    """
    name = dataset.GetDescription()
    grid = Grid.of(dataset)
    left, dx, row_turn, top, column_turn, dy = grid.geotransform
    if dataset.GetGeoTransform(can_return_null=True) is None and not dataset.GetGCPCount():
        raise InputError(
            "The cells of “{layer}” have no regular positions (no georeference, or latitudes with uneven steps). "
            "Regrid it to even steps of longitude and latitude, for example with “cdo remapbil”, and add it again.",
            layer=name,
        )
    if row_turn or column_turn or dx <= 0:
        raise InputError(
            "“{layer}” is rotated or mirrored. Warp it to a north-up raster (Raster → Projections → Warp) and add it "
            "again.",
            layer=name,
        )
    crs = grid.crs
    assigned = bool(crs) and dataset.GetSpatialRef() is None
    flipped = dy > 0
    if flipped:
        top, dy = top + dy * grid.height, -dy
    split, turned = _beyond_half_turn(crs, left, dx, grid.width)
    left += turned
    return Placement(Grid(crs, (left, dx, 0.0, top, 0.0, dy), grid.width, grid.height), flipped, split, assigned)


def north_up(dataset: gdal.Dataset) -> gdal.Dataset:
    """Return ``dataset``, or a virtual one with rows from north to south when they run from south to north."""
    place = placement(dataset)
    if not place.flipped:
        return dataset
    own = Grid.of(dataset)
    left, dx, _, _, _, _ = own.geotransform
    _, _, _, top, _, dy = place.grid.geotransform
    return _virtual(dataset, Placement(replace(own, geotransform=(left, dx, 0.0, top, 0.0, dy)), True))


def wrapped(dataset: gdal.Dataset) -> gdal.Dataset:
    """Return ``dataset``, or a virtual one with longitudes from −180 to 180 when some of them are greater than 180."""
    place = placement(dataset)
    if not place.split:
        return dataset
    own = Grid.of(dataset)
    left, dx, _, _, _, _ = place.grid.geotransform
    _, _, _, top, _, dy = own.geotransform
    grid = replace(own, crs=place.grid.crs, geotransform=(left, dx, 0.0, top, 0.0, dy))
    return _virtual(dataset, Placement(grid, False, place.split))


def upright(dataset: gdal.Dataset) -> gdal.Dataset:
    """Return ``dataset``, or a virtual one that is north-up, within ±180° and has the CRS that axes in degrees mean."""
    place = placement(dataset)
    if not (place.flipped or place.split or place.assigned):
        return dataset
    return _virtual(dataset, place)


def upright_file(uri: str, path: str | Path) -> str:
    """Return ``uri``, or the path of a VRT written to ``path`` when `upright` had to move something."""
    dataset = open_raster(uri)
    place = placement(dataset)
    if not (place.flipped or place.split or place.assigned):
        return uri
    return write_vrt(path, place.grid, _moved_bands(dataset, place), metadata_of(dataset), has_mask(dataset))


def _beyond_half_turn(crs: str, left: float, dx: float, width: int) -> tuple[int, float]:
    """Return the first column whose centre lies at or beyond 180° east, and what to add to the left edge [°].

    0, 0.0 when nothing is to be moved: the last centre lies at 180° or before, or the raster crosses 180° without going
    all the way round, so that its two parts would no longer touch.
    """
    if not crs or not spatial_reference(crs).IsGeographic():
        return 0, 0.0
    centres = left + dx * (np.arange(width) + 0.5)
    if centres[-1] <= _HALF_TURN + dx * _EDGE:
        return 0, 0.0
    if centres[0] > _HALF_TURN - dx * _EDGE:
        return width, -_TURN
    if abs(width * dx - _TURN) > dx * _GAP:
        return 0, 0.0
    split = int(np.count_nonzero(centres < _HALF_TURN - dx * _EDGE))
    return split, split * dx - _TURN


def _virtual(dataset: gdal.Dataset, place: Placement) -> gdal.Dataset:
    return gdal.Open(vrt_xml(place.grid, _moved_bands(dataset, place), metadata_of(dataset), has_mask(dataset)))


def _moved_bands(dataset: gdal.Dataset, place: Placement) -> list[VirtualBand]:
    width, height = dataset.RasterXSize, dataset.RasterYSize
    whole = Window(0, 0, width, height)
    rows = [(row, height - 1 - row, 1) for row in range(height)] if place.flipped else [(0, 0, height)]
    name, bands = source_name(dataset), []
    for number in range(1, dataset.RasterCount + 1):
        band = dataset.GetRasterBand(number)
        dtype, block = gdal.GetDataTypeName(band.DataType), tuple(band.GetBlockSize())
        pieces = [
            Piece(
                name, number, (columns.start, row, columns.stop - columns.start, count),
                (column, target, columns.stop - columns.start, count), None, (width, height), dtype, block,
            )
            for columns, column in place.column_parts(whole)
            for row, target, count in rows
        ]  # fmt: skip
        bands.append(band_like(band, pieces))
    return bands
