"""Full disks, torn files, drives that go away, killed runs: a clear sentence, and the older result intact."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

from dss_planner.errors import InputError, OutputError
from dss_planner.raster import blocks, scratch
from dss_planner.raster.blocks import Source, map_blocks
from dss_planner.raster.grid import Grid, spatial_reference
from dss_planner.raster.reading import read_whole
from dss_planner.raster.scratch import temporary_beside
from dss_planner.raster.writing import Band, RasterWriter
from dss_planner.text import text

ROOT = Path(__file__).resolve().parents[2]
TITLE = text("Working")
SIDE = 1024
#: Writes noise, which no compression makes smaller, to the path in argv; then says what happened.
PROGRAM = """
import resource, signal, sys, time
sys.path.insert(0, {root!r})
import numpy as np
from dss_planner.errors import InputError, OutputError
from dss_planner.raster.grid import Grid, spatial_reference
from dss_planner.raster.writing import Band, RasterWriter
path, limit, pause = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
wkt = spatial_reference("EPSG:32648").ExportToWkt()
grid = Grid(wkt, (500000.0, 100.0, 0.0, 4900000.0, 0.0, -100.0), {side}, {side})
noise = np.random.default_rng(0)
try:
    with RasterWriter(path, grid, (Band("noise"),)) as writer:
        for row in range(0, {side}, 256):
            writer.write(noise.random((256, {side})), row)
            print("row", row, flush=True)
            time.sleep(pause)
except (OutputError, InputError) as error:
    print("ERROR", type(error).__name__, error)
