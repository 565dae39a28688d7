"""The plan as one GeoPackage: save whole or not at all, read, refuse what is newer, never overwrite unseen changes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from pathlib import Path

from osgeo import gdal, ogr

from dss_planner import paths
from dss_planner.errors import InputError, OutputError
from dss_planner.plan.store.geopackage import create, foreign_key_faults, read_rows, run, write_rows, write_styles
from dss_planner.plan.store.schema import SCHEMA_VERSION, TABLES
from dss_planner.raster.writing import temporary_beside
from dss_planner.running import CancelCheck, never, stop_if

gdal.UseExceptions()
ogr.UseExceptions()

#: A row of a table; a geometry stands under ``geom``.
Row = dict
#: ``migration(dataset)`` turns an open GeoPackage of one schema version into the next; keys are the version it reads.
Migration = Callable[[gdal.Dataset], None]
#: There is no older schema yet: version 1 is the first.
MIGRATIONS: Mapping[int, Migration] = {}


@dataclass(frozen=True)
class Stamp:
    """How a plan file was when it was looked at; two stamps differ when somebody changed the file in between.

    last_change: the latest change of any table, as the GeoPackage notes it (the file's own time will not do: QGIS
    touches it by opening the plan); pending: bytes of changes that another program has not yet written into the file.
    """

    revision: int
    size: int
    last_change: str
    pending: int


@dataclass(frozen=True)
class PlanDocument:
    """A plan in memory. crs: WKT of all geometries; tables: table name → rows; stamp: of the file it was read from."""

    crs: str
    tables: dict[str, list[Row]] = field(default_factory=dict)
    stamp: Stamp | None = None

    @property
    def plan(self) -> Row:
        """The one row of the table ``plan``."""
        return self.tables["plan"][0]

    def rows(self, name: str) -> list[Row]:
        """Return the rows of a table; empty when it has none."""
        return self.tables.get(name, [])


def now() -> str:
    """Return the time as plans store it: ISO 8601, UTC, whole seconds."""
    return datetime.now(timezone.utc).isoformat(timespec="seconds")


def stamp_of(path: str | Path) -> Stamp | None:
    """Return the stamp of the plan at ``path``, or None when there is no file.

    Raises `InputError` when the file is not a plan.
    """
    path = Path(path)
    if not path.exists():
        return None
    waiting = Path(f"{path}-wal")
    pending = waiting.stat().st_size if waiting.exists() else 0
    dataset = _open(path)
    revision = int(_plan_row(dataset, path)["revision"])
    last_change = run(dataset, "SELECT MAX(last_change) FROM gpkg_contents")[0][0]
    return Stamp(revision, path.stat().st_size, str(last_change), pending)


def read_plan(path: str | Path) -> PlanDocument:
    """Return the plan at ``path``.

    Raises `InputError` when it is missing, is not a plan, or has another schema version (`migrate_plan` mends an
    older one).
    """
    path = Path(path)
    dataset = _open(path)
    version = int(_plan_row(dataset, path)["schema_version"])
    _refuse_newer_version(path, version)
    if version < SCHEMA_VERSION:
        raise InputError(
            "The plan “{path}” has the older format {found}; this version reads {known}. Bring it up to date first "
            "(a copy of the old file is kept).",
            path=path,
            found=version,
            known=SCHEMA_VERSION,
        )
    _require_tables(dataset, path)
    crs = dataset.GetLayerByName("sites").GetSpatialRef().ExportToWkt(["FORMAT=WKT2_2019"])
    tables = {table.name: read_rows(dataset, table) for table in TABLES}
    del dataset
    return PlanDocument(crs, tables, stamp_of(path))


def save_plan(
    document: PlanDocument,
    path: str | Path,
    seen: Stamp | None,
    styles: Mapping[str, str] | None = None,
    cancelled: CancelCheck = never,
) -> PlanDocument:
    """Write ``document`` to ``path``, whole or not at all, and return it as saved (next revision, new stamp).

    seen: the stamp of the file when it was read (None: there was none). styles: table name → QML.
    Raises `OutputError` when the file was changed since, is in use, or cannot be written; `Cancelled`.
    """
    path = Path(path)
    _require_unchanged(path, seen)
    row = dict(document.plan, revision=int(document.plan.get("revision", 0)) + 1, changed=now())
    row.update(schema_version=SCHEMA_VERSION, planner_version=paths.version())
    saved = replace(document, tables={**document.tables, "plan": [row]})
    temporary = temporary_beside(path)
    temporary.unlink()
    try:
        faults = _write(saved, temporary, styles or {}, cancelled)
        if faults:
            raise _broken_reference(path, *faults[0])
        _require_unchanged(path, seen)
        stop_if(cancelled)
        os.replace(temporary, path)
    except (RuntimeError, OSError) as error:
        raise OutputError(
            "The plan “{path}” cannot be written: {reason}. Close programs that use it, or choose another folder.",
            path=path,
            reason=error,
        ) from error
    finally:
        for suffix in ("", "-journal", "-wal", "-shm"):
            Path(f"{temporary}{suffix}").unlink(missing_ok=True)
    return replace(saved, stamp=stamp_of(path))


def _set_version(dataset: gdal.Dataset, version: int) -> None:
    layer = dataset.GetLayerByName("plan")
    for feature in layer:
        feature.SetField("schema_version", version)
        layer.SetFeature(feature)


def migrate_plan(
    path: str | Path, migrations: Mapping[int, Migration] = MIGRATIONS, target: int = SCHEMA_VERSION
) -> Path | None:
    """Bring the plan at ``path`` to the schema ``target``; return the path of the copy of the old file.

    None when it is up to date already. The old file stays as it was until the new one is whole.
    Raises `InputError` for a newer plan, or one that no migration reads; `OutputError` when it cannot be written.
    """
    path = Path(path)
    version = int(_plan_row(_open(path), path)["schema_version"])
    _refuse_newer_version(path, version, target)
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
    backup = path.with_name(f"{path.stem}.v{version}{path.suffix}")
    temporary = temporary_beside(path)
    try:
        shutil.copyfile(path, temporary)
        dataset = gdal.OpenEx(str(temporary), gdal.OF_VECTOR | gdal.OF_UPDATE)
        dataset.StartTransaction()
        for step in range(version, target):
            migrations[step](dataset)
            _set_version(dataset, step + 1)
        dataset.CommitTransaction()
        del dataset
        shutil.copyfile(path, backup)
        os.replace(temporary, path)
    except (RuntimeError, OSError) as error:
        raise OutputError(
            "The plan “{path}” cannot be brought to the format {target}: {reason}. It was left as it was.",
            path=path,
            target=target,
            reason=error,
        ) from error
    finally:
        temporary.unlink(missing_ok=True)
    return backup


def _write(
    document: PlanDocument, path: Path, styles: Mapping[str, str], cancelled: CancelCheck
) -> list[tuple[str, str]]:
    """Write the document and return the references that lead nowhere."""
    create(path, document.crs)
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    dataset.StartTransaction()
    for table in TABLES:
        stop_if(cancelled)
        write_rows(dataset, table, document.rows(table.name), document.crs)
    write_styles(dataset, styles)
    dataset.CommitTransaction()
    return foreign_key_faults(dataset)


def _broken_reference(path: Path, table: str, parent: str) -> OutputError:
    return OutputError(
        "The plan “{path}” was not saved: a row of “{table}” points to a row of “{parent}” that does not exist. "
        "Restore that row or remove what points to it.",
        path=path,
        table=table,
        parent=parent,
    )


def _open(path: Path) -> gdal.Dataset:
    if not path.exists():
        raise InputError("The plan “{path}” does not exist. Check the path.", path=path)
    try:
        return gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_VERBOSE_ERROR, allowed_drivers=["GPKG"])
    except RuntimeError as error:
        raise InputError(
            "“{path}” cannot be read as a plan: {reason}. Choose a GeoPackage that DSS Planner wrote.",
            path=path,
            reason=error,
        ) from error


def _plan_row(dataset: gdal.Dataset, path: Path) -> Row:
    layer = dataset.GetLayerByName("plan")
    feature = layer.GetNextFeature() if layer is not None else None
    if feature is None or feature.GetFieldIndex("schema_version") < 0:
        raise InputError(
            "“{path}” is a GeoPackage but not a plan: it has no table “plan” with a format number. "
            "Choose a GeoPackage that DSS Planner wrote.",
            path=path,
        )
    revision = feature.GetField("revision") if feature.GetFieldIndex("revision") >= 0 else 0
    return {"schema_version": feature.GetField("schema_version"), "revision": revision}


def refuse_newer(path: str | Path) -> None:
    """Raise `InputError` when a newer version of DSS Planner wrote the plan at ``path``."""
    path = Path(path)
    _refuse_newer_version(path, int(_plan_row(_open(path), path)["schema_version"]))


def _require_tables(dataset: gdal.Dataset, path: Path) -> None:
    for table in TABLES:
        layer = dataset.GetLayerByName(table.name)
        definition = layer.GetLayerDefn() if layer is not None else None
        lacking = [
            column.name for column in table.columns if definition is None or definition.GetFieldIndex(column.name) < 0
        ]
        if lacking:
            raise InputError(
                "The plan “{path}” is damaged: its table “{table}” lacks {columns}. Restore a copy, or draft it again.",
                path=path,
                table=table.name,
                columns=", ".join(lacking),
            )


def _refuse_newer_version(path: Path, version: int, target: int = SCHEMA_VERSION) -> None:
    if version > target:
        raise InputError(
            "The plan “{path}” was written by a newer version of DSS Planner (format {found}; this one reads up to "
            "{known}). Update the plugin.",
            path=path,
            found=version,
            known=target,
        )


def _require_unchanged(path: Path, seen: Stamp | None) -> None:
    try:
        current = stamp_of(path)
    except InputError as error:
        raise OutputError(
            "“{path}” exists and is not a plan, so it is not overwritten. Choose another name.", path=path
        ) from error
    if current is not None and current.pending:
        raise OutputError(
            "The plan “{path}” has changes in another program that are not in the file yet. "
            "Save and close it there, then try again.",
            path=path,
        )
    if current != seen:
        raise OutputError(
            "The plan “{path}” was changed by somebody else since it was read, so it is not overwritten. "
            "Open it again, or save under another name.",
            path=path,
        )
