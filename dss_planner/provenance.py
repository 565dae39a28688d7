"""Where a result comes from: a sidecar JSON with inputs, parameters and software beside every output."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import platform
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone
from functools import lru_cache
from pathlib import Path

import numpy as np
import scipy
from osgeo import gdal

from dss_planner import paths
from dss_planner.errors import OutputError

#: Bytes hashed at a time.
_CHUNK = 1 << 20
#: Files hashed at the same time.
_HASHED_TOGETHER = 4
#: Lists longer than this are written an item a line.
_LONG = 100

#: A file that changed within so many seconds may change again under the same time stamp.
_SETTLED = 2.0


def sidecar(output: str | Path) -> Path:
    """Return the path of the provenance file of ``output``: ``soil_loss.tif`` → ``soil_loss.provenance.json``."""
    output = Path(output)
    return output.with_name(f"{output.stem}.provenance.json")


def sha256(path: str | Path) -> str:
    """Return the SHA-256 of a file; one that has rested since it was read last is not read again."""
    status = Path(path).stat()
    if time.time() - status.st_ctime < _SETTLED:
        return _read_sha256(str(path))
    stamp = (status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
    return _remembered_sha256(str(path), stamp)


@lru_cache(maxsize=1024)
def _remembered_sha256(path: str, stamp: tuple[int, ...]) -> str:
    return _read_sha256(path)


def _read_sha256(path: str) -> str:
    digest = hashlib.sha256()
    with Path(path).open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def file_facts(path: str | Path, digest: Callable[[Path], str] = sha256) -> dict:
    """Return name, size in bytes, change date (UTC) and SHA-256 of a file. digest: reads the SHA-256."""
    path = Path(path)
    status = path.stat()
    changed = datetime.fromtimestamp(status.st_mtime, timezone.utc).isoformat(timespec="seconds")
    return {
        "name": path.name,
        "path": str(path),
        "size": status.st_size,
        "changed": changed,
        "sha256": digest(path),
    }


def software() -> dict[str, str]:
    """Return the versions of what computed the result."""
    return {
        "DSS Planner": paths.version(),
        "GDAL": gdal.__version__,
        "numpy": np.__version__,
        "scipy": scipy.__version__,
        "Python": platform.python_version(),
    }


def record(
    output: str | Path,
    step: str,
    inputs: Mapping[str, str | Path | None],
    parameters: object,
    results: object = None,
    digest: Callable[[Path], str] = sha256,
) -> Path:
    """Write the provenance of ``output`` beside it (atomically) and return its path.

    inputs: name → path (None is left out; ``file.gpkg|layername=x`` is hashed as the file).
    parameters: a request dataclass or a mapping; results: what the step wants remembered (shares known, warnings).
    digest: reads the SHA-256 of a file; one that remembers spares large files.
    """
    files = {name: str(path).split("|")[0] for name, path in inputs.items() if path}
    content = {
        "step": step,
        "output": Path(output).name,
        "made": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "inputs": dict(zip(files, _all_facts(list(files.values()), digest))),
        "parameters": plain(parameters),
        "results": plain(results),
        "software": software(),
    }
    target = sidecar(output)
    write_json(target, content)
    return target


def _all_facts(files: Sequence[str], digest: Callable[[Path], str]) -> list[dict]:
    if digest is not sha256:
        return [file_facts(file, digest) for file in files]
    with ThreadPoolExecutor(_HASHED_TOGETHER) as pool:
        return list(pool.map(file_facts, files))


def plain(value: object) -> object:
    """Return ``value`` as JSON types: dataclasses become mappings, paths and sentences become text."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        if hasattr(value, "template"):
            return str(value)
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item) for item in value]
    if isinstance(value, np.generic):
        return value.item()
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    return str(value)


def write_json(path: str | Path, content: object) -> None:
    """Write ``content`` as UTF-8 JSON, whole or not at all; of long lists each item in one line."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=f".{path.stem}-", suffix=".json", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.writelines(_json(content, "\n"))
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    finally:
        Path(temporary).unlink(missing_ok=True)


def _json(value: object, line: str) -> Iterator[str]:
    """Yield JSON with an indent of 1, where items of long lists stay in one line: that is ten times as quick.

    An item at a time, so that other threads have Python in between. line: what a new line begins with.
    """
    if isinstance(value, Mapping) and value:
        for place, (key, item) in enumerate(value.items()):
            words = key if isinstance(key, str) else json.dumps(key)
            yield f"{',' if place else '{'}{line} {json.dumps(words, ensure_ascii=False)}: "
            yield from _json(item, f"{line} ")
        yield f"{line}}}"
    elif isinstance(value, (list, tuple)) and value:
        long = len(value) > _LONG
        for place, item in enumerate(value):
            yield f"{',' if place else '['}{line} "
            if long:
                yield json.dumps(item, ensure_ascii=False, allow_nan=False)
            else:
                yield from _json(item, f"{line} ")
        yield f"{line}]"
    else:
        yield json.dumps(value, ensure_ascii=False, allow_nan=False)


def write_report(path: str | Path, content: object) -> None:
    """Write what a run reports beside its layers as JSON, `plain` first, whole or not at all; raises `OutputError`."""
    try:
        write_json(path, plain(content))
    except OSError as error:
        raise OutputError(
            "The report “{path}” cannot be written: {reason}. Choose a folder that you may write to.",
            path=path,
            reason=error.strerror or error,
        ) from error
