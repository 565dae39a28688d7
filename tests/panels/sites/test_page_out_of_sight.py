"""Page 3 out of sight lists nothing, chooses nothing, and shows all that came once it is seen."""

from __future__ import annotations

import pytest


@pytest.fixture
def page(session, qgis_app):
    from dss_planner.panels.page_candidates import CandidatesPage

    page = CandidatesPage(session)
    session.opened.connect(page.load)
    yield page
    page.leave()
    page.hide()
    page.deleteLater()


def listed(page):
    return sorted(page.table.item(row, 0).text() for row in range(page.table.rowCount()))


def test_sites_that_came_out_of_sight_are_there_when_the_page_is_seen(page, session, make_study, tmp_path):
    desk = session.site_desk
    session.open_folder(make_study())
    assert listed(page) == []
    desk.select("id-2")
    page.show()
    assert listed(page) == ["East", "North", "South"]
    assert page.table.key() == desk.selected == "id-2"
    assert "South" in page.details.title()
    page.hide()
    desk.select("id-1")
    page.show()
    assert page.table.key() == desk.selected == "id-1"
    assert "East" in page.details.title()


def test_a_row_of_the_study_before_is_not_chosen_in_the_next(page, session, make_study, tmp_path):
    desk = session.site_desk
    folder = make_study()
    session.open_folder(folder)
    page.show()
    desk.select("id-1")
    page.hide()
    session.open_folder(str(tmp_path / "other"))
    assert desk.selected == ""
    page.show()
    assert desk.selected == ""
    assert not page.found_box.isVisibleTo(page)
    page.hide()
    session.open_folder(folder)
    page.show()
    assert listed(page) == ["East", "North", "South"]
    assert page.table.key() == desk.selected == "id-0"


def test_the_list_follows_the_file_after_a_decision(page, session, make_study, wait):
    desk = session.site_desk
    session.open_folder(make_study())
    page.show()
    desk.leave_out(["id-0"], "Herders object", "Bat")
    wait(lambda: not desk.writing and not session.busy and page._listed is desk.rows)
    assert listed(page) == ["East", "North", "South"]
    assert page.table.key() == desk.selected == "id-0"
