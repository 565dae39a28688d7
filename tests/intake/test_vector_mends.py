"""What alignment does to vector layers: every mend by itself, counted and said; the good part stays as it was."""

from __future__ import annotations

import pytest
from osgeo import gdal, ogr

from dss_planner.errors import Cancelled, InputError
from dss_planner.intake.area.studyarea import read_study_area
from dss_planner.intake.recognition import recognise
from dss_planner.intake.vectors.alignment import align_vector
from dss_planner.raster.vectors import GeoPackageWriter
from dss_planner.running import never

WGS84, UTM48 = "EPSG:4326", "EPSG:32648"
SQUARE = "POLYGON((104.3 44.3,104.4 44.3,104.4 44.4,104.3 44.4,104.3 44.3))"
BOWTIE = "POLYGON((104.3 44.3,104.4 44.4,104.4 44.3,104.3 44.4,104.3 44.3))"
LINE = "LINESTRING(104.3 44.3,104.5 44.5)"


@pytest.fixture
def area(study_area):
    return read_study_area(study_area, UTM48)


@pytest.fixture
def align(area, make_vector, tmp_path):
    """``align(features, role, …) -> (counts, [(geometry, attributes)])``."""

    def run(features, role, crs=WGS84, path=None, cancelled=never, crs_assigned="", swapped=False, **options):
        path = path or make_vector("layer.gpkg", features, crs=crs)
        output = tmp_path / "out.gpkg"
        with GeoPackageWriter(output) as writer:
            result = align_vector(
                recognise(path, role=role), area, writer, cancelled, crs_assigned, None, swapped, **options
            )
        dataset = gdal.OpenEx(str(output), gdal.OF_VECTOR)
        layer = dataset.GetLayerByName(role)
        return result, [(feature.GetGeometryRef().Clone(), feature.items()) for feature in layer]

    return run


def said(result, words):
    return any(words in str(warning) for warning in result.warnings)


def test_invalid_rings_are_repaired_to_what_they_cover(align):
    other = "POLYGON((104.5 44.3,104.6 44.3,104.6 44.4,104.5 44.3))"
    result, found = align([(BOWTIE, {"name": "a"}), (SQUARE, {"name": "b"}), (other, {"name": "c"})], "lakes")
    assert (result.mended, result.written, result.split) == (1, 4, 1)
    assert said(result, "Invalid geometries that were repaired: 1.")
    assert all(geometry.IsValid() for geometry, _ in found)
    first, second, square, _ = (geometry.GetArea() for geometry, _ in found)
    # the two triangles of the bow tie cover half of the square
    assert first + second == pytest.approx(square / 2, rel=0.01)


def test_only_parts_of_the_right_kind_are_kept(align):
    mixture = f"GEOMETRYCOLLECTION(POINT(104.3 44.3),{LINE},{SQUARE})"
    result, found = align(
        [(mixture, {"name": "a"}), ("POINT(104.4 44.4)", {"name": "b"}), (LINE, {"name": "c"})], "roads"
    )
    assert (result.read, result.written, result.dropped, result.empty) == (3, 2, 1, 0)
    assert {geometry.GetGeometryName() for geometry, _ in found} == {"LINESTRING"}
    assert [values["name"] for _, values in found] == ["a", "c"]


def test_several_parts_become_single_ones(align):
    result, found = align([("MULTIPOINT(104.3 44.3,104.4 44.4)", {"name": "a"})], "settlements")
    assert (result.written, result.split) == (2, 1)
    assert [values["name"] for _, values in found] == ["a", "a"]


def test_copies_are_taken_once_and_counted(align):
    features = [(LINE, {"name": "a"}), (LINE, {"name": "a"}), (LINE, {"name": "b"})]
    result, found = align(features, "roads")
    assert (result.duplicates, len(found), result.dropped) == (1, 2, 0)
    assert said(result, "Left out as copies of others: 1 of its features")


def test_empty_and_degenerate_geometries_are_left_out(align):
    features = [
        ("POLYGON EMPTY", {"name": "a"}),
        ("POLYGON((104.3 44.3,104.4 44.4,104.3 44.3))", {"name": "b"}),
        ("POLYGON((104.3 44.3,104.3 44.3,104.3 44.3,104.3 44.3))", {"name": "c"}),
        (SQUARE, {"name": "d"}),
    ]
    result, found = align(features, "lakes")
    assert [values["name"] for _, values in found] == ["d"]
    assert (result.dropped, result.empty) == (3, 1)


def test_lines_without_length_are_left_out(align):
    result, found = align([("LINESTRING(104.3 44.3,104.3 44.3)", {"n": "a"}), (LINE, {"n": "b"})], "rivers")
    assert (len(found), result.dropped) == (1, 1)


def test_curves_become_straight_and_heights_go(align):
    circle = "CURVEPOLYGON(CIRCULARSTRING(104.3 44.3,104.4 44.4,104.5 44.3,104.4 44.2,104.3 44.3))"
    high = "POLYGON Z((104.3 44.4 9,104.4 44.4 9,104.4 44.5 9,104.3 44.4 9))"
    result, found = align([(circle, {"n": "a"}), (high, {"n": "b"})], "lakes")
    assert (result.linearised, result.flattened) == (1, 1)
    assert said(result, "Curves turned into short straight pieces: 1.")
    assert [geometry.GetGeometryType() for geometry, _ in found] == [ogr.wkbPolygon, ogr.wkbPolygon]
    # a circle of 0.1° on 7.97 km · 11.11 km: π · 7.97 · 11.11 km²
    assert found[0][0].GetArea() == pytest.approx(3.14159 * 7970 * 11110, rel=0.01)


