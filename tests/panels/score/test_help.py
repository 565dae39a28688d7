"""The help pages of the windows “Score” and “Sites”: opened beside them, closed with them, their numbers those used."""

from __future__ import annotations

import re

import pytest

from dss_planner import paths
from dss_planner.panels.score.preview.shortcuts import BEFORE_KEYS, ON_KEYS, SWIPE_KEYS
from dss_planner.panels.score.window import ScoreWindow
from dss_planner.panels.sites.window import SitesWindow
from dss_planner.scoring.combination.combining import order_weights, orness
from dss_planner.scoring.preview.previewinputs import CELLS
from dss_planner.scoring.sensitivity.agreement import POSSIBLE, SURE
from dss_planner.sites.methods import VARIANTS
from dss_planner.study.robustnesschoices import RobustnessChoices

WINDOWS = {"score_window": ScoreWindow, "sites_window": SitesWindow}


def page_of(name):
    return paths.resource("help", "en", f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", WINDOWS)
def test_the_help_opens_from_every_tab_beside_the_window_and_closes_with_it(name, shown_window, qgis_app):
    window = shown_window(WINDOWS[name])
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
    window.help_button.click()
    assert window.help is page
    window.close_help()
    assert window.help is None
    window.help_button.click()
    assert window.help.isVisible(), "closed with the window when the test ends"


@pytest.mark.parametrize("name", WINDOWS)
def test_the_help_button_leaves_the_tabs_their_room(name, shown_window, qgis_app):
    window = shown_window(WINDOWS[name])
    qgis_app.processEvents()
    assert window.help_button.width() < 90
    assert window.help_button.height() <= window._bar.tabBar().height() + 2
    assert window._bar.tabBar().width() >= window._bar.tabBar().sizeHint().width(), "no tab is behind an arrow"


@pytest.mark.parametrize("name", WINDOWS)
def test_every_tab_has_its_part_of_the_page(name, shown_window):
    heads = re.findall(r"^## (.*)$", page_of(name), re.MULTILINE)
    titles = [tab.title.replace("&", "") for tab in shown_window(WINDOWS[name]).tabs]
    assert heads[: len(titles)] == titles, "in the order of the tabs"


@pytest.mark.parametrize("name", WINDOWS)
def test_keys_and_tags_of_the_pages(name):
    page = page_of(name)
    assert all(keys in page for keys in (ON_KEYS, SWIPE_KEYS, BEFORE_KEYS))
    used = set(re.findall(r"\[(\w+)\]", page))
    assert used <= set(re.findall(r"\*\*\[(\w+)\]\*\*", page)), "every tag is explained"


def test_numbers_of_the_pages_are_those_used():
    score, sites = page_of("score_window"), page_of("sites_window")
    assert f"{CELLS} × {CELLS} cells" in score
    attitudes = [variant.attitude for variant in VARIANTS if variant.method == "owa"]
    assert (attitudes, "α = 2 and ½" in sites) == ([2.0, 0.5], True)
    for attitude, told in zip(attitudes, ("0.33", "0.67")):
        weights = order_weights(200, 1.0 / (1.0 + attitude))
        assert f"{orness(weights):.2f}" == told
        assert told in sites
    chosen = RobustnessChoices()
    assert f"{chosen.draws:,} times" in sites
    assert f"{chosen.weight_spread:g} points are assumed [A]" in sites
    assert f"at most {50 / chosen.draws**0.5:.1f} points" in sites
    assert f"{SURE:.0%}".replace("%", " %") + " and more counts as sure" in sites
    assert f"{POSSIBLE:.0%}"[:-1] + " to 90 % as possible" in sites
