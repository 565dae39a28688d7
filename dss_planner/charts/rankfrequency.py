"""How often each site has each rank: a row of heat for each site, the chosen ranking from top to bottom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from dss_planner.charts.colours import PURPLE
from dss_planner.charts.style import NUMBERS, WORDS, dress, dress_legend, look, new_figure
from dss_planner.sites.robustness.results import SiteRobustness

#: Sites and ranks drawn at most.
MOST = 20
#: Shares of the draws from which a number is written into the cell, and from which it is written in white.
_WRITTEN, _DEEP = 0.05, 0.55
_LONGEST = 28


@dataclass(frozen=True)
class RankWords:
    """The words on the chart, to be translated by the caller; ``{…}`` are filled in."""

    rank: str = "Rank"
    share: str = "Share of {draws} draws (%)"
    more: str = "{count} more sites are not shown"
    mark: str = "with the chosen weights"
    nothing: str = "No site can be ranked"


def rank_frequency_figure(
    sites: Sequence[SiteRobustness],
    draws: int,
    dark: bool = False,
    words: RankWords | None = None,
    count: int | None = None,
) -> Figure:
    """Return a row for each site (as ordered, at most `MOST`): the share of the draws in which it has each rank.

    A mark shows the rank with the chosen weights. count: of all ranked sites, where more were drawn than are given.
    """
    words = words or RankWords()
    colours = look(dark)
    shown = [site for site in sites if site.rank is not None and site.shares][:MOST]
    if not shown:
        figure = new_figure(5.6, 1.6, dark)
        axes = figure.add_subplot()
        axes.annotate(words.nothing, (0.5, 0.5), xycoords="axes fraction", ha="center", color=colours.quiet)
        axes.set_axis_off()
        return figure
    ranks = min(MOST, max(len(site.shares) for site in shown))
    shares = np.array([list(site.shares[:ranks]) + [0.0] * (ranks - len(site.shares)) for site in shown])
    figure = new_figure(6.4, 1.15 + 0.26 * len(shown), dark)
    axes = figure.add_subplot()
    heat = LinearSegmentedColormap.from_list("ranks", (colours.ground, *(PURPLE[::-1] if dark else PURPLE)[1:]))
    axes.imshow(shares, cmap=heat, vmin=0.0, vmax=1.0, aspect="auto", interpolation="nearest")
    _numbers(axes, shares, dark)
    for row, site in enumerate(shown):
        if site.rank is not None and site.rank <= ranks:
            axes.plot(
                [site.rank - 1.42], [row], marker=5, markersize=5, color=colours.accent, linestyle="", clip_on=False
            )
    dress(axes, dark, grid="")
    axes.set_yticks(range(len(shown)))
    axes.set_yticklabels([_short(site.name) for site in shown])
    axes.set_xticks(range(ranks))
    axes.set_xticklabels([str(rank) for rank in range(1, ranks + 1)])
    axes.tick_params(length=0)
    for label in axes.get_yticklabels():
        label.set_size(WORDS)
    axes.set_xlabel(words.rank)
    axes.set_title(words.share.format(draws=f"{draws:,}"), loc="left", size=NUMBERS, color=colours.ink)
    mark = Line2D([], [], marker=5, markersize=5, color=colours.accent, linestyle="", label=words.mark)
    dress_legend(axes, dark, handles=[mark], loc="lower left", handletextpad=0.2)
    hidden = (sum(site.rank is not None for site in sites) if count is None else count) - len(shown)
    if hidden > 0:
        axes.annotate(
            words.more.format(count=f"{hidden:,}"),
            (1.0, 1.0),
            (0, 4),
            xycoords="axes fraction",
            textcoords="offset points",
            ha="right",
            size=NUMBERS,
            color=colours.quiet,
        )
    return figure


def _numbers(axes: Axes, shares: np.ndarray, dark: bool) -> None:
    ink, ground = look(dark).ink, "#1f1f1f" if dark else "#ffffff"
    for row, column in zip(*np.nonzero(shares >= _WRITTEN)):
        share = shares[row, column]
        axes.annotate(
            f"{100 * share:.0f}",
            (column, row),
            ha="center",
            va="center",
            size=NUMBERS - 0.5,
            color=ground if share >= _DEEP else ink,
        )


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
