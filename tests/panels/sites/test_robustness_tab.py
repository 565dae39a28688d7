"""The tab “Robustness”: what is drawn is a setting, what the draws said is told, for any number of best sites."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def tab(session, shown_window, make_study, wait_for):
    from dss_planner.panels.sites.robustness.tab import RobustnessTab
    from dss_planner.panels.sites.window import SitesWindow

    folder = make_study()
    Path(folder, "score.tif").touch()
    session.open_folder(folder)
    window = shown_window(SitesWindow)
    window.go(RobustnessTab)
    found = next(one for one in window.tabs if isinstance(one, RobustnessTab))
    wait_for(lambda: not window.lookups.busy)
    return found


@pytest.fixture
def drawn(tab, session, wait_for):
    """The tab after the ranking was drawn in the background."""
    tab.settings.draws.setValue(200)
    assert session.run(("robustness",))
    wait_for(lambda: not session.busy)
    wait_for(lambda: not tab.lookups.busy)
    assert session.problems == {}
    return tab


def test_before_anything_is_drawn_the_next_action_is_named(tab):
    assert "Draw the ranking" in tab.empty.text()
    assert tab.empty.isVisible()
    assert not tab.result.isVisible()


def test_what_is_drawn_is_kept_with_the_study_and_told_in_words(tab, session):
    tab.settings.vary_bounds.setChecked(True)
    tab.settings.bounds.setValue(20)
    tab.settings.weighting.setCurrentIndex(tab.settings.weighting.findData("flat"))
    tab.settings.weighting.activated.emit(tab.settings.weighting.currentIndex())
    choices = session.settings.robustness
    assert (choices.vary_bounds, choices.bounds, choices.weighting) == (True, 20.0, "flat")
    tab.show_editors()
    assert not tab.settings.spread.isEnabled()
    assert tab.settings.bounds.isEnabled()
    assert "weights, limits" in tab.settings_box.title()


def test_the_table_tells_the_share_among_the_best_and_the_sentence_which_weight_counts(drawn, session, wait_for):
    answer = drawn._answer
    assert drawn.table.rowCount() == 3
    assert [drawn.table.item(0, column).text() for column in (0, 1)] == ["1", answer.sites[0].name]
    drawn.top.setValue(1)
    wait_for(lambda: not drawn.lookups.busy and drawn._answer is not answer)
    shares = [drawn.table.item(row, 2).text() for row in range(3)]
    assert shares == [drawn.table.item(row, 3).text() for row in range(3)]
    assert drawn.table.horizontalHeaderItem(2).text() == "Best 1"
    assert drawn.verdict.text().startswith(f"“{answer.sites[0].name}” is among the best 1 in ")
    assert "weighs" in drawn.verdict.text() or "no single weight" in drawn.verdict.text()
    # the draws did not run again
    assert session.settings.robustness.top == 1
    assert drawn._answer.draws == 200


def test_choosing_a_row_chooses_the_site_everywhere_and_back(drawn, session):
    drawn.table.selectRow(2)
    assert session.site_desk.selected == drawn._answer.ids[2]
    session.site_desk.select(drawn._answer.ids[1])
    assert drawn.table.currentRow() == 1


def test_both_charts_say_what_they_show(drawn, wait_for):
    assert drawn.chart.shows_chart
    assert "200 draws" in drawn.chart.words()
    drawn.chart_choice.setCurrentIndex(1)
    assert drawn._answer.sites[0].name in drawn.chart.words()


def test_a_site_that_is_left_out_makes_the_draws_stale_and_is_not_drawn_again(drawn, session, wait_for):
    from dss_planner.study.steps import step_status

    session.site_desk.leave_out([drawn._answer.ids[2]], "No road", "Bat")
    wait_for(lambda: not session.site_desk.writing and not session.busy)
    assert step_status(session.folder, "robustness", session.settings).state == "stale"
    assert session.run(("robustness",))
    wait_for(lambda: not session.busy)
    wait_for(lambda: drawn._answer is not None and len(drawn._answer.sites) == 2 and not drawn.lookups.busy)
    assert drawn.table.rowCount() == 2


def test_a_damaged_report_only_asks_for_another_run(drawn, session, wait_for):
    Path(session.folder, "robustness.json").write_text("{", encoding="utf-8")
    drawn.load()
    wait_for(lambda: not drawn.lookups.busy)
    assert drawn.empty.isVisible()


def test_as_many_best_as_there_are_sites_cannot_be_asked_for(drawn, session):
    # three sites: “among the best three” would be true of all
    assert drawn.top.value() == drawn._answer.top == 2
    assert drawn.top.maximum() == 2
    assert session.settings.robustness.top == 5, "what the study says stays for more sites"


def test_a_tab_is_no_higher_than_its_parts_need_side_by_side(drawn, qgis_app):
    window = drawn.window()
    window.resize(1500, 900)
    for _ in range(5):
        qgis_app.processEvents()
    least = drawn.inner.layout().minimumHeightForWidth(drawn.scroll.viewport().width())
    assert drawn.inner.minimumSizeHint().height() <= least


def test_what_is_folded_away_stays_away_while_steps_are_shown(tab):
    line = next(line for line in tab.lines if line.parentWidget() is tab.map_box)
    for _ in range(2):
        tab.show_status()
        assert not line.isVisible()
    tab.map_box.setCollapsed(False)
    assert line.isVisible()
