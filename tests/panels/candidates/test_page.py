"""Page 3: ways to sites, one click for a relaxation, drawing, and the facts of one site."""

from __future__ import annotations

import shutil

import pytest

from dss_planner.provenance import write_json
from dss_planner.study.chain import example_settings, run_chain
from dss_planner.study.drawn_sites import add_drawn, drawn_sites
from dss_planner.study.settings import StudySettings
from dss_planner.study.site_steps import SITES_REPORT


@pytest.fixture
def page(session, qgis_app):
    from dss_planner.panels.page_candidates import CandidatesPage

    page = CandidatesPage(session)
    session.opened.connect(page.load)
    page.show()
    page.load()
    yield page
    page.leave()
    page.deleteLater()


@pytest.fixture
def opened(page, session, tmp_path):
    session.open_folder(str(tmp_path))
    return page


def shown(page):
    return [way for way, part in page.parts.items() if part.isVisibleTo(page)]


def choose(box, key):
    box.setCurrentIndex(box.findData(key))
    box.activated.emit(box.currentIndex())


def test_each_way_shows_what_it_needs_and_the_button_says_what_it_does(opened, session):
    assert shown(opened) == ["find"]
    assert "Find" in opened.find_button.text()
    for way in ("own", "drawn"):
        choose(opened.way, way)
        assert shown(opened) == [way]
        assert session.settings.site_way == way
        assert "Judge" in opened.find_button.text()


def test_the_sentence_sets_what_the_search_is_asked(opened, session):
    sentence = opened.sentence
    choose(sentence.method, "threshold")
    sentence.reach.setValue(90.0)
    assert (session.settings.site_method, session.settings.site_max_minutes) == ("threshold", 90.0)
    assert not sentence.shape.isVisibleTo(opened)
    assert not sentence.away.isVisibleTo(opened)
    sentence.reach.setValue(0.0)
    assert session.settings.site_max_minutes is None


@pytest.fixture
def camps(make_vector):
    from qgis.core import QgsProject, QgsVectorLayer

    path = make_vector("camps.gpkg", [("POINT(500000 4880000)", {"name": "Camp", "heads": 3.0})])
    layer = QgsVectorLayer(path, "Camps", "ogr")
    QgsProject.instance().addMapLayer(layer)
    return layer


def take(box, layer):
    index = next(n for n in range(box.count()) if box.layer(n) is layer)
    box.setCurrentIndex(index)
    box.activated.emit(index)


def test_existing_sites_bring_the_distance_and_stay_when_the_layer_goes(opened, session, camps):
    from qgis.core import QgsProject

    sentence = opened.sentence
    take(sentence.existing, camps)
    assert session.settings.existing_sites.endswith("camps.gpkg")
    assert sentence.away.isVisibleTo(opened)
    QgsProject.instance().removeMapLayer(camps.id())
    opened.load()
    assert session.settings.existing_sites.endswith("camps.gpkg")
    assert sentence.existing.currentText() == "camps"
    sentence.existing.setCurrentIndex(0)
    sentence.existing.activated.emit(0)
    assert session.settings.existing_sites == ""


def test_a_layer_of_points_asks_for_their_area_and_takes_the_names_it_has(opened, session, camps):
    choose(opened.way, "own")
    assert not opened.own.hectares.isVisibleTo(opened)
    take(opened.own.layer, camps)
    assert opened.own.hectares.isVisibleTo(opened)
    assert session.settings.own_sites_name == "name"
    opened.own.hectares.setValue(321.0)
    assert session.settings.own_point_hectares == 321.0


def test_a_layer_of_which_a_filter_hides_a_part_is_refused_with_the_fix(opened, session, camps):
    said = []
    opened.message.connect(lambda level, sentence, details: said.append(sentence))
    camps.setSubsetString("heads > 5")
    choose(opened.way, "own")
    take(opened.own.layer, camps)
    assert session.settings.own_sites == ""
    assert "Save it as a file" in said[0]


def square(x, y, size):
    from qgis.core import QgsGeometry, QgsRectangle

    return QgsGeometry.fromRect(QgsRectangle(x, y, x + size, y + size))


