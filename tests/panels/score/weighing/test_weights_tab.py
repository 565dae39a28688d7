"""Weights in pairs, by presets and by advice of the data: what is shown, kept, taken over and taken back."""

from dataclasses import replace

import pytest

from dss_planner.scoring.editing import with_lock
from dss_planner.scoring.weighing.profiles import Profile

PAIRS, PRESETS, ADVICE, GROUPS = range(4)


def percents(model):
    return {item.id: round(100 * item.weight, 1) for item in model.used}


def press(line, *steps):
    """Move the slider of a line as the keyboard does."""
    for step in steps:
        line.slider.setValue(step)


def test_an_answer_is_a_sentence_and_is_kept_with_the_study(desk_of, weights_tab, session):
    desk = desk_of(3)
    pairs = weights_tab().pairs
    line = pairs.lines[0]
    assert line.words.text().endswith("not answered")
    press(line, -2)
    assert line.words.text() == "Wind erosion is moderately more important than Travel time (3)"
    (profile,) = desk.model.profiles
    assert profile.answers == (("c0", "c1", 3.0),)
    assert profile.kind == "person"
    assert profile.when
    assert profile.weights == {}
    assert "compare also “Land cover”" in pairs.verdict.text()
    assert pairs.offer is None
    session.save()
    stored = session.settings.score_model["profiles"]
    assert stored[0]["answers"] == [["c0", "c1", 3.0]]


def test_answers_become_weights_that_are_taken_over_in_one_step(desk_of, weights_tab):
    desk = desk_of(3)
    tab = weights_tab()
    pairs, before = tab.pairs, percents(desk.model)
    press(pairs.lines[0], -2)
    press(pairs.lines[1], -2)
    press(pairs.lines[2], -4)
    assert pairs.progress.text() == "3 of 3 answered"
    # SCIENCE.md T31
    assert [round(share, 4) for share in pairs.offer.weights.values()] == [0.637, 0.2583, 0.1047]
    assert "0.03" in pairs.verdict.text()
    assert not pairs.fix.isVisible()
    assert percents(desk.model) == before
    steps = desk.undo.count()
    tab.offers.buttons[0].click()
    assert percents(desk.model) == {"c0": 63.7, "c1": 25.8, "c2": 10.5}
    assert desk.undo.count() == steps + 1
    desk.undo.undo()
    assert percents(desk.model) == before
    assert len(desk.model.profiles[0].answers) == 3


def test_locks_stay_when_judged_weights_are_taken_over(desk_of, weights_tab):
    desk = desk_of(3)
    desk.edit("", with_lock(desk.draft, "c2", True))
    tab = weights_tab()
    for line, step in zip(tab.pairs.lines, (-2, -2, -4)):
        press(line, step)
    assert "Locked weights stay" in tab.offers.note.text()
    kept = percents(desk.model)["c2"]
    tab.offers.buttons[0].click()
    assert percents(desk.model)["c2"] == kept
    assert sum(percents(desk.model).values()) == pytest.approx(100, abs=0.2)


def test_contradictions_are_named_and_mended_by_one_click(desk_of, weights_tab):
    desk = desk_of(3)
    tab = weights_tab()
    pairs = tab.pairs
    # A over B, B over C, C over A
    for line, step in zip(pairs.lines, (-4, -4, 4)):
        press(line, step)
    assert "contradictory" in pairs.verdict.text()
    assert "fits worst" in pairs.verdict.text()
    assert pairs.fix.isVisible()
    assert pairs.fix.text().replace("&", "").startswith("Set to ")
    # a warning, not a bar
    assert tab.offers.buttons[0].isEnabled()
    pairs.fix.click()
    ratio = float(pairs.verdict.text().split("Consistency ratio ")[1].split()[0].rstrip(":"))
    assert ratio < 2.7
    desk.undo.undo()
    assert "2.76" in pairs.verdict.text()


