"""The dock does not say “done” of a change of the plan that waits for the user."""

from __future__ import annotations

import pytest

from dss_planner.plan.drafting.redraft import Redrawn
from dss_planner.plan.store.changes import Changes
from dss_planner.plan.store.document import read_plan

TITLE = "Draw “North” again"


@pytest.fixture
def dock(iface):
    from qgis.PyQt.QtCore import Qt

    from dss_planner.panels.dock import PlannerDock

    dock = PlannerDock(iface)
    iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    yield dock
    dock.close_study()
    dock.deleteLater()


@pytest.fixture
def held(dock, plan_study, wait_for, monkeypatch):
    """The desk of the dock's plan, with a change worked out that waits for unsaved edits."""
    dock.session.open_folder(plan_study)
    desk = dock.session.plan_desk
    wait_for(lambda: desk.document is not None and not desk.busy)
    monkeypatch.setattr(desk.layers, "unsaved", lambda tables: ["Lines"] if "lines" in tables else [])

    def again(document, progress, cancelled):
        return Redrawn(Changes({"lines": [{"uuid": "l-1", "name": "Drawn anew"}]}), (), ())

    assert desk.work_out(TITLE, again)
    wait_for(lambda: desk.notice is not None and not dock.session.busy)
    return desk


def test_what_waits_is_not_done(dock, held, wait_for):
    assert dock.strip.text() == f"{TITLE}: not made yet, it waits for your decision"
    held.let_be()
    assert dock.strip.text() == ""


def test_what_was_let_go_on_is_done(dock, held, wait_for, monkeypatch):
    monkeypatch.setattr(held.layers, "unsaved", lambda tables: [])
    monkeypatch.setattr(held.layers, "save", lambda: True)
    held.go_on()
    wait_for(lambda: dock.strip.text() == f"{TITLE}: done" and not held.busy)
    assert any(row["name"] == "Drawn anew" for row in read_plan(held.path).rows("lines"))
