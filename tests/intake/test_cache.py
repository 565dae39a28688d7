"""Prepared layers are found again by what went into them, whole or not at all, within a bound."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
import time

import pytest

from dss_planner import paths
from dss_planner.errors import OutputError
from dss_planner.intake.preparing import cache as cache_module
from dss_planner.intake.preparing.cache import Cache, key_of
from dss_planner.intake.preparing.contents import Contents, source_files, stat_of
from dss_planner.intake.preparing.scratch import claimed, scratch, sweep

ROOT = paths.resource().parent
A, B, C = (key_of([name]) for name in "abc")


@pytest.fixture
def study(tmp_path):
    return tmp_path / "судалгаа 연구"


def build(content=b"12345", facts=None):
    """Return a builder that counts its calls."""

    def make(folder):
        make.calls += 1
        (folder / "layer.tif").write_bytes(content)
        return facts or {"method": "average"}

    make.calls = 0
    return make


def names(study):
    return sorted(path.name for path in (study / ".cache").iterdir() if not path.name.startswith("CACHEDIR"))


def age(study, key, seconds):
    moment = time.time() - seconds
    os.utime(study / ".cache" / key / "manifest.json", (moment, moment))


# --- found again ----------------------------------------------------------------------------------------------------


def test_a_result_is_made_once(study):
    make, cache = build(), Cache(study)
    assert cache.find(A) is None
    first = cache.make(A, make)
    again = Cache(study).make(A, make)
    assert make.calls == 1
    assert (again.path / "layer.tif").read_bytes() == b"12345"
    assert again.facts == first.facts == {"method": "average"}
    assert again.files == ("layer.tif",)
    assert names(study) == [A]


def test_keys_follow_from_the_ingredients_alone():
    assert key_of({"a": 1, "b": (2, 3)}) == key_of({"b": [2, 3], "a": 1})
    assert key_of({"a": 1.0}) != key_of({"a": 1.5})
    assert len(A) == 64


def test_two_studies_have_nothing_in_common(tmp_path):
    make = build()
    Cache(tmp_path / "one").make(A, make)
    Cache(tmp_path / "two").make(A, make)
    assert make.calls == 2


def test_an_older_format_is_not_used(study, monkeypatch):
    make = build()
    Cache(study).make(A, make)
    monkeypatch.setattr(cache_module, "FORMAT", cache_module.FORMAT + 1)
    Cache(study).make(A, make)
    assert make.calls == 2


# --- damage ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "damage",
    [
        lambda entry: (entry / "layer.tif").write_bytes(b"1234"),
        lambda entry: (entry / "layer.tif").write_bytes(b"12346"),
        lambda entry: (entry / "layer.tif").unlink(),
        lambda entry: (entry / "manifest.json").write_text("{"),
        lambda entry: (entry / "manifest.json").write_text("[]"),
        lambda entry: (entry / "manifest.json").unlink(),
        lambda entry: (entry / "manifest.json").write_text(
            (entry / "manifest.json").read_text().replace("average", "nearest")
        ),
    ],
)
def test_a_damaged_result_is_made_again(study, damage):
    make = build()
    entry = Cache(study).make(A, make)
    os.utime(entry.path / "layer.tif", (1, 1))
    damage(entry.path)
    assert Cache(study).find(A) is None
    again = Cache(study).make(A, make)
    assert make.calls == 2
    assert (again.path / "layer.tif").read_bytes() == b"12345"


def test_a_result_that_was_only_touched_is_still_good(study):
    make = build()
    entry = Cache(study).make(A, make)
    os.utime(entry.path / "layer.tif", (1, 1))
    assert Cache(study).find(A) is not None


def test_a_file_cut_short_with_its_time_kept_is_not_believed(study):
    entry = Cache(study).make(A, build())
    moment = os.stat(entry.path / "layer.tif").st_mtime_ns
    (entry.path / "layer.tif").write_bytes(b"1234")
    os.utime(entry.path / "layer.tif", ns=(moment, moment))
    assert Cache(study).find(A) is None


def test_a_published_file_changed_in_place_is_not_believed(study, tmp_path):
    make, cache = build(), Cache(study)
    cache.hand_out(cache.make(A, make).path / "layer.tif", tmp_path / "elevation.tif")
    with (tmp_path / "elevation.tif").open("r+b") as stream:
        stream.write(b"x")
    os.utime(tmp_path / "elevation.tif", (5, 5))
    assert cache.find(A) is None


def test_replacing_a_published_file_leaves_the_result(study, tmp_path):
    cache = Cache(study)
    entry = cache.make(A, build())
    cache.hand_out(entry.path / "layer.tif", tmp_path / "elevation.tif")
    assert os.path.samefile(entry.path / "layer.tif", tmp_path / "elevation.tif")
    (tmp_path / "new").write_bytes(b"other")
    os.replace(tmp_path / "new", tmp_path / "elevation.tif")
    assert (entry.path / "layer.tif").read_bytes() == b"12345"


def test_without_links_files_are_copied(study, tmp_path, monkeypatch):
    def none(*_arguments):
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", none)
    cache = Cache(study)
    entry = cache.make(A, build())
    cache.hand_out(entry.path / "layer.tif", tmp_path / "elevation.tif")
    assert not os.path.samefile(entry.path / "layer.tif", tmp_path / "elevation.tif")
    assert (tmp_path / "elevation.tif").read_bytes() == b"12345"


# --- interrupted ----------------------------------------------------------------------------------------------------


def test_a_failure_leaves_nothing(study):
    def fail(folder):
        (folder / "layer.tif").write_bytes(b"12")
        raise ValueError("in the middle")

    cache = Cache(study)
    with pytest.raises(ValueError, match="in the middle"):
        cache.make(A, fail)
    assert names(study) == []
    assert cache.find(A) is None
    cache.close()
    assert not (study / ".cache").exists()


KILLED = """
    import os, signal, sys
    from dss_planner.intake.preparing.cache import Cache

    def build(folder):
        (folder / "layer.tif").write_bytes(b"half")
        if sys.argv[3] == "building":
            os.kill(os.getpid(), signal.SIGKILL)
        return {}

    def stop(*arguments):
        os.kill(os.getpid(), signal.SIGKILL)

    if sys.argv[3] == "sealing":
        os.rename = stop
    Cache(sys.argv[1]).make(sys.argv[2], build)
