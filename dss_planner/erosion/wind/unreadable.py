"""What is said of a wind file that cannot be read: in words, with what to do."""

from __future__ import annotations

from pathlib import Path

from dss_planner.errors import InputError


def unreadable(path: Path, error: Exception) -> InputError:
    """Return the error to raise for a wind record or table whose reading ended with ``error``."""
    if isinstance(error, FileNotFoundError):
        return InputError(
            "The wind file “{layer}” is not there any more: “{folder}” does not hold it. Bring it back, or choose the "
            "file where it lies now.",
            layer=path.name,
            folder=path.parent,
        )
    if isinstance(error, IsADirectoryError) or path.is_dir():
        return InputError("“{path}” is a folder; a wind record or table is expected. Choose the file in it.", path=path)
    if isinstance(error, PermissionError):
        return InputError(
            "The wind file “{layer}” is there, but may not be read. Close the program that holds it, change its "
            "permissions, or choose a copy.",
            layer=path.name,
        )
    reason = error.strerror if isinstance(error, OSError) and error.strerror else error
    return InputError(
        "The wind file “{layer}” cannot be read as text: {reason}. Save it as CSV in UTF-8, or choose another copy.",
        layer=path.name,
        reason=reason,
    )
