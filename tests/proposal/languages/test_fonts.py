"""Fonts: found where they are, named with the way to get them where they are not."""

import pytest

pytest.importorskip("qgis.core")

from dss_planner.proposal.languages import fonts
from dss_planner.proposal.languages.numbers import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_font_of_a_language_has_its_letters(qgis_app, language):
    found = fonts.check_fonts(language, ["Ханбогд Өү", "5,900 ha"])
    if not found.family:
        pytest.skip(f"no font for {language} is installed here")
    assert not found.lacking
    assert found.advice is None
    assert found.family == fonts.families_of(language)[0]


def test_a_language_without_a_font_says_what_to_install(qgis_app, monkeypatch):
    monkeypatch.setattr(fonts, "_installed", lambda *writing: [])
    found = fonts.check_fonts("ko")
    assert found.family == ""
    assert "Noto Sans CJK KR" in str(found.advice)
    assert "fonts-noto-cjk" in str(found.advice)


def test_letters_that_no_font_has_are_named(qgis_app):
    found = fonts.check_fonts("en", ["a\U000f1234b"])  # a private letter
    assert found.lacking == "" or "\U000f1234" in found.lacking  # private letters are not printable
    found = fonts.check_fonts("en", ["𐎀"])
    assert found.lacking in {"", "𐎀"}
    monkey = fonts._has
    try:
        fonts._has = lambda family, letters: monkey(family, letters.replace("Ж", "")) and "Ж" not in letters
        found = fonts.check_fonts("en", ["Жа"])
    finally:
        fonts._has = monkey
    assert found.lacking == "Ж"
    assert "Ж" in str(found.advice)
