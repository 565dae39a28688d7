"""Which maps a study has to show in the window."""

from __future__ import annotations

from pathlib import Path

from osgeo import gdal

from dss_planner.layers.raster_styles import RASTER_STYLES
from dss_planner.study.results import Output
from dss_planner.study.steps import STEPS, step_outputs
from dss_planner.text import text

#: Bands of the erosion map that are worth a look beside those that the step puts on the map.
_EROSION = (
    (1, "soil_loss", text("Soil loss by wind (t/km²·a)")),
    (3, "ranking_index", text("Ranking index (t/km²·a)")),
    (4, "sl190", text("Erosion class (SL190-2007)")),
    (5, "potential_loss", text("Soil loss without plants (t/km²·a)")),
    (6, "prevented_loss", text("Soil loss that plants prevent (t/km²·a)")),
    (2, "transport", text("Maximum transport (kg/m)")),
    (7, "erosion_flags", text("Notes on cells")),
)


def raster_results(folder: str, steps: tuple[str, ...]) -> list[Output]:
    """Return the rasters that ``steps`` left in the study folder, each band once."""
    if not folder:
        return []
    found = {}
    known = {step.id for step in STEPS}
    erosion = str(Path(folder, "soil_loss.tif"))
    if "erosion" in steps and Path(erosion).exists():
        bands = _bands(erosion)
        for band, style, title in _EROSION:
            if band <= bands:
                found[erosion, band] = Output(erosion, style, title, band=band, visible=False)
    for step in steps:
        for output in step_outputs(folder, step) if step in known else ():
            if output.style in RASTER_STYLES and Path(output.path).exists():
                found.setdefault((output.path, output.band), output)
    return list(found.values())


def _bands(path: str) -> int:
    try:
        return gdal.Open(path).RasterCount
    except RuntimeError:
        return 0
