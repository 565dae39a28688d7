"""The table of sites: rows from sites and plan, CSV, sentences."""

import csv
from dataclasses import replace

import pytest

from dss_planner.errors import InputError, OutputError
from dss_planner.proposal.maps.tables import cost_range, money
from dss_planner.proposal.site_table import SiteRow, Work, site_rows, write_csv

ROW = SiteRow(1, "Site 1", 104.5, 44.25, 1234.5, 81.26, 0.974, "Bare sand. Far from roads.")


def test_rows_come_from_the_plan_with_works_and_costs(study):
    folder, _ = study
    rows = site_rows(f"{folder / 'sites.gpkg'}|layername=sites", str(folder / "plan.gpkg"))
    assert [row.rank for row in rows] == [1, 2, 3, 4, 5]
    first = rows[0]
    assert first.name == "Site 1"
    assert first.score == pytest.approx(82)
    assert first.completeness == pytest.approx(0.97)
    # five works of 9,000–52,000 USD each
    assert (first.cost_low, first.cost_high, first.currency) == (45_000, 260_000, "USD")
    assert not first.cost_verified
    assert first.works[0].sentence() == "Straw checkerboard 60 ha"
    assert Work("Upright sand fence", None, 8400.0) in first.works
    assert 103 < first.longitude < 106
    assert 44 < first.latitude < 46.5


def test_rows_come_from_the_ranked_sites_without_a_plan(study):
    folder, _ = study
    rows = site_rows(str(folder / "sites.gpkg"))
    assert [row.rank for row in rows] == [1, 2, 3, 4, 5]
    assert rows[1].reason == "high wind erosion; good access by the paved road"
    assert rows[0].works == ()
    assert rows[0].cost_low is None


def test_the_point_lies_inside_a_site_that_bends(make_vector, qgis_app):
    # a horseshoe: its centroid lies in the gap
    shape = "POLYGON ((0 0, 10000 0, 10000 2000, 2000 2000, 2000 8000, 10000 8000, 10000 10000, 0 10000, 0 0))"
    moved = shape.replace("0 0,", "500000 4900000,")
    path = make_vector("a.gpkg", [(_shifted(shape), {"name": "U"})], layer="sites")
    row = site_rows(path)[0]
    from osgeo import ogr

    from dss_planner.raster.vectors import geometries

    point = ogr.CreateGeometryFromWkt(f"POINT ({row.longitude} {row.latitude})")
    assert geometries(path, "sites", "EPSG:4326")[0].Contains(point)
    assert moved


def _shifted(wkt):
    from osgeo import ogr

    geometry = ogr.CreateGeometryFromWkt(wkt)
    ring = geometry.GetGeometryRef(0)
    points = ", ".join(f"{x + 500000} {y + 4900000}" for x, y in ring.GetPoints())
    return f"POLYGON (({points}))"


def test_an_empty_layer_of_sites_is_named(make_vector, qgis_app):
    with pytest.raises(InputError, match="“sites”"):
        site_rows(make_vector("a.gpkg", [], layer="sites"))


def test_csv_holds_every_site_in_any_script(tmp_path):
    names = ("Говь-Алтай", "황사 1", "沙尘 2", 'a "quoted", name\nin two lines')
    rows = tuple(replace(ROW, rank=n, name=name) for n, name in enumerate(names, 1))
    path = write_csv(rows, str(tmp_path / "sites.csv"))
    with open(path, encoding="utf-8-sig", newline="") as stream:
        read = list(csv.DictReader(stream))
    assert [line["name"] for line in read] == list(names)
    assert read[0]["latitude"] == "44.25"
    assert read[0]["area_ha"] == "1234.5"
    assert read[0]["score"] == "81.3"
    assert read[0]["data_completeness_percent"] == "97.4"
    assert read[0]["cost_low"] == ""


