"""The tab “Schedule”: the chart by mouse and keyboard, works moved against the season, stages dated, undo, export."""

from __future__ import annotations

from datetime import date

import pytest
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QKeyEvent, QMouseEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication

from dss_planner.panels.plan.schedule.lines import SITE, WORK
from dss_planner.panels.plan.schedule.timescale import MONTHS, QUARTERS, YEARS, TimeScale, month_after


def fence(schedule):
    return next(line for line in schedule.table.lines if line.work == "w-fence")


def mouse(view, kind, place):
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind == QEvent.Type.MouseMove else left
    held = none if kind == QEvent.Type.MouseButtonRelease else left
    event = QMouseEvent(kind, QPointF(place), button, held, Qt.KeyboardModifier.NoModifier)
    handler = {
        QEvent.Type.MouseButtonPress: view.mousePressEvent,
        QEvent.Type.MouseMove: view.mouseMoveEvent,
        QEvent.Type.MouseButtonRelease: view.mouseReleaseEvent,
    }[kind]
    handler(event)


def middle_of(view, work, bar):
    number = next(number for number, line in enumerate(view.table.lines) if line.work == work)
    return view.layout_now().bar(number, bar).center()


def key(view, code, modifier=Qt.KeyboardModifier.NoModifier):
    view.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, code, modifier))


def test_days_and_places():
    scale = TimeScale(2026, 5, 1826.0)
    assert scale.per_day == pytest.approx(1826.0 / 1826)
    assert scale.place(date(2027, 1, 1)) == pytest.approx(365.0)
    assert scale.day(365.5) == date(2027, 1, 1)
    assert (scale.day(-5.0), scale.day(1e9)) == (date(2026, 1, 1), date(2030, 12, 31))
    assert len(scale.months()) == 60
    wide = TimeScale(2026, 5, 300.0, MONTHS)
    assert wide.whole > 60 * 60
    assert month_after(date(2026, 11, 20), 3) == date(2027, 2, 1)
    assert month_after(date(2026, 1, 1), -1) == date(2025, 12, 1)


def test_lines_are_sites_with_their_works_in_order(schedule):
    kinds = [(line.kind, line.name) for line in schedule.table.lines]
    assert kinds[0] == (SITE, "North")
    assert [name for kind, name in kinds if kind == WORK].count("Upright sand fence") == 2
    assert schedule.chart.isVisible()
    assert fence(schedule).after == ()
    straw = next(line for line in schedule.table.lines if line.work == "w-zone")
    assert straw.after == ("w-fence",)


def test_a_bar_tells_its_days_and_the_rule(schedule):
    chart = schedule.chart
    words = chart.words_at(middle_of(chart, "w-fence", fence(schedule).built))
    assert "2026-06-01 to 2026-07-31" in words
    assert "Not in the storm season: March–May." in words
    assert "Drag it to another month." in words
    assert "the map shows" in chart.words_at(QPointF(chart.layout_now().names + 50, 4))


def test_the_keyboard_reaches_every_bar_and_says_what_it_is(schedule):
    chart = schedule.chart
    key(chart, Qt.Key.Key_Home)
    assert chart.line.kind == SITE
    key(chart, Qt.Key.Key_Down)
    assert chart.line.kind == WORK
    seen = []
    for _ in range(20):
        key(chart, Qt.Key.Key_Right)
        if not seen or seen[-1] != chart.bar.key:
            seen.append(chart.bar.key)
        assert chart.line.name in chart.accessibleDescription()
    assert len(seen) == len(chart.line.bars)
    key(chart, Qt.Key.Key_Left)
    assert chart.bar.key == seen[-2]
    key(chart, Qt.Key.Key_End)
    assert chart.line is chart.table.lines[-1]
    assert schedule.desk.site == "s-2"


