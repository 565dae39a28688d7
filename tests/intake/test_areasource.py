"""Study areas from a selection, names, the canvas or a drawing."""

from __future__ import annotations

import pytest
from osgeo import ogr

from dss_planner.errors import InputError
from dss_planner.intake.area.areasource import AreaSource, NamedArea, areas_by_name, named_areas, write_area
from dss_planner.intake.area.studyarea import read_study_area

SQUARE = "POLYGON((104 44, 105 44, 105 45, 104 45, 104 44))"
BOW = "POLYGON((104 44, 105 45, 105 44, 104 45, 104 44))"


def wkb(*texts):
    return tuple(bytes(ogr.CreateGeometryFromWkt(item).ExportToWkb()) for item in texts)


@pytest.fixture
def boundaries(make_vector):
    features = [
        (SQUARE, {"ADM1_EN": "Ömnögovi", "code": 1.0}),
        ("POLYGON((106 44, 107 44, 107 45, 106 44))", {"ADM1_EN": "Дундговь", "code": 2.0}),
        ("POLYGON((108 44, 109 44, 109 45, 108 44))", {"ADM1_EN": "Дундговь", "code": 3.0}),
    ]
    return make_vector("bounds/adm_1.gpkg", features, crs="EPSG:4326", layer="adm_1")


def test_drawn_polygon_becomes_a_study_area(tmp_path):
    uri = write_area(AreaSource("drawn", wkb(SQUARE), "EPSG:4326", "My area"), tmp_path / "судалгаа 연구")
    area = read_study_area(uri, "EPSG:32648")
    # 1° × 1° at 44.5°N: 79.5 km × 111.1 km on the ellipsoid
    assert area.hectares == pytest.approx(883_000, rel=0.01)
    layer = ogr.Open(uri.split("|")[0])
    assert layer.GetLayer(0).GetNextFeature().GetField("title") == "My area"


def test_every_area_has_a_file_of_its_own_and_old_ones_go(tmp_path):
    def square(x):
        return AreaSource("drawn", wkb(f"POLYGON(({x} 44, {x + 1} 44, {x + 1} 45, {x} 45, {x} 44))"), "EPSG:4326")

    uris = [write_area(square(100 + number), tmp_path) for number in range(8)]
    assert len(set(uris)) == 8
    assert write_area(square(107), tmp_path) == uris[-1]
    left = {path.name for path in tmp_path.glob("*.gpkg")}
    assert len(left) == 5
    assert uris[-1].split("|")[0].endswith(tuple(left))
    assert read_study_area(uris[-1], "EPSG:4326").bounds == pytest.approx((107, 44, 108, 45))


def test_bow_tie_is_repaired(tmp_path):
    uri = write_area(AreaSource("drawn", wkb(BOW), "EPSG:4326"), tmp_path)
    whole = read_study_area(write_area(AreaSource("drawn", wkb(SQUARE), "EPSG:4326"), tmp_path / "b"), "EPSG:32648")
    assert read_study_area(uri, "EPSG:32648").hectares == pytest.approx(whole.hectares / 2, rel=0.01)


@pytest.mark.parametrize("polygons", [(), ("LINESTRING(0 0, 1 1)",), ("POLYGON((1 1, 2 2, 1 1))",), ("POINT(1 1)",)])
def test_without_a_polygon_the_error_says_how_it_was_chosen(tmp_path, polygons):
    with pytest.raises(InputError, match="the selected features"):
        write_area(AreaSource("selection", wkb(*polygons), "EPSG:4326"), tmp_path)
    assert not list(tmp_path.iterdir())


def test_missing_crs_and_unknown_origin_are_errors(tmp_path):
    with pytest.raises(InputError, match="no coordinate reference system"):
        write_area(AreaSource("canvas", wkb(SQUARE), ""), tmp_path)
    with pytest.raises(InputError, match="“guess” is no way"):
        write_area(AreaSource("guess", wkb(SQUARE), "EPSG:4326"), tmp_path)


def test_names_come_from_the_recognised_field_and_count_features(boundaries):
    assert named_areas(boundaries) == (NamedArea("Ömnögovi", 1), NamedArea("Дундговь", 2))


def test_areas_by_name_take_all_features_of_that_name(boundaries, tmp_path):
    source = areas_by_name(boundaries, ("Дундговь",))
    assert (source.origin, source.title, len(source.polygons)) == ("names", "Дундговь", 2)
    area = read_study_area(write_area(source, tmp_path / "s"), "EPSG:4326")
    assert area.bounds == pytest.approx((106, 44, 109, 45))


def test_unknown_name_is_named(boundaries):
    with pytest.raises(InputError, match="no area named “Nowhere”"):
        areas_by_name(boundaries, ("Ömnögovi", "Nowhere"))


def test_names_without_a_known_field_come_from_the_text_field_with_most_values(make_vector):
    features = [(SQUARE, {"kind": "x", "label": "A"}), (SQUARE, {"kind": "x", "label": "B"})]
    uri = make_vector("b/zones.gpkg", features, crs="EPSG:4326", layer="zones")
    assert [area.name for area in named_areas(uri)] == ["A", "B"]


def test_layer_without_text_cannot_name_areas(make_vector):
    uri = make_vector("b/zones.gpkg", [(SQUARE, {"code": 1.0})], crs="EPSG:4326", layer="zones")
    with pytest.raises(InputError, match="no text field"):
        named_areas(uri)


def test_real_boundaries_give_the_gobi_provinces(gobi):
    names = {area.name for area in named_areas(f"{gobi / 'vectors.gpkg'}|layername=adm_1")}
    assert len(names) >= 5


@pytest.mark.parametrize(("field", "above"), [("ADM2_EN", "ADM1_EN"), ("NAME_2", "NAME_1"), ("сум", "Аймаг")])
def test_areas_of_one_name_are_told_apart_by_what_they_lie_in(make_vector, field, above):
    places = [("Bulgan", "Omnogovi"), ("Bulgan", "Dornod"), ("Nomgon", "Omnogovi"), ("Nomgon", "Omnogovi")]
    features = [
        (SQUARE.replace("105", f"{105 + n}"), {field: name, above: owner}) for n, (name, owner) in enumerate(places)
    ]
    uri = make_vector("bounds/adm_2.gpkg", features, crs="EPSG:4326", layer="adm_2")
    listed = named_areas(uri, field)
    assert listed == (NamedArea("Bulgan (Dornod)", 1), NamedArea("Bulgan (Omnogovi)", 1), NamedArea("Nomgon", 2))
    source = areas_by_name(uri, ("Bulgan (Dornod)",), field)
    assert (source.polygons, source.title) == (wkb(features[1][0]), "Bulgan (Dornod)")
    assert len(areas_by_name(uri, ("Nomgon",), field).polygons) == 2
    with pytest.raises(InputError, match=r"several areas of that name: “Bulgan \(Dornod\)”, “Bulgan \(Omnogovi\)”"):
        areas_by_name(uri, ("Bulgan",), field)


def test_real_soums_are_all_there(gobi):
    areas = named_areas(f"{gobi / 'vectors.gpkg'}|layername=adm_2")
    assert (len(areas), {area.count for area in areas}) == (98, {1})
    assert "Bulgan (Omnogovi)" in {area.name for area in areas}
