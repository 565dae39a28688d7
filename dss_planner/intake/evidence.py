"""What a file shows of itself: names, bands, labels, and a sample of its values. Nothing is concluded here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from osgeo import gdal, ogr

from dss_planner.errors import InputError
from dss_planner.intake.catalogue import plain_name
from dss_planner.intake.roles import LINE, POINT, POLYGON
from dss_planner.raster.reading import Window, open_raster, read_bands
from dss_planner.raster.vectors import open_layer, split_uri

#: A raster is sampled in this many windows by side, each of this many cells by side, at full resolution.
_WINDOWS, _WINDOW = 5, 128
#: Features looked at of a vector.
_FEATURES = 500
#: More different whole values than this are no classes.
MOST_CLASSES = 120
_PERCENTILES = (1.0, 99.0)
#: Metadata that say what the values are; others ('source', 'history') name all sorts of things.
_TELLING = ("long_name", "standard_name", "description", "title", "variable", "tifftag_imagedescription")
_UNIT_KEYS = ("units", "unit", "units_actual")
_INTEGER = {"Byte", "Int8", "UInt16", "Int16", "UInt32", "Int32"}
_GEOMETRY = {0: POINT, 1: LINE, 2: POLYGON}


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


@dataclass(frozen=True)
class VectorFacts:
    """name: plain name of the layer; file_name: of the file; geometry: 'point', 'line', 'polygon' or ''.

    fields: names as stored. numbers: sampled values of the numeric fields.
    """

    uri: str
    name: str
    file_name: str
    geometry: str
    fields: tuple[str, ...]
    numbers: dict[str, np.ndarray]


def sublayers(uri: str) -> tuple[str, ...]:
    """Return the layers inside ``uri``: itself, or each layer or sub-dataset of a file that holds several.

    Raises `InputError` when the file is missing or can't be read as spatial data.
    """
    path, layer_name = split_uri(uri)
    if layer_name:
        return (uri,)
    dataset = open_any(uri)
    if dataset.RasterCount:
        return (uri,)
    parts = [name for name, _ in dataset.GetSubDatasets()]
    if parts:
        return tuple(parts)
    count = dataset.GetLayerCount()
    if count < 2:
        return (uri,)
    names = [dataset.GetLayer(index).GetName() for index in range(count)]
    return tuple(f"{path}|layername={name}" for name in names if name != "layer_styles")


def open_any(uri: str) -> gdal.Dataset:
    """Open a raster or vector file. Raises `InputError` when it is missing or neither."""
    path, _ = split_uri(uri)
    if ":" not in path[2:] and not path.startswith("/vsi") and not Path(path).exists():
        raise InputError("The layer “{layer}” does not exist. Check the path.", layer=uri)
    try:
        return gdal.OpenEx(path, gdal.OF_RASTER | gdal.OF_VECTOR | gdal.OF_VERBOSE_ERROR)
    except RuntimeError as error:
        raise InputError(
            "“{layer}” is neither a raster nor a vector that can be read: {reason}. Choose another layer.",
            layer=uri,
            reason=error,
        ) from error


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


def vector_facts(uri: str, name: str) -> VectorFacts:
    """Return what a vector layer shows of itself. Raises `InputError` when it cannot be read or has no CRS."""
    opened = open_layer(uri, name)
    definition = opened.layer.GetLayerDefn()
    numeric, fields = [], []
    for index in range(definition.GetFieldCount()):
        field = definition.GetFieldDefn(index)
        fields.append(field.GetName())
        if field.GetType() in (ogr.OFTReal, ogr.OFTInteger, ogr.OFTInteger64):
            numeric.append(index)
    values: dict[int, list[float]] = {index: [] for index in numeric}
    dimensions = []
    for number, feature in enumerate(opened.layer):
        if number >= _FEATURES:
            break
        geometry = feature.GetGeometryRef()
        if geometry is not None and not geometry.IsEmpty():
            dimensions.append(geometry.GetDimension())
        for index in numeric:
            if feature.IsFieldSetAndNotNull(index):
                values[index].append(feature.GetFieldAsDouble(index))
    geometry = _GEOMETRY[max(set(dimensions), key=dimensions.count)] if dimensions else ""
    path, _ = split_uri(uri)
    numbers = {fields[index]: np.array(values[index]) for index in numeric}
    return VectorFacts(
        uri, plain_name(opened.layer.GetName()), plain_name(Path(path).stem), geometry, tuple(fields), numbers
    )


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
