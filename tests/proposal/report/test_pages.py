"""Every site and every sheet has exactly two pages in any language; no heading is left behind by its text."""

from __future__ import annotations

from dataclasses import replace

import pytest

pytest.importorskip("qgis.core", reason="QGIS's Python modules are not installed")

from dss_planner.proposal.languages.numbers import LANGUAGES
from dss_planner.proposal.languages.words import Words
from dss_planner.proposal.presets.preset import read_preset
from dss_planner.proposal.report.blocks import Column, Grid, Heading, OnePage, Paragraph, Report, settled
from dss_planner.proposal.report.teller import Teller
from dss_planner.proposal.report.writing import make_report


@pytest.fixture
def drawn(content, tmp_path, qgis_app):
    """Return a function that gives the pages of a section in a language, as a PDF has them, without the cover."""
    from qgis.PyQt.QtGui import QColor, QImage

    from dss_planner.proposal.languages.fonts import families_of
    from dss_planner.proposal.report.documents import fits_a_page, write_pdf
    from dss_planner.proposal.report.sheets.pictures import sheet_pictures

    image = QImage(344, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("#b45309"))
    path = tmp_path / "map.png"
    assert image.save(str(path))

    def pages(language, section, told=content):
        words, fonts = Words(language), families_of(language)
        chosen = frozenset({section})
        teller = Teller(told, words, sheet_pictures(told, words, tmp_path, fonts, chosen))
        for site in told.sites:
            teller.pictures[f"works_{site.uuid}"] = (str(path), 172.0, 100.0)
            teller.pictures[f"schedule_{site.uuid}"] = (str(path), 172.0, 48.0)
        preset = replace(
            read_preset("full"), sections=tuple(s for s in read_preset("full").sections if s.id == section)
        )

        def fits(blocks):
            return fits_a_page(Report("", "", blocks, "", language, fonts, ""))

        report = make_report(teller, preset, fonts, "", chosen, fits)
        return write_pdf(report, tmp_path / "report.pdf")[1] - 1

    return pages


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_site_has_two_pages(language, content, drawn, with_fonts):
    with_fonts(language)
    assert drawn(language, "sites") == 2 * len(content.sites)


@pytest.mark.parametrize("language", ["en", "mn"])
def test_each_sheet_for_herders_has_two_pages(language, content, drawn, with_fonts):
    with_fonts(language)
    assert drawn(language, "herder_sheet") == 2 * len({work.measure for work in content.works})


def test_a_site_with_a_bill_that_fills_pages_has_two_all_the_same(content, drawn):
    many = replace(content.bill, rows=tuple(content.bill.rows) * 4)
    assert drawn("mn", "sites", replace(content, bill=many)) == 2 * len(content.sites)


def test_the_fullest_that_fits_is_taken():
    def of(count):
        return lambda: tuple(Paragraph(str(number)) for number in range(count))

    head = Heading("a")
    found = settled((head, OnePage((of(9), of(5), of(3), of(1)))), lambda blocks: len(blocks) <= 5)
    assert found == (head, *of(3)())
    assert settled((OnePage((of(9), of(8))),), lambda blocks: False) == of(8)()


def test_no_heading_is_left_alone_at_the_foot_of_a_page(qgis_app, tmp_path):
    from qgis.PyQt.QtCore import QSizeF

    from dss_planner.proposal.report.documents import text_document
    from dss_planner.proposal.report.paging import heading_pages, keep_together

    for lines in range(20, 60):
        blocks = (*(Paragraph(f"line {number}") for number in range(lines)), Heading("Head", 2), Paragraph("its text"))
        document = text_document(Report("t", "s", blocks, "r", "en", ("DejaVu Sans",), "{page}{pages}"), cover=False)
        document.setPageSize(QSizeF(600.0, 500.0))
        keep_together(document)
        layout, last = document.documentLayout(), document.lastBlock()
        top = layout.blockBoundingRect(last).top() + last.layout().lineAt(0).y()
        assert heading_pages(document) == [int(top // 500.0) + 1]


@pytest.mark.parametrize("dpi", [96, 300])
def test_no_row_is_cut_by_the_end_of_a_page(dpi, qgis_app):
    from qgis.PyQt.QtCore import QBuffer, QSizeF
    from qgis.PyQt.QtGui import QPdfWriter

    from dss_planner.proposal.report.documents import text_document
    from dss_planner.proposal.report.paging import keep_together

    device = QPdfWriter(QBuffer())
    device.setResolution(dpi)
    height = 500.0 * dpi / 96
    rows = tuple((f"row{number:02d}", "word " * (30 if number % 3 else 3)) for number in range(40))
    long = Grid((Column("A", share=20), Column("B", share=80)), rows, "Long")
    short = Grid((Column("A"), Column("B")), tuple((f"part{number}", "b") for number in range(4)), "Short")
    for lines in range(10, 28):
        lead = tuple(Paragraph(f"line {number}") for number in range(lines))
        blocks = (*lead, Heading("Head", 2), Paragraph("its text"), short, long, Paragraph("the end"))
        document = text_document(Report("t", "s", blocks, "r", "en", ("DejaVu Sans",), "{page}{pages}"), cover=False)
        document.documentLayout().setPaintDevice(device)
        document.setPageSize(QSizeF(600.0 * dpi / 96, height))
        keep_together(document)
        layout, block, ends = document.documentLayout(), document.begin(), {}
        while block.isValid():
            place, own = layout.blockBoundingRect(block), block.layout()
            count = own.lineCount()
            if block.text().strip() and count:
                top = place.top() + own.lineAt(0).y()
                bottom = place.top() + own.lineAt(count - 1).rect().bottom()
                assert top // height == bottom // height or "line" in block.text(), (lines, block.text())
                ends[block.text()] = top // height
            block = block.next()
        assert ends["Short"] == ends["part0"] == ends["part3"], lines
        assert ends["Long"] == ends["row00"] == ends["row01"], lines
        assert [ends[f"row{number:02d}"] for number in range(40)] == sorted(ends[f"row{n:02d}"] for n in range(40))
        assert document.pageCount() <= 6
