"""The revised wind erosion equation (RWEQ) as pure functions.

Source: HJ 1173-2021 (MEE China), appendix A.3, eqs A.14–A.22 [V]; original Fryrear et al. 1998, 2000.
Evidence tags as in SCIENCE.md: [V] read, [V2] secondary, [M] from memory, [A] assumption, [D] derived.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike

#: Qmax = 109.8·P [kg/m] (HJ 1173-2021) [V].
TRANSPORT_CONSTANT = 109.8
#: s = 150.71·P^-0.3711 [m] (HJ 1173-2021) [V]; 105.71 is a misprint that circulates.
LENGTH_CONSTANT = 150.71
LENGTH_EXPONENT = -0.3711
#: At a fixed distance z, SL falls again once (z/s)² exceeds 1.7422/0.7422 [D]; s is kept above 0.653·z.
TURNING_RATIO = 1.7422 / 0.7422
#: SL_max = √2·e^-½·109.8/150.71·P^1.3711 [kg/m²], the largest loss along the field [D].
RANKING_CONSTANT = math.sqrt(2.0) * math.exp(-0.5) * TRANSPORT_CONSTANT / LENGTH_CONSTANT
RANKING_EXPONENT = 1.0 - LENGTH_EXPONENT
#: 1 kg/m² = 1000 t/km² = 10 t/ha.
TONNES_PER_KM2 = 1000.0
#: Units of a yearly soil loss, each in t/km²·a: 1 t/ha = 100 t/km², 1 kg/m² = 1000 t/km².
LOSS_UNITS = {"t/km²·a": 1.0, "t/ha·a": 100.0, "kg/m²·a": TONNES_PER_KM2}
#: Losses below this are told as that [t/km²·a] [A]: it is less than a thousandth of a millimetre of soil and a
#: two-hundredth of the first bound of SL190-2007; digits of less would only pretend to know.
LEAST_LOSS = 1.0
#: EF·100 = 29.09 + 0.31·Sa + 0.17·Si + 0.33·Sa/Cl − 2.59·OM − 0.95·CaCO3, all in percent (Fryrear et al. 1994) [V].
EF_CONSTANT, EF_SAND, EF_SILT, EF_RATIO, EF_ORGANIC, EF_CARBONATE = 29.09, 0.31, 0.17, 0.33, -2.59, -0.95
#: SCF = 1/(1 + 0.0066·Cl² + 0.021·OM²), in percent [V].
SCF_CLAY, SCF_ORGANIC = 0.0066, 0.021
#: K' = exp(1.86·Kr − 2.41·Kr^0.934 − 0.127·Crr), Kr in cm [V].
RIDGE_RISE, RIDGE_FALL, RIDGE_EXPONENT, RANDOM_FALL = 1.86, 2.41, 0.934, 0.127
#: The regression of the erodible fraction holds for at least 5 % clay (Fryrear et al. 1994) [M]; dune sand with
#: less clay would let Sa/Cl explode.
MINIMUM_CLAY = 5.0
#: Range of the regression [%] (Fryrear et al. 1994) [M].
SAND_RANGE = (5.5, 93.6)
SILT_RANGE = (0.5, 69.5)
CLAY_RANGE = (5.0, 39.3)
SAND_TO_CLAY_RANGE = (1.2, 53.0)
ORGANIC_RANGE = (0.18, 4.79)
CARBONATE_RANGE = (0.0, 25.2)
#: K' is smallest (0.094) at Kr = 18 cm and rises beyond it [D]. Random roughness is limited to the same height [A].
MAXIMUM_ROUGHNESS = 18.0
#: Gravel that covers this share of the surface [%] leaves nothing to erode [A].
ARMOUR_COVER = 40.0
#: SLRf = exp(−0.0438·SC), flat residue SC in percent (original RWEQ) [V].
FLAT_RESIDUE = -0.0438
#: SLRs = exp(−0.0344·SA^0.6413), standing silhouette SA in cm² a m² of ground (original RWEQ) [M].
SILHOUETTE, SILHOUETTE_EXPONENT = -0.0344, 0.6413
#: SLRc = exp(−5.614·cc^0.7366), canopy cc as a fraction (original RWEQ) [V].
CANOPY, CANOPY_EXPONENT = -5.614, 0.7366
#: Upper bounds of the SL190-2007 grades 1–5 [t/(km²·a)] [V2].
SL190_BOUNDS = (200.0, 2500.0, 5000.0, 8000.0, 15000.0)
#: Ecosystem accounting: Qsf = 0.1699·(WF·EF·SCF·K')^1.3711·(1 − C^1.3711) [kg/m²] [V2].
ACCOUNTING_CONSTANT = 0.1699


def erodible_fraction(
    sand: ArrayLike, silt: ArrayLike, clay: ArrayLike, organic_matter: ArrayLike = 0.0, carbonate: ArrayLike = 0.0
) -> np.ndarray:
    """Return EF (0–1) from sand, silt, clay, organic matter and CaCO3, all in percent (Fryrear et al. 1994).

    EF = (29.09 + 0.31·Sa + 0.17·Si + 0.33·Sa/Cl − 2.59·OM − 0.95·CaCO3)/100, with clay of at least 5 %.
    Sand is total sand (0.05–2 mm); HJ 1173 means coarse sand (0.2–2 mm). Organic matter = 1.724 × organic carbon.
    """
    sand = np.asarray(sand)
    ratio = sand / np.maximum(np.asarray(clay), MINIMUM_CLAY)
    percent = EF_CONSTANT + EF_SAND * sand + EF_SILT * np.asarray(silt) + EF_RATIO * ratio
    percent = percent + EF_ORGANIC * np.asarray(organic_matter) + EF_CARBONATE * np.asarray(carbonate)
    return np.clip(percent / 100.0, 0.0, 1.0)


def crust_factor(clay: ArrayLike, organic_matter: ArrayLike = 0.0) -> np.ndarray:
    """Return SCF (0–1) = 1/(1 + 0.0066·Cl² + 0.021·OM²); clay and organic matter in percent, never g/kg."""
    return 1.0 / (1.0 + SCF_CLAY * np.asarray(clay) ** 2 + SCF_ORGANIC * np.asarray(organic_matter) ** 2)


def trampled_crust(crust: ArrayLike, trampling: ArrayLike) -> np.ndarray:
    """Return SCF' (0–1) = SCF + t·(1 − SCF) of a crust broken on a share t (0–1) of the ground by hooves or wheels [A].

    SCF is the crust that rain can form; t = 0 leaves it whole, t = 1 leaves none (SCF' = 1).
    """
    crust, trampling = np.asarray(crust), np.asarray(trampling)
    return crust + trampling * (1.0 - crust)


def gravel_factor(gravel: ArrayLike) -> np.ndarray:
    """Return what gravel leaves of the erodible fraction (0–1) = clip(1 − G/40, 0, 1), gravel cover G in percent [A].

    The erodible fraction knows nothing of gobi pavement; bare gravel plains would erode like dunes without it.
    """
    return np.clip(1.0 - np.asarray(gravel) / ARMOUR_COVER, 0.0, 1.0)


def ridge_roughness(relief: ArrayLike, length: ArrayLike) -> np.ndarray:
    """Return Kr [cm] = 0.2·ΔH²/L from the relief ΔH [cm] over a length L [cm] (Smith and Carson)."""
    return 0.2 * np.asarray(relief) ** 2 / np.asarray(length)


def roughness_factor(ridge: ArrayLike, random: ArrayLike = 0.0) -> np.ndarray:
    """Return K' (0–1) = exp(1.86·Kr − 2.41·Kr^0.934 − 0.127·Crr), Crr is 0 in HJ 1173.

    Ridge roughness Kr and random roughness Crr [cm] are limited to 0–18 cm: K' would rise again beyond it, and exceed
    1 above Kr = 50.7 cm.
    """
    ridge = np.clip(np.asarray(ridge), 0.0, MAXIMUM_ROUGHNESS)
    random = np.clip(np.asarray(random), 0.0, MAXIMUM_ROUGHNESS)
    return np.exp(RIDGE_RISE * ridge - RIDGE_FALL * ridge**RIDGE_EXPONENT - RANDOM_FALL * random)


def cover_factor(cover: ArrayLike, coefficient: ArrayLike) -> np.ndarray:
    """Return C (0–1) = exp(a·SC); vegetation cover SC in percent (0–100), coefficient a < 0 by land cover."""
    return np.exp(np.asarray(coefficient) * np.asarray(cover))


def flat_residue_factor(flat: ArrayLike) -> np.ndarray:
    """Return SLRf (0–1) = exp(−0.0438·SC) of the original RWEQ; cover SC by flat residue (litter) in percent."""
    return np.exp(FLAT_RESIDUE * np.asarray(flat))


def silhouette_factor(silhouette: ArrayLike) -> np.ndarray:
    """Return SLRs (0–1) = exp(−0.0344·SA^0.6413) of the original RWEQ [M].

    SA: silhouette area of standing residue [cm² a m² of ground] = stems a m² × diameter [cm] × height [cm].
    """
    return np.exp(SILHOUETTE * np.asarray(silhouette) ** SILHOUETTE_EXPONENT)


def canopy_factor(canopy: ArrayLike) -> np.ndarray:
    """Return SLRc (0–1) = exp(−5.614·cc^0.7366) of the original RWEQ; canopy cover cc as a fraction (0–1)."""
    return np.exp(CANOPY * np.asarray(canopy) ** CANOPY_EXPONENT)


def maximum_transport(product: ArrayLike) -> np.ndarray:
    """Return Qmax [kg/m] = 109.8·P, P = WF·EF·SCF·K'·C."""
    return TRANSPORT_CONSTANT * np.asarray(product)


def critical_length(product: ArrayLike) -> np.ndarray:
    """Return s [m] = 150.71·P^-0.3711; infinite where P is 0. The base is P, not Qmax."""
    with np.errstate(divide="ignore"):
        return LENGTH_CONSTANT * np.asarray(product, dtype=np.float64) ** LENGTH_EXPONENT


def transport_at(distance: float, product: ArrayLike) -> np.ndarray:
    """Return Q(x) [kg/m] = Qmax·(1 − exp(−(x/s)²)) at a downwind distance x [m]."""
    return maximum_transport(product) * -np.expm1(-((distance / critical_length(product)) ** 2))


def soil_loss(product: ArrayLike, distance: float) -> tuple[np.ndarray, np.ndarray]:
    """Return soil loss [t/km²] at a downwind distance z [m], and where the turning point was passed (bool).

    SL = (2z/s²)·Qmax·exp(−(z/s)²), written as (2·109.8/z)·P·r·e^-r with r = (z/s)². At a fixed z this falls again
    for P beyond the turning point (61.7 at 50 m), where the worst ground would look better; r stays at its turning
    value there (s ≥ 0.653·z), so that soil loss never falls while P rises.
    """
    product = np.asarray(product)
    ratio = (distance / LENGTH_CONSTANT) ** 2 * product ** (-2.0 * LENGTH_EXPONENT)
    turned = ratio > TURNING_RATIO
    ratio = np.minimum(ratio, TURNING_RATIO)
    scale = 2.0 * TRANSPORT_CONSTANT / distance * TONNES_PER_KM2
    return scale * product * ratio * np.exp(-ratio), turned


def ranking_index(product: ArrayLike) -> np.ndarray:
    """Return SL_max [t/km²] = 624.9·P^1.3711, the largest loss along the field: it never falls while P rises [D]."""
    return TONNES_PER_KM2 * RANKING_CONSTANT * np.asarray(product) ** RANKING_EXPONENT


def accounting_sand_fixation(potential: ArrayLike, cover: ArrayLike) -> np.ndarray:
    """Return sand fixation Qsf [kg/m²] of ecosystem accounting from WF·EF·SCF·K' and the cover factor C [V2]."""
    kept = 1.0 - np.asarray(cover) ** RANKING_EXPONENT
    return ACCOUNTING_CONSTANT * np.asarray(potential) ** RANKING_EXPONENT * kept


def sl190_class(loss: ArrayLike) -> np.ndarray:
    """Return the SL190-2007 grade 1 (slight) – 6 (severe) of a soil loss [t/(km²·a)]; NaN stays NaN."""
    loss = np.asarray(loss)
    grade = np.ones(loss.shape, dtype=np.float32)
    for bound in SL190_BOUNDS:
        grade += loss >= bound
    return np.where(np.isfinite(loss), grade, np.float32(np.nan))


def tonnes_per_km2(loss: ArrayLike, unit: str) -> np.ndarray:
    """Return a soil loss in t/km² (the unit of all soil losses here) from one in a unit of `LOSS_UNITS`."""
    return np.asarray(loss) * LOSS_UNITS[unit]


def tonnes_per_hectare(loss: ArrayLike) -> np.ndarray:
    """Return a soil loss in t/ha from one in t/km²; 1 t/ha = 100 t/km²."""
    return np.asarray(loss) / LOSS_UNITS["t/ha·a"]


def kilograms_per_square_metre(loss: ArrayLike) -> np.ndarray:
    """Return a soil loss in kg/m² from one in t/km²; 1 kg/m² = 1000 t/km² = 10 t/ha."""
    return np.asarray(loss) / LOSS_UNITS["kg/m²·a"]


def loss_figure(loss: float, unit: str = "t/km²·a") -> str:
    """Return a soil loss [t/km²] as a figure in ``unit``, with three digits; one below `LEAST_LOSS` only as that."""
    least = 0.0 < loss < LEAST_LOSS
    value = (LEAST_LOSS if least else loss) / LOSS_UNITS[unit]
    figure = f"{value:.3g}" if abs(value) < 1000.0 else f"{value:,.0f}".replace(",", " ")
    return f"< {figure}" if least else figure


def erosion_depth(loss: ArrayLike, density: ArrayLike) -> np.ndarray:
    """Return the depth [mm] that a soil loss [t/km²] takes off soil of a bulk density [t/m³].

    2500 t/km² is 1.7 mm at 1.5 t/m³: the depths of SL190-2007 (10 mm there) are for loose sand and do not follow.
    """
    return np.asarray(loss) / (TONNES_PER_KM2 * np.asarray(density))


def loss_of_depth(depth: ArrayLike, density: ArrayLike) -> np.ndarray:
    """Return the soil loss [t/km²] of a depth [mm] of soil of a bulk density [t/m³], as erosion pins measure it."""
    return np.asarray(depth) * TONNES_PER_KM2 * np.asarray(density)
