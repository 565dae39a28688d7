"""The tab “Ranking”: what it shows is what the file says; sorting, looking for, columns, decisions, copying."""

from __future__ import annotations

import pytest
from osgeo import gdal

from dss_planner.panels.contribution_bars import FADED, ROLE
from dss_planner.panels.tables import KEY


@pytest.fixture
def opened(session, shown_window, make_study):
    """Return a function that opens a study of sites and the tab on it."""
    from qgis.core import QgsSettings

    from dss_planner.panels.sites.ranking.site_table import SHOWN
    from dss_planner.panels.sites.ranking.tab import RankingTab
    from dss_planner.panels.sites.window import SitesWindow

    QgsSettings().remove(SHOWN)

    def make(*worths, folder=""):
        session.open_folder(folder or make_study(*worths))
        window = shown_window(SitesWindow)
        window.go(RankingTab)
        return next(tab for tab in window.tabs if isinstance(tab, RankingTab))

    yield make
    QgsSettings().remove(SHOWN)


def names(tab):
    order = tab.table.model()
    column = tab.table._keys.index("name")
    return [order.index(row, column).data() for row in range(order.rowCount())]


def test_the_numbers_are_those_of_the_file(opened, session):
    tab = opened()
    dataset = gdal.OpenEx(f"{session.folder}/sites.gpkg", gdal.OF_VECTOR)
    rows = {feature["site_id"]: feature.items() for feature in dataset.GetLayerByName("sites")}
    order = tab.table.model()
    for row in range(order.rowCount()):
        parts = order.index(row, tab.table._keys.index("parts")).data(ROLE)
        fields = rows[order.index(row, 0).data(KEY)]
        assert int(order.index(row, 0).data()) == fields["rank"]
        stored = [value for key, value in fields.items() if key.startswith("contribution_")]
        assert [part.points for part in parts] == stored
        assert sum(stored) == pytest.approx(fields["score"])
    assert tab.reason.text() == f"North: {rows['id-0']['reason']}"


def test_those_at_the_top_and_those_left_out_stay_there_in_any_order(opened, session):
    from qgis.PyQt.QtCore import Qt

    tab = opened()
    assert names(tab) == ["North", "East", "South"]
    session.site_desk.pin(["id-2"])
    session.site_desk.leave_out(["id-0"], "Herders object", "Bat")
    assert names(tab) == ["▲ South", "East", "North"]
    for order in (Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder):
        tab.table.sortByColumn(tab.table._keys.index("score"), order)
        assert names(tab) == ["▲ South", "East", "North"]
    last = tab.table.model().index(2, tab.table._keys.index("parts"))
    assert last.data(FADED)
    session.site_desk.select("id-0")
    assert tab.reason.text().startswith("North: left out: Herders object (Bat, ")


def test_decisions_by_the_buttons(opened, session, qgis_app):
    tab = opened()
    session.site_desk.select("id-1")
    assert tab.pin_button.isEnabled()
    assert not tab.back_button.isEnabled()
    tab.out_button.click()
    assert tab.reason_bar.isVisible()
    assert not tab.reason_bar.button.isEnabled()
    tab.reason_bar.reason.setText("no water")
    tab.reason_bar.who.setText("Bat")
    tab.reason_bar.button.click()
    assert names(tab) == ["North", "South", "East"]
    assert not tab.reason_bar.isVisible()
    assert session.settings.site_decisions[0].words().startswith("no water (Bat, 20")
    assert tab.table.selected() == ["id-1"]
    tab.back_button.click()
    assert names(tab) == ["North", "East", "South"]
    tab.undo_bar.undo.click()
    assert names(tab) == ["North", "South", "East"]


def test_looking_for_words_columns_and_copying(opened, session):
    tab = opened()
    tab.filter.setText("ea")
    assert names(tab) == ["East"]
    tab.filter.clear()
    assert "value points_erosion_mean" in tab.table._keys
    tab.table.show_column("value points_erosion_mean", True)
    tab.table.show_column("known", False)
    assert "known" not in tab.table.shown()
    lines = [line.split("\t") for line in tab.table.words().splitlines()]
    assert lines[0][:3] == ["#", "Site", "Score"]
    assert lines[0][3:6] == ["Wind erosion", "Travel time", "Rain for plants"]
    assert lines[0][-2] == "Wind erosion [t/km²·a]"
    assert lines[1][:6] == ["1", "North", "71.0", "45.00", "24.00", "2.00"]
    assert len({len(line) for line in lines}) == 1
    tab.table.select(["id-1", "id-2"])
    assert len(tab.table.words().splitlines()) == 3


def test_missing_data_sort_last_and_read_as_unknown(opened):
    from qgis.PyQt.QtCore import Qt

    nan = float("nan")
    tab = opened(((0.5, nan, 0.5), (nan, nan, nan), (0.2, 0.9, 0.6)))
    column = tab.table._keys.index("value points_access_mean")
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        tab.table.sortByColumn(column, order)
        assert names(tab)[0] == "South"
    ranks = dict(zip(names(tab), (tab.table.model().index(row, 0).data() for row in range(3))))
    assert ranks["East"] == "–"


def test_no_study_no_sites_and_one(opened, session, tmp_path):
    tab = opened(folder=str(tmp_path / "empty"))
    assert "No sites yet" in tab.nothing.text()
    assert not tab.table.isVisible()
    assert tab.line.isVisible()


