"""Wind rose and sand rose: bars stand where the wind comes from, the arrow where sand goes."""

from __future__ import annotations

import matplotlib as mpl
import numpy as np
import pytest

from dss_planner.charts.windrose import RoseWords, sand_rose_figure, wind_rose_figure
from dss_planner.erosion.wind.driftpotential import WindTable, drift_potential
from dss_planner.erosion.wind.windrecord import WindRecord
from dss_planner.erosion.wind.windrose import EDGES, rose_of


def table(rows):
    """rows: {direction: {class number: percent}}."""
    directions = np.arange(16) * 22.5
    percent = np.zeros((16, len(EDGES) - 1))
    for direction, classes in rows.items():
        for number, share in classes.items():
            percent[int(direction / 22.5), number] = share
    return WindTable(directions, np.array(EDGES[:-1]), np.array(EDGES[1:]), percent)


ROSE = table({270.0: {0: 10, 1: 5, 3: 8, 4: 4}, 292.5: {3: 6, 5: 2, 7: 1, 8: 1, 9: 0.5, 10: 0.5}, 90.0: {1: 12}})


def bars(axes):
    return [(np.degrees(bar.get_x() + bar.get_width() / 2) % 360, bar.get_height()) for bar in axes.patches]


def arrows(axes):
    return [child for child in axes.texts if getattr(child, "arrow_patch", None) is not None]


@pytest.mark.parametrize("dark", [False, True])
def test_bars_hold_all_percents(dark):
    figure = wind_rose_figure(ROSE, drift_potential(ROSE), dark)
    figure.canvas.draw()
    axes = figure.axes[0]
    heights = {}
    for direction, height in bars(axes):
        heights[round(direction, 1)] = heights.get(round(direction, 1), 0) + height
    assert heights[270.0] == pytest.approx(27.0)
    assert heights[292.5] == pytest.approx(11.0)
    assert heights[90.0] == pytest.approx(12.0)
    assert sum(heights.values()) == pytest.approx(ROSE.percent.sum())
    assert axes.get_theta_direction() == -1
    assert axes.get_theta_offset() == pytest.approx(np.pi / 2)  # north is up


def test_weak_and_strongest_classes_are_drawn_together():
    axes = wind_rose_figure(ROSE, drift_potential(ROSE)).axes[0]
    labels = [words.get_text() for words in axes.get_legend().get_texts()]
    assert labels == ["below 6.5", "10.5–16.5", "16.5–21.5", "21.5–27.5", "33.5–40.5", "above 40.5"]
    assert axes.get_legend().get_title().get_text() == "Wind at 10 m [kn] · calm 50 %"


def test_calm_and_wind_of_unknown_direction_are_told_apart():
    times = np.arange("2020-03-01", "2020-04-01", dtype="datetime64[h]")
    speed, direction = np.full(times.shape, 10.0), np.full(times.shape, 270.0)
    speed[:186], direction[:372] = 0.0, np.nan  # a quarter calm, a quarter of wind from nowhere known
    record = WindRecord(times.astype("datetime64[m]"), speed, direction, 60, "", None, None, ())
    rose = rose_of(record, (3,))
    assert (rose.table.calm, rose.table.undirected) == pytest.approx((25.0, 25.0))
    legend = wind_rose_figure(rose.table, rose.drift).axes[0].get_legend()
    assert legend.get_title().get_text() == "Wind at 10 m [kn] · calm 25 %\ndirection unknown 25 %"


def test_the_arrow_points_where_sand_goes():
    drift = drift_potential(ROSE)
    axes = wind_rose_figure(ROSE, drift).axes[0]
    for arrow in arrows(axes):
        assert np.degrees(arrow.xy[0]) == pytest.approx(drift.rdd)
        assert 90 < drift.rdd < 112.5
        assert arrow.xy[1] <= axes.get_ylim()[1]
    assert len(arrows(axes)) == 2
    assert f"sand moves to {drift.rdd:.0f}°" in axes.get_title()


def test_sand_rose_shows_drift_not_time():
    drift = drift_potential(ROSE)
    axes = sand_rose_figure(ROSE, drift).axes[0]
    found = dict(bars(axes))
    assert found[270.0] == pytest.approx(drift.by_direction[12])
    assert found[90.0] == 0.0


@pytest.mark.parametrize("figure", [wind_rose_figure, sand_rose_figure])
@pytest.mark.parametrize("rows", [{}, {0.0: {0: 100.0}}, {0.0: {4: 5.0}, 180.0: {4: 5.0}}])
def test_no_wind_weak_wind_and_balance_have_no_arrow(figure, rows):
    calm = table(rows)
    drawn = figure(calm, drift_potential(calm))
    drawn.canvas.draw()
    assert arrows(drawn.axes[0]) == []
    assert "no resultant" in drawn.axes[0].get_title()


def test_words_can_be_translated():
    words = RoseWords(points=("Х", "ЗХ", "З", "ЗУ", "У", "БУ", "Б", "БХ"), below="< {high}")
    axes = wind_rose_figure(ROSE, drift_potential(ROSE), words=words).axes[0]
    assert axes.get_xticklabels()[0].get_text() == "Х"
    assert axes.get_legend().get_texts()[0].get_text() == "< 6.5"


def test_tables_with_a_few_directions_have_bars_as_wide_as_a_sector():
    one = WindTable(np.array([270.0]), np.array([17.0]), np.array([21.0]), np.array([[30.0]]))
    bar = wind_rose_figure(one, drift_potential(one)).axes[0].patches[0]
    assert np.degrees(bar.get_width()) == pytest.approx(0.92 * 22.5)


def test_settings_of_other_charts_stay_as_they_are():
    before = dict(mpl.rcParams)
    wind_rose_figure(ROSE, drift_potential(ROSE), dark=True).canvas.draw()
    assert dict(mpl.rcParams) == before
