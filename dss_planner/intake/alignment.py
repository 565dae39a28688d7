"""Align layers: any mix of rasters and vectors becomes one study folder on one grid in known units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from osgeo import gdal

from dss_planner import provenance
from dss_planner.errors import InputError
from dss_planner.intake import report
from dss_planner.intake.choices import LayerChoice
from dss_planner.intake.choosing import choose_layers, short_name
from dss_planner.intake.recognition import Recognition
from dss_planner.intake.roles import CLASS, MONTHS, ROLES, VECTOR
from dss_planner.intake.staging import publish, require_own, staged
from dss_planner.intake.studyarea import StudyArea, propose_crs, read_study_area, study_grid, write_study_area
from dss_planner.intake.vectoralign import align_vector
from dss_planner.raster.grid import Grid, crs_label, spatial_reference
from dss_planner.raster.resample import align_raster
from dss_planner.raster.vectors import GeoPackageWriter, split_uri
from dss_planner.raster.writing import Band
from dss_planner.running import CancelCheck, Progress, never, portion, silent, stop_if
from dss_planner.text import Text, text

STEP = "alignlayers"
VECTORS, STUDY_AREA = "vectors.gpkg", "study_area.gpkg"
#: Elevation cells larger than this [m] give no slope at all: hills and valleys fall into one cell.
SLOPE_CELL_LIMIT = 2000.0
#: Elevation cells larger than this [m] give slopes that are too gentle.
GENTLE_SLOPE_CELL = 250.0
#: A layer that is known in a smaller share of the study area than this is reported.
_FULL_COVER = 0.995
#: Units that differ by less are the same [m].
_SAME_UNIT = 1e-6
#: Areas on the map may be this many times too large or too small: distances are then wrong by a tenth at most.
_MOST_DISTORTION = 1.2
_M2_PER_HECTARE = 10_000.0


@dataclass(frozen=True)
class AlignRequest:
    """study_area: vector uri of polygons. cell_size [m]. layers: raster paths and vector uris; a file that holds
    several layers stands for all of them. folder: the study folder, made when missing. crs: projected, in metres;
    proposed when empty. choices: layer → what the user decided about it, where the recognition was wrong or asks.
    class_shares: keep the share of each class where land cover is finer than the grid."""

    study_area: str
    cell_size: float
    layers: tuple[str, ...]
    folder: str
    crs: str | None = None
    choices: Mapping[str, LayerChoice] = field(default_factory=dict)
    class_shares: bool = True


@dataclass(frozen=True)
class AlignedLayer:
    """One layer of the study.

    role; title; source: uri; output: path, or ``vectors.gpkg|layername=role``; kind: 'class', 'quantity' or 'vector'.
    method: resampling ('' for vectors); unit: of the output; unit_conversion: what was done to the values.
    native_cell_size_m: of the source (0 for vectors). known: share of the study area that is known (0–1; vectors: 1).
    legend: of classes. fields: fields by what they hold. reason: of the recognition. style: style key.
    """

    role: str
    title: Text
    source: str
    output: str
    kind: str
    method: str
    unit: str
    unit_conversion: Text
    native_cell_size_m: float
    known: float
    legend: str
    fields: Mapping[str, tuple[str, ...]]
    reason: Text
    warnings: tuple[Text, ...]
    style: str = ""


@dataclass(frozen=True)
class AlignResult:
    """folder; grid: of the study; study_area_hectares: on the ellipsoid; entries; notes: what the user should know."""

    folder: str
    grid: Grid
    study_area_hectares: float
    entries: tuple[AlignedLayer, ...]
    notes: tuple[Text, ...]


def align_layers(request: AlignRequest, progress: Progress = silent, cancelled: CancelCheck = never) -> AlignResult:
    """Recognise every layer, convert units, and write all of them on one grid into the study folder.

    Everything is written beside its place and moved there at the end: on an error or a cancel an older study stays
    as it was. Raises `InputError` for a study area or layer that cannot be used (named, with the fix), for two layers
    of one role, and for a layer that is not recognised; `OutputError`; `Cancelled`.
    """
    crs, crs_reason = _crs(request)
    area = read_study_area(request.study_area, crs)
    _require_true_scale(area)
    grid = study_grid(area, request.cell_size)
    progress(0.0, text("Recognising the layers"))
    chosen, notes = choose_layers(request.layers, request.choices, cancelled)
    files = {VECTORS if found.kind == VECTOR else f"{found.role}.tif" for found in chosen}
    require_own(Path(request.folder), sorted({STUDY_AREA, *files}))
    entries: list[AlignedLayer] = []
    with staged(Path(request.folder)) as staging:
        rasters = [found for found in chosen if found.kind != VECTOR]
        for number, found in enumerate(rasters):
            step = portion(progress, 0.1 + 0.8 * number / len(rasters), 0.1 + 0.8 * (number + 1) / len(rasters))
            step(0.0, text("Aligning {layer}", layer=found.title))
            entries.append(_raster(found, area, grid, staging, step, cancelled))
        progress(0.9, text("Reprojecting the vector layers"))
        entries += _vectors([found for found in chosen if found.kind == VECTOR], area, staging, cancelled)
        write_study_area(area, staging / STUDY_AREA)
        stop_if(cancelled)
        notes = (crs_reason, *notes)
        result = AlignResult(request.folder, grid, area.hectares, tuple(entries), notes)
        report.write(staging / report.NAME, result, request)
        _record(request, result, staging)
        publish(staging, Path(request.folder), (report.NAME,))
    progress(1.0, None)
    return result


def _crs(request: AlignRequest) -> tuple[str, Text]:
    if not request.crs:
        proposal = propose_crs(request.study_area)
        return proposal.crs, proposal.reason
    try:
        wkt = spatial_reference(request.crs).ExportToWkt(["FORMAT=WKT2_2019"])
    except RuntimeError as error:
        raise InputError(
            "“{crs}” is not a coordinate reference system: {reason}. Choose one in metres, or leave it empty to have "
            "one proposed.",
            crs=request.crs,
            reason=error,
        ) from error
    reference = spatial_reference(wkt)
    if not reference.IsProjected() or abs(reference.GetLinearUnits() - 1.0) > _SAME_UNIT:
        raise InputError(
            "The chosen reference system {crs} is in {unit}; a projected one in metres is needed. Choose one, or leave "
            "it empty to have one proposed.",
            crs=crs_label(wkt),
            unit=reference.GetLinearUnitsName() if reference.IsProjected() else "degrees",
        )
    return wkt, text("The reference system was chosen by hand.")


def _require_true_scale(area: StudyArea) -> None:
    """Raise `InputError` when areas on the map are far from those on the ground: distances would be wrong as well."""
    mapped = area.geometry.GetArea() / _M2_PER_HECTARE
    if not 1 / _MOST_DISTORTION <= mapped / area.hectares <= _MOST_DISTORTION:
        raise InputError(
            "The study area has {true} ha, but {mapped} ha in the chosen reference system {crs}: distances and travel "
            "times would be wrong. Choose a system made for this region, or leave it empty to have one proposed.",
            true=f"{area.hectares:,.0f}",
            mapped=f"{mapped:,.0f}",
            crs=crs_label(area.crs),
        )


def _raster(
    found: Recognition, area: StudyArea, grid: Grid, staging: Path, progress: Progress, cancelled: CancelCheck
) -> AlignedLayer:
    role = ROLES[found.role]
    output = f"{found.role}.tif"
    titles = (
        [f"{found.role} month {n:02d}" for n in range(1, MONTHS + 1)] if role.bands == MONTHS else [str(role.title)]
    )
    aligned = align_raster(
        found.uri,
        found.bands,
        grid,
        found.kind,
        staging / output,
        name=short_name(found.uri),
        scale=found.scale,
        offset=found.offset,
        nodata=found.nodata,
        names=[Band(title, role.unit) for title in titles],
        inside=[area.geometry],
        dtype=_dtype(found),
        progress=progress,
        cancelled=cancelled,
    )
    known = min(aligned.known)
    return AlignedLayer(
        found.role,
        role.title,
        found.uri,
        str(Path(staging.parent) / output),
        found.kind,
        aligned.method,
        role.unit,
        _conversion(found),
        aligned.native_cell_size,
        known,
        found.legend,
        {},
        found.reason,
        (*found.warnings, *_raster_warnings(found.role, aligned.native_cell_size, grid, known)),
        role.style,
    )


def _dtype(found: Recognition) -> str:
    """Return the type to store: bytes for classes of a known legend, more room for codes nobody knows."""
    if found.kind != CLASS:
        return "float32"
    dataset = gdal.Open(found.uri)  # a band is only valid while its dataset is open
    stored = gdal.GetDataTypeName(dataset.GetRasterBand(1).DataType)
    return "uint8" if found.legend or stored == "Byte" else "int16"


def _raster_warnings(role: str, native: float, grid: Grid, known: float) -> list[Text]:
    warnings = []
    if known < _FULL_COVER:
        warnings.append(
            text("It covers only {share} % of the study area; the rest is unknown.", share=f"{100 * known:.1f}")
        )
    if role == "elevation" and native > SLOPE_CELL_LIMIT:
        warnings.append(text("Cells of {size} km cannot give a slope.", size=f"{native / 1000:.1f}"))
    elif role == "elevation" and max(native, grid.cell_size[0]) > GENTLE_SLOPE_CELL:
        warnings.append(
            text(
                "Slopes on cells of {size} m are gentler than on the ground.",
                size=f"{max(native, grid.cell_size[0]):.0f}",
            )
        )
    if native > 2 * grid.cell_size[0]:
        warnings.append(
            text("Its own cells are {size} km wide: the finer grid adds no detail.", size=f"{native / 1000:.1f}")
        )
    return warnings


def _conversion(found: Recognition) -> Text:
    if found.kind == CLASS or (found.scale == 1.0 and found.offset == 0.0):
        return text("none")
    if found.offset == 0.0:
        return text(
            "{found} to {unit}: × {scale}", found=found.unit_found, unit=found.unit or "1", scale=f"{found.scale:g}"
        )
    return text(
        "{found} to {unit}: × {scale} {offset}",
        found=found.unit_found,
        unit=found.unit or "1",
        scale=f"{found.scale:g}",
        offset=f"{found.offset:+g}",
    )


def _vectors(
    chosen: Sequence[Recognition], area: StudyArea, staging: Path, cancelled: CancelCheck
) -> list[AlignedLayer]:
    if not chosen:
        return []
    entries = []
    with GeoPackageWriter(staging / VECTORS) as writer:
        for found in chosen:
            stop_if(cancelled)
            role = ROLES[found.role]
            aligned = align_vector(found, area, writer, cancelled)
            converted = ", ".join(
                f"{key}: {item.unit_found} × {item.scale:g} {item.offset:+g}"
                for key, item in found.fields.items()
                if (item.scale, item.offset) != (1.0, 0.0)
            )
            entries.append(
                AlignedLayer(
                    found.role,
                    role.title,
                    found.uri,
                    f"{staging.parent / VECTORS}|layername={found.role}",
                    VECTOR,
                    "",
                    role.unit,
                    text("{fields}", fields=converted) if converted else text("none"),
                    0.0,
                    1.0,
                    "",
                    {key: item.names for key, item in found.fields.items()},
                    found.reason,
                    (*found.warnings, *aligned.warnings),
                    role.style,
                )
            )
    return entries


def _record(request: AlignRequest, result: AlignResult, staging: Path) -> None:
    """Write the provenance of every file, in the staging folder."""
    area = {"study_area": request.study_area}
    for entry in result.entries:
        if entry.kind != VECTOR:
            inputs = _files({entry.role: entry.source, **area})
            provenance.record(staging / Path(entry.output).name, STEP, inputs, request, entry)
    vectors = [entry for entry in result.entries if entry.kind == VECTOR]
    if vectors:
        inputs = _files({entry.role: entry.source for entry in vectors})
        provenance.record(staging / VECTORS, STEP, inputs, request, vectors)
    provenance.record(staging / STUDY_AREA, STEP, _files(area), request, result.notes)


def _files(sources: Mapping[str, str]) -> dict[str, str]:
    """Return the sources that are files, sub-datasets as the file that holds them; folders and servers have no hash."""
    found = {name: uri.split('"')[1] if '"' in uri else split_uri(uri)[0] for name, uri in sources.items()}
    return {name: path for name, path in found.items() if Path(path).is_file()}
