"""Plans of older formats: brought up to date whole, with a copy, or left as they are."""

import sqlite3
from contextlib import closing

import pytest
from osgeo import gdal

from dss_planner.errors import InputError, OutputError
from dss_planner.plan.drafting.draft import DraftPlanRequest, draft_plan
from dss_planner.plan.store import migration
from dss_planner.plan.store.document import read_plan, save_plan
from dss_planner.plan.store.geopackage import run
from dss_planner.plan.store.migration import (
    _NEW_NOTE,
    _NEW_WARNING,
    _OLD_NOTE,
    _OLD_WARNING,
    MIGRATIONS,
    migrate_plan,
    open_plan,
)
from dss_planner.plan.store.schema import FIRST_YEAR, SCHEMA_VERSION, TABLES
from dss_planner.plan.store.stamps import stamp_of

from .version1 import write_version_1


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "plan.gpkg"
    write_version_1(file)
    return file


def names(path):
    return sorted(item.name for item in path.parent.iterdir())


def query(path, sql):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def test_a_plan_of_version_1_is_brought_up_to_date_and_kept(path):
    old = path.read_bytes()
    with pytest.raises(InputError, match="older format 1"):
        read_plan(path)
    seen = stamp_of(path)
    assert migrate_plan(path, styles={"zones": "<qgis/>", "works": "<qgis/>"}) == path.with_name("plan.v1.gpkg")
    assert path.with_name("plan.v1.gpkg").read_bytes() == old
    assert names(path) == ["plan.gpkg", "plan.v1.gpkg"]
    plan = read_plan(path)
    assert plan.plan["schema_version"] == SCHEMA_VERSION
    assert plan.plan["first_year"] == FIRST_YEAR
    assert plan.stamp != seen
    assert plan.rows("works")[0]["chosen"] is True
    zone, point = plan.rows("zones")[0], plan.rows("points")[0]
    assert (zone["locked"], zone["begin_date"], zone["options"]) == (False, None, None)
    assert (point["note"], point["locked"]) == ("wide", False)
    assert zone["geom"].GetArea() == 5000.0
    assert [plan.rows(name) for name in ("rates", "settings", "notes", "scenario")] == [[], [], [], []]
    assert migrate_plan(path) is None


def test_a_plan_of_version_2_gets_the_columns_of_today_and_keeps_its_rows(small_plan, tmp_path):
    path = tmp_path / "plan.gpkg"
    save_plan(small_plan, path, None)
    new = {"sites": ("water_km", "recovery_class", "package_name"), "scenario": ("loss_without", "inputs")}
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    for table, columns in new.items():
        for column in columns:
            run(dataset, f'ALTER TABLE "{table}" DROP COLUMN "{column}"')
    run(dataset, "UPDATE plan SET schema_version = 2")
    del dataset
    with pytest.raises(InputError, match="older format 2"):
        read_plan(path)
    assert migrate_plan(path) == path.with_name("plan.v2.gpkg")
    plan = read_plan(path)
    assert plan.plan["schema_version"] == SCHEMA_VERSION
    site = plan.rows("sites")[0]
    assert (site["name"], site["water_km"], site["recovery_class"], site["package_name"]) == (
        "Site 1",
        None,
        None,
        None,
    )
    assert plan.rows("zones")[0]["geom"].GetArea() == 2500.0


def test_what_the_user_added_stays(path):
    migrate_plan(path, styles={"zones": "<qgis/>", "works": "<qgis/>"})
    assert query(path, "SELECT telephone FROM partners") == [("+976",)]
    assert query(path, "SELECT f_table_name, styleQML FROM layer_styles ORDER BY 1") == [
        ("works", "<qgis/>"),
        ("zones", '<qgis mine="1"/>'),
    ]


def test_a_migrated_plan_is_like_a_new_one(path, tmp_path):
    migrate_plan(path)
    new = tmp_path / "new.gpkg"
    saved = save_plan(read_plan(path), new, None)
    for table in TABLES:
        facts = [
            {
                (row[1], row[2], row[3], row[4])
                for row in query(file, f"PRAGMA table_info('{table.name}')")
                if row[1] != "telephone"
            }
            for file in (path, new)
        ]
        assert facts[0] == facts[1]
        keys = [{row[2:7] for row in query(file, f"PRAGMA foreign_key_list('{table.name}')")} for file in (path, new)]
        assert keys[0] == keys[1]
    triggers = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'touch%' ORDER BY 1"
    assert query(path, triggers) == query(new, triggers)
    contents = "SELECT table_name, data_type, srs_id FROM gpkg_contents ORDER BY 1"
    assert query(path, contents) == query(new, contents)
    assert query(path, "PRAGMA integrity_check") == [("ok",)]
    assert query(path, "PRAGMA foreign_key_check") == []
    assert save_plan(read_plan(path), path, stamp_of(path)).plan["revision"] == saved.plan["revision"]


def test_an_older_copy_of_that_name_stays(path):
    path.with_name("plan.v1.gpkg").write_text("of last year")
    old = path.read_bytes()
    assert migrate_plan(path).name == "plan.v1-2.gpkg"
    assert path.with_name("plan.v1.gpkg").read_text() == "of last year"
    assert path.with_name("plan.v1-2.gpkg").read_bytes() == old


