"""The tab “Groups”: where each profile would rank the sites."""

from __future__ import annotations

import pytest

from dss_planner.study.settings import StudySettings, write_settings
from tests.panels.sites.conftest import model_of

PROFILES = [
    {"name": "Mongolia", "kind": "country", "weights": {"erosion": 8, "access": 1, "rain": 1}},
    {"name": "Korea", "kind": "country", "weights": {"erosion": 1, "access": 1, "rain": 8}},
]


@pytest.fixture
def opened(session, shown_window, make_study, qgis_app):
    from dss_planner.panels.sites.groups.tab import GroupsTab
    from dss_planner.panels.sites.window import SitesWindow

    def make(profiles=PROFILES):
        folder = make_study()
        write_settings(folder, StudySettings(score_model={**model_of({}), "profiles": profiles}))
        session.open_folder(folder)
        window = shown_window(SitesWindow)
        window.go(GroupsTab)
        qgis_app.processEvents()
        return next(tab for tab in window.tabs if isinstance(tab, GroupsTab))

    return make


def rows(table):
    return [
        [table.item(row, column).text() for column in range(table.columnCount())] for row in range(table.rowCount())
    ]


def test_each_profile_ranks_the_sites(opened, wait):
    tab = opened()
    wait(lambda: tab.found is not None)
    # North .9/.8/.1, East .4/.5/1, South .2/.9/.6: by Mongolia .81, .47, .31; by Korea .25, .89, .59
    assert rows(tab.table) == [["East", "2", "2", "1"], ["North", "1", "1", "3"], ["South", "3", "3", "2"]]
    assert tab.table.item(0, 3).font().bold()
    assert "“North”: Mongolia" in tab.findings.text()
    assert "“North” is the most disputed: rank 1 for Mongolia, 3 for Korea." in tab.findings.text()
    assert tab.words().splitlines()[1].split("\t") == ["East", "2", "2", "47.00", "1", "89.00"]
    assert tab.groups.table.rowCount() == 2


def test_without_profiles_it_says_what_to_do(opened):
    tab = opened([])
    assert "Keep the weights of someone" in tab.findings.text()
    assert not tab.table.isVisible()


def test_of_very_many_sites_the_first_are_listed_and_all_are_copied(opened, wait, monkeypatch):
    from dss_planner.panels.sites.groups import tab as groups

    monkeypatch.setattr(groups, "MOST", 2)
    tab = opened()
    wait(lambda: tab.found is not None)
    assert [row[0] for row in rows(tab.table)] == ["East", "North"]
    assert "2 of 3 sites" in tab.more.text()
    assert tab.more.isVisible()
    assert [line.split("\t")[0] for line in tab.words().splitlines()[1:4]] == ["East", "North", "South"]
