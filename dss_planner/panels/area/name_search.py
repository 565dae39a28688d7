"""Finding Mongolian names in whichever Latin spelling they are written or searched."""

from __future__ import annotations

import unicodedata

#: Spellings of one Mongolian letter, longer ones first: Khanbogd and Xanbogd, Tsogttsetsii and Cogtcecij, Ömnögovi and
#: Umnugovi, Khövsgöl and Xowsgol.
_ALIKE = (
    *(("kh", "x"), ("ts", "c"), ("ch", "c"), ("sh", "s"), ("zh", "j"), ("dz", "z"), ("h", "x")),
    *(("u", "o"), ("w", "v"), ("y", "i"), ("j", "i")),
)
_MARKS = "'’ʼ`´"


def folded(name: str) -> str:
    """Return ``name`` without case, accents and the differences between the usual ways to write it."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter) and letter not in _MARKS)
    for written, meant in _ALIKE:
        plain = plain.replace(written, meant)
    return plain.strip()
