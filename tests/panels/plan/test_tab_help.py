"""The help pages of the tabs “Effect” and “Catalogue”: there, whole, and with the numbers that are used."""

from __future__ import annotations

import re

import pytest

from dss_planner import paths
from dss_planner.measures.catalogue.catalogue import load_catalogue
from dss_planner.plan.scenario.request import LEAKAGE, LEAKAGE_WIDTH
from tests.panels.test_keyboard import check, check_tabs


def page_of(name):
    return paths.resource("help", "en", f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["plan_effect", "plan_catalogue"])
def test_pages_open_beside_the_tab_and_close_with_it(name, qgis_app):
    from qgis.PyQt.QtWidgets import QWidget

    from dss_planner.panels.plan.tab_help import TabHelp

    parent = QWidget()
    button = TabHelp(name, "About it", parent)
    button.click()
    words = button.shown.text.toPlainText()
    assert "Limits and doubts" in words
    assert "##" not in words
    button.close_page()
    assert button.shown is None
    parent.deleteLater()


def test_numbers_of_the_pages_are_those_used():
    from dss_planner.panels.plan.catalogue.detail import _COVER, _LAND
    from dss_planner.panels.plan.effect.figures import _LASTING

    effect, catalogue = page_of("plan_effect"), page_of("plan_catalogue")
    assert f"{100 * LEAKAGE:g} % within {LEAKAGE_WIDTH:g} m" in effect
    assert f"({100 * (1 - _LASTING):.0f} % aside)" in effect
    assert f"The {len(load_catalogue().measures)} measures" in catalogue
    assert f"with {_COVER:g} % cover" in catalogue
    assert _LAND == 5
    for tag in load_catalogue().tags:
        assert re.search(rf"\[{tag}\]", catalogue)


def test_every_part_of_both_tabs_is_named_and_reached(desk, shown_window, qgis_app, monkeypatch):
    from dss_planner.panels.plan import window
    from dss_planner.panels.plan.catalogue.tab import CatalogueTab
    from dss_planner.panels.plan.effect.tab import EffectTab

    monkeypatch.setattr(window, "TABS", (EffectTab, CatalogueTab))
    shown = shown_window(window.PlanWindow)
    check_tabs(shown, qgis_app)
    shown.tabs[1].detail.edit("costs.1")
    qgis_app.processEvents()
    check(shown)
