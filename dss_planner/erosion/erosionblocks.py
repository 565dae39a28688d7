"""RWEQ on one block of rasters, in logarithms, a cache-sized piece at a time.

With lp = ln P the whole equation needs one logarithm and four exponentials for a cell and no power:
P = exp(lp), (z/s)² = exp(0.7422·lp + c), ranking index = exp(1.3711·lp + d). `rweq` holds the plain forms that
this is tested against.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from dss_planner.erosion import rweq
from dss_planner.erosion.erosionchecks import inconsistent_texture, require_block_units
from dss_planner.errors import InputError

if TYPE_CHECKING:
    from dss_planner.erosion.winderosion import WindErosionRequest

#: Cells computed at once: the working arrays of a piece stay in the processor's cache.
PIECE = 131_072
#: Land cover codes are 0–255.
_CODES = 256


class ErosionBlocks:
    """The block function of wind erosion; counts what it meets (see `WindErosionResult`)."""

    def __init__(self, request: WindErosionRequest, roles: tuple[str, ...]) -> None:
        self._request = request
        self._roles = roles
        self._coefficients = np.full(_CODES, np.nan, dtype=np.float32)
        for code, coefficient in request.cover_coefficients.items():
            self._coefficients[code] = coefficient
        self._erodible = np.ones(_CODES, dtype=bool)
        for code in request.non_erodible:
            self._erodible[code] = False
            self._coefficients[code] = 0.0
        self.turned = 0
        self.extrapolated = 0
        self.inconsistent = 0
        self.rough = 0

    def __call__(self, *arrays: np.ndarray) -> np.ndarray:
        """Return the four bands (4, rows, columns) of arrays (bands, rows, columns) in the order of the roles."""
        layers = dict(zip(self._roles, arrays))
        require_block_units(layers)
        if "landcover" in layers:
            self._require_codes(layers["landcover"])
        shape = arrays[0].shape[1:]
        cells = shape[0] * shape[1]
        flat = {role: array.reshape(array.shape[0], cells) for role, array in layers.items()}
        result = np.empty((4, cells), dtype=np.float32)
        for start in range(0, cells, PIECE):
            stop = min(start + PIECE, cells)
            piece = {role: array[:, start:stop] for role, array in flat.items()}
            result[:, start:stop] = self._piece(piece)
        return result.reshape((4, *shape))

    def _piece(self, layers: dict[str, np.ndarray]) -> np.ndarray:
        weather = layers["weather"]
        log_ground = self._log_ground(layers)
        erodible = self._erodible_cells(layers)
        result = np.zeros((4, log_ground.size), dtype=np.float32)
        turned = np.zeros(log_ground.size, dtype=bool)
        for period in weather:
            with np.errstate(divide="ignore"):
                log_product = log_ground + np.log(period)
            turned |= add_period(log_product, self._request.field_length, result)
        turned &= erodible
        self.turned += int(np.count_nonzero(turned))
        if not erodible.all():
            # water, towns and ice have no soil to lose whatever the soil layers hold there
            result[:3, ~erodible & np.isfinite(weather).all(axis=0)] = 0.0
        result[3] = rweq.sl190_class(result[0])
        return result

    def _log_ground(self, layers: dict[str, np.ndarray]) -> np.ndarray:
        """Return ln(EF·SCF·K'·C) of a piece."""
        sand, silt, clay, cover = (layers[role][0] for role in ("sand", "silt", "clay", "cover"))
        organic = layers["organic_matter"][0] if "organic_matter" in layers else self._request.assumed_organic_matter
        carbonate = layers["carbonate"][0] if "carbonate" in layers else self._request.assumed_carbonate
        erodible = self._erodible_cells(layers)
        wrong = inconsistent_texture(sand, silt, clay) & erodible
        self.inconsistent += int(np.count_nonzero(wrong))
        fraction = rweq.erodible_fraction(sand, silt, clay, organic, carbonate)
        fraction = np.where(wrong, np.float32(np.nan), fraction)
        self.extrapolated += int(np.count_nonzero(_outside_regression(sand, silt, clay) & ~wrong & erodible))
        with np.errstate(divide="ignore"):
            log_ground = np.log(fraction * rweq.crust_factor(clay, organic))
        log_ground += self._log_roughness(layers, erodible)
        log_ground += self._cover_coefficient(layers) * cover
        return log_ground.astype(np.float32, copy=False)

    def _log_roughness(self, layers: dict[str, np.ndarray], erodible: np.ndarray) -> np.ndarray | np.float32:
        if "roughness" not in layers:
            return np.float32(math.log(float(rweq.roughness_factor(self._request.roughness))))
        ridge = layers["roughness"][0]
        self.rough += int(np.count_nonzero((ridge > rweq.MAXIMUM_ROUGHNESS) & erodible))
        return np.log(rweq.roughness_factor(ridge))

    def _cover_coefficient(self, layers: dict[str, np.ndarray]) -> np.ndarray | np.float32:
        if "landcover" not in layers:
            return np.float32(self._request.default_coefficient)
        codes = layers["landcover"][0]
        known = np.isfinite(codes)
        return np.where(known, self._coefficients[_as_index(codes, known)], np.float32(np.nan))

    def _erodible_cells(self, layers: dict[str, np.ndarray]) -> np.ndarray:
        if "landcover" not in layers:
            return np.ones(layers["sand"].shape[1], dtype=bool)
        codes = layers["landcover"][0]
        known = np.isfinite(codes)
        return self._erodible[_as_index(codes, known)] | ~known

    def _require_codes(self, landcover: np.ndarray) -> None:
        known = np.isfinite(landcover)
        codes = np.unique(landcover[known])
        unknown = [f"{code:g}" for code in codes if not self._has_coefficient(float(code))]
        if unknown:
            raise InputError(
                "The layer “{layer}” holds the codes {found}, which have no cover coefficient; planner classes "
                "{expected} are expected. Run “Land cover classes” on it first.",
                layer="Land cover",
                found=", ".join(unknown),
                expected=", ".join(str(int(code)) for code in np.flatnonzero(np.isfinite(self._coefficients))),
            )

    def _has_coefficient(self, code: float) -> bool:
        return code.is_integer() and 0 <= code < _CODES and bool(np.isfinite(self._coefficients[int(code)]))


def add_period(log_product: np.ndarray, distance: float, sums: np.ndarray) -> np.ndarray:
    """Add soil loss [t/km²], transport [kg/m] and ranking index [t/km²] of one period to ``sums``[0–2].

    log_product: ln P (cells,); −inf where nothing erodes. Returns where the turning point was passed (bool).
    """
    exponent = -2.0 * rweq.LENGTH_EXPONENT
    product = np.exp(log_product)
    ratio = np.exp(np.float32(exponent) * log_product + np.float32(2.0 * math.log(distance / rweq.LENGTH_CONSTANT)))
    turned = ratio > rweq.TURNING_RATIO
    np.minimum(ratio, np.float32(rweq.TURNING_RATIO), out=ratio)
    scale = 2.0 * rweq.TRANSPORT_CONSTANT / distance * rweq.TONNES_PER_KM2
    sums[0] += np.float32(scale) * product * ratio * np.exp(-ratio)
    sums[1] += np.float32(rweq.TRANSPORT_CONSTANT) * product
    constant = np.float32(math.log(rweq.TONNES_PER_KM2 * rweq.RANKING_CONSTANT))
    sums[2] += np.exp(np.float32(rweq.RANKING_EXPONENT) * log_product + constant)
    return turned


def _as_index(codes: np.ndarray, known: np.ndarray) -> np.ndarray:
    return np.where(known, codes, 0).astype(np.intp)


def _outside_regression(sand: np.ndarray, silt: np.ndarray, clay: np.ndarray) -> np.ndarray:
    outside = np.zeros(sand.shape, dtype=bool)
    for values, (low, high) in ((sand, rweq.SAND_RANGE), (silt, rweq.SILT_RANGE), (clay, rweq.CLAY_RANGE)):
        outside |= (values < low) | (values > high)
    return outside
