"""Uncertainty and calibration: what was recorded is told, and a fitted correction becomes a setting."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from dss_planner import provenance
from dss_planner.erosion.uncertainty.spread import Spread


@pytest.mark.parametrize(
    ("spread", "words"),
    [
        (Spread("relative", 0.8, 1.25), "× 0.800 – 1.25"),
        (Spread("offset", -2.0, 2.0, unit="%"), "+ -2.00 – 2.00 %"),
        (Spread("absolute", 1.5, 2.2), "1.50 – 2.20"),
        (Spread("choice", options=("power_1_7", "fao56")), "power_1_7 | fao56"),
    ],
)
def test_what_an_input_was_drawn_from_in_few_signs(qgis_app, spread, words):
    from dss_planner.panels.erosion.tab_uncertainty import drawn_from

    assert drawn_from(spread) == words


def test_the_maps_of_a_run_come_with_what_they_rest_on(tab, session, study, make_raster, wait_for, window):
    from dss_planner.panels.erosion.tab_uncertainty import UncertaintyTab

    path = make_raster("uncertainty.tif", np.stack([np.full((4, 6), 100.0 * band) for band in range(1, 10)]))
    spread = Spread("absolute", 4.0, 6.0, tag="[A]")
    contributions = [{"input": "threshold", "title": "Threshold wind speed", "spread": spread, "share": 0.4}]
    found = {"draws": 50, "standard_error": 0.0707, "certain": 0.1, "possible": 0.25, "contributions": contributions}
    provenance.record(path, "uncertainty", {}, {}, found)
    session.switch_to(study)
    uncertainty = tab(UncertaintyTab)
    wait_for(lambda: not window.lookups.busy)
    assert "10.0 % of the land" in uncertainty.facts.text()
    assert "± 7.1 points" in uncertainty.facts.text()
    row = [uncertainty.inputs.item(0, column).text() for column in range(5)]
    assert row[:3] == ["Threshold wind speed", "40 %", "4.00 – 6.00"]
    assert row[4] == "[A]"


def test_draws_and_seed_are_settings(tab, session, study):
    from dss_planner.panels.erosion.tab_uncertainty import UncertaintyTab

    session.switch_to(study)
    uncertainty = tab(UncertaintyTab)
    uncertainty.draws.setValue(77)
    uncertainty.seed.setValue(5)
    assert session.settings.uncertainty_draws == 77
    assert session.settings.uncertainty_seed == 5


@pytest.fixture
def measured(study, make_vector, grid):
    """Twelve points: the model is twice what was measured."""
    from qgis.core import QgsProject, QgsVectorLayer

    points = []
    for number in range(12):
        column, row = number % 6, number // 6
        x, y = grid.xy(column + 0.5, row + 0.5)
        modelled = (100.0, 1000.0, 3000.0)[column // 2]
        noise = 1.0 + 0.05 * (-1) ** number
        points.append((f"POINT({x} {y})", {"loss": modelled / 2.0 * noise, "how": "pins"}))
    path = make_vector("measured.gpkg", points, layer="measured")
    layer = QgsVectorLayer(f"{path}|layername=measured", "Measured", "ogr")
    return QgsProject.instance().addMapLayer(layer)


def test_measurements_are_compared_and_the_correction_used(tab, session, study, measured, wait_for, window):
    from dss_planner.panels.erosion.tab_calibration import CalibrationTab

    session.switch_to(study)
    calibration = tab(CalibrationTab)
    assert not calibration.run_button.isEnabled()
    calibration.form.layer.setLayer(measured)
    calibration.form.field.setField("loss")
    assert calibration.run_button.isEnabled()
    calibration.run_button.click()
    wait_for(lambda: calibration.found is not None)
    assert calibration.found.agreement.mean_ratio == pytest.approx(2.0, rel=0.05)
    assert calibration.table.item(0, 2).text().startswith("2.0")
    assert calibration.chart.shows_chart
    assert calibration.use_button.isVisible()
    calibration.use_button.click()
    assert session.settings.calibration_factor == pytest.approx(0.5, rel=0.2)
    assert session.settings.calibration_field == "loss"
    assert calibration.found is not None
    assert Path(study, "soil_loss.tif").exists()


def test_a_wrong_unit_is_asked_about_and_mended_with_one_click(tab, session, study, measured, wait_for, window):
    from dss_planner.panels.erosion.tab_calibration import CalibrationTab

    session.switch_to(study)
    calibration = tab(CalibrationTab)
    calibration.form.layer.setLayer(measured)
    calibration.form.field.setField("loss")
    # losses of half the model in t/km²·a, read as t/ha·a: 50 times the model
    calibration.form.choose_unit("t/ha·a")
    calibration.compare()
    wait_for(lambda: calibration.found is not None)
    assert calibration.fit.text().startswith("Is the unit right?")
    assert not calibration.use_button.isVisible()
    assert calibration.sure_button.isVisible()
    assert not calibration.unit_button.isVisible()
    calibration._show(replace(calibration.found, likely_unit="t/km²·a"))
    assert "t/km²·a" in calibration.unit_button.text()
    calibration.unit_button.click()
    wait_for(lambda: calibration.found is not None)
    assert session.settings.calibration_unit == "t/km²·a"
    assert calibration.use_button.isVisible()
    calibration.form.choose_unit("t/ha·a")
    calibration.compare()
    wait_for(lambda: calibration.found is not None)
    calibration.sure_button.click()
    wait_for(lambda: calibration.found is not None)
    assert not calibration.sure_button.isVisible()
    assert calibration.use_button.isVisible()


def test_what_the_unit_does_not_need_is_out_of_sight(tab, session, study):
    from dss_planner.panels.erosion.tab_calibration import CalibrationTab

    session.switch_to(study)
    form = tab(CalibrationTab).form
    assert not form.density.isVisible()
    form.unit.setCurrentIndex(form.unit.findData("mm/a"))
    assert form.density.isVisible()
    assert not form.efficiency.isVisible()
    form.unit.setCurrentIndex(form.unit.findData("kg/m"))
    assert form.efficiency.isVisible()
    assert not form.density.isVisible()
