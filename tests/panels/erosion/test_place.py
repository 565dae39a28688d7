"""This place: the click, the tree, the sentence, the copy."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dss_planner.erosion.explain.explainrequest import FACTOR, INPUT, Factor, PlaceExplanation
from dss_planner.text import text

WF = Factor("WF", FACTOR, "", text("Weather factor"), "WF", 165.0, "kg/m", text("wf.tif"), 90.0, 223.0, 2319.0, 8900.0)
WIND = Factor("wind", INPUT, "WF", text("Mean wind speed"), "u", 3.7, "m/s", text("ERA5"), 3.4, 4.0, 2297.0, 10100.0)
KR = Factor("roughness", INPUT, "K", text("Ridge roughness"), "Kr", 1.0, "cm", text("setting"))
FOUND = PlaceExplanation(
    500500.0, 4899500.0, 105.0, 44.25, 0, 0, (WF, WIND, KR), 20.0, 5841.0, "t/km²·a", 6000.0, 2000.0, 9000.0, 4, 0.88,
    "WF", (), (), (text("One number at a time."),),
)  # fmt: skip


@pytest.fixture
def asked(monkeypatch):
    """The questions asked; each is answered with `FOUND`."""
    questions = []

    def explain(question, progress, cancelled):
        questions.append(question)
        return FOUND

    monkeypatch.setattr("dss_planner.panels.erosion.tab_place.explain", explain)
    return questions


@pytest.fixture
def place(tab, session, study, asked):
    from dss_planner.panels.erosion.tab_place import PlaceTab

    session.switch_to(study)
    place = tab(PlaceTab)
    place.chart.show_figure = lambda title, words, builder, shrink: setattr(place, "told", words)
    return place


def test_a_click_explains_the_place_and_marks_it(place, asked, iface, wait_for, qgis_app):
    from qgis.core import QgsCoordinateReferenceSystem, QgsRectangle
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    canvas = iface.mapCanvas()
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    canvas.setExtent(QgsRectangle(11_600_000, 5_400_000, 11_800_000, 5_600_000))
    place.picker.button.click()
    assert canvas.mapTool() is place.picker.tool
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=canvas.viewport().rect().center())
    wait_for(lambda: place.found is not None)
    assert asked[0].crs == "EPSG:3857"
    assert asked[0].x == pytest.approx(11_700_000, abs=2_000)
    assert place.picker.mark.shown()
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    assert place.picker.mark._marker.center().x() == pytest.approx(105.1, abs=0.1)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.mapTool() is not place.picker.tool
    assert not place.picker.button.isChecked()


def test_the_numbers_stand_under_their_factor(place, wait_for):
    place.ask(105.0, 44.25, "EPSG:4326")
    wait_for(lambda: place.found is not None)
    assert place.tree.topLevelItemCount() == 2
    top = place.tree.topLevelItem(0)
    assert top.text(0) == "WF  Weather factor"
    assert [top.text(column) for column in (1, 2, 3, 4)] == ["165", "kg/m", "90.0 – 223", "2,319 – 8,900"]
    assert top.child(0).text(5) == "ERA5"
    assert place.tree.topLevelItem(1).text(3) == ""
    assert "grade 4 Intense" in place.result.text()
    assert "58.4 t/ha·a" in place.result.text()
    assert "88 %" in place.result.text()
    assert "Mean wind speed: 2,297 – 10,100" in place.told


def test_coordinates_can_be_typed_and_nonsense_is_told(place, asked, wait_for):
    place.picker.line.setText("somewhere")
    place.picker._typed()
    assert "104.32, 43.57" in place.result.text()
    place.picker.line.setText("105.5, 44.25")
    place.picker._typed()
    wait_for(lambda: place.found is not None)
    assert (asked[0].x, asked[0].y, asked[0].crs) == (105.5, 44.25, "EPSG:4326")


def test_the_copy_is_a_table_with_its_sentence(place, wait_for):
    from qgis.PyQt.QtWidgets import QApplication

    place.ask(105.0, 44.25, "EPSG:4326")
    wait_for(lambda: place.found is not None)
    place.copy_button.click()
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0].startswith("105.0000° E, 44.2500° N")
    assert lines[2].split("\t")[:3] == ["WF  Weather factor", "165", "kg/m"]
    assert lines[-1] == "One number at a time."


def test_an_unknown_place_names_what_is_unknown(place, monkeypatch, wait_for):
    nothing = replace(FOUND, result=None, grade=None, rank=None, unknown=(text("Clay"),), factors=(KR,))
    monkeypatch.setattr("dss_planner.panels.erosion.tab_place.explain", lambda *_: nothing)
    place.ask(105.0, 44.25, "EPSG:4326")
    wait_for(lambda: place.found is not None)
    assert "unknown here" in place.result.text()
    assert "Clay" in place.result.text()


def test_an_older_answer_is_dropped_for_a_newer_question(place, monkeypatch, wait_for, window):
    seen = []

    def explain(question, progress, cancelled):
        seen.append(question.x)
        return replace(FOUND, longitude=question.x)

    monkeypatch.setattr("dss_planner.panels.erosion.tab_place.explain", explain)
    for x in (101.0, 102.0, 103.0):
        place.ask(x, 44.0, "EPSG:4326")
    wait_for(lambda: not window.lookups.busy)
    assert place.found.longitude == 103.0
    assert 102.0 not in seen


def test_leaving_takes_tool_and_mark_off_the_map(place, iface, wait_for):
    place.picker.button.click()
    place.ask(105.0, 44.25, "EPSG:4326")
    tool = place.picker.tool
    place.leave()
    assert place.picker.mark is None
    assert iface.mapCanvas().mapTool() is not tool


def test_a_click_on_a_map_in_a_system_of_the_user_gives_words_that_gdal_reads(place, iface):
    from qgis.core import QgsApplication, QgsCoordinateReferenceSystem, QgsPointXY

    from dss_planner.raster.grid import same_crs

    words = "+proj=laea +lat_0=44.75 +lon_0=105 +datum=WGS84 +units=m +type=crs"
    made = QgsCoordinateReferenceSystem()
    made.createFromProj(words)
    found = []
    place.picker.picked.connect(lambda x, y, crs: found.append(crs))
    registry = QgsApplication.coordinateReferenceSystemRegistry()
    number = registry.addUserCrs(made, "Of the user")
    try:
        place.picker._pointed(QgsPointXY(0, 0), QgsCoordinateReferenceSystem(f"USER:{number}"))
        assert same_crs(found[0], words)
        assert place.picker.mark.shown()
    finally:
        registry.removeUserCrs(number)
