"""What the study folder tells beside the plan: reports as JSON, rows of layers, names of areas."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from osgeo import gdal, ogr

from dss_planner.errors import InputError
from dss_planner.proposal.languages.placenames import both_scripts, of_plain_letters
from dss_planner.raster.vectors import geometries_with

VECTORS = "vectors.gpkg"
#: Fields that may hold a name in Latin letters and in local ones, the first that is there counts.
_LATIN = ("name_en", "shapename", "name_1", "name_2", "adm1_en", "adm2_en", "name", "shape_name")
_LOCAL = ("name_local", "name_mn", "nl_name_1", "nl_name_2", "adm1_mn", "adm2_mn", "local_name", "name_mon")
#: Soums: what names their aimags in the same layer is no name of theirs.
_OF_ABOVE = {"admin2": frozenset({"name_1", "adm1_en", "nl_name_1", "adm1_mn"})}


def read_json(path: Path) -> dict[str, Any]:
    """Return a report of the study; empty where there is none.

    Raises `InputError` for a file that is there and cannot be read: what it says would silently be missing.
    """
    if not path.exists():
        return {}
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(content, dict):
            raise ValueError("no JSON object")
        return content
    except (OSError, ValueError) as error:
        raise InputError(
            "The report “{path}” of the study cannot be read: {reason}. Run the step that makes it again.",
            path=path,
            reason=error,
        ) from error


def site_rows(path: Path) -> list[dict[str, Any]]:
    """Return the fields of a layer of candidate sites, lower case; empty without the layer."""
    if not path.exists():
        return []
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    layer = dataset.GetLayerByName("sites") if dataset is not None else None
    if layer is None:
        return []
    return [{name.lower(): value for name, value in feature.items().items()} for feature in layer]


def layer_names(folder: Path) -> tuple[str, ...]:
    """Return the layers of the study's vectors that have a feature."""
    path = folder / VECTORS
    if not path.exists():
        return ()
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    layers = [dataset.GetLayer(index) for index in range(dataset.GetLayerCount())]
    return tuple(layer.GetName() for layer in layers if layer.GetFeatureCount())


def named_shapes(folder: Path, role: str, crs: str) -> list[tuple[ogr.Geometry, str, str]]:
    """Return (shape in ``crs``, Latin name, local name) of a layer of the study; names '' where it has none."""
    uri = f"{folder / VECTORS}|layername={role}"
    latin, local = _fields(folder, role, _LATIN), _fields(folder, role, _LOCAL)
    found = geometries_with(uri, role, crs, latin)
    others = geometries_with(uri, role, crs, local) if local else [(None, None)] * len(found)
    mend = of_plain_letters(_named(name) for _, name in found)
    pairs = [both_scripts(mend(_named(name)), _named(other)) for (_, name), (_, other) in zip(found, others)]
    return [(shape, *names) for (shape, _), names in zip(found, pairs)]


def _named(value: object) -> str:
    """Return a name; '' where it has neither letter nor digit: “????” is what a wrong encoding leaves."""
    name = str(value or "")
    return name if any(map(str.isalnum, name)) else ""


def _fields(folder: Path, role: str, wanted: tuple[str, ...]) -> str:
    dataset = gdal.OpenEx(str(folder / VECTORS), gdal.OF_VECTOR)
    definition = dataset.GetLayerByName(role).GetLayerDefn()
    names = [definition.GetFieldDefn(index).GetName() for index in range(definition.GetFieldCount())]
    lower = {name.lower(): name for name in names}
    above = _OF_ABOVE.get(role, frozenset())
    return next((lower[name] for name in wanted if name in lower and name not in above), "")


def number(values: Mapping[str, Any], *names: str) -> float | None:
    """Return the first of the values that is a number."""
    for name in names:
        value = values.get(name)
        if isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value):
            return float(value)
    return None
