"""The model at hand: derived in the background, edited step by step, taken back, kept and restored."""

from dataclasses import replace

import pytest

pytest.importorskip("qgis.core", reason="QGIS's Python modules are not installed")


def weights(model):
    return {c.id: round(100 * c.weight, 3) for c in model.used}


def test_before_a_study_is_open_there_is_no_model(session):
    desk = session.score_desk
    assert desk.model is None
    assert desk.missing
    assert [c.id for c in desk.draft.criteria][:2] == ["erosion", "landcover"]


def test_the_draft_follows_the_settings_and_is_worked_out_once_for_each_state_of_them(session, monkeypatch, tmp_path):
    from dss_planner.panels.score import score_desk

    made = []
    whole = score_desk.draft_model
    monkeypatch.setattr(score_desk, "draft_model", lambda *words: made.append(words) or whole(*words))
    desk = session.score_desk
    steep = next(rule for rule in desk.draft.exclusions if rule.id == "slope").maximum
    made.clear()
    session.change(max_slope=steep + 1.0)
    for _ in range(3):
        assert next(rule for rule in desk.draft.exclusions if rule.id == "slope").maximum == steep + 1.0
    assert len(made) == 1
    session.folder = str(tmp_path)
    assert desk.draft.criteria[0].layer.startswith(str(tmp_path))


def test_the_model_follows_from_the_settings_until_it_is_edited(desk, session):
    from dss_planner.scoring.editing import with_weight

    assert weights(desk.model) == {"landcover": 40.0, "access": 40.0, "rain": 20.0}
    assert [found.id for found in desk.absent] == ["trend"]
    assert not desk.is_own
    assert session.settings.score_model == {}
    before = desk.model
    seen = []
    desk.changed.connect(lambda: seen.append(desk.model))
    desk.edit("", with_weight(desk.model, "rain", 50.0))
    assert weights(desk.model) == {"landcover": 25.0, "access": 25.0, "rain": 50.0}
    assert desk.is_own
    assert seen == [desk.model]
    assert desk.undo.undoText() == "Weight of “Rain for plants”: 20 → 50 %"
    desk.undo.undo()
    assert desk.model == before
    assert session.settings.score_model == {}
    desk.undo.redo()
    assert weights(desk.model)["rain"] == 50.0
    desk.back_to_study()
    assert (desk.model, session.settings.score_model) == (before, {})


def test_a_drag_is_one_step_and_going_back_leaves_none(desk):
    from dss_planner.scoring.editing import with_weight

    before = desk.model
    for value in (60.0, 20.0):
        desk.edit("", with_weight(desk.base("weight rain"), "rain", value), "weight rain")
    assert (desk.undo.count(), desk.is_own, desk.model) == (0, False, before)
    desk.end_drag()
    for value in (25.0, 60.0, 100.0, 30.0):
        desk.edit("", with_weight(desk.base("weight rain"), "rain", value), "weight rain")
    assert desk.undo.count() == 1
    assert weights(desk.model) == {"landcover": 35.0, "access": 35.0, "rain": 30.0}
    assert desk.undo.undoText() == "Weight of “Rain for plants”: 20 → 30 %"
    desk.end_drag()
    desk.edit("", with_weight(desk.base("weight rain"), "rain", 31.0), "weight rain")
    assert desk.undo.count() == 2
    desk.edit("", with_weight(desk.base("weight rain"), "rain", 30.0), "weight rain")
    assert desk.undo.count() == 1
    desk.undo.undo()
    assert desk.model == before


def test_the_run_scores_the_model_of_the_desk(desk, session, small_study):
    from dss_planner.running import never, silent
    from dss_planner.scoring.editing import with_weight
    from dss_planner.scoring.model import read_model
    from dss_planner.study.folder import StudyFolder
    from dss_planner.study.scoremodel import build_model, stored_model
    from dss_planner.study.site_steps import run_score

    def scored():
        run_score(StudyFolder.at(small_study), session.settings, silent, never)
        return read_model(small_study / "score_model.json")

    assert scored().normalised()[0] == desk.model.normalised()[0]
    for percent in (33.3, 7.1, 81.7, 12.9):
        desk.edit("", with_weight(desk.model, "rain", percent))
        assert scored().normalised()[0] == desk.model.normalised()[0]
    folder = StudyFolder.at(small_study)
    assert stored_model(folder, build_model(folder, session.settings, never)) == session.settings.score_model


