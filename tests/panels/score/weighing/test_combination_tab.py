"""How criteria are combined: chosen, dragged, said in words and in a formula."""

import numpy as np
import pytest

from dss_planner.scoring.combination.combining import Combination, score_of


@pytest.fixture
def tab(session, lookups, qgis_app):
    """Return a function that shows the tab."""
    from dss_planner.panels.score.weighing.combination_tab import CombinationTab

    made = []

    def make(width=966, height=215):
        tab = CombinationTab(session, lookups)
        tab.resize(width, height)
        tab.show()
        made.append(tab)
        qgis_app.processEvents()
        return tab

    yield make
    for tab in made:
        tab.leave()
        tab.deleteLater()


def test_choosing_is_one_step_that_can_be_taken_back(desk_of, tab):
    desk, shown = desk_of(3), tab()
    assert shown.radios["weighted_sum"].isChecked()
    assert not shown.slider.isEnabled()
    shown.radios["geometric"].click()
    assert desk.model.how == Combination("geometric")
    assert "no score rises" in shown.meaning.text()
    assert "no place in the triangle" in shown.place.text()
    assert desk.undo.count() == 1
    desk.undo.undo()
    assert shown.radios["weighted_sum"].isChecked()


def test_the_formula_has_the_numbers_of_now(desk_of, tab, qgis_app):
    desk, shown = desk_of(3), tab()
    assert "0.5 · <i>Wind erosion</i> + 0.333 · <i>Travel time</i> + 0.167 · <i>Land cover</i>" in shown.formula.text()
    shown.copy.click()
    assert qgis_app.clipboard().text().startswith("S = 100 · (0.5 · Wind erosion + 0.333 · Travel time")
    shown.radios["geometric"].click()
    assert "<i>Wind erosion</i><sup>0.5</sup>" in shown.formula.text()
    assert "(Wind erosion)^0.5" in shown.plain()
    desk.undo.undo()


def test_dragging_from_cautious_to_optimistic_is_one_step(desk_of, tab):
    desk, shown = desk_of(3), tab()
    shown.radios["owa"].click()
    assert desk.model.how == Combination("owa", 0.35)
    assert shown.slider.value() == 35
    shown.slider.setSliderDown(True)
    for value in (34, 20, 10, 0):
        shown.slider.setValue(value)
    shown.slider.setSliderDown(False)
    assert desk.undo.count() == 2
    assert desk.model.how == Combination("owa", 0.0)
    assert "min(Wind erosion, Travel time, Land cover)" in shown.plain()
    assert "Orness 0.00" in shown.place.text()
    shown.spin.setValue(0.75)
    assert desk.model.optimism == 0.75
    assert "counts" in shown.counts.text()
    desk.undo.undo()
    assert desk.model.optimism == 0.0
    # back from the sum it begins where it was left
    shown.radios["weighted_sum"].click()
    shown.radios["owa"].click()
    assert desk.model.optimism == 0.0


def test_the_triangle_can_be_pressed(desk_of, tab, qgis_app):
    from qgis.PyQt.QtCore import QPoint, Qt
    from qgis.PyQt.QtTest import QTest

    desk, shown = desk_of(4), tab(1200, 400)
    middle = shown.triangle.height() // 2
    QTest.mouseClick(shown.triangle, Qt.MouseButton.LeftButton, pos=QPoint(shown.triangle.width() - 12, middle))
    assert desk.model.combination == "owa"
    assert desk.model.optimism > 0.9
    shown.radios["geometric"].click()
    QTest.mouseClick(shown.triangle, Qt.MouseButton.LeftButton, pos=QPoint(20, middle))
    assert desk.model.combination == "geometric"


def test_the_weak_criterion_scores_as_the_model_does(desk_of, tab):
    desk, shown = desk_of(4), tab()
    assert shown.weak_one.currentText() == "Wind erosion"
    shown.radios["geometric"].click()
    shown.weak_one.setCurrentIndex(3)
    shown.weak_one.activated.emit(3)
    weights = [item.weight for item in desk.model.used]
    values = [np.array([v]) for v in (0.9, 0.9, 0.9, 0.1)]
    score = score_of(values, weights, Combination("geometric"))[0]
    assert f"scores {score:.0f} instead of" in shown.weak_words.text()
    assert "“Rain for plants” (0.1)" in shown.weak_words.text()
    assert f"as set {score:.0f}" in shown.weak.words()


def test_one_criterion_and_none(desk_of, tab, session):
    shown = tab()
    assert not shown.whole.isEnabled()
    desk_of(1)
    assert not shown.weak.isVisible()
    assert "1 · <i>Wind erosion</i>" in shown.formula.text()
