"""Programs that are killed at random moments: the plan opens, and is as before or as after, never between."""

import os
import random
import signal
import time

import pytest
from osgeo import gdal

from dss_planner.plan.store.changes import Changes, changes_between
from dss_planner.plan.store.document import read_plan, save_plan
from dss_planner.plan.store.migration import migrate_plan
from dss_planner.plan.store.schema import SCHEMA_VERSION
from dss_planner.plan.store.stamps import format_of, stamp_of
from dss_planner.plan.store.update import update_plan

from .version1 import write_version_1

#: Kills of each way of writing in the regular run; DSS_KILLS sets the total of all three.
KILLS = -(-int(os.environ.get("DSS_KILLS", "42")) // 3)
WORKS = 60


@pytest.fixture
def plan(small_plan):
    """A plan whose writing takes a while."""
    work = small_plan.rows("works")[0]
    zone = small_plan.rows("zones")[0]
    small_plan.tables["works"] += [dict(work, uuid=f"w{number}", note="first") for number in range(WORKS)]
    small_plan.tables["zones"] += [
        dict(zone, uuid=f"z{number}", work=f"w{number}", note="first", geom=zone["geom"].Clone())
        for number in range(WORKS)
    ]
    return small_plan


def killed_at(act, moment):
    """Run ``act`` in a child process and kill it after ``moment`` seconds; return whether it was still at it."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            act()
            code = 0
        finally:
            os._exit(code)
    time.sleep(moment)
    os.kill(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "the writer failed by itself"
    return os.WIFSIGNALED(status)


def duration(act):
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def opened_by_gdal(path):
    """Open as a mere reader does, before anything of ours has a chance to mend the file."""
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    return {
        (feature["note"], feature.GetGeometryRef().GetArea() > 0)
        for feature in dataset.GetLayerByName("zones")
        if feature["uuid"] != "z"
    }


def opened_by_qgis(path):
    from qgis.core import QgsVectorLayer

    layer = QgsVectorLayer(f"{path}|layername=zones", "zones", "ogr")
    assert layer.isValid(), layer.error().message()
    return {str(feature["note"]) for feature in layer.getFeatures() if feature["uuid"] != "z"}


def noted(document, words):
    """The document with ``words`` as the note of every work and zone."""
    tables = {
        **document.tables,
        "works": [dict(row, note=words) for row in document.rows("works")],
        "zones": [dict(row, note=words) for row in document.rows("zones")],
    }
    return type(document)(document.crs, tables, document.stamp)


def leftovers(path):
    return sorted(item.name for item in path.parent.iterdir() if item != path)


def check_states(path, before, after, number, qgis_app):
    """The plan holds ``before`` or ``after`` throughout; return whether it is after."""
    first = opened_by_gdal if number % 2 else opened_by_qgis
    found = {item[0] if isinstance(item, tuple) else item for item in first(path)}
    assert found in ({before}, {after})
    plan = read_plan(path)
    notes = {row["note"] for name in ("works", "zones") for row in plan.rows(name) if row["uuid"] not in {"w", "z"}}
    assert notes == found
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    for check, wanted in (("integrity_check", ["ok"]), ("foreign_key_check", [])):
        result = dataset.ExecuteSQL(f"PRAGMA {check}")
        rows = [feature.GetField(0) for feature in result] if result is not None else []
        assert rows == wanted
        if result is not None:
            dataset.ReleaseResultSet(result)
    return found == {after}


def test_a_save_that_is_killed(plan, tmp_path, qgis_app):
    path = tmp_path / "plan.gpkg"
    saved = save_plan(plan, path, None)
    typical = duration(lambda: save_plan(saved, path, saved.stamp))
    draw, done = random.Random(7), 0
    for number in range(KILLS):
        document = read_plan(path)
        before = document.rows("works")[-1]["note"]
        after = noted(document, f"note {number}")
        killed_at(lambda to=after: save_plan(to, path, to.stamp), draw.uniform(0.0, 1.1 * typical))
        done += check_states(path, before, f"note {number}", number, qgis_app)
    assert done < KILLS, "no kill came before the end"
    for name in leftovers(path):
        os.utime(path.with_name(name), (0, 0))  # those whose maker had not locked them yet count after a minute
    document = read_plan(path)
    save_plan(document, path, document.stamp)
    assert leftovers(path) == [], "the next save clears what killed ones left"


def test_a_change_of_rows_that_is_killed(plan, tmp_path, qgis_app):
    path = tmp_path / "plan.gpkg"
    saved = save_plan(plan, path, None)
    typical = duration(lambda: update_plan(path, changes_between(saved, noted(saved, "x")), saved.stamp))
    draw, done = random.Random(8), 0
    for number in range(KILLS):
        document = read_plan(path)
        before = document.rows("works")[-1]["note"]
        changes = changes_between(document, noted(document, f"note {number}"))
        killed_at(lambda to=changes, by=document.stamp: update_plan(path, to, by), draw.uniform(0.0, 1.2 * typical))
        done += check_states(path, before, f"note {number}", number, qgis_app)
    assert 0 < done < KILLS
    update_plan(path, Changes(put={"works": [{"uuid": "w", "note": "x"}]}), stamp_of(path))
    # QGIS keeps connections for a minute, so the log may stay, but nothing waits in it
    assert set(leftovers(path)) <= {"plan.gpkg-shm", "plan.gpkg-wal"}
    assert stamp_of(path).pending == 0


def test_a_migration_that_is_killed(tmp_path, qgis_app):
    path, old = tmp_path / "plan.gpkg", tmp_path / "old" / "plan.gpkg"
    old.parent.mkdir()
    write_version_1(old)
    content = old.read_bytes()
    path.write_bytes(content)
    typical = duration(lambda: migrate_plan(path))
    draw, done = random.Random(9), 0
    for number in range(KILLS):
        path.write_bytes(content)
        killed_at(lambda: migrate_plan(path), draw.uniform(0.0, 1.2 * typical))
        if number % 2:
            assert opened_by_gdal(path) == set()
        else:
            assert opened_by_qgis(path) == set()
        version = format_of(path)
        assert version in {1, SCHEMA_VERSION}
        done += version == SCHEMA_VERSION
        if version == 1:
            assert path.read_bytes() == content
        else:
            assert read_plan(path).rows("zones")[0]["locked"] is False
            assert (tmp_path / "plan.v1.gpkg").read_bytes() == content
    assert done < KILLS
    path.write_bytes(content)
    assert migrate_plan(path).name == "plan.v1.gpkg"
    assert leftovers(path) == ["old", "plan.v1.gpkg"]
