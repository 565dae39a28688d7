"""Text of a PDF as it was written: Qt tells a reader of the PDF the first character that has a letter's shape.

Fonts of Chinese, Japanese and Korean share the shapes of radicals and of whole letters: 里 (U+91CC) was read back as
the radical ⾥ (U+2FA5), and nobody who looks for 里 found it. What the report says tells which is meant. The tables
from shape to character ("ToUnicode", PDF 32000-1:2008, 9.10.3) are written anew behind the end of the file, as the
format has it for changes (7.5.6); nothing else is touched.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from qgis.PyQt.QtGui import QFont, QRawFont

from dss_planner.errors import OutputError
from dss_planner.proposal.report.lettershapes import Ink, completed, font_of, other_shapes

#: First of the characters of Chinese, Japanese and Korean.
_FIRST_OF_ASIA = 0x2E80
#: Ligatures of Latin letters, which fonts draw as one shape.
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_TABLE = re.compile(rb"/ToUnicode (\d+) 0 R")
_LIST = re.compile(rb"\[([^\]]*)\]")
_ONE = re.compile(rb"(<[0-9A-Fa-f]+> <[0-9A-Fa-f]+> )<([0-9A-Fa-f]{4})>")
_CODE = re.compile(rb"<([0-9A-Fa-f]{4})>")
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")

#: The character that is meant, for the code that a reader would be told; None leaves it.
Meaning = Callable[[int], "str | None"]


def mend_letters(path: str | Path, words: Iterable[str], fonts: Iterable[QFont]) -> None:
    """Let readers of the PDF at ``path`` find the characters of ``words``, written in ``fonts``."""
    path = Path(path)
    try:
        content = path.read_bytes()
        said, faces = list(words), list(fonts)
        found = mended(content, meaning_of(said, faces), other_shapes(_plain(said), faces))
        if found == content:
            return
        part = path.with_name(f".{path.name}.text")
        part.write_bytes(found)
        os.replace(part, path)
    except OSError as error:
        raise OutputError("The PDF “{path}” cannot be written: {reason}.", path=str(path), reason=str(error)) from error


def _plain(words: Iterable[str]) -> set[str]:
    """Return the letters before those of Chinese, Japanese and Korean, which have one shape each."""
    return {letter for word in words for letter in word if not letter.isspace() and ord(letter) < _FIRST_OF_ASIA}


def meaning_of(words: Iterable[str], fonts: Iterable[QFont]) -> Meaning:
    """Return which character of ``words`` has the shape of a code that none of them has."""
    used = {ord(letter) for word in words for letter in word if ord(letter) < 0x10000}
    raws = [QRawFont.fromFont(font) for font in fonts]
    shapes = [_shapes(raw, used) for raw in raws]

    def meaning(code: int) -> str | None:
        if code in used:
            return None
        if code in _LIGATURES:
            return _LIGATURES[code]
        for raw, known in zip(raws, shapes):
            shape = _shape(raw, code)
            if shape and shape in known:
                return chr(known[shape])
        return None

    return meaning


def mended(content: bytes, meaning: Meaning, shapes: Sequence[tuple[str, Ink]] = ()) -> bytes:
    """Return the PDF ``content`` with its tables from shape to character corrected; the same bytes where none is.

    shapes: letters by the shape of theirs that fonts do not list, see `lettershapes`.
    """
    end = _START.search(content)
    if end is None:
        return content
    numbers = sorted({int(found[1]) for found in _TABLE.finditer(content)})
    tables = {number: _table(content, number) for number in numbers}
    new = {number: _corrected(table, meaning) for number, table in tables.items() if table}
    if shapes:
        new = {number: completed(table, font_of(content, number), shapes) for number, table in new.items()}
    new = {number: table for number, table in new.items() if table != tables[number]}
    if not new:
        return content
    parts = [content if content.endswith(b"\n") else content + b"\n"]
    size = len(parts[0])
    places: dict[int, int] = {}
    for number, table in new.items():
        places[number] = size
        whole = b"%d 0 obj\n<< /Length %d >>\nstream\n%sendstream\nendobj\n" % (number, len(table), table)
        parts.append(whole)
        size += len(whole)
    rows = b"".join(b"%d 1\n%010d 00000 n \n" % (number, place) for number, place in places.items())
    trailer = _trailer(content)
    parts.append(b"xref\n%strailer\n<<\n%s/Prev %s\n>>\nstartxref\n%d\n%%%%EOF\n" % (rows, trailer, end[1], size))
    return b"".join(parts)


def _table(content: bytes, number: int) -> bytes:
    """Return the table that object ``number`` is, b'' when it is none in plain letters."""
    found = re.search(rb"(?<!\d)%d 0 obj\s*<<[^>]*/Length \d+[^>]*>>\s*stream\r?\n" % number, content)
    if found is None:
        return b""
    table = content[found.end() : content.index(b"endstream", found.end())]
    return table if b"begincmap" in table else b""


def _corrected(table: bytes, meaning: Meaning) -> bytes:
    def code(found: re.Match[bytes]) -> bytes:
        letters = meaning(int(found[1], 16))
        return found[0] if letters is None else b"<%s>" % letters.encode("utf-16-be").hex().upper().encode("ascii")

    def one(found: re.Match[bytes]) -> bytes:
        return found[1] + _CODE.sub(code, b"<%s>" % found[2])

    table = _LIST.sub(lambda found: b"[%s]" % _CODE.sub(code, found[1]), table)
    return _ONE.sub(one, table)


def _trailer(content: bytes) -> bytes:
    """Return the entries of the last trailer but for where the one before lies."""
    start = content.rindex(b"trailer")
    inside = content[content.index(b"<<", start) + 2 : content.index(b">>", start)].strip()
    return re.sub(rb"/Prev\s+\d+\s*", b"", inside) + b"\n"


def _shapes(raw: QRawFont, used: Iterable[int]) -> dict[int, int]:
    found = {_shape(raw, code): code for code in sorted(used, reverse=True)}
    found.pop(0, None)
    return found


def _shape(raw: QRawFont, code: int) -> int:
    indexes = raw.glyphIndexesForString(chr(code)) if not 0xD800 <= code < 0xE000 else []
    return int(indexes[0]) if indexes else 0