def test_an_own_model_comes_back_with_the_study(desk, session, small_study, wait):
    from dss_planner.scoring.editing import with_weight

    desk.edit("", with_weight(desk.model, "rain", 33.0))
    own = desk.model
    session.save()
    session.open_folder(str(small_study))
    assert desk.undo.count() == 0
    wait(lambda: desk.model is not None)
    assert desk.model == own


def test_snapshots_are_kept_with_the_study_and_restored_in_one_step(desk, session, small_study):
    from dss_planner.scoring.editing import with_used, with_weight
    from dss_planner.study.settings import read_settings

    desk.edit("", with_weight(desk.model, "rain", 33.0))
    first = desk.model
    made = desk.snapshots.save("Dry", desk.model, "the driest")
    assert made.who
    assert made.when
    desk.edit("", with_used(desk.model, "rain", False))
    desk.snapshots.save("Wet", desk.model)
    desk.snapshots.change(made.id, name="Very dry")
    session.save()
    kept = read_settings(small_study).snapshots
    assert [(s.id, s.name, s.note) for s in kept] == [("1", "Very dry", "the driest"), ("2", "Wet", "")]
    assert kept == session.settings.snapshots
    without_rain = desk.model
    desk.restore(desk.snapshots.model(made.id), "Restore “Very dry”")
    assert desk.model == first
    assert desk.undo.undoText() == "Restore “Very dry”"
    desk.undo.undo()
    assert desk.model == without_rain
    desk.snapshots.remove(made.id)
    assert [s.name for s in desk.snapshots.items] == ["Wet"]


def test_without_layers_weights_are_those_of_the_settings(session, small_study, wait):
    from dss_planner.scoring.editing import with_used, with_weight

    (small_study / "travel_time.tif").unlink()
    session.open_folder(str(small_study))
    desk = session.score_desk
    wait(lambda: "travel time" in desk.missing.lower())
    assert desk.model is None
    desk.edit("", with_weight(desk.draft, "rain", 50.0))
    assert {c.id: c.weight for c in session.settings.criteria} == {
        "landcover": 25.0,
        "access": 25.0,
        "rain": 50.0,
        "trend": 0.0,
    }
    assert session.settings.score_model == {}
    desk.edit("", with_used(desk.draft, "rain", False))
    assert [c.id for c in session.settings.criteria if c.used] == ["landcover", "access"]
    desk.undo.undo()
    desk.undo.undo()
    assert session.settings.criteria[2].weight == 20.0


def test_limits_of_the_settings_are_followed_before_and_kept_after(desk, session, wait):
    def limit():
        return next(rule.maximum for rule in desk.model.exclusions if rule.id == "access")

    session.change(max_minutes=300.0)
    wait(lambda: limit() == 300.0)
    from dss_planner.scoring.editing import with_rule

    rule = next(rule for rule in desk.model.exclusions if rule.id == "access")
    desk.edit("", with_rule(desk.model, replace(rule, maximum=200.0)))
    session.change(max_minutes=100.0)
    assert limit() == 200.0
    assert session.settings.score_choices == replace(session.settings, max_minutes=1.0).score_choices


