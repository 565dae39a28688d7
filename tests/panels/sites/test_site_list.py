"""The boxes of the tab “Criteria” offer all sites in the order shown, and follow decisions."""

from __future__ import annotations

import pytest


@pytest.fixture
def tab(session, shown_window, make_study, wait):
    from dss_planner.panels.sites.criteria.tab import CriteriaTab
    from dss_planner.panels.sites.window import SitesWindow

    session.open_folder(make_study())
    window = shown_window(SitesWindow)
    window.go(CriteriaTab)
    found = next(one for one in window.tabs if isinstance(one, CriteriaTab))
    wait(lambda: found.comparison is not None)
    return found


def offered(box):
    return [(box.itemText(row), box.itemData(row)) for row in range(box.count())]


def test_both_boxes_offer_the_order_shown_and_follow_decisions(tab, session, wait):
    first = [("1. North", "id-0"), ("2. East", "id-1"), ("3. South", "id-2")]
    assert offered(tab.first_box) == offered(tab.second_box) == first
    assert (tab.first_box.currentText(), tab.second_box.currentText()) == ("1. North", "2. East")
    session.site_desk.leave_out(["id-0"], "Herders object", "Bat")
    then = [("1. East", "id-1"), ("2. South", "id-2"), ("–. North", "id-0")]
    assert offered(tab.first_box) == offered(tab.second_box) == then
    assert (tab.first_box.currentData(), tab.second_box.currentData()) == ("id-0", "id-1")
    wait(lambda: not session.site_desk.writing and not session.busy)
    wait(lambda: not tab.lookups.busy)
    assert offered(tab.first_box) == then
    assert (tab.first_box.currentData(), tab.second_box.currentData()) == ("id-0", "id-1")
    session.site_desk.undo.undo()
    assert offered(tab.first_box) == first
    assert tab.first_box.currentText() == "1. North"
