"""Wind rose and sand rose: where wind and drift come from, and the way they push."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.figure import Figure
from matplotlib.projections.polar import PolarAxes

from dss_planner.charts.colours import YELLOW_BROWN, spread
from dss_planner.charts.style import HEADING, NUMBERS, WORDS, dress, dress_legend, look, new_figure
from dss_planner.erosion.wind.driftpotential import DriftPotential, WindTable
from dss_planner.erosion.wind.sectors import sector_width

#: Classes that end below this speed [kn] move no sand and are drawn as one.
_WEAK = 10.6
#: Speed classes drawn at most; the strongest are drawn as one.
_MOST = 6
_WEAK_COLOUR = {False: "#c9ced4", True: "#6c737b"}
#: Share of the radius that the arrow of a single-direction wind takes.
_ARROW = 0.97


@dataclass(frozen=True)
class RoseWords:
    """The words on a rose, to be translated by the caller; ``{…}`` are filled in."""

    points: tuple[str, ...] = ("N", "NE", "E", "SE", "S", "SW", "W", "NW")
    speeds: str = "Wind at 10 m [kn] · calm {calm} %"
    undirected: str = "direction unknown {share} %"
    below: str = "below {high}"
    above: str = "above {low}"
    title: str = "DP {dp} · RDP/DP {ratio}"
    towards: str = "sand moves to {direction}°"
    nowhere: str = "no resultant"
    drift: str = "Drift by direction of the wind [VU]"


def wind_rose_figure(
    table: WindTable, drift: DriftPotential, dark: bool = False, words: RoseWords | None = None
) -> Figure:
    """Return the wind rose of a table: percent of time by direction the wind comes FROM, stacked by speed class.

    The arrow points where sand is moved TO; its length is RDP/DP of the radius.
    """
    words = words or RoseWords()
    figure, axes = _polar(dark, words)
    angles, width = _angles(table)
    bottom = np.zeros(len(angles))
    for label, colour, heights in _classes(table, dark, words):
        axes.bar(
            angles, heights, width=width, bottom=bottom, color=colour, edgecolor=look(dark).ground, lw=0.4, label=label
        )
        bottom = bottom + heights
    _rings(axes, bottom, angles, "{:g} %", drift.rdd, dark)
    _arrow(axes, drift, dark)
    _title(axes, drift, words, dark)
    dress_legend(
        axes,
        dark,
        title=_legend_title(table, words),
        loc="upper center",
        bbox_to_anchor=(0.5, -0.07),
        ncol=3,
        columnspacing=1.0,
        handlelength=1.0,
    )
    return figure


def _legend_title(table: WindTable, words: RoseWords) -> str:
    """Return the title of the legend: calm, and apart from it wind that has no known direction, if any."""
    title = words.speeds.format(calm=f"{table.calm:.0f}")
    if table.undirected <= 0.0:
        return title
    return f"{title}\n{words.undirected.format(share=f'{table.undirected:.2g}')}"


def sand_rose_figure(
    table: WindTable, drift: DriftPotential, dark: bool = False, words: RoseWords | None = None
) -> Figure:
    """Return the sand rose: drift potential [vector units] by direction the wind comes FROM, and the resultant."""
    words = words or RoseWords()
    figure, axes = _polar(dark, words)
    angles, width = _angles(table)
    heights = np.array(drift.by_direction)
    axes.bar(
        angles, heights, width=width, color=look(dark).high, edgecolor=look(dark).ground, lw=0.4, label=words.drift
    )
    _rings(axes, heights, angles, "{:g}", drift.rdd, dark)
    _arrow(axes, drift, dark)
    _title(axes, drift, words, dark)
    dress_legend(axes, dark, loc="upper center", bbox_to_anchor=(0.5, -0.07), handlelength=1.0)
    return figure


def _polar(dark: bool, words: RoseWords) -> tuple[Figure, PolarAxes]:
    figure = new_figure(3.75, 4.2, dark)
    axes = figure.add_subplot(projection="polar")
    axes.set_theta_zero_location("N")
    axes.set_theta_direction(-1)
    dress(axes, dark, "both")
    axes.set_xticks(np.radians(np.arange(8) * 45.0))
    axes.set_xticklabels(words.points, size=WORDS, color=look(dark).ink)
    axes.tick_params(axis="x", pad=-1)
    return figure, axes


def _angles(table: WindTable) -> tuple[np.ndarray, float]:
    """Return the directions and the width of a bar [radians]."""
    return np.radians(table.directions), 0.92 * np.radians(sector_width(table.directions))


def _classes(table: WindTable, dark: bool, words: RoseWords) -> list[tuple[str, str, np.ndarray]]:
    """Return label, colour and percents of the classes that are drawn, from weak to strong."""
    used = np.flatnonzero(table.percent.sum(axis=0) > 0.0)
    weak = [index for index in used if table.high[index] <= _WEAK]
    strong = [[index] for index in used if table.high[index] > _WEAK]
    room = _MOST - bool(weak)
    if len(strong) > room:
        strong = [*strong[: room - 1], [index for group in strong[room - 1 :] for index in group]]
    found = []
    if weak:
        label = words.below.format(high=f"{table.high[weak[-1]]:g}")
        found.append((label, _WEAK_COLOUR[dark], table.percent[:, weak].sum(axis=1)))
    # the lightest of the scheme is too near to the ground
    colours = spread(YELLOW_BROWN[1:] if not dark else YELLOW_BROWN[1:-1], max(len(strong), 2))
    for number, group in enumerate(strong):
        low, high = table.low[group[0]], table.high[group[-1]]
        label = words.above.format(low=f"{low:.3g}") if len(group) > 1 else f"{low:.3g}–{high:.3g}"
        found.append((label, colours[number], table.percent[:, group].sum(axis=1)))
    return found


def _rings(axes: PolarAxes, heights: np.ndarray, angles: np.ndarray, label: str, rdd: float | None, dark: bool) -> None:
    """Set two to four rings at round values, written where the bars are lowest and the arrow is not."""
    top = float(heights.max(initial=0.0)) or 1.0
    step = _round_step(top / 4.0)
    rings = np.arange(1, int(top / step) + 1) * step
    axes.set_ylim(0.0, 1.03 * top)
    axes.set_yticks(rings)
    axes.set_yticklabels([label.format(round(ring, 6)) for ring in rings], size=NUMBERS, color=look(dark).quiet)
    around = np.radians(np.arange(8) * 45.0 + 22.5)
    apart = np.abs((angles[:, np.newaxis] - around + np.pi) % (2.0 * np.pi) - np.pi)
    crowded = (heights[:, np.newaxis] * (apart < np.radians(30.0))).sum(axis=0)
    if rdd is not None:
        crowded[np.cos(around - np.radians(rdd)) > np.cos(np.radians(35.0))] = np.inf
    lowest = around[np.argmin(crowded)]
    axes.set_rlabel_position(np.degrees(lowest))


def _round_step(value: float) -> float:
    power = 10.0 ** np.floor(np.log10(value))
    return float(next(step for step in (1.0, 2.0, 2.5, 5.0, 10.0) if step * power >= value * 0.999) * power)


def _arrow(axes: PolarAxes, drift: DriftPotential, dark: bool) -> None:
    if drift.rdd is None or not drift.ratio:
        return
    colours = look(dark)
    tip = (np.radians(drift.rdd), _ARROW * drift.ratio * axes.get_ylim()[1])
    for colour, width in ((colours.ground, 5.0), (colours.accent, 2.4)):
        style = {"arrowstyle": "-|>", "lw": width, "color": colour, "mutation_scale": 15, "shrinkA": 0, "shrinkB": 0}
        axes.annotate("", xy=tip, xytext=(0.0, 0.0), arrowprops=style, zorder=6, annotation_clip=False)


def _title(axes: PolarAxes, drift: DriftPotential, words: RoseWords, dark: bool) -> None:
    ratio = "–" if drift.ratio is None else f"{drift.ratio:.2f}"
    head = words.title.format(dp=f"{drift.dp:.0f}", ratio=ratio)
    tail = words.nowhere if drift.rdd is None else words.towards.format(direction=f"{drift.rdd:.0f}")
    axes.set_title(f"{head}\n{tail}", pad=10, size=HEADING, color=look(dark).ink, linespacing=1.3)
