"""Showing a sentence of a pure room in the user's language, or in the language of what is being written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication

from dss_planner.errors import PlannerError
from dss_planner.running import Pieces
from dss_planner.text import CONTEXT, Text

#: Says a sentence in the language that a document is being written in; None where people read it in QGIS.
_WRITING: ContextVar[Callable[[Text], str] | None] = ContextVar("dss_planner_language", default=None)


def show(sentence: Text | PlannerError | str | None) -> str:
    """Return ``sentence`` translated and filled; a plain string comes back as it is, None as an empty one.

    Values that are sentences themselves are translated too.
    """
    if sentence is None:
        return ""
    if isinstance(sentence, PlannerError):
        sentence = sentence.text
    if isinstance(sentence, str):
        return sentence
    writing = _WRITING.get()
    if writing is not None:
        return writing(sentence)
    template = QCoreApplication.translate(CONTEXT, sentence.template)
    if not sentence.values:
        return template
    values = {name: show(value) if isinstance(value, Text) else value for name, value in sentence.values.items()}
    try:
        return template.format(**values)
    except (KeyError, IndexError, ValueError):  # a translation that names a place wrongly must not hide the sentence
        return str(sentence)


def language() -> str:
    """Return the code of the language that `show` says sentences in."""
    return str(getattr(_WRITING.get(), "language", "")) or QgsApplication.locale()


@contextmanager
def written_in(words: Callable[[Text], str]) -> Iterator[None]:
    """Let `show` say sentences with ``words`` for the while: layers and pages for readers of another language."""
    token = _WRITING.set(words)
    try:
        yield
    finally:
        _WRITING.reset(token)


def pieces_written_in(words: Callable[[Text], str], pieces: Pieces) -> Pieces:
    """Run ``pieces`` in the language of ``words``; between two of them QGIS goes on in its own."""
    while True:
        with written_in(words):
            try:
                told = next(pieces)
            except StopIteration as end:
                return end.value
        yield told
