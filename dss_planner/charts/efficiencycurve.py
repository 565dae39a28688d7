"""What more money buys: the best benefit under each budget, and how much better it could be at most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from dss_planner.charts.style import NUMBERS, dress, dress_legend, look, new_figure
from dss_planner.sites.portfolio.series import CurvePoint

#: Gaps below this share of the benefit are not drawn: no eye sees them.
_SEEN = 0.002
#: Budgets from which money is counted in millions, and numbers on an axis at most.
_MILLIONS, _TICKS = 1e6, 6


@dataclass(frozen=True)
class CurveWords:
    """The words on the chart, to be translated by the caller; ``{…}`` are filled in."""

    budget: str = "Budget"
    millions: str = "million {unit}"
    benefit: str = "Benefit of the chosen sites"
    best: str = "best choice found (number of sites)"
    bound: str = "no choice is worth more"
    own: str = "budget asked for"
    impossible: str = "no choice keeps all rules"
    nothing: str = "No budget leaves a choice"


def efficiency_figure(
    curve: Sequence[CurvePoint],
    budget: float | None = None,
    unit: str = "",
    dark: bool = False,
    words: CurveWords | None = None,
) -> Figure:
    """Return benefit over budget. budget: the one asked for, marked; unit: of money, for the axis ('' = none).

    Points carry the number of sites; budgets that leave no choice are hatched. Large money is counted in millions.
    """
    words = words or CurveWords()
    colours = look(dark)
    figure = new_figure(5.8, 3.4, dark)
    axes = figure.add_subplot()
    good = [point for point in curve if point.value is not None]
    if not good:
        axes.annotate(words.nothing, (0.5, 0.5), xycoords="axes fraction", ha="center", color=colours.quiet)
        axes.set_axis_off()
        return figure
    budgets = [point.budget for point in good]
    values = [float(point.value or 0.0) for point in good]
    bounds = [point.bound for point in good]
    axes.plot(budgets, values, color=colours.bar, marker="o", markersize=4.5, linewidth=1.8, label=words.best, zorder=3)
    if any(bound - value > _SEEN * abs(value) for bound, value in zip(bounds, values)):
        axes.fill_between(budgets, values, bounds, color=colours.quiet, alpha=0.25, linewidth=0, label=words.bound)
    poor = [point.budget for point in curve if point.value is None]
    if poor:
        axes.axvspan(
            0.0, max(poor), facecolor="none", edgecolor=colours.rule, hatch="///", linewidth=0, label=words.impossible
        )
    if budget is not None:
        axes.axvline(budget, color=colours.accent, linewidth=1.4, linestyle="--", label=words.own, zorder=2)
    for point, value in zip(good, values):
        axes.annotate(
            f"{point.count:,}",
            (point.budget, value),
            (0, 6),
            textcoords="offset points",
            ha="center",
            size=NUMBERS - 0.5,
            color=colours.quiet,
        )
    axes.set_xlim(0.0, 1.04 * max(point.budget for point in curve))
    axes.set_ylim(0.0, 1.12 * max([*values, *bounds, 1e-12]))
    many = max(point.budget for point in curve) >= _MILLIONS
    money = words.millions.format(unit=unit).strip() if many else unit
    axes.set_xlabel(f"{words.budget} ({money})" if money else words.budget)
    axes.set_ylabel(words.benefit)
    for axis, per in ((axes.xaxis, 1e6 if many else 1.0), (axes.yaxis, 1.0)):
        axis.set_major_formatter(FuncFormatter(lambda value, _, per=per: f"{value / per:,.10g}"))
        axis.set_major_locator(MaxNLocator(_TICKS))
    dress(axes, dark, grid="both")
    dress_legend(axes, dark, loc="upper left")  # more money is worth more: the curve leaves that corner free
    return figure
