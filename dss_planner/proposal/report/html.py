"""Blocks as HTML: for the page that a browser shows, and for Qt's documents, which know a part of HTML and CSS."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from html import escape
from pathlib import Path

from dss_planner.proposal.report.blocks import (
    CAVEAT,
    LEAD,
    LEFT,
    NOTE,
    Beside,
    Block,
    Facts,
    Figure,
    Grid,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    Report,
)

#: Pixels of a browser and of Qt's documents in a millimetre.
PIXELS_MM = 96.0 / 25.4
INK, MUTED, LINE, ACCENT, GROUND, HEAD = "#12263a", "#5b6673", "#c9d0d8", "#b45309", "#f1efe9", "#e7ebf0"

#: For Qt's documents: points, and the few properties that they know.
DOCUMENT_STYLE = f"""
body {{ color: {INK}; font-size: 9.5pt; }}
h1 {{ font-size: 17pt; color: {INK}; margin-top: 18px; margin-bottom: 6px; }}
h2 {{ font-size: 12.5pt; color: {INK}; margin-top: 12px; margin-bottom: 4px; }}
h3 {{ font-size: 10.5pt; color: {MUTED}; margin-top: 8px; margin-bottom: 2px; }}
p {{ margin-top: 0px; margin-bottom: 6px; }}
p.lead {{ font-size: 11pt; margin-bottom: 8px; }}
p.note {{ font-size: 8pt; color: {MUTED}; }}
ul, ol {{ margin-top: 0px; margin-bottom: 4px; margin-left: 0px; }}
p.gap {{ font-size: 4pt; margin-bottom: 0px; }}
p.caveat {{ color: {ACCENT}; }}
p.cover {{ font-size: 13pt; color: {MUTED}; }}
h6 {{ font-size: 8pt; font-weight: normal; color: {MUTED}; margin-top: 4px; margin-bottom: 2px; }}
td, th {{ font-size: 8.5pt; }}
th {{ background-color: {HEAD}; }}
"""
#: Level of headings that Qt's documents know the title of a table by, so that it stays with its table.
CAPTION_LEVEL = 6

#: For a browser: the same look, a page that narrows on a telephone and prints well.
PAGE_STYLE = f"""
:root {{ color-scheme: light dark; }}
body {{ color: {INK}; background: #fff; font-size: 16px; line-height: 1.5; max-width: 60rem; margin: 0 auto;
  padding: 2rem 1.2rem 4rem; }}
