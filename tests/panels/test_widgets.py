"""The dock's own widgets: what they show and what they report."""

from __future__ import annotations

import math

import pytest

from dss_planner.panels.compass import compass_name, compass_point


@pytest.mark.parametrize(
    ("degrees", "point"),
    [(0.0, 0), (11.2, 0), (11.3, 1), (45.0, 2), (315.0, 14), (348.7, 15), (348.8, 0), (359.0, 0), (-45.0, 14)],
)
def test_sixteen_points_each_22_and_a_half_degrees_wide(degrees, point):
    assert compass_point(degrees) == point


def test_compass_names(qgis_app):
    assert compass_name(315.0) == "north-west"
    assert compass_name(202.5) == "south-south-west"


def test_each_state_has_its_own_shape(qgis_app):
    from dss_planner.panels.status_dot import COLOURS, status_pixmap

    def mask(state):
        image = status_pixmap(state).toImage()
        dark = {(x, y) for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).alpha()}
        white = {p for p in dark if image.pixelColor(*p).lightness() > 200}
        return frozenset(dark), frozenset(white)

    shapes = [mask(state) for state in COLOURS]
    assert len(set(shapes)) == len(COLOURS)


def test_a_table_sorts_numbers_as_numbers_and_unknown_last(qgis_app):
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtWidgets import QWidget

    from dss_planner.panels.tables import Cell, ResultTable, number

    parent = QWidget()
    table = ResultTable(["Site", "Area"], 0, "t", 5, parent)
    table.setSortingEnabled(True)
    values = [9.0, math.nan, 100.0, 20.0]
    table.fill([[Cell(f"s{i}"), Cell(number(v), v)] for i, v in enumerate(values)], [str(i) for i in range(4)])
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert [table.item(row, 1).text() for row in range(4)] == ["9", "20", "100", "–"]
    table.choose("2")
    assert table.key() == "2"
    table.fill([[Cell("s2"), Cell("1", 1.0)]], ["2"])
    assert table.key() == "2"


@pytest.mark.parametrize(
    ("value", "words"), [(11049.3, "11049"), (0.01234, "0.0123"), (1.5, "1.50"), (0.0, "0"), (math.nan, "–")]
)
def test_three_figures(qgis_app, value, words):
    from dss_planner.panels.tables import rounded

    assert rounded(value).replace(",", "") == words


def test_an_empty_field_is_no_number(qgis_app):
    from dss_planner.panels.fields import OptionalNumber

    field = OptionalNumber("auto")
    heard = []
    field.changed.connect(heard.append)
    field.set_value(2.5)
    assert field.value() == 2.5
    field.setText("")
    field.editingFinished.emit()
    field.editingFinished.emit()
    assert field.value() is None
    assert heard == [None]


def test_the_dial_turns_with_the_keys_and_round_north(qgis_app):
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    from dss_planner.panels.wind_dial import STEP, WindDial

    dial = WindDial()
    dial.setValue(0)
    QTest.keyClick(dial, Qt.Key.Key_Right)
    assert dial.value() == STEP
    QTest.keyClick(dial, Qt.Key.Key_Left)
    QTest.keyClick(dial, Qt.Key.Key_Left)
    assert dial.value() == 360 - STEP
    assert not dial.grab().isNull()


def test_a_click_on_the_dial_sets_the_direction(qgis_app):
    from qgis.PyQt.QtCore import QPoint, Qt
    from qgis.PyQt.QtTest import QTest

    from dss_planner.panels.wind_dial import SIDE, WindDial

    dial = WindDial()
    QTest.mousePress(dial, Qt.MouseButton.LeftButton, pos=QPoint(SIDE - 10, SIDE // 2))
    assert dial.value() == 90
    QTest.mousePress(dial, Qt.MouseButton.LeftButton, pos=QPoint(SIDE // 2, SIDE - 10))
    assert dial.value() == 180


def test_a_bar_is_as_long_as_its_points(qgis_app):
    from qgis.PyQt.QtCore import QRect, Qt
    from qgis.PyQt.QtGui import QColor, QImage, QPainter

    from dss_planner.panels.contribution_bars import Part, colour, paint_bar

    image = QImage(200, 10, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    parts = (Part("a", 30.0), Part("unknown", math.nan), Part("c", 20.0))
    paint_bar(painter, QRect(0, 0, 200, 10), parts, QColor("gray"))
    painter.end()
    row = [image.pixelColor(x, 5) for x in range(2, 198)]
    assert sum(pixel == colour(0) for pixel in row) == pytest.approx(60, abs=3)
    assert sum(pixel == colour(2) for pixel in row) == pytest.approx(40, abs=3)
    assert all(pixel != colour(1) for pixel in row)


def test_the_strip_shows_the_whole_sentence_in_its_tooltip(qgis_app):
    from dss_planner.panels.run_strip import RunStrip

    strip = RunStrip()
    strip.resize(200, 60)
    strip.busy("Score the land")
    long = "A sentence far too long for a dock that is only two hundred pixels wide, as docks may be"
    strip.say(long)
    strip.advance(41.6)
    assert strip.text() == long
    assert strip.findChild(type(strip._text), "run_text").toolTip() == long
    assert strip._bar.value() == 42
    stopped = []
    strip.cancelled.connect(lambda: stopped.append(True))
    strip._cancel.click()
    strip._cancel.click()
    assert stopped == [True]


def test_the_banner_unfolds_details_only_when_there_are_some(qgis_app):
    from dss_planner.panels.banner import PROBLEM, Banner

    banner = Banner()
    assert banner.sentence() == ""
    banner.say(PROBLEM, "It failed.", "Traceback")
    assert banner.sentence() == "It failed."
    assert banner._more.isVisibleTo(banner)
    assert not banner._details.isVisibleTo(banner)
    banner._more.click()
    assert banner._details.isVisibleTo(banner)
    banner.say(PROBLEM, "Short.")
    assert not banner._more.isVisibleTo(banner)
    assert not banner._details.isVisibleTo(banner)
