"""What Qt's ODT lacks to be gone on with: headings that are headings, the page with its foot, and the fonts.

Qt writes headings as paragraphs that only look like some, no styles and no page. OpenDocument 1.2, part 1.
"""

from __future__ import annotations

import re
import zipfile
from html import escape
from pathlib import Path

from dss_planner.proposal.report.blocks import Beside, Block, Heading, Report
from dss_planner.proposal.report.html import INK, MUTED

_PARAGRAPH = re.compile(r"<text:p(?: [^>]*)?/>|<text:p( [^>]*)?>(.*?)</text:p>", re.DOTALL)
_EMPTY = re.compile(r"<text:p(?: [^>]*)?/>")
#: Share of the margins that a page keeps: word processors set lines a bit further apart than the PDF.
_ROOMY = 0.7
_TABLE_WIDTH = re.compile(r'style:width="100pt"')
_COLUMN_WIDTH = re.compile(r'style:column-width="([\d.]+)%"')
_STYLE = re.compile(r'<style:style style:name="([^"]+)" style:family="paragraph">(.*?)</style:style>', re.DOTALL)
_NAME = re.compile(r'text:style-name="([^"]+)"')
_STYLES_END = "</office:automatic-styles>"
#: Style of a heading that begins a page, with its level behind.
_BREAK = "HeadingNewPage"
#: Rows that no page cuts.
_ROW = "WholeRow"
_WHOLE_ROW = (
    f'<style:style style:name="{_ROW}" style:family="table-row">'
    '<style:table-row-properties fo:keep-together="always"/></style:style>'
)
#: Level of a heading → size of its letters [pt], gap above and below [mm], colour.
_SIZES = {1: (17.0, 6.0, 2.0, INK), 2: (12.5, 4.0, 1.5, INK), 3: (10.5, 2.5, 0.8, MUTED)}
_TAG = re.compile(r"<[^>]+>")
_FAMILY = re.compile(r'fo:font-family="[^"]*"')
_LOOK = re.compile(r'fo:font-(size|weight)="([^"]*)"')
_STYLES_ENTRY = ' <manifest:file-entry manifest:media-type="text/xml" manifest:full-path="styles.xml"/>\n'
_ROOT = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2"'
)


def finish_odt(path: Path, report: Report, size: tuple[float, float], margin: float, families: list[str]) -> None:
    """Complete the ODT that Qt wrote at ``path``. size, margin: of the page [mm]; families: fonts, Latin ones first."""
    with zipfile.ZipFile(path) as found:
        parts = {name: found.read(name) for name in found.namelist()}
    content = parts["content.xml"].decode("utf-8")
    content = _EMPTY.sub(r'<text:p text:style-name="Gap"/>', with_headings(content, headings(report.blocks)))
    content = _with_widths(content, size[0] - 2 * margin)
    content = content.replace("<table:table-row>", f'<table:table-row table:style-name="{_ROW}">')
    content = content.replace(_STYLES_END, f"{_WHOLE_ROW}{_STYLES_END}", 1)
    parts["content.xml"] = _with_fonts(content, families).encode("utf-8")
    parts["styles.xml"] = _styles(report, size, margin, families).encode("utf-8")
    manifest = parts["META-INF/manifest.xml"].decode("utf-8")
    parts["META-INF/manifest.xml"] = manifest.replace(
        "</manifest:manifest>", f"{_STYLES_ENTRY}</manifest:manifest>"
    ).encode("utf-8")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as written:
        # the kind of file stands first and is not packed, so that programs can tell it
        written.writestr("mimetype", parts.pop("mimetype"), zipfile.ZIP_STORED)
        for name, part in parts.items():
            written.writestr(name, part)


def headings(blocks: tuple[Block, ...]) -> tuple[Heading, ...]:
    """Return the headings of the blocks, in order."""
    found: list[Heading] = []
    for block in blocks:
        if isinstance(block, Heading):
            found.append(block)
        elif isinstance(block, Beside):
            found += [*headings(block.first), *headings(block.second)]
    return tuple(found)


def with_headings(content: str, heads: tuple[Heading, ...]) -> str:
    """Return ``content.xml`` with the last paragraphs of the words of ``heads``, in order, as headings.

    From the end: the table of contents before has the same words. What a heading looks like is told by its style.
    """
    paragraphs = [found for found in _PARAGRAPH.finditer(content) if found[2] and "<draw:" not in found[2]]
    breaking = {found[1] for found in _STYLE.finditer(content) if 'fo:break-before="page"' in found[2]}
    wanted = list(heads)
    places: dict[int, int] = {}
    for number in range(len(paragraphs) - 1, -1, -1):
        if wanted and _TAG.sub("", paragraphs[number][2]).strip() == escape(wanted[-1].words, quote=False).strip():
            places[number] = wanted.pop().level
    parts: list[str] = []
    at = 0
    for number, level in sorted(places.items()):
        found = paragraphs[number]
        own = _NAME.search(found[1] or "")
        style = f"{_BREAK}{level}" if own is not None and own[1] in breaking else f"Heading_20_{level}"
        words = _TAG.sub("", found[2]).strip()
        head = f'<text:h text:style-name="{style}" text:outline-level="{level}">{words}</text:h>'
        parts += [content[at : found.start()], head]
        at = found.end()
    broken = "".join(
        f'<style:style style:name="{_BREAK}{level}" style:family="paragraph" '
        f'style:parent-style-name="Heading_20_{level}"><style:paragraph-properties fo:break-before="page"/>'
        "</style:style>"
        for level in sorted(_SIZES)
    )
    return "".join([*parts, content[at:]]).replace(_STYLES_END, f"{broken}{_STYLES_END}", 1)


