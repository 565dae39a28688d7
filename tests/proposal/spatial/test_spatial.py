"""Spatial files: what they hold, that they are what their formats ask, and that the public is not told where."""

import dataclasses
import json
import re
import zipfile
from xml.etree import ElementTree as ET

import pytest
from osgeo import gdal, ogr

from dss_planner.errors import Cancelled, InputError, OutputError
from dss_planner.proposal.checking.consistency import differences, require_consistent
from dss_planner.proposal.checking.facts import facts_of
from dss_planner.proposal.languages.numbers import LANGUAGES
from dss_planner.proposal.languages.words import TRANSLATION_NOTE, Words
from dss_planner.proposal.spatial.edition import Edition, edition_of
from dss_planner.proposal.spatial.layers import spatial_layers
from dss_planner.proposal.spatial.reading import read_back
from dss_planner.proposal.spatial.writing import write_spatial
from dss_planner.raster.areas import ellipsoidal_hectares

pytest.importorskip("qgis.core")
gdal.UseExceptions()
GMD = "{http://www.isotc211.org/2005/gmd}"


@pytest.fixture(scope="module")
def written(content, tmp_path_factory):
    folder = tmp_path_factory.mktemp("spatial") / "Орон зай 空间"
    return folder, write_spatial(content, folder, Words("mn"))


def every_feature(folder, suffix="geojson"):
    for path in sorted(folder.glob(f"*.{suffix}")):
        for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
            yield path.stem, feature


def test_all_files_are_there_and_nothing_else(written, leftovers):
    folder, result = written
    assert {path.name for path in folder.iterdir()} == {path.rpartition("/")[2] for path in result.files}
    assert {"plan.gpkg", "plan.kmz", "shapefiles.zip", "sites.geojson", "zones.geojson.xml", "codebook.csv"} <= {
        path.name for path in folder.iterdir()
    }
    assert leftovers() == []


def test_every_number_that_is_read_back_is_the_plans(written, content):
    folder, result = written
    assert require_consistent(facts_of(content), read_back(folder, result.layers)) > 100


def test_a_changed_file_is_found(written, content, tmp_path):
    folder, result = written
    document = json.loads((folder / "zones.geojson").read_text(encoding="utf-8"))
    document["features"][0]["properties"]["area_ha"] += 1
    (tmp_path / "zones.geojson").write_text(json.dumps(document), encoding="utf-8")
    zones = [layer for layer in result.layers if layer.name == "zones"]
    with pytest.raises(InputError, match=r"zones\.geojson, zones 1, area_ha"):
        require_consistent(facts_of(content), read_back(tmp_path, zones, ("geojson",)))
    document["features"].pop()
    (tmp_path / "zones.geojson").write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(OutputError, match="holds"):
        list(read_back(tmp_path, zones, ("geojson",)))


def test_shapes_are_single_valid_and_have_the_plans_keys(written, content):
    folder, _ = written
    keys = {name: set() for name in ("sites", "zones", "lines", "points", "monitoring")}
    for layer, feature in every_feature(folder):
        shape = ogr.CreateGeometryFromJson(json.dumps(feature["geometry"]))
        assert feature["geometry"]["type"] in ("Polygon", "LineString", "Point")
        assert shape.IsValid()
        assert not shape.Is3D()
        keys[layer].add(feature["properties"]["uuid"])
    assert keys["sites"] == {site.uuid for site in content.sites}
    assert keys["zones"] == {shape.uuid for shape in content.shapes if shape.kind == "zone"}
    assert keys["lines"] == {shape.uuid for shape in content.shapes if shape.kind == "line"}
    assert keys["monitoring"] == {plot.uuid for plot in content.plots}


def signed_area(ring):
    return sum(x0 * y1 - x1 * y0 for (x0, y0, *_), (x1, y1, *_) in zip(ring, ring[1:])) / 2


