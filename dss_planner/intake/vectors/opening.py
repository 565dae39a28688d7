"""Any vector layer or table of the user's, open for reading as features with a geometry."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from dss_planner.errors import InputError
from dss_planner.intake.vectors.stationtables import long_table, stations_of
from dss_planner.intake.vectors.tables import is_table, no_coordinates, points_of, read_table
from dss_planner.raster.vectors import OpenLayer, open_bare, open_layer, split_uri


def open_vector(uri: str, name: str, crs: str = "", columns: Mapping[str, str] | None = None) -> OpenLayer:
    """Open a vector layer, or a table with coordinates as points; a long table of stations becomes monthly means.

    crs: the reference system to assign. columns: 'longitude' and 'latitude' → column, where the user says so.
    Raises `InputError` when it cannot be read, has no feature, no CRS, or (tables) no coordinates.
    """
    if not is_vector_table(uri):
        return open_layer(uri, name, crs)
    opened = open_anything(uri, name, crs, columns)
    if not opened.crs:
        raise InputError(
            "The coordinates of the table “{layer}” ({path}) are no longitudes and latitudes, and their coordinate "
            "reference system is not known. Choose it.",
            layer=name,
            path=split_uri(uri)[0],
        )
    return opened


def open_anything(uri: str, name: str, crs: str = "", columns: Mapping[str, str] | None = None) -> OpenLayer:
    """Open as `open_vector` a layer of which nothing is known: its ``crs`` is '' when it has none."""
    if not is_vector_table(uri):
        return open_layer(uri, name, crs) if crs else open_bare(uri, name)
    table = read_table(uri, columns)
    if not table.located:
        raise no_coordinates(table, name)
    layout = long_table(table)
    return stations_of(table, layout, name, crs) if layout else points_of(table, name, crs)


def is_vector_table(uri: str) -> bool:
    """Return whether ``uri`` is an existing table without geometry."""
    path = split_uri(uri)[0]
    return Path(path).is_file() and is_table(uri)
