"""The table of criteria on page 2: weights, locks, use, and criteria that come and go."""

import pytest

pytest.importorskip("qgis.core", reason="QGIS's Python modules are not installed")


@pytest.fixture
def box(iface, desk, session):
    from dss_planner.panels.score.criteria_box import CriteriaBox

    box = CriteriaBox(session, iface.window)
    iface.window.setCentralWidget(box)
    yield box
    box.strip.leave()


def shown(box):
    return {key: cells.percent.value() for key, cells in box.table._cells.items() if cells.check.isChecked()}


def test_every_criterion_has_a_row_also_one_whose_layer_is_missing(box, desk):
    table = box.table
    assert list(table._cells) == ["landcover", "access", "rain", "trend"]
    assert table.item(0, 1).text() == "Land cover"
    assert not table._cells["trend"].check.isEnabled()
    assert table.item(3, 1).toolTip()
    names = [table.horizontalHeaderItem(column).data(11) for column in range(7)]
    assert all(names), "every column has a name for screen readers"
    for cells in table._cells.values():
        assert cells.slider.accessibleName()
        assert cells.lock.accessibleName()


def test_a_weight_moves_around_a_lock_and_is_one_step(box, desk):
    cells = box.table._cells
    cells["landcover"].lock.click()
    assert desk.undo.count() == 1
    cells["rain"].slider.setSliderDown(True)
    for value in (300, 450, 350):
        cells["rain"].slider.setValue(value)
    cells["rain"].slider.setSliderDown(False)
    assert shown(box) == {"landcover": 40.0, "access": 25.0, "rain": 35.0}
    assert desk.undo.count() == 2
    assert desk.undo.undoText() == "Weight of “Rain for plants”: 20.0 → 35.0 %"
    assert not cells["landcover"].slider.isEnabled()
    desk.undo.undo()
    assert shown(box) == {"landcover": 40.0, "access": 40.0, "rain": 20.0}


def test_a_weight_beyond_what_locks_leave_stops_there(box, desk):
    cells = box.table._cells
    cells["landcover"].lock.click()
    cells["rain"].percent.setValue(90.0)
    assert shown(box) == {"landcover": 40.0, "access": 0.1, "rain": 59.9}


def test_a_criterion_switched_off_comes_back_with_its_share(box, desk):
    cells = box.table._cells
    cells["rain"].check.click()
    assert shown(box) == {"landcover": 50.0, "access": 50.0}
    cells["rain"].check.click()
    assert shown(box) == {"landcover": 40.0, "access": 40.0, "rain": 20.0}


def test_the_last_criterion_stays(box, desk):
    said = []
    box.message.connect(lambda *message: said.append(message))
    for key in ("rain", "access", "landcover"):
        box.table._cells[key].check.click()
    assert shown(box) == {"landcover": 100.0}
    assert said[0][0] == "information"


def test_choosing_a_row_chooses_the_criterion_and_return_opens_the_editor(box, desk, qgis_app):
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    wanted = []
    box.score_wanted.connect(wanted.append)
    box.table.selectRow(2)
    assert desk.selected == "rain"
    desk.select("access")
    assert box.table.currentRow() == 1
    QTest.keyClick(box.table, Qt.Key.Key_Return)
    assert wanted == ["values"]
    QTest.keyClick(box.table, Qt.Key.Key_Space)
    assert "access" not in shown(box)


def test_a_criterion_of_ones_own_is_added_on_a_layer_and_removed(box, desk, wait):
    wait(box.add.add.isEnabled)
    box.add._fill()
    layers = [action.text() for action in box.add.menu.actions()]
    assert len(layers) == 3
    rain = next(layer for layer in desk.layers.layers if "precipitation" in layer.path)
    box.add.add_layer(rain)
    wait(lambda: len(desk.model.criteria) == 4)
    made = desk.model.criteria[-1]
    assert made.id == "annual_precipitation"
    assert desk.selected == made.id
    assert made.value_function.low < made.value_function.high
    assert shown(box)[made.id] == 25.0
    box.add.remove.click()
    assert [c.id for c in desk.model.criteria] == ["landcover", "access", "rain"]
    desk.undo.undo()
    assert desk.model.criteria[-1] == made


def test_a_layer_that_arrives_later_is_offered_to_an_own_model(box, desk, session, wait, make_raster):
    import numpy as np

    box.table._cells["rain"].percent.setValue(30.0)
    make_raster("trend.tif", np.random.default_rng(1).normal(0, 0.01, (8, 9)))
    session.results_changed.emit()
    wait(lambda: [c.id for c in desk.offered] == ["trend"])
    box.table._cells["trend"].check.click()
    assert shown(box)["trend"] == 25.0
    assert desk.model.criteria[-1].id == "trend"


def test_own_model_is_told_and_can_be_left(box, desk):
    assert not box.back.isVisibleTo(box)
    box.table._cells["rain"].percent.setValue(30.0)
    assert box.back.isVisibleTo(box)
    box.back.click()
    assert not desk.is_own
    assert shown(box)["rain"] == 20.0


def test_slider_and_tick_are_not_painted_over_with_the_colour_of_the_choice(box):
    from dss_planner.panels.score.criteria_table import SLIDER, USED

    table = box.table
    table.selectRow(0)
    chosen = {index.column() for index in table.selectedIndexes()}
    assert chosen
    assert not chosen & {SLIDER, USED}


def test_f2_gives_a_criterion_another_name_everywhere(box, desk, monkeypatch):
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest
    from qgis.PyQt.QtWidgets import QInputDialog

    table = box.table
    asked = []
    answers = iter([("Blown sand", True), ("Nothing of it", False), ("   ", True)])
    monkeypatch.setattr(QInputDialog, "getText", lambda *words: asked.append(words[-1]) or next(answers))
    desk.select("rain")
    table.setCurrentCell(list(table._cells).index("rain"), 1)
    for _ in range(3):
        QTest.keyClick(table, Qt.Key.Key_F2)
    assert asked == ["Rain for plants", "Blown sand", "Blown sand"]
    assert next(one.name for one in desk.model.criteria if one.id == "rain") == "Blown sand"
    row = list(table._cells).index("rain")
    assert table.item(row, 1).text() == "Blown sand"
    assert "Blown sand" in table._cells["rain"].slider.accessibleName()
    assert desk.undo.undoText() == "Rename “Rain for plants” to “Blown sand”"
    desk.undo.undo()
    assert table.item(row, 1).text() == "Rain for plants"
    assert desk.undo.count() == 1
