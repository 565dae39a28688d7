"""Charts of soil loss, of what moves it, and of its calibration: what is drawn is what was given."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from dss_planner.charts.calibrationplot import calibration_figure
from dss_planner.charts.histogram import LOWEST, Bracket, bin_edges, soil_loss_figure
from dss_planner.charts.tornado import MOST, tornado_figure
from dss_planner.erosion.calibration.agreement import agreement, by_method
from dss_planner.erosion.calibration.calibrationrequest import CalibrationResult, Fit, Pair
from dss_planner.erosion.explain.explainrequest import Factor, PlaceExplanation
from dss_planner.erosion.rweq import SL190_BOUNDS
from dss_planner.text import text


def words_of(figure):
    figure.canvas.draw()
    axes = figure.axes[0]
    legend = axes.get_legend()
    found = [t.get_text() for t in axes.texts] + [axes.get_title(), axes.get_xlabel(), axes.get_ylabel()]
    found += [t.get_text() for t in (legend.get_texts() if legend else ())]
    return found + [t.get_text() for t in (*axes.get_xticklabels(), *axes.get_yticklabels())]


def factor(name, kind, low, high, **changes):
    made = Factor(name, kind, "", text("Name of {id}", id=name), name, 1.0, "%", text("file"), 2.0, 8.0, low, high)
    return replace(made, **changes)


def explanation(factors, result=100.0):
    return PlaceExplanation(
        0.0, 0.0, 104.0, 44.0, 0, 0, tuple(factors), 1.0, result, "t/km²·a", 110.0, 9.0, 200.0, 1, 0.5, "C", (), (), ()
    )


@pytest.mark.parametrize("dark", [False, True])
def test_the_tornado_has_the_longest_bar_on_top_and_names_both_ends(dark):
    rows = [
        factor("sand", "input", 90.0, 120.0),
        factor("C", "factor", 10.0, 400.0),
        factor("still", "input", 100.0, 100.0),
        factor("unknown", "input", None, None),
        factor("wind", "input", 60.0, 90.0),
    ]
    figure = tornado_figure(explanation(rows), dark, translate=lambda title: str(title).upper())
    found = words_of(figure)
    axes = figure.axes[0]
    assert [label.get_text() for label in axes.get_yticklabels()] == [
        "NAME OF C",
        "NAME OF WIND",
        "NAME OF SAND",
    ]
    assert [label.get_fontweight() for label in axes.get_yticklabels()] == ["bold", "normal", "normal"]
    assert {"2 %", "8 %", "as it is: 100"} <= set(found)
    spans = sorted((bar.get_x(), bar.get_x() + bar.get_width()) for bar in axes.patches)
    ends = {round(end, 6) for span in spans for end in span}
    assert ends == {10.0, 60.0, 90.0, 100.0, 120.0, 400.0}
    low, high = axes.get_xlim()
    assert low < 10.0
    assert high > 400.0


def test_a_tornado_of_nothing_says_so_and_zero_has_a_place():
    assert "No number here moves the soil loss" in words_of(tornado_figure(explanation([])))
    assert "No number here moves the soil loss" in words_of(tornado_figure(explanation([], None)))
    hardly = [factor("C", "factor", 1e-9, 0.4)]
    assert any("below 1 t/km²·a" in word for word in words_of(tornado_figure(explanation(hardly, 1e-7))))
    some = tornado_figure(explanation([factor("C", "factor", 1e-9, 400.0)], 1e-7))
    assert "as it is: < 1" in words_of(some)
    assert some.axes[0].get_xlim()[0] > 0.2  # no decade below what can be known
    zero = tornado_figure(explanation([factor("WF", "factor", 0.0, 300.0)]))
    assert any(word.startswith("< 2") for word in words_of(zero))
    assert zero.axes[0].get_xlim()[0] > 0.0
    many = tornado_figure(explanation([factor(str(n), "input", 90.0 - n, 110.0) for n in range(30)]))
    assert len(many.axes[0].get_yticklabels()) == MOST


@pytest.mark.parametrize("dark", [False, True])
def test_the_histogram_shows_land_classes_and_published_levels(dark):
    edges = bin_edges(20_000.0)
    assert set(SL190_BOUNDS) <= set(np.round(edges, 6))
    assert (np.diff(edges) > 0).all()
    assert edges[0] == LOWEST
    hectares = np.linspace(1000.0, 50_000.0, len(edges) - 1)
    brackets = [Bracket("steppe", 500.0, 1000.0), Bracket("mean", 3565.0, 3565.0)]
    figure = soil_loss_figure(edges, hectares, brackets, dark)
    found = words_of(figure)
    assert {"slight", "light", "moderate", "intense", "very intense", "severe", "steppe", "mean"} <= set(found)
    heights = [bar.get_height() for bar in figure.axes[0].containers[0]]
    np.testing.assert_allclose(heights, hectares / 1000.0)
    np.testing.assert_allclose(figure.axes[0].get_xlim(), (LOWEST, edges[-1]))
    assert soil_loss_figure(edges, np.zeros(len(edges) - 1)).axes


def pairs(measured, modelled, methods):
    return tuple(
        Pair(str(i), method, 0.0, 0.0, a, b, a > 0 and b > 0)
        for i, (a, b, method) in enumerate(zip(measured, modelled, methods))
    )


@pytest.mark.parametrize("dark", [False, True])
def test_the_calibration_plot_says_bias_and_rank_correlation(dark):
    modelled = np.geomspace(100.0, 10_000.0, 9)
    rows = pairs([*(0.5 * modelled), -3.0], [*modelled, 50.0], ["pins", "137Cs"] * 5)
    fit = Fit(0.5, 1.0, 0.9, 1.1, math.log(2.0), 0.0, None)
    result = CalibrationResult("r", "t/km²·a", rows, (), (), (), agreement(rows), by_method(rows), fit, None, ())
    figure = calibration_figure(result, dark)
    found = words_of(figure)
    title = figure.axes[0].get_title()
    assert title.startswith("The model is 2 times the measured")
    assert "ρ = 1.00 (p < 0.001), 10 pairs" in title
    assert {"pins", "137Cs", "agree", "fitted: 0.5 × modelled", "not drawn, at or below zero: 1"} <= set(found)
    assert "Measured [t/km²·a]" in found
    offsets = np.concatenate([c.get_offsets() for c in figure.axes[0].collections])
    np.testing.assert_allclose(np.sort(offsets[:, 0]), modelled)
    line = figure.axes[0].lines[1]
    np.testing.assert_allclose(line.get_ydata(), 0.5 * line.get_xdata())
    curved = calibration_figure(replace(result, fit=replace(fit, exponent=0.8)), dark)
    assert "fitted: 0.5 × modelled^0.80" in words_of(curved)


def test_a_calibration_plot_of_nothing_says_so():
    rows = pairs([-1.0], [5.0], [""])
    result = CalibrationResult("r", "kg/m", rows, (), (), (), agreement(rows), (), None, None, ())
    assert "No pair is above zero on both sides" in words_of(calibration_figure(result))
