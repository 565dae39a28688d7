"""Road codes with their meaning, obstacles, and the survey with its day table."""

from __future__ import annotations

import pytest
from osgeo import ogr

from dss_planner.raster.grid import Grid
from dss_planner.raster.vectors import GeoPackageWriter


@pytest.fixture
def ground(tab, session, study, wait_for, window):
    from dss_planner.panels.access.tab_ground import GroundTab

    session.switch_to(study)
    shown = tab(GroundTab)
    wait_for(lambda: not window.lookups.busy)
    return shown


def cells(table, row):
    return [table.item(row, column).text() for column in range(table.columnCount())]


def test_codes_are_listed_with_meaning_speed_and_evidence(ground):
    assert ground.said.text().startswith("CODE: 1 codes")
    assert cells(ground.table, 0)[:5] == ["2", "1", "poor earth track (earth_poor)", "30.0", "[A]"]
    assert "undocumented" in cells(ground.table, 0)[5]


def test_the_user_says_what_a_code_is_and_takes_it_back(ground, session, wait_for, window):
    ground.meaning.setCurrentIndex(ground.meaning.findData("paved"))
    ground.meaning.activated.emit(ground.meaning.currentIndex())
    assert session.settings.road_codes == {"2": "paved"}
    assert session.settings.road_class_field == "CODE"
    wait_for(lambda: not window.lookups.busy)
    assert cells(ground.table, 0)[2:5] == ["paved road (paved), said by you", "65.0", "[A]"]
    ground.all_back.click()
    wait_for(lambda: not window.lookups.busy)
    assert session.settings.road_codes == {}
    assert cells(ground.table, 0)[2] == "poor earth track (earth_poor)"


def test_unknown_codes_are_named_and_come_first(ground, session, study, wait_for, window):
    grid = Grid.read(f"{study}/landcover_classes.tif")
    with GeoPackageWriter(f"{study}/vectors.gpkg") as writer:
        roads = writer.add_layer("roads", grid.crs, ogr.wkbLineString, {"CODE": ogr.OFTReal})
        for code in (2.0, 2.0, 9.0):
            line = "LINESTRING(500100 4899500,505900 4899500)"
            writer.add_feature(roads, ogr.CreateGeometryFromWkt(line), {"CODE": code})
    session.results_changed.emit()
    ground.load()
    wait_for(lambda: not window.lookups.busy)
    assert "Unknown, say what they are: 9." in ground.said.text()
    assert cells(ground.table, 0)[:3] == ["9", "1", "unknown"]
    assert cells(ground.table, 1)[:2] == ["2", "2"]


def test_obstacles_that_the_study_lacks_are_switched_off(ground, session):
    assert not ground.obstacles.boxes["lakes"].isEnabled()
    box = ground.obstacles.boxes["rivers"]
    box.setEnabled(True)
    box.click()
    assert "rivers" not in session.settings.obstacles
    assert "lakes" in session.settings.obstacles


@pytest.fixture
def surveyed(study):
    """The study with two sites."""
    grid = Grid.read(f"{study}/landcover_classes.tif")
    with GeoPackageWriter(f"{study}/sites.gpkg") as writer:
        fields = {"site_id": ogr.OFTString, "name": ogr.OFTString, "rank": ogr.OFTInteger}
        layer = writer.add_layer("sites", grid.crs, ogr.wkbPolygon, fields)
        for number, (column, row) in enumerate(((3, 5), (8, 6)), start=1):
            x, y = grid.xy(column, row)
            square = f"POLYGON(({x} {y},{x + 1000} {y},{x + 1000} {y - 1000},{x} {y - 1000},{x} {y}))"
            values = {"site_id": f"s{number}", "name": f"Site {number}", "rank": number}
            writer.add_feature(layer, ogr.CreateGeometryFromWkt(square), values)
    return study


def test_the_survey_has_days_and_lands_on_the_map(tab, session, surveyed, wait_for, monkeypatch):
    from qgis.core import QgsProject
    from qgis.PyQt.QtWidgets import QListView

    from dss_planner.panels.access.tab_survey import SurveyTab
    from dss_planner.study.steps import StepRequest, run_step

    session.switch_to(surveyed)
    survey = tab(SurveyTab)
    assert [survey.base.itemText(place) for place in range(survey.base.count())] == [
        "nearest to the sites",
        "Bulgan",
        "Khongor",
    ]
    assert survey.sites.rowCount() == 2
    assert survey.findChild(QListView, "access_survey_sites").uniformItemSizes()  # else it asks for every row
    session.change(survey_base="Khongor")
    run_step(StepRequest(surveyed, "access", session.settings))
    monkeypatch.setattr(session, "_outdated_before", lambda step: [])  # the sites are made by hand
    from dss_planner.running import never, silent
    from dss_planner.study.folder import StudyFolder
    from dss_planner.study.survey_step import run_survey

    result = run_survey(StudyFolder.at(surveyed), session.settings, silent, never)
    session.results_changed.emit()
    survey.load()
    assert survey.table.rowCount() == 3
    first = cells(survey.table, 0)
    assert first[:3] == ["1", "08:00", "Khongor"]
    assert cells(survey.table, 2)[4] == "Khongor"
    assert "2 sites in 1 days" in survey.said.text()
    survey.map_button.click()
    names = {layer.name() for layer in QgsProject.instance().mapLayers().values()}
    assert {"Route of the survey", "Stops of the survey"} <= names
    assert [output.style for output in result.outputs] == ["survey_stops", "survey_route"]


def test_sites_are_chosen_by_ticks_and_one_always_stays(tab, session, surveyed, window):
    from qgis.PyQt.QtCore import Qt

    from dss_planner.panels.access.tab_survey import SurveyTab

    session.switch_to(surveyed)
    survey = tab(SurveyTab)

    def tick(row, state):
        assert survey.sites.setData(survey.sites.index(row), state, Qt.ItemDataRole.CheckStateRole)

    tick(0, Qt.CheckState.Unchecked)
    assert session.settings.survey_sites == ("s2",)
    tick(1, Qt.CheckState.Unchecked)
    assert session.settings.survey_sites == ("s2",)
    assert "at least one" in window.banner.sentence()
    tick(0, Qt.CheckState.Checked)
    tick(1, Qt.CheckState.Checked)
    assert session.settings.survey_sites == ()
