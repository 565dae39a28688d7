"""What a source holds: all files that make it up, and a hash of each that is read again only when the file changed."""

from __future__ import annotations

import hashlib
import html
import json
import os
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dss_planner.errors import InputError
from dss_planner.intake.opening import open_any
from dss_planner.provenance import write_json
from dss_planner.raster.vectors import split_uri
from dss_planner.running import CancelCheck, never, stop_if

#: Bytes hashed between two looks at the cancel button.
_CHUNK = 1 << 22
#: A file that was changed less than this before it was read may change again within the clock's step [s].
_CLOCK_STEP = 2.0
#: Hashes kept from earlier runs.
_MOST_KEPT = 50_000
#: Files beside a source that carry nothing of its content: pyramids and spatial indices.
_DERIVED = (".ovr", ".qix", ".sbn", ".sbx", ".ind", ".idm")
#: Drivers whose files only say where the content is to be asked for.
_REMOTE = ("WMS", "WMTS", "WCS", "WFS", "OAPIF", "OGCAPI", "DAAS", "PLMOSAIC", "STACTA", "STACIT", "ECRGTOC")
#: A part of a raster, made as it is opened.
_VIRTUAL = "vrt://"
_SOURCE = re.compile(r"<(?:SourceFilename|SourceDataset|SrcDataSource)([^>]*)>([^<]+)</")
#: A sub-dataset, with its file; newer GDAL (3.10) lists those of a virtual raster so.
_PART = re.compile(r'^\w+:"([^"]+)"')
_ARCHIVES = ("/vsizip/", "/vsitar/", "/vsigzip/")
#: Statistics that GDAL and QGIS note beside a raster when they show it.
_STATISTICS = re.compile(rb'<MDI key="STATISTICS_[^>]*>[^<]*</MDI>|<Histograms>.*?</Histograms>', re.DOTALL)


@dataclass(frozen=True)
class SourceContent:
    """files: all files of a source, its own first. sha256: of all of them; the same wherever they lie. stamps: of the

    files when they were looked at."""

    files: tuple[str, ...]
    sha256: str
    stamps: tuple[tuple[int, ...], ...]

    def require_unchanged(self) -> None:
        """Raise `InputError` when a file has changed since: what was read of it belongs to no known content."""
        for path, stamp in zip(self.files, self.stamps):
            try:
                same = tuple(stat_of(path)) == stamp
            except OSError:
                same = False
            if not same:
                raise _changed(path)


def source_files(uri: str) -> tuple[str, ...]:
    """Return all files that hold the layer ``uri``, its own first; empty when its content is not (only) in files.

    Members of a virtual raster, the parts of a shapefile, the archive around a file and the journal of a GeoPackage
    belong to it. Raises `InputError` when the layer cannot be opened.
    """
    found: dict[str, None] = {}
    if not _collect(uri, found):
        return ()
    return tuple(found)


def _collect(uri: str, found: dict[str, None]) -> bool:
    """Add the files of ``uri`` to ``found``; return whether they hold all of its content."""
    if uri.startswith(_VIRTUAL):
        return _collect(uri[len(_VIRTUAL) :].split("?", maxsplit=1)[0], found)
    names = _listed(uri)
    for name in names or _folder_files(uri):
        path = physical(name)
        if path is None:
            return False
        if path.suffix.lower() in _DERIVED or str(path) in found:
            continue
        found[str(path)] = None
        journal = Path(f"{path}-wal")
        if journal.is_file() and journal.stat().st_size:
            found[str(journal)] = None
        # GDAL does not list the sources of sources, nor files behind sub-datasets
        if path.suffix.lower() == ".vrt" and not all(_collected(source, found) for source in _sources(path)):
            return False
    return bool(names) or bool(found)


def _collected(source: str, found: dict[str, None]) -> bool:
    try:
        return _collect(source, found)
    except InputError:  # its content is not known then, and is never taken from the cache
        return False


def _listed(uri: str) -> list[str]:
    """Return the files that GDAL lists; of a table that it cannot open, the file itself; none for a server."""
    path = physical(split_uri(uri)[0])
    try:
        dataset = open_any(uri)
    except InputError:
        if path is None:
            raise
        return [str(path)]
    if dataset.GetDriver().ShortName in _REMOTE:
        return []
    return list(dataset.GetFileList() or [])


def _sources(virtual: Path) -> Iterator[str]:
    """Yield what a virtual file is made of, as it is to be opened."""
    # a series names the same file once for each of its bands
    found = dict.fromkeys(match.groups() for match in _SOURCE.finditer(_text(virtual)))
    for attributes, written in found:
        name = html.unescape(written)
        yield _beside(virtual, name) if 'relativeToVRT="1"' in attributes else name


def _text(virtual: Path) -> str:
    return virtual.read_text(encoding="utf-8", errors="replace")


def _beside(virtual: Path, name: str) -> str:
    """Return a source that is named relative to the virtual file; of a sub-dataset, its file is."""
    if '"' in name:
        driver, file, rest = name.split('"', maxsplit=2)
        return f'{driver}"{virtual.parent / file}"{rest}'
    return str(virtual.parent / name)


