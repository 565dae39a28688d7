"""Page 4 out of sight lists nothing, and shows the sites as they stand once it is seen."""

from __future__ import annotations

import pytest


@pytest.fixture
def page(session, qgis_app):
    from dss_planner.panels.page_compare import ComparePage

    page = ComparePage(session)
    session.opened.connect(page.load)
    yield page
    page.leave()
    page.hide()
    page.deleteLater()


def listed(page):
    return [page.table.item(row, 1).text() for row in range(page.table.rowCount())]


def test_sites_that_came_out_of_sight_are_there_when_the_page_is_seen(page, session, make_study, tmp_path):
    session.open_folder(make_study())
    assert listed(page) == []
    session.site_desk.select("id-2")
    page.show()
    assert sorted(listed(page)) == ["East", "North", "South"]
    assert page.table.key() == "id-2"
    page.hide()
    session.open_folder(str(tmp_path / "other"))
    page.show()
    assert listed(page) == []


def test_a_decision_out_of_sight_is_shown_when_the_page_is_seen(page, session, make_study, wait_for):
    desk = session.site_desk
    session.open_folder(make_study())
    page.show()
    first = listed(page)[0]
    page.hide()
    desk.pin(["id-2"])
    wait_for(lambda: not desk.writing and not session.busy)
    assert listed(page)[0] == first
    page.show()
    assert listed(page)[0] == "▲ South"
