"""The chart of one place through the years."""

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from dss_planner.charts.style import DARK, LIGHT
from dss_planner.charts.trend import trend_figure

YEARS = np.arange(2001, 2026)


@pytest.fixture
def falling():
    return 0.3 - 0.004 * (YEARS - 2001) + 0.01 * np.random.default_rng(1).normal(size=25)


def drawn(figure):
    FigureCanvasAgg(figure).draw()
    return figure


def test_series_line_and_p(falling):
    figure = drawn(trend_figure(YEARS, falling))
    (axes,) = figure.axes
    points, line = axes.lines
    np.testing.assert_array_equal(points.get_ydata(), falling)
    assert np.polyfit(YEARS, line.get_ydata(), 1)[0] == pytest.approx(-0.004, abs=0.0005)
    assert axes.get_title(loc="left").startswith("−0.00")
    assert "p < 0.001 (25 years)" in axes.get_title(loc="left")


def test_residuals_where_rain_explains(falling):
    rain = np.random.default_rng(2).uniform(60, 200, 25)
    values = 0.1 + 0.001 * rain - 0.003 * (YEARS - 2001)
    figure = drawn(trend_figure(YEARS, values, rain))
    top, bars, residual = figure.axes
    assert [bar.get_height() for bar in bars.patches] == rain.tolist()
    assert "Rain explains" in bars.get_title(loc="left")
    assert residual.get_title(loc="left").startswith(("−0.003 ", "−0.0028 "))
    assert top.get_title(loc="left") != residual.get_title(loc="left")


def test_no_residuals_where_rain_explains_nothing(falling):
    rain = np.random.default_rng(7).uniform(60, 200, 25)
    figure = drawn(trend_figure(YEARS, np.random.default_rng(8).normal(size=25), rain))
    assert "does not rise with rain" in figure.axes[2].texts[0].get_text()
    rain[:20] = np.nan
    figure = drawn(trend_figure(YEARS, falling, rain))
    assert "Too few years" in figure.axes[2].texts[0].get_text()


def test_gaps_too_few_years_and_nothing(falling):
    falling[8:] = np.nan
    assert "(8 years)" in drawn(trend_figure(YEARS, falling)).axes[0].get_title(loc="left")
    falling[7:] = np.nan
    assert "7 known years; a trend needs 8" in drawn(trend_figure(YEARS, falling)).axes[0].get_title(loc="left")
    falling[:] = np.nan
    assert len(drawn(trend_figure(YEARS, falling)).axes[0].lines) == 1


def test_dark_and_other_words(falling):
    figure = drawn(trend_figure(YEARS, falling, dark=True, say=lambda sentence: "¡" + str(sentence)))
    assert figure.get_facecolor()[:3] != drawn(trend_figure(YEARS, falling)).get_facecolor()[:3]
    assert figure.axes[0].get_ylabel() == "¡NDVI"
    assert figure.axes[0]._left_title.get_color() == DARK.ink
    assert figure.axes[0].lines[1].get_color() == DARK.accent != LIGHT.accent


def test_no_pyplot(falling):
    import subprocess
    import sys

    code = "import sys; import dss_planner.charts.trend; assert 'matplotlib.pyplot' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
