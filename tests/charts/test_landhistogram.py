"""Bars of classes: long names leave room for the bars."""

from __future__ import annotations

from matplotlib.backends.backend_agg import FigureCanvasAgg

from dss_planner.charts.landhistogram import class_bars

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
