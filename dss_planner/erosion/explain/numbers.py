"""Every number behind the result as one figure a cell: inputs of the year, factors, and the result itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dss_planner.erosion import rweq
from dss_planner.erosion.explain.explainrequest import ExplainRequest
from dss_planner.erosion.factors import layers as named
from dss_planner.erosion.factors.ground import classes, ground
from dss_planner.raster.blocks import Source, common_grid
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import open_raster

#: Role of the weather factor with all its bands, the year last.
WEATHER_FACTOR = "weather_factor"
#: Monthly inputs whose year is a sum; that of the others is a mean.
SUMMED = ("precipitation", "rainy_days", "irrigation", "irrigation_days")
FACTORS = ("WF", "EF", "SCF", "K", "C")


@dataclass(frozen=True)
class PlaceLayers:
    """The rasters that stand behind a result, by what they are; grid: of all of them."""

    sources: dict[str, Source]
    grid: Grid

    @property
    def weather(self) -> tuple[str, ...]:
        """Roles of the weather's layers."""
        return tuple(role for role in self.sources if role in named.WEATHER)

    @property
    def ground(self) -> tuple[str, ...]:
        """Roles of the ground's layers."""
        return tuple(role for role in self.sources if role not in (WEATHER_FACTOR, "ndvi", *named.WEATHER))


def place_layers(request: ExplainRequest) -> PlaceLayers:
    """Return the rasters that a request names; raises `InputError` when they differ in their grid or cannot be read."""
    factor = Source(str(named.title(WEATHER_FACTOR)), request.base.weather_factor, None, 13, "twelve months, their sum")
    sources = {WEATHER_FACTOR: factor, **named.ground_sources(request.base)}
    if request.weather is not None:
        sources.update(named.weather_sources(request.weather))
    if request.cover is not None:
        sources["ndvi"] = named.ndvi_source(request.cover.ndvi)
    datasets = [open_raster(source.path) for source in sources.values()]
    grid = common_grid(list(sources.values()), datasets)
    grid.require_metres(str(named.title(WEATHER_FACTOR)))
    return PlaceLayers(sources, grid)


def year_of(role: str, months: np.ndarray) -> np.ndarray:
    """Return the year's figure of a layer (bands, …): sum or mean of twelve months, the last band, or the only one."""
    if role == WEATHER_FACTOR:
        return months[-1]
    if len(months) != 12:
        return months[0]
    return months.sum(axis=0) if role in SUMMED else months.mean(axis=0)


def with_numbers(request: ExplainRequest, ground_layers: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Return ground layers (cells,) with the numbers that stand for those that are not given."""
    numbers = named.ground_numbers(request.base)
    return {**{role: np.asarray(number, dtype=np.float32) for role, number in numbers.items()}, **ground_layers}


def yearly(
    request: ExplainRequest, layers: PlaceLayers, arrays: Mapping[str, np.ndarray]
) -> tuple[dict[str, np.ndarray], np.ndarray, np.ndarray]:
    """Return figures (cells,) by id, where all that the result needs is known, and where nothing can erode (bool).

    arrays: (bands, cells) by role. Ids: the roles, `FACTORS` and 'index'.
    """
    values = {role: year_of(role, array) for role, array in arrays.items() if role not in ("landcover", WEATHER_FACTOR)}
    cells = arrays[WEATHER_FACTOR].shape[1]
    own = {role: arrays[role][0] for role in layers.ground if role != "landcover"}
    found = classes(request.base, arrays["landcover"][0] if "landcover" in arrays else None, (cells,))
    with np.errstate(all="ignore"):
        bed = ground(request.base, with_numbers(request, own), found.coefficient)
        weather = arrays[WEATHER_FACTOR]
        numbers = range(12) if request.base.periods == "monthly" else (12,)
        index = sum(rweq.ranking_index(weather[number] * bed.product) for number in numbers) * found.share
        index = np.where(found.barren & np.isfinite(weather[-1]), np.float32(0.0), index)
    factors = (weather[-1], bed.erodible, bed.crust, bed.roughness, bed.cover)
    values.update({name: np.broadcast_to(factor, cells) for name, factor in zip(FACTORS, factors)})
    values["index"] = index
    return values, np.isfinite(index), found.barren
