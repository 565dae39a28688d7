"""A table as a value: typed columns with units, rows with keys, so that every number can be told and checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Union

from dss_planner.proposal.checking.consistency import Stated
from dss_planner.proposal.checking.places import ANGLE, angles_in, day_number
from dss_planner.proposal.checking.places import DAY as DATE
from dss_planner.proposal.languages.numbers import as_day
from dss_planner.text import Text

#: Kinds of columns.
WORDS, WHOLE, REAL, DAY = "words", "whole", "real", "day"
Cell = Union[str, Text, float, int, date, None]


@dataclass(frozen=True)
class Column:
    """id: stable, ASCII; title: in words, without the unit; kind: 'words', 'whole', 'real' or 'day'; unit: '' for none.

    digits: shown after the decimal point where the table is printed; files keep all, or as many as ``kept``. fact: what
    of the row's fact the column states, '' where it states none; words state angles (44°45′02.6″N).
    """

    id: str
    title: Text
    kind: str = WORDS
    unit: str = ""
    digits: int | None = None
    fact: str = ""
    kept: int | None = None


@dataclass(frozen=True)
class Row:
    """cells: as many as the table has columns, None unknown. fact: path that the columns' facts hang on
    (``site/<uuid>``), '' for none. total: whether it sums up others. states: (column, whole name of a fact, unit), for
    rows whose units or facts are their own."""

    cells: tuple[Cell, ...]
    fact: str = ""
    total: bool = False
    states: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Table:
    """id: of `presets`; title; columns; rows; notes: below it."""

    id: str
    title: Text
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[Text, ...] = ()

    def column(self, name: str) -> int:
        """Return the place of a column."""
        return next(place for place, column in enumerate(self.columns) if column.id == name)

    def values(self, name: str, totals: bool = False) -> list[Cell]:
        """Return the cells of a column, of the rows that are no totals, or of those that are."""
        place = self.column(name)
        return [row.cells[place] for row in self.rows if row.total == totals]

    def stated(self, where: str, rows: list[tuple[Cell, ...]] | None = None) -> Iterator[Stated]:
        """Yield every number that states a fact; rows: cells as they were read back from a file."""
        return (one for one, _ in self.told(where, rows))

    def told(self, where: str, rows: list[tuple[Cell, ...]] | None = None) -> Iterator[tuple[Stated, Cell]]:
        """Yield every number that states a fact, and its cell as it stands there; rows: as in `stated`."""
        for number, row in enumerate(self.rows):
            cells = row.cells if rows is None else rows[number]
            own = {column: (fact, unit) for column, fact, unit in row.states}
            for column, cell in zip(self.columns, cells):
                fact, unit = f"{row.fact}/{column.fact}" if column.fact and row.fact else "", column.unit
                fact, unit = own.get(column.id, (fact, unit))
                if fact:
                    yield _stated(f"{where}, row {number + 2}, {column.id}", fact, unit, column, cell), cell


def _stated(where: str, fact: str, unit: str, column: Column, cell: Cell) -> Stated:
    if column.kind == DAY:
        return Stated(where, fact, day_number(as_day(cell)), DATE)
    if column.kind == WORDS:
        angle, slack = next(iter(angles_in(str(cell or ""))), (None, 0.0))
        return Stated(where, fact, angle, ANGLE, column.kept, slack)
    return Stated(where, fact, float(cell) if isinstance(cell, (int, float)) else None, unit, column.kept)
