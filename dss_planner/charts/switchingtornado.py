"""How far each weight may move before another site wins: the shortest bars are the weights to be sure of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from dss_planner.charts.style import NUMBERS, WORDS, dress, dress_legend, look, new_figure
from dss_planner.sites.robustness.results import SwitchingWeight

#: Bars drawn at most.
MOST = 15
_LONGEST, _SITE = 26, 16
#: Weight that the words at an end take up [%].
_ROOM = 25.0


@dataclass(frozen=True)
class SwitchingWords:
    """The words on the chart, to be translated by the caller; ``{…}`` are filled in."""

    axis: str = "Weight (%)"
    lower: str = "less weight, same winner"
    upper: str = "more weight, same winner"
    chosen: str = "as chosen"
    stays: str = "{site} stays first whatever the weight"
    nothing: str = "No site can be ranked"


def switching_figure(
    switches: Sequence[SwitchingWeight], winner: str, dark: bool = False, words: SwitchingWords | None = None
) -> Figure:
    """Return a bar for each criterion from the lowest to the highest weight with which ``winner`` is first.

    Bars are in the order given (the least margin first); at their ends stand the sites that take over.
    """
    words = words or SwitchingWords()
    colours = look(dark)
    shown = list(switches)[:MOST]
    figure = new_figure(6.4, 1.2 + 0.3 * max(len(shown), 2), dark)
    axes = figure.add_subplot()
    if not shown:
        axes.annotate(words.nothing, (0.5, 0.5), xycoords="axes fraction", ha="center", color=colours.quiet)
        axes.set_axis_off()
        return figure
    for row, switch in enumerate(shown):
        _bar(axes, row, switch, dark)
    axes.set_xlim(0.0, 100.0)
    axes.set_ylim(len(shown) - 0.4, -0.6)
    axes.set_yticks(range(len(shown)))
    axes.set_yticklabels([_short(switch.label, _LONGEST) for switch in shown])
    axes.set_xlabel(words.axis)
    dress(axes, dark, grid="x")
    for label in axes.get_yticklabels():
        label.set_size(WORDS)
    handles = [
        Patch(color=colours.low, label=words.lower),
        Patch(color=colours.high, label=words.upper),
        Line2D([], [], color=colours.ink, linewidth=2, label=words.chosen),
    ]
    dress_legend(axes, dark, handles=handles, loc="lower center", bbox_to_anchor=(0.4, 1.0), ncol=2, columnspacing=1.2)
    if all(switch.margin is None for switch in shown):
        axes.set_title(
            words.stays.format(site=_short(winner, _LONGEST)), loc="left", size=WORDS, pad=24, color=colours.ink
        )
    return figure


def _bar(axes: Axes, row: int, switch: SwitchingWeight, dark: bool) -> None:
    colours = look(dark)
    own = 100 * switch.weight
    low = 0.0 if switch.lower is None else 100 * switch.lower
    high = 100.0 if switch.upper is None else 100 * switch.upper
    axes.barh(row, own - low, left=low, height=0.6, color=colours.low, linewidth=0)
    axes.barh(row, high - own, left=own, height=0.6, color=colours.high, linewidth=0)
    axes.plot([own, own], [row - 0.38, row + 0.38], color=colours.ink, linewidth=2)
    for end, site, left in ((switch.lower, switch.lower_site, True), (switch.upper, switch.upper_site, False)):
        if end is None or site is None:
            continue
        place = 100 * end
        # outside the bar where there is room for the words; else within it, beyond the chosen weight where its own
        # half is too short
        outside = place > _ROOM if left else place < 100.0 - _ROOM
        at_end = outside or abs(place - own) >= _ROOM
        leftwards = left == outside
        axes.annotate(
            f"{place:.0f} %: {_short(site, _SITE)}",
            (place if at_end else own, row),
            (-4 if leftwards else 4, 0),
            textcoords="offset points",
            ha="right" if leftwards else "left",
            va="center",
            size=NUMBERS - 0.5,
            color=colours.quiet if outside else colours.ground,
        )


def _short(name: str, longest: int) -> str:
    return name if len(name) <= longest else f"{name[: longest - 1]}…"
