"""The switches of the preview."""

import numpy as np
import pytest
from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QEvent, QPointF, Qt
from qgis.PyQt.QtGui import QColor, QMouseEvent, QPalette
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from dss_planner.panels.score.preview.controller import ON
from dss_planner.panels.score.preview.opacity import OPACITY
from dss_planner.panels.score.preview.overlay import PreviewOverlay
from dss_planner.panels.score.preview.strip import PreviewStrip


@pytest.fixture
def place(iface, qgis_app):
    place = QWidget()
    place.setFixedWidth(370)
    QVBoxLayout(place).setContentsMargins(0, 0, 0, 0)
    yield place
    place.close()
    place.deleteLater()


@pytest.fixture
def strip(session, place, canvas):
    strip = PreviewStrip(session, place)
    place.layout().addWidget(strip)
    place.show()
    yield strip
    strip.leave()


def overlays(canvas):
    return [item for item in canvas.items() if isinstance(item, PreviewOverlay)]


def test_one_row_fits_the_dock(strip, place):
    assert strip.minimumSizeHint().width() <= 370
    assert strip.height() <= 40
    assert strip.legend.width() >= 76


@pytest.mark.parametrize("dark", [False, True])
def test_every_part_has_a_name_and_can_be_reached(strip, put, model, place, dark):
    put(model)
    palette = QPalette()
    if dark:
        palette.setColor(QPalette.ColorRole.Window, QColor("#222222"))
        palette.setColor(QPalette.ColorRole.WindowText, QColor("#eeeeee"))
    place.setPalette(palette)
    for part in (strip.on, strip.opacity, strip.shown, strip.swipe, strip.before, strip.run):
        assert part.accessibleName()
        assert part.toolTip()
        assert part.focusPolicy() & Qt.FocusPolicy.TabFocus
    image = place.grab().toImage()
    assert len({image.pixel(x, 10) for x in range(image.width())}) > 3


def test_pressing_it_shows_and_takes_away_the_preview(strip, session, put, model, canvas, wait_for):
    put(model)
    strip.on.click()
    wait_for(lambda: session.preview.latest is not None)
    assert len(overlays(canvas)) == 1
    assert strip.legend.legend.mean == pytest.approx(session.preview.latest.mean / 100)
    assert "mean" in strip.legend.accessibleName()
    strip.on.click()
    assert overlays(canvas) == []
    assert QgsSettings().value(ON, None, bool) is False


def test_out_of_sight_nothing_stays_on_the_map(strip, place, session, put, model, canvas, wait_for, qgis_app):
    put(model)
    strip.on.click()
    wait_for(lambda: session.preview.latest is not None)
    place.hide()
    assert overlays(canvas) == []
    place.show()
    wait_for(lambda: session.preview.latest is not None)
    assert len(overlays(canvas)) == 1


def test_the_first_change_switches_it_on_unless_it_was_switched_off(strip, session, put, model, canvas, wait_for):
    from dataclasses import replace

    put(model)
    assert not session.preview.on
    put(replace(model, combination="geometric"), undoable=True)
    assert session.preview.on
    strip.on.click()
    put(model, undoable=True)
    assert not session.preview.on


def test_opacity_is_that_of_the_overlay(strip, session, put, model, wait_for):
    put(model)
    strip.on.click()
    wait_for(lambda: session.preview.latest is not None)
    strip.opacity.setValue(40)
    assert session.preview.overlay._opacity == pytest.approx(0.4)


def test_opacity_is_remembered_when_the_slider_rests(strip, session):
    QgsSettings().setValue(OPACITY, 100)
    for percent in (90, 80, 70):
        strip.opacity.setValue(percent)
        assert QgsSettings().value(OPACITY, 0, int) == 100
    session.preview._opacity.remember.timeout.emit()
    assert QgsSettings().value(OPACITY, 0, int) == 70
    QgsSettings().remove(OPACITY)


def test_menus_say_what_there_is(strip, put, model):
    put(model)
    strip.shown.menu().aboutToShow.emit()
    words = [action.text() for action in strip.shown.menu().actions() if action.text()]
    assert words[:3] == ["Score", "Near misses", "Disagreement of the weight profiles"]
    assert "Value of “Name 2”" in words
    strip.swipe.menu().aboutToShow.emit()
    words = [action.text() for action in strip.swipe.menu().actions()]
    assert words[1:] == ["The state before the last change", "The last run"]


def test_the_legend_names_what_is_shown(strip, put, model, session):
    put(model)
    strip.on.click()
    strip.shown.menu().aboutToShow.emit()
    actions = {action.text(): action for action in strip.shown.menu().actions()}
    actions["Near misses"].trigger()
    assert strip.legend.legend.low == "height"
    assert strip.legend.legend.high == "depth"
    actions["Value of “Name 1”"].trigger()
    assert "Name 1" in strip.legend.toolTip()
    assert session.preview.display.criterion == "c1"


def test_before_is_shown_while_the_space_bar_is_held(strip, session, put, model, wait_for):
    put(model)
    strip.on.click()
    strip.window().activateWindow()
    QTest.keyPress(strip.before, Qt.Key.Key_Space)
    assert session.preview.holding
    QTest.keyRelease(strip.before, Qt.Key.Key_Space)
    assert not session.preview.holding


def test_the_line_is_dragged_on_the_map_and_moved_with_keys(strip, session, put, model, canvas, wait_for):
    put(model)
    strip.on.click()
    wait_for(lambda: session.preview.latest is not None)
    strip.swipe.click()
    preview, view = session.preview, canvas.viewport()
    width = view.width()

    def mouse(kind, x, button=Qt.MouseButton.LeftButton):
        from qgis.PyQt.QtWidgets import QApplication

        at = QPointF(x, 50.0)
        pressed = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
        event = QMouseEvent(kind, at, at, button, pressed, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(view, event)

    mouse(QEvent.Type.MouseButtonPress, width / 2 + 3)
    mouse(QEvent.Type.MouseMove, width * 0.25)
    mouse(QEvent.Type.MouseButtonRelease, width * 0.25)
    assert preview.swipe_place == pytest.approx(0.25, abs=0.01)
    assert preview.overlay.swipe == preview.swipe_place
    QTest.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert preview.swipe_place == pytest.approx(0.27, abs=0.01)
    QTest.keyClick(strip.swipe, Qt.Key.Key_Left)
    assert preview.swipe_place == pytest.approx(0.25, abs=0.01)
    extent = canvas.extent()
    mouse(QEvent.Type.MouseButtonPress, width * 0.8)
    mouse(QEvent.Type.MouseButtonRelease, width * 0.8)
    assert preview.swipe_place == pytest.approx(0.25, abs=0.01)
    assert np.isclose(extent.width(), canvas.extent().width())
    strip.swipe.click()
    assert preview.overlay.swipe is None
