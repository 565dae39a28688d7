"""The tab “Alternatives” in the window: two plans side by side, stale ones, taking one."""

from __future__ import annotations

import pytest

pytest.importorskip("qgis.core", reason="QGIS's Python modules are not installed")

from dss_planner.plan.drafting.handling import remove_works


@pytest.fixture
def alternatives(tab, session, wait):
    from dss_planner.panels.plan.alternatives.tab import AlternativesTab

    shown = tab(AlternativesTab)
    wait(lambda: shown.pair() is not None and not shown.keeper.working)
    return shown


def lines(alternatives):
    table = alternatives.table
    return {
        table.item(row, 0).text(): (table.item(row, 1).text(), table.item(row, 2).text())
        for row in range(table.rowCount())
    }


def measures(session):
    desk = session.plan_desk
    return sorted(row["measure"] for row in desk.document.rows("works") if row["site"] == desk.site)


def test_the_plan_stands_against_the_package_that_differs_most(alternatives, session):
    first, second = alternatives.pair()
    assert first.variant == "plan"
    assert second.variant == "low"
    shown = lines(alternatives)
    assert shown["Straw checkerboard"][1] == "–"
    assert shown["Straw checkerboard"][0] != "–"
    total = session.plan_desk.live.sites[session.plan_desk.site].total
    assert first.sums.total == total
    cost = next(words for title, words in shown.items() if title.startswith("Cost in all"))
    assert f"{total.likely / 1000:.0f}" in cost[0].replace(",", "")
    assert any(title.startswith("Soil loss avoided") for title in shown)
    bars = {alternatives.table.item(r, 0).text(): alternatives.table.item(r, 3).toolTip() for r in range(12)}
    assert "better: Low package" in next(words for title, words in bars.items() if title.startswith("Cost in all"))
    assert "better: The plan as it is" in next(words for title, words in bars.items() if title.startswith("Soil loss"))
    assert all(bands.shown() for bands in alternatives.on_map.bands)
    alternatives.on_map.first.setChecked(False)
    assert not alternatives.on_map.bands[0].shown()
    assert not alternatives.first_take.isEnabled()
    assert alternatives.second_take.isEnabled()


def test_taking_one_is_one_step_that_undoes(alternatives, session, wait):
    desk = session.plan_desk
    before = measures(session)
    alternatives.second_take.click()
    assert measures(session) == ["exclosure", "sand_fence"]
    assert desk.undo.count() == 1
    assert {row["package_name"] for row in desk.document.rows("works") if row["site"] == desk.site} == {"low"}
    wait(lambda: not alternatives.keeper.working and not desk.busy)
    assert not alternatives.keeper.stale(desk.site)
    assert sorted(work.row["measure"] for work in alternatives.pair()[0].works) == measures(session)
    desk.undo.undo()
    assert measures(session) == before
    assert alternatives.keeper.stale(desk.site)


def test_a_change_of_the_site_makes_them_stale(alternatives, session, wait):
    desk = session.plan_desk
    other = next(row for row in desk.document.rows("works") if row["site"] != desk.site)
    desk.apply("Remove", remove_works(desk.document, [other["uuid"]]))
    assert not alternatives.keeper.stale(desk.site)
    mine = next(row for row in desk.document.rows("works") if row["site"] == desk.site)
    desk.apply("Remove", remove_works(desk.document, [mine["uuid"]]))
    assert alternatives.keeper.stale(desk.site)
    assert "Out of date" in alternatives.state.text()
    assert not alternatives.second_take.isEnabled()
    alternatives.again_button.click()
    assert alternatives.strip.isVisible()
    wait(lambda: not alternatives.keeper.working)
    assert not alternatives.keeper.stale(desk.site)
    assert alternatives.second_take.isEnabled()


def test_another_site_has_its_own(alternatives, session, wait):
    desk = session.plan_desk
    alternatives.site_box.setCurrentIndex(1)
    wait(lambda: alternatives.pair() is not None and alternatives.pair()[0].site == desk.site)
    assert alternatives.site_box.currentText() == "Site 2"
    steppe = {work.row["measure"] for work in alternatives.pair()[0].works}
    assert "rot_graze" in steppe
    alternatives.site_box.setCurrentIndex(0)
    assert alternatives.pair()[0].site == desk.site


