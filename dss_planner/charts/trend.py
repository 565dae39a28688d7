"""One place through the years: NDVI with its trend line, and with rain what rain does not explain."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from dss_planner.charts.style import HEADING, NUMBERS, dress, look, new_figure
from dss_planner.erosion.vegetation.mannkendall import CORRECTIONS, FEWEST_YEARS, Trend, trend_of
from dss_planner.erosion.vegetation.rainuse import explained_by_rain, regression_on_rain
from dss_planner.text import Text, text

#: Height of the figure [inches] without and with rain.
_HEIGHT, _TALL = 3.0, 5.6
#: A smaller p is shown as less than this.
_SMALLEST_P = 0.001


def trend_figure(
    years: Sequence[int],
    values: Sequence[float],
    rain: Sequence[float] | None = None,
    dark: bool = False,
    correction: str = CORRECTIONS[0],
    say: Callable[[Text], str] = str,
) -> Figure:
    """Return the chart of one place: yearly ``values`` (NDVI; NaN where unknown), trend line, slope and p.

    rain: annual sums [mm] of the same years; adds rain and the residuals of NDVI on rain with their own trend.
    correction: of the test, one of `CORRECTIONS`. say: turns a sentence into the words shown.
    """
    times = np.asarray(years, dtype=float)
    series = np.asarray(values, dtype=float)
    figure = new_figure(height=_HEIGHT if rain is None else _TALL, dark=dark)
    rows = figure.subplots(1 if rain is None else 3, 1, sharex=True, squeeze=False, gridspec_kw=_heights(rain))[:, 0]
    for axes in rows:
        dress(axes, dark)
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    rows[0].set_ylabel(say(text("NDVI")))
    _draw(rows[0], times, series, correction, dark, say)
    if rain is not None:
        _draw_rain(rows[1:], times, series, np.asarray(rain, dtype=float), correction, dark, say)
    rows[-1].set_xlim(times[0] - 0.7, times[-1] + 0.7)
    return figure


def _heights(rain: Sequence[float] | None) -> dict[str, list[float]]:
    return {"height_ratios": [1.0] if rain is None else [3.0, 1.2, 2.4]}


def _head(axes: Axes, words: str, dark: bool) -> None:
    axes.set_title(words, loc="left", fontsize=HEADING, color=look(dark).ink)


def _draw(
    axes: Axes, times: np.ndarray, series: np.ndarray, correction: str, dark: bool, say: Callable[[Text], str]
) -> None:
    """Draw a series with its trend line; slope and p stand above."""
    colours = look(dark)
    axes.plot(times, series, color=colours.bar, linewidth=1.0, marker="o", markersize=3.5)
    trend = trend_of(series[:, np.newaxis], times, correction)
    if np.isfinite(trend.slope[0]):
        line = trend.intercept[0] + trend.slope[0] * (times - times[0])
        axes.plot(times, line, color=colours.accent, linewidth=1.8)
    _head(axes, say(_heading(trend)), dark)


def _draw_rain(
    rows: Sequence[Axes],
    times: np.ndarray,
    series: np.ndarray,
    rain: np.ndarray,
    correction: str,
    dark: bool,
    say: Callable[[Text], str],
) -> None:
    colours = look(dark)
    rows[0].bar(times, np.nan_to_num(rain), width=0.7, color=colours.low)
    rows[0].set_ylabel(say(text("Rain (mm)")))
    found = regression_on_rain(series[:, np.newaxis], rain[:, np.newaxis])
    rows[1].set_ylabel(say(text("NDVI less\nthat of rain")))
    if explained_by_rain(found)[0]:
        rows[1].axhline(0.0, color=colours.quiet, linewidth=0.8)
        _draw(rows[1], times, found.residual[:, 0], correction, dark, say)
        _head(rows[0], say(text("Rain explains {share} % of it (R²)", share=f"{100 * found.r2[0]:.0f}")), dark)
        return
    rows[1].set_yticks([])
    rows[1].text(
        0.5,
        0.5,
        say(_unexplained(float(found.r2[0]), float(found.p[0]))),
        transform=rows[1].transAxes,
        ha="center",
        va="center",
        fontsize=NUMBERS,
        color=colours.quiet,
    )


def _heading(trend: Trend) -> Text:
    known = int(trend.years[0])
    if known < FEWEST_YEARS:
        return text("{known} known years; a trend needs {fewest}", known=known, fewest=FEWEST_YEARS)
    slope = f"{trend.slope[0]:+.2g}".replace("-", "−")
    if np.isnan(trend.p[0]):
        return text("{slope} a year, not tested: the correction failed ({known} years)", slope=slope, known=known)
    if trend.p[0] < _SMALLEST_P:
        return text("{slope} a year, p < {p} ({known} years)", slope=slope, p=_SMALLEST_P, known=known)
    return text("{slope} a year, p = {p} ({known} years)", slope=slope, p=f"{trend.p[0]:.2g}", known=known)


def _unexplained(r2: float, p: float) -> Text:
    if np.isnan(r2):
        return text("Too few years with both NDVI and rain")
    return text(
        "NDVI does not rise with rain here\n(R² = {r2}, p = {p}): nothing to take out", r2=f"{r2:.2f}", p=f"{p:.2g}"
    )
