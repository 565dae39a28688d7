"""GeoJSON as RFC 7946 has it, KML as version 2.2 has it: checked by rules written for the tests alone."""

import importlib.util
import json
import zipfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from dss_planner.proposal.languages.words import Words
from dss_planner.proposal.spatial.writing import write_spatial

pytest.importorskip("qgis.core")
KML = "{http://www.opengis.net/kml/2.2}"
DEPTH = {"Point": 0, "LineString": 1, "Polygon": 2}
#: Members that the standard gives a meaning, which must not be elsewhere (section 7.1).
DEFINED = {"coordinates", "geometries", "geometry", "features", "crs"}
#: Order of the elements of a Placemark (KML 2.2, 9.1.1 and 9.11.1).
ORDER = (
    "name", "visibility", "open", "author", "link", "address", "AddressDetails", "phoneNumber", "Snippet", "snippet",
    "description", "Camera", "LookAt", "TimeStamp", "TimeSpan", "styleUrl", "Style", "StyleMap", "Region", "Metadata",
    "ExtendedData", "Point", "LineString", "LinearRing", "Polygon", "MultiGeometry", "Model",
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(content, tmp_path_factory):
    target = tmp_path_factory.mktemp("formats") / "Файл 파일"
    write_spatial(content, target, Words("ko"))
    return target


def positions(coordinates, depth):
    return [coordinates] if depth == 0 else [one for part in coordinates for one in positions(part, depth - 1)]


def left_hand(ring):
    """Whether the inside lies left of the way: counterclockwise."""
    return sum((b[0] - a[0]) * (b[1] + a[1]) for a, b in zip(ring, ring[1:])) < 0


def geojson_faults(document):
    """Return what a GeoJSON text has against RFC 7946."""
    found = []
    if document.get("type") != "FeatureCollection" or not isinstance(document.get("features"), list):
        return ["no collection of features"]
    found += [f"member “{one}” of the collection" for one in DEFINED - {"features"} if one in document]
    everywhere = []
    for number, feature in enumerate(document["features"]):
        where = f"feature {number}"
        if feature.get("type") != "Feature" or not {"properties", "geometry"} <= set(feature):
            found.append(f"{where}: no feature")
            continue
        found += [f"{where}: member “{one}”" for one in DEFINED - {"geometry"} if one in feature]
        shape = feature["geometry"]
        places = positions(shape["coordinates"], DEPTH[shape["type"]])
        everywhere += places
        if not all(2 <= len(one) <= 3 for one in places):
            found.append(f"{where}: positions of other than two or three numbers")
        if not all(-180 <= one[0] <= 180 and -90 <= one[1] <= 90 for one in places):
            found.append(f"{where}: no longitude and latitude")
        found += [f"{where}: {fault}" for fault in ring_faults(shape)]
        if any(abs(a[0] - b[0]) > 180 for a, b in zip(places, places[1:])):
            found.append(f"{where}: across the antimeridian")  # section 3.1.9 has it cut there
        if "bbox" in feature and feature["bbox"] != box(places):
            found.append(f"{where}: box")
    if document.get("bbox") != box(everywhere):
        found.append("box of the collection")
    return found


def ring_faults(shape):
    """Return what the rings of a polygon have against the standard."""
    found = []
    for place, ring in enumerate(shape["coordinates"] if shape["type"] == "Polygon" else ()):
        if len(ring) < 4 or ring[0] != ring[-1]:
            found.append(f"ring {place} is not closed")
        if left_hand(ring) != (place == 0):
            found.append(f"ring {place} against the right-hand rule")
    return found


def box(places):
    longitudes, latitudes = [one[0] for one in places], [one[1] for one in places]
    return [min(longitudes), min(latitudes), max(longitudes), max(latitudes)]


def test_geojson_has_nothing_against_the_standard(folder):
    paths = list(folder.glob("*.geojson"))
    assert len(paths) >= 3
    for path in paths:
        raw = path.read_bytes()
        assert not raw.startswith(b"\xef\xbb\xbf"), path.name  # section 4 leaves UTF-8 without a mark (RFC 8259, 8.1)
        assert geojson_faults(json.loads(raw.decode("utf-8"))) == [], path.name


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (lambda one: one.update(crs={}), "crs"),
        (lambda one: one["features"][0]["geometry"]["coordinates"][0].reverse(), "right-hand"),
        (lambda one: one["features"][0]["geometry"]["coordinates"][0].pop(), "not closed"),
        (lambda one: one["bbox"].reverse(), "box of the collection"),
        (lambda one: one["features"][0]["geometry"]["coordinates"][0][0].extend([1.0, 2.0]), "two or three"),
        (lambda one: one["features"][0]["geometry"]["coordinates"][0][1].reverse(), "longitude and latitude"),
        (lambda one: one["features"][0].pop("properties"), "no feature"),
        (lambda one: one["features"][0]["geometry"]["coordinates"][0][1].__setitem__(0, -179.0), "antimeridian"),
    ],
)
def test_the_checker_of_geojson_finds_what_is_wrong(folder, spoil, fault):
    document = json.loads((folder / "sites.geojson").read_text(encoding="utf-8"))
    spoil(document)
    assert any(fault in one for one in geojson_faults(document))


