"""The land around the study area through which trips may lead: a wider ground that access alone works on."""

from __future__ import annotations

from pathlib import Path

from osgeo import gdal, ogr

from dss_planner import provenance
from dss_planner.errors import InputError
from dss_planner.intake.alignment import AlignRequest, align_layers
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import Window, open_raster, read_bands, tiles
from dss_planner.raster.terrain import compute_slope
from dss_planner.raster.vectors import GeoPackageWriter, geometries
from dss_planner.raster.writing import TILE, Band, RasterWriter
from dss_planner.running import CancelCheck, Progress, portion, stop_if
from dss_planner.study.data_steps import run_landcover
from dss_planner.study.folder import StudyFolder
from dss_planner.study.settings import OBSTACLES, StudySettings

FOLDER = "around"
#: What access needs of the land around.
_ROLES = frozenset(("landcover", "elevation", "roads", *OBSTACLES))
_CELLS = 1 << 20
#: Farther than this a margin is a slip of the keyboard [km].
MOST_MARGIN = 500.0


def ground_of(
    folder: StudyFolder,
    settings: StudySettings,
    origins: tuple[str, ...],
    progress: Progress,
    cancelled: CancelCheck,
) -> StudyFolder:
    """Return where the layers of access lie: the study folder, or with a margin a folder within it.

    origins: roles of places where trips may start. Raises `InputError` for a margin out of range, and what aligning
    the layers raises.
    """
    if not 0.0 <= settings.margin_km <= MOST_MARGIN:
        raise InputError(
            "The margin around the study area is {found} km; 0 to {most} km is expected. Correct it.",
            found=settings.margin_km,
            most=MOST_MARGIN,
        )
    if not settings.margin_km:
        return folder
    wide = StudyFolder.at(folder.path / FOLDER)
    wide.path.mkdir(exist_ok=True)
    grid = Grid.read(folder.require("landcover_classes", "landcover"))
    outline = str(wide.path / "outline.gpkg")
    _write_outline(folder, grid, settings.margin_km, outline)
    wanted = _ROLES | set(origins)
    entries = [entry for entry in folder.alignment().get("layers", ()) if entry.get("role") in wanted]
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
    return wide


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
