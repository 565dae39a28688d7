"""One raster brought to a grid: the method follows from what the values are, and unknown never becomes a value."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from osgeo import gdal, ogr

from dss_planner.errors import Cancelled, InputError, OutputError
from dss_planner.raster import rasterise
from dss_planner.raster.footprint import native_cell_size, overlaps
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import Window, open_raster, windows
from dss_planner.raster.writing import TILE, Band, RasterWriter, temporary_beside
from dss_planner.running import CancelCheck, Progress, never, portion, silent, stop_if

#: A source counts as finer than the grid when a cell of the grid is this many source cells wide; below it, an average
#: over the cell and an interpolation between cell centres are nearly the same.
FINER = 1.5
#: A cell of a coarser grid is known when at least this share of it is known in the source.
KNOWN_SHARE = 0.5
#: Memory the warper may use [MB]; small, so that a cancel is honoured between its chunks.
_WARP_MEMORY = 64
#: What the resampling of the values needs for the mask of known cells.
_MASK_METHOD = {"nearest": "near", "bilinear": "near", "average": "average", "mode": "average"}
_GDAL_METHOD = {"nearest": "near", "bilinear": "bilinear", "average": "average", "mode": "mode"}
_MASK_KNOWN = 255
_COMBINE_CELLS = 1 << 20


@dataclass(frozen=True)
class AlignedRaster:
    """A raster on the grid.

    method: 'nearest' or 'mode' (classes), 'bilinear' or 'average' (quantities). native_cell_size: of the source [m].
    known: share of the cells asked for (those inside, or all) that are known, by band (0–1).
    """

    path: str
    method: str
    native_cell_size: float
    known: tuple[float, ...]


def align_raster(
    source: str,
    bands: Sequence[int],
    grid: Grid,
    kind: str,
    output: str | Path,
    name: str = "",
    scale: float = 1.0,
    offset: float = 0.0,
    nodata: float | None = None,
    names: Sequence[Band] = (),
    inside: Sequence[ogr.Geometry] = (),
    dtype: str = "",
    progress: Progress = silent,
    cancelled: CancelCheck = never,
) -> AlignedRaster:
    """Resample ``bands`` of ``source`` to ``grid`` and write value · scale + offset to the GeoTIFF ``output``.

    kind: 'class' (nearest, or the most frequent class where the source is finer) or 'quantity' (bilinear, or the
    average where the source is finer). A cell is unknown where its centre lies in an unknown source cell, or where
    the source is finer, when less than half of it is known; bands are independent. The bands' stored scale and offset
    apply before ``scale`` and ``offset``. nodata: value that means unknown although the file does not say so.
    names: bands of the output. inside: geometries in the grid's CRS; cells whose centre lies outside become unknown.
    dtype: 'float32' (quantities) or 'uint8' (classes) when empty.

    Raises `InputError` when the source has no CRS, does not meet the grid, or is unknown throughout; `OutputError`;
    `Cancelled`.
    """
    name = name or Path(source).name
    dataset = open_raster(source)
    if dataset.GetSpatialRef() is None:
        raise InputError(
            "The layer “{layer}” ({path}) has no coordinate reference system. Set it in Layer Properties → Source and "
            "save it, or choose another layer.",
            layer=name,
            path=source,
        )
    if not overlaps(dataset, grid):
        raise _elsewhere(name, source)
    native = native_cell_size(dataset, grid)
    method = choose_method(kind, native, _cell_metres(grid))
    dtype = dtype or ("uint8" if kind == "class" else "float32")
    descriptions = tuple(names) or tuple(Band(dataset.GetRasterBand(b).GetDescription() or f"band {b}") for b in bands)
    steps = [_stored(dataset.GetRasterBand(b), scale, offset) for b in bands]
    output = Path(output)
    warped = temporary_beside(output.with_suffix(".tif"))
    masked = temporary_beside(output.with_suffix(".tif"))
    try:
        values = _values(dataset, bands, nodata)
        _warp(values, warped, grid, _GDAL_METHOD[method], gdal.GDT_Float64, portion(progress, 0, 0.5), cancelled)
        padding = math.ceil(_cell_metres(grid) / native) + 2
        mask = _known(dataset, bands, nodata, padding)
        _warp(mask, masked, grid, _MASK_METHOD[method], gdal.GDT_Byte, portion(progress, 0.5, 0.8), cancelled)
        with RasterWriter(output, grid, descriptions, dtype, kind == "class", cancelled) as writer:
            counted = _combine(writer, str(warped), str(masked), steps, inside, portion(progress, 0.8, 1), cancelled)
            known = tuple(float(n) / max(counted[0], 1) for n in counted[1])
            if not any(known):
                raise _unknown(name, source)
    finally:
        for leftover in (warped, masked):
            leftover.unlink(missing_ok=True)
            Path(f"{leftover}.aux.xml").unlink(missing_ok=True)
    return AlignedRaster(str(output), method, native, known)


def choose_method(kind: str, native_cell: float, target_cell: float) -> str:
    """Return the resampling for cells of ``native_cell`` metres brought to ``target_cell`` metres."""
    finer = target_cell >= FINER * native_cell
    if kind == "class":
        return "mode" if finer else "nearest"
    return "average" if finer else "bilinear"


def _cell_metres(grid: Grid) -> float:
    return float(np.sqrt(np.prod(grid.cell_size))) * (grid.metres_per_unit if grid.is_projected else 111_320.0)


def _stored(band: gdal.Band, scale: float, offset: float) -> tuple[float, float]:
    """Return the scale and offset from stored value to result."""
    own_scale, own_offset = band.GetScale(), band.GetOffset()
    own_scale = 1.0 if own_scale is None else own_scale
    return own_scale * scale, (own_offset or 0.0) * scale + offset


def _values(dataset: gdal.Dataset, bands: Sequence[int], nodata: float | None) -> gdal.Dataset:
    """Return a virtual dataset of the chosen bands, unscaled, with their NoData or mask."""
    options: dict = {"bandList": list(bands)}
    if nodata is not None:
        options["noData"] = nodata
    alpha = [
        number
        for number in range(1, dataset.RasterCount + 1)
        if dataset.GetRasterBand(number).GetColorInterpretation() == gdal.GCI_AlphaBand
    ]
    if alpha and not set(alpha) & set(bands):
        options["maskBand"] = str(alpha[0])
    return gdal.Translate("", dataset, format="VRT", **options)


def _known(dataset: gdal.Dataset, bands: Sequence[int], nodata: float | None, padding: int) -> gdal.Dataset:
    """Return a virtual dataset with one band for each of ``bands``: 255 where known; widened by unknown cells."""
    source = dataset if nodata is None else gdal.Translate("", dataset, format="VRT", noData=nodata)
    width, height = dataset.RasterXSize, dataset.RasterYSize
    return gdal.Translate(
        "",
        source,
        format="VRT",
        bandList=[f"mask,{number}" for number in bands],
        srcWin=[-padding, -padding, width + 2 * padding, height + 2 * padding],
        maskBand="none",
        outputType=gdal.GDT_Byte,
    )


def _warp(
    source: gdal.Dataset,
    target: Path,
    grid: Grid,
    method: str,
    dtype: int,
    progress: Progress,
    cancelled: CancelCheck,
) -> None:
    """Warp ``source`` to the grid with exact coordinates, from full resolution, stopping when cancelled."""
    stopped = []

    def report(fraction: float, _message: str, _data: object) -> int:
        progress(fraction, None)
        if cancelled():
            stopped.append(True)
            return 0
        return 1

    xmin, ymin, xmax, ymax = grid.bounds
    try:
        gdal.Warp(
            str(target),
            source,
            format="GTiff",
            outputBounds=(xmin, ymin, xmax, ymax),
            width=grid.width,
            height=grid.height,
            dstSRS=grid.crs,
            resampleAlg=method,
            workingType=gdal.GDT_Float64,
            outputType=dtype,
            errorThreshold=0.0,
            warpMemoryLimit=_WARP_MEMORY,
            warpOptions=["UNIFIED_SRC_NODATA=NO", "SAMPLE_GRID=YES"],
            creationOptions=["TILED=YES", "COMPRESS=DEFLATE", "ZLEVEL=1", "BIGTIFF=IF_SAFER", "INTERLEAVE=BAND"],
            options=["-ovr", "NONE"],
            callback=report,
        )
    except RuntimeError as error:
        if stopped:
            raise Cancelled from error
        raise OutputError(
            "The layer “{layer}” cannot be resampled: {reason}. Check the layer and the free disk space.",
            layer=source.GetDescription() or target.name,
            reason=error,
        ) from error
    stop_if(cancelled)


def _combine(
    writer: RasterWriter,
    warped: str,
    masked: str,
    steps: Sequence[tuple[float, float]],
    inside: Sequence[ogr.Geometry],
    progress: Progress,
    cancelled: CancelCheck,
) -> tuple[int, np.ndarray]:
    """Write the known values; return the number of cells asked for and of the known among them, by band."""
    values, mask = gdal.Open(warped), gdal.Open(masked)
    asked, known = 0, np.zeros(len(steps), dtype=np.int64)
    grid = writer.grid
    for window in windows(grid, TILE, max(1, _COMBINE_CELLS // len(steps))):
        stop_if(cancelled)
        wanted = _inside(grid, window, inside)
        asked += int(np.count_nonzero(wanted))
        block = np.empty((len(steps), window.height, window.width))
        for index, (scale, offset) in enumerate(steps):
            place = (window.column, window.row, window.width, window.height)
            share = mask.GetRasterBand(index + 1).ReadAsArray(*place)
            stored = values.GetRasterBand(index + 1).ReadAsArray(*place)
            usable = wanted & (share >= KNOWN_SHARE * _MASK_KNOWN) & np.isfinite(stored)
            block[index] = np.where(usable, stored * scale + offset, np.nan)
            known[index] += int(np.count_nonzero(usable))
        writer.write(block, window.row)
        progress((window.row + window.height) / grid.height, None)
    return asked, known


def _inside(grid: Grid, window: Window, inside: Sequence[ogr.Geometry]) -> np.ndarray:
    if not inside:
        return np.ones((window.height, window.width), dtype=bool)
    return rasterise.mask(rasterise.window_grid(grid, window), inside)


def _elsewhere(name: str, source: str) -> InputError:
    return InputError(
        "The layer “{layer}” ({path}) does not cover the study area at all. Check its coordinate reference system, or "
        "choose a layer of this region.",
        layer=name,
        path=source,
    )


def _unknown(name: str, source: str) -> InputError:
    return InputError(
        "The layer “{layer}” ({path}) has no known cell in the study area (all NoData). Choose a layer with values "
        "there, or check which value it uses as NoData.",
        layer=name,
        path=source,
    )
