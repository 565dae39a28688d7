"""The tab over a study: land read in the background, drags that are one step, the score that follows."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("qgis.core", reason="QGIS's Python modules are not installed")

from dss_planner.scoring.functions.valuefunctions import ValueFunction


@pytest.fixture
def study(small_study, make_raster):
    """The small study, with three cells that no way leads to."""
    minutes = np.random.default_rng(4).uniform(0, 400, (8, 9))
    minutes[0, :3] = 1e6
    make_raster("travel_time.tif", minutes)
    return small_study


@pytest.fixture
def tab(session, study, shown_window, wait_for):
    """The tab in a window of its own, over the study, its first criterion read."""
    from dss_planner.panels.score.values.tab_values import ValuesTab
    from dss_planner.panels.study_window import StudyWindow

    class Window(StudyWindow):
        def __init__(self, iface, session):
            super().__init__(iface, session, "valuestest", (ValuesTab,), "dss_planner/test_values_open")

    session.open_folder(str(study))
    wait_for(lambda: session.score_desk.model is not None)
    found = shown_window(Window).tabs[0]
    wait_for(lambda: found.editor.distribution is not None)
    return found


def choose(tab, key, wait_for):
    tab.desk.select(key)
    wait_for(lambda: tab.editor.criterion.id == key and tab.editor.distribution is not None)


def test_the_criterion_that_is_chosen_is_shown_with_its_land(tab, wait_for):
    assert tab.editor.criterion.id == "landcover"
    table = tab.editor.classes
    assert table.isVisible()
    assert table.class_name(3) == "Grassland"
    assert set(tab.editor.distribution.classes) == {3, 5, 6, 9}
    choose(tab, "access", wait_for)
    assert tab.editor.distribution.maximum < 400
    assert tab.editor.distribution.beyond == pytest.approx(3 / 72)
    assert "beyond reach" in tab.editor.sentence.words
    assert tab.choice.currentData() == "access"


def test_the_box_offers_all_criteria_and_says_what_the_others_need(tab, wait_for):
    from qgis.PyQt.QtCore import Qt

    keys = [tab.choice.itemData(place) for place in range(tab.choice.count())]
    assert keys == ["landcover", "access", "rain", "trend"]
    assert not tab.choice.model().item(3).isEnabled()
    assert tab.choice.itemData(3, Qt.ItemDataRole.ToolTipRole)
    tab.choice.setCurrentIndex(2)
    tab.choice.activated.emit(2)
    assert tab.desk.selected == "rain"


def test_a_drag_is_one_step_and_can_be_taken_back(tab, wait_for):
    choose(tab, "access", wait_for)
    before = tab.desk.model
    steps = tab.desk.undo.count()
    for low in (280.0, 270.0, 260.0):
        tab.editor.take(ValueFunction("linear", low, 60.0), True)
    tab.editor.take(ValueFunction("linear", 260.0, 60.0), False)
    assert tab.desk.undo.count() == steps + 1
    tab.editor.take(ValueFunction("linear", 250.0, 60.0), False)
    assert tab.desk.undo.count() == steps + 2
    tab.desk.undo.undo()
    assert tab.editor.function.low == 260
    tab.desk.undo.undo()
    assert tab.desk.model == before
    assert tab.editor.function.low == 285
    tab.desk.undo.redo()
    assert tab.editor.function.low == 260


def test_without_a_place_on_the_map_the_preview_says_why(tab, wait_for):
    wait_for(lambda: "no coordinate reference system" in tab.editor.score.empty)


def test_the_score_follows_with_a_ghost(tab, wait_for, iface):
    from qgis.core import QgsCoordinateReferenceSystem, QgsRectangle

    iface.mapCanvas().setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:32648"))
    iface.mapCanvas().setExtent(QgsRectangle(490000, 4880000, 520000, 4910000))
    tab.follower.switch(False)
    tab.follower.switch(True)
    wait_for(lambda: tab.editor.score.counts is not None)
    first = tab.editor.score.mean
    assert tab.editor.score.ghost is None
    choose(tab, "access", wait_for)
    tab.editor.take(ValueFunction("linear", 150.0, 60.0), True)
    wait_for(lambda: tab.editor.score.mean != first)
    assert tab.editor.score.ghost_mean == first
    second = tab.editor.score.mean
    tab.editor.take(ValueFunction("linear", 140.0, 60.0), True)
    wait_for(lambda: tab.editor.score.mean != second)
    assert tab.editor.score.ghost_mean == first  # of the whole drag
    assert tab.editor.score.mean < first


def test_reset_takes_the_study_s_own(tab, wait_for):
    choose(tab, "access", wait_for)
    tab.editor.take(ValueFunction("bell", 10.0, 20.0, half_width=5.0))
    tab.editor.bar.reset.click()
    wait_for(lambda: tab.editor.function.kind == "linear")
    assert (tab.editor.function.low, tab.editor.function.high) == (285, 60)


def test_answers_are_kept_until_the_layer_changes(tab, wait_for, make_raster, session):
    choose(tab, "rain", wait_for)
    kept = tab.editor.distribution
    choose(tab, "access", wait_for)
    tab.desk.select("rain")
    assert tab.editor.distribution is kept
    make_raster("annual_precipitation.tif", np.full((8, 9), np.nan))
    tab.load()
    wait_for(lambda: "no known cell" in tab.editor.land.empty)
    assert tab.editor.distribution is None


def test_without_a_study_it_says_so(session, shown_window, iface):
    from dss_planner.panels.score.values.tab_values import ValuesTab
    from dss_planner.panels.study_window import StudyWindow

    class Window(StudyWindow):
        def __init__(self, iface, session):
            super().__init__(iface, session, "valuestest", (ValuesTab,), "dss_planner/test_values_open")

    tab = shown_window(Window).tabs[0]
    assert "study" in tab.editor.nothing.text()
    assert not tab.choice.isEnabled()


def test_the_last_run_is_shown_where_the_preview_has_no_place(tab, make_raster, wait_for, session):
    make_raster("score.tif", np.repeat([[10.0, 10.0, 90.2]], 3, axis=0))
    session.results_changed.emit()
    wait_for(lambda: tab.editor.score.heading == "Score, last run" and tab.editor.score.counts is not None)
    assert tab.editor.score.counts[20] == 6
    assert tab.editor.score.counts[180] == 3
    assert tab.editor.score.mean == pytest.approx(36.9, abs=0.3)
    assert "no coordinate reference system" in tab.editor.score.toolTip()


def test_what_is_missing_has_a_button_that_mends_it(tab, session, study, wait_for):
    (study / "travel_time.tif").unlink()
    session.results_changed.emit()
    wait_for(lambda: tab.desk.model is None and "travel time" in tab.editor.nothing.text())
    assert not tab.missing.isVisible()
    assert tab.editor.fix.isVisible()
    asked = []
    session.run_up_to = lambda *steps: asked.append(steps)
    tab.editor.fix.click()
    assert asked == [("score",)]


def test_the_tab_fits_beside_the_dock_and_the_browser_of_qgis_on_a_small_screen(tab, wait_for):
    for key in ("landcover", "access"):
        choose(tab, key, wait_for)
        wait_for(lambda: tab.inner.minimumSizeHint().width() <= 835)  # once what is hidden has left the layout
    for button in (tab.editor.bar.copy, tab.editor.bar.paste):
        assert not button.icon().isNull()
        assert button.accessibleName()


def test_the_name_of_the_criterion_takes_the_room_that_is_left(tab, qgis_app):
    tab.window().resize(1100, 500)
    for _ in range(5):
        qgis_app.processEvents()
    row, choice = tab.editor.bar.row, tab.choice
    empty = next(row.itemAt(i) for i in range(row.count()) if row.itemAt(i).spacerItem() is not None)
    assert choice.width() > empty.geometry().width()
    assert choice.width() <= choice.maximumWidth()
