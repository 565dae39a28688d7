"""Every fault that a vector layer can have is found and counted, and a sound one has none."""

from __future__ import annotations

import datetime as dt
import os

import pytest
from osgeo import gdal, ogr

from dss_planner.errors import Cancelled
from dss_planner.intake.area.studyarea import read_study_area
from dss_planner.intake.recognition import recognise
from dss_planner.intake.vectors.dates import date_in_name, iso_day
from dss_planner.intake.vectors.inspection import ELSEWHERE, MISSING, NO_DEGREES, NO_METRES, SWAPPED, inspect
from dss_planner.intake.vectors.textdamage import is_lost, undamaged

TODAY = dt.date(2026, 6, 1)
UTM48 = "EPSG:32648"
INSIDE = "LINESTRING(104.3 44.3,104.5 44.5)"
SQUARE = "POLYGON((104.3 44.3,104.4 44.3,104.4 44.4,104.3 44.4,104.3 44.3))"


@pytest.fixture
def area(study_area):
    return read_study_area(study_area, UTM48)


@pytest.fixture
def check(area, make_vector):
    def run(features, role="roads", crs="EPSG:4326", layer="layer", **options):
        path = make_vector("layer.gpkg", features, crs=crs, layer=layer)
        return inspect(path, area, role, options.pop("fields", None) or fields_of(path, role), today=TODAY, **options)

    return run


def fields_of(path, role):
    return recognise(path, role=role).fields if role else {}


def plain(*wkts):
    return [(wkt, {"id": f"n{number}"}) for number, wkt in enumerate(wkts)]


def test_a_sound_layer_has_no_fault(check):
    health = check(
        [
            (INSIDE, {"fclass": "track", "id": "1"}),
            ("LINESTRING(104.3 44.5,104.5 44.3)", {"fclass": "primary", "id": "2"}),
        ]
    )
    scan = health.scan
    assert (scan.features, scan.inside, health.inside_share, health.distance) == (2, 2, 1.0, 0.0)
    assert (scan.empty, scan.invalid, scan.duplicates, scan.zero_length, scan.curved, scan.raised) == (0,) * 6
    assert (health.crs_problem, health.datum, health.missing, health.unknown_classes, health.wrong_kind) == (
        "",
        None,
        (),
        (),
        0,
    )
    assert not health.too_old


def test_faults_of_geometries_are_counted(check):
    health = check(
        [
            *plain(
                SQUARE, "POLYGON((104.3 44.3,104.4 44.4,104.4 44.3,104.3 44.4,104.3 44.3))", INSIDE, "POINT(104.3 44.3)"
            ),
            *plain(
                "POLYGON EMPTY",
                "LINESTRING(104.3 44.3,104.3 44.3)",
                "POLYGON Z((104.3 44.3 1,104.4 44.3 1,104.4 44.4 1,104.3 44.3 1))",
            ),
            *plain("GEOMETRYCOLLECTION(POINT(104.3 44.3),LINESTRING(104.3 44.3,104.5 44.5))"),
            *plain("CURVEPOLYGON(CIRCULARSTRING(104.3 44.3,104.4 44.4,104.5 44.3,104.4 44.2,104.3 44.3))"),
            *plain("POLYGON((104.3 44.3,104.5 44.3,104.5 44.30001,104.3 44.30001,104.3 44.3))"),
            *plain(
                "MULTIPOLYGON(((104.3 44.3,104.4 44.3,104.4 44.4,104.3 44.3)),"
                "((104.5 44.3,104.6 44.3,104.6 44.4,104.5 44.3)))"
            ),
        ],
        role="lakes",
        fields={},
    )
    scan = health.scan
    assert scan.features == 11
    assert (scan.empty, scan.invalid, scan.zero_length, scan.raised, scan.curved) == (1, 1, 1, 1, 1)
    assert (scan.slivers, scan.multipart, scan.duplicates) == (1, 1, 0)
    assert scan.dimensions == {2: 6, 1: 2, 0: 1, -1: 1}
    assert health.wrong_kind == 3  # two lines and a point; the collection has parts of its own


def test_same_geometry_and_attributes_are_duplicates(check):
    health = check(
        [
            (INSIDE, {"a": "1"}),
            (INSIDE, {"a": "1"}),
            (INSIDE, {"a": "2"}),
            ("LINESTRING(104.3 44.3,104.6 44.5)", {"a": "1"}),
        ]
    )
    assert health.scan.duplicates == 1


def test_row_numbers_do_not_hide_duplicates(check):
    assert check([(INSIDE, {"OBJECTID": 1.0}), (INSIDE, {"OBJECTID": 2.0})]).scan.duplicates == 1
    assert check([(INSIDE, {"osm_id": 1.0}), (INSIDE, {"osm_id": 2.0})]).scan.duplicates == 0


def test_missing_reference_system(check):
    health = check(plain(INSIDE), role="", crs="")
    assert (health.crs_problem, health.crs, health.inside_share) == (MISSING, "", None)


