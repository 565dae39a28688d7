"""The year of a site: months with unfrozen ground, wet months and the storm season."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from osgeo import ogr

from dss_planner.erosion.wind.seasons import DUST_SEASON
from dss_planner.plan.scheduling.months import YEAR
from dss_planner.raster.reading import open_raster
from dss_planner.raster.zonal import ZonalRaster, zonal_facts_many
from dss_planner.running import CancelCheck, never

#: Months taken for unfrozen where no temperature is known [A].
USUALLY_UNFROZEN = (4, 5, 6, 7, 8, 9, 10)
#: The ground counts as unfrozen in months whose mean air temperature is above this, °C [A]: it lags behind the air, so
#: that the first such month is to be checked with a spade.
FREEZING = 0.0
#: Months with more than this share of the year's rain are wet: more than rain spread evenly would bring [A].
_WET_SHARE = 1.0 / YEAR
#: Months stand for a site when at least this share of it is known [A].
_LEAST_KNOWN = 0.5


@dataclass(frozen=True)
class Climate:
    """Months (1–12) of a site. unfrozen: planting and posts are possible; wet: more rain than a twelfth of the year's,
    None where it is unknown; storm: dust season; measured: whether ``unfrozen`` is the site's own."""

    unfrozen: tuple[int, ...] = USUALLY_UNFROZEN
    wet: tuple[int, ...] | None = None
    storm: tuple[int, ...] = DUST_SEASON
    measured: bool = False


def climate_of(
    temperature: Sequence[float] | None, rain: Sequence[float] | None, storm: tuple[int, ...] = DUST_SEASON
) -> Climate:
    """Return the year of a place from 12 monthly mean temperatures, °C, and sums of rain, mm; None is unknown."""
    unfrozen = USUALLY_UNFROZEN if temperature is None else _above(temperature, FREEZING)
    wet = None if rain is None else _above(rain, _WET_SHARE * sum(rain))
    return Climate(unfrozen, wet, storm, temperature is not None)


def climates(
    folder: str | Path,
    geometries: Sequence[ogr.Geometry],
    storm: tuple[int, ...] = DUST_SEASON,
    cancelled: CancelCheck = never,
) -> list[Climate]:
    """Return the year of polygons in the study's CRS, from its ``temperature.tif`` and ``precipitation.tif``."""
    temperature, rain = (
        _monthly(monthly_layer(folder, name), geometries, cancelled) for name in ("temperature", "precipitation")
    )
    return [climate_of(warm, wet, storm) for warm, wet in zip(temperature, rain)]


def monthly_layer(folder: str | Path, name: str) -> str | None:
    """Return the path of a study's raster of twelve months; None where there is none."""
    path = Path(folder) / f"{name}.tif"
    return str(path) if path.exists() and open_raster(str(path)).RasterCount == YEAR else None


def _monthly(path: str | None, geometries: Sequence[ogr.Geometry], cancelled: CancelCheck) -> list[list[float] | None]:
    """Return the 12 monthly means of each polygon, None where there is no layer or too little is known."""
    if path is None:
        return [None] * len(geometries)
    rasters = [ZonalRaster(path, band) for band in range(1, YEAR + 1)]
    months = list(zip(*zonal_facts_many(rasters, geometries, cancelled=cancelled)))
    return [
        [one.mean for one in found] if all(one.completeness >= _LEAST_KNOWN for one in found) else None
        for found in months
    ]


def _above(values: Sequence[float], limit: float) -> tuple[int, ...]:
    return tuple(month for month, value in enumerate(values, 1) if value > limit)
