"""Texts that were read in the wrong encoding, and what they were."""

from __future__ import annotations

import re

_LOST = re.compile(r"\ufffd|\?{3,}")
#: (what it was read as, what it is): most frequent first.
_READINGS = (
    ("cp1252", "utf-8"),
    ("latin-1", "utf-8"),
    ("cp1251", "utf-8"),
    ("latin-1", "cp1251"),
    ("cp1252", "cp1251"),
)
_LATIN_HIGH = re.compile("[\u00c0-\u00ff]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
#: Mongolian letters that old fonts keep in the places of Ukrainian ones; letters that only Ukrainian has besides.
_FONT = str.maketrans("єїЄЇ", "өүӨҮ")
_UKRAINIAN = re.compile("[іІґҐ]|['’ʼ][єїЄЇ]")
_WORD = re.compile("[\u0400-\u04ff]+")
_LIPS = "бпвмф"
_BACK_VOWELS, _VOWELS = frozenset("аоуяё"), frozenset("аоуяёэеиыюйь")
#: At least this share of the letters must be accented: names in Latin script have fewer.
_MOSTLY, _LEAST_LETTERS = 0.6, 3


def is_lost(written: str) -> bool:
    """Return whether characters were replaced by � or ??? for good."""
    return bool(_LOST.search(written))


def undamaged(written: str) -> str | None:
    """Return what ``written`` was before it was read in the wrong encoding; None when nothing says that it was."""
    if written.isascii():
        return None
    for read_as, encoding in _READINGS:
        if encoding == "cp1251" and not _latin_for_cyrillic(written):
            continue
        try:
            found = written.encode(read_as).decode(encoding)
        except UnicodeError:
            continue
        if len(found) < len(written) or encoding == "cp1251":
            return found if _readable(found) else None
    return _from_font(written)


def _from_font(written: str) -> str | None:
    """Return the Mongolian text that an old font stored with є and ї for ө and ү; None when it may be Ukrainian."""
    if _UKRAINIAN.search(written):
        return None
    words = [word.lower() for word in _WORD.findall(written) if word != word.translate(_FONT)]
    return written.translate(_FONT) if words and all(map(_mongolian, words)) else None


def _mongolian(word: str) -> bool:
    """Return whether є and ї stand in a word where Mongolian has ө and ү, and Ukrainian has neither.

    Not after another vowel (Київ, Україна); and with no back vowel, as vowel harmony demands (Європа), but for
    compounds (Баянмөнх), told by several, by ї after a consonant, or by є after a lip consonant, which Ukrainian lacks.
    """
    places = [index for index, letter in enumerate(word) if letter in "єї"]
    before = [word[index - 1] if index else "" for index in places]
    if any(letter in _VOWELS for letter in before):
        return False
    hard = any(
        letter and letter not in "єї" and (word[index] == "ї" or letter in _LIPS)
        for index, letter in zip(places, before)
    )
    return hard or len(places) > 1 or not _BACK_VOWELS & set(word)


def _latin_for_cyrillic(written: str) -> bool:
    letters = [letter for letter in written if letter.isalpha()]
    return len(letters) >= _LEAST_LETTERS and len(_LATIN_HIGH.findall(written)) >= _MOSTLY * len(letters)


def _readable(found: str) -> bool:
    strange = sum(not letter.isprintable() for letter in found)
    return strange == 0 and (bool(_CYRILLIC.search(found)) or any(letter.isalpha() for letter in found))
