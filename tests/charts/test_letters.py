"""Letters of East Asia in figures."""

import warnings

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from dss_planner.charts import letters


def figure_with(words):
    figure = Figure()
    axes = figure.subplots()
    axes.bar([0], [1], label=words)
    axes.legend()
    return figure


def test_names_with_letters_of_east_asia_are_drawn_whole():
    if not letters._found():
        pytest.skip("no font with letters of East Asia is installed")
    figure = figure_with("돌담 방풍벽 / 草方格 / むぎわら")
    letters.give_letters(figure)
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # matplotlib warns of each letter that a font lacks
        FigureCanvasAgg(figure).draw()


def test_other_figures_stay_as_they_are():
    figure = figure_with("Upright sand fence, Заг")
    before = [one.get_fontfamily() for one in figure.axes[0].get_legend().get_texts()]
    letters.give_letters(figure)
    assert [one.get_fontfamily() for one in figure.axes[0].get_legend().get_texts()] == before