def test_polygon_around_the_world_does_no_harm(align):
    features = [("POLYGON((179 44,-179 44,-179 45,179 45,179 44))", {"n": "a"}), (SQUARE, {"n": "b"})]
    _, found = align(features, "lakes")
    assert "b" in [values["n"] for _, values in found]


def test_fields_come_in_the_planners_units_and_unknown_numbers_empty(align):
    months = {f"snowprob_{month:02d}": 50.0 for month in range(1, 13)}
    speeds = {f"wind_{month:02d}": 3.5 for month in range(1, 13)}
    features = [
        ("POINT(104.3 44.3)", {**speeds, **months}),
        ("POINT(104.5 44.5)", {**speeds, **months, "wind_07": -9999.0}),
    ]
    result, found = align(features, "wind_stations")
    assert [values["snowprob_03"] for _, values in found] == [0.5, 0.5]
    assert [values["wind_07"] for _, values in found] == [3.5, None]
    assert result.unknown == 1
    assert said(result, "were left empty: 1.")


def test_pm10_in_milligrams_becomes_micrograms(align):
    features = [(f"POINT(104.{n} 44.3)", {"PM10": value}) for n, value in enumerate((0.05, 0.08, 0.16))]
    _, found = align(features, "dust_stations")
    assert [values["PM10"] for _, values in found] == pytest.approx([50.0, 80.0, 160.0])


def test_texts_are_repaired_where_that_is_sure(align):
    damaged = "Даланзадгад".encode("cp1251").decode("latin-1")
    result, found = align(
        [(LINE, {"name": damaged}), ("LINESTRING(104.3 44.5,104.5 44.3)", {"name": "Müller"})], "roads"
    )
    assert [values["name"] for _, values in found] == ["Даланзадгад", "Müller"]
    assert result.texts == 1


def test_datum_is_shifted_by_the_best_known_operation(align, area):
    result, found = align([("POINT(104.5 44.4)", {"name": "a"})], "settlements", crs="EPSG:4284")
    assert said(result, "from Pulkovo 1942 to WGS 84, known to 3 m")
    assert result.datum.metres == pytest.approx(53, abs=2)
    plain, straight = align([("POINT(104.5 44.4)", {"name": "a"})], "settlements")
    moved = found[0][0].Distance(straight[0][0])
    assert moved == pytest.approx(result.datum.metres, abs=1)
    assert plain.datum is None


def test_datum_without_a_transformation_is_told(align):
    result, _ = align([("POINT(104.5 44.4)", {"name": "a"})], "settlements", crs="EPSG:4214")
    assert said(result, "No transformation from Beijing 1954 to WGS 84 is known here")


def test_assigned_system_is_used(align, make_vector):
    path = make_vector("bare.gpkg", [("POINT(104.5 44.4)", {"name": "a"})], crs="")
    with pytest.raises(InputError, match="no coordinate reference system"):
        align(None, "settlements", path=path)
    result, _ = align(None, "settlements", path=path, crs_assigned=WGS84)
    assert result.inside == 1


def test_layer_far_away_is_refused_until_its_axes_are_turned(align):
    features = [("POINT(44.4 104.5)", {"name": "a"}), ("POINT(44.5 104.4)", {"name": "b"})]
    with pytest.raises(InputError):
        align(features, "settlements")
    result, _ = align(features, "settlements", swapped=True)
    assert result.inside == 2


def test_cancel_leaves_nothing(align, cancel_after, tmp_path):
    with pytest.raises(Cancelled):
        align([(LINE, {"n": "a"})], "roads", cancelled=cancel_after(1))
    assert not (tmp_path / "out.gpkg").exists()


def test_real_licences_lose_their_copies_and_get_their_letters_back(gobi, align):
    result, found = align(None, "mining_licences", path=f"{gobi}/vectors.gpkg|layername=mining_licences")
    assert (result.read, result.duplicates, result.texts) == (1158, 4, 18)
    assert any(values["area_name"] == "Өвдөг худаг" for _, values in found)


def test_expired_licences_are_kept_and_said_or_left_out_and_counted(align):
    shapes = [SQUARE.replace("104.3", f"104.3{n}") for n in range(4)]
    days = ("2020-01-01", "31.12.2025", "2031-01-01", "2026")
    features = [(shape, {"expired_date": day, "n": f"{n}"}) for n, (shape, day) in enumerate(zip(shapes, days))]
    kept, all_of_them = align(features, "mining_licences", today="2026-06-01")
    assert (kept.expired, len(all_of_them)) == (2, 4)
    assert said(kept, "Expired before 2026-06-01, but kept: 2 of its features")
    result, left = align(features, "mining_licences", today="2026-06-01", drop_expired=True)
    assert [values["n"] for _, values in left] == ["2", "3"]  # of “2026” nobody knows the day
    assert said(result, "Left out because they expired before 2026-06-01: 2 of its features")
    with pytest.raises(InputError, match=r"All 2 usable features .* expired before 2026-06-01"):
        align(features[:2], "mining_licences", today="2026-06-01", drop_expired=True)
