"""Vegetation cover in percent from NDVI by the pixel dichotomy."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from dss_planner import provenance
from dss_planner.errors import InputError
from dss_planner.raster.blocks import Source, map_blocks
from dss_planner.raster.writing import Band
from dss_planner.running import CancelCheck, Progress, never, silent
from dss_planner.text import Text, text

#: NDVI of bare soil and of full cover: the published pair for semi-arid land (0.05/0.85) [V2]. Percentiles of a desert
#: scene are no substitute: such a scene holds no fully covered cell, so full cover stays fixed (0.75–0.86).
SOIL_NDVI = 0.05
FULL_NDVI = 0.85
#: Share of the growing season's cover that dry plants and litter keep until the dust season (March–May), when nothing
#: is green: 0.5–0.7 [M] (SCIENCE.md 1.6); the middle.
SPRING_RETENTION = 0.6
#: NDVI beyond ±1 by more than rounding is not NDVI.
_NDVI_LIMIT = 1.001


@dataclass(frozen=True)
class VegetationCoverRequest:
    """ndvi: raster of NDVI [−1…1]; soil_ndvi, full_ndvi: NDVI at 0 % and 100 % cover; output: GeoTIFF to write.

    retention: share of that cover still there when it matters (0–1]: 1 for the date of the NDVI, `SPRING_RETENTION`
    for the dust season after a growing season.
    """

    ndvi: str
    soil_ndvi: float = SOIL_NDVI
    full_ndvi: float = FULL_NDVI
    output: str = ""
    retention: float = 1.0


@dataclass(frozen=True)
class VegetationCoverResult:
    """Where the cover [%] is. known: share of known cells (0–1); notes: what the value means and does not mean."""

    output: str
    known: float
    notes: tuple[Text, ...]


def cover_percent(ndvi: ArrayLike, soil_ndvi: float = SOIL_NDVI, full_ndvi: float = FULL_NDVI) -> np.ndarray:
    """Return cover [0–100 %] = 100·(NDVI − NDVIs)/(NDVIv − NDVIs), clipped; NaN stays NaN."""
    return np.clip((np.asarray(ndvi) - soil_ndvi) / (full_ndvi - soil_ndvi), 0.0, 1.0) * 100.0


def compute_vegetation_cover(
    request: VegetationCoverRequest, progress: Progress = silent, cancelled: CancelCheck = never
) -> VegetationCoverResult:
    """Write vegetation cover [%] from NDVI. Raises `InputError`, `OutputError`, `Cancelled`."""
    if not -1.0 <= request.soil_ndvi < request.full_ndvi <= 1.0:
        raise InputError(
            "The NDVI of bare soil is {soil} and that of full cover {full}; soil must be lower and both within −1 to 1 "
            "(usual: {usual_soil} and {usual_full}).",
            soil=request.soil_ndvi,
            full=request.full_ndvi,
            usual_soil=SOIL_NDVI,
            usual_full=FULL_NDVI,
        )
    if not 0.0 < request.retention <= 1.0:
        raise InputError(
            "The share of cover kept until the dust season is {found}; more than 0 and at most 1 is expected "
            "(usual: {usual}).",
            found=request.retention,
            usual=SPRING_RETENTION,
        )

    def block(ndvi: np.ndarray) -> np.ndarray:
        _require_ndvi(ndvi)
        return cover_percent(ndvi, request.soil_ndvi, request.full_ndvi) * np.float32(request.retention)

    written = map_blocks(
        block,
        [Source("NDVI", request.ndvi, count=1, meaning="NDVI of one date or season")],
        request.output,
        (Band("Vegetation cover", "%"),),
        text("Vegetation cover"),
        progress=progress,
        cancelled=cancelled,
        pure=True,
    )
    notes = (_note(request.retention),)
    result = VegetationCoverResult(request.output, written.known[0], notes)
    provenance.record(request.output, "vegetationcover", {"NDVI": request.ndvi}, request, result)
    return result


def _note(retention: float) -> Text:
    if retention < 1.0:
        return text(
            "Cover of the dust season (March–May) is taken as {percent} % of the green cover in the NDVI: dry plants "
            "and litter that stay until spring. The share is from memory (50–70 %); check it in the field.",
            percent=f"{100 * retention:g}",
        )
    return text(
        "Cover is green cover at the time of the NDVI: in the dust season (March–May) it is lower, but dry plants and "
        "litter also protect the soil."
    )


def _require_ndvi(ndvi: np.ndarray) -> None:
    known = ndvi[np.isfinite(ndvi)]
    if known.size and np.abs(known).max() > _NDVI_LIMIT:
        raise InputError(
            "The layer “{layer}” has values from {low} to {high}; NDVI lies between −1 and 1. "
            "Divide scaled integers (mostly by 10000), or run “Align layers”, which does it.",
            layer="NDVI",
            low=f"{known.min():.6g}",
            high=f"{known.max():.6g}",
        )
