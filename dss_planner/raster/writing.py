"""Writing GeoTIFFs atomically: tiled, compressed, with overviews and statistics, whole or not at all."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import numpy as np
from osgeo import gdal

from dss_planner.errors import OutputError
from dss_planner.raster.grid import Grid
from dss_planner.running import CancelCheck, never, stop_if

TILE = 256
#: NoData values by type; unknown is NaN while computing.
NODATA = {"float32": -9999.0, "int16": -32768, "uint8": 255}
_GDAL_TYPE = {"float32": gdal.GDT_Float32, "int16": gdal.GDT_Int16, "uint8": gdal.GDT_Byte}
_OVERVIEW_MIN_SIZE = 512


@dataclass(frozen=True)
class Band:
    """One band to write: its name as people read it and its unit ('' for none)."""

    name: str
    unit: str = ""


def temporary_beside(path: Path) -> Path:
    """Return a new, unused path in the folder of ``path`` (so that the final rename cannot cross a disk).

    Raises `OutputError` when the folder cannot be made or written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.stem}-", suffix=path.suffix, dir=path.parent)
    except OSError as error:
        raise OutputError(
            "The result “{path}” cannot be written: {reason}. Choose a folder that you may write to.",
            path=path,
            reason=error.strerror or error,
        ) from error
    os.close(handle)
    os.chmod(name, 0o644)
    return Path(name)


def codec(bands: int) -> list[str]:
    """Return the creation options of the fastest lossless compression that this GDAL has (Zstandard, or Deflate).

    bands: number of bands of the file.
    """
    known = gdal.GetDriverByName("GTiff").GetMetadataItem("DMD_CREATIONOPTIONLIST")
    compression = (
        ["COMPRESS=ZSTD", "ZSTD_LEVEL=1"] if "<Value>ZSTD</Value>" in known else ["COMPRESS=DEFLATE", "ZLEVEL=1"]
    )
    # the compression threads of GDAL 3.10 complain about files of several bands
    threads = ["NUM_THREADS=ALL_CPUS"] if bands == 1 else []
    return [*compression, "PREDICTOR=2", *threads]


class RasterWriter:
    """A GeoTIFF in the making; use as a context manager.

    On a clean exit the file gets overviews and statistics and takes its name; on any exception nothing is left
    and an older file of that name is untouched. Arrays are float with NaN as unknown. ``classes``: a band holds codes
    or markers (“unreachable”) that must not be averaged, so overviews keep single cells.
    """

    def __init__(
        self,
        path: str | Path,
        grid: Grid,
        bands: tuple[Band, ...],
        dtype: str = "float32",
        classes: bool = False,
        cancelled: CancelCheck = never,
    ) -> None:
        self.path = Path(path)
        self.grid = grid
        self.bands = bands
        self.nodata = NODATA[dtype]
        self._dtype = np.dtype(dtype)
        self._classes = classes
        self._cancelled = cancelled
        self._known = np.zeros(len(bands), dtype=np.int64)
        self._temporary = temporary_beside(self.path)
        options = ["TILED=YES", f"BLOCKXSIZE={TILE}", f"BLOCKYSIZE={TILE}", "BIGTIFF=IF_SAFER", "INTERLEAVE=BAND"]
        options += codec(len(bands))
        try:
            self._dataset = gdal.GetDriverByName("GTiff").Create(
                str(self._temporary), grid.width, grid.height, len(bands), _GDAL_TYPE[dtype], options
            )
        except RuntimeError as error:
            self._remove()
            raise self._failed(error) from error
        self._dataset.SetProjection(grid.crs)
        self._dataset.SetGeoTransform(grid.geotransform)
        for number, band in enumerate(bands, start=1):
            target = self._dataset.GetRasterBand(number)
            target.SetDescription(band.name)
            target.SetNoDataValue(self.nodata)
            if band.unit:
                target.SetUnitType(band.unit)

    def write(self, values: np.ndarray, row: int, column: int = 0) -> None:
        """Write (bands, rows, columns), or (rows, columns) for one band, at ``row``, ``column``; NaN is unknown."""
        if values.ndim == 2:
            values = values[np.newaxis]
        for number in range(values.shape[0]):
            known = np.isfinite(values[number])
            self._known[number] += int(np.count_nonzero(known))
            if self._dtype.kind == "f":
                stored = np.where(known, values[number], self.nodata).astype(self._dtype)
            else:
                stored = np.where(known, np.rint(np.where(known, values[number], 0)), self.nodata).astype(self._dtype)
            try:
                self._dataset.GetRasterBand(number + 1).WriteArray(stored, column, row)
            except RuntimeError as error:
                raise self._failed(error) from error

    @property
    def known_share(self) -> tuple[float, ...]:
        """Share of cells written so far that are known, by band (0–1)."""
        return tuple(float(n) / (self.grid.width * self.grid.height) for n in self._known)

    def __enter__(self) -> RasterWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._remove()
            return
        try:
            stop_if(self._cancelled)
            self._finish()
            os.replace(self._temporary, self.path)
        except (RuntimeError, OSError) as failure:
            raise self._failed(failure) from failure
        finally:
            self._remove()
        _remove_sidecars(self.path)

    def _finish(self) -> None:
        for number in range(1, len(self.bands) + 1):
            if self._known[number - 1]:
                self._dataset.GetRasterBand(number).ComputeStatistics(False)
        size = max(self.grid.width, self.grid.height)
        factors: list[int] = []
        while size > _OVERVIEW_MIN_SIZE:
            factors.append(2 ** (len(factors) + 1))
            size //= 2
        self._dataset.FlushCache()
        if factors:
            self._dataset.BuildOverviews("NEAREST" if self._classes else "AVERAGE", factors)
        self._dataset.FlushCache()
        self._dataset = None

    def _remove(self) -> None:
        self._dataset = None
        for leftover in (self._temporary, Path(f"{self._temporary}.aux.xml")):
            leftover.unlink(missing_ok=True)

    def _failed(self, reason: Exception) -> OutputError:
        return OutputError(
            "The result “{path}” cannot be written: {reason}. Free some disk space or choose another folder.",
            path=self.path,
            reason=reason,
        )


def _remove_sidecars(path: Path) -> None:
    """Remove statistics of an older file of the same name, which GDAL would believe."""
    Path(f"{path}.aux.xml").unlink(missing_ok=True)
