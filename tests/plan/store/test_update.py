"""Changes of single rows: made together or not at all, seen by others, undone."""

import sqlite3
import time
from contextlib import closing

import pytest
from osgeo import gdal, ogr

from dss_planner.errors import InputError, OutputError
from dss_planner.plan.store.changes import Changes, applied, changes_between, reverse
from dss_planner.plan.store.document import PlanDocument, read_plan, save_plan
from dss_planner.plan.store.stamps import PATIENCE, stamp_of
from dss_planner.plan.store.update import save_in_place, update_plan


@pytest.fixture
def path(tmp_path, small_plan):
    file = tmp_path / "план.gpkg"
    save_plan(small_plan, file, None, {"zones": "<qgis/>"})
    return file


def fids(path):
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    return {feature["uuid"]: feature.GetFID() for feature in dataset.GetLayerByName("lines")}


def rows_equal(first, second, but=()):
    assert first.tables.keys() == second.tables.keys()
    for name in first.tables:
        if name not in but:
            assert not changes_between(first, second).put.get(name)
            assert not changes_between(first, second).remove.get(name)


def line(x):
    return ogr.CreateGeometryFromWkt(f"LINESTRING({x} 5000000,{x} 5000200)")


def some_changes():
    return Changes(
        put={
            "zones": [{"uuid": "z", "locked": True, "begin_date": "2027-04-01", "options": '{"spacing": 20}'}],
            "lines": [
                {"uuid": "l", "geom": line(500010), "length_m": 200.0},
                {"uuid": "l2", "site": "s", "work": "w", "measure": "exclosure", "name": "Fence 2"}
                | {"length_m": 200.0, "geom": line(600000)},
            ],
            "rates": [{"currency": "MNT", "per_usd": 3400.0, "date": "2026-01-01", "source": "made up"}],
        },
        remove={"points": ["g"]},
    )


def test_some_rows_change_and_the_others_stay(path):
    before = read_plan(path)
    stamp = update_plan(path, some_changes(), before.stamp, author="Bat")
    after = read_plan(path)
    assert after.stamp == stamp
    assert stamp != before.stamp
    assert after.plan["revision"] == 2
    assert after.plan["changed_by"] == "Bat"
    rows_equal(after, applied(before, some_changes()), but=("plan",))
    zone = after.rows("zones")[0]
    assert (zone["locked"], zone["begin_date"], zone["end_date"]) == (True, "2027-04-01", None)
    assert zone["name"] == "Land"
    assert [row["geom"].Length() for row in after.rows("lines")] == [200.0, 200.0]
    assert after.rows("points") == []
    assert [item.name for item in path.parent.iterdir()] == [path.name]


def test_changes_in_a_row_need_no_reading_between(path):
    stamp = stamp_of(path)
    for number in range(5):
        change = Changes(put={"works": [{"uuid": "w", "note": f"note {number}"}]})
        stamp = update_plan(path, change, stamp)
    assert read_plan(path).rows("works")[0]["note"] == "note 4"
    assert read_plan(path).plan["revision"] == 6


def test_an_undo_sets_back_what_was_set(path):
    before = read_plan(path)
    back = reverse(before, some_changes())
    stamp = update_plan(path, some_changes(), before.stamp)
    stamp = update_plan(path, Changes(put={"works": [{"uuid": "w", "note": "meanwhile"}]}), stamp)
    update_plan(path, back, stamp)
    after = read_plan(path)
    rows_equal(before, after, but=("plan", "works"))
    assert after.rows("works")[0]["note"] == "meanwhile"
    assert after.plan["revision"] == 4