"""


def command(path, limit=0, pause=0.0):
    return [sys.executable, "-c", PROGRAM.format(root=str(ROOT), side=SIDE), str(path), str(limit), str(pause)]


def names(folder):
    return sorted(path.name for path in Path(folder).iterdir())


@pytest.fixture
def source(make_raster):
    return make_raster("source.tif", np.random.default_rng(1).random((SIDE, SIDE)))


# noise takes about 3.8 MB: the disk fills while tiles arrive, or only when the file is put together (5.0 MB)
@pytest.mark.parametrize("limit", [200_000, 1_500_000, 3_900_000, 4_500_000])
def test_full_disk_names_the_file_and_keeps_the_old_one(tmp_path, limit):
    target = tmp_path / "үр дүн 결과.tif"
    target.write_bytes(b"old")
    done = subprocess.run(command(target, limit), capture_output=True, text=True, check=True)
    assert "ERROR OutputError" in done.stdout
    assert "үр дүн 결과.tif" in done.stdout
    assert "Free some disk space" in done.stdout
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == [target.name]


def test_enough_disk_is_enough(tmp_path):
    target = tmp_path / "a.tif"
    done = subprocess.run(command(target, 8_000_000), capture_output=True, text=True, check=True)
    assert "ERROR" not in done.stdout
    assert np.isfinite(read_whole(target)).all()


def test_a_killed_run_leaves_the_old_file_and_the_next_one_clears_up(tmp_path):
    target = tmp_path / "a.tif"
    target.write_bytes(b"old")
    with subprocess.Popen(command(target, pause=30.0), stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout.readline() == "row 0\n"
        during = names(tmp_path)
        assert len(during) == 2
        other = tmp_path / "b.tif"
        with RasterWriter(other, *_small()) as writer:
            writer.write(np.ones((4, 6)), 0)
        # a run of the same result that is alive is left alone
        scratch.remove_stale(target)
        assert [name for name in names(tmp_path) if name != "b.tif"] == during
        run.send_signal(signal.SIGKILL)
    assert target.read_bytes() == b"old"
    assert [name for name in names(tmp_path) if name != "b.tif"] == during
    with RasterWriter(target, *_small()) as writer:
        writer.write(np.ones((4, 6)), 0)
    assert names(tmp_path) == ["a.tif", "b.tif"]
    assert (read_whole(target) == 1).all()


def test_old_temporary_files_without_a_lock_go_and_young_ones_stay(tmp_path):
    target = tmp_path / "plan.gpkg"
    old, young, other = temporary_beside(target), temporary_beside(target), temporary_beside(tmp_path / "x.gpkg")
    long_ago = time.time() - 2 * scratch._STALE_SECONDS
    for path in (old, other):
        os.utime(path, (long_ago, long_ago))
    temporary_beside(target).unlink()
    assert not old.exists()
    assert young.exists()
    assert other.exists()


def test_a_source_that_goes_away_between_windows(tmp_path, source, leftovers, monkeypatch):
    monkeypatch.setattr(blocks, "BLOCK_CELLS", 1)
    drive = tmp_path / "drive"
    drive.mkdir()
    path = drive / "source.tif"
    gdal.Translate(str(path), source, creationOptions=["TILED=YES", "COMPRESS=DEFLATE"])
    target = tmp_path / "a.tif"
    target.write_bytes(b"old")
    calls = []

    def block(array):
        calls.append(1)
        if len(calls) == 3:
            os.truncate(path, 1000)  # what a drive that was pulled out looks like to an open file
        return array

    with pytest.raises(InputError, match=r"source\.tif.*row \d+.*connect the drive"):
        map_blocks(block, [Source("a", str(path))], target, (Band("a"),), TITLE)
    assert target.read_bytes() == b"old"
    assert leftovers() == []


def test_a_source_that_is_gone_before_a_thread_opens_it(tmp_path, source):
    path = tmp_path / "gone.tif"
    shutil.copy(source, path)
    reader = blocks._Blocks(lambda a: a, [Source("a", str(path))], [(1,)], None, False)
    path.unlink()
    with pytest.raises(InputError, match=r"gone\.tif.*does not exist"):
        reader(blocks.Window(0, 0, 256, 256))


def test_an_output_folder_that_goes_away(tmp_path, source):
    folder = tmp_path / "removable"
    target = folder / "a.tif"

    def block(array):
        shutil.rmtree(folder, ignore_errors=True)
        return array

    with pytest.raises(OutputError, match=r"removable/a\.tif.*cannot be written"):
        map_blocks(block, [Source("a", source)], target, (Band("a"),), TITLE)
    assert not target.exists()


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="needs POSIX permissions")
def test_a_read_only_folder(tmp_path):
    folder = Path(tempfile.mkdtemp())
    try:
        folder.chmod(0o555)
        target = folder / "a.tif"
        if os.getuid() == 0:
            become = "import os; os.setuid(65534)\n"
            program = command(target)
            program[2] = become + program[2]
            done = subprocess.run(program, capture_output=True, text=True, check=True)
            found = done.stdout
        else:
            found = subprocess.run(command(target), capture_output=True, text=True, check=True).stdout
        assert "ERROR OutputError" in found
        assert str(target) in found
        assert "Choose a folder that you may write to" in found
        assert names(folder) == []
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


@pytest.mark.parametrize("name", ["a b.tif", "газрын бүрхэвч.tif", "토지 피복.tif", "n" * 200 + ".tif", "[x]*.tif"])
def test_names_in_any_script_and_of_any_length(tmp_path, name):
    target = tmp_path / "хавтас 폴더" / name
    for value in (1.0, 2.0):
        with RasterWriter(target, *_small()) as writer:
            writer.write(np.full((4, 6), value), 0)
        assert (read_whole(target) == value).all()
    assert names(target.parent) == [name]


def test_a_name_that_no_disk_takes_is_named(tmp_path):
    target = tmp_path / ("н" * 200 + ".tif")
    with pytest.raises(OutputError, match="cannot be written"), RasterWriter(target, *_small()) as writer:
        writer.write(np.ones((4, 6)), 0)
    assert names(tmp_path) == []


def test_a_damaged_temporary_file_never_becomes_the_result(tmp_path, monkeypatch):
    target = tmp_path / "a.tif"
    target.write_bytes(b"old")
    close = RasterWriter._close

    def close_and_tear(writer):
        close(writer)
        path = writer._paths[0][0]
        os.truncate(path, path.stat().st_size // 2)

    monkeypatch.setattr(RasterWriter, "_close", close_and_tear)
    wkt = spatial_reference("EPSG:32648").ExportToWkt()
    grid = Grid(wkt, (0.0, 100.0, 0.0, 0.0, 0.0, -100.0), SIDE, SIDE)
    with pytest.raises(OutputError, match="ends early"), RasterWriter(target, grid, (Band("a"),)) as writer:
        writer.write(np.random.default_rng(0).random((SIDE, SIDE)), 0)
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["a.tif"]


def _small():
    wkt = spatial_reference("EPSG:32648").ExportToWkt(["FORMAT=WKT2_2019"])
    return Grid(wkt, (500000.0, 1000.0, 0.0, 4900000.0, 0.0, -1000.0), 6, 4), (Band("a"),)


@pytest.mark.parametrize(
    ("error", "free", "said"),
    [
        (RuntimeError(""), 10**9, "the disk may be full"),
        (RuntimeError(""), 0, "the disk is full"),
        (OSError(28, "No space left on device"), 10**9, "the disk is full"),
        (RuntimeError("TIFFAppendToStrip:Write error at scanline 4294967295"), 10**9, "is full or was removed"),
        (RuntimeError("TIFFAppendToStrip:Write error at scanline 4294967295"), 0, "the disk is full"),
        (RuntimeError("database is locked."), 10**9, "database is locked"),
    ],
)
def test_a_failed_write_is_told_in_words(tmp_path, monkeypatch, error, free, said):
    monkeypatch.setattr(scratch.shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**9, 0, free))
    assert str(scratch.write_failure(tmp_path / "a.tif", error)).endswith(said)


def test_a_folder_that_is_gone_is_told(tmp_path):
    assert "not there any more" in str(scratch.write_failure(tmp_path / "gone" / "a.tif", RuntimeError("x")))
