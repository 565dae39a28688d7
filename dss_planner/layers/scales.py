"""Classes, colours and legend labels of the planner's rasters, as data.

The colours are those of `charts.colours`, so that a map and its charts agree.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from dss_planner.charts.colours import (
    BLUE,
    BROWN_TEAL,
    CIVIDIS,
    EARTH,
    GREEN,
    PURPLE,
    ROSE,
    VIRIDIS,
    YELLOW_BROWN,
    spread,
)
from dss_planner.text import Text, text

UNREACHABLE_MINUTES = 1e6  # the sentinel of access.surface: no way leads there
BARRIER = 1e6  # min/m; the sentinel of access.friction: cannot be crossed
#: What no one crosses or reaches: light and cool, as nothing on the ramp from yellow over grey to blue is.
CLOSED = "#dfcadd"
_END = math.inf


@dataclass(frozen=True)
class Step:
    """A legend class: everything up to ``upper`` (in the raster's unit) that the class before does not hold."""

    upper: float
    color: str
    label: Text


@dataclass(frozen=True)
class Scale:
    """The steps of one kind of raster; ``title`` heads its legend and names the unit. coded: its values are codes."""

    title: Text
    steps: tuple[Step, ...]
    coded: bool = False


@dataclass(frozen=True)
class Ramp:
    """A kind of raster whose range is only known from the file: colours to spread over round breaks.

    balanced: the range is widened to be the same on both sides of zero, so that the middle colour means no change.
    """

    title: Text
    colors: tuple[str, ...]
    balanced: bool = False


def number(value: float) -> str:
    """Return ``value`` as a legend shows it: no needless decimals, thousands apart."""
    return f"{value:,.10g}"


def stepped(title: Text, breaks: tuple[float, ...], colors: tuple[str, ...]) -> Scale:
    """Return a scale with a class below the first break, between breaks and above the last one."""
    if len(colors) != len(breaks) + 1:
        raise ValueError(f"{len(breaks)} breaks need {len(breaks) + 1} colours, not {len(colors)}")
    steps = [Step(breaks[0], colors[0], text("below {value}", value=number(breaks[0])))]
    for low, high, color in zip(breaks, breaks[1:], colors[1:]):
        steps.append(Step(high, color, Text("{low} – {high}", {"low": number(low), "high": number(high)})))
    steps.append(Step(_END, colors[-1], text("above {value}", value=number(breaks[-1]))))
    return Scale(title, tuple(steps))


#: Fewest and most classes of a scale made from a file's own range.
_CLASSES = (4, 9)


def from_range(ramp: Ramp, low: float, high: float) -> Scale:
    """Return a scale of 4–9 classes with round breaks over ``low``–``high``."""
    if ramp.balanced and math.isfinite(low) and math.isfinite(high):
        high = max(abs(low), abs(high))
        low = -high
    if not (math.isfinite(low) and math.isfinite(high)) or high <= low:
        return Scale(ramp.title, (Step(_END, ramp.colors[len(ramp.colors) // 2], Text(number(low))),))
    rough = (high - low) / 6
    power = 10.0 ** math.floor(math.log10(rough))
    size = next((m * power for m in (1, 2, 2.5, 5, 10) if (high - low) / (m * power) <= _CLASSES[1] - 1), 10 * power)
    first = math.floor(low / size) + 1
    breaks = []
    while first * size < high:
        breaks.append(round(first * size, 12))
        first += 1
    if not breaks:
        breaks = [(low + high) / 2]
    return stepped(ramp.title, tuple(breaks), spread(ramp.colors, len(breaks) + 1))


_SL190_BREAKS = (200.0, 2500.0, 5000.0, 8000.0, 15000.0)  # t/km²·a [V]: Ministry of Water Resources, SL190-2007
_GRADES = (
    text("1 Slight"),
    text("2 Light"),
    text("3 Moderate"),
    text("4 Intense"),
    text("5 Very intense"),
    text("6 Severe"),
)


_SUSCEPTIBILITY = (text("1 Very low"), text("2 Low"), text("3 Moderate"), text("4 High"), text("5 Very high"))
_TRENDS = (
    (-2, text("−2 Falling, significant")),
    (-1, text("−1 Falling, not significant")),
    (0, text("0 No trend")),
    (1, text("1 Rising, not significant")),
    (2, text("2 Rising, significant")),
)


def _sl190() -> Scale:
    return _classes(text("Wind erosion grade (SL190-2007)"), tuple(enumerate(_GRADES, start=1)), YELLOW_BROWN)


def _classes(title: Text, classes: tuple[tuple[int, Text], ...], colors: tuple[str, ...]) -> Scale:
    """Return a scale of codes that rise by one."""
    return Scale(title, tuple(Step(code + 0.5, color, label) for (code, label), color in zip(classes, colors)), True)


def _score() -> Scale:
    colors = spread(VIRIDIS, 10)
    steps = (
        Step(
            _END if top == 100 else top,
            colors[top // 10 - 1],
            Text("{low} – {high}", {"low": top - 10, "high": top}),
        )
        for top in range(10, 101, 10)
    )
    return Scale(text("Score (0–100, higher = start here)"), tuple(steps))


def _travel_time() -> Scale:
    hours = (0.5, 1, 2, 3, 4, 6, 8, 12, 24)
    colors = spread(CIVIDIS, len(hours) + 1)
    steps = [Step(30.0, colors[0], text("under ½ hour"))]
    for low, high, color in zip(hours, hours[1:], colors[1:]):
        shown = "½" if low == 0.5 else number(low)
        steps.append(Step(high * 60.0, color, text("{low} – {high} hours", low=shown, high=number(high))))
    steps.append(Step(UNREACHABLE_MINUTES - 1, colors[-1], text("over 24 hours")))
    steps.append(Step(_END, CLOSED, text("unreachable")))
    return Scale(text("Travel time (h)"), tuple(steps))


def _season_change() -> Scale:
    """Return the classes of travel time in one season minus that in another [min]."""
    sooner, later = BROWN_TEAL[:3:-1], BROWN_TEAL[:3]
    steps = (
        Step(-UNREACHABLE_MINUTES + 1, BLUE[-1], text("newly reached")),
        Step(-240.0, sooner[0], text("> 4 h sooner")),
        Step(-60.0, sooner[1], text("1–4 h sooner")),
        Step(-15.0, sooner[2], text("¼–1 h sooner")),
        Step(15.0, BROWN_TEAL[3], text("same ± ¼ h")),
        Step(60.0, later[2], text("¼–1 h later")),
        Step(240.0, later[1], text("1–4 h later")),
        Step(480.0, "#a9702b", text("4–8 h later")),
        Step(UNREACHABLE_MINUTES - 1, later[0], text("> 8 h later")),
        Step(UNREACHABLE_MINUTES + 1, PURPLE[-2], text("no longer reached")),
        Step(_END, CLOSED, text("never reached")),
    )
    return Scale(text("Travel time, second season minus first (h)"), steps)


def _agreement() -> Scale:
    # shares of the draws, as float32: 1, 5 and 9 of 10 belong to the class that they name first
    names = (
        (0.0, text("in no draw")),
        (0.1 - 1e-6, text("in fewer than 1 of 10 draws")),
        (0.5 - 1e-6, text("in 1 to 5 of 10 draws")),
        (0.9 - 1e-6, text("in 5 to 9 of 10 draws")),
        (_END, text("in 9 of 10 draws or more: sure")),
    )
    colors = spread(PURPLE, len(names))
    steps = tuple(Step(upper, color, name) for (upper, name), color in zip(names, colors))
    return Scale(text("Among the best land (% of the draws)"), steps)


def _rules_failed() -> Scale:
    names = (text("none: kept"), text("one rule: a near miss"), text("two rules"), text("three rules"))
    colors = spread(YELLOW_BROWN, len(names) + 1)
    steps = [Step(number + 0.5, color, name) for number, (name, color) in enumerate(zip(names, colors))]
    return Scale(text("Rules that leave the land out"), (*steps, Step(_END, colors[-1], text("four rules or more"))))


def _haul_distance() -> Scale:
    breaks = (2, 5, 10, 20, 40, 80, 160, 320)  # km
    colors = spread(CIVIDIS, len(breaks) + 1)
    steps = [Step(breaks[0], colors[0], text("up to {distance} km", distance=breaks[0]))]
    for low, high, color in zip(breaks, breaks[1:], colors[1:]):
        steps.append(Step(high, color, text("{low} – {high} km", low=low, high=high)))
    steps.append(Step(UNREACHABLE_MINUTES - 1, colors[-1], text("over {distance} km", distance=breaks[-1])))
    steps.append(Step(_END, CLOSED, text("unreachable")))
    return Scale(text("Distance along the route (km)"), tuple(steps))


def _friction() -> Scale:
    # km/h; 0.06 / speed is the friction in min/m. Tracks (30, 40), firm gobi (25) and steppe (20) are to look different
    speeds = (60, 50, 40, 30, 25, 20, 15, 10, 5, 4, 3, 1)
    colors = spread(CIVIDIS, len(speeds) + 1)
    steps = [Step(_slower_than(speeds[0]), colors[0], text("{speed} km/h and faster", speed=speeds[0]))]
    for fast, slow, color in zip(speeds, speeds[1:], colors[1:]):
        steps.append(Step(_slower_than(slow), color, text("{slow} – {fast} km/h", slow=slow, fast=fast)))
    steps.append(Step(BARRIER - 1, colors[-1], text("slower than {speed} km/h", speed=speeds[-1])))
    steps.append(Step(_END, CLOSED, text("cannot be crossed")))
    return Scale(text("Speed of travel"), tuple(steps))


def _slower_than(speed: float) -> float:
    """Return the friction just above that of ``speed``, so that single precision leaves a round speed in its class."""
    return 0.06 / speed * (1 + 1e-6)


def _loss(title: Text) -> Scale:
    return stepped(title, _SL190_BREAKS, YELLOW_BROWN)


def _avoided() -> Scale:
    """Return classes that are the same for all years of a plan; what is added around fences is on the brown side."""
    breaks = (-2500.0, -500.0, -50.0, 50.0, 500.0, 2500.0, 5000.0, 8000.0, 15000.0)  # t/km²·a; above: SL190's
    more = spread(BROWN_TEAL[3:], 7)
    return stepped(text("Soil loss avoided by the plan (t/km² a year)"), breaks, (*BROWN_TEAL[:3], *more))


def _tenths(title: Text, colors: tuple[str, ...], top: int = 100) -> Scale:
    """Return ten equal classes from 0 to ``top``."""
    return stepped(title, tuple(top * tenth / 10 for tenth in range(1, 10)), spread(colors, 10))


def _percent(title: Text, colors: tuple[str, ...]) -> Scale:
    """Return ten classes of a share (0–1) named in percent."""
    steps = (
        Step(
            _END if top == 100 else top / 100,
            color,
            Text("{low} – {high}", {"low": top - 10, "high": top}),
        )
        for top, color in zip(range(10, 101, 10), spread(colors, 10))
    )
    return Scale(title, tuple(steps))


SCALES: dict[str, Scale] = {
    "score": _score(),
    "soil_loss": _loss(text("Soil loss by wind (t/km² a year)")),
    "sl190": _sl190(),
    "avoided_by_year": _avoided(),
    "ranking_index": _loss(text("Ranking index: largest loss along a field (t/km² a year)")),
    "potential_loss": _loss(text("Soil loss if the ground were bare (t/km² a year)")),
    "prevented_loss": stepped(
        text("Soil loss that plants prevent (t/km² a year)"), _SL190_BREAKS, spread(GREEN, len(_SL190_BREAKS) + 1)
    ),
    "uncertainty_p10": _loss(text("Low estimate, P10 (t/km² a year)")),
    "uncertainty_p50": _loss(text("Middle estimate, P50 (t/km² a year)")),
    "uncertainty_p90": _loss(text("High estimate, P90 (t/km² a year)")),
    "probability": _percent(text("Probability of the top (%)"), PURPLE),
    "agreement": _agreement(),
    "rules_failed": _rules_failed(),
    "score_deviation": stepped(
        text("Disagreement: standard deviation of the score (points)"),
        (1.0, 2.0, 3.0, 4.0, 6.0, 8.0, 10.0, 15.0),
        spread(PURPLE, 9),
    ),
    "rank_spread": _tenths(text("Disagreement: spread of the rank (% of the scored land)"), PURPLE),
    "dust_source": _tenths(text("Dust source potential (0–100)"), ROSE),
    "sand_hazard": _tenths(text("Sand hazard (0–100)"), YELLOW_BROWN),
    "susceptibility": _tenths(text("Susceptibility to wind erosion (0–1)"), YELLOW_BROWN, 1),
    "susceptibility_class": _classes(
        text("Susceptibility class"), tuple(enumerate(_SUSCEPTIBILITY, start=1)), spread(YELLOW_BROWN, 5)
    ),
    "source_proxy": _tenths(text("Dust source proxy, not G-SDS-SBM (0–1)"), ROSE, 1),
    "trend_class": _classes(
        text("Trend of vegetation"), _TRENDS, tuple(BROWN_TEAL[place] for place in (0, 2, 3, 4, 6))
    ),
    "travel_time": _travel_time(),
    "season_change": _season_change(),
    "haul_distance": _haul_distance(),
    "friction": _friction(),
    "vegetation_cover": stepped(text("Vegetation cover (%)"), (5.0, 10.0, 15.0, 30.0, 50.0, 70.0), GREEN),
    "wind": stepped(text("Mean wind speed at 10 m (m/s)"), (2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 5.5), spread(BLUE, 9)),
    "slope": stepped(text("Slope (°)"), (1.0, 3.0, 5.0, 7.0, 10.0, 15.0, 25.0), EARTH),
}

RAMPS: dict[str, Ramp] = {
    "elevation": Ramp(text("Elevation (m)"), EARTH),
    "weather_factor": Ramp(text("Weather factor (kg/m)"), BLUE),
    "erosive_wind": Ramp(text("Erosive wind, mean of u(u − ut)² (m³/s³)"), BLUE),
    "transport": Ramp(text("Maximum transport (kg/m)"), YELLOW_BROWN),
    "climatic_erosivity": Ramp(text("Climatic erosivity (FAO)"), BLUE),
    "exposure": Ramp(text("People reached by what leaves a place (person-equivalents)"), PURPLE),
    "exposure_rank": Ramp(text("Source × people reached (0–100)"), PURPLE),
    "vegetation_trend": Ramp(text("Trend of vegetation (per year)"), BROWN_TEAL, balanced=True),
    "relative_spread": Ramp(text("Spread (P90 − P10) / P50"), CIVIDIS),
    "avoided_loss": Ramp(text("Soil loss avoided by the plan (t/km²·a)"), BROWN_TEAL, balanced=True),
    "contribution": Ramp(text("Points towards the score"), VIRIDIS),
    "missed_by": Ramp(text("Limit missed by (unit of the rule's layer)"), CIVIDIS),
}
