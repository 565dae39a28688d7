"""The dock at work, without the desktop: settings, errors, steps, projects."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from dss_planner.study.chain import example_settings, run_chain
from dss_planner.study.settings import StudySettings, read_settings, write_settings


@pytest.fixture
def dock(iface, qgis_app):
    from qgis.PyQt.QtCore import Qt

    from dss_planner.panels.dock import PlannerDock

    dock = PlannerDock(iface)
    iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    yield dock
    dock.close_study()
    dock.deleteLater()


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """The example, run to its end."""
    folder = tmp_path_factory.mktemp("finished study")
    run_chain(folder, example_settings(folder))
    return folder


@pytest.fixture
def judged(dock, wait_for):
    """Return a function that waits until the dock has looked at what is up to date."""

    def wait():
        wait_for(lambda: not dock.session.states.busy)
        dock.finish_loading()

    return wait


def states(dock):
    return [page.state for page in dock.pages]


def test_nothing_is_started_before_a_folder_is_chosen(dock):
    assert states(dock) == ["empty"] * 6
    dock.pages[2].run()
    assert "study folder" in dock.banner.sentence()


def test_a_missing_study_area_makes_page_1_red_and_says_the_fix(dock, judged, tmp_path, wait_for):
    dock.session.open_folder(str(tmp_path))
    dock.pages[0].run()
    wait_for(lambda: not dock.session.busy)
    assert dock.pages[0].state == "problem"
    assert "Choose a polygon layer" in dock.pages[0].status()
    assert dock.navigation._group.button(0).accessibleDescription().startswith("Problem:")
    dock.session.change(study_area="somewhere.gpkg")
    dock._renew_status()
    judged()
    assert dock.pages[0].state == "empty"


def test_a_folder_that_cannot_be_written_is_named_before_anything_runs(dock, tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    dock.session.open_folder(str(tmp_path / "file" / "study"))
    for page, words in ((dock.pages[0], "cannot be written"), (dock.pages[5], "is not there")):
        dock.banner.hide()
        page.run()
        assert not dock.session.busy
        assert words in dock.banner.sentence()


def test_the_map_shows_one_study_at_a_time(dock, finished, tmp_path):
    from qgis.core import QgsProject

    dock.session.open_folder(str(finished))
    dock.session.map_layers.finish()
    dock.session.open_folder(str(tmp_path))
    groups = QgsProject.instance().layerTreeRoot().findGroups()
    assert f"DSS Planner: {finished.name}" in [group.name() for group in groups]
    assert not any(node.isVisible() for group in groups for node in group.findLayers())
    dock.session.open_folder(str(finished))
    assert [group.name() for group in groups if group.findLayers()] == ["DSS Planner"]


def test_layers_arrive_one_after_the_other_and_another_study_drops_the_rest(dock, finished, tmp_path, wait_for):
    from qgis.core import QgsProject

    layers = dock.session.map_layers
    dock.session.open_folder(str(finished))
    assert layers.showing
    assert not QgsProject.instance().mapLayers()
    wait_for(lambda: len(QgsProject.instance().mapLayers()) > 1)
    assert QgsProject.instance().crs().isValid()
    assert layers.showing
    dock.session.open_folder(str(tmp_path))
    assert not layers.showing
    count = len(QgsProject.instance().mapLayers())
    ended = []
    layers.shown.connect(lambda: ended.append(1))
    dock.session.open_folder(str(finished))
    wait_for(lambda: bool(ended))
    assert len(QgsProject.instance().mapLayers()) > count
    assert not layers.showing


def test_an_unforeseen_error_is_shown_with_its_traceback(dock, tmp_path, wait_for, monkeypatch):
    from dss_planner.panels import session

    def breaks(requests, progress, cancelled):
        raise ZeroDivisionError("in a step")

    monkeypatch.setattr(session, "run_steps", breaks)
    dock.session.open_folder(str(tmp_path))
    dock.session.run(("align",))
    wait_for(lambda: not dock.session.busy)
    assert dock.pages[0].state == "problem"
    assert "ZeroDivisionError" in dock.banner.sentence()
    assert "Traceback" in dock.banner._details.toPlainText()


def test_what_failed_is_told_until_it_may_be_mended(dock, tmp_path, wait_for, monkeypatch):
    from dss_planner.errors import InputError
    from dss_planner.panels import session

    def breaks(requests, progress, cancelled):
        raise InputError("No choice of the sites keeps all rules.")

    monkeypatch.setattr(session, "run_steps", breaks)
    dock.session.open_folder(str(tmp_path))
    dock.go(2)
    dock.session.run(("portfolio",))  # its place is the window “Sites”
    wait_for(lambda: not dock.session.busy)
    assert "No choice" in dock.banner.sentence()
    dock.session.status_changed.emit()
    assert "No choice" in dock.banner.sentence(), "nothing was mended yet"
    dock.session.change(count=7)
    wait_for(lambda: not dock.banner.sentence())
    dock.say("warning", "Something else.")
    dock.session.change(count=8)
    dock.session.save()
    dock.session.status_changed.emit()
    assert dock.banner.sentence() == "Something else."


def test_changed_settings_are_saved_and_read_again(dock, tmp_path):
    dock.session.open_folder(str(tmp_path))
    dock.widget().findChild(type(dock.pages[2].count), "count").setValue(7)
    dock.pages[2].spacing.setValue(12.0)
    dock.session.save()
    assert (read_settings(tmp_path).count, read_settings(tmp_path).spacing) == (7, 12.0)
    other = tmp_path / "other"
    other.mkdir()
    dock.session.open_folder(str(other))
    dock.finish_loading()
    assert dock.pages[2].count.value() == StudySettings().count
    dock.session.open_folder(str(tmp_path))
    dock.finish_loading()
    assert dock.pages[2].count.value() == 7


def test_pages_out_of_sight_are_loaded_one_in_each_turn(dock, tmp_path, wait_for, monkeypatch):
    loaded = []
    for number, page in enumerate(dock.pages):
        monkeypatch.setattr(page, "load", lambda number=number: loaded.append(number))
    dock.finish_loading()
    dock.go(1)
    loaded.clear()
    dock.session.results_changed.emit()
    assert loaded == [1]
    dock.go(3)
    assert loaded == [1, 3]
    wait_for(lambda: len(loaded) == 6)
    assert loaded == [1, 3, 0, 2, 4, 5]
    dock.session.results_changed.emit()
    dock.session.results_changed.emit()  # once more before the others had their turn
    wait_for(lambda: not dock._unread)
    assert sorted(loaded[6:]) == [0, 1, 2, 3, 3, 4, 5]


def test_weights_stay_at_100_when_moved_and_when_a_criterion_is_switched_off(dock, tmp_path):
    dock.session.open_folder(str(tmp_path))
    cells = dock.pages[1].criteria.table._cells
    cells["erosion"].percent.setValue(80.0)
    weights = {c.id: c.weight for c in dock.session.settings.criteria}
    assert weights["erosion"] == 80.0
    assert sum(weights.values()) == pytest.approx(100.0)
    assert weights["landcover"] == pytest.approx(8.0)  # 20 of 50 of the remaining 20
    cells["erosion"].check.click()
    used = [c.weight for c in dock.session.settings.criteria if c.used]
    assert sum(used) == pytest.approx(100.0)


def test_the_example_never_overwrites_another_study(dock, tmp_path):
    write_settings(tmp_path, replace(StudySettings(), sources=("mine.tif",)))
    dock.session.open_example(str(tmp_path))
    assert read_settings(tmp_path).sources == ("mine.tif",)
    assert "another study" in dock.banner.sentence()
    assert not dock.session.busy


def test_a_finished_study_shows_its_results_and_layers(dock, judged, finished, wait_for):
    from qgis.core import QgsProject

    dock.session.open_folder(str(finished))
    judged()
    assert states(dock)[:5] == ["done"] * 5
    compare, plan = dock.pages[3], dock.pages[4]
    assert compare.table.rowCount() == 0  # it is not in sight
    dock.show()
    dock.go(3)
    assert compare.table.rowCount() == 5
    assert compare.table.item(0, 0).text() == "1"
    site = next(iter(compare.desk.sites.values()))
    assert sum(part.points for part in site.parts) == pytest.approx(site.score, abs=0.05)
    assert compare.reason.text().startswith("Ranks 1 of 5")
    wait_for(lambda: plan.sites.table.rowCount() == 5)
    dock.session.map_layers.finish()
    names = {layer.name() for layer in QgsProject.instance().mapLayers().values()}
    assert {"Candidate sites", "Study area"} <= names
    assert dock.pages[0].notes.count > 0


def test_a_change_makes_what_follows_stale_and_update_runs_only_that(
    dock, judged, finished, tmp_path, wait_for, monkeypatch
):
    import shutil

    folder = tmp_path / "copy"
    shutil.copytree(finished, folder)
    dock.session.open_folder(str(folder))
    dock.session.change(min_score=51.0)
    dock._renew_status()
    judged()
    assert states(dock)[:5] == ["done", "done", "stale", "stale", "stale"]
    assert dock.pages[2].update_button.isVisibleTo(dock.pages[2])
    ran = []
    original = dock.session.run
    monkeypatch.setattr(dock.session, "run", lambda steps: (ran.extend(steps), original(steps))[1])
    dock.pages[4].run()
    wait_for(lambda: not dock.session.busy)
    judged()
    assert ran == ["sites", "plan"]
    assert states(dock)[:5] == ["done"] * 5


def test_layers_being_edited_are_not_written_over(dock, finished, tmp_path):
    import shutil

    from qgis.core import QgsProject

    folder = tmp_path / "copy"
    shutil.copytree(finished, folder)
    dock.session.open_folder(str(folder))
    dock.session.map_layers.finish()
    sites = next(layer for layer in QgsProject.instance().mapLayers().values() if layer.name() == "Candidate sites")
    assert sites.startEditing()
    assert not dock.session.run(("sites",))
    assert "Candidate sites" in dock.banner.sentence()
    sites.rollBack()


def test_where_files_are_locked_layers_leave_for_the_run_and_come_back(iface, finished, tmp_path, wait_for):
    import shutil

    from qgis.core import QgsProject

    from dss_planner.panels.map_layers import MapLayers
    from dss_planner.panels.session import StudySession

    folder = tmp_path / "copy"
    shutil.copytree(finished, folder)
    session = StudySession(MapLayers(iface, locks=True))
    session.open_folder(str(folder))

    def shown():
        return sorted(layer.name() for layer in QgsProject.instance().mapLayers().values())

    session.map_layers.finish()
    before = shown()
    assert session.run(("sites",))
    assert "Candidate sites" not in shown()
    wait_for(lambda: not session.busy and not session.map_layers.showing)
    assert shown() == before
    session.close()


def test_a_project_knows_its_study(dock, finished, tmp_path):
    from qgis.core import QgsProject

    dock.session.open_folder(str(finished))
    dock.session.map_layers.finish()
    path = str(tmp_path / "work.qgz")
    assert QgsProject.instance().write(path)
    QgsProject.instance().clear()
    dock.session.folder = ""
    assert QgsProject.instance().read(path)
    assert dock.session.folder == str(finished)


def test_what_can_be_reached_by_keyboard_has_a_name(dock, finished, qgis_app):
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtWidgets import QAbstractButton, QLabel, QListView, QScrollBar, QWidget

    dock.session.open_folder(str(finished))
    dock.finish_loading()
    buddies = {label.buddy() for label in dock.findChildren(QLabel) if label.buddy() is not None}
    nameless = []
    for widget in dock.widget().findChildren(QWidget):
        inside = type(widget).__module__.startswith("PyQt") or "qgis" in type(widget).__module__
        reachable = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not isinstance(widget, QScrollBar)
        own = widget.objectName().startswith("qt_") or widget.parent() in buddies or type(widget) is QListView  # popups
        if not reachable or own or not inside:
            continue
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        if not (widget.accessibleName() or text or widget in buddies or widget.toolTip()):
            nameless.append((type(widget).__name__, widget.objectName(), type(widget.parent()).__name__))
    assert not nameless, "\n".join(map(str, nameless))


def test_the_study_file_is_readable_json(dock, tmp_path):
    dock.session.open_folder(str(tmp_path))
    dock.session.change(title="Ганц мод 예제")
    dock.session.save()
    content = json.loads(Path(tmp_path, "study.json").read_text(encoding="utf-8"))
    assert content["title"] == "Ганц мод 예제"


def test_export_without_a_plan_says_what_to_run_first(dock, tmp_path):
    dock.session.open_folder(str(tmp_path))
    dock.go(5)
    dock.pages[5].run()
    assert not dock.session.busy
    assert dock.pages[5].state == "empty"
    assert "page 5" in dock.banner.sentence()
    assert "page 5" in dock.pages[5].status()


def test_a_result_that_cannot_be_loaded_does_not_lock_the_window(dock, finished, tmp_path, wait_for, monkeypatch):
    import shutil

    from dss_planner.errors import InputError
    from dss_planner.panels import map_layers

    folder = tmp_path / "copy"
    shutil.copytree(finished, folder)
    dock.session.open_folder(str(folder))
    dock.session.map_layers.finish()

    def broken(*_):
        raise InputError("{layer} is broken.", layer="sites.gpkg")

    monkeypatch.setattr(map_layers, "show_outputs", broken)
    assert dock.session.run(("sites",))
    wait_for(lambda: not dock.session.busy and not dock.session.map_layers.showing)
    assert "sites.gpkg is broken." in dock.banner.sentence()
    assert dock.pages[2].find_button.isEnabled()


def test_looking_into_a_folder_writes_nothing_there(dock, tmp_path):
    (tmp_path / "mine").mkdir()
    dock.session.open_folder(str(tmp_path / "mine"))
    dock.session.open_folder(str(tmp_path))
    assert list((tmp_path / "mine").iterdir()) == []


def test_what_the_form_asks_leads_to_the_page_or_window_that_mends_it(dock, judged, finished, wait_for):
    dock.session.open_folder(str(finished))
    judged()
    page, windows = dock.pages[5], []
    dock.plan_wanted.connect(lambda: windows.append("plan"))
    wait_for(lambda: page.watch.content is not None)
    assert page.checklist.table.rowCount() > 3
    for wanted, number in (("area", 0), ("criteria", 1), ("candidates", 2), ("plan", 4), ("export", 5)):
        page.checklist.wanted.emit(wanted, "")
        if wanted != "export":
            assert dock._stack.currentIndex() == number
        assert windows == (["plan"] if number >= 4 else [])


def test_a_plan_of_ticked_measures_waits_for_the_first_tick(dock, finished):
    from qgis.PyQt.QtCore import Qt

    dock.session.open_folder(str(finished))
    page = dock.pages[4]
    assert not page.measures.undecided()
    page.measures.own.setChecked(True)
    page.run()
    assert not dock.session.busy
    assert "Tick at least one measure" in dock.banner.sentence()
    page.measures.list.item(0).setCheckState(Qt.CheckState.Checked)
    assert not page.measures.undecided()
    page.measures.land.setChecked(True)
    assert not page.measures.undecided()


def test_a_source_that_changed_or_went_is_told_when_the_window_comes_back(
    dock, judged, finished, tmp_path, qgis_app, wait_for
):
    import os
    import shutil

    from qgis.PyQt.QtCore import QEvent

    folder = tmp_path / "copy"
    shutil.copytree(finished, folder)
    elevation = next(uri for uri in read_settings(finished).sources if "elevation" in uri)
    own = tmp_path / "elevation.tif"
    shutil.copy2(elevation, own)
    settings = read_settings(folder)
    sources = tuple(str(own) if uri == elevation else uri for uri in settings.sources)
    write_settings(folder, replace(settings, sources=sources))
    run_chain(folder, read_settings(folder))
    dock.session.open_folder(str(folder))
    judged()
    assert dock.pages[0].state == "done"
    os.utime(own, ns=(0, 0))
    with own.open("ab") as file:
        file.write(b" ")
    qgis_app.sendEvent(dock.window(), QEvent(QEvent.Type.WindowActivate))
    judged()
    assert dock.pages[0].state == "stale"
    shutil.copy2(elevation, own)
    dock.go(2)
    judged()
    assert dock.pages[0].state == "done"
    own.unlink()
    page = dock.pages[0]
    page.health.again.emit()
    wait_for(lambda: page.reader.complete and not dock.session.lookups.busy and not page.health.checking)
    assert [look.body for look in page.data.list.looks() if look.headline == own.name] == ["cannot be read"]
    assert own.name in [problem.name for problem in page.health.waits()]


def test_the_files_of_the_sources_are_not_looked_at_by_the_main_thread(dock, judged, finished, monkeypatch):
    import threading

    from dss_planner.tasks import judging

    threads = []
    original = judging.step_status

    def watched(*args):
        threads.append(threading.current_thread() is threading.main_thread())
        return original(*args)

    monkeypatch.setattr(judging, "step_status", watched)
    dock.session.open_folder(str(finished))
    judged()
    assert threads
    assert not any(threads)


def test_a_crs_that_qgis_does_not_know_takes_a_turn_of_its_own(iface, finished, monkeypatch, wait_for):
    from dss_planner.panels import map_layers
    from dss_planner.study.steps import step_outputs

    turns = []
    go_on = map_layers.MapLayers._next
    monkeypatch.setattr(map_layers.MapLayers, "_next", lambda self: (turns.append("turn"), go_on(self)))
    monkeypatch.setattr(map_layers, "crs_words", lambda output: turns.append("file") or "a CRS")
    monkeypatch.setattr(map_layers, "know_crs", turns.append)
    layers = map_layers.MapLayers(iface)
    arrive = layers._arrive
    monkeypatch.setattr(layers, "_arrive", lambda output: (turns.append(output.style), arrive(output)))
    layers.show(step_outputs(str(finished), "score"))
    wait_for(lambda: not layers.showing)
    assert turns[:5] == ["turn", "file", "turn", "a CRS", "turn"]
    assert "score" in turns[5:]
    assert turns.count("a CRS") == 1
    layers.close()


def test_the_folder_used_last_is_kept_and_written_only_when_it_is_another(dock, finished, tmp_path, monkeypatch):
    from qgis.core import QgsSettings

    from dss_planner.panels import study_holder

    written = []

    class Watched(QgsSettings):
        def setValue(self, key, value):
            written.append((key, value))
            super().setValue(key, value)

    monkeypatch.setattr(study_holder, "QgsSettings", Watched)
    QgsSettings().setValue(study_holder.LAST_FOLDER, "elsewhere")
    for folder in (finished, finished, tmp_path):
        dock.session.switch_to(str(folder))
    assert written == [(study_holder.LAST_FOLDER, str(folder)) for folder in (finished, tmp_path)]
    assert QgsSettings().value(study_holder.LAST_FOLDER) == str(tmp_path)
