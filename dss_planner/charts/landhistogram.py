"""How much land has which value, in the colours of the map's legend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import wrap

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke
from matplotlib.ticker import FuncFormatter

from dss_planner.charts.style import NUMBERS, dress, look, new_figure

#: Hectares to a unit of the axis.
_THOUSAND = 1000.0
#: Marks beyond this share of the width have their name on the left.
_MIDDLE = 0.6
#: Letters in a line of a class's name.
_LINE = 20


def land_histogram(
    edges: np.ndarray,
    hectares: np.ndarray,
    classes: Sequence[tuple[float, str]],
    marks: Mapping[str, float],
    labels: tuple[str, str],
    logarithmic: bool = False,
    dark: bool = False,
) -> Figure:
    """Return a histogram: land [1000 ha] over the values of a map.

    edges (n + 1), hectares (n): the bins. classes: upper bound and colour (#rrggbb) of each class of the legend,
    rising. marks: name → value to point out, rising. labels: of the axes. logarithmic: of the values.
    """
    colours = look(dark)
    figure = new_figure(dark=dark)
    axes = figure.add_subplot()
    middles = np.sqrt(edges[:-1] * edges[1:]) if logarithmic else (edges[:-1] + edges[1:]) / 2.0
    uppers = np.array([upper for upper, _ in classes])
    places = np.minimum(np.searchsorted(uppers, middles), len(classes) - 1)
    axes.bar(
        edges[:-1],
        hectares / _THOUSAND,
        width=np.diff(edges),
        align="edge",
        color=[classes[place][1] for place in places],
        edgecolor=colours.quiet,
        linewidth=0.4,
    )
    if logarithmic:
        axes.set_xscale("log")
    axes.set_xlim(edges[0], edges[-1])
    for bound in uppers[:-1]:
        if edges[0] < bound < edges[-1]:
            axes.axvline(bound, color=colours.rule, linewidth=0.8, zorder=0)
    top = float(hectares.max(initial=0.0)) / _THOUSAND or 1.0
    axes.set_ylim(0.0, (1.04 + 0.1 * len(marks)) * top)
    for number, (name, value) in enumerate(marks.items()):
        if edges[0] <= value <= edges[-1]:
            axes.axvline(value, color=colours.ink, linewidth=1.0, linestyle=(0, (4, 2)))
            # towards the wider side, each on a line of its own, so that no two lie on each other
            right = axes.transAxes.inverted().transform(axes.transData.transform((value, 0.0)))[0] > _MIDDLE
            axes.annotate(
                name,
                (value, (1.02 + 0.1 * (len(marks) - number)) * top),
                (-2 if right else 2, 0),
                textcoords="offset points",
                ha="right" if right else "left",
                va="top",
                size=NUMBERS,
                color=colours.ink,
                path_effects=[withStroke(linewidth=2.5, foreground=colours.ground)],
            )
    axes.set_xlabel(labels[0])
    axes.set_ylabel(labels[1])
    dress(axes, dark)
    plain = FuncFormatter(lambda value, _: f"{value:,.10g}")
    axes.yaxis.set_major_formatter(plain)
    axes.xaxis.set_major_formatter(plain)
    return figure


def class_bars(bars: Sequence[tuple[str, float, str]], label: str, dark: bool = False) -> Figure:
    """Return one horizontal bar for each class: its name, its share [%] and its colour (#rrggbb)."""
    colours = look(dark)
    figure = new_figure(dark=dark)
    axes = figure.add_subplot()
    places = np.arange(len(bars))
    shares = np.array([share for _, share, _ in bars])
    axes.barh(places, shares, color=[color for *_, color in bars], edgecolor=colours.quiet, linewidth=0.6, height=0.75)
    axes.set_yticks(places)
    axes.set_yticklabels([_folded(name) for name, *_ in bars])
    axes.invert_yaxis()
    highest = float(shares.max(initial=0.0)) or 1.0
    axes.set_xlim(0.0, 1.18 * highest)
    for place, share in zip(places, shares):
        axes.annotate(
            f"{share:.1f} %",
            (share, place),
            (3, 0),
            textcoords="offset points",
            va="center",
            size=NUMBERS,
            color=colours.ink,
        )
    axes.set_xlabel(label)
    dress(axes, dark, grid="x")
    return figure


def _folded(name: str) -> str:
    """Return a name in two lines at most, so that a narrow chart keeps room for its bars."""
    return "\n".join(wrap(name, _LINE, max_lines=2, placeholder="…"))