def _folder_files(uri: str) -> Iterator[str]:
    folder = Path(split_uri(uri)[0])
    if folder.is_dir():
        yield from (str(path) for path in sorted(folder.rglob("*")) if path.is_file())


def physical(name: str) -> Path | None:
    """Return the file on disk behind a GDAL file name (itself, the file of a sub-dataset, or the archive around it);
    None for none."""
    part = _PART.match(name)
    if part:
        return physical(part[1])
    if not name.startswith("/vsi"):
        return Path(name) if Path(name).is_file() else None
    for prefix in _ARCHIVES:
        if name.startswith(prefix):
            inner = Path(name[len(prefix) :].strip("{}"))
            return next((path for path in (inner, *inner.parents) if path.is_file()), None)
    return None


class Contents:
    """Hashes of files, remembered by path, size, times and inode, so that a large file is read once.

    A file is read again as soon as its size, modification time, change time (where the system has one) or inode
    differ; only the hash decides whether its content did. On Windows, which has no change time, a change that keeps
    the size and sets the modification time back is not seen.
    """

    def __init__(self, memo: Path | None = None) -> None:
        self._memo = memo
        self._kept: dict[str, list[object]] = {} if memo is None else _read(memo)
        self._new: dict[str, list[object]] = {}

    def of(self, uri: str, cancelled: CancelCheck = never) -> SourceContent | None:
        """Return what the layer ``uri`` holds; None when that cannot be known (a server, a database)."""
        files = source_files(uri)
        if not files:
            return None
        stamps = tuple(tuple(_stat(path)) for path in files)
        own = Path(files[0]).parent
        members = sorted(files[1:])
        names = ["", *(_relative(path, own) for path in members)]
        hashes = [self.digest(path, cancelled) for path in (files[0], *members)]
        parts = list(zip(names, hashes))
        return SourceContent(files, hashlib.sha256(json.dumps(parts).encode("utf-8")).hexdigest(), stamps)

    def digest(self, path: str | Path, cancelled: CancelCheck = never) -> str:
        """Return the SHA-256 of a file, from memory when the file is as it was.

        Raises `InputError` when it cannot be read or changes meanwhile; `Cancelled`.
        """
        name = str(Path(path).absolute())
        before = _stat(name)
        try:
            known = self._new.get(name) or self._kept.get(name)
            if known is not None and known[:-1] == before:
                return str(known[-1])
            found = _statistics_free(name) if name.endswith(".aux.xml") else _sha256(name, cancelled)
            after, now = stat_of(name), time.time()
        except OSError as error:
            raise _unreadable(name, error) from error
        if before != after:
            raise _changed(name)
        if all(abs(now - moment / 1e9) > _CLOCK_STEP for moment in before[1:3]):
            self._new[name] = [*before, found]
        return found

    def save(self) -> None:
        """Keep the hashes for later runs; a folder that cannot be written only costs reading the files again."""
        if self._memo is None or not self._new:
            return
        files = {**_read(self._memo), **self._new}
        files = dict(list(files.items())[-_MOST_KEPT:])
        try:
            write_json(self._memo, {"files": files, "check": _check(files)})
        except OSError:
            return
        self._kept, self._new = files, {}


def stat_of(path: str | Path) -> list[int]:
    """Return size, modification time [ns], change time [ns; 0 where the system has none] and inode of a file."""
    status = os.stat(path)
    changed = 0 if os.name == "nt" else status.st_ctime_ns
    return [status.st_size, status.st_mtime_ns, changed, status.st_ino]


def _stat(path: str) -> list[int]:
    try:
        return stat_of(path)
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: str, error: OSError) -> InputError:
    return InputError(
        "“{path}” cannot be read: {reason}. Check the file and the drive it lies on.",
        path=path,
        reason=error.strerror or error,
    )


def _changed(path: str) -> InputError:
    return InputError("“{path}” changed while it was read. Wait until it is written, then try again.", path=path)


def _relative(path: str, folder: Path) -> str:
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # another drive
        return Path(path).as_posix()


def _sha256(path: str, cancelled: CancelCheck) -> str:
    digest = hashlib.sha256()
    with open(path, "rb") as stream:
        while chunk := stream.read(_CHUNK):
            stop_if(cancelled)
            digest.update(chunk)
    return digest.hexdigest()


def _statistics_free(path: str) -> str:
    return hashlib.sha256(_STATISTICS.sub(b"", Path(path).read_bytes())).hexdigest()


def _check(files: dict[str, list[object]]) -> str:
    return hashlib.sha256(json.dumps(files, ensure_ascii=False).encode("utf-8")).hexdigest()


def _read(memo: Path) -> dict[str, list[object]]:
    """Return the kept hashes; none when the file is missing or damaged."""
    try:
        content = json.loads(memo.read_text(encoding="utf-8"))
        files = dict(content["files"])
        return files if content["check"] == _check(files) else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
