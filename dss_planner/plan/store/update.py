"""Changing single rows of a plan where it lies: all of them or none, also while QGIS shows its layers."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from osgeo import gdal, ogr, osr

from dss_planner import paths
from dss_planner.plan.store.changes import Changes, changes_between, empty_row, not_there
from dss_planner.plan.store.checks import points_nowhere, require_row
from dss_planner.plan.store.columns import Table
from dss_planner.plan.store.document import (
    PlanDocument,
    Row,
    cannot_write,
    now,
    read_plan,
    require_readable,
    require_writable,
)
from dss_planner.plan.store.geopackage import feature_of, foreign_key_faults, run, set_geometry, set_value
from dss_planner.plan.store.schema import SCHEMA_VERSION, TABLES
from dss_planner.plan.store.stamps import PATIENCE, Stamp, busy, changed_since, require_unchanged

#: What SQLite says when another program is writing.
_BUSY = "database is locked"


def update_plan(path: str | Path, changes: Changes, seen: Stamp | None, author: str = "") -> Stamp:
    """Make ``changes`` in the plan at ``path`` and return its new stamp; the revision goes up by one.

    All changes are made or none, whenever the program ends. Layers that QGIS shows stay open and see them.
    seen: the stamp of the plan as the changes were thought of; author: who makes them.
    Raises `InputError` for rows that a plan cannot hold or that are not there; `OutputError` when somebody changed the
    plan since, or it cannot be written.
    """
    path = Path(path)
    require_readable(path)
    require_unchanged(path, seen)
    require_writable(path)
    try:
        dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE, allowed_drivers=["GPKG"])
        _enter_log(dataset)
        dataset.StartTransaction()
        committed = False
        try:
            _require_same(dataset, path, seen)
            _apply(dataset, changes, author)
            found = _stamp(dataset, path)
            dataset.CommitTransaction()
            committed = True
        finally:
            if not committed:
                traceback.clear_frames(sys.exc_info()[2])  # they hold on to the open file
                with suppress(RuntimeError):  # on a full disk SQLite has gone back by itself
                    dataset.RollbackTransaction()
            _leave_log(dataset)
            dataset = None
    except RuntimeError as error:
        raise busy(path) if _BUSY in str(error) else cannot_write(path, error) from error
    return found


def save_in_place(document: PlanDocument, path: str | Path, seen: Stamp | None, author: str = "") -> Stamp:
    """Make the plan at ``path`` hold the rows of ``document`` and return its new stamp; raises as `update_plan` does.

    For a plan whose layers QGIS shows: once one of them was edited by hand, `save_plan` takes the file for being edited
    until they are removed. Only rows that differ are written; features keep their number in the file.
    """
    return update_plan(path, changes_between(read_plan(path), document), seen, author)


def _enter_log(dataset: gdal.Dataset) -> None:
    """Use SQLite's write-ahead log: a program that is killed then leaves a file that even readers can open.

    With a rollback journal they could not, until a writer has rolled it back. The switch itself changes a few bytes of
    the first page, which needs no journal.
    """
    _wait(dataset, 0.0)  # who uses the log already will not stop within a moment
    if _journal(dataset) != "wal" and (_journal(dataset, "MEMORY") != "memory" or _journal(dataset, "WAL") != "wal"):
        _journal(dataset, "DELETE")
    _wait(dataset, PATIENCE)


def _leave_log(dataset: gdal.Dataset) -> None:
    """Put the log into the file, so that the file alone is the plan, and go back to how it was.

    Where another program or layer still uses the log, it stays, empty.
    """
    _wait(dataset, 0.0)
    if _journal(dataset, "MEMORY") == "wal":
        run(dataset, "PRAGMA wal_checkpoint(TRUNCATE)")


def _journal(dataset: gdal.Dataset, mode: str = "") -> str:
    """Return the journal mode, after trying to set ``mode``; it stays where another program is in the way."""
    if mode:
        try:
            return str(run(dataset, f"PRAGMA journal_mode = {mode}")[0][0]).lower()
        except RuntimeError as error:
            if _BUSY not in str(error):
                raise
    return str(run(dataset, "PRAGMA journal_mode")[0][0]).lower()


def _wait(dataset: gdal.Dataset, seconds: float) -> None:
    """Set how long to wait for another program that writes."""
    run(dataset, f"PRAGMA busy_timeout = {seconds * 1000:.0f}")


def _require_same(dataset: gdal.Dataset, path: Path, seen: Stamp | None) -> None:
    """Take the lock that keeps other writers out, then look whether one came before."""
    run(dataset, "UPDATE gpkg_contents SET last_change = last_change WHERE table_name = 'plan'")
    found = _stamp(dataset, path)
    if found != seen:
        raise changed_since(path, found, seen)


def _stamp(dataset: gdal.Dataset, path: Path) -> Stamp:
    revision, changed, changed_by = run(dataset, "SELECT revision, changed, changed_by FROM plan")[0]
    last_change = run(dataset, "SELECT MAX(last_change) FROM gpkg_contents")[0][0]
    size = path.stat().st_size
    return Stamp(int(revision), size, str(last_change), changed=str(changed), changed_by=str(changed_by or ""))


def _apply(dataset: gdal.Dataset, changes: Changes, author: str) -> None:
    reference = dataset.GetLayerByName("sites").GetSpatialRef()
    key, revision = run(dataset, "SELECT uuid, revision FROM plan")[0]
    given = changes.put.get("plan", ())
    own: Row = {"revision": int(revision) + 1, "changed": now(), "changed_by": author or None}
    own.update(planner_version=paths.version(), schema_version=SCHEMA_VERSION)
    plan = [{**(given[0] if given else {"uuid": key}), **own}]
    for one in TABLES:
        rows = plan if one.name == "plan" else changes.put.get(one.name, ())
        gone = changes.remove.get(one.name, ())
        if rows or gone:
            _change_table(dataset, one, rows, gone, reference)
    faults = foreign_key_faults(dataset)
    if faults:
        raise points_nowhere(*faults[0])


def _change_table(
    dataset: gdal.Dataset, one: Table, rows: Sequence[Mapping], gone: Sequence[str], reference: osr.SpatialReference
) -> None:
    layer = dataset.GetLayerByName(one.name)
    found = run(dataset, f'SELECT "{one.key}", fid + 0 FROM "{one.name}"')  # nosec B608: names of the schema
    known = {str(key): int(fid) for key, fid in found}
    for row in rows:
        if row[one.key] in known:
            layer.SetFeature(_changed(layer.GetFeature(known[row[one.key]]), one, row, reference))
        else:
            whole = {**empty_row(one), **row}
            require_row(one, whole)
            layer.CreateFeature(feature_of(layer, one, whole, reference))
    for key in gone:
        if key not in known:
            raise not_there(one.name, key)
        layer.DeleteFeature(known[key])
    layer.SyncToDisk()  # extent and time of the change belong to it


def _changed(feature: ogr.Feature, one: Table, row: Mapping, reference: osr.SpatialReference) -> ogr.Feature:
    require_row(one, {**_beside(feature, one), **row}, row.keys())
    for column in one.columns:
        if column.name in row:
            set_value(feature, column, row[column.name])
    if "geom" in row:
        set_geometry(feature, row["geom"], reference)
    return feature


def _beside(feature: ogr.Feature, one: Table) -> Row:
    """Return the values that checks of other values of the row need."""
    there = {column.name for column in one.columns}
    found: Row = {name: feature[name] for name in {"measure", "low", "mode", "high"} & there}
    for name in {"name", "begin_date", "end_date"} & there:
        found[name] = str(feature[name]).replace("/", "-") if feature[name] is not None else None
    return found
