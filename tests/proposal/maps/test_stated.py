"""What the pages of maps say is read back, in every language, and held against the plan."""

from __future__ import annotations

from dataclasses import replace

import pytest

pytest.importorskip("qgis.core", reason="QGIS's Python modules are not installed")

from dss_planner.proposal.checking.consistency import differences
from dss_planner.proposal.checking.facts import facts_of
from dss_planner.proposal.languages.numbers import LANGUAGES
from dss_planner.proposal.languages.words import Words
from dss_planner.proposal.maps.atlas import room_for_site, write_pages
from dss_planner.proposal.maps.stated import pages_stated


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_say_the_numbers_of_the_plan(content, language, tmp_path):
    words = Words(language)
    write_pages(str(tmp_path), content, words, {"site": room_for_site})
    stated = list(pages_stated(tmp_path, content, words))
    assert len(stated) > 4 * len(content.sites)
    assert any(one.what.startswith("work/") and one.value for one in stated)
    assert differences(facts_of(content), stated) == ()


def test_a_wrong_number_of_a_page_is_found(content, tmp_path):
    first, *others = content.sites
    wrong = replace(content, sites=(replace(first, area=first.area * 1.1), *others))
    write_pages(str(tmp_path), wrong, Words("en"), {"site": room_for_site})
    (found,) = differences(facts_of(content), pages_stated(tmp_path, content, Words("en")))
    assert found.stated.what == f"site/{first.uuid}/area"
    assert found.stated.where.startswith("maps, site, ")


def test_a_wrong_quantity_of_a_page_is_found(content, tmp_path):
    work = next(work for work in content.works if work.plants)
    works = tuple(replace(one, plants=one.plants + 1) if one is work else one for one in content.works)
    write_pages(str(tmp_path), replace(content, works=works), Words("ko"), {"works": room_for_site})
    found = differences(facts_of(content), pages_stated(tmp_path, content, Words("ko")))
    assert [one.stated.what for one in found] == [f"work/{work.uuid}/plants"]
