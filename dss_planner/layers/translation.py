"""Showing a sentence of a pure room in the user's language."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

from dss_planner.errors import PlannerError
from dss_planner.text import CONTEXT, Text


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
    template = QCoreApplication.translate(CONTEXT, sentence.template)
    if not sentence.values:
        return template
    values = {name: show(value) if isinstance(value, Text) else value for name, value in sentence.values.items()}
    try:
        return template.format(**values)
    except (KeyError, IndexError, ValueError):  # a translation that names a place wrongly must not hide the sentence
        return str(sentence)
