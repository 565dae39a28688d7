"""One cell and its variants: what the result would be with one number changed and all others as they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from dss_planner.erosion.explain.explainrequest import ExplainRequest
from dss_planner.erosion.explain.numbers import FACTORS, WEATHER_FACTOR, year_of
from dss_planner.erosion.factors.climate import expectation, monthly_factors, terms
from dss_planner.erosion.factors.layers import WEATHER
from dss_planner.erosion.loss.erosionblocks import ErosionBlocks
from dss_planner.erosion.vegetation.endmembers import PAIRS
from dss_planner.erosion.vegetation.vegetationcover import VegetationCoverRequest, cover_percent
from dss_planner.erosion.weather.climate import GRAVITY

#: Bands of `ErosionBlocks` that are asked for: loss, transport, ranking index, class, potential loss, flags.
_BANDS = (1, 2, 3, 4, 5, 7)
#: Monthly layers that are shifted, and those that share a range; the others are multiplied.
_SHIFTED = ("temperature", "temperature_minimum", "temperature_maximum")
_AT_MOST = {"rainy_days": 31.0, "irrigation_days": 31.0, "snow_probability": 1.0}

#: A cell: role → its bands.
Cell = Mapping[str, np.ndarray]


@dataclass(frozen=True)
class Outcome:
    """What one variant gives. loss, index, potential [t/km²·a]; transport [kg/m]; grade, flags: as in the raster;
    NaN where unknown. weather: the year's weather factor [kg/m]."""

    loss: float
    transport: float
    index: float
    grade: float
    potential: float
    flags: float
    weather: float


def changed(request: ExplainRequest, cell: Cell, role: str, target: float) -> Cell:
    """Return the cell with the year's figure of an input at ``target``.

    Sand and clay: silt takes up the difference to the sum that there is; silt: sand does. Monthly temperatures are
    shifted, other monthly layers multiplied. NDVI: cover is worked out from it anew.
    """
    if role in ("sand", "silt", "clay"):
        return {**cell, **_texture(cell, role, np.float32(target))}
    if role == "ndvi":
        cover = request.cover
        members = None if cover is None else end_members(cover)
        if cover is None or members is None:
            return cell
        percent = cover_percent(np.full(1, target, dtype=np.float32), *members) * np.float32(cover.retention)
        return {**cell, "ndvi": np.full(1, target, dtype=np.float32), "cover": percent}
    months = cell[role]
    if len(months) != 12:
        return {**cell, role: np.full(1, target, dtype=np.float32)}
    here = float(year_of(role, months))
    if role in _SHIFTED:
        together = _SHIFTED if role == "temperature" else (role,)
        return {**cell, **{name: cell[name] + np.float32(target - here) for name in together if name in cell}}
    even = target / 12.0 if year_of(role, np.ones(12)) == 12.0 else target
    values = months * np.float32(target / here) if here > 0.0 else np.full(12, even, dtype=np.float32)
    return {**cell, role: np.minimum(values, np.float32(_AT_MOST.get(role, np.inf)))}


def end_members(cover: VegetationCoverRequest) -> tuple[float, float] | None:
    """Return the NDVI of bare soil and full cover; None for percentiles of the scene, which are not known here."""
    if cover.end_members == "own":
        return cover.soil_ndvi, cover.full_ndvi
    return PAIRS.get(cover.end_members)


def _texture(cell: Cell, role: str, target: np.float32) -> dict[str, np.ndarray]:
    sand, silt, clay = cell["sand"], cell["silt"], cell["clay"]
    total = sand + silt + clay
    if role == "silt":
        silt = np.minimum(target, total - clay)
        return {"silt": silt, "sand": total - clay - silt}
    if role == "clay":
        clay = np.minimum(target, total)
        sand = np.minimum(sand, total - clay)
    else:
        sand = np.minimum(target, total - clay)
    return {"sand": sand, "clay": clay, "silt": np.maximum(total - sand - clay, np.float32(0.0))}


