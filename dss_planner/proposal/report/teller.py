"""Says numbers of the plan in a report and keeps what it said, so that it can be held against the plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dss_planner.proposal.checking.consistency import Stated, read_number
from dss_planner.proposal.checking.facts import Fact, facts_of
from dss_planner.proposal.checking.places import DAY as DATE
from dss_planner.proposal.content.model import PackContent
from dss_planner.proposal.languages.numbers import UNKNOWN
from dss_planner.proposal.languages.words import Words
from dss_planner.proposal.maps.told import title_of
from dss_planner.proposal.presets.preset import MAPS
from dss_planner.proposal.report.blocks import LEFT, NOTE, RIGHT, Block, Column, Figure, Grid, Paragraph
from dss_planner.proposal.tables.table import DAY, REAL, WHOLE, Cell, Row, Table
from dss_planner.proposal.tables.table import Column as TableColumn
from dss_planner.text import Text, text


@dataclass
class Teller:
    """content: what is told; words: its language; pictures: name → PNG with its size [mm]; stated: what was said."""

    content: PackContent
    words: Words
    pictures: dict[str, tuple[str, float, float]] = field(default_factory=dict)
    stated: list[Stated] = field(default_factory=list)
    facts: dict[str, Fact] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.facts = facts_of(self.content)

    def say(self, template: Text | str | None) -> str:
        """Return a sentence in the language of the report."""
        return self.words(template)

    def fact(self, name: str, digits: int | None = None, unit: str | None = None) -> str:
        """Return a number of the plan with its unit, as it is rounded; a dash where it is not known.

        unit: that stands there in place of the fact's own, '' for none where the words around it say it.
        """
        fact = self.facts[name]
        own = "" if fact.unit == "1" else fact.unit
        if fact.value is None:
            return UNKNOWN
        said = self.words.quantity(fact.value, own if unit is None else unit, digits)
        self.stated.append(read_number("report", name, said, own))
        return said

    def money(self, name: str) -> str:
        """Return an amount of the plan in whole units of its currency."""
        fact = self.facts.get(name)
        if fact is None or fact.value is None:
            return UNKNOWN
        said = self.words.money(fact.value, fact.unit)
        self.stated.append(read_number("report", name, said, fact.unit))
        return said

    def range(self, name: str) -> str:
        """Return the low and the high end of an amount: ``name_low`` to ``name_high``."""
        return self.say(text("{low} to {high}", low=self.money(f"{name}_low"), high=self.money(f"{name}_high")))

    def picture(self, name: str, caption: Text | str = "") -> Figure:
        """Return a picture by name; maps have their own titles for a caption."""
        path, width, height = self.pictures[name]
        said = self.say(caption or (title_of(name) if name in MAPS else ""))
        return Figure(path, width, height, said)

    def shown(self, *names: str) -> list[Block]:
        """Return those pictures that there are."""
        return [self.picture(name) for name in names if name in self.pictures]

    def notes(self, said: Iterable[Text]) -> tuple[Block, ...]:
        """Return what stands below a table."""
        return tuple(Paragraph(self.say(note), NOTE) for note in said)

    def grid(
        self,
        table: Table,
        columns: tuple[str, ...],
        rows: tuple[Row, ...] | None = None,
        caption: str = "",
        shares: tuple[float, ...] = (),
    ) -> Grid:
        """Return columns of a table for the page, its numbers rounded as the table says.

        rows: None takes all; shares: widths of the columns in percent, () leaves them to the contents.
        """
        places = [table.column(name) for name in columns]
        shown = table.rows if rows is None else rows
        heads = tuple(
            Column(
                self._heading(table.columns[place]),
                RIGHT if table.columns[place].kind in (REAL, WHOLE) else LEFT,
                shares[number] if shares else 0.0,
            )
            for number, place in enumerate(places)
        )
        cells = tuple(tuple(self._cell(row.cells[p], table.columns[p]) for p in places) for row in shown)
        self._keep(table, columns, shown)
        return Grid(heads, cells, caption or self.say(table.title), bool(shown) and shown[-1].total)

    def _heading(self, column: TableColumn) -> str:
        unit = self.words.unit(column.unit)
        title = self.say(column.title)
        return f"{title} ({unit})" if unit else title

    def _cell(self, cell: Cell, column: TableColumn) -> str:
        if cell is None:
            return UNKNOWN if column.kind in (REAL, WHOLE) else ""
        if column.kind == DAY:
            return self.words.day(cell)  # type: ignore[arg-type]
        if isinstance(cell, (int, float)) and column.kind in (REAL, WHOLE):
            return self.words.number(cell, 0 if column.kind == WHOLE else column.digits)
        return self.say(cell) if isinstance(cell, (str, Text)) else str(cell)

    def _keep(self, table: Table, columns: tuple[str, ...], rows: tuple[Row, ...]) -> None:
        part = Table(table.id, table.title, table.columns, rows)
        shown = [tuple(map(self._cell, row.cells, table.columns)) for row in rows]
        for one, said in part.told(f"report, {table.id}", shown):
            if one.where.rpartition(", ")[2] not in columns or one.unit == DATE:
                continue  # days in words are read back from the tables
            read = one if one.slack else read_number(one.where, one.what, str(said), one.unit)
            self.stated.append(read)
