"""The first steps of a study: bring all layers to one grid, turn stations into rasters, name the land cover."""

from __future__ import annotations

import re

import numpy as np
from osgeo import ogr

from dss_planner import provenance
from dss_planner.errors import InputError
from dss_planner.intake.alignment import AlignRequest, AlignResult, align_layers
from dss_planner.landcover.legends import ClassifyRequest, classify_landcover
from dss_planner.raster.blocks import Source, map_blocks
from dss_planner.raster.stations import StationsToGridRequest, stations_to_grid
from dss_planner.raster.terrain import compute_slope
from dss_planner.raster.vectors import open_layer
from dss_planner.raster.writing import Band
from dss_planner.running import CancelCheck, Progress, portion
from dss_planner.study.folder import StudyFolder
from dss_planner.study.results import Output, StepResult
from dss_planner.study.settings import StudySettings
from dss_planner.text import Text, text

#: A slope is computed only from elevation whose own cells are at most this many analysis cells wide.
_SLOPE_CELL_RATIO = 1.25
_SOIL_FIELDS = ("sand", "silt", "clay")
_MONTH_FIELD = re.compile(r"^(?P<prefix>.*?)(?P<month>0?[1-9]|1[0-2])$")
_WIND_PREFIXES = ("cru_wnd_", "wind_", "wnd_", "ws_")

_VECTOR_OUTPUTS = {
    "soum_centers": text("Soum centres"),
    "settlements": text("Settlements"),
    "roads": text("Roads"),
    "railroads": text("Railways"),
    "rivers": text("Rivers"),
    "lakes": text("Lakes"),
    "mining_licences": text("Mining licences"),
    "protected_areas": text("Protected areas"),
    "admin1": text("Aimags"),
}


def run_align(folder: StudyFolder, settings: StudySettings, progress: Progress, cancelled: CancelCheck) -> StepResult:
    """Align all sources; interpolate stations; compute slope and annual rain."""
    request = AlignRequest(
        study_area=settings.study_area,
        cell_size=settings.cell_size,
        layers=settings.sources,
        folder=str(folder.path),
        crs=settings.crs or None,
        roles=dict(settings.roles),
    )
    aligned = align_layers(request, portion(progress, 0.0, 0.7), cancelled)
    notes: list[Text] = [warning for entry in aligned.entries for warning in entry.warnings]
    template = _any_raster(folder, aligned.entries)
    roles = {entry.role for entry in aligned.entries}
    if "wind_stations" in roles:
        notes += _grid_stations(folder, "wind_stations", template, portion(progress, 0.7, 0.8), cancelled)
    if "soil_points" in roles:
        notes += _grid_stations(folder, "soil_points", template, portion(progress, 0.8, 0.9), cancelled)
    notes += _slope(folder, aligned, settings, portion(progress, 0.9, 0.95), cancelled)
    if folder.has("precipitation"):
        _annual_precipitation(folder, cancelled)
    progress(1.0, text("Layers are aligned"))
    return StepResult("align", align_outputs(folder), tuple(notes))


def align_outputs(folder: StudyFolder) -> tuple[Output, ...]:
    """Return what the step made, in drawing order from the top."""
    roles = folder.vector_roles()
    vectors = tuple(
        Output(folder.file("vectors.gpkg"), role, title, layer_name=role, visible=role in ("roads", "soum_centers"))
        for role, title in _VECTOR_OUTPUTS.items()
        if role in roles
    )
    area = Output(folder.file("study_area.gpkg"), "study_area", text("Study area"), layer_name="study_area")
    elevation = (Output(folder.raster("elevation"), "elevation", text("Elevation (m)"), visible=False),)
    return (*vectors, area, *(elevation if folder.has("elevation") else ()))


def run_landcover(
    folder: StudyFolder, settings: StudySettings, progress: Progress, cancelled: CancelCheck
) -> StepResult:
    """Translate the land cover to planner classes."""
    source = folder.require("landcover", "align")
    legend = settings.legend or _recognised_legend(folder)
    request = ClassifyRequest(source, legend, folder.raster("landcover_classes"))
    result = classify_landcover(request, progress, cancelled)
    return StepResult("landcover", landcover_outputs(folder), tuple(getattr(result, "notes", ())))


def landcover_outputs(folder: StudyFolder) -> tuple[Output, ...]:
    """Return what the step made."""
    return (Output(folder.raster("landcover_classes"), "landcover_classes", text("Land cover classes"), visible=False),)


