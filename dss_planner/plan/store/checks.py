"""What the rows of a plan must keep to before they are written."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from osgeo import gdal, ogr

from dss_planner.errors import InputError
from dss_planner.plan.store.columns import Column, Table
from dss_planner.plan.store.schema import TABLES
from dss_planner.text import text

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_KINDS = {"POLYGON": ogr.wkbPolygon, "LINESTRING": ogr.wkbLineString, "POINT": ogr.wkbPoint}
_FIX = {
    "POLYGON": text("Split a polygon of several parts into one row for each, and mend edges that cross."),
    "LINESTRING": text("Split a line of several parts into one row for each."),
    "POINT": text("Split several points into one row for each."),
}
#: What `save_plan` and `update_plan` fill in themselves.
_FILLED = {("plan", name) for name in ("schema_version", "revision", "changed", "planner_version")}


def require_sound(tables: Mapping[str, Sequence[Mapping]]) -> None:
    """Raise `InputError` when a row lacks a value, repeats a key, points nowhere, or has a wrong date or geometry."""
    keys = {table.name: {row.get(table.key) for row in tables.get(table.name, ())} for table in TABLES}
    if len(tables.get("plan", ())) != 1:
        raise InputError(
            "The plan has {found} rows in its table “plan” and needs one. Keep one of them.",
            found=len(tables.get("plan", ())),
        )
    for table in TABLES:
        rows = tables.get(table.name, ())
        for row in rows:
            require_row(table, row)
            for column in table.columns:
                if column.references and row.get(column.name) is not None:
                    _require_target(table, row, column, keys[column.target[0]])
        if len(keys[table.name]) < len(rows):
            raise _repeated(table, rows)


def require_row(table: Table, row: Mapping, columns: Collection[str] | None = None) -> None:
    """Raise `InputError` when values of a row are not what its table holds; columns: those to check (None: all)."""
    for column in table.columns:
        if columns is not None and column.name not in columns:
            continue
        value = row.get(column.name)
        given = columns is not None or not (column.default or (table.name, column.name) in _FILLED)
        if value is None and column.required and given:
            raise InputError(
                "The plan was not saved: “{row}” in the table “{table}” has nothing in “{column}”. Fill it in.",
                row=_name(table, row),
                table=table.name,
                column=column.name,
            )
        if value is not None and column.type == "DATE":
            _require_day(table, row, column)
    _require_options(table, row)
    _require_span(table, row)
    if table.name == "unit_costs":
        _require_order(row)
    if table.geometry and (columns is None or "geom" in columns):
        _require_geometry(table, row)


def points_nowhere(table: str, parent: str) -> InputError:
    """Return the error of a reference that leads nowhere."""
    return InputError(
        "The plan was not saved: a row of “{table}” points to a row of “{parent}” that does not exist. "
        "Restore that row or remove what points to it.",
        table=table,
        parent=parent,
    )


def _require_target(table: Table, row: Mapping, column: Column, keys: Collection[object]) -> None:
    if row[column.name] not in keys:
        raise InputError(
            "The plan was not saved: “{row}” of “{table}” points to a row of “{parent}” that does not exist "
            "(“{wanted}”). Restore that row or remove what points to it.",
            row=_name(table, row),
            table=table.name,
            parent=column.target[0],
            wanted=row[column.name],
        )


def _repeated(table: Table, rows: Sequence[Mapping]) -> InputError:
    seen: set[object] = set()
    twice = next(row[table.key] for row in rows if row[table.key] in seen or seen.add(row[table.key]))  # type: ignore[func-returns-value]
    return InputError(
        "The plan was not saved: the key “{key}” stands twice in the table “{table}”. Give one of the rows another.",
        key=twice,
        table=table.name,
    )


def _require_day(table: Table, row: Mapping, column: Column) -> None:
    value = str(row[column.name])
    try:
        known = bool(_DAY.fullmatch(value) and date.fromisoformat(value))
    except ValueError:
        known = False
    if not known:
        raise InputError(
            "The plan was not saved: “{row}” in the table “{table}” has “{value}” as {column}, not a day. "
            "Write it as 2026-04-30.",
            row=_name(table, row),
            table=table.name,
            value=value,
            column=column.name,
        )


def _require_span(table: Table, row: Mapping) -> None:
    begin, end = row.get("begin_date"), row.get("end_date")
    if begin and end and str(end) < str(begin):
        raise InputError(
            "The plan was not saved: “{row}” in the table “{table}” ends on {end}, before it begins on {begin}. "
            "Exchange the dates or clear one.",
            row=_name(table, row),
            table=table.name,
            end=end,
            begin=begin,
        )


def _require_order(row: Mapping) -> None:
    ends = [row.get(name) for name in ("low", "mode", "high")]
    if None not in ends and not 0.0 <= ends[0] <= ends[1] <= ends[2]:  # type: ignore[operator]
        raise InputError(
            "The plan was not saved: the unit cost of “{measure}” is {low}, {mode} and {high}; low, likely and high "
            "must be from 0 on and in this order. Correct them.",
            measure=row.get("measure") or row.get("uuid"),
            low=ends[0],
            mode=ends[1],
            high=ends[2],
        )


def _require_options(table: Table, row: Mapping) -> None:
    content = row.get("options")
    if content is None:
        return
    try:
        known = isinstance(json.loads(content), dict)
    except (TypeError, ValueError):
        known = False
    if not known:
        raise InputError(
            "The plan was not saved: the options of “{row}” in the table “{table}” are “{value}”, no JSON object. "
            "Write them as {example}, or clear them.",
            row=_name(table, row),
            table=table.name,
            value=content,
            example='{"spacing": 20}',
        )


def _require_geometry(table: Table, row: Mapping) -> None:
    shape = row.get("geom")
    if shape is None or shape.IsEmpty():
        found: object = text("missing")
    elif ogr.GT_Flatten(shape.GetGeometryType()) != _KINDS[table.geometry]:
        found = shape.GetGeometryName()
    elif not _is_valid(shape):
        found = text("invalid (edges cross or touch, or it has no extent)")
    else:
        return
    raise InputError(
        "The plan was not saved: the geometry of “{row}” in the table “{table}” is {found}, but one valid {kind} is "
        "needed. {fix}",
        row=_name(table, row),
        table=table.name,
        found=found,
        kind=table.geometry,
        fix=_FIX[table.geometry],
    )


def _is_valid(shape: ogr.Geometry) -> bool:
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        return bool(shape.IsValid())
    finally:
        gdal.PopErrorHandler()


def _name(table: Table, row: Mapping) -> object:
    return row.get("name") or row.get("title") or row.get(table.key) or "?"
