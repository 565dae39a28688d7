"""What the susceptibility index is computed from, and what comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dss_planner.erosion.susceptibility.memberships import Membership
from dss_planner.text import Text

#: How memberships become one index.
COMBINATIONS = ("product", "geometric", "weighted")
#: The default: a product of five factors below 1 puts nearly all dry land (98.7 % of a Gobi map) into the lowest class.
#: With equal weights both rank places alike.
DEFAULT_COMBINATION = "geometric"
#: The factors of the index in the order of their bands.
FACTORS = ("climate", "erodible_fraction", "crust", "cover", "roughness")
#: Planner classes without wind erosion: water, built-up, snow and ice.
NON_ERODIBLE = (9, 10, 11)


@dataclass(frozen=True)
class SusceptibilityRequest:
    """What the susceptibility index is computed from; all rasters on one grid. A factor without a raster is left out.

    climate: FAO climatic erosivity, 13 bands as `climaticerosivity` writes them or one band (any other erosivity).
    months: with 13 bands, the months (1–12) to add up; () for the year. output: GeoTIFF to write.
    cover: vegetation cover [%, 0–100].
    erodible_fraction: EF [0–1]; or sand, silt, clay [%] from which it is computed, with organic_matter, carbonate [%].
    crust: SCF [0–1]; without it, from clay and organic matter when clay is given.
    roughness: roughness factor K' [0–1, 1 is smooth]; or landcover (planner classes) and roughness_by_class:
    class code → membership [0–1, 1 is bare]; empty: the defaults by planner class.
    non_erodible: land cover codes whose index is 0.
    combination: 'product' (Fenta et al. 2020; one zero makes the index zero), 'geometric' (weighted geometric mean)
    or 'weighted' (weighted sum). weights: factor → weight for the last two; empty: equal. They are scaled to sum to 1.
    breakpoints: factor → `Membership` in place of the default.
    class_bounds: four rising bounds of the five classes; (): equal intervals.
    assumed_organic_matter, assumed_carbonate: [%] where no raster is given.
    """

    climate: str
    cover: str
    output: str
    months: tuple[int, ...] = ()
    erodible_fraction: str | None = None
    sand: str | None = None
    silt: str | None = None
    clay: str | None = None
    organic_matter: str | None = None
    carbonate: str | None = None
    crust: str | None = None
    roughness: str | None = None
    landcover: str | None = None
    roughness_by_class: Mapping[int, float] = field(default_factory=dict)
    non_erodible: tuple[int, ...] = NON_ERODIBLE
    combination: str = DEFAULT_COMBINATION
    weights: Mapping[str, float] = field(default_factory=dict)
    breakpoints: Mapping[str, Membership] = field(default_factory=dict)
    class_bounds: tuple[float, ...] = ()
    assumed_organic_matter: float = 0.0
    assumed_carbonate: float = 0.0


@dataclass(frozen=True)
class SusceptibilityResult:
    """Where the index is. Bands: 1 index [0–1], 2 class 1–5, then the membership of each of ``factors``.

    known: share of known cells (0–1) by band. breakpoints: factor → membership as used, all numbers: a request with
    these gives the same map. class_bounds, weights: as used. shares: share of the known cells (0–1) in classes 1–5.
    zeros: factor → cells that are zero for this factor alone. notes: assumptions and findings.
    """

    output: str
    known: tuple[float, ...]
    factors: tuple[str, ...]
    breakpoints: Mapping[str, Membership]
    class_bounds: tuple[float, ...]
    weights: Mapping[str, float]
    shares: tuple[float, ...]
    zeros: Mapping[str, int]
    notes: tuple[Text, ...]
