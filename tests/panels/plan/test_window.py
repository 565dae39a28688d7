"""The window “Plan”: its parts are named and reached by keys, it comes and goes without a trace, undo by key."""

from __future__ import annotations

import pytest

from dss_planner.plan.store.changes import Changes


@pytest.fixture
def window(desk, shown_window, qgis_app):
    from dss_planner.panels.plan.window import PlanWindow

    made = shown_window(PlanWindow)
    made.resize(966, 300)
    qgis_app.processEvents()
    return made


def test_undo_and_redo_by_key_within_the_window(window, desk, wait, qgis_app):
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    from dss_planner.panels.plan.notes.tab import NotesTab

    window.go(NotesTab)
    desk.apply("Later", Changes({"works": [{"uuid": "w-zone", "start_year": 4}]}))
    wait(lambda: not desk.busy)
    tab = next(one for one in window.tabs if isinstance(one, NotesTab))
    tab.table.setFocus()
    window.activateWindow()
    qgis_app.processEvents()
    if qgis_app.focusWidget() is not tab.table:
        pytest.skip("the window does not get the keyboard here")
    QTest.keyClick(tab.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.undo.index() == 0
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(tab.table, Qt.Key.Key_Z, keys)
    assert desk.undo.index() == 1


def test_totals_and_notice_stand_around_the_tabs(window, desk, wait):
    wait(lambda: desk.live is not None)
    assert "3 works" in window.totals.text()
    assert window.notice.isHidden()
    assert window.undo_bar.undo.objectName() == "plan_undo"


def test_every_part_of_the_tab_notes_is_named_and_reached(window, qgis_app):
    from dss_planner.panels.plan.notes.tab import NotesTab
    from tests.panels.test_keyboard import check

    window.go(NotesTab)
    for _ in range(40):
        qgis_app.processEvents()
    check(window)


def test_a_plan_without_sites_says_so_on_every_tab(window, desk, wait, qgis_app):
    from dss_planner.panels.plan.alternatives.tab import AlternativesTab
    from dss_planner.panels.plan.effect.tab import EffectTab
    from dss_planner.panels.plan.works.tab import WorksTab

    wait(lambda: desk.live is not None)
    tables = ("points", "lines", "zones", "works", "sites")
    desk.apply("Bare", Changes({}, {name: [row["uuid"] for row in desk.document.rows(name)] for name in tables}))
    wait(lambda: not desk.busy)
    for kind in (WorksTab, AlternativesTab):
        window.go(kind)
        tab = next(one for one in window.tabs if isinstance(one, kind))
        wait(lambda shown=tab: shown.nothing.isVisible())
        assert "find sites on page 3" in tab.nothing.text()
    assert tab.top.isHidden()
    window.go(EffectTab)
    effect = next(one for one in window.tabs if isinstance(one, EffectTab))
    assert "no works yet" in effect.run_line.words.text()
    assert not effect.run_line.button.isEnabled()
    desk.undo.undo()
    wait(effect.run_line.button.isEnabled)
