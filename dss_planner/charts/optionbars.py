"""Two plans for one site against each other: by how much the second has more or less of each thing than the first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure
from matplotlib.patches import Patch

from dss_planner.charts.style import NUMBERS, WORDS, dress, dress_legend, look, new_figure

#: Differences below this share are none.
_SAME = 5e-4
_HEIGHT = 0.62


@dataclass(frozen=True)
class OptionBar:
    """title: of the thing; first, second: how much of it each plan has; words: both as people read them.
    better: 1 where more is better, -1 where less is, 0 where neither is."""

    title: str
    first: float
    second: float
    words: str
    better: int


@dataclass(frozen=True)
class OptionBarsWords:
    """The words on the chart, to be translated by the caller; ``{…}`` are filled in."""

    axis: str = "{second} against {first} [%]"
    first_better: str = "{first} is better"
    second_better: str = "{second} is better"
    neither: str = "neither is"
    nothing: str = "The two plans do not differ in any figure"


def difference(bar: OptionBar) -> float:
    """Return how much more (up to 1) or less (down to -1) the second has, as a share of the larger of the two."""
    largest = max(abs(bar.first), abs(bar.second))
    found = (bar.second - bar.first) / largest if largest > 0.0 else 0.0
    return 0.0 if abs(found) < _SAME else max(-1.0, min(1.0, found))


def option_bars_figure(
    bars: Sequence[OptionBar], first: str, second: str, dark: bool = False, words: OptionBarsWords | None = None
) -> Figure:
    """Return bars to the right where the ``second`` plan has more, to the left where it has less.

    Blue: the ``first`` is better there; orange: the second; grey: neither. The figures stand beside the bars.
    """
    words = words or OptionBarsWords()
    colours = look(dark)
    figure = new_figure(5.0, 0.9 + 0.3 * max(len(bars), 2), dark)
    axes = figure.add_subplot()
    shares = [difference(bar) for bar in bars]
    if not any(shares):
        axes.annotate(words.nothing, (0.5, 0.5), xycoords="axes fraction", ha="center", color=colours.quiet)
        axes.set_axis_off()
        return figure
    seen = set()
    for place, (bar, share) in enumerate(zip(bars, shares)):
        sense = 0 if bar.better == 0 or share == 0.0 else 1 if share * bar.better > 0 else -1
        seen.add(sense if share else None)
        axes.barh(place, 100.0 * share, height=_HEIGHT, color=_colour(sense, dark), linewidth=0)
        axes.annotate(
            bar.words,
            (0.0, place),
            (-4 if share > 0 else 4, 0),
            textcoords="offset points",
            ha="right" if share > 0 else "left",
            va="center",
            size=NUMBERS,
            color=colours.ink,
        )
    axes.axvline(0.0, color=colours.quiet, linewidth=0.9)
    axes.set_yticks(range(len(bars)))
    axes.set_yticklabels([bar.title for bar in bars], size=WORDS)
    axes.set_ylim(len(bars) - 0.4, -0.6)
    axes.set_xlim(-105.0, 105.0)
    dress(axes, dark, grid="x")
    axes.set_xlabel(words.axis.format(first=first, second=second))
    known = ((-1, words.first_better), (1, words.second_better), (0, words.neither))
    handles = [
        Patch(color=_colour(sense, dark), label=form.format(first=first, second=second))
        for sense, form in known
        if sense in seen
    ]
    dress_legend(axes, dark, handles=handles, loc="lower center", bbox_to_anchor=(0.4, 1.0), ncol=3, columnspacing=1.2)
    return figure


def _colour(sense: int, dark: bool) -> str:
    colours = look(dark)
    return {-1: colours.low, 1: colours.high}.get(sense, colours.quiet)
