"""The report as HTML: one file that is whole in itself, with every word and picture, and nothing that runs."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

pytest.importorskip("qgis.core", reason="QGIS's Python modules are not installed")

from dss_planner.proposal.report.blocks import Beside, Column, Grid, words_of
from dss_planner.proposal.report.html import document_html, figures, page_html
from tests.proposal.report.conftest import WORDS

_EMPTY = {"meta", "img", "br"}


class Reader(HTMLParser):
    """Collects words and attributes, and holds that every element is closed."""

    def __init__(self):
        super().__init__()
        self.open, self.words, self.found = [], [], []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        if tag not in _EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


def read(html):
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert not reader.open
    return reader


@pytest.mark.parametrize("language", WORDS)
def test_every_word_is_on_the_page(language, report):
    made = report(language)
    reader = read(page_html(made))
    words = " ".join(reader.words)
    assert all(word in words for word in (*words_of(made.blocks), made.subtitle, made.running))
    assert ("html", {"lang": language.replace("_", "-")}) in reader.found


def test_nothing_runs_and_nothing_is_fetched(report):
    html = page_html(report())
    assert "<script" not in html
    assert not re.search(r"(src|href)=\"(?!data:image/png|#)", html)
    assert all(attrs["alt"] for tag, attrs in read(html).found if tag == "img")


def test_links_of_the_contents_lead_somewhere(report):
    reader = read(page_html(report()))
    ids = {attrs["id"] for _, attrs in reader.found if "id" in attrs}
    links = {attrs["href"][1:] for tag, attrs in reader.found if tag == "a"}
    assert links
    assert links <= ids


def test_signs_of_html_are_words(report):
    for html in (page_html(report()), document_html(report(), 170.0)):
        assert "1 &lt; 2 &amp; 3" in html


def test_pictures_are_no_wider_than_their_place(report):
    made = report()
    widths = [
        float(width) for width in re.findall(r'<img src="figure\d\.png" width="(\d+)"', document_html(made, 170.0))
    ]
    assert len(figures(made.blocks)) == len(widths) == 2
    assert widths[0] == pytest.approx(120 * 96 / 25.4, abs=1)
    # half of the width, less a little for the gap between the two
    assert widths[1] == pytest.approx((85 - 3) * 96 / 25.4, abs=1)


def test_a_table_holds_as_many_cells_as_columns():
    with pytest.raises(ValueError, match="2 columns"):
        Grid((Column("a"), Column("b")), (("1",),))


def test_no_table_lies_within_another(report):
    with pytest.raises(ValueError, match="above or below"):
        Beside((Grid((Column("a"),), ()),), ())
    depth = deepest = 0
    for tag in re.findall(r"<(/?)table", document_html(report(), 170.0)):
        depth += -1 if tag else 1
        deepest = max(deepest, depth)
    assert (depth, deepest) == (0, 1)
