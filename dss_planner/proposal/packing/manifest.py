"""What a pack was made from and of: tells which parts are still as they should be."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path

from osgeo import ogr

from dss_planner.provenance import sha256
from dss_planner.text import Text

FILE = "manifest.json"
_FORMAT = 1


@dataclass(frozen=True)
class Part:
    """One kind of parts. key: hash of all that it depends on; files: path within the pack → SHA-256; told: numbers of
    the report to be shown again, such as its pages; failed: what could not be made, to be told again."""

    key: str
    files: Mapping[str, str]
    told: Mapping[str, float] = field(default_factory=dict)
    failed: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Manifest:
    """parts: kind → part; about: what the pack says of itself."""

    parts: Mapping[str, Part]
    about: Mapping[str, object] = field(default_factory=dict)


def key_of(*depends: object) -> str:
    """Return the hash of what a part depends on: plain values, dataclasses and shapes, at any depth."""
    return hashlib.sha256(json.dumps(depends, sort_keys=True, ensure_ascii=False, default=_plain).encode()).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, ogr.Geometry):
        return bytes(value.ExportToIsoWkb()).hex()
    if is_dataclass(value):
        return {one.name: getattr(value, one.name) for one in fields(value)}
    if isinstance(value, Mapping):
        return dict(value)
    return sorted(value) if isinstance(value, (set, frozenset)) else str(value)


def part_of(
    folder: Path,
    key: str,
    paths: list[Path],
    told: Mapping[str, float] | None = None,
    failed: tuple[Text, ...] = (),
) -> Part:
    """Return the part that the files at ``paths`` within ``folder`` make up."""
    files = {path.relative_to(folder).as_posix(): sha256(path) for path in sorted(paths)}
    return Part(key, files, told or {}, failed)


def read_manifest(folder: Path) -> Manifest | None:
    """Return the manifest of an earlier pack; None where there is none that can be read."""
    try:
        content = json.loads((folder / FILE).read_text(encoding="utf-8"))
        if content["format"] != _FORMAT:
            return None
        parts = {
            kind: Part(one["key"], one["files"], one.get("told", {}), tuple(map(_said, one.get("failed", ()))))
            for kind, one in content["parts"].items()
        }
        return Manifest(parts, content.get("about", {}))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest into ``folder``."""
    parts = {
        kind: {"key": part.key, "files": dict(part.files), "told": dict(part.told), "failed": part.failed}
        for kind, part in manifest.parts.items()
    }
    content = {"format": _FORMAT, "about": dict(manifest.about), "parts": parts}
    said = json.dumps(content, indent=1, ensure_ascii=False, default=_plain)
    (folder / FILE).write_text(f"{said}\n", encoding="utf-8")


def _said(stored: Mapping[str, object]) -> Text:
    values = dict(stored["values"])  # type: ignore[call-overload]
    return Text(
        str(stored["template"]),
        {name: _said(one) if isinstance(one, Mapping) else one for name, one in values.items()},
    )


def as_it_was(folder: Path, part: Part | None, key: str) -> bool:
    """Return whether a part depends on the same as before and its files are still the ones that were written."""
    if part is None or part.key != key or not part.files:
        return False
    return all((folder / name).is_file() and sha256(folder / name) == digest for name, digest in part.files.items())
