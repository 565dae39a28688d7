"""The ways to candidate sites: found, brought or drawn; what each reads, and what every site is told."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, ogr

from dss_planner.errors import InputError
from dss_planner.provenance import write_json
from dss_planner.raster.grid import Grid
from dss_planner.raster.vectors import GeoPackageWriter
from dss_planner.running import never, silent
from dss_planner.scoring.score import ScoreRequest, compute_score
from dss_planner.study.folder import StudyFolder
from dss_planner.study.settings import StudySettings, read_settings, write_settings
from dss_planner.study.site_steps import run_sites, sites_outputs
from dss_planner.study.site_ways import DRAWN_FILE, drawn_content
from dss_planner.study.sitedecisions import exclude
from dss_planner.study.sitemethods import study_methods
from dss_planner.study.step_list import STEPS
from dss_planner.study.steps import _fingerprint

#: 1 km cells: 500–524 km east, 4 880–4 900 km north.
ROWS, COLUMNS = 20, 24
SMALL = StudySettings(count=2, min_area=300.0, max_area=900.0, spacing=2.0, min_score=50.0)


def square(column, row, width, height, grid):
    (x0, y0), (x1, y1) = grid.xy(column, row), grid.xy(column + width, row + height)
    return f"POLYGON(({x0} {y0},{x1} {y0},{x1} {y1},{x0} {y1},{x0} {y0}))"


@pytest.fixture
def study(tmp_path, make_raster):
    """A study scored 80 in the west and 60 in the east, with a protected area, two soums and travel times."""
    folder = tmp_path / "study"
    points = np.full((ROWS, COLUMNS), 60.0)
    points[:, :12] = 80.0
    points[5, 5] = np.nan
    score = make_raster("study/score.tif", np.stack([points, points]))
    make_raster("study/travel_time.tif", np.tile(np.arange(COLUMNS) * 10.0, (ROWS, 1)))
    make_raster("study/elevation.tif", np.full((ROWS, COLUMNS), 1200.0))
    grid = Grid.read(score)
    curve = {"kind": "linear", "low": 0.0, "high": 100.0, "below": None, "above": None}
    cover = {"id": "cover", "name": "Cover", "layer": "score.tif", "band": 1, "unit": "mm", "weight": 1.0}
    model = {"version": 1, "combination": "weighted_sum", "mask": None, "exclusions": []}
    write_json(folder / "score_model.json", {**model, "criteria": [{**cover, "value_function": curve}]})
    roles = {
        "protected_areas": [(square(0, 0, 6, 20, grid), "Ikh Nart")],
        "admin2": [(square(0, 0, 12, 20, grid), "West"), (square(12, 0, 12, 20, grid), "East")],
    }
    with GeoPackageWriter(folder / "vectors.gpkg") as writer:
        for role, shapes in roles.items():
            layer = writer.add_layer(role, grid.crs, ogr.wkbPolygon, {"name": ogr.OFTString})
            for wkt, name in shapes:
                writer.add_feature(layer, ogr.CreateGeometryFromWkt(wkt), {"name": name})
    layers = [{"role": role, "kind": "vector", "fields": {"name": ["name", ""]}} for role in roles]
    (folder / "alignment.json").write_text(json.dumps({"layers": layers}), encoding="utf-8")
    return StudyFolder.at(folder)


def sites_of(study, settings):
    result = run_sites(study, settings, silent, never)
    dataset = gdal.OpenEx(study.file("sites.gpkg"), gdal.OF_VECTOR)
    rows = [feature.items() for feature in dataset.GetLayerByName("sites")]
    recorded = json.loads(Path(study.file("sites.provenance.json")).read_text(encoding="utf-8"))
    return rows, result, recorded


def layer_at(path, features, grid, kind=ogr.wkbUnknown):
    with GeoPackageWriter(path) as writer:
        layer = writer.add_layer("sites", grid.crs, kind, {"name": ogr.OFTString})
        for wkt, name in features:
            writer.add_feature(layer, ogr.CreateGeometryFromWkt(wkt), {"name": name})
    return f"{path}|layername=sites"


@pytest.fixture
def cells(study):
    return Grid.read(study.raster("score"))


def test_every_site_tells_what_it_overlaps_and_whose_land_it_is(study, cells):
    own = layer_at(study.path / "mine.gpkg", [(square(4, 0, 4, 2, cells), "Ours")], cells)
    rows, _, recorded = sites_of(study, replace(SMALL, site_way="own", own_sites=own, own_sites_name="name"))
    site = rows[0]
    assert site["name"] == "Ours"
    assert site["protected_share"] == pytest.approx(0.5, abs=1e-4)
    assert site["protected_ha"] == pytest.approx(site["area_ha"] / 2, rel=1e-4)
    assert (site["protected_names"], site["soum_names"]) == ("Ikh Nart", "West")
    # 4 km × 2 km less 100 m at each edge
    assert site["core_ha"] == pytest.approx(site["area_ha"] * 3.8 * 1.8 / 8.0, rel=1e-3)
    assert site["elevation_mean"] == pytest.approx(1200.0)
    assert site["travel_time_mean"] == pytest.approx((40 + 50 + 60 + 70) / 4)
    assert site["position"].endswith("E")
    assert site["rank"] == 1
    assert recorded["inputs"]["own_sites"]["path"].endswith("mine.gpkg")


def test_a_site_on_two_soums_names_the_one_with_more_of_it_first(study, cells):
    own = layer_at(study.path / "mine.gpkg", [(square(9, 8, 4, 2, cells), "Between")], cells)
    rows, _, _ = sites_of(study, replace(SMALL, site_way="own", own_sites=own))
    assert rows[0]["soum_names"] == "West, East"
    assert rows[0]["protected_ha"] == 0.0


def test_points_become_disks_of_the_area_asked_for_and_are_ranked_like_found_sites(study, cells):
    (x0, y0), (x1, y1) = cells.xy(18.5, 10.5), cells.xy(9.5, 10.5)
    own = layer_at(study.path / "mine.gpkg", [(f"POINT({x0} {y0})", "Poor"), (f"POINT({x1} {y1})", "Good")], cells)
    wanted = replace(SMALL, site_way="own", own_sites=own, own_sites_name="name", own_point_hectares=250.0)
    rows, _, _ = sites_of(study, wanted)
    assert [(row["name"], row["rank"]) for row in rows] == [("Good", 1), ("Poor", 2)]
    assert [row["area_ha"] for row in rows] == pytest.approx([250.0, 250.0], rel=2e-3)


def test_sites_on_excluded_land_alone_are_an_error_that_says_so(study, cells):
    own = layer_at(study.path / "mine.gpkg", [(square(5, 5, 1, 1, cells), "Excluded")], cells)
    with pytest.raises(InputError, match="None of the 1 sites has land with a score"):
        sites_of(study, replace(SMALL, site_way="own", own_sites=own))


def test_a_site_on_excluded_land_beside_others_is_kept_without_a_rank(study, cells):
    shapes = [(square(5, 5, 1, 1, cells), "Excluded"), (square(9, 9, 2, 2, cells), "Good")]
    own = layer_at(study.path / "mine.gpkg", shapes, cells)
    rows, _, _ = sites_of(study, replace(SMALL, site_way="own", own_sites=own, own_sites_name="name"))
    assert [(row["name"], row["rank"]) for row in rows] == [("Good", 1), ("Excluded", None)]


def test_a_way_without_its_layer_says_what_to_do(study):
    with pytest.raises(InputError, match="No site is drawn yet"):
        sites_of(study, replace(SMALL, site_way="drawn"))
    with pytest.raises(InputError, match="No layer of your own sites"):
        sites_of(study, replace(SMALL, site_way="own"))


def test_drawn_sites_are_taken_and_a_changed_drawing_is_noticed(study, cells):
    drawn = replace(SMALL, site_way="drawn")
    assert drawn_content(study, drawn) == ""
    layer_at(study.path / DRAWN_FILE, [(square(8, 8, 3, 2, cells), "Hill")], cells, ogr.wkbPolygon)
    before = drawn_content(study, drawn)
    rows, _, _ = sites_of(study, drawn)
    assert rows[0]["name"] == "Hill"
    assert drawn_content(study, drawn) == before
    assert drawn_content(study, SMALL) == ""
    layer_at(study.path / DRAWN_FILE, [(square(8, 8, 3, 3, cells), "Hill")], cells, ogr.wkbPolygon)
    assert drawn_content(study, drawn) not in ("", before)


def test_found_sites_keep_away_from_existing_ones_and_within_reach(study, cells):
    (x, y) = cells.xy(3.5, 10.5)
    there = layer_at(study.path / "camps.gpkg", [(f"POINT({x} {y})", "Camp")], cells)
    wanted = replace(SMALL, existing_sites=there, existing_distance=5.0, site_max_minutes=110.0)
    rows, _, recorded = sites_of(study, wanted)
    assert max(row["travel_time_max"] for row in rows) <= 110.0
    dataset = gdal.OpenEx(study.file("sites.gpkg"), gdal.OF_VECTOR)
    camp = ogr.CreateGeometryFromWkt(f"POINT({x} {y})")
    assert min(feature.GetGeometryRef().Distance(camp) for feature in dataset.GetLayer(0)) >= 5000.0
    assert recorded["inputs"]["existing_sites"]["path"].endswith("camps.gpkg")


def test_land_that_sites_enclose_is_a_layer_of_its_own_and_goes_with_the_next_way(study, cells):
    whole = replace(SMALL, site_method="threshold", count=1, max_area=50000.0, min_score=70.0)
    _, result, _ = sites_of(study, whole)
    assert [output.style for output in result.outputs] == ["sites", "enclosed"]
    dataset = gdal.OpenEx(study.file("enclosed.gpkg"), gdal.OF_VECTOR)
    assert [round(f["area_ha"]) for f in dataset.GetLayerByName("holes")] == [100]
    dataset = None
    own = layer_at(study.path / "mine.gpkg", [(square(4, 0, 4, 2, cells), "Ours")], cells)
    sites_of(study, replace(SMALL, site_way="own", own_sites=own))
    assert [output.style for output in sites_outputs(study)] == ["sites"]
    assert json.loads(Path(study.file("sites_report.json")).read_text(encoding="utf-8"))["targets"] == []


STEP = next(step for step in STEPS if step.id == "sites")


def test_only_what_the_way_reads_makes_sites_out_of_date(study, cells):
    def mark(**changes):
        return _fingerprint(study, STEP, replace(SMALL, **changes))

    assert mark(own_sites="other.gpkg") == mark()
    assert mark(existing_distance=99.0) == mark()
    assert mark(site_way="own", count=9) == mark(site_way="own")
    assert len({mark(), mark(site_method="threshold"), mark(site_max_minutes=60.0), mark(count=9)}) == 4
    there = layer_at(study.path / "camps.gpkg", [("POINT(0 0)", "Camp")], cells)
    before = mark(existing_sites=there)
    layer_at(study.path / "camps.gpkg", [("POINT(0 0)", "Camp"), ("POINT(1 1)", "Other")], cells)
    assert mark(existing_sites=there) != before


def test_a_study_from_before_the_ways_finds_sites(tmp_path):
    write_settings(tmp_path, StudySettings(count=7))
    path = tmp_path / "study.json"
    stored = json.loads(path.read_text(encoding="utf-8"))
    for name in ("site_way", "site_method", "existing_sites", "own_sites", "core_distance", "site_max_minutes"):
        del stored[name]
    path.write_text(json.dumps(stored), encoding="utf-8")
    found = read_settings(tmp_path)
    assert (found.count, found.site_way, found.site_method) == (7, "find", "grow")


@pytest.mark.parametrize("form", ["weighted_sum", "geometric", "owa"])
def test_sites_rank_by_the_mean_of_their_cells_whatever_the_combination(study, cells, make_raster, form):
    """The score of a site is the mean of the scores of its cells, and the criteria's mean points sum to it."""
    rng = np.random.default_rng(21)
    values = rng.uniform(0.05, 0.95, (2, ROWS, COLUMNS)).astype(np.float32)
    for number, array in enumerate(values):
        make_raster(f"study/value{number}.tif", array)
    weights = (0.7, 0.3)
    curve = {"kind": "linear", "low": 0.0, "high": 1.0}
    criteria = [
        {"id": key, "name": key.title(), "layer": f"value{n}.tif", "weight": w, "value_function": curve}
        for n, (key, w) in enumerate(zip("ab", weights))
    ]
    how = {"combination": form, **({"optimism": 1 / 3} if form == "owa" else {})}
    model = {"version": 1 if form == "weighted_sum" else 2, **how, "mask": None, "exclusions": [], "criteria": criteria}
    write_json(study.path / "score_model.json", model)
    compute_score(ScoreRequest(study.file("score_model.json"), study.raster("score")))
    shapes = [(square(2, 3, 4, 3, cells), "One"), (square(12, 8, 5, 5, cells), "Two")]
    own = layer_at(study.path / "mine.gpkg", shapes, cells)
    rows, _, _ = sites_of(study, replace(SMALL, site_way="own", own_sites=own, own_sites_name="name"))
    a, b = values.astype(float)
    if form == "weighted_sum":
        score = 0.7 * a + 0.3 * b
    elif form == "geometric":
        score = a**0.7 * b**0.3
    else:  # α = 2: the better value counts its weight squared
        share = np.where(a >= b, 0.7, 0.3) ** 2
        score = share * np.maximum(a, b) + (1 - share) * np.minimum(a, b)
    means = {"One": 100 * score[3:6, 2:6].mean(), "Two": 100 * score[8:13, 12:17].mean()}
    assert [row["name"] for row in rows] == sorted(means, key=means.get, reverse=True)
    for row in rows:
        assert row["score"] == pytest.approx(means[row["name"]], abs=1e-3)
        parts = [row[f"contribution_points_{key}_mean"] for key in "ab"]
        assert min(parts) > 0
        assert sum(parts) == pytest.approx(row["score"], abs=1e-4)
        assert "it gains most on" in row["reason"]
    table = study_methods(study, silent, never)
    assert table.sites == tuple(row["name"] for row in rows)
    columns = {column.method: column.scores for column in table.columns}
    assert next(iter(columns)) == ("wlc" if form == "weighted_sum" else "own")
    assert columns[next(iter(columns))] == pytest.approx([row["score"] for row in rows])
    where = {"One": np.s_[3:6, 2:6], "Two": np.s_[8:13, 12:17]}
    for place, name in enumerate(table.sites):  # of the mean worths, whatever the study's own way
        worths = np.array([a[where[name]].mean(), b[where[name]].mean()])
        assert columns["wlc"][place] == pytest.approx(100 * worths @ weights, abs=1e-3)
        assert columns["geometric"][place] == pytest.approx(100 * np.prod(worths**weights), abs=1e-3)


