"""What is read of a criterion's layer in the background: its values in the study area, names and colours of classes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from osgeo import gdal

from dss_planner.layers.codes import codes_of
from dss_planner.layers.scales import SCALES, UNREACHABLE_MINUTES, Scale
from dss_planner.layers.translation import show
from dss_planner.raster.reading import open_raster
from dss_planner.raster.vectors import split_uri
from dss_planner.running import CancelCheck, Progress
from dss_planner.scoring.functions.distribution import Distribution, read_distribution
from dss_planner.scoring.model import Criterion

#: Layers of the study whose codes the planner knows: file and band → coded style or scale.
_CODED = {("landcover_classes", 1): "landcover_classes", ("soil_loss", 4): "sl190"}
_MINUTES = "travel_time"


@dataclass(frozen=True)
class LandQuestion:
    """layer, band: of the criterion. mask: of the model. marker: values from it on mean “beyond reach”. stamp: of both
    files, so that an answer is known to be of the files as they are."""

    layer: str
    band: int
    mask: str | None
    marker: float | None
    stamp: tuple[tuple[int, int], ...]

    @classmethod
    def about(cls, criterion: Criterion, mask: str | None) -> LandQuestion:
        """Return the question for a criterion."""
        is_time = criterion.id == "access" or Path(criterion.layer).stem.startswith(_MINUTES)
        files = [criterion.layer, *([split_uri(mask)[0]] if mask else [])]
        marker = UNREACHABLE_MINUTES if is_time else None
        return cls(criterion.layer, criterion.band, mask, marker, tuple(file_stamp(file) for file in files))


@dataclass(frozen=True)
class LandFacts:
    """names: of classes, as far as the legend says. colors: #rrggbb. sentence: instead of all, what is wrong."""

    distribution: Distribution | None = None
    names: Mapping[int, str] = field(default_factory=dict)
    colors: Mapping[int, str] = field(default_factory=dict)
    sentence: str = ""


def read_land(question: LandQuestion, progress: Progress, cancelled: CancelCheck) -> LandFacts:
    """Return what occurs; raises `InputError` when the layer is missing or unknown everywhere, `Cancelled`."""
    found = read_distribution(
        question.layer, question.band, question.mask, question.marker, progress=progress, cancelled=cancelled
    )
    names, colors = legend_of(question.layer, question.band) if found.classes else ({}, {})
    return LandFacts(found, names, colors)


def legend_of(layer: str, band: int) -> tuple[dict[int, str], dict[int, str]]:
    """Return names and colours of a layer's classes: the planner's own, else those that the file brings along."""
    style = _CODED.get((Path(layer).stem, band), "")
    if style in SCALES:
        return _of_scale(SCALES[style])
    if style:
        codes = codes_of(style)
        return {item.code: show(item.label) for item in codes}, {item.code: item.color for item in codes}
    return _of_file(open_raster(layer).GetRasterBand(band))


def _of_scale(scale: Scale) -> tuple[dict[int, str], dict[int, str]]:
    codes = {round(step.upper - 0.5): step for step in scale.steps}
    return {code: show(step.label) for code, step in codes.items()}, {c: step.color for c, step in codes.items()}


def _of_file(band: gdal.Band) -> tuple[dict[int, str], dict[int, str]]:
    names = {code: name for code, name in enumerate(band.GetCategoryNames() or ()) if name}
    table = band.GetColorTable()
    colors = {}
    if table is not None:
        for code in range(table.GetCount()):
            red, green, blue, alpha = table.GetColorEntry(code)
            if alpha:
                colors[code] = f"#{red:02x}{green:02x}{blue:02x}"
    return names, colors


def file_stamp(path: str) -> tuple[int, int]:
    """Return when a file was written last and its size; zeros where there is none."""
    try:
        found = Path(path).stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size
