"""Score, sites, facts and ranks, run as algorithms on small inputs with answers computed by hand."""

import json
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, ogr


def features(path, layer="sites"):
    dataset = ogr.Open(path)
    return [{**feature.items(), "geometry": feature.GetGeometryRef().Clone()} for feature in dataset.GetLayer(layer)]


def test_score_is_the_weighted_sum_and_excluded_land_has_none(run, inputs, read):
    done = run("score", inputs["score"]())
    assert done.good, done.log
    path = done.outputs["OUTPUT"]
    np.testing.assert_allclose(read(path, 1)[0], [5, 12.5, 20, 27.5, 35, np.nan], rtol=1e-6)
    np.testing.assert_allclose(read(path, 2)[0, :5], [0, 7.5, 15, 22.5, 30], rtol=1e-6)
    np.testing.assert_allclose(read(path, 3)[0, :5], 5.0, rtol=1e-6)
    assert "excludes 400 ha, 400 ha of them alone" in done.log


def test_sites_keep_their_targets(run, inputs):
    done = run("findsites", inputs["findsites"]())
    assert done.good, done.log
    first, second = sorted(features(done.outputs["OUTPUT"]), key=lambda site: site["rank"])
    assert (first["score_mean"], second["score_mean"]) == (pytest.approx(90), pytest.approx(80))
    assert 800 <= first["area_ha"] <= 1600
    assert first["geometry"].Distance(second["geometry"]) >= 5000
    report = json.loads(Path(done.outputs["REPORT"]).read_text(encoding="utf-8"))
    assert {target["rule"]: target["met"] for target in report["targets"]}["count"] is True


def test_sites_stay_inside_a_mask_of_polygons(run, inputs, make_vector):
    mask = make_vector(
        "in/mask.gpkg",
        [("POLYGON((500000 4890000,510000 4890000,510000 4900000,500000 4900000,500000 4890000))", {"n": 1.0})],
    )
    done = run("findsites", {**inputs["findsites"](), "MASK": mask})
    assert done.good, done.log
    assert [site["score_mean"] for site in features(done.outputs["OUTPUT"])] == [pytest.approx(90)]


def test_sites_keep_away_from_existing_ones(run, inputs, make_vector):
    there = make_vector("in/there.gpkg", [("POINT(500500 4899500)", {"n": 1.0})])
    done = run("findsites", {**inputs["findsites"](), "EXISTING": there, "EXISTING_DISTANCE": 6})
    assert done.good, done.log
    point = ogr.CreateGeometryFromWkt("POINT(500500 4899500)")
    assert all(site["geometry"].Distance(point) >= 6000 for site in features(done.outputs["OUTPUT"]))


def test_a_longest_travel_time_needs_a_travel_time(run, inputs):
    done = run("findsites", {**inputs["findsites"](), "MAX_MINUTES": 60})
    assert not done.good
    assert "Give both" in done.log


def test_targets_that_cannot_be_met_are_named(run, inputs):
    done = run("findsites", {**inputs["findsites"](), "COUNT": 3})
    assert done.good, done.log
    report = json.loads(Path(done.outputs["REPORT"]).read_text(encoding="utf-8"))
    assert {target["rule"]: target["met"] for target in report["targets"]}["count"] is False


def test_facts_weigh_cells_by_their_share(run, inputs):
    done = run("sitefacts", inputs["sitefacts"]())
    assert done.good, done.log
    first, second = features(done.outputs["OUTPUT"])
    # site 1: columns 0 and 1; site 2: column 3 whole, column 4 half
    assert first["columns_mean"] == pytest.approx(0.5)
    assert second["columns_mean"] == pytest.approx((3 * 1 + 4 * 0.5) / 1.5)
    assert (second["columns_min"], second["columns_max"]) == (3, 4)
    assert second["kinds_1"] == pytest.approx(1 / 1.5)
    assert second["kinds_3"] == pytest.approx(0.5 / 1.5)
    assert second["area_ha"] == pytest.approx(300, rel=2e-3)
    assert (first["name"], first["completeness"]) == ("Site 1", pytest.approx(1))


def test_unreachable_cells_do_not_spoil_the_mean_travel_time(run, inputs, make_raster):
    minutes = np.full((4, 6), 30.0)
    minutes[0, 0] = 1e6
    path = make_raster("in/minutes.tif", minutes)
    dataset = gdal.Open(path, gdal.GA_Update)
    dataset.GetRasterBand(1).SetUnitType("min")
    dataset = None
    done = run("sitefacts", {**inputs["sitefacts"](), "RASTERS": [path]})
    assert done.good, done.log
    first = features(done.outputs["OUTPUT"])[0]
    assert first["minutes_mean"] == pytest.approx(30.0)
    assert first["minutes_unreachable"] == pytest.approx(0.25)


def test_ranks_follow_the_weighted_sum(run, inputs):
    done = run("ranksites", inputs["ranksites"]())
    assert done.good, done.log
    first, second = features(done.outputs["OUTPUT"])
    # Site 2: 0.5 · 60/100 + 0.5 · (1 − 1/5) = 0.70; Site 1: 0.5 · 0.8 + 0.5 · (1 − 4/5) = 0.50
    assert [(site["name"], site["rank"]) for site in (first, second)] == [("Site 2", 1), ("Site 1", 2)]
    assert (first["score"], second["score"]) == (pytest.approx(70), pytest.approx(50))
    assert first["contribution_need"] == pytest.approx(30)
    assert first["reason"] in done.log


