"""The ground's part of RWEQ on a piece of cells: EF·SCF·K'·C, and the same without vegetation.

Exponents of C and K' are added up, so that one exponential serves all; the plain forms are in `rweq`. What a request
does not ask for costs nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from dss_planner.erosion import rweq
from dss_planner.erosion.loss.erosionchecks import BlockFacts
from dss_planner.erosion.loss.erosionflags import ARMOURED, CAPPED
from dss_planner.erosion.loss.erosionwork import SMOOTH, Marks, Workspace

if TYPE_CHECKING:
    from dss_planner.erosion.loss.winderosion import WindErosionRequest


#: 100·EF this far from its limits stays within them however it is rounded.
_APART = 0.01


class GroundFactors:
    """Fills the ground factors of a piece after another into a workspace."""

    def __init__(self, request: WindErosionRequest, work: Workspace, marks: Marks) -> None:
        self._request = request
        self._work = work
        self._marks = marks

    def fill(
        self,
        layers: Mapping[str, np.ndarray],
        ranges: Mapping[str, tuple[float, float]],
        wrong: np.ndarray | None,
        facts: BlockFacts,
    ) -> None:
        """Fill ``work.ground`` with EF·SCF·K'·C and, where potential loss is wanted, ``work.bare`` with EF·SCF·K'.

        layers: (bands, cells) by role; ranges: smallest and largest value of each. wrong: where the soil does not add
        up, None for nowhere. facts: is told of rough and armoured cells. With land cover ``work.ground`` holds its
        coefficients a before.
        """
        self._layers, self._ranges = layers, ranges
        work = self._work
        exponent, percent = work.ground, work.two
        self._cover_exponent(exponent)
        scale = 0.01 * self._roughness(exponent, facts)
        np.exp(exponent, out=exponent)
        self._fill_percent(percent)
        if wrong is not None:
            percent[wrong] = np.nan
        if self._request.trampling or "trampling" in layers:
            self._trample(percent, scale)
        else:
            percent /= self._crust(1.0 / scale)
        if "gravel" in layers:
            self._armour(percent, facts)
        work.ground *= percent
        if work.bare is not None:
            work.bare *= percent

    def _cover_exponent(self, exponent: np.ndarray) -> None:
        """Fill with ln C."""
        layers, has_classes = self._layers, "landcover" in self._layers
        if self._request.cover_form == "components":
            # stays unknown where the land cover is
            np.multiply(exponent, 0.0, out=exponent) if has_classes else exponent.fill(0.0)
            self._add_components(exponent)
        elif has_classes:
            exponent *= layers["cover"][0]
        else:
            np.multiply(layers["cover"][0], self._request.default_coefficient, out=exponent)

    def _add_components(self, exponent: np.ndarray) -> None:
        """Add ln(SLRf·SLRs·SLRc), the forms of `rweq`, of the components that there are."""
        layers, term = self._layers, self._work.one
        if "flat_cover" in layers:
            exponent += np.multiply(layers["flat_cover"][0], rweq.FLAT_RESIDUE, out=term)
        for role, factor, power in (
            ("silhouette", rweq.SILHOUETTE, rweq.SILHOUETTE_EXPONENT),
            ("canopy", rweq.CANOPY, rweq.CANOPY_EXPONENT),
        ):
            if role in layers:
                np.log(layers[role][0], out=term)  # a power takes twice as long
                term *= power
                np.exp(term, out=term)
                term *= factor
                exponent += term

    def _roughness(self, exponent: np.ndarray, facts: BlockFacts) -> float:
        """Return K' of the numbers, and add ln K' of the maps to ``exponent``; ``work.bare`` becomes K' of the maps."""
        request, bare = self._request, self._work.bare
        has_ridges, has_clods = "roughness" in self._layers, "random_roughness" in self._layers
        if bare is not None:
            bare.fill(0.0 if has_ridges or has_clods else 1.0)
        if has_ridges or has_clods:
            self._count_rough(facts)
            for term in (self._ridges() if has_ridges else None, self._clods() if has_clods else None):
                if term is not None:
                    exponent += term
                    if bare is not None:
                        bare += term
            if bare is not None:
                np.exp(bare, out=bare)
        ridge = 0.0 if has_ridges else request.roughness
        clods = 0.0 if has_clods else request.random_roughness
        return float(rweq.roughness_factor(ridge, clods))

    def _count_rough(self, facts: BlockFacts) -> None:
        """Count and flag the cells where a map is above the limit."""
        found = self._work.mask
        some = False
        for role in ("roughness", "random_roughness"):
            if role in self._layers and self._ranges[role][1] > rweq.MAXIMUM_ROUGHNESS:
                above = np.greater(self._layers[role][0], rweq.MAXIMUM_ROUGHNESS, out=None if some else found)
                if some:
                    found |= above
                some = True
        if some:
            facts.rough = self._marks.put(found, CAPPED)

    def _ridges(self) -> np.ndarray:
        """Return ln K' of the map of ridge roughness."""
        work = self._work
        limited = self._layers["roughness"][0]
        if self._ranges["roughness"][1] > rweq.MAXIMUM_ROUGHNESS:
            limited = np.minimum(limited, work.limit(rweq.MAXIMUM_ROUGHNESS), out=work.one)
        # Kr taken out: the two terms are large and nearly equal on rough ground
        factor = np.maximum(limited, work.limit(SMOOTH), out=work.three)
        np.power(factor, np.float32(rweq.RIDGE_EXPONENT - 1.0), out=factor)
        factor *= -rweq.RIDGE_FALL
        factor += rweq.RIDGE_RISE
        return np.multiply(limited, factor, out=work.one)

    def _clods(self) -> np.ndarray:
        """Return ln K' of the map of random roughness."""
        work = self._work
        limited = np.minimum(self._layers["random_roughness"][0], work.limit(rweq.MAXIMUM_ROUGHNESS), out=work.three)
        limited *= -rweq.RANDOM_FALL
        return limited

    def _fill_percent(self, percent: np.ndarray) -> None:
        """Fill with 100·EF, the form of `rweq.erodible_fraction`: sand is taken out of its two terms."""
        layers, work = self._layers, self._work
        term = work.one
        np.maximum(layers["clay"][0], work.limit(rweq.MINIMUM_CLAY), out=percent)
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
        if not self._surely_percent():
            np.maximum(percent, work.limit(0.0), out=percent)
            np.minimum(percent, work.limit(100.0), out=percent)

    def _surely_percent(self) -> bool:
        """Return whether 100·EF cannot be outside 0–100 with soil in the ranges of the piece."""
        (sand, most_sand), (silt, most_silt) = self._ranges["sand"], self._ranges["silt"]
        organic, most_organic = self._ranges.get("organic_matter", (self._request.assumed_organic_matter,) * 2)
        carbonate, most_carbonate = self._ranges.get("carbonate", (self._request.assumed_carbonate,) * 2)
        least = rweq.EF_CONSTANT + rweq.EF_ORGANIC * most_organic + rweq.EF_CARBONATE * most_carbonate
        # sand and silt of 100 % each make 83.7
        return min(sand, silt, organic, carbonate) >= 0.0 and max(most_sand, most_silt) <= 100.0 and least > _APART

    def _crust(self, factor: float) -> np.ndarray:
        """Return factor/SCF, the form of `rweq.crust_factor`."""
        crust, clay = self._work.one, self._layers["clay"][0]
        np.multiply(clay, clay, out=crust)
        crust *= factor * rweq.SCF_CLAY
        constant = 1.0
        if "organic_matter" in self._layers:
            organic = self._layers["organic_matter"][0]
            term = np.multiply(organic, organic, out=self._work.three)
            term *= factor * rweq.SCF_ORGANIC
            crust += term
        else:
            constant += rweq.SCF_ORGANIC * self._request.assumed_organic_matter**2
        crust += factor * constant
        return crust

    def _trample(self, percent: np.ndarray, scale: float) -> None:
        """Multiply with scale·SCF', the form of `rweq.trampled_crust`."""
        whole = self._crust(1.0)
        np.reciprocal(whole, out=whole)
        broken = np.subtract(np.float32(1.0), whole, out=self._work.three)
        broken *= self._layers["trampling"][0] if "trampling" in self._layers else np.float32(self._request.trampling)
        whole += broken
        whole *= scale
        percent *= whole

    def _armour(self, percent: np.ndarray, facts: BlockFacts) -> None:
        """Multiply with the form of `rweq.gravel_factor`."""
        gravel, work = self._layers["gravel"][0], self._work
        if self._ranges["gravel"][1] > 0.0:
            facts.armoured = self._marks.put(np.greater(gravel, 0.0, out=work.mask), ARMOURED)
        left = np.subtract(np.float32(rweq.ARMOUR_COVER), gravel, out=work.three)
        np.maximum(left, work.limit(0.0), out=left)
        left *= 1.0 / rweq.ARMOUR_COVER
        percent *= left
