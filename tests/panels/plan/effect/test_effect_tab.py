"""The tab “Effect”: numbers kept with the plan, told as stale, per year, with the leak apart; maps on one scale."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from dss_planner.measures.catalogue.catalogue import load_catalogue
from dss_planner.panels.plan.effect.figures import money_words, site_sentence, tonnes
from dss_planner.panels.plan.effect.stored import (
    EffectChoices,
    SiteEffect,
    choices_changes,
    choices_of,
    effect_of,
)
from dss_planner.panels.status_dot import DONE, EMPTY, STALE
from dss_planner.plan.drafting.draft import DraftPlanRequest, draft_plan
from dss_planner.plan.scenario.fingerprint import Fingerprint
from dss_planner.plan.scenario.request import LEAKAGE, YearEffect
from dss_planner.plan.store.changes import Changes, applied
from dss_planner.plan.store.document import read_plan
from tests.plan.conftest import eroding, rectangle, square, study, write_sites  # noqa: F401

NOTHING = (math.nan, math.nan, math.nan)


@pytest.fixture
def drafted(eroding):  # noqa: F811
    """A study folder with a plan for two sites: dunes and steppe."""
    sites = write_sites(eroding / "chosen.gpkg", [rectangle(square(50, 20, 6)), rectangle(square(90, 30, 6))])
    draft_plan(DraftPlanRequest(f"{sites}|layername=sites", str(eroding), str(eroding / "plan.gpkg"), wind_from=315.0))
    return str(eroding)


@pytest.fixture
def tab(session, shown_window, drafted, monkeypatch, wait):
    from dss_planner.panels.plan import window
    from dss_planner.panels.plan.effect.tab import EffectTab

    monkeypatch.setattr(window, "TABS", (EffectTab,))
    session.open_folder(drafted)
    desk = session.plan_desk
    wait(lambda: desk.document is not None and not desk.busy)
    found = shown_window(window.PlanWindow).tabs[0]
    found.renew()
    return found


@pytest.fixture
def run(tab, session, wait):
    def work():
        tab.run()
        wait(lambda: not session.busy and not tab._wants_run and not tab._running)
        wait(lambda: not session.plan_desk.busy)
        tab.renew()

    return work


def effect(mode, leaked=0.0, year=1):
    return YearEffect(year, (0.5 * mode, mode, 1.5 * mode), (0.0, leaked, leaked), NOTHING)


def test_before_the_first_run_the_next_action_is_named(tab):
    assert tab.run_line.state == EMPTY
    assert "Not worked out yet" in tab.run_line.words.text()
    assert tab.run_line.button.isEnabled()
    assert not tab.result.isVisibleTo(tab)


def test_a_run_is_kept_with_the_plan_and_shown_for_every_year(tab, run, session, drafted):
    run()
    assert tab.run_line.state == DONE
    rows = read_plan(Path(drafted, "plan.gpkg")).rows("scenario")
    assert len(rows) == 10
    plan = read_plan(Path(drafted, "plan.gpkg")).plan
    assert {row["of_revision"] for row in rows} == {plan["revision"]}
    found = tab.found
    assert found.years == 5
    assert tab.table.rowCount() == 3
    assert tab.years.year == 5
    assert tab.years.label.text() == "Year 5: 2030"
    first = found.sites[0]
    assert tab.table.item(0, 2).text() == tonnes(first.years[4].avoided[1])
    tab.years.slider.setValue(1)
    assert tab.table.item(0, 2).text() == "0"
    assert "2026" in tab.table.horizontalHeaderItem(1).text()
    report = json.loads(Path(drafted, "scenario.json").read_text(encoding="utf-8"))
    assert first.years[4].avoided[1] == pytest.approx(report["sites"][0]["years"][4]["avoided"][1])
    assert first.before == pytest.approx(report["sites"][0]["before"])
    cost, net = first.cost[1], sum(one.net[1] for one in first.years)
    assert first.per_tonne[1] == pytest.approx(cost / net)
    assert tab.charts.view.words()
    session.plan_desk.undo.undo()
    tab.renew()
    assert tab.run_line.state == EMPTY


def test_numbers_of_a_plan_that_was_changed_since_are_told_as_such(tab, run, session):
    run()
    desk = session.plan_desk
    work = desk.document.rows("works")[0]
    desk.apply("later", Changes({"works": [{"uuid": work["uuid"], "start_year": 3}]}))
    tab.renew()
    assert tab.run_line.state == STALE
    assert "Out of date: the plan was changed" in tab.run_line.words.text()
    desk.undo.undo()
    tab.renew()
    assert tab.run_line.state == DONE
    desk.apply("a note", Changes({"works": [{"uuid": work["uuid"], "note": "ask the herders"}]}))
    tab.renew()
    assert tab.run_line.state == DONE
    tab.choices.leakage.setValue(20.0)
    assert tab.run_line.state == STALE
    assert "other choices" in tab.run_line.words.text()
    run()
    assert tab.run_line.state == DONE
    assert tab.found.choices.leakage == pytest.approx(0.2)


def test_the_share_that_leaks_says_that_it_is_assumed_until_a_source_is_named(tab, session):
    assert "[A]" in tab.choices.tag.text()
    assert "No figure was found" in tab.choices.leakage.toolTip()
    assert not tab.choices.source.isVisibleTo(tab)
    assert tab.choices.leakage.value() == 100 * LEAKAGE
    tab.choices.leakage.setValue(30.0)
    assert tab.choices.source.isVisibleTo(tab)
    tab.choices.source.setText("Counts at Bulgan, 2026")
    tab.choices.source.editingFinished.emit()
    stored = choices_of(session.plan_desk.document)
    assert (stored.leakage, stored.leakage_source) == (pytest.approx(0.3), "Counts at Bulgan, 2026")
    assert "[A]" not in tab.choices.tag.text()
    row = next(one for one in session.plan_desk.document.rows("settings") if one["name"] == "effect_choices")
    assert (row["evidence"], row["source"]) == ("entered", "Counts at Bulgan, 2026")
    session.plan_desk.undo.undo()
    assert "[A]" in tab.choices.tag.text()


def test_maps_of_a_year_come_on_one_scale_and_go_again(tab, run, session, wait, qgis_app):
    from qgis.core import QgsProject

    run()
    tab.years.map.setCurrentIndex(tab.years.map.findData("loss"))
    wait(lambda: tab.maps.layer("with") is not None)
    after, before = tab.maps.layer("with"), tab.maps.layer("without")
    assert after.name() == "Soil loss with the plan, 2030"
    assert before.name() == "Soil loss without the plan"
    scales = [
        [
            (item.value, item.color.name())
            for item in layer.renderer().shader().rasterShaderFunction().colorRampItemList()
        ]
        for layer in (after, before)
    ]
    assert scales[0] == scales[1]
    assert after.source().endswith("scenario.tif")
    tab.years.slider.setValue(3)
    wait(lambda: tab.maps.year == 3 and not session.busy and tab.maps.layer("with").name().endswith("2028"))
    names = [layer.name() for layer in QgsProject.instance().mapLayers().values()]
    assert names.count("Soil loss without the plan") == 1
    assert "Soil loss with the plan, 2030" not in names
    tab.years.map.setCurrentIndex(tab.years.map.findData("avoided"))
    wait(lambda: "avoided" in tab.maps.layer("with").name())
    assert tab.years.swipe.isEnabled()
    assert tab.maps.layer("without").name() == "Soil loss without the plan"
    desk = session.plan_desk
    desk.apply("later", Changes({"works": [{"uuid": desk.document.rows("works")[0]["uuid"], "start_year": 4}]}))
    # the map that is there is of the numbers shown; one of another year would not be
    assert tab.run_line.state == STALE
    assert tab.maps.layer("with") is not None
    tab.years.slider.setValue(4)
    tab.years.settled.emit(4)
    assert tab.maps.layer("with") is None
    assert tab.years.kind == ""
    desk.undo.undo()
    tab.years.map.setCurrentIndex(tab.years.map.findData("loss"))
    wait(lambda: tab.maps.layer("with") is not None)
    tab.years.map.setCurrentIndex(0)
    assert tab.maps.layer("with") is None
    assert not any(
        "plan" in layer.name() for layer in QgsProject.instance().mapLayers().values() if "202" in layer.name()
    )


def test_before_and_after_are_swiped_on_the_map(tab, run, session, wait, iface):
    run()
    tab.years.map.setCurrentIndex(tab.years.map.findData("loss"))
    wait(lambda: tab.maps.layer("with") is not None)
    iface.mapCanvas().setExtent(tab.maps.layer("with").extent())
    tab.years.swipe.setChecked(True)
    assert tab.maps.swipe.on
    wait(lambda: tab.maps.swipe.drawn)
    tab.maps.swipe.move(0.25)
    iface.mapCanvas().grab()
    tab.years.swipe.setChecked(False)
    assert not tab.maps.swipe.on
    group = tab.session.map_layers
    assert group is not None
    tab.years.before.setChecked(True)
    from qgis.core import QgsProject

    root = QgsProject.instance().layerTreeRoot()
    assert root.findLayer(tab.maps.layer("without").id()).itemVisibilityChecked()
    assert not root.findLayer(tab.maps.layer("with").id()).itemVisibilityChecked()


def test_a_sentence_is_copied_with_its_limits(tab, run):
    from qgis.PyQt.QtWidgets import QApplication

    run()
    tab.table.selectRow(0)
    tab.words.copy_button.click()
    copied = QApplication.clipboard().text()
    assert "would avoid" in copied
    assert "in year 5 of the plan (2030)" in copied or "from year 5 of the plan (2030) on" in copied
    assert "alone" in copied


def test_sentences_say_from_when_only_what_lasts():
    years = tuple(effect(mode, year=place + 1) for place, mode in enumerate((0.0, 100.0, 120.0, 60.0)))
    site = SiteEffect("s", "North", years, before=1000.0)
    assert "in year 3 of the plan (2028)" in site_sentence(site, 3, 2026)
    assert "50 to 150 t of soil loss a year, most likely 100 t" in site_sentence(site, 2, 2026)
    assert "10 % of the 1,000 t" in site_sentence(site, 2, 2026)
    rising = SiteEffect("s", "North", years[:3], before=1000.0)
    assert "from year 2 of the plan (2027) on" in site_sentence(rising, 2, 2026)
    assert "in year 3 of the plan" in site_sentence(rising, 3, 2026), "nothing is known of later years"
    leaking = SiteEffect("s", "North", (effect(100.0, 30.0),))
    assert "would add 30 t around them" in site_sentence(leaking, 1, 2026)
    worse = SiteEffect("s", "North", (effect(100.0, 130.0),))
    assert "nothing is gained" in site_sentence(worse, 1, 2026)
    assert site_sentence(rising, 4, 2026) == ""


def test_an_endless_cost_is_told_from_an_unknown_one(drafted):
    document = read_plan(Path(drafted, "plan.gpkg"))
    site = document.rows("sites")[0]["uuid"]
    row = {"uuid": "r", "site": site, "year": 1, "avoided_mode": 3.0, "cost_per_tonne_low": 2.0}
    kept = {"sites": {site: {"cost": [1.0, 2.0, 3.0], "cost_years": 1}}}
    changes = Changes({"scenario": [row], "settings": [{"name": "effect_found", "value": json.dumps(kept)}]})
    found = effect_of(applied(document, changes)).sites[0]
    assert found.per_tonne == (2.0, math.inf, math.inf)
    assert money_words(found.per_tonne, "USD")[1] == "The works avoid nothing in the plan's years"
    alone = effect_of(applied(document, Changes({"scenario": [row]}))).sites[0]
    assert math.isnan(alone.per_tonne[1])


def test_the_fingerprint_follows_shapes_years_prices_and_measures_in_use_only(drafted):
    document = read_plan(Path(drafted, "plan.gpkg"))
    prints = Fingerprint()
    was = prints.of(document)
    assert prints.of(read_plan(Path(drafted, "plan.gpkg"))) == was
    zone = document.rows("zones")[0]
    moved = zone["geom"].Buffer(1.0)
    used = {row["measure"] for row in document.rows("works")}
    price = next(row for row in document.rows("unit_costs") if row["measure"] in used)
    for put in (
        {"zones": [{"uuid": zone["uuid"], "geom": moved}]},
        {"plan": [{"uuid": document.plan["uuid"], "wind_from": 270.0}]},
        {"measures": [{"id": document.rows("works")[0]["measure"], "definition": "{}"}]},
        {"unit_costs": [{"uuid": price["uuid"], "mode": price["mode"] * 1.1}]},
        {"plan": [{"uuid": document.plan["uuid"], "years": 6}]},
        {"settings": [{"name": "upkeep", "value": '{"sand_fence": 0.1}'}]},
        {"rates": [{"currency": "MNT", "per_usd": 3500.0, "date": "2026-11-20", "source": "x"}]},
    ):
        assert prints.of(applied(document, Changes(put))) != was
    other = next(one.id for one in load_catalogue().measures if one.id not in used)
    idle = Changes({"measures": [{"id": other, "definition": "{}"}], "zones": [{"uuid": zone["uuid"], "note": "x"}]})
    idle.put["settings"] = [{"name": "contingency", "value": "0.1"}]
    idle.put["unit_costs"] = [{"uuid": "own", "measure": other, "low": 1.0, "mode": 2.0, "high": 3.0}]
    assert prints.of(applied(document, idle)) == was


def test_choices_and_results_that_are_damaged_do_not_break_the_plan(drafted):
    document = read_plan(Path(drafted, "plan.gpkg"))
    assert choices_of(document) == EffectChoices(years=5)
    bad = Changes({"settings": [{"name": "effect_choices", "value": "[1"}, {"name": "effect_found", "value": "{}"}]})
    assert choices_of(applied(document, bad)).leakage == LEAKAGE
    row = {"uuid": "r", "site": document.rows("sites")[0]["uuid"], "year": 1, "avoided_mode": 3.0}
    alone = effect_of(applied(applied(document, bad), Changes({"scenario": [row]})))
    assert alone.sites[0].years[0].avoided[1] == 3.0
    assert math.isnan(alone.sites[0].before)
    changed = applied(document, choices_changes(EffectChoices(years=12, kept_up=False), "me"))
    assert choices_of(changed) == EffectChoices(years=12, kept_up=False)
