"""What the page of formulas is made of."""

from __future__ import annotations

from dataclasses import dataclass

from dss_planner.text import Text, text


@dataclass(frozen=True)
class Constant:
    """symbol: as in the formula (HTML). value with unit, as shown. source: where it comes from; tag: its evidence."""

    symbol: str
    value: str
    unit: str
    source: Text
    tag: str


@dataclass(frozen=True)
class Section:
    """title; formulas: HTML, with the study's numbers put in; constants behind them; note: what to know."""

    title: Text
    formulas: tuple[str, ...]
    constants: tuple[Constant, ...] = ()
    note: Text | None = None


#: What the tags mean.
TAGS = (
    ("[V]", text("read in the source itself")),
    ("[V2]", text("read in a second-hand source")),
    ("[D]", text("derived or recomputed from the stated equation")),
    ("[M]", text("from memory, not verified: check before you publish")),
    ("[U]", text("set by the user of this study")),
    ("[A]", text("an assumption of the model, not from literature: change it to your case")),
)


def number(value: object, figures: int = 6) -> str:
    return f"{float(value):.{figures}g}" if isinstance(value, (int, float)) else str(value)


def minus(value: object) -> str:
    """Return a number with a true minus sign."""
    return number(value).replace("-", "−")
