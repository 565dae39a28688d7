"""Bringing a plan of an older format up to date, with a copy of the old file."""

from __future__ import annotations

import filecmp
import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from osgeo import gdal, ogr

from dss_planner.errors import InputError, OutputError
from dss_planner.plan.store.document import PlanDocument, put_in_place, read_plan, refuse_newer_version
from dss_planner.plan.store.geopackage import (
    read_rows,
    run,
    set_value,
    statements,
    styled_tables,
    watch,
    write_styles,
)
from dss_planner.plan.store.recount import recounted
from dss_planner.plan.store.schema import SCHEMA_VERSION, TABLES, table
from dss_planner.plan.store.stamps import format_of, held, stamp_of
from dss_planner.raster.scratch import ScratchFolder

#: ``migration(dataset)`` turns an open GeoPackage of one schema version into the next; keys are the version it reads.
Migration = Callable[[gdal.Dataset], None]


def add_what_lacks(dataset: gdal.Dataset) -> None:
    """Add the tables and columns of today's schema that the file lacks; rows keep their values, new ones are empty or
    have the column's default. Enough for every version that only adds."""
    srs = int(run(dataset, "SELECT srs_id FROM gpkg_geometry_columns WHERE table_name = 'sites'")[0][0])
    there = {str(row[0]) for row in run(dataset, "SELECT name FROM sqlite_master WHERE type = 'table'")}
    for one in TABLES:
        if one.name not in there:
            for statement in statements(one, srs):
                run(dataset, statement)
            continue
        rows = run(dataset, f"SELECT name FROM pragma_table_info('{one.name}')")  # nosec B608: a name of the schema
        known = {str(row[0]) for row in rows}
        for column in one.columns:
            if column.name not in known:
                run(dataset, f'ALTER TABLE "{one.name}" ADD COLUMN {column.sql}')
    watch(dataset, TABLES)


def count_all_costs(dataset: gdal.Dataset) -> None:
    """Tell the costs of works and of the plan as bills do: with renewal and upkeep, in their parts.

    Costs that cannot be worked out (a currency without a rate, a record that cannot be read) stay as they are.
    """
    crs = dataset.GetLayerByName("sites").GetSpatialRef().ExportToWkt(["FORMAT=WKT2_2019"])
    document = PlanDocument(crs, {one.name: read_rows(dataset, one) for one in TABLES})
    try:
        after = recounted(document)
    except (InputError, ValueError):
        return
    costs = ("cost_low", "cost_mode", "cost_high")
    told = (*costs, "currency", "cost_verified", "cost_build", "cost_renewal", "cost_upkeep")
    for name, columns in (("works", told), ("plan", costs)):
        own = table(name)
        rows = {row[own.key]: row for row in after.rows(name)}
        layer = dataset.GetLayerByName(name)
        for feature in layer:
            for column in own.columns:
                if column.name in columns:
                    set_value(feature, column, rows[feature[own.key]].get(column.name))
            if name == "plan":
                _tell_costs_anew(feature)
            layer.SetFeature(feature)


def _tell_costs_anew(plan: ogr.Feature) -> None:
    """Replace what a draft of an older version said of its costs."""
    for name, before, now in (
        ("cost_note", _OLD_NOTE, _NEW_NOTE),
        ("warnings", _OLD_WARNING, _NEW_WARNING),
    ):
        said = plan[name]
        if said and before in said:
            plan[name] = said.replace(before, now)


MIGRATIONS: Mapping[int, Migration] = {1: add_what_lacks, 2: add_what_lacks, 3: add_what_lacks}
#: What follows a migration once the file has its tables: OGR sees those only when it opens the file again.
FOLLOWING: Mapping[int, Migration] = {3: count_all_costs}
#: What drafts of older versions said of their costs, and what holds now.
_OLD_NOTE = "Renewal and upkeep of the works are not counted."
_NEW_NOTE = (
    "Of the plan's years: building, yearly payments, renewal, and upkeep and contingency where their shares were "
    "entered."
)
_OLD_WARNING = (
    "Costs hold the building of each work once and yearly payments over {years} years. Renewal and upkeep, which the "
    "schedule lists, are not in them."
)
_NEW_WARNING = (
    "Costs are those of the {years} years of the plan: building, yearly payments and renewal of what wears out. Upkeep "
    "is not in them, because no figure for it was found: enter shares for the measures."
)