def outcomes(
    request: ExplainRequest,
    cells: Sequence[Cell],
    scales: Sequence[float],
    latitude: float,
    ground_roles: Sequence[str],
) -> list[Outcome]:
    """Return what each of the cells gives, by the function that makes the map; all at once.

    The first is the place as it is: its weather factor and that of cells with the same weather is taken from the
    raster, that of the others is worked out anew. scales: each cell's product P is multiplied by it (1 changes
    nothing): that is how a factor itself is changed.
    """
    factors = _weather_factors(request, cells, latitude) * np.array(scales)
    weather = factors[:12] if request.base.periods == "monthly" else factors[12:]
    arrays = [weather.astype(np.float32)]
    arrays += [np.stack([cell[role] for cell in cells], axis=-1) for role in ground_roles]
    blocks = ErosionBlocks(replace(request.base, bands=_BANDS), ("weather", *ground_roles))
    result, _ = blocks(*(np.ascontiguousarray(array[:, np.newaxis, :], dtype=np.float32) for array in arrays))
    loss, transport, index, grade, potential, flags = result[:, 0, :].astype(np.float64)
    rows = zip(loss, transport, index, grade, potential, flags, factors[12])
    return [Outcome(*(float(number) for number in row)) for row in rows]


def _weather_factors(request: ExplainRequest, cells: Sequence[Cell], latitude: float) -> np.ndarray:
    """Return the weather factors (13, cells)."""
    kept = np.stack([cell[WEATHER_FACTOR].astype(np.float64) for cell in cells], axis=-1)
    if request.weather is None:
        return kept
    roles = [role for role in cells[0] if role in WEATHER]
    anew = [number for number, cell in enumerate(cells) if any(cell[role] is not cells[0][role] for role in roles)]
    if anew:
        layers = {role: np.stack([cells[number][role] for number in anew], axis=-1) for role in roles}
        layers["dem"] = layers["dem"][0]
        months = monthly_factors(request.weather, layers, np.full(len(anew), latitude))
        kept[:12, anew] = months
        kept[12, anew] = months.sum(axis=0)
    return kept


@dataclass(frozen=True)
class WeatherTerms:
    """The weather of a place's year, so that WF = Wf·(ρ/g)·SW·SD. factor: WF [kg/m]; wind: Wf, sum of the months
    [m³/s³·d]; density: ρ [kg/m³], weighted with the wind; wetness, snow: SW and SD (0–1), weighted with the wind that
    they let through; NaN where nothing blows."""

    factor: float
    wind: float
    density: float
    wetness: float
    snow: float


def weather_terms(request: ExplainRequest, cell: Cell, latitude: float) -> WeatherTerms | None:
    """Return the terms of the weather factor worked out anew from its inputs; None when they are not known here."""
    if request.weather is None:
        return None
    layers = {role: array[:, np.newaxis] for role, array in cell.items() if role in WEATHER}
    layers["dem"] = layers["dem"][0]
    sums = np.zeros(4)
    for month in range(12):
        wind = expectation(request.weather, layers, month)
        found = terms(request.weather, layers, month, np.array([latitude]), wind)
        heavy = float(found.wind[0]) * float(found.density[0])
        dry = heavy * float(found.wetness[0])
        sums += (float(found.wind[0]), heavy, dry, float(found.factor()[0]) * GRAVITY)
    with np.errstate(all="ignore"):
        density, wetness, snow = sums[1:] / sums[:-1]
    return WeatherTerms(float(sums[3]) / GRAVITY, float(sums[0]), float(density), float(wetness), float(snow))


def factor_scale(name: str, here: Mapping[str, float], target: float) -> float:
    """Return what P is multiplied by when a factor of `FACTORS` goes to ``target``; NaN where it is 0 here."""
    if name not in FACTORS:
        return 1.0
    return target / here[name] if here[name] > 0.0 else np.nan
