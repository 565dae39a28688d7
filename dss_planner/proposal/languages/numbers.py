"""Numbers, dates and units as a language writes them; separators are those of CLDR, which Qt uses too."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from dss_planner.monthnames import MONTHS

#: Languages of the pack, as QGIS names them.
LANGUAGES = ("en", "mn", "zh_CN", "ja", "ko")
#: What stands for a value that is not known; never 0.
UNKNOWN = "—"
#: Between a number and its unit: they are not torn apart at the end of a line.
SPACE = "\u00a0"

#: Day of a date: long form, from {y}, {m}, {d} and {month}.
_DAY = {
    "en": "{d} {month} {y}",
    "mn": "{y} оны {m} сарын {d}",
    "zh_CN": "{y}年{m}月{d}日",
    "ja": "{y}年{m}月{d}日",
    "ko": "{y}년 {m}월 {d}일",
}
_MONTH = {"en": "{month} {y}", "mn": "{y} оны {m} сар", "zh_CN": "{y}年{m}月", "ja": "{y}年{m}月", "ko": "{y}년 {m}월"}
_QUARTER = {
    "en": "Q{q} {y}",
    "mn": "{y} оны {q} дугаар улирал",
    "zh_CN": "{y}年第{q}季度",
    "ja": "{y}年第{q}四半期",
    "ko": "{y}년 {q}분기",
}
#: Languages that write a percent sign, and a unit in their own script, behind the number without a space.
_CLOSE = frozenset({"zh_CN", "ja", "ko"})


@dataclass(frozen=True)
class Quantity:
    """A number with its unit, for the places of a sentence. digits: after the decimal point (None: as many as it
    needs); value None is not known."""

    value: float | None
    unit: str = ""
    digits: int | None = None


@dataclass(frozen=True)
class Unit:
    """A unit on its own, for the places of a sentence."""

    name: str


@dataclass(frozen=True)
class Quarter:
    """A quarter (1–4) of a calendar year, for the places of a sentence."""

    year: int
    number: int


#: Languages that put no space between words and sentences.
UNSPACED = frozenset({"zh_CN", "ja"})


def known(value: float | None) -> bool:
    """Return whether there is a number at all."""
    return value is not None and not (isinstance(value, float) and not math.isfinite(value))


def fitting_digits(value: float) -> int:
    """Return how many digits after the point show three significant ones, at most three, of a number."""
    size = abs(value)
    if size >= 100.0 or size == 0.0:
        return 0
    return 1 if size >= 10.0 else 2 if size >= 1.0 else 3


def number(value: float | None, digits: int | None = None) -> str:
    """Return a number with thousands set apart, a whole one without decimals unless asked; `UNKNOWN` for None and NaN.

    All five languages set thousands apart by a comma and decimals by a point.
    """
    if not known(value):
        return UNKNOWN
    exact = float(value)  # type: ignore[arg-type]
    # 0.1 is not 0.100: no more digits than there are
    own = len(f"{exact:.3f}".rstrip("0").partition(".")[2])
    fitting = min(own, fitting_digits(exact))
    shown = f"{exact:,.{fitting if digits is None else digits}f}"
    return shown[1:] if shown.startswith("-") and not shown.strip("-0.,") else shown


def percent(share: float | None, language: str, digits: int = 0) -> str:
    """Return a share (0–1) in percent."""
    if not known(share):
        return UNKNOWN
    return f"{number(100.0 * float(share), digits)}{'' if language in _CLOSE else SPACE}%"  # type: ignore[arg-type]


def with_unit(shown: str, unit: str, language: str) -> str:
    """Return a number that was written, and its unit in the language's own word; degrees and percent stand close."""
    if not unit or shown == UNKNOWN:
        return shown
    close = unit == "°" or (unit == "%" and language in _CLOSE) or (language in _CLOSE and not unit[0].isascii())
    return f"{shown}{'' if close else SPACE}{unit}"


def day(when: date, language: str) -> str:
    """Return a day in the long form."""
    return _DAY[language].format(y=when.year, m=when.month, d=when.day, month=MONTHS[when.month - 1])


def month(year: int, number_of: int, language: str) -> str:
    """Return a month (1–12) of a year."""
    return _MONTH[language].format(y=year, m=number_of, month=MONTHS[number_of - 1])


def quarter(year: int, number_of: int, language: str) -> str:
    """Return a quarter (1–4) of a year."""
    return _QUARTER[language].format(y=year, q=number_of)


def as_day(said: object) -> date | None:
    """Return the day that a plan stores as text (``2026-05-01``, ``2026/05/01`` or a time); None when it is none."""
    try:
        return date.fromisoformat(str(said or "")[:10].replace("/", "-"))
    except ValueError:
        return None


def degrees_minutes(latitude: float, longitude: float, digits: int = 1) -> tuple[str, str]:
    """Return latitude and longitude in degrees, minutes and seconds: ``44°45′02.6″N``, ``109°46′14.0″E``."""
    return _sexagesimal(latitude, "NS", digits), _sexagesimal(longitude, "EW", digits)


def _sexagesimal(angle: float, letters: str, digits: int) -> str:
    # rounded as a whole, so that 59.97″ becomes the next minute and not 60.0″
    ticks = round(abs(angle) * 3600 * 10**digits)
    seconds, rest = divmod(ticks, 10**digits)
    minutes, second = divmod(seconds, 60)
    degree, minute = divmod(minutes, 60)
    fraction = f".{rest:0{digits}d}" if digits else ""
    return f"{degree}°{minute:02d}′{second:02d}{fraction}″{letters[0] if angle >= 0 else letters[1]}"
