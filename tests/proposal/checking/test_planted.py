"""A wrong number, planted in a file of any kind after it was written, is caught and named."""

from __future__ import annotations

import csv
import json
import re
import zipfile
from dataclasses import replace

import pytest

pytest.importorskip("qgis.core", reason="QGIS's Python modules are not installed")

from osgeo import gdal, ogr

from dss_planner.errors import InputError, OutputError
from dss_planner.proposal.checking.consistency import differences
from dss_planner.proposal.checking.documents import require_told
from dss_planner.proposal.checking.facts import facts_of
from dss_planner.proposal.checking.pdftext import UNREAD, pdf_text
from dss_planner.proposal.checking.places import angles_in
from dss_planner.proposal.checking.shown import require_shown
from dss_planner.proposal.languages.words import Words
from dss_planner.proposal.maps.atlas import FILE, room_for_site, write_pages
from dss_planner.proposal.maps.stated import pages_stated
from dss_planner.proposal.report.blocks import Column, Grid, Heading, Paragraph, Report, words_of
from dss_planner.proposal.report.documents import write_html, write_odt, write_pdf
from dss_planner.proposal.spatial.edition import edition_of
from dss_planner.proposal.spatial.layers import spatial_layers
from dss_planner.proposal.spatial.reading import read_back
from dss_planner.proposal.spatial.writing import write_spatial
from dss_planner.proposal.tables.making import make_table, write_tables
from dss_planner.proposal.tables.reading import read_csv_rows, read_sheets

WORDS = Words("en")


def reasons(content, stated):
    return [str(one.reason) for one in differences(facts_of(content), list(stated))]


@pytest.fixture
def tables(content, tmp_path):
    write_tables(content, tmp_path, WORDS)
    return tmp_path


def of_csv(content, folder, name):
    table, path = make_table(content, name), folder / f"{name}.csv"
    return reasons(content, table.stated(path.name, read_csv_rows(path, table)))


def plant_csv(path, column, make):
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    row = next(row for row in rows[1:] if row[column])
    row[column] = make(row[column])
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows(rows)


@pytest.mark.parametrize(
    ("name", "column", "make"),
    [
        ("site_table", "area", lambda cell: str(float(cell) + 1.0)),
        ("coordinates", "latitude", lambda cell: str(float(cell) + 2e-6)),
        ("coordinates", "longitude", lambda cell: str(-float(cell))),
        ("coordinates", "latitude_dms", lambda cell: cell.replace("°", "°1", 1)),
        ("vertices", "longitude", lambda cell: str(float(cell) + 2e-6)),
        ("monitoring", "latitude", lambda cell: str(float(cell) - 0.5)),
        ("schedule", "begin", lambda cell: "2031-01-01"),
        ("schedule", "end", lambda cell: "soon"),
        ("exact", "first", lambda cell: str(int(cell) + 1)),
        ("exact", "last", lambda cell: ""),
        ("bill", "cost_likely", lambda cell: str(float(cell) * 1.01)),
        ("budget", "y1_mode", lambda cell: str(float(cell) + 10)),
    ],
)
def test_in_a_csv(content, tables, name, column, make):
    assert of_csv(content, tables, name) == []
    table = make_table(content, name)
    if column not in [one.id for one in table.columns]:
        column = next(one.id for one in table.columns if one.kind == "real" and one.fact)
    plant_csv(tables / f"{name}.csv", table.column(column), make)
    (reason,) = of_csv(content, tables, name)
    assert f"{name}.csv, row " in reason
    assert column in reason


@pytest.mark.parametrize(("name", "column"), [("coordinates", "latitude"), ("site_table", "area")])
def test_in_a_workbook(content, tables, name, column):
    path = tables / "tables.xlsx"
    order = [one.rpartition("|")[2] for one in write_tables(content, tables, WORDS) if "|" in one]
    table, number = make_table(content, name), order.index(name)
    value = next(cell for cell in table.values(column) if cell is not None)
    with zipfile.ZipFile(path) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    sheet = f"xl/worksheets/sheet{number + 1}.xml"
    told = re.escape(f"{value:.15g}"[:7]).encode()
    planted, times = re.subn(rb"<v>" + told + rb"[\d.]*</v>", b"<v>1.5</v>", parts[sheet], count=1)
    assert times == 1
    parts[sheet] = planted
    with zipfile.ZipFile(path, "w") as archive:
        for one, part in parts.items():
            archive.writestr(one, part)
    found = reasons(content, table.stated(f"tables.xlsx, {name}", read_sheets(path)[number]))
    assert len(found) == 1
    assert f"tables.xlsx, {name}, row 2, {column}" in found[0]


