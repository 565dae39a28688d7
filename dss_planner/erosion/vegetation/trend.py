"""How the vegetation of each cell changed over the years: what is asked and what comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dss_planner.erosion.vegetation.mannkendall import ALPHA
from dss_planner.raster.writing import Band
from dss_planner.text import Text

#: Corrections for years that resemble their neighbours (Hamed and Rao 1998; Yue and Wang 2002) [M, as pymannkendall].
CORRECTIONS = ("hamed_rao", "prewhitening", "trend_free_prewhitening", "none")
#: Expected share of false finds among the cells called significant (Benjamini and Hochberg 1995) [M].
FALSE_DISCOVERY = 0.05

#: What the output always holds, and what is added when precipitation is given.
NDVI_BANDS = (
    Band("Slope of NDVI (Theil–Sen)", "per year"),
    Band("NDVI of the trend line in the first year"),
    Band("Mann–Kendall S"),
    Band("Mann–Kendall Z"),
    Band("p of the trend"),
    Band("p of the trend, adjusted for the number of cells"),
    Band("Kendall tau"),
    Band("Class of the trend"),
    Band("Known years", "a"),
)
RAIN_BANDS = (
    Band("Slope of rain-use efficiency", "per mm and year"),
    Band("p of the rain-use trend"),
    Band("p of the rain-use trend, adjusted for the number of cells"),
    Band("Class of the rain-use trend"),
    Band("R² of NDVI on rain"),
    Band("p of NDVI on rain"),
    Band("Slope of NDVI without the effect of rain", "per year"),
    Band("p of the residual trend"),
    Band("p of the residual trend, adjusted for the number of cells"),
    Band("Class of the residual trend"),
)


@dataclass(frozen=True)
class VegetationTrendRequest:
    """Yearly vegetation and what to test.

    stack: one raster for each year, or one raster with a band for each year: NDVI of the same season of every year,
    its yearly sum, or cover. output: GeoTIFF to write. years: the year of each raster or band, rising; empty: read from
    file names or band names. precipitation: annual sums [mm] of the same years, in the same order, as a tuple like
    stack; adds the bands of rain-use efficiency and residual trend.
    correction: one of `CORRECTIONS`. fdr: share of false finds allowed among the significant cells (0–1).
    alpha: level of the single tests (weak trends, significant lags, NDVI on rain) (0–1).
    """

    stack: tuple[str, ...]
    output: str
    years: tuple[int, ...] = ()
    precipitation: tuple[str, ...] = ()
    correction: str = CORRECTIONS[0]
    fdr: float = FALSE_DISCOVERY
    alpha: float = ALPHA


@dataclass(frozen=True)
class VegetationTrendResult:
    """What was found. output: GeoTIFF with `NDVI_BANDS`, then `RAIN_BANDS` when there was precipitation.

    years: as used. known: share of cells with a trend (0–1). shares: class (−2…2) → share of the cells with a trend;
    rain_use, residual: the same for the other two trends. threshold: largest p of a significant cell, None when there
    is none; short: share of cells left unknown for too few years (0–1).
    """

    output: str
    years: tuple[int, ...]
    known: float
    shares: Mapping[int, float]
    threshold: float | None = None
    rain_use: Mapping[int, float] = field(default_factory=dict)
    residual: Mapping[int, float] = field(default_factory=dict)
    short: float = 0.0
    notes: tuple[Text, ...] = ()