def test_geojson_is_as_rfc_7946_asks(written):
    folder, _ = written
    for path in folder.glob("*.geojson"):
        raw = path.read_text(encoding="utf-8")
        document = json.loads(raw)
        assert document["type"] == "FeatureCollection"
        assert "crs" not in document
        west, south, east, north = document["bbox"]
        assert -180 <= west <= east <= 180
        assert -90 <= south <= north <= 90
        for coordinates in re.findall(r'"coordinates":\s*([^}]*)\}', raw):
            assert all(len(digits) <= 7 for digits in re.findall(r"\d+\.(\d+)", coordinates))
        for feature in document["features"]:
            if feature["geometry"]["type"] == "Polygon":
                outer, *holes = feature["geometry"]["coordinates"]
                assert outer[0] == outer[-1]
                assert signed_area(outer) > 0
                assert all(signed_area(hole) < 0 for hole in holes)


def test_the_hectares_that_are_stated_are_those_of_the_shapes(written):
    from qgis.core import QgsDistanceArea, QgsGeometry

    measured = QgsDistanceArea()
    measured.setEllipsoid("EPSG:7030")
    folder, _ = written
    for layer, feature in every_feature(folder):
        if layer in ("sites", "zones"):
            shape = ogr.CreateGeometryFromJson(json.dumps(feature["geometry"]))
            found = measured.measureArea(QgsGeometry.fromWkt(shape.ExportToWkt())) / 10_000
            assert found == pytest.approx(feature["properties"]["area_ha"], rel=1e-3)


def test_shapefiles_keep_other_scripts_and_short_names(written, content):
    folder, result = written
    with zipfile.ZipFile(folder / "shapefiles.zip") as archive:
        assert archive.testzip() is None
        assert archive.read("sites.cpg") == b"UTF-8"
        assert "codebook.csv" in archive.namelist()
    for layer in result.layers:
        assert all(len(field.name) <= 10 and field.name.isascii() for field in layer.fields)
        assert len({field.name for field in layer.fields}) == len(layer.fields)
    dataset = gdal.OpenEx(f"/vsizip/{folder / 'shapefiles.zip'}/sites.shp")
    assert {feature["name"] for feature in dataset.GetLayer(0)} == {site.name for site in content.sites}


def test_a_long_text_is_cut_between_letters(content, tmp_path):
    long = dataclasses.replace(content.sites[0], name="Ө" * 200)
    result = write_spatial(
        dataclasses.replace(content, sites=(long, *content.sites[1:])), tmp_path, Words("en"), ("shapefile",)
    )
    assert result.layers
    dataset = gdal.OpenEx(f"/vsizip/{tmp_path / 'shapefiles.zip'}/sites.shp")
    assert next(iter(dataset.GetLayer(0)))["name"] == "Ө" * 127


