"""The tab “Methods”: the numbers of the algorithm; who moves and why; copying; few and many sites."""

from __future__ import annotations

import numpy as np
import pytest

from dss_planner.sites.ranking import RankSitesRequest, rank_sites
from dss_planner.study.folder import StudyFolder
from dss_planner.study.siteranking import ranking_request


@pytest.fixture
def opened(session, shown_window, make_study, wait):
    from dss_planner.panels.sites.methods.tab import MethodsTab
    from dss_planner.panels.sites.window import SitesWindow

    def make(*worths):
        session.open_folder(make_study(*worths))
        window = shown_window(SitesWindow)
        window.go(MethodsTab)
        tab = next(tab for tab in window.tabs if isinstance(tab, MethodsTab))
        wait(lambda: tab.table is not None)
        return tab

    return make


def test_the_numbers_are_those_of_ranksites(opened, session, tmp_path):
    tab = opened()
    request = ranking_request(StudyFolder.at(session.folder))
    for column in tab.table.columns:
        method = column.method.partition("_")[0]
        attitude = {"owa_cautious": 2.0, "owa_optimistic": 0.5}.get(column.method, 1.0)
        ranked = rank_sites(
            RankSitesRequest(request.sites, request.criteria, str(tmp_path / "r.gpkg"), method, attitude=attitude)
        )
        own = {site.name: (site.rank, site.score) for site in ranked.sites}
        assert [own[name] for name in tab.table.sites] == list(zip(column.ranks, column.scores))


def test_what_is_said_and_copied(opened, session):
    tab = opened(((0.5, 0.5, 0.5), (0.9, 0.05, 0.6), (0.1, 0.2, 0.1)), ("Even", "Uneven", "Poor"))
    assert tab.chart.shows_chart
    assert "“Even” rises from 2 to 1 (Cautious)" in tab.moves.text()
    assert "Cautious – " in tab.in_words.text()
    lines = tab.words().splitlines()
    assert lines[0].split("\t")[:3] == ["Site", "Weighted sum: rank", "Weighted sum: score"]
    assert lines[1].split("\t")[:3] == ["Uneven", "1", "58.50"]
    assert tab.correlation.rowCount() == len(tab.table.columns)
    session.site_desk.select("id-0")
    assert tab.chart.shows_chart


def test_a_site_left_out_is_in_no_method(opened, session, wait):
    tab = opened()
    session.site_desk.leave_out(["id-0"], "no", "Bat")
    wait(lambda: not session.site_desk.writing and not session.busy)
    wait(lambda: tab.table is not None and None in tab.table.columns[0].ranks)
    place = tab.table.sites.index("North")
    assert {column.ranks[place] for column in tab.table.columns} == {None}


def test_one_site(opened):
    tab = opened(((0.9, 0.8, 0.1),), ("Only",))
    assert tab.table.columns[0].ranks == (1,)
    assert tab.moves.text() == "No site changes its place by any of these methods."


def test_sites_that_topsis_cannot_tell_apart_are_still_ranked_by_the_others(opened):
    tab = opened(((0.5, 0.5, 0.5), (0.5, 0.5, 0.5)), ("One", "Two"))
    by = {column.method: column.ranks for column in tab.table.columns}
    assert by["wlc"] == (1, 1)
    assert by["topsis"] == (None, None)
    assert "cannot be compared" in tab.in_words.text()


def test_many_sites(opened):
    tab = opened(np.random.default_rng(3).uniform(0, 1, (200, 3)), [f"Site {number}" for number in range(200)])
    assert tab.chart.shows_chart
    assert "more moves" in tab.moves.text()
