"""What all pages share: the sheet, the header with title and sensitivity, the foot with sources and method."""

from __future__ import annotations

import re
from collections.abc import Iterable

from qgis.core import QgsLayoutItemLabel, QgsLayoutSize, QgsPrintLayout, QgsProject, QgsUnitTypes
from qgis.PyQt.QtCore import Qt

from dss_planner import paths
from dss_planner.layers.translation import show
from dss_planner.proposal.maps.furniture import CENTRE, bar, chip, rule, write
from dss_planner.proposal.maps.spec import SENSITIVITIES, PageSpec
from dss_planner.proposal.maps.theme import (
    A4_LANDSCAPE,
    ACCENT,
    FOOTER,
    HEADER,
    INK,
    LAST_LINE,
    LINE,
    MUTED,
    SHEETS,
    TEXT,
    Box,
    fitting_block,
    fitting_size,
    line_height,
    text_width,
    wrapped_lines,
)
from dss_planner.text import text

_CHIP_WIDTH = 32.0
_LEFT_MIDDLE = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignVCenter)
_GAP = 5.0
_PAGE, _PAGE_WIDTH = "page number", 40.0
#: What QGIS fills in on each page of an atlas; its own letters need no room.
_EXPRESSION = re.compile(r"\[%.*?%\]")


def new_layout(project: QgsProject, name: str, sheet: str = "A4") -> QgsPrintLayout:
    """Return a landscape layout called ``name``, registered in ``project``; an older one of that name goes."""
    manager = project.layoutManager()
    earlier = manager.layoutByName(name)
    if earlier is not None:
        manager.removeLayout(earlier)
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.setName(name)
    width, height = (length * SHEETS[sheet] for length in A4_LANDSCAPE)
    size = QgsLayoutSize(width, height, QgsUnitTypes.LayoutUnit.LayoutMillimeters)
    layout.pageCollection().page(0).setPageSize(size)
    manager.addLayout(layout)
    return layout


def frame_page(layout: QgsPrintLayout, spec: PageSpec, map_note: str = "", warn: bool = True) -> None:
    """Write header and foot. map_note: the line about projection and scale; warn: put the page's warning into the
    header (a page that shows it elsewhere does not)."""
    _header(layout, spec, show(spec.note) if warn else "")
    _foot(layout, spec, map_note)


def _header(layout: QgsPrintLayout, spec: PageSpec, warning: str) -> None:
    bar(layout, Box(HEADER.x, HEADER.y + 0.6, 1.6, HEADER.height - 2.4), ACCENT)
    left = HEADER.x + 4.6
    width = HEADER.width - 4.6 - _CHIP_WIDTH - _GAP
    size = fitting_size(spec.title, width, (20.0, 18.0, 16.0, 14.0, 12.0), bold=True)
    # room above and below: where two scripts share a line, fonts of both make it taller
    box = Box(left, HEADER.y - 1.9, width, 10.8)
    write(layout, spec.title, box, size, INK, bold=True, align=_LEFT_MIDDLE, name="title")
    if warning:
        width -= _warning(layout, warning, left + width, width * 0.55)
    small = fitting_size(spec.subtitle, width, (10.0, 9.0, 8.0, 7.0))
    write(layout, spec.subtitle, Box(left, HEADER.y + 8.9, width, 5.4), small, MUTED, name="subtitle")
    label, color = SENSITIVITIES[spec.sensitivity]
    shown = show(label)
    size = fitting_size(shown, _CHIP_WIDTH - 4, (8.0, 7.0, 6.0), bold=True)
    chip(layout, shown, Box(HEADER.right - _CHIP_WIDTH, HEADER.y + 0.6, _CHIP_WIDTH, 6.4), color, size, "sensitivity")
    write(
        layout,
        spec.date,
        Box(HEADER.right - _CHIP_WIDTH, HEADER.y + 8.9, _CHIP_WIDTH, 4.6),
        fitting_size(spec.date, _CHIP_WIDTH - 1.0, (8.0, 7.5, 7.0, 6.5, 6.0, 5.5)),
        MUTED,
        align=(Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignTop),
        name="date",
    )
    rule(layout, HEADER.x, HEADER.bottom + 1.6, HEADER.width, INK, 0.3)


def _warning(layout: QgsPrintLayout, sentence: str, right: float, room: float) -> float:
    """Write the warning into the header, ending at ``right`` and at most ``room`` wide; return the width it takes."""
    size = fitting_size(sentence, room - 4.0, (7.5, 7.0, 6.5, 6.0, 5.5), bold=True)
    width = min(text_width(sentence, size, bold=True) + 5.0, room)
    lines = wrapped_lines(sentence, size, width - 4.0, bold=True)
    height = max(lines * line_height(size) + 1.6, 5.0)
    box = Box(right - width, HEADER.y + 8.7, width, height)
    bar(layout, box, "#fff3d6", radius=0.8)
    write(layout, sentence, box, size, "#7a3e06", bold=True, align=CENTRE, name="warning")
    return width + _GAP


def _foot(layout: QgsPrintLayout, spec: PageSpec, map_note: str) -> None:
    rule(layout, FOOTER.x, FOOTER.y - 1.6, FOOTER.width, LINE, 0.25)
    columns = (
        (show(text("DATA AND SOURCES")), spec.sources, 138.0, "sources"),
        (show(text("METHOD")), spec.method, 83.0, "method"),
        (show(text("MAP")), _last_column(map_note), 46.0, "map note"),
    )
    x = FOOTER.x
    for heading, sentence, width, name in columns:
        if not sentence:
            continue
        write(layout, heading, Box(x, FOOTER.y, width, 3.0), 5.8, MUTED, bold=True)
        box = Box(x, FOOTER.y + 2.9, width, FOOTER.height - 2.9)
        size = fitting_block(_EXPRESSION.sub("1,000,000", sentence), box, (6.6, 6.3, 6.0, 5.7, 5.4, 5.1, 4.8))
        write(layout, sentence, box, size, TEXT, name=name)
        x += width + _GAP
    _last_line(layout, spec)


def _last_line(layout: QgsPrintLayout, spec: PageSpec) -> None:
    width = LAST_LINE.width - _PAGE_WIDTH - _GAP
    size = fitting_size(spec.partners, width, (6.6, 6.0, 5.4, 4.8))
    write(layout, spec.partners, Box(LAST_LINE.x, LAST_LINE.y, width, LAST_LINE.height), size, MUTED, name="partners")
    place = Box(LAST_LINE.right - _PAGE_WIDTH, LAST_LINE.y, _PAGE_WIDTH, LAST_LINE.height)
    right = (Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignTop)
    write(layout, "", place, 6.6, MUTED, align=right, name=_PAGE)


def number_pages(layouts: Iterable[QgsPrintLayout]) -> None:
    """Write on each page which one it is, of all of them; a layout with an atlas has several."""
    counted, before = [], 0
    for layout in layouts:
        atlas = layout.atlas()
        pages = atlas.updateFeatures() if atlas.enabled() else 1
        counted.append((layout, before, atlas.enabled()))
        before += pages
    for layout, earlier, several in counted:
        number = f"[% {earlier} + @atlas_featurenumber %]" if several else str(earlier + 1)
        said = show(text("Page {page} of {pages}")).format(page=number, pages=before)
        for item in layout.items():
            if isinstance(item, QgsLayoutItemLabel) and item.id() == _PAGE:
                item.setText(said)


def _last_column(map_note: str) -> str:
    made = show(text("Made with DSS Planner {version} in QGIS."))
    return " ".join(part for part in (map_note, made.format(version=paths.version())) if part)