"""


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("moment", ["building", "sealing"])
def test_a_kill_never_leaves_a_result_and_its_remains_are_cleared(study, moment):
    study.mkdir()
    script = [sys.executable, "-c", textwrap.dedent(KILLED), str(study), A, moment]
    assert subprocess.run(script, cwd=ROOT, check=False).returncode == -9
    assert len(names(study)) >= 1
    cache = Cache(study)
    assert cache.find(A) is None
    for left in (study / ".cache").glob(".old-*"):
        os.utime(left, (1, 1))  # as if the kill were longer ago than a folder may be without its lock
    make = build()
    entry = cache.make(A, make)
    assert (make.calls, (entry.path / "layer.tif").read_bytes()) == (1, b"12345")
    assert names(study) == [A]


def test_unfinished_work_of_a_running_process_stays(tmp_path):
    with scratch(tmp_path, ".new-") as running:
        os.utime(running, (1, 1))
        sweep(tmp_path, ".new-")
        assert running.is_dir()
        assert claimed(running / ".lock") is None
    assert not running.exists()


def test_a_folder_that_is_about_to_be_locked_stays(tmp_path):
    (tmp_path / ".new-x").mkdir()
    sweep(tmp_path, ".new-")
    assert (tmp_path / ".new-x").is_dir()
    os.utime(tmp_path / ".new-x", (1, 1))
    sweep(tmp_path, ".new-")
    assert not (tmp_path / ".new-x").exists()


RACE = """
    import sys, time
    from pathlib import Path
    from dss_planner.intake.preparing.cache import Cache

    def build(folder):
        (folder / "layer.tif").write_bytes(b"12345")
        time.sleep(0.3)
        return {}

    print((Cache(sys.argv[1]).make(sys.argv[2], build).path / "layer.tif").read_text())
"""


def test_two_processes_at_once(study):
    script = [sys.executable, "-c", textwrap.dedent(RACE), str(study), A]
    running = [subprocess.Popen(script, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    assert [process.communicate()[0].strip() for process in running] == ["12345", "12345"]
    assert [process.returncode for process in running] == [0, 0]
    assert names(study) == [A]


# --- the bound ------------------------------------------------------------------------------------------------------


def test_the_entry_used_longest_ago_goes_first_and_the_study_keeps_its_own(study):
    cache = Cache(study, limit=3500)
    for number, key in enumerate((A, B, C)):
        cache.make(key, build(b"x" * 1000))
        age(study, key, 1000 - 100 * number)
    cache.trim({A})
    assert names(study) == sorted([A, C])
    cache.find(A)
    cache.make(B, build(b"x" * 1000))
    age(study, B, 5000)
    cache.trim(())
    assert A in names(study)
    assert B not in names(study)
    cache.clear(keep={A})
    assert names(study) == [A]
    cache.clear()
    assert names(study) == []


def test_being_used_makes_an_entry_young(study):
    cache = Cache(study, limit=3500)
    for key in (A, B, C):
        cache.make(key, build(b"x" * 1000))
        age(study, key, 1000)
    age(study, A, 2000)
    cache.find(A)
    cache.trim(())
    assert A in names(study)


def test_little_free_room_counts_as_well(study, monkeypatch):
    cache = Cache(study)
    for key in (A, B):
        cache.make(key, build(b"x" * 1000))
    age(study, A, 100)
    usage = type("Usage", (), {"free": 500})
    monkeypatch.setattr(cache_module.shutil, "disk_usage", lambda path: usage)
    cache.trim(())
    assert names(study) == [B]


# --- no room --------------------------------------------------------------------------------------------------------


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError, match="cannot be written"):
        Cache(tmp_path / "file").make(A, build())


FULL = """
    import resource, sys
    from dss_planner.errors import OutputError
    from dss_planner.intake.preparing.cache import Cache

    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
    cache = Cache(sys.argv[1])
    try:
        cache.make(sys.argv[2], lambda folder: (folder / "layer.tif").write_bytes(b"x" * 200_000) and {})
    except OutputError as error:
        print(error)
    cache.close()
