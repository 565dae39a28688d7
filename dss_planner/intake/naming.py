"""How layers are called in sentences."""

from __future__ import annotations

from pathlib import Path

from dss_planner.raster.vectors import split_uri


def short_name(uri: str) -> str:
    """Return a layer's name for messages: file, and the layer or variable within it."""
    if '"' in uri:  # GDAL's NETCDF:"path":variable
        _, path, rest = uri.split('"', 2)
        inside = rest.strip('":/ ')
    else:
        path, layer = split_uri(uri)
        inside = layer or ""
    return f"{Path(path).name} | {inside}" if inside else Path(path).name