def test_a_site_left_out_by_its_field_keeps_its_row_and_a_geometric_mean_is_a_method(run, inputs):
    given = inputs["ranksites"]()
    plain = features(run("ranksites", {**given, "METHOD": "geometric"}).outputs["OUTPUT"])
    # Site 2: 0.6^0.5 · 0.8^0.5, Site 1: 0.8^0.5 · 0.2^0.5
    assert [site["score"] for site in plain] == pytest.approx([100 * 0.48**0.5, 100 * 0.16**0.5])
    # any field that is not empty leaves out: here one that only Site 2 has above 0
    done = run("ranksites", {**given, "SITES": _with_reason(given["SITES"]), "EXCLUDED_FIELD": "why"})
    assert done.good, done.log
    first, last = features(done.outputs["OUTPUT"])
    assert [(site["name"], site["rank"]) for site in (first, last)] == [("Site 1", 1), ("Site 2", None)]
    assert last["reason"] == "Left out of the ranking: winter camp"
    assert "1 site(s) are left out by decision" in done.log


def _with_reason(path):
    """Return a copy of the sites in which “Site 2” is left out."""
    from osgeo import gdal, ogr

    copy = f"{Path(path.split('|')[0]).with_suffix('')}_why.gpkg"
    gdal.VectorTranslate(copy, path.split("|")[0], format="GPKG")
    dataset = gdal.OpenEx(copy, gdal.OF_VECTOR | gdal.OF_UPDATE)
    layer = dataset.GetLayer(0)
    layer.CreateField(ogr.FieldDefn("why", ogr.OFTString))
    for feature in layer:
        feature["why"] = "winter camp" if feature["name"] == "Site 2" else ""
        layer.SetFeature(feature)
    return copy


def test_the_same_seed_gives_the_same_ranks(run, inputs, tmp_path):
    parameters = {**inputs["ranksites"](), "DRAWS": 200, "SEED": 7}
    shares = []
    for number in (1, 2):
        done = run("ranksites", {**parameters, "OUTPUT": str(tmp_path / f"{number}.gpkg")})
        shares.append(
            [(site["name"], site["top_share"], site["rank_low"]) for site in features(done.outputs["OUTPUT"])]
        )
    assert shares[0] == shares[1]


def test_ranking_and_sensitivity_draw_the_same(run, inputs, tmp_path):
    given = inputs["ranksites"]()
    drawn = {"DRAWS": 80, "SEED": 3, "TOP": 1}
    ranked = run("ranksites", {**given, **drawn})
    sites = {key: given[key] for key in ("SITES", "FIELDS")}
    judged = run("sensitivity", {**sites, **drawn, "RANKED": str(tmp_path / "judged.gpkg")})
    one, other = (
        [[site[key] for key in ("name", "rank", "top_share", "rank_low", "rank_high")] for site in features(found)]
        for found in (ranked.outputs["OUTPUT"], judged.outputs["RANKED"])
    )
    assert one == other


def test_score_reads_the_richer_model_and_writes_near_misses_and_disagreement(run, inputs, read, tmp_path):
    given = inputs["score"]()
    model = json.loads(Path(given["MODEL"]).read_text(encoding="utf-8"))
    ids = [criterion["id"] for criterion in model["criteria"]]
    model.update(version=2, combination="owa", optimism=0.0)
    model["profiles"] = [{"name": name, "weights": dict.fromkeys(ids, 1.0)} for name in ("A", "B")]
    Path(given["MODEL"]).write_text(json.dumps(model), encoding="utf-8")
    more = {name: str(tmp_path / f"{name.lower()}.tif") for name in ("NEAR_MISSES", "DISAGREEMENT")}
    done = run("score", {**given, **more})
    assert done.good, done.log
    score = read(done.outputs["OUTPUT"], 1)[0]
    # the weaker of the two values: erosion rises from 0, the other is 0.1 or more everywhere
    assert score[0] == 0
    assert "weakest criterion alone decides" in done.log
    assert "would free 400 ha more" in done.log
    assert "2 weight profiles differ by 0.0 points" in done.log
    assert np.isfinite(read(more["NEAR_MISSES"], 2)).sum() == 4
    assert np.nanmax(read(more["DISAGREEMENT"], 2)) == 0


def test_the_score_of_a_place_is_explained(run, inputs, read):
    given = inputs["explainscore"]()
    done = run("explainscore", given)
    assert done.good, done.log
    assert done.outputs["SCORE"] == pytest.approx(20)  # 75 · 0.2 + 25 · 0.2
    report = json.loads(Path(done.outputs["OUTPUT"]).read_text(encoding="utf-8"))
    assert [item["points"] for item in report["criteria"]] == pytest.approx([15, 5])
    assert "Scores 20.0 of 100" in Path(done.outputs["TEXT"]).read_text(encoding="utf-8")
    degrees = run("explainscore", {**given, "PLACE": "105.031,44.237 [EPSG:4326]"})
    assert degrees.good, degrees.log
    assert degrees.outputs["SCORE"] == pytest.approx(20)
    excluded = run("explainscore", {**given, "PLACE": "505500,4898500 [EPSG:32648]"})
    assert excluded.good, excluded.log
    assert "Excluded by one rule" in excluded.log
