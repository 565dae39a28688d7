"""What a plan costs in each of its years: bars stacked by measure, with the range of each year's sum."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import FuncFormatter

from dss_planner.charts.colours import GREY, OKABE_ITO
from dss_planner.charts.style import NUMBERS, dress, dress_legend, look, new_figure
from dss_planner.plan.budget.lines import Line
from dss_planner.plan.budget.money import Exchange
from dss_planner.plan.budget.totals import Budget

#: Measures with a colour of their own; the others are one part.
MOST = 6
#: Hatches beside the colours, so that no part is told by colour alone.
_HATCHES = ("", "////", "....", "\\\\\\\\", "xxxx", "----")


@dataclass(frozen=True)
class BudgetWords:
    """The words on the chart, to be translated by the caller; ``{…}`` are filled in."""

    axis: str = "Cost [{unit}{currency}]"
    million: str = "million "
    thousand: str = "thousand "
    year: str = "{year}"
    others: str = "{count} other measures"
    range: str = "likely range of the year (10–90 %)"
    contingency: str = "Without contingency"
    nothing: str = "The works of the plan have no costs"


def budget_figure(
    budget: Budget,
    exchange: Exchange,
    first_year: int,
    years: int,
    names: Mapping[str, str] | None = None,
    dark: bool = False,
    words: BudgetWords | None = None,
    by: str = "measure",
) -> Figure:
    """Return bars of the most likely cost of each year, whiskers from P10 to P90 of its sum, without contingency.

    by: what has a part of its own, “measure” or “site”; names: its key → name. first_year: calendar year of year 1.
    The largest `MOST` have a part each.
    """
    words = words or BudgetWords()
    colours = look(dark)
    figure = new_figure(6.4, 3.6, dark)
    axes = figure.add_subplot()
    if not any(line.mode for line in budget.lines):
        axes.annotate(words.nothing, (0.5, 0.5), xycoords="axes fraction", ha="center", color=colours.quiet)
        axes.set_axis_off()
        return figure
    parts = _parts(budget, exchange, years, by)
    top = max(max(total.p90, total.mode) for total in budget.by_year.values())
    scale, unit = _scale(top, words)
    base = [0.0] * years
    handles = []
    shown, rest = parts[:MOST], parts[MOST:]
    looks = [(OKABE_ITO[number], _HATCHES[number]) for number in range(MOST)]
    labelled = [((names or {}).get(name, name), sums, look_of) for (name, sums), look_of in zip(shown, looks)]
    if rest:
        sums = [sum(one[1][year] for one in rest) for year in range(years)]
        labelled.append((words.others.format(count=len(rest)), sums, (GREY, "")))
    for name, sums, (colour, hatch) in labelled:
        form = {"facecolor": colour, "hatch": hatch or None, "edgecolor": colours.ground, "linewidth": 0.0}
        axes.bar(range(years), [value / scale for value in sums], 0.62, bottom=base, **form)
        base = [before + value / scale for before, value in zip(base, sums)]
        handles.append(Patch(label=name, **form))
    _whiskers(axes, budget, years, scale, dark)
    handles.append(Line2D([], [], color=colours.ink, marker="_", linewidth=1.3, label=words.range))
    axes.set_xticks(range(years))
    axes.set_xticklabels([words.year.format(year=first_year + year) for year in range(years)])
    axes.set_ylim(0.0, 1.08 * top / scale)
    axes.set_ylabel(words.axis.format(unit=unit, currency=budget.currency))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,g}"))
    dress(axes, dark)
    axes.tick_params(axis="x", length=0)
    axes.set_title(words.contingency, loc="left", size=NUMBERS, color=colours.quiet)
    dress_legend(axes, dark, handles=handles[::-1], loc="upper left", bbox_to_anchor=(1.0, 1.0))
    return figure


def _parts(budget: Budget, exchange: Exchange, years: int, by: str) -> list[tuple[str, list[float]]]:
    """Return measure (or site) and most likely cost in each year, the dearest first."""
    found: dict[str, list[float]] = {}
    for line in budget.lines:
        if 1 <= line.year <= years:
            part = line.site if by == "site" else line.measure
            found.setdefault(part, [0.0] * years)[line.year - 1] += _likely(line, exchange, budget.currency)
    return sorted(found.items(), key=lambda one: (-sum(one[1]), one[0]))


def _likely(line: Line, exchange: Exchange, currency: str) -> float:
    return line.cost(line.mode) * exchange.factor(line.currency, currency)


def _whiskers(axes: Axes, budget: Budget, years: int, scale: float, dark: bool) -> None:
    ink = look(dark).ink
    for year, total in budget.by_year.items():
        if 1 <= year <= years:
            axes.plot([year - 1] * 2, [total.p10 / scale, total.p90 / scale], color=ink, linewidth=1.3, zorder=3)
            for end in (total.p10, total.p90):
                axes.plot([year - 1.07, year - 0.93], [end / scale] * 2, color=ink, linewidth=1.3, zorder=3)


def _scale(top: float, words: BudgetWords) -> tuple[float, str]:
    if top >= 2e6:
        return 1e6, words.million
    return (1e3, words.thousand) if top >= 2e4 else (1.0, "")
