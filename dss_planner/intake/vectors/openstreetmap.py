"""OpenStreetMap files (``.osm``, ``.osm.pbf``): their few layers cut into the themes that roles are made of."""

from __future__ import annotations

import re
import time

from osgeo import gdal, ogr

from dss_planner.errors import InputError
from dss_planner.running import CancelCheck, never, stop_if

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
#: A filter as `_condition` writes it: a field, or a tag inside ``other_tags``, and its value.
_WRITTEN = re.compile(r"""(\w+) (?:= '([^']*)'|IS NOT NULL)|other_tags LIKE '%"(\w+)"=>"([^"]*)"%'""")
#: Seconds between two looks at the cancel button.
_PATIENCE = 0.25
#: Of the layers without a theme no feature is wanted.
_NONE = "FID < 0"


def is_openstreetmap(path: str) -> bool:
    """Return whether a file holds OpenStreetMap data as they are: elements with tags, not layers."""
    return path.lower().endswith((".osm", ".pbf")) and _driver(path) == "OSM"


def openstreetmap_themes(path: str, layer_name: str = "", cancelled: CancelCheck = never) -> tuple[str, ...]:
    """Return a filtered layer (``path|layername=…|subset=…``) for each theme of which the file has a feature.

    layer_name: only the themes of this layer of the file. The file is read once, as far as needed. Raises `InputError`
    when it is damaged; `Cancelled`.
    """
    # features of all layers in the order of the file: none is kept waiting in memory
    dataset = gdal.OpenEx(path, gdal.OF_VECTOR | gdal.OF_VERBOSE_ERROR, open_options=["INTERLEAVED_READING=YES"])
    layers = {layer.GetName(): layer for layer in map(dataset.GetLayer, range(dataset.GetLayerCount()))}
    missing: dict[str, dict[str, str]] = {name: {} for name in layers}
    for name, key, value in _THEMES:
        if name in layers and layer_name in {"", name}:
            missing[name][_condition(layers[name], key, value)] = key
    order = [(name, condition) for name, wanted in missing.items() for condition in wanted]
    for name, layer in layers.items():
        layer.SetAttributeFilter(" OR ".join(missing[name]) or _NONE)
    found = _met(dataset, missing, path, cancelled) if order else set()
    ranks = [name for name, _, _ in _THEMES]
    return tuple(
        f"{path}|layername={name}|subset={condition}"
        for name, condition in sorted(order, key=lambda item: ranks.index(item[0]))
        if (name, condition) in found
    )


def theme_of(subset: str) -> str:
    """Return how OpenStreetMap calls what a filter of `openstreetmap_themes` lets through; '' for other filters."""
    written = _WRITTEN.fullmatch(subset)
    if written is None:
        return ""
    key, value = written[1] or written[3], (written[2] or written[4] or "").strip("%")
    return f"{key}={value}" if value else key


def _driver(path: str) -> str:
    driver = gdal.IdentifyDriver(path)
    return driver.ShortName if driver is not None else ""


def _condition(layer: ogr.Layer, key: str, value: str) -> str:
    """Return the filter; older configurations of the driver keep some tags in ``other_tags``."""
    if layer.GetLayerDefn().GetFieldIndex(key) >= 0:
        return f"{key} = '{value}'" if value else f"{key} IS NOT NULL"
    return f'other_tags LIKE \'%"{key}"=>"{value or "%"}"%\''


def _met(
    dataset: gdal.Dataset, missing: dict[str, dict[str, str]], path: str, cancelled: CancelCheck
) -> set[tuple[str, str]]:
    """Return layer and condition of the themes met in the file; reading stops when none is missing."""
    found: set[tuple[str, str]] = set()
    wanted = sum(map(len, missing.values()))
    looked = time.monotonic()
    try:
        while len(found) < wanted:
            feature, layer = dataset.GetNextFeature()
            if feature is None:
                break
            if time.monotonic() - looked > _PATIENCE:
                stop_if(cancelled)
                looked = time.monotonic()
            name = layer.GetName()
            found.update((name, condition) for condition in missing[name] if _holds(feature, condition))
    except RuntimeError as error:
        raise InputError(
            "The OpenStreetMap file “{path}” is damaged: a part of it cannot be read. Load it down again.", path=path
        ) from error
    return found


def _holds(feature: ogr.Feature, condition: str) -> bool:
    field, value, tag, tagged = _WRITTEN.fullmatch(condition).groups()  # type: ignore[union-attr]
    if field:
        held = feature.GetField(field)
        return held is not None and value in {None, held}
    held = feature.GetField("other_tags") or ""
    return f'"{tag}"=>"' in held if tagged == "%" else f'"{tag}"=>"{tagged}"' in held
