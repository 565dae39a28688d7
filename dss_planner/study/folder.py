"""The study folder: where each result lies, what it was made from, and whether that is still so."""

from __future__ import annotations

import glob
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dss_planner.errors import InputError
from dss_planner.intake.roles import ROLES
from dss_planner.provenance import plain, write_json
from dss_planner.raster.vectors import split_uri
from dss_planner.text import Text, text

STATE_FILE = "state.json"

EMPTY, STALE, DONE, PROBLEM = "empty", "stale", "done", "problem"
#: In place of the fingerprint of a run that has not ended.
UNFINISHED = ""


@dataclass(frozen=True)
class Status:
    """state: 'empty', 'stale', 'done' or 'problem'; reason: why, as a sentence.

    usable: what the step made is as good as new all the same: only its sources are gone.
    """

    state: str
    reason: Text
    usable: bool = False


@dataclass(frozen=True)
class StudyFolder:
    """One folder with everything a study needs and makes; names are fixed."""

    path: Path

    @classmethod
    def at(cls, path: str | Path) -> StudyFolder:
        """Return the study folder at ``path``."""
        return cls(Path(path))

    def raster(self, name: str) -> str:
        """Return the path of a raster by role or result: ``elevation``, ``soil_loss``, …"""
        return str(self.path / f"{name}.tif")

    def has(self, name: str) -> bool:
        """Return whether the raster ``name`` exists."""
        return (self.path / f"{name}.tif").exists()

    def optional(self, name: str) -> str | None:
        """Return the path of the raster ``name``, or None when it does not exist."""
        return self.raster(name) if self.has(name) else None

    def require(self, name: str, step: str) -> str:
        """Return the path of the raster ``name``.

        Raises `InputError` naming the file and the step that makes it; for data, what to add.
        """
        if step == "align" and name in ROLES:
            self.require_data((name,))
        if not self.has(name):
            raise InputError(
                "The study folder has no “{layer}” ({path}). Run the step “{step}” first, with data for it.",
                layer=name,
                path=self.raster(name),
                step=step,
            )
        return self.raster(name)

    def require_data(self, roles: Sequence[str]) -> None:
        """Raise `InputError` that names all of ``roles`` of which the study has no aligned raster."""
        missing = [ROLES[role].title for role in roles if not self.has(role)]
        if missing:
            raise InputError(
                "The study lacks data: {layers}. Add these layers on the page “Area & data” and align again.",
                layers=_listed(missing),
            )

    def file(self, name: str) -> str:
        """Return the path of any file of the study."""
        return str(self.path / name)

    def vector(self, role: str) -> str:
        """Return the uri of an aligned vector by role."""
        return f"{self.file('vectors.gpkg')}|layername={role}"

    def alignment(self) -> dict:
        """Return what `alignlayers` reported; empty before it ran."""
        path = self.path / "alignment.json"
        return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}

    def vector_roles(self) -> frozenset[str]:
        """Return the roles of the aligned vectors."""
        entries = self.alignment().get("layers", ())
        return frozenset(entry["role"] for entry in entries if entry.get("kind") == "vector")

    def remember(
        self,
        step: str,
        fingerprint: str,
        problem: Text | None = None,
        notes: tuple[Text, ...] = (),
        files: Mapping[str, object] | None = None,
        content: str = "",
        same: str = "",
    ) -> None:
        """Note that ``step`` ended with this fingerprint of its inputs.

        problem: why it failed. notes: what it had to say; they can be shown again when the study is opened later.
        files: uri → stamp of the sources it read. content: of what it made, where that is known.
        """
        state = self._state()
        state[step] = {"fingerprint": fingerprint}
        if files:
            state[step]["files"] = dict(files)
            state[step]["place"] = self.place()
        if content:
            state[step]["content"] = content
        if same:
            state[step]["same"] = same
        if problem is not None:
            state[step]["problem"] = _stored(problem)
        if notes:
            state[step]["notes"] = [_stored(note) for note in notes]
        write_json(self.path / STATE_FILE, state)

    def begin(self, step: str) -> None:
        """Note that ``step`` runs again: until it ends, its files may stem from two runs (a cancel, a crash)."""
        state = self._state()
        if step in state:
            state[step] = {**state[step], "fingerprint": UNFINISHED, "content": "", "same": ""}
            write_json(self.path / STATE_FILE, state)

    def place(self) -> list[object]:
        """Return where this folder is: another one for a copy, wherever it lies."""
        return [str(self.path.absolute()), self.path.stat().st_ino if self.path.is_dir() else 0]

    def remembered(self, step: str) -> dict:
        """Return what `remember` noted; empty when the step never ran."""
        return self._state().get(step, {})

    def _state(self) -> dict:
        path = self.path / STATE_FILE
        if not path.exists():
            return {}
        try:
            return json.loads(path.read_text(encoding="utf-8"))
        except ValueError:
            return {}  # a damaged note only costs a run of the step


