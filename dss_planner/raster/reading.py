"""Reading rasters block by block: unknown cells become NaN, stored scale and offset are applied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from osgeo import gdal

from dss_planner.errors import InputError
from dss_planner.raster.grid import Grid

#: Cells read at once; with a dozen float32 inputs a block stays under about 60 MB.
BLOCK_CELLS = 1 << 20
#: Whole numbers up to this one are exact in float32.
EXACT_CODE = 1 << 24


@dataclass(frozen=True)
class Window:
    """A part of a grid: first column, first row, columns, rows."""

    column: int
    row: int
    width: int
    height: int

    @property
    def slices(self) -> tuple[slice, slice]:
        """The rows and columns of the window in an array of the whole grid."""
        return slice(self.row, self.row + self.height), slice(self.column, self.column + self.width)


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


def read_bands(
    dataset: gdal.Dataset,
    bands: tuple[int, ...],
    window: Window,
    out: np.ndarray | None = None,
    codes: bool = False,
    real: Sequence[float] = (),
) -> np.ndarray:
    """Return float32 (bands, rows, columns) of a window; NoData, masked and infinite cells are NaN.

    The bands' stored scale and offset are applied. out: array of that shape and type to fill. ``codes``: the values
    are class codes, which must not be rounded. real: values that the file declares as NoData, but that are values all
    the same. Raises `InputError` when the file cannot be read there, or when a code
    is too large for float32.
    """
    shape = (len(bands), window.height, window.width)
    result = np.empty(shape, dtype=np.float32) if out is None else out
    for index, number in enumerate(bands):
        band = dataset.GetRasterBand(number)
        plane = result[index]
        nodata = declared_nodata(band, real)
        masked = bool(band.GetMaskFlags() & (gdal.GMF_PER_DATASET | gdal.GMF_ALPHA))
        if band.DataType == gdal.GDT_Float32 and plane.flags.c_contiguous:
            _read(dataset, band, window, plane)
            if not masked and not _is_packed(band) and is_whole(plane, nodata):
                continue
            unknown = unknown_cells(plane, nodata)
        else:
            values = _read(dataset, band, window)
            unknown = unknown_cells(values, nodata)
            if codes:
                _require_exact(dataset, values, unknown)
            plane[...] = values
        if masked:
            unknown |= _read(dataset, band.GetMaskBand(), window) == 0
        if _is_packed(band):
            scale = band.GetScale()
            plane *= np.float32(1.0 if scale is None else scale)
            plane += np.float32(band.GetOffset() or 0.0)
        unknown |= ~np.isfinite(plane)
        if unknown.any():
            plane[unknown] = np.nan
    return result


def declared_nodata(band: gdal.Band, real: Sequence[float] = ()) -> float | None:
    """Return the NoData value that a band declares, None when it declares none or one of ``real``."""
    nodata = band.GetNoDataValue()
    return None if nodata in real else nodata


def _is_packed(band: gdal.Band) -> bool:
    return band.GetScale() not in (None, 1.0) or band.GetOffset() not in (None, 0.0)


def is_whole(values: np.ndarray, nodata: float | None = None) -> bool:
    """Return whether no value of a float array can mean unknown; two quick passes that spare six slow ones."""
    if not values.size:
        return True
    low, high = values.min(), values.max()  # one NaN makes both NaN
    if not (np.isfinite(low) and np.isfinite(high)):
        return False
    return nodata is None or np.isnan(nodata) or not low <= nodata <= high


def unknown_cells(values: np.ndarray, nodata: float | None) -> np.ndarray:
    """Return bool, shape of ``values``: where a stored value is NoData or not a number.

    The NoData value is compared in the stored type: a float32 copy of a float64 NoData value would not be equal, and
    one that the type cannot hold (−9999 in a byte) marks no cell.
    """
    unknown = np.isnan(values) if values.dtype.kind == "f" else np.zeros(values.shape, dtype=bool)
    if nodata is None or np.isnan(nodata):
        return unknown
    if values.dtype.kind in "iu":
        limits = np.iinfo(values.dtype)
        if nodata != int(nodata) or not limits.min <= int(nodata) <= limits.max:
            return unknown
        nodata = int(nodata)
    with np.errstate(over="ignore"):
        stored = np.asarray(nodata).astype(values.dtype)
    return np.equal(values, stored, out=unknown) if values.dtype.kind in "iu" else unknown | (values == stored)


def _read(dataset: gdal.Dataset, band: gdal.Band, window: Window, out: np.ndarray | None = None) -> np.ndarray:
    """Return the stored values of a window; raises `InputError` naming file and row."""
    try:
        values = band.ReadAsArray(window.column, window.row, window.width, window.height, buf_obj=out)
    except RuntimeError as error:
        raise unreadable(dataset.GetDescription(), window.row, error) from error
    if values is None or values.dtype.kind == "c":
        raise unreadable(dataset.GetDescription(), window.row, "complex numbers" if values is not None else "no data")
    return values


def unreadable(path: str, row: int, reason: object) -> InputError:
    """Return the error of a file that cannot be read at ``row``."""
    return InputError(
        "“{layer}” cannot be read at row {row}: {reason}. The file may be damaged, or its drive is gone; copy it "
        "again, or connect the drive.",
        layer=path,
        row=row,
        # newer GDAL repeats itself over several lines
        reason=str(reason).splitlines()[0],
    )


def _require_exact(dataset: gdal.Dataset, values: np.ndarray, unknown: np.ndarray) -> None:
    if values.dtype.kind not in "iu" or values.dtype.itemsize < 4:
        return
    known = values[~unknown]
    if known.size and max(abs(int(known.min())), abs(int(known.max()))) > EXACT_CODE:
        raise InputError(
            "The class codes of “{layer}” reach {found}; codes up to {expected} are expected, larger ones would be "
            "rounded. Reclassify the layer to smaller codes.",
            layer=dataset.GetDescription(),
            found=int(known.max()) if abs(int(known.max())) > EXACT_CODE else int(known.min()),
            expected=EXACT_CODE,
        )


def windows(grid: Grid, block_height: int = 1, cells: int = BLOCK_CELLS) -> Iterator[Window]:
    """Yield strips of whole rows from north to south, each a multiple of ``block_height`` and about ``cells`` large."""
    rows = max(1, cells // max(grid.width, 1) // block_height) * block_height
    for row in range(0, grid.height, rows):
        yield Window(0, row, grid.width, min(rows, grid.height - row))


def tiles(grid: Grid, block: tuple[int, int], cells: int = BLOCK_CELLS) -> Iterator[Window]:
    """Yield windows that cover the grid, west to east within north to south, of about ``cells`` cells each.

    Windows are whole multiples of ``block`` (rows, columns) but at the right and lower edge; they have the grid's
    whole width while that keeps them within twice ``cells``, so that memory is bounded however wide the grid is.
    """
    rows, columns = min(block[0], max(grid.height, 1)), block[1]
    width = grid.width
    if width * rows > 2 * cells:
        width = min(width, max(1, cells // rows // columns) * columns)
    rows *= max(1, cells // width // rows)
    for row in range(0, grid.height, rows):
        for column in range(0, grid.width, width):
            yield Window(column, row, min(width, grid.width - column), min(rows, grid.height - row))


def read_whole(path: str | Path, band: int = 1) -> np.ndarray:
    """Return one band as float32 (rows, columns) with NaN as unknown; for small rasters and for algorithms
    that need the whole surface at once (travel time)."""
    dataset = open_raster(path)
    return read_bands(dataset, (band,), Window(0, 0, dataset.RasterXSize, dataset.RasterYSize))[0]
