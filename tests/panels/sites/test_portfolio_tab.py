"""The tab “Portfolio”: rules are settings, the choice is told with its proof, a point of the curve is a budget."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dss_planner.study.portfoliochoices import PER_HECTARE, PortfolioChoices

#: Three sites of about 100 ha: two of them may be paid for.
CHOICES = PortfolioChoices(budget=2100.0, costs=PER_HECTARE, price=10.0)


@pytest.fixture
def tab(session, shown_window, make_study, wait_for):
    from dss_planner.panels.sites.portfolio.tab import PortfolioTab
    from dss_planner.panels.sites.window import SitesWindow

    folder = make_study()
    Path(folder, "score.tif").touch()
    session.open_folder(folder)
    window = shown_window(SitesWindow)
    window.go(PortfolioTab)
    found = next(one for one in window.tabs if isinstance(one, PortfolioTab))
    wait_for(lambda: not window.lookups.busy)
    return found


@pytest.fixture
def choose(tab, session, wait_for):
    """Return a function that lets the set be chosen by rules."""

    def run(choices):
        session.change(portfolio=choices)
        assert session.run(("portfolio",))
        wait_for(lambda: not session.busy)
        session.judge()
        wait_for(lambda: not tab.lookups.busy and session.status("portfolio")[0] in ("done", "stale", "problem"))
        tab.show_status()

    return run


def test_before_anything_is_chosen_the_next_action_is_named(tab):
    assert "Choose the set" in tab.empty.text()
    assert "no plan with costs" in tab.plan.text()


def test_fields_are_the_setting(tab, session):
    tab.rules.budget.setText("250,000")
    tab.rules.budget.editingFinished.emit()
    tab.rules.spacing.setValue(12.5)
    tab.more.groups._add()
    tab.more.packages._add()
    choices = session.settings.portfolio
    assert (choices.budget, choices.spacing) == (250000.0, 12.5)
    assert choices.groups == (("package", 1),)
    assert [package.name for package in choices.packages] == ["all measures", "package 2"]
    assert tab.rules.budget.text() == "250,000"
    tab.more.packages._remove(0)
    tab.more.groups._remove(0)
    assert len(session.settings.portfolio.packages) == 1
    assert session.settings.portfolio.groups == ()


def test_the_choice_is_told_with_its_proof_and_the_others_with_their_reason(tab, choose):
    choose(CHOICES)
    found = tab._answer.found
    assert (found.chosen, found.count, found.optimal) == (2, 3, True)
    assert "2 of 3 sites chosen" in tab.summary.text()
    assert "of 2,100 USD" in tab.summary.text()
    assert "Proven optimal" in tab.summary.text()
    assert tab.table.rowCount() == 3
    assert tab.table.item(2, 5).text() == "Other sites are worth more for the same money."
    assert tab.table.item(0, 0).toolTip() == "chosen"


def test_a_point_of_the_curve_is_taken_by_a_click_and_from_the_menu(tab, choose, session, wait_for, qgis_app):
    from qgis.PyQt.QtCore import QPoint, QPointF, Qt
    from qgis.PyQt.QtTest import QTest

    choose(CHOICES)
    assert tab.curve.shows_chart
    wait_for(lambda: tab.curve.figure is not None)
    point = next(point for point in tab._answer.found.curve if point.value)
    axes = tab.curve.figure.axes[0]
    x, y = axes.transData.transform((point.budget, point.value))
    ratio = tab.curve.devicePixelRatioF()
    place = QPointF(x / ratio, tab.curve.picture.height() - y / ratio)
    assert tab.curve.point_at(place) == point
    assert tab.curve.point_at(QPointF(1.0, 1.0)) is None
    QTest.mouseClick(
        tab.curve.picture,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QPoint(round(place.x()), round(place.y())),
    )
    assert session.settings.portfolio.budget == pytest.approx(point.budget)
    last = tab._menu.actions()[-1]
    last.trigger()
    assert session.settings.portfolio.budget == pytest.approx(tab._answer.found.curve[-1].budget)
    tab.show_status()
    assert session.status("portfolio")[0] != "problem"


def test_locks_are_set_and_taken_back(tab, choose, session):
    choose(CHOICES)
    tab.table.selectRow(2)
    left = tab.table.key()
    tab.in_button.click()
    assert session.settings.portfolio.locked_in == (left,)
    tab.out_button.click()
    assert (session.settings.portfolio.locked_in, session.settings.portfolio.locked_out) == ((), (left,))
    tab.free_button.click()
    assert session.settings.portfolio.locked_out == ()


def test_where_no_choice_is_left_the_change_is_one_click_away(tab, choose, session):
    from qgis.PyQt.QtWidgets import QPushButton

    choose(CHOICES)
    choose(replace(CHOICES, budget=500.0, locked_in=("id-0",)))
    assert session.status("portfolio")[0] == "problem"
    assert "budget" in tab.step.text()
    assert tab.summary.text().startswith("By the rules of the last time")
    button = next(one for one in tab.changes.findChildren(QPushButton) if one.isVisible())
    assert button.text().startswith("Take a budget of 1,0")
    button.click()
    enough = session.settings.portfolio.budget
    assert 1000.0 <= enough <= 1010.0
    choose(session.settings.portfolio)
    assert {site.site_id for site in tab._answer.found.sites if site.chosen} == {"id-0"}


def test_what_the_line_of_the_step_says_is_not_said_twice(tab, choose, session):
    from qgis.PyQt.QtWidgets import QLabel

    choose(CHOICES)
    every = tuple(f"id-{number}" for number in range(3))
    choose(replace(CHOICES, budget=None, groups=(("name", 2),), locked_out=every[1:]))
    assert session.status("portfolio")[0] == "problem"
    for label in tab.changes.findChildren(QLabel):
        assert label.text() not in tab.step.text()
        assert label.minimumWidth() > 200, "no column of single words"


def test_the_gap_is_told_in_words(qgis_app):
    from dss_planner.panels.sites.portfolio.words import gap_words
    from dss_planner.tasks.portfolio_reading import PortfolioFound

    found = PortfolioFound((), 9, 3, 10.0, 5.0, 0.0, "exact", True, 1.0, 15.0, None, "USD", "score", ())
    assert gap_words(found) == "Proven optimal: no choice is worth more."
    assert "0.00500 % more" in gap_words(replace(found, gap=5e-5))
    late = replace(found, gap=0.023, optimal=False)
    assert gap_words(late).startswith("Within 2.30 % of the best possible after 15 s")
    assert "HiGHS is not in this QGIS" in gap_words(replace(late, method="heuristic", seconds=0.0))
