"""Vegetation cover in percent from NDVI by the pixel dichotomy."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from dss_planner import provenance
from dss_planner.erosion.vegetation.endmembers import CHOICES, PAIRS, PERCENTILES, scene_percentiles
from dss_planner.errors import InputError
from dss_planner.raster.blocks import Source, map_blocks
from dss_planner.raster.reading import open_raster, require_bands
from dss_planner.raster.writing import Band
from dss_planner.running import CancelCheck, Progress, never, portion, silent
from dss_planner.text import Text, text

#: NDVI of bare soil and of full cover: the published pair for semi-arid land (0.05/0.85) [V2]. Percentiles of a desert
#: scene are no substitute: such a scene holds no fully covered cell, so full cover stays fixed (0.75–0.86).
SOIL_NDVI, FULL_NDVI = PAIRS["semi_arid"]
#: Share of the growing season's cover that dry plants and litter keep until the dust season (March–May), when nothing
#: is green: 0.5–0.7 [M] (SCIENCE.md 1.6); the middle.
SPRING_RETENTION = 0.6
#: When the NDVI was seen.
SEASONS = ("summer", "spring")
#: NDVI beyond ±1 by more than rounding is not NDVI.
_NDVI_LIMIT = 1.001


@dataclass(frozen=True)
class VegetationCoverRequest:
    """ndvi: raster of NDVI [−1…1]; soil_ndvi, full_ndvi: NDVI at 0 % and 100 % cover; output: GeoTIFF to write.

    retention: share of that cover still there when it matters (0–1]: 1 for the date of the NDVI, `SPRING_RETENTION`
    for the dust season after a growing season. end_members: one of `endmembers.CHOICES`: 'own' takes soil_ndvi and
    full_ndvi, the others do not. ndvi_season: 'summer' or 'spring', when the NDVI was seen; a spring NDVI already is
    of the dust season, so its retention is 1.
    """

    ndvi: str
    soil_ndvi: float = SOIL_NDVI
    full_ndvi: float = FULL_NDVI
    output: str = ""
    retention: float = 1.0
    end_members: str = "own"
    ndvi_season: str = "summer"


@dataclass(frozen=True)
class VegetationCoverResult:
    """Where the cover [%] is. known: share of known cells (0–1); notes: what the value means and does not mean.

    soil_ndvi, full_ndvi: the numbers that were used, also where they are percentiles of the scene.
    """

    output: str
    known: float
    notes: tuple[Text, ...]
    soil_ndvi: float = SOIL_NDVI
    full_ndvi: float = FULL_NDVI


def cover_percent(ndvi: ArrayLike, soil_ndvi: float = SOIL_NDVI, full_ndvi: float = FULL_NDVI) -> np.ndarray:
    """Return cover [0–100 %] = 100·(NDVI − NDVIs)/(NDVIv − NDVIs), clipped; NaN stays NaN."""
    return np.clip((np.asarray(ndvi) - soil_ndvi) / (full_ndvi - soil_ndvi), 0.0, 1.0) * 100.0


def compute_vegetation_cover(
    request: VegetationCoverRequest, progress: Progress = silent, cancelled: CancelCheck = never
) -> VegetationCoverResult:
    """Write vegetation cover [%] from NDVI. Raises `InputError`, `OutputError`, `Cancelled`."""
    _require_choices(request)
    counting = 0.4 if request.end_members == "percentiles" else 0.0
    soil, full = _end_members(request, portion(progress, 0.0, counting), cancelled)
    _require_pair(soil, full)

    def block(ndvi: np.ndarray) -> np.ndarray:
        _require_ndvi(ndvi)
        return cover_percent(ndvi, soil, full) * np.float32(request.retention)

    written = map_blocks(
        block,
        [Source("NDVI", request.ndvi, count=1, meaning="NDVI of one date or season")],
        request.output,
        (Band("Vegetation cover", "%"),),
        text("Vegetation cover"),
        progress=portion(progress, counting, 1.0),
        cancelled=cancelled,
        pure=True,
    )
    result = VegetationCoverResult(request.output, written.known[0], _notes(request, soil, full), soil, full)
    provenance.record(request.output, "vegetationcover", {"NDVI": request.ndvi}, request, result)
    return result


def _end_members(request: VegetationCoverRequest, progress: Progress, cancelled: CancelCheck) -> tuple[float, float]:
    if request.end_members == "own":
        return request.soil_ndvi, request.full_ndvi
    if request.end_members in PAIRS:
        return PAIRS[request.end_members]
    require_bands(open_raster(request.ndvi), "NDVI", 1, "NDVI of one date or season")
    progress(0.0, text("Percentiles of the NDVI"))
    soil, full = scene_percentiles(request.ndvi, "NDVI", PERCENTILES, progress, cancelled)
    _require_ndvi(np.array([soil, full]))
    if full <= soil:
        raise InputError(
            "The percentiles {low} and {high} of the layer “{layer}” are both {found}, so they cannot tell bare soil "
            "from full cover. State the end members as numbers, or choose a published pair.",
            low=PERCENTILES[0],
            high=PERCENTILES[1],
            layer="NDVI",
            found=f"{soil:.6g}",
        )
    return soil, full


def _require_choices(request: VegetationCoverRequest) -> None:
    if request.end_members not in CHOICES:
        raise InputError(
            "The end members are “{found}”; one of these is expected: {expected}.",
            found=request.end_members,
            expected=", ".join(CHOICES),
        )
    if request.ndvi_season not in SEASONS:
        raise InputError(
            "The season of the NDVI is “{found}”; summer or spring is expected.", found=request.ndvi_season
        )
    if not 0.0 < request.retention <= 1.0:
        raise InputError(
            "The share of cover kept until the dust season is {found}; more than 0 and at most 1 is expected "
            "(usual: {usual}).",
            found=request.retention,
            usual=SPRING_RETENTION,
        )
    if request.ndvi_season == "spring" and request.retention < 1.0:
        raise InputError(
            "The share of cover kept until the dust season is {found}, but the NDVI is of spring: it shows that cover "
            "already. Set the share to 1, or give the NDVI of the growing season.",
            found=request.retention,
        )


def _require_pair(soil: float, full: float) -> None:
    if not -1.0 <= soil < full <= 1.0:
        raise InputError(
            "The NDVI of bare soil is {soil} and that of full cover {full}; soil must be lower and both within −1 to 1 "
            "(usual: {usual_soil} and {usual_full}).",
            soil=soil,
            full=full,
            usual_soil=SOIL_NDVI,
            usual_full=FULL_NDVI,
        )


def _notes(request: VegetationCoverRequest, soil: float, full: float) -> tuple[Text, ...]:
    notes = [_note(request)]
    if request.end_members == "percentiles":
        notes.append(
            text(
                "Bare soil and full cover are the percentiles {low} and {high} of the NDVI: {soil} and {full}. "
                "A desert scene holds no fully covered cell, so its cover comes out too high (published full cover: "
                "0.80–0.90). Compare no other scene or year with it unless these two numbers are stated for both.",
                low=PERCENTILES[0],
                high=PERCENTILES[1],
                soil=f"{soil:.4g}",
                full=f"{full:.4g}",
            )
        )
    return tuple(notes)


def _note(request: VegetationCoverRequest) -> Text:
    if request.ndvi_season == "spring":
        return text(
            "Cover is the green cover of spring (March–May) as the NDVI shows it. Dry plants and litter, which protect "
            "the soil too, hardly show in the NDVI: real cover is higher."
        )
    if request.retention < 1.0:
        return text(
            "Cover of the dust season (March–May) is taken as {percent} % of the green cover in the NDVI: dry plants "
            "and litter that stay until spring. The share is from memory (50–70 %); check it in the field.",
            percent=f"{100 * request.retention:g}",
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
