"""The documents of a pack, opened again: every number that was told stands there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dss_planner.proposal.checking.pdftext import pdf_text
from dss_planner.proposal.checking.shown import html_text, odt_text, require_shown

_READERS = {".html": html_text, ".odt": odt_text, ".pdf": pdf_text}


def require_told(paths: Iterable[Path], words: Iterable[str]) -> int:
    """Return how many numbers were found; every number of ``words`` in each of the documents at ``paths``.

    Raises `InputError` that names the document and the number, `OutputError` for a document that cannot be read.
    """
    said = tuple(words)
    return sum(require_shown(f"{path.parent.name}/{path.name}", said, _READERS[path.suffix](path)) for path in paths)
