"""A pack's content in its language: the product's own words are said, those of people are told."""

from dataclasses import replace

import pytest

from dss_planner.proposal.content.spoken import licence_in, spoken_in
from dss_planner.proposal.languages.words import Words


def test_names_and_reasons_of_sites_are_in_the_language(content):
    site = replace(content.sites[0], name="Site 1", reason="Level with Site 2.", aimag="Dornogovi", aimag_local="")
    spoken, own = spoken_in(replace(content, sites=(site, *content.sites[1:])), Words("ko"))
    told = spoken.sites[0]
    assert (told.name, told.reason, told.aimag_local) == ("대상지 1", "대상지 2과(와) 같은 점수.", "도르노고비")
    assert (told.uuid, told.area) == (site.uuid, site.area)
    assert site.reason not in own


def test_what_people_wrote_in_another_language_is_told(content):
    site = replace(content.sites[0], decision="Near the school, the herders asked for it")
    changed = replace(content, sites=(site, *content.sites[1:]))
    spoken, own = spoken_in(changed, Words("mn"))
    assert spoken.sites[0].decision == site.decision
    assert site.decision in own
    _, own = spoken_in(changed, Words("en"))
    assert site.decision not in own


def test_an_english_content_has_the_mongolian_spelling_of_places(content):
    site = replace(content.sites[0], aimag="Dundgovi", aimag_local="")
    spoken, _ = spoken_in(replace(content, sites=(site,)), Words("en"))
    assert (spoken.sites[0].name, spoken.sites[0].aimag_local) == (site.name, "Дундговь")


def test_the_place_of_a_site_is_named_in_both_scripts(content):
    site = replace(content.sites[0], place="24 km SW of Хїрмэн")
    told = {}
    for language in ("en", "mn", "ko"):
        spoken, _ = spoken_in(replace(content, sites=(site,)), Words(language))
        told[language] = spoken.sites[0].place
    assert told["en"] == "24 km SW of Khürmen (Хүрмэн)"
    assert "Khürmen (Хүрмэн)" in told["ko"]
    assert "Хүрмэн" in told["mn"]
    assert "Khürmen" not in told["mn"]
    assert not any("SW" in told[language] for language in ("mn", "ko"))


@pytest.mark.parametrize(
    ("licence", "korean"),
    [
        (
            "No restrictions on use (NASA LP DAAC). Credit: MODIS MCD12, NASA LP DAAC (Friedl et al. 2010).",
            "이용 제한 없음(NASA LP DAAC). 저작자: MODIS MCD12, NASA LP DAAC (Friedl et al. 2010).",
        ),
        (
            "Unverified, check the provider's terms: Published as CC BY 4.0. Credit: WorldPop, Univ. of Southampton.",
            "미확인, 제공자의 이용 조건을 확인하십시오: CC BY 4.0으로 공개. 저작자: WorldPop, Univ. of Southampton.",
        ),
        (
            "HydroSHEDS licence: free with attribution (from memory, unverified). Lehner and Grill 2013, HydroRIVERS.",
            "HydroSHEDS 이용 허락: 출처를 밝히면 무료(기억에 의함, 미확인). Lehner and Grill 2013, HydroRIVERS.",
        ),
        ("Ask Bat first. He knows.", "Ask Bat first. He knows."),
        ("", ""),
    ],
)
def test_licences_are_said_and_those_they_credit_keep_their_names(licence, korean):
    assert licence_in(licence, Words("ko")) == korean
    assert licence_in(licence, Words("en")) == licence
