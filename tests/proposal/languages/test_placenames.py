"""Names of places: wrong letters mended, Cyrillic told in Latin letters as the Mongolian standard has it."""

import pytest

from dss_planner.proposal.languages.placenames import (
    both_scripts,
    in_sentences,
    latin_of,
    mended,
    of_plain_letters,
    on_maps,
)


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Өмнөговь", "Ömnögovi"),
        ("Даланзадгад", "Dalanzadgad"),
        ("Цогтцэций", "Tsogttsetsii"),
        ("Ханхонгор", "Khankhongor"),
        ("Замын-Үүд", "Zamyn-Üüd"),
        ("Ноён", "Noyon"),
        ("Баян-Овоо", "Bayan-Ovoo"),
        ("Хөвсгөл", "Khövsgöl"),
        ("Жаргалант", "Jargalant"),
        ("Ерөө", "Yeröö"),
        ("Хүйтэн", "Khüiten"),
        ("УЛААНБААТАР", "ULAANBAATAR"),
        ("Ю", "Yu"),
        ("Щорс ъ", "Shors i"),
        ("Erenhot 2", "Erenhot 2"),
        ("", ""),
    ],
)
def test_cyrillic_in_latin_letters(cyrillic, latin):
    assert latin_of(cyrillic) == latin


def test_every_letter_of_the_mongolian_alphabet_has_latin_letters():
    alphabet = "абвгдеёжзийклмноөпрстуүфхцчшщъыьэюя"
    assert len(alphabet) == 35
    for letter in alphabet + alphabet.upper():
        assert latin_of(letter).isalpha()
        assert all(ord(one) < 0x250 for one in latin_of(letter))


def test_letters_of_old_fonts_are_mended_and_ukrainian_names_are_not():
    assert mended("Замын-Їїд") == "Замын-Үүд"
    assert mended("Баян-Єнжїїл") == "Баян-Өнжүүл"
    assert mended("Київ") == "Киүв"  # no letter tells that this name is Ukrainian
    assert mended("Єдність") == "Єдність"
    assert latin_of("Єлзийт") == "Ölziit"


def test_both_scripts_from_fields_that_hold_either():
    assert both_scripts("Хїрмэн", "") == ("Khürmen", "Хүрмэн")
    assert both_scripts("Khurmen", "Хїрмэн") == ("Khurmen", "Хүрмэн")
    assert both_scripts("", "Хүрмэн") == ("Khürmen", "Хүрмэн")
    assert both_scripts("Khurmen", "") == ("Khurmen", "")
    assert both_scripts("", "二连浩特") == ("", "二连浩特")


def test_plain_letters_are_mended_only_in_a_layer_that_uses_them():
    mend = of_plain_letters(["Nomgon", "Xu'rmen", "Cogt-Cecii"])
    assert [mend(name) for name in ("Xu'rmen", "Cogt-Cecii", "Zamyn U'ud", "Choir", "Nomgon")] == [
        "Khürmen",
        "Tsogt-Tsetsii",
        "Zamyn Üud",
        "Choir",
        "Nomgon",
    ]
    kept = of_plain_letters(["Xilingol", "Nomgon"])
    assert kept("Xilingol") == "Xilingol"


def test_names_on_maps_follow_the_language():
    assert on_maps("Хїрмэн", "en") == on_maps("Хїрмэн", "ko") == "Khürmen"
    assert on_maps("Хїрмэн", "mn") == "Хүрмэн"
    assert on_maps("Dalanzadgad", "mn") == on_maps("Даланзадгад", "mn") == "Даланзадгад"
    assert on_maps("Даланзадгад", "ko") == on_maps("Dalanzadgad", "ko")
    assert on_maps("Даланзадгад", "ko") != "Dalanzadgad"


def test_a_town_is_not_called_the_province_of_the_same_name():
    assert on_maps("Булган", "zh_CN") == "Bulgan"
    assert on_maps("Bulgan", "zh_CN", unit=True) == "布尔干省"


def test_names_in_sentences_stand_in_both_scripts():
    assert in_sentences("24 km SW of Хїрмэн", "en") == "24 km SW of Khürmen (Хүрмэн)"
    assert in_sentences("24 km SW of Хїрмэн", "mn") == "24 km SW of Хүрмэн"
    assert in_sentences("24 km SW of Sainshand", "en") == "24 km SW of Sainshand"
    assert in_sentences("Хїрмэн", "ja") == "Khürmen (Хүрмэн)"
    assert in_sentences("", "ja") == ""