def test_an_equal_copy_is_not_made_twice(path):
    path.with_name("plan.v1.gpkg").write_bytes(path.read_bytes())
    assert migrate_plan(path).name == "plan.v1.gpkg"
    assert names(path) == ["plan.gpkg", "plan.v1.gpkg"]


def test_a_migration_that_fails_leaves_the_file(path):
    old = path.read_bytes()
    with pytest.raises(OutputError, match="left as it was"):
        migrate_plan(path, {**MIGRATIONS, 1: lambda dataset: run(dataset, "ALTER TABLE nowhere RENAME TO x")})
    assert path.read_bytes() == old
    assert names(path) == ["plan.gpkg"]


def test_an_old_format_that_nothing_reads_is_refused(path):
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    run(dataset, "UPDATE plan SET schema_version = 0")
    del dataset
    with pytest.raises(InputError, match="format 0, which this version can no longer read"):
        migrate_plan(path)


def test_opening_an_older_plan_brings_it_up_to_date(path):
    opened = open_plan(path)
    assert opened.plan["schema_version"] == SCHEMA_VERSION
    assert len(list(path.parent.glob("*.v1.gpkg"))) == 1
    assert open_plan(path).stamp == opened.stamp
    with pytest.raises(InputError, match="does not exist"):
        open_plan(path.with_name("none.gpkg"))


def test_two_programs_bring_a_plan_up_to_date_at_once(path, monkeypatch):
    own, others = migration._migrate, []

    def meanwhile(temporary, *more):
        own(temporary, *more)
        if not others:
            others.append(True)
            others.append(migrate_plan(path))

    monkeypatch.setattr(migration, "_migrate", meanwhile)
    assert migrate_plan(path) is None  # the other one was first
    assert others == [True, path.with_name("plan.v1.gpkg")]
    assert read_plan(path).plan["schema_version"] == SCHEMA_VERSION
    assert names(path) == ["plan.gpkg", "plan.v1.gpkg"]


def test_a_plan_that_somebody_changed_meanwhile_is_not_brought_up_to_date(path, monkeypatch):
    own = migration._migrate

    def meanwhile(temporary, *more):
        own(temporary, *more)
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("UPDATE plan SET revision = revision + 1")
            connection.commit()

    monkeypatch.setattr(migration, "_migrate", meanwhile)
    with pytest.raises(OutputError, match="since it was read"):
        migrate_plan(path)
    assert names(path) == ["plan.gpkg"]


def test_costs_of_a_plan_of_version_3_are_told_as_its_bill_does(sites, study, tmp_path):
    """Version 3 held building alone: a copy is kept, renewal comes in, and nothing is said that no longer holds."""
    path = tmp_path / "plan.gpkg"
    draft_plan(DraftPlanRequest(sites=sites, study=str(study), output=str(path), wind_from=315.0))
    new = read_plan(path)
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    run(dataset, "UPDATE works SET cost_low = 1, cost_mode = cost_build, cost_high = 3")
    for column in ("cost_build", "cost_renewal", "cost_upkeep", "haul_km", "haul_basis", "haul_of"):
        run(dataset, f'ALTER TABLE works DROP COLUMN "{column}"')
    for column, before, after in (("cost_note", _OLD_NOTE, _NEW_NOTE), ("warnings", _OLD_WARNING, _NEW_WARNING)):
        run(
            dataset,
            f"UPDATE plan SET {column} = replace({column}, '{after.replace(chr(39), chr(39) * 2)}', '{before}')",
        )
    run(dataset, "UPDATE plan SET schema_version = 3, cost_low = 1, cost_mode = 2, cost_high = 3")
    old = run(dataset, "SELECT cost_note, warnings FROM plan")[0]
    del dataset
    assert _OLD_NOTE in old[0]
    assert _OLD_WARNING in old[1]
    before = path.read_bytes()
    assert migrate_plan(path) == path.with_name("plan.v3.gpkg")
    assert path.with_name("plan.v3.gpkg").read_bytes() == before
    plan = read_plan(path)
    assert plan.plan["schema_version"] == SCHEMA_VERSION == 4
    columns = ("cost_low", "cost_mode", "cost_high", "currency", "cost_verified", "cost_build", "cost_renewal")
    told, expected = (
        {row["uuid"]: tuple(row[name] for name in (*columns, "cost_upkeep")) for row in one.rows("works")}
        for one in (plan, new)
    )
    assert told == expected
    assert any(row["cost_renewal"] > 0.0 for row in plan.rows("works"))
    assert {row["haul_basis"] for row in plan.rows("works")} == {None}
    assert [plan.plan[name] for name in columns[:3]] == [new.plan[name] for name in columns[:3]]
    assert (plan.plan["cost_note"], plan.plan["warnings"]) == (new.plan["cost_note"], new.plan["warnings"])


def test_costs_that_cannot_be_worked_out_stay_as_they_were(path):
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    run(dataset, "UPDATE works SET cost_mode = 77")
    run(dataset, "UPDATE measures SET definition = '{}'")
    del dataset
    assert [row["cost_mode"] for row in open_plan(path).rows("works")] == [77.0]