@pytest.fixture
def files(content, tmp_path):
    layers = spatial_layers(content, WORDS, edition_of(content))
    write_spatial(content, tmp_path, WORDS)
    assert reasons(content, read_back(tmp_path, layers)) == []
    return tmp_path, layers


def changed(path, layer, change):
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    rows = dataset.GetLayerByName(layer)
    feature = next(iter(rows))
    change(feature)
    rows.SetFeature(feature)
    dataset = None


def moved(feature):
    shape = feature.GetGeometryRef().Clone()
    shape = ogr.CreateGeometryFromJson(shape.ExportToJson())
    ring = shape.GetGeometryRef(0) if shape.GetGeometryCount() else shape
    for number in range(ring.GetPointCount()):
        x, y = ring.GetPoint_2D(number)
        ring.SetPoint_2D(number, x + 1e-6, y)
    feature.SetGeometry(shape)


@pytest.mark.parametrize("layer", ["sites", "zones", "lines", "points", "monitoring"])
def test_a_shape_that_lies_elsewhere_in_a_geopackage(content, files, layer):
    folder, layers = files
    if layer not in [one.name for one in layers]:
        pytest.skip("the plan has no such shapes")
    changed(folder / "plan.gpkg", layer, moved)
    found = reasons(content, read_back(folder, layers, ["gpkg"]))
    assert found
    assert all(f"plan.gpkg, {layer} 1, shape" in one for one in found)


def test_a_number_in_a_geopackage(content, files):
    folder, layers = files
    changed(folder / "plan.gpkg", "sites", lambda feature: feature.SetField("area_ha", 1.0))
    (reason,) = reasons(content, read_back(folder, layers, ["gpkg"]))
    assert "plan.gpkg, sites 1, area_ha" in reason


def test_a_position_and_a_number_in_a_geojson(content, files):
    folder, layers = files
    path = folder / "sites.geojson"
    said = json.loads(path.read_text(encoding="utf-8"))
    for point in said["features"][0]["geometry"]["coordinates"][0]:
        point[1] += 0.001
    said["features"][0]["properties"]["score"] = 99.9
    path.write_text(json.dumps(said), encoding="utf-8")
    found = " ".join(reasons(content, read_back(folder, layers, ["geojson"])))
    assert "sites.geojson, sites 1, score" in found
    assert "/north" in found


def test_a_position_in_shapefiles(content, files, tmp_path):
    folder, layers = files
    archive = folder / "shapefiles.zip"
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(tmp_path / "out")
    changed(tmp_path / "out" / "sites.shp", "sites", moved)
    with zipfile.ZipFile(archive, "w") as packed:
        for one in (tmp_path / "out").iterdir():
            packed.write(one, one.name)
    found = reasons(content, read_back(folder, layers, ["shapefile"]))
    assert found
    assert all("sites.shp, sites 1, shape" in one for one in found)


def test_a_position_in_a_kmz(content, files):
    folder, layers = files
    path = folder / "plan.kmz"
    with zipfile.ZipFile(path) as packed:
        parts = {one: packed.read(one) for one in packed.namelist()}
    name = next(one for one in parts if b"<coordinates>" in parts[one])
    whole = parts[name]
    parts[name] = re.sub(rb"(<coordinates>\s*)\d+\.\d+", rb"\g<1>99.5", parts[name], count=1)
    with zipfile.ZipFile(path, "w") as packed:
        for one, part in parts.items():
            packed.writestr(one, part)
    with pytest.raises(OutputError, match=r"plan\.kmz"):  # the ring is open now
        reasons(content, read_back(folder, layers, ["kmz"]))
    parts[name] = re.sub(rb"(?<=[\s>])\d+\.(\d+),", rb"99.\g<1>,", whole)  # all of it, far away
    with zipfile.ZipFile(path, "w") as packed:
        for one, part in parts.items():
            packed.writestr(one, part)
    found = reasons(content, read_back(folder, layers, ["kmz"]))
    assert found
    assert all("plan.kmz" in one for one in found)


