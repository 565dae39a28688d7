"""Cover of the growing season and of the dust season, kept apart: one limits what can grow, the other decides risk."""

from __future__ import annotations

from dataclasses import dataclass

from dss_planner.erosion.vegetation.vegetationcover import (
    FULL_NDVI,
    SOIL_NDVI,
    SPRING_RETENTION,
    VegetationCoverRequest,
    VegetationCoverResult,
    compute_vegetation_cover,
)
from dss_planner.raster.grid import Grid
from dss_planner.running import CancelCheck, Progress, never, portion, silent
from dss_planner.text import Text


@dataclass(frozen=True)
class SeasonalCoverRequest:
    """ndvi: NDVI of the growing season [−1…1]; summer_output, spring_output: GeoTIFFs to write [%].

    spring_ndvi: NDVI of the dust season (March–May), from which its cover is then taken; without it that cover is
    retention (0–1] × the summer's. end_members, soil_ndvi, full_ndvi: as in `VegetationCoverRequest`; those of the
    summer serve both seasons.
    """

    ndvi: str
    summer_output: str
    spring_output: str
    spring_ndvi: str | None = None
    end_members: str = "own"
    soil_ndvi: float = SOIL_NDVI
    full_ndvi: float = FULL_NDVI
    retention: float = SPRING_RETENTION


@dataclass(frozen=True)
class SeasonalCoverResult:
    """What was written for either season, and all notes."""

    summer: VegetationCoverResult
    spring: VegetationCoverResult
    notes: tuple[Text, ...]


def compute_seasonal_cover(
    request: SeasonalCoverRequest, progress: Progress = silent, cancelled: CancelCheck = never
) -> SeasonalCoverResult:
    """Write cover [%] of both seasons. Raises `InputError`, `OutputError`, `Cancelled`."""
    if request.spring_ndvi:
        Grid.read(request.ndvi).require_same("NDVI", Grid.read(request.spring_ndvi), "NDVI of spring")
    summer = compute_vegetation_cover(
        VegetationCoverRequest(
            request.ndvi,
            request.soil_ndvi,
            request.full_ndvi,
            request.summer_output,
            end_members=request.end_members,
        ),
        portion(progress, 0.0, 0.5),
        cancelled,
    )
    # a spring scene has its own percentiles, which would call its greenest cell fully covered
    spring = compute_vegetation_cover(
        VegetationCoverRequest(
            request.spring_ndvi or request.ndvi,
            summer.soil_ndvi,
            summer.full_ndvi,
            request.spring_output,
            retention=1.0 if request.spring_ndvi else request.retention,
            ndvi_season="spring" if request.spring_ndvi else "summer",
        ),
        portion(progress, 0.5, 1.0),
        cancelled,
    )
    return SeasonalCoverResult(summer, spring, _once((*summer.notes, *spring.notes)))


def _once(notes: tuple[Text, ...]) -> tuple[Text, ...]:
    return tuple(note for place, note in enumerate(notes) if note not in notes[:place])
