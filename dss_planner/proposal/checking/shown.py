"""Whether documents show the numbers that they were given, as a reader finds them there."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterable
from html import unescape
from pathlib import Path

from dss_planner.errors import InputError, OutputError
from dss_planner.proposal.checking.pdftext import UNREAD

#: A number as the pack writes it in all its languages.
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
#: The same where letters are not told.
_UNREAD = re.compile(rf"[\d{UNREAD}](?:[\d{UNREAD},.]*[\d{UNREAD}])?")
_UNSEEN = re.compile(r"<(style|script|head)\b.*?</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
#: Tags within words, at which these go on.
_INNER = re.compile(r"</?(?:text:span|text:a|text:soft-page-break|span|b|i|em|strong|a)\b[^>]*>")


def require_shown(where: str, words: Iterable[str], found: str) -> int:
    """Return how many numbers of ``words`` stand in the text ``found`` of a document; as often as in the words.

    Raises `InputError` that names the document, numbers that are not there, and the words that have them.
    """
    given = [(said, number) for said in words for number in _NUMBER.findall(said)]
    there = Counter(_NUMBER.findall(found))
    lacking = Counter(number for _, number in given)
    lacking.subtract(there)
    unread = Counter(shape for shape in _UNREAD.findall(found) if UNREAD in shape)
    together = re.sub(r"\s", "", found)  # in narrow columns a long number goes on below
    missing = []
    for number, times in lacking.items():
        if times > _half_read(number, unread, times) and (number in there or number not in together):
            missing.append(number)
    if not missing:
        return len(given)
    raise InputError(
        "The pack is not finished: “{where}” does not show {count} numbers as the plan has them: {number} of “{words}” "
        "among them. Export again; if it stays so, report it with the plan.",
        where=where,
        count=len(missing),
        number=missing[0],
        words=next(said for said, number in given if number == missing[0]),
    )


def _half_read(number: str, unread: Counter[str], times: int) -> int:
    """Return how often (``times`` at most) a number may stand where not all letters can be told; takes these away."""
    if times <= 0:
        return times
    used = 0
    for shape in [one for one in unread if len(one) == len(number)]:
        if used < times and all(a in (b, UNREAD) for a, b in zip(shape, number)):
            taken = min(unread[shape], times - used)
            unread[shape] -= taken
            used += taken
    return used


def html_text(path: str | Path) -> str:
    """Return the words of an HTML page; raises `OutputError` when it cannot be read."""
    return _words(_UNSEEN.sub(" ", _read(path)))


def odt_text(path: str | Path) -> str:
    """Return the words of an ODT text; raises `OutputError` when it cannot be read."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _words(archive.read("content.xml").decode("utf-8"))
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise _unread(path, error) from error


def _read(path: str | Path) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise _unread(path, error) from error


def _words(marked: str) -> str:
    return unescape(_TAG.sub("\n", _INNER.sub("", marked)))


def _unread(path: str | Path, error: Exception) -> OutputError:
    return OutputError(
        "The document “{path}” cannot be read back: {reason}. Export it again.", path=str(path), reason=str(error)
    )
