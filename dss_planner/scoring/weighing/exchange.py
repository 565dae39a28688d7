"""Weight profiles to and from files: JSON with everything, CSV for a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from dss_planner.errors import InputError, OutputError
from dss_planner.provenance import write_json
from dss_planner.scoring.parsing import parse_profile
from dss_planner.scoring.weighing.profiles import WORDS, Profile

VERSION = 1
_SHARE = 100.0


def write_profiles(profiles: Sequence[Profile], names: Mapping[str, str], path: str | Path) -> None:
    """Write profiles to a .csv file (weights in percent, without pairwise answers), else as JSON with everything.

    names: criterion id → as people read it. Raises `OutputError`.
    """
    path = Path(path)
    try:
        if path.suffix.lower() == ".csv":
            _write_text(_csv(profiles, names), path)
        else:
            kept = [profile.as_dict() for profile in profiles]
            write_json(path, {"version": VERSION, "criteria": dict(names), "profiles": kept})
    except OSError as error:
        raise OutputError(
            "{path} cannot be written: {reason}. Choose another name.", path=path, reason=error.strerror or error
        ) from error


def read_profiles(path: str | Path, names: Mapping[str, str]) -> tuple[Profile, ...]:
    """Read profiles from a .csv file, or from JSON (a file of profiles, or a score model that holds some).

    names: id → name of the criteria at hand; columns of a CSV file are named by either. Raises `InputError`.
    """
    path = Path(path)
    try:
        content = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            "The weight profiles in {path} cannot be read: {reason}. Choose a file in UTF-8.", path=path, reason=error
        ) from error
    found = _from_csv(content, names, path) if path.suffix.lower() == ".csv" else profiles_from_json(content, path)
    if not found:
        raise InputError("{path} holds no weight profile; at least one is expected. Choose another file.", path=path)
    return found


def profiles_json(profiles: Sequence[Profile]) -> str:
    """Return the profiles as JSON text, as `profiles_from_json` reads it."""
    return json.dumps({"version": VERSION, "profiles": [item.as_dict() for item in profiles]}, ensure_ascii=False)


def profiles_from_json(content: str, path: str | Path = "") -> tuple[Profile, ...]:
    """Return the profiles of a JSON text. Raises `InputError`."""
    try:
        found = json.loads(content)
    except ValueError as error:
        raise InputError(
            "The weight profiles in {path} are not valid JSON: {reason}. Correct the file.", path=path, reason=error
        ) from error
    items = found.get("profiles") if isinstance(found, Mapping) else found
    if not isinstance(items, list):
        raise InputError(
            "{path} holds no list “profiles”; a file of weight profiles or a score model is expected. Choose another "
            "file.",
            path=path,
        )
    return tuple(Profile(**parse_profile(item, place)) for place, item in enumerate(items, start=1))


def _write_text(content: str, path: Path) -> None:
    """Write a file whole or not at all; a spreadsheet needs the mark at its start to read other than Latin letters."""
    handle, temporary = tempfile.mkstemp(prefix=f".{path.stem}-", suffix=path.suffix, dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8-sig", newline="") as stream:
            stream.write(content)
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    finally:
        Path(temporary).unlink(missing_ok=True)


def _csv(profiles: Sequence[Profile], names: Mapping[str, str]) -> str:
    keys = list(names) + sorted({key for profile in profiles for key in profile.weights} - set(names))
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(["name", *WORDS, *keys])
    for profile in profiles:
        total = sum(profile.weights.values()) or 1.0
        shares = [_SHARE * profile.weights[key] / total if key in profile.weights else None for key in keys]
        words = [getattr(profile, key) for key in WORDS]
        writer.writerow([profile.name, *words, *("" if share is None else f"{share:.10g}" for share in shares)])
    return lines.getvalue()


def _from_csv(content: str, names: Mapping[str, str], path: Path) -> tuple[Profile, ...]:
    first = content.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    rows = [row for row in csv.reader(io.StringIO(content), delimiter=separator) if any(cell.strip() for cell in row)]
    titles = [title.strip() for title in rows[0]] if rows else []
    if "name" not in titles:
        raise InputError(
            "{path} has the columns {found}; a column “name” is expected, and one for each criterion. Add them.",
            path=path,
            found=", ".join(titles) or "none",
        )
    ids = {name.casefold(): key for key, name in names.items()}
    profiles = []
    for place, row in enumerate(rows[1:], start=1):
        cells = {title: cell.strip() for title, cell in zip(titles, row)}
        words = {key: cells[key] for key in ("name", *WORDS) if key in cells}
        weights = {
            ids.get(title.casefold(), title): _share(cell, separator, title, words["name"] or str(place), path)
            for title, cell in cells.items()
            if title and title not in ("name", *WORDS) and cell
        }
        profiles.append(Profile(**parse_profile({**words, "weights": weights}, place)))
    return tuple(profiles)


def _share(cell: str, separator: str, title: str, name: str, path: Path) -> float:
    number = cell.rstrip("%").strip()
    if separator != ",":
        number = number.replace(",", ".")
    try:
        return float(number)
    except ValueError as error:
        raise InputError(
            "{path} gives “{criterion}” in the row “{profile}” the weight {found}; a number is expected. Correct it.",
            path=path,
            criterion=title,
            profile=name,
            found=cell,
        ) from error