def test_the_erosion_of_an_own_model_follows_the_method(desk, session, small_study, wait, make_raster):
    import numpy as np

    from dss_planner.running import never
    from dss_planner.scoring.editing import with_weight
    from dss_planner.study.criterionsettings import CriterionSetting
    from dss_planner.study.folder import StudyFolder
    from dss_planner.study.scoremodel import build_model

    rng = np.random.default_rng(7)
    make_raster("soil_loss.tif", rng.uniform(0, 900, (3, 8, 9)))
    session.change(criteria=(CriterionSetting("erosion", 60.0, low=0.0), *session.settings.criteria))
    session.results_changed.emit()
    wait(lambda: desk.model is not None and desk.model.criteria[0].id == "erosion")
    desk.edit("", with_weight(desk.model, "erosion", 70.0))
    own = desk.model
    session.change(method="ilswe")
    wait(lambda: desk.model is None)
    assert "Compute wind erosion" in desk.missing
    make_raster("susceptibility.tif", rng.uniform(0, 1, (8, 9)))
    session.results_changed.emit()
    wait(lambda: desk.model is not None)
    erosion = desk.model.criteria[0]
    assert erosion.layer.endswith("susceptibility.tif")
    assert erosion.value_function.high < 1.01
    assert erosion.weight == own.criteria[0].weight
    assert build_model(StudyFolder.at(small_study), session.settings, never).normalised() == desk.model.normalised()
    session.change(method="rweq")
    wait(lambda: desk.model == own)


def test_places_of_the_settings_are_burned_for_looking_too(desk, session, small_study, wait):
    session.change(exclude_roles=("lakes",))
    wait(lambda: any(rule.id == "lakes" for rule in desk.model.exclusions))
    assert (small_study / "exclusion_lakes.tif").exists()


def test_layers_on_another_grid_are_named_until_they_are_made_again(desk, session, wait, make_raster):
    import numpy as np

    make_raster("travel_time.tif", np.zeros((4, 4)))
    session.results_changed.emit()
    wait(lambda: desk.model is None)
    assert "Work out the score" in desk.missing
    make_raster("travel_time.tif", np.random.default_rng(2).uniform(0, 300, (8, 9)))
    session.results_changed.emit()
    wait(lambda: desk.model is not None)


def test_what_changed_since_the_run_is_told(desk, session, small_study):
    from dss_planner.running import never, silent
    from dss_planner.scoring.editing import with_lock, with_weight
    from dss_planner.study.folder import StudyFolder
    from dss_planner.study.site_steps import run_score

    run_score(StudyFolder.at(small_study), session.settings, silent, never)
    session.results_changed.emit()
    assert desk.changed_since_run() is None
    desk.edit("", with_lock(desk.model, "rain", True))
    assert desk.changed_since_run() is None
    desk.edit("", with_weight(desk.model, "access", 50.0))
    assert str(desk.changed_since_run()) in (
        "Weight of “Travel time”: 40 → 50 %",
        "Weight of “Land cover”: 40 → 30 %",
    )


def test_keys_undo_and_redo_unless_a_text_is_typed(desk, iface, qgis_app):
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest
    from qgis.PyQt.QtWidgets import QLineEdit, QVBoxLayout, QWidget

    from dss_planner.panels.score.undo_bar import UndoBar, UndoKeys
    from dss_planner.scoring.editing import with_weight

    area = QWidget(iface.window)
    layout = QVBoxLayout(area)
    bar, text = UndoBar(desk.undo, area), QLineEdit(area)
    layout.addWidget(bar)
    layout.addWidget(text)
    iface.window.setCentralWidget(area)
    keys = UndoKeys(desk.undo, area)
    before = desk.model
    desk.edit("", with_weight(desk.model, "rain", 50.0))
    assert bar.undo.accessibleName() == "Undo: Weight of “Rain for plants”: 20 → 50 %"
    keys._watch(None, bar.history)
    QTest.keyClick(bar.history, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.model == before
    shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(bar.history, Qt.Key.Key_Z, shift)
    assert desk.model != before
    keys._watch(bar.history, text)
    QTest.keyClicks(text, "abc")
    QTest.keyClick(text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.model != before
    keys.stop()


def test_from_a_model_that_cannot_be_read_a_step_leads_back_to_the_study(desk, session, wait):
    before = weights(desk.model)
    session.change(score_model={"version": 9, "criteria": []})
    wait(lambda: desk.model is None)
    assert desk.is_unreadable
    assert not desk.is_own
    desk.back_to_study()
    wait(lambda: desk.model is not None)
    assert not desk.is_unreadable
    assert weights(desk.model) == before
    desk.undo.undo()
    assert session.settings.score_model == {"version": 9, "criteria": []}
