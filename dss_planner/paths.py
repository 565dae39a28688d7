"""Where resources lie: beside the package in a checkout, inside it in an installed plugin."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def _beside_or_inside(name: str) -> Path:
    inside = PACKAGE / name
    return inside if inside.exists() else PACKAGE.parent / name


def resource(*parts: str) -> Path:
    """Return the path of a file or folder under ``resources/``."""
    return _beside_or_inside("resources").joinpath(*parts)


def metadata_file() -> Path:
    """Return the path of ``metadata.txt``."""
    return _beside_or_inside("metadata.txt")


def version() -> str:
    """Return the plugin's version as ``metadata.txt`` states it."""
    for line in metadata_file().read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition("=")
        if key.strip() == "version":
            return value.strip()
    return "0"
