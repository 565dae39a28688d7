"""Who changed a plan file last, and holding it so that nobody does while it is replaced."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from dss_planner.errors import InputError, OutputError
from dss_planner.text import Text, text

#: Seconds to wait for another program that is just writing.
PATIENCE = 2.0
#: Files that stand beside a plan while a program edits it.
_EDITING = ("-wal", "-shm")


@dataclass(frozen=True)
class Stamp:
    """How a plan file was when it was looked at; two stamps differ when somebody changed the file in between.

    last_change: the latest change of any table, as the GeoPackage notes it (the file's own time will not do: QGIS
    touches it by opening the plan). size [bytes], pending (bytes of changes that another program has not yet written
    into the file), changed (time of the last save), changed_by: who saved; these tell of the file, they do not count.
    """

    revision: int
    size: int = field(compare=False)
    last_change: str
    pending: int = field(default=0, compare=False)
    changed: str = field(default="", compare=False)
    changed_by: str = field(default="", compare=False)


def stamp_of(path: str | Path) -> Stamp | None:
    """Return the stamp of the plan at ``path``, or None when there is no file.

    Raises `InputError` when the file is not a plan.
    """
    path = Path(path)
    if not path.exists():
        return None
    try:
        with closing(connected(path)) as connection:
            return _stamp(connection, path)
    except sqlite3.Error as error:
        raise _unreadable(path, error) from error


def connected(path: Path) -> sqlite3.Connection:
    """Return an open connection to the file; what a killed program left half done is undone by it.

    Raises `InputError` when it is not a database.
    """
    try:
        uri = f"{path.resolve().as_uri()}?mode=rw"
        connection = sqlite3.connect(uri, uri=True, timeout=PATIENCE, isolation_level=None)
        connection.row_factory = sqlite3.Row
        connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
    except sqlite3.Error as error:
        raise _unreadable(path, error) from error
    return connection


def format_of(path: str | Path) -> int:
    """Return the schema version of the plan at ``path``; raises `InputError` when it is not a plan."""
    path = Path(path)
    if not path.exists():
        raise InputError("The plan “{path}” does not exist. Check the path.", path=path)
    try:
        with closing(connected(path)) as connection:
            return int(_plan_row(connection, path)["schema_version"])
    except sqlite3.Error as error:
        raise _unreadable(path, error) from error


def require_unchanged(path: Path, seen: Stamp | None) -> None:
    """Raise `OutputError` when the plan is not as it was ``seen`` (None: there was none)."""
    try:
        found = stamp_of(path)
    except InputError as error:
        raise _no_plan(path) from error
    if found != seen:
        raise changed_since(path, found, seen)


@contextmanager
def held(path: Path, seen: Stamp | None) -> Iterator[None]:
    """Keep every other program from writing the plan, and make sure that it is as it was ``seen``.

    Raises `OutputError` when it is not, or when a program has it open for editing.
    """
    if not path.exists():
        if seen is not None:
            raise changed_since(path, None, seen)
        yield
        return
    before = path.stat()
    try:
        connection = connected(path)
    except InputError as error:
        raise _no_plan(path) from error
    with closing(connection):
        try:
            # leaves the mode in which a plan is edited; that works only when nobody else is in it
            connection.execute("PRAGMA journal_mode = MEMORY")
            connection.execute("BEGIN IMMEDIATE")
            found = _stamp(connection, path)
        except sqlite3.Error as error:
            raise in_use(path) from error
        except InputError as error:
            raise _no_plan(path) from error
        if not os.path.samestat(before, path.stat()):
            raise changed_since(path, stamp_of(path), seen)  # another file took its place while this one was waited for
        if found != seen:
            raise changed_since(path, found, seen)
        if any(Path(f"{path}{suffix}").exists() for suffix in _EDITING):
            raise in_use(path)
        if os.name == "nt":  # an open file cannot be replaced there: the lock ends a moment before
            connection.close()
        yield


def copied(path: Path, target: Path) -> None:
    """Copy a plan as it is now, with changes that a program which edits it has not put into the file yet."""
    with closing(connected(path)) as connection, closing(sqlite3.connect(target)) as copy:
        try:
            connection.backup(copy)
        except sqlite3.Error as error:
            raise OSError(str(error)) from error


def in_use(path: Path) -> OutputError:
    """Return the error of a plan that another program holds."""
    return OutputError(
        "The plan “{path}” is being edited in another program or window of QGIS, so it is not overwritten. "
        "Save and end the editing there and remove the plan's layers from the map, then try again.",
        path=path,
    )


def busy(path: Path) -> OutputError:
    """Return the error of a plan that another program is writing right now."""
    return OutputError(
        "The plan “{path}” is being written by another program or window of QGIS. Nothing was changed. "
        "Wait until it is done, then try again.",
        path=path,
    )


def changed_since(path: Path, found: Stamp | None, seen: Stamp | None) -> OutputError:
    """Return the error of a plan that is not as it was seen: who changed it, when, and what to do."""
    if found is None:
        return OutputError(
            "The plan “{path}” is not there any more: it was moved or deleted since it was read. "
            "Put it back, or save under another name.",
            path=path,
        )
    return OutputError(
        "The plan “{path}” {what} since it was read, so it is not overwritten. "
        "Open it again to see what is new, or save under another name.",
        path=path,
        what=_what(found, seen),
    )


def _what(found: Stamp, seen: Stamp | None) -> Text:
    if seen is not None and found.revision == seen.revision:
        return text("was changed by somebody else in another program ({when})", when=found.last_change)
    if found.changed_by:
        return text(
            "was changed by {who} ({when}, revision {found})",
            who=found.changed_by,
            when=found.changed,
            found=found.revision,
        )
    return text("was changed by somebody else ({when}, revision {found})", when=found.changed, found=found.revision)


def _unreadable(path: Path, error: sqlite3.Error) -> InputError:
    return InputError(
        "“{path}” cannot be read as a plan: {reason}. Choose a GeoPackage that DSS Planner wrote.",
        path=path,
        reason=error,
    )


def _no_plan(path: Path) -> OutputError:
    return OutputError("“{path}” exists and is not a plan, so it is not overwritten. Choose another name.", path=path)


def _stamp(connection: sqlite3.Connection, path: Path) -> Stamp:
    row = _plan_row(connection, path)
    last_change = connection.execute("SELECT MAX(last_change) FROM gpkg_contents").fetchone()[0]
    waiting = Path(f"{path}-wal")
    return Stamp(
        revision=int(row.get("revision") or 0),
        size=path.stat().st_size,
        last_change=str(last_change),
        pending=waiting.stat().st_size if waiting.exists() else 0,
        changed=str(row.get("changed") or ""),
        changed_by=str(row.get("changed_by") or ""),
    )


def _plan_row(connection: sqlite3.Connection, path: Path) -> dict:
    there = connection.execute("SELECT COUNT(*) FROM sqlite_master WHERE name = 'plan'").fetchone()[0]
    row = connection.execute("SELECT * FROM plan").fetchone() if there else None
    if row is None or "schema_version" not in row.keys():  # noqa: SIM118 - a Row is not a mapping
        raise InputError(
            "“{path}” is a GeoPackage but not a plan: it has no table “plan” with a format number. "
            "Choose a GeoPackage that DSS Planner wrote.",
            path=path,
        )
    return dict(row)