def test_one_site_cannot_be_left_out(opened, session):
    tab = opened(((0.9, 0.8, 0.1),), ("Only",))
    said = []
    tab.message.connect(lambda level, sentence, details: said.append(sentence))
    assert not session.site_desk.leave_out(["id-0"], "no", "Bat")
    assert "At least one site has to count" in said[0]
    assert names(tab) == ["Only"]


def test_two_hundred_sites_are_shown_quickly(opened, session):
    import time

    import numpy as np

    worths = np.random.default_rng(2).uniform(0, 1, (200, 3))
    tab = opened(worths, [f"Site {number}" for number in range(200)])
    begun = time.process_time()
    session.site_desk.pin(["id-7"])
    took = time.process_time() - begun
    assert names(tab)[0] == "▲ Site 7"
    assert took < 1.0  # a guard against work that grows with the square, not a measure


def test_many_sites_are_copied_in_parts_as_they_were_when_asked(opened, session, monkeypatch, wait):
    from qgis.PyQt.QtWidgets import QApplication

    from dss_planner.panels.sites.ranking import copying

    monkeypatch.setattr(copying, "COPIED", 2)
    tab = opened()
    expected = tab.table.words()
    assert len(expected.splitlines()) == 4
    QApplication.clipboard().setText("before")
    tab.table.copy()
    assert QApplication.clipboard().text() == "before"
    tab.filter.setText("East")  # other rows are shown before the last part has its turn
    wait(lambda: QApplication.clipboard().text() != "before")
    assert QApplication.clipboard().text() == expected


def test_selected_rows_in_several_runs_are_those_asked_for(opened):
    tab = opened([(1 - number / 20, 0.5, 0.5) for number in range(9)], [f"S{number}" for number in range(9)])
    order = [tab.table.model().index(row, 0).data(KEY) for row in range(9)]
    for wanted in ((0,), (0, 1, 2), (1, 3, 4, 8), range(9), ()):
        tab.table.select([order[row] for row in wanted])
        assert tab.table.selected() == [order[row] for row in wanted]
    tab.table.select([order[2], "not there"], order[5])
    assert (tab.table.selected(), tab.table.current()) == ([order[2]], order[5])


def test_the_bars_give_way_before_the_table_has_to_be_scrolled(opened, wait_for):
    table = opened().table
    bars = table._keys.index("parts")
    natural = sum(table._natural[place] for place in range(len(table._keys)) if not table.isColumnHidden(place))
    for room, width in ((60, 150), (-30, 120), (-300, 84)):
        table.setFixedWidth(natural + room + table.width() - table.viewport().width())
        wait_for(lambda width=width: table.columnWidth(bars) == width)
    table.setColumnWidth(bars, 200)  # as someone wanted it
    table.setFixedWidth(natural + 10)
    assert table.columnWidth(bars) == 200


def test_hundreds_are_decided_about_at_once_and_one_step_takes_it_back(opened, session, wait):
    worths = [(1 - number / 400, 0.5, 0.5) for number in range(300)]
    tab, desk = opened(worths, [f"S{number}" for number in range(300)]), session.site_desk
    before = (names(tab), session.settings.site_decisions)
    tab.table.selectAll()
    assert (tab.pin_button.isEnabled(), tab.back_button.isEnabled()) == (True, False)
    tab.pin_button.click()
    assert names(tab) == [f"▲ {name}" for name in before[0]]
    assert len(tab.table.selected()) == 300
    assert (tab.pin_button.isEnabled(), tab.out_button.isEnabled(), tab.back_button.isEnabled()) == (False, True, True)
    assert desk.undo.count() == 1
    desk.undo.undo()
    assert (names(tab), session.settings.site_decisions) == before
    assert desk.leave_out([f"id-{number}" for number in range(0, 300, 2)], "far", "Bat")
    assert names(tab)[:150] == before[0][1::2]
    assert [tab.table.model().index(row, 0).data() for row in (0, 149, 150)] == ["1", "150", "–"]
    wait(lambda: not desk.writing and not session.busy and not desk.reading)
    assert names(tab)[150:] == before[0][::2]
    tab.filter.setText("left out: far")
    assert names(tab) == before[0][::2]


def test_nothing_else_is_read_anew_after_a_decision(opened, session, wait):
    opened()
    told, desk = [], session.site_desk
    session.results_changed.connect(lambda: told.append("results"))
    desk.leave_out(["id-0"], "Herders object", "Bat")
    wait(lambda: not desk.writing and not session.busy and not desk.reading)
    assert told == []
    assert desk.rows[-1]["excluded"] == "Herders object"
    assert desk.sites["id-0"].reason == "Left out of the ranking: Herders object"
    assert desk.sites["id-1"].reason.startswith("Ranks 1 of 2")
    assert desk.criteria


def test_a_file_that_another_changed_is_read_whole_after_a_decision(opened, session, wait):
    import json
    from pathlib import Path

    opened()
    desk = session.site_desk
    record = Path(session.folder, "sites.provenance.json")
    content = json.loads(record.read_text(encoding="utf-8"))
    weights = content["parameters"]["ranking"]["criteria"].replace("travel time", "another name")
    content["parameters"]["ranking"]["criteria"] = weights
    record.write_text(json.dumps(content), encoding="utf-8")
    sites = Path(session.folder, "sites.gpkg")
    sites.write_bytes(sites.read_bytes())  # another stamp
    desk.leave_out(["id-0"], "Herders object", "Bat")
    wait(lambda: not desk.writing and not session.busy and not desk.reading)
    assert "another name" in [item.words for item in desk.criteria]
