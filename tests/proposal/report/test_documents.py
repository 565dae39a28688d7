"""PDF and ODT: every word can be read back in all five languages, pages are numbered, a failure leaves no half file."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

pytest.importorskip("qgis.core", reason="QGIS's Python modules are not installed")

from dss_planner.errors import Cancelled, InputError, OutputError
from dss_planner.proposal.report.blocks import Figure, Paragraph, Report, words_of
from tests.proposal.report.conftest import WORDS


def squeezed(words):
    return "".join(words.split())


def pdf_text(path):
    done = subprocess.run(["pdftotext", "-raw", str(path), "-"], check=True, capture_output=True, timeout=60)
    return done.stdout.decode("utf-8")


@pytest.mark.parametrize("language", WORDS)
def test_a_pdf_is_read_back_as_it_was_written(language, report, with_fonts, tmp_path):
    from dss_planner.proposal.report.documents import write_pdf

    with_fonts(language)
    made = report(language)
    path, pages = write_pdf(made, tmp_path / "тайлан 보고서.pdf")
    found = squeezed(pdf_text(path))
    for word in (*words_of(made.blocks), made.title, made.subtitle, made.page_word.format(page=pages, pages=pages)):
        assert squeezed(word) in found
    assert pages > 3
    assert [one.name for one in tmp_path.iterdir() if one.suffix == ".part"] == []


@pytest.mark.parametrize("language", WORDS)
def test_numbers_beside_latin_letters_are_read_back(language, report, with_fonts, tmp_path):
    from dss_planner.proposal.report.documents import write_pdf

    with_fonts(language)
    said = ("29,500 ha", "1,234,567,890 USD", "USD 46.07", "km 3–8 (9)")
    made = replace(report(language), blocks=tuple(Paragraph(one) for one in said))
    path, _ = write_pdf(made, tmp_path / "a.pdf")
    found = squeezed(pdf_text(path))
    assert [one for one in said if squeezed(one) not in found] == []


def test_what_was_corrected_is_a_whole_pdf_for_other_readers(report, with_fonts, tmp_path):
    from dss_planner.proposal.report.documents import write_pdf

    with_fonts("zh_CN")
    path, pages = write_pdf(report("zh_CN"), tmp_path / "a.pdf")
    assert Path(path).read_bytes().count(b"startxref") == 2
    told = subprocess.run(["pdfinfo", path], check=True, capture_output=True, text=True, timeout=60)
    assert f"Pages:           {pages}" in told.stdout
    assert not told.stderr


def test_the_cover_has_no_number_and_each_other_page_has_its_own(report, tmp_path):
    from dss_planner.proposal.report.documents import write_pdf

    path, pages = write_pdf(report(), tmp_path / "a.pdf")
    sheets = pdf_text(path).split("\f")
    assert "Page 1 of" not in sheets[0]
    assert [f"Page {number} of {pages}" in sheets[number - 1] for number in range(2, pages + 1)] == [True] * (pages - 1)
    # the heading of a table is there again where it goes on
    assert sum("Where to start ha" in sheet for sheet in sheets) >= 2


@pytest.mark.parametrize("language", ["en", "ko"])
def test_an_odt_holds_every_word_and_picture(language, report, tmp_path):
    from dss_planner.proposal.report.documents import write_odt

    made = report(language)
    with zipfile.ZipFile(write_odt(made, tmp_path / "report.odt")) as found:
        assert found.testzip() is None
        assert found.namelist()[0] == "mimetype"
        content = ET.fromstring(found.read("content.xml"))
        styles = ET.fromstring(found.read("styles.xml"))
        manifest = found.read("META-INF/manifest.xml").decode("utf-8")
        names = set(found.namelist())
    words = squeezed("".join(content.itertext()))
    assert all(squeezed(word) in words for word in words_of(made.blocks))
    assert len([name for name in names if name.startswith("Pictures/")]) == 2
    listed = set(re.findall(r'full-path="([^"]+)"', manifest)) - {"/"}
    assert listed == names - {"mimetype", "META-INF/manifest.xml"}
    # headings are headings, so that the text has a structure in a word processor; words of the contents are not
    text = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
    heads = [("".join(one.itertext()), one.get(f"{text}outline-level")) for one in content.iter(f"{text}h")]
    assert heads == [(made.title, "1"), (made.subtitle, "2")]
    foot = "".join(styles.itertext())
    assert made.running in foot
    assert len(list(styles.iter(f"{text}page-number"))) == len(list(styles.iter(f"{text}page-count"))) == 1


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_odt(report, tmp_path):
    from dss_planner.proposal.report.documents import write_odt

    path = write_odt(report("mn"), tmp_path / "report.odt")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), path]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    found = squeezed(pdf_text(tmp_path / "report.pdf"))
    assert all(squeezed(word) in found for word in words_of(report("mn").blocks))


def test_a_cancel_leaves_the_last_report(report, tmp_path):
    from dss_planner.proposal.report.documents import write_pdf

    path = tmp_path / "a.pdf"
    path.write_bytes(b"before")
    with pytest.raises(Cancelled):
        write_pdf(report(), path, cancelled=lambda: True)
    assert path.read_bytes() == b"before"
    assert [one.name for one in tmp_path.iterdir() if "part" in one.name] == []


def test_a_picture_that_is_not_there_is_named(qgis_app, tmp_path):
    from dss_planner.proposal.report.documents import write_html, write_odt, write_pdf

    gone = Report("a", "b", (Figure(str(tmp_path / "gone.png"), 10, 10),), "c", "en", ("DejaVu Sans",), "{page}{pages}")
    for write in (write_html, write_odt, write_pdf):
        with pytest.raises(InputError, match=r"gone\.png"):
            write(gone, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(qgis_app, tmp_path):
    from dss_planner.proposal.report.documents import write_html, write_odt, write_pdf

    short = Report("a", "b", (Paragraph("c"),), "d", "en", ("DejaVu Sans",), "{page}{pages}")
    for write in (write_html, write_odt, write_pdf):
        with pytest.raises(OutputError, match="gone"):
            write(short, tmp_path / "gone" / "out")


def test_a_code_that_no_word_has_is_the_letter_of_its_shape():
    from dss_planner.proposal.report.legible import mended

    rows = (b"<0000> <0000> <0000>", b"<0001> <0002> [<2FA5> <0041> ]", b"<0003> <0003> <FB01>")
    table = b"\n".join([b"begincmap 3 beginbfrange", *rows, b"endcmap\n"])
    body = b"%%PDF-1.4\n5 0 obj\n<< /Length %d >>\nstream\n%sendstream\nendobj\n<< /ToUnicode 5 0 R >>\n" % (
        len(table),
        table,
    )
    end = b"trailer\n<<\n/Size 6\n/Root 2 0 R\n>>\nstartxref\n99\n%%EOF\n"
    found = mended(body + end, {0x2FA5: "里", 0xFB01: "fi"}.get)
    assert found.startswith(body + end)
    new = found[len(body + end) :]
    assert b"[<91CC> <0041> ]" in new
    assert b"<0003> <0003> <00660069>" in new
    assert b"/Prev 99" in new
    at = int(new.split(b"startxref\n")[1].split()[0])
    assert found[at:].startswith(b"xref\n5 1\n")
    assert found[int(found[at:].split()[3]) :].startswith(b"5 0 obj")
    assert mended(body + end, lambda code: None) == body + end
