"""Opening layers of any kind, and the layers inside a file."""

from __future__ import annotations

from pathlib import Path

from osgeo import gdal

from dss_planner.errors import InputError
from dss_planner.raster.vectors import split_uri


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
