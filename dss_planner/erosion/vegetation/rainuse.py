"""Vegetation and rain: rain-use efficiency, the regression of NDVI on rain and what rain does not explain."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import betainc

from dss_planner.erosion.vegetation.mannkendall import ALPHA, FEWEST_YEARS


@dataclass(frozen=True)
class RainRegression:
    """NDVI on rain for each cell. slope [NDVI per mm]; r2, p: of the regression (0–1), NaN below `FEWEST_YEARS`.

    residual: NDVI less what the rain of the year explains (years, cells).
    """

    slope: np.ndarray
    r2: np.ndarray
    p: np.ndarray
    residual: np.ndarray


def rain_use_efficiency(ndvi: np.ndarray, rain: np.ndarray) -> np.ndarray:
    """Return NDVI/rain [per mm] (Le Houérou 1984 [M]); unknown in years without rain.

    ndvi: mean or sum of the season, standing for production; rain: annual sum [mm].
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(rain > 0.0, ndvi / rain, np.nan)


def regression_on_rain(ndvi: np.ndarray, rain: np.ndarray) -> RainRegression:
    """Return the least-squares regression of ``ndvi`` on ``rain`` [mm] of each cell, both (years, cells).

    Only years where both are known count. p is that of Student's t with n − 2 degrees of freedom, two-sided:
    p = I(1 − R²; (n − 2)/2, 1/2).
    """
    both = np.isfinite(ndvi) & np.isfinite(rain)
    count = both.sum(axis=0).astype(float)
    with np.errstate(invalid="ignore", divide="ignore"):
        x = np.where(both, rain - np.where(both, rain, 0.0).sum(axis=0) / count, 0.0)
        y = np.where(both, ndvi - np.where(both, ndvi, 0.0).sum(axis=0) / count, 0.0)
        xx, yy, xy = (np.einsum("ij,ij->j", a, b) for a, b in ((x, x), (y, y), (x, y)))
        usable = (count >= FEWEST_YEARS) & (xx > 0.0)
        slope = np.where(usable, xy / xx, np.nan)
        r2 = np.where(usable, np.where(yy > 0.0, np.clip(xy * xy / (xx * yy), 0.0, 1.0), 0.0), np.nan)
        p = betainc(np.maximum(count - 2.0, 1.0) / 2.0, 0.5, 1.0 - r2)
    return RainRegression(slope, r2, p, np.where(both, y - slope * x, np.nan))


def explained_by_rain(found: RainRegression, alpha: float = ALPHA) -> np.ndarray:
    """Return where more rain goes with more vegetation, significantly: only there do residuals mean anything.

    Wessels et al. 2007, 2012 [V docs] ask for a significant regression; that it must rise, too, is assumed [A]: where
    vegetation falls with rain, something else than rain is at work.
    """
    return (found.p <= alpha) & (found.slope > 0.0)