def test_unknown_values_stay_empty_and_unverified_costs_say_so(tmp_path):
    row = replace(ROW, score=None, completeness=None, cost_low=0.0, cost_high=10.4, currency="USD")
    path = write_csv((row,), str(tmp_path / "sites.csv"))
    with open(path, encoding="utf-8-sig", newline="") as stream:
        line = next(csv.DictReader(stream))
    assert line["score"] == line["data_completeness_percent"] == ""
    assert (line["cost_low"], line["cost_high"]) == ("0", "10")
    assert line["cost_evidence"] == "unverified: confirm locally"


@pytest.mark.parametrize("name", ["=1+1", "+49", "-x", "@sum"])
def test_no_name_becomes_a_formula(tmp_path, name):
    path = write_csv((replace(ROW, name=name),), str(tmp_path / "sites.csv"))
    with open(path, encoding="utf-8-sig", newline="") as stream:
        assert next(csv.DictReader(stream))["name"] == f"'{name}"


def test_a_csv_that_cannot_be_written_leaves_nothing(tmp_path, leftovers):
    (tmp_path / "sites.csv").mkdir()
    with pytest.raises(OutputError, match=r"sites\.csv"):
        write_csv((ROW,), str(tmp_path / "sites.csv"))
    assert leftovers() == []


@pytest.mark.parametrize(
    ("area", "length", "shown"),
    [
        (27.4, None, "W 27 ha"),
        (0.56, None, "W 0.6 ha"),
        (None, 8400.0, "W 8.4 km"),
        (5.0, 9000.0, "W 5.0 ha"),
        (None, None, "W"),
    ],
)
def test_a_work_says_how_much(area, length, shown):
    assert Work("W", area, length).sentence() == shown


@pytest.mark.parametrize(
    ("value", "shown"), [(0, "0"), (949, "949"), (58_028, "58,000"), (394_742, "395,000"), (1_979_123, "1,980,000")]
)
def test_money_is_never_more_exact_than_three_digits(value, shown):
    assert money(value) == shown


def test_a_cost_range_says_that_it_is_unverified(qgis_app):
    row = replace(ROW, cost_low=1000.0, cost_high=52_000.0, currency="USD")
    assert cost_range(row) == "1,000 – 52,000 USD\nunverified"
    assert cost_range(replace(row, cost_verified=True)) == "1,000 – 52,000 USD"
    assert cost_range(ROW) == "—"


def test_the_first_sentence_of_a_reason_stands_for_it():
    assert ROW.main_reason == "Bare sand."
    ranked = "It gains most on wind (11.9 points). 11.6 points behind Site 1."
    assert replace(ROW, reason=ranked).main_reason == "It gains most on wind (11.9 points)."
    assert replace(ROW, reason="").main_reason == ""


def test_positions_name_the_hemisphere():
    assert ROW.position == "44.2500° N\n104.5000° E"
    assert replace(ROW, longitude=-1.0, latitude=-2.0).position == "2.0000° S\n1.0000° W"


def test_a_site_left_out_keeps_its_row_behind_the_others_with_the_reason(make_vector, qgis_app, tmp_path):
    shape = "POLYGON ((500000 4900000, 501000 4900000, 501000 4899000, 500000 4899000, 500000 4900000))"
    fields = {"excluded_by": "Bat", "excluded_on": "2026-05-01T08:00:00+00:00", "score": 90.0}
    features = [
        (shape, {"name": "Out", "excluded": "winter camp", **fields, "rank": None}),
        (shape, {"name": "In", "excluded": "", **fields, "rank": 1.0}),
    ]
    rows = site_rows(make_vector("a.gpkg", features, layer="sites"))
    assert [(row.name, row.excluded) for row in rows] == [("In", ""), ("Out", "winter camp (Bat, 2026-05-01)")]
    path = write_csv(rows, str(tmp_path / "sites.csv"))
    with open(path, encoding="utf-8-sig", newline="") as stream:
        written = list(csv.DictReader(stream))
    assert [(row["rank"], row["name"], row["left_out"]) for row in written] == [
        ("1", "In", ""),
        ("", "Out", "winter camp (Bat, 2026-05-01)"),
    ]
