"""The land around the study area through which trips may lead: a wider ground that access alone works on."""

from __future__ import annotations

import json
from pathlib import Path

from osgeo import gdal, ogr

from dss_planner import paths, provenance
from dss_planner.errors import InputError
from dss_planner.intake.alignment import AlignRequest, align_layers
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import Window, open_raster, read_bands, tiles
from dss_planner.raster.terrain import compute_slope
from dss_planner.raster.vectors import GeoPackageWriter, geometries
from dss_planner.raster.writing import TILE, Band, RasterWriter
from dss_planner.running import CancelCheck, Progress, portion, stop_if
from dss_planner.study.access_inputs import ORIGINS
from dss_planner.study.data_steps import run_landcover
from dss_planner.study.folder import StudyFolder, fingerprint
from dss_planner.study.settings import OBSTACLES, StudySettings
from dss_planner.text import Text, text

FOLDER = "around"
#: What access needs of the land around: all that any of its steps reads, as all of them share one folder.
_ROLES = frozenset(("landcover", "elevation", "roads", *OBSTACLES, *ORIGINS))
#: What the land around was made of, in its folder.
_MARK = "made_of.json"
_CELLS = 1 << 20
#: Farther than this a margin is a slip of the keyboard [km].
MOST_MARGIN = 500.0


def ground_of(
    folder: StudyFolder,
    settings: StudySettings,
    progress: Progress,
    cancelled: CancelCheck,
) -> StudyFolder:
    """Return where the layers of access lie: the study folder, or with a margin a folder within it.

    The land around is made again only when something that it rests on has changed. Raises `InputError` for a margin
    out of range, and what aligning the layers raises.
    """
    if not 0.0 <= settings.margin_km <= MOST_MARGIN:
        raise InputError(
            "The margin around the study area is {found} km; 0 to {most} km is expected. Correct it.",
            found=f"{settings.margin_km:g}",
            most=f"{MOST_MARGIN:g}",
        )
    if not settings.margin_km:
        return folder
    wide = StudyFolder.at(folder.path / FOLDER)
    wide.path.mkdir(exist_ok=True)
    mark = _mark_of(folder, settings)
    if mark and _marked(wide) == mark and wide.has("landcover_classes"):
        return wide
    Path(wide.file(_MARK)).unlink(missing_ok=True)
    grid = Grid.read(folder.require("landcover_classes", "landcover"))
    outline = str(wide.path / "outline.gpkg")
    _write_outline(folder, grid, settings.margin_km, outline)
    entries = [entry for entry in folder.alignment().get("layers", ()) if entry.get("role") in _ROLES]
    align_layers(
        AlignRequest(
            study_area=outline,
            cell_size=grid.cell_size[0],
            layers=tuple(dict.fromkeys(str(entry["source"]) for entry in entries)),
            folder=str(wide.path),
            crs=grid.crs,
            choices=dict(settings.choices),
            class_shares=False,
        ),
        portion(progress, 0.0, 0.8),
        cancelled,
    )
    run_landcover(wide, settings, portion(progress, 0.8, 0.95), cancelled)
    if folder.has("slope") and wide.has("elevation"):
        compute_slope(wide.raster("elevation"), wide.raster("slope"), portion(progress, 0.95, 1.0), cancelled)
    else:
        Path(wide.raster("slope")).unlink(missing_ok=True)
    if mark:
        provenance.write_json(Path(wide.file(_MARK)), {"mark": mark})
    return wide


def margin_notes(settings: StudySettings) -> tuple[Text, ...]:
    """Return what to tell of the land around."""
    if not settings.margin_km:
        return ()
    note = text(
        "Trips may lead through land up to {distance} km around the study area, and start there.",
        distance=f"{settings.margin_km:g}",
    )
    return (note,)


def bring_home(source: str, folder: StudyFolder, output: str, cancelled: CancelCheck, dtype: str = "float32") -> None:
    """Cut a raster of the land around to the grid of the study, and remove it there. Nothing to do without a margin."""
    if source == output:
        return
    cut_to_study(source, Grid.read(folder.raster("landcover_classes")), output, cancelled, dtype)
    for path in (Path(source), provenance.sidecar(source)):
        path.unlink(missing_ok=True)


def known_ground(folder: StudyFolder, settings: StudySettings) -> StudyFolder:
    """Return where the layers that the last travel time was worked out with lie."""
    return StudyFolder.at(folder.path / FOLDER) if settings.margin_km else folder


def cut_to_study(source: str, grid: Grid, output: str, cancelled: CancelCheck, dtype: str = "float32") -> None:
    """Write the part of the raster ``source`` that lies on ``grid``; the record of the source goes with it."""
    dataset = open_raster(source)
    wide = Grid.of(dataset)
    column, row = (round(place) for place in wide.column_row(grid.geotransform[0], grid.geotransform[3]))
    numbers = tuple(range(1, dataset.RasterCount + 1))
    bands = tuple(_band(dataset.GetRasterBand(number)) for number in numbers)
    with RasterWriter(output, grid, bands, dtype, classes=True, cancelled=cancelled) as writer:
        for window in tiles(grid, (TILE, TILE), _CELLS):
            stop_if(cancelled)
            part = Window(window.column + column, window.row + row, window.width, window.height)
            writer.write(read_bands(dataset, numbers, part), window.row, window.column)
    note = provenance.sidecar(source)
    if note.exists():
        provenance.sidecar(output).write_text(note.read_text(encoding="utf-8"), encoding="utf-8")


def _mark_of(folder: StudyFolder, settings: StudySettings) -> str:
    """Return what stays the same as long as the land around does; '' where that is not known."""
    notes = [folder.remembered(step) for step in ("align", "landcover")]
    if not all(notes):
        return ""
    made = [[note.get(key) for key in ("fingerprint", "content", "files")] for note in notes]
    return fingerprint([made, settings.margin_km, settings.legend, paths.version()])


def _marked(wide: StudyFolder) -> str:
    try:
        return str(json.loads(Path(wide.file(_MARK)).read_text(encoding="utf-8"))["mark"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""  # it is made anew


def _band(band: gdal.Band) -> Band:
    return Band(band.GetDescription(), band.GetUnitType())


def _write_outline(folder: StudyFolder, grid: Grid, margin_km: float, path: str) -> None:
    """Write the study area with the margin: a buffer of it, in the CRS of the grid."""
    area = ogr.Geometry(ogr.wkbMultiPolygon)
    for geometry in geometries(folder.file("study_area.gpkg"), "Study area", grid.crs):
        area.AddGeometry(geometry)
    with GeoPackageWriter(path) as writer:
        layer = writer.add_layer("outline", grid.crs, ogr.wkbUnknown, {})
        writer.add_feature(layer, area.Buffer(1000.0 * margin_km), {})
