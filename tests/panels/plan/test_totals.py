"""The line of totals: what it says of hauls, and units by their names."""

import pytest

pytest.importorskip("qgis.core", reason="QGIS's Python modules are not installed")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, ""),
        ({"haul_unknown": 3}, "haul not known"),
        ({"haul_km": (22.0, 40.0, 87.0), "haul_unknown": 1}, "haul 22–87 km"),
        ({"haul_km": (22.0, 22.0, 22.0), "haul_straight": 2}, "haul 22 km straight"),
    ],
)
def test_hauls_are_told_with_what_they_were_measured_along(qgis_app, given, words):
    from dss_planner.panels.plan.totals_strip import haul_words
    from dss_planner.plan.budget.sums import Range, Sums

    if "haul_km" in given:
        given = {**given, "haul_km": Range(*given["haul_km"])}
    assert haul_words(Sums(**given)) == words


def test_units_of_norms_have_names(qgis_app):
    from dss_planner.panels.plan.money.words import unit_name

    assert [unit_name(unit) for unit in ("d", "point", "1", "t")] == ["labour day", "place", "", "t"]


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        ({"renewal"}, "renewals 129–179–343 thousand USD"),
        ({"renewal", "upkeep"}, "renewals and upkeep 129–179–343 thousand USD"),
        ({"recurring", "renewal"}, "yearly payments and renewals 129–179–343 thousand USD"),
        ({"recurring", "renewal", "upkeep"}, "yearly payments, renewals and upkeep 129–179–343 thousand USD"),
        (set(), "after building 129–179–343 thousand USD"),
    ],
)
def test_what_is_paid_after_building_is_called_what_it_is(qgis_app, kinds, words):
    from dss_planner.panels.plan.totals_strip import total_words
    from dss_planner.plan.budget.sums import Range, Sums

    sums = Sums(upkeep=Range(129e3, 179e3, 343e3), kinds=frozenset(kinds))
    assert total_words(sums, "USD")["later"] == words
