"""The help pages of the tabs “Money” and “Schedule”: there, and with the numbers that are used."""

from __future__ import annotations

import pytest

from dss_planner import paths
from dss_planner.plan.budget.money import CURRENCIES
from dss_planner.plan.budget.totals import DRAWS
from dss_planner.plan.scheduling.months import month_words
from dss_planner.plan.scheduling.windows import WINDOWS


def page_of(name):
    return paths.resource("help", "en", f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "tab"), [("plan_money", "money"), ("plan_schedule", "schedule")])
def test_pages_open_beside_the_tab(name, tab, schedule, session):
    from dss_planner.panels.plan.tab_help import TabHelp

    button = schedule.help if tab == "schedule" else TabHelp(name, "About it", schedule)
    button.click()
    words = button.shown.text.toPlainText()
    assert "Limits and doubts" in words
    assert "##" not in words
    button.close_page()


def test_numbers_of_the_pages_are_those_used():
    money, schedule = page_of("plan_money"), page_of("plan_schedule")
    assert f"{DRAWS:,} unless" in money
    assert all(code in money for code in CURRENCIES)
    assert str(month_words(WINDOWS["tree_belt"].months)) == "April–May"
    assert "Planting in April and May" in schedule
    assert str(month_words(WINDOWS["haloxylon"].months)) == "April–May, September–October"
