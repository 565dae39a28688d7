"""Mongolian place names: letters that old fonts left wrong are mended, Cyrillic names are told in Latin letters too."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from dss_planner.proposal.languages.gazetteer import names_of

#: MNS 5217:2012, Cyrillic → Latin [M]: й and ь are i, щ is sh as in the standard's table; small letters.
_LATIN = dict(zip("абвгджзийклмноөпрстуүфыьъэ", "abvgdjziiklmnoöprstuüfyiie"))
_LATIN.update({"е": "ye", "ё": "yo", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "yu", "я": "ya"})
#: Ukrainian letters that stand for Ө and Ү where text of an 8-bit Mongolian font was read as Windows-1251.
_MENDED = str.maketrans("ЄєЇї", "ӨөҮү")
_UKRAINIAN = re.compile("[ІіҐґ]")
_CYRILLIC = re.compile("[Ѐ-ӿ]")
_WORD = re.compile("[Ѐ-ӿ]+")
#: Of an older way to write Mongolian in plain Latin letters: o' and u' are ö and ü, x is kh, c alone is ts.
_PLAIN = re.compile("[OoUu]'")
_OF_PLAIN = tuple(
    (re.compile(plain, re.IGNORECASE), said)
    for plain, said in (("o'", "ö"), ("u'", "ü"), ("x", "kh"), ("c(?!h)", "ts"))
)
#: “24 km SW of Sainshand”: what the planner says of a site, and the name in it.
_FROM = re.compile(r"(\d[\d.,]* km [NESW]{1,2} of )(.+)")

#: Endings by which Chinese and Japanese tell that a name is that of an aimag or province.
_UNITS = ("省", "県", "自治区", "盟")


def mended(name: str) -> str:
    """Return a name with the letters Ө and Ү where a wrong encoding left others; Ukrainian names stay as they are."""
    return name if _UKRAINIAN.search(name) else name.translate(_MENDED)


def is_cyrillic(name: str) -> bool:
    """Return whether a name is written in Cyrillic letters."""
    return _CYRILLIC.search(name) is not None


def latin_of(name: str) -> str:
    """Return a Mongolian name in Latin letters (MNS 5217:2012); what is not Cyrillic stands as it is."""
    return _WORD.sub(lambda found: _word(found[0]), mended(name))


def _word(word: str) -> str:
    whole = len(word) > 1 and word.isupper()
    said = [(letter, _LATIN.get(letter.lower(), letter)) for letter in word]
    return "".join(
        latin.upper() if whole and letter.isupper() else latin.capitalize() if letter.isupper() else latin
        for letter, latin in said
    )


def both_scripts(latin: str, local: str) -> tuple[str, str]:
    """Return a name in Latin and in local letters, from fields that may hold either; '' where it is not known."""
    latin, local = mended(latin), mended(local)
    if is_cyrillic(latin):
        latin, local = "", local if is_cyrillic(local) else latin
    return latin or (latin_of(local) if is_cyrillic(local) else ""), local


def of_plain_letters(names: Iterable[str]) -> Callable[[str], str]:
    """Return what mends the names of a layer: “Xu'rmen” is “Khürmen” where any of them is written in that way."""
    if not any(_PLAIN.search(name) for name in names):
        return lambda name: name
    return _from_plain


def _from_plain(name: str) -> str:
    for pattern, said in _OF_PLAIN:
        name = pattern.sub(lambda found, said=said: said.capitalize() if found[0][0].isupper() else said, name)
    return name


def known_name(name: str, language: str, unit: bool = False) -> str:
    """Return what a language calls a place by the list of names, '' where that has none; unit: it is an aimag, which
    some languages say with its name, and no town of the same name."""
    found = names_of(latin_of(name), language)
    return "" if found.endswith(_UNITS) and not unit else found


def on_maps(name: str, language: str, unit: bool = False) -> str:
    """Return what a map writes for a place: the language's word for it, else Latin letters; in Mongolian Cyrillic."""
    name = mended(name)
    if language == "en" or (language == "mn" and is_cyrillic(name)):
        return latin_of(name) if language == "en" else name
    return known_name(name, language, unit) or latin_of(name)


def in_sentences(said: str, language: str) -> str:
    """Return “24 km SW of Хїрмэн” with the name in both scripts: “24 km SW of Khürmen (Хүрмэн)”, in Mongolian Cyrillic
    alone; what says nothing of the kind stands as it is."""
    found = _FROM.fullmatch(said)
    start, name = found.groups() if found else ("", said)
    name = mended(name)
    if is_cyrillic(name) and language != "mn":
        name = f"{(language != 'en' and known_name(name, language)) or latin_of(name)} ({name})"
    return f"{start}{name}"
