"""Soil loss of a site with its works against without, year by year."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from dss_planner.charts.style import dress, dress_legend, look, new_figure
from dss_planner.plan.scenario.request import YearEffect

#: Where the lowest value is a smaller share of the highest one, the axis begins at 0.
_FROM_ZERO = 0.6


@dataclass(frozen=True)
class WithWords:
    """The words on the chart, to be translated by the caller."""

    axis: str = "Soil loss [{unit}t/a]"
    million: str = "million "
    thousand: str = "thousand "
    without: str = "without the plan"
    with_plan: str = "with the plan, most likely"
    range: str = "range"
    inside: str = "on the land of the works alone"
    nothing: str = "Nothing is known of the soil loss here"


def with_without_figure(
    before: float,
    years: Sequence[YearEffect],
    first_year: int,
    year: int = 0,
    dark: bool = False,
    words: WithWords | None = None,
) -> Figure:
    """Return lines over the years: soil loss as it is, and with the works, with its range.

    Where grazing leaks around fences, a third line leaves out what that adds. The axis begins at 0 only where the
    works take a large part away.

    before: without the plan [t/a]; first_year: calendar year of year 1; year: of the plan, marked (0: none).
    """
    words = words or WithWords()
    colours = look(dark)
    figure = new_figure(6.0, 3.2, dark)
    axes = figure.add_subplot()
    if not years or not math.isfinite(before):
        axes.annotate(words.nothing, (0.5, 0.5), xycoords="axes fraction", ha="center", color=colours.quiet)
        axes.set_axis_off()
        return figure
    nets = [one.net for one in years]
    top = max(before, *(before - net[0] for net in nets))
    scale, unit = (1e6, words.million) if top >= 2e6 else (1e3, words.thousand) if top >= 2e4 else (1.0, "")
    dates = [first_year + one.year - 1 for one in years]
    low, mode, high = ([max(before - net[place], 0.0) / scale for net in nets] for place in (2, 1, 0))
    alone = [max(before - one.avoided[1], 0.0) / scale for one in years]
    axes.axhline(before / scale, color=colours.ink, linewidth=1.6, linestyle="--", label=words.without)
    axes.fill_between(dates, low, high, color=colours.low, alpha=0.2, linewidth=0.0, label=words.range)
    axes.plot(dates, mode, color=colours.low, linewidth=2.2, marker="o", markersize=4, label=words.with_plan)
    if any(one.leaked[1] > 0.0 for one in years):
        axes.plot(dates, alone, color=colours.low, linewidth=1.3, linestyle=":", label=words.inside)
    if 0 < year <= len(dates):
        axes.axvline(dates[year - 1], color=colours.quiet, linewidth=1.0, linestyle=":")
    axes.set_xticks(dates if len(dates) <= 12 else dates[:: math.ceil(len(dates) / 10)])
    bottom, highest = min(*low, *alone, before / scale), max(*high, before / scale)
    room = 0.12 * max(highest - bottom, 0.02 * highest)
    axes.set_ylim(0.0 if bottom < _FROM_ZERO * highest else bottom - room, highest + room)
    axes.set_ylabel(words.axis.format(unit=unit))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,g}"))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:.0f}"))
    dress(axes, dark)
    dress_legend(axes, dark, loc="lower left", bbox_to_anchor=(0.0, 1.0), ncol=2, columnspacing=1.2)
    return figure
