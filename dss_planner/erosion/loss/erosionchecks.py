"""Units and ranges of the inputs of wind erosion: fractions, g/kg and metres are found before they do harm."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from dss_planner.erosion import rweq
from dss_planner.errors import InputError
from dss_planner.raster.cache import bounded_cache
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import Window, open_raster, read_bands

if TYPE_CHECKING:
    from dss_planner.erosion.loss.winderosion import WindErosionRequest

#: Sand, silt and clay of one soil may differ from 100 % by this much (rounding, interpolation) [A].
TEXTURE_TOLERANCE = 10.0
#: A mean of sand + silt + clay up to this value means fractions of 1, from `_PER_MILLE` on g/kg.
_FRACTIONS = 1.5
_PER_MILLE = 500.0
#: Rows looked at to tell cover in percent from a fraction.
_SAMPLED_ROWS = 64
#: A cover that reaches at most 1 but is not all bare is a fraction.
_BARE = 0.01

#: A ridge roughness above this [cm] is relief of a terrain model, not of the soil surface.
_RELIEF = 100.0
#: Forms of the cover factor.
COVER_FORMS = ("landcover", "components")
_BANDS = 7
#: Name, largest believable value and what is expected of the layers that have limits; organic matter [%] above its
#: limit is g/kg.
_LIMITS = {
    "cover": ("Vegetation cover", 100.0, "percent (0–100)"),
    "weather": ("Weather factor", math.inf, "kg/m, 0 or more"),
    "organic_matter": ("Organic matter", 60.0, "percent, not g/kg"),
    "carbonate": ("Carbonate", 100.0, "percent, not g/kg"),
    "roughness": ("Roughness", _RELIEF, "centimetres of soil surface, not terrain relief"),
    "random_roughness": ("Random roughness", _RELIEF, "centimetres of soil surface, not terrain relief"),
    "gravel": ("Gravel cover", 100.0, "percent (0–100)"),
    "trampling": ("Trampling", 1.0, "a share of the crust (0–1), not percent"),
    "flat_cover": ("Flat residue", 100.0, "percent (0–100)"),
    "silhouette": ("Standing silhouette", math.inf, "cm² a m², 0 or more"),
    "canopy": ("Canopy", 1.0, "a fraction (0–1), not percent"),
}


def require_numbers(request: WindErosionRequest) -> None:
    """Raise `InputError` for numbers outside their range and for choices that do not exist."""
    _require_roughness(request)
    if not 1.0 <= request.field_length <= 100_000.0:
        raise InputError(
            "The field length is {found} m; 1–100000 m is expected (usual: 50 m).", found=request.field_length
        )
    if request.periods not in ("annual", "monthly"):
        raise InputError("The periods are “{found}”; choose annual or monthly.", found=request.periods)
    _require_bands(request.bands)
    _require_cover_form(request)
    for code in (*request.cover_coefficients, *request.non_erodible, *request.compaction):
        if not 0 <= code <= 255:
            raise InputError("The land cover code {found} is outside 0–255; use planner classes.", found=code)
    for percent in (request.assumed_organic_matter, request.assumed_carbonate):
        if not 0.0 <= percent <= 100.0:
            raise InputError("The assumed soil content is {found} %; 0–100 % is expected.", found=percent)
    if not 0.0 <= request.trampling <= 1.0:
        raise InputError(
            "The trampling is {found}; 0 (whole crust) to 1 (no crust left) is expected.", found=request.trampling
        )
    _require_corrections(request)


def _require_roughness(request: WindErosionRequest) -> None:
    if not 0.0 <= request.roughness <= rweq.MAXIMUM_ROUGHNESS:
        raise InputError(
            "The roughness is {found} cm; 0–{limit} cm is expected (ridges of the soil surface, not terrain relief).",
            found=request.roughness,
            limit=rweq.MAXIMUM_ROUGHNESS,
        )
    if not 0.0 <= request.random_roughness <= rweq.MAXIMUM_ROUGHNESS:
        raise InputError(
            "The random roughness is {found} cm; 0–{limit} cm is expected (clods of the soil surface, not terrain "
            "relief).",
            found=request.random_roughness,
            limit=rweq.MAXIMUM_ROUGHNESS,
        )


def _require_bands(bands: tuple[int, ...]) -> None:
    if not bands or list(bands) != sorted(set(bands) & set(range(1, _BANDS + 1))):
        raise InputError(
            "The bands to write are {found}; some of 1–{last} in ascending order are expected.",
            found=", ".join(map(str, bands)) or "none",
            last=_BANDS,
        )


def _require_cover_form(request: WindErosionRequest) -> None:
    if request.cover_form not in COVER_FORMS:
        raise InputError(
            "The form of the cover factor is “{found}”; choose landcover or components.", found=request.cover_form
        )
    if request.cover_form == "landcover" and not request.cover:
        raise InputError(
            "Vegetation cover was not given. Give cover in percent (0–100), or choose the cover factor from components."
        )
    if request.cover_form == "components" and not (request.flat_cover or request.silhouette or request.canopy):
        raise InputError(
            "The cover factor from components has no component. Give flat residue [%], standing silhouette [cm²/m²] "
            "or canopy [fraction 0–1], or choose the form by land cover."
        )
    for coefficient in (request.default_coefficient, *request.cover_coefficients.values()):
        if not -1.0 <= coefficient <= 0.0:
            raise InputError(
                "The cover coefficient {found} is outside −1 to 0 per percent; cover lowers erosion, "
                "so it is negative (grass: −0.1151).",
                found=coefficient,
            )


def _require_corrections(request: WindErosionRequest) -> None:
    if request.compaction and not request.landcover:
        raise InputError(
            "Factors for compacted ground are given by land cover class, but no land cover. Give land cover (planner "
            "classes), or leave the factors out."
        )
    for code, share in request.compaction.items():
        if not 0.0 <= share <= 1.0:
            raise InputError(
                "The factor for compacted ground of land cover class {code} is {found}; 0–1 is expected: the share of "
                "the soil loss that is left.",
                code=code,
                found=share,
            )
    for value in (request.calibration.factor, request.calibration.exponent):
        if not (math.isfinite(value) and value > 0.0):
            raise InputError(
                "The calibration has the factor {factor} and the exponent {exponent}; numbers above 0 are expected "
                "(1 and 1 change nothing).",
                factor=request.calibration.factor,
                exponent=request.calibration.exponent,
            )


def require_cover_units(request: WindErosionRequest) -> None:
    """Raise `InputError` when a raster of cover or standing residue holds fractions of 1.

    Fractions in place of percent would make C at least 0.858 everywhere.
    """
    if request.cover_form == "landcover":
        require_percent_cover(request.cover)
        return
    if request.flat_cover:
        require_percent_cover(request.flat_cover, "Flat residue")
    if request.silhouette and 0.0 < (largest := _largest(request.silhouette)) <= 1.0:
        raise InputError(
            "The layer “{layer}” reaches {found} at most, so it is in m² a m²; cm² of silhouette a m² of ground are "
            "expected. Multiply it by 10000.",
            layer="Standing silhouette",
            found=f"{largest:.6g}",
        )


def require_percent_cover(path: str, layer: str = "Vegetation cover") -> None:
    """Raise `InputError` when a raster of cover holds fractions of 1."""
    dataset = open_raster(path)
    if dataset.GetRasterBand(1).GetUnitType() == "%":
        return
    largest = _largest(path)
    if _BARE < largest <= 1.0:
        raise InputError(
            "The layer “{layer}” reaches {found} at most, so it is a fraction of 1; percent (0–100) is expected. "
            "Multiply it by 100, or run “Align layers”, which converts it.",
            layer=layer,
            found=f"{largest:.6g}",
        )


def _largest(path: str) -> float:
    """Return the largest known value in some rows of a raster, 0 when all are unknown or negative.

    Stops at the first row that reaches above 1, which is no fraction.
    """
    dataset = open_raster(path)
    grid = Grid.of(dataset)
    largest = 0.0
    with bounded_cache():  # a row of a wide raster decodes a whole row of tiles
        for row in np.unique(np.linspace(0, grid.height - 1, _SAMPLED_ROWS).astype(int)):
            values = read_bands(dataset, (1,), Window(0, int(row), grid.width, 1))
            known = values[np.isfinite(values)]
            if known.size:
                largest = max(largest, float(known.max()))
            if largest > 1.0:
                break
    return largest


@dataclass
class BlockFacts:
    """What was met in some cells: numbers of cells as in `WindErosionResult`, the sum of sand + silt + clay over the
    cells where all are known and their number (about, where it is near 100 % throughout), smallest and largest value by
    role, and whether land cover codes occur that have no coefficient."""

    turned: int = 0
    extrapolated: int = 0
    inconsistent: int = 0
    rough: int = 0
    armoured: int = 0
    compacted: int = 0
    potential_turned: int = 0
    texture: float = 0.0
    texture_cells: int = 0
    unknown_codes: bool = False
    ranges: dict[str, tuple[float, float]] = field(default_factory=dict)

    def note_texture(self, total: np.ndarray) -> None:
        """Take in sand + silt + clay, NaN where unknown."""
        self.texture, self.texture_cells = float(total.sum()), total.size
        if not math.isfinite(self.texture):
            known = total[np.isfinite(total)]
            self.texture, self.texture_cells = float(known.sum()), known.size

    def note_ranges(self, layers: Mapping[str, np.ndarray]) -> None:
        """Take in the smallest and the largest known value of the layers that have limits."""
        for role in _LIMITS:
            if role in layers:
                self.ranges[role] = extremes(layers[role])

    def __add__(self, other: BlockFacts) -> BlockFacts:
        """Return what was met here and there."""
        return BlockFacts(
            self.turned + other.turned,
            self.extrapolated + other.extrapolated,
            self.inconsistent + other.inconsistent,
            self.rough + other.rough,
            self.armoured + other.armoured,
            self.compacted + other.compacted,
            self.potential_turned + other.potential_turned,
            self.texture + other.texture,
            self.texture_cells + other.texture_cells,
            self.unknown_codes or other.unknown_codes,
            {role: _span(self.ranges.get(role), other.ranges.get(role)) for role in {**self.ranges, **other.ranges}},
        )


def extremes(values: np.ndarray) -> tuple[float, float]:
    """Return the smallest and the largest known value; NaN when none is known."""
    return float(np.fmin.reduce(values, axis=None)), float(np.fmax.reduce(values, axis=None))


def _span(one: tuple[float, float] | None, other: tuple[float, float] | None) -> tuple[float, float]:
    known = [span for span in (one, other) if span is not None and span[0] == span[0]]
    if not known:
        return math.nan, math.nan
    return min(low for low, _ in known), max(high for _, high in known)


def require_block_units(facts: BlockFacts) -> None:
    """Raise `InputError` for soil in fractions or g/kg, cover outside 0–100 %, and negative or relief-like values."""
    _require_texture_unit(facts)
    for role, (name, limit, expected) in _LIMITS.items():
        if role in facts.ranges:
            _require_range(name, *facts.ranges[role], limit, expected)


def _require_texture_unit(facts: BlockFacts) -> None:
    if not facts.texture_cells:
        return
    mean = facts.texture / facts.texture_cells
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


def _require_range(name: str, low: float, found: float, high: float, expected: str) -> None:
    if low < 0.0 or found > high:
        raise InputError(
            "The layer “{layer}” has values from {low} to {high}; {expected} is expected. "
            "Check its unit and its NoData value.",
            layer=name,
            low=f"{low:.6g}",
            high=f"{found:.6g}",
            expected=expected,
        )
