"""Inputs that may be uncertain, what can be drawn for them, and the default spreads with their sources."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dss_planner import paths
from dss_planner.erosion.factors import layers
from dss_planner.erosion.loss.winderosion import WindErosionRequest
from dss_planner.erosion.uncertainty.ownnumbers import (
    beside_the_number,
    fitted,
    own_choice,
    own_coefficient,
    own_number,
    preferred,
)
from dss_planner.erosion.uncertainty.spread import DISTRIBUTIONS, KINDS, Spread
from dss_planner.erosion.uncertainty.uncertaininputs import INPUTS, NDVI, OPTIONS, WEATHER, WIND, limits, title
from dss_planner.erosion.uncertainty.uncertaintyrequest import ErosionUncertaintyRequest
from dss_planner.erosion.vegetation.vegetationcover import VegetationCoverRequest
from dss_planner.erosion.weather.climate import STANDARD_HEIGHT
from dss_planner.erosion.weather.weatherrequest import WeatherFactorRequest
from dss_planner.errors import InputError
from dss_planner.text import Text, text


@dataclass(frozen=True)
class Usable:
    """spreads: those that count, by input. left_out: inputs whose spread cannot count, with the reason. fits: what to
    say of how the spreads lie to the study's own numbers."""

    spreads: dict[str, Spread]
    left_out: dict[str, Text]
    fits: tuple[Text, ...] = ()


def default_spreads(
    base: WindErosionRequest, weather: WeatherFactorRequest | None = None, cover: VegetationCoverRequest | None = None
) -> dict[str, Spread]:
    """Return the default spreads of what these requests hold, from ``resources/erosion/uncertainty.json``.

    A number that is not the one its range is stated for gets a range as wide around it; an own choice that is not the
    default one is drawn as often as all others together.
    """
    return {name: spread for name, (spread, _) in _defaults(base, weather, cover).items()}


def _defaults(
    base: WindErosionRequest, weather: WeatherFactorRequest | None, cover: VegetationCoverRequest | None
) -> dict[str, tuple[Spread, Text | None]]:
    """Return the default spreads, and what to say of those that were fitted to the study."""
    found: dict[str, tuple[Spread, Text | None]] = {}
    for name, forms in _document().items():
        form = "map" if _is_map(name, base) else "number"
        entry = dict(forms.get(form, {}))
        unless = entry.pop("unless", ())
        stated_for = entry.pop("stated_for", None)
        if not entry or set(unless) & set(found):
            continue
        spread = _spread(entry)
        if _reason(name, spread, base, weather, cover) is not None:
            continue
        if name == "cover_coefficient" and form == "number":
            found[name] = own_coefficient(spread, _spread(forms["map"]), base.default_coefficient)
        elif spread.kind == "choice":
            found[name] = preferred(name, spread, stated_for, own_choice(name, base, weather, cover), cover)
        else:
            found[name] = fitted(name, spread, stated_for, own_number(name, base, weather, cover))
    return found


def usable(request: ErosionUncertaintyRequest) -> Usable:
    """Return the spreads of a request that count, the default ones when it names none.

    Raises `InputError` for an unknown input, kind, distribution or option, and for bounds that make no sense.
    """
    base, weather, cover = request.base, request.weather, request.cover
    if request.uncertainties is None:
        spreads = default_spreads(base, weather, cover)
        return Usable(spreads, {}, _fits(spreads, base, weather, cover))
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
    ordered = {name: good[name] for name in INPUTS if name in good}
    return Usable(ordered, left_out, _fits(ordered, base, weather, cover))


def _fits(
    spreads: Mapping[str, Spread],
    base: WindErosionRequest,
    weather: WeatherFactorRequest | None,
    cover: VegetationCoverRequest | None,
) -> tuple[Text, ...]:
    """Return what to say of how the spreads lie to the study's own numbers; a default one may have been named too."""
    defaults = _defaults(base, weather, cover)
    notes = []
    for name, spread in spreads.items():
        default, note = defaults.get(name, (None, None))
        if note is not None and spread == default:
            notes.append(note)
        beside = beside_the_number(name, spread, own_number(name, base, weather, cover))
        if beside is not None:
            notes.append(beside)
    return tuple(notes)


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
    name: str,
    spread: Spread,
    base: WindErosionRequest,
    weather: WeatherFactorRequest | None,
    cover: VegetationCoverRequest | None,
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
    if name == "retention" and cover is not None and cover.ndvi_season == "spring":
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
    if spread.kind == "choice" or name in OPTIONS:
        _require_options(name, spread)
        return
    low, high = (0.0, 100.0) if spread.kind == "relative" else limits(name)
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
    known = OPTIONS.get(name)
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


@lru_cache(maxsize=1)
def _document() -> Mapping[str, Mapping[str, dict]]:
    return json.loads(paths.resource("erosion", "uncertainty.json").read_text(encoding="utf-8"))["inputs"]
