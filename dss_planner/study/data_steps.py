"""The first steps of a study: bring all layers to one grid, turn stations into rasters, name the land cover."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from dss_planner import paths, provenance
from dss_planner.errors import InputError
from dss_planner.intake.alignment import AlignedLayer, AlignRequest, AlignResult, align_layers
from dss_planner.intake.choices import choice_from
from dss_planner.intake.ownlegend import OWN
from dss_planner.intake.preparing.cache import FOLDER as CACHE
from dss_planner.landcover.legends import ClassifyRequest, classify_landcover
from dss_planner.provenance import write_json
from dss_planner.raster.blocks import Source, map_blocks
from dss_planner.raster.stations import StationsToGridRequest, stations_to_grid
from dss_planner.raster.terrain import compute_slope
from dss_planner.raster.writing import Band
from dss_planner.running import CancelCheck, Progress, portion
from dss_planner.study.folder import StudyFolder, fingerprint
from dss_planner.study.results import Output, StepResult
from dss_planner.study.settings import StudySettings, read_settings
from dss_planner.study.wind_series import make_rainy_days
from dss_planner.text import Text, text

#: A slope is computed only from elevation whose own cells are at most this many analysis cells wide.
_SLOPE_CELL_RATIO = 1.25
_STATION_UNITS = {"wind_stations": "m/s", "soil_points": "%"}
_STATION_RESULTS = (("wind_stations", "wind"), *(("soil_points", name) for name in ("sand", "silt", "clay")))
#: Files that the step makes of the aligned layers, and the note on what they were made of.
_DERIVED = ("wind", "sand", "silt", "clay", "slope", "annual_precipitation", "rainy_days")
_DERIVED_NOTE = f"{CACHE}/derived.json"
_VISIBLE_ROLES = ("roads", "soum_centers", "settlements")
_VECTOR_OUTPUTS = {
    "soum_centers": text("Soum centres"),
    "settlements": text("Settlements"),
    "roads": text("Roads"),
    "railroads": text("Railways"),
    "rivers": text("Rivers"),
    "lakes": text("Lakes"),
    "playas": text("Playas and dry lakes"),
    "erosion_measurements": text("Measured soil loss or transport"),
    "barriers": text("Fences and other barriers"),
    "borders": text("Borders that only posts open"),
    "openings": text("Bridges, fords, gates and border posts"),
    "mine_pits": text("Mine pits"),
    "water_points": text("Water points"),
    "camps": text("Winter and spring camps of herders"),
    "nurseries": text("Tree nurseries"),
    "material_sources": text("Sources of material"),
    "mining_licences": text("Mining licences"),
    "protected_areas": text("Protected areas"),
    "admin1": text("Aimags"),
    "admin2": text("Soums and districts"),
}


def run_align(folder: StudyFolder, settings: StudySettings, progress: Progress, cancelled: CancelCheck) -> StepResult:
    """Align all sources; interpolate stations; compute slope and annual rain."""
    if not settings.study_area:
        raise InputError("The study has no study area. Choose a polygon layer that outlines it.")
    if not settings.sources:
        raise InputError(
            "The study has no data layers. Add land cover, elevation, NDVI, climate, soil and road layers."
        )
    request = AlignRequest(
        study_area=settings.study_area,
        cell_size=settings.cell_size,
        layers=settings.sources,
        folder=str(folder.path),
        crs=settings.crs or None,
        choices=dict(settings.choices),
    )
    aligned = align_layers(request, portion(progress, 0.0, 0.7), cancelled)
    content = fingerprint([aligned.content, paths.version()])
    notes = (*aligned.notes, *_warnings(aligned), *_slope_notes(aligned, settings))
    if _derived(folder, content) != _noted(folder):
        _derive(folder, aligned, settings, portion(progress, 0.7, 1.0), cancelled)
        write_json(folder.path / _DERIVED_NOTE, _derived(folder, content))
    progress(1.0, text("Layers are aligned"))
    return StepResult("align", align_outputs(folder), notes, content)


def _derive(
    folder: StudyFolder, aligned: AlignResult, settings: StudySettings, progress: Progress, cancelled: CancelCheck
) -> None:
    """Interpolate stations; compute slope and annual rain."""
    (folder.path / _DERIVED_NOTE).unlink(missing_ok=True)
    _forget_stations(folder)
    template = _any_raster(folder, aligned.entries)
    for entry in aligned.entries:
        if entry.role in _STATION_UNITS:
            _grid_stations(folder, entry, template, portion(progress, 0.0, 0.7), cancelled)
    _slope(folder, aligned, settings, portion(progress, 0.7, 0.9), cancelled)
    if folder.has("precipitation"):
        _annual_precipitation(folder, cancelled)
        make_rainy_days(folder, portion(progress, 0.9, 1.0), cancelled)


def _derived(folder: StudyFolder, content: str) -> dict[str, object]:
    """Return what was aligned, and the size and time of each file that is made of it."""
    files: dict[str, object] = {}
    for name in _DERIVED:
        path = folder.path / f"{name}.tif"
        files[name] = [path.stat().st_size, path.stat().st_mtime_ns] if path.exists() else None
    return {"content": content, "files": files}


def _noted(folder: StudyFolder) -> dict[str, object]:
    try:
        return dict(json.loads((folder.path / _DERIVED_NOTE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return {}


def align_outputs(folder: StudyFolder) -> tuple[Output, ...]:
    """Return what the step made, in drawing order from the top."""
    roles, notes = folder.vector_roles(), read_settings(folder.path).layer_notes
    vectors = tuple(
        Output(
            folder.file("vectors.gpkg"),
            role,
            text("{layer} ({note})", layer=title, note=notes[role]) if role in notes else title,
            layer_name=role,
            visible=role in _VISIBLE_ROLES,
        )
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
    legend, classes = (settings.legend, ()) if settings.legend else _recognised_legend(folder)
    request = ClassifyRequest(source, legend, folder.raster("landcover_classes"), classes)
    result = classify_landcover(request, progress, cancelled)
    return StepResult("landcover", landcover_outputs(folder), tuple(getattr(result, "notes", ())))


def landcover_outputs(folder: StudyFolder) -> tuple[Output, ...]:
    """Return what the step made."""
    return (Output(folder.raster("landcover_classes"), "landcover_classes", text("Land cover classes"), visible=False),)


def _recognised_legend(folder: StudyFolder) -> tuple[str, tuple[tuple[int, str, int], ...]]:
    """Return the id of the legend, and of one of the user's own the name of its file and its classes."""
    for entry in folder.alignment().get("layers", ()):
        if entry.get("role") == "landcover" and entry.get("legend"):
            choice = choice_from(entry.get("choice") or {})
            if entry["legend"] == OWN:
                return Path(choice.legend_file).name or OWN, choice.legend_classes
            return str(entry["legend"]), ()
    raise InputError(
        "The legend of the land cover layer was not recognised. Choose its legend (IGBP, ESA WorldCover or ESA CCI) "
        "on the page “Criteria”, under “Numbers behind erosion and travel time”."
    )