def test_the_codebook_says_what_each_field_means(written):
    folder, result = written
    raw = (folder / "codebook.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(raw) == 1 + sum(len(layer.fields) for layer in result.layers)
    assert raw[1].startswith("sites,uuid,")


def test_kmz_holds_styles_in_the_colours_of_the_maps(written, content):
    from dss_planner.layers.measure_looks import LOOKS

    folder, _ = written
    with zipfile.ZipFile(folder / "plan.kmz") as archive:
        assert archive.testzip() is None
        for name in (one for one in archive.namelist() if one.endswith(".kml")):
            ET.fromstring(archive.read(name))
        zones = archive.read("layers/zones.kml").decode("utf-8")
        sites = archive.read("layers/sites.kml").decode("utf-8")
    for shape in content.shapes:
        if shape.kind == "zone":
            red, green, blue = (LOOKS[shape.measure].color[i : i + 2] for i in (1, 3, 5))
            assert f"ff{blue}{green}{red}" in zones
            assert f"4d{blue}{green}{red}" in zones
    assert "Өмнөговь" in sites
    assert "=Site 3 &amp; Co" in sites or "=Site 3 & Co" in sites


def test_the_geopackage_opens_in_qgis(written, qgis_app):
    from qgis.core import QgsVectorLayer

    folder, result = written
    for layer in result.layers:
        opened = QgsVectorLayer(f"{folder / 'plan.gpkg'}|layername={layer.name}", layer.name, "ogr")
        assert opened.isValid()
        assert opened.featureCount() == len(layer.features)
        assert opened.crs().authid() == "EPSG:4326"


#: Elements of MD_Metadata and MD_DataIdentification in the order of the schema (gmd 2007).
METADATA = [
    "fileIdentifier",
    "language",
    "characterSet",
    "parentIdentifier",
    "hierarchyLevel",
    "hierarchyLevelName",
    "contact",
    "dateStamp",
    "metadataStandardName",
    "metadataStandardVersion",
    "dataSetURI",
    "locale",
    "spatialRepresentationInfo",
    "referenceSystemInfo",
    "metadataExtensionInfo",
    "identificationInfo",
    "contentInfo",
    "distributionInfo",
    "dataQualityInfo",
]
IDENTIFICATION = [
    "citation",
    "abstract",
    "purpose",
    "credit",
    "status",
    "pointOfContact",
    "resourceMaintenance",
    "graphicOverview",
    "resourceFormat",
    "descriptiveKeywords",
    "resourceSpecificUsage",
    "resourceConstraints",
    "aggregationInfo",
    "spatialRepresentationType",
    "spatialResolution",
    "language",
    "characterSet",
    "topicCategory",
    "environmentDescription",
    "extent",
    "supplementalInformation",
]


def in_order(element, wanted):
    tags = [child.tag.replace(GMD, "") for child in element]
    assert set(tags) <= set(wanted)
    places = [wanted.index(tag) for tag in tags]
    assert places == sorted(places)
    return tags


@pytest.mark.parametrize("language", LANGUAGES)
def test_metadata_are_in_the_order_of_the_schema(content, tmp_path, language):
    odd = dataclasses.replace(content, plan=dataclasses.replace(content.plan, title='<"Говь" & \x07 草>'))
    words = Words(language)
    write_spatial(odd, tmp_path, words, ("geojson",))
    for path in tmp_path.glob("*.xml"):
        root = ET.parse(path).getroot()
        assert root.tag == f"{GMD}MD_Metadata"
        tags = in_order(root, METADATA)
        assert {"fileIdentifier", "contact", "dateStamp", "identificationInfo", "dataQualityInfo"} <= set(tags)
        identification = root.find(f"{GMD}identificationInfo/{GMD}MD_DataIdentification")
        tags = in_order(identification, IDENTIFICATION)
        assert {"citation", "abstract", "language", "extent"} <= set(tags)
        said = " ".join(root.itertext())
        assert '<"Говь"' in said
        assert "Ханбогд сум" in said
        assert "EPSG:4326" in said
        box = [float(one[0].text) for one in root.iter(f"{GMD}EX_GeographicBoundingBox").__next__()]
        assert box[0] < box[1]
        assert box[2] < box[3]
        assert (words(TRANSLATION_NOTE) in said) == (language != "en")


def test_the_public_is_told_points_of_a_grid_only(content, tmp_path):
    public = dataclasses.replace(content, sensitivity="public")
    result = write_spatial(public, tmp_path, Words("en"))
    assert [layer.name for layer in result.layers] == ["sites"]
    for _, feature in every_feature(tmp_path):
        assert feature["geometry"]["type"] == "Point"
        longitude, latitude = feature["geometry"]["coordinates"]
        assert round(longitude * 100) % 10 == 5
        assert round(latitude * 100) % 10 == 5
        assert feature["properties"]["grid_deg"] == 0.1
        assert feature["properties"]["label"] == "public"
    assert require_consistent(facts_of(public), read_back(tmp_path, result.layers)) > 0
    exact = {f"{site.longitude:.4f}" for site in content.sites}
    said = b"".join(path.read_bytes() for path in tmp_path.iterdir()).decode("utf-8", errors="ignore")
    assert not any(one in said for one in exact)


def test_hidden_positions_leave_no_file(content, tmp_path):
    result = write_spatial(content, tmp_path, Words("en"), edition=Edition("hidden"))
    assert result.files == ()
    assert list(tmp_path.iterdir()) == []


def test_a_shape_of_two_parts_becomes_two_with_keys_and_sizes_of_their_own(content):
    zone = next(shape for shape in content.shapes if shape.kind == "zone")
    left, right, bottom, top = zone.shape.GetEnvelope()
    bow = ogr.CreateGeometryFromWkt(
        f"POLYGON(({left} {bottom},{right} {top},{right} {bottom},{left} {top},{left} {bottom}))"
    )
    split = dataclasses.replace(content, shapes=(dataclasses.replace(zone, shape=bow),))
    (layer,) = (one for one in spatial_layers(split, Words("en"), edition_of(content)) if one.name == "zones")
    assert len(layer.features) == 2
    assert len({feature.values["uuid"] for feature in layer.features}) == 2
    whole = sum(feature.values["area_ha"] for feature in layer.features)
    assert whole == pytest.approx((right - left) * (top - bottom) / 2 / 10_000, rel=1e-2)
    assert all(feature.shape.IsValid() and not feature.fact for feature in layer.features)


def test_an_empty_shape_is_refused_by_name(content):
    zone = next(shape for shape in content.shapes if shape.kind == "zone")
    empty = dataclasses.replace(zone, shape=ogr.CreateGeometryFromWkt("POLYGON EMPTY"))
    with pytest.raises(InputError, match="not valid"):
        spatial_layers(dataclasses.replace(content, shapes=(empty,)), Words("en"), edition_of(content))


def test_cancel_and_failure_leave_old_files(content, tmp_path, cancel_after, leftovers):
    old = tmp_path / "plan.gpkg"
    old.write_bytes(b"old")
    with pytest.raises(Cancelled):
        write_spatial(content, tmp_path, Words("en"), cancelled=cancel_after(1))
    assert old.read_bytes() == b"old"
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError):
        write_spatial(content, tmp_path / "file", Words("en"))
    assert leftovers() == []


