"""The window “Access”: empty, run, failed, gone."""

from __future__ import annotations

import pytest

from dss_planner.tasks.task import Outcome
from dss_planner.text import text


def test_without_a_study_every_tab_says_what_to_do(window, qgis_app):
    from qgis.PyQt.QtWidgets import QLabel

    for number, tab in enumerate(window.tabs):
        window._bar.setCurrentIndex(number)
        qgis_app.processEvents()
        words = " ".join(label.text() for label in tab.findChildren(QLabel) if label.isVisible())
        assert "study folder" in words, type(tab).__name__
        assert all(not line.button.isEnabled() for line in tab.lines)


def test_every_tab_fits_beside_the_dock_on_a_small_screen(window, qgis_app):
    for number, tab in enumerate(window.tabs):
        window._bar.setCurrentIndex(number)
        qgis_app.processEvents()
        assert tab.inner.minimumSizeHint().width() <= 765, type(tab).__name__


def test_mnemonics_of_tabs_and_their_fields_do_not_clash(window):
    from qgis.PyQt.QtWidgets import QLabel, QPushButton

    def letters(words):
        return [words[i + 1].lower() for i, c in enumerate(words[:-1]) if c == "&" and words[i + 1] != "&"]

    titles = [letter for tab in window.tabs for letter in letters(tab.title)]
    assert len(titles) == len(window.tabs) == len(set(titles))
    for tab in window.tabs:
        buttons = [letter for button in tab.findChildren(QPushButton) for letter in letters(button.text())]
        fields = [letter for label in tab.findChildren(QLabel) if label.buddy() for letter in letters(label.text())]
        own = [*buttons, *fields, "r"]  # “Run again”, once a step is done
        assert not set(own) & set(titles), (type(tab).__name__, own)
        assert len(own) == len(set(own)), (type(tab).__name__, own)


def test_the_travel_time_is_worked_out_and_counted(tab, session, study, wait_for, window):
    from dss_planner.panels.access.tab_travel import TravelTab

    session.switch_to(study)
    travel = tab(TravelTab)
    wait_for(travel.lines[0].button.isEnabled)
    travel.lines[0].button.click()
    wait_for(lambda: not session.busy and not window.lookups.busy)
    assert session.problems == {}
    assert travel.shares.isVisible()
    rows = [[travel.shares.item(row, column).text() for column in range(3)] for row in range(5)]
    assert [row[0] for row in rows] == ["1 h", "2 h", "4 h", "8 h", "not reached at all"]
    assert rows[3][2] == "100.0"
    assert rows[4][2] == "0.0"
    assert "96 cells" in travel.estimate.title()


def test_a_failed_run_says_why_at_the_foot_and_in_its_line(window, session, study):
    session.switch_to(study)
    session.runner.began.emit("Compute travel time")
    assert window.strip.isVisible()
    session.runner.ended.emit(Outcome(sentence=text("It broke."), details="traceback"))
    assert not window.strip.isVisible()
    assert window.banner.sentence() == "It broke."


def test_another_way_of_travel_makes_the_map_stale_and_counts_in_the_study(tab, session, study):
    from dss_planner.panels.access.tab_travel import TravelTab

    session.switch_to(study)
    travel = tab(TravelTab)
    mode = travel.choices[0].box
    mode.setCurrentIndex(mode.findData("walking"))
    mode.activated.emit(mode.currentIndex())
    assert session.settings.mode == "walking"
    travel.show_editors()
    assert travel.settings.field("walking_pace").isEnabled()
    assert not session.settings.speeds


def test_seasons_are_compared_and_the_facts_told(tab, session, study, wait_for, window):
    from dss_planner.panels.access.tab_seasons import SeasonsTab

    session.switch_to(study)
    seasons = tab(SeasonsTab)
    wait_for(seasons.lines[0].button.isEnabled)
    seasons.lines[0].button.click()
    wait_for(lambda: not session.busy and not window.lookups.busy)
    assert session.problems == {}
    assert "is reached later" in seasons.facts.text()
    assert "Four-wheel drive" in seasons.facts.text()
    assert "spring thaw minus dry summer" in seasons.view.choice.currentText()


def test_catchments_have_names_land_and_time(tab, session, study, wait_for):
    from dss_planner.panels.access.tab_catchments import CatchmentsTab

    session.switch_to(study)
    catchments = tab(CatchmentsTab)
    assert catchments.empty.isVisible()
    wait_for(catchments.lines[0].button.isEnabled)
    catchments.lines[0].button.click()
    wait_for(lambda: not session.busy)
    assert session.problems == {}
    found = {catchments.table.item(row, 0).text(): catchments.table.item(row, 1).text() for row in range(2)}
    assert set(found) == {"Bulgan", "Khongor"}
    catchments.map_button.click()
    from qgis.core import QgsProject

    assert "Catchments" in [layer.name() for layer in QgsProject.instance().mapLayers().values()]


@pytest.mark.parametrize("size", [30.0, 500.0])
def test_the_estimate_answers_for_other_cells(tab, session, study, size):
    from dss_planner.panels.access.tab_travel import TravelTab

    session.switch_to(study)
    box = tab(TravelTab).estimate
    before = box.title()
    box.size.setValue(size)
    assert box.title() == before
    cells = round(12e3 / size) * round(8e3 / size)
    assert f"{cells:,} cells" in box.words.text()


def test_driving_and_walking_gets_its_maps(tab, session, study, wait_for, window):
    from dss_planner.panels.access.tab_supplies import SuppliesTab

    session.switch_to(study)
    shown = tab(SuppliesTab)
    wait_for(lambda: all(line.button.isEnabled() for line in shown.lines))
    assert "It needs sources" in shown.lines[1].text() or shown.lines[1].state == "empty"
    shown.lines[0].button.click()
    wait_for(lambda: not session.busy and not window.lookups.busy)
    assert session.problems == {}
    titles = [shown.view.choice.itemText(place) for place in range(shown.view.choice.count())]
    assert titles == [
        "Driving, then walking (h)",
        "Of this on foot (h)",
        "Of this driving (h)",
        "Length of the walk (km)",
    ]
    assert not shown.trips.isVisible()


def test_a_run_is_stopped_and_the_earlier_map_stays(tab, session, study, wait_for, window, monkeypatch):
    from pathlib import Path

    from dss_planner.panels.access.tab_travel import TravelTab
    from dss_planner.running import stop_if
    from dss_planner.study import steps

    session.switch_to(study)
    tab(TravelTab)
    session.run_up_to("access")
    wait_for(lambda: not session.busy)
    before = Path(study, "travel_time.tif").read_bytes()

    def endless(folder, settings, progress, cancelled):
        while True:
            stop_if(cancelled)

    slow = tuple(step if step.id != "access" else _replace(step, run=endless) for step in steps.STEPS)
    monkeypatch.setattr(steps, "STEPS", slow)
    session.run_up_to("access")
    wait_for(window.strip.isVisible)
    window.strip.cancelled.emit()
    wait_for(lambda: not session.busy)
    assert Path(study, "travel_time.tif").read_bytes() == before
    assert session.problems == {}


def _replace(step, **values):
    from dataclasses import replace

    return replace(step, **values)
