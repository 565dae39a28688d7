"""How much land loses how much soil, with the SL190-2007 classes and what others have published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from dss_planner.charts.colours import YELLOW_BROWN
from dss_planner.charts.style import NUMBERS, dress, look, new_figure
from dss_planner.erosion.rweq import SL190_BOUNDS

#: Losses below this [t/km²·a] are drawn as it: on a logarithmic axis nothing has no place.
LOWEST = 10.0
_THOUSAND = 1000.0


@dataclass(frozen=True)
class Bracket:
    """A published level. label; low, high: soil loss [t/km²·a], equal for a mean."""

    label: str
    low: float
    high: float


@dataclass(frozen=True)
class LossWords:
    """The words on the chart, to be translated by the caller."""

    loss: str = "Soil loss [t/km²·a]"
    land: str = "Land [1000 ha]"
    grades: tuple[str, ...] = ("slight", "light", "moderate", "intense", "very intense", "severe")


def bin_edges(highest: float, each: int = 8) -> np.ndarray:
    """Return bounds of bins on a logarithmic scale that fall on the SL190-2007 limits; [t/km²·a].

    highest: largest loss there is. each: bins between two limits, about.
    """
    limits = [LOWEST, *SL190_BOUNDS, max(2.0 * SL190_BOUNDS[-1], 1.05 * highest)]
    per_decade = each / np.log10(SL190_BOUNDS[1] / SL190_BOUNDS[0])
    parts = []
    for low, high in zip(limits[:-1], limits[1:]):
        count = max(1, round(per_decade * np.log10(high / low)))
        parts.append(np.geomspace(low, high, count, endpoint=False))
    return np.concatenate([*parts, [limits[-1]]])


def soil_loss_figure(
    edges: np.ndarray,
    hectares: np.ndarray,
    brackets: Sequence[Bracket] = (),
    dark: bool = False,
    words: LossWords | None = None,
) -> Figure:
    """Return land over soil loss on a logarithmic axis.

    edges (n + 1) [t/km²·a]; hectares (n): land of each bin, that below the first edge in the first bin. The grounds are
    the SL190-2007 classes; brackets above show published levels of other places.
    """
    words = words or LossWords()
    colours = look(dark)
    figure = new_figure(6.2, 3.2 + 0.17 * len(brackets), dark)
    axes = figure.add_subplot()
    low, high = max(float(edges[0]), LOWEST), float(edges[-1])
    bounds = [low, *(bound for bound in SL190_BOUNDS if low < bound < high), high]
    first = sum(bound <= low for bound in SL190_BOUNDS)
    axes.set_xscale("log")
    axes.set_xlim(low, high)
    heights = np.asarray(hectares, dtype=np.float64) / _THOUSAND
    top = float(heights.max(initial=0.0)) or 1.0
    # room for the names of the classes and the brackets
    whole = top * (1.16 + 0.085 * len(brackets))
    axes.set_ylim(0.0, whole)
    for grade, (left, right) in enumerate(zip(bounds[:-1], bounds[1:]), start=first):
        axes.axvspan(left, right, color=YELLOW_BROWN[grade], alpha=0.35 if dark else 0.55, linewidth=0, zorder=0)
        _name(axes, words.grades[grade], left, right, high / low, dark)
    starts = np.maximum(edges[:-1], low)
    axes.bar(
        starts,
        heights,
        width=np.maximum(edges[1:] - starts, 0.0),
        align="edge",
        color=colours.bar,
        edgecolor=colours.ground,
        linewidth=0.5,
        zorder=2,
    )
    for number, bracket in enumerate(brackets):
        _bracket(axes, bracket, whole - top * (0.15 + 0.085 * number), (low, high), dark)
    axes.set_xlabel(words.loss)
    axes.set_ylabel(words.land)
    dress(axes, dark, grid="")
    ticks = [tick for tick in (10, 30, 100, 200, 500, 1000, 2500, 5000, 8000, 15_000, 30_000, 100_000) if tick <= high]
    axes.xaxis.set_major_locator(FixedLocator(ticks))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: _number(value, low)))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.10g}"))
    axes.tick_params(axis="x", labelsize=NUMBERS)
    return figure


def _number(value: float, low: float) -> str:
    if value <= low:
        return f"≤ {value:,.0f}"
    # between 5,000 and 15,000 there is no room for a third label on the line
    return f"\n{value:,.0f}" if value == SL190_BOUNDS[3] else f"{value:,.0f}"


def _name(axes: Axes, name: str, left: float, right: float, whole: float, dark: bool) -> None:
    """Write a class's name at the top, upright where its band is narrow."""
    wide = np.log(right / left) / np.log(whole) > 0.012 * len(name) + 0.02
    axes.annotate(
        name,
        (np.sqrt(left * right), 0.985),
        xycoords=("data", "axes fraction"),
        ha="center",
        va="top",
        rotation=0 if wide else 90,
        size=NUMBERS - (0.5 if wide else 1.0),
        color=look(dark).ink,
        zorder=4,
    )


def _bracket(axes: Axes, bracket: Bracket, height: float, bounds: tuple[float, float], dark: bool) -> None:
    colours = look(dark)
    low, high = max(bracket.low, bounds[0]), min(bracket.high, bounds[1])
    if low > bounds[1] or high < bounds[0]:
        return
    if high > low:
        axes.plot([low, high], [height, height], color=colours.ink, linewidth=1.4, marker="|", markersize=6, zorder=3)
    else:
        axes.plot([low], [height], color=colours.ink, marker="D", markersize=4, zorder=3)
    axes.annotate(
        bracket.label,
        (low, height),
        (-5, 0),
        textcoords="offset points",
        ha="right",
        va="center",
        size=NUMBERS - 0.5,
        color=colours.ink,
        zorder=4,
    )
