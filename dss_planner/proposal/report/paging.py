"""Pages of Qt's documents: on which one a heading stands, and no heading, picture, short table or row torn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from qgis.PyQt.QtGui import (
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextTable,
    QTextTableCell,
    QTextTableCellFormat,
)

from dss_planner.proposal.report.html import CAPTION_LEVEL

#: Most rounds of moving what is torn: each moves what follows.
_ROUNDS = 120
_PICTURE = "\ufffc"
#: Share of a page's height up to which a table is kept whole, and rows of a longer one that stand under its titles.
_SHORT, _FIRST_ROWS = 0.35, 2
#: Paragraphs between a heading and its table that go with them.
_BETWEEN = 2
#: Share of the height of a line that is left at the foot of a page: too little for the row that is to go on.
_LEFT = 0.9
#: Padding that tells how many dots Qt makes of one: it counts in dots of the screen.
_TRIED = 4.0
#: Layouts are in parts of a dot: what begins so close to the end of a page begins the next one [dots].
_SLACK = 1.0
#: What is torn begins where, and what is done about it.
_Torn = tuple[int, Callable[[], None]]


def keep_together(document: QTextDocument) -> None:
    """Begin a page before headings whose text stands on the next one, and before pictures, short tables and rows that
    a page would cut.

    The document has its page size and its paint device.
    """
    fresh = True
    for _ in range(_ROUNDS):
        found = [torn for torn in (_first_torn(document), _first_torn_table(document)) if torn is not None]
        if found:
            min(found, key=lambda torn: torn[0])[1]()
        elif fresh:
            return
        else:
            # what was laid out by and by may differ from the whole: lines were left across two pages
            document.markContentsDirty(0, document.characterCount())
        fresh = not found


def heading_pages(document: QTextDocument) -> list[int]:
    """Return the pages, from 1, of the headings of sections and of their parts, in order."""
    return [page + 1 for block, page in _pages(document) if block.blockFormat().headingLevel() in (1, 2)]


def _pages(document: QTextDocument) -> list[tuple[QTextBlock, int]]:
    found = []
    layout, height = document.documentLayout(), document.pageSize().height()
    block = document.begin()
    while block.isValid():
        found.append((block, int(_ends(block, layout)[0] // height)))
        block = block.next()
    return found


def _ends(block: QTextBlock, layout: object) -> tuple[float, float]:
    """Return where the first line of a block begins, below the gap that a page leaves above it, and where its last line
    ends."""
    top = float(layout.blockBoundingRect(block).top())  # type: ignore[attr-defined]
    lines = block.layout()
    if lines is None or not lines.lineCount():
        return top + _SLACK, top + _SLACK
    last = top + lines.lineAt(lines.lineCount() - 1).rect().bottom()
    return top + lines.lineAt(0).y() + _SLACK, max(last - _SLACK, top)


def _first_torn(document: QTextDocument) -> _Torn | None:
    """Return the first heading without its text, or picture across two pages; of headings in a row the first."""
    pages = _pages(document)
    layout, height = document.documentLayout(), document.pageSize().height()
    start: QTextBlock | None = None
    for number, (block, page) in enumerate(pages):
        style = block.blockFormat()
        breaks = _begins(block)
        if _is_heading(block):
            start = block if start is None or breaks else start
            if number + 1 < len(pages) and pages[number + 1][1] != page and not _begins(start):
                return start.position(), partial(_begin_page, start)
            continue
        lead, start = start, None  # headings right before a picture go with it
        if _PICTURE in block.text() and not breaks and (lead is None or not _begins(lead)):
            bottom = layout.blockBoundingRect(block).bottom() - style.bottomMargin() - 1.0
            if int(bottom // height) != page and layout.blockBoundingRect(block).height() < height:
                first = block if lead is None else lead
                return first.position(), partial(_begin_page, first)
    return None


def _first_torn_table(document: QTextDocument) -> _Torn | None:
    """Return the first short table across two pages, or long one with too few rows on the first, or row that a page
    cuts."""
    layout, height = document.documentLayout(), document.pageSize().height()
    for table in document.rootFrame().childFrames():
        if not isinstance(table, QTextTable):
            continue
        rows = [_row_ends(table, row, layout) for row in range(table.rows())]
        first = int(rows[0][0] // height)
        if int(rows[-1][1] // height) == first:
            continue
        start = _start_of(table)
        if start is not None and not _begins(start):
            least = rows[min(_FIRST_ROWS, len(rows) - 1)][1]
            short = rows[-1][1] - _ends(start, layout)[0] < _SHORT * height
            if short or int(least // height) != first:
                return start.position(), partial(_begin_page, start)
        for number, (top, bottom) in enumerate(rows):
            room = (int(top // height) + 1) * height - top
            if number and bottom - top > room and bottom - top < _SHORT * height:
                place = table.cellAt(number, 0).firstCursorPosition().position()
                return place, partial(_fill_page, table, number, room, layout)
    return None


def _row_ends(table: QTextTable, row: int, layout: object) -> tuple[float, float]:
    ends = [_ends(block, layout) for column in range(table.columns()) for block in _blocks(table.cellAt(row, column))]
    return min(top for top, _ in ends), max(bottom for _, bottom in ends)


def _blocks(cell: QTextTableCell) -> Iterator[QTextBlock]:
    block, last = cell.firstCursorPosition().block(), cell.lastCursorPosition().block()
    while block != last:
        yield block
        block = block.next()
    yield last


def _start_of(table: QTextTable) -> QTextBlock | None:
    """Return the first of the headings that a table stands under, with few words between them; None without one."""
    block = table.firstCursorPosition().block().previous()
    between = 0
    while block.isValid() and not _is_heading(block) and between < _BETWEEN:
        if QTextCursor(block).currentTable() is not None:
            return None
        block, between = block.previous(), between + 1
    if not block.isValid() or not _is_heading(block):
        return None
    while not _begins(block) and block.previous().isValid() and _is_heading(block.previous()):
        block = block.previous()
    return block


def _is_heading(block: QTextBlock) -> bool:
    return block.blockFormat().headingLevel() in range(1, CAPTION_LEVEL + 1)


def _begins(block: QTextBlock) -> bool:
    """Return whether a page begins with the block already: nothing is won by moving it."""
    policy = block.blockFormat().pageBreakPolicy()
    return bool(policy & QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)


def _begin_page(block: QTextBlock) -> None:
    style = block.blockFormat()
    style.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
    QTextCursor(block).setBlockFormat(style)


def _fill_page(table: QTextTable, row: int, room: float, layout: object) -> None:
    """Put an empty row above one that a page would cut, as high as the room there, so that it goes on as a whole.

    Qt moves no row by itself, and a break within a cell makes it leave out a page.
    """
    block = table.cellAt(row, 0).firstCursorPosition().block()
    lines = block.layout()
    line = lines.lineAt(0).height() if lines is not None and lines.lineCount() else 0.0
    table.insertRows(row, 1)
    tops = []
    for padding in (0.0, _TRIED):
        _pad(table, row, padding)
        tops.append(_row_ends(table, row, layout)[0])
    dots = max((tops[1] - tops[0]) / _TRIED, 1.0)
    _pad(table, row, max(room - _LEFT * line, 0.0) / dots)


def _pad(table: QTextTable, row: int, padding: float) -> None:
    style = QTextTableCellFormat()
    style.setTopPadding(padding)
    style.setFontPointSize(1.0)
    for column in range(table.columns()):
        table.cellAt(row, column).setFormat(style)
