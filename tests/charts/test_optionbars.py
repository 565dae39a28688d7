"""Bars of two plans against each other: which way, how long, in whose colour."""

import pytest

pytest.importorskip("matplotlib", reason="matplotlib is not installed")

from matplotlib.colors import to_hex

from dss_planner.charts.optionbars import OptionBar, difference, option_bars_figure
from dss_planner.charts.style import look


def test_the_length_is_the_share_of_the_larger():
    assert difference(OptionBar("Cost", 100.0, 50.0, "", -1)) == pytest.approx(-0.5)
    assert difference(OptionBar("Cost", 50.0, 100.0, "", -1)) == pytest.approx(0.5)
    assert difference(OptionBar("Tonnes", -10.0, 10.0, "", 1)) == 1.0
    assert difference(OptionBar("Same", 100.0, 100.01, "", 1)) == 0.0
    assert difference(OptionBar("Nothing", 0.0, 0.0, "", 1)) == 0.0


def test_colours_say_which_is_better():
    bars = [
        OptionBar("Cost", 100.0, 50.0, "100 | 50", -1),
        OptionBar("Tonnes", 100.0, 50.0, "100 | 50", 1),
        OptionBar("Rows", 100.0, 50.0, "100 | 50", 0),
    ]
    axes = option_bars_figure(bars, "A", "B").axes[0]
    colours = look(False)
    assert [to_hex(patch.get_facecolor()) for patch in axes.patches[:3]] == [colours.high, colours.low, colours.quiet]
    assert [patch.get_width() for patch in axes.patches[:3]] == pytest.approx([-50.0] * 3)
    labels = [text.get_text() for text in axes.get_legend().get_texts()]
    assert labels == ["A is better", "B is better", "neither is"]


def test_two_that_are_the_same_say_so():
    axes = option_bars_figure([OptionBar("Cost", 1.0, 1.0, "", -1)], "A", "B", dark=True).axes[0]
    assert "do not differ" in axes.texts[0].get_text()
