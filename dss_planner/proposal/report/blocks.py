"""What a report is made of: headings, paragraphs, lists, tables and figures, in the language it is read in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Union

#: Kinds of a paragraph. LEAD opens a section; NOTE is small print; CAVEAT is what a reader must not miss.
BODY, LEAD, NOTE, CAVEAT = "body", "lead", "note", "caveat"
#: Where the words of a column stand.
LEFT, RIGHT, CENTRE = "left", "right", "center"


@dataclass(frozen=True)
class Heading:
    """level: 1 (a section) to 3; anchor: for links within the report, letters and digits only; new_page: begins a page,
    where there are pages (sections alone do)."""

    words: str
    level: int = 1
    anchor: str = ""
    new_page: bool = True


@dataclass(frozen=True)
class Paragraph:
    """words: may have line breaks."""

    words: str
    kind: str = BODY


@dataclass(frozen=True)
class Items:
    """A list of points, or of steps when ordered."""

    words: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Column:
    """share: of the table's width in percent; 0 leaves it to the contents."""

    title: str
    align: str = LEFT
    share: float = 0.0


@dataclass(frozen=True)
class Grid:
    """A table. rows: as many words as columns; total: the last row sums the others up."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    total: bool = False

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"row of {len(row)} cells in a table of {len(self.columns)} columns: {row}")


@dataclass(frozen=True)
class Facts:
    """Pairs of what and how much, without headings. abreast: pairs side by side in a row; first: share of the width in
    percent that the names take where one pair stands in a row."""

    pairs: tuple[tuple[str, str], ...]
    abreast: int = 1
    first: float = 38.0


@dataclass(frozen=True)
class Figure:
    """A picture. path: PNG; width, height [mm] as printed; alt: what is seen, for who does not see it."""

    path: str
    width: float
    height: float
    caption: str = ""
    alt: str = ""


@dataclass(frozen=True)
class Beside:
    """Two groups of blocks side by side, no tables in them. share: width of the first in percent."""

    first: tuple[Block, ...]
    second: tuple[Block, ...]
    share: float = 50.0

    def __post_init__(self) -> None:
        if any(isinstance(block, (Grid, Beside)) for block in (*self.first, *self.second)):
            raise ValueError("a table within a table: put it above or below")


@dataclass(frozen=True)
class PageBreak:
    """What follows begins a page."""


@dataclass(frozen=True)
class OnePage:
    """A page of its own. choices: make what it may hold, fullest first: the first that fits is taken, else the last.
    Stands alone among the blocks of a report, never within another block."""

    choices: tuple[Callable[[], tuple[Block, ...]], ...]


Block = Union[Heading, Paragraph, Items, Grid, Facts, Figure, Beside, PageBreak, OnePage]
#: ``fits(blocks)``: whether they find room on a page that begins with them.
Fits = Callable[[tuple[Block, ...]], bool]


def settled(blocks: Sequence[Block], fits: Fits) -> tuple[Block, ...]:
    """Return the blocks with each `OnePage` replaced by what fits; headings right before it count to its page."""
    found: list[Block] = []
    for block in blocks:
        if not isinstance(block, OnePage):
            found.append(block)
            continue
        start = len(found)
        while start and isinstance(found[start - 1], Heading):
            start -= 1
        heads = [head for head in found[start:] if isinstance(head, Heading)]
        made = (choice() for choice in block.choices[:-1])
        on_top = tuple(replace(head, new_page=False) for head in heads)  # they stand at the top of the page already
        chosen = next((one for one in made if fits((*on_top, *one))), None) or block.choices[-1]()
        if not heads and found and not isinstance(found[-1], PageBreak):
            found.append(PageBreak())
        found += chosen
    return tuple(found)


@dataclass(frozen=True)
class Report:
    """blocks in order. title, subtitle: of the cover; running: printed at the foot of each page beside its number;
    language: en, mn, zh_CN, ja, ko; fonts: families, the first that exists is taken; page_word: “Page {page} of
    {pages}” in the language; contents_word: heading of the table of contents, '' for none."""

    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    running: str
    language: str
    fonts: tuple[str, ...]
    page_word: str
    contents_word: str = ""


def words_of(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """Return all words of the blocks in the order in which they are read: for counting and for checking."""
    found: list[str] = []
    for block in blocks:
        if isinstance(block, (Heading, Paragraph)):
            found.append(block.words)
        elif isinstance(block, Items):
            found += block.words
        elif isinstance(block, Grid):
            found += [block.caption, *(column.title for column in block.columns)]
            found += [cell for row in block.rows for cell in row]
        elif isinstance(block, Facts):
            found += [word for pair in block.pairs for word in pair]
        elif isinstance(block, Figure):
            found.append(block.caption)
        elif isinstance(block, Beside):
            found += [*words_of(block.first), *words_of(block.second)]
    return tuple(word for word in found if word)
