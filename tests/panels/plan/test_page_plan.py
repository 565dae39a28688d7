"""Page 5: sites of the plan with totals, undo, the way to the window; short at the width of the dock."""

from __future__ import annotations

import pytest

from dss_planner.measures.catalogue.catalogue import load_catalogue
from dss_planner.measures.catalogue.editing import with_own_measure
from dss_planner.plan.drafting.catalogued import catalogue_changes
from dss_planner.plan.store.changes import Changes


@pytest.fixture
def page(desk, session, wait, iface):
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtWidgets import QDockWidget

    from dss_planner.panels.page_plan import PlanPage

    made = PlanPage(session)
    holder = QDockWidget(iface.mainWindow())
    holder.setWidget(made)
    iface.mainWindow().addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, holder)
    holder.show()
    made.resize(370, 560)
    made.load()
    wait(lambda: desk.live is not None)
    yield made
    made.leave()
    holder.hide()
    holder.deleteLater()


def rows(page):
    table = page.sites.table
    return [[table.item(row, column).text() for column in range(5)] for row in range(table.rowCount())]


def test_sites_with_their_totals(page, desk, wait):
    assert [row[:4] for row in rows(page)] == [["1", "North", "2", "8.01"], ["2", "South", "1", "0"]]
    assert all(row[4].endswith("k USD") for row in rows(page))
    assert page.totals.text().startswith("3 works · 8.01 ha · 0.900 km")
    assert "build" in page.totals.text()
    desk.apply("Not South", Changes({"works": [{"uuid": "w-south", "chosen": False}]}))
    wait(lambda: rows(page)[1][2] == "0")
    page.undo_bar.undo.click()
    wait(lambda: rows(page)[1][2] == "1")


def test_choosing_a_site_is_choosing_it_everywhere(page, desk):
    page.sites.table.selectRow(1)
    assert desk.site == "s-2"
    desk.select("s-1")
    assert page.sites.table.key() == "s-1"


def test_the_way_to_the_window_and_what_is_refused(page, desk):
    from dss_planner.panels.plan.plan_notice import Held, Notice

    asked = []
    page.plan_wanted.connect(lambda: asked.append(True))
    page.open_button.click()
    assert asked == [True]
    assert page.notice.isHidden()
    desk._refusals.notice = Notice("refused", "The plan cannot be written.", Held(()))
    desk.notice_changed.emit()
    assert not page.notice.isHidden()
    assert page.notice.sentence.text() == "The plan cannot be written."
    page.notice.let_be.click()
    assert page.notice.isHidden()


def test_no_plan_shows_no_box(page, session, tmp_path):
    session.open_folder(str(tmp_path / "empty"))
    assert page.results.isHidden()
    assert page.draft_button.isEnabled()


def test_the_list_offers_the_measures_of_the_plan(page, desk):
    shown = page.measures.list
    assert shown.count() == 18
    wider, _ = with_own_measure(load_catalogue(), "sand_fence", "Fence of saxaul brush")
    desk.apply("Own measure", catalogue_changes(desk.document, wider))
    names = [shown.item(place).text() for place in range(shown.count())]
    assert any(name.startswith("Fence of saxaul brush") for name in names)
    desk.undo.undo()
    assert shown.count() == 18