def _any_raster(folder: StudyFolder, entries: tuple) -> str:
    for entry in entries:
        if entry.kind != "vector":
            return folder.raster(entry.role)
    raise InputError("No raster layer was given. Add at least land cover, elevation and climate layers, then align.")


def _forget_stations(folder: StudyFolder) -> None:
    """Remove rasters that an earlier run made from stations: the stations may be gone or have moved."""
    for _, name in _STATION_RESULTS:
        note = provenance.sidecar(folder.raster(name))
        if note.exists() and json.loads(note.read_text(encoding="utf-8")).get("step") == "stationstogrid":
            (folder.path / f"{name}.tif").unlink(missing_ok=True)
            note.unlink()


def _warnings(aligned: AlignResult) -> list[Text]:
    return [
        text("{layer}: {warning}", layer=entry.title, warning=warning)
        for entry in aligned.entries
        for warning in entry.warnings
    ]


def _grid_stations(
    folder: StudyFolder, entry: AlignedLayer, template: str, progress: Progress, cancelled: CancelCheck
) -> None:
    unit = _STATION_UNITS[entry.role]
    for name, fields in entry.fields.items():
        if (entry.role, name) in _STATION_RESULTS:
            uri, output = folder.vector(entry.role), folder.raster(name)
            stations_to_grid(StationsToGridRequest(uri, fields, template, output, unit=unit), progress, cancelled)


def _has_slope(aligned: AlignResult, settings: StudySettings) -> bool:
    entry = next((e for e in aligned.entries if e.role == "elevation"), None)
    return entry is not None and entry.native_cell_size_m <= _SLOPE_CELL_RATIO * settings.cell_size


def _slope_notes(aligned: AlignResult, settings: StudySettings) -> tuple[Text, ...]:
    if not _has_slope(aligned, settings):
        return ()
    return (
        text(
            "Slope over cells of {cell} m is gentler than the slopes met on the ground.", cell=round(settings.cell_size)
        ),
    )


def _slope(
    folder: StudyFolder, aligned: AlignResult, settings: StudySettings, progress: Progress, cancelled: CancelCheck
) -> None:
    if not _has_slope(aligned, settings):
        # an older slope would still exclude land
        (folder.path / "slope.tif").unlink(missing_ok=True)
        provenance.sidecar(folder.raster("slope")).unlink(missing_ok=True)
        return
    compute_slope(folder.raster("elevation"), folder.raster("slope"), progress, cancelled)
    provenance.record(
        folder.raster("slope"), "slope", {"elevation": folder.raster("elevation")}, {"method": "Horn 1981"}
    )


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
