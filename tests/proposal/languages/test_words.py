"""Words in five languages: values written by the language, sentences within sentences, what is not translated."""

from datetime import date

import pytest

from dss_planner.errors import InputError
from dss_planner.measures.catalogue.catalogue import load_catalogue
from dss_planner.proposal.languages.numbers import LANGUAGES, Quantity
from dss_planner.proposal.languages.words import Words
from dss_planner.text import Text, text


def test_values_are_written_by_the_language():
    said = Text("{name}: {area}, {when}, {share}", {"name": "A", "area": Quantity(5900.2, "ha", 0), "share": 0.5})
    said.values["when"] = date(2026, 11, 23)
    assert Words("en")(said) == "A: 5,900\u00a0ha, 23 November 2026, 0.5"
    assert Words("ko")(said) == "A: 5,900\u00a0ha, 2026년 11월 23일, 0.5"
    assert Words("mn")(said) == "A: 5,900\u00a0га, 2026 оны 11 сарын 23, 0.5"


def test_whole_numbers_such_as_years_are_not_grouped():
    assert Words("en")(Text("{year}", {"year": 2026})) == "2026"


def test_names_of_measures_are_those_of_the_catalogue():
    said = Text("{work}: build", {"work": "Straw checkerboard"})
    assert Words("zh_CN")(said).startswith("草方格沙障")
    checkerboard = load_catalogue().measures[0]
    assert [Words(language).measure(checkerboard) for language in LANGUAGES] == [
        checkerboard.names[code] for code in ("en", "mn", "zh", "ja", "ko")
    ]


def test_a_sentence_within_a_sentence_is_translated_too():
    words = Words("ja")
    said = text("{titles}; {title}", titles=text("Protected areas"), title=text("Lakes"))
    assert words(said) == "保護地域；湖沼"
    assert not words.untranslated


def test_what_is_not_in_the_dictionary_is_said_in_english_and_told():
    words = Words("ko")
    assert words(Text("Nobody wrote {this}", {"this": "x"})) == "Nobody wrote x"
    assert words.untranslated == {"Nobody wrote {this}"}


def test_plain_strings_stay_and_none_is_empty():
    assert Words("mn")("Ханбогд {сум}") == "Ханбогд {сум}"
    assert Words("mn")(None) == ""


def test_ranges_and_money():
    words = Words("en")
    assert words.span(1200.0, 3500.0, "USD", 0) == "1,200–3,500\u00a0USD"
    assert words.span(1.0, 1.0, "ha", 1) == "1.0\u00a0ha"
    assert words.span(None, 1.0, "ha") == "—"
    assert words.money(77760.878, "USD") == "77,761\u00a0USD"
    assert words.money(77760.878, "JPY", 2) == "77,761\u00a0JPY"
    assert words.percent(0.123) == "12\u00a0%"
    assert Words("ja").percent(0.123) == "12%"


def test_places_have_both_scripts():
    assert Words("en").place("Өмнөговь", "Ömnögovi") == "Ömnögovi (Өмнөговь)"
    assert Words("mn").place("Өмнөговь", "Ömnögovi") == "Өмнөговь (Ömnögovi)"
    assert Words("mn").place("", "Ömnögovi") == "Ömnögovi"


def test_an_unknown_language_is_refused():
    with pytest.raises(InputError, match="fr"):
        Words("fr")
