"""The page (or pages) with the table of sites: an ordinary QGIS layout table, free to edit."""

from __future__ import annotations

from dataclasses import replace

from qgis.core import (
    QgsLayoutFrame,
    QgsLayoutItemManualTable,
    QgsLayoutMultiFrame,
    QgsLayoutTable,
    QgsLayoutTableColumn,
    QgsLayoutTableStyle,
    QgsPrintLayout,
    QgsProject,
    QgsTableCell,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from dss_planner.layers.labels import text_format
from dss_planner.layers.translation import show
from dss_planner.proposal.maps.furniture import bar, place, write
from dss_planner.proposal.maps.page import frame_page, new_layout
from dss_planner.proposal.maps.spec import PageSpec
from dss_planner.proposal.maps.theme import (
    INK,
    LINE,
    MARGIN,
    MUTED,
    TEXT,
    Box,
    line_height,
    magnification,
    wrapped_lines,
)
from dss_planner.proposal.site_table import SiteRow
from dss_planner.text import text

_GROUPS = QgsLayoutTable.CellStyleGroup
#: Sizes tried from the top until all rows fit one page; the last one is used, on more pages, when none does.
_SIZES = (8.6, 8.0, 7.6, 7.2)
_PADDING = 1.3
_WIDTH = 277.0
#: Widths of the columns [mm], without the padding left and right of each.
_COLUMNS = (7.0, 25.0, 20.0, 17.0, 12.0, 16.0, 70.0, 48.0, 38.0)
_RIGHT = {0, 3, 4, 5}
_SUMMARY = Box(MARGIN, 30.0, _WIDTH, 15.0)
_TABLE_TOP, _TABLE_BOTTOM = 50.0, 177.0
_NOTE_TOP = 179.0


def build_table_layouts(project: QgsProject, spec: PageSpec, rows: tuple[SiteRow, ...]) -> list[QgsPrintLayout]:
    """Return one layout per page of the table, registered in ``project``; at least one, also without rows."""
    size = next((size for size in _SIZES if len(_paged(rows, size)) == 1), _SIZES[-1])
    pages = _paged(rows, size)
    layouts = []
    for number, part in enumerate(pages, start=1):
        named = spec if len(pages) == 1 else replace(spec, name=f"{spec.name} {number}")
        layout = new_layout(project, named.name, named.sheet)
        _summary(layout, rows)
        _table(layout, part, size)
        write(layout, _cost_note(), Box(MARGIN, _NOTE_TOP, _WIDTH, 5.0), 6.6, MUTED, italic=True, name="cost note")
        frame_page(layout, named)
        layouts.append(layout)
    return layouts


def money(value: float) -> str:
    """Return a cost to two or three leading digits: a range is never more exact than that."""
    if value < 1000:
        return f"{value:,.0f}"
    step = 10 ** max(len(str(int(value))) - 3, 0)
    return f"{round(value / step) * step:,.0f}"


def cost_range(row: SiteRow) -> str:
    """Return the cost range of a site with its currency and evidence; a dash without works."""
    if row.cost_low is None or row.cost_high is None:
        return "—"
    shown = f"{money(row.cost_low)} – {money(row.cost_high)} {row.currency}"
    unverified = show(text("unverified"))
    return shown if row.cost_verified else f"{shown}\n{unverified}"


def _cost_note() -> str:
    return show(
        text(
            "Costs are planning ranges from the catalogue of measures. None is a Mongolian fact; “unverified” means "
            "that at least one unit cost behind the range rests on no source that was read. Confirm each locally "
            "before use."
        )
    )


def _headings() -> tuple[str, ...]:
    return (
        show(text("#")),
        show(text("Site")),
        show(text("Position")),
        show(text("Area (ha)")),
        show(text("Score")),
        show(text("Data known")),
        show(text("Why here")),
        show(text("Drafted works")),
        show(text("Cost range")),
    )


def _cells(row: SiteRow) -> tuple[str, ...]:
    return (
        str(row.rank),
        f"{row.name}\n{row.place}" if row.place else row.name,
        row.position,
        f"{row.area:,.0f}",
        "—" if row.score is None else f"{row.score:.0f}",
        "—" if row.completeness is None else f"{100 * row.completeness:.0f} %",
        row.main_reason or "—",
        "\n".join(work.sentence() for work in row.works) or "—",
        cost_range(row),
    )


def _row_height(cells: tuple[str, ...], size: float) -> float:
    lines = max(wrapped_lines(cell, size, width - 1.0) for cell, width in zip(cells, _COLUMNS))
    return lines * line_height(size) * 1.08 + 2 * _PADDING


def _paged(rows: tuple[SiteRow, ...], size: float) -> list[tuple[SiteRow, ...]]:
    """Return the rows of each page, so that no row is cut."""
    room = _TABLE_BOTTOM - _TABLE_TOP - _row_height(_headings(), size)
    pages: list[list[SiteRow]] = [[]]
    used = 0.0
    for row in rows:
        height = _row_height(_cells(row), size)
        if pages[-1] and used + height > room:
            pages.append([])
            used = 0.0
        pages[-1].append(row)
        used += height
    return [tuple(page) for page in pages]


def _summary(layout: QgsPrintLayout, rows: tuple[SiteRow, ...]) -> None:
    """Draw the four figures of the whole selection."""
    low = sum(row.cost_low or 0.0 for row in rows)
    high = sum(row.cost_high or 0.0 for row in rows)
    known = [row.completeness for row in rows if row.completeness is not None]
    currency = next((row.currency for row in rows if row.currency), "")
    figures = (
        (str(len(rows)), show(text("candidate sites"))),
        (
            f"{sum(row.area for row in rows):,.0f} ha",
            show(text("total area (ellipsoidal)")),
        ),
        (
            f"{money(low)} – {money(high)} {currency}" if high else "—",
            show(text("drafted works, cost range")),
        ),
        (
            f"{100 * min(known):.0f} %" if known else "—",
            show(text("least data known at a site")),
        ),
    )
    widths = (45.0, 68.0, 92.0, 66.0)
    x = _SUMMARY.x
    for (figure, caption), width in zip(figures, widths):
        bar(layout, Box(x, _SUMMARY.y, width, _SUMMARY.height), "#f4f6f8", radius=1.0)
        write(layout, figure, Box(x + 3, _SUMMARY.y + 2.0, width - 6, 7), 13, INK, bold=True)
        write(layout, caption, Box(x + 3, _SUMMARY.y + 9.4, width - 6, 4), 7.2, MUTED)
        x += width + 2.0


def _table(layout: QgsPrintLayout, rows: tuple[SiteRow, ...], size: float) -> None:
    table = QgsLayoutItemManualTable.create(layout)
    times = magnification(layout)
    layout.addMultiFrame(table)
    table.setResizeMode(QgsLayoutMultiFrame.ResizeMode.UseExistingFrames)
    table.setHeaderMode(QgsLayoutTable.HeaderMode.AllFrames)
    table.setIncludeTableHeader(True)
    table.setHeaderTextFormat(text_format(size * times, "#ffffff", bold=True))
    table.setContentTextFormat(text_format(size * times, TEXT))
    table.setHeaderHAlignment(QgsLayoutTable.HeaderHAlignment.FollowColumn)
    table.setWrapBehavior(QgsLayoutTable.WrapBehavior.WrapText)
    table.setCellMargin(_PADDING * times)
    table.setGridColor(QColor(LINE))
    table.setGridStrokeWidth(0.15)
    table.setVerticalGrid(False)
    for group, color in ((_GROUPS.HeaderRow, INK), (_GROUPS.EvenRows, "#f6f7f9")):
        look = QgsLayoutTableStyle()
        look.enabled = True
        look.cellBackgroundColor = QColor(color)
        table.setCellStyle(group, look)
    table.setHeaders([_column(heading, number, times) for number, heading in enumerate(_headings())])
    table.setTableContents([[_cell(value, n) for n, value in enumerate(_cells(row))] for row in rows])
    table.setColumnWidths([width * times for width in _COLUMNS])
    frame = QgsLayoutFrame(layout, table)
    frame.setId("site table")
    table.addFrame(frame)
    place(frame, Box(MARGIN, _TABLE_TOP, _WIDTH, _TABLE_BOTTOM - _TABLE_TOP))


def _column(heading: str, number: int, times: float) -> QgsLayoutTableColumn:
    column = QgsLayoutTableColumn(heading)
    column.setWidth(_COLUMNS[number] * times)
    column.setHAlignment(_alignment(number))
    return column


def _cell(value: str, number: int) -> QgsTableCell:
    cell = QgsTableCell(value)
    cell.setHorizontalAlignment(_alignment(number))
    cell.setVerticalAlignment(Qt.AlignmentFlag.AlignTop)
    return cell


def _alignment(number: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if number in _RIGHT else Qt.AlignmentFlag.AlignLeft
