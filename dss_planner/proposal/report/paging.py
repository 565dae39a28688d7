"""Pages of Qt's documents: on which one a heading stands, and no heading or picture torn from what it belongs to."""

from __future__ import annotations

from qgis.PyQt.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextFormat

from dss_planner.proposal.report.html import CAPTION_LEVEL

#: Most rounds of moving headings: each moves what follows.
_ROUNDS = 40
_PICTURE = "\ufffc"


def keep_together(document: QTextDocument) -> None:
    """Begin a page before headings whose text stands on the next one, and before pictures that a page would cut.

    The document has its page size and its paint device.
    """
    for _ in range(_ROUNDS):
        torn = _first_torn(document)
        if torn is None:
            return
        cursor = QTextCursor(torn)
        style = torn.blockFormat()
        style.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        cursor.setBlockFormat(style)


def heading_pages(document: QTextDocument) -> list[int]:
    """Return the pages, from 1, of the headings of sections and of their parts, in order."""
    return [page + 1 for block, page in _pages(document) if block.blockFormat().headingLevel() in (1, 2)]


def _pages(document: QTextDocument) -> list[tuple[QTextBlock, int]]:
    found = []
    layout, height = document.documentLayout(), document.pageSize().height()
    block = document.begin()
    while block.isValid():
        found.append((block, int(_top(document, block, layout) // height)))
        block = block.next()
    return found


def _top(document: QTextDocument, block: QTextBlock, layout: object) -> float:
    """Return where the first line of a block stands: below the gap that a page leaves above it."""
    place = layout.blockBoundingRect(block)  # type: ignore[attr-defined]
    lines = block.layout()
    first = lines.lineAt(0).y() if lines is not None and lines.lineCount() else 0.0
    return float(place.top() + first)


def _first_torn(document: QTextDocument) -> QTextBlock | None:
    """Return the first heading without its text, or picture across two pages; of headings in a row the first."""
    pages = _pages(document)
    layout, height = document.documentLayout(), document.pageSize().height()
    start: QTextBlock | None = None
    for number, (block, page) in enumerate(pages):
        style = block.blockFormat()
        breaks = _begins(block)
        if style.headingLevel() in range(1, CAPTION_LEVEL + 1):
            start = block if start is None or breaks else start
            if number + 1 < len(pages) and pages[number + 1][1] != page and not _begins(start):
                return start
            continue
        lead, start = start, None  # headings right before a picture go with it
        if _PICTURE in block.text() and not breaks and (lead is None or not _begins(lead)):
            bottom = layout.blockBoundingRect(block).bottom() - style.bottomMargin() - 1.0
            if int(bottom // height) != page and layout.blockBoundingRect(block).height() < height:
                return block if lead is None else lead
    return None


def _begins(block: QTextBlock) -> bool:
    """Return whether a page begins with the block already: nothing is won by moving it."""
    policy = block.blockFormat().pageBreakPolicy()
    return bool(policy & QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
