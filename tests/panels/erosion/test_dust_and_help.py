"""The field with the people of settlements, and the page on published levels."""

from __future__ import annotations

import json
from pathlib import Path

import pytest


@pytest.fixture
def settled(study, make_vector, grid):
    """The study with settlements that have people."""
    x, y = grid.xy(2.5, 2.5)
    people = {"people": 120.0, "households": 30.0, "name": "Bulgan"}
    make_vector("vectors.gpkg", [(f"POINT({x} {y})", people)], layer="settlements")
    layers = [{"role": "settlements", "kind": "vector"}]
    Path(study, "alignment.json").write_text(json.dumps({"layers": layers}), encoding="utf-8")
    return study


def test_the_field_with_the_people_is_chosen_among_the_numbers(tab, session, settled):
    from dss_planner.panels.erosion.tab_dust import DustTab

    session.switch_to(settled)
    field = tab(DustTab).settings.field("population_field")
    assert [field.itemData(place) for place in range(field.count())] == ["", "people", "households"]
    assert field.isEnabled()
    field.setCurrentIndex(1)
    assert session.settings.population_field == "people"


def test_a_field_that_went_away_stays_seen(tab, session, settled):
    from dss_planner.panels.erosion.tab_dust import DustTab

    session.switch_to(settled)
    session.change(population_field="inhabitants")
    field = tab(DustTab).settings.field("population_field")
    assert field.currentData() == "inhabitants"
    assert "not in this study" in field.currentText()
    assert session.settings.population_field == "inhabitants"


def test_without_settlements_it_is_switched_off(tab, session, study):
    from dss_planner.panels.erosion.tab_dust import DustTab

    session.switch_to(study)
    field = tab(DustTab).settings.field("population_field")
    assert field.count() == 1
    assert not field.isEnabled()


def test_with_a_population_raster_it_is_switched_off(tab, session, settled, make_raster):
    from dss_planner.panels.erosion.tab_dust import DustTab

    make_raster("population.tif", [[1.0] * 6] * 4)
    session.switch_to(settled)
    assert not tab(DustTab).settings.field("population_field").isEnabled()


def test_the_page_on_published_levels_opens_beside_the_window(tab, session, study, window):
    from dss_planner.panels.erosion.tab_overview import OverviewTab

    session.switch_to(study)
    overview = tab(OverviewTab)
    overview.help_button.click()
    page = overview.help
    assert page.isVisible()
    assert not page.isModal()
    assert "Mandakh" in page.text.toPlainText()
    assert "##" not in page.text.toPlainText()
    page.text.selectAll()
    assert "Published levels" in page.text.textCursor().selectedText()
    overview.help_button.click()
    assert overview.help is page
    overview.leave()
    assert overview.help is None


def test_a_page_in_the_language_of_qgis_goes_before_english(qgis_app, monkeypatch, tmp_path):
    from qgis.core import QgsSettings

    from dss_planner.panels.erosion import help_page

    for language, words in (("en", "English"), ("mn", "монгол")):
        (tmp_path / "help" / language).mkdir(parents=True)
        (tmp_path / "help" / language / "page.md").write_text(words, encoding="utf-8")
    monkeypatch.setattr(help_page.paths, "resource", tmp_path.joinpath)
    monkeypatch.setattr(QgsSettings, "value", lambda *_: "mn_MN")
    assert help_page.page_file("page").read_text(encoding="utf-8") == "монгол"
    monkeypatch.setattr(QgsSettings, "value", lambda *_: "de")
    assert help_page.page_file("page").read_text(encoding="utf-8") == "English"