def test_what_is_drawn_is_kept_listed_and_removed_by_key(opened, session, iface):
    from qgis.core import QgsCoordinateReferenceSystem, QgsProject
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    iface.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:32648"))
    choose(opened.way, "drawn")
    drawing = opened.drawing
    assert "Nothing is drawn yet" in drawing.hint.text()
    drawing.draw_button.click()
    assert iface.canvas.mapTool() is drawing._tool
    drawing._tool.drawn.emit(square(500000.0, 4880000.0, 2000.0))
    assert not drawing.draw_button.isChecked()
    drawing._tool.drawn.emit(square(510000.0, 4880000.0, 1000.0))
    assert [name for name, _ in drawn_sites(session.folder)] == ["Drawn 1", "Drawn 2"]
    session.map_layers.finish()
    assert [layer.featureCount() for layer in QgsProject.instance().mapLayers().values()] == [2]
    drawing.list.setCurrentRow(0)
    QTest.keyClick(drawing.list, Qt.Key.Key_Delete)
    assert [name for name, _ in drawn_sites(session.folder)] == ["Drawn 2"]
    QTest.keyClick(drawing.list, Qt.Key.Key_Delete)
    assert drawn_sites(session.folder) == []
    assert not QgsProject.instance().mapLayers()


def test_leaving_the_way_or_the_page_gives_up_a_drawing(opened, iface):
    choose(opened.way, "drawn")
    opened.drawing.draw_button.click()
    choose(opened.way, "find")
    assert not opened.drawing.draw_button.isChecked()
    choose(opened.way, "drawn")
    opened.drawing.draw_button.click()
    opened.hide()
    assert not opened.drawing.draw_button.isChecked()
    assert iface.canvas.mapTool() is not opened.drawing._tool


REPORT = {
    "targets": [{"rule": "count", "met": False, "sentence": "3 of 5 sites found."}],
    "relaxations": [
        {"rule": "min_area", "value": 50.0, "enough": 31.7, "sentence": "The largest land left has 31.7 ha."},
        {"rule": "spacing", "value": 10.0, "enough": 0.4, "sentence": "A spacing of 0.4 km would do."},
    ],
}


def test_a_relaxation_is_applied_and_searched_with_by_one_click(opened, session, tmp_path, monkeypatch):
    write_json(tmp_path / SITES_REPORT, REPORT)
    opened.load()
    assert "3 of 5 sites found" in opened.unmet.text()
    assert [button.text() for button in opened.outcome.buttons] == ["Use 31 ha", "Use 0 km"]
    ran = []
    monkeypatch.setattr(session, "run_up_to", lambda *steps: ran.append((steps, session.settings.min_area)))
    opened.outcome.buttons[0].click()
    assert ran == [(("sites",), 31.0)]
    assert opened.sentence.smallest.value() == 31.0
    opened.set_busy(True)
    assert not opened.outcome.buttons[1].isEnabled()


def test_a_search_without_any_site_says_so_beside_the_sites_of_the_one_before(page, session, finished, tmp_path):
    folder = tmp_path / "none"
    shutil.copytree(finished, folder)
    session.open_folder(str(folder))
    page.load()
    assert "Click a site" in page.hint.text()
    write_json(folder / SITES_REPORT, {**REPORT, "sites": []})
    page.load()
    assert "these are the sites of the one before" in page.hint.text()
    assert page.outcome.buttons


def test_the_facts_of_a_site_are_words_with_units_and_nothing_unknown(qgis_app):
    from qgis.PyQt.QtCore import QLocale

    from dss_planner.panels.candidates.details import site_lines

    QLocale.setDefault(QLocale.c())
    row = {
        "area_ha": 1234.4, "core_ha": 1000.0, "holes_ha": None, "soum_names": "Ulziit", "aimag_names": "",
        "region": "Dundgovi", "lat": 44.5, "lon": 110.25, "elevation_mean": 1000.0, "elevation_min": 990.0,
        "elevation_max": 1010.0, "travel_time_mean": 1e6, "protected_ha": 12.0, "protected_share": 0.01,
        "protected_names": "Ikh Nart", "licences_ha": 0.0, "licences_share": 0.0, "slope_mean": None,
        "slope_known": 0.0,
    }  # fmt: skip
    facts = dict(site_lines(row, 100.0))
    assert facts["Core, 100 m from the edge"] == "1,000 ha"
    assert facts["Aimag"] == "Dundgovi"
    assert facts["Position in degrees"] == "44.50000, 110.25000"
    assert facts["Elevation"] == "1,000 m (990 to 1,010)"
    assert facts["Travel time"] == "out of reach"
    assert facts["In protected areas"] == "12 ha, 1 %: Ikh Nart"
    assert facts["In mining licences"] == "nothing"
    assert facts["Slope"] == "unknown"
    assert "Enclosed land" not in facts
    assert "Rain" not in facts


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    folder = tmp_path_factory.mktemp("finished")
    run_chain(folder, example_settings(folder))
    return folder


