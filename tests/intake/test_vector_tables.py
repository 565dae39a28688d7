"""Tables with coordinates become points; long station tables become monthly means; nothing of the user's is changed."""

from __future__ import annotations

import pytest
from osgeo import gdal, ogr

from dss_planner.errors import InputError
from dss_planner.intake.recognition import recognise, sublayers
from dss_planner.intake.vectors.opening import open_vector
from dss_planner.intake.vectors.openstreetmap import openstreetmap_themes
from dss_planner.intake.vectors.tables import is_table, read_table
from dss_planner.intake.vectors.tabletext import coordinate, number

STATIONS = "name;lon;lat;PM10\nA;104,42;43,57;85,5\nB;106,28;45,76;60\n"


@pytest.fixture
def write(tmp_path):
    def make(name, content, encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(content.encode(encoding))
        return str(path)

    return make


def points(opened):
    return [(feature.geometry().GetX(), feature.geometry().GetY()) for feature in opened.layer]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("43.5", 43.5),
        ("43,5", 43.5),
        ("-43.5", -43.5),
        ("105°30'", 105.5),
        ("105°30'36\"E", 105.51),
        ("105 30 36", 105.51),
        ("N43°12′", 43.2),
        ("43°12'S", -43.2),
        ("105°30′ з.у.", 105.5),  # Mongolian: eastern longitude
        ("12°30' з.д.", -12.5),  # Russian: western longitude
        ("43°75'", None),
        ("abc", None),
        ("2020-01-02", None),
    ],
)
def test_coordinates_are_read_as_people_write_them(written, value):
    assert coordinate(written) == (value if value is None else pytest.approx(value))


@pytest.mark.parametrize(
    ("written", "value"),
    [("1 234,5", 1234.5), ("1,234.5", 1234.5), ("1.234,5", 1234.5), ("12 34", None), ("−5", -5.0), ("1e3", 1000.0)],
)
def test_numbers_are_read_as_people_write_them(written, value):
    assert number(written) == value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
@pytest.mark.parametrize("ending", [".csv", ".txt"])
def test_text_tables_are_read_in_any_encoding(write, encoding, ending):
    content = "харуул;уртраг;широта;PM10\nДаланзадгад;104,42;43,57;85,5\nМандал;106,28;45,76;60\n"
    path = write(f"dust_stations{ending}", content, encoding)
    opened = open_vector(path, "table")
    assert points(opened) == [(104.42, 43.57), (106.28, 45.76)]
    (first, second) = [feature.items() for feature in opened.layer]
    assert (first["харуул"], first["PM10"], second["PM10"]) == ("Даланзадгад", 85.5, 60.0)
    assert any("cp1251" in str(note) for note in opened.notes) == (encoding == "cp1251")
    assert recognise(path).role == "dust_stations"


def test_the_file_is_not_touched(write, tmp_path):
    path = write("dust_stations.csv", STATIONS)
    before = sorted(p.name for p in tmp_path.iterdir())
    recognise(path)
    open_vector(path, "table")
    assert sorted(p.name for p in tmp_path.iterdir()) == before
    with open(path, encoding="utf-8") as file:
        assert file.read() == STATIONS


def test_titles_above_the_header_and_rows_without_a_place(write):
    path = write("t.csv", "Dust in 2020\n\nname,lon,lat,PM10\nA,104,44,50\nB,,,60\nC,105,45,NA\n")
    opened = open_vector(path, "table")
    assert points(opened) == [(104.0, 44.0), (105.0, 45.0)]
    assert [feature["PM10"] for feature in opened.layer] == [50.0, None]
    assert any("1 rows without readable coordinates" in str(note) for note in opened.notes)


def test_table_without_coordinates_says_what_is_missing(write):
    path = write("pm10.csv", "station,PM10\nA,50\nB,60\n")
    found = recognise(path)
    assert (found.role, found.ambiguous) == ("", False)
    assert "no two columns are named longitude and latitude" in str(found.reason)
    assert "station, PM10" in str(found.reason)
    with pytest.raises(InputError, match="no coordinates"):
        open_vector(path, "table")
    chosen = {"longitude": "station", "latitude": "PM10"}
    assert read_table(path, chosen).located


def test_coordinates_in_metres_need_their_system(write):
    path = write("pm10.csv", "x,y,PM10\n500000,4900000,50\n510000,4910000,60\n")
    with pytest.raises(InputError, match="reference system is not known"):
        open_vector(path, "table")
    assert any("no coordinate reference system" in str(w) for w in recognise(path).warnings)
    opened = open_vector(path, "table", "EPSG:32648")
    assert "48N" in opened.crs
    assert points(opened)[0] == (500000.0, 4900000.0)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("name,lon,lat,PM10\nA,43.5,104.4,50\nB,45.7,106.2,60\n", True),  # latitude beyond 90°
        ("name,lon,lat,PM10\nA,43.5,89.4,50\nB,45.7,88.2,60\n", True),  # both possible, but Mongolia the other way
        ("name,lon,lat,PM10\nA,104.4,43.5,50\nB,106.2,45.7,60\n", False),
        ("name,lon,lat,PM10\nA,-104.4,43.5,50\nB,-106.2,45.7,60\n", False),
    ],
)
def test_swapped_coordinates_are_noticed(write, content, expected):
    path = write("dust_stations.csv", content)
    assert read_table(path).swapped == expected
    assert any("look swapped" in str(warning) for warning in recognise(path).warnings) == expected
    if expected:
        turned = open_vector(path, "table", columns={"longitude": "lat", "latitude": "lon"})
        assert points(turned)[0][1] == 43.5


