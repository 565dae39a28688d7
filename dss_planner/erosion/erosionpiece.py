"""RWEQ on a cache-sized piece of cells, without temporary arrays.

P = WF·EF·SCF·K'·C is one product; with q = P^0.3711 the results follow without another power: (z/s)² = k·q², soil
loss = (2·109.8/z)·P·r·e^-r with r = (z/s)², ranking index = 624.9·P·q. A cell and period needs one logarithm and two
exponentials, the ground one more. The working arrays are used again for every piece and stay in the processor's cache;
numpy leaves other threads running meanwhile. `rweq` holds the plain forms that this is tested against.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from dss_planner.erosion import rweq
from dss_planner.erosion.erosionchecks import TEXTURE_TOLERANCE, BlockFacts

if TYPE_CHECKING:
    from dss_planner.erosion.winderosion import WindErosionRequest

#: Land cover codes are 0–255.
CODES = 256
#: Numbers of the bands: soil loss, maximum transport, ranking index, SL190 class.
LOSS, TRANSPORT, RANKING, GRADE = 1, 2, 3, 4
_RANGES = {"sand": rweq.SAND_RANGE, "silt": rweq.SILT_RANGE, "clay": rweq.CLAY_RANGE}


class ErosionKernel:
    """Computes pieces of up to ``size`` cells; one for each thread. coefficients: of the land cover codes, NaN for
    codes that must not occur."""

    def __init__(self, request: WindErosionRequest, coefficients: np.ndarray, size: int) -> None:
        self._request = request
        self._coefficients = coefficients
        self._arrays = np.empty((6, size), dtype=np.float32)
        self._masks = np.empty((4, size), dtype=bool)
        self._codes = np.empty(size, dtype=np.uint8)
        self._barren: np.ndarray | None = None

    def __call__(self, layers: Mapping[str, np.ndarray], result: np.ndarray) -> BlockFacts:
        """Fill ``result`` (asked bands, cells) from layers (bands, cells), NaN where unknown; return what was met."""
        cells = result.shape[1]
        self._one, self._two, self._three, self._ground, self._ratio, self._power = self._arrays[:, :cells]
        self._outside, self._wrong, self._turned, self._mask = self._masks[:, :cells]
        self._layers = layers
        self._found = BlockFacts()
        with np.errstate(all="ignore"):
            self._find_barren(self._codes[:cells])
            known_texture = self._check_texture()
            self._count_extrapolated(known_texture)
            self._fill_ground(known_texture)
            self._periods(result)
            self._found.note_ranges(layers)
        return self._found

    def _find_barren(self, codes: np.ndarray) -> None:
        """Set where nothing can erode, and fill ``_ground`` with the coefficient a of the land cover."""
        self._barren = None
        if "landcover" not in self._layers:
            return
        landcover, odd = self._layers["landcover"][0], self._mask
        np.copyto(codes, landcover, casting="unsafe")
        np.take(self._coefficients, codes, out=self._ground, mode="clip")
        np.not_equal(codes, landcover, out=odd)
        some_odd = bool(odd.any())
        if some_odd:
            self._ground[odd] = np.nan
            self._found.unknown_codes |= bool(np.isfinite(landcover[odd]).any())
        if np.isnan(self._ground.min()):
            self._found.unknown_codes |= bool((np.isnan(self._ground) & ~odd).any())
        barren = np.zeros(codes.shape, dtype=bool)
        for code in self._request.non_erodible:
            barren |= codes == code
        if some_odd:
            barren &= ~odd
        if barren.any():
            self._barren = barren

    def _count(self, mask: np.ndarray) -> int:
        """Return how many cells of a mask may erode; takes the others out of it."""
        if self._barren is not None:
            np.greater(mask, self._barren, out=mask)
        return int(np.count_nonzero(mask))

    def _check_texture(self) -> bool:
        """Find soil that does not add up, on ground that may erode (``_wrong``); return whether there is none."""
        total = np.add(self._layers["sand"][0], self._layers["silt"][0], out=self._one)
        total += self._layers["clay"][0]
        self._found.note_texture(total)
        total -= 100.0
        np.abs(total, out=total)
        np.greater(total, TEXTURE_TOLERANCE, out=self._wrong)
        self._found.inconsistent = self._count(self._wrong)
        return not self._found.inconsistent

    def _count_extrapolated(self, known_texture: bool) -> None:
        outside = self._outside
        outside[:] = False
        for role, (low, high) in _RANGES.items():
            values = self._layers[role][0]
            outside |= np.less(values, low, out=self._mask)
            outside |= np.greater(values, high, out=self._mask)
        if not known_texture:
            np.greater(outside, self._wrong, out=outside)
        self._found.extrapolated = self._count(outside)

    def _fill_ground(self, known_texture: bool) -> None:
        """Fill ``_ground`` with EF·SCF·K'·C."""
        exponent, percent = self._ground, self._two
        cover = self._layers["cover"][0]
        if "landcover" in self._layers:
            exponent *= cover
        else:
            np.multiply(cover, self._request.default_coefficient, out=exponent)
        scale = 0.01 * self._roughness(exponent)
        np.exp(exponent, out=exponent)
        self._fill_percent(percent)
        if not known_texture:
            percent[self._wrong] = np.nan
        percent /= self._crust()
        percent *= scale
        self._ground *= percent

    def _roughness(self, exponent: np.ndarray) -> float:
        """Return K', or add ln K' to ``exponent`` and return 1 when there is a map of it."""
        if "roughness" not in self._layers:
            return float(rweq.roughness_factor(self._request.roughness))
        ridge, limited = self._layers["roughness"][0], self._one
        self._found.rough = self._count(np.greater(ridge, rweq.MAXIMUM_ROUGHNESS, out=self._mask))
        np.clip(ridge, 0.0, rweq.MAXIMUM_ROUGHNESS, out=limited)
        exponent += np.multiply(limited, rweq.RIDGE_RISE, out=self._three)
        np.power(limited, np.float32(rweq.RIDGE_EXPONENT), out=limited)
        limited *= rweq.RIDGE_FALL
        exponent -= limited
        return 1.0

    def _fill_percent(self, percent: np.ndarray) -> None:
        """Fill with 100·EF, the form of `rweq.erodible_fraction`."""
        layers, term = self._layers, self._one
        np.maximum(layers["clay"][0], rweq.MINIMUM_CLAY, out=percent)
        np.divide(layers["sand"][0], percent, out=percent)
        percent *= rweq.EF_RATIO
        percent += np.multiply(layers["sand"][0], rweq.EF_SAND, out=term)
        percent += np.multiply(layers["silt"][0], rweq.EF_SILT, out=term)
        constant = rweq.EF_CONSTANT
        for role, factor, assumed in (
            ("organic_matter", rweq.EF_ORGANIC, self._request.assumed_organic_matter),
            ("carbonate", rweq.EF_CARBONATE, self._request.assumed_carbonate),
        ):
            if role in layers:
                percent += np.multiply(layers[role][0], factor, out=term)
            else:
                constant += factor * assumed
        percent += constant
        np.maximum(percent, 0.0, out=percent)
        np.minimum(percent, 100.0, out=percent)

    def _crust(self) -> np.ndarray:
        """Return 1/SCF, the form of `rweq.crust_factor`."""
        crust, clay = self._one, self._layers["clay"][0]
        np.multiply(clay, clay, out=crust)
        crust *= rweq.SCF_CLAY
        constant = 1.0
        if "organic_matter" in self._layers:
            organic = self._layers["organic_matter"][0]
            term = np.multiply(organic, organic, out=self._three)
            term *= rweq.SCF_ORGANIC
            crust += term
        else:
            constant += rweq.SCF_ORGANIC * self._request.assumed_organic_matter**2
        crust += constant
        return crust

    def _periods(self, result: np.ndarray) -> None:
        """Add up the losses of all periods into the asked bands."""
        rows = {band: result[index] for index, band in enumerate(self._request.bands)}
        sums = (rows.get(LOSS, self._one), rows.get(TRANSPORT), rows.get(RANKING))
        self._turned[:] = False
        weather = self._layers["weather"]
        for number, period in enumerate(weather):
            product = np.multiply(period, self._ground, out=self._two)
            work = (self._three, self._ratio, self._power)
            add_period(product, self._request.field_length, sums, work, (self._turned, self._mask), number == 0)
        self._found.turned = self._count(self._turned)
        if self._barren is not None:
            # water, towns and ice have no soil to lose whatever the soil layers hold there
            nothing = self._barren & np.isfinite(weather).all(axis=0)
            for values in sums:
                if values is not None:
                    values[nothing] = 0.0
        if GRADE in rows:
            grade(sums[0], rows[GRADE], self._mask)


