"""Changes of single rows of a plan as data: to write, to show at once, to undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from dss_planner.errors import InputError
from dss_planner.plan.store.columns import Column, Table
from dss_planner.plan.store.document import PlanDocument, Row
from dss_planner.plan.store.schema import TABLES, table


@dataclass(frozen=True)
class Changes:
    """put: table → rows, each with its key: a row that is there gets the values that are given, others are added.
    remove: table → keys of rows that go; rows that point to them must go too."""

    put: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    remove: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return any(self.put.values()) or any(self.remove.values())


def applied(document: PlanDocument, changes: Changes) -> PlanDocument:
    """Return the document with the changes; rows that they do not name are the same objects.

    Raises `InputError` for a row to remove that is not there.
    """
    tables = dict(document.tables)
    for name in {*changes.put, *changes.remove}:
        own = table(name)
        rows = {row[own.key]: row for row in document.rows(name)}
        for row in changes.put.get(name, ()):
            rows[row[own.key]] = {**rows.get(row[own.key], empty_row(own)), **row}
        for key in changes.remove.get(name, ()):
            if key not in rows:
                raise not_there(name, key)
            del rows[key]
        tables[name] = list(rows.values())
    return replace(document, tables=tables)


def reverse(document: PlanDocument, changes: Changes) -> Changes:
    """Return what undoes ``changes`` of ``document``: only the values that they set are set back."""
    put: dict[str, list[Row]] = {}
    remove: dict[str, list[str]] = {}
    for name in {*changes.put, *changes.remove}:
        own = table(name)
        rows = {row[own.key]: row for row in document.rows(name)}
        for row in changes.put.get(name, ()):
            old = rows.get(row[own.key])
            if old is None:
                remove.setdefault(name, []).append(row[own.key])
            else:
                put.setdefault(name, []).append({column: old.get(column) for column in row})
        for key in changes.remove.get(name, ()):
            put.setdefault(name, []).append(dict(rows[key]))
    return Changes(put, remove)


def changes_between(before: PlanDocument, after: PlanDocument) -> Changes:
    """Return what turns the rows of ``before`` into those of ``after``: whole rows that differ, and keys that went."""
    put: dict[str, list[Row]] = {}
    remove: dict[str, list[str]] = {}
    for own in TABLES:
        old = {row[own.key]: row for row in before.rows(own.name)}
        new = {row[own.key]: row for row in after.rows(own.name)}
        changed = [row for key, row in new.items() if key not in old or not _equal(own, old[key], row)]
        gone = [key for key in old if key not in new]
        if changed:
            put[own.name] = changed
        if gone:
            remove[own.name] = gone
    return Changes(put, remove)


def empty_row(own: Table) -> Row:
    """Return a row with nothing in it but the defaults of its columns."""
    row: Row = {column.name: _default(column) for column in own.columns}
    if own.geometry:
        row["geom"] = None
    return row


def not_there(name: str, key: str) -> InputError:
    """Return the error of a row to remove that is not in the plan."""
    return InputError(
        "The plan was not changed: its table “{table}” has no row “{key}” to remove. Open the plan again.",
        table=name,
        key=key,
    )


def _default(column: Column) -> object:
    if not column.default:
        return None
    return column.default != "0" if column.type == "BOOLEAN" else int(column.default)


def _equal(own: Table, first: Row, second: Row) -> bool:
    if any(first.get(column.name) != second.get(column.name) for column in own.columns):
        return False
    one, other = first.get("geom"), second.get("geom")
    if one is None or other is None:
        return one is other
    return bool(one.ExportToWkb() == other.ExportToWkb())