def test_camps_in_a_site_are_counted_and_named(study, cells):
    (x0, y0), (x1, y1) = cells.xy(4.5, 0.5), cells.xy(20.5, 15.5)
    with GeoPackageWriter(Path(study.file("vectors.gpkg"))) as writer:
        for role, shapes, kind in (
            ("admin2", [(square(0, 0, 24, 20, cells), "West")], ogr.wkbPolygon),
            ("camps", [(f"POINT({x0} {y0})", "Bat"), (f"POINT({x1} {y1})", "Dorj")], ogr.wkbPoint),
        ):
            layer = writer.add_layer(role, cells.crs, kind, {"name": ogr.OFTString})
            for wkt, name in shapes:
                writer.add_feature(layer, ogr.CreateGeometryFromWkt(wkt), {"name": name})
    layers = [{"role": role, "kind": "vector", "fields": {"name": ["name", ""]}} for role in ("admin2", "camps")]
    Path(study.file("alignment.json")).write_text(json.dumps({"layers": layers}), encoding="utf-8")
    own = layer_at(study.path / "mine.gpkg", [(square(4, 0, 4, 2, cells), "Ours")], cells)
    rows, _, _ = sites_of(study, replace(SMALL, site_way="own", own_sites=own))
    assert (rows[0]["camps_n"], rows[0]["camps_names"]) == (1, "Bat")


def test_sites_found_again_keep_what_was_decided_of_their_land(study, cells):
    shapes = [(square(0, 0, 4, 2, cells), "A"), (square(6, 0, 4, 2, cells), "B")]
    own = layer_at(study.path / "mine.gpkg", shapes, cells)
    settings = replace(SMALL, site_way="own", own_sites=own, own_sites_name="name")
    rows, _, _ = sites_of(study, settings)
    out = replace(
        settings, site_decisions=(exclude(next(row for row in rows if row["name"] == "A"), "winter camp", "Bat"),)
    )
    rows, result, recorded = sites_of(study, out)
    assert [(row["name"], row["rank"], row["excluded"]) for row in rows] == [("B", 1, ""), ("A", None, "winter camp")]
    assert recorded["parameters"]["decisions"][0]["who"] == "Bat"
    assert "1 site(s) are left out by decision and not ranked." in [str(note) for note in result.notes]