def test_identity_of_features_extent_and_index_follow(path):
    before = fids(path)
    update_plan(path, some_changes(), stamp_of(path))
    assert fids(path)["l"] == before["l"]
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    layer = dataset.GetLayerByName("lines")
    assert layer.GetExtent() == (500000, 600000, 5000000, 5000200)  # OGR's list of contents only grows
    layer.SetSpatialFilterRect(599999, 5000000, 600001, 5000001)
    assert [feature["uuid"] for feature in layer] == ["l2"]
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT min_x, max_x FROM gpkg_contents WHERE table_name = 'lines'").fetchone() == (
            500000,
            600000,
        )
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (Changes(put={"works": [{"uuid": "w", "measure": "wall"}]}), "“works” points to a row of “measures”"),
        (Changes(remove={"works": ["w"]}), "points to a row of “works”"),
        (Changes(remove={"lines": ["x"]}), "no row “x” to remove"),
        (Changes(put={"lines": [{"uuid": "new", "name": "Fence"}]}), "“Fence” .*nothing in “site”"),
        (Changes(put={"lines": [{"uuid": "l", "name": None}]}), "nothing in “name”"),
        (Changes(put={"zones": [{"uuid": "z", "begin_date": "1 May"}]}), "“Land” .*“1 May” as begin_date, not a day"),
        (Changes(put={"zones": [{"uuid": "z", "geom": line(0)}]}), "“Land” .*LINESTRING, but one valid POLYGON"),
    ],
)
def test_what_a_plan_cannot_hold_changes_nothing(path, changes, words):
    before = read_plan(path)
    good = {"sites": [{"uuid": "s", "name": "Renamed"}]}
    with pytest.raises(InputError, match=words):
        update_plan(path, Changes({**good, **changes.put}, changes.remove), before.stamp)
    after = read_plan(path)
    rows_equal(before, after)
    assert after.stamp == before.stamp
    assert [item.name for item in path.parent.iterdir()] == [path.name]


def test_a_span_of_days_is_checked_against_what_is_there(path):
    stamp = update_plan(path, Changes(put={"lines": [{"uuid": "l", "begin_date": "2027-05-01"}]}), stamp_of(path))
    with pytest.raises(InputError, match=r"ends on 2027-04-30, before it begins on 2027-05-01"):
        update_plan(path, Changes(put={"lines": [{"uuid": "l", "end_date": "2027-04-30"}]}), stamp)


def test_the_second_of_two_is_told_who_came_first(path):
    mine = stamp_of(path)
    change = Changes(put={"works": [{"uuid": "w", "note": "x"}]})
    update_plan(path, change, mine, author="Сараа")
    for attempt in (
        lambda: update_plan(path, change, mine, author="Bat"),
        lambda: save_plan(read_plan(path), path, mine, author="Bat"),
    ):
        with pytest.raises(OutputError, match=r"changed by Сараа \(20..-.*, revision 2\).* Open it again"):
            attempt()


def test_an_edit_in_another_program_is_not_overrun(path):
    mine = stamp_of(path)
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    layer = dataset.GetLayerByName("lines")
    feature = layer.GetNextFeature()
    feature["note"] = "by hand"
    layer.SetFeature(feature)
    del feature, layer, dataset
    with pytest.raises(OutputError, match="changed by somebody else in another program"):
        update_plan(path, Changes(put={"lines": [{"uuid": "l", "note": "x"}]}), mine)
    assert read_plan(path).rows("lines")[0]["note"] == "by hand"