def test_spreadsheets_and_databases(tmp_path):
    for driver, name in (("XLSX", "dust_stations.xlsx"), ("ESRI Shapefile", "dust.dbf")):
        path = tmp_path / name
        dataset = gdal.GetDriverByName(driver).Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
        layer = dataset.CreateLayer("dust_stations" if driver == "XLSX" else "dust", None, ogr.wkbNone)
        for field, kind in (("name", ogr.OFTString), ("lon", ogr.OFTReal), ("lat", ogr.OFTReal), ("PM10", ogr.OFTReal)):
            layer.CreateField(ogr.FieldDefn(field, kind))
        for values in (("A", 104.5, 44.5, 80.0), ("B", 105.5, 45.5, 90.0)):
            feature = ogr.Feature(layer.GetLayerDefn())
            for index, value in enumerate(values):
                feature.SetField(index, value)
            layer.CreateFeature(feature)
        layer = dataset = None
        assert is_table(str(path))
        opened = open_vector(str(path), "table")
        assert points(opened) == [(104.5, 44.5), (105.5, 45.5)]
        assert recognise(str(path)).role == "dust_stations"


def test_months_below_each_other_become_twelve_fields(write):
    lines = ["station,lon,lat,month,wind (m/s)"]
    lines += [
        f"{name},{x},44,{month},{month + plus}"
        for name, x, plus in (("A", 104, 0), ("B", 105, 1))
        for month in range(1, 13)
    ]
    path = write("stations.csv", "\n".join(lines))
    found = recognise(path)
    assert (found.role, found.unit_found) == ("wind_stations", "m/s")
    opened = open_vector(path, "table")
    assert points(opened) == [(104.0, 44.0), (105.0, 44.0)]
    first, second = list(opened.layer)
    assert [first[name] for name in found.fields["wind"].names] == list(range(1, 13))
    assert second["wind_m_s_12"] == 13.0
    assert any("24 rows of 2 stations" in str(note) for note in opened.notes)


def test_hours_of_isd_are_scaled_and_their_missing_values_left_out(write):
    head = "STATION,DATE,SOURCE,LATITUDE,LONGITUDE,ELEVATION,NAME,REPORT_TYPE,WND,TMP"
    winds = ['"270,1,N,0040,1"', '"270,1,N,0060,1"', '"999,9,9,9999,9"', '"270,1,N,0900,3"']
    lines = [
        f'"4437",2020-{m:02d}-01T00:00:00,4,43.58,104.42,1465,DZ,FM-12,{w},"-0100,1"'
        for m in range(1, 13)
        for w in winds
    ]
    found = recognise(write("44373099999.csv", "\n".join([head, *lines])))
    assert (found.role, found.product) == ("wind_stations", "")
    opened = open_vector(found.uri, "isd")
    (station,) = list(opened.layer)
    # 4.0 and 6.0 m/s; 9999 is missing, quality 3 is erroneous
    assert (station["wind_m_s_01"], station["temperature_07"]) == (5.0, -10.0)


def test_days_of_gsod_are_knots_and_fahrenheit(write):
    head = "STATION,DATE,LATITUDE,LONGITUDE,NAME,TEMP,TEMP_ATTRIBUTES,WDSP,WDSP_ATTRIBUTES"
    lines = [
        f"4437,2020-{m:02d}-{d:02d},43.58,104.42,DZ,50.0,24,{w},24"
        for m in range(1, 13)
        for d, w in ((1, 10.0), (2, 999.9))
    ]
    path = write("gsod.csv", "\n".join([head, *lines]))
    assert recognise(path).unit_found == "m/s"
    opened = open_vector(path, "gsod")
    (station,) = list(opened.layer)
    assert station["wind_m_s_03"] == pytest.approx(5.14444)
    assert station["temperature_03"] == pytest.approx(10.0)


def test_pm10_of_many_days_is_averaged_by_station(write):
    lines = [f"A,104,44,{d:02d}.03.2020,{0.05 if d < 3 else 0.11}" for d in range(1, 5)]
    lines += [f"B,105,44,{d:02d}.03.2020,0.2" for d in range(1, 5)]
    found = recognise(write("pm10.csv", "\n".join(["station,lon,lat,date,PM10 (mg/m3)", *lines])))
    assert (found.role, found.unit_found, found.fields["pm10"].scale) == ("dust_stations", "mg/m³", 1000.0)
    opened = open_vector(found.uri, "table")
    assert [feature["pm10_mg_m3"] for feature in opened.layer] == [pytest.approx(0.08), pytest.approx(0.2)]


