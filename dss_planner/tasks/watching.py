"""Whether the files of layers are as they were when they were looked into."""

from __future__ import annotations

import os
from collections.abc import Mapping

from dss_planner.errors import PlannerError
from dss_planner.intake.naming import file_and_inside
from dss_planner.intake.opening import open_any
from dss_planner.running import CancelCheck, Progress, stop_if

#: Path, size [bytes] and time of change [ns] of each file of a layer; −1 for one that is not there.
Marks = tuple[tuple[str, int, int], ...]
#: Files that QGIS and GDAL write beside a layer that is only looked at.
_BESIDE = (".aux.xml", ".ovr", "-wal", "-shm", "-journal")


def marks_of(uri: str) -> Marks:
    """Return the marks of all files of a layer; of one that cannot be opened those of the file it names."""
    path = file_and_inside(uri)[0]
    try:
        found = open_any(uri).GetFileList() or (path,)
    except PlannerError:
        found = (path,)
    return tuple(_mark(name) for name in dict.fromkeys((path, *found)) if not name.endswith(_BESIDE))


def changed_layers(known: Mapping[str, Marks], progress: Progress, cancelled: CancelCheck) -> tuple[str, ...]:
    """Return the layers of which a file is gone, has come back or was changed since its marks were taken."""
    found = []
    for uri, marks in known.items():
        stop_if(cancelled)
        if any(_mark(path) != (path, size, when) for path, size, when in marks):
            found.append(uri)
    return tuple(found)


def _mark(path: str) -> tuple[str, int, int]:
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return path, -1, -1
    return path, status.st_size, status.st_mtime_ns
