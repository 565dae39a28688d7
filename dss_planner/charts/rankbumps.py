"""The ranks of sites by several methods: a line for each site, so that those that cross are seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from matplotlib.figure import Figure

from dss_planner.charts.colours import OKABE_ITO
from dss_planner.charts.style import NUMBERS, WORDS, dress, look, new_figure
from dss_planner.sites.methods import MethodTable
from dss_planner.text import Text

#: Sites drawn at most: those that are first by the first method.
MOST = 20
#: Sites up to this many have a colour each; of more only those that move have one.
_COLOURED = len(OKABE_ITO)
_LONGEST = 18
#: Ranks that are drawn for each site: lines that fall farther leave the chart.
_DOWN = 1.4


@dataclass(frozen=True)
class BumpWords:
    """The words on the chart, to be translated by the caller; ``{…}`` are filled in."""

    rank: str = "Rank"
    more: str = "{count} more sites are not shown"
    nothing: str = "No site can be ranked"


def rank_bumps_figure(
    table: MethodTable,
    dark: bool = False,
    show: Callable[[Text], str] = str,
    words: BumpWords | None = None,
    chosen: str = "",
) -> Figure:
    """Return a line for each site over the methods, the best at the top. chosen: the site drawn thickest."""
    words = words or BumpWords()
    colours = look(dark)
    first = table.columns[0].ranks
    ranked = sorted(
        (place for place, rank in enumerate(first) if rank is not None), key=lambda place: first[place] or 0
    )
    if not ranked:
        figure = new_figure(5.6, 1.6, dark)
        axes = figure.add_subplot()
        axes.annotate(words.nothing, (0.5, 0.5), xycoords="axes fraction", ha="center", color=colours.quiet)
        axes.set_axis_off()
        return figure
    shown = ranked[:MOST]
    figure = new_figure(5.6, 1.2 + 0.2 * len(shown), dark)
    axes = figure.add_subplot()
    steps = range(len(table.columns))
    moving = [site for site in shown if len({column.ranks[site] for column in table.columns}) > 1]
    for order, site in enumerate(shown):
        ranks = [column.ranks[site] for column in table.columns]
        held = [(step, rank) for step, rank in zip(steps, ranks) if rank is not None]
        quiet = len(shown) > _COLOURED and site not in moving[:_COLOURED]
        number = moving.index(site) if len(shown) > _COLOURED and not quiet else order
        colour = colours.quiet if quiet else OKABE_ITO[number % len(OKABE_ITO)]
        thick = table.sites[site] == chosen
        axes.plot(
            [step for step, _ in held],
            [rank for _, rank in held],
            color=colour,
            linewidth=3.0 if thick else 1.0 if quiet else 1.8,
            marker="o",
            markersize=6.5 if thick else 3.5 if quiet else 5,
            alpha=0.6 if quiet else 1.0,
            zorder=3 if thick else 1 if quiet else 2,
            clip_on=max(rank for _, rank in held) > _DOWN * len(shown),
        )
    _name_ends(figure, table, shown)
    dress(axes, dark, grid="x")
    lowest = max(
        rank for column in table.columns for site in shown for rank in (column.ranks[site],) if rank is not None
    )
    # names stand beside the first ranks: were all ranks drawn, they would lie on each other
    axes.set_ylim(min(lowest, round(_DOWN * len(shown))) + 0.6, 0.4)
    axes.set_xlim(-0.05, len(table.columns) - 0.95)
    axes.set_xticks(list(steps))
    # in two lines: in little room they would run into each other
    axes.set_xticklabels([show(column.name).replace(" ", "\n", 1) for column in table.columns])
    axes.xaxis.tick_top()
    axes.tick_params(length=0)
    for side in ("left", "bottom"):
        axes.spines[side].set_visible(False)
    for label in axes.get_xticklabels():
        label.set_size(WORDS)
    hidden = len(ranked) - len(shown)
    if hidden:
        axes.annotate(
            words.more.format(count=f"{hidden:,}"),
            (1.0, 0.0),
            (0, -6),
            xycoords="axes fraction",
            textcoords="offset points",
            ha="right",
            va="top",
            size=NUMBERS,
            color=colours.quiet,
        )
    return figure


def _name_ends(figure: Figure, table: MethodTable, shown: list[int]) -> None:
    """Write rank and name of each site beside its first place; names of sites that share one stand together."""
    axes = figure.axes[0]
    by_rank: dict[int, list[str]] = {}
    for site in shown:
        rank = table.columns[0].ranks[site]
        if rank is not None:
            by_rank.setdefault(rank, []).append(_short(table.sites[site]))
    axes.set_yticks(sorted(by_rank))
    axes.set_yticklabels([f"{', '.join(by_rank[rank])}  {rank}" for rank in sorted(by_rank)])


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