def test_stopping_leaves_what_was_there(alternatives, session, wait):
    alternatives.again_button.click()
    alternatives.strip.cancelled.emit()
    assert not alternatives.keeper.working
    assert alternatives.pair() is not None
    assert "Stopped" in alternatives.state.text()


def test_figures_say_what_is_not_known():
    from dss_planner.panels.plan.alternatives.figures import range_of
    from dss_planner.plan.budget.sums import Range

    assert range_of(Range(5.0, 5.0, 5.0)) == "5.00"
    assert range_of(Range(-1234.0, 0.0, 98765.0)).split(" – ") == ["-1,230", "0", "98,800"]


def test_bars_go_by_the_larger_and_say_which_is_better():
    from dss_planner.panels.plan.alternatives.figures import Figure, difference, sense

    cheaper = Figure("Cost", "", "", (100.0, 50.0), -1)
    assert difference(cheaper) == pytest.approx(-0.5)
    assert sense(cheaper) == 1
    assert sense(Figure("Tonnes", "", "", (100.0, 50.0), 1)) == -1
    assert sense(Figure("Rows", "", "", (100.0, 50.0))) == 0
    assert difference(Figure("Tonnes", "", "", (-10.0, 10.0), 1)) == 1.0
    assert difference(Figure("Same", "", "", (100.0, 100.01), 1)) == 0.0
    assert difference(Figure("Words", "a", "b")) is None


def test_two_plans_are_swiped_on_the_map(alternatives, session, wait, iface):
    desk, on_map = session.plan_desk, alternatives.on_map
    canvas = iface.mapCanvas()
    on_map.swipe.setChecked(True)
    assert desk.swipe.has(on_map)
    assert not any(bands.shown() for bands in on_map.bands), "outlines would hide what is swiped"
    wait(lambda: desk.swipe.drawn)
    left, right = desk.swipe.pictures
    assert left.size() == right.size() == canvas.mapSettings().outputSize()
    assert left != right, "the low package has no straw"
    as_it_is, _ = desk.swipe._sides
    zones = next(layer for layer in as_it_is([]) if layer.name() == "zones")
    assert zones.featureCount() == len(desk.document.rows("zones")), "works of the other sites stay in sight"
    desk.swipe.move(0.2)
    assert desk.swipe.place == 0.2
    # the same plan on both sides is the same picture
    alternatives.second_box.setCurrentIndex(alternatives.second_box.findData("plan"))
    wait(lambda: (desk.swipe.drawn and desk.swipe.pictures[0] != left) or desk.swipe.pictures[1] != right)
    wait(lambda: desk.swipe.drawn)
    assert desk.swipe.pictures[0] == desk.swipe.pictures[1]
    on_map.swipe.setChecked(False)
    assert not desk.swipe.on
    assert all(bands.shown() for bands in on_map.bands)


def test_the_swipe_ends_with_what_it_rests_on(alternatives, session, wait, window):
    from dss_planner.panels.plan.works.tab import WorksTab

    desk, on_map = session.plan_desk, alternatives.on_map
    on_map.swipe.setChecked(True)
    other = object()
    assert desk.swipe.start(other, lambda layers: layers, None, ("a", "b")), "another tab may take the line"
    assert not on_map.swipe.isChecked()
    desk.swipe.stop(on_map)
    assert desk.swipe.has(other), "who lost it does not end that of another"
    desk.swipe.stop(other)
    on_map.swipe.setChecked(True)
    window.go(WorksTab)
    assert not desk.swipe.on, "it goes with its tab"
    window.go(type(alternatives))
    assert desk.swipe.has(on_map)
    mine = next(row for row in desk.document.rows("works") if row["site"] == desk.site)
    desk.apply("Remove", remove_works(desk.document, [mine["uuid"]]))
    assert not desk.swipe.on, "it would show a plan that is no more"
    assert not on_map.swipe.isEnabled()
    alternatives.again_button.click()
    wait(lambda: desk.swipe.has(on_map))
