"""OpenStreetMap files as they are downloaded: cut into themes, told apart, aligned; never a mixture taken for roads."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from osgeo import gdal

from dss_planner.errors import Cancelled, InputError
from dss_planner.intake.alignment import align_layers
from dss_planner.intake.naming import short_name
from dss_planner.intake.recognition import recognise, sublayers
from dss_planner.intake.request import AlignRequest
from dss_planner.intake.vectors.opening import open_vector
from dss_planner.intake.vectors.openstreetmap import openstreetmap_themes, theme_of
from dss_planner.running import silent

if gdal.GetDriverByName("OSM") is None:
    pytest.skip("this GDAL cannot read OpenStreetMap files", allow_module_level=True)

#: Made with osmium: 3 places, 3 roads, 2 waterways, a railway, a lake, a wetland, two land uses, a reserve, a province,
#: three districts.
PBF = Path(__file__).parent / "data" / "south_gobi.osm.pbf"
ROLES = {
    "highway": ("roads", 3),
    "waterway": ("rivers", 2),
    "railway": ("railroads", 1),
    "place": ("settlements", 2),
    "natural=water": ("lakes", 1),
    "boundary=protected_area": ("protected_areas", 1),
    "admin_level=4": ("admin1", 1),
    "admin_level=6": ("admin2", 3),
}
OLD_CONFIGURATION = """closed_ways_are_polygons=natural,landuse
attribute_name_laundering=yes
[points]
osm_id=yes
attributes=name,place
other_tags=yes
[lines]
osm_id=yes
attributes=name,highway,waterway
other_tags=yes
[multipolygons]
osm_id=yes
attributes=name,natural,boundary,admin_level
other_tags=yes
"""
AREA = "POLYGON((104 43,105.5 43,105.5 44,104 44,104 43))"


def found_in(path):
    """Return theme → role and number of features."""
    found = {}
    for uri in sublayers(str(path)):
        opened = open_vector(uri, "OpenStreetMap")
        known = recognise(uri)
        assert not known.ambiguous, uri
        assert "Open Database Licence" in str(known.licence)
        found[short_name(uri).rpartition(" | ")[2]] = (known.role, sum(1 for _ in opened.layer))
    return found


def test_every_theme_of_a_pbf_is_told():
    assert found_in(PBF) == ROLES


@pytest.mark.parametrize("ending", [".pbf", ".osm.pbf"])
def test_a_pbf_is_known_in_any_folder_and_under_any_name(tmp_path, ending):
    folder = tmp_path / "өгөгдөл 자료 extract"
    folder.mkdir()
    path = folder / f"mongolia-latest{ending}"
    shutil.copy(PBF, path)
    assert found_in(path) == ROLES


def test_configurations_that_keep_tags_as_text_give_the_same_themes(tmp_path):
    (tmp_path / "old.ini").write_text(OLD_CONFIGURATION, encoding="utf-8")
    gdal.SetConfigOption("OSM_CONFIG_FILE", str(tmp_path / "old.ini"))
    try:
        themes = openstreetmap_themes(str(PBF))
        assert '"railway"=>"%"' in themes[2]
        assert found_in(PBF) == ROLES
    finally:
        gdal.SetConfigOption("OSM_CONFIG_FILE", None)


def test_a_layer_of_the_driver_is_a_mixture_and_never_taken_for_roads():
    lines = f"{PBF}|layername=lines"
    assert [theme_of(uri.partition("|subset=")[2]) for uri in sublayers(lines)] == ["highway", "waterway", "railway"]
    with pytest.raises(InputError, match=r"holds 3 layers\. Choose one of them: highway, waterway, railway"):
        recognise(lines)


def test_a_file_without_any_theme_is_not_taken_for_something(tmp_path):
    path = tmp_path / "posts.osm"
    path.write_text(
        '<osm version="0.6"><node id="1" lat="44" lon="104" version="1"><tag k="amenity" v="bench"/></node></osm>',
        encoding="utf-8",
    )
    assert sublayers(str(path)) == (str(path),)
    assert recognise(str(path)).role == ""


def test_a_download_that_broke_off_says_so(tmp_path):
    path = tmp_path / "broken.osm.pbf"
    path.write_bytes(PBF.read_bytes()[:700])
    with pytest.raises(InputError, match=r"broken\.osm\.pbf"):
        sublayers(str(path))


def test_looking_for_themes_can_be_cancelled(monkeypatch):
    monkeypatch.setattr("dss_planner.intake.vectors.openstreetmap._PATIENCE", -1.0)
    with pytest.raises(Cancelled):
        openstreetmap_themes(str(PBF), cancelled=lambda: True)


def test_a_pbf_is_aligned_theme_by_theme(tmp_path, make_vector):
    area = make_vector("area.gpkg", [(AREA, {"a": 1.0})], "EPSG:4326", "area")
    request = AlignRequest(area, 1000.0, (str(PBF),), str(tmp_path / "study"))
    result = align_layers(request, silent)
    assert sorted(entry.role for entry in result.entries) == sorted(role for role, _ in ROLES.values())
    stored = gdal.OpenEx(str(tmp_path / "study" / "vectors.gpkg"), gdal.OF_VECTOR)
    counts = {role: stored.GetLayerByName(role).GetFeatureCount() for role, _ in ROLES.values()}
    assert counts == dict(ROLES.values())
    roads = {feature["highway"]: feature["other_tags"] for feature in stored.GetLayerByName("roads")}
    assert roads == {"primary": '"surface"=>"asphalt"', "track": None, "unclassified": '"surface"=>"gravel"'}
