"""The check of the layers: what it says, one-click fixes, undo, the window, keyboard and mouse."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import numpy as np
import pytest

from dss_planner.errors import InputError
from dss_planner.intake.choices import LayerChoice
from dss_planner.intake.health.problems import ASKS, LEGEND_FILE, MENDS, TELLS, HealthReport, Option, Problem
from dss_planner.text import text


def problem(layer="/data/dem.tif", code="crs", severity=MENDS, **values):
    name = layer.rpartition("/")[2]
    words = {
        "problem": text("It states no reference system."),
        "fix": text("Assign one"),
        "method": text("assign EPSG:4326"),
    }
    return Problem(layer, name, values.pop("role", "elevation"), code, severity, **{**words, **values})


QUESTION = problem(
    "/data/sand.tif",
    "unit",
    ASKS,
    role="sand",
    method=text("–"),
    options=(
        Option(text("They are %"), LayerChoice(unit="%")),
        Option(text("They are g/kg"), LayerChoice(unit="g/kg")),
    ),
)
ROUTINE = problem("/data/rain.tif", "cell_size", MENDS, role="precipitation")
NODATA = problem("/data/rain.tif", "nodata_undeclared", MENDS, role="precipitation", method=text("NoData = −9999"))
OLD = problem("/data/cover.tif", "old", TELLS, role="landcover", method=text("–"))
ALL = (ROUTINE, OLD, NODATA, QUESTION)


@pytest.fixture
def table(qgis_app):
    from dss_planner.panels.area.health_table import HealthTable

    table = HealthTable()
    table.resize(400, 600)
    table.show()
    yield table
    table.close_window()
    table.deleteLater()


@pytest.fixture
def page(iface, qgis_app, tmp_path):
    from qgis.PyQt.QtCore import Qt

    from dss_planner.panels.dock import PlannerDock

    dock = PlannerDock(iface)
    iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    (tmp_path / "study").mkdir()
    dock.session.open_folder(str(tmp_path / "study"))
    yield dock.pages[0]
    dock.close_study()
    dock.deleteLater()


@pytest.fixture
def area(make_vector):
    """A study area of 6 × 4 km where the rasters of `make_raster` lie."""
    shape = "POLYGON((500000 4896000,506000 4896000,506000 4900000,500000 4900000,500000 4896000))"
    return f"{make_vector('pilot.gpkg', [(shape, {'a': 1.0})], layer='pilot')}|layername=pilot"


def settled(page):
    busy = page.session.busy or page.session.lookups.busy or page.session.states.busy
    return not busy and not page.health.checking


def layers_in(table):
    return [p.name for p in table.model.problems]


# --- the table ------------------------------------------------------------------------------------------------------


def test_questions_stand_first_and_what_is_always_done_last(table):
    table.show_report(HealthReport(ALL, ("a", "b", "c")))
    assert [p.code for p in table.model.problems] == ["unit", "nodata_undeclared", "old", "cell_size"]
    words = table.summary.text()
    assert words == "1 question for you · 1 problem that Align mends · 1 thing to know · 1 routine step"
    assert table.summary.state == "ask"
    assert table.waits() == (QUESTION,)


def test_every_state_says_itself_in_words_and_by_shape(table):
    from dss_planner.panels.status_dot import status_pixmap

    table.show_nothing("Add data layers.")
    assert (table.summary.state, table.rows.isVisibleTo(table)) == ("empty", False)
    table.show_checking()
    assert table.bar.isVisibleTo(table)
    assert table.waits() == ()
    table.show_report(HealthReport((), ("a", "b")))
    assert table.summary.text() == "No problems found in 2 layers."
    assert (table.summary.state, table.bar.isVisibleTo(table)) == ("done", False)
    table.show_error("The disk is gone.")
    assert (table.summary.state, table.again_button.isVisibleTo(table)) == ("problem", True)
    table.show_report(HealthReport(ALL, ()))
    table.show_checking()
    assert table.rows.isVisibleTo(table)  # what was found before stays in sight
    shapes = []
    for state in ("ask", "mend", "tell", "done", "running", "problem"):
        image = status_pixmap(state, 32).toImage()
        grey = tuple(image.pixelColor(x, y).lightness() > 230 for x in range(0, 128, 4) for y in range(0, 128, 4))
        shapes.append(grey)
    assert len(set(shapes)) == 6


def test_a_mended_row_keeps_its_place_and_counts_no_more(table):
    table.show_report(HealthReport(ALL, ()))
    key = (NODATA.layer, NODATA.code)
    table.show_mending({key}, set())
    row = table.model.row_of(NODATA)
    from dss_planner.panels.area.row_delegate import LOOK

    look = table.model.index(row, 0).data(LOOK)
    assert (look.state, look.done, look.button) == ("running", "Mending…", "")
    table.show_mending(set(), {key})
    look = table.model.index(row, 0).data(LOOK)
    assert (look.state, look.done, look.button) == ("done", "Mended", "")
    assert table.model.row_of(NODATA) == row
    assert "Align mends" not in table.summary.text()


def test_enter_space_and_the_button_apply_the_fix(table):
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    fixed = []
    table.fixed.connect(lambda problem, option: fixed.append((problem, option)))
    table.show_report(HealthReport((NODATA, OLD), ()))
    table.rows.choose(0)
    QTest.keyClick(table.rows, Qt.Key.Key_Return)
    QTest.keyClick(table.rows, Qt.Key.Key_Space)
    assert fixed == [(NODATA, None)] * 2
    index = table.model.index(0, 0)
    place = table.rows.rows.button_rect(index)
    assert place.isValid()
    QTest.mouseClick(table.rows.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert fixed == [(NODATA, None)] * 3
    QTest.mouseClick(table.rows.viewport(), Qt.MouseButton.LeftButton, pos=place.topLeft() * 0.5)
    QTest.keyClick(table.rows, Qt.Key.Key_Down)
    QTest.keyClick(table.rows, Qt.Key.Key_Return)  # nothing to do about an old layer
    assert len(fixed) == 3


def test_a_question_opens_its_answers(table):
    fixed = []
    table.fixed.connect(lambda problem, option: fixed.append(option))
    table.show_report(HealthReport((QUESTION,), ()))
    menu = table.rows.options_menu(QUESTION, table)
    assert [action.text() for action in menu.actions()] == ["They are %", "They are g/kg"]
    menu.actions()[1].trigger()
    assert fixed == [QUESTION.options[1]]


def test_no_word_of_a_row_is_cut_at_the_width_of_the_dock(table, qgis_app):
    from qgis.PyQt.QtCore import QRect, Qt

    long = problem(problem=text("Its datum is Pulkovo 1942, the study's WGS 84. " * 4), fix=text("Moved " * 12))
    table.resize(330, 600)
    table.show_report(HealthReport((long,), ()))
    qgis_app.processEvents()
    index = table.model.index(0, 0)
    row = table.rows.visualRect(index)
    metrics = table.rows.fontMetrics()
    room = QRect(0, 0, row.width() - 34, 10000)
    needed = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), str(long.problem)).height()
    assert row.height() >= needed + 3 * metrics.height()
    assert row.width() <= table.rows.viewport().width()
    button = table.rows.rows.button_rect(index)
    assert row.contains(button)


def test_screen_readers_hear_the_whole_row(table):
    from qgis.PyQt.QtCore import Qt

    table.show_report(HealthReport((QUESTION,), ()))
    heard = table.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    for word in ("sand.tif", "Needs your answer", "no reference system", "Assign one", "Enter"):
        assert word in heard


def test_the_window_sorts_filters_and_saves(table, tmp_path, qgis_app):
    from qgis.PyQt.QtCore import Qt

    table.show_report(HealthReport(ALL, ()))
    table.wide_button.click()
    window = table.window_
    assert window.isVisible()
    assert not window.isModal()
    shown = window.table.model()

    def column(number):
        return [shown.index(row, number).data() for row in range(shown.rowCount())]

    assert column(0)[0] == "Needs your answer"
    window.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert column(1) == sorted(column(1))
    window.filter.setText("RAIN.TIF")
    assert set(column(1)) == {"rain.tif"}
    assert window.save(str(tmp_path / "problems.csv"))
    stored = (tmp_path / "problems.csv").read_bytes()
    assert stored.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(stored.decode("utf-8-sig"))))
    assert rows[0] == ["State", "Layer", "Role", "Problem", "Fix", "Method"]
    assert {row[5] for row in rows[1:]} == {"NoData = −9999", "assign EPSG:4326"}
    window.copy_button.click()
    assert qgis_app.clipboard().text().count("rain.tif") == 2
    assert not window.save(str(tmp_path / "no folder" / "problems.csv"))


def test_the_window_fixes_the_row_chosen(table):
    fixed = []
    table.fixed.connect(lambda problem, option: fixed.append((problem, option)))
    table.show_report(HealthReport((NODATA, QUESTION, OLD), ()))
    table.open_window()
    window = table.window_
    window.table.selectRow(0)
    assert window.fix_button.text() == "Choose"
    window.fix_button.menu().actions()[0].trigger()
    window.table.selectRow(1)
    assert (window.fix_button.text(), window.fix_button.menu()) == ("Fix", None)
    window.fix_button.click()
    assert fixed == [(QUESTION, QUESTION.options[0]), (NODATA, None)]
    window.table.selectRow(2)
    assert not window.fix_button.isEnabled()


# --- with real layers -----------------------------------------------------------------------------------------------


def test_undeclared_nodata_is_mended_with_one_click_and_remembered(page, area, make_raster, wait_for):
    values = np.stack([np.full((4, 6), 900.0)])
    values[0, 0, :2] = -9999.0
    path = make_raster("elevation.tif", values, nodata=None)
    page.area_box._take(area)
    page._add((path,))
    wait_for(lambda: settled(page))
    found = {p.code: p for p in page.health.model.problems}
    assert "nodata_undeclared" in found
    before = Path(path).read_bytes()
    page.health.rows.fixed.emit(found["nodata_undeclared"], None)
    wait_for(lambda: settled(page))
    mended = {p.code: p for p in page.health.model.problems}["nodata_undeclared"]
    assert page.health.model.is_mended(mended)
    assert Path(path).read_bytes() == before
    page.undo_action.trigger()
    wait_for(lambda: settled(page))
    again = {p.code: p for p in page.health.model.problems}["nodata_undeclared"]
    assert not page.health.model.is_mended(again)


def test_align_waits_for_the_answers_and_leads_to_the_question(page, area, make_raster, wait_for):
    path = make_raster("elevation.tif", np.full((4, 6), 900.0), crs="")
    page.area_box._take(area)
    page._add((path,))
    wait_for(lambda: settled(page))
    assert page.health.waits()
    heard = []
    page.message.connect(lambda level, sentence, details: heard.append(sentence))
    page.align_button.click()
    assert not page.session.busy
    assert "elevation.tif waits for your answer" in heard[0]
    assert page.data.list.current() == path  # the row chosen leads to the layer
    question = page.health.waits()[0]
    option = next(option for option in question.options if option.choice.crs)
    page.health.rows.fixed.emit(question, option)
    assert page.session.settings.choices[path].crs
    wait_for(lambda: settled(page))
    assert not page.health.waits()
    page.align_button.click()
    wait_for(lambda: settled(page))
    assert page.state == "done", page.status()
    assert page.health.model.count(MENDS) == 0


def test_after_alignment_all_that_it_mends_is_mended(page, area, make_raster, wait_for):
    values = np.full((4, 6), 900.0)
    values[0, :2] = -9999.0
    page.area_box._take(area)
    page._add((make_raster("elevation.tif", values, nodata=None),))
    wait_for(lambda: settled(page))
    assert page.health.model.count(MENDS) > 0
    page.align_button.click()
    wait_for(lambda: settled(page))
    assert page.health.model.count(MENDS) == 0
    page._say(page.session.settings.sources[0], LayerChoice(unit="ft"))
    page.session.save()
    wait_for(lambda: settled(page))
    assert page.health.model.count(MENDS) > 0  # the study is out of date: alignment would mend it anew


def add_shifted(page, area, make_raster, wait_for):
    """Add elevation whose cells do not lie on the grid; return the problem that only preparing the layer mends."""
    place = (500123.0, 700.0, 0, 4900123.0, 0, -700.0)
    page.area_box._take(area)
    page._add((make_raster("elevation.tif", np.full((7, 10), 900.0), geotransform=place),))
    wait_for(lambda: settled(page))
    return next(p for p in page.health.model.problems if p.severity == MENDS and p.choice is None and not p.options)


def test_a_layer_is_prepared_with_one_click_in_the_cache(page, area, make_raster, wait_for, tmp_path):
    found = add_shifted(page, area, make_raster, wait_for)
    began = []
    page.session.runner.began.connect(began.append)
    page.health.rows.fixed.emit(found, None)
    assert began == ["Mending elevation.tif"]
    assert page.health.model.state_words(found) == "Mending…"
    wait_for(lambda: settled(page))
    assert page.health.model.is_mended(next(p for p in page.health.model.problems if p.code == found.code))
    assert list((tmp_path / "study" / ".cache").glob("*/*.tif"))
    assert not list((tmp_path / "study").glob("*.tif"))


def test_a_fix_that_fails_says_so_and_the_row_can_be_fixed_again(page, area, make_raster, wait_for, monkeypatch):
    from dss_planner.panels.area import health_desk

    def breaks(job, progress, cancelled):
        raise InputError("The drive of {layer} is gone.", layer=job[1])

    monkeypatch.setattr(health_desk, "mend", breaks)
    found = add_shifted(page, area, make_raster, wait_for)
    failed = []
    page.session.failed.connect(lambda steps, sentence, details: failed.append(sentence))
    page.health.rows.fixed.emit(found, None)
    wait_for(lambda: settled(page))
    assert "is gone" in failed[0]
    assert page.health.model.button_words(found) == "Fix"
    assert page.session.settings.choices == {}


def test_a_check_that_breaks_says_so_and_can_be_made_again(page, area, make_raster, wait_for, monkeypatch):
    from dss_planner.panels.area import health_desk

    def breaks(request, progress, cancelled):
        raise ZeroDivisionError("in the check")

    monkeypatch.setattr(health_desk, "check", breaks)
    page.area_box._take(area)
    page._add((make_raster("elevation.tif", np.full((4, 6), 900.0)),))
    wait_for(lambda: settled(page))
    assert page.health.summary.state == "problem"
    assert "ZeroDivisionError" in page.health.summary.text()
    monkeypatch.undo()
    page.health.again_button.click()
    wait_for(lambda: settled(page))
    assert page.health.summary.state != "problem"


def test_check_again_sees_a_file_that_was_changed(page, area, make_raster, wait_for, tmp_path):
    path = make_raster("elevation.tif", np.full((4, 6), 900.0))
    page.area_box._take(area)
    page._add((path,))
    wait_for(lambda: settled(page))
    assert "nodata_undeclared" not in {p.code for p in page.health.model.problems}
    values = np.full((4, 6), 900.0)
    values[0, :2] = -9999.0
    make_raster("elevation.tif", values, nodata=None)
    page.health.again_button.click()
    wait_for(lambda: settled(page))
    assert "nodata_undeclared" in {p.code for p in page.health.model.problems}


def test_a_row_leads_to_its_layer(page, area, make_raster, wait_for):
    paths = [
        make_raster("elevation.tif", np.full((4, 6), 900.0), crs=""),
        make_raster("clay.tif", np.full((4, 6), 9.0)),
    ]
    page.area_box._take(area)
    page._add(tuple(paths))
    wait_for(lambda: settled(page))
    row = next(n for n, p in enumerate(page.health.model.problems) if p.layer == paths[0])
    page.health.rows.choose(row)
    assert page.data.list.current() == paths[0]


# --- questions in the background ------------------------------------------------------------------------------------


def test_the_newest_question_of_a_kind_counts(qgis_app, wait_for):
    from dss_planner.running import stop_if
    from dss_planner.tasks.lookups import Lookups

    lookups = Lookups()
    answers = []

    def slow(number, progress, cancelled):
        while number == 1:  # goes on until it is dropped
            stop_if(cancelled)
        return number

    def ask(kind, number):
        lookups.ask(kind, "a question", lambda: number, slow, lambda outcome: answers.append((kind, outcome.result)))

    ask("grid", 1)
    ask("names", 5)
    ask("grid", 2)
    ask("grid", 3)
    assert lookups.asked("grid")
    wait_for(lambda: not lookups.busy)
    assert answers == [("names", 5), ("grid", 3)]
    ask("grid", 1)
    lookups.drop("grid")
    assert not lookups.asked("grid")
    wait_for(lambda: not lookups.busy)
    assert len(answers) == 2
    lookups.close()


def test_a_mended_row_says_so_in_full(table):
    from dataclasses import replace

    from qgis.PyQt.QtGui import QFontMetrics

    from dss_planner.panels.area.row_delegate import LOOK

    table.show_report(HealthReport((replace(NODATA, mended=True),), ("a",)))
    index = table.model.index(0, 0)
    look = index.data(LOOK)
    assert (look.button, look.done) == ("", "Mended")
    room = table.rows.rows.button_rect(index).width()
    assert room >= QFontMetrics(table.rows.font()).horizontalAdvance("Mended")


def test_an_answer_can_be_changed_whether_given_or_taken_by_alignment(table):
    from dataclasses import replace

    from dss_planner.panels.area.row_delegate import LOOK

    dates = problem("/data/aod.tif", "over_time", MENDS, role="dust_optical_depth", options=QUESTION.options)
    key = (dates.layer, dates.code)
    for mended, shown in (({key}, dates), (set(), replace(dates, mended=True))):
        table.show_report(HealthReport((shown,), ("a",)))
        table.show_mending(set(), mended)
        look = table.model.index(0, 0).data(LOOK)
        assert (look.state, look.button, look.menu, look.done) == ("done", "Change", True, "")
        assert table.waits() == ()
        heard = []
        table.fixed.connect(lambda problem, option, heard=heard: heard.append(option))
        table.rows.options_menu(shown, table).actions()[1].trigger()
        assert heard[-1] == QUESTION.options[1]
    table.show_report(HealthReport((dates,), ("a",)))
    table.show_mending({key}, set())
    assert table.model.index(0, 0).data(LOOK).done == "Mending…"


def test_thousands_of_problems_are_measured_only_as_far_as_they_show(table, monkeypatch):
    from dss_planner.panels.area import row_delegate
    from dss_planner.panels.area.health_list import TALLEST, HealthList

    many = tuple(problem(f"/data/layer_{number}.tif", code) for number in range(500) for code in ("a", "b", "c", "d"))
    table.model.show_problems(many)
    asked, measured = [], []
    hint, lines = HealthList.sizeHintForIndex, row_delegate._lines
    monkeypatch.setattr(HealthList, "sizeHintForIndex", lambda view, index: asked.append(1) or hint(view, index))
    monkeypatch.setattr(row_delegate, "_lines", lambda *args: measured.append(args[0]) or lines(*args))
    assert table.rows.sizeHint().height() == TALLEST
    assert len(asked) < 20
    table.rows.doItemsLayout()
    assert len(measured) < 10  # what the rows have in common is measured once


def test_the_only_answer_is_a_button_of_its_own(table):
    from dataclasses import replace

    from dss_planner.panels.area.row_delegate import LOOK

    only = replace(QUESTION, options=(Option(text("Leave this layer out"), LayerChoice(left_out=True)),))
    table.show_report(HealthReport((only,), ("a",)))
    index = table.model.index(0, 0)
    assert (index.data(LOOK).button, index.data(LOOK).menu) == ("Leave this layer out", False)
    heard = []
    table.fixed.connect(lambda problem, option: heard.append(option))
    table.rows._press(index)
    assert heard == [only.options[0]]


def test_a_legend_of_ones_own_is_a_decision_and_a_bad_one_says_why(page, tmp_path):
    asked = problem("cover.tif", "legend_unknown", ASKS, role="landcover")
    option = Option(text("A legend of my own"), LayerChoice(), LEGEND_FILE)
    said = []
    page.session.message.connect(lambda level, sentence, details: said.append((level, sentence)))
    bad = tmp_path / "bad.csv"
    bad.write_text("code;name\n1;Forest\n", encoding="utf-8")
    page.desk.take_legend(asked, option, str(bad))
    assert said[0][0] == "warning"
    assert "no column class" in said[0][1]
    assert "cover.tif" not in page.session.settings.choices
    good = tmp_path / "good.csv"
    good.write_text("code;name;class\n1;Forest;1\n", encoding="utf-8")
    page.desk.take_legend(asked, option, str(good))
    choice = page.session.settings.choices["cover.tif"]
    assert choice.legend_file == str(good)
    assert choice.legend_classes == ((1, "Forest", 1),)
    assert "legend_unknown" in choice.accepted
    page.history.undo()
    assert "cover.tif" not in page.session.settings.choices
