"""How results are stored: types, NoData, compression; what a type cannot hold is refused, never bent."""

from __future__ import annotations

import numpy as np
from osgeo import gdal

from dss_planner.errors import InputError

TILE = 256
#: NoData values by type; unknown is NaN while computing.
NODATA = {"float32": -9999.0, "int16": -32768, "uint8": 255, "uint16": 65535, "int32": -2147483648}
GDAL_TYPE = {
    "float32": gdal.GDT_Float32,
    "int16": gdal.GDT_Int16,
    "uint8": gdal.GDT_Byte,
    "uint16": gdal.GDT_UInt16,
    "int32": gdal.GDT_Int32,
}


def codec(bands: int) -> list[str]:
    """Return the creation options of the fastest lossless compression that this GDAL has (Zstandard, or Deflate).

    bands: number of bands of the file. Measured on float32, one thread: Zstandard with horizontal differences
    (predictor 2) writes 11–17 and reads 5–7 ns a cell at 2.3–2.6 bytes; with floating-point prediction (3) it writes
    18–20 and reads 15 ns at 1.6–2.0 bytes; Deflate writes 32–36 ns. Steps read what they write, so 2 is used.
    """
    known = gdal.GetDriverByName("GTiff").GetMetadataItem("DMD_CREATIONOPTIONLIST")
    compression = (
        ["COMPRESS=ZSTD", "ZSTD_LEVEL=1"] if "<Value>ZSTD</Value>" in known else ["COMPRESS=DEFLATE", "ZLEVEL=1"]
    )
    # the compression threads of GDAL 3.10 complain about files of several bands
    threads = ["NUM_THREADS=ALL_CPUS"] if bands == 1 else []
    return [*compression, "PREDICTOR=2", *threads]


def encode(plane: np.ndarray, known: np.ndarray, dtype: np.dtype, path: object) -> np.ndarray:
    """Return the stored values of a band: NoData where not known, classes rounded; path: for messages.

    Raises `InputError` for a whole number that the type cannot hold.
    """
    nodata = NODATA[str(dtype)]
    if dtype.kind == "f":
        with np.errstate(over="ignore"):
            encoded = plane.astype(dtype)
        encoded[~known] = nodata
        clash = known & ((encoded == dtype.type(nodata)) | ~np.isfinite(encoded))
        if clash.any():
            # a value that looks like NoData moves by its last digit; one too large for the type is the largest
            limit = np.finfo(dtype).max
            moved = np.nextafter(dtype.type(nodata), dtype.type(0))
            encoded[clash] = np.where(np.isfinite(encoded[clash]), moved, np.copysign(limit, plane[clash]))
        return encoded
    rounded = np.rint(np.where(known, plane, 0))
    _require_fit(rounded, known, dtype, path)
    encoded = rounded.astype(dtype)
    encoded[~known] = nodata
    return encoded


def _require_fit(values: np.ndarray, known: np.ndarray, dtype: np.dtype, path: object) -> None:
    limits, nodata = np.iinfo(dtype), NODATA[str(dtype)]
    wrong = known & ((values < limits.min) | (values > limits.max) | (values == nodata))
    if wrong.any():
        raise InputError(
            "The result “{path}” would hold {found}, which its type {type} cannot: it holds {low} to {high}, "
            "and {nodata} means unknown. Name that value as NoData, or reclassify the layer.",
            path=path,
            found=f"{values[wrong][0]:g}",
            type=str(dtype),
            low=limits.min,
            high=limits.max,
            nodata=f"{nodata:g}",
        )
