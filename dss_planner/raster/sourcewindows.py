"""The part of a source that a window of a grid needs, at full resolution, with every kind of unknown made the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from osgeo import gdal

from dss_planner.raster.grid import Grid
from dss_planner.raster.position import Way
from dss_planner.raster.reading import Window, declared_nodata, open_raster, unknown_cells, unreadable
from dss_planner.running import CancelCheck, stop_if


@dataclass(frozen=True)
class Gaps:
    """Stored values that mean unknown besides those the file declares: single ones, and all outside a range.

    real: values that the file declares as NoData, but that are values all the same.
    """

    values: tuple[float, ...] = ()
    valid: tuple[float, float] | None = None
    real: tuple[float, ...] = ()

    def of(self, stored: np.ndarray) -> np.ndarray:
        """Return bool, shape of ``stored``: where it means unknown."""
        unknown = np.zeros(stored.shape, dtype=bool)
        for value in self.values:
            unknown |= unknown_cells(stored, value)
        if self.valid is not None:
            unknown |= (stored < self.valid[0]) | (stored > self.valid[1])
        return unknown


@dataclass(frozen=True)
class SourceBlock:
    """values: float64 (bands, rows, columns) as stored, NaN where unknown or outside the source; geotransform: where
    they lie; complete: whether all are known."""

    values: np.ndarray
    geotransform: tuple[float, ...]
    complete: bool


class SourceWindows:
    """Reads bands of a source around windows of a grid; not shared between threads."""

    def __init__(
        self, path: str, bands: Sequence[int], source: Grid, grid: Grid, gaps: Gaps, cancelled: CancelCheck
    ) -> None:
        self.path = path
        self.bands = tuple(bands)
        self.way = Way(source, grid)
        self._dataset = open_raster(path)
        self._source = source
        self._gaps = gaps
        self._cancelled = cancelled
        self._alpha = _alpha_band(self._dataset, bands)

    def cells(self, window: Window) -> int:
        """Return how many cells of the source, of all bands, a window of the grid needs."""
        needed = self.way.source_window(window)
        return 0 if needed is None else needed.width * needed.height * len(self.bands)

    def read(self, window: Window) -> SourceBlock | None:
        """Return the source around a window of the grid, None when nothing of it lies there."""
        needed = self.way.source_window(window)
        if needed is None:
            return None
        values = np.full((len(self.bands), needed.height, needed.width), np.nan)
        for part, column, row in _parts(needed, self._source, self.way.round):
            place = (slice(row, row + part.height), slice(column, column + part.width))
            for index, number in enumerate(self.bands):
                stop_if(self._cancelled)
                values[index][place] = self._stored(number, part)
        left, dx, rx, top, ry, dy = self._source.geotransform
        corner = (left + needed.column * dx + needed.row * rx, top + needed.column * ry + needed.row * dy)
        geotransform = (corner[0], dx, rx, corner[1], ry, dy)
        return SourceBlock(values, geotransform, not np.isnan(values).any())

    def _stored(self, number: int, part: Window) -> np.ndarray:
        """Return float64 (rows, columns) of stored values; NaN where unknown."""
        band = self._dataset.GetRasterBand(number)
        place = (part.column, part.row, part.width, part.height)
        try:
            stored = band.ReadAsArray(*place)
            mask = None
            if band.GetMaskFlags() & (gdal.GMF_PER_DATASET | gdal.GMF_ALPHA):
                mask = band.GetMaskBand().ReadAsArray(*place)
            elif self._alpha:
                mask = self._dataset.GetRasterBand(self._alpha).ReadAsArray(*place)
        except RuntimeError as error:
            raise unreadable(self._dataset.GetDescription(), part.row, error) from error
        if stored is None or stored.dtype.kind == "c":
            raise unreadable(self._dataset.GetDescription(), part.row, "complex numbers" if stored is not None else "")
        unknown = unknown_cells(stored, declared_nodata(band, self._gaps.real))
        unknown |= self._gaps.of(stored)
        if mask is not None:
            unknown |= mask == 0
        values = stored.astype(np.float64)
        values[unknown | ~np.isfinite(values)] = np.nan
        return values


def _parts(needed: Window, source: Grid, around: bool) -> list[tuple[Window, int, int]]:
    """Return the parts of the source within a window that may reach over its edges, each with its place in it."""
    row, end = max(0, needed.row), min(source.height, needed.row + needed.height)
    if end <= row:
        return []
    parts = []
    turns = (-source.width, 0, source.width) if around else (0,)
    for turn in turns:
        first = max(needed.column, turn)
        last = min(needed.column + needed.width, turn + source.width)
        if last > first:
            part = Window(first - turn, row, last - first, end - row)
            parts.append((part, first - needed.column, row - needed.row))
    return parts


def _alpha_band(dataset: gdal.Dataset, bands: Sequence[int]) -> int:
    """Return the number of the alpha band, 0 when there is none or it is asked for itself."""
    for number in range(1, dataset.RasterCount + 1):
        if dataset.GetRasterBand(number).GetColorInterpretation() == gdal.GCI_AlphaBand and number not in bands:
            return number
    return 0
