"""The folder of a pack: whole or as it was, and a full disk is told as such whoever met it."""

import errno
import os
import zipfile

import pytest

pytest.importorskip("qgis.core", reason="QGIS's Python modules are not installed")

from qgis.PyQt.QtCore import QLockFile

from dss_planner.errors import Cancelled, InputError, OutputError
from dss_planner.proposal.packing.folders import made_beside
from dss_planner.proposal.packing.manifest import Manifest, write_manifest


@pytest.fixture
def pack(tmp_path):
    """An earlier pack."""
    folder = tmp_path / "Багц"
    folder.mkdir()
    write_manifest(folder, Manifest({}, {}))
    return folder


def fail(folder, error):
    with made_beside(folder) as work:
        (work / "maps").mkdir()
        (work / "maps" / "half.pdf").write_bytes(b"%PDF")
        raise error


def gdal_error():
    made = OutputError("The file “{path}” cannot be written.", path="x")
    made.__cause__ = RuntimeError("sqlite3_exec(COMMIT) failed: database or disk is full")
    return made


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)),
        OutputError("The PDF “{path}”: [Errno 28] No space left on device.", path="x"),
        RuntimeError("database or disk is full"),
        gdal_error(),
    ],
)
def test_a_full_disk_is_said_whoever_met_it(pack, error, leftovers):
    before = sorted(path.name for path in pack.iterdir())
    with pytest.raises(OutputError, match=r"Багц.*the disk is full.*What was there is as it was"):
        fail(pack, error)
    assert sorted(path.name for path in pack.iterdir()) == before
    assert [path.name for path in pack.parent.iterdir()] == [pack.name]


def test_any_error_on_a_disk_without_room_is_that_of_a_full_one(pack, monkeypatch):
    monkeypatch.setattr("dss_planner.proposal.packing.folders._is_full", lambda folder: True)
    with pytest.raises(OutputError, match="the disk is full"):
        fail(pack, zipfile.BadZipFile("File is not a zip file"))


@pytest.mark.parametrize(("full", "said"), [(True, "the disk is full"), (False, "nothing may be written")])
def test_a_place_that_cannot_be_locked_says_why(pack, monkeypatch, full, said):
    monkeypatch.setattr("dss_planner.proposal.packing.folders._is_full", lambda folder: full)
    monkeypatch.setattr(QLockFile, "tryLock", lambda lock, wait: False)
    monkeypatch.setattr(QLockFile, "error", lambda lock: QLockFile.LockError.PermissionError)
    with pytest.raises(OutputError, match=said):
        fail(pack, RuntimeError("not reached"))


def test_another_error_of_the_system_names_the_folder(pack):
    with pytest.raises(OutputError, match=r"Багц.*Permission denied"):
        fail(pack, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))


@pytest.mark.parametrize("error", [Cancelled(), InputError("x"), RuntimeError("a bug"), OutputError("numbers differ")])
def test_what_says_itself_what_is_wrong_stays(pack, error):
    with pytest.raises(type(error)) as told:
        fail(pack, error)
    assert told.value is error
    assert [path.name for path in pack.parent.iterdir()] == [pack.name]