def test_a_shape_that_is_not_the_plans_is_found(content, tmp_path):
    words, first = Words("en"), content.sites[0]
    moved = dataclasses.replace(
        content, sites=(dataclasses.replace(first, shape=first.shape.Buffer(50.0)), *content.sites[1:])
    )
    layers = spatial_layers(content, words, edition_of(content))
    write_spatial(content, tmp_path, words)
    assert differences(facts_of(content), read_back(tmp_path, layers)) == ()
    write_spatial(moved, tmp_path, words)
    found = differences(facts_of(content), read_back(tmp_path, layers))
    assert {one.stated.what for one in found} == {
        f"site/{first.uuid}/{what}" for what in ("area", "west", "east", "south", "north")
    }
    assert len(found) == 5 * 4


def test_a_narrow_belt_and_a_wide_site_are_not_refused_for_the_digits_of_degrees(content, tmp_path):
    west, east, south, north = content.sites[0].shape.GetEnvelope()
    belt = ogr.CreateGeometryFromWkt(
        f"POLYGON (({west} {south}, {east} {north}, {east} {north + 0.5}, {west} {south + 0.5}, {west} {south}))"
    )
    wide = ogr.CreateGeometryFromWkt(
        f"POLYGON (({west} {south}, {west + 150000} {south}, {west} {south + 150000}, {west} {south}))"
    )
    first, second, *others = content.sites
    shaped = [
        dataclasses.replace(site, shape=shape, area=ellipsoidal_hectares(shape, content.plan.crs))
        for site, shape in ((first, belt), (second, wide))
    ]
    changed, words = dataclasses.replace(content, sites=(*shaped, *others)), Words("en")
    write_spatial(changed, tmp_path, words)
    layers = spatial_layers(changed, words, edition_of(changed))
    assert differences(facts_of(changed), read_back(tmp_path, layers)) == ()
