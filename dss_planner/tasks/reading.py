"""Work that only looks into files: what layers are, how fine, and where the study area lies."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from dss_planner.errors import PlannerError
from dss_planner.intake.area.areasource import AreaSource, NamedArea, areas_by_name, named_areas, write_area
from dss_planner.intake.area.studyarea import read_study_area
from dss_planner.intake.choices import LayerChoice
from dss_planner.intake.choosing import recognised
from dss_planner.intake.health.opening import UNREADABLE, reason_of
from dss_planner.intake.opening import open_any
from dss_planner.intake.recognition import Recognition
from dss_planner.raster.grid import reference_of
from dss_planner.raster.vectors import open_layer, split_uri, subset_of
from dss_planner.running import CancelCheck, Progress, stop_if
from dss_planner.tasks.watching import Marks, marks_of
from dss_planner.text import Text, text

#: Mean length of a degree of latitude on the WGS 84 ellipsoid [m].
_METRES_PER_DEGREE = 111_132.0
_WGS84 = "EPSG:4326"


@dataclass(frozen=True)
class Seen:
    """A layer that was looked into. choice: the user's word that was followed. found: None when it cannot be read.

    trouble: why it cannot be read. size: its cells, or how many features it has. files: that it is made of, where
    it is a mosaic or a series of several. marks: of its files, as they were then.
    """

    choice: LayerChoice
    found: Recognition | None = None
    trouble: Text | None = None
    size: Text | None = None
    files: int = 1
    marks: Marks = ()


@dataclass(frozen=True)
class Outline:
    """A study area as it is shown. wkb: multipolygon in ``EPSG:4326``. hectares: on the ellipsoid. title: its name."""

    uri: str
    wkb: bytes
    hectares: float
    title: str


def recognise_all(wanted: Mapping[str, LayerChoice], progress: Progress, cancelled: CancelCheck) -> dict[str, Seen]:
    """Look into each layer of ``wanted`` (uri → what the user decided); one that cannot be read says why."""
    seen: dict[str, Seen] = {}
    for number, (uri, choice) in enumerate(wanted.items()):
        stop_if(cancelled)
        progress(number / len(wanted), None)
        marks = marks_of(uri)
        try:
            seen[uri] = Seen(choice, recognised(uri, choice), size=_size(uri), files=_files(uri), marks=marks)
        except PlannerError as error:
            seen[uri] = Seen(choice, trouble=error.text, marks=marks)
        except UNREADABLE as error:  # one damaged file does not keep the others from being known
            seen[uri] = Seen(choice, trouble=reason_of(error, uri), marks=marks)
    return seen


def read_outline(uri: str, progress: Progress, cancelled: CancelCheck) -> Outline:
    """Return the study area ``uri`` for showing. Raises `InputError` when it cannot be used."""
    area = read_study_area(uri, _WGS84)
    stop_if(cancelled)
    return Outline(uri, bytes(area.geometry.ExportToWkb()), area.hectares, _title(uri))


def names_in(uri: str, progress: Progress, cancelled: CancelCheck) -> tuple[NamedArea, ...]:
    """Return the names in a layer of boundaries. Raises `InputError` when it has none."""
    return named_areas(uri)


def write_named(request: tuple[str, tuple[str, ...], str], progress: Progress, cancelled: CancelCheck) -> str:
    """Write the areas of a layer that bear the names; request: uri, names, folder. Return the uri written."""
    uri, names, folder = request
    return write_area(areas_by_name(uri, names), folder)


def write_shapes(request: tuple[AreaSource, str], progress: Progress, cancelled: CancelCheck) -> str:
    """Write a study area; request: what the user pointed out, folder. Return the uri written."""
    return write_area(*request)


def _size(uri: str) -> Text | None:
    """Return how fine a raster is, or how many features a vector has."""
    dataset = open_any(uri)
    if not dataset.RasterCount:
        name = split_uri(uri)[1]
        layer = dataset.GetLayerByName(name) if name else dataset.GetLayer(0)
        count = layer.GetFeatureCount(0) if layer is not None and not subset_of(uri) else -1
        return text("{count} features", count=count) if count >= 0 else None
    transform = dataset.GetGeoTransform(can_return_null=True)
    if transform is None:
        return None
    width = math.hypot(transform[1], transform[4])
    reference = reference_of(dataset)
    if reference is not None and reference.IsGeographic():
        return text(
            "cells of {degrees}° (about {size})", degrees=f"{width:.4g}", size=_length(width * _METRES_PER_DEGREE)
        )
    if reference is None:
        return text("cells of {size}; the unit is not known without a reference system", size=f"{width:.4g}")
    return text("cells of {size}", size=_length(width * reference.GetLinearUnits()))


def _files(uri: str) -> int:
    """Return how many files a virtual raster puts together; 1 for anything else."""
    if not uri.lower().endswith(".vrt"):
        return 1
    return max(len(open_any(uri).GetFileList() or ()) - 1, 1)


def _length(metres: float) -> str:
    return f"{metres / 1000:.3g} km" if metres >= 1000 else f"{metres:.3g} m"


def _title(uri: str) -> str:
    """Return the name of a study area as it was pointed out; '' where its layer does not say."""
    opened = open_layer(uri, "Study area")
    index = opened.layer.GetLayerDefn().GetFieldIndex("title")
    feature = opened.layer.GetNextFeature() if index >= 0 else None
    return (feature.GetField(index) or "") if feature is not None else ""
