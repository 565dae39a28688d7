"""One raster brought to a grid: the method follows from what the values are, and unknown never becomes a value."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from osgeo import gdal, ogr

from dss_planner.errors import InputError
from dss_planner.raster import rasterise
from dss_planner.raster.blocks import in_order, workers_of
from dss_planner.raster.footprint import native_cell_size, overlaps
from dss_planner.raster.grid import Grid
from dss_planner.raster.position import position_of
from dss_planner.raster.reading import Window, open_raster, tiles
from dss_planner.raster.sourcewindows import Gaps
from dss_planner.raster.warping import Resampler
from dss_planner.raster.writing import TILE, Band, Prepared, RasterWriter
from dss_planner.running import CancelCheck, Progress, never, portion, silent
from dss_planner.text import text

#: A source counts as finer than the grid when a cell of the grid is this many source cells wide; below it, an average
#: over the cell and an interpolation between cell centres are nearly the same.
FINER = 1.5
METHODS = {"class": ("nearest", "mode"), "quantity": ("nearest", "bilinear", "average")}
#: Cells (of all bands) of a window; they bound the memory.
_WINDOW_CELLS = 1 << 18
#: Share of the progress that the pass takes; the rest puts the file together.
_PASS = 0.95
#: The type that holds the codes of a source of this type.
_CLASS_TYPE = {gdal.GDT_Byte: "uint8", gdal.GDT_UInt16: "uint16", gdal.GDT_Int16: "int16"}


@dataclass(frozen=True)
class AlignedRaster:
    """A raster on the grid.

    method: 'nearest' or 'mode' (classes), 'bilinear' or 'average' (quantities), 'shares'. native_cell_size: of the
    source [m]. known: share of the cells asked for (those inside, or all) that are known, by band (0–1).
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
    nodata: float | Sequence[float] | None = None,
    names: Sequence[Band] = (),
    inside: Sequence[ogr.Geometry] = (),
    dtype: str = "",
    progress: Progress = silent,
    cancelled: CancelCheck = never,
    crs: str = "",
    method: str = "",
    threads: int = 0,
    valid: tuple[float, float] | None = None,
    real: Sequence[float] = (),
) -> AlignedRaster:
    """Resample ``bands`` of ``source`` to ``grid`` and write value · scale + offset to the GeoTIFF ``output``.

    kind: 'class' (nearest, or where the source is finer the class with the largest area, exactly) or 'quantity'
    (bilinear, or the area-weighted average where the source is finer). A cell is unknown where its centre lies in an
    unknown source cell, or where the source is finer, when less than half of it is known; bands are independent. The
    bands' stored scale and offset apply before ``scale`` and ``offset``. nodata: values that mean unknown although the
    file does not say so; those it declares stay unknown too, but for ``real``, which are values all the same. valid:
    lowest and highest stored value, before the file's own scale; others are unknown. names: bands of the output.
    inside: geometries in the
    grid's CRS; cells whose centre lies outside become unknown. dtype: when empty 'float32' for quantities, and a type
    that holds all codes of the source for classes. crs: reference system to read the source in, instead of its own.
    method: overrides the choice among `METHODS`. threads: 0 for as many as help.

    Positions are exact (no approximated transformation); overviews of the source are never read. The source may run
    south to north, be turned, reach from 0° to 360°, or lie on control points that form a regular grid. The average is
    GDAL's, over the box between two corners of a cell as the source sees it: exact where both grids are parallel. For
    cells turned against the source it differs from the exact average (root mean square, in standard deviations of the
    result, 1.6 to 8 source cells a side) by at most 0.2 % for smooth values; for values without any spatial relation
    by 2–6 % at 1° and 9–19 % at 5°. Cells turned by more than 5° are averaged over points, four for each side of a
    source cell: 0.2 % and 4–13 %.

    Memory does not grow with the source or the grid, and the result does not depend on the number of threads.

    Raises `InputError` when the source has no CRS or position, does not meet the grid, cannot be read, holds a class
    code that the type cannot, or is unknown throughout; `OutputError`; `Cancelled`.
    """
    name = name or Path(source).name
    dataset = open_raster(source)
    place = position_of(dataset, name, crs)
    native = _native(place, grid, name, source)
    method = method or choose_method(kind, native, _cell_metres(grid))
    if method not in METHODS[kind]:
        raise InputError(
            "The layer “{layer}” cannot be resampled by “{found}”; for its kind of values choose one of {expected}.",
            layer=name,
            found=method,
            expected=", ".join(METHODS[kind]),
        )
    first = dataset.GetRasterBand(bands[0])
    dtype = dtype or ("float32" if kind == "quantity" else _CLASS_TYPE.get(first.DataType, "int32"))
    descriptions = tuple(names) or tuple(Band(dataset.GetRasterBand(b).GetDescription() or f"band {b}") for b in bands)
    steps = [_stored(dataset.GetRasterBand(b), scale, offset) for b in bands]
    ratio = _cell_metres(grid) / native
    gaps = Gaps(() if nodata is None else tuple(np.atleast_1d(nodata).tolist()), valid, tuple(real))

    def resampler() -> Resampler:
        return Resampler(source, bands, place, grid, method, gaps, ratio, cancelled)

    def block(own: Resampler, window: Window) -> np.ndarray:
        values = own.values(window)
        for index, (by, plus) in enumerate(steps):
            if by != 1.0 or plus != 0.0:
                values[index] = values[index] * by + plus
        return values

    progress(0.0, text("Aligning {layer}", layer=name))
    writer = RasterWriter(output, grid, descriptions, dtype, kind == "class", cancelled, portion(progress, _PASS, 1.0))
    known = _run(writer, _Task(resampler, block, inside), threads, progress, cancelled, name, source)
    return AlignedRaster(str(output), method, native, known)


