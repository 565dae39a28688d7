"""Dust emission as pure functions: saltation flux, sandblasting, drag partition, fines that wind can take up.

Evidence tags as in `rweq`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

#: Acceleration of gravity in the saltation flux [m/s²].
GRAVITY_OF_SALTATION = 9.81
#: White (1979) as used by Marticorena and Bergametti 1995: Q = 2.61·(ρ/g)·u*³·(1 + R)(1 − R²) [V].
SALTATION_CONSTANT = 2.61
#: F/Q = 10^(13.4·clay − 6) in 1/cm, clay as a fraction of at most 0.20 (Marticorena and Bergametti 1995) [V; unit M].
SANDBLASTING_SLOPE, SANDBLASTING_INTERCEPT = 13.4, -6.0
CLAY_LIMIT = 0.20
_PER_METRE = 100.0
#: Raupach et al. 1993: σ = 1, m = 0.5, β = 100 [V].
BASAL_RATIO, UNEVENNESS, DRAG_RATIO = 1.0, 0.5, 100.0


def saltation_flux(friction: ArrayLike, threshold: ArrayLike, density: ArrayLike) -> np.ndarray:
    """Return the horizontal flux Q [kg/(m·s)] from friction velocity u* and its threshold [m/s] and air density.

    Q = 2.61·(ρ/g)·u*³·(1 + R)·(1 − R²) with R = u*t/u*; 0 where u* does not exceed u*t. density [kg/m³].
    """
    friction = np.asarray(friction, dtype=np.float64)
    moving = friction > np.asarray(threshold)
    ratio = np.divide(threshold, friction, out=np.ones(np.broadcast(friction, threshold).shape), where=moving)
    return (
        SALTATION_CONSTANT
        * np.asarray(density)
        / GRAVITY_OF_SALTATION
        * friction**3
        * (1.0 + ratio)
        * np.maximum(1.0 - ratio**2, 0.0)
    )


def sandblasting_efficiency(clay: ArrayLike) -> np.ndarray:
    """Return F/Q [1/m] from the clay fraction (0–1), which counts up to 0.20: 100·10^(13.4·clay − 6)."""
    clay = np.minimum(np.asarray(clay, dtype=np.float64), CLAY_LIMIT)
    return _PER_METRE * 10.0 ** (SANDBLASTING_SLOPE * clay + SANDBLASTING_INTERCEPT)


def drag_partition(lateral_cover: ArrayLike) -> np.ndarray:
    """Return u*t over rough ground / u*t over smooth ground from the lateral cover λ (Raupach et al. 1993) [V]."""
    roughness = UNEVENNESS * np.asarray(lateral_cover, dtype=np.float64)
    return np.sqrt((1.0 - BASAL_RATIO * roughness) * (1.0 + DRAG_RATIO * roughness))


def available_fines(silt: ArrayLike, clay: ArrayLike, clay_limit: float = 100.0 * CLAY_LIMIT) -> np.ndarray:
    """Return silt and clay [%] that wind can take up; clay counts up to ``clay_limit`` [%], more of it binds [A]."""
    return np.asarray(silt) + np.minimum(np.asarray(clay), clay_limit)
