"""The window on erosion risk: empty, filled, busy, failed, gone."""

from __future__ import annotations

import pytest

from dss_planner.tasks.task import Outcome
from dss_planner.text import text


def test_it_is_filled_only_when_it_is_shown(iface, session, qgis_app):
    from dss_planner.panels.erosion.window import ErosionWindow

    window = ErosionWindow(iface, session)
    assert window.tabs == []
    window.close_study()
    window.deleteLater()


def test_without_a_study_every_tab_says_what_to_do(window, qgis_app):
    from qgis.PyQt.QtWidgets import QLabel

    for number, tab in enumerate(window.tabs):
        window._bar.setCurrentIndex(number)
        qgis_app.processEvents()
        words = " ".join(label.text() for label in tab.findChildren(QLabel) if label.isVisible())
        assert words.strip(), type(tab).__name__
    overview = window.tabs[0]
    assert "study folder" in overview.view._empty.text()


def test_every_tab_fits_beside_the_dock_on_a_small_screen(window, qgis_app):
    for number, tab in enumerate(window.tabs):
        window._bar.setCurrentIndex(number)
        qgis_app.processEvents()
        assert tab.inner.minimumSizeHint().width() <= 765, type(tab).__name__


def test_mnemonics_of_tabs_and_their_buttons_do_not_clash(window):
    from qgis.PyQt.QtWidgets import QPushButton

    def letters(words):
        return [words[i + 1].lower() for i, c in enumerate(words[:-1]) if c == "&" and words[i + 1] != "&"]

    titles = [letter for tab in window.tabs for letter in letters(tab.title)]
    assert len(titles) == len(window.tabs) == len(set(titles))
    for tab in window.tabs:
        own = [letter for button in tab.findChildren(QPushButton) for letter in letters(button.text())]
        assert not set(own) & set(titles), (type(tab).__name__, own)


def test_a_step_that_runs_shows_in_the_strip_and_its_error_at_the_foot(window, session):
    session.runner.began.emit("Compute wind erosion")
    assert window.strip.isVisible()
    session.runner.said.emit(text("Reading wind"))
    assert window.strip.text() == "Reading wind"
    session.runner.ended.emit(Outcome(sentence=text("It broke."), details="traceback"))
    assert not window.strip.isVisible()
    assert window.banner.sentence() == "It broke."


def test_a_closed_window_hears_nothing_more(iface, session, qgis_app):
    from dss_planner.panels.erosion.window import ErosionWindow

    window = ErosionWindow(iface, session)
    window.fill()
    window.close_study()
    session.runner.began.emit("later")
    assert window.strip.text() == ""
    window.deleteLater()


@pytest.mark.parametrize("times", [1, 2])
def test_the_tabs_are_made_once(window, times):
    for _ in range(times):
        window.fill()
    assert window._bar.count() == len(window.tabs)


def test_a_unit_of_wind_that_is_chosen_counts_in_the_study(tab, session, study, tmp_path):
    from dss_planner.panels.erosion.tab_wind import WindTab

    session.switch_to(study)
    path = tmp_path / "wind.csv"
    path.write_text("time,speed,direction\n2024-03-01 00:00,8,270\n2024-03-01 01:00,9,280\n", encoding="utf-8")
    session.change(wind_rose=str(path))
    shown = tab(WindTab)
    shown.choice.unit.setCurrentIndex(shown.choice.unit.findData("m/s"))
    assert session.settings.wind_unit == "m/s"
    shown.choice.unit.setCurrentIndex(0)
    assert session.settings.wind_unit == ""
