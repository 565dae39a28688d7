"""Writing cloud-optimised GeoTIFFs atomically: compressed, with overviews and statistics, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import numpy as np
from osgeo import gdal

from dss_planner.errors import OutputError
from dss_planner.raster import cog
from dss_planner.raster.cache import bounded_cache
from dss_planner.raster.encoding import GDAL_TYPE, NODATA, TILE, codec, encode
from dss_planner.raster.grid import Grid
from dss_planner.raster.pyramid import Statistics, halve, level_sizes, thin
from dss_planner.raster.reading import is_whole
from dss_planner.raster.scratch import ScratchFolder, temporary_beside, write_failure
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if

__all__ = ["NODATA", "TILE", "Band", "Prepared", "RasterWriter", "codec", "temporary_beside"]

#: Cells of an overview that are worked out at once after the pass.
_STRIP_CELLS = 1 << 20


@dataclass(frozen=True)
class Band:
    """One band to write: its name as people read it and its unit ('' for none)."""

    name: str
    unit: str = ""


@dataclass(frozen=True)
class Prepared:
    """A block ready to be written: stored values, its overviews and its statistics, all by band."""

    row: int
    column: int
    stored: list[np.ndarray]
    overviews: list[list[np.ndarray]]
    statistics: list[Statistics]


class RasterWriter:
    """A cloud-optimised GeoTIFF in the making; use as a context manager.

    Overviews and statistics are worked out while blocks arrive; on a clean exit the file is put together from the
    compressed tiles and takes its name. On any exception nothing is left and an older file of that name is untouched;
    what a killed run left is removed by the next writer of the same name. Arrays are float with NaN as unknown.
    ``classes``: a band holds codes or markers (“unreachable”) that must not be averaged, so overviews keep single
    cells. Windows at multiples of `TILE` are fastest; any others are right too.
    """

    def __init__(
        self,
        path: str | Path,
        grid: Grid,
        bands: tuple[Band, ...],
        dtype: str = "float32",
        classes: bool = False,
        cancelled: CancelCheck = never,
        progress: Progress = silent,
    ) -> None:
        self.path = Path(path)
        self.grid = grid
        self.bands = bands
        self.nodata = NODATA[dtype]
        self._dtype = np.dtype(dtype)
        self._classes = classes
        self._cancelled = cancelled
        self._progress = progress
        self._statistics = [Statistics() for _ in bands]
        self._sizes = level_sizes(grid.width, grid.height)
        self._depth = len(self._sizes)
        self._scratch = ScratchFolder(self.path)
        self._open = ExitStack()
        self._open.enter_context(bounded_cache())
        self._levels: list[list[gdal.Dataset]] = []
        self._paths: list[list[Path]] = []
        try:
            # a file for each band of the full resolution, so that threads can compress it
            self._create(grid.width, grid.height, [1] * len(bands))
            for width, height in self._sizes:
                self._create(width, height, [len(bands)])
        except RuntimeError as error:
            self._remove()
            raise self._failed(error) from error

    def write(self, values: np.ndarray, row: int, column: int = 0) -> None:
        """Write (bands, rows, columns), or (rows, columns) for one band, at ``row``, ``column``; NaN is unknown."""
        self.put(self.prepare(values, row, column))

    def prepare(self, values: np.ndarray, row: int, column: int = 0) -> Prepared:
        """Return a block encoded for `put`; several threads may prepare blocks at the same time."""
        if values.ndim == 2:
            values = values[np.newaxis]
        depth = self._aligned_depth(row, column, *values.shape[1:])
        stored, overviews, statistics = [], [], []
        for plane in values:
            if plane.dtype == self._dtype and is_whole(plane, self.nodata):
                encoded = plane.copy()
                statistics.append(Statistics.of(encoded.ravel()))
            else:
                known = np.isfinite(plane)
                encoded = encode(plane, known, self._dtype, self.path)
                statistics.append(Statistics.of(encoded.ravel() if known.all() else encoded[known]))
            stored.append(encoded)
            overviews.append(self._overviews(encoded, depth))
        return Prepared(row, column, stored, overviews, statistics)

    def put(self, block: Prepared) -> None:
        """Write a prepared block."""
        self._depth = min([self._depth, *(len(levels) for levels in block.overviews)])
        for index, statistics in enumerate(block.statistics):
            self._statistics[index].add(statistics)
            self._write(0, index, block.stored[index], block.row, block.column)
            for level, values in enumerate(block.overviews[index], start=1):
                self._write(level, index, values, block.row >> level, block.column >> level)

    @property
    def known_share(self) -> tuple[float, ...]:
        """Share of cells written so far that are known, by band (0–1)."""
        return tuple(s.count / (self.grid.width * self.grid.height) for s in self._statistics)

    def __enter__(self) -> RasterWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._finish()
        except (RuntimeError, OSError) as failure:
            raise self._failed(failure) from failure
        finally:
            self._remove()

    def _create(self, width: int, height: int, band_counts: list[int]) -> None:
        datasets: list[gdal.Dataset] = []
        paths: list[Path] = []
        self._levels.append(datasets)
        self._paths.append(paths)
        for number, count in enumerate(band_counts):
            path = self._scratch.path / f"{len(self._levels)}-{number}.tif"
            options = ["TILED=YES", f"BLOCKXSIZE={TILE}", f"BLOCKYSIZE={TILE}", "BIGTIFF=YES", "INTERLEAVE=BAND"]
            options += ["SPARSE_OK=TRUE", "ENDIANNESS=LITTLE", *codec(count)]
            dataset = gdal.GetDriverByName("GTiff").Create(
                str(path), width, height, count, GDAL_TYPE[str(self._dtype)], options
            )
            for band in range(1, count + 1):
                dataset.GetRasterBand(band).SetNoDataValue(self.nodata)
            if len(self._levels) == 1 and number == 0:
                dataset.SetProjection(self.grid.crs)
                dataset.SetGeoTransform(self.grid.geotransform)
            datasets.append(dataset)
            paths.append(path)

    def _aligned_depth(self, row: int, column: int, rows: int, columns: int) -> int:
        """Return for how many overviews the block's corners fall on corners of their cells."""
        right, bottom = column + columns == self.grid.width, row + rows == self.grid.height
        for level in range(len(self._sizes)):
            step = 2 << level
            if row % step or column % step or (columns % step and not right) or (rows % step and not bottom):
                return level
        return len(self._sizes)

    def _overviews(self, stored: np.ndarray, depth: int) -> list[np.ndarray]:
        found = [stored]
        for _ in range(depth):
            found.append(self._halved(found[-1]))
        return found[1:]

    def _halved(self, stored: np.ndarray) -> np.ndarray:
        """Return the overview of stored values."""
        if self._classes:
            return thin(stored)
        values = stored.astype(np.float32)
        values[stored == self.nodata] = np.nan
        values = halve(values)
        return encode(values, np.isfinite(values), self._dtype, self.path)

    def _write(self, level: int, index: int, values: np.ndarray, row: int, column: int) -> None:
        try:
            self._plane(level, index).WriteArray(np.ascontiguousarray(values), column, row)
        except RuntimeError as error:
            raise self._failed(error) from error

    def _plane(self, level: int, index: int) -> gdal.Band:
        if level == 0:
            return self._levels[0][index].GetRasterBand(1)
        return self._levels[level][0].GetRasterBand(index + 1)

    def _finish(self) -> None:
        stop_if(self._cancelled)
        for level in range(self._depth + 1, len(self._sizes) + 1):
            self._halve_level(level)
        self._close()
        cells = self.grid.width * self.grid.height
        metadata = []
        for band, statistics in zip(self.bands, self._statistics):
            items = {"DESCRIPTION": band.name, **({"UNITTYPE": band.unit} if band.unit else {})}
            metadata.append({**items, **statistics.items(cells)})
        whole = self._scratch.path / "whole.tif"
        cog.assemble(self._paths, whole, metadata, lambda share: self._progress(share, None), self._cancelled)
        stop_if(self._cancelled)
        os.replace(whole, self.path)
        _remove_sidecars(self.path)
        self._progress(1.0, None)

    def _halve_level(self, level: int) -> None:
        """Work out an overview from the level below, for blocks that did not fall on its cells."""
        width, height = self._sizes[level - 1]
        below = (self.grid.width, self.grid.height) if level == 1 else self._sizes[level - 2]
        rows = max(1, _STRIP_CELLS // (4 * width))
        for row in range(0, height, rows):
            stop_if(self._cancelled)
            for index in range(len(self.bands)):
                lines = min(2 * rows, below[1] - 2 * row)
                stored = self._plane(level - 1, index).ReadAsArray(0, 2 * row, below[0], lines)
                self._write(level, index, self._halved(stored), row, 0)

    def _close(self) -> None:
        """Close the temporary files; what GDAL could not write only shows now."""
        problems: list[str] = []

        def note(kind: int, _number: int, message: str) -> None:
            if kind >= gdal.CE_Failure:
                problems.append(message)

        _quietly(note, self._flush)
        if problems:
            raise cog.DamagedError(problems[0])

    def _flush(self) -> None:
        for datasets in self._levels:
            for dataset in datasets:
                dataset.FlushCache()
            datasets.clear()

    def _remove(self) -> None:
        _quietly(lambda *_: None, self._levels.clear)
        self._scratch.remove()
        self._open.close()

    def _failed(self, reason: Exception) -> OutputError:
        return OutputError(
            "The result “{path}” cannot be written: {reason}. Free some disk space or choose another folder.",
            path=self.path,
            reason=write_failure(self.path, reason),
        )


def _quietly(handler: Callable[..., None], action: Callable[[], None]) -> None:
    """Run an action with GDAL's messages going to ``handler``."""
    gdal.PushErrorHandler(handler)
    try:
        action()
    finally:
        gdal.PopErrorHandler()


def _remove_sidecars(path: Path) -> None:
    """Remove statistics of an older file of the same name, which GDAL would believe."""
    Path(f"{path}.aux.xml").unlink(missing_ok=True)