@pytest.mark.parametrize(
    ("field", "old", "new"),
    [("facts", r"″N", "″S"), ("facts", r"Area: \d", "Area: 9"), ("works", r"\d+", "77"), ("facts", r"″E", "E")],
)
def test_on_the_pages_of_the_maps(content, tmp_path, field, old, new):
    write_pages(str(tmp_path), content, WORDS, {"works": room_for_site})
    assert reasons(content, pages_stated(tmp_path, content, WORDS)) == []
    planted = []

    def plant(feature):
        feature[field], times = re.subn(old, new, feature[field], count=1)
        planted.append(times)

    changed(tmp_path / FILE, "works", plant)
    assert planted == [1]
    try:
        found = " ".join(reasons(content, pages_stated(tmp_path, content, WORDS)))
    except OutputError as error:
        found = str(error)
    assert "maps, works" in found


@pytest.fixture
def report():
    grid = Grid((Column("Site"), Column("Area (ha)")), (("North", "5,900.4"), ("South", "1,234,567")), "Sites of 2026")
    blocks = (Heading("Summary"), Paragraph("The plan costs 88,000 to 475,000 USD over 5 years."), grid)
    return Report("Plan", "", blocks, "foot", "en", ("DejaVu Sans",), "Page {page} of {pages}")


def test_a_number_in_the_report_is_caught_in_each_of_its_forms(report, tmp_path, qgis_app):
    wrong = replace(report, blocks=(*report.blocks[:2], replace(report.blocks[2], rows=(("North", "5,900.4"),) * 2)))
    for kind, write in (("html", write_html), ("odt", write_odt), ("pdf", write_pdf)):
        path = tmp_path / f"report.{kind}"
        write(report, path)
        assert require_told([path], words_of(report.blocks)) == 6
        write(wrong, path)
        with pytest.raises(InputError, match=rf"report\.{kind}” does not show 1 numbers .* 1,234,567"):
            require_told([path], words_of(report.blocks))


def test_a_document_that_is_none_is_named(tmp_path):
    for kind in ("odt", "html"):
        with pytest.raises(OutputError, match=rf"report\.{kind}"):
            require_told([tmp_path / f"report.{kind}"], ["1"])
    (tmp_path / "report.pdf").write_bytes(b"%PDF-1.4 /Type /Page")
    with pytest.raises(InputError, match=r"report\.pdf"):
        require_told([tmp_path / "report.pdf"], ["7 ha"])
    assert pdf_text(tmp_path / "report.pdf") == ""


def test_numbers_are_counted_and_letters_that_a_pdf_does_not_tell_are_no_error():
    assert require_shown("a", ["1 ha", "1 km"], "1 x 1") == 2
    with pytest.raises(InputError, match="1 ha"):
        require_shown("a", ["1 ha", "1 km"], "one 1 only")
    assert require_shown("a", ["5,900.4 ha"], "5,9\n00.4") == 1  # goes on below
    assert require_shown("a", ["5,900 ha"], f"{UNREAD},{UNREAD}00 ha") == 1
    with pytest.raises(InputError):
        require_shown("a", ["5,900 ha"], f"{UNREAD},{UNREAD}01 ha")
    with pytest.raises(InputError):
        require_shown("a", ["5,900 ha", "5,900 m"], f"{UNREAD},{UNREAD}00 ha")


def test_angles_are_read_with_how_they_are_rounded():
    (north, slack), (west, _) = angles_in("44°45′02.6″N 109°46′14″W")
    assert north == pytest.approx(44 + 45 / 60 + 2.6 / 3600)
    assert slack == pytest.approx(0.05 / 3600)
    assert west == pytest.approx(-(109 + 46 / 60 + 14 / 3600))
    assert angles_in("44.7505") == []
