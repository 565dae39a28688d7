"""The tab “Catalogue”: what is shown, what is refused at the field, what goes into the plan and comes back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from qgis.PyQt.QtWidgets import QComboBox

from dss_planner.measures.catalogue.catalogue import load_catalogue
from dss_planner.measures.catalogue.documents import export_catalogue
from dss_planner.measures.catalogue.editing import OWN_SOURCE, with_own_measure, with_value
from dss_planner.panels.plan.catalogue.pages import COMPARED, COST, EFFECT, FITS, GLANCE, LAYOUT, SOURCES
from dss_planner.plan.store.changes import Changes
from tests.plan.conftest import CELL, CRS, LEFT, TOP, eroding, study  # noqa: F401


@pytest.fixture
def show(shown_window, monkeypatch, wait):
    """Return a function that shows the tab of the study at hand."""
    from dss_planner.panels.plan import window
    from dss_planner.panels.plan.catalogue.tab import CatalogueTab

    monkeypatch.setattr(window, "TABS", (CatalogueTab,))

    def make():
        shown = shown_window(window.PlanWindow)
        tab = shown.tabs[0]
        tab.renew()
        return tab

    return make


@pytest.fixture
def tab(desk, show):
    """The tab with the plan of `desk`."""
    return show()


@pytest.fixture
def empty(session, show, tmp_path):
    """The tab of a study without a plan."""
    folder = tmp_path / "bare"
    folder.mkdir()
    session.open_folder(str(folder))
    return show()


def newest(editor, kind, name):
    """Return a field of the editor; those of the field before may wait to be deleted."""
    return editor.findChildren(kind, f"catalogue_editor_{name}")[-1]


def edit(tab, field, **typed):
    tab.detail.edit(field)
    return fill(tab, **typed)


def fill(tab, source="", tag="", **typed):
    from qgis.PyQt.QtWidgets import QLineEdit, QPlainTextEdit

    editor = tab.detail.editor
    for name, words in typed.items():
        field = newest(editor, QPlainTextEdit if name == "words" else QLineEdit, name)
        field.setPlainText(words) if name == "words" else field.setText(words)
    if tag:
        editor.tag.setCurrentIndex(editor.tag.findData(tag))
    if source:
        editor.source.setText(source)
    editor.apply()
    return editor


def text_of(tab):
    return tab.detail.text.toPlainText()


def test_all_measures_are_listed_and_found_by_name_in_any_language_and_by_species(empty):
    tree = empty.list.tree
    assert tree.topLevelItemCount() == 18
    for typed, expected in (("草方格", {"7-1"}), ("haloxylon", {"7-7"}), ("zzz", set())):
        empty.list.search.setText(typed)
        items = [tree.topLevelItem(row) for row in range(18)]
        assert {item.toolTip(0).split(":")[0] for item in items if not item.isHidden()} == expected
    empty.list.search.clear()


def test_unverified_values_look_unverified(empty):
    empty.list.choose("checkerboard")
    empty.detail.go(LAYOUT)
    page = empty.detail.text.toHtml()
    # a height that was read stands upright; a share laid again that rests on memory does not
    assert "[V]" in text_of(empty)
    relaid = page[page.index("Laid again") :]
    assert "font-style:italic" in relaid[: relaid.index("[M]")]
    assert "⚠ unverified [M]" in text_of(empty)
    for section in (GLANCE, FITS, LAYOUT, EFFECT, COST, SOURCES):
        empty.detail.go(section)
        assert text_of(empty)


def test_every_page_of_every_measure_can_be_made(empty):
    for measure in load_catalogue().measures:
        empty.list.choose(measure.id)
        for section in (GLANCE, FITS, LAYOUT, COST, SOURCES, COMPARED):
            empty.detail.go(section)
            assert "{" not in text_of(empty), (measure.id, section)


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("effect.efficiency", {"low": "1.4"}, "numbers from 0 to 1"),
        ("effect.efficiency", {"low": "much"}, "“much” is no number"),
        ("layout.height", {"low": "-0.2"}, "at least 0"),
        ("lifespan", {"low": "6", "high": "3"}, "the larger number comes second"),
        ("layout.height", {"low": "0.3", "tag": "V"}, "Name the source"),
        ("risks", {"words": " "}, "A text is expected"),
        ("costs.1", {"low": "5000"}, "Costs rise"),
        ("conditions.1", {"low": "", "high": ""}, "A limit is expected"),
        ("conditions.1", {"low": "500"}, "not above the upper one"),
    ],
)
def test_a_wrong_value_says_at_the_field_what_is_expected(empty, field, typed, said):
    empty.list.choose("checkerboard")
    editor = edit(empty, field, **typed)
    assert said in editor.problem.text()
    assert editor.isVisibleTo(empty)
    assert empty.shelf.catalogue == empty.shelf.shipped


def test_a_changed_value_keeps_the_old_one_struck_through_and_asks_for_its_source(tab, desk, session, wait):
    tab.list.choose("checkerboard")
    tab.detail.go(EFFECT)
    edit(tab, "effect.efficiency", low="0.7")
    assert json.loads(row(desk, "checkerboard")["definition"])["effect"]["efficiency"]["value"] == 0.7
    page = tab.detail.text.toHtml()
    assert "line-through" in page
    assert "0.9 [M]" in text_of(tab)
    assert "From which source?" in text_of(tab)
    edit(tab, "effect.efficiency", source="Trial at Bulgan, 2026", tag="V")
    assert "From which source?" not in text_of(tab)
    assert "0.7 [V]" in text_of(tab)
    assert "(changed)" in tab.list.tree.currentItem().text(0)
    wait(lambda: not desk.busy and not session.lookups.busy)
    assert Path(session.folder, "measures.json").exists()
    desk.undo.undo()
    desk.undo.undo()
    assert "0.9" in text_of(tab)
    assert "(changed)" not in tab.list.tree.currentItem().text(0)
    wait(lambda: not desk.busy and not session.lookups.busy)
    assert not Path(session.folder, "measures.json").exists()


def row(desk, measure):
    return next(one for one in desk.document.rows("measures") if one["id"] == measure)


def test_costs_change_together_with_the_unit_costs_of_the_plan(tab, desk):
    tab.list.choose("sand_fence")
    edit(tab, "costs.1", low="3000", mode="4000", high="7000", source="Offer of a builder in Dalanzadgad")
    cost = next(
        one for one in desk.document.rows("unit_costs") if one["measure"] == "sand_fence" and one["mode"] == 4000
    )
    assert (cost["low"], cost["high"], cost["evidence"]) == (3000, 7000, "A/A/A")
    desk.undo.undo()
    assert all(one["mode"] != 4000 for one in desk.document.rows("unit_costs"))


def test_a_measure_is_made_changed_compared_reset_and_deleted(empty, session):
    empty.list.choose("gravel")
    empty.duplicate()
    own = empty.measure
    assert own.own
    assert own.kind == "gravel"
    assert "(own)" in empty.list.tree.currentItem().text(0)
    assert Path(session.folder, "measures.json").exists()
    empty.delete()
    assert empty.list.tree.topLevelItemCount() == 18
    assert not Path(session.folder, "measures.json").exists()
    empty.list.choose("gravel")
    edit(empty, "risks", words="Quarries")
    assert empty.shelf.differs(empty.measure)
    empty.detail.go(COMPARED)
    assert "Quarries" in text_of(empty)
    empty.reset()
    assert empty.shelf.catalogue.measures == empty.shelf.shipped.measures
    session.plan_desk.undo.undo()
    assert empty.measure.risks.value == "Quarries"
    assert empty.measure.risks.source == OWN_SOURCE


def test_what_an_older_version_wrote_is_no_change_of_the_user(tab, desk):
    older = json.loads(row(desk, "checkerboard")["definition"])
    older["effect"]["efficiency"]["value"] = 0.8
    desk.apply("older", Changes({"measures": [{"id": "checkerboard", "definition": json.dumps(older)}]}))
    tab.list.choose("checkerboard")
    tab.detail.go(EFFECT)
    assert "(changed)" not in tab.list.tree.currentItem().text(0)
    assert "line-through" not in tab.detail.text.toHtml()
    tab.detail.go(COMPARED)
    assert "0.8" in text_of(tab)
    tab.update_all()
    assert tab.measure == tab.shelf.shipped.get("checkerboard")
    assert json.loads(row(desk, "checkerboard")["definition"])["effect"]["efficiency"]["value"] == 0.9


def test_a_new_measure_needs_a_name_of_its_own(empty):
    from dss_planner.panels.plan.catalogue.dialogs import NewMeasureDialog

    dialog = NewMeasureDialog(empty.shelf.catalogue, "gravel", empty.name_of, empty)
    dialog.take()
    assert "has no name" in dialog.problem.text()
    dialog.name.setText("Gravel mulch")
    dialog.take()
    assert "already" in dialog.problem.text()
    dialog.name.setText("Slag mulch")
    dialog.take()
    catalogue, own = dialog.result_catalogue
    assert catalogue.get(own).kind == "gravel"
    dialog.deleteLater()


def test_costs_are_added_changed_and_taken_out_with_the_prices_of_the_plan(tab, desk):
    from qgis.PyQt.QtWidgets import QCheckBox

    def prices():
        return [
            (one["unit"], one["mode"], one["per_year"])
            for one in desk.document.rows("unit_costs")
            if one["measure"] == "sand_fence"
        ]

    tab.list.choose("sand_fence")
    tab.detail.go(COST)
    assert "edit:costs.new" in tab.detail.text.toHtml()
    before = prices()
    edit(tab, "costs.new", low="10", mode="12")
    assert "a number is expected here" in tab.detail.editor.problem.text()
    editor = fill(tab, high="15", source="Offer")
    assert prices() == [*before, ("km", 12, False)]
    tab.detail.edit("costs.2")
    unit = newest(editor, QComboBox, "unit")
    assert [unit.itemData(place) for place in range(unit.count())] == ["km", "m", "ha", "d", "t", "m³"]
    unit.setCurrentIndex(unit.findData("d"))
    newest(editor, QCheckBox, "yearly").setChecked(True)
    editor.apply()
    assert prices() == [*before, ("d", 12, True)]
    assert "10–15 USD a labour day, most likely 12, every year" in text_of(tab)
    tab.detail.edit("costs.2")
    editor.drop_button.click()
    assert prices() == before
    for _ in range(3):
        desk.undo.undo()
    assert prices() == before
    assert not desk.undo.canUndo()


def test_norms_and_figures_are_added_in_their_units_and_taken_out(empty, session):
    empty.list.choose("haloxylon")
    empty.detail.go(LAYOUT)
    assert all(name in text_of(empty) for name in ("Labour, norm", "Water, norm", "no norm with a source was found"))
    editor = edit(empty, "layout.labour", low="3", high="5")
    norm = empty.measure.layout["labour"]
    assert (norm.value, norm.unit, norm.tag) == ((3, 5), "d/ha", "A")
    assert "3–5 labour days for each ha" in text_of(empty)
    empty.detail.edit("layout.labour")
    editor.values._units.setCurrentIndex(editor.values._units.findData("d/plant"))
    editor.apply()
    assert empty.measure.layout["labour"].unit == "d/plant"
    empty.detail.edit("layout.labour")
    editor.drop_button.click()
    assert "labour" not in empty.measure.layout
    empty.list.choose("spring_well")
    empty.detail.go(EFFECT)
    assert "counts as no change" in text_of(empty)
    empty.detail.edit("effect.kind")
    kind = newest(editor, QComboBox, "kind")
    kind.setCurrentIndex(kind.findData("crust"))
    editor.apply()
    edit(empty, "effect.crust_factor", low="0.5", source="Trial")
    assert (empty.measure.effect_kind, empty.measure.effect["crust_factor"].number) == ("crust", 0.5)
    assert "counts as no change" not in text_of(empty)


def test_other_rules_and_new_measures_are_judged_and_nothing_else(tab, desk, monkeypatch):
    asked = []
    monkeypatch.setattr(desk, "work_out", lambda title, function: asked.append(title) or len(asked) < 3)
    tab.list.choose("gravel")
    edit(tab, "risks", words="Dust")
    assert asked == []
    edit(tab, "conditions.1", low="40", high="300")
    tab.duplicate()
    assert asked == ["Judge the sites by “Gravel mulch”", "Judge the sites by “Gravel mulch (copy)”"]
    said = []
    tab.message.connect(lambda *words: said.append(words))
    tab.judge()
    assert "Something else runs" in said[-1][1]


def test_another_tab_can_ask_for_a_norm(empty):
    empty.show_asked("haloxylon|layout.labour")
    assert (empty.measure.id, empty.detail.section) == ("haloxylon", LAYOUT)
    assert empty.detail.editor.isVisibleTo(empty)


def test_a_measure_that_begins_with_nothing_says_what_that_means(empty):
    from dss_planner.panels.plan.catalogue.dialogs import NewMeasureDialog

    dialog = NewMeasureDialog(empty.shelf.catalogue, "sand_fence", empty.name_of, empty)
    dialog.name.setText("돌담 울타리")
    dialog.bare.setChecked(True)
    dialog.take()
    empty._add(*dialog.result_catalogue)
    dialog.deleteLater()
    assert empty.measure.name == "돌담 울타리"
    for section, words in ((FITS, "unknown everywhere"), (COST, "in no sum"), (EFFECT, "counts as no change")):
        empty.detail.go(section)
        assert words in text_of(empty)
    empty.delete()


def test_all_measures_are_reset_and_those_that_were_added_stay(empty, session):
    empty.list.choose("gravel")
    empty.duplicate()
    own = empty.measure.id
    for measure in ("gravel", "playa"):
        empty.list.choose(measure)
        edit(empty, "risks", words="Dust")
    empty.reset_all()
    assert [one.id for one in empty.shelf.catalogue.measures if one.own] == [own]
    session.plan_desk.undo.undo()
    assert empty.shelf.catalogue.get("playa").risks.value == "Dust"


def test_a_rule_is_added_and_taken_out(empty):
    empty.list.choose("gravel")
    empty.detail.go(FITS)
    count = len(empty.measure.conditions)
    empty.detail.edit("conditions.new", "groundwater")
    fill(empty, high="5", source="Own rule")
    added = empty.measure.conditions[-1]
    assert (added.fact, added.maximum, added.unit, added.source) == ("groundwater", 5, "m", "Own rule")
    assert "Depth of the groundwater: at most 5 m" in text_of(empty)
    empty.detail.edit(f"conditions.{count + 1}")
    empty.detail.editor.drop_button.click()
    assert len(empty.measure.conditions) == count


def test_conflicts_of_an_import_are_listed_and_only_what_was_chosen_is_taken(empty, tmp_path):
    from dss_planner.panels.plan.catalogue.dialogs import ImportDialog

    theirs = with_value(load_catalogue(), "gravel", "risks", "None")
    theirs = with_value(theirs, "playa", "risks", "Brine")
    theirs, own = with_own_measure(theirs, "gravel", "Slag mulch")
    dialog = ImportDialog(empty.shelf.catalogue, theirs, empty.name_of, empty)
    assert "1 new measures, 2 that differ" in dialog.summary.text()
    dialog.theirs_button.click()
    assert dialog.merged().get("playa").risks.value == "Brine"
    dialog.ours_button.click()
    assert dialog.merged().get("gravel") == empty.shelf.shipped.get("gravel")
    dialog.choices["gravel"].setCurrentIndex(1)
    empty.files.take(dialog, "theirs.json")
    catalogue = empty.shelf.catalogue
    assert catalogue.get("gravel").risks.value == "None"
    assert catalogue.get("playa") == empty.shelf.shipped.get("playa")
    assert catalogue.get(own).name == "Slag mulch"
    dialog.deleteLater()
    said = []
    empty.message.connect(lambda *words: said.append(words))
    wrong = tmp_path / "wrong.json"
    wrong.write_text("{}", encoding="utf-8")
    empty.files.import_from(str(wrong))
    assert said[-1][0] == "problem"
    out = tmp_path / "out.json"
    empty.files.export_to(str(out))
    assert json.loads(out.read_text(encoding="utf-8"))["measures"][-1]["id"] == own


def test_without_a_study_it_is_to_be_read_only(show):
    tab = show()
    assert "Choose a study folder" in tab.kept.text()
    assert tab.list.tree.topLevelItemCount() == 18
    tab.detail.edit("risks")
    assert not tab.detail.editor.isVisibleTo(tab)
    assert not tab.fit.map_button.isEnabled()
    assert "✎" not in text_of(tab)


def test_a_damaged_catalogue_of_a_study_is_told(session, show, tmp_path):
    folder = tmp_path / "bad"
    folder.mkdir()
    (folder / "measures.json").write_text("{", encoding="utf-8")
    session.open_folder(str(folder))
    tab = show()
    assert "cannot be read as JSON" in tab.kept.text()
    (folder / "measures.json").unlink()
    export_catalogue(with_value(load_catalogue(), "gravel", "risks", "None"), folder / "measures.json")
    tab.renew()
    tab.list.choose("gravel")
    assert tab.measure.risks.value == "None"
    assert tab.kept.text() == ""


def test_a_measure_that_is_drawn_is_not_lost(tab, desk):
    catalogue, own = with_own_measure(tab.shelf.catalogue, "sand_fence", "Reed fence")
    assert tab.shelf.change("new", catalogue)
    work = dict(desk.document.rows("works")[1], uuid="w-own", measure=own, name="North: reed fence")
    desk.apply("draw", Changes({"works": [work]}))
    said = []
    tab.shelf.message.connect(lambda *words: said.append(words))
    tab.list.choose(own)
    tab.delete()
    assert "North: reed fence" in said[-1][1]
    assert own in {one.id for one in tab.shelf.catalogue.measures}


@pytest.fixture
def on_land(session, show, eroding):  # noqa: F811
    """The tab of a study of three kinds of land, without a plan."""
    session.open_folder(str(eroding))
    return show()


def test_the_map_of_a_measure_rests_on_the_catalogue_at_hand(on_land, session, wait):
    from qgis.core import QgsProject

    on_land.list.choose("checkerboard")
    on_land.detail.go(FITS)
    on_land.map_it()
    wait(lambda: not session.busy)
    layer = next(one for one in QgsProject.instance().mapLayers().values() if "Where it fits" in one.name())
    assert layer.name() == "Where it fits: Straw checkerboard"
    labels = [item.label for item in layer.renderer().classes()]
    assert any(label.startswith("Suitable") for label in labels)
    first = text_of(on_land)
    assert "Fits: " in first
    assert not Path(session.folder, "fit_checkerboard.catalogue.json").exists()
    # dunes have 180 mm: a rule that asks for more leaves none
    edit(on_land, "conditions.1", low="350", high="400")
    on_land.map_it()
    wait(lambda: not session.busy)
    assert "Fits: " not in text_of(on_land)
    assert Path(session.folder, "fit_checkerboard.catalogue.json").exists()


def test_a_place_tells_every_rule_with_its_value(on_land, session, wait):
    on_land.list.choose("checkerboard")
    on_land.detail.go(FITS)
    x, y = LEFT + 60.5 * CELL, TOP - 10.5 * CELL
    on_land.fit.ask(x, y, CRS)
    wait(lambda: "Straw checkerboard at the place" in text_of(on_land))
    said = text_of(on_land)
    assert "rain 180 mm fits" in said
    assert "slope 4° fits" in said
    on_land.list.choose("tree_belt")
    wait(lambda: "Tree shelterbelt at the place" in text_of(on_land) and "below 300 mm" in text_of(on_land))
    on_land.fit.ask(0.0, 0.0, "EPSG:4326")
    wait(lambda: "outside the study" in text_of(on_land))
