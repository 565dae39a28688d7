"""Vector layers in the health table: place, geometry, fields, texts and age."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date

import pytest
from osgeo import gdal, ogr

from dss_planner.errors import InputError
from dss_planner.intake.alignment import align_layers
from dss_planner.intake.choices import LayerChoice
from dss_planner.intake.health.problems import ASKS, MENDS, TELLS, accepted, answered
from dss_planner.intake.preparing import preparation
from dss_planner.intake.recognition import recognise
from dss_planner.intake.request import AlignRequest
from dss_planner.raster.vectors import geometries

ROAD = "LINESTRING(104.3 44.3, 104.6 44.5)"
SQUARE = "POLYGON((104.4 44.3, 104.5 44.3, 104.5 44.4, 104.4 44.4, 104.4 44.3))"
BOWTIE = "POLYGON((104.4 44.3, 104.5 44.4, 104.5 44.3, 104.4 44.4, 104.4 44.3))"


@pytest.fixture
def roads(make_vector):
    def make(*shapes, crs="EPSG:4326", name="roads.gpkg", **fields):
        return make_vector(name, [(shape, {"fclass": "track", **fields}) for shape in shapes], crs=crs, layer="roads")

    return make


@pytest.fixture
def lakes(make_vector):
    def make(*shapes, crs="EPSG:4326"):
        return make_vector("lakes.gpkg", [(shape, {"number": n}) for n, shape in enumerate(shapes)], crs, "lakes")

    return make


def test_a_healthy_layer_has_no_row(health, roads, lakes):
    assert health(roads(ROAD)) == {}
    assert health(lakes(SQUARE)) == {}


def test_without_a_system_one_is_asked_for_and_assigned(health, make_vector):
    path = make_vector("roads.gpkg", [(ROAD, {"fclass": "track"})], crs="", layer="roads")
    row = health(path)["crs_missing"]
    assert row.severity == ASKS
    assert row.options[0].choice.crs == "EPSG:4326"
    assert health(path, choices=answered({}, row, row.options[0]))["crs_missing"].mended


def test_metres_called_degrees_and_swapped_axes_ask(health, roads):
    metres = health(roads("LINESTRING(450000 4910000, 470000 4920000)"))["crs_wrong"]
    assert metres.severity == ASKS
    assert "degrees" in str(metres.problem)
    swapped = health(roads("LINESTRING(44.3 104.3, 44.5 104.6)", name="roads_2.gpkg"))["axes_swapped"]
    assert swapped.severity == ASKS


def test_a_datum_is_told_with_its_shift(health, roads):
    row = health(roads("LINESTRING(18450000 4915000, 18470000 4920000)", crs="EPSG:28418"))["datum"]
    assert row.severity == MENDS
    assert "Pulkovo" in str(row.problem)


def test_a_layer_beside_the_area_is_told_and_one_far_away_asks(health, roads):
    beside = health(roads("LINESTRING(105.3 44.3, 105.6 44.5)"))["none_inside"]
    # from 104.8° to 105.3°E at 44.3–44.5°N: half a degree of longitude of 79.7 km
    assert (beside.severity, "39.8 km" in str(beside.problem) or "40 km" in str(beside.problem)) == (TELLS, True)
    away = health(roads("LINESTRING(85.3 44.3, 85.6 44.5)", name="roads_2.gpkg"))["extent_outside"]
    assert away.severity == ASKS
    assert away.options[-1].choice.left_out


@pytest.mark.parametrize(
    ("code", "shapes", "count"),
    [
        ("geometry_invalid", (BOWTIE, SQUARE), "1 of 2"),
        ("geometry_kind", ("POINT(104.4 44.3)", SQUARE, SQUARE.replace("104.5", "104.6")), "1 of 3"),
        ("geometry_empty", ("POLYGON EMPTY", SQUARE), "1 of 2"),
        ("geometry_mixed", (f"GEOMETRYCOLLECTION({SQUARE}, POINT(104.4 44.3))", SQUARE), "1 of 2"),
    ],
)
def test_what_is_wrong_with_geometries_is_counted(health, lakes, code, shapes, count):
    row = health(lakes(*shapes))[code]
    assert row.severity == MENDS
    assert count in str(row.problem)


def test_a_layer_without_any_geometry_asks(health, lakes):
    rows = health(lakes("POLYGON EMPTY"))
    assert all(row.severity == ASKS for row in rows.values())
    assert rows


def test_duplicates_are_counted(health, make_vector):
    path = make_vector("lakes.gpkg", [(SQUARE, {"name": "A"})] * 3, "EPSG:4326", "lakes")
    row = health(path)["duplicates"]
    assert "2 of 3" in str(row.problem)


def test_road_classes_without_a_speed_are_listed(health, roads):
    row = health(roads(ROAD, fclass="camel_path"))["road_classes"]
    assert row.severity == TELLS
    assert "camel_path" in str(row.problem)


def test_texts_in_the_wrong_encoding_are_shown_mended(health, make_vector):
    wrong = "Өвөрхангай".encode().decode("cp1252", "replace")
    path = make_vector("lakes.gpkg", [(SQUARE, {"name": "Хөвсгөл".encode().decode("latin-1")})], "EPSG:4326", "lakes")
    row = health(path)["encoding"]
    assert row.severity == MENDS
    assert "Хөвсгөл" in str(row.problem)
    assert wrong not in str(row.problem)


def test_an_old_file_is_told(health, roads):
    path = roads(ROAD)
    os.utime(path, (1388534400, 1388534400))  # 2014-01-01
    row = health(path, today=date(2026, 6, 1))["old"]
    assert row.severity == TELLS
    assert "12 years" in str(row.problem)
    assert "old" not in health(path, today=date(2023, 6, 1))


def test_an_empty_file_and_one_that_is_none_ask(health, tmp_path):
    nothing = tmp_path / "roads.geojson"
    nothing.write_text('{"type": "FeatureCollection", "features": []}')
    assert health(str(nothing))["unreadable"].severity == ASKS
    text = tmp_path / "roads.gpkg"
    text.write_text("not a database")
    assert health(str(text))["unreadable"].severity == ASKS
    assert ".." not in str(health(str(text))["unreadable"].problem)
    with pytest.raises(InputError) as caught:
        recognise(str(text))
    assert ".." not in str(caught.value)


def test_a_layer_that_nobody_plays_is_left_out_of_a_file_of_several(health, make_vector):
    path = make_vector("all.gpkg", [(ROAD, {"fclass": "track"})], "EPSG:4326", "roads")
    dataset = gdal.OpenEx(path, gdal.OF_UPDATE)
    other = dataset.CreateLayer("qwertz", dataset.GetLayer(0).GetSpatialRef(), ogr.wkbPolygon)
    feature = ogr.Feature(other.GetLayerDefn())
    feature.SetGeometry(ogr.CreateGeometryFromWkt(SQUARE))
    other.CreateFeature(feature)
    feature = other = None
    dataset = None
    row = health(path)["left_out"]
    assert row.severity == TELLS
    assert row.layer.endswith("layername=qwertz")


def test_expired_licences_are_left_out_by_one_click(health, make_vector, study_area, tmp_path):
    days = ("2020-01-01", "2999-01-01")
    squares = [SQUARE, SQUARE.replace("44.4", "44.5")]
    features = [(square, {"license_number": f"MV-{n}", "expired_date": day}) for n, (square, day) in
                enumerate(zip(squares, days))]  # fmt: skip
    path = make_vector("mining_licences.gpkg", features, crs="EPSG:4326", layer="mining_licences")
    row = health(path)["expired"]
    assert (row.severity, row.options) == (TELLS, ())
    assert str(row.problem) == "Expired licences: 1 of 2; in the study area they take 8 860 ha."
    assert accepted({}, [row]) == {}  # nobody loses a licence unasked
    choices = answered({}, row)
    assert health(path, choices=choices)["expired"].mended
    request = AlignRequest(study_area, 2000.0, (path,), str(tmp_path / "study"))
    counts = []
    for used in ({}, choices, choices):
        result = align_layers(replace(request, choices=used))
        counts.append((len(geometries(result.entries[0].output, "licences", "EPSG:4326")), result.entries[0].cached))
    assert counts == [(2, False), (1, False), (1, True)]


def test_leaving_the_expired_out_depends_on_the_day(make_vector, study_area, tmp_path, monkeypatch):
    features = [
        (SQUARE, {"expired_date": "2020-01-01"}),
        (SQUARE.replace("44.4", "44.5"), {"expired_date": "2031-01-01"}),
    ]
    path = make_vector("mining_licences.gpkg", features, crs="EPSG:4326", layer="mining_licences")
    request = AlignRequest(study_area, 2000.0, (path,), str(tmp_path / "study"))
    dropped = replace(request, choices={path: LayerChoice(accepted=("expired",))})
    cached = []
    for day in ("2026-06-01", "2026-06-02"):
        monkeypatch.setattr(preparation, "today", lambda day=day: day)
        cached += [align_layers(one).entries[0].cached for one in (request, dropped)]
    assert cached == [False, False, True, False]


def test_a_strip_is_not_made_for_elsewhere_because_its_country_lies_farther_north(health, make_vector, roads):
    shape = "POLYGON((104.2 42.2, 104.8 42.2, 104.8 42.6, 104.2 42.6, 104.2 42.2))"
    southern = make_vector("south.gpkg", [(shape, {})], crs="EPSG:4326", layer="south")
    path = roads("LINESTRING(18450000 4690000, 18470000 4700000)", crs="EPSG:28418")
    assert "crs_elsewhere" not in health(path, area=southern)


def test_letters_of_an_old_font_are_told(health, make_vector):
    features = [("POINT(104.4 44.4)", {"NAME": "Єлзийт"}), ("POINT(104.5 44.4)", {"NAME": "Мандал"})]
    row = health(make_vector("soum_centers.gpkg", features, crs="EPSG:4326", layer="soum_centers"))["encoding"]
    assert str(row.problem) == "Texts in the wrong encoding: 1, for example “Єлзийт” for “Өлзийт”."


def test_polygons_that_collapse_are_told_from_those_that_are_repaired(health, lakes):
    line = "POLYGON((104.4 44.3, 104.5 44.4, 104.4 44.3))"
    point = "POLYGON((104.4 44.3, 104.4 44.3, 104.4 44.3, 104.4 44.3))"
    rows = health(lakes(SQUARE, BOWTIE, line, point))
    assert str(rows["geometry_invalid"].problem).endswith(": 1 of 4 features.")
    assert str(rows["geometry_collapsed"].problem) == "Polygons without any area: 2 of 4 features."
    assert rows["geometry_collapsed"].severity == MENDS


@pytest.mark.parametrize(
    "shapes",
    [
        ("POLYGON((104.4 44.3, 104.4 44.3, 104.4 44.3, 104.4 44.3))", "POLYGON EMPTY"),
        ("POINT(104.3 44.3)", "POLYGON((104.4 44.3, 104.5 44.4, 104.4 44.3))"),
    ],
)
def test_a_layer_of_which_nothing_would_be_left_asks(health, lakes, shapes, study_area, tmp_path):
    path = lakes(*shapes)
    said = {path: LayerChoice(role="lakes")}
    row = health(path, choices=said)["empty"]
    assert row.severity == ASKS
    assert str(row.problem).endswith("features can be used: no polygons are left.")
    with pytest.raises(InputError, match="no polygon feature"):
        align_layers(AlignRequest(study_area, 1000.0, (path,), str(tmp_path / "aligned"), choices=said))
