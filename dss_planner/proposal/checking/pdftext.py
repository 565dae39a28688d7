"""The words of a PDF that Qt wrote: what a reader's search finds (PDF 32000-1:2008, 9.4 and 9.10.3)."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from dss_planner.errors import OutputError

_OBJECT = re.compile(rb"(?<!\d)(\d+) 0 obj\s*(.*?)endobj", re.DOTALL)
_FONT = re.compile(rb"/(F\d+) (\d+) 0 R")
_BLOCK = re.compile(rb"BT\s(.*?)\sET", re.DOTALL)
_SHOWN = re.compile(rb"/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)> Tj")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])")
_CODE = re.compile(rb"<([0-9A-Fa-f]+)>")
_SECTION = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)

Letters = Mapping[int, str]
#: What stands for a letter that the PDF does not tell.
UNREAD = "\ufffd"


def pdf_text(path: str | Path) -> str:
    """Return the words of a PDF, a line for each piece that was set, `UNREAD` for a letter that it does not tell.

    Raises `OutputError` when it cannot be read.
    """
    try:
        objects = {int(found[1]): found[2] for found in _OBJECT.finditer(Path(path).read_bytes())}
        tables: dict[int, Letters] = {}
        return "\n".join(line for page in _pages(objects) for line in _lines(page, objects, tables))
    except (OSError, ValueError, KeyError, zlib.error) as error:
        raise OutputError(
            "The PDF “{path}” cannot be read back: {reason}. Export it again.", path=str(path), reason=str(error)
        ) from error


def _pages(objects: Mapping[int, bytes]) -> Iterator[bytes]:
    return (found for _, found in sorted(objects.items()) if re.search(rb"/Type\s*/Page\b", found))


def _lines(page: bytes, objects: Mapping[int, bytes], tables: dict[int, Letters]) -> Iterator[str]:
    contents, resources = (re.search(rb"/%s (\d+) 0 R" % key, page) for key in (b"Contents", b"Resources"))
    if contents is None or resources is None:
        return
    fonts = {found[1]: int(found[2]) for found in _FONT.finditer(objects[int(resources[1])])}
    letters: Letters = {}
    for block in _BLOCK.finditer(_stream(objects[int(contents[1])])):
        said = []
        for shown in _SHOWN.finditer(block[1]):
            if shown[1]:
                letters = _letters(fonts[shown[1]], objects, tables)
            else:
                codes = shown[2]
                said += [letters.get(int(codes[at : at + 4], 16), UNREAD) for at in range(0, len(codes), 4)]
        yield "".join(said)


def _letters(font: int, objects: Mapping[int, bytes], tables: dict[int, Letters]) -> Letters:
    """Return code → letters of a font."""
    if font not in tables:
        table = re.search(rb"/ToUnicode (\d+) 0 R", objects[font])
        tables[font] = _table(_stream(objects[int(table[1])])) if table else {}
    return tables[font]


def _table(content: bytes) -> Letters:
    found: dict[int, str] = {}
    for section in _SECTION.finditer(content):
        if section[1] == b"char":
            codes = [one[1] for one in _CODE.finditer(section[2])]
            found.update({int(code, 16): _said(letters) for code, letters in zip(codes[::2], codes[1::2])})
            continue
        for row in _RANGE.finditer(section[2]):
            first, last = int(row[1], 16), int(row[2], 16)
            if row[4] is not None:
                each = [one[1] for one in _CODE.finditer(row[4])]
                found.update({first + place: _said(letters) for place, letters in enumerate(each)})
            else:
                start = int(row[3], 16)
                found.update({code: chr(start + code - first) for code in range(first, last + 1)})
    return found


def _said(letters: bytes) -> str:
    return bytes.fromhex(letters.decode("ascii")).decode("utf-16-be", errors="replace")


def _stream(whole: bytes) -> bytes:
    start = re.search(rb"stream\r?\n", whole)
    if start is None:
        return b""
    content = whole[start.end() : whole.rindex(b"endstream")]
    return zlib.decompressobj().decompress(content) if b"/FlateDecode" in whole[: start.start()] else content