def test_assigned_reference_system_is_used(area, make_vector):
    path = make_vector("a.gpkg", plain(INSIDE), crs="")
    health = inspect(path, area, crs="EPSG:4326", today=TODAY)
    assert (health.crs_problem, health.inside_share) == ("", 1.0)


@pytest.mark.parametrize(
    ("wkt", "crs", "problem"),
    [
        ("LINESTRING(500000 4900000,510000 4910000)", "EPSG:4326", NO_DEGREES),
        ("LINESTRING(104.3 44.3,104.5 44.5)", "EPSG:32648", NO_METRES),
        ("LINESTRING(44.3 104.3,44.5 104.5)", "EPSG:4326", SWAPPED),
        (
            "LINESTRING(500000 4900000,510000 4910000)",
            "EPSG:27700",
            ELSEWHERE,
        ),  # British grid: in the sea off Jan Mayen
        ("LINESTRING(500000 4900000,510000 4910000)", "EPSG:32648", ""),
    ],
)
def test_implausible_reference_systems(check, wkt, crs, problem):
    assert check(plain(wkt), crs=crs).crs_problem == problem


def test_distance_to_the_study_area(check):
    health = check(plain("POINT(106.8 44.4)", "POINT(107.8 44.4)"), role="settlements")
    # 2° of longitude at 44.4°: 2 · 111.32 km · cos 44.4° = 159 km
    assert (health.inside_share, health.distance) == (0.0, pytest.approx(159, abs=2))
    half = check(plain("POINT(104.5 44.4)", "POINT(107.8 44.4)"), role="settlements")
    assert (half.inside_share, half.distance) == (0.5, 0.0)


@pytest.mark.parametrize(
    ("crs", "source", "metres", "accuracy"),
    [("EPSG:4284", "Pulkovo 1942", 53, 3.0), ("EPSG:4326", None, 0, None), ("EPSG:32648", None, 0, None)],
)
def test_datum_shift_is_measured(check, crs, source, metres, accuracy):
    wkt = INSIDE if crs != UTM48 else "LINESTRING(450000 4900000,451000 4901000)"
    datum = check(plain(wkt), crs=crs).datum
    assert (datum is None) == (source is None)
    if source:
        assert (datum.source, datum.target, datum.ballpark) == (source, "WGS 84", False)
        assert datum.metres == pytest.approx(metres, abs=2)
        assert datum.accuracy == accuracy


def test_datum_without_a_known_shift(check):
    datum = check(plain(INSIDE), crs="EPSG:4214").datum  # Beijing 1954, in Mongolia
    assert (datum.ballpark, datum.geocentric, datum.accuracy) == (True, False, None)


def test_missing_fields_name_what_was_looked_for(check):
    found = {item.key: item for item in check(plain(INSIDE), role="roads").missing}
    assert not found["class"].needed
    assert "fclass" in found["class"].looked_for
    licences = check(plain(SQUARE), role="mining_licences").missing
    assert [item.key for item in licences] == ["expiry"]


def test_unknown_road_classes_are_listed(check):
    lines = [(INSIDE, {"fclass": "track"}), ("LINESTRING(104.3 44.3,104.6 44.5)", {"fclass": "goat trail"})]
    assert check(lines).unknown_classes == ("goat trail",)
    assert check(lines, classes={"track", "goat trail"}).unknown_classes == ()


def test_expired_licences_are_counted(check):
    days = ("2020-01-01", "2031-01-01", "", "31.12.2025")
    health = check([(SQUARE, {"expired_date": day, "n": f"{n}"}) for n, day in enumerate(days)], role="mining_licences")
    assert (health.scan.expired, health.scan.undated) == (2, 1)


@pytest.mark.parametrize(("day", "old"), [("2014-05-01", True), ("2020-05-01", False)])
def test_old_data_are_told_by_their_dates(check, day, old):
    health = check([(SQUARE, {"given_date": day})], role="mining_licences")
    assert (health.date, health.date_source, health.too_old) == (day, "given_date", old)


def test_age_of_the_file_counts_where_nothing_else_says(area, make_vector):
    path = make_vector("roads.gpkg", plain(INSIDE), crs="EPSG:4326")
    os.utime(path, (1_300_000_000, 1_300_000_000))
    health = inspect(path, area, "roads", {}, today=TODAY)
    assert (health.date[:4], health.date_source, health.too_old) == ("2011", "file", True)
    named = make_vector("roads_2012.gpkg", plain(INSIDE), crs="EPSG:4326")
    assert inspect(named, area, "roads", {}, today=TODAY).date == "2012"


