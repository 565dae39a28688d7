"""From files and folders that the user points at to the layers in them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from osgeo import gdal, ogr

from dss_planner.errors import PlannerError
from dss_planner.intake.opening import open_any, sublayers
from dss_planner.intake.ownlegend import read_legend
from dss_planner.intake.sets.grouping import SINGLE, build_vrt, group_files
from dss_planner.intake.vectors.tables import read_table
from dss_planner.running import CancelCheck, Progress, stop_if
from dss_planner.text import Text, text

#: Endings of files that a folder is searched for; a file that is named itself may have any.
ENDINGS = frozenset(
    (
        *(".tif", ".tiff", ".vrt", ".img", ".asc", ".bil", ".hgt", ".jp2", ".dem", ".rst", ".sdat"),
        *(".nc", ".nc4", ".grib", ".grib2", ".grb", ".grb2", ".hdf", ".h5", ".he5"),
        *(".gpkg", ".shp", ".geojson", ".json", ".kml", ".kmz", ".gml", ".tab", ".mif", ".sqlite", ".fgb"),
        *(".osm", ".pbf"),
        *(".csv", ".xlsx"),
    )
)
#: Files that a folder is searched for at most: one dropped by mistake (a whole drive) does not take for ever.
MOST_FILES = 2000
#: Where in the study folder the virtual rasters of sets of files lie.
SETS = "sets"
_TABLES = (".csv", ".txt")
#: A table of more bytes holds measurements, not the classes of a legend.
_LARGEST_LEGEND = 1_000_000
#: Endings that are also those of other things than layers: looked into before they are taken.
_DOUBTFUL = frozenset((".json", ".csv", ".xlsx", ".asc", ".img", ".dem", ".pbf"))


@dataclass(frozen=True)
class Search:
    """paths: files and folders. folder: of the study; what lies in it is made by the study and is not searched."""

    paths: tuple[str, ...]
    folder: str


@dataclass(frozen=True)
class Haul:
    """uris: the layers found, in order. full: the folder holds more files than are searched.

    notes: what there is to say about files that were put together as one layer. refused: names of files that are no
    data at all.
    """

    uris: tuple[str, ...]
    full: bool = False
    notes: tuple[Text, ...] = ()
    refused: tuple[str, ...] = ()


def find_layers(search: Search, progress: Progress, cancelled: CancelCheck) -> Haul:
    """Return the layers in files and folders; tiles, months and series of files become one layer each.

    Their virtual rasters are written into the study folder; nothing is written beside the files. Raises `Cancelled`.
    """
    files = list(dict.fromkeys(_named(search, cancelled)))
    refused = [path for path in files if path in search.paths and not _may_be_data(path)]
    files = [path for path in files if path not in refused]
    full = len(files) > MOST_FILES
    uris: list[str] = []
    notes: list[Text] = []
    for group in group_files(files[:MOST_FILES], progress, cancelled):
        stop_if(cancelled)
        if group.kind == SINGLE and _is_legend(group.uri):
            notes.append(
                text(
                    "“{file}” is a legend, no layer. Choose it in the check of the layers where a land cover asks what "
                    "its codes mean.",
                    file=os.path.basename(group.uri),
                )
            )
            continue
        notes += group.notes
        if group.kind == SINGLE:
            uris += _layers(group.uri, cancelled)
            continue
        try:
            uris.append(build_vrt(group, Path(search.folder, SETS)))
        except PlannerError as error:  # too many times for one layer, say: the files stay what they are
            notes.append(error.text)
            uris += group.members
    return Haul(
        tuple(dict.fromkeys(uris)),
        full,
        tuple({str(note): note for note in notes}.values()),
        tuple(os.path.basename(path) for path in refused),
    )


def _named(search: Search, cancelled: CancelCheck) -> Iterator[str]:
    """Yield the files themselves, and those of the folders that can be layers."""
    for path in search.paths:
        if not os.path.isdir(path) or path.lower().endswith(".gdb"):
            yield path
            continue
        for count, file in enumerate(_files(Path(path), search.folder)):
            stop_if(cancelled)
            if count > MOST_FILES:
                break
            if file.suffix.lower() not in _DOUBTFUL or gdal.IdentifyDriver(str(file)) is not None:
                yield str(file)


def _files(folder: Path, study: str) -> Iterator[Path]:
    own = Path(study).resolve() if study else None
    for place, folders, names in os.walk(folder):
        if own is not None and Path(place).resolve() == own:
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = Path(place, name)
            if file.suffix.lower() in ENDINGS and not name.startswith("."):
                yield file


def _may_be_data(path: str) -> bool:
    """Return whether a file that was named itself can be a layer; one that is broken stays, and says so in the list."""
    if os.path.splitext(path)[1].lower() in ENDINGS or not os.path.isfile(path):
        return True
    try:
        dataset = open_any(path)
        if dataset.RasterCount or dataset.GetSubDatasets():
            return True
        layers = (dataset.GetLayer(index) for index in range(dataset.GetLayerCount()))
        # prose can be read as a table of one column
        return any(layer.GetGeomType() != ogr.wkbNone or layer.GetLayerDefn().GetFieldCount() > 1 for layer in layers)
    except PlannerError:
        return False


def _is_legend(path: str) -> bool:
    """Return whether a table says what the codes of a land cover mean; one with coordinates is a layer."""
    try:
        if os.path.splitext(path)[1].lower() not in _TABLES or os.path.getsize(path) > _LARGEST_LEGEND:
            return False
        return bool(read_legend(path)) and not read_table(path).located
    except (PlannerError, OSError, ValueError):
        return False


def _layers(path: str, cancelled: CancelCheck) -> Iterable[str]:
    try:
        return sublayers(path, cancelled)
    except PlannerError:
        return (path,)  # it stands in the list with the reason why it cannot be read