h1, h2, h3 {{ line-height: 1.25; margin: 2.2rem 0 .6rem; }}
h1.title {{ font-size: 2.1rem; margin-top: 0; }}
h3 {{ color: {MUTED}; }}
p {{ margin: 0 0 .8rem; }}
.lead {{ font-size: 1.15rem; }}
.cover {{ font-size: 1.25rem; color: {MUTED}; }}
.note, figcaption, caption {{ font-size: .85rem; color: {MUTED}; }}
.caveat {{ border-left: 4px solid {ACCENT}; padding-left: .8rem; }}
caption {{ text-align: left; padding-bottom: .3rem; }}
.wide {{ overflow-x: auto; }}
table {{ border-collapse: collapse; width: 100%; font-size: .92rem; margin: 0 0 1rem; }}
th, td {{ border-bottom: 1px solid {LINE}; padding: .3rem .5rem; text-align: left; vertical-align: top; }}
thead th {{ background: {HEAD}; }}
tr.total td {{ font-weight: bold; border-top: 2px solid {INK}; }}
.right {{ text-align: right; font-variant-numeric: tabular-nums; }}
.center {{ text-align: center; }}
figure {{ margin: 0 0 1.2rem; }}
img {{ max-width: 100%; height: auto; border: 1px solid {LINE}; }}
.beside {{ display: grid; gap: 1.2rem; grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr)); }}
nav ol {{ columns: 2; }}
footer {{ margin-top: 3rem; color: {MUTED}; font-size: .85rem; }}
@media (prefers-color-scheme: dark) {{
  body {{ color: #e6e9ee; background: #14181d; }} thead th {{ background: #26303a; }}
  .note, .cover, h3, figcaption, caption, footer {{ color: #a3adb8; }} a {{ color: #8ec7ff; }}
}}
@media print {{
  body {{ max-width: none; font-size: 10pt; }} h2 {{ break-before: page; }} nav h2 {{ break-before: auto; }}
  figure, tr {{ break-inside: avoid; }} }}
"""


def page_html(report: Report) -> str:
    """Return the report as one HTML file: pictures inside, no script, nothing from elsewhere."""
    language = report.language.replace("_", "-")
    families = ", ".join(f"'{family}'" for family in report.fonts)
    parts = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(language)}"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(report.title)}</title>",
        f"<style>{PAGE_STYLE} body {{ font-family: {families}, sans-serif; }}</style></head><body>",
        f'<header><h1 class="title">{escape(report.title)}</h1><p class="cover">{escape(report.subtitle)}</p></header>',
        _contents(report),
        "<main>",
        *(_for_page(block, place) for place, block in enumerate(report.blocks)),
        f"</main><footer>{escape(report.running)}</footer></body></html>",
    ]
    return "\n".join(part for part in parts if part)


def document_html(report: Report, width: float, pages: Sequence[int] = (), cover: bool = True) -> str:
    """Return the report for `QTextDocument`; width: of the text [mm], pictures are made no wider; pages: on which the
    headings of the contents stand, () for none; cover: with cover and contents.

    Pictures are named by their place in `figures`: whoever loads the HTML gives them to the document.
    """
    front = [
        f'<p style="font-size:24pt; font-weight:bold; margin-top:160px;">{escape(report.title)}</p>',
        f'<p class="cover">{escape(report.subtitle)}</p>',
        f'<p class="note">{escape(report.running)}</p>',
    ]
    if report.contents_word:
        title = f'<p style="font-size:12.5pt; font-weight:bold; margin-top:60px;">{escape(report.contents_word)}</p>'
        front += [title, _document_contents(heads_of(report), pages)]
    numbers = {id(figure): number for number, figure in enumerate(figures(report.blocks))}
    body = _for_document(report.blocks, width, numbers, True)
    return f"<html><head></head><body>{''.join(front) if cover else ''}{body}</body></html>"


def figures(blocks: tuple[Block, ...]) -> tuple[Figure, ...]:
    """Return the figures of the blocks, in order."""
    found: list[Figure] = []
    for block in blocks:
        if isinstance(block, Figure):
            found.append(block)
        elif isinstance(block, Beside):
            found += [*figures(block.first), *figures(block.second)]
    return tuple(found)


def figure_name(number: int) -> str:
    """Return the name under which a document knows its figure."""
    return f"figure{number}.png"


def _document_contents(heads: Sequence[Heading], pages: Sequence[int]) -> str:
    """Return the lines of the contents, with the pages where they are known."""
    lines = []
    for number, head in enumerate(heads):
        words = f'<p style="margin-left:{(head.level - 1) * 16}px; margin-bottom:0px;">{escape(head.words)}</p>'
        page = f'<td align="right">{pages[number]}</td>' if pages else ""
        lines.append(f'<tr><td width="92%">{words}</td>{page}</tr>' if pages else words)
    return f'<table width="100%" cellspacing="0" cellpadding="1">{"".join(lines)}</table>' if pages else "".join(lines)


def heads_of(report: Report) -> list[Heading]:
    """Return the headings that the contents of a document name."""
    return [block for block in report.blocks if isinstance(block, Heading) and block.level <= 2]


def _anchor(head: Heading, place: int) -> str:
    return head.anchor or f"h{place}"


def _contents(report: Report) -> str:
    if not report.contents_word:
        return ""
    heads = [
        (place, block) for place, block in enumerate(report.blocks) if isinstance(block, Heading) and block.level == 1
    ]
    links = "".join(f'<li><a href="#{_anchor(head, place)}">{escape(head.words)}</a></li>' for place, head in heads)
    return f"<nav><h2>{escape(report.contents_word)}</h2><ol>{links}</ol></nav>"


def _lines(words: str) -> str:
    return escape(words).replace("\n", "<br/>")


def _for_page(block: Block, place: int) -> str:
    """Return a block for a browser."""
    if isinstance(block, Heading):
        level = min(block.level + 1, 6)
        return f'<h{level} id="{_anchor(block, place)}">{escape(block.words)}</h{level}>'
    if isinstance(block, Paragraph):
        return f'<p class="{block.kind}">{_lines(block.words)}</p>'
    if isinstance(block, Items):
        tag = "ol" if block.ordered else "ul"
        return f"<{tag}>{''.join(f'<li>{_lines(words)}</li>' for words in block.words)}</{tag}>"
    if isinstance(block, Facts):
        rows = "".join(f'<tr><th scope="row">{escape(a)}</th><td>{_lines(b)}</td></tr>' for a, b in block.pairs)
        return f"<table><tbody>{rows}</tbody></table>"
    if isinstance(block, Grid):
        return _page_grid(block)
    if isinstance(block, Figure):
        content = base64.b64encode(Path(block.path).read_bytes()).decode("ascii")
        alt = escape(block.alt or block.caption, quote=True)
        caption = f"<figcaption>{escape(block.caption)}</figcaption>" if block.caption else ""
        width = f"width:{block.width * PIXELS_MM:.0f}px"
        return f'<figure><img alt="{alt}" style="{width}" src="data:image/png;base64,{content}">{caption}</figure>'
    if isinstance(block, Beside):
        halves = ("".join(_for_page(one, place) for one in half) for half in (block.first, block.second))
        return f'<div class="beside">{"".join(f"<div>{half}</div>" for half in halves)}</div>'
    return ""


def _page_grid(block: Grid) -> str:
    classes = ["" if column.align == LEFT else f' class="{column.align}"' for column in block.columns]
    head = "".join(
        f'<th scope="col"{place}>{escape(column.title)}</th>' for column, place in zip(block.columns, classes)
    )
    rows = []
    for number, row in enumerate(block.rows):
        last = ' class="total"' if block.total and number == len(block.rows) - 1 else ""
        cells = "".join(f"<td{place}>{_lines(cell)}</td>" for cell, place in zip(row, classes))
        rows.append(f"<tr{last}>{cells}</tr>")
    caption = f"<caption>{escape(block.caption)}</caption>" if block.caption else ""
    return (
        f'<div class="wide"><table>{caption}<thead><tr>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table></div>'
    )


def _for_document(blocks: tuple[Block, ...], width: float, numbers: dict[int, int], top: bool) -> str:
    """Return blocks for Qt's documents; top: page breaks count (not within a table)."""
    parts: list[str] = []
    broken = False
    for block in blocks:
        new_page = top and (broken or (isinstance(block, Heading) and block.level == 1 and block.new_page))
        broken = isinstance(block, PageBreak)
        if not broken:
            parts.append(_one_for_document(block, width, numbers, new_page, top))
    return "".join(parts)


def _one_for_document(block: Block, width: float, numbers: dict[int, int], new_page: bool, top: bool) -> str:
    before = ' style="page-break-before:always;"' if new_page else ""
    if isinstance(block, Heading):
        return f"<h{block.level}{before}>{escape(block.words)}</h{block.level}>"
    if isinstance(block, Paragraph):
        kind = f' class="{block.kind}"' if block.kind in (LEAD, NOTE, CAVEAT) else ""
        return f"<p{kind}{before}>{_lines(block.words)}</p>"
    # a table or a picture does not begin a page by itself: an empty line does it
    start = f"<p{before}></p>" if new_page else ""
    if isinstance(block, Items):
        tag = "ol" if block.ordered else "ul"
        return start + f"<{tag}>{''.join(f'<li>{_lines(words)}</li>' for words in block.words)}</{tag}>"
    if isinstance(block, Facts) and not top:
        # Qt's ODT loses a table within a table
        return "".join(f'<p><span style="color:{MUTED};">{escape(a)}:</span> {_lines(b)}</p>' for a, b in block.pairs)
    if isinstance(block, Facts):
        return start + _document_facts(block)
    if isinstance(block, Grid):
        return start + _document_grid(block)
    if isinstance(block, Figure):
        shrink = min(1.0, width / block.width)
        size = f'width="{block.width * shrink * PIXELS_MM:.0f}" height="{block.height * shrink * PIXELS_MM:.0f}"'
        # in one paragraph: words that stand below a picture stay with it
        caption = f'<br/><span style="font-size:8pt; color:{MUTED};">{escape(block.caption)}</span>'
        said = caption if block.caption else ""
        return f'<p{before}><img src="{figure_name(numbers[id(block)])}" {size}/>{said}</p>'
    if isinstance(block, Beside):
        share = block.share / 100.0
        halves = [
            f'<td width="{part * 100:.0f}%">{_for_document(half, width * part - 3.0, numbers, False)}</td>'
            for half, part in ((block.first, share), (block.second, 1.0 - share))
        ]
        return f'{start}<table width="100%" cellspacing="0" cellpadding="4"><tr>{"".join(halves)}</tr></table>'
    return ""


def _document_facts(block: Facts) -> str:
    shares = (block.first, 100.0 - block.first) if block.abreast == 1 else (24.0, 26.0)
    rows = []
    for start in range(0, len(block.pairs), block.abreast):
        pairs = block.pairs[start : start + block.abreast]
        cells = [
            f'<td width="{shares[0]:g}%" style="color:{MUTED};">{escape(a)}</td>'
            f'<td width="{shares[1]:g}%">{_lines(b)}</td>'
            for a, b in (*pairs, *(("", ""),) * (block.abreast - len(pairs)))
        ]
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f'<table width="100%" cellspacing="0" cellpadding="2">{"".join(rows)}</table><p class="gap"></p>'


def _document_grid(block: Grid) -> str:
    head = "".join(
        f'<th align="{column.align}"{_share(column.share)}>{escape(column.title)}</th>' for column in block.columns
    )
    rows = []
    for number, row in enumerate(block.rows):
        bold = block.total and number == len(block.rows) - 1
        cells = (f"<b>{_lines(cell)}</b>" if bold else _lines(cell) for cell in row)
        pairs = zip(block.columns, cells)
        rule = f'style="border-bottom:1px solid {LINE};"'
        made = (f'<td align="{column.align}" {rule}>{cell}</td>' for column, cell in pairs)
        rows.append(f"<tr>{''.join(made)}</tr>")
    caption = f"<h6>{escape(block.caption)}</h6>" if block.caption else ""
    border = 'border="0" style="border-collapse:collapse;"'
    return (
        f'{caption}<table width="100%" cellspacing="0" cellpadding="3" {border}>'
        f'<thead><tr>{head}</tr></thead>{"".join(rows)}</table><p class="gap"></p>'
    )


def _share(share: float) -> str:
    return f' width="{share:.0f}%"' if share else ""