@pytest.mark.parametrize(
    ("written", "was"),
    [
        ("Даланзадгад".encode("cp1251").decode("latin-1"), "Даланзадгад"),
        ("Сүхбаатар".encode().decode("latin-1"), "Сүхбаатар"),
        ("Говь".encode().decode("cp1251"), "Говь"),
        ("Müller", None),
        ("Ölgii", None),
        ("Жаргалан", None),
        ("北京", None),
        ("Île-de-France", None),
        ("Єлзийт", "Өлзийт"),
        ("Тївшинширээ", "Түвшинширээ"),
        ("Баян-Єндєр", "Баян-Өндөр"),
        ("БАЯНЄНДЄР", "БАЯНӨНДӨР"),
        ("Сїхбаатар", "Сүхбаатар"),
        ("Баянмєнх", "Баянмөнх"),
        ("Київ", None),
        ("Україна", None),
        ("Європа", None),
        ("Їжа", None),
        ("Єнакієве", None),
        ("Під'їзд", None),
    ],
)
def test_texts_read_in_the_wrong_encoding_are_recognised(written, was):
    assert undamaged(written) == was


def test_damaged_and_lost_texts_are_counted(check):
    names = ("Говь".encode("cp1251").decode("latin-1"), "??????", "Булган", "Gobi?")
    health = check([(INSIDE, {"name": name, "n": f"{n}"}) for n, name in enumerate(names)])
    assert (health.scan.damaged_count, health.scan.lost_count) == (1, 1)
    assert health.scan.damaged == {names[0]: "Говь"}
    assert is_lost("a\ufffdb")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2020-03-01", "2020-03-01"),
        ("20200301", "2020-03-01"),
        ("01.03.2020", "2020-03-01"),
        ("2020/3/1", "2020-03-01"),
        ("03/04/2020", "2020"),
        ("31/12/2020", "2020-12-31"),
        ("2020", "2020"),
        ("2020-13-01", "2020"),
        ("12345678", ""),
        ("none", ""),
    ],
)
def test_days_are_read_as_people_write_them(written, day):
    assert iso_day(written) == day


def test_dates_in_names():
    assert date_in_name("wdpa mar2024 public mng") == "2024-03"
    assert date_in_name("mongolia 240101 free") == "2024-01-01"
    assert date_in_name("roads 2019") == "2019"
    assert date_in_name("gadm41 mng 2") == ""
    assert date_in_name("зам 1942", "Pulkovo 1942 / Gauss-Kruger zone 18") == ""
    assert date_in_name("зам 1942 2015", "Pulkovo 1942 / Gauss-Kruger zone 18") == "2015"
    assert date_in_name("sums 2000", "CGCS2000 / Gauss-Kruger zone 18") == ""
    assert (date_in_name("sums 2000", "WGS 84"), date_in_name("map 1936", "WGS 84")) == ("2000", "")


def test_the_year_of_the_datum_is_no_date(area, make_vector):
    shape = "LINESTRING(18450000 4915000,18470000 4920000)"
    path = make_vector("зам_1942.gpkg", [(shape, {"fclass": "track"})], crs="EPSG:28418")
    assert inspect(path, area, "roads", {}, today=TODAY).date_source == "file"
    assert recognise(path, role="roads").date == ""


def test_cancel_is_heard(check, cancel_after):
    with pytest.raises(Cancelled):
        check(plain(INSIDE), cancelled=cancel_after(1))


def test_coordinates_that_are_no_numbers(area, tmp_path):
    path = str(tmp_path / "rivers.fgb")
    dataset = gdal.GetDriverByName("FlatGeobuf").Create(path, 0, 0, 0, gdal.GDT_Unknown)
    layer = dataset.CreateLayer("rivers", None, ogr.wkbLineString, ["SPATIAL_INDEX=NO"])
    for corners in ([(float("nan"), 44.0), (104.0, float("inf"))], [(104.3, 44.3), (104.5, 44.5)]):
        feature = ogr.Feature(layer.GetLayerDefn())
        line = ogr.Geometry(ogr.wkbLineString)
        for x, y in corners:
            line.AddPoint_2D(x, y)
        feature.SetGeometry(line)
        layer.CreateFeature(feature)
    layer = dataset = None
    health = inspect(path, area, "rivers", crs="EPSG:4326", today=TODAY)
    assert (health.scan.features, health.scan.no_number, health.scan.inside) == (2, 1, 1)


def test_real_layers_show_their_real_faults(gobi, area):
    licences = f"{gobi}/vectors.gpkg|layername=mining_licences"
    found = inspect(licences, area, "mining_licences", recognise(licences).fields, today=TODAY)
    assert (found.scan.features, found.scan.duplicates, found.scan.damaged_count) == (1158, 4, 18)
    assert found.scan.damaged["Ó¨Ð²Ð´Ó©Ð³ Ñ\x85Ñ\x83Ð´Ð°Ð³"] == "Өвдөг худаг"
    assert 0.0 < found.inside_share < 0.2
    soums = inspect(f"{gobi}/vectors.gpkg|layername=adm_2", area, "admin2", today=TODAY)
    assert soums.scan.lost_count == 98  # the Mongolian names were saved as question marks
