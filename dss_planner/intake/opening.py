"""Opening layers of any kind, and the layers inside a file."""

from __future__ import annotations

import re
from pathlib import Path

from osgeo import gdal

from dss_planner.errors import InputError
from dss_planner.intake.series.timeaxis import time_axis
from dss_planner.intake.vectors.openstreetmap import is_openstreetmap, openstreetmap_themes
from dss_planner.intake.vectors.tables import is_text_table
from dss_planner.raster.vectors import split_uri, subset_of
from dss_planner.running import CancelCheck, never

#: Variables of a file that describe its grid, its time or its members: no layers.
_AXES = re.compile(
    r"(lat|lon|latitude|longitude|x|y|xc|yc|time|valid_time|step|surface|height|level|month|crs|spatial_ref|expver|number|"
    r"(\w+_)?(bnds|bounds)|(lambert_|sinusoidal_|albers_)?(projection|conformal_conic)|grid_mapping\w*|member|realization)",
    re.IGNORECASE,
)


def sublayers(uri: str, cancelled: CancelCheck = never) -> tuple[str, ...]:
    """Return the layers inside ``uri``: itself, or each layer or sub-dataset of a file that holds several.

    Variables that hold coordinates, time bounds, versions or ensemble numbers are left out. A GRIB file with several
    quantities gives one virtual raster (``vrt://…``) for each. Raises `InputError` when the file is missing or can't be
    read as spatial data.
    """
    path, layer_name = split_uri(uri)
    if subset_of(uri) or is_text_table(path):
        return (uri,)
    if layer_name:  # the layers of OpenStreetMap data are mixtures
        return openstreetmap_themes(path, layer_name, cancelled) or (uri,) if is_openstreetmap(path) else (uri,)
    dataset = open_any(uri)
    if dataset.RasterCount:
        return _elements(uri, dataset)
    parts = [name for name, _ in dataset.GetSubDatasets() if not _AXES.fullmatch(_variable(name))]
    if parts:
        return tuple(parts)
    if dataset.GetDriver().ShortName == "OSM":
        return openstreetmap_themes(path, cancelled=cancelled) or (uri,)
    count = dataset.GetLayerCount()
    if count < 2:
        return (uri,)
    names = [dataset.GetLayer(index).GetName() for index in range(count)]
    return tuple(f"{path}|layername={name}" for name in names if name != "layer_styles")


def _variable(uri: str) -> str:
    return uri.rsplit('"', maxsplit=1)[-1].strip(":/").rsplit("/", maxsplit=1)[-1] if '"' in uri else ""


def _elements(uri: str, dataset: gdal.Dataset) -> tuple[str, ...]:
    """Return a GRIB file by its quantities, any other raster as it is."""
    axis = time_axis(dataset) if dataset.GetDriver().ShortName == "GRIB" else None
    if axis is None or not axis.places or not any(item.name.startswith("GRIB_") for item in axis.extra):
        return (uri,)
    bands: dict[tuple[str, ...], list[str]] = {}
    for number, place in enumerate(axis.places, start=1):
        bands.setdefault(place, []).append(str(number))
    return tuple(f"vrt://{uri}?bands={','.join(numbers)}" for numbers in bands.values())


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
            reason=RuntimeError((str(error).splitlines() or ["?"])[0].rstrip(". ")),  # GDAL tells causes below it
        ) from error