@pytest.mark.parametrize(
    ("name", "values", "unit", "asks", "warns"),
    [
        ("PM10", (45, 80, 160), "µg/m³", False, False),
        ("PM10", (0.045, 0.08, 0.16), "mg/m³", False, False),  # nothing says so but the values
        ("PM10", (1.6, 2.4, 3.1), "µg/m³", True, False),  # clean air in µg/m³, or dust storms in mg/m³
        ("PM10_mg_m3", (1.6, 2.4, 3.1), "mg/m³", False, False),
        ("PM10_ug_m3", (0.045, 0.08, 0.16), "mg/m³", False, True),
        ("PM10_mg_m3", (45, 80, 160), "µg/m³", False, True),
        ("PM10", (45, 80, -9999), "µg/m³", False, False),
    ],
)
def test_unit_of_pm10_is_told_from_label_and_values(write, name, values, unit, asks, warns):
    rows = "".join(f"{n},{104 + n},44,{value}\n" for n, value in enumerate(values))
    found = recognise(write("dust_stations.csv", f"id,lon,lat,{name}\n{rows}"))
    assert (found.role, found.unit_found, found.ambiguous) == ("dust_stations", unit, asks)
    assert bool(found.units) == asks
    assert any("says its unit" in str(warning) for warning in found.warnings) == warns
    if asks:
        assert set(found.units) == {"µg/m³", "mg/m³"}
        said = recognise(found.uri, role="dust_stations", unit="mg/m³")
        assert (said.unit_found, said.ambiguous, said.fields["pm10"].scale) == ("mg/m³", False, 1000.0)


def test_wind_that_could_be_in_several_units_is_asked_about(write):
    months = ",".join(f"wind_{month:02d}" for month in range(1, 13))
    rows = "".join(f"{104 + n},44,{','.join([str(11 + n)] * 12)}\n" for n in range(3))
    found = recognise(write("wind_stations.csv", f"lon,lat,{months}\n{rows}"))
    assert found.ambiguous
    assert set(found.units) == {"m/s", "km/h", "kn"}
    labelled = recognise(write("wind_kmh.csv", f"lon,lat,{months.replace('wind_', 'wind_kmh_')}\n{rows}"))
    assert (labelled.unit_found, labelled.ambiguous) == ("km/h", False)


def test_soil_parts_are_settled_by_their_sum(write):
    def unit(*rows):
        lines = "".join(f"{104 + n},44,{','.join(map(str, row))}\n" for n, row in enumerate(rows))
        return recognise(write("soil_points.csv", f"lon,lat,sand,silt,clay\n{lines}"))

    assert unit((60, 25, 15), (70, 20, 10)).unit_found == "%"
    assert unit((0.6, 0.25, 0.15), (0.7, 0.2, 0.1)).unit_found == "fraction 0–1"
    assert unit((600, 250, 150), (700, 200, 100)).unit_found == "g/kg"
    sand = unit((98.5, 0.9, 0.6), (98.7, 0.8, 0.5))  # clay below 1 looks like a fraction by itself
    assert (sand.unit_found, sand.fields["clay"].scale) == ("%", 1.0)
    assert unit((60, 60, 60), (70, 70, 70)).role == ""


OSM = """<?xml version='1.0' encoding='UTF-8'?>
<osm version="0.6">
<node id="1" lat="44.3" lon="104.3" version="1"/><node id="2" lat="44.4" lon="104.4" version="1"/>
<node id="3" lat="44.5" lon="104.5" version="1"><tag k="place" v="village"/><tag k="name" v="Булган"/></node>
<way id="10" version="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="track"/></way>
<way id="11" version="1"><nd ref="2"/><nd ref="3"/><tag k="waterway" v="stream"/></way>
<way id="12" version="1"><nd ref="1"/><nd ref="3"/><tag k="railway" v="rail"/></way>
</osm>"""


def test_openstreetmap_files_are_cut_into_themes(write):
    if gdal.GetDriverByName("OSM") is None:
        pytest.skip("this GDAL cannot read OpenStreetMap files")
    path = write("mongolia.osm", OSM)
    roles = [recognise(uri).role for uri in sublayers(path)]
    assert roles == ["roads", "rivers", "railroads", "settlements"]
    assert len(openstreetmap_themes(path)) == 4
    found = recognise(sublayers(path)[0])
    assert "Open Database Licence" in str(found.licence)
    opened = open_vector(sublayers(path)[0], "roads")
    assert [feature["highway"] for feature in opened.layer] == ["track"]


def test_wrong_filter_is_named(make_vector):
    path = make_vector("a.gpkg", [("POINT(0 0)", {"a": 1.0})])
    with pytest.raises(InputError, match="filter"):
        open_vector(f"{path}|layername=layer|subset=b ===", "roads")
