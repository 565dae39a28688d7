"""Help of the algorithms: one text per algorithm and language in ``resources/help``.

The text is a small part of Markdown: paragraphs, ``## Heading``, ``- item``. Items under "Inputs" and "Outputs" begin
with the parameter's id (``- WIND: …``), so that the same sentence is the help of the algorithm and the parameter's tip.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from pathlib import Path

from dss_planner import paths

_ITEM = re.compile(r"^- ([A-Z][A-Z0-9_]*): (.+)$")
_UNIT = re.compile(r"\s*\[[^\]]*\]$")
FALLBACK_LANGUAGE = "en"


@dataclass(frozen=True)
class Help:
    """The lines of a help text and the tips by parameter id."""

    lines: tuple[str, ...]
    tips: dict[str, str]


def help_file(algorithm_id: str, language: str) -> Path:
    """Return the help text of an algorithm in ``language`` (``mn``, ``ko``, …), or in English when there is none."""
    wanted = paths.resource("help", language, f"{algorithm_id}.md")
    return wanted if wanted.exists() else paths.resource("help", FALLBACK_LANGUAGE, f"{algorithm_id}.md")


def read_help(algorithm_id: str, language: str) -> Help:
    """Return the help of an algorithm; empty when the file is missing."""
    path = help_file(algorithm_id, language)
    if not path.exists():
        return Help((), {})
    lines = tuple(line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    found = (_ITEM.match(line) for line in lines)
    return Help(lines, {match[1]: match[2] for match in found if match})


def as_html(text: Help, labels: dict[str, str]) -> str:
    """Return the help as QGIS shows it: one paragraph a line, each parameter's id replaced by its label."""
    return "\n".join(_line(line, labels) for line in text.lines)


def _line(line: str, labels: dict[str, str]) -> str:
    if line.startswith("## "):
        return f"<b>{html.escape(line[3:])}</b>"
    item = _ITEM.match(line)
    if item:
        label = without_unit(labels.get(item[1], item[1]))
        return f"<i>{html.escape(label)}</i>: {html.escape(item[2], quote=False)}"
    if line.startswith("- "):
        return f"• {html.escape(line[2:], quote=False)}"
    return html.escape(line, quote=False)


def without_unit(label: str) -> str:
    """Return a label without the unit in brackets at its end: the sentence after it names the unit."""
    return _UNIT.sub("", label)
