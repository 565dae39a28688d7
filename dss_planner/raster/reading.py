"""Reading rasters block by block: unknown cells become NaN, stored scale and offset are applied."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from osgeo import gdal

from dss_planner.errors import InputError
from dss_planner.raster.grid import Grid

#: Cells read at once; with a dozen float32 inputs a block stays under about 60 MB.
BLOCK_CELLS = 1 << 20


@dataclass(frozen=True)
class Window:
    """A part of a grid: first column, first row, columns, rows."""

    column: int
    row: int
    width: int
    height: int


def open_raster(path: str | Path) -> gdal.Dataset:
    """Open a raster for reading.

    Raises `InputError` when the file is missing, is not a raster, or has no band.
    """
    name = str(path)
    if "://" not in name and not name.startswith("/vsi") and ":" not in name[2:] and not Path(name).exists():
        raise InputError("The raster “{layer}” does not exist. Check the path.", layer=name)
    try:
        dataset = gdal.OpenEx(name, gdal.OF_RASTER | gdal.OF_VERBOSE_ERROR)
    except RuntimeError as error:
        raise InputError(
            "“{layer}” cannot be read as a raster: {reason}. Choose a raster layer.", layer=name, reason=error
        ) from error
    if dataset.RasterCount == 0:
        raise InputError("“{layer}” holds no raster band. Choose one of its sub-datasets.", layer=name)
    return dataset


def require_bands(dataset: gdal.Dataset, name: str, count: int, meaning: str) -> None:
    """Raise `InputError` unless the dataset has exactly ``count`` bands; ``meaning`` says what they are."""
    if dataset.RasterCount != count:
        raise InputError(
            "The layer “{layer}” has {found} band(s); {expected} are needed ({meaning}). "
            "Choose a layer with one band for each.",
            layer=name,
            found=dataset.RasterCount,
            expected=count,
            meaning=meaning,
        )


def read_bands(dataset: gdal.Dataset, bands: tuple[int, ...], window: Window) -> np.ndarray:
    """Return float32 (bands, rows, columns) of a window; NoData, masked and infinite cells are NaN.

    The bands' stored scale and offset are applied. Raises `InputError` when the file cannot be read there.
    """
    result = np.empty((len(bands), window.height, window.width), dtype=np.float32)
    for index, number in enumerate(bands):
        band = dataset.GetRasterBand(number)
        try:
            values = band.ReadAsArray(window.column, window.row, window.width, window.height)
        except RuntimeError as error:
            raise InputError(
                "“{layer}” cannot be read at row {row}: {reason}. The file may be damaged; copy it again.",
                layer=dataset.GetDescription(),
                row=window.row,
                reason=error,
            ) from error
        result[index] = values
        nodata = band.GetNoDataValue()
        if nodata is not None and not np.isnan(nodata):
            # compare in the stored type: a float32 copy of a float64 NoData value would not be equal
            result[index][values == np.asarray(nodata).astype(values.dtype)] = np.nan
        if band.GetMaskFlags() & (gdal.GMF_PER_DATASET | gdal.GMF_ALPHA):
            mask = band.GetMaskBand().ReadAsArray(window.column, window.row, window.width, window.height)
            result[index][mask == 0] = np.nan
        scale, offset = band.GetScale(), band.GetOffset()
        if scale not in (None, 1.0) or offset not in (None, 0.0):
            result[index] = result[index] * np.float32(scale or 1.0) + np.float32(offset or 0.0)
    result[~np.isfinite(result)] = np.nan
    return result


def windows(grid: Grid, block_height: int = 1, cells: int = BLOCK_CELLS) -> Iterator[Window]:
    """Yield strips of whole rows from north to south, each a multiple of ``block_height`` and about ``cells`` large."""
    rows = max(1, cells // max(grid.width, 1) // block_height) * block_height
    for row in range(0, grid.height, rows):
        yield Window(0, row, grid.width, min(rows, grid.height - row))


def read_whole(path: str | Path, band: int = 1) -> np.ndarray:
    """Return one band as float32 (rows, columns) with NaN as unknown; for small rasters and for algorithms
    that need the whole surface at once (travel time)."""
    dataset = open_raster(path)
    return read_bands(dataset, (band,), Window(0, 0, dataset.RasterXSize, dataset.RasterYSize))[0]
