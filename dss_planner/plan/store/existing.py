"""A plan that is about to be replaced: refuse what must not be, keep a copy of what people have edited."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from dss_planner import provenance
from dss_planner.errors import InputError, OutputError
from dss_planner.plan.store.document import refuse_newer
from dss_planner.plan.store.stamps import Stamp, copied, stamp_of


def stamp_to_replace(output: str | Path) -> Stamp | None:
    """Return the stamp of the plan that a new draft will replace; None when there is none.

    Raises `OutputError` when the file is not a plan, `InputError` when a newer version wrote it.
    """
    path = Path(output)
    try:
        stamp = stamp_of(path)
    except InputError as error:
        raise OutputError(
            "“{path}” exists and is not a plan, so it is not overwritten. Choose another name.", path=path
        ) from error
    if stamp is not None:
        refuse_newer(path)
    return stamp


@contextmanager
def edited_kept(output: str | Path) -> Iterator[str]:
    """Keep a copy of the plan at ``output`` while it is replaced, when it was edited after it was drafted.

    Yields the path of the copy, or ''. The copy goes again when the replacement fails.
    """
    path = Path(output)
    copy = _free_name(path) if _edited(path) else None
    if copy is not None:
        try:
            copied(path, copy)
        except OSError as error:
            copy.unlink(missing_ok=True)
            raise OutputError(
                "The edited plan “{path}” cannot be kept as “{copy}”: {reason}. Free some disk space or choose another "
                "output.",
                path=path,
                copy=copy,
                reason=error.strerror or error,
            ) from error
    done = False
    try:
        yield str(copy) if copy is not None else ""
        done = True
    finally:
        if not done and copy is not None:
            copy.unlink(missing_ok=True)


@contextmanager
def still_a_draft(path: str | Path) -> Iterator[Callable[[Stamp], None]]:
    """Let the planner itself add to a plan that nobody has edited, without making it an edited one.

    Yields what is to be called with the stamp of the plan after that.
    """
    path = Path(path)
    mere_draft = not _edited(path)

    def keep(stamp: Stamp) -> None:
        if mere_draft:
            file = provenance.sidecar(path)
            content = json.loads(file.read_text(encoding="utf-8"))
            content["results"]["stamp"] = provenance.plain(stamp)
            provenance.write_json(file, content)

    yield keep


def _edited(path: Path) -> bool:
    """Whether the plan differs from the draft that its provenance file remembers."""
    if not path.exists():
        return False
    try:
        remembered = json.loads(provenance.sidecar(path).read_text(encoding="utf-8"))["results"]["stamp"]
        drafted = Stamp(**{**remembered, "pending": 0})
    except (OSError, ValueError, KeyError, TypeError):
        return True  # nothing tells that it is a mere draft
    return stamp_of(path) != drafted


def _free_name(path: Path) -> Path:
    number = 1
    while (candidate := path.with_name(f"{path.stem}.edited-{number}{path.suffix}")).exists():
        number += 1
    return candidate