def test_the_keyboard_answers_equal_and_takes_back(desk_of, weights_tab, qgis_app):
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    desk = desk_of(2)
    line = weights_tab().pairs.lines[0]
    line.slider.setFocus()
    QTest.keyClick(line.slider, Qt.Key.Key_Equal)
    assert desk.model.profiles[0].answers == (("c0", "c1", 1.0),)
    assert line.words.text() == "Wind erosion is as important as Travel time"
    QTest.keyClick(line.slider, Qt.Key.Key_Right)
    assert desk.model.profiles[0].answers == (("c0", "c1", 0.5),)
    assert line.words.text() == "Wind erosion is equally to moderately less important than Travel time (2)"
    QTest.keyClick(line.slider, Qt.Key.Key_Delete)
    assert desk.model.profiles == ()
    assert line.words.text().endswith("not answered")


def test_a_drag_is_one_step(desk_of, weights_tab):
    desk = desk_of(3)
    line = weights_tab().pairs.lines[0]
    line.slider.setSliderDown(True)
    press(line, -1, -2, -3, -4)
    line.slider.setSliderDown(False)
    assert desk.undo.count() == 1
    assert desk.model.profiles[0].answers == (("c0", "c1", 5.0),)
    press(line, -5)
    assert desk.undo.count() == 2


def test_twelve_criteria_are_asked_a_few_at_a_time(desk_of, weights_tab):
    desk_of(12)
    pairs = weights_tab().pairs
    assert pairs.progress.text() == "0 of 66 answered"
    shown = [line for line in pairs.lines if line.isVisible()]
    assert len(shown) == 6
    for page in range(2):
        for line in pairs.lines:
            if pairs.offer is None:
                line.equal.click()
        if page == 0:
            pairs.next.click()
    assert pairs.progress.text() == "11 of 66 answered"
    assert "enough for weights" in pairs.verdict.text()
    assert list(pairs.offer.weights.values()) == pytest.approx([1 / 12] * 12)
    while pairs.next.isEnabled():
        pairs.next.click()
    assert sum(line.isVisible() for line in pairs.lines) == 6
    assert pairs.back.isEnabled()


def test_several_people_judge_and_their_mean_is_taken(desk_of, weights_tab):
    desk = desk_of(2)
    pairs = weights_tab().pairs
    press(pairs.lines[0], -1)
    pairs.ask_profile = lambda profile, taken: replace(profile, name="D. Dorj", organisation="MET", country="Mongolia")
    pairs.add.click()
    assert pairs.judge == "D. Dorj"
    press(pairs.lines[0], -7)
    assert [item.answers[0][2] for item in desk.model.profiles] == [2.0, 8.0]
    assert desk.model.profiles[1].organisation == "MET"
    pairs.choose("")
    assert pairs.judge == ""
    assert not pairs.lines[0].slider.isEnabled()
    # √(2 · 8) = 4
    assert list(pairs.offer.weights.values()) == pytest.approx([0.8, 0.2])
    pairs.choose("D. Dorj")
    pairs.remove.click()
    assert len(desk.model.profiles) == 1


def test_weights_given_directly_are_not_lost_by_judging(desk_of, weights_tab):
    from dss_planner.panels.score.weighing.people import own_name

    desk = desk_of(2, profiles=(Profile(own_name(), {"c0": 0.3, "c1": 0.7}, "person"),))
    pairs = weights_tab().pairs
    press(pairs.lines[0], -2)
    assert desk.model.profiles[0].weights == {"c0": 0.3, "c1": 0.7}
    assert desk.model.profiles[1].name == f"{own_name()} (in pairs)"


def test_one_criterion_has_nothing_to_compare(desk_of, weights_tab):
    desk_of(1)
    pairs = weights_tab().pairs
    assert "nothing to compare" in pairs.verdict.text()
    assert not any(line.isVisible() for line in pairs.lines)


