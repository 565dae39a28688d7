"""A sample of a raster's stored values: windows spread over all of it, at full resolution, of some bands."""

from __future__ import annotations

import numpy as np
from osgeo import gdal

from dss_planner.errors import InputError
from dss_planner.raster.reading import declared_nodata

#: A raster is sampled in this many windows by side, each of this many cells by side.
_WINDOWS, _WINDOW = 5, 128
#: A band of at most this many cells is read at once: many small windows would unpack the same block again and again.
_WHOLE = 1 << 21
#: Bands that are sampled of a long series, spread over it.
MOST_BANDS = 12


def spread_bands(count: int) -> tuple[int, ...]:
    """Return the numbers of at most `MOST_BANDS` bands, first and last among them."""
    if count <= MOST_BANDS:
        return tuple(range(1, count + 1))
    return tuple(1 + round(index * (count - 1) / (MOST_BANDS - 1)) for index in range(MOST_BANDS))


def sample(dataset: gdal.Dataset, bands: tuple[int, ...], real: tuple[float, ...] = ()) -> np.ndarray:
    """Return stored values, float64 (bands, cells): NaN where NoData is declared, masked, or not finite.

    The windows are read at full resolution: a reduced class raster may hold mixtures that are no class.
    real: values that are values although they are declared as NoData.
    """
    return np.stack([_band(dataset, number, real) for number in bands])


def _band(dataset: gdal.Dataset, number: int, real: tuple[float, ...]) -> np.ndarray:
    band = dataset.GetRasterBand(number)
    width, height = dataset.RasterXSize, dataset.RasterYSize
    places = [
        (column, row, min(_WINDOW, width - column), min(_WINDOW, height - row))
        for row in _starts(height)
        for column in _starts(width)
    ]
    masked = bool(band.GetMaskFlags() & (gdal.GMF_PER_DATASET | gdal.GMF_ALPHA))
    try:
        if width * height <= _WHOLE:
            known = _known(band, (0, 0, width, height), masked, real)
            return np.concatenate(
                [known[row : row + rows, col : col + cols].ravel() for col, row, cols, rows in places]
            )
        return np.concatenate([_known(band, place, masked, real).ravel() for place in places])
    except RuntimeError as error:
        raise InputError(
            "“{layer}” cannot be read: {reason}. The file may be damaged; copy it again.",
            layer=dataset.GetDescription(),
            reason=error,
        ) from error


def _known(band: gdal.Band, place: tuple[int, int, int, int], masked: bool, real: tuple[float, ...]) -> np.ndarray:
    stored = band.ReadAsArray(*place)
    values = stored.astype(np.float64)
    declared = declared_nodata(band, real)
    if declared is not None and not np.isnan(declared):
        # compare in the stored type: a float32 copy of a float64 NoData value would not be equal
        values[stored == np.asarray(declared).astype(stored.dtype)] = np.nan
    if masked:
        values[band.GetMaskBand().ReadAsArray(*place) == 0] = np.nan
    values[~np.isfinite(values)] = np.nan
    return values


def _starts(length: int) -> list[int]:
    if length <= _WINDOW * _WINDOWS:
        return list(range(0, length, _WINDOW))
    return [round(index * (length - _WINDOW) / (_WINDOWS - 1)) for index in range(_WINDOWS)]
