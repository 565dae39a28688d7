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
from dss_planner.erosion.loss.erosionchecks import TEXTURE_TOLERANCE, BlockFacts, extremes

if TYPE_CHECKING:
    from dss_planner.erosion.loss.winderosion import WindErosionRequest

#: Land cover codes are 0–255.
CODES = 256
#: Numbers of the bands: soil loss, maximum transport, ranking index, SL190 class.
LOSS, TRANSPORT, RANKING, GRADE = 1, 2, 3, 4
#: Cells between working arrays.
_APART = 64
#: Sums of sand, silt and clay this close to 100 % are well within the tolerance.
_SURELY = 0.999 * TEXTURE_TOLERANCE
#: Ridges lower than this [cm] are none.
_SMOOTH = 1e-6
_LIMITS = (0.0, 100.0, _SMOOTH, rweq.MINIMUM_CLAY, rweq.MAXIMUM_ROUGHNESS, -rweq.TURNING_RATIO)
_RANGES = {"sand": rweq.SAND_RANGE, "silt": rweq.SILT_RANGE, "clay": rweq.CLAY_RANGE}


class ErosionKernel:
    """Computes pieces of up to ``size`` cells; one for each thread. coefficients: of the land cover codes, NaN for
    codes that must not occur."""

    def __init__(self, request: WindErosionRequest, coefficients: np.ndarray, size: int) -> None:
        self._request = request
        self._coefficients = coefficients
        # numpy takes arrays that touch for overlapping and then computes logarithms one at a time, 20 times slower
        self._arrays = np.empty((5, size + _APART), dtype=np.float32)
        self._masks = np.empty((3, size), dtype=bool)
        self._codes = np.empty(size, dtype=np.uint8)
        # numpy finds the smaller of two arrays three times faster than that of an array and a number
        self._limits = {value: np.full(size, value, dtype=np.float32) for value in _LIMITS}
        self._barren: np.ndarray | None = None
        self._wrong: np.ndarray | None = None

    def __call__(self, layers: Mapping[str, np.ndarray], result: np.ndarray) -> BlockFacts:
        """Fill ``result`` (asked bands, cells) from layers (bands, cells), NaN where unknown; return what was met."""
        cells = result.shape[1]
        self._one, self._two, self._three, self._ground, self._ratio = self._arrays[:, :cells]
        self._mask, self._other_mask, self._turned = self._masks[:, :cells]
        self._layers = layers
        self._found = BlockFacts()
        with np.errstate(all="ignore"):
            self._find_barren(self._codes[:cells])
            self._check_texture()
            self._count_extrapolated()
            self._fill_ground()
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

    def _check_texture(self) -> None:
        """Find soil that does not add up, on ground that may erode (``_wrong``, None for nowhere)."""
        total = np.add(self._layers["sand"][0], self._layers["silt"][0], out=self._one)
        total += self._layers["clay"][0]
        self._found.note_texture(total)
        self._wrong = None
        low, high = extremes(total)
        # a little closer than the tolerance: what lies between is found cell by cell
        if not (low > 100.0 - _SURELY and high < 100.0 + _SURELY):
            total -= 100.0
            np.abs(total, out=total)
            wrong = np.greater(total, TEXTURE_TOLERANCE)
            self._found.inconsistent = self._count(wrong)
            self._wrong = wrong if self._found.inconsistent else None

    def _count_extrapolated(self) -> None:
        outside = self._other_mask
        some = False
        for role, (low, high) in _RANGES.items():
            values = self._layers[role][0]
            least, most = extremes(values)
            for beyond, compare, bound in (
                (least < np.float32(low), np.less, low),
                (most > np.float32(high), np.greater, high),
            ):
                if beyond:
                    compare(values, bound, out=self._mask if some else outside)
                    if some:
                        outside |= self._mask
                    some = True
        if some:
            if self._wrong is not None:
                np.greater(outside, self._wrong, out=outside)
            self._found.extrapolated = self._count(outside)

    def _fill_ground(self) -> None:
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
        if self._wrong is not None:
            percent[self._wrong] = np.nan
        percent /= self._crust(1.0 / scale)
        self._ground *= percent

    def _limit(self, value: float, cells: int) -> np.ndarray:
        return self._limits[value][:cells]

    def _roughness(self, exponent: np.ndarray) -> float:
        """Return K', or add ln K' to ``exponent`` and return 1 when there is a map of it."""
        if "roughness" not in self._layers:
            return float(rweq.roughness_factor(self._request.roughness))
        ridge, limited = self._layers["roughness"][0], self._one
        cells = ridge.size
        self._found.rough = 0
        if extremes(ridge)[1] > rweq.MAXIMUM_ROUGHNESS:
            self._found.rough = self._count(np.greater(ridge, rweq.MAXIMUM_ROUGHNESS, out=self._mask))
        np.minimum(ridge, self._limit(rweq.MAXIMUM_ROUGHNESS, cells), out=limited)
        # Kr taken out: the two terms are large and nearly equal on rough ground
        factor = np.maximum(limited, self._limit(_SMOOTH, cells), out=self._three)
        np.power(factor, np.float32(rweq.RIDGE_EXPONENT - 1.0), out=factor)
        factor *= -rweq.RIDGE_FALL
        factor += rweq.RIDGE_RISE
        limited *= factor
        exponent += limited
        return 1.0

    def _fill_percent(self, percent: np.ndarray) -> None:
        """Fill with 100·EF, the form of `rweq.erodible_fraction`: sand is taken out of its two terms."""
        layers, term = self._layers, self._one
        np.maximum(layers["clay"][0], self._limit(rweq.MINIMUM_CLAY, percent.size), out=percent)
        np.divide(rweq.EF_RATIO, percent, out=percent)
        percent += rweq.EF_SAND
        percent *= layers["sand"][0]
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
        np.maximum(percent, self._limit(0.0, percent.size), out=percent)
        np.minimum(percent, self._limit(100.0, percent.size), out=percent)

    def _crust(self, factor: float) -> np.ndarray:
        """Return factor/SCF, the form of `rweq.crust_factor`."""
        crust, clay = self._one, self._layers["clay"][0]
        np.multiply(clay, clay, out=crust)
        crust *= factor * rweq.SCF_CLAY
        constant = 1.0
        if "organic_matter" in self._layers:
            organic = self._layers["organic_matter"][0]
            term = np.multiply(organic, organic, out=self._three)
            term *= factor * rweq.SCF_ORGANIC
            crust += term
        else:
            constant += rweq.SCF_ORGANIC * self._request.assumed_organic_matter**2
        crust += factor * constant
        return crust

    def _periods(self, result: np.ndarray) -> None:
        """Add up the losses of all periods into the asked bands."""
        rows = {band: result[index] for index, band in enumerate(self._request.bands)}
        sums = (rows.get(LOSS, self._one), rows.get(TRANSPORT), rows.get(RANKING))
        weather = self._layers["weather"]
        work = (self._three, self._ratio, self._limit(-rweq.TURNING_RATIO, result.shape[1]))
        some = False
        for number, period in enumerate(weather):
            product = np.multiply(period, self._ground, out=self._two)
            turned = add_period(product, self._request.field_length, sums, work, self._mask, number == 0)
            if turned and some:
                self._turned |= self._mask
            elif turned:
                self._turned[:] = self._mask
            some |= turned
        if some:
            self._found.turned = self._count(self._turned)
        if self._barren is not None:
            # water, towns and ice have no soil to lose whatever the soil layers hold there
            nothing = self._barren & np.isfinite(weather).all(axis=0)
            for values in sums:
                if values is not None:
                    values[nothing] = 0.0
        if GRADE in rows:
            grade(sums[0], rows[GRADE], self._mask, self._codes[: self._mask.size])


