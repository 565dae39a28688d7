"""What moves the soil loss at a place: one number at a time from low to high in the study area (its P10 and P90)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator

from dss_planner.charts.style import NUMBERS, WORDS, dress, dress_legend, look, new_figure
from dss_planner.erosion.explain.explainrequest import FACTOR, Factor, PlaceExplanation
from dss_planner.erosion.rweq import LEAST_LOSS
from dss_planner.text import Text

#: Bars drawn at most.
MOST = 12
#: Smallest share of the largest loss that the axis reaches down to; less is drawn as that, with “<”.
_DEPTH = 1e-4
#: Bars that move the loss by less than this share are left out.
_STILL = 5e-3


@dataclass(frozen=True)
class TornadoWords:
    """The words on the chart, to be translated by the caller; ``{…}`` are filled in."""

    axis: str = "Soil loss here [t/km²·a]"
    low: str = "low in the area (10 %)"
    high: str = "high in the area (90 %)"
    here: str = "as it is: {loss}"
    nothing: str = "No number here moves the soil loss"
    little: str = "The soil loss here stays below 1 t/km²·a, whatever number is changed"


def tornado_figure(
    found: PlaceExplanation,
    dark: bool = False,
    translate: Callable[[Text], str] = str,
    words: TornadoWords | None = None,
) -> Figure:
    """Return bars from the soil loss with a number at the area's P10 to that with it at P90, the longest on top.

    Factors of the equation are in bold, inputs behind them are not. The axis is logarithmic; the line is the result.
    translate: of the titles.
    """
    words = words or TornadoWords()
    bars = _bars(found)
    figure = new_figure(5.6, 1.3 + 0.27 * max(len(bars), 2), dark)
    axes = figure.add_subplot()
    little = _little(found, bars)
    if not bars or not found.result or little:
        sentence = words.little if little else words.nothing
        axes.annotate(sentence, (0.5, 0.5), xycoords="axes fraction", ha="center", color=look(dark).quiet)
        axes.set_axis_off()
        return figure
    floor = _floor(found.result, bars)
    here = max(found.result, floor)
    colours = look(dark)
    axes.set_xscale("log")
    for place, factor in enumerate(bars):
        _draw(axes, place, factor, here, floor, dark)
    axes.axvline(here, color=colours.ink, linewidth=1.2)
    axes.set_yticks(range(len(bars)))
    axes.set_yticklabels([translate(factor.title) for factor in bars], size=WORDS)
    axes.set_ylim(len(bars) - 0.4, -0.6)
    dress(axes, dark, grid="x")
    for label, factor in zip(axes.get_yticklabels(), bars):
        label.set_fontweight("bold" if factor.kind == FACTOR else "normal")
        label.set_size(WORDS)
    _scale(axes, here, floor, bars)
    axes.set_xlabel(words.axis)
    handles = [
        Patch(color=colours.low, label=words.low),
        Patch(color=colours.high, label=words.high),
        Line2D([], [], color=colours.ink, label=words.here.format(loss=_loss(found.result))),
    ]
    dress_legend(axes, dark, handles=handles, loc="lower center", bbox_to_anchor=(0.4, 1.0), ncol=2, columnspacing=1.2)
    return figure


def _bars(found: PlaceExplanation) -> list[Factor]:
    if not found.result:
        return []
    moved = [factor for factor in found.factors if _span(factor, found.result) > _STILL]
    return sorted(moved, key=lambda factor: -_span(factor, found.result))[:MOST]


def _little(found: PlaceExplanation, bars: Sequence[Factor]) -> bool:
    """Return whether there is hardly any loss, whatever number is changed."""
    losses = [found.result or 0.0, *(loss for bar in bars for loss in (_ends(bar) or ()))]
    return bool(found.result) and max(losses) < LEAST_LOSS


def _ends(factor: Factor) -> tuple[float, float] | None:
    if factor.result_low is None or factor.result_high is None:
        return None
    return factor.result_low, factor.result_high


def _span(factor: Factor, result: float | None) -> float:
    """Return the highest over the lowest loss, less one, the place as it is included."""
    ends = _ends(factor)
    if ends is None or not result:
        return 0.0
    return max(*ends, result) / max(min(*ends, result), _DEPTH * result) - 1.0


def _floor(result: float, bars: Sequence[Factor]) -> float:
    """Return what the smallest losses are drawn as."""
    losses = [loss for factor in bars for loss in (_ends(factor) or ())]
    lowest = min([loss for loss in losses if loss > 0.0] or [result])
    return max(lowest, _DEPTH * max([*losses, result]), LEAST_LOSS)


def _draw(axes: Axes, place: int, factor: Factor, result: float, floor: float, dark: bool) -> None:
    colours = look(dark)
    low, high = _ends(factor) or (result, result)
    # both ends on one side: the shorter bar goes on top, and is seen
    order = sorted(((low, colours.low), (high, colours.high)), key=lambda end: -abs(end[0] - result))
    for loss, colour in order:
        end = max(loss, floor)
        axes.barh(place, end - result, left=result, height=0.62, color=colour, linewidth=0)
    for loss, value in ((low, factor.low), (high, factor.high)):
        if value is None:
            continue
        left = loss < result
        text = f"{_short(value)}{_unit(factor.unit)}"
        axes.annotate(
            f"< {text}" if loss < floor else text,
            (max(loss, floor), place),
            (-3 if left else 3, 0),
            textcoords="offset points",
            ha="right" if left else "left",
            va="center",
            size=NUMBERS - 0.5,
            color=colours.quiet,
        )
        if (low < result) == (high < result):
            break  # two labels would lie on each other


def _scale(axes: Axes, result: float, floor: float, bars: Sequence[Factor]) -> None:
    losses = [max(loss, floor) for factor in bars for loss in (_ends(factor) or ())]
    low, high = min([*losses, result]), max([*losses, result])
    room = (high / low) ** 0.16 if high > low else 2.0
    axes.set_xlim(low / room, high * room)
    axes.xaxis.set_major_locator(LogLocator(subs=_subs(high / low), numticks=12))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: _short(value)))
    axes.xaxis.set_minor_locator(NullLocator())


def _subs(ratio: float) -> tuple[float, ...]:
    """Return which numbers of a decade have a label, so that they do not touch."""
    if ratio > 3000.0:
        return (1.0,)
    return (1.0, 3.0) if ratio > 30.0 else (1.0, 2.0, 5.0)


def _short(value: float) -> str:
    if abs(value) >= 1000.0:
        return f"{float(f'{value:.3g}'):,.0f}"
    return f"{value:.3g}"


def _loss(loss: float) -> str:
    return f"< {LEAST_LOSS:g}" if loss < LEAST_LOSS else _short(loss)


def _unit(unit: str) -> str:
    return "" if unit in ("", "0–1") else f" {unit}"