"""


@pytest.mark.skipif(os.name == "nt", reason="limits of POSIX")
def test_a_full_disk_is_named_and_leaves_nothing(study):
    script = [sys.executable, "-c", textwrap.dedent(FULL), str(study), A]
    done = subprocess.run(script, cwd=ROOT, check=True, capture_output=True, text=True)
    assert "cannot be written: File too large. Free some disk space" in done.stdout
    assert not (study / ".cache").exists()


# --- hashes of sources ----------------------------------------------------------------------------------------------


@pytest.fixture
def reads(monkeypatch):
    """The names of the files that were read for their hash."""
    from dss_planner.intake.preparing import contents

    seen, read = [], contents._sha256

    def counted(path, cancelled):
        seen.append(os.path.basename(path))
        return read(path, cancelled)

    monkeypatch.setattr(contents, "_sha256", counted)
    return seen


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "их 20 GB.tif"
    path.write_bytes(b"first")
    settle(path)
    return path


def settle(path, moment=1_600_000_000):
    """Give a file an old modification time, and let its change time grow old."""
    os.utime(path, (moment, moment))


@pytest.fixture
def later(monkeypatch):
    """The clock runs an hour ahead, so that all files count as settled."""
    from dss_planner.intake.preparing import contents

    now = time.time
    monkeypatch.setattr(contents.time, "time", lambda: now() + 3600)


def test_an_unchanged_file_is_read_once(tmp_path, source, reads, later):
    memo = tmp_path / "study" / "contents.json"
    first = Contents(memo)
    sha = first.digest(source)
    assert first.digest(source) == sha
    first.save()
    assert Contents(memo).digest(source) == sha
    assert reads == [source.name]


def test_a_file_that_may_still_be_written_is_read_again(tmp_path, source, reads):
    memo = tmp_path / "contents.json"
    first = Contents(memo)
    first.digest(source)
    first.save()
    Contents(memo).digest(source)
    assert len(reads) == 2


def test_a_changed_file_is_read_again(tmp_path, source, reads, later):
    contents = Contents(tmp_path / "contents.json")
    sha = contents.digest(source)
    source.write_bytes(b"other")
    assert contents.digest(source) != sha
    source.write_bytes(b"first")
    assert contents.digest(source) == sha
    assert len(reads) == 3


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no change time: such a change is not seen there")
def test_a_change_that_kept_size_and_time_is_seen(tmp_path, source, later):
    contents = Contents(tmp_path / "contents.json")
    sha = contents.digest(source)
    before = os.stat(source)
    with source.open("r+b") as stream:
        stream.write(b"F")
    os.utime(source, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert stat_of(source)[:2] == [before.st_size, before.st_mtime_ns]
    assert contents.digest(source) != sha


@pytest.mark.parametrize("damage", ["", "{", "[]", "null", '{"files": {}, "check": "x"}'])
def test_a_damaged_memory_only_costs_reading(tmp_path, source, reads, later, damage):
    memo = tmp_path / "contents.json"
    first = Contents(memo)
    sha = first.digest(source)
    first.save()
    memo.write_text(damage, encoding="utf-8")
    assert Contents(memo).digest(source) == sha
    assert len(reads) == 2


def test_a_memory_with_another_hash_in_it_is_not_believed(tmp_path, source, later):
    memo = tmp_path / "contents.json"
    first = Contents(memo)
    sha = first.digest(source)
    first.save()
    content = json.loads(memo.read_text(encoding="utf-8"))
    content["files"][str(source)][-1] = "0" * 64
    memo.write_text(json.dumps(content), encoding="utf-8")
    assert Contents(memo).digest(source) == sha


def test_all_files_of_a_shapefile_belong_to_it(tmp_path):
    from osgeo import gdal, ogr

    path = tmp_path / "зам.shp"
    dataset = gdal.GetDriverByName("ESRI Shapefile").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    layer = dataset.CreateLayer("зам", None, ogr.wkbPoint)
    layer.CreateField(ogr.FieldDefn("name", ogr.OFTString))
    layer = dataset = None
    contents = Contents()
    assert {os.path.splitext(name)[1] for name in source_files(str(path))} >= {".shp", ".shx", ".dbf"}
    before = contents.of(str(path))
    dbf = path.with_suffix(".dbf")
    dbf.write_bytes(dbf.read_bytes()[:-1] + b" ")
    assert contents.of(str(path)).sha256 != before.sha256


def test_members_of_a_virtual_raster_belong_to_it_in_their_places(tmp_path, make_raster):
    import numpy as np
    from osgeo import gdal

    left = make_raster("tiles/1.tif", np.zeros((4, 6)))
    right = make_raster("tiles/2.tif", np.ones((4, 6)), geotransform=(506000.0, 1000.0, 0, 4900000.0, 0, -1000.0))
    inner, outer = str(tmp_path / "inner.vrt"), str(tmp_path / "outer.vrt")
    gdal.BuildVRT(inner, [left, right]).FlushCache()
    gdal.BuildVRT(outer, [inner]).FlushCache()
    assert set(source_files(outer)) == {outer, inner, left, right}
    before = Contents().of(outer).sha256
    os.rename(left, tmp_path / "x")
    os.rename(right, left)
    os.rename(tmp_path / "x", right)
    assert Contents().of(outer).sha256 != before


@pytest.mark.parametrize("relative", [True, False])
def test_files_behind_sub_datasets_of_a_virtual_raster_belong_to_it(tmp_path, make_raster, relative):
    import numpy as np
    from osgeo import gdal

    if gdal.GetDriverByName("netCDF") is None:
        pytest.skip("this GDAL has no NetCDF")
    years = [str(tmp_path / "жил" / f"{year}.nc") for year in (2019, 2020)]
    plain = make_raster("жил/a.tif", np.ones((4, 6)))
    for year in years:
        gdal.Translate(year, plain, format="netCDF")
    place = tmp_path / "жил" if relative else tmp_path / "elsewhere"
    place.mkdir(exist_ok=True)
    virtual = str(place / "all.vrt")
    gdal.BuildVRT(virtual, [f'NETCDF:"{year}":Band1' for year in years], separate=True).FlushCache()
    assert sorted(source_files(virtual)) == sorted([*years, virtual])
    before = Contents().of(virtual).sha256
    gdal.Translate(years[1], make_raster("b.tif", np.zeros((4, 6))), format="netCDF")
    assert Contents().of(virtual).sha256 != before


def test_a_part_of_a_raster_and_a_table_are_their_files(tmp_path, make_raster):
    import numpy as np

    path = make_raster("a.tif", np.zeros((4, 6)))
    assert source_files(f"vrt://{path}?bands=1") == (path,)
    table = tmp_path / "stations.txt"
    table.write_text("lon lat\n104 44\n", encoding="utf-8")
    assert source_files(str(table)) == (str(table),)


def test_statistics_that_a_viewer_notes_are_no_content(tmp_path, make_raster):
    import numpy as np
    from osgeo import gdal

    path = make_raster("a.tif", np.arange(24.0).reshape(4, 6))
    notes = tmp_path / "a.tif.aux.xml"
    notes.write_text("<PAMDataset><Metadata></Metadata></PAMDataset>")
    before = Contents().of(path).sha256
    notes.write_text('<PAMDataset><Metadata><MDI key="STATISTICS_MEAN">3</MDI></Metadata></PAMDataset>')
    assert Contents().of(path).sha256 == before
    notes.write_text("<PAMDataset><SRS>LOCAL</SRS><Metadata></Metadata></PAMDataset>")
    assert Contents().of(path).sha256 != before
    gdal.Open(path).BuildOverviews("NEAREST", [2])
    assert source_files(path) == (path, str(notes))


def test_an_archive_stands_for_what_is_in_it(tmp_path, make_raster):
    import zipfile

    import numpy as np

    path = make_raster("a.tif", np.zeros((4, 6)))
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(path, "in/a.tif")
    assert source_files(f"/vsizip/{tmp_path}/a.zip/in/a.tif") == (str(tmp_path / "a.zip"),)


def test_a_server_has_no_known_content(tmp_path):
    description = tmp_path / "server.vrt"
    description.write_text(
        '<VRTDataset rasterXSize="2" rasterYSize="2"><VRTRasterBand dataType="Byte" band="1"><SimpleSource>'
        '<SourceFilename relativeToVRT="0">/vsicurl/http://localhost:9/a.tif</SourceFilename><SourceBand>1</SourceBand>'
        '<SourceProperties RasterXSize="2" RasterYSize="2" DataType="Byte" BlockXSize="2" BlockYSize="2"/>'
        "</SimpleSource></VRTRasterBand></VRTDataset>",
        encoding="utf-8",
    )
    assert Contents().of(str(description)) is None
