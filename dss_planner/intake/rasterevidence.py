"""What a raster shows of itself: names, bands, labels, and a sample of its values. Nothing is concluded here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from osgeo import gdal

from dss_planner.intake.patterns import plain_name
from dss_planner.raster.reading import Window, open_raster, read_bands

#: A raster is sampled in this many windows by side, each of this many cells by side, at full resolution.
_WINDOWS, _WINDOW = 5, 128
#: More different whole values than this are no classes.
MOST_CLASSES = 120
_PERCENTILES = (1.0, 99.0)
#: Metadata that say what the values are; others ('source', 'history') name all sorts of things.
_TELLING = ("long_name", "standard_name", "description", "title", "variable", "tifftag_imagedescription")
_UNIT_KEYS = ("units", "unit", "units_actual")
_INTEGER = {"Byte", "Int8", "UInt16", "Int16", "UInt32", "Int32"}


@dataclass(frozen=True)
class RasterFacts:
    """name: plain name of file or variable; said: plain text of its telling metadata; label: unit it states.

    values: known sampled values, float64, one dimension. codes: whole values of an integer raster, empty when many.
    declared: the NoData value that the file declares.
    """

    uri: str
    name: str
    said: str
    label: str
    bands: int
    dtype: str
    values: np.ndarray
    codes: tuple[int, ...]
    declared: float | None

    def span(self, without: tuple[float, ...] = ()) -> tuple[float, float]:
        """Return the 1st and the 99th percentile of the values that are none of ``without``."""
        kept = self.values[~np.isin(self.values, without)] if without else self.values
        if kept.size == 0:
            return float("nan"), float("nan")
        low, high = np.percentile(kept, _PERCENTILES)
        return float(low), float(high)


def raster_facts(uri: str) -> RasterFacts:
    """Return what a raster shows of itself. Raises `InputError` when it cannot be read."""
    dataset = open_raster(uri)
    band = dataset.GetRasterBand(1)
    dtype = gdal.GetDataTypeName(band.DataType)
    values = _sample(dataset)
    whole = np.unique(values) if dtype in _INTEGER else np.array([])
    codes = tuple(int(code) for code in whole) if 0 < whole.size <= MOST_CLASSES else ()
    return RasterFacts(
        uri, _raster_name(uri), _said(dataset), _label(dataset), dataset.RasterCount, dtype, values, codes,
        band.GetNoDataValue(),
    )  # fmt: skip


def _raster_name(uri: str) -> str:
    """Return the plain name: of the file, and of the variable of a sub-dataset such as ``NETCDF:"a.nc":t2m``."""
    if '"' in uri:
        path, variable = uri.split('"')[1], uri.split('"')[2].strip(":")
        return plain_name(f"{Path(path).stem} {variable}")
    return plain_name(Path(uri).stem)


def _said(dataset: gdal.Dataset) -> str:
    found = []
    holders = [dataset] + [dataset.GetRasterBand(number) for number in range(1, min(dataset.RasterCount, 12) + 1)]
    for holder in holders:
        for key, value in (holder.GetMetadata() or {}).items():
            if key.lower().rsplit("#", maxsplit=1)[-1] in _TELLING:
                found.append(str(value))
    found += [holder.GetDescription() for holder in holders[1:]]
    return " ".join(dict.fromkeys(plain_name(part) for part in found if part))


def _label(dataset: gdal.Dataset) -> str:
    """Return the unit that the file states, in lower case; the band's own unit goes before the metadata."""
    band = dataset.GetRasterBand(1)
    if band.GetUnitType():
        return str(band.GetUnitType()).strip().lower()
    for holder in (band, dataset):
        metadata = holder.GetMetadata() or {}
        for wanted in _UNIT_KEYS:
            for key, value in metadata.items():
                if (
                    key.lower().rsplit("#", maxsplit=1)[-1] == wanted
                    and "latitude" not in key
                    and "longitude" not in key
                ):
                    return str(value).strip().lower()
    return ""


def _sample(dataset: gdal.Dataset) -> np.ndarray:
    """Return the known values in windows spread over the raster, of all bands (at most twelve).

    The windows are read at full resolution: a reduced class raster may hold mixtures that are no class.
    """
    bands = tuple(range(1, min(dataset.RasterCount, 12) + 1))
    width, height = dataset.RasterXSize, dataset.RasterYSize
    found = []
    for row in _starts(height):
        for column in _starts(width):
            window = Window(column, row, min(_WINDOW, width - column), min(_WINDOW, height - row))
            part = read_bands(dataset, bands, window)
            found.append(part[np.isfinite(part)].astype(np.float64))
    return np.concatenate(found)


def _starts(length: int) -> list[int]:
    if length <= _WINDOW * _WINDOWS:
        return list(range(0, length, _WINDOW))
    return [round(index * (length - _WINDOW) / (_WINDOWS - 1)) for index in range(_WINDOWS)]