def _recognised_legend(folder: StudyFolder) -> str:
    for entry in folder.alignment().get("layers", ()):
        if entry.get("role") == "landcover" and entry.get("legend"):
            return str(entry["legend"])
    raise InputError(
        "The legend of the land cover layer was not recognised. Choose its legend (IGBP, ESA WorldCover or ESA CCI) "
        "on the page “Area & data”."
    )


def _any_raster(folder: StudyFolder, entries: tuple) -> str:
    for entry in entries:
        if entry.kind != "vector":
            return folder.raster(entry.role)
    raise InputError("No raster layer was given. Add at least land cover, elevation and climate layers, then align.")


def station_fields(uri: str, role: str) -> dict[str, tuple[str, ...]]:
    """Return output raster name → fields of a station layer.

    Raises `InputError` when the fields are not there, listing those that are.
    """
    opened = open_layer(uri, role)
    definition = opened.layer.GetLayerDefn()
    numeric = [
        definition.GetFieldDefn(i).GetName()
        for i in range(definition.GetFieldCount())
        if definition.GetFieldDefn(i).GetType() in (ogr.OFTReal, ogr.OFTInteger, ogr.OFTInteger64)
    ]
    if role == "soil_points":
        if all(field in numeric for field in _SOIL_FIELDS):
            return {field: (field,) for field in _SOIL_FIELDS}
        raise _fields_missing(uri, ", ".join(_SOIL_FIELDS), numeric)
    months: dict[str, dict[int, str]] = {}
    for name in numeric:
        match = _MONTH_FIELD.match(name)
        if match:
            months.setdefault(match["prefix"], {})[int(match["month"])] = name
    complete = {prefix: fields for prefix, fields in months.items() if set(fields) == set(range(1, 13))}
    prefix = next((p for p in _WIND_PREFIXES if p in complete), None)
    if prefix is None and len(complete) == 1:
        prefix = next(iter(complete))
    if prefix is None:
        raise _fields_missing(uri, "wind_01 … wind_12", numeric)
    return {"wind": tuple(complete[prefix][month] for month in range(1, 13))}


def _fields_missing(uri: str, wanted: str, found: list[str]) -> InputError:
    return InputError(
        "The station layer “{layer}” needs the numeric fields {wanted}; it has {found}. Rename its fields.",
        layer=uri,
        wanted=wanted,
        found=", ".join(found) or "none",
    )


def _grid_stations(
    folder: StudyFolder, role: str, template: str, progress: Progress, cancelled: CancelCheck
) -> list[Text]:
    uri = folder.vector(role)
    notes: list[Text] = []
    for name, fields in station_fields(uri, role).items():
        unit = "m/s" if name == "wind" else "%"
        request = StationsToGridRequest(uri, fields, template, folder.raster(name), unit=unit)
        result = stations_to_grid(request, progress, cancelled)
        if name in ("wind", "sand"):
            notes.append(
                text(
                    "{layer} comes from {count} points; {share} % of the study grid is extrapolated beyond them.",
                    layer="Wind" if name == "wind" else "Soil texture",
                    count=result.stations,
                    share=round(100 * result.extrapolated),
                )
            )
    return notes


def _slope(
    folder: StudyFolder, aligned: AlignResult, settings: StudySettings, progress: Progress, cancelled: CancelCheck
) -> list[Text]:
    entry = next((e for e in aligned.entries if e.role == "elevation"), None)
    if entry is None:
        return []
    if entry.native_cell_size_m > _SLOPE_CELL_RATIO * settings.cell_size:
        (folder.path / "slope.tif").unlink(missing_ok=True)
        return [
            text(
                "Elevation cells of {size} m cannot give a slope on a grid of {cell} m; slope is left out.",
                size=round(entry.native_cell_size_m),
                cell=round(settings.cell_size),
            )
        ]
    compute_slope(folder.raster("elevation"), folder.raster("slope"), progress, cancelled)
    return [
        text(
            "Slope over cells of {cell} m is gentler than the slopes met on the ground.", cell=round(settings.cell_size)
        )
    ]


def _annual_precipitation(folder: StudyFolder, cancelled: CancelCheck) -> None:
    output = folder.raster("annual_precipitation")
    source = Source("Precipitation", folder.raster("precipitation"), None, 12, "one for each month")
    map_blocks(
        lambda months: np.sum(months, axis=0, keepdims=True),
        [source],
        output,
        (Band("annual precipitation", "mm/a"),),
        text("Summing the rain of the year"),
        cancelled=cancelled,
    )
    provenance.record(output, "annual_precipitation", {"precipitation": source.path}, {})
