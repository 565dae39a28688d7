"""Units and ranges of the inputs of wind erosion: fractions, g/kg and metres are found before they do harm."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from dss_planner.erosion import rweq
from dss_planner.errors import InputError
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import Window, open_raster, read_bands

if TYPE_CHECKING:
    from dss_planner.erosion.winderosion import WindErosionRequest

#: Sand, silt and clay of one soil may differ from 100 % by this much (rounding, interpolation) [A].
TEXTURE_TOLERANCE = 10.0
#: A mean of sand + silt + clay up to this value means fractions of 1, from `_PER_MILLE` on g/kg.
_FRACTIONS = 1.5
_PER_MILLE = 500.0
#: Rows looked at to tell cover in percent from a fraction.
_SAMPLED_ROWS = 64
#: A cover that reaches at most 1 but is not all bare is a fraction.
_BARE = 0.01

_SOIL_NAMES = {"organic_matter": "Organic matter", "carbonate": "Carbonate"}
#: Largest believable topsoil values [%]; more means g/kg.
_SOIL_LIMITS = {"organic_matter": 60.0, "carbonate": 100.0}
#: A ridge roughness above this [cm] is relief of a terrain model, not of the soil surface.
_RELIEF = 100.0


def require_numbers(request: WindErosionRequest) -> None:
    """Raise `InputError` for numbers outside their range."""
    if not 0.0 <= request.roughness <= rweq.MAXIMUM_ROUGHNESS:
        raise InputError(
            "The roughness is {found} cm; 0–{limit} cm is expected (ridges of the soil surface, not terrain relief).",
            found=request.roughness,
            limit=rweq.MAXIMUM_ROUGHNESS,
        )
    if not 1.0 <= request.field_length <= 100_000.0:
        raise InputError(
            "The field length is {found} m; 1–100000 m is expected (usual: 50 m).", found=request.field_length
        )
    if request.periods not in ("annual", "monthly"):
        raise InputError("The periods are “{found}”; choose annual or monthly.", found=request.periods)
    for coefficient in (request.default_coefficient, *request.cover_coefficients.values()):
        if not -1.0 <= coefficient <= 0.0:
            raise InputError(
                "The cover coefficient {found} is outside −1 to 0 per percent; cover lowers erosion, "
                "so it is negative (grass: −0.1151).",
                found=coefficient,
            )
    for code in (*request.cover_coefficients, *request.non_erodible):
        if not 0 <= code <= 255:
            raise InputError("The land cover code {found} is outside 0–255; use planner classes.", found=code)
    for percent in (request.assumed_organic_matter, request.assumed_carbonate):
        if not 0.0 <= percent <= 100.0:
            raise InputError("The assumed soil content is {found} %; 0–100 % is expected.", found=percent)


def require_percent_cover(path: str) -> None:
    """Raise `InputError` when a cover raster holds fractions of 1: they would make C at least 0.858 everywhere."""
    dataset = open_raster(path)
    if dataset.GetRasterBand(1).GetUnitType() == "%":
        return
    grid = Grid.of(dataset)
    largest = 0.0
    for row in np.unique(np.linspace(0, grid.height - 1, _SAMPLED_ROWS).astype(int)):
        values = read_bands(dataset, (1,), Window(0, int(row), grid.width, 1))
        known = values[np.isfinite(values)]
        if known.size:
            largest = max(largest, float(known.max()))
    if _BARE < largest <= 1.0:
        raise InputError(
            "The layer “{layer}” reaches {found} at most, so it is a fraction of 1; percent (0–100) is expected. "
            "Multiply it by 100, or run “Align layers”, which converts it.",
            layer="Vegetation cover",
            found=f"{largest:.6g}",
        )


def require_block_units(layers: Mapping[str, np.ndarray]) -> None:
    """Raise `InputError` for soil in fractions or g/kg, cover outside 0–100 %, and negative or relief-like values."""
    _require_texture_unit(layers)
    _require_range("Vegetation cover", layers["cover"], 100.0, "percent (0–100)")
    _require_range("Weather factor", layers["weather"], np.inf, "kg/m, 0 or more")
    for role, limit in _SOIL_LIMITS.items():
        if role in layers:
            _require_range(_SOIL_NAMES[role], layers[role], limit, "percent, not g/kg")
    if "roughness" in layers:
        _require_range("Roughness", layers["roughness"], _RELIEF, "centimetres of soil surface, not terrain relief")


def inconsistent_texture(sand: np.ndarray, silt: np.ndarray, clay: np.ndarray) -> np.ndarray:
    """Return where sand, silt and clay are known but do not add up to 100 % within `TEXTURE_TOLERANCE` (bool)."""
    return np.abs(sand + silt + clay - np.float32(100.0)) > TEXTURE_TOLERANCE


def _require_texture_unit(layers: Mapping[str, np.ndarray]) -> None:
    total = layers["sand"] + layers["silt"] + layers["clay"]
    known = np.isfinite(total)
    if not known.any():
        return
    mean = float(total.mean(where=known, dtype=np.float64))
    if 0.0 < mean <= _FRACTIONS:
        raise InputError(
            "The layers “{layers}” add up to {found} on average, so they are fractions of 1; percent is expected. "
            "Multiply them by 100, or run “Align layers”, which converts them.",
            layers="Sand, Silt, Clay",
            found=f"{mean:.6g}",
        )
    if mean >= _PER_MILLE:
        raise InputError(
            "The layers “{layers}” add up to {found} on average, so they are in g/kg; percent is expected. "
            "Divide them by 10, or run “Align layers”, which converts them.",
            layers="Sand, Silt, Clay",
            found=f"{mean:.6g}",
        )


def _require_range(name: str, values: np.ndarray, high: float, expected: str) -> None:
    low, found = float(np.fmin.reduce(values, axis=None)), float(np.fmax.reduce(values, axis=None))
    if low < 0.0 or found > high:
        raise InputError(
            "The layer “{layer}” has values from {low} to {high}; {expected} is expected. "
            "Check its unit and its NoData value.",
            layer=name,
            low=f"{low:.6g}",
            high=f"{found:.6g}",
            expected=expected,
        )
