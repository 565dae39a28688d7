import math
import os
import signal
import sqlite3

import pytest
from osgeo import gdal, ogr

from dss_planner.errors import Cancelled, InputError, OutputError
from dss_planner.plan.store.document import PlanDocument, now, read_plan, save_plan
from dss_planner.plan.store.geopackage import run
from dss_planner.plan.store.migration import migrate_plan
from dss_planner.plan.store.recount import recounted
from dss_planner.plan.store.schema import SCHEMA_VERSION, TABLES
from dss_planner.plan.store.stamps import stamp_of

CRS = "EPSG:32648"
REQUIRED = {
    "plan", "sites", "zones", "lines", "points", "measures", "unit_costs", "schedule", "criteria", "weights",
    "exclusions", "sources", "partners", "layer_styles",
}  # fmt: skip


@pytest.fixture
def document():
    square = ogr.CreateGeometryFromWkt("POLYGON((500000 5000000,500100 5000000,500100 5000100,500000 5000000))")
    site = {"uuid": "s", "name": "Ömnögovi – Даланзадгад", "area_ha": 0.5, "rank": 1, "geom": square}
    measure = {"id": "exclosure", "name": "Exclosure", "definition": "{}"}
    work = {
        "uuid": "w",
        "site": "s",
        "measure": "exclosure",
        "name": "Fence",
        "status": "drafted",
        "cost_verified": False,
    }
    return PlanDocument(
        CRS,
        {
            "plan": [{"uuid": "p", "title": "Plan", "currency": "USD", "made": now()}],
            "sites": [site],
            "measures": [measure],
            "works": [work],
        },
    )


@pytest.fixture
def path(tmp_path):
    folder = tmp_path / "Төлөвлөгөө 2026"
    folder.mkdir()
    return folder / "plan.gpkg"


def leftovers(path):
    return sorted(item.name for item in path.parent.iterdir() if item != path)


def execute(path, sql):
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    run(dataset, sql)
    dataset = None


def test_every_table_of_the_design_is_there_and_opens_with_ogr(document, path):
    save_plan(document, path, None, {"sites": "<qgis/>"})
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    names = {dataset.GetLayer(i).GetName() for i in range(dataset.GetLayerCount())}
    assert names >= REQUIRED
    types = {"sites": ogr.wkbPolygon, "zones": ogr.wkbPolygon, "lines": ogr.wkbLineString, "points": ogr.wkbPoint}
    for name, kind in types.items():
        layer = dataset.GetLayerByName(name)
        assert layer.GetGeomType() == kind
        assert layer.GetSpatialRef().GetAuthorityCode(None) == "32648"
        assert layer.TestCapability(ogr.OLCFastSpatialFilter)
    style = dataset.GetLayerByName("layer_styles").GetNextFeature()
    assert (style["f_table_name"], style["styleQML"], style["useAsDefault"]) == ("sites", "<qgis/>", 1)
    assert leftovers(path) == []


def test_keys_are_unique_and_references_declared(document, path):
    save_plan(document, path, None)
    with sqlite3.connect(path) as connection:
        for table in TABLES:
            declared = {
                row[3]: (row[2], row[4]) for row in connection.execute(f'PRAGMA foreign_key_list("{table.name}")')
            }
            for column in table.columns:
                if column.references:
                    assert f'"{declared[column.name][0]}"("{declared[column.name][1]}")' == column.references
        assert len(connection.execute("PRAGMA foreign_key_list(works)").fetchall()) == 2
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(
                "INSERT INTO schedule (uuid, work, year, stage, activity) VALUES ('x', 'nowhere', 1, 'a', 'b')"
            )
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute("INSERT INTO measures (id, name, definition) VALUES ('exclosure', 'twice', '{}')")


def test_what_is_saved_is_read(document, path):
    saved = save_plan(document, path, None)
    read = read_plan(path)
    assert read.stamp == saved.stamp
    assert read.plan["schema_version"] == SCHEMA_VERSION
    assert read.plan["revision"] == 1
    site = read.rows("sites")[0]
    assert site["name"] == "Ömnögovi – Даланзадгад"
    assert site["score"] is None
    assert site["geom"].Equals(document.rows("sites")[0]["geom"])
    assert read.rows("works")[0]["cost_verified"] is False
    assert save_plan(read, path, read.stamp).plan["revision"] == 2
    assert read_plan(path).rows("sites")[0]["name"] == site["name"]


def test_an_unseen_change_is_not_overwritten(document, path):
    save_plan(document, path, None)
    first, second = read_plan(path), read_plan(path)
    save_plan(first, path, first.stamp)
    before = path.read_bytes()
    with pytest.raises(OutputError, match="changed by somebody else"):
        save_plan(second, path, second.stamp)
    assert path.read_bytes() == before
    assert leftovers(path) == []


def test_an_edit_in_another_program_is_not_overwritten(document, path):
    save_plan(document, path, None)
    mine = read_plan(path)
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    layer = dataset.GetLayerByName("sites")
    feature = layer.GetNextFeature()
    feature["name"] = "Renamed"
    layer.SetFeature(feature)
    del feature, layer, dataset
    with pytest.raises(OutputError, match="changed by somebody else"):
        save_plan(mine, path, mine.stamp)
    assert read_plan(path).rows("sites")[0]["name"] == "Renamed"


