"""A legend of the user's own: a CSV or JSON file that says which planner class each code of a land cover stands for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from dss_planner import paths
from dss_planner.errors import InputError
from dss_planner.intake.known.rasters import Legend
from dss_planner.intake.vectors.tabletext import read_text_table

#: Id of a legend that is not in the catalogue.
OWN = "own"
#: code, name, planner class; class 0: the code means unknown.
OwnClass = tuple[int, str, int]
_HIGHEST = 32767
_UNKNOWN = ("", "0", "unknown", "nodata", "no data", "none")
_COLUMNS = {
    "code": ("code", "value", "class_code", "id", "код", "코드"),
    "name": ("name", "label", "description", "class_name", "нэр", "название", "이름"),
    "class": ("class", "planner", "planner class", "planner_class", "ангилал", "класс", "분류"),
}
_SHOWN = 6


def read_legend(path: str) -> tuple[OwnClass, ...]:
    """Return the classes of a legend file, by code.

    CSV: a header with the columns code, name and class, separated by comma, semicolon or tab. JSON: a list of objects
    with these keys, or such a list under “classes”. class: code or key of a planner class; empty, 0 or “unknown” for
    codes that mean no data. Raises `InputError` that names the file, what is wrong in which row, and what is expected.
    """
    try:
        rows = _json_rows(path) if Path(path).suffix.lower() == ".json" else _csv_rows(path)
    except OSError as error:
        raise InputError(
            "The legend “{file}” cannot be read: {reason}. Choose another file.",
            file=path,
            reason=error.strerror or error,
        ) from error
    found: dict[int, OwnClass] = {}
    for number, row in enumerate(rows, start=1):
        code = _code(path, number, row)
        if code in found:
            raise InputError(
                "The legend “{file}” has the code {code} twice (row {row}). Keep one of them.",
                file=path,
                code=code,
                row=number,
            )
        found[code] = (code, str(row.get("name") or "").strip(), _class(path, number, row))
    if not any(planner for _, _, planner in found.values()):
        raise InputError(
            "The legend “{file}” gives no code a planner class. Fill the column “class” with {expected}.",
            file=path,
            expected=_expected(),
        )
    return tuple(found[code] for code in sorted(found))


def legend_of_file(path: str, classes: Iterable[OwnClass]) -> Legend:
    """Return the legend as the recognition knows legends. path: of the file, which names it."""
    listed = tuple(classes)
    return Legend(
        OWN,
        Path(path).name or OWN,
        (),
        frozenset(code for code, _, planner in listed if planner),
        tuple(code for code, _, planner in listed if not planner),
    )


def _csv_rows(path: str) -> list[Mapping[str, object]]:
    lines = [row for row in read_text_table(path).rows() if any(cell.strip() for cell in row)]
    head = [cell.strip().lower() for cell in lines[0]] if lines else []
    place = {key: next((head.index(name) for name in names if name in head), None) for key, names in _COLUMNS.items()}
    missing = [key for key in ("code", "class") if place[key] is None]
    if missing:
        raise InputError(
            "The legend “{file}” has no column {missing}; its columns are {found}. Expected are code, name and class.",
            file=path,
            missing=", ".join(missing),
            found=", ".join(head) or "–",
        )
    return [
        {key: row[index] if index is not None and index < len(row) else "" for key, index in place.items()}
        for row in lines[1:]
    ]


def _json_rows(path: str) -> list[Mapping[str, object]]:
    try:
        content = json.loads(Path(path).read_text(encoding="utf-8-sig"))
    except ValueError as error:
        raise InputError("The legend “{file}” is no JSON: {reason}.", file=path, reason=error) from error
    listed = content.get("classes") if isinstance(content, dict) else content
    if not isinstance(listed, list) or not all(isinstance(item, dict) for item in listed):
        raise InputError(
            "The legend “{file}” is expected to be a list of objects with code, name and class, or to have such a list "
            "under “classes”.",
            file=path,
        )
    rows: list[Mapping[str, object]] = []
    for item in listed:
        named = {str(key).strip().lower(): value for key, value in item.items()}
        rows.append(
            {key: next((named[name] for name in names if name in named), "") for key, names in _COLUMNS.items()}
        )
    return rows


def _code(path: str, number: int, row: Mapping[str, object]) -> int:
    written = row.get("code")
    try:
        value = float(str(written).strip())
    except ValueError:
        value = -1.0
    if not (0 <= value <= _HIGHEST and value == int(value)):
        raise InputError(
            "The legend “{file}” has the code “{found}” in row {row}; a whole number from 0 to {highest} is expected.",
            file=path,
            found=written,
            row=number,
            highest=_HIGHEST,
        )
    return int(value)


def _class(path: str, number: int, row: Mapping[str, object]) -> int:
    written = row.get("class")
    said = "" if written is None else str(written).strip().lower()
    if said in _UNKNOWN:
        return 0
    for code, names in planner_names().items():
        if said == str(code) or said.replace(" ", "_") in names:
            return code
    raise InputError(
        "The legend “{file}” has the class “{found}” in row {row}; expected is {expected}, or nothing for unknown.",
        file=path,
        found=written,
        row=number,
        expected=_expected(),
    )


def _expected() -> str:
    return ", ".join(f"{code} {names[0]}" for code, names in planner_names().items())


@lru_cache(maxsize=1)
def planner_names() -> Mapping[int, tuple[str, ...]]:
    """Return the planner classes: code → key and name, in lower case without blanks."""
    content = json.loads(paths.resource("landcover", "classes.json").read_text(encoding="utf-8"))
    return {entry["code"]: (entry["key"], str(entry["name"]).lower().replace(" ", "_")) for entry in content["classes"]}