def _listed(titles: Sequence[Text]) -> Text:
    """Return ``titles`` as one, to be translated piece by piece; semicolons, as titles have commas."""
    found = titles[0]
    for title in titles[1:]:
        found = text("{titles}; {title}", titles=found, title=title)
    return found


def _stored(sentence: Text) -> dict[str, object]:
    return {"template": sentence.template, "values": plain(sentence.values)}


def restored(stored: dict) -> Text:
    """Return the sentence that `StudyFolder.remember` stored."""
    return Text(stored["template"], stored["values"])


def fingerprint(values: object) -> str:
    """Return a short hash of settings and upstream fingerprints."""
    content = json.dumps(plain(values), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(content.encode("utf-8")).hexdigest()[:20]


def file_stamp(uri: str, members: Sequence[str] = ()) -> list[object]:
    """Return path, size and change time of a source's files, so that a changed one makes its results stale.

    members: all files of the source, where they are known. This is what can be asked at any time; the alignment itself
    looks at the content, so that it also finds a change that kept size and time, and leaves a file alone that was only
    touched.
    """
    path = Path(split_uri(uri)[0])
    files = [Path(member) for member in members] or [path]
    if path.suffix.lower() == ".shp":
        # a shapefile is several files, and its fields lie in another than its shapes
        files = sorted({*files, *path.parent.glob(f"{glob.escape(path.stem)}.*")})
    stamps = [_stamp(file) for file in files]
    return [uri, *stamps] if any(stamp[1] is not None for stamp in stamps) else [uri, None, None]


def _stamp(file: Path) -> list[object]:
    try:
        status = file.stat()
    except OSError:
        return [str(file), None, None]
    return [str(file), status.st_size, status.st_mtime_ns]


def as_before(stamp: Sequence[object], known: Sequence[object]) -> list[object]:
    """Return a stamp of `file_stamp` with the files that are not here as they were in the stamp ``known``."""
    if stamp[1] is None:
        return list(known)
    before = {str(item[0]): item for item in known[1:] if isinstance(item, Sequence)}
    return [
        before.get(str(item[0]), item) if isinstance(item, Sequence) and item[1:] and item[1] is None else item
        for item in stamp
    ]


def gone_files(stamps: Mapping[str, Sequence[object]]) -> tuple[str, ...]:
    """Return the files of `file_stamp` that were here and are not any more, although their folder still is.

    A whole folder that is not here is a drive that is not connected, or that of somebody else.
    """
    found = [item for stamp in stamps.values() for item in stamp[1:] if isinstance(item, Sequence) and item[1:]]
    paths = [Path(str(item[0])) for item in found if item[1] is not None]
    return tuple(dict.fromkeys(str(path) for path in paths if not path.exists() and path.parent.is_dir()))


def stamped_files(stamp: Sequence[object]) -> tuple[str, ...]:
    """Return the files that a stamp of `file_stamp` is about."""
    return tuple(str(item[0]) for item in stamp[1:] if isinstance(item, Sequence) and Path(str(item[0])).is_absolute())


NOT_STARTED = text("Not started.")
UP_TO_DATE = text("Up to date.")
