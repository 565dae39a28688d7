"""What a plan does to soil loss: tonnes avoided in each year with their range, and what leaks below zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import FuncFormatter

from dss_planner.charts.style import dress, dress_legend, look, new_figure
from dss_planner.plan.scenario.request import Triple, YearEffect, net_of


@dataclass(frozen=True)
class AvoidedWords:
    """The words on the chart, to be translated by the caller."""

    axis: str = "Soil loss [{unit}t/a]"
    million: str = "million "
    thousand: str = "thousand "
    avoided: str = "avoided by the works, most likely"
    leaked: str = "added around fences, most likely"
    net: str = "avoided less added"
    range: str = "range"
    nothing: str = "The works change nothing that can be worked out"


def avoided_figure(
    years: Sequence[YearEffect], first_year: int, dark: bool = False, words: AvoidedWords | None = None
) -> Figure:
    """Return bars of the tonnes avoided (up) and leaked (down, hatched) with low–high whiskers, and a mark of the net.

    first_year: calendar year of year 1.
    """
    words = words or AvoidedWords()
    colours = look(dark)
    figure = new_figure(6.4, 3.4, dark)
    axes = figure.add_subplot()
    top = max([abs(value) for year in years for value in (*year.avoided, *year.leaked)], default=0.0)
    if top <= 0.0:
        axes.annotate(words.nothing, (0.5, 0.5), xycoords="axes fraction", ha="center", color=colours.quiet)
        axes.set_axis_off()
        return figure
    scale, unit = (1e6, words.million) if top >= 2e6 else (1e3, words.thousand) if top >= 2e4 else (1.0, "")
    up = {"facecolor": colours.low, "edgecolor": colours.ground, "linewidth": 0.0}
    down = {"facecolor": colours.high, "hatch": "////", "edgecolor": colours.ground, "linewidth": 0.0}
    for place, year in enumerate(years):
        avoided, leaked = _scaled(year.avoided, scale), tuple(-value for value in _scaled(year.leaked, scale))
        axes.bar(place, avoided[1], 0.58, **up)
        axes.bar(place, leaked[1], 0.58, **down)
        for side, (low, _, high) in ((-0.12, avoided), (0.12, leaked)):
            axes.plot([place + side] * 2, [low, high], color=colours.ink, linewidth=1.3)
        net = net_of(year.avoided, year.leaked)[1] / scale
        axes.plot([place], [net], marker="D", markersize=4, color=colours.ink, markeredgecolor=colours.ground)
    axes.axhline(0.0, color=colours.quiet, linewidth=0.9)
    axes.set_xticks(range(len(years)))
    axes.set_xticklabels([str(first_year + year.year - 1) for year in years])
    axes.set_ylabel(words.axis.format(unit=unit))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,g}".replace("-", "−")))
    axes.margins(y=0.08)
    dress(axes, dark)
    axes.spines["bottom"].set_visible(False)
    axes.tick_params(axis="x", length=0)
    handles = [
        Patch(label=words.avoided, **up),
        Patch(label=words.leaked, **down),
        Line2D([], [], color=colours.ink, marker="D", markersize=4, linestyle="", label=words.net),
        Line2D([], [], color=colours.ink, linewidth=1.3, label=words.range),
    ]
    dress_legend(axes, dark, handles=handles, loc="lower left", bbox_to_anchor=(0.0, 1.0), ncol=2, columnspacing=1.2)
    return figure


def _scaled(values: Triple, scale: float) -> Triple:
    return values[0] / scale, values[1] / scale, values[2] / scale
