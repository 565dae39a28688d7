"""The susceptibility index on blocks of rasters, with counts of what was met."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dss_planner.erosion import rweq
from dss_planner.erosion.susceptibility.combining import combined, susceptibility_class
from dss_planner.erosion.susceptibility.defaults import defaults
from dss_planner.erosion.susceptibility.ilswerequest import SusceptibilityRequest
from dss_planner.erosion.susceptibility.inputchecks import consistent_texture, require_limits, require_percent
from dss_planner.erosion.susceptibility.landcovercodes import CODES, code_table, indices
from dss_planner.erosion.susceptibility.memberships import Membership
from dss_planner.errors import InputError


@dataclass
class Seen:
    """Numbers of cells: by class (five), zero for one factor alone (by factor), of inconsistent texture, no source."""

    classes: np.ndarray
    zeros: np.ndarray
    inconsistent: int
    no_source: int

    def __add__(self, other: Seen) -> Seen:
        """Return what was met here and there."""
        return Seen(
            self.classes + other.classes,
            self.zeros + other.zeros,
            self.inconsistent + other.inconsistent,
            self.no_source + other.no_source,
        )

    def shares(self) -> tuple[float, ...]:
        """Return the share of the known cells (0–1) in each class."""
        return tuple((self.classes / max(1, int(self.classes.sum()))).tolist())


class IlsweBlocks:
    """The block function of the susceptibility index.

    roles: what the arrays are, in their order. rules: resolved memberships by factor; weights: by factor, sum 1.
    """

    def __init__(
        self,
        request: SusceptibilityRequest,
        roles: tuple[str, ...],
        factors: tuple[str, ...],
        rules: Mapping[str, Membership],
        weights: Mapping[str, float],
        bounds: tuple[float, ...],
    ) -> None:
        self._request = request
        self._roles = roles
        self._factors = factors
        self._rules = rules
        self._weights = [weights[name] for name in factors]
        self._bounds = bounds
        by_class = {code: number.value for code, number in defaults("ilswe").classes.items()}
        by_class.update(request.roughness_by_class)
        self._smoothness = np.full(CODES, np.nan, dtype=np.float32)
        self._smoothness[list(by_class)] = list(by_class.values())
        self._no_source = code_table(request.non_erodible)
        self._smoothness[self._no_source] = 0.0

    def __call__(self, *arrays: np.ndarray) -> tuple[np.ndarray, Seen]:
        """Return (2 + factors, rows, columns) and what was met."""
        layers = {role: array.sum(axis=0) if len(array) > 1 else array[0] for role, array in zip(self._roles, arrays)}
        require_limits(layers)
        consistent = self._texture(layers)
        codes = indices(layers["landcover"]) if "landcover" in layers else None
        memberships = [self._membership(name, layers, codes) for name in self._factors]
        index = combined(memberships, self._weights, self._request.combination)
        no_source = np.zeros(index.shape, dtype=bool)
        if codes is not None:
            no_source = self._no_source[codes] & np.isfinite(layers["landcover"])
            index = np.where(no_source, np.float32(0.0), index)
            index[~np.isfinite(layers["landcover"])] = np.nan
        classes = susceptibility_class(index, self._bounds)
        counts = np.bincount(classes[np.isfinite(classes)].astype(np.int64), minlength=6)[1:6]
        seen = Seen(counts, self._alone(memberships, no_source), int((~consistent).sum()), int(no_source.sum()))
        bands = np.stack([index, classes, *memberships]).astype(np.float32, copy=False)
        bands[2:, np.isnan(index)] = np.nan
        return bands, seen

    def _texture(self, layers: dict[str, np.ndarray]) -> np.ndarray:
        """Return where texture is consistent or not used; make it unknown elsewhere."""
        if "sand" not in layers:
            return np.ones(layers["cover"].shape, dtype=bool)
        sand, silt, clay = layers["sand"], layers["silt"], layers["clay"]
        require_percent("Sand, Silt, Clay", sand + silt + clay)
        consistent = consistent_texture(sand, silt, clay)
        layers["sand"] = np.where(consistent, sand, np.float32(np.nan))
        return consistent | ~np.isfinite(sand + silt + clay)

    def _membership(self, name: str, layers: Mapping[str, np.ndarray], codes: np.ndarray | None) -> np.ndarray:
        rule = self._rules[name]
        organic = layers.get("organic_matter", np.float32(self._request.assumed_organic_matter))
        if name == "erodible_fraction" and name not in layers:
            carbonate = layers.get("carbonate", np.float32(self._request.assumed_carbonate))
            return rule.of(
                rweq.erodible_fraction(layers["sand"], layers["silt"], layers["clay"], organic, carbonate)
            ).astype(np.float32)
        if name == "crust" and name not in layers:
            return rule.of(rweq.crust_factor(layers["clay"], organic)).astype(np.float32)
        if name == "roughness" and name not in layers and codes is not None:
            return self._by_class(layers["landcover"], codes)
        return rule.of(layers[name]).astype(np.float32)

    def _by_class(self, landcover: np.ndarray, codes: np.ndarray) -> np.ndarray:
        known = np.isfinite(landcover)
        found = np.where(known, self._smoothness[codes], np.float32(np.nan))
        missing = known & np.isnan(found)
        if missing.any():
            raise InputError(
                "The layer “{layer}” has the code {found}, which has no roughness; {expected} have one. Run “Land "
                "cover classes” first, or give the code a roughness of 0–1.",
                layer="Land cover",
                found=int(codes[missing][0]),
                expected=", ".join(str(code) for code in np.flatnonzero(np.isfinite(self._smoothness))),
            )
        return found

    def _alone(self, memberships: list[np.ndarray], no_source: np.ndarray) -> np.ndarray:
        """Return, by factor, the number of cells where it is the only one that is zero."""
        zero = np.stack([values == 0.0 for values in memberships])
        single = (zero.sum(axis=0) == 1) & ~no_source & np.isfinite(sum(memberships))
        return (zero & single).sum(axis=(1, 2))
