"""Numbers and choices of the susceptibility index, checked before anything is read."""

from __future__ import annotations

import math
from collections.abc import Mapping

from dss_planner.erosion.susceptibility.defaults import defaults
from dss_planner.erosion.susceptibility.ilswerequest import COMBINATIONS, FACTORS, SusceptibilityRequest
from dss_planner.errors import InputError


def require_request(request: SusceptibilityRequest) -> None:
    """Raise `InputError` for a combination, layers or numbers that do not go together."""
    if request.combination not in COMBINATIONS:
        raise InputError(
            "The combination is “{found}”; {expected} are expected. Choose one of these.",
            found=request.combination,
            expected=", ".join(COMBINATIONS),
        )
    if not request.erodible_fraction and not (request.sand and request.silt and request.clay):
        raise InputError(
            "Neither the erodible fraction nor all of sand, silt and clay are given; the susceptibility index needs "
            "the soil. Choose a raster of the erodible fraction [0–1], or sand, silt and clay [%]."
        )
    for percent in (request.assumed_organic_matter, request.assumed_carbonate):
        if not 0.0 <= percent <= 100.0:
            raise InputError("The assumed soil content is {found} %; 0–100 % is expected.", found=percent)
    for code in (*request.roughness_by_class, *request.non_erodible):
        if not 0 <= code <= 255:
            raise InputError("The land cover code {found} is outside 0–255; use planner classes.", found=code)
    for value in request.roughness_by_class.values():
        if not 0.0 <= value <= 1.0:
            raise InputError(
                "The roughness membership of a land cover class is {found}; 0 (forest) to 1 (bare) is expected.",
                found=value,
            )


def weights_of(request: SusceptibilityRequest, factors: tuple[str, ...]) -> dict[str, float]:
    """Return factor → weight, summing to 1; equal when the request has none, all 1 for the product.

    Raises `InputError` for a weight of an unknown factor, a missing, negative or infinite weight, or a sum of 0.
    """
    if request.combination == "product":
        return dict.fromkeys(factors, 1.0)
    given = request.weights or dict.fromkeys(factors, 1.0)
    for name in given:
        if name not in FACTORS:
            raise InputError(
                "There is no factor “{found}” to weigh; {expected} are known. Correct the weights.",
                found=name,
                expected=", ".join(FACTORS),
            )
    for name in factors:
        if name not in given:
            raise InputError(
                "The factor “{name}” has no weight. Give a weight to each of {expected}, or none at all for equal "
                "weights.",
                name=name,
                expected=", ".join(factors),
            )
    return _scaled({name: float(given[name]) for name in factors})


def _scaled(weights: Mapping[str, float]) -> dict[str, float]:
    total = sum(weights.values())
    if min(weights.values()) < 0.0 or not math.isfinite(total) or total <= 0.0:
        raise InputError(
            "The weights are {found}; numbers of 0 and more, not all 0, are expected. Correct them.",
            found=", ".join(f"{name} {weight:g}" for name, weight in weights.items()),
        )
    return {name: weight / total for name, weight in weights.items()}


def class_bounds_of(request: SusceptibilityRequest) -> tuple[float, ...]:
    """Return the four bounds of the classes; equal intervals when the request has none. Raises `InputError`."""
    if not request.class_bounds:
        numbers = defaults("ilswe").numbers
        return tuple(numbers[f"class_bound_{number}"].value for number in range(1, 5))
    bounds = tuple(map(float, request.class_bounds))
    if len(bounds) != 4 or list(bounds) != sorted(set(bounds)) or not 0.0 < bounds[0] <= bounds[-1] < 1.0:
        raise InputError(
            "The bounds of the classes are {found}; four rising numbers between 0 and 1 are expected "
            "(equal intervals: 0.2, 0.4, 0.6, 0.8).",
            found=", ".join(f"{bound:g}" for bound in bounds),
        )
    return bounds
