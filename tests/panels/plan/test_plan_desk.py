"""The plan at hand: every change is one step, written in order, undone, refused without a trace."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dss_planner.errors import OutputError
from dss_planner.plan.store.changes import Changes
from dss_planner.plan.store.document import read_plan
from dss_planner.plan.store.stamps import stamp_of
from dss_planner.plan.store.update import update_plan
from dss_planner.tasks import planning


def named(document, table, key):
    return next((row for row in document.rows(table) if row["uuid"] == key), None)


def start_year(desk):
    return named(desk.document, "works", "w-zone")["start_year"]


def in_file(desk):
    return named(read_plan(desk.path), "works", "w-zone")["start_year"]


def year(value):
    return Changes({"works": [{"uuid": "w-zone", "start_year": value}]})


def test_a_change_is_shown_at_once_and_reaches_the_file(desk, wait):
    seen = []
    desk.changed.connect(lambda: seen.append(start_year(desk)))
    desk.apply("Later", year(3))
    assert seen == [3]
    assert desk.busy
    wait(lambda: not desk.busy)
    assert in_file(desk) == 3
    assert desk.stamp == stamp_of(desk.path)
    assert (desk.undo.count(), desk.undo.undoText()) == (1, "Later")
    desk.undo.undo()
    assert start_year(desk) == 1
    wait(lambda: not desk.busy)
    assert in_file(desk) == 1
    desk.undo.redo()
    wait(lambda: not desk.busy)
    assert (start_year(desk), in_file(desk)) == (3, 3)


def test_quick_changes_are_written_in_order(desk, wait):
    for value in (2, 3, 4):
        desk.apply(f"Year {value}", year(value))
    desk.undo.undo()
    assert start_year(desk) == 3
    wait(lambda: not desk.busy)
    assert in_file(desk) == 3
    assert desk.undo.count() == 3
    assert desk.undo.index() == 2


def test_rows_come_and_go(desk, wait):
    note = {"uuid": "n", "site": "s-1", "text": "Ask the herders", "author": "Bat", "made": "2026-11-23"}
    desk.apply("Note", Changes({"notes": [note]}))
    desk.apply("Remove", Changes({}, {"zones": ["z-2"]}))
    wait(lambda: not desk.busy)
    document = read_plan(desk.path)
    assert named(document, "notes", "n")["text"] == "Ask the herders"
    assert named(document, "zones", "z-2") is None
    desk.undo.setIndex(0)
    wait(lambda: not desk.busy)
    document = read_plan(desk.path)
    assert named(document, "notes", "n") is None
    assert named(document, "zones", "z-2")["name"] == "Straw 2"


@pytest.fixture
def refusing(monkeypatch):
    """``refusing(sentence)``: no plan can be written any more; ``refusing("")``: it can again."""
    real = planning.update_plan
    says = {"sentence": ""}

    def write(*given):
        if says["sentence"]:
            raise OutputError("The plan cannot be written: {reason}.", reason=says["sentence"])
        return real(*given)

    monkeypatch.setattr(planning, "update_plan", write)
    return lambda sentence: says.update(sentence=sentence)


def test_a_refused_change_leaves_no_step_and_can_be_tried_again(desk, wait, refusing):
    desk.apply("First", year(2))
    wait(lambda: not desk.busy)
    refusing("database or disk is full")
    desk.apply("Second", year(3))
    desk.apply("Third", year(4))
    assert start_year(desk) == 4
    wait(lambda: desk.notice is not None)
    assert "disk is full" in desk.notice.sentence
    assert desk.notice.held.titles == ("Second", "Third")
    assert (start_year(desk), desk.undo.count(), desk.undo.index()) == (2, 1, 1)
    refusing("")
    desk.go_on()
    wait(lambda: not desk.busy)
    assert (start_year(desk), in_file(desk), desk.undo.count(), desk.notice) == (4, 4, 3, None)


def test_a_refused_undo_leaves_the_step(desk, wait, refusing):
    desk.apply("First", year(2))
    wait(lambda: not desk.busy)
    refusing("attempt to write a readonly database")
    desk.undo.undo()
    wait(lambda: desk.notice is not None)
    assert (start_year(desk), desk.undo.index(), desk.undo.canUndo()) == (2, 1, True)
    refusing("")
    desk.go_on()
    wait(lambda: not desk.busy)
    assert (start_year(desk), in_file(desk), desk.undo.index()) == (1, 1, 0)
    refusing("busy")
    desk.undo.redo()
    wait(lambda: desk.notice is not None)
    assert (start_year(desk), desk.undo.index(), desk.undo.count()) == (1, 0, 1)
    desk.let_be()
    assert desk.notice is None
    assert not desk.busy


def test_a_plan_changed_elsewhere_is_not_overwritten_and_nothing_is_lost(desk, wait):
    desk._look.stop()
    other = Changes({"works": [{"uuid": "w-south", "start_year": 5}]})
    update_plan(desk.path, other, stamp_of(desk.path), "Somebody")
    desk.apply("Later", year(3))
    wait(lambda: desk.notice is not None)
    assert desk.notice.kind == "stale"
    told = desk.notice.sentence
    assert "Somebody" in told
    assert "save under another name" not in told, "its buttons do not"
    assert "T" not in told.split("(")[1], f"not the clock of this computer: {told}"
    assert (start_year(desk), in_file(desk), desk.undo.count()) == (1, 1, 0)
    desk.go_on()
    wait(lambda: in_file(desk) == 3 and not desk.busy)
    assert named(desk.document, "works", "w-south")["start_year"] == 5
    titles = [desk.undo.text(number) for number in range(desk.undo.count())]
    assert titles == ["Changed in another program", "Later"]
    desk.undo.setIndex(0)
    wait(lambda: not desk.busy)
    assert (in_file(desk), named(read_plan(desk.path), "works", "w-south")["start_year"]) == (1, 1)


def test_what_waits_is_not_lost_when_the_next_change_is_refused_too(desk, wait):
    desk._look.stop()
    other = Changes({"works": [{"uuid": "w-south", "start_year": 5}]})
    update_plan(desk.path, other, stamp_of(desk.path), "Somebody")
    desk.apply("Later", year(3))
    wait(lambda: desk.notice is not None)
    desk.apply("Noted", Changes({"works": [{"uuid": "w-fence", "note": "ask first"}]}))
    wait(lambda: desk.notice is not None and len(desk.notice.held.titles) == 2)
    assert desk.notice.held.titles == ("Later", "Noted")
    desk.go_on()
    wait(lambda: in_file(desk) == 3 and not desk.busy)
    found = read_plan(desk.path)
    assert named(found, "works", "w-fence")["note"] == "ask first"
    assert named(found, "works", "w-south")["start_year"] == 5


def test_what_another_program_changes_is_noticed(desk, wait):
    update_plan(desk.path, year(4), stamp_of(desk.path), "Somebody")
    wait(lambda: start_year(desk) == 4)
    assert desk.notice is None
    assert desk.undo.undoText() == "Changed in another program"


def test_a_plan_drafted_anew_begins_without_steps(desk, wait, tmp_path):
    from dss_planner.plan.store.document import save_plan
    from tests.panels.plan.conftest import plan_document

    desk.apply("Later", year(3))
    wait(lambda: not desk.busy)
    fresh = plan_document()
    fresh.plan["made"] = "2026-11-24T08:00:00+00:00"
    save_plan(fresh, tmp_path / "new.gpkg", None)
    shutil.move(tmp_path / "new.gpkg", desk.path)
    wait(lambda: start_year(desk) == 1)
    assert desk.undo.count() == 0


def test_no_plan_says_what_to_do(session, tmp_path, wait):
    session.open_folder(str(tmp_path))
    desk = session.plan_desk
    assert desk.document is None
    assert "page 5" in desk.missing
    desk.apply("Nothing", year(2))
    assert desk.undo.count() == 0
    assert not desk.busy
    Path(tmp_path, "plan.gpkg").write_text("no plan")
    wait(lambda: "cannot be read" in desk.missing)


def test_a_row_that_a_plan_cannot_hold_is_refused_with_the_reason(desk, wait):
    desk.apply("Wrong", Changes({"works": [{"uuid": "w-zone", "site": "nowhere"}]}))
    wait(lambda: desk.notice is not None)
    assert "nowhere" in desk.notice.sentence or "site" in desk.notice.sentence
    assert desk.undo.count() == 0
    assert named(desk.document, "works", "w-zone")["site"] == "s-1"


def test_work_out_in_the_background_is_one_step(desk, session, wait):
    from dss_planner.plan.drafting.redraft import Redrawn
    from dss_planner.text import text

    said = []
    desk.message.connect(lambda level, sentence, details: said.append((level, sentence)))
    found = Redrawn(year(4), ("w-zone",), (text("Two parts were kept."),))
    assert desk.work_out("Draw again", lambda document, progress, cancelled: found)
    wait(lambda: not session.busy and not desk.busy)
    assert (start_year(desk), desk.undo.undoText()) == (4, "Draw again")
    assert said == [("information", "Two parts were kept.")]


def test_choosing_a_work_chooses_its_site(desk):
    seen = []
    desk.selected.connect(lambda: seen.append((desk.site, desk.work)))
    desk.select(work="w-south")
    desk.select(work="w-south")
    desk.select("s-1")
    assert seen == [("s-2", "w-south"), ("s-1", "")]


def test_a_file_that_was_touched_only_brings_no_step(desk, wait):
    desk.apply("Later", year(3))
    wait(lambda: not desk.busy)
    Path(desk.path).touch()
    desk.read()
    wait(lambda: not desk.busy)
    assert [desk.undo.text(number) for number in range(desk.undo.count())] == ["Later"]
    assert start_year(desk) == 3


def test_nothing_is_written_while_the_plan_is_drafted_anew(desk, session, wait):
    session.running = ("plan",)
    desk.apply("Later", year(3))
    wait(lambda: desk.notice is not None)
    assert "drafted anew" in desk.notice.sentence
    assert (desk.undo.count(), in_file(desk)) == (0, 1)
    session.running = ()
    desk.go_on()
    wait(lambda: not desk.busy)
    assert in_file(desk) == 3


def test_a_study_folder_that_is_gone_is_not_a_plan_that_was_never_drafted(desk, wait):
    folder = Path(desk.path).parent
    folder.rename(folder.with_name("elsewhere"))
    desk.read()
    wait(lambda: desk.document is None)
    assert "is not there" in desk.missing
    assert str(folder) in desk.missing