def test_a_work_moves_by_the_keyboard_and_back_by_undo(schedule, wait):
    chart = schedule.chart
    chart.choose("w-fence")
    key(chart, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert fence(schedule).built.begin == date(2026, 7, 1)
    assert fence(schedule).own
    assert schedule.chart.bar.stage == "build"
    schedule.desk.undo.undo()
    assert fence(schedule).built.begin == date(2026, 6, 1)
    assert not fence(schedule).own
    wait(lambda: not schedule.desk.busy)


def test_a_work_is_dragged_and_the_season_objects(schedule, wait):
    chart = schedule.chart
    start = middle_of(chart, "w-fence", fence(schedule).built)
    away = 7 * 30.44 * chart.layout_now().scale.per_day
    mouse(chart, QEvent.Type.MouseButtonPress, start)
    mouse(chart, QEvent.Type.MouseMove, start + QPointF(away, 0))
    assert chart._drag == ("w-fence", date(2027, 1, 1))
    assert "The ground is frozen here in January–February" in schedule.editor.warning.text()
    mouse(chart, QEvent.Type.MouseButtonRelease, start + QPointF(away, 0))
    assert fence(schedule).built.begin == date(2027, 1, 1)
    assert "frozen" in fence(schedule).against[0]
    assert schedule.desk.undo.undoText().endswith("begin in 2027-01")
    assert "frozen" in schedule.editor.warning.text()
    schedule.editor.free.click()
    assert fence(schedule).built.begin == date(2026, 6, 1)
    wait(lambda: not schedule.desk.busy)


def test_escape_ends_a_drag_without_a_change(schedule):
    chart = schedule.chart
    start = middle_of(chart, "w-fence", fence(schedule).built)
    mouse(chart, QEvent.Type.MouseButtonPress, start)
    mouse(chart, QEvent.Type.MouseMove, start + QPointF(80, 0))
    key(chart, Qt.Key.Key_Escape)
    mouse(chart, QEvent.Type.MouseButtonRelease, start + QPointF(80, 0))
    assert fence(schedule).built.begin == date(2026, 6, 1)
    assert not schedule.desk.undo.canUndo()


def test_month_and_days_are_typed(schedule, wait):
    schedule.chart.choose("w-fence")
    schedule.show_selected()
    editor = schedule.editor
    editor.month.setCurrentIndex(8)
    editor.month.activated.emit(8)
    assert fence(schedule).built.begin == date(2026, 9, 1)
    schedule.chart.choose("w-fence", fence(schedule).built.key)
    schedule.show_selected()
    from qgis.PyQt.QtCore import QDate

    editor.end.setDate(QDate(2026, 9, 20))
    editor.end.editingFinished.emit()
    assert (fence(schedule).built.begin, fence(schedule).built.end) == (date(2026, 9, 1), date(2026, 9, 20))
    told = []
    schedule.message.connect(lambda *words: told.append(words))
    schedule.show_selected()
    editor.end.setDate(QDate(2026, 8, 1))
    editor.end.editingFinished.emit()
    assert "before it begins" in told[-1][1]
    assert fence(schedule).built.end == date(2026, 9, 20)
    assert schedule.desk.undo.count() == 2
    wait(lambda: not schedule.desk.busy)


def test_years_of_the_plan_are_its_setting(schedule, wait):
    schedule.bar.years.setValue(3)
    assert (schedule.table.first_year, schedule.table.years) == (2026, 3)
    schedule.bar.first.setValue(2027)
    assert fence(schedule).built.begin.year == 2027
    schedule.desk.undo.undo()
    schedule.desk.undo.undo()
    assert (schedule.bar.first.value(), schedule.bar.years.value()) == (2026, 5)
    wait(lambda: not schedule.desk.busy)


def test_zoom_makes_months_wider_and_keeps_the_middle(schedule):
    chart = schedule.chart
    assert chart.horizontalScrollBar().maximum() == 0
    schedule.bar.zoom.setCurrentIndex(schedule.bar.zoom.findData(MONTHS))
    schedule.bar.zoom.activated.emit(2)
    assert chart.zoom == MONTHS
    layout = chart.layout_now()
    assert abs((layout.day(layout.chart.center().x()) - date(2028, 7, 1)).days) < 40
    key(chart, Qt.Key.Key_Minus)
    assert (chart.zoom, schedule.bar.zoom.currentData()) == (QUARTERS, QUARTERS)
    key(chart, Qt.Key.Key_Minus)
    assert chart.zoom == YEARS


def test_the_table_has_every_stage_and_can_be_copied(schedule):
    schedule.bar.table.setChecked(True)
    assert schedule.rows.isVisible()
    assert schedule.rows.rowCount() == sum(len(line.bars) for line in schedule.table.lines)
    schedule.copy()
    lines = QApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[:5] == ["Site", "Work", "Stage", "Begins", "Ends"]
    assert len(lines) == schedule.rows.rowCount() + 1
    schedule.rows.selectRow(3)
    assert schedule.desk.site


@pytest.mark.parametrize(("suffix", "head"), [("png", b"\x89PNG"), ("svg", b"<?xml")])
def test_the_chart_is_saved(schedule, tmp_path, wait, suffix, head):
    pytest.importorskip("matplotlib")
    told = []
    schedule.saved.connect(lambda path, done: told.append(done))
    path = tmp_path / f"schedule.{suffix}"
    schedule.save(str(path))
    schedule.save(str(tmp_path / "none" / "schedule.png"))
    wait(lambda: len(told) == 2)
    assert told == [True, False]
    assert path.read_bytes().startswith(head)


def test_it_paints_in_every_state(schedule, desk):
    chart = schedule.chart
    chart.choose("w-zone")
    for zoom in (YEARS, QUARTERS, MONTHS):
        chart.set_zoom(zoom)
        assert not chart.grab().isNull()
    QTest.mouseMove(chart.viewport(), QPoint(300, 60))
    chart.show_table(None)
    assert not chart.grab().isNull()


def test_without_a_plan_or_days_it_says_what_to_do(schedule, desk, wait):
    from dss_planner.plan.store.changes import Changes

    rows = [{**row, "begin_date": None, "end_date": None} for row in desk.document.rows("schedule")]
    desk.apply("clear", Changes({"schedule": rows}))
    assert "no days yet" in schedule.nothing.text()
    assert schedule.undated.isVisible()
    schedule.undated.click()
    assert schedule.chart.isVisible()
    wait(lambda: not desk.busy)
    desk._session.open_folder("")
    desk.document, desk.missing = None, "Choose a study folder"
    desk.changed.emit()
    assert schedule.nothing.text() == "Choose a study folder"
    assert not schedule.chart.isVisible()


def test_in_a_low_and_narrow_window_chart_and_editor_stand_beside_each_other(schedule, wait):
    from qgis.PyQt.QtCore import Qt

    schedule.resize(690, 280)
    wait(lambda: schedule.parts.width() < 690 and schedule.parts.height() < 250)
    assert schedule.parts.orientation() == Qt.Orientation.Horizontal
    assert not schedule.key.isVisible()
    wait(lambda: schedule.chart.height() >= 150)
    schedule.resize(690, 800)
    wait(lambda: schedule.parts.orientation() == Qt.Orientation.Vertical)
    assert schedule.key.isVisible()