def add_period(
    product: np.ndarray,
    distance: float,
    sums: tuple[np.ndarray, np.ndarray | None, np.ndarray | None],
    work: Sequence[np.ndarray],
    masks: tuple[np.ndarray, np.ndarray],
    first: bool,
) -> None:
    """Add soil loss [t/km²], transport [kg/m] and ranking index [t/km²] of one period to ``sums``.

    product: P (cells,), is changed. work: three arrays of the same size. masks: where the turning point was passed so
    far (bool), and one to work with. first: the sums are filled instead. None in ``sums`` is left out.
    """
    power, ratio, term = work
    np.log(product, out=power)
    power *= -rweq.LENGTH_EXPONENT
    np.exp(power, out=power)
    np.multiply(power, power, out=ratio)
    ratio *= (distance / rweq.LENGTH_CONSTANT) ** 2
    np.greater(ratio, rweq.TURNING_RATIO, out=masks[1])
    np.logical_or(masks[0], masks[1], out=masks[0])
    np.minimum(ratio, np.float32(rweq.TURNING_RATIO), out=ratio)
    _into(sums[1], product, rweq.TRANSPORT_CONSTANT, term, first)
    power *= product
    _into(sums[2], power, rweq.TONNES_PER_KM2 * rweq.RANKING_CONSTANT, term, first)
    product *= ratio
    np.negative(ratio, out=ratio)
    product *= np.exp(ratio, out=ratio)
    scale = 2.0 * rweq.TRANSPORT_CONSTANT / distance * rweq.TONNES_PER_KM2
    _into(sums[0], product, scale, term, first)


def _into(total: np.ndarray | None, values: np.ndarray, factor: float, term: np.ndarray, first: bool) -> None:
    if total is None:
        return
    if first:
        np.multiply(values, factor, out=total)
    else:
        total += np.multiply(values, factor, out=term)


def grade(loss: np.ndarray, result: np.ndarray, mask: np.ndarray) -> None:
    """Fill ``result`` with what `rweq.sl190_class` says of a soil loss [t/(km²·a)]; NaN stays NaN."""
    grades = np.ones(loss.shape, dtype=np.uint8)
    for bound in rweq.SL190_BOUNDS:
        grades += np.greater_equal(loss, bound, out=mask)
    np.copyto(result, grades)
    np.copyto(result, np.float32(np.nan), where=np.isnan(loss, out=mask))