def align_shares(
    source: str,
    band: int,
    grid: Grid,
    output: str | Path,
    codes: Sequence[float],
    names: Sequence[str] = (),
    name: str = "",
    nodata: float | Sequence[float] | None = None,
    inside: Sequence[ogr.Geometry] = (),
    progress: Progress = silent,
    cancelled: CancelCheck = never,
    crs: str = "",
    valid: tuple[float, float] | None = None,
    threads: int = 0,
    real: Sequence[float] = (),
) -> AlignedRaster:
    """Write the share of each class of ``source`` in each cell of a coarser ``grid``: one band [%, float32] a code.

    Shares are of the cell's known area and add up to 100 when ``codes`` lists all classes. A cell is unknown when
    less than half of it is. names: bands of the output; other arguments and errors as `align_raster`.
    """
    name = name or Path(source).name
    place = position_of(open_raster(source), name, crs)
    native = _native(place, grid, name, source)
    gaps = Gaps(() if nodata is None else tuple(np.atleast_1d(nodata).tolist()), valid, tuple(real))
    titles = tuple(names) or tuple(f"class {code:g}" for code in codes)
    ratio = _cell_metres(grid) / native

    def resampler() -> Resampler:
        return Resampler(source, (band,), place, grid, "mode", gaps, ratio, cancelled)

    def block(own: Resampler, window: Window) -> np.ndarray:
        shares = own.shares(window, codes)
        known = 1.0 - shares[-1]
        with np.errstate(invalid="ignore", divide="ignore"):
            percent = np.minimum(100.0 * shares[:-1] / known, 100.0)
        percent[:, known < 0.5 - 1e-9] = np.nan
        return percent

    progress(0.0, text("Aligning {layer}", layer=name))
    bands = tuple(Band(title, "%") for title in titles)
    writer = RasterWriter(output, grid, bands, cancelled=cancelled, progress=portion(progress, _PASS, 1.0))
    known = _run(writer, _Task(resampler, block, inside), threads, progress, cancelled, name, source)
    return AlignedRaster(str(output), "shares", native, known)


def choose_method(kind: str, native_cell: float, target_cell: float) -> str:
    """Return the resampling for cells of ``native_cell`` metres brought to ``target_cell`` metres."""
    finer = target_cell >= FINER * native_cell
    if kind == "class":
        return "mode" if finer else "nearest"
    return "average" if finer else "bilinear"


@dataclass(frozen=True)
class _Task:
    """resampler: makes one for a thread; block: values of a window by it; inside: geometries that keep cells."""

    resampler: Callable[[], Resampler]
    block: Callable[[Resampler, Window], np.ndarray]
    inside: Sequence[ogr.Geometry]


class _Worker:
    """Resamples and encodes one window; each thread has a resampler of its own."""

    def __init__(self, writer: RasterWriter, task: _Task) -> None:
        self._writer = writer
        self._task = task
        self._areas = [bytes(shape.ExportToIsoWkb()) for shape in task.inside]
        self._own = threading.local()

    def __call__(self, window: Window) -> tuple[Prepared, int]:
        if not hasattr(self._own, "resampler"):
            self._own.resampler = self._task.resampler()
            # OGR geometries must not be shared between threads
            self._own.inside = [ogr.CreateGeometryFromWkb(area) for area in self._areas]
        shape = (len(self._writer.bands), window.height, window.width)
        wanted = self._wanted(window)
        if wanted is not None and not wanted.any():
            return self._writer.prepare(np.full(shape, np.nan), window.row, window.column), 0
        values = self._task.block(self._own.resampler, window)
        if wanted is None:
            return self._writer.prepare(values, window.row, window.column), window.width * window.height
        values[:, ~wanted] = np.nan
        return self._writer.prepare(values, window.row, window.column), int(np.count_nonzero(wanted))

    def _wanted(self, window: Window) -> np.ndarray | None:
        if not self._areas:
            return None
        return rasterise.mask(rasterise.window_grid(self._writer.grid, window), self._own.inside)


def _run(
    writer: RasterWriter,
    task: _Task,
    threads: int,
    progress: Progress,
    cancelled: CancelCheck,
    name: str,
    source: str,
) -> tuple[float, ...]:
    """Write all windows; return the share of known cells among those asked for, by band."""
    grid, asked, done = writer.grid, 0, 0
    windows = tiles(grid, (TILE, TILE), max(TILE * TILE, _WINDOW_CELLS // len(writer.bands)))
    with writer:
        for window, (prepared, wanted) in in_order(_Worker(writer, task), windows, workers_of(threads), cancelled):
            writer.put(prepared)
            asked += wanted
            done += window.width * window.height
            progress(_PASS * done / (grid.width * grid.height), None)
        known = tuple(share * grid.width * grid.height / max(asked, 1) for share in writer.known_share)
        if not any(known):
            raise _unknown(name, source)
    return known


def _native(place: Grid, grid: Grid, name: str, source: str) -> float:
    if not overlaps(place, grid):
        raise _elsewhere(name, source)
    return native_cell_size(place, grid)


def _cell_metres(grid: Grid) -> float:
    return float(np.sqrt(np.prod(grid.cell_size))) * (grid.metres_per_unit if grid.is_projected else 111_320.0)


def _stored(band: gdal.Band, scale: float, offset: float) -> tuple[float, float]:
    """Return the scale and offset from stored value to result."""
    own_scale, own_offset = band.GetScale(), band.GetOffset()
    own_scale = 1.0 if own_scale is None else own_scale
    return own_scale * scale, (own_offset or 0.0) * scale + offset


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
