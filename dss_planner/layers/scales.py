"""Classes, colours and legend labels of the planner's rasters, as data.

Ramps are readable with colour-vision deficiency and in grey: lightness falls from the first class to the last
(ColorBrewer sequential schemes, viridis and cividis).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from dss_planner.text import Text, text

UNREACHABLE_MINUTES = 1e6  # the sentinel of access.surface: no way leads there
BARRIER = 1e6  # min/m; the sentinel of access.friction: cannot be crossed
_END = math.inf


@dataclass(frozen=True)
class Step:
    """A legend class: everything up to ``upper`` (in the raster's unit) that the class before does not hold."""

    upper: float
    color: str
    label: Text


@dataclass(frozen=True)
class Scale:
    """The steps of one kind of raster; ``title`` heads its legend and names the unit."""

    title: Text
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Ramp:
    """A kind of raster whose range is only known from the file: colours to spread over round breaks."""

    title: Text
    colors: tuple[str, ...]


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


def spread(colors: tuple[str, ...], count: int) -> tuple[str, ...]:
    """Return ``count`` colours evenly interpolated along ``colors`` (#rrggbb)."""
    if count == 1:
        return (colors[-1],)
    rgb = [tuple(int(c[i : i + 2], 16) for i in (1, 3, 5)) for c in colors]
    result = []
    for index in range(count):
        place = index * (len(rgb) - 1) / (count - 1)
        start = min(int(place), len(rgb) - 2)
        share = place - start
        mixed = (round(a + (b - a) * share) for a, b in zip(rgb[start], rgb[start + 1]))
        result.append("#" + "".join(f"{part:02x}" for part in mixed))
    return tuple(result)


# Sequential schemes, light to dark.
YELLOW_BROWN = ("#fff7d6", "#fee391", "#fec44f", "#fb9a29", "#d95f0e", "#8c2d04")
VIRIDIS = ("#fde725", "#b5de2b", "#6ece58", "#35b779", "#1f9e89", "#26828e", "#31688e", "#3e4989", "#482878", "#440154")
CIVIDIS = ("#fee838", "#e1cc55", "#c0b168", "#a59c74", "#8a8779", "#717378", "#575d6d", "#3b496c", "#123570", "#00224e")
GREEN = ("#f7f4e3", "#e5efc1", "#c2e0a0", "#8cc777", "#4fa65b", "#1f7d45", "#00552c")
BLUE = ("#f1f5fa", "#d0e0ef", "#a3c6e0", "#6aa6cd", "#3a83b8", "#1860a0", "#083d78")
EARTH = ("#f6f3ea", "#ebe3cf", "#dccfae", "#c9b58a", "#b2966a", "#97774f", "#795b3c", "#5a432f")
GREY = "#9aa0a6"

_SL190_BREAKS = (200.0, 2500.0, 5000.0, 8000.0, 15000.0)  # t/km²·a [V]: Ministry of Water Resources, SL190-2007
_GRADES = (
    text("1 Slight"),
    text("2 Light"),
    text("3 Moderate"),
    text("4 Intense"),
    text("5 Very intense"),
    text("6 Severe"),
)


def _sl190() -> Scale:
    return Scale(
        text("Wind erosion grade (SL190-2007)"),
        tuple(Step(grade + 0.5, YELLOW_BROWN[grade - 1], label) for grade, label in enumerate(_GRADES, start=1)),
    )


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
    steps.append(Step(_END, GREY, text("unreachable")))
    return Scale(text("Travel time"), tuple(steps))


def _friction() -> Scale:
    speeds = (80, 60, 40, 20, 10, 5, 3, 1)  # km/h; 0.06 / speed is the friction in min/m
    colors = spread(CIVIDIS, len(speeds) + 1)
    steps = [Step(0.06 / speeds[0], colors[0], text("{speed} km/h and faster", speed=speeds[0]))]
    for fast, slow, color in zip(speeds, speeds[1:], colors[1:]):
        steps.append(Step(0.06 / slow, color, text("{slow} – {fast} km/h", slow=slow, fast=fast)))
    steps.append(Step(BARRIER - 1, colors[-1], text("slower than {speed} km/h", speed=speeds[-1])))
    steps.append(Step(_END, GREY, text("cannot be crossed")))
    return Scale(text("Speed of travel"), tuple(steps))


SCALES: dict[str, Scale] = {
    "score": _score(),
    "soil_loss": stepped(text("Soil loss by wind (t/km² a year)"), _SL190_BREAKS, YELLOW_BROWN),
    "sl190": _sl190(),
    "travel_time": _travel_time(),
    "friction": _friction(),
    "vegetation_cover": stepped(text("Vegetation cover (%)"), (5.0, 10.0, 15.0, 30.0, 50.0, 70.0), GREEN),
    "wind": stepped(text("Mean wind speed at 10 m (m/s)"), (2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 5.5), spread(BLUE, 9)),
    "slope": stepped(text("Slope (°)"), (1.0, 3.0, 5.0, 7.0, 10.0, 15.0, 25.0), EARTH),
}

RAMPS: dict[str, Ramp] = {
    "elevation": Ramp(text("Elevation (m)"), EARTH),
    "weather_factor": Ramp(text("Weather factor (kg/m)"), BLUE),
    "contribution": Ramp(text("Points towards the score"), VIRIDIS),
}
