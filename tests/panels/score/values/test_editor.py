"""Handles dragged, keys pressed, numbers typed: the function is the one that is worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

pytest.importorskip("qgis.core", reason="QGIS's Python modules are not installed")

from dss_planner.scoring.functions.distribution import Distribution
from dss_planner.scoring.functions.valuefunctions import ValueFunction
from dss_planner.scoring.model import Criterion

LINE = ValueFunction("linear", 20.0, 70.0)
BELL = ValueFunction("bell", 40.0, 60.0, half_width=10.0)
STEPS = ValueFunction("steps", breaks=(20.0, 60.0), values=(0.0, 0.5, 1.0))
CLASSES = ValueFunction("categories", categories={1: 0.25, 5: 1.0})


def distribution(values, classes=False, **more):
    values = np.sort(np.asarray(values, dtype=float))
    counts, edges = np.histogram(values, 64)
    shares = {}
    if classes:
        codes, counted = np.unique(values, return_counts=True)
        shares = {int(code): count / values.size for code, count in zip(codes, counted)}
    low, high = np.percentile(values, [5, 95])
    return Distribution(
        values[0], values[-1], low, high, tuple(edges), tuple(counts), shares, 1.0, quantiles=tuple(values), **more
    )


EVEN = distribution(np.linspace(0, 100, 1001))


def criterion(function, unit="min", name="Travel time"):
    return Criterion("access", name, "travel_time.tif", function, 0.5, unit=unit)


@pytest.fixture
def editor(qgis_app):
    from dss_planner.panels.score.values.editor import ValueEditor

    editor = ValueEditor()
    editor.resize(966, 270)
    editor.show()
    editor.seen = []
    editor.function_changed.connect(lambda function, still: editor.seen.append((function, still)))
    qgis_app.processEvents()
    yield editor
    editor.close()
    editor.deleteLater()
    qgis_app.processEvents()


@pytest.fixture
def show(editor, qgis_app):
    def shown(function, found=EVEN, unit="min"):
        editor.show_criterion(criterion(function, unit), found)
        qgis_app.processEvents()
        return editor

    return shown


def drag(editor, key, right=0, down=0, release=True):
    """Drag a handle by so many pixels, in three moves."""
    from qgis.PyQt.QtCore import QPoint, Qt
    from qgis.PyQt.QtTest import QTest

    knob = editor.chart.knobs[key]
    button = Qt.MouseButton.LeftButton
    start = knob.pos()
    grip = QPoint(9, 15)  # not its middle: it must not jump
    QTest.mousePress(knob, button, pos=grip)
    for part in (1 / 3, 2 / 3, 1):
        wanted = start + QPoint(round(part * right), round(part * down))
        QTest.mouseMove(knob, knob.mapFromParent(wanted) + grip)
        send_move(knob, knob.mapFromParent(wanted) + grip)
    if release:
        QTest.mouseRelease(knob, button, pos=grip)


def send_move(widget, at):
    """A move with the button down; QTest sends it without."""
    from qgis.PyQt.QtCore import QEvent, QPointF, Qt
    from qgis.PyQt.QtGui import QMouseEvent
    from qgis.PyQt.QtWidgets import QApplication

    left = Qt.MouseButton.LeftButton
    place = widget.mapToGlobal(at)
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(at), QPointF(place), left, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)


def unit_per_pixel(editor):
    axis = editor.chart.axis
    return (axis.high - axis.low) / editor.chart.box().width()


def type_number(editor, key, words):
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    box = editor.numbers.boxes[key]
    box.selectAll()
    QTest.keyClicks(box, words)
    QTest.keyClick(box, Qt.Key.Key_Return)
    return box


def test_a_bound_follows_the_mouse(show):
    editor = show(LINE)
    drag(editor, "low", right=40)
    found = editor.function
    step = unit_per_pixel(editor)
    assert found.low == pytest.approx(20 + 40 * step, abs=0.5 * step)
    assert (found.kind, found.high) == ("linear", 70)
    assert [still for _, still in editor.seen] == [True, True, True, False]
    assert editor.seen[-1][0] == found
    assert editor.numbers.boxes["low"].value() == pytest.approx(found.low)


def test_handles_stay_between_the_values_that_occur_and_bounds_do_not_pass(show):
    editor = show(LINE)
    drag(editor, "low", right=-500)
    assert editor.function.low == 0
    drag(editor, "low", right=900)
    assert editor.function.low == pytest.approx(70 - 0.1)
    show(LINE)
    drag(editor, "high", right=900)
    assert editor.function.high == 100


def test_steps_are_dragged_both_ways(show):
    editor = show(STEPS)
    height = editor.chart.box().height()
    drag(editor, "value:1", down=-24)
    assert editor.function.values[1] == pytest.approx(0.5 + 24 / height, abs=0.5 / height)
    drag(editor, "break:0", right=30)
    step = unit_per_pixel(editor)
    assert editor.function.breaks[0] == pytest.approx(20 + 30 * step, abs=0.5 * step)
    drag(editor, "value:0", down=-5000)
    assert editor.function.values[0] == 1


def test_a_bell_is_widened_at_either_side(show):
    editor = show(BELL)
    step = unit_per_pixel(editor)
    drag(editor, "wide", right=20)
    assert editor.function.half_width == pytest.approx(10 + 20 * step, abs=0.6 * step)


def test_the_axis_stands_still_while_a_handle_is_held(show):
    editor = show(ValueFunction("linear", -50.0, 100.0))
    axis = editor.chart.axis
    drag(editor, "low", right=120, release=False)
    assert editor.chart.axis == axis
    assert editor.land.axis == axis
    editor.show_criterion(criterion(editor.function), EVEN)  # as the model's answer does
    assert editor.chart.axis == axis
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    QTest.mouseRelease(editor.chart.knobs["low"], Qt.MouseButton.LeftButton)
    editor.show_criterion(criterion(editor.function), EVEN)
    assert editor.function.low >= 0
    assert editor.chart.axis.low > axis.low


def test_escape_puts_it_back(show):
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    editor = show(LINE)
    drag(editor, "low", right=40, release=False)
    assert editor.function != LINE
    QTest.keyClick(editor.chart.knobs["low"], Qt.Key.Key_Escape)
    assert editor.function == LINE
    assert editor.seen[-1] == (LINE, False)


def test_arrow_keys_move_a_handle_and_are_one_change(show, qgis_app, wait_for):
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    editor = show(LINE)
    knob = editor.chart.knobs["low"]
    knob.setFocus()
    width = editor.chart.axis.high - editor.chart.axis.low
    QTest.keyClick(knob, Qt.Key.Key_Right)
    assert editor.function.low == pytest.approx(20 + 0.01 * width, abs=0.001 * width)
    QTest.keyClick(knob, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert editor.function.low == pytest.approx(20 - 0.09 * width, abs=0.001 * width)
    QTest.keyClick(knob, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert editor.function.low == pytest.approx(20 - 0.089 * width, abs=0.001 * width)
    assert all(still for _, still in editor.seen)
    wait_for(lambda: not editor.seen[-1][1])
    QTest.keyClick(knob, Qt.Key.Key_Home)
    assert editor.function.low == 0


def test_tab_goes_from_handle_to_handle(show, qgis_app):
    editor = show(STEPS)
    chart = editor.chart
    chain = []
    widget = chart.knobs["value:0"]
    for _ in range(5):
        chain.append(widget.key)
        widget = widget.nextInFocusChain()
    assert chain == ["value:0", "break:0", "value:1", "break:1", "value:2"]
    assert chart.knobs["break:0"].accessibleName() == "Limit 1: 20 min"
    assert all(knob.width() >= 16 and knob.height() >= 16 for knob in chart.knobs.values())


def test_steps_are_added_and_removed(show):
    from qgis.PyQt.QtCore import QPoint, Qt
    from qgis.PyQt.QtTest import QTest

    editor = show(STEPS)
    box = editor.chart.box()
    axis = editor.chart.axis
    at = QPoint(round(box.left() + axis.share(40.0) * box.width()), round(box.top() + 6))
    QTest.mouseDClick(editor.chart, Qt.MouseButton.LeftButton, pos=at)
    assert editor.function.values == (0, 0.5, 0.75, 1)
    assert editor.function.breaks[1] == pytest.approx(40, abs=1)
    QTest.keyClick(editor.chart.knobs["break:1"], Qt.Key.Key_Delete)
    assert editor.function == STEPS
    editor.numbers.step_wanted.emit()
    assert editor.function.breaks == (20, 40, 60)
    editor.numbers.step_unwanted.emit(2)
    assert editor.function == STEPS
    QTest.mouseDClick(editor.chart.knobs["break:0"], Qt.MouseButton.LeftButton)
    assert editor.function == ValueFunction("steps", breaks=(60.0,), values=(0.0, 1.0))


def test_numbers_typed_go_beyond_what_occurs(show):
    editor = show(LINE)
    type_number(editor, "high", "250.5")
    assert editor.function == ValueFunction("linear", 20, 250.5)
    assert editor.seen[-1] == (editor.function, False)
    assert editor.chart.axis.high > 250
    knob = editor.chart.knobs["high"]
    assert editor.chart.point(250.5, 1).x() == pytest.approx(knob.x() + knob.width() / 2, abs=1)


def test_numbers_keep_figures_that_are_not_shown(show):
    from qgis.PyQt.QtWidgets import QApplication

    exact = ValueFunction("linear", 1 / 3, 200 / 3)
    editor = show(exact)
    box = editor.numbers.boxes["low"]
    box.setFocus()
    box.interpretText()
    box.clearFocus()
    QApplication.processEvents()
    assert editor.seen == []
    type_number(editor, "high", "80")
    assert editor.function == ValueFunction("linear", 1 / 3, 80)


@pytest.mark.parametrize(
    ("function", "key", "words", "said"),
    [
        (LINE, "low", "70", "two different numbers"),
        (ValueFunction("s_up", 20.0, 70.0), "low", "90", "low < high"),
        (BELL, "half_width", "-3", "above 0"),
        (STEPS, "break:0", "65", "ascending breaks"),
        (STEPS, "value:1", "1.5", "from 0 to 1"),
    ],
)
def test_wrong_numbers_are_refused_in_a_sentence(show, function, key, words, said):
    editor = show(function)
    box = type_number(editor, key, words)
    assert editor.function == function
    assert editor.seen == []
    assert said in editor.numbers.problem.text()
    assert "Travel time" in editor.numbers.problem.text()
    assert editor.numbers.problem.isVisible()
    assert said in box.accessibleDescription()
    type_number(editor, key, "0.25" if key.startswith("value") else "11")
    assert editor.seen[-1][0] != function
    assert not editor.numbers.problem.isVisible()


def test_values_beyond_thresholds(show):
    editor = show(LINE)
    editor.numbers.ends["below"].click()
    assert (editor.function.below, editor.function.lower) == (0.5, None)
    assert "below" in editor.chart.knobs
    type_number(editor, "lower", "10")
    assert editor.function.thresholds == (10, 70)
    assert "lower" in editor.chart.knobs
    height = editor.chart.box().height()
    drag(editor, "below", down=12)
    assert editor.function.below == pytest.approx(0.5 - 12 / height, abs=0.5 / height)
    editor.numbers.ends["below"].click()
    assert editor.function == LINE
    assert "below" not in editor.chart.knobs
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    editor.numbers.ends["above"].click()
    QTest.keyClick(editor.chart.knobs["above"], Qt.Key.Key_Delete)
    assert editor.function == LINE


def test_kinds_keep_their_limits(show):
    editor = show(LINE)
    buttons = editor.bar.kinds.buttons
    buttons["s_up"].click()
    assert editor.function == ValueFunction("s_up", 20, 70)
    buttons["steps"].click()
    assert (editor.function.breaks[0] > 20, editor.function.values[-1]) == (True, 1)
    assert not buttons["categories"].isEnabled()
    buttons["linear"].click()
    editor.bar.turn.click()
    assert editor.function.trend == -1
    assert "Less" in editor.bar.turn.text()


def test_copied_to_another_criterion(show, editor):
    from qgis.PyQt.QtGui import QGuiApplication

    said = []
    editor.message.connect(lambda level, words: said.append((level, words)))
    show(BELL)
    editor.copy()
    show(LINE, unit="km")
    editor.paste()
    assert editor.function == BELL
    assert "“min”" in said[-1][1]
    show(CLASSES, distribution([1, 1, 5, 5], classes=True))
    editor.copy()
    show(LINE)
    editor.paste()
    assert editor.function == LINE
    assert "for classes" in said[-1][1]
    QGuiApplication.clipboard().setText("hello")
    editor.paste()
    assert "no value function" in said[-1][1]
    QGuiApplication.clipboard().setText('{"function": {"kind": "linear", "low": 3, "high": 3}}')
    editor.paste()
    assert "two different numbers" in said[-1][1]


def test_own_presets(qgis_app, show, editor):
    from qgis.core import QgsSettings

    from dss_planner.panels.score.values.carrying import OwnPresets

    own = OwnPresets()
    QgsSettings().setValue("dss_planner/value_functions/broken", "{")
    show(STEPS)
    editor.bar.presets.keep("Our limits")
    assert own.all()["Our limits"].function == STEPS
    assert own.all()["Our limits"].unit == "min"
    assert "broken" not in own.all()
    show(LINE, unit="%")
    editor.bar.presets.fill()
    names = [action.text() for action in editor.bar.presets.menu().actions()]
    assert any(name.startswith("Our limits") for name in names)
    assert any("[V]" in name for name in names)
    next(action for action in editor.bar.presets.menu().actions() if action.text().startswith("Our")).trigger()
    assert editor.function == STEPS
    said = []
    editor.message.connect(lambda level, words: said.append(words))
    editor.bar.presets.keep("  ")
    assert "A name is expected" in said[0]
    for name in [*own.all(), "broken"]:
        own.remove(name)
    assert own.all() == {}


def test_shares_and_words(show):
    editor = show(LINE)
    assert editor.land.shares.none == pytest.approx(0.2, abs=0.002)
    assert editor.land.shares.full == pytest.approx(0.3, abs=0.002)
    assert editor.sentence.words == "Travel time rises evenly from 0 at 20 min to 1 at 70 min."
    assert "20 %" in editor.land.accessibleDescription()
    editor.show_criterion(replace(criterion(LINE), used=False), EVEN)
    assert "does not count" in editor.sentence.words


def test_states(show, editor, qgis_app):
    editor.show_criterion(criterion(LINE), None, "Reading the values of the layer…")
    assert editor.land.empty.startswith("Reading")
    qgis_app.processEvents()
    drag(editor, "low", right=10)
    assert editor.function.low > 20  # it can be edited meanwhile
    show(LINE, distribution([7.0] * 9))
    assert "Everywhere 7 min" in editor.land.empty
    editor.say("The layers are not there yet.")
    assert editor.nothing.text() == "The layers are not there yet."
    assert not editor.bar.isEnabled()
    show(LINE)
    assert editor.bar.isEnabled()
    assert editor.land.empty == ""


def test_skewed_values_get_a_logarithmic_axis(show):
    editor = show(LINE, distribution(np.concatenate([[0.0], np.geomspace(1, 1e5, 500)])))
    axis = editor.chart.axis
    assert axis.scale > 0
    assert editor.bar.log.isChecked()
    for value in (0.0, 1.0, 350.0, 1e5):
        assert axis.value(axis.share(value)) == pytest.approx(value, abs=1e-9)
    before = editor.function.high
    drag(editor, "high", right=30)
    box = editor.chart.box()
    assert editor.function.high == pytest.approx(axis.value(axis.share(before) + 30 / box.width()), rel=0.05)
    editor.bar.log.click()
    assert editor.chart.axis.scale == 0


def test_classes_are_edited_and_unlisted_ones_named(show, editor):
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtGui import QColor
    from qgis.PyQt.QtTest import QTest

    found = distribution([1, 1, 1, 5, 5, 9], classes=True, hectares=600.0)
    editor.show_classes({1: "Forest", 9: "Water"}, {1: QColor("#00ff00")})
    show(CLASSES, found)
    table = editor.classes
    assert table.isVisible()
    assert not editor.chart.isVisible()
    assert "9 Water" in table.warning.text()
    table.sliders["1"].setValue(75)
    assert editor.function.categories == {1: 0.75, 5: 1.0}
    table.fix.click()
    assert editor.function.categories == {1: 0.75, 5: 1.0, 9: 0.5}
    assert not table.warning.isVisible()
    box = table.boxes["5"]
    box.selectAll()
    QTest.keyClicks(box, "1.2")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert editor.function.categories[5] == 1
    assert "from 0 to 1" in table.problem.text()
    table.other.click()
    assert editor.function.other == 0.5
    assert table._land(1).endswith("300 ha")
    assert table._land(2) == "does not occur"


def test_dragging_the_slider_of_a_class_is_one_change(show, editor):
    show(CLASSES, distribution([1, 1, 5, 5], classes=True))
    slider = editor.classes.sliders["1"]
    slider.setSliderDown(True)
    for value in (30, 40, 50):
        slider.setValue(value)
    slider.setSliderDown(False)
    assert [still for _, still in editor.seen] == [True, True, True, False]
    assert editor.function.categories[1] == 0.5


def test_score_and_its_ghost(editor):
    now, before = np.zeros(200), np.zeros(200)
    now[[100, 101]] = 5
    before[60] = 3
    editor.show_score(now, before)
    assert editor.score.mean == pytest.approx(50.5)
    assert editor.score.ghost_mean == pytest.approx(30.25)
    assert editor.score.readout == "mean 50.5 (+20.3)"
    editor.show_score(None, state="No score yet.")
    assert editor.score.empty == "No score yet."
    with pytest.raises(ValueError, match="200"):
        editor.show_score(np.zeros(5))


@pytest.mark.parametrize("function", [LINE, BELL, STEPS, CLASSES, ValueFunction("s_down", 20.0, 70.0, above=0.3)])
def test_both_themes_are_drawn_in_their_own_colours(show, editor, themes, qgis_app, function):
    found = distribution([1, 1, 5, 5], classes=True) if function is CLASSES else EVEN
    grounds = []
    for palette in themes:
        editor.setPalette(palette)
        show(function, found)
        editor.show_score(np.arange(200.0), np.arange(200.0)[::-1])
        image = editor.grab().toImage()
        inside = editor.land.mapTo(editor, editor.land.rect().topLeft())
        grounds.append(image.pixelColor(inside.x() + 3, inside.y() + 30))
        assert grounds[-1].name() == palette.color(palette.ColorRole.Base).name()
    assert grounds[0].lightness() > 200
    assert grounds[1].lightness() < 60


def test_kinds_that_are_only_looked_at_leave_no_trace(show):
    falling = ValueFunction("linear", 70.0, 20.0)
    editor = show(falling)
    buttons = editor.bar.kinds.buttons
    for kind in ("bell", "steps", "s_up", "s_down", "bell"):
        buttons[kind].click()
    buttons["steps"].click()
    assert editor.function.trend == -1
    buttons["linear"].click()
    assert editor.function == falling
    buttons["bell"].click()
    type_number(editor, "half_width", "3")
    buttons["linear"].click()
    assert editor.function != falling  # the bell was edited, so the line follows from it


def test_classes_are_told_by_name(show):
    editor = show(CLASSES, distribution([1, 1, 5, 5], classes=True), "")
    assert "1 → 0.25, 5 → 1" in editor.sentence.words
    editor.show_classes({1: "Forest", 5: "Sand"}, {})
    assert editor.sentence.words == "Travel time gives each class its value: Forest 0.25, Sand 1."
