"""Modelled against measured: every pair, the line where they agree, and the fitted correction."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator

from dss_planner.charts.colours import OKABE_ITO
from dss_planner.charts.style import HEADING, NUMBERS, dress, dress_legend, look, new_figure
from dss_planner.erosion.calibration.calibrationrequest import Agreement, CalibrationResult, Fit, Pair

#: Colours of the methods; the first of the light theme is too dark for the dark one.
_COLOURS = {False: OKABE_ITO[:6], True: (OKABE_ITO[4], *OKABE_ITO[1:4], OKABE_ITO[6], OKABE_ITO[5])}
_MARKERS = ("o", "s", "^", "D", "v", "P", "X")


@dataclass(frozen=True)
class CalibrationWords:
    """The words on the chart, to be translated by the caller; ``{…}`` are filled in."""

    modelled: str = "Modelled [{unit}]"
    measured: str = "Measured [{unit}]"
    above: str = "the model is {factor} times the measured"
    below: str = "the measured is {factor} times the model"
    equal: str = "model and measured agree on average"
    order: str = "ρ = {rho} (p = {p}), {count} pairs"
    no_order: str = "{count} pairs"
    agree: str = "agree"
    fitted: str = "fitted: {factor} × modelled^{exponent}"
    fitted_factor: str = "fitted: {factor} × modelled"
    pairs: str = "pairs"
    left_out: str = "not drawn, at or below zero: {count}"
    nothing: str = "No pair is above zero on both sides"


def calibration_figure(result: CalibrationResult, dark: bool = False, words: CalibrationWords | None = None) -> Figure:
    """Return measured over modelled values on logarithmic axes, by method, with the 1:1 line and the fitted one."""
    words = words or CalibrationWords()
    figure = new_figure(6.2, 4.4, dark)
    axes = figure.add_subplot()
    drawn = [pair for pair in result.pairs if pair.in_logarithms]
    if not drawn:
        axes.annotate(words.nothing, (0.5, 0.5), xycoords="axes fraction", ha="center", color=look(dark).quiet)
        axes.set_axis_off()
        return figure
    values = [value for pair in drawn for value in (pair.measured, pair.modelled)]
    low, high = min(values) / 1.6, max(values) * 1.6
    line = np.geomspace(low, high, 50)
    axes.plot(line, line, color=look(dark).quiet, linewidth=1.2, linestyle=(0, (4, 2)), label=words.agree)
    if result.fit is not None:
        axes.plot(
            line,
            result.fit.factor * line**result.fit.exponent,
            color=look(dark).accent,
            linewidth=1.6,
            label=_fit_label(result.fit, words),
        )
    _points(axes, drawn, words, dark)
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.set_xlim(low, high)
    axes.set_ylim(low, high)
    axes.set_aspect("equal")
    axes.set_xlabel(words.modelled.format(unit=result.unit))
    axes.set_ylabel(words.measured.format(unit=result.unit))
    axes.set_title(_title(result.agreement, words), size=HEADING, linespacing=1.35)
    dress(axes, dark, "both")
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_locator(LogLocator(subs=(1.0, 3.0) if high / low > 300.0 else (1.0, 2.0, 5.0)))
        axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.10g}"))
        axis.set_minor_locator(NullLocator())
    # beside the square, which leaves room there: on it, it would lie on points
    dress_legend(axes, dark, loc="center left", bbox_to_anchor=(1.01, 0.5), handlelength=1.8)
    if len(drawn) < len(result.pairs):
        note = words.left_out.format(count=len(result.pairs) - len(drawn))
        place = {"xycoords": "axes fraction", "ha": "right", "va": "bottom"}
        axes.annotate(note, (0.985, 0.015), size=NUMBERS, color=look(dark).quiet, **place)
    return figure


def _points(axes: Axes, pairs: list[Pair], words: CalibrationWords, dark: bool) -> None:
    methods = sorted({pair.method for pair in pairs})
    for number, method in enumerate(methods):
        own = [pair for pair in pairs if pair.method == method]
        axes.scatter(
            [pair.modelled for pair in own],
            [pair.measured for pair in own],
            s=26,
            marker=_MARKERS[number % len(_MARKERS)],
            color=_COLOURS[dark][number % len(_COLOURS[dark])],
            edgecolors=look(dark).ground,
            linewidths=0.6,
            label=method or words.pairs,
            zorder=3,
        )


def _fit_label(fit: Fit, words: CalibrationWords) -> str:
    if fit.exponent == 1.0:
        return words.fitted_factor.format(factor=f"{fit.factor:.3g}")
    return words.fitted.format(factor=f"{fit.factor:.3g}", exponent=f"{fit.exponent:.2f}")


def _title(agreement: Agreement, words: CalibrationWords) -> str:
    """Return bias and rank correlation in words."""
    bias = agreement.log_bias or 0.0
    factor = f"{math.exp(abs(bias)):.3g}"
    if factor == "1":
        head = words.equal
    else:
        head = (words.above if bias > 0.0 else words.below).format(factor=factor)
    head = head[:1].upper() + head[1:]
    if agreement.spearman is None or agreement.spearman_p is None:
        return f"{head}\n{words.no_order.format(count=agreement.count)}"
    p = "< 0.001" if agreement.spearman_p < 0.001 else f"{agreement.spearman_p:.3f}"
    order = words.order.format(rho=f"{agreement.spearman:.2f}", p=p, count=agreement.count)
    return f"{head}\n{order.replace('= <', '<')}"
