"""Numbers as charts and fields show them: in the user's locale, with as many figures as their range needs."""

from __future__ import annotations

import math

from dss_planner.panels.tables import number

#: Units written without a space before them.
_CLOSE = ("°", "%")
_MOST = 9


def decimals_for(width: float, figures: int = 3) -> int:
    """Return the decimals that tell ``figures`` figures of a range apart."""
    if not math.isfinite(width) or width <= 0:
        return 2
    return min(max(figures - 1 - math.floor(math.log10(width)), 0), _MOST)


def plain(value: float, width: float = 0.0) -> str:
    """Return a number without needless zeros; width: of the range that it lies in (0: its own size)."""
    if value == 0 or not math.isfinite(value):
        return number(value)
    decimals = decimals_for(width or abs(value))
    words = number(value, decimals)
    if decimals:
        words = words.rstrip("0")
        words = words[:-1] if not words[-1].isdigit() else words
    return "0" if words in ("-0", "−0", "") else words


def with_unit(words: str, unit: str) -> str:
    """Return a number with its unit."""
    if not unit:
        return words
    return f"{words}{unit}" if unit in _CLOSE else f"{words} {unit}"


def percent(share: float) -> str:
    """Return a share (0–1) in percent: what is there is never 0 %, what is missing never 100 %."""
    whole = 100 * share
    if 0 < whole < 0.1:
        return f"< {number(0.1, 1)} %"
    if 99 < whole < 100:
        return f"> {number(99)} %"
    return f"{number(whole, 0 if whole >= 10 or whole == 0 else 1)} %"
