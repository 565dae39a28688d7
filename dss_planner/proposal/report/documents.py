"""The report as HTML, ODT and PDF, each written beside its place and put there when it is whole."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from qgis.PyQt.QtCore import QBuffer, QMarginsF, QRectF, QSizeF, Qt, QUrl
from qgis.PyQt.QtGui import (
    QColor,
    QFont,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
    QTextDocumentWriter,
)

from dss_planner.errors import InputError, OutputError
from dss_planner.proposal.report.blocks import Report, words_of
from dss_planner.proposal.report.html import (
    DOCUMENT_STYLE,
    MUTED,
    document_html,
    figure_name,
    figures,
    heads_of,
    page_html,
)
from dss_planner.proposal.report.legible import mend_letters
from dss_planner.proposal.report.odt import finish_odt
from dss_planner.proposal.report.paging import heading_pages, keep_together
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.text import text

#: Size of a page and its margins [mm]; the foot of a page lies in the lower margin.
PAGE = (210.0, 297.0)
MARGIN, FOOT = 18.0, 8.0
TEXT_WIDTH = PAGE[0] - 2 * MARGIN
#: Of the PDF: letters are outlines, pictures come as they are.
DPI = 300
#: Widest picture that a document keeps [pixels]: 300 dpi over the width of the text.
_WIDEST = int(TEXT_WIDTH / 25.4 * DPI)
_FOOT_SIZE = 7.5
#: Share of a page's height that what is to fit it may use.
_SPARE = 0.93


def write_html(report: Report, path: str | Path) -> str:
    """Write the report as one HTML file and return its path; raises `InputError` for a picture that is not there."""
    try:
        content = page_html(report)
    except OSError as error:
        raise _no_picture(str(error.filename or error)) from error
    path = Path(path)
    part = _beside(path)
    try:
        part.write_text(content, encoding="utf-8")
        os.replace(part, path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise _cannot_write(path, str(error)) from error
    return str(path)


def write_odt(report: Report, path: str | Path) -> str:
    """Write the report as an ODT text that people go on writing in, and return its path."""
    path = Path(path)
    part = _beside(path)
    document = text_document(report)
    try:
        if not QTextDocumentWriter(str(part), b"odf").write(document):
            raise _cannot_write(path, "the writer of Qt says no more")
        finish_odt(part, report, PAGE, MARGIN, _families(report))
        os.replace(part, path)
    except OSError as error:
        raise _cannot_write(path, str(error)) from error
    finally:
        part.unlink(missing_ok=True)
    return str(path)


def write_pdf(
    report: Report, path: str | Path, progress: Progress = silent, cancelled: CancelCheck = never
) -> tuple[str, int]:
    """Write the report as PDF, page by page, and return its path and how many pages it has."""
    path = Path(path)
    part = _beside(path)
    try:
        pages = _draw_pdf(report, part, progress, cancelled)
        if pages == 0 or not part.exists() or part.stat().st_size == 0:
            raise _cannot_write(path, "nothing was written")
        mend_letters(part, _all_words(report), [QFont(family) for family in _families(report)])
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
    return str(path), pages


def fits_a_page(report: Report) -> bool:
    """Return whether the blocks of a report, which has nothing else, find room on one page.

    A little room is kept: word processors set the same text a bit wider.
    """
    document = text_document(report, cover=False)
    device = QPdfWriter(QBuffer())
    _lay_out(document, device, _SPARE)
    return document.pageCount() == 1


def text_document(report: Report, pages: Sequence[int] = (), cover: bool = True) -> QTextDocument:
    """Return the report as Qt's document, pictures inside; pages: as in `document_html`."""
    document = QTextDocument()
    document.setDefaultFont(report_font(report))
    document.setDefaultStyleSheet(DOCUMENT_STYLE)
    document.setMetaInformation(QTextDocument.MetaInformation.DocumentTitle, report.title)
    for number, figure in enumerate(figures(report.blocks)):
        image = QImage(figure.path)
        if image.isNull():
            raise _no_picture(figure.path)
        if image.width() > _WIDEST:
            image = image.scaledToWidth(_WIDEST, Qt.TransformationMode.SmoothTransformation)
        document.addResource(int(QTextDocument.ResourceType.ImageResource), QUrl(figure_name(number)), image)
    document.setHtml(document_html(report, TEXT_WIDTH, pages, cover))
    return document


