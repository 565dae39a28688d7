"""EF, SCF, K' and C one by one, from layers or numbers of any shapes that broadcast."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dss_planner.erosion import rweq
from dss_planner.erosion.loss.erosionchecks import TEXTURE_TOLERANCE
from dss_planner.erosion.loss.winderosion import WindErosionRequest

#: Land cover codes are 0–255.
CODES = 256


@dataclass(frozen=True)
class Ground:
    """The ground's factors (0–1), arrays that broadcast. erodible: EF with gravel; crust: SCF with trampling;
    roughness: K'; cover: C."""

    erodible: np.ndarray
    crust: np.ndarray
    roughness: np.ndarray
    cover: np.ndarray

    @property
    def bare(self) -> np.ndarray:
        """EF·SCF·K', the ground without vegetation."""
        return self.erodible * self.crust * self.roughness

    @property
    def product(self) -> np.ndarray:
        """EF·SCF·K'·C."""
        return self.bare * self.cover


@dataclass(frozen=True)
class Classes:
    """What land cover says of a cell. coefficient: a of C [1/%]; barren: nothing erodes; share: left on compacted
    ground (0–1)."""

    coefficient: np.ndarray
    barren: np.ndarray
    share: np.ndarray


def classes(request: WindErosionRequest, landcover: np.ndarray | None, shape: tuple[int, ...]) -> Classes:
    """Return what land cover (codes, NaN where unknown; None for no layer) says; NaN where it is unknown."""
    if landcover is None:
        coefficient = np.full(shape, request.default_coefficient, dtype=np.float32)
        return Classes(coefficient, np.zeros(shape, dtype=bool), np.ones(shape, dtype=np.float32))
    coefficients = np.full(CODES, np.nan, dtype=np.float32)
    shares = np.ones(CODES, dtype=np.float32)
    barren = np.zeros(CODES, dtype=bool)
    for code, value in request.cover_coefficients.items():
        coefficients[int(code)] = value
    for code, value in request.compaction.items():
        shares[int(code)] = value
    for code in request.non_erodible:
        coefficients[int(code)] = 0.0
        barren[int(code)] = True
    known = np.isfinite(landcover)
    codes = np.where(known, landcover, 0).astype(np.uint8)
    return Classes(
        np.where(known, coefficients[codes], np.float32(np.nan)), known & barren[codes], np.take(shares, codes)
    )


def ground(request: WindErosionRequest, layers: Mapping[str, np.ndarray], coefficient: np.ndarray) -> Ground:
    """Return the ground's factors from layers and numbers by what they are (`layers.ground_layers`).

    coefficient: a of C = exp(a·cover) [1/%]. Unknown (NaN) where a needed layer is, or where the soil does not add up
    to about 100 %. The formulas are those of `rweq`.
    """
    sand, silt, clay = layers["sand"], layers["silt"], layers["clay"]
    erodible = rweq.erodible_fraction(sand, silt, clay, layers["organic_matter"], layers["carbonate"])
    wrong = np.abs(sand + silt + clay - 100.0) > TEXTURE_TOLERANCE
    if np.any(wrong):
        erodible = np.where(wrong, np.float32(np.nan), erodible)
    if "gravel" in layers:
        erodible = erodible * rweq.gravel_factor(layers["gravel"])
    crust = rweq.crust_factor(clay, layers["organic_matter"])
    if np.any(layers["trampling"]):
        crust = rweq.trampled_crust(crust, layers["trampling"])
    roughness = rweq.roughness_factor(layers["roughness"], layers["random_roughness"])
    return Ground(erodible, crust, roughness, cover_factor(request, layers, coefficient))


def cover_factor(request: WindErosionRequest, layers: Mapping[str, np.ndarray], coefficient: np.ndarray) -> np.ndarray:
    """Return C (0–1) by the form that the request asks for."""
    if request.cover_form != "components":
        return rweq.cover_factor(layers["cover"], coefficient)
    factor = np.asarray(coefficient * np.float32(0.0) + np.float32(1.0))
    forms = {
        "flat_cover": rweq.flat_residue_factor,
        "silhouette": rweq.silhouette_factor,
        "canopy": rweq.canopy_factor,
    }
    for role, form in forms.items():
        if role in layers:
            factor = factor * form(layers[role])
    return factor
