"""Programs that are killed at random moments: the plan opens, and is as before or as after, never between."""

import contextlib
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


class Nursery:
    """A process that has no plan open starts the writers: SQLite's locks do not survive a fork of who has.

    ``acts``: name → ``act(number, ready)``, which calls ``ready()`` as it begins to write.
    """

    def __init__(self, acts):
        commands_out, commands_in = os.pipe()
        answers_out, answers_in = os.pipe()
        self._pid = os.fork()
        if self._pid == 0:
            os.close(commands_in)
            os.close(answers_out)
            with os.fdopen(commands_out) as commands:
                for line in commands:
                    name, number = line.split()
                    writer = os.fork()
                    if writer == 0:
                        code = 1
                        try:
                            acts[name](int(number), lambda: os.write(answers_in, f"{os.getpid()}\n".encode()))
                            code = 0
                        finally:
                            os._exit(code)
                    os.write(answers_in, f"{os.waitpid(writer, 0)[1]}\n".encode())
            os._exit(0)
        os.close(commands_out)
        os.close(answers_in)
        self._commands, self._answers = os.fdopen(commands_in, "w"), os.fdopen(answers_out)

    def run(self, name, number, moment):
        """Run an act and kill it ``moment`` seconds after it is ready; return the seconds that it had."""
        self._commands.write(f"{name} {number}\n")
        self._commands.flush()
        writer = int(self._answers.readline())
        start = time.perf_counter()
        if moment is not None:
            time.sleep(moment)
            with contextlib.suppress(ProcessLookupError):
                os.kill(writer, signal.SIGKILL)
        status = int(self._answers.readline())
        assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "the writer failed by itself"
        return time.perf_counter() - start

    def close(self):
        self._commands.close()
        self._answers.close()
        os.waitpid(self._pid, 0)


@pytest.fixture
def nursery(tmp_path):
    """Writers of the plan ``plan.gpkg`` in the test's folder."""
    path = tmp_path / "plan.gpkg"

    def save(number, ready):
        document = read_plan(path)
        after = noted(document, f"note {number}")
        ready()
        save_plan(after, path, document.stamp)

    def update(number, ready):
        document = read_plan(path)
        changes = changes_between(document, noted(document, f"note {number}"))
        ready()
        update_plan(path, changes, document.stamp)

    def migrate(number, ready):
        ready()
        migrate_plan(path)

    found = Nursery({"save": save, "update": update, "migrate": migrate})
    yield found
    found.close()


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


def check_states(path, before, after, number):
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


class Moments:
    """Random moments within the time that a writer takes; the reach follows a machine that gets slower or faster."""

    def __init__(self, typical, seed):
        self._reach, self._draw = 1.2 * typical, random.Random(seed)

    def next(self):
        return self._draw.uniform(0.0, self._reach)

    def learn(self, came_to_the_end):
        self._reach *= 0.85 if came_to_the_end else 1.05


def kill_many(nursery, path, act, seed):
    """Kill ``act`` at random moments of the time that it takes; return how many came to their end before."""
    typical = max(nursery.run(act, 1000 + number, None) for number in range(2))
    moments, done = Moments(typical, seed), 0
    for number in range(KILLS):
        before = read_plan(path).rows("works")[-1]["note"]
        nursery.run(act, number, moments.next())
        after = check_states(path, before, f"note {number}", number)
        moments.learn(after)
        done += after
    assert 0 < done < KILLS, "kills must fall before and after the end"


def test_a_save_that_is_killed(plan, tmp_path, nursery, qgis_app):
    path = tmp_path / "plan.gpkg"
    save_plan(plan, path, None)
    kill_many(nursery, path, "save", 7)
    for name in leftovers(path):
        os.utime(path.with_name(name), (0, 0))  # those whose maker had not locked them yet count after a minute
    document = read_plan(path)
    save_plan(document, path, document.stamp)
    assert leftovers(path) == [], "the next save clears what killed ones left"


def test_a_change_of_rows_that_is_killed(plan, tmp_path, nursery, qgis_app):
    path = tmp_path / "plan.gpkg"
    save_plan(plan, path, None)
    kill_many(nursery, path, "update", 8)
    update_plan(path, Changes(put={"works": [{"uuid": "w", "note": "x"}]}), stamp_of(path))
    # QGIS keeps connections for a minute, so the log may stay, but nothing waits in it
    assert set(leftovers(path)) <= {"plan.gpkg-shm", "plan.gpkg-wal"}
    assert stamp_of(path).pending == 0


def test_a_migration_that_is_killed(tmp_path, nursery, qgis_app):
    path, old = tmp_path / "plan.gpkg", tmp_path / "old" / "plan.gpkg"
    old.parent.mkdir()
    write_version_1(old)
    content = old.read_bytes()
    path.write_bytes(content)
    typical = nursery.run("migrate", 0, None)
    moments, done = Moments(typical, 9), 0
    for number in range(KILLS):
        path.unlink()
        path.write_bytes(content)
        nursery.run("migrate", number, moments.next())
        opened = opened_by_gdal if number % 2 else opened_by_qgis
        assert opened(path) == set()
        version = format_of(path)
        assert version in {1, SCHEMA_VERSION}
        moments.learn(version == SCHEMA_VERSION)
        done += version == SCHEMA_VERSION
        if version == 1:
            assert path.read_bytes() == content
        else:
            assert read_plan(path).rows("zones")[0]["locked"] is False
            assert (tmp_path / "plan.v1.gpkg").read_bytes() == content
    assert 0 < done < KILLS
    path.unlink()
    path.write_bytes(content)
    for name in leftovers(path):
        if name.startswith("."):
            os.utime(path.with_name(name), (0, 0))
    assert migrate_plan(path).name == "plan.v1.gpkg"
    assert leftovers(path) == ["old", "plan.v1.gpkg"]
