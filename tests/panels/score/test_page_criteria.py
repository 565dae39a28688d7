"""Page 2 around the model at hand: what it says, and the way to the window “Score”."""

import pytest

pytest.importorskip("qgis.core", reason="QGIS's Python modules are not installed")


@pytest.fixture
def page(iface, desk, session):
    from dss_planner.panels.page_criteria import CriteriaPage

    page = CriteriaPage(session)
    iface.window.setCentralWidget(page)
    yield page
    page.leave()


def test_one_note_is_told_as_one(page):
    page.notes.show_notes(["Only this."])
    page.show_status("done", "")
    assert page.status() == "Done; one note below"
    page.notes.show_notes(["This.", "And that."])
    page.show_status("done", "")
    assert page.status() == "Done; 2 notes below"


def test_a_score_that_is_out_of_date_says_what_changed(page, desk, session, small_study, monkeypatch):
    from dss_planner.running import never, silent
    from dss_planner.scoring.editing import with_weight
    from dss_planner.study.folder import StudyFolder
    from dss_planner.study.site_steps import run_score

    run_score(StudyFolder.at(small_study), session.settings, silent, never)
    session.results_changed.emit()
    states = {"score": ("stale", "Settings have changed since")}
    monkeypatch.setattr(session, "status", lambda step: states.get(step, ("done", "")))
    assert page.judge() == ("stale", "Settings have changed since")
    desk.edit("", with_weight(desk.model, "rain", 60.0))
    state, reason = page.judge()
    assert state == "stale"
    assert reason == "changed since the score was worked out: Weight of “Rain for plants”: 20 → 60 %"
    states["access"] = ("stale", "Speeds have changed")
    assert page.judge() == ("stale", "Speeds have changed")


def test_the_buttons_name_the_tab_that_is_wanted(page):
    wanted = []
    page.score_wanted.connect(wanted.append)
    for name in ("edit_values_button", "weights_button", "left_out_button"):
        button = next(b for b in page.findChildren(type(page.score_button)) if b.objectName() == name)
        button.click()
    assert wanted == ["values", "weights", "left_out"]
    from dss_planner.panels.score.window import TAB_NAMES

    assert set(wanted) <= set(TAB_NAMES)


def test_without_layers_limits_and_classes_change_the_settings(page, desk, session, small_study, wait):
    (small_study / "travel_time.tif").unlink()
    session.results_changed.emit()
    wait(lambda: desk.model is None)
    page.rules.rows["access"].high.setValue(99.0)
    page.rules.rows["classes"]._pick(9, False)
    assert session.settings.max_minutes == 99.0
    assert 9 not in session.settings.exclude_classes
    assert session.settings.score_model == {}
    assert not page.rules.rows["access"].remove.isEnabled()
    desk.undo.undo()
    desk.undo.undo()
    assert session.settings.max_minutes == 480.0
    assert 9 in session.settings.exclude_classes


def test_an_own_model_that_cannot_be_read_offers_the_way_back(page, desk, session, wait):
    session.change(score_model={"version": 9, "criteria": []})
    wait(lambda: desk.model is None)
    box = page.criteria
    assert box.own.isVisibleTo(box)
    assert "cannot be read" in box.own.text()
    box.back.click()
    wait(lambda: desk.model is not None)
    assert not box.own.isVisibleTo(box)
