"""How layers are called in sentences."""

from __future__ import annotations

from pathlib import Path

from dss_planner.intake.vectors.openstreetmap import theme_of
from dss_planner.raster.vectors import split_uri, subset_of


def short_name(uri: str) -> str:
    """Return a layer's name for messages: file, and the layer, variable or theme within it."""
    path, inside = file_and_inside(uri)
    return f"{Path(path).name} | {inside}" if inside else Path(path).name


def file_and_inside(uri: str) -> tuple[str, str]:
    """Return the path, and the name of the layer, variable or OpenStreetMap theme within the file ('' for none)."""
    if '"' in uri.split("|", maxsplit=1)[0]:  # GDAL's NETCDF:"path":variable
        _, path, rest = uri.split('"', 2)
        return path, rest.strip('":/ ')
    path, layer = split_uri(uri)
    return path, theme_of(subset_of(uri)) or layer or ""
