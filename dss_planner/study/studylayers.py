"""The rasters of a study that a criterion or a rule can read, with the values that occur."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from osgeo import gdal

from dss_planner.errors import InputError
from dss_planner.intake.roles import ROLES
from dss_planner.landcover.classes import planner_classes
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import open_raster
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.scoring.defaults import proposed
from dss_planner.scoring.functions.bounds import suggest_bounds
from dss_planner.scoring.functions.valuefunctions import ValueFunction
from dss_planner.scoring.model import Criterion
from dss_planner.study.folder import StudyFolder
from dss_planner.study.scoremodel import BURNED, LANDCOVER_VALUES
from dss_planner.text import Text, text

#: What is made from the score: a criterion that read it would score itself.
_LATER = ("score", "near_misses", "disagreement", "agreement", "sensitivity", "preview")
#: Bands of one file that are offered: the months of a climate are not.
_BANDS = 16


@dataclass(frozen=True)
class StudyLayer:
    """One band. name: as people read it. unit: of its values. classes: codes where it holds classes, else empty."""

    path: str
    band: int
    name: Text
    unit: str = ""
    classes: tuple[int, ...] = ()


@dataclass(frozen=True)
class LayersRequest:
    """folder: of the study."""

    folder: str


@dataclass(frozen=True)
class CriterionRequest:
    """layer: that the new criterion reads. id, name: of the criterion."""

    layer: StudyLayer
    id: str
    name: str


def list_layers(
    request: LayersRequest, progress: Progress = silent, cancelled: CancelCheck = never
) -> tuple[StudyLayer, ...]:
    """Return the rasters of a study on its own grid, by name of file."""
    folder = StudyFolder.at(request.folder)
    if not folder.has("landcover_classes"):
        return ()
    grid = Grid.read(folder.raster("landcover_classes"))
    found: list[StudyLayer] = []
    for path in sorted(folder.path.glob("*.tif")):
        stop_if(cancelled)
        if path.stem in _LATER or path.stem.startswith(BURNED):
            continue
        try:
            dataset = open_raster(path)
            if Grid.of(dataset) != grid:
                continue
        except InputError:
            continue
        found += _bands(path, dataset)
    return tuple(found)


def propose_criterion(
    request: CriterionRequest, progress: Progress = silent, cancelled: CancelCheck = never
) -> Criterion:
    """Return a criterion on a layer: more is better between the values that occur, classes are worth half.

    Raises `InputError` when nothing is known or all values are the same.
    """
    layer = request.layer
    if layer.classes:
        values = LANDCOVER_VALUES if Path(layer.path).stem == "landcover_classes" else dict.fromkeys(layer.classes, 0.5)
        function = ValueFunction("categories", categories=values)
    else:
        low, high = suggest_bounds(layer.path, layer.band, cancelled=cancelled)
        function = proposed("linear", low, high)
    return Criterion(request.id, request.name, layer.path, function, 0.0, layer.band, layer.unit)


def free_id(stem: str, taken: set[str]) -> str:
    """Return an id that is not taken, from the name of a file."""
    number, found = 2, stem
    while found in taken:
        found, number = f"{stem}_{number}", number + 1
    return found


def _bands(path: Path, dataset: gdal.Dataset) -> list[StudyLayer]:
    title = ROLES[path.stem].title if path.stem in ROLES else text("{name}", name=path.stem.replace("_", " "))
    if path.stem == "landcover_classes":
        codes = tuple(entry.code for entry in planner_classes())
        return [StudyLayer(str(path), 1, text("Land cover"), classes=codes)]
    count = dataset.RasterCount
    if count > _BANDS:
        return []
    found = []
    for number in range(1, count + 1):
        band = dataset.GetRasterBand(number)
        words = band.GetDescription()
        name = title if count == 1 else text("{layer}: {band}", layer=title, band=words or number)
        found.append(StudyLayer(str(path), number, name, band.GetUnitType() or ""))
    return found
