"""RWEQ on a cache-sized piece of cells: checks, ground, periods and what follows from their sums.

P = WF·EF·SCF·K'·C is one product. A cell and period needs one logarithm and two exponentials (`erosionperiods`), the
ground one exponential more (`erosionground`); potential loss needs as much again, where it is asked for. The working
arrays are used again for every piece and stay in the processor's cache; numpy leaves other threads running meanwhile.
`rweq` holds the plain forms that this is tested against.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from dss_planner.erosion import rweq
from dss_planner.erosion.loss import erosionflags
from dss_planner.erosion.loss.erosionchecks import TEXTURE_TOLERANCE, BlockFacts, extremes
from dss_planner.erosion.loss.erosionground import GroundFactors
from dss_planner.erosion.loss.erosionperiods import Sums, add_period, calibrate, grade
from dss_planner.erosion.loss.erosionwork import Marks, Workspace

if TYPE_CHECKING:
    from dss_planner.erosion.loss.winderosion import WindErosionRequest

#: Land cover codes are 0–255.
CODES = 256
#: Numbers of the bands.
LOSS, TRANSPORT, RANKING, GRADE, POTENTIAL, PREVENTED, FLAGS = 1, 2, 3, 4, 5, 6, 7
_OF_BARE_GROUND = (POTENTIAL, PREVENTED, FLAGS)
#: Sums of sand, silt and clay this close to 100 % are well within the tolerance.
_SURELY = 0.999 * TEXTURE_TOLERANCE
_RANGES = {
    "sand": rweq.SAND_RANGE,
    "silt": rweq.SILT_RANGE,
    "clay": rweq.CLAY_RANGE,
    "organic_matter": rweq.ORGANIC_RANGE,
    "carbonate": rweq.CARBONATE_RANGE,
}


class ErosionKernel:
    """Computes pieces of up to ``size`` cells; one for each thread. coefficients: of the land cover codes, NaN for
    codes that must not occur."""

    def __init__(self, request: WindErosionRequest, coefficients: np.ndarray, size: int) -> None:
        self._request = request
        self._coefficients = coefficients
        self._shares = np.ones(CODES, dtype=np.float32)
        for code, share in request.compaction.items():
            self._shares[int(code)] = share
        self._work = Workspace(size, any(band in request.bands for band in _OF_BARE_GROUND))
        self._marks = Marks(size, FLAGS in request.bands)
        self._ground = GroundFactors(request, self._work, self._marks)

    def __call__(self, layers: Mapping[str, np.ndarray], result: np.ndarray) -> BlockFacts:
        """Fill ``result`` (asked bands, cells) from layers (bands, cells), NaN where unknown; return what was met."""
        self._work.take(result.shape[1])
        self._marks.start(result.shape[1])
        self._layers = layers
        self._found = BlockFacts()
        with np.errstate(all="ignore"):
            self._found.note_ranges(layers)
            soil = {role: extremes(layers[role][0]) for role in ("sand", "silt", "clay")}
            self._ranges = {**self._found.ranges, **soil}
            unclassed = self._find_barren(self._work.codes)
            wrong = self._check_texture()
            self._count_extrapolated(wrong)
            self._ground.fill(layers, self._ranges, wrong, self._found)
            if self._work.bare is not None and unclassed is not None:
                self._work.bare[unclassed] = np.nan
            rows = {band: result[index] for index, band in enumerate(self._request.bands)}
            self._fill_results(rows, wrong)
        return self._found

    def _find_barren(self, codes: np.ndarray) -> np.ndarray | None:
        """Find where nothing can erode, and fill ``work.ground`` with the coefficient a of the land cover.

        Returns where the class is unknown, None for nowhere.
        """
        if "landcover" not in self._layers:
            return None
        landcover, odd, ground = self._layers["landcover"][0], self._work.mask, self._work.ground
        np.copyto(codes, landcover, casting="unsafe")
        np.take(self._coefficients, codes, out=ground, mode="clip")
        np.not_equal(codes, landcover, out=odd)
        some_odd = bool(odd.any())
        if some_odd:
            ground[odd] = np.nan
            self._found.unknown_codes |= bool(np.isfinite(landcover[odd]).any())
        if np.isnan(ground.min()):
            self._found.unknown_codes |= bool((np.isnan(ground) & ~odd).any())
        barren = np.zeros(codes.shape, dtype=bool)
        for code in self._request.non_erodible:
            barren |= codes == code
        if some_odd:
            barren &= ~odd
        if barren.any():
            self._marks.barren = barren
        return odd.copy() if some_odd else None

    def _check_texture(self) -> np.ndarray | None:
        """Return where soil does not add up on ground that may erode, None for nowhere."""
        total = np.add(self._layers["sand"][0], self._layers["silt"][0], out=self._work.one)
        total += self._layers["clay"][0]
        low, high = extremes(total)
        # a little closer than the tolerance: what lies between is found cell by cell
        if low > 100.0 - _SURELY and high < 100.0 + _SURELY:
            self._found.texture, self._found.texture_cells = 100.0 * total.size, total.size
            return None
        self._found.note_texture(total)
        total -= 100.0
        np.abs(total, out=total)
        wrong = np.greater(total, TEXTURE_TOLERANCE)
        self._found.inconsistent = self._marks.put(wrong, erosionflags.INCONSISTENT)
        return wrong if self._found.inconsistent else None

    def _count_extrapolated(self, wrong: np.ndarray | None) -> None:
        """Count the cells with soil outside the range of the regression, those that are unknown anyway left out."""
        layers, ranges, outside, mask = self._layers, self._ranges, self._work.outside, self._work.mask
        lowest = rweq.SAND_TO_CLAY_RANGE[0]
        # the highest sand : clay cannot be passed within the ranges of sand and clay
        some = ranges["sand"][0] < lowest * ranges["clay"][1]
        if some:
            np.less(layers["sand"][0], np.multiply(layers["clay"][0], lowest, out=self._work.one), out=outside)
        for role, (low, high) in _RANGES.items():
            least, most = ranges.get(role, (math.nan, math.nan))
            for beyond, compare, bound in (
                (least < np.float32(low), np.less, low),
                (most > np.float32(high), np.greater, high),
            ):
                if beyond:
                    compare(layers[role][0], bound, out=mask if some else outside)
                    if some:
                        outside |= mask
                    some = True
        if some:
            if wrong is not None:
                np.greater(outside, wrong, out=outside)
            self._found.extrapolated = self._marks.put(outside, erosionflags.EXTRAPOLATED)

    def _fill_results(self, rows: Mapping[int, np.ndarray], wrong: np.ndarray | None) -> None:
        """Add up the periods and fill the asked bands."""
        work, found, marks = self._work, self._found, self._marks
        loss = rows.get(LOSS, work.one)
        sums = (loss, rows.get(TRANSPORT), rows.get(RANKING))
        if self._add_periods(work.ground, sums):
            found.turned = marks.put(work.turned, erosionflags.TURNED)
        losses = [loss]
        if work.bare is not None:
            # a band that is not wanted itself lends its place until it is filled
            losses.append(next(rows[band] for band in _OF_BARE_GROUND if band in rows))
            if self._add_periods(work.bare, (losses[1], None, None)):
                found.potential_turned = marks.put(work.turned, erosionflags.POTENTIAL_TURNED)
        self._correct(losses, [values for values in sums[1:] if values is not None])
        if GRADE in rows:
            grade(loss, rows[GRADE], work.mask, work.codes)
        for potential in losses[1:]:
            np.fmax(potential, loss, out=potential)  # rounding aside it is never less
            if PREVENTED in rows:
                np.subtract(potential, loss, out=rows[PREVENTED])
        if FLAGS in rows:
            marks.write(rows[FLAGS], loss, wrong)

    def _add_periods(self, ground: np.ndarray, sums: Sums) -> bool:
        """Fill ``sums`` with loss, transport and ranking index of all periods; return whether any passed the turning
        point; then ``work.turned`` is filled with where."""
        work = self._work
        arrays = (work.three, work.ratio, work.limit(-rweq.TURNING_RATIO))
        some = False
        for number, period in enumerate(self._layers["weather"]):
            product = np.multiply(period, ground, out=work.two)
            turned = add_period(product, self._request.field_length, sums, arrays, work.mask, number == 0)
            if turned and some:
                work.turned |= work.mask
            elif turned:
                work.turned[:] = work.mask
            some |= turned
        return some

    def _correct(self, losses: Sequence[np.ndarray], others: Sequence[np.ndarray]) -> None:
        """Make nothing erode where nothing can, lower compacted ground, and calibrate the losses."""
        marks, work, calibration = self._marks, self._work, self._request.calibration
        if marks.barren is not None:
            # water, towns and ice have no soil to lose whatever the soil layers hold there
            nothing = marks.barren & np.isfinite(self._layers["weather"]).all(axis=0)
            for values in (*losses, *others):
                values[nothing] = 0.0
        if self._request.compaction and "landcover" in self._layers:
            share = np.take(self._shares, work.codes, out=work.three, mode="clip")
            self._found.compacted = marks.put(np.less(share, 1.0, out=work.mask), erosionflags.ADJUSTED)
            for values in (*losses, *others):
                np.multiply(values, share, out=values)
        if calibration.changes:
            marks.flag_all(erosionflags.ADJUSTED, work.mask)
            for values in losses:
                calibrate(values, calibration.factor, calibration.exponent)
