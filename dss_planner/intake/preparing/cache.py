"""Prepared layers, kept by what went into them: the same source, recipe and grid are never worked out twice.

``<study>/.cache/<key>/`` holds the files of one result and ``manifest.json``, which lists them with size and SHA-256.
An entry appears whole, by one rename, so that a kill or a full disk never leaves a half one. Files are handed out as
hard links where the disk can; they must be replaced, never changed in place (all writers of the planner replace; a
file that another program did change is noticed and worked out again).
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from dss_planner.errors import OutputError
from dss_planner.intake.preparing.contents import Contents
from dss_planner.intake.preparing.scratch import LOCK, scratch, sweep
from dss_planner.provenance import plain, write_json

FOLDER, MANIFEST, MEMO = ".cache", "manifest.json", "contents.json"
#: Folder of the virtual rasters of files that are one layer: sources, so they are never cleared.
SETS = "sets"
#: Lock of the process that moves files into the study.
PUBLISHING = "publishing.lock"
#: Format of the entries; entries of another format are not used.
FORMAT = 1
#: Most bytes that the entries of a study take [A].
LIMIT = 20 * 1024**3
#: Most of the disk's free room (with the entries' own) that they take [A].
FREE_SHARE = 0.5
_NEW, _OLD = ".new-", ".old-"
_KEY = re.compile(r"[0-9a-f]{64}")
#: What backup programs look for in a folder that can be made again (bford.info/cachedir).
_TAG_FILE = "CACHEDIR.TAG"
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# Prepared layers of DSS Planner; made again when missing.\n"


@dataclass(frozen=True)
class Entry:
    """One result in the cache. path: its folder. facts: what was found while making it. files: names in the folder."""

    key: str
    path: Path
    facts: Mapping[str, object]
    files: tuple[str, ...]


def key_of(ingredients: object) -> str:
    """Return the key of a result: SHA-256 over all that it depends on (JSON types, dataclasses, sentences)."""
    content = json.dumps(plain(ingredients), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(content.encode("utf-8")).hexdigest()


class Cache:
    """The prepared layers of one study. ``contents`` remembers the hashes of files. limit [bytes]."""

    def __init__(self, study: str | Path, limit: int = LIMIT) -> None:
        self.path = Path(study) / FOLDER
        self.contents = Contents(self.path / MEMO)
        self._limit = limit

    def prepare(self) -> None:
        """Make the folder and clear away what killed processes left. Raises `OutputError` when it cannot be made."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            tag = self.path / _TAG_FILE
            if not tag.exists():
                tag.write_text(_TAG, encoding="ascii")
            sweep(self.path, _NEW)
            sweep(self.path, _OLD)
        except OSError as error:
            raise self._failed(error) from error

    def find(self, key: str) -> Entry | None:
        """Return the result with this key when it is there and whole; what is damaged is removed."""
        place = self.path / key
        if not place.is_dir():
            return None
        entry = self._read(key)
        if entry is None:
            self._discard(place)
            return None
        with suppress(OSError):  # a read-only cache can still be used
            os.utime(place / MANIFEST)
        return entry

    def make(self, key: str, build: Callable[[Path], Mapping[str, object]]) -> Entry:
        """Return the result with this key, made by ``build(folder) -> facts`` unless it is there.

        ``build`` writes its files into the folder given; facts are JSON types. Raises what it raises, and `OutputError`
        when the disk is full or the cache cannot be written; nothing of it is left then.
        """
        found = self.find(key)
        if found is not None:
            return found
        self.prepare()
        try:
            with scratch(self.path, _NEW) as folder:
                facts = build(folder)
                self._seal(folder, key, facts)
                self._move_in(folder, key)
        except OSError as error:
            raise self._failed(error) from error
        entry = self._read(key)
        if entry is None:
            raise self._failed(OSError("the files just written are not there"))
        return entry

    def hand_out(self, source: Path, target: Path, linked: bool = True) -> None:
        """Put a file of an entry at ``target``, which must not exist: as a hard link where possible, or as a copy.

        linked: False for files that other programs write into (GeoPackages).
        """
        try:
            if linked and _linked(source, target):
                return
            shutil.copyfile(source, target)
        except OSError as error:
            raise self._failed(error) from error

    def trim(self, keep: Collection[str]) -> None:
        """Remove the entries used longest ago until the rest fits the limit; those in ``keep`` always stay."""
        entries = sorted(self._entries(), key=lambda item: item[1])
        total = sum(size for _, _, size in entries)
        try:
            free = shutil.disk_usage(self.path).free
        except OSError:
            return
        most = min(self._limit, int((free + total) * FREE_SHARE))
        for place, _, size in entries:
            if total <= most:
                return
            if place.name not in keep:
                self._discard(place)
                total -= size

    def clear(self, keep: Collection[str] = ()) -> None:
        """Remove all entries but those in ``keep``."""
        for place, _, _ in self._entries():
            if place.name not in keep:
                self._discard(place)

    def close(self) -> None:
        """Keep the hashes of files; remove the folder when nothing is in it."""
        if not self.path.is_dir():
            return
        if any(self._entries()):
            self.contents.save()
            return
        names = {path.name for path in self.path.iterdir()}
        if names <= {_TAG_FILE, MEMO, PUBLISHING}:
            shutil.rmtree(self.path, ignore_errors=True)

    def _entries(self) -> list[tuple[Path, float, int]]:
        """Return folder, last use and size of each entry."""
        found = []
        for place in self.path.glob("*") if self.path.is_dir() else ():
            if _KEY.fullmatch(place.name):
                try:
                    used = (place / MANIFEST).stat().st_mtime
                    size = sum(path.stat().st_size for path in place.iterdir())
                except OSError:  # no manifest, or removed by another process
                    used, size = 0.0, 0
                found.append((place, used, size))
        return found

    def _seal(self, folder: Path, key: str, facts: Mapping[str, object]) -> None:
        """List the files of a finished result and bring them to the disk."""
        files = {}
        for path in sorted(folder.iterdir()):
            if path.name == LOCK:
                continue
            _to_disk(path)
            status = path.stat()
            sha256 = Contents().digest(path)
            files[path.name] = {"size": status.st_size, "changed": status.st_mtime_ns, "sha256": sha256}
        content = {"format": FORMAT, "key": key, "files": files, "facts": plain(facts)}
        write_json(folder / MANIFEST, {**content, "check": key_of(content)})
        _to_disk(folder / MANIFEST)

    def _move_in(self, folder: Path, key: str) -> None:
        """Give the finished folder its name, unless another process was faster."""
        finished = folder.with_name(folder.name.replace(_NEW, _OLD, 1))
        finished.mkdir()
        for path in folder.iterdir():
            if path.name != LOCK:
                os.replace(path, finished / path.name)
        try:
            os.rename(finished, self.path / key)
        except OSError:
            there = self._read(key)
            shutil.rmtree(finished, ignore_errors=True)
            if there is None:
                raise

    def _read(self, key: str) -> Entry | None:
        """Return the entry when its manifest is sound and its files are as they were written."""
        place = self.path / key
        try:
            content = json.loads((place / MANIFEST).read_text(encoding="utf-8"))
            check = content.pop("check")
            if check != key_of(content) or content["format"] != FORMAT or content["key"] != key:
                return None
            if not all(_same(place / name, facts) for name, facts in content["files"].items()):
                return None
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        return Entry(key, place, content["facts"], tuple(content["files"]))

    def _discard(self, place: Path) -> None:
        """Remove an entry: it loses its name first, so that it is never seen half."""
        gone = place.with_name(f"{_OLD}{place.name[:16]}-{os.getpid()}")
        try:
            os.rename(place, gone)
        except OSError:  # removed by another process, or held open by one
            return
        shutil.rmtree(gone, ignore_errors=True)

    def _failed(self, error: OSError) -> OutputError:
        return OutputError(
            "The prepared layers “{path}” cannot be written: {reason}. Free some disk space, or choose a study folder "
            "that you may write to.",
            path=self.path,
            reason=error.strerror or error,
        )


def _linked(source: Path, target: Path) -> bool:
    try:
        os.link(source, target)
    except (OSError, NotImplementedError):  # a drive without links
        return False
    return True


def _same(path: Path, facts: Mapping[str, object]) -> bool:
    """Return whether a file is as the manifest says; read only when its time differs."""
    status = path.stat()
    if status.st_size != facts["size"]:
        return False
    return status.st_mtime_ns == facts["changed"] or Contents().digest(path) == facts["sha256"]


def _to_disk(path: Path) -> None:
    """Wait until the disk has the file: after a power cut an entry must not be there without its content."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