def kml_parts(folder):
    with zipfile.ZipFile(folder / "plan.kmz") as archive:
        names = archive.namelist()
        assert names[0] == "doc.kml"
        return {name: archive.read(name) for name in names if name.endswith(".kml")}


def test_kml_has_its_elements_in_order_and_styles_that_exist(folder, content):
    counted = 0
    for name, part in kml_parts(folder).items():
        root = ET.fromstring(part)
        assert root.tag == f"{KML}kml", name
        ids = [one.get("id") for one in root.iter() if one.get("id")]
        assert [one for one, times in Counter(ids).items() if times > 1] == []
        for mark in root.iter(f"{KML}Placemark"):
            counted += 1
            tags = [one.tag.replace(KML, "") for one in mark]
            assert tags == sorted(tags, key=ORDER.index), name
            assert sum(tag in DEPTH for tag in tags) == 1
            for style in mark.iter(f"{KML}styleUrl"):
                assert style.text.rpartition("#")[2] in ids
            for places in mark.iter(f"{KML}coordinates"):
                for place in places.text.split():
                    longitude, latitude, *height = map(float, place.split(","))
                    assert 80 < longitude < 125
                    assert 30 < latitude < 60
                    assert len(height) <= 1
        for link in root.iter(f"{KML}href"):
            assert link.text in [*kml_parts(folder), "icons/dot.png"], link.text  # nothing is fetched from the net
        for colour in root.iter(f"{KML}color"):
            assert len(colour.text) == 8
            int(colour.text, 16)
    drawn = len(content.sites) + len(content.shapes) + len(content.plots)
    assert counted >= drawn - sum(shape.kind == "point" for shape in content.shapes)


def test_the_picture_of_points_is_in_the_kmz_where_viewers_look_for_it(folder):
    with zipfile.ZipFile(folder / "plan.kmz") as archive:
        assert "<href>icons/dot.png</href>" in archive.read("layers/monitoring.kml").decode("utf-8")
        for place in ("layers/icons/dot.png", "icons/dot.png"):
            assert archive.read(place).startswith(b"\x89PNG")


def test_kml_holds_against_the_schema(folder):
    etree = pytest.importorskip("lxml.etree", reason="lxml is not installed")
    schema = etree.XMLSchema(etree.parse(str(kml_schema())))
    parts = kml_parts(folder)
    assert len(parts) > 1
    for name, part in parts.items():
        assert schema.validate(etree.fromstring(part)), (name, schema.error_log)
    spoilt = parts["doc.kml"].replace(b"</Document>", b"<color>red</color></Document>")
    assert not schema.validate(etree.fromstring(spoilt))


def kml_schema():
    """Return the schema of KML 2.2 by the OGC, which the package fastkml brings; its code is not run."""
    found = importlib.util.find_spec("fastkml")
    if found is None:
        pytest.skip("fastkml, which brings the schema of KML 2.2, is not installed")
    return Path(found.submodule_search_locations[0], "schema", "ogckml22.xsd")