def test_a_preset_is_seen_before_it_is_taken(desk_of, weights_tab):
    desk = desk_of(4)
    tab = weights_tab(way=PRESETS)
    before = percents(desk.model)
    tab.presets.choose("equal")
    assert tab.offers.bars.lines()[0] == "Wind erosion: now 40.0 %, preset 25.0 %"
    assert percents(desk.model) == before
    tab.offers.buttons[0].click()
    assert set(percents(desk.model).values()) == {25.0}
    assert desk.undo.undoText() == "Preset “All equal”"


def test_own_presets_are_kept_for_every_study_and_exchanged(desk_of, weights_tab, tmp_path):
    desk = desk_of(3)
    tab = weights_tab(way=PRESETS)
    presets = tab.presets
    presets.ask_profile = lambda profile, taken: replace(profile, name="Korea", country="Korea", note="workshop")
    presets.save.click()
    assert presets.list.currentItem().text() == "Korea (own)"
    assert "workshop" in presets.why.text()
    presets.ask_save = lambda: str(tmp_path / "p.json")
    presets.export.trigger()
    presets.remove.trigger()
    assert presets.list.findItems("Korea (own)", presets_match()) == []
    presets.ask_open = lambda: str(tmp_path / "p.json")
    presets.load.trigger()
    presets.choose("own:Korea")
    presets.choose("equal")
    tab.offers.buttons[0].click()
    presets.choose("own:Korea")
    tab.offers.buttons[0].click()
    assert percents(desk.model) == {"c0": 50.0, "c1": 33.3, "c2": 16.7}
    presets.ask_open = lambda: str(tmp_path / "gone.json")
    presets.load.trigger()
    assert tab.said[-1][0] == "problem"


def presets_match():
    from qgis.PyQt.QtCore import Qt

    return Qt.MatchFlag.MatchExactly


def test_a_preset_that_lacks_a_criterion_keeps_its_weight():
    from dss_planner.panels.score.weighing.own_presets import fitted

    assert fitted({"a": 3, "b": 1, "gone": 9}, {"a": 20.0, "b": 30.0, "c": 50.0}) == (
        {"a": 37.5, "b": 12.5, "c": 50.0},
        ["c"],
    )
    assert fitted({"gone": 1}, {"a": 20.0, "b": 80.0}) == ({"a": 20.0, "b": 80.0}, ["a", "b"])


def test_the_data_advise_and_do_not_judge(desk_of, weights_tab, until):
    desk = desk_of(3)
    tab = weights_tab(way=ADVICE)
    until(lambda: tab.advice.result is not None)
    assert "not a judgement" in tab.advice.what.text()
    assert "180 places" in tab.advice.notes.text()
    assert len(tab.offers.buttons) == 2
    entropy, critic = tab.advice.result.advices
    tab.offers.buttons[1].click()
    assert list(percents(desk.model).values()) == pytest.approx([100 * w for w in critic.weights], abs=0.06)
    assert desk.undo.undoText() == "Weights from the data (CRITIC)"
    assert entropy.weights != critic.weights


def test_without_a_study_nothing_can_be_judged(weights_tab):
    tab = weights_tab()
    assert not tab.whole.isEnabled()
    assert tab.missing.text()


def test_pictures_are_legible_where_a_theme_leaves_black_on_black(qgis_app):
    from qgis.PyQt.QtGui import QColor, QPalette
    from qgis.PyQt.QtWidgets import QWidget

    from dss_planner.panels.score.weighing.theme import ground_and_ink

    window = QWidget()
    dark = QPalette(QColor("#323232"))
    dark.setColor(QPalette.ColorRole.Window, QColor("#323232"))
    dark.setColor(QPalette.ColorRole.WindowText, QColor("#aaaaaa"))
    window.setPalette(dark)
    picture = QWidget(window)
    black = QPalette(QColor("#000000"))
    for role in (QPalette.ColorRole.Window, QPalette.ColorRole.WindowText):
        black.setColor(role, QColor("#000000"))
    picture.setPalette(black)
    assert [colour.name() for colour in ground_and_ink(picture)] == ["#323232", "#aaaaaa"]
    assert [colour.name() for colour in ground_and_ink(window)] == ["#323232", "#aaaaaa"]
    window.deleteLater()
