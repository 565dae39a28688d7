"""OpenStreetMap files (``.osm``, ``.osm.pbf``): their few layers cut into the themes that roles are made of."""

from __future__ import annotations

from dss_planner.errors import InputError
from dss_planner.raster.vectors import open_bare

#: Layers of GDAL's OSM driver, and tags that are either a field of their own or inside ``other_tags``.
_THEMES = (
    ("lines", "highway", ""),
    ("lines", "waterway", ""),
    ("lines", "railway", ""),
    ("points", "place", ""),
    ("multipolygons", "natural", "water"),
    ("multipolygons", "boundary", "protected_area"),
    ("multipolygons", "boundary", "national_park"),
    ("multipolygons", "admin_level", "4"),
    ("multipolygons", "admin_level", "6"),
)


def openstreetmap_themes(path: str) -> tuple[str, ...]:
    """Return a filtered layer (``path|layername=…|subset=…``) for each theme of which the file has a feature."""
    found = []
    for layer, key, value in _THEMES:
        uri = f"{path}|layername={layer}|subset={_condition(path, layer, key, value)}"
        if _holds_features(uri):
            found.append(uri)
    return tuple(found)


def _condition(path: str, layer: str, key: str, value: str) -> str:
    """Return the filter; older configurations of the driver keep some tags in ``other_tags``."""
    if _has_field(f"{path}|layername={layer}", key):
        return f"{key} = '{value}'" if value else f"{key} IS NOT NULL"
    return f'other_tags LIKE \'%"{key}"=>"{value or "%"}"%\''


def _has_field(uri: str, key: str) -> bool:
    try:
        opened = open_bare(uri, uri)
    except InputError:  # no feature of that kind of geometry
        return False
    return opened.layer.GetLayerDefn().GetFieldIndex(key) >= 0


def _holds_features(uri: str) -> bool:
    try:
        opened = open_bare(uri, uri)
    except InputError:  # none that the filter lets through
        return False
    return opened.layer is not None
