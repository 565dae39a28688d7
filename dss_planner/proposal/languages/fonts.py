"""Fonts with the letters of a language: which one the pack takes, and what to install where there is none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from qgis.PyQt.QtCore import QT_VERSION_STR
from qgis.PyQt.QtGui import QFont, QFontDatabase, QRawFont

from dss_planner.text import Text, text

_SYSTEM = QFontDatabase.WritingSystem


@dataclass(frozen=True)
class Script:
    """What a language needs. writing: of Qt; families: tried in this order; sample: letters that a font must have;
    install: the family to get where there is none, and package: its name on Debian and Ubuntu."""

    writing: QFontDatabase.WritingSystem
    families: tuple[str, ...]
    sample: str
    install: str
    package: str


_LATIN = ("Noto Sans", "Open Sans", "Segoe UI", "Helvetica Neue", "DejaVu Sans", "Arial")
#: Language → its script. The samples hold letters that fonts for other languages of the script often lack.
SCRIPTS = {
    "en": Script(_SYSTEM.Latin, _LATIN, "Az09–—“”°′″²³·×≤≥", "Noto Sans", "fonts-noto-core"),
    "mn": Script(_SYSTEM.Cyrillic, _LATIN, "АяЁёӨөҮү°²–“”", "Noto Sans", "fonts-noto-core"),
    "zh_CN": Script(
        _SYSTEM.SimplifiedChinese,
        ("Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "WenQuanYi Micro Hei", "SimHei"),
        "草方格沙障公顷吨预算进度",
        "Noto Sans CJK SC",
        "fonts-noto-cjk",
    ),
    "ja": Script(
        _SYSTEM.Japanese,
        ("Noto Sans CJK JP", "Source Han Sans JP", "Yu Gothic", "Meiryo", "Hiragino Sans", "IPAGothic"),
        "砂防柵予算工程表あいアイ",
        "Noto Sans CJK JP",
        "fonts-noto-cjk",
    ),
    "ko": Script(
        _SYSTEM.Korean,
        ("Noto Sans CJK KR", "Source Han Sans KR", "Malgun Gothic", "Apple SD Gothic Neo", "NanumGothic"),
        "초방격예산일정표헥타르",
        "Noto Sans CJK KR",
        "fonts-noto-cjk",
    ),
}


@dataclass(frozen=True)
class FontFinding:
    """The font of a language. family: '' where none has its letters; lacking: letters of the pack that it has not;
    advice: what to do, None where all is well."""

    language: str
    family: str
    lacking: str
    advice: Text | None


def families_of(language: str) -> tuple[str, ...]:
    """Return the installed families for a language, best first, and behind them those of the other scripts.

    Empty where none has the letters of the language: names in other scripts alone do not make a pack.
    """
    wanted = _of_script(SCRIPTS[language])
    if not wanted:
        return ()
    return tuple(dict.fromkeys((*wanted, *(family for script in SCRIPTS.values() for family in _of_script(script)))))


def _of_script(script: Script) -> list[str]:
    installed = set(_installed())
    wanted = [family for family in script.families if family in installed and _has(family, script.sample)]
    if wanted:
        return wanted
    others = (family for family in _installed(script.writing) if _has(family, script.sample))
    return [family for family in (next(others, ""),) if family]


def check_fonts(language: str, said: Iterable[str] = ()) -> FontFinding:
    """Return which font a language is written in, and which letters of ``said`` no installed font of it has.

    said: all that is to be written, such as names of sites and partners.
    """
    script = SCRIPTS[language]
    families = families_of(language)
    if not families:
        advice = text(
            "No installed font has the letters of this language ({language}). Install “{family}” (Debian and Ubuntu: "
            "the package {package}; else from https://fonts.google.com/noto), start QGIS again and export again.",
            language=language,
            family=script.install,
            package=script.package,
        )
        return FontFinding(language, "", script.sample, advice)
    letters = sorted({letter for part in said for letter in part if not letter.isspace() and letter.isprintable()})
    lacking = "".join(letter for letter in letters if not any(_has(family, letter) for family in families))
    if not lacking:
        return FontFinding(language, families[0], "", None)
    advice = text(
        "The fonts {families} lack these letters: {letters}. Install “Noto Sans” and “Noto Sans CJK” (Debian and "
        "Ubuntu: the packages fonts-noto-core and fonts-noto-cjk; else from https://fonts.google.com/noto), or write "
        "the names in other letters.",
        families=", ".join(families),
        letters=" ".join(lacking[:40]),
    )
    return FontFinding(language, families[0], lacking, advice)


def _installed(writing: QFontDatabase.WritingSystem = _SYSTEM.Any) -> list[str]:
    database = QFontDatabase() if QT_VERSION_STR.startswith("5.") else QFontDatabase  # static from Qt 6 on
    return [str(family).split(" [")[0] for family in database.families(writing)]


def _has(family: str, letters: str) -> bool:
    face = QFont(family)
    face.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    raw = QRawFont.fromFont(face)
    return raw.isValid() and all(raw.supportsCharacter(ord(letter)) for letter in letters)