def add_period(
    product: np.ndarray,
    distance: float,
    sums: tuple[np.ndarray, np.ndarray | None, np.ndarray | None],
    work: Sequence[np.ndarray],
    turned: np.ndarray,
    first: bool,
) -> bool:
    """Add soil loss [t/km²], transport [kg/m] and ranking index [t/km²] of one period to ``sums``.

    product: P (cells,), is changed. work: two arrays of the same size, and one full of the turning ratio, negative.
    first: the sums are filled instead. None in ``sums`` is left out. Returns whether the turning point was passed
    anywhere; then ``turned`` (bool) is filled with where.
    """
    power, ratio, turning = work
    np.log(product, out=power)
    power *= -rweq.LENGTH_EXPONENT
    np.exp(power, out=power)
    np.multiply(power, power, out=ratio)
    ratio *= -((distance / rweq.LENGTH_CONSTANT) ** 2)
    limit = np.float32(-rweq.TURNING_RATIO)
    some = bool(np.fmin.reduce(ratio) < limit)
    if some:
        np.less(ratio, limit, out=turned)
        np.maximum(ratio, turning, out=ratio)
    power *= product
    _into(sums[2], power, rweq.TONNES_PER_KM2 * rweq.RANKING_CONSTANT, power, first)
    _into(sums[1], product, rweq.TRANSPORT_CONSTANT, power, first)
    product *= ratio
    product *= np.exp(ratio, out=ratio)
    _into(sums[0], product, -2.0 * rweq.TRANSPORT_CONSTANT / distance * rweq.TONNES_PER_KM2, product, first)
    return some


def _into(total: np.ndarray | None, values: np.ndarray, factor: float, term: np.ndarray, first: bool) -> None:
    if total is None:
        return
    if first:
        np.multiply(values, factor, out=total)
    else:
        total += np.multiply(values, factor, out=term)


def grade(loss: np.ndarray, result: np.ndarray, mask: np.ndarray, grades: np.ndarray) -> None:
    """Fill ``result`` with what `rweq.sl190_class` says of a soil loss [t/(km²·a)]; NaN stays NaN.

    mask (bool) and grades (uint8): to work with.
    """
    grades[:] = 1
    for bound in rweq.SL190_BOUNDS:
        grades += np.greater_equal(loss, bound, out=mask)
    np.copyto(result, grades)
    if np.isnan(loss, out=mask).any():
        np.copyto(result, np.float32(np.nan), where=mask)