def test_the_site_chosen_is_shown_in_detail_and_copied(page, session, finished, qgis_app):
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest
    from qgis.PyQt.QtWidgets import QApplication

    session.open_folder(str(finished))
    page.load()
    assert page.details.isVisibleTo(page)
    page.table.selectRow(1)
    name = page.table.item(1, 0).text()
    assert name in page.details.title()
    page.details.copy_button.click()
    copied = QApplication.clipboard().text()
    assert copied.startswith(name + "\nArea\t")
    assert "°" in copied
    QApplication.clipboard().clear()
    QTest.keyClick(page.details.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text().startswith("Area\t")


def test_drawn_sites_of_the_example_are_judged_and_ranked(page, session, finished, tmp_path, wait_for):
    folder = tmp_path / "drawn"
    shutil.copytree(finished, folder)
    session.open_folder(str(folder))
    page.load()
    session.results_changed.connect(page.load)
    session.map_layers.finish()
    bounds = session.map_layers.sites_layer(str(folder)).extent().center()
    shape = square(bounds.x(), bounds.y(), 9000.0)
    add_drawn(folder, bytes(shape.asWkb()), session.map_layers.sites_layer(str(folder)).crs().toWkt(), "Ours")
    choose(page.way, "drawn")
    page.find_button.click()
    wait_for(lambda: not session.busy)
    assert [page.table.item(row, 0).text() for row in range(page.table.rowCount())] == ["Ours"]
    assert session.settings != StudySettings()


def test_the_core_distance_is_a_setting_of_all_ways(opened, session):
    assert opened.core.value() == 100.0
    opened.core.setValue(250.0)
    assert session.settings.core_distance == 250.0
    choose(opened.way, "own")
    assert opened.core.isVisibleTo(opened)


def test_class_shares_and_camps_are_told(qgis_app):
    from dss_planner.panels.candidates.details import site_lines

    row = {"landcover_main": 5, "landcover_5": 0.618, "landcover_6": 0.38, "landcover_2": 0.002, "landcover_known": 1.0}
    told = dict(site_lines({**row, "camps_n": 2, "camps_names": "Bat, Dorj"}, 100.0))
    assert told["Land cover"].split(", ")[0].endswith(" 62 %")
    assert told["Land cover"].split(", ")[2].endswith(" < 1 %")
    assert told["Camps of herders"] == "2: Bat, Dorj"
    assert dict(site_lines({"camps_n": 0, "camps_names": ""}, 100.0))["Camps of herders"] == "none"
    unknown = {"landcover_main": None, "landcover_5": None, "landcover_known": 0.0}
    assert dict(site_lines(unknown, 100.0))["Land cover"] == "unknown"
    assert "Land cover" not in dict(site_lines({}, 100.0))


def test_what_a_search_finds_comes_into_sight_on_a_low_screen(page, session, finished, tmp_path, wait_for):
    folder = tmp_path / "example"
    shutil.copytree(finished, folder)
    page.resize(370, 420)
    session.open_folder(str(folder))
    session.results_changed.connect(page.load)
    wait_for(lambda: page.table.rowCount() > 0)
    bar = page.scroll.verticalScrollBar()
    assert bar.value() == 0, "opened, the page begins with its rules"
    page.count.setValue(4)
    session.save()
    page.find_button.click()
    wait_for(lambda: not session.busy and page.table.rowCount() == 4)
    wait_for(lambda: bar.value() > 0)
    top = page.table.mapTo(page.scroll.viewport(), page.table.rect().topLeft()).y()
    assert 0 <= top < page.scroll.viewport().height() // 2