def migrate_plan(
    path: str | Path,
    migrations: Mapping[int, Migration] = MIGRATIONS,
    target: int = SCHEMA_VERSION,
    styles: Mapping[str, str] | None = None,
) -> Path | None:
    """Bring the plan at ``path`` to the schema ``target``; return the path of the copy of the old file.

    styles: table name → QML for tables that have no style yet. None when it is up to date already. The old file stays
    as it was until the new one is whole.
    Raises `InputError` for a newer plan, or one that no migration reads; `OutputError` when it cannot be written, or
    is being edited elsewhere.
    """
    path = Path(path)
    version = format_of(path)
    refuse_newer_version(path, version, target)
    if version == target:
        return None
    missing = next((step for step in range(version, target) if step not in migrations), None)
    if missing is not None:
        raise InputError(
            "The plan “{path}” has the format {found}, which this version can no longer read. "
            "Open it with an older version of DSS Planner and save it there.",
            path=path,
            found=missing,
        )
    try:
        return _brought_up(path, version, migrations, target, styles or {})
    except OutputError:
        if format_of(path) == target:  # another program did it meanwhile
            return None
        raise


def _brought_up(
    path: Path, version: int, migrations: Mapping[int, Migration], target: int, styles: Mapping[str, str]
) -> Path:
    seen = stamp_of(path)
    with held(path, seen):
        pass  # nobody edits it: all of it is in the file
    scratch = ScratchFolder(path)
    temporary, copy = scratch.path / "plan.gpkg", scratch.path / "copy.gpkg"
    try:
        shutil.copyfile(path, copy)
        shutil.copyfile(copy, temporary)
        _migrate(temporary, range(version, target), migrations, styles)
        with held(path, seen):
            backup = _keep(copy, path, version)
            put_in_place(temporary, path, seen)
    except (RuntimeError, OSError) as error:
        raise OutputError(
            "The plan “{path}” cannot be brought to the format {target}: {reason}. It was left as it was.",
            path=path,
            target=target,
            reason=error,
        ) from error
    finally:
        scratch.remove()
    return backup


def open_plan(path: str | Path) -> PlanDocument:
    """Return the plan at ``path``, brought up to date first where an older version wrote it (a copy is kept).

    Raises as `migrate_plan` and `read_plan` do.
    """
    if Path(path).exists():
        migrate_plan(path)
    return read_plan(path)


def _migrate(path: Path, steps: range, migrations: Mapping[int, Migration], styles: Mapping[str, str]) -> None:
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    dataset.StartTransaction()
    for step in steps:
        migrations[step](dataset)
        run(dataset, f"UPDATE plan SET schema_version = {step + 1}, revision = revision + 1")  # nosec B608: a number
    own = styled_tables(dataset)
    write_styles(dataset, {name: qml for name, qml in styles.items() if name not in own})
    dataset.CommitTransaction()
    del dataset
    follow = [FOLLOWING[step] for step in steps if step in FOLLOWING and migrations is MIGRATIONS]
    if follow:
        dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
        dataset.StartTransaction()
        for action in follow:
            action(dataset)
        dataset.CommitTransaction()


def _keep(copy: Path, path: Path, version: int) -> Path:
    """Keep ``copy`` beside the plan, named after its version; one that is there already is kept, or used if equal."""
    number = 1
    while True:
        mark = f".v{version}" if number == 1 else f".v{version}-{number}"
        backup = path.with_name(f"{path.stem}{mark}{path.suffix}")
        if not backup.exists():
            os.replace(copy, backup)
            return backup
        if filecmp.cmp(copy, backup, shallow=False):
            return backup
        number += 1
