"""Reading a wind table (direction × speed class, percent of time) from CSV or JSON."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np

from dss_planner.erosion.wind.driftpotential import WindTable, to_knots
from dss_planner.erosion.wind.unreadable import unreadable
from dss_planner.errors import InputError

#: Columns of a CSV; the unit of the speeds stands in their names.
_SPEED_COLUMNS = {"kn": ("speed_from_kn", "speed_to_kn"), "m/s": ("speed_from_ms", "speed_to_ms")}
_DIRECTION, _PERCENT = "direction_from_deg", "percent"
#: Percents of a table add up to 100 at most; a little more is rounding.
_LARGEST_SUM = 101.0
#: A table that sums to at most this holds fractions of 1.
_FRACTIONS = 1.0


def is_wind_table(path: str | Path) -> bool:
    """Return whether a file is a wind table rather than a record: JSON, or columns of a table in its first line."""
    path = Path(path)
    if path.suffix.lower() == ".json":
        return True
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as stream:
            head = stream.readline()
    except OSError as error:
        raise unreadable(path, error) from error
    return _PERCENT in {name.strip() for name in head.split(",")} or _DIRECTION in head


def read_wind_table(path: str | Path) -> WindTable:
    """Return the wind table of a file.

    CSV: columns ``direction_from_deg``, ``speed_from_kn`` and ``speed_to_kn`` (or ``speed_from_ms`` and
    ``speed_to_ms``), ``percent``; one line for each direction and class. JSON: {"unit": "kn" or "m/s", "rows":
    [{"direction_from_deg", "speed_from", "speed_to", "percent"}]}. Speeds are at 10 m; m/s become knots.

    Raises `InputError` when the file is missing or unreadable, a column or number is missing, or values are wrong.
    """
    path = Path(path)
    try:
        content = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise unreadable(path, error) from error
    rows = _json_rows(content, path) if path.suffix.lower() == ".json" else _csv_rows(content, path)
    if not rows:
        raise InputError(
            "The wind table “{layer}” holds no row. Add one for each direction and class.", layer=path.name
        )
    return _table(rows, path)


def _csv_rows(content: str, path: Path) -> list[tuple[float, ...]]:
    reader = csv.DictReader(content.splitlines())
    columns = [name.strip() for name in reader.fieldnames or ()]
    reader.fieldnames = columns
    unit = next((unit for unit, names in _SPEED_COLUMNS.items() if set(names) <= set(columns)), None)
    if unit is None or not {_DIRECTION, _PERCENT} <= set(columns):
        raise InputError(
            "The wind table “{layer}” has the columns {found}; {expected} are expected.",
            layer=path.name,
            found=", ".join(columns) or "–",
            expected="direction_from_deg, speed_from_kn, speed_to_kn (or speed_from_ms, speed_to_ms), percent",
        )
    return _numbers(reader, (_DIRECTION, *_SPEED_COLUMNS[unit], _PERCENT), unit, path)


def _json_rows(content: str, path: Path) -> list[tuple[float, ...]]:
    try:
        document = json.loads(content)
    except json.JSONDecodeError as error:
        raise InputError(
            "The wind table “{layer}” is not valid JSON: {reason}. Correct the file.", layer=path.name, reason=error
        ) from error
    unit = document.get("unit") if isinstance(document, dict) else None
    rows = document.get("rows") if isinstance(document, dict) else None
    if unit not in _SPEED_COLUMNS or not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise InputError(
            "The wind table “{layer}” needs “unit” (kn or m/s) and “rows” (a list of rows); found the unit “{found}”.",
            layer=path.name,
            found=unit,
        )
    return _numbers(rows, (_DIRECTION, "speed_from", "speed_to", _PERCENT), unit, path)


def _numbers(
    rows: Iterable[Mapping[str, object]], names: tuple[str, ...], unit: str, path: Path
) -> list[tuple[float, ...]]:
    result: list[tuple[float, ...]] = []
    for number, row in enumerate(rows, start=1):
        values = tuple(_number(row.get(name)) for name in names)
        direction, low, high, percent = values
        if not all(math.isfinite(value) for value in values) or percent < 0.0 or low < 0.0 or high <= low:
            raise InputError(
                "Row {row} of the wind table “{layer}” reads {found}; a direction, two rising speeds and a percentage "
                "are expected. Correct or complete the row.",
                row=number,
                layer=path.name,
                found=", ".join(str(row.get(name)) for name in names),
            )
        bounds = to_knots([low, high]) if unit == "m/s" else (low, high)
        result.append((direction % 360.0, float(bounds[0]), float(bounds[1]), percent))
    return result


def _number(value: object) -> float:
    try:
        return float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return math.nan


def _table(rows: list[tuple[float, ...]], path: Path) -> WindTable:
    directions = sorted({row[0] for row in rows})
    classes = sorted({(row[1], row[2]) for row in rows})
    percent = np.zeros((len(directions), len(classes)))
    for direction, low, high, share in rows:
        percent[directions.index(direction), classes.index((low, high))] += share
    total = float(percent.sum())
    for (_, high), (low, _) in zip(classes, classes[1:]):
        if low < high - 1e-9:
            raise InputError(
                "Speed classes of the wind table “{layer}” overlap at {low} kn. Let each class begin where the one "
                "before ends.",
                layer=path.name,
                low=f"{low:.4g}",
            )
    if not _FRACTIONS < total <= _LARGEST_SUM:
        raise InputError(
            "The wind table “{layer}” adds up to {found}; percent of all time is expected (above {low}, at most 100). "
            "Multiply fractions by 100.",
            layer=path.name,
            found=f"{total:.6g}",
            low=_FRACTIONS,
        )
    low_bounds, high_bounds = np.array(classes).T
    return WindTable(np.array(directions), low_bounds, high_bounds, percent)