def report_font(report: Report) -> QFont:
    """Return the fonts of the report as one: each letter comes from the first that has it."""
    face = QFont(_families(report)[0], 10)
    face.setFamilies(_families(report))
    return face


def _families(report: Report) -> list[str]:
    return list(report.fonts) or ["sans-serif"]


def _draw_pdf(report: Report, path: Path, progress: Progress, cancelled: CancelCheck) -> int:
    writer = QPdfWriter(str(path))
    writer.setResolution(DPI)
    writer.setTitle(report.title)
    writer.setCreator("DSS Planner")
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0.0, 0.0, 0.0, 0.0), QPageLayout.Unit.Millimeter)
    dots = DPI / 25.4
    body = QRectF(MARGIN * dots, MARGIN * dots, TEXT_WIDTH * dots, (PAGE[1] - 2 * MARGIN) * dots)
    document = _paged(report, writer)
    painter = QPainter()
    if not painter.begin(writer):
        return 0
    try:
        pages = document.pageCount()
        for page in range(pages):
            stop_if(cancelled)
            progress(page / pages, text("Writing page {page} of {pages}", page=page + 1, pages=pages))
            if page and not writer.newPage():
                return 0
            painter.save()
            painter.translate(body.left(), body.top() - page * body.height())
            document.drawContents(painter, QRectF(0.0, page * body.height(), body.width(), body.height()))
            painter.restore()
            _draw_foot(painter, report, page + 1, pages, dots)
    finally:
        painter.end()
    return pages


def _paged(report: Report, device: QPdfWriter) -> QTextDocument:
    """Return the document in pages; the contents name the pages, which are known once it is laid out."""
    document = text_document(report, [0] * len(heads_of(report)))
    _lay_out(document, device)
    keep_together(document)
    if not report.contents_word:
        return document
    pages = heading_pages(document)
    document = text_document(report, pages)
    _lay_out(document, device)
    keep_together(document)
    return document


def _lay_out(document: QTextDocument, device: QPdfWriter, room: float = 1.0) -> None:
    """Give a document the pages of the report. room: share of their height that it may use."""
    device.setResolution(DPI)
    dots = DPI / 25.4
    document.documentLayout().setPaintDevice(device)
    document.setDocumentMargin(0.0)
    document.setPageSize(QSizeF(TEXT_WIDTH * dots, room * (PAGE[1] - 2 * MARGIN) * dots))


def _draw_foot(painter: QPainter, report: Report, page: int, pages: int, dots: float) -> None:
    """Draw what runs on each page and its number; the cover has neither."""
    if page == 1:
        return
    face = report_font(report)
    face.setPointSizeF(_FOOT_SIZE)
    painter.setFont(face)
    painter.setPen(QColor(MUTED))
    top = (PAGE[1] - MARGIN + FOOT / 2) * dots
    place = QRectF(MARGIN * dots, top, TEXT_WIDTH * dots, FOOT * dots)
    number = report.page_word.format(page=page, pages=pages)
    painter.drawText(place, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop), number)
    room = place.width() - painter.fontMetrics().horizontalAdvance(number) - 4 * dots
    running = painter.fontMetrics().elidedText(report.running, Qt.TextElideMode.ElideRight, int(room))
    painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), running)


def _all_words(report: Report) -> tuple[str, ...]:
    own = (report.title, report.subtitle, report.running, report.page_word, report.contents_word, "0123456789")
    return (*own, *words_of(report.blocks))


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")


def _no_picture(path: str) -> InputError:
    return InputError("The report needs the picture “{path}”, which cannot be read. Make the pack again.", path=path)


def _cannot_write(path: Path, reason: str) -> OutputError:
    return OutputError(
        "The report “{path}” cannot be written: {reason}. Close it in other programs, look at the free space and try "
        "again.",
        path=str(path),
        reason=reason,
    )
