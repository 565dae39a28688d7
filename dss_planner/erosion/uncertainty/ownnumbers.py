"""The study's own numbers and choices in what is drawn: a default range is stated for a default number only."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from dss_planner.erosion.factors.layers import ground_numbers
from dss_planner.erosion.loss.winderosion import WindErosionRequest
from dss_planner.erosion.uncertainty.spread import Spread
from dss_planner.erosion.uncertainty.uncertaininputs import limits, title
from dss_planner.erosion.vegetation.endmembers import PAIRS, PERCENTILES, scene_percentiles
from dss_planner.erosion.vegetation.vegetationcover import VegetationCoverRequest
from dss_planner.erosion.weather.weatherrequest import WeatherFactorRequest
from dss_planner.erosion.wind.windclimate import DEFAULT_SHAPE
from dss_planner.running import CancelCheck, Progress
from dss_planner.text import Text, text

#: Units that tell nothing beside a number.
_SILENT_UNITS = ("", "0–1")


def own_number(
    name: str, base: WindErosionRequest, weather: WeatherFactorRequest | None, cover: VegetationCoverRequest | None
) -> float | None:
    """Return the number that the study has for an input, None where it has none."""
    numbers = {**ground_numbers(base), "cover_coefficient": base.default_coefficient, "field_length": base.field_length}
    if weather is not None:
        numbers["weibull_k"] = weather.weibull_k or DEFAULT_SHAPE
        numbers["threshold"] = weather.threshold
    if cover is not None:
        numbers["retention"] = cover.retention
    return numbers.get(name)


def fitted(name: str, spread: Spread, stated_for: float | None, own: float | None) -> tuple[Spread, Text | None]:
    """Return a default range laid around the study's own number, and what to say of it.

    Where the study has the number that the range is stated for, the range stays as it is; elsewhere it is as wide,
    with the study's number in the middle, and ends where the input's valid values do.
    """
    if stated_for is None or own is None or math.isclose(own, stated_for, rel_tol=1e-6, abs_tol=1e-9):
        return spread, None
    lowest, highest = limits(name)
    half = 0.5 * (spread.high - spread.low)
    low, high = round(max(own - half, lowest), 10), round(min(own + half, highest), 10)
    source = f"As wide as the default range {spread.low:g}–{spread.high:g}, around the study's {own:g}. {spread.source}"
    note = text(
        "“{input}” is {own} in this study; the default range {default} is stated for {usual}. It was drawn from "
        "{range}, a range of the same width around the study's number (within valid values).",
        input=title(name),
        own=_with_unit(f"{own:g}", spread.unit),
        default=_with_unit(f"{spread.low:g}–{spread.high:g}", spread.unit),
        usual=_with_unit(f"{stated_for:g}", spread.unit),
        range=_with_unit(f"{low:g}–{high:g}", spread.unit),
    )
    return replace(spread, low=low, high=high, source=source, tag="[A]"), note


def own_coefficient(spread: Spread, by_factor: Spread, own: float) -> tuple[Spread, Text | None]:
    """Return the options of the cover coefficient, or for a study with another one the factors ``by_factor`` of it."""
    if any(math.isclose(own, float(str(option)), rel_tol=1e-6) for option in spread.options):
        return spread, None
    note = text(
        "“{input}” is {own} 1/% in this study, which is none of the published {options}: {low} to {high} times the "
        "study's number was drawn.",
        input=title("cover_coefficient"),
        own=f"{own:g}",
        options=", ".join(f"{float(str(option)):g}" for option in spread.options),
        low=f"{by_factor.low:g}",
        high=f"{by_factor.high:g}",
    )
    return by_factor, note


def own_choice(
    name: str, base: WindErosionRequest, weather: WeatherFactorRequest | None, cover: VegetationCoverRequest | None
) -> str | None:
    """Return the option that the study has for an input, None where it has none."""
    if name == "end_members" and cover is not None:
        pair = (cover.soil_ndvi, cover.full_ndvi)
        published = [option for option, numbers in PAIRS.items() if all(map(math.isclose, pair, numbers))]
        return published[0] if cover.end_members == "own" and published else cover.end_members
    if weather is not None and name in ("height_rule", "density_form"):
        return str(getattr(weather, name))
    return None


def preferred(
    name: str, spread: Spread, stated_for: str | None, own: str | None, cover: VegetationCoverRequest | None
) -> tuple[Spread, Text | None]:
    """Return options of which the study's own is as likely as all others together [A], and what to say of it.

    Where the study has the option that is the default, they stay as they are.
    """
    if stated_for is None or own is None or own == stated_for:
        return spread, None
    others = tuple(option for option in spread.options if option != own)
    options = spread.options if own in spread.options else (*spread.options, own)
    weights = tuple(float(len(others)) if option == own else 1.0 for option in options)
    source = f"{spread.source} The study's own choice counts as much as all others together (assumed)."
    note = text(
        "“{input}” is {own} in this study, which is not the default {usual}: it was drawn as often as all others "
        "({others}) together.",
        input=title(name),
        own=_option(own, cover),
        usual=_option(stated_for, cover),
        others=", ".join(_option(str(option), cover) for option in others),
    )
    return replace(spread, options=options, weights=weights, source=source, tag=f"{spread.tag[:-1]}/A]"), note


def beside_the_number(name: str, spread: Spread, own: float | None) -> Text | None:
    """Return what to say of a range that does not hold the study's number within it, None when it does."""
    if spread.kind != "absolute" or own is None:
        return None
    drawn = _with_unit(f"{spread.low:g}–{spread.high:g}", spread.unit)
    number = _with_unit(f"{own:g}", spread.unit)
    if name == "organic_matter" and own <= spread.low < spread.high:
        return text(
            "“{input}” is {own} in the soil loss, as there is no layer of it, but was drawn from {range}: it binds "
            "soil, so the soil loss lies towards the high end of what was drawn.",
            input=title(name),
            own=number,
            range=drawn,
        )
    if spread.low <= own <= spread.high:
        return None
    return text(
        "“{input}” is {own} in this study but was drawn from {range}, which does not hold it: the middle estimate and "
        "the soil loss differ by that too.",
        input=title(name),
        own=number,
        range=drawn,
    )


def end_member_pairs(
    cover: VegetationCoverRequest | None, options: Iterable[object], progress: Progress, cancelled: CancelCheck
) -> dict[str, tuple[float, float]]:
    """Return the NDVI of bare soil and full cover of the published pairs, the own pair, and, if they are among the
    options, the percentiles of the scene, which are read from it."""
    pairs = dict(PAIRS)
    if cover is None:
        return pairs
    pairs["own"] = (cover.soil_ndvi, cover.full_ndvi)
    if "percentiles" in options:
        soil, full = scene_percentiles(cover.ndvi, str(title("ndvi")), PERCENTILES, progress, cancelled)
        pairs["percentiles"] = (soil, full)
    return pairs


def _option(option: str, cover: VegetationCoverRequest | None) -> str:
    """Return an option, end members as numbers."""
    if option == "percentiles":
        return "/".join(f"P{share:g}" for share in PERCENTILES)
    pair = (cover.soil_ndvi, cover.full_ndvi) if option == "own" and cover is not None else PAIRS.get(option)
    return option if pair is None else "/".join(f"{number:g}" for number in pair)


def _with_unit(number: str, unit: str) -> str:
    return number if unit in _SILENT_UNITS else f"{number} {unit}"