def test_any_program_that_changes_a_row_is_noticed(path):
    """sqlite3 alone, which knows nothing of the list of contents."""
    mine = stamp_of(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE works SET note = 'x'")
    assert stamp_of(path) != mine


def test_a_plan_that_is_being_edited_takes_changes_of_rows(path):
    """The write-ahead log of the editor stays in use; what it holds is not lost."""
    mine = stamp_of(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as editor:
        editor.execute("PRAGMA journal_mode = WAL")
        assert editor.execute("SELECT note FROM works").fetchone() == (None,)
        start = time.monotonic()
        stamp = update_plan(path, Changes(put={"works": [{"uuid": "w", "note": "live"}]}), mine)
        assert time.monotonic() - start < PATIENCE, "nobody is waited for who merely has the plan open"
        assert editor.execute("SELECT note FROM works").fetchone() == ("live",)
        assert stamp_of(path) == stamp
    assert read_plan(path).rows("works")[0]["note"] == "live"
    assert [item.name for item in path.parent.iterdir()] == [path.name]


def test_a_document_is_saved_in_place_while_layers_show_it(path, small_plan):
    before = fids(path)
    tables = {**small_plan.tables, "lines": [dict(small_plan.rows("lines")[0], name="Renamed")], "points": []}
    tables["plan"] = [dict(small_plan.plan, uuid="drafted again", title="New")]
    document = PlanDocument(small_plan.crs, tables)
    with closing(sqlite3.connect(path, isolation_level=None)) as shown:
        shown.execute("PRAGMA journal_mode = WAL")
        assert shown.execute("SELECT name FROM lines").fetchone() == ("Fence 1",)
        stamp = save_in_place(document, path, stamp_of(path))
        assert shown.execute("SELECT name FROM lines").fetchone() == ("Renamed",)
        assert stamp_of(path).pending == 0
    after = read_plan(path)
    assert after.stamp == stamp
    assert fids(path) == before
    assert [(row["uuid"], row["revision"]) for row in after.rows("plan")] == [("drafted again", 2)]
    assert after.rows("points") == []


def test_a_writer_that_is_at_it_is_waited_for_and_then_named(path, monkeypatch):
    monkeypatch.setattr("dss_planner.plan.store.update.PATIENCE", 0.05)
    mine = stamp_of(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(OutputError, match="being written by another program"):
            update_plan(path, Changes(put={"works": [{"uuid": "w", "note": "x"}]}), mine)
        other.execute("ROLLBACK")
    assert update_plan(path, Changes(put={"works": [{"uuid": "w", "note": "x"}]}), mine).revision == 2


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("database or disk is full", "its disk is full"),
        ("/x/plan.gpkg: Permission denied", "read-only"),
        ("attempt to write a readonly database", "read-only"),
        ("something else", "something else"),
    ],
)
def test_what_keeps_a_plan_from_being_written_is_told_with_the_fix(tmp_path, reason, told):
    from dss_planner.plan.store.document import cannot_write

    assert told in str(cannot_write(tmp_path / "plan.gpkg", RuntimeError(reason)))


def test_a_disk_without_room_is_told_whatever_sqlite_says(tmp_path, monkeypatch):
    from collections import namedtuple

    from dss_planner.plan.store import document

    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(document.shutil, "disk_usage", lambda path: usage(10, 10, 0))
    assert "its disk is full" in str(document.cannot_write(tmp_path / "plan.gpkg", RuntimeError("disk I/O error")))


@pytest.mark.parametrize("entered", [{"low": 9.0}, {"high": 1.0}, {"low": -1.0}, {"mode": 3.5, "high": 3.0}])
def test_prices_whose_ends_do_not_rise_are_not_stored(tmp_path, small_plan, entered):
    """2–3–4 is there; what is entered makes the ends of no range, alone or with those that stay."""
    cost = {"uuid": "c", "measure": "exclosure", "low": 2.0, "mode": 3.0, "high": 4.0, "unit": "m", "currency": "USD"}
    cost.update(per_year=False, evidence="A/A/A", verified=False, confirm_locally=True)
    small_plan.tables["unit_costs"] = [cost]
    path = tmp_path / "plan.gpkg"
    save_plan(small_plan, path, None)
    before = read_plan(path)
    with pytest.raises(InputError, match=r"“exclosure” is .*; low, likely and high must be from 0 on"):
        update_plan(path, Changes({"unit_costs": [{"uuid": "c", **entered}]}), before.stamp)
    assert read_plan(path).stamp == before.stamp
    with pytest.raises(InputError, match="in this order"):
        save_plan(applied(before, Changes({"unit_costs": [{"uuid": "c", **entered}]})), path, before.stamp)
    update_plan(path, Changes({"unit_costs": [{"uuid": "c", "low": 2.5}]}), before.stamp)
