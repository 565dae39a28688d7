"""Text tables: encoding, separator, and numbers as people write them (decimal comma, degrees and minutes)."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_LOOK = 1 << 18
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SEPARATORS = (";", "\t", ",", "|")
#: In Cyrillic text of code page 1251 most high bytes are small letters, 0xE0–0xFF.
_SMALL_CYRILLIC = 0xE0
_MISSING = frozenset({"", "na", "n/a", "nan", "null", "none", "-", "--", "–", "*", "nd"})
_NUMBER = re.compile(r"[-+]?(\d+([.,]\d*)?|[.,]\d+)([eE][-+]?\d+)?")
_THOUSANDS = re.compile(r"[-+]?\d{1,3}(,\d{3})+(\.\d+)?")
_SPACED = re.compile(r"[-+]?\d{1,3}(\s\d{3})+([.,]\d+)?")
_PARTS = re.compile(r"\d+(?:[.,]\d+)?")
_NEGATIVE = re.compile(r"[sw]|ю\.? ?ш|з\.? ?д", re.IGNORECASE)
_DEGREES = re.compile(r"[°º˚'′’\"″”]|^\s*[nsew]|[nsew]\s*$|[а-яөү]\.|^\s*[-+]?\d+ \d+", re.IGNORECASE)
_SIXTY = 60.0


@dataclass(frozen=True)
class TextTable:
    """A table in a text file. encoding, separator: as found. guessed: the encoding is a guess."""

    path: str
    encoding: str
    separator: str
    guessed: bool

    def rows(self) -> Iterator[list[str]]:
        """Yield all rows, the header among them; empty ones are left out."""
        with Path(self.path).open(encoding=self.encoding, errors="replace", newline="") as file:
            lines = (line.replace("\0", "") for line in file)
            for row in csv.reader(lines, delimiter=self.separator):
                if any(cell.strip() for cell in row):
                    yield row


def read_text_table(path: str) -> TextTable:
    """Return how the text file is written. Raises `OSError` when it cannot be read."""
    with Path(path).open("rb") as file:
        start = file.read(_LOOK)
    encoding, guessed = _encoding(start)
    return TextTable(path, encoding, _separator(start.decode(encoding, "replace")), guessed)


def number(written: object, thousands: bool = False) -> float | None:
    """Return a number with a decimal point or comma; None when it is none. thousands: ``1,234`` is 1234."""
    if isinstance(written, (int, float)):
        return float(written)
    cell = str(written).strip().replace("−", "-")
    if _SPACED.fullmatch(cell):
        cell = re.sub(r"\s", "", cell)
    if cell.count(",") and (cell.count(".") or cell.count(",") > 1 or thousands) and _THOUSANDS.fullmatch(cell):
        cell = cell.replace(",", "")
    elif cell.count(",") and cell.count("."):
        cell = cell.replace(".", "").replace(",", ".")
    if not _NUMBER.fullmatch(cell):
        return None
    return float(cell.replace(",", "."))


def missing(written: object) -> bool:
    """Return whether a cell says that there is no value."""
    return written is None or str(written).strip().lower() in _MISSING


def coordinate(written: object) -> float | None:
    """Return a coordinate: a number, or degrees, minutes and seconds such as ``105°30'15"E``; None when it is none."""
    plain = number(written)
    if plain is not None:
        return plain
    cell = str(written).strip()
    found = [float(part.replace(",", ".")) for part in _PARTS.findall(cell)]
    if not _DEGREES.search(cell) or not 1 <= len(found) <= 3 or any(part >= _SIXTY for part in found[1:]):
        return None
    degrees = sum(part / _SIXTY**power for power, part in enumerate(found))
    return -degrees if cell.startswith(("-", "−")) or _NEGATIVE.search(cell) else degrees


def _encoding(start: bytes) -> tuple[str, bool]:
    for mark, name in _BOMS:
        if start.startswith(mark):
            return name, False
    if start[1::2].count(0) > len(start) // 4:
        return "utf-16-le", False
    if start[::2].count(0) > len(start) // 4:
        return "utf-16-be", False
    try:
        codecs.getincrementaldecoder("utf-8")().decode(start)
        return "utf-8", False
    except UnicodeDecodeError:
        pass
    high = [byte for byte in start if byte >= 0x80]
    if sum(byte >= _SMALL_CYRILLIC for byte in high) > len(high) / 2:
        return "cp1251", True
    try:
        codecs.getincrementaldecoder("gb18030")().decode(start)
        return "gb18030", True
    except UnicodeDecodeError:
        return "cp1252", True


def _separator(start: str) -> str:
    """Return the separator that cuts the first lines into the same number of cells, more than one."""
    lines = [line for line in start.splitlines()[:20] if line.strip()]
    best, most = ",", 0
    for separator in _SEPARATORS:
        counts = [len(row) for row in csv.reader(lines, delimiter=separator)]
        wide = max(counts, default=0)
        if wide > 1 and counts.count(wide) * wide > most:
            best, most = separator, counts.count(wide) * wide
    return best
