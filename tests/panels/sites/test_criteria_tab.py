"""The tab “Criteria”: the points of the file on every strip, why one stands before another, maps in the background."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

from dss_planner.provenance import write_json
from dss_planner.sites.pairs import why_over
from dss_planner.sites.ranking import compare_sites
from dss_planner.study.folder import StudyFolder
from dss_planner.study.siteranking import ranking_request


@pytest.fixture
def opened(session, shown_window, make_study, make_raster, wait):
    from dss_planner.panels.sites.criteria.tab import CriteriaTab
    from dss_planner.panels.sites.window import SitesWindow
    from tests.panels.sites.conftest import model_of

    def make(*worths, maps=True):
        folder = make_study(*worths)
        if maps:
            rng = np.random.default_rng(1)
            layers = {}
            for key, top in (("erosion", 1000.0), ("access", 300.0), ("rain", 200.0)):
                layers[key] = Path(make_raster(f"study/{key}.tif", rng.uniform(0, top, (30, 40)))).name
            write_json(Path(folder, "score_model.json"), model_of(layers))
        session.open_folder(folder)
        window = shown_window(SitesWindow)
        window.go(CriteriaTab)
        tab = next(tab for tab in window.tabs if isinstance(tab, CriteriaTab))
        wait(lambda: tab.comparison is not None)
        return tab

    return make


def test_the_strips_hold_the_numbers_of_the_file(opened, session):
    tab = opened()
    dataset = gdal.OpenEx(f"{session.folder}/sites.gpkg", gdal.OF_VECTOR)
    rows = [feature.items() for feature in dataset.GetLayerByName("sites")]
    for (_, strip, *_), (key, show, weight) in zip(
        tab._rows,
        (("erosion", "erosion_index_mean", 0.5), ("access", "travel_time_mean", 0.3), ("rain", "rain_mean", 0.2)),
    ):
        assert strip._strip.values.tolist() == [row[show] for row in rows]
        assert strip._strip.worths == pytest.approx([row[f"points_{key}_mean"] / (100 * weight) for row in rows])
        assert len(strip._strip.curve) > 2


def test_the_sentence_is_that_of_the_room_and_swaps(opened, session, qgis_app):
    from qgis.PyQt.QtWidgets import QApplication

    tab = opened()
    comparison = compare_sites(ranking_request(StudyFolder.at(session.folder)))
    assert tab.sentence.text() == str(why_over(comparison, 0, 1).sentence)
    tab.swap_button.click()
    assert session.site_desk.selected == "id-1"
    assert tab.sentence.text() == str(why_over(comparison, 1, 0).sentence)
    tab.second_box.setCurrentIndex(tab.second_box.findData("id-2"))
    tab.second_box.activated.emit(tab.second_box.currentIndex())
    assert tab.pair == why_over(comparison, 1, 2)
    tab.copy()
    assert QApplication.clipboard().text() == tab.pair.copyable()
    assert tab._rows[0][4].text().startswith("20.0 against 10.0 points\n+10.0")


def test_a_strip_chooses_by_click_and_by_key(opened, session, qgis_app):
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    tab = opened()
    strip = tab._rows[0][1]  # erosion: North 900, East 400, South 200
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip._dot(strip._strip, 2).toPoint())
    assert session.site_desk.selected == "id-2"
    QTest.keyClick(strip, Qt.Key.Key_Right)
    assert session.site_desk.selected == "id-1"
    QTest.keyClick(strip, Qt.Key.Key_Left)
    assert session.site_desk.selected == "id-2"
    assert strip.words(0) == "900 t/km²·a, worth 90 %"


def test_maps_are_drawn_in_the_background_and_kept(opened, session, wait):
    tab = opened()
    wait(lambda: all(row[2].drawn and row[3].drawn for row in tab._rows))
    assert "km across" in tab.legend.text()
    assert len(tab._maps) == 1
    tab.swap_button.click()
    assert len(tab._maps) == 1  # the same two: nothing is drawn anew
    assert all(row[2].drawn for row in tab._rows)
    session.site_desk.select("id-2")
    wait(lambda: len(tab._maps) == 2)


def test_layers_that_are_gone_are_named_and_the_rest_stays(opened, wait):
    tab = opened(maps=False)
    wait(lambda: "does not exist" in tab.legend.text())
    assert tab.pair is not None


def test_unknown_one_site_and_many(opened, session):
    nan = float("nan")
    tab = opened(((0.5, nan, 0.5), (0.4, 0.2, 0.1)), ("Partly", "All"), maps=False)
    assert tab._rows[1][1].words(0) == "unknown"
    assert "unknown in one of them" in tab.sentence.text()


def test_one_site_has_nothing_to_be_compared_with(opened):
    tab = opened(((0.9, 0.8, 0.1),), ("Only",), maps=False)
    assert "one site only" in tab.sentence.text()
    assert not tab.swap_button.isEnabled()
    assert tab._rows[0][4].text() == ""


def test_two_hundred_sites(opened):
    tab = opened(np.random.default_rng(3).uniform(0, 1, (200, 3)), [f"Site {n}" for n in range(200)], maps=False)
    assert tab.first_box.count() == 200
    tab._rows[0][1].grab()


def test_without_an_upper_end_points_are_told(qgis_app):
    from dataclasses import replace

    from dss_planner.panels.sites.criteria.strips import strip_of
    from dss_planner.sites.combining import Combined
    from dss_planner.sites.rankcriteria import RankCriterion
    from dss_planner.sites.reasons import Comparison

    item = RankCriterion("points_a_mean", "higher", 1.0, 0.0, 100.0, "need", "t", show="need_mean")
    gained = np.array([[40.0], [10.0]])
    full = Comparison(
        names=("A", "B"),
        criteria=(item,),
        raw=gained,
        shown=np.array([[7.0], [3.0]]),
        worth=gained / 100,
        combined=Combined(gained[:, 0], gained, 100 - gained),
        ranks=np.array([1, 2]),
        completeness=np.ones(2),
        possible=False,
    )
    strip = strip_of(full, 0, ("a", "b"), None)
    assert strip.points
    assert strip.worths.tolist() == [0.4, 0.1]
    assert not strip_of(replace(full, possible=True), 0, ("a", "b"), None).points


def test_dots_painted_together_lie_where_each_one_is_found(qgis_app):
    import numpy as np

    from dss_planner.panels.sites.criteria.strip import Strip, StripChart

    chart = StripChart("strip", None)
    chart.resize(260, 74)
    nan = float("nan")
    values, worths = np.array([3.0, 10.0, 4.0]), np.array([0.25, 1.0, nan])
    strip = Strip(("a", "b", "c"), ("A", "B", "C"), values, worths, "t", np.zeros((0, 2)), (True, False, True), {})
    chart.show_strip(strip, "Erosion")
    dots = [chart._dot(chart._strip, place) for place in range(3)]
    assert chart._middles(strip, np.arange(3), chart._area()).tolist() == [[dot.x(), dot.y()] for dot in dots]
    picture = chart.grab().toImage()
    where = dots[0].toPoint()
    assert picture.pixelColor(where) != picture.pixelColor(where.x(), where.y() - 20)
    chart.deleteLater()


def test_dots_are_round_lie_one_over_the_other_and_are_cut_at_the_edge(qgis_app):
    import numpy as np
    from qgis.PyQt.QtCore import QSize
    from qgis.PyQt.QtGui import QColor

    from dss_planner.panels.sites.criteria.dots import dot_pixels

    ink = QColor(10, 20, 30)
    ink.setAlphaF(0.5)
    pixels = dot_pixels(np.array([[10.5, 8.5]]), 3.0, ink, QSize(30, 20), 1.0)
    assert pixels.shape == (20, 30, 4)
    assert tuple(pixels[8, 10]) == (10, 20, 30, 128)
    assert pixels[8, 14, 3] == pixels[12, 10, 3] == 0
    assert pixels[8, 13, 3] == 64  # half of the way of a pixel lies within
    assert abs(pixels[..., 3].sum() / 127.5 - np.pi * 9.0) < 1.0
    twice = dot_pixels(np.array([[10.5, 8.5], [10.5, 8.5], [-1.0, 50.0]]), 3.0, ink, QSize(30, 20), 1.0)
    assert twice[8, 10, 3] == 191  # 1 − 0.5 · 0.5
    fine = dot_pixels(np.array([[10.5, 8.5]]), 3.0, ink, QSize(30, 20), 2.0)
    assert fine.shape == (40, 60, 4)
    assert abs(fine[..., 3].sum() / 127.5 - np.pi * 36.0) < 2.0
    assert not dot_pixels(np.zeros((0, 2)), 3.0, ink, QSize(30, 20), 1.0)[..., 3].any()


def test_dots_within_a_part_of_a_pixel_are_laid_one_over_the_other_at_once():
    from qgis.PyQt.QtCore import QSize
    from qgis.PyQt.QtGui import QColor

    from dss_planner.panels.sites.criteria.dots import dot_pixels

    ink, size = QColor(10, 20, 30, 100), QSize(30, 20)
    apart = dot_pixels(np.array([[10.5, 8.5], [10.52, 8.48], [20.25, 8.5]]), 3.0, ink, size, 1.0)
    together = dot_pixels(np.array([[10.5, 8.5], [10.5, 8.5], [20.25, 8.5]]), 3.0, ink, size, 1.0)
    assert (apart == together).all()
    assert apart[8, 10, 3] > apart[8, 20, 3] > 0
