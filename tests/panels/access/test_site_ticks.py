"""The list of sites with ticks."""

from __future__ import annotations

import pytest

pytest.importorskip("qgis.core", reason="QGIS's Python modules are not installed")

MANY = 5000


@pytest.fixture
def ticks(qgis_app):
    from qgis.PyQt.QtCore import QObject

    from dss_planner.panels.access.site_ticks import SiteTicks

    parent = QObject()
    yield SiteTicks(parent)
    parent.deleteLater()


@pytest.fixture
def shown(ticks, qgis_app):
    from qgis.PyQt.QtWidgets import QListView

    view = QListView()
    view.setUniformItemSizes(True)
    view.setModel(ticks)
    view.resize(200, 110)
    view.show()
    qgis_app.processEvents()
    yield view
    view.close()


def test_all_are_ticked_where_none_was_chosen(ticks):
    ticks.show_sites([("a", "1. A"), ("b", "2. B")], ())
    assert ticks.ticked == ("a", "b")
    ticks.show_sites([("a", "1. A"), ("b", "2. B")], ("b", "gone"))
    assert ticks.ticked == ("b",)


def test_the_space_bar_takes_a_tick_away_and_sets_it(ticks, shown, qgis_app):
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    told = []
    ticks.show_sites([("a", "1. A"), ("b", "2. B"), ("c", "3. C")], ())
    ticks.ticked_changed.connect(lambda: told.append(ticks.ticked))
    shown.setCurrentIndex(ticks.index(1))
    QTest.keyClick(shown, Qt.Key.Key_Space)
    QTest.keyClick(shown, Qt.Key.Key_Space)
    assert told == [("a", "c"), ("a", "b", "c")]
    assert not ticks.setData(ticks.index(0), "other words", Qt.ItemDataRole.EditRole)
    assert ticks.index(0).data() == "1. A"


def test_only_rows_in_sight_are_asked_for(ticks, shown, qgis_app, monkeypatch):
    asked = set()
    data = type(ticks).data

    def watched(self, index, role=0):
        asked.add(index.row())
        return data(self, index, role)

    monkeypatch.setattr(type(ticks), "data", watched)
    ticks.show_sites(((str(number), f"{number}. Site") for number in range(MANY)), ())
    shown.repaint()
    qgis_app.processEvents()
    assert ticks.rowCount() == MANY
    assert asked
    assert len(asked) < 100
