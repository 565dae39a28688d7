"""A whole survey on small surfaces with answers by hand, and against an independent solver."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from osgeo import ogr

from dss_planner.access.survey.surveyroute import SurveyRequest, plan_survey
from dss_planner.errors import Cancelled, InputError, OutputError
from dss_planner.provenance import sidecar

UNKNOWN = np.nan
WALL = 1e6


@pytest.fixture
def survey(make_raster, make_vector, tmp_path):
    """``survey(friction, sites (x, y [cells from the upper left corner], fields), base, …) -> request``; 1 km cells."""

    def make(friction, sites, base=(0.5, 0.5), **settings):
        def point(x, y):
            return f"POINT({500000 + 1000 * x} {4900000 - 1000 * y})"

        features = [(site if isinstance(site, str) else point(*site), fields) for site, fields in sites]
        return SurveyRequest(
            friction=make_raster("friction.tif", friction),
            sites=make_vector("sites.gpkg", features),
            base=make_vector("base.gpkg", [(point(*base), {"name": "Depot"})]),
            output=str(tmp_path / "survey.gpkg"),
            table=str(tmp_path / "days.csv"),
            name_field="name" if features[0][1].get("name") else "",
            base_name_field="name",
            **settings,
        )

    return make


def rows_in(path, layer):
    dataset = ogr.Open(path)
    return [
        {**feature.items(), "wkt": feature.GetGeometryRef() and feature.GetGeometryRef().ExportToWkt()}
        for feature in dataset.GetLayerByName(layer)
    ]


def road(length, minutes_per_km=30.0):
    return np.full((1, length), minutes_per_km / 1000)


def two_sites():
    return [((4.5, 0.5), {"name": "A"}), ((8.5, 0.5), {"name": "B"})]


def test_day_table_by_hand(survey):
    # 30 min a km; A lies 4 km from the base, B 8 km: 2 h, 2 h, 4 h of driving and 1 h of work at each
    result = plan_survey(survey(road(12), two_sites(), hours_per_day=10.0, hours_per_site=1.0))
    assert [(r.day, r.order, r.start, r.site, r.kind, r.leave, r.arrive, r.done) for r in result.rows] == [
        (1, 1, "Depot", "A", "site", "08:00", "10:00", "11:00"),
        (1, 2, "A", "B", "site", "11:00", "13:00", "14:00"),
        (1, 3, "B", "Depot", "base", "14:00", "18:00", "18:00"),
    ]
    assert [(r.drive_h, r.work_h, r.km) for r in result.rows] == [
        (pytest.approx(2), 1, 4),
        (pytest.approx(2), 1, 4),
        (pytest.approx(4), 0, 8),
    ]
    assert (len(result.days), result.visited, result.left_out, result.optimal) == (1, 2, (), True)
    assert result.drive_hours == pytest.approx(8)
    assert (result.work_hours, result.kilometres) == (2, 16)
    assert result.days[0].total_h == pytest.approx(10)
    assert result.notes == ()


def test_nights_at_the_base_and_in_camp(survey):
    request = survey(road(12), two_sites(), hours_per_day=9.0, hours_per_site=1.0)
    at_base = plan_survey(request)
    assert [(r.day, r.start, r.site, r.night) for r in at_base.rows] == [
        (1, "Depot", "A", ""),
        (1, "A", "Depot", "Depot"),
        (2, "Depot", "B", ""),
        (2, "B", "Depot", ""),
    ]
    camping = plan_survey(replace(request, overnight="camp", hours_per_day=6.0))
    assert [(r.day, r.start, r.site, r.night) for r in camping.rows] == [
        (1, "Depot", "A", ""),
        (1, "A", "B", "B"),
        (2, "B", "Depot", ""),
    ]
    assert [day.total_h for day in camping.days] == [pytest.approx(6), pytest.approx(4)]


def test_layers_and_tables_hold_the_same(survey):
    request = survey(road(12), two_sites(), hours_per_day=10.0, hours_per_site=1.0)
    result = plan_survey(request)
    route = rows_in(request.output, "route")
    assert route[0]["wkt"] == "LINESTRING (500500 4899500,504500 4899500)"
    assert route[2]["wkt"] == "LINESTRING (508500 4899500,500500 4899500)"
    stops = rows_in(request.output, "stops")
    assert [(s["site"], s["site_number"], s["moved_km"], s["wkt"]) for s in stops] == [
        ("A", 1, 0.0, "POINT (504500 4899500)"),
        ("B", 2, 0.0, "POINT (508500 4899500)"),
        ("Depot", 0, 0.0, "POINT (500500 4899500)"),
    ]
    assert [stops[2][name] for name in ("kind", "leave", "arrive", "drive_h", "work_h", "km")] == [
        "base",
        "08:00",
        "18:00",
        8.0,
        2.0,
        16.0,
    ]
    table = list(csv.DictReader(Path(request.table).read_text(encoding="utf-8-sig").splitlines()))
    assert [row["site"] for row in table] == ["A", "B", "Depot"]
    assert [float(row["drive_h"]) for row in table] == [2.0, 2.0, 4.0]
    day_table = rows_in(request.output, "day_table")
    assert [str(row["arrive"]) for row in day_table] == [row["arrive"] for row in table]
    assert rows_in(request.output, "days")[0]["total_h"] == 10.0
    assert rows_in(request.output, "left_out") == []
    for output in (request.output, request.table):
        assert json.loads(sidecar(output).read_text(encoding="utf-8"))["step"] == "surveyroute"
    assert len(result.rows) == len(route) == len(day_table)


def test_sites_left_out_are_named_with_numbers(survey):
    friction = np.vstack([road(12), np.full((1, 12), WALL), road(12)])
    sites = [*two_sites(), ((3.5, 2.5), {"name": "Behind"}), ((30.5, 0.5), {"name": "Away"})]
    request = survey(friction, sites, hours_per_day=8.0, hours_per_site=1.0, snap_km=0.0)
    result = plan_survey(request)
    assert [(s.site, s.reason) for s in result.left_out] == [
        ("B", "too far"),
        ("Behind", "unreachable"),
        ("Away", "outside"),
    ]
    said = [str(note) for note in result.notes]
    assert "“B”" in said[0]
    assert "4.0 h there" in said[0]
    assert "1.0 h of work" in said[0]
    assert "a day of 8 h" in said[0]
    assert "“Behind”" in said[1]
    assert "“Away”" in said[2]
    assert [row["site"] for row in rows_in(request.output, "left_out")] == ["B", "Behind", "Away"]


def test_in_camp_a_way_home_longer_than_a_day_leaves_the_farthest_site(survey):
    result = plan_survey(survey(road(12), two_sites(), hours_per_day=3.5, hours_per_site=1.0, overnight="camp"))
    # B is 2 h from A, but 4 h from the base, where the survey ends
    assert [(s.site, s.drive_h, s.nearest_h) for s in result.left_out] == [("B", pytest.approx(4), pytest.approx(2))]
    assert [row.site for row in result.rows] == ["A", "Depot"]


def test_a_site_a_day_from_everywhere_is_told_apart(survey):
    sites = [((2.5, 0.5), {"name": "A"}), ((1.5, 0.5), {"name": "A"}), ((20.5, 0.5), {"name": "A"})]
    result = plan_survey(survey(road(22), sites, hours_per_day=5.0, hours_per_site=1.0, overnight="camp"))
    # 10 h from the base; the others are 9 h and more away, which a day of 5 h does not look into
    assert [(s.site, s.nearest_h) for s in result.left_out] == [("A (3)", None)]
    assert "“A (3)” is left out: it is 10.0 h from the base, more than a day of 5 h" in str(result.notes[0])
    assert {row.site for row in result.rows} == {"A", "A (2)", "Depot"}


def test_sites_on_closed_ground_are_visited_from_beside(survey):
    friction = road(12)
    friction[0, 8] = UNKNOWN
    friction[0, 9:] = WALL
    request = survey(friction, two_sites(), hours_per_day=10.0, hours_per_site=1.0)
    result = plan_survey(request)
    assert result.visited == 2
    assert "1.00 km" in str(result.notes[0])
    assert "“B”" in str(result.notes[0])
    assert rows_in(request.output, "stops")[1]["moved_km"] == 1.0
    assert plan_survey(replace(request, snap_km=0.5)).left_out[0].reason == "unreachable"


def test_a_polygon_is_visited_near_its_middle(survey):
    # cells 2–6 of the road; its middle cell 4 is closed, 3 and 5 are as near
    friction = np.vstack([road(12)] * 3)
    friction[1, 4] = WALL
    ring = "502100 4897100,506900 4897100,506900 4899900,502100 4899900,502100 4897100"
    request = survey(friction, [(f"POLYGON(({ring}))", {"hours": 2.5})], hours_per_day=10.0, hours_field="hours")
    result = plan_survey(request)
    stop = rows_in(request.output, "stops")[0]
    assert stop["wkt"] in ("POINT (503500 4898500)", "POINT (504500 4899500)")
    assert (stop["site"], stop["work_h"], stop["moved_km"]) == ("Site 1", 2.5, 0.0)
    assert result.visited == 1


def test_two_sites_in_one_cell_and_a_site_at_the_base(survey):
    sites = [((0.6, 0.6), {"name": "Here"}), ((4.4, 0.5), {"name": "A"}), ((4.6, 0.5), {"name": "A2"})]
    request = survey(road(12), sites, hours_per_day=10.0, hours_per_site=1.0)
    result = plan_survey(request)
    assert result.visited == 3
    assert result.kilometres == 8
    assert sum(row["wkt"] is None for row in rows_in(request.output, "route")) == 2


@pytest.mark.parametrize("seed", range(3))
def test_times_and_routes_agree_with_an_independent_solver(survey, seed, full_graph_minutes, road_landscape):
    friction = road_landscape(40, 60, seed)
    random = np.random.default_rng(seed)
    cells = random.choice(friction.size, size=6, replace=False)
    at = [(int(cell) // 60, int(cell) % 60) for cell in cells]
    sites = [((column + 0.5, row + 0.5), {"name": f"{row} {column}"}) for row, column in at[1:]]
    base = (at[0][1] + 0.5, at[0][0] + 0.5)
    request = survey(friction, sites, base, hours_per_day=12.0, hours_per_site=0.5, overnight="camp")
    result = plan_survey(request)
    assert result.visited == 5
    where = dict(zip(["Depot", *(fields["name"] for _, fields in sites)], at))
    for row, line in zip(result.rows, rows_in(request.output, "route")):
        start, end = where[row.start], where[row.site]
        origin = np.zeros(friction.shape, dtype=bool)
        origin[start] = True
        minutes = full_graph_minutes(friction, origin, (1000.0, 1000.0))[end]
        assert 60 * row.drive_h == pytest.approx(minutes, rel=1e-6)
        walked, metres = along(line["wkt"], friction)
        assert walked == pytest.approx(minutes, rel=1e-6)
        assert row.km == pytest.approx(metres / 1000)
    # the same on disk, in parts
    parts = plan_survey(replace(request, output=request.output + "2.gpkg"), cells_in_memory=100, patch_side=16)
    assert parts.rows == result.rows
    assert rows_in(parts.output, "route") == rows_in(request.output, "route")


def along(wkt, friction):
    """Minutes and metres of a line through centres of cells, step by step."""
    points = np.array(ogr.CreateGeometryFromWkt(wkt).GetPoints())[:, :2]
    cells = np.column_stack([(4900000 - points[:, 1]) // 1000, (points[:, 0] - 500000) // 1000]).astype(int)
    minutes = metres = 0.0
    for start, end in zip(cells, cells[1:]):
        steps = int(np.abs(end - start).max())
        one = (end - start) // steps
        for step in range(steps):
            a, b = tuple(start + step * one), tuple(start + (step + 1) * one)
            length = 1000 * float(np.hypot(*one))
            metres += length
            minutes += length * (float(friction[a]) + float(friction[b])) / 2
    return minutes, metres


def test_a_route_found_by_trial_tells_how_far_it_may_be_from_the_best(survey):
    places = [((x + 0.5, y + 0.5), {"name": f"{x}{y}"}) for x in (1, 4, 7) for y in (0, 3, 6, 9)]
    request = survey(np.full((10, 10), 0.015), places, hours_per_day=9.0, hours_per_site=1.0)
    result = plan_survey(request)
    assert result.visited == 12
    assert result.least_days <= len(result.days)
    assert 0 < result.least_drive_hours <= result.drive_hours + 1e-6
    told = [str(note) for note in result.notes if "found by trial" in str(note)]
    assert bool(told) != result.optimal
    assert not told or f"{result.least_drive_hours:.1f} h" in told[0]
    few = plan_survey(survey(np.full((10, 10), 0.015), places[:3], hours_per_day=8.0, hours_per_site=1.0))
    assert (few.optimal, few.least_days) == (True, len(few.days))
    assert few.least_drive_hours == pytest.approx(few.drive_hours, abs=1e-4)


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"hours_per_day": 0.0}, ("Hours per day", "0.1")),
        ({"hours_per_day": float("nan")}, ("Hours per day", "nan")),
        ({"hours_per_site": -1.0}, ("Hours per site", "-1")),
        ({"start_hour": 20.0}, ("Start of the day", "14")),
        ({"overnight": "hotel"}, ("hotel", "base, camp")),
        ({"hours_per_site": 20.0}, ("None of the 2 sites", "2 too far", "20.0 h of work")),
        ({"hours_field": "name"}, ("name", "“A”", "hours")),
    ],
)
def test_bad_numbers_are_refused(survey, settings, words, leftovers):
    request = survey(road(12), two_sites(), **settings)
    with pytest.raises(InputError) as raised:
        plan_survey(request)
    for word in words:
        assert word in str(raised.value)
    assert not Path(request.output).exists()
    assert leftovers() == []


def test_bad_layers_are_refused(survey, make_raster, make_vector):
    request = survey(road(12), two_sites())
    with pytest.raises(InputError, match="2 features"):
        plan_survey(replace(request, base=request.sites))
    with pytest.raises(InputError, match="outside the friction layer"):
        plan_survey(replace(request, base=make_vector("far.gpkg", [("POINT(600000 4899500)", {"name": "F"})])))
    with pytest.raises(InputError, match="all NoData"):
        plan_survey(replace(request, friction=make_raster("none.tif", road(12) * np.nan)))
    with pytest.raises(InputError, match="above 0"):
        plan_survey(replace(request, friction=make_raster("zero.tif", road(12) * 0)))
    degrees = make_raster("degrees.tif", road(12), crs="EPSG:4326", geotransform=(105, 0.01, 0, 44, 0, -0.01))
    with pytest.raises(InputError, match="degrees"):
        plan_survey(replace(request, friction=degrees))
    walled = make_raster("walled.tif", np.full((1, 12), WALL))
    with pytest.raises(InputError, match="passable"):
        plan_survey(replace(request, friction=walled))
    many = make_vector("many.gpkg", [(f"POINT({500500 + i} 4899500)", {"name": str(i)}) for i in range(151)])
    with pytest.raises(InputError, match="151"):
        plan_survey(replace(request, sites=many))


def test_a_table_that_cannot_be_written_leaves_no_route(survey, tmp_path, leftovers):
    request = survey(road(12), two_sites())
    (tmp_path / "blocker").write_text("a file where a folder should be", encoding="utf-8")
    with pytest.raises(OutputError, match="blocker"):
        plan_survey(replace(request, table=str(tmp_path / "blocker" / "days.csv")))
    assert not Path(request.output).exists()
    assert leftovers() == []


@pytest.mark.parametrize("calls", [1, 3, 8])
def test_cancel_leaves_nothing(survey, cancel_after, leftovers, calls):
    request = survey(road(12), two_sites())
    with pytest.raises(Cancelled):
        plan_survey(request, cancelled=cancel_after(calls))
    assert not Path(request.output).exists()
    assert not Path(request.table).exists()
    assert leftovers() == []


def test_progress_only_rises(survey):
    seen = []
    plan_survey(survey(road(12), two_sites()), lambda share, _: seen.append(share))
    assert seen == sorted(seen)
    assert 0.9 < seen[-1] <= 1.0
