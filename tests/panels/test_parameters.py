"""The numbers on page 2: bound to their settings, and off where they have no effect."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dss_planner.study.settings import StudySettings


@pytest.fixture
def form(qgis_app):
    from qgis.PyQt.QtWidgets import QWidget

    from dss_planner.panels.parameters import Parameters

    parent = QWidget()
    form = Parameters(parent)
    form.told = {}
    form.changed.connect(form.told.update)
    form.keep = parent
    return form


def test_every_number_and_choice_shows_and_changes_its_setting(form):
    settings = replace(
        StudySettings(),
        method="ilswe",
        trampling=0.25,
        frozen_below=-1.0,
        end_members="arid",
        density_form="fryrear1998",
    )
    form.show_settings(settings)
    assert form.told == {}
    assert form.field("method").currentData() == "ilswe"
    assert form.field("trampling").value() == 0.25
    assert form.field("frozen_below").value() == -1.0
    form.field("evaporation").setCurrentIndex(1)
    form.field("calibration_factor").setValue(0.4)
    assert form.told == {"evaporation": "hargreaves_range", "calibration_factor": 0.4}


def test_what_has_no_effect_is_off(form):
    form.show_settings(StudySettings())
    assert form.field("soil_ndvi").isEnabled()
    assert not form.field("combination").isEnabled()
    form.field("end_members").setCurrentIndex(form.field("end_members").findData("arid"))
    form.field("method").setCurrentIndex(form.field("method").findData("ilswe"))
    assert not form.field("soil_ndvi").isEnabled()
    assert form.field("combination").isEnabled()


def test_compaction_is_an_explicit_option_that_keeps_other_classes(form):
    form.show_settings(replace(StudySettings(), compaction={2: 0.7}))
    assert form.compaction.value() == 1.0
    form.compaction.setValue(0.5)
    assert form.told["compaction"] == {2: 0.7, 3: 0.5}
    form.compaction.setValue(1.0)
    assert form.told["compaction"] == {2: 0.7}


def test_every_choice_offered_is_one_that_the_steps_know(form):
    from dss_planner.erosion.susceptibility.ilswerequest import COMBINATIONS
    from dss_planner.erosion.vegetation.endmembers import CHOICES
    from dss_planner.erosion.weather.climate import DENSITY_FORMS, HEIGHT_RULES
    from dss_planner.erosion.weather.evaporation import EVAPORATION_FORMS
    from dss_planner.study.settings import METHODS

    known = {
        "method": METHODS,
        "combination": COMBINATIONS,
        "end_members": CHOICES,
        "density_form": DENSITY_FORMS,
        "height_rule": HEIGHT_RULES,
        "evaporation": EVAPORATION_FORMS,
    }
    for name, values in known.items():
        box = form.field(name)
        assert {box.itemData(index) for index in range(box.count())} == set(values), name
