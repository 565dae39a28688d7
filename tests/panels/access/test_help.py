"""The help page of the window: opened beside it, closed with it, its numbers those of the tables."""

from __future__ import annotations

import re

import pytest

from dss_planner import paths
from dss_planner.access.rivers import UNKNOWN_RIVERS
from dss_planner.access.speeds import MODES, load_speeds
from dss_planner.access.speedtable import TAGS

PAGE = paths.resource("help", "en", "access_window.md").read_text(encoding="utf-8")


def test_the_help_opens_from_every_tab_beside_the_window_and_closes_with_it(window, qgis_app):
    for number in range(len(window.tabs)):
        window._bar.setCurrentIndex(number)
        qgis_app.processEvents()
        assert window.help_button.isVisible()
    window.help_button.click()
    page = window.help
    assert page.isVisible()
    assert not page.isModal()
    words = page.text.toPlainText()
    assert "Limits and doubts" in words
    assert "##" not in words
    assert "|---" not in words, "the table is drawn as a table"
    window.help_button.click()
    assert window.help is page
    window.close_help()
    assert window.help is None
    window.help_button.click()
    assert window.help.isVisible(), "closed with the window when the test ends"


def test_the_help_button_leaves_the_tabs_their_room(window, qgis_app):
    qgis_app.processEvents()
    assert window.help_button.width() < 90
    assert window.help_button.height() <= window._bar.tabBar().height() + 2


@pytest.mark.parametrize("code", [3, 5, 6, 7, 8])
def test_speeds_of_the_page_are_those_of_the_table(code):
    row = next(line for line in PAGE.splitlines() if line.startswith(f"| {code} "))
    told = [cell.strip() for cell in row.strip("|").split("|")][1:]
    assert len(told) == len(MODES)
    for mode, cell in zip(MODES, told):
        table = load_speeds("dry", mode)
        speed, tag = re.fullmatch(r"([\d.]+) \[(\w+)\]", cell).groups()
        assert float(speed) == pytest.approx(table.landcover[code], abs=0.005)
        assert tag == table.evidence[f"landcover.{code}"].tag


def test_other_numbers_of_the_page_are_those_of_the_tables():
    table = load_speeds()
    bounds = [bound for bound, _ in table.slope_factors]
    factors = [factor for _, factor in table.slope_factors]
    assert (bounds, factors) == ([5.0, 10.0, 15.0, 90.0], [1.0, 0.7, 0.4, 0.0])
    assert "full speed up to 5°, 0.7 of it up to 10°, 0.4 up to 15°, impassable above [M]" in PAGE
    for name, words in (
        ("paved", "paved 65 km/h by four-wheel drive [V2]"),
        ("gravel", "improved gravel 50 [M]"),
        ("earth", "earth tracks 40 [M]"),
        ("earth_poor", "poor earth tracks 30 [M]"),
        ("corrugated", "washboard 10 [A]"),
    ):
        assert words in PAGE
        assert f"{table.roads[name]:g}" in words
        assert f"[{table.evidence[f'roads.{name}'].tag}]" in words
    ice = load_speeds("winter")
    assert (ice.places["river"], ice.places["lake"]) == (10.0, 10.0)
    assert UNKNOWN_RIVERS[0] == "seasonal", "what the page calls the default"
    assert all(f"[{tag}]" in PAGE for tag in TAGS)
