"""Sites of a study ranked again with decisions: facts stay, the others move up, and taking back restores all."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from osgeo import gdal

from dss_planner.errors import InputError
from dss_planner.provenance import record
from dss_planner.sites.ranking import RankSitesRequest, rank_sites
from dss_planner.study.folder import StudyFolder
from dss_planner.study.settings import StudySettings
from dss_planner.study.sitedecisions import exclude, pin
from dss_planner.study.siteorder import RankedSites
from dss_planner.study.siteranking import RankAgainRequest, rank_again, ranking_of, write_decisions

CRITERIA = json.dumps({"points_a_mean": {"direction": "higher", "weight": 1.0, "low": 0, "high": 100, "label": "need"}})


def rows_of(folder):
    dataset = gdal.OpenEx(str(Path(folder, "sites.gpkg")), gdal.OF_VECTOR)
    return [feature.items() for feature in dataset.GetLayerByName("sites")]


@pytest.fixture
def study(tmp_path, make_vector):
    """Three ranked sites A (80), B (60), C (40)."""
    fields = []
    for x, key, points in ((0, "A", 80.0), (5000, "B", 60.0), (9000, "C", 40.0)):
        shape = f"POLYGON(({x} 0,{x + 1000} 0,{x + 1000} 1000,{x} 1000,{x} 0))"
        place = {"site_id": key, "name": key, "lon": 104.0 + x / 1e5, "lat": 43.0, "area_ha": 100.0}
        fields.append((shape, {**place, "points_a_mean": points, "note": "kept"}))
    facts = make_vector("facts.gpkg", fields, layer="sites")
    decided_path = str(tmp_path / "decided.gpkg")
    write_decisions(facts, decided_path, StudySettings())
    ranking = RankSitesRequest(decided_path, CRITERIA, str(tmp_path / "sites.gpkg"), excluded="excluded")
    found = rank_sites(ranking)
    record(ranking.output, "sites", {}, {"ranking": ranking, "search": {"count": 3}}, found)
    Path(decided_path).unlink()
    return str(tmp_path)


def test_the_order_shown_is_what_the_file_will_say(study):
    rows = rows_of(study)
    settings = StudySettings(site_decisions=(exclude(rows[0], "Herders object", "Bat"), pin(rows[2], "Bat")))
    shown = [
        (one.row["site_id"], one.rank, one.decision.kind if one.decision else "")
        for one in RankedSites(rows).order(settings.site_decisions)
    ]
    assert shown == [("C", 2, "pinned"), ("B", 1, ""), ("A", None, "excluded")]
    rank_again(RankAgainRequest(study, settings))
    after = rows_of(study)
    assert {(row["site_id"], row["rank"]) for row in after} == {("C", 2), ("B", 1), ("A", None)}
    assert RankedSites(after).order(settings.site_decisions)[0].row["site_id"] == "C"


def test_out_and_back_again(study):
    before, files = rows_of(study), sorted(Path(study).iterdir())
    assert RankedSites(before).carries(())
    settings = StudySettings(site_decisions=(exclude(before[0], "Herders object", "Bat", "2026-05-01T00:00:00+00:00"),))
    assert not RankedSites(before).carries(settings.site_decisions)
    rank_again(RankAgainRequest(study, settings))
    out = rows_of(study)
    assert RankedSites(out).carries(settings.site_decisions)
    last = out[-1]
    assert (last["site_id"], last["rank"], last["score"]) == ("A", None, 80.0)
    assert (last["excluded"], last["excluded_by"], last["excluded_on"][:10]) == ("Herders object", "Bat", "2026-05-01")
    assert last["reason"] == "Left out of the ranking: Herders object"
    assert out[0]["reason"].startswith("Ranks 1 of 2")
    rank_again(RankAgainRequest(study, StudySettings()))
    assert rows_of(study) == before
    assert sorted(Path(study).iterdir()) == files


def test_the_record_says_what_was_decided_and_keeps_the_search(study):
    settings = StudySettings(site_decisions=(exclude(rows_of(study)[1], "no water", "Bat"),))
    rank_again(RankAgainRequest(study, settings))
    content = json.loads(Path(study, "sites.provenance.json").read_text(encoding="utf-8"))
    assert content["step"] == "sites"
    assert content["parameters"]["search"] == {"count": 3}
    assert content["parameters"]["decisions"][0]["reason"] == "no water"
    assert content["results"]["sites"][-1]["excluded"] == "no water"
    assert ranking_of(StudyFolder.at(study)) == CRITERIA


def test_nothing_left_and_nothing_there(study, tmp_path):
    rows = rows_of(study)
    everything = StudySettings(site_decisions=tuple(exclude(row, "no", "") for row in rows))
    with pytest.raises(InputError, match="All 3 sites were left out by decision"):
        rank_again(RankAgainRequest(study, everything))
    assert rows_of(study) == rows
    with pytest.raises(InputError, match="has no ranked sites"):
        rank_again(RankAgainRequest(str(tmp_path / "empty"), replace(everything, site_decisions=())))
    assert list(RankedSites([]).order(())) == []


def test_a_survey_visits_the_sites_that_count(study):
    from dss_planner.raster.vectors import geometries_with
    from dss_planner.study.siteranking import EXCLUDED_FIELD

    settings = StudySettings(site_decisions=(exclude(rows_of(study)[1], "no water", "Bat"),))
    rank_again(RankAgainRequest(study, settings))
    uri = f"{study}/sites.gpkg|layername=sites|subset=\"{EXCLUDED_FIELD}\" = ''"
    assert [name for _, name in geometries_with(uri, "sites", "EPSG:32648", "name")] == ["A", "C"]
