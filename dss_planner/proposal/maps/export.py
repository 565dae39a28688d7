"""From layouts to files: one PDF of all pages, a PNG per page; page by page, with cancel, whole or not at all."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from qgis.core import Qgis, QgsLayoutExporter, QgsLayoutRenderContext, QgsPrintLayout
from qgis.PyQt.QtCore import QMarginsF, QSizeF
from qgis.PyQt.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from dss_planner.errors import OutputError
from dss_planner.proposal.maps.legend import fit_to_page
from dss_planner.raster.writing import temporary_beside
from dss_planner.running import CancelCheck, Pieces, Progress, never, run_through, silent, stop_if
from dss_planner.text import text

DPI = 200
#: Above this, large rasters crash the PDF engine of older QGIS releases.
DPI_LIMIT = 300
_PAGE_OBJECT = re.compile(rb"/Type\s*/Page\b")


def export_pdf(
    layouts: Sequence[QgsPrintLayout],
    path: str,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
    dpi: int = DPI,
    outlines: bool = False,
) -> str:
    """Write the pages of all ``layouts`` to one PDF, in order, and return its path.

    dpi: 72–300. outlines: draw letters as shapes (larger file, text cannot be searched) for printers that lack
    fonts. Raises `Cancelled` between pages, `OutputError` when it cannot be written; an older file then stays.
    Call on the main thread.
    """
    return run_through(pdf_pieces(layouts, path, dpi, outlines), progress, cancelled)


def pdf_pieces(layouts: Sequence[QgsPrintLayout], path: str, dpi: int = DPI, outlines: bool = False) -> Pieces:
    """Do what `export_pdf` does, a page for each piece."""
    pages = sheets_of(layouts)
    with _whole_or_nothing(path) as temporary:
        yield from _pdf_pages(pages, temporary, _checked(dpi), outlines)
        verify_pdf(temporary, len(pages), path)
    return str(path)


def export_png(
    layout: QgsPrintLayout,
    path: str,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
    dpi: int = DPI,
    page: int = 0,
) -> str:
    """Write one page (from 0) of ``layout`` as PNG and return its path. Call on the main thread."""
    stop_if(cancelled)
    progress(0.0, text("Drawing {page}", page=layout.name()))
    write_sheet(Sheet(layout, page, None, layout.name()), path, dpi)
    progress(1.0, None)
    return str(path)


def write_sheet(sheet: Sheet, path: str, dpi: int = DPI) -> None:
    """Write a page as PNG. Call on the main thread."""
    with _whole_or_nothing(path) as temporary, prepared(sheet, _checked(dpi), outlines=True):
        image = QgsLayoutExporter(sheet.layout).renderPageToImage(sheet.page, dpi=_checked(dpi))
        if image.isNull() or not image.save(str(temporary), "PNG"):
            raise _cannot_write(path, "the picture could not be made or saved")


def verify_pdf(file: Path, pages: int, path: str) -> None:
    """Raise `OutputError` unless ``file`` is a complete PDF of ``pages`` pages; ``path`` is what the message names."""
    content = Path(file).read_bytes()
    found = len(_PAGE_OBJECT.findall(content))
    if not content.startswith(b"%PDF-") or b"%%EOF" not in content[-1024:] or found != pages:
        raise OutputError(
            "The PDF “{path}” was not written whole: {found} of {pages} pages. Free some disk space and export again.",
            path=path,
            found=found,
            pages=pages,
        )


@dataclass(frozen=True)
class Sheet:
    """A page to draw. page: of the layout, from 0; feature: of its atlas, from 0, None without one; name: for files."""

    layout: QgsPrintLayout
    page: int
    feature: int | None
    name: str

    def turn_to(self) -> None:
        """Let the layout show this page."""
        if self.feature is not None:
            atlas = self.layout.atlas()
            if not self.layout.reportContext().feature().isValid():
                atlas.beginRender()
            atlas.seekTo(self.feature)
        self.layout.refresh()
        if self.feature is not None:
            fit_to_page(self.layout)


def sheets_of(layouts: Sequence[QgsPrintLayout]) -> list[Sheet]:
    """Return all pages of the layouts in order; a layout with an atlas has its pages for each feature."""
    found: list[Sheet] = []
    for layout in layouts:
        atlas = layout.atlas()
        features: list[int | None] = [None]
        if atlas.enabled():
            atlas.beginRender()
            features = list(range(atlas.updateFeatures()))
        for feature in features:
            for page in range(layout.pageCollection().pageCount()):
                name = layout.name() if feature is None else f"{layout.name()} {feature + 1}"
                found.append(Sheet(layout, page, feature, name))
    if not found:
        raise ValueError("a PDF needs at least one page")
    return found


def _pdf_pages(pages: list[Sheet], file: Path, dpi: int, outlines: bool) -> Pieces:
    writer = QPdfWriter(str(file))
    writer.setCreator("DSS Planner")
    writer.setTitle(pages[0].layout.name())
    writer.setResolution(dpi)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    _set_page_size(writer, pages[0])
    painter = QPainter()
    if not painter.begin(writer):
        raise _cannot_write(str(file), "the PDF could not be opened for writing")
    try:
        for number, sheet in enumerate(pages):
            yield number / len(pages), text("Page {page} of {pages}", page=number + 1, pages=len(pages))
            if number:
                _set_page_size(writer, sheet)
                writer.newPage()
            with prepared(sheet, dpi, outlines):
                painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering, True)
                QgsLayoutExporter(sheet.layout).renderPage(painter, sheet.page)
    finally:
        painter.end()


def _set_page_size(writer: QPdfWriter, sheet: Sheet) -> None:
    size = sheet.layout.pageCollection().page(sheet.page).pageSize()
    millimetres = QSizeF(size.width(), size.height())
    writer.setPageSize(QPageSize(millimetres, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageOrientation(QPageLayout.Orientation.Portrait)  # the size itself is wider than high


@contextmanager
def prepared(sheet: Sheet, dpi: int, outlines: bool) -> Iterator[None]:
    """Give the layout its export settings and the page for the while, and its own settings back afterwards."""
    context = sheet.layout.renderContext()
    earlier = (context.dpi(), context.flags(), context.textRenderFormat())
    flags = QgsLayoutRenderContext.Flag
    formats = Qgis.TextRenderFormat if hasattr(Qgis, "TextRenderFormat") else None
    context.setDpi(dpi)
    for flag in (flags.FlagAntialiasing, flags.FlagUseAdvancedEffects, flags.FlagLosslessImageRendering):
        context.setFlag(flag, True)
    if formats is not None:
        context.setTextRenderFormat(formats.AlwaysOutlines if outlines else formats.AlwaysText)
    try:
        sheet.turn_to()
        yield
    finally:
        context.setDpi(earlier[0])
        context.setFlags(earlier[1])
        context.setTextRenderFormat(earlier[2])


@contextmanager
def _whole_or_nothing(path: str) -> Iterator[Path]:
    """Yield a temporary path with a plain ASCII name (PDF engines stumble over others); rename it when all is well."""
    target = Path(path)
    temporary = temporary_beside(target.with_name(f"export{target.suffix}"))
    try:
        yield temporary
        if temporary.stat().st_size == 0:
            raise _cannot_write(path, "nothing was written")
        os.replace(temporary, target)
    except OSError as error:
        raise _cannot_write(path, error.strerror or str(error)) from error
    finally:
        temporary.unlink(missing_ok=True)


def _checked(dpi: int) -> int:
    return min(max(int(dpi), 72), DPI_LIMIT)


def _cannot_write(path: str, reason: str) -> OutputError:
    return OutputError(
        "The file “{path}” cannot be written: {reason}. Close what has it open, or choose another folder.",
        path=path,
        reason=reason,
    )
