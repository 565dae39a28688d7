"""Widths of a workbook's columns, by what stands in them: GDAL gives all the same, so that titles are cut off.

Only the element ``cols`` of each sheet is written anew (ECMA-376, 18.3.1.17); all else is copied as it is.
"""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

#: Narrowest and widest column, in letters of the spreadsheet's font.
_LEAST, _MOST = 6.0, 60.0
_SHEET = "xl/worksheets/sheet{number}.xml"
_COLUMNS = re.compile(rb"<cols>.*?</cols>\s*", re.DOTALL)
_DATA = b"<sheetData"


def width_of(words: Iterable[str]) -> float:
    """Return the width for a column of words, in letters: those of Chinese, Japanese and Korean take two."""
    most = max((_letters(said) for said in words), default=0)
    return min(max(1.1 * most + 1.0, _LEAST), _MOST)


def set_widths(path: Path, sheets: Sequence[Sequence[float]]) -> None:
    """Give the columns of the sheets of the workbook at ``path`` their widths, in the order of the sheets."""
    with zipfile.ZipFile(path) as found:
        parts = [(info, found.read(info)) for info in found.infolist()]
    wanted = {_SHEET.format(number=number): widths for number, widths in enumerate(sheets, 1)}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as written:
        for info, content in parts:
            widths = wanted.get(info.filename)
            written.writestr(info.filename, content if widths is None else _with_widths(content, widths))


def _with_widths(content: bytes, widths: Sequence[float]) -> bytes:
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width:.1f}" customWidth="1"/>'
        for number, width in enumerate(widths, 1)
    )
    bare = _COLUMNS.sub(b"", content, count=1)
    return bare.replace(_DATA, f"<cols>{columns}</cols>\n".encode("ascii") + _DATA, 1)


def _letters(said: str) -> int:
    lines = said.splitlines() or [""]
    return max(sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in line) for line in lines)
