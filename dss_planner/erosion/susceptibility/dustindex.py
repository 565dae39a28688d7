"""Surface types, dust source potential and sand hazard as pure functions on arrays.

The dust source potential is an emission on a logarithmic scale between the lowest and the highest PM10 emission that
wind tunnels measured on such surfaces (ChinaXiv 201805.00405 [V]): 0 is 0.003, 100 is 5.4 mg/m²s. Each surface type
starts at the geometric mean of its published range; fines, cover, armour, disturbance and wind move it from there by
factors that are stated in the numbers. It ranks places; it is no emission inventory.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dss_planner.erosion import rweq
from dss_planner.erosion.susceptibility.dustphysics import available_fines
from dss_planner.erosion.susceptibility.dustrequest import DUNE, FAN, GRAVEL, NO_SOURCE, OTHER, PLAYA
from dss_planner.erosion.susceptibility.memberships import Membership


@dataclass(frozen=True)
class Emissions:
    """Logarithms (base 10) of PM10 emissions [mg/m²s]: of loose surfaces (playa, dune, fan), gravel and others; what
    breaking a loose or another surface can raise them to; bottom and top of the scale."""

    loose: float
    gravel: float
    other: float
    broken_loose: float
    broken_other: float
    bottom: float
    top: float


def emissions_of(numbers: Mapping[str, float]) -> Emissions:
    """Return the emissions from the published ranges.

    Loose surfaces and gravel take the geometric means of their ranges; other surfaces, of which none was published,
    the geometric mean of these two [A]. Breaking a loose surface raises it at most to the upper end of the loose range,
    breaking any other one at most to its lower end [A].
    """
    loose_low, loose_high = math.log10(numbers["loose_low"]), math.log10(numbers["loose_high"])
    gravel_low, gravel_high = math.log10(numbers["gravel_low"]), math.log10(numbers["gravel_high"])
    loose, gravel = (loose_low + loose_high) / 2, (gravel_low + gravel_high) / 2
    return Emissions(loose, gravel, (loose + gravel) / 2, loose_high, loose_low, gravel_low, loose_high)


@dataclass
class Surface:
    """What is known of the cells of a block, arrays (rows, columns) with NaN where unknown.

    sand, silt, clay, cover [%]; forms, types: codes of `landform_types` and `surface_types`; armour: share of the
    gravel pavement (0–1); disturbance (0–1); weather: share of the strongest dry winds (0–1).
    """

    sand: np.ndarray
    silt: np.ndarray
    clay: np.ndarray
    cover: np.ndarray
    forms: np.ndarray
    types: np.ndarray
    armour: np.ndarray
    disturbance: np.ndarray
    weather: np.ndarray


def landform_types(
    sand: np.ndarray,
    bare: np.ndarray,
    no_source: np.ndarray,
    playa: np.ndarray,
    sandy_class: np.ndarray,
    basin: np.ndarray,
    fan: np.ndarray,
    dune_sand: float,
) -> np.ndarray:
    """Return the form of each cell (int8), the first that holds of: no source, mapped lake bed (``playa``), land cover
    sand, bottom of a closed basin, bare ground of dune sand, fan, other.

    sand [%]; dune_sand: sand content from which bare ground counts as dunes [%]; the other arrays are bool.
    """
    rules = (
        (no_source, NO_SOURCE),
        (playa, PLAYA),
        (sandy_class, DUNE),
        (basin, PLAYA),
        (bare & (sand >= dune_sand), DUNE),
        (fan, FAN),
    )
    return np.select([rule for rule, _ in rules], [np.int8(code) for _, code in rules], np.int8(OTHER))


def gravel_armour(
    sand: np.ndarray, bare: np.ndarray, forms: np.ndarray, rules: Mapping[str, Membership], assumed: float
) -> np.ndarray:
    """Return the share of gravel pavement (0–1) where no gravel layer is given [A].

    Bare ground other than lake beds and dunes has the ``assumed`` gravel cover [%] as far as its texture is coarse.
    """
    open_ground = bare & ~np.isin(forms, (PLAYA, DUNE, NO_SOURCE))
    full = float(rules["armour"].of(np.array(assumed)))
    return np.where(open_ground, full * rules["coarse"].of(sand), 0.0 * sand)


def surface_types(
    forms: np.ndarray, sand: np.ndarray, bare: np.ndarray, gravel: np.ndarray | None, numbers: Mapping[str, float]
) -> np.ndarray:
    """Return the surface type of each cell (int8): its form, or gravel where a fan or other ground is stony.

    gravel: its cover [%], or None: then bare ground of coarse texture is called gravel [A].
    """
    stony = bare & (sand >= numbers["gravel_sand"]) if gravel is None else gravel >= numbers["gravel_from"]
    return np.where(stony & np.isin(forms, (FAN, OTHER)), np.int8(GRAVEL), forms)


def mend_texture(
    surface: Surface, mapped: np.ndarray, sandy_class: np.ndarray, numbers: Mapping[str, float]
) -> Surface:
    """Return the surface with the texture of mapped lake beds and sand seas, which soil maps are too coarse to show.

    On mapped lake beds silt and clay are together at least playa_fines [%]; in land cover sand, sand is at least
    dune_sand [%]. Shares are scaled so that they still add up to what they did.
    """
    total = surface.sand + surface.silt + surface.clay
    fines = surface.silt + surface.clay
    wanted = np.where(mapped & (surface.types == PLAYA), np.maximum(fines, numbers["playa_fines"]), fines)
    most = np.where(sandy_class & (surface.types == DUNE), np.minimum(fines, 100.0 - numbers["dune_sand"]), fines)
    wanted = np.minimum(np.where(wanted > fines, wanted, most), total)
    silt_share = np.divide(surface.silt, fines, out=np.full_like(fines, 0.5), where=fines > 0.0)
    changed = wanted != fines
    surface.silt = np.where(changed, wanted * silt_share, surface.silt)
    surface.clay = np.where(changed, wanted * (1.0 - silt_share), surface.clay)
    surface.sand = np.where(changed, total - wanted, surface.sand)
    return surface


def dust_potential(surface: Surface, fines: Membership, numbers: Mapping[str, float]) -> np.ndarray:
    """Return the dust source potential (0–100).

    log E = base(form) moved towards gravel by the armour and towards broken ground by disturbance, + log of the share
    of fines, + coefficient·cover, + log of the share of wind. Monotone: never falls with fines, wind or disturbance,
    never rises with cover or armour.
    """
    levels = emissions_of(numbers)
    loose = np.isin(surface.forms, (PLAYA, DUNE, FAN))
    base = np.where(loose, levels.loose, levels.other)
    broken = np.where(loose, levels.broken_loose, levels.broken_other)
    log_emission = base + surface.armour * (levels.gravel - base)
    broken = broken + surface.armour * (levels.broken_other - broken)
    log_emission += surface.disturbance * np.maximum(broken - log_emission, 0.0)
    share = fines.of(available_fines(surface.silt, surface.clay, numbers["clay_limit"]))
    with np.errstate(divide="ignore"):
        log_emission += np.log10(share) + np.log10(surface.weather)
    log_emission += numbers["dust_cover_coefficient"] * surface.cover / math.log(10.0)
    score = 100.0 * np.clip((log_emission - levels.bottom) / (levels.top - levels.bottom), 0.0, 1.0)
    return np.where(surface.types == NO_SOURCE, 0.0 * score, score).astype(np.float32)


def sand_hazard(surface: Surface, sandiness: Membership, numbers: Mapping[str, float]) -> np.ndarray:
    """Return the sand hazard (0–100) = 100 · sand · loose · open · wind.

    sand: membership of the sand content; loose: the crust factor SCF of RWEQ (1 on dunes) without the gravel armour
    (0–1), both lifted by disturbance; open: exp(a·cover) with the coefficient of sand. Linear, not logarithmic.
    """
    crust = np.where(surface.types == DUNE, 1.0, rweq.crust_factor(surface.clay))
    loose = crust + surface.disturbance * (1.0 - crust)
    loose = loose * (1.0 - surface.armour * (1.0 - surface.disturbance))
    hazard = 100.0 * sandiness.of(surface.sand) * loose * surface.weather
    hazard = hazard * rweq.cover_factor(surface.cover, numbers["sand_cover_coefficient"])
    return np.where(surface.types == NO_SOURCE, 0.0 * hazard, hazard).astype(np.float32)
