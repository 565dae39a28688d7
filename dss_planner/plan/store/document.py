"""The plan as one GeoPackage: save whole or not at all, read, never overwrite unseen changes."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from pathlib import Path

from osgeo import gdal, ogr

from dss_planner import paths
from dss_planner.errors import InputError, OutputError
from dss_planner.plan.store.checks import require_sound
from dss_planner.plan.store.geopackage import create, read_rows, watch, write_rows, write_styles
from dss_planner.plan.store.schema import SCHEMA_VERSION, TABLES
from dss_planner.plan.store.stamps import Stamp, changed_since, format_of, held, require_unchanged, stamp_of
from dss_planner.raster.scratch import ScratchFolder
from dss_planner.running import CancelCheck, never, stop_if

gdal.UseExceptions()
ogr.UseExceptions()

#: A row of a table; a geometry stands under ``geom``.
Row = dict


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


def kinds_of_measures(document: PlanDocument) -> dict[str, str]:
    """Return measure → its kind: itself, or the template that an own measure was made after."""
    return {
        str(row["id"]): str(json.loads(str(row["definition"])).get("like") or row["id"])
        for row in document.rows("measures")
    }


def now() -> str:
    """Return the time as plans store it: ISO 8601, UTC, whole seconds."""
    return datetime.now(timezone.utc).isoformat(timespec="seconds")


def read_plan(path: str | Path) -> PlanDocument:
    """Return the plan at ``path``.

    Raises `InputError` when it is missing, is not a plan, or has another schema version (`migrate_plan` mends an
    older one).
    """
    path = Path(path)
    require_readable(path)
    stamp = stamp_of(path)
    try:
        dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_VERBOSE_ERROR, allowed_drivers=["GPKG"])
    except RuntimeError as error:
        raise InputError(
            "“{path}” cannot be read as a plan: {reason}. Choose a GeoPackage that DSS Planner wrote.",
            path=path,
            reason=error,
        ) from error
    require_tables(dataset, path)
    crs = dataset.GetLayerByName("sites").GetSpatialRef().ExportToWkt(["FORMAT=WKT2_2019"])
    tables = {table.name: read_rows(dataset, table) for table in TABLES}
    del dataset
    return PlanDocument(crs, tables, stamp)


def save_plan(
    document: PlanDocument,
    path: str | Path,
    seen: Stamp | None,
    styles: Mapping[str, str] | None = None,
    cancelled: CancelCheck = never,
    author: str = "",
) -> PlanDocument:
    """Write ``document`` to ``path``, whole or not at all, and return it as saved (next revision, new stamp).

    seen: the stamp of the file when it was read (None: there was none). styles: table name → QML. author: who saves.
    Raises `InputError` for rows that a plan cannot hold; `OutputError` when the file was changed since, is in use, or
    cannot be written; `Cancelled`.
    """
    path = Path(path)
    require_unchanged(path, seen)
    require_sound(document.tables)
    latest = max(int(document.plan.get("revision") or 0), seen.revision if seen is not None else 0)
    row = dict(document.plan, revision=latest + 1, changed=now())
    row.update(schema_version=SCHEMA_VERSION, planner_version=paths.version(), changed_by=author or None)
    saved = replace(document, tables={**document.tables, "plan": [row]})
    scratch = ScratchFolder(path)
    temporary = scratch.path / "plan.gpkg"
    try:
        _write(saved, temporary, styles or {}, cancelled)
        stamp = stamp_of(temporary)
        with held(path, seen):
            stop_if(cancelled)
            put_in_place(temporary, path, seen)
    except (RuntimeError, OSError) as error:
        raise cannot_write(path, error) from error
    finally:
        scratch.remove()
    return replace(saved, stamp=stamp)


def put_in_place(temporary: Path, path: Path, seen: Stamp | None) -> None:
    """Give a whole file its name in one step; a file that came there unseen is not replaced."""
    if seen is None:
        try:
            if sys.platform == "win32":
                os.rename(temporary, path)
            else:
                os.link(temporary, path)
        except FileExistsError as error:
            raise changed_since(path, stamp_of(path), seen) from error
        except OSError:  # a disk without hard links
            os.replace(temporary, path)
        return
    os.replace(temporary, path)


#: What GDAL, SQLite and the system call a file that must not be written, and a disk without room.
_READ_ONLY = ("permission denied", "readonly", "read-only", "access is denied")
_FULL = ("disk is full", "no space left", "disk full")
#: SQLite cannot write where less is left [bytes]; it does not always say that this is why.
_ROOM = 256 * 1024


def cannot_write(path: Path, error: Exception) -> OutputError:
    """Return the error of a plan that the disk or another program does not let through."""
    reason = str(error).lower()
    if any(words in reason for words in _FULL) or _room(path) < _ROOM:
        return OutputError(
            "The plan “{path}” cannot be written: its disk is full. Nothing was changed. Free some space, then try "
            "again.",
            path=path,
        )
    if any(words in reason for words in _READ_ONLY):
        return OutputError(
            "The plan “{path}” cannot be written: the file or its folder is read-only. Nothing was changed. Allow "
            "writing in the properties of both, or copy the study to a folder of your own, then try again.",
            path=path,
        )
    return OutputError(
        "The plan “{path}” cannot be written: {reason}. Close programs that use it, or choose another folder.",
        path=path,
        reason=error,
    )


def require_writable(path: Path) -> None:
    """Raise `OutputError` when the file or its folder is read-only: SQLite writes beside the file too."""
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise cannot_write(path, PermissionError("permission denied"))


def _room(path: Path) -> int:
    """Return the bytes that are left on the disk of a file."""
    try:
        return shutil.disk_usage(path.parent).free
    except OSError:
        return _ROOM


def _write(document: PlanDocument, path: Path, styles: Mapping[str, str], cancelled: CancelCheck) -> None:
    create(path, document.crs)
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    dataset.StartTransaction()
    for table in TABLES:
        stop_if(cancelled)
        write_rows(dataset, table, document.rows(table.name), document.crs)
    write_styles(dataset, styles)
    watch(dataset, TABLES)
    dataset.CommitTransaction()


def require_readable(path: Path) -> None:
    """Raise `InputError` when there is no plan at ``path``, or one of another schema version."""
    version = format_of(path)
    refuse_newer_version(path, version)
    if version < SCHEMA_VERSION:
        raise InputError(
            "The plan “{path}” has the older format {found}; this version reads {known}. Bring it up to date first "
            "(a copy of the old file is kept).",
            path=path,
            found=version,
            known=SCHEMA_VERSION,
        )


def refuse_newer(path: str | Path) -> None:
    """Raise `InputError` when a newer version of DSS Planner wrote the plan at ``path``."""
    path = Path(path)
    refuse_newer_version(path, format_of(path))


def require_tables(dataset: gdal.Dataset, path: Path) -> None:
    """Raise `InputError` when a table or a column is missing."""
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


def refuse_newer_version(path: Path, version: int, target: int = SCHEMA_VERSION) -> None:
    """Raise `InputError` when the ``version`` of the plan is above the ``target`` that can be read."""
    if version > target:
        raise InputError(
            "The plan “{path}” was written by a newer version of DSS Planner (format {found}; this one reads up to "
            "{known}). Update the plugin.",
            path=path,
            found=version,
            known=target,
        )
