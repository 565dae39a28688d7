"""What a pack was made from and of: tells which parts are still as they should be."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dss_planner.provenance import sha256

FILE = "manifest.json"
_FORMAT = 1


@dataclass(frozen=True)
class Part:
    """One kind of parts. key: hash of all that it depends on; files: path within the pack → SHA-256; told: numbers of
    the report to be shown again, such as its pages."""

    key: str
    files: Mapping[str, str]
    told: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Manifest:
    """parts: kind → part; about: what the pack says of itself."""

    parts: Mapping[str, Part]
    about: Mapping[str, object] = field(default_factory=dict)


def key_of(*depends: object) -> str:
    """Return the hash of what a part depends on: plain values that JSON knows."""
    return hashlib.sha256(json.dumps(depends, sort_keys=True, ensure_ascii=False, default=str).encode()).hexdigest()


def part_of(folder: Path, key: str, paths: list[Path], told: Mapping[str, float] | None = None) -> Part:
    """Return the part that the files at ``paths`` within ``folder`` make up."""
    files = {path.relative_to(folder).as_posix(): sha256(path) for path in sorted(paths)}
    return Part(key, files, told or {})


def read_manifest(folder: Path) -> Manifest | None:
    """Return the manifest of an earlier pack; None where there is none that can be read."""
    try:
        content = json.loads((folder / FILE).read_text(encoding="utf-8"))
        if content["format"] != _FORMAT:
            return None
        parts = {kind: Part(one["key"], one["files"], one.get("told", {})) for kind, one in content["parts"].items()}
        return Manifest(parts, content.get("about", {}))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest into ``folder``."""
    parts = {
        kind: {"key": part.key, "files": dict(part.files), "told": dict(part.told)}
        for kind, part in manifest.parts.items()
    }
    content = {"format": _FORMAT, "about": dict(manifest.about), "parts": parts}
    (folder / FILE).write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def as_it_was(folder: Path, part: Part | None, key: str) -> bool:
    """Return whether a part depends on the same as before and its files are still the ones that were written."""
    if part is None or part.key != key or not part.files:
        return False
    return all((folder / name).is_file() and sha256(folder / name) == digest for name, digest in part.files.items())
