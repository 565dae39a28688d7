"""An index of land susceptibility to wind erosion (ILSWE) for places without the data of a soil loss equation.

Factors and idea: Borrelli et al. 2016 (climate, soil, vegetation, roughness; fuzzy ranking) [V abstract]; product of
five factors: Fenta et al. 2020 [V2]; memberships as in MISLAND and LaSWE [V]. Their class limits were not at hand.
"""

from __future__ import annotations

from collections.abc import Mapping

from dss_planner import provenance
from dss_planner.erosion.loss.erosionchecks import require_percent_cover
from dss_planner.erosion.susceptibility.defaults import defaults
from dss_planner.erosion.susceptibility.ilsweblocks import IlsweBlocks
from dss_planner.erosion.susceptibility.ilswechecks import class_bounds_of, require_request, weights_of
from dss_planner.erosion.susceptibility.ilswenotes import notes_of
from dss_planner.erosion.susceptibility.ilswerequest import (
    FACTORS,
    SusceptibilityRequest,
    SusceptibilityResult,
)
from dss_planner.erosion.susceptibility.inputchecks import require_months
from dss_planner.erosion.susceptibility.memberships import Membership
from dss_planner.erosion.susceptibility.resolving import resolved_by_percentile
from dss_planner.raster.blocks import Source, map_blocks
from dss_planner.raster.writing import Band
from dss_planner.running import CancelCheck, Progress, never, portion, silent
from dss_planner.text import text

#: Share of the progress that the search for percentiles takes.
_SEARCH = 0.2
#: Where breakpoints come from, for messages.
WHERE = "the breakpoints of the susceptibility index"
_LABELS = {
    "climate": "Climate",
    "erodible_fraction": "Erodible fraction",
    "crust": "Crust",
    "cover": "Cover",
    "roughness": "Roughness",
}


def compute_susceptibility(
    request: SusceptibilityRequest, progress: Progress = silent, cancelled: CancelCheck = never, threads: int = 0
) -> SusceptibilityResult:
    """Write the index [0–1], its class 1–5, and the membership of each factor as bands.

    A percentile that a breakpoint stands for is worked out first and is a number in the result. threads: 0 for as many
    as help; the result does not depend on it. Raises `InputError` for missing layers, wrong numbers, units, grids,
    band counts or land cover codes without a roughness; `OutputError`; `Cancelled`.
    """
    require_request(request)
    require_percent_cover(request.cover)
    months = require_months(request.months, request.climate, "Climatic erosivity")
    factors = used_factors(request)
    weights, bounds = weights_of(request, factors), class_bounds_of(request)
    rules = defaults("ilswe").memberships_with(request.breakpoints, WHERE)
    rules = _resolve({name: rules[name] for name in factors}, request, months, portion(progress, 0, _SEARCH), cancelled)
    sources, roles = _sources(request, months, factors)
    blocks = IlsweBlocks(request, roles, factors, rules, weights, bounds)
    written = map_blocks(
        blocks,
        sources,
        request.output,
        (
            Band("Susceptibility to wind erosion", "0–1"),
            Band("Susceptibility class (5 equal intervals)" if not request.class_bounds else "Susceptibility class"),
            *(Band(f"{_LABELS[name]} membership", "0–1") for name in factors),
        ),
        text("Susceptibility to wind erosion"),
        classes=True,
        pure=True,
        progress=portion(progress, _SEARCH, 1),
        cancelled=cancelled,
        threads=threads,
    )
    seen = written.tally
    result = SusceptibilityResult(
        request.output,
        written.known,
        factors,
        rules,
        bounds,
        weights,
        seen.shares(),
        dict(zip(factors, seen.zeros.tolist())),
        notes_of(request, rules, factors, seen),
    )
    inputs = {source.name: source.path for source in sources}
    provenance.record(request.output, "susceptibility", inputs, request, result)
    return result


def used_factors(request: SusceptibilityRequest) -> tuple[str, ...]:
    """Return the factors that the request has layers for, in the order of `FACTORS`."""
    texture = bool(request.sand and request.silt and request.clay)
    has = {
        "climate": True,
        "erodible_fraction": bool(request.erodible_fraction) or texture,
        "crust": bool(request.crust or request.clay),
        "cover": True,
        "roughness": bool(request.roughness or request.landcover),
    }
    return tuple(name for name in FACTORS if has[name])


def _resolve(
    rules: Mapping[str, Membership],
    request: SusceptibilityRequest,
    months: tuple[int, ...],
    progress: Progress,
    cancelled: CancelCheck,
) -> dict[str, Membership]:
    """Return the memberships with numbers in place of percentiles, found over the factor's own layer."""
    layers = {
        "climate": ("Climatic erosivity", request.climate, months),
        "erodible_fraction": ("Erodible fraction", request.erodible_fraction, (1,)),
        "crust": ("Crust factor", request.crust, (1,)),
        "cover": ("Vegetation cover", request.cover, (1,)),
        "roughness": ("Roughness", request.roughness, (1,)),
    }
    return resolved_by_percentile(rules, layers, WHERE, progress, cancelled)


def _sources(
    request: SusceptibilityRequest, months: tuple[int, ...], factors: tuple[str, ...]
) -> tuple[list[Source], tuple[str, ...]]:
    """Return the rasters to read and, in the same order, the role of each."""

    def single(name: str, path: str, meaning: str, codes: bool = False) -> Source:
        return Source(name, path, count=1, meaning=meaning, codes=codes)

    entries = [
        ("climate", Source("Climatic erosivity", request.climate, months)),
        ("cover", single("Vegetation cover", request.cover, "cover in percent")),
    ]
    wanted = [
        ("erodible_fraction", "Erodible fraction", request.erodible_fraction, "erodible fraction 0–1"),
        ("crust", "Crust factor", request.crust, "crust factor 0–1"),
        ("roughness", "Roughness", request.roughness, "roughness factor 0–1"),
        ("landcover", "Land cover", request.landcover, "planner classes"),
    ]
    if not request.erodible_fraction:
        wanted += [("sand", "Sand", request.sand, "sand in percent"), ("silt", "Silt", request.silt, "silt in percent")]
    if not (request.erodible_fraction and request.crust):
        wanted += [("clay", "Clay", request.clay, "clay in percent")]
        wanted += [("organic_matter", "Organic matter", request.organic_matter, "organic matter in percent")]
    if not request.erodible_fraction:
        wanted += [("carbonate", "Carbonate", request.carbonate, "CaCO3 in percent")]
    entries += [
        (role, single(name, path, meaning, role == "landcover")) for role, name, path, meaning in wanted if path
    ]
    return [source for _, source in entries], tuple(role for role, _ in entries)