def test_a_plan_that_is_being_edited_is_not_replaced(document, path):
    """QGIS sets this mode when a layer is opened for editing, before anything is changed."""
    save_plan(document, path, None)
    mine = read_plan(path)
    editor = sqlite3.connect(path, isolation_level=None)
    assert editor.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    editor.execute("SELECT COUNT(*) FROM works").fetchone()
    before = path.read_bytes()
    with pytest.raises(OutputError, match=r"being edited in another program .* end the editing"):
        save_plan(mine, path, mine.stamp)
    with pytest.raises(OutputError, match="being edited in another program"):
        migrate_plan(path, {SCHEMA_VERSION: lambda dataset: None}, SCHEMA_VERSION + 1)
    assert path.read_bytes() == before
    editor.execute("UPDATE works SET name = 'Renamed'")
    editor.close()
    with pytest.raises(OutputError, match="in another program"):
        save_plan(mine, path, mine.stamp)
    assert read_plan(path).rows("works")[0]["name"] == "Renamed"
    assert leftovers(path) == []


def test_what_a_killed_editor_left_is_taken_in_first(document, path):
    """Frames that were committed to the write-ahead log count, though the editor never put them into the file."""
    save_plan(document, path, None)
    mine = read_plan(path)
    child = os.fork()
    if child == 0:
        editor = sqlite3.connect(path, isolation_level=None)
        editor.execute("PRAGMA journal_mode = WAL")
        editor.execute("UPDATE works SET name = 'Renamed'")
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    assert leftovers(path) == ["plan.gpkg-shm", "plan.gpkg-wal"]
    with pytest.raises(OutputError, match="in another program"):
        save_plan(mine, path, mine.stamp)
    assert read_plan(path).rows("works")[0]["name"] == "Renamed"


def test_a_file_that_is_no_plan_is_not_overwritten(document, path):
    path.write_text("my thesis")
    with pytest.raises(OutputError, match="not a plan"):
        save_plan(document, path, None)
    assert path.read_text() == "my thesis"


def test_a_broken_reference_is_not_saved(document, path):
    document.tables["works"][0]["measure"] = "wall"
    with pytest.raises(InputError, match=r"“Fence” of “works” points to a row of “measures” .*“wall”"):
        save_plan(document, path, None)
    assert not path.exists()
    assert leftovers(path) == []


def test_cancel_leaves_the_old_plan(document, path):
    saved = save_plan(document, path, None)
    before = path.read_bytes()
    with pytest.raises(Cancelled):
        save_plan(saved, path, saved.stamp, cancelled=lambda: True)
    assert path.read_bytes() == before
    assert leftovers(path) == []


def test_a_crash_while_writing_leaves_the_old_plan(document, path, monkeypatch):
    saved = save_plan(document, path, None)
    before = path.read_bytes()

    def full(*_):
        raise RuntimeError("disk full")

    monkeypatch.setattr("dss_planner.plan.store.document.write_styles", full)
    with pytest.raises(OutputError, match="its disk is full"):
        save_plan(saved, path, saved.stamp)
    assert path.read_bytes() == before
    assert leftovers(path) == []


def test_the_new_file_takes_the_name_of_the_old_in_one_step(document, path):
    saved = save_plan(document, path, None)
    with path.open("rb") as old:
        before = old.read()
        save_plan(saved, path, saved.stamp)
        old.seek(0)
        assert old.read() == before  # who has the old file open still sees all of it


def test_a_folder_that_cannot_be_made(document, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written"):
        save_plan(document, tmp_path / "file" / "plan.gpkg", None)


def test_a_newer_plan_is_refused(document, path):
    save_plan(document, path, None)
    execute(path, "UPDATE plan SET schema_version = 99")
    with pytest.raises(InputError, match=r"newer version .*format 99"):
        read_plan(path)
    with pytest.raises(InputError, match="newer version"):
        migrate_plan(path)


@pytest.mark.parametrize("content", [None, "text", "gpkg"])
def test_what_is_not_a_plan_is_named(path, content):
    if content == "text":
        path.write_text("hello")
    elif content == "gpkg":
        ogr.GetDriverByName("GPKG").CreateDataSource(str(path)).CreateLayer("roads")
    with pytest.raises(InputError, match=r"does not exist|cannot be read as a plan|not a plan"):
        read_plan(path)


def test_no_file_has_no_stamp(path):
    assert stamp_of(path) is None


@pytest.mark.parametrize(
    "damage", ["ALTER TABLE partners DROP COLUMN country", "ALTER TABLE partners RENAME TO lost", "DELLAYER:partners"]
)
def test_a_damaged_plan_names_the_table(document, path, damage):
    save_plan(document, path, None)
    execute(path, damage)
    with pytest.raises(InputError, match=r"“partners” lacks .*country"):
        read_plan(path)


def test_arcs_that_other_programs_wrote_are_read_as_straight_pieces(tmp_path, small_plan):
    """A circle of 50 m about the zone's place, as digitising tools store it."""
    path = tmp_path / "plan.gpkg"
    save_plan(small_plan, path, None)
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    layer = dataset.GetLayerByName("zones")
    feature = layer.GetNextFeature()
    x, y = feature.GetGeometryRef().Centroid().GetX(), feature.GetGeometryRef().Centroid().GetY()
    feature.SetGeometry(
        ogr.CreateGeometryFromWkt(f"CURVEPOLYGON(CIRCULARSTRING({x - 50} {y},{x + 50} {y},{x - 50} {y}))")
    )
    layer.SetFeature(feature)
    layer = feature = dataset = None
    shape = read_plan(path).rows("zones")[0]["geom"]
    assert shape.GetGeometryName() == "POLYGON"
    assert shape.GetArea() == pytest.approx(math.pi * 2500.0, rel=1e-4)
    counted = recounted(read_plan(path))
    assert counted.rows("zones")[0]["area_ha"] == pytest.approx(math.pi * 0.25, rel=2e-3)
    save_plan(counted, path, counted.stamp)  # straight: nothing refuses it
