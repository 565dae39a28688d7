"""A pack's content in its language: the product's own words are said, those of people are told."""

from dataclasses import replace

from dss_planner.proposal.content.spoken import spoken_in
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
