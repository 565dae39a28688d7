"""What is asked of the uncertainty of wind erosion, and what comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dss_planner.erosion.loss.winderosion import WindErosionRequest
from dss_planner.erosion.uncertainty.spread import Spread
from dss_planner.erosion.vegetation.vegetationcover import VegetationCoverRequest
from dss_planner.erosion.weather.weatherrequest import WeatherFactorRequest
from dss_planner.raster.writing import Band
from dss_planner.text import Text

DEFAULT_DRAWS = 200
#: Classes from this SL190-2007 grade on are the top: 5 very intense, 6 severe (from 8000 t/km²·a).
DEFAULT_CLASS = 5
#: Share of the study area that counts as the top by ranking index.
DEFAULT_SHARE = 0.10

#: The bands that are written.
BANDS = (
    Band("Ranking index P10", "t/km²·a"),
    Band("Ranking index P50", "t/km²·a"),
    Band("Ranking index P90", "t/km²·a"),
    Band("Soil loss P10", "t/km²·a"),
    Band("Soil loss P50", "t/km²·a"),
    Band("Soil loss P90", "t/km²·a"),
    Band("Probability of the top class", "0–1"),
    Band("Probability of the top share", "0–1"),
    Band("Relative spread", ""),
)


@dataclass(frozen=True)
class ErosionUncertaintyRequest:
    """What the uncertainty is computed from.

    base: the soil loss as it was computed; its output and bands are not used. weather: what its weather factor was
    computed from; None takes that raster as it is, and the spreads of wind and air then do not count. cover: what its
    cover was computed from (NDVI); None takes the cover as it is. output: GeoTIFF to write, bands as `BANDS`.
    uncertainties: input → spread, None for the default ones; the ids are those of `spreads.INPUTS`; inputs that are not
    named stay as they are.
    draws: number of draws, each for the whole map. seed: of the random numbers; the same seed gives the same map.
    top_class: SL190 grade from which a cell counts as top class. top_share: share of the study area (0–1) that counts
    as its top by ranking index. within: polygons of the study area, '' for all known cells of the rasters.
    """

    base: WindErosionRequest
    output: str
    weather: WeatherFactorRequest | None = None
    cover: VegetationCoverRequest | None = None
    uncertainties: Mapping[str, Spread] | None = None
    draws: int = DEFAULT_DRAWS
    seed: int = 1
    top_class: int = DEFAULT_CLASS
    top_share: float = DEFAULT_SHARE
    within: str = ""


@dataclass(frozen=True)
class Contribution:
    """input: id of an input. title: as people read it. spread: what it was drawn from. share: of the variance of the
    study area's mean (logarithm of the ranking index) that goes with this input alone (0–1)."""

    input: str
    title: Text
    spread: Spread
    share: float


@dataclass(frozen=True)
class ErosionUncertaintyResult:
    """Where the nine bands are, and what they rest on.

    known: share of known cells (0–1) by band. draws: made. standard_error: of a probability at its worst (0.5):
    √(0.25/draws). sampled: cells from which the bound of the top share was taken in each draw, of so many known;
    all of them when the study area is small. contributions: inputs, the most important first. left_out: ids of spreads
    that could not count, told in the notes. certain, possible: shares of the known cells (0–1) that are top class in at
    least 90 % of the draws, and in 10–90 %.
    """

    output: str
    known: tuple[float, ...]
    draws: int
    standard_error: float
    sampled: int
    contributions: tuple[Contribution, ...]
    left_out: tuple[str, ...]
    certain: float
    possible: float
    notes: tuple[Text, ...]
