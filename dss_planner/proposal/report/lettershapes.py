"""Letters of a PDF that no reader can tell: a font draws them by another shape than the one it lists for the letter.

Fonts of Chinese, Japanese and Korean draw digits beside Latin letters in a shape of their own ("locl" of OpenType);
Qt writes no character for such a shape, and “29,500 ha” was read back as “, ha”. The shapes in the PDF are held against
those that the font takes for the letters of the text.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np
from qgis.PyQt.QtCore import QByteArray, QPointF, Qt
from qgis.PyQt.QtGui import QFont, QImage, QPainter, QPainterPath, QRawFont, QTextLayout

#: Pixels of the square in which shapes are held against each other, and of the font's body within it.
_SIDE, _BODY = 64, 40
#: Part of the shape's ink by which two drawings of it differ at most: embedding rounds the points of outlines.
_ALIKE = 0.08
#: What makes a run of text Latin, so that the font takes its shapes for it.
_LATIN = " a"
_MAPPED = re.compile(rb"^<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]{4})> ", re.MULTILINE)
#: Entries that a section of a table may have.
_MOST = 100

Ink = np.ndarray


def other_shapes(letters: Iterable[str], fonts: Iterable[QFont]) -> list[tuple[str, Ink]]:
    """Return letters that the fonts draw by another shape beside Latin ones, with that shape."""
    found = []
    for font in chain.from_iterable((font, _bold(font)) for font in fonts):
        raw = QRawFont.fromFont(font)
        raw.setPixelSize(_BODY)
        for letter in sorted(set(letters)):
            listed = list(raw.glyphIndexesForString(letter))
            taken = _taken(letter, font)
            if taken and listed and taken != listed[0]:
                found.append((letter, _ink(raw.pathForGlyph(taken))))
    return [(letter, ink) for letter, ink in found if ink.any()]


def completed(table: bytes, font: bytes, shapes: Sequence[tuple[str, Ink]]) -> bytes:
    """Return a table from shape to character with those of ``shapes`` that it lacks; font: as embedded in the PDF."""
    raw = QRawFont(QByteArray(font), _BODY) if font and shapes else QRawFont()
    if not raw.isValid():
        return table
    rows = []
    for glyph in sorted(set(range(1, _count(font))) - _mapped(table)):
        letter = _nearest(_ink(raw.pathForGlyph(glyph)), shapes)
        if letter:
            rows.append(b"<%04X> <%s>\n" % (glyph, letter.encode("utf-16-be").hex().upper().encode("ascii")))
    parts = [rows[start : start + _MOST] for start in range(0, len(rows), _MOST)]
    told = b"".join(b"%d beginbfchar\n%sendbfchar\n" % (len(part), b"".join(part)) for part in parts)
    return table.replace(b"endcmap", told + b"endcmap", 1)


def font_of(content: bytes, table: int) -> bytes:
    """Return the font that the PDF embeds for a table from shape to character, b'' where there is none."""
    for entry in re.finditer(rb"<<[^<>]*/ToUnicode %d 0 R[^<>]*>>" % table, content):
        number = _reference(entry[0], b"DescendantFonts")
        for name in (b"FontDescriptor", b"FontFile2"):
            number = _reference(_object(content, number), name)
        found = re.search(rb"(?<!\d)%d 0 obj\s*<<([^>]*)>>\s*stream\r?\n" % number, content)
        if number and found:
            data = content[found.end() : content.index(b"endstream", found.end())]
            return zlib.decompress(data) if b"FlateDecode" in found[1] else data
    return b""


def _reference(entry: bytes, name: bytes) -> int:
    found = re.search(rb"/%s\s*\[?\s*(\d+) 0 R" % name, entry)
    return int(found[1]) if found else 0


def _object(content: bytes, number: int) -> bytes:
    found = re.search(rb"(?<!\d)%d 0 obj(.*?)endobj" % number, content, re.DOTALL)
    return found[1] if number and found else b""


def _count(font: bytes) -> int:
    """Return how many shapes a font has, as its table ``maxp`` says."""
    for entry in range(struct.unpack(">H", font[4:6])[0]):
        name, _, offset, _ = struct.unpack(">4sLLL", font[12 + 16 * entry : 28 + 16 * entry])
        if name == b"maxp":
            return int(struct.unpack(">H", font[offset + 4 : offset + 6])[0])
    return 0


def _mapped(table: bytes) -> set[int]:
    found: set[int] = set()
    for row in _MAPPED.finditer(table):
        first, last = int(row[1], 16), int(row[2], 16)
        found |= set(range(first, last + 1)) if first else set()
    return found


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold


def _taken(letter: str, font: QFont) -> int:
    layout = QTextLayout(letter + _LATIN, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    runs = layout.glyphRuns()
    glyphs = list(runs[0].glyphIndexes()) if runs else []
    return int(glyphs[0]) if len(runs) == 1 and len(glyphs) == 1 + len(_LATIN) else 0


def _ink(path: QPainterPath) -> Ink:
    """Return a shape as it is drawn on a small square."""
    image = QImage(_SIDE, _SIDE, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(QPointF(4.0, 0.8 * _SIDE))
    painter.fillPath(path, Qt.GlobalColor.white)
    painter.end()
    bits = image.constBits()
    bits.setsize(image.sizeInBytes())
    return np.frombuffer(bytes(bits), dtype=np.uint8).reshape(_SIDE, image.bytesPerLine())[:, :_SIDE].astype(np.int32)


def _nearest(ink: Ink, shapes: Sequence[tuple[str, Ink]]) -> str:
    if not ink.any():
        return ""
    apart, letter = min((int(np.abs(ink - other).sum()), letter) for letter, other in shapes)
    return letter if apart <= _ALIKE * int(ink.sum()) else ""
