"""Decisions about sites: which site each holds for, what survives a new search, what comes back from study.json."""

from __future__ import annotations

import pytest

from dss_planner.study.settings import StudySettings, read_settings, write_settings
from dss_planner.study.sitedecisions import (
    EXCLUDED,
    PINNED,
    Ground,
    SiteDecision,
    considered,
    decide,
    decision_fields,
    exclude,
    pin,
)

#: Sites of 314 ha: disks of 1 km radius, 0.1° (8 km) apart.
SITES = tuple(
    {"site_id": key, "name": name, "lon": 104.0 + 0.1 * place, "lat": 43.5, "area_ha": 314.159}
    for place, (key, name) in enumerate((("a", "North"), ("b", "East"), ("c", "South")))
)


def with_decisions(*decisions):
    return StudySettings(site_decisions=decisions)


def test_without_decisions_all_count():
    found = considered(SITES, StudySettings())
    assert found.kept == SITES
    assert (found.excluded, found.pinned, found.idle) == ({}, {}, ())


def test_left_out_and_kept_at_the_top():
    settings = with_decisions(
        exclude(SITES[1], " Herders object ", "Bat", "2026-05-01T08:00:00+00:00"), pin(SITES[2], "")
    )
    found = considered(SITES, settings)
    assert [site["site_id"] for site in found.kept] == ["a", "c"]
    assert found.excluded["b"].words() == "Herders object (Bat, 2026-05-01)"
    assert set(found.pinned) == {"c"}
    assert decision_fields(SITES, settings)[1] == {
        "excluded": "Herders object",
        "excluded_by": "Bat",
        "excluded_on": "2026-05-01T08:00:00+00:00",
        "pinned": 0,
    }
    assert [row["pinned"] for row in decision_fields(SITES, settings)] == [0, 0, 1]
    assert [row["excluded"] for row in decision_fields(SITES, settings)] == ["", "Herders object", ""]


def test_a_decision_follows_the_land_when_the_sites_are_found_anew():
    settings = with_decisions(exclude(SITES[1], "no", ""))
    anew = [{**site, "site_id": f"new {site['site_id']}", "lon": site["lon"] + 0.008} for site in SITES]  # 645 m
    assert set(considered(anew, settings).excluded) == {"new b"}
    away = [{**site, "lon": site["lon"] + 0.02} for site in anew]  # 2.3 km: other land
    found = considered(away, settings)
    assert found.excluded == {}
    assert len(found.kept) == 3
    assert [decision.name for decision in found.idle] == ["East"]


def test_an_id_counts_before_a_place():
    here = exclude(SITES[0], "no", "")
    moved = [{**SITES[0], "lon": 110.0}, {**SITES[1], "lon": SITES[0]["lon"]}]
    assert set(considered(moved, with_decisions(here)).excluded) == {"a"}


def test_a_site_without_a_position_is_known_by_its_id_alone():
    settings = with_decisions(exclude({"site_id": "x", "name": "X"}, "no", ""))
    assert settings.site_decisions[0].lon is None
    assert len(considered(SITES, settings).idle) == 1
    assert set(considered([{"site_id": "x"}], settings).excluded) == {"x"}


def test_the_newest_decision_about_a_site_replaces_the_older_one():
    settings = with_decisions(pin(SITES[0], ""), pin(SITES[1], ""))
    changed = decide(Ground(SITES), settings.site_decisions, [exclude(SITES[0], "no", "")])
    assert [(one.kind, one.site_id) for one in changed] == [(PINNED, "b"), (EXCLUDED, "a")]
    back = decide(Ground(SITES), changed, [], ["a", "b"])
    assert back == ()


def test_undoing_finds_the_decision_of_an_older_search():
    settings = with_decisions(exclude(SITES[1], "no", ""))
    anew = [{**site, "site_id": f"new {site['site_id']}"} for site in SITES]
    assert decide(Ground(anew), settings.site_decisions, [], ["new b"]) == ()


def test_kept_in_the_study(tmp_path):
    settings = with_decisions(exclude(SITES[1], "Зөвшөөрөлгүй", "Bat"), pin(SITES[2], "Bat"))
    write_settings(tmp_path, settings)
    assert read_settings(tmp_path).site_decisions == settings.site_decisions
    assert isinstance(read_settings(tmp_path).site_decisions[0], SiteDecision)


def test_damaged_decisions_name_the_file(tmp_path):
    from dss_planner.errors import InputError

    (tmp_path / "study.json").write_text('{"version": 2, "site_decisions": [{"nonsense": 1}]}', encoding="utf-8")
    with pytest.raises(InputError, match=r"study\.json"):
        read_settings(tmp_path)
