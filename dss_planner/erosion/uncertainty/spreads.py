"""Inputs that may be uncertain, what can be drawn for them, and the default spreads with their sources."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dss_planner import paths
from dss_planner.erosion.factors import layers
from dss_planner.erosion.loss.winderosion import WindErosionRequest
from dss_planner.erosion.uncertainty.spread import DISTRIBUTIONS, KINDS, Spread
from dss_planner.erosion.uncertainty.uncertaintyrequest import ErosionUncertaintyRequest
from dss_planner.erosion.vegetation.endmembers import PAIRS
from dss_planner.erosion.weather.climate import DENSITY_FORMS, HEIGHT_RULES, STANDARD_HEIGHT
from dss_planner.erosion.weather.weatherrequest import WeatherFactorRequest
from dss_planner.errors import InputError
from dss_planner.text import Text, text

#: Inputs of the wind's expectation, of the weather factor as a whole, of cover from NDVI, of layers, and others.
WIND = ("weibull_k", "height_rule", "threshold", "wind")
WEATHER = (*WIND, "density_form")
NDVI = ("retention", "end_members")
GROUND = ("sand", "clay", "organic_matter", "carbonate", "gravel", "trampling", "roughness", "random_roughness")
INPUTS = (*WEATHER, "weather_factor", *GROUND, *NDVI, "cover", "cover_coefficient", "field_length", "loss_factor")
#: Choices that an input has.
_OPTIONS = {"height_rule": tuple(HEIGHT_RULES), "density_form": tuple(DENSITY_FORMS), "end_members": tuple(PAIRS)}
#: Largest and smallest value that a drawn number may give an input (numbers in its place).
_LIMITS = {
    "weibull_k": (0.8, 10.0),
    "threshold": (0.0, 20.0),
    "organic_matter": (0.0, 100.0),
    "carbonate": (0.0, 100.0),
    "trampling": (0.0, 1.0),
    "roughness": (0.0, 18.0),
    "random_roughness": (0.0, 18.0),
    "retention": (0.01, 1.0),
    "cover_coefficient": (-1.0, 0.0),
    "field_length": (1.0, 100_000.0),
}


@dataclass(frozen=True)
class Usable:
    """spreads: those that count, by input. left_out: inputs whose spread cannot count, with the reason."""

    spreads: dict[str, Spread]
    left_out: dict[str, Text]


def title(name: str) -> Text:
    """Return how people call an uncertain input."""
    own = {
        "weibull_k": text("Weibull shape of the wind"),
        "height_rule": text("Wind from 10 m to 2 m"),
        "threshold": text("Threshold wind speed"),
        "density_form": text("Air density formula"),
        "retention": text("Cover kept until spring"),
        "end_members": text("NDVI of bare soil and full cover"),
        "cover_coefficient": text("Cover coefficient"),
        "field_length": text("Field length"),
        "loss_factor": text("Calibration factor"),
    }
    return own[name] if name in own else layers.title(name)


def default_spreads(
    base: WindErosionRequest, weather: WeatherFactorRequest | None = None, cover: object = None
) -> dict[str, Spread]:
    """Return the default spreads of what these requests hold, from ``resources/erosion/uncertainty.json``."""
    found: dict[str, Spread] = {}
    for name, forms in _document().items():
        form = "map" if _is_map(name, base) else "number"
        entry = dict(forms.get(form, {}))
        unless = entry.pop("unless", ())
        if not entry or set(unless) & set(found):
            continue
        found[name] = _spread(entry)
        if _reason(name, found[name], base, weather, cover) is not None:
            del found[name]
    return found


def usable(request: ErosionUncertaintyRequest) -> Usable:
    """Return the spreads of a request that count, the default ones when it names none.

    Raises `InputError` for an unknown input, kind, distribution or option, and for bounds that make no sense.
    """
    base, weather, cover = request.base, request.weather, request.cover
    if request.uncertainties is None:
        return Usable(default_spreads(base, weather, cover), {})
    good: dict[str, Spread] = {}
    left_out: dict[str, Text] = {}
    for name, spread in request.uncertainties.items():
        _require_valid(name, spread)
        reason = _reason(name, spread, base, weather, cover)
        if reason is None:
            good[name] = spread
        else:
            left_out[name] = reason
    # in a fixed order, so that the mapping's does not matter
    return Usable({name: good[name] for name in INPUTS if name in good}, left_out)


def read_spreads(content: str) -> dict[str, Spread] | None:
    """Return spreads from JSON, ``{"sand": {"kind": "relative", "low": 0.9, "high": 1.1}, …}``; None for no text.

    Raises `InputError` when the text is no such JSON.
    """
    if not content.strip():
        return None
    try:
        entries = json.loads(content)
        return {str(name): _spread(entry) for name, entry in entries.items()}
    except (ValueError, TypeError, AttributeError) as error:
        raise InputError(
            "The spreads are not as expected: {reason}. Give JSON such as {example}.",
            reason=error,
            example='{"sand": {"kind": "relative", "low": 0.9, "high": 1.1}}',
        ) from error


def _spread(entry: Mapping[str, object]) -> Spread:
    values = dict(entry)
    for name in ("options", "weights"):
        if name in values:
            values[name] = tuple(values[name])  # type: ignore[arg-type]
    return Spread(**values)  # type: ignore[arg-type]


def _is_map(name: str, base: WindErosionRequest) -> bool:
    if name == "cover_coefficient":
        return bool(base.landcover)
    return name in ("cover", "wind", "weather_factor") or name in layers.ground_sources(base)


def _reason(
    name: str, spread: Spread, base: WindErosionRequest, weather: WeatherFactorRequest | None, cover: object
) -> Text | None:
    """Return why a spread cannot count, None when it does."""
    what = title(name)
    if name in WEATHER and weather is None:
        return text("“{input}” was not drawn: what the weather factor was made from is not known here.", input=what)
    if name in WIND and weather is not None and (weather.erosive_wind or weather.wind_sd):
        return text(
            "“{input}” was not drawn: the wind's distribution was measured, so nothing was assumed about it.",
            input=what,
        )
    if name == "height_rule" and weather is not None and weather.wind_height != STANDARD_HEIGHT:
        return text("“{input}” was not drawn: the wind was not measured at 10 m.", input=what)
    if name in NDVI and (cover is None or base.cover_form == "components"):
        return text("“{input}” was not drawn: the NDVI that cover was made from is not known here.", input=what)
    if name == "retention" and getattr(cover, "retention", 1.0) == 1.0:
        return text("“{input}” was not drawn: the NDVI is of the dust season itself.", input=what)
    if name in ("cover", "cover_coefficient") and base.cover_form == "components":
        return text("“{input}” was not drawn: cover is computed from its components.", input=what)
    if name in ("gravel",) and not base.gravel:
        return text("“{input}” was not drawn: there is no layer of it.", input=what)
    if spread.kind in ("absolute", "choice") and _is_map(name, base):
        return text(
            "“{input}” was not drawn: it is a map, and one number for all of it was given. Give factors.", input=what
        )
    return None


def _require_valid(name: str, spread: Spread) -> None:
    if name not in INPUTS:
        raise InputError(
            "“{found}” is not an input that can be uncertain; {expected} are.", found=name, expected=", ".join(INPUTS)
        )
    if spread.kind not in KINDS or spread.distribution not in DISTRIBUTIONS:
        raise InputError(
            "The spread of “{layer}” is of kind “{kind}” and distribution “{distribution}”; kinds are {kinds}, "
            "distributions {distributions}.",
            layer=title(name),
            kind=spread.kind,
            distribution=spread.distribution,
            kinds=", ".join(KINDS),
            distributions=", ".join(DISTRIBUTIONS),
        )
    if spread.kind == "choice" or name in _OPTIONS:
        _require_options(name, spread)
        return
    low, high = (0.0, 100.0) if spread.kind == "relative" else _LIMITS.get(name, (-1e9, 1e9))
    positive = spread.distribution != "lognormal" or spread.low > 0.0
    inside = spread.kind == "offset" or low <= spread.low <= spread.high <= high
    if not (spread.low <= spread.high and inside and positive):
        raise InputError(
            "The spread of “{layer}” goes from {found_low} to {found_high}; bounds in ascending order within {low} to "
            "{high} are expected (above 0 for a log-normal one).",
            layer=title(name),
            found_low=spread.low,
            found_high=spread.high,
            low=low,
            high=high,
        )


def _require_options(name: str, spread: Spread) -> None:
    known = _OPTIONS.get(name)
    wrong = [option for option in spread.options if known is not None and option not in known]
    weights = spread.weights
    if not spread.options or wrong or (weights and (len(weights) != len(spread.options) or min(weights) < 0.0)):
        raise InputError(
            "The options of “{layer}” are {found}; at least one of {expected} is expected, with no weights or one "
            "(0 or more) for each.",
            layer=title(name),
            found=", ".join(map(str, spread.options)) or "none",
            expected=", ".join(known) if known else "its possible values",
        )


def limits(name: str) -> tuple[float, float]:
    """Return the smallest and largest value that a number in the place of an input may have."""
    return _LIMITS.get(name, (-1e9, 1e9))


@lru_cache(maxsize=1)
def _document() -> Mapping[str, Mapping[str, dict]]:
    return json.loads(paths.resource("erosion", "uncertainty.json").read_text(encoding="utf-8"))["inputs"]
