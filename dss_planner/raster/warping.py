"""One window of a source brought to a grid in memory: exact positions, and unknown cells kept apart from values.

The part of the source that a window needs is read at full resolution with every kind of unknown made the same, and
GDAL's warper then works on that copy. Overviews, masks and NoData values of the file cannot interfere, and what a
window holds does not depend on how the grid was cut into windows.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from osgeo import gdal

from dss_planner.errors import Cancelled, InputError
from dss_planner.raster.grid import Grid, spatial_reference
from dss_planner.raster.rasterise import window_grid
from dss_planner.raster.reading import Window
from dss_planner.raster.sourcewindows import Gaps, SourceBlock, SourceWindows
from dss_planner.running import CancelCheck, stop_if

#: A cell of a coarser grid is known when at least this share of it is known in the source.
KNOWN_SHARE = 0.5
#: GDAL averages over the box between the first and the last corner of a cell as the source sees it. Cells turned by
#: more than this tangent (5°) are averaged over points within them instead.
_TURNED = math.tan(math.radians(5.0))
#: Points by side of a turned cell: four for each source cell, within limits.
_MOST_POINTS = 64
#: Source cells (of all bands) read at once.
_SOURCE_CELLS = 6 << 20
#: Shares that differ by less are equal: sums of weights are rounded.
_ROUNDING = 1e-9
#: Classes whose shares are worked out together.
_CODES_AT_ONCE = 16
#: Memory the warper may use [MB]; small, so that a cancel is honoured between its chunks.
_WARP_MEMORY = 64
_OPTIONS = ("UNIFIED_SRC_NODATA=NO", "SAMPLE_GRID=YES", "INIT_DEST=NO_DATA")


class Resampler:
    """Brings bands of one source to windows of a grid; each thread has its own.

    gaps: further stored values that mean unknown. method: 'nearest', 'bilinear', 'average', or 'mode'.
    """

    def __init__(
        self,
        path: str,
        bands: Sequence[int],
        source: Grid,
        grid: Grid,
        method: str,
        gaps: Gaps,
        ratio: float,
        cancelled: CancelCheck,
    ) -> None:
        self._windows = SourceWindows(path, bands, source, grid, gaps, cancelled)
        self._bands = tuple(bands)
        self._source = source
        self._grid = grid
        self._method = method
        self._cancelled = cancelled
        self._points = 0
        if method in ("average", "mode") and self._windows.way.skew() > _TURNED:
            self._points = min(_MOST_POINTS, math.ceil(4 * ratio))

    def values(self, window: Window) -> np.ndarray:
        """Return float64 (bands, rows, columns) of stored values at a window of the grid; NaN where unknown."""
        parts = self._split(window)
        if parts is None:
            return self._values(window)
        axis = 2 if parts[0].row == parts[1].row else 1
        return np.concatenate([self.values(part) for part in parts], axis=axis)

    def shares(self, window: Window, codes: Sequence[float]) -> np.ndarray:
        """Return float64 (codes + 1, rows, columns) of band 1: share of each cell (0–1) in each class, then unknown."""
        parts = self._split(window)
        if parts is not None:
            axis = 2 if parts[0].row == parts[1].row else 1
            return np.concatenate([self.shares(part, codes) for part in parts], axis=axis)
        found = np.zeros((len(codes) + 1, window.height, window.width))
        block = self._windows.read(window)
        if block is not None:
            classes = self._classes(block, window)[0]
            for start in range(0, len(codes), _CODES_AT_ONCE):
                chosen = np.array(codes[start : start + _CODES_AT_ONCE])
                found[start : start + len(chosen)] = classes.shares(chosen)
            found[-1] = classes.known()
        found[-1] = 1.0 - found[-1]
        return np.clip(found, 0.0, 1.0, out=found)

    def _values(self, window: Window) -> np.ndarray:
        block = self._windows.read(window)
        if block is None:
            return np.full((len(self._bands), window.height, window.width), np.nan)
        if self._method == "mode":
            return np.stack([self._majority(classes) for classes in self._classes(block, window)])
        if self._method == "average" and self._points:
            return self._mean_of_points(block, window)
        result = self._warp(block.values, block.geotransform, window, self._method, np.nan)
        if block.complete:
            return result
        known = np.isfinite(block.values).astype(np.uint8)
        method = "average" if self._method == "average" else "nearest"
        share = self._warp(known, block.geotransform, window, method)
        return np.where(share >= KNOWN_SHARE - _ROUNDING, result, np.nan)

    def _majority(self, classes: _Classes) -> np.ndarray:
        """Return the class with the largest share of each cell (the lowest code of equals); NaN where unknown.

        GDAL's own 'mode' counts source cells that are only touched as whole ones and keeps codes as float32.
        """
        codes = classes.codes()
        if len(codes) == 1:
            return np.where(classes.known() >= KNOWN_SHARE - _ROUNDING, codes[0], np.nan)
        best, total, code = (np.full(classes.shape, value) for value in (0.0, 0.0, np.nan))
        for start in range(0, len(codes), _CODES_AT_ONCE):
            stop_if(self._cancelled)
            chosen = codes[start : start + _CODES_AT_ONCE]
            for value, share in zip(chosen, classes.shares(chosen)):
                total += share
                better = share > best + _ROUNDING
                code[better], best[better] = value, share[better]
        return np.where(total >= KNOWN_SHARE - _ROUNDING, code, np.nan)

    def _classes(self, block: SourceBlock, window: Window) -> list[_Classes]:
        shape = (window.height, window.width)
        if self._points:
            points = self._at_points(block, window)
            return [_Classes(plane, shape, lambda planes: planes.mean(axis=(2, 4))) for plane in points]

        def mean(planes: np.ndarray) -> np.ndarray:
            return self._warp(planes.astype(np.uint8), block.geotransform, window, "average")

        return [_Classes(plane, shape, mean) for plane in block.values]

    def _mean_of_points(self, block: SourceBlock, window: Window) -> np.ndarray:
        """Return the mean of the known values at regular points within each cell; NaN where most are unknown."""
        points = self._at_points(block, window)
        known = np.isfinite(points)
        count = known.sum(axis=(2, 4))
        total = np.where(known, points, 0.0).sum(axis=(2, 4))
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.where(count >= (KNOWN_SHARE - _ROUNDING) * self._points**2, total / count, np.nan)

    def _at_points(self, block: SourceBlock, window: Window) -> np.ndarray:
        """Return the values (bands, rows, n, columns, n) at n × n regular points within each cell."""
        n = self._points
        x, dx, _, y, _, dy = window_grid(self._grid, window).geotransform
        fine = Grid(self._grid.crs, (x, dx / n, 0.0, y, 0.0, dy / n), window.width * n, window.height * n)
        whole = Window(0, 0, fine.width, fine.height)
        points = self._warp(block.values, block.geotransform, whole, "nearest", np.nan, fine)
        return points.reshape(len(block.values), window.height, n, window.width, n)

    def _split(self, window: Window) -> tuple[Window, Window] | None:
        """Return the halves of a window that needs too much of the source at once."""
        stop_if(self._cancelled)
        if window.width == window.height == 1:
            return None
        cells = self._windows.cells(window)
        points = window.width * window.height * self._points**2
        if max(cells, points) <= _SOURCE_CELLS:
            return None
        c, r, w, h = window.column, window.row, window.width, window.height
        if w >= h:
            return Window(c, r, w // 2, h), Window(c + w // 2, r, w - w // 2, h)
        return Window(c, r, w, h // 2), Window(c, r + h // 2, w, h - h // 2)

    def _warp(
        self,
        planes: np.ndarray,
        geotransform: tuple[float, ...],
        window: Window,
        method: str,
        nodata: float | None = None,
        grid: Grid | None = None,
    ) -> np.ndarray:
        """Return float64 (planes, rows, columns) of planes warped to a window; ``nodata`` marks unknown cells."""
        source = _memory(planes.shape, planes.dtype, Grid(self._source.crs, geotransform, 0, 0), nodata)  # type: ignore[arg-type]
        source.WriteArray(planes if len(planes) > 1 else planes[0])
        target_grid = window_grid(grid or self._grid, window)
        target = _memory((len(planes), window.height, window.width), np.dtype(float), target_grid, nodata)
        try:
            gdal.Warp(
                target,
                source,
                resampleAlg="near" if method == "nearest" else method,
                workingType=gdal.GDT_Float64,
                errorThreshold=0.0,
                warpMemoryLimit=_WARP_MEMORY,
                warpOptions=list(_OPTIONS),
                callback=lambda *_: 0 if self._cancelled() else 1,
            )
        except RuntimeError as error:
            if self._cancelled():
                raise Cancelled from error
            raise InputError(
                "The layer “{layer}” cannot be brought to the grid: {reason}. Check its coordinate reference system.",
                layer=self._windows.path,
                reason=error,
            ) from error
        return target.ReadAsArray().reshape(len(planes), window.height, window.width)


@dataclass(frozen=True)
class _Classes:
    """Codes around a window (NaN unknown), and what takes the mean of planes of them over the window's cells."""

    plane: np.ndarray
    shape: tuple[int, int]
    mean: Callable[[np.ndarray], np.ndarray]

    def codes(self) -> np.ndarray:
        """Return all codes, ascending."""
        return np.unique(self.plane[np.isfinite(self.plane)])

    def shares(self, codes: np.ndarray) -> np.ndarray:
        """Return (codes, rows, columns): the share of each cell in each class (0–1)."""
        return self.mean(self.plane == codes.reshape((-1, *([1] * self.plane.ndim))))

    def known(self) -> np.ndarray:
        """Return (rows, columns): the share of each cell that is known (0–1)."""
        return self.mean(np.isfinite(self.plane)[np.newaxis])[0]


def _memory(shape: tuple[int, ...], dtype: np.dtype, grid: Grid, nodata: float | None) -> gdal.Dataset:
    kind = gdal.GDT_Float64 if dtype.kind == "f" else gdal.GDT_Byte
    dataset = gdal.GetDriverByName("MEM").Create("", shape[2], shape[1], shape[0], kind)
    dataset.SetGeoTransform(grid.geotransform)
    dataset.SetSpatialRef(spatial_reference(grid.crs))
    if nodata is not None:
        for number in range(1, shape[0] + 1):
            dataset.GetRasterBand(number).SetNoDataValue(nodata)
    return dataset
