"""Overview: which maps are offered, what is said of them."""

from __future__ import annotations

import pytest


@pytest.fixture
def overview(tab, session, study, wait_for, window):
    from dss_planner.panels.erosion.tab_overview import OverviewTab

    session.switch_to(study)
    overview = tab(OverviewTab)
    wait_for(lambda: not window.lookups.busy and not session.states.busy)
    return overview


def cell(table, row, column):
    return table.item(row, column).text()


def test_all_bands_are_offered_and_the_first_is_looked_at(overview):
    assert overview.view.choice.count() == 7
    assert cell(overview.view.classes, 0, 0) == "below 200"
    assert cell(overview.view.classes, 0, 2) == "33.3"
    assert "t/ha·a" in overview.view.facts.text()
    assert "13.7 t/ha·a = 1.37 kg/m²·a" in overview.view.facts.text()
    assert "half below 1,000" in overview.view.chart.words()


def test_grades_are_shown_as_shares(overview, wait_for, window):
    overview.view.choose("sl190")
    wait_for(lambda: not window.lookups.busy)
    assert "2 Light: 33.3 %" in overview.view.chart.words()
    assert "Mean" not in overview.view.facts.text()


def test_the_study_stands_among_the_published_levels(overview):
    first = [cell(overview.published, 0, column) for column in range(5)]
    assert first[0] == "This study, mean"
    assert first[1] == "1,367"
    assert first[2] == "13.7"
    tags = {cell(overview.published, row, 4) for row in range(1, overview.published.rowCount())}
    assert tags == {"[V], abstract"}


def test_the_map_shows_the_layer_chosen_and_no_other_surface(overview, iface, wait_for, window):
    from qgis.core import QgsProject

    overview.view.choose("prevented_loss")
    wait_for(lambda: not window.lookups.busy)
    overview.view.map_button.click()
    group = QgsProject.instance().layerTreeRoot().findGroup("DSS Planner")
    shown = {node.layer().customProperty("dss_planner/style") for node in group.findLayers() if node.isVisible()}
    assert shown == {"prevented_loss"}
    overview.view.choose("soil_loss")
    overview.view.map_button.click()
    shown = {node.layer().customProperty("dss_planner/style") for node in group.findLayers() if node.isVisible()}
    assert shown == {"soil_loss"}


def test_a_raster_that_is_gone_is_named(overview, study, wait_for, window):
    from pathlib import Path

    Path(study, "soil_loss.tif").unlink()
    overview.view._answers.clear()
    overview.view.choose("transport")
    wait_for(lambda: not window.lookups.busy)
    assert "soil_loss.tif" in overview.view.chart.words()


def test_a_layer_that_is_gone_leaves_nothing_of_the_one_before(overview, study, wait_for, window):
    from pathlib import Path

    Path(study, "soil_loss.tif").unlink()
    overview.view.choose("prevented_loss")
    wait_for(lambda: not window.lookups.busy)
    assert "does not exist" in overview.view.chart.words()
    assert overview.view.classes.rowCount() == 0
    assert not overview.view.facts.text()


def test_probabilities_are_told_in_the_percent_of_their_legend(overview, make_raster, session, wait_for, window):
    import numpy as np

    from dss_planner.study.results import Output
    from dss_planner.text import text

    path = make_raster("chance.tif", np.linspace(0.2, 0.4, 24).reshape(4, 6))
    overview.view.show_layers((Output(path, "probability", text("Probability")),), "")
    wait_for(lambda: not window.lookups.busy)
    assert "Mean 30.0;" in overview.view.facts.text()