def _with_widths(content: str, width: float) -> str:
    """Return ``content.xml`` with columns in millimetres: of shares in percent word processors make nothing.

    width: of the text [mm], which every table takes.
    """
    content = _TABLE_WIDTH.sub(f'style:width="{width:g}mm"', content)
    return _COLUMN_WIDTH.sub(lambda found: f'style:column-width="{float(found[1]) / 100.0 * width:.2f}mm"', content)


def _with_fonts(content: str, families: list[str]) -> str:
    latin, asian = escape(families[0]), escape(families[-1])
    content = _FAMILY.sub(f'fo:font-family="{latin}" style:font-family-asian="{asian}"', content)
    # Chinese, Japanese and Korean letters have a size and a weight of their own
    return _LOOK.sub(r'fo:font-\1="\2" style:font-\1-asian="\2"', content)


def _heading_styles() -> str:
    """Return the styles of headings: a word processor's navigator and its contents know them by these names."""
    return "\n".join(
        f"""  <style:style style:name="Heading_20_{level}" style:display-name="Heading {level}" style:family="paragraph"
   style:parent-style-name="Standard" style:next-style-name="Standard" style:default-outline-level="{level}"
   style:class="text">
   <style:paragraph-properties fo:margin-top="{above:g}mm" fo:margin-bottom="{below:g}mm" fo:keep-with-next="always"/>
   <style:text-properties fo:font-size="{size:g}pt" style:font-size-asian="{size:g}pt" fo:font-weight="bold"
    style:font-weight-asian="bold" fo:color="{colour}"/>
  </style:style>"""
        for level, (size, above, below, colour) in _SIZES.items()
    )


def _styles(report: Report, size: tuple[float, float], margin: float, families: list[str]) -> str:
    language, _, country = report.language.partition("_")
    own = f'fo:language="{language}" fo:country="{country or "none"}"'
    if language in ("zh", "ja", "ko"):
        own = f'style:language-asian="{language}" style:country-asian="{country or "none"}"'
    before, _, after = report.page_word.partition("{page}")
    middle, _, end = after.partition("{pages}")
    number, count = "<text:page-number/>", "<text:page-count/>"
    if "{pages}" in before:  # some languages name the number of pages first
        before, _, middle = before.partition("{pages}")
        number, count, end = count, number, after
    words = "".join([escape(before), number, escape(middle), count, escape(end)])
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-styles {_ROOT}>
 <office:styles>
  <style:default-style style:family="paragraph">
   <style:text-properties fo:font-family="{escape(families[0])}" style:font-family-asian="{escape(families[-1])}"
    fo:font-size="9.5pt" {own}/>
  </style:default-style>
  <style:style style:name="Standard" style:family="paragraph" style:class="text"/>
{_heading_styles()}
  <style:style style:name="Gap" style:family="paragraph" style:parent-style-name="Standard">
   <style:text-properties fo:font-size="3pt" style:font-size-asian="3pt"/>
  </style:style>
  <style:style style:name="Footer" style:family="paragraph" style:parent-style-name="Standard">
   <style:text-properties fo:font-size="7.5pt" style:font-size-asian="7.5pt" fo:color="#5b6673"/>
  </style:style>
 </office:styles>
 <office:automatic-styles>
  <style:page-layout style:name="page">
   <style:page-layout-properties fo:page-width="{size[0]:g}mm" fo:page-height="{size[1]:g}mm"
    fo:margin-top="{_ROOMY * margin:g}mm" fo:margin-bottom="{margin / 2:g}mm" fo:margin-left="{margin:g}mm"
    fo:margin-right="{margin:g}mm"/>
   <style:footer-style>
    <style:header-footer-properties fo:min-height="{_ROOMY * margin / 2:g}mm" fo:margin-top="1mm"/>
   </style:footer-style>
  </style:page-layout>
 </office:automatic-styles>
 <office:master-styles>
  <style:master-page style:name="Standard" style:page-layout-name="page">
   <style:footer><text:p text:style-name="Footer">{escape(report.running)} · {words}</text:p></style:footer>
  </style:master-page>
 </office:master-styles>
</office:document-styles>
"""
