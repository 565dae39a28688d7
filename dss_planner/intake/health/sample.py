"""What a raster holds where the study area lies: header and a sample of stored values, never the whole file."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from osgeo import gdal, ogr

from dss_planner.intake.health.candidates import polygon
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import declared_nodata, open_raster

#: The place of interest is sampled in this many windows by side, each of at most this many cells by side.
_WINDOWS, _WINDOW = 4, 96
_UNIT_KEYS = ("units", "unit", "units_actual", "grib_unit")
_AXES = ("time", "valid_time", "lat", "lon", "latitude", "longitude", "x", "y", "level", "crs", "spatial_ref")
#: Bands that are sampled of a raster with many.
_BANDS = 3
_KNOWN = 255


@dataclass(frozen=True)
class RasterHeader:
    """A raster's frame. Keep the value while using ``dataset``.

    grid.crs is the CRS that the file states ('' for none). extent: outline in the layer's own numbers.
    placed: it has a geotransform at all. points: ground control points. nodata: declared, of the first band taken.
    stored: the file's own scale and offset. unit: that the file states, lower case ('' for none).
    real: values that the file declares as NoData, but that are values all the same.
    """

    dataset: gdal.Dataset
    grid: Grid
    extent: ogr.Geometry
    placed: bool
    points: int
    bands: tuple[int, ...]
    nodata: float | None
    dtype: str
    stored: tuple[float, float]
    unit: str
    real: tuple[float, ...] = ()

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """xmin, ymin, xmax, ymax of the outline, also of a rotated raster."""
        xmin, xmax, ymin, ymax = self.extent.GetEnvelope()
        return xmin, ymin, xmax, ymax


@dataclass(frozen=True)
class RasterSample:
    """values: stored values of all sampled cells, float64 (cells,). unknown: declared or masked as unknown (cells,)."""

    values: np.ndarray
    unknown: np.ndarray

    @property
    def known(self) -> np.ndarray:
        """The values that the file calls known."""
        return self.values[~self.unknown & np.isfinite(self.values)]

    def share(self, value: float) -> float:
        """Return the share of the sampled cells that store ``value`` (0–1); of NaN for NaN."""
        if not self.values.size:
            return 0.0
        hits = np.isnan(self.values) if np.isnan(value) else self.values == value
        return float(np.mean(hits))


def read_header(uri: str, bands: tuple[int, ...], real: tuple[float, ...] = ()) -> RasterHeader:
    """Return the frame of a raster; bands: those taken (empty: all). Raises `InputError` when it can't be opened."""
    dataset = open_raster(uri)
    grid = Grid.of(dataset)
    reference = dataset.GetSpatialRef()
    if reference is not None and (reference.IsLocal() or reference.GetName().startswith("Undefined ")):
        grid = Grid("", grid.geotransform, grid.width, grid.height)
    taken = tuple(number for number in bands if number <= dataset.RasterCount)
    taken = taken or tuple(range(1, dataset.RasterCount + 1))
    band = dataset.GetRasterBand(taken[0])
    corners = [
        tuple(gdal.ApplyGeoTransform(list(grid.geotransform), column, row))
        for column, row in ((0, 0), (grid.width, 0), (grid.width, grid.height), (0, grid.height))
    ]
    scale, offset = band.GetScale(), band.GetOffset()
    return RasterHeader(
        dataset,
        grid,
        polygon(corners),
        dataset.GetGeoTransform(can_return_null=True) is not None,
        dataset.GetGCPCount(),
        taken,
        declared_nodata(band, real),
        gdal.GetDataTypeName(band.DataType),
        (1.0 if scale is None else scale, offset or 0.0),
        _unit(dataset, band),
        real,
    )


def _unit(dataset: gdal.Dataset, band: gdal.Band) -> str:
    """Return the unit that a raster states: the band's, else the one in the metadata that is not an axis's."""
    stated = [band.GetUnitType()]
    for metadata in (band.GetMetadata() or {}, dataset.GetMetadata() or {}):
        for key, value in metadata.items():
            owner, _, name = key.lower().rpartition("#")
            if name in _UNIT_KEYS and owner not in _AXES:
                stated.append(value)
    return next((str(unit).strip().strip("[]").lower() for unit in stated if unit), "")


def read_sample(header: RasterHeader, place: ogr.Geometry | None) -> RasterSample:
    """Return a sample of the raster inside the envelope of ``place`` (in its own CRS; None: everywhere).

    Raises RuntimeError, as GDAL does, when the file cannot be read there.
    """
    values, unknown = [], []
    left, top, right, bottom = _cells(header, place)
    for row, height in _starts(top, bottom):
        for column, width in _starts(left, right):
            for number in _spread(header.bands):
                band = header.dataset.GetRasterBand(number)
                stored = band.ReadAsArray(column, row, width, height)
                mask = band.GetMaskBand().ReadAsArray(column, row, width, height)
                if header.real and band.GetMaskFlags() & gdal.GMF_NODATA:
                    mask[np.isin(stored, header.real)] = _KNOWN
                if np.iscomplexobj(stored):
                    stored = stored.real
                values.append(stored.astype(np.float64).ravel())
                unknown.append((mask == 0).ravel())
    return RasterSample(np.concatenate(values), np.concatenate(unknown))


def _cells(header: RasterHeader, place: ogr.Geometry | None) -> tuple[int, int, int, int]:
    """Return first and last-but-one columns and rows of the envelope of ``place``."""
    width, height = header.grid.width, header.grid.height
    inverse = gdal.InvGeoTransform(list(header.grid.geotransform))
    if place is None or place.IsEmpty() or inverse is None:
        return 0, 0, width, height
    xmin, xmax, ymin, ymax = place.GetEnvelope()
    corners = np.array(
        [gdal.ApplyGeoTransform(inverse, x, y) for x, y in ((xmin, ymin), (xmax, ymin), (xmax, ymax), (xmin, ymax))]
    )
    (left, top), (right, bottom) = np.floor(corners.min(axis=0)), np.ceil(corners.max(axis=0))
    left, top = min(max(int(left), 0), width - 1), min(max(int(top), 0), height - 1)
    return left, top, min(max(int(right), left + 1), width), min(max(int(bottom), top + 1), height)


def _starts(first: int, end: int) -> list[tuple[int, int]]:
    """Return start and length of the windows along one side."""
    length = end - first
    if length <= _WINDOW * _WINDOWS:
        return [(start, min(_WINDOW, end - start)) for start in range(first, end, _WINDOW)]
    return [(first + round(index * (length - _WINDOW) / (_WINDOWS - 1)), _WINDOW) for index in range(_WINDOWS)]


def _spread(bands: tuple[int, ...]) -> tuple[int, ...]:
    if len(bands) <= _BANDS:
        return bands
    return tuple(dict.fromkeys((bands[0], bands[len(bands) // 2], bands[-1])))
