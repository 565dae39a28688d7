"""Rules as sentences: changed in place, added, removed; what they remove; near misses."""

import pytest

pytest.importorskip("qgis.core", reason="QGIS's Python modules are not installed")


@pytest.fixture
def tab(desk, shown_window):
    from dss_planner.panels.score.tab_left_out import LeftOutTab
    from dss_planner.panels.score.window import ScoreWindow

    window = shown_window(ScoreWindow)
    window.open("left_out")
    return next(tab for tab in window.tabs if isinstance(tab, LeftOutTab))


def rules(desk):
    return {rule.id: rule for rule in desk.model.exclusions}


def test_a_limit_is_changed_in_its_sentence(tab, desk):
    row = tab.rules.rows["access"]
    assert row.sentence.text() == "Keeps cells where the travel time is"
    assert row.high.value() == 480.0
    row.high.setValue(200.0)
    assert rules(desk)["access"].maximum == 200.0
    assert desk.undo.undoText() == "Change the rule “travel time”"
    desk.undo.undo()
    assert tab.rules.rows["access"].high.value() == 480.0


def test_classes_are_chosen_by_name_and_the_last_takes_the_rule_away(tab, desk):
    row = tab.rules.rows["classes"]
    assert "Water" in row.sentence.text()
    row._fill(row.classes.menu())
    actions = {action.text(): action for action in row.classes.menu().actions()}
    actions["Grassland"].toggle()
    assert 3 in rules(desk)["classes"].codes
    assert "Grassland" in tab.rules.rows["classes"].sentence.text()
    assert "grassland" in rules(desk)["classes"].sentence
    for code in rules(desk)["classes"].codes:
        tab.rules.rows["classes"]._pick(code, False)
    assert "classes" not in rules(desk)


def test_a_rule_on_any_layer_is_added_and_removed(tab, desk, wait):
    form = tab.form
    wait(lambda: form.layer.count() > 0)
    form.layer.setCurrentIndex(form.layer.findText("annual precipitation"))
    form.kind.setCurrentIndex(1)
    form.value.setValue(120.0)
    form.add.click()
    rule = desk.model.exclusions[-1]
    assert (rule.minimum, rule.maximum) == (120.0, None)
    row = tab.rules.rows[rule.id]
    assert row.low.value() == 120.0
    row.remove.click()
    assert rule.id not in rules(desk)


def test_places_are_burned_and_then_left_out(tab, desk, small_study, wait):
    form = tab.form
    wait(lambda: form.layer.count() > 0)
    form.layer.setCurrentIndex(form.layer.findData("lakes"))
    form.add.click()
    wait(lambda: "lakes" in rules(desk))
    assert (small_study / "exclusion_lakes.tif").exists()
    assert "outside: Lakes" in tab.rules.rows["lakes"].sentence.text()
    form.add.click()
    assert len([rule for rule in desk.model.exclusions if rule.id == "lakes"]) == 1


def test_hectares_are_told_of_rules_as_they_were_run_and_not_of_changed_ones(tab, desk, session, small_study):
    from dss_planner.running import never, silent
    from dss_planner.study.folder import StudyFolder
    from dss_planner.study.site_steps import run_score

    run_score(StudyFolder.at(small_study), session.settings, silent, never)
    session.results_changed.emit()
    assert "ha" in tab.rules.rows["classes"].effect.text()
    assert "study area" in tab.rules.all.text()
    tab.rules.rows["access"].high.setValue(100.0)
    session.preview.set_on(False)
    assert tab.rules.rows["access"].effect.text() == ""
    assert "ha" in tab.rules.rows["classes"].effect.text()


def test_with_the_preview_on_hectares_are_those_of_the_rules_as_they_are(tab, desk, session, iface, wait):
    from qgis.core import QgsCoordinateReferenceSystem, QgsRectangle

    iface.mapCanvas().setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:32648"))
    iface.mapCanvas().setExtent(QgsRectangle(499000, 4891000, 510000, 4901000))
    session.preview.set_on(True)
    wait(lambda: session.preview.latest is not None)
    assert "in view" in tab.rules.all.text()
    tab.rules.rows["access"].high.setValue(100.0)
    wait(lambda: "removes" in tab.rules.rows["access"].effect.text() and session.preview.latest.effects[1].hectares > 0)
    assert session.preview.latest.effects[1].id == "access"
    assert "in view" in tab.rules.rows["access"].effect.text()
    session.preview.set_on(False)
    assert "in view" not in tab.rules.rows["classes"].effect.text()


def test_near_misses_arrive_as_a_styled_layer_with_sentences(tab, desk, session, small_study, wait):
    from qgis.core import QgsProject

    tab.rules.rows["access"].high.setValue(100.0)
    session.preview.set_on(True)
    tab.near.click()
    wait(lambda: not session.busy and not session.map_layers.showing)
    assert session.preview.display.kind == "near_misses", "the preview lies over the layer"
    assert (small_study / "near_misses.tif").exists()
    names = [layer.name() for layer in QgsProject.instance().mapLayers().values()]
    assert "Near misses: which rule alone leaves the land out" in names
    assert "travel time" in tab.found.text()
    assert "would free" in tab.found.text()
