"""Bars of classes: long names leave room for the bars."""

from __future__ import annotations

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from dss_planner.charts.landhistogram import class_bars, land_histogram

NAMES = ("turning point passed: held at the peak", "texture outside the equation's range", "armoured by gravel")


def test_long_names_leave_room_for_the_bars():
    figure = class_bars([(name, 33.3, "#808080") for name in NAMES], "share of the study area (%)")
    FigureCanvasAgg(figure)
    figure.set_size_inches(2.7, 2.0)
    figure.canvas.draw()
    axes = figure.axes[0]
    assert axes.get_position().width > 0.25
    assert axes.get_yticklabels()[0].get_text().startswith("turning point")
    assert all(len(label.get_text().splitlines()) <= 2 for label in axes.get_yticklabels())


@pytest.mark.parametrize("values", [(5.0, 5.5, 6.0), (60.0, 80.0, 99.0), (1.0, 50.0, 99.0), (94.0, 95.0, 96.0)])
def test_the_names_of_marks_lie_neither_on_each_other_nor_outside(values):
    marks = dict(zip(("10 % below", "half below", "90 % below"), values))
    figure = land_histogram(np.linspace(0.0, 100.0, 11), np.ones(10), [(100.0, "#808080")], marks, ("a", "b"))
    FigureCanvasAgg(figure)
    figure.set_size_inches(2.6, 2.2)
    figure.canvas.draw()
    axes = figure.axes[0]
    frame = axes.get_window_extent()
    boxes = [words.get_window_extent() for words in axes.texts]
    assert len(boxes) == 3
    for place, box in enumerate(boxes):
        assert box.x0 > frame.x0 - 2
        assert box.x1 < frame.x1 + 12
        assert not any(box.overlaps(other) for other in boxes[place + 1 :])
