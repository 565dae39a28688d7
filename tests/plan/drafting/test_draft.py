"""Drafting on the made-up study: three sites whose land calls for three different packages."""

import json
import math

import numpy as np
import pytest
from osgeo import gdal, ogr

from dss_planner import provenance
from dss_planner.errors import Cancelled, InputError
from dss_planner.landcover.classes import planner_class
from dss_planner.measures.catalogue.catalogue import load_catalogue
from dss_planner.measures.catalogue.documents import catalogue_of_plan, export_catalogue
from dss_planner.measures.catalogue.editing import with_own_measure
from dss_planner.measures.geometry.frame import vertices
from dss_planner.plan.budget.bill import bill
from dss_planner.plan.budget.money import Rate
from dss_planner.plan.drafting.draft import DraftPlanRequest, draft_plan
from dss_planner.plan.drafting.facts import open_study
from dss_planner.plan.drafting.monitoring import monitoring_pairs
from dss_planner.plan.drafting.wind import grid_direction
from dss_planner.plan.store.document import read_plan
from dss_planner.plan.store.recount import recounted
from dss_planner.raster.areas import ellipsoidal_hectares
from dss_planner.raster.grid import Grid
from dss_planner.raster.vectors import GeoPackageWriter, transformation
from dss_planner.raster.writing import Band, RasterWriter

WIND = 315.0


@pytest.fixture
def request_for(study, sites, tmp_path):
    def make(**changes):
        values = {"sites": sites, "study": str(study), "output": str(tmp_path / "out" / "plan.gpkg"), "wind_from": WIND}
        return DraftPlanRequest(**{**values, **changes})

    return make


@pytest.fixture
def drafted(request_for):
    request = request_for(title="Gobi pilots", study_area="Test", styles=(("zones", "<qgis/>"),))
    result = draft_plan(request)
    return result, read_plan(result.output)


def of(document, table, **wanted):
    return [row for row in document.rows(table) if all(row[key] == value for key, value in wanted.items())]


def site(document, number):
    return of(document, "sites", name=f"Site {number}")[0]


def works_of(document, number):
    return [row["measure"] for row in of(document, "works", site=site(document, number)["uuid"])]


def test_each_kind_of_land_gets_its_package(drafted):
    result, plan = drafted
    assert [row["land_type"] for row in plan.rows("sites")] == ["bare", "dune", "steppe"]
    # bare, 120 mm: fence, saxaul and its guard; the sand content (45 %) rules the grids out
    assert works_of(plan, 1) == ["sand_fence", "haloxylon", "exclosure"]
    # dunes, 180 mm: fence, grid, shrubs, guard
    assert works_of(plan, 2) == ["sand_fence", "checkerboard", "shrub_belt", "exclosure"]
    # steppe, 260 mm, 30 % cover: grazing agreement first, the core is closed; no seed while its recovery is unknown
    assert works_of(plan, 3) == ["rot_graze", "exclosure"]
    assert result.works == {
        "sand_fence": 2, "haloxylon": 1, "exclosure": 3, "checkerboard": 1, "shrub_belt": 1, "rot_graze": 1,
    }  # fmt: skip
    assert result.sites == 3


def test_a_cheaper_and_a_stronger_package_can_be_drafted(request_for):
    works = {name: draft_plan(request_for(package=name)).works for name in ("low", "standard", "strong")}
    assert "checkerboard" not in works["low"]
    assert works["standard"]["checkerboard"] == works["strong"]["checkerboard"] == 1
    assert "overseed" in works["strong"]
    assert "overseed" not in works["standard"]
    with pytest.raises(InputError, match="low, standard, strong"):
        draft_plan(request_for(package="best"))


def test_an_own_measure_is_drawn_like_its_template(request_for, tmp_path):
    own, key = with_own_measure(load_catalogue(), "checkerboard", "Reed lattice")
    path = export_catalogue(own, tmp_path / "own.json")
    result = draft_plan(request_for(catalogue=path, measures=(key, "sand_fence")))
    assert result.works == {key: 3, "sand_fence": 3}
    plan = read_plan(result.output)
    assert of(plan, "measures", id=key)[0]["name"] == "Reed lattice"
    assert catalogue_of_plan(plan.rows("measures"), result.output).get(key).kind == "checkerboard"


def test_facts_are_those_of_the_land(drafted):
    _, plan = drafted
    bare = site(plan, 1)
    assert bare["rain_mm"] == pytest.approx(120)
    assert (bare["growing_cover_pct"], bare["sand_pct"], bare["slope_deg"]) == pytest.approx((8, 45, 2))
    # 144 cells: 16 of 5,000 t/km² and 128 of 1,000
    assert bare["soil_loss"] == pytest.approx((16 * 5000 + 128 * 1000) / 144)
    assert (bare["rank"], bare["score"], bare["reason"]) == (1, 89, "Highest erosion points.")
    assert bare["main_landcover"] == planner_class(6).key
    assert bare["completeness"] == pytest.approx(1)


def test_what_is_not_known_of_a_site_stays_empty(drafted):
    _, plan = drafted
    for row in plan.rows("sites"):
        for column in ("water_km", "road_km", "material_km", "nursery_km", "protected_share", "recovery_class"):
            assert row[column] is None
    assert {row["package_name"] for row in (*plan.rows("sites"), *plan.rows("works"))} == {"standard"}


def test_distances_and_protection_of_a_site_are_stored(request_for, study):
    """Water 1 km east of the first site; a reserve over its western half."""
    with GeoPackageWriter(str(study / "vectors.gpkg")) as writer:
        water = writer.add_layer("water_points", "EPSG:32648", ogr.wkbPoint, {}, "water")
        writer.add_feature(water, ogr.CreateGeometryFromWkt("POINT(510000 4990000)"), {})
        reserves = writer.add_layer("protected_areas", "EPSG:32648", ogr.wkbPolygon, {}, "reserves")
        half = "POLYGON((503000 4993000,506000 4993000,506000 4987000,503000 4987000,503000 4993000))"
        writer.add_feature(reserves, ogr.CreateGeometryFromWkt(half), {})
    bare = site(read_plan(draft_plan(request_for()).output), 1)
    assert (bare["water_km"], bare["protected_share"]) == (pytest.approx(1.0), pytest.approx(0.5))
    assert (bare["road_km"], bare["nursery_km"]) == (None, None)


def test_measures_picked_by_hand_are_no_package(request_for):
    plan = read_plan(draft_plan(request_for(measures=("sand_fence",))).output)
    assert {row["package_name"] for row in (*plan.rows("sites"), *plan.rows("works"))} == {None}


def test_costs_are_told_in_the_currency_asked_for(request_for, drafted):
    dollars, _ = drafted
    with pytest.raises(InputError, match="no exchange rate of MNT"):
        draft_plan(request_for(currency="MNT"))
    with pytest.raises(InputError, match="EUR"):
        draft_plan(request_for(currency="EUR"))
    rate = Rate("MNT", 3500.0, "2026-11-20", "Mongolbank")
    result = draft_plan(request_for(currency="MNT", rates=(rate,)))
    plan = read_plan(result.output)
    assert result.cost_mode == pytest.approx(3500.0 * dollars.cost_mode)
    assert (result.currency, plan.plan["currency"]) == ("MNT", "MNT")
    assert {row["currency"] for row in plan.rows("works")} == {"MNT"}
    assert plan.rows("rates") == [{"currency": "MNT", "per_usd": 3500.0, "date": "2026-11-20", "source": "Mongolbank"}]
    found = bill(plan)
    assert found.currency == "MNT"
    assert found.plan.build.likely < result.cost_mode  # yearly payments are apart
    assert recounted(plan).plan["cost_mode"] == pytest.approx(result.cost_mode)


def test_a_cancel_stops_the_search_for_controls(study, cell_square, cancel_after):
    for calls in range(1, 20, 3):
        with pytest.raises(Cancelled):
            monitoring_pairs(open_study(study), cell_square(12, 20, 4), [], WIND, cancel_after(calls))


def test_every_measure_is_judged_on_every_part_with_a_reason(drafted):
    result, plan = drafted
    verdicts = plan.rows("verdicts")
    assert len(verdicts) == 3 * 3 * 18
    assert all(row["reason"] for row in verdicts)
    trees = of(plan, "verdicts", site=site(plan, 1)["uuid"], measure="tree_belt", part="site")[0]
    assert trees["status"] == "unsuitable"
    assert (
        trees["reason"] == "Tree shelterbelt: unsuitable, rain 120 mm is below 300 mm and there is no groundwater data."
    )
    sentence = json.loads(trees["sentences"])[0]
    assert sentence["template"].format(**sentence["values"]) == trees["reason"]
    wells = of(plan, "verdicts", measure="spring_well", part="site")
    assert {row["status"] for row in wells} == {"unknown"}
    assert sum(result.verdicts.values()) == 3 * 18


def test_works_lie_inside_their_site_and_are_single_valid_parts(drafted):
    _, plan = drafted
    outlines = {row["uuid"]: row["geom"] for row in plan.rows("sites")}
    for table, kind in (("zones", ogr.wkbPolygon), ("lines", ogr.wkbLineString)):
        assert plan.rows(table)
        for row in plan.rows(table):
            shape = row["geom"]
            assert shape.GetGeometryType() == kind
            assert shape.IsValid()
            rest = shape.Difference(outlines[row["site"]].Buffer(1e-3))
            assert rest.IsEmpty(), row["name"]


def test_areas_are_those_of_the_ellipsoid(drafted):
    result, plan = drafted
    for table in ("sites", "zones"):
        for row in plan.rows(table):
            assert row["area_ha"] == pytest.approx(ellipsoidal_hectares(row["geom"], plan.crs), rel=1e-9)
    assert result.area == pytest.approx(sum(row["area_ha"] for row in plan.rows("sites")))
    for work in plan.rows("works"):
        zones = of(plan, "zones", work=work["uuid"])
        if zones and work["measure"] != "tree_belt":
            assert work["area_ha"] == pytest.approx(sum(zone["area_ha"] for zone in zones))
        lines = of(plan, "lines", work=work["uuid"])
        if lines:
            assert work["length_m"] == pytest.approx(sum(line["length_m"] for line in lines))


def test_fences_stand_across_the_wind_ten_heights_apart(drafted):
    _, plan = drafted
    middle = site(plan, 1)["geom"].Centroid()
    wind = grid_direction(WIND, middle.GetX(), middle.GetY(), plan.crs)
    fences = of(plan, "lines", measure="sand_fence", site=site(plan, 1)["uuid"])
    upwind = np.array([math.sin(math.radians(wind)), math.cos(math.radians(wind))])
    positions = {}
    for row in fences:
        points = vertices(row["geom"])
        direction = points[-1] - points[0]
        assert abs(direction @ upwind) / np.hypot(*direction) < 1e-9
        positions.setdefault(row["number"], set()).add(round(float(points[0] @ upwind), 3))
    first, second, third = (next(iter(positions[number])) for number in (1, 2, 3))
    assert (first - second, second - third) == (pytest.approx(10), pytest.approx(10))
    # 500 ha square to the wind: each row is 2,236 m less four or five gaps of 10 m
    for number in (1, 2, 3):
        length = sum(row["geom"].Length() for row in fences if row["number"] == number)
        assert 2236.07 - 50 - 1e-2 <= length <= 2236.07 - 40 + 1e-2


def test_lengths_are_those_on_the_ground(drafted, karney):
    """Against Karney's geodesics: on the central meridian of a UTM zone the map is 0.04 % short."""
    _, plan = drafted
    to_degrees = karney.Transformer.from_crs("EPSG:32648", "EPSG:4326", always_xy=True)
    geod = karney.Geod(ellps="WGS84")
    for row in plan.rows("lines"):
        longitude, latitude = to_degrees.transform(*vertices(row["geom"]).T)
        assert row["length_m"] == pytest.approx(geod.line_length(longitude, latitude), rel=1e-7)
        assert row["length_m"] > 1.0003 * row["geom"].Length()


def test_what_a_draft_counts_is_what_a_recount_finds(drafted):
    _, plan = drafted
    again = recounted(plan)
    for table in ("sites", "works", "zones", "lines"):
        for old, new in zip(plan.rows(table), again.rows(table)):
            assert {name: new[name] for name in new if name != "geom"} == {
                name: old[name] for name in old if name != "geom"
            }
    assert again.plan["cost_mode"] == pytest.approx(plan.plan["cost_mode"])


def test_works_begin_where_it_erodes_most(drafted):
    _, plan = drafted
    # the worst 2 × 2 km: columns 10–13, rows 20–23
    hot = ogr.CreateGeometryFromWkt(
        "POLYGON((505000 4990000,507000 4990000,507000 4988000,505000 4988000,505000 4990000))"
    )
    core = of(plan, "zones", measure="exclosure", site=site(plan, 1)["uuid"])[0]["geom"]
    assert core.Intersection(hot).GetArea() > 0.75 * hot.GetArea()


def test_plantings_and_grids_stand_behind_the_fence(drafted):
    _, plan = drafted
    core = of(plan, "zones", measure="exclosure", site=site(plan, 2)["uuid"])[0]["geom"].Buffer(1e-3)
    shapes = [
        row["geom"]
        for table in ("zones", "lines")
        for row in of(plan, table, site=site(plan, 2)["uuid"])
        if row["measure"] in {"sand_fence", "checkerboard", "shrub_belt"}
    ]
    assert len(shapes) > 5
    assert all(core.Contains(shape) for shape in shapes)
    grid, shrubs = (
        of(plan, "zones", measure=name, site=site(plan, 2)["uuid"])[0]["geom"]
        for name in ("checkerboard", "shrub_belt")
    )
    assert grid.Intersection(shrubs).GetArea() < 1
    for line in of(plan, "lines", measure="sand_fence", site=site(plan, 2)["uuid"]):
        assert line["geom"].Distance(grid) >= 20 - 1e-6  # the deposit zone


def test_magnitudes_stay_those_of_a_pilot(drafted):
    """3,600 ha sites: caps of the catalogue hold, and no site costs millions."""
    _, plan = drafted
    for measure, cap in (("checkerboard", 27), ("haloxylon", 100), ("shrub_belt", 100), ("exclosure", 500)):
        for work in of(plan, "works", measure=measure):
            assert work["area_ha"] == pytest.approx(cap, rel=2e-3)
    assert len(plan.rows("lines")) < 100
    assert all(row["cost_high"] < 500_000 for row in plan.rows("works"))


def test_paddocks_share_the_pasture_equally(drafted):
    _, plan = drafted
    steppe = site(plan, 3)
    paddocks = {}
    for zone in of(plan, "zones", measure="rot_graze"):
        paddocks[zone["number"]] = paddocks.get(zone["number"], 0) + zone["geom"].GetArea()
    assert sorted(paddocks) == [1, 2, 3, 4]
    assert list(paddocks.values()) == pytest.approx([sum(paddocks.values()) / 4] * 4, rel=1e-6)
    core = of(plan, "zones", measure="exclosure", site=steppe["uuid"])[0]["geom"]
    assert sum(paddocks.values()) == pytest.approx(steppe["geom"].GetArea() - core.GetArea(), rel=1e-6)


def test_costs_add_up_and_are_never_presented_as_facts(drafted):
    result, plan = drafted
    for end in ("low", "mode", "high"):
        parts = sum(row[f"cost_{end}"] for row in plan.rows("works"))
        assert getattr(result, f"cost_{end}") == pytest.approx(parts)
        assert plan.plan[f"cost_{end}"] == pytest.approx(parts)
    assert result.cost_low < result.cost_mode < result.cost_high
    assert not result.cost_verified
    assert all(row["confirm_locally"] and not row["verified"] for row in plan.rows("unit_costs"))
    assert "Confirm every unit cost locally" in plan.plan["cost_note"]
    grid = of(plan, "works", measure="checkerboard")[0]
    assert grid["cost_build"] == pytest.approx(1800 * grid["area_ha"])
    assert grid["cost_mode"] == pytest.approx(grid["cost_build"] + grid["cost_renewal"] + grid["cost_upkeep"])
    assert grid["cost_renewal"] == pytest.approx(grid["cost_build"])  # straw lasts 3 years
    assert any("confirm every unit cost locally" in str(warning) for warning in result.warnings)
    assert any(row["stage"] == "renew" for row in plan.rows("schedule"))
    assert any("renewal of what wears out. Upkeep is not" in str(warning) for warning in result.warnings)
    assert "building, yearly payments, renewal, and upkeep and contingency" in plan.plan["cost_note"]


def test_the_wind_is_named_as_an_assumption(drafted):
    result, plan = drafted
    assert "an assumption" in str(result.wind)
    assert plan.plan["wind_source"] == str(result.wind)
    assert plan.plan["wind_from"] == WIND


def test_limits_of_the_data_are_said(drafted):
    _, plan = drafted
    assert "cells are 500 m (25 ha)" in plan.plan["limits"]


def test_gates_and_monitoring_points(drafted):
    _, plan = drafted
    outlines = [row["geom"] for row in plan.rows("sites")]
    for number in (1, 2, 3):
        points = of(plan, "points", site=site(plan, number)["uuid"])
        kinds = [row["kind"] for row in points]
        assert kinds.count("gate") >= 2
        assert kinds.count("pilot") == 3
        assert kinds.count("control") == 3
        core = of(plan, "zones", measure="exclosure", site=site(plan, number)["uuid"])[0]["geom"]
        by_key = {row["uuid"]: row for row in points}
        for row in points:
            if row["kind"] == "pilot":
                assert core.Contains(row["geom"])
            if row["kind"] == "control":
                assert by_key[row["pair"]]["kind"] == "pilot"
                assert min(row["geom"].Distance(outline) for outline in outlines) >= 2000
                # same land: columns of 500 m, 40 to each kind
                assert int((row["geom"].GetX() - 500_000) / 500 // 40) == number - 1


def test_controls_are_not_downwind_of_the_works(drafted):
    _, plan = drafted
    leeward = np.array([math.sin(math.radians(WIND + 180)), math.cos(math.radians(WIND + 180))])
    for number in (1, 2, 3):
        core = of(plan, "zones", measure="exclosure", site=site(plan, number)["uuid"])[0]["geom"].Centroid()
        for row in of(plan, "points", site=site(plan, number)["uuid"], kind="control"):
            away = np.array([row["geom"].GetX() - core.GetX(), row["geom"].GetY() - core.GetY()])
            assert away @ leeward / np.hypot(*away) < math.cos(math.radians(43))


def test_controls_are_not_in_excluded_places(study, cell_square):
    core, sites = cell_square(12, 20, 4), [cell_square(6, 14, 12)]

    def columns():
        pairs = monitoring_pairs(open_study(study), core, sites, WIND)
        return [(pair.control.GetX() - 500_000) / 500 for pair in pairs]

    free = columns()
    licence = np.zeros((60, 120))
    licence[:, int(min(free)) : int(max(free)) + 1] = 1
    grid = Grid.read(study / "soil_loss.tif")
    with RasterWriter(study / "exclusion_mining_licences.tif", grid, (Band("licences"),), dtype="uint8") as writer:
        writer.write(licence, 0)
    assert not any(licence[0, int(column)] for column in columns())


def test_schedule_sources_and_score_model_are_written(drafted):
    _, plan = drafted
    planting = of(plan, "works", measure="haloxylon")[0]
    years = {(row["year"], row["stage"]) for row in of(plan, "schedule", work=planting["uuid"])}
    assert {(1, "prepare"), (2, "build"), (3, "upkeep"), (5, "upkeep")} <= years
    straw = of(plan, "works", measure="checkerboard")[0]
    stages = {(row["year"], row["stage"]) for row in of(plan, "schedule", work=straw["uuid"])}
    assert {(1, "build"), (1, "effect"), (4, "renew")} <= stages  # straw lasts three years
    assert [row["input"] for row in plan.rows("sources")] == ["sand"]
    assert plan.rows("weights")[0]["criterion"] == plan.rows("criteria")[0]["id"] == "erosion"
    assert plan.rows("weights")[0]["by_whom"]
    assert plan.rows("exclusions")[0]["id"] == "water"
    assert len(plan.rows("measures")) == 18


def test_the_model_in_the_plan_drafts_the_same_plan_again(drafted, tmp_path):
    result, plan = drafted
    model = json.loads(plan.plan["model"])
    model.update(output=str(tmp_path / "again.gpkg"), measures=tuple(model["measures"]))
    model["styles"] = tuple(tuple(pair) for pair in model["styles"])
    again = draft_plan(DraftPlanRequest(**model))
    second = read_plan(again.output)
    for table, rows in plan.tables.items():
        if table in {"plan", "sources", "weights"}:
            continue
        strip = lambda row: {k: v.ExportToWkb() if k == "geom" else v for k, v in row.items()}  # noqa: E731
        assert [strip(row) for row in rows] == [strip(row) for row in second.rows(table)], table
    assert again.cost_mode == result.cost_mode


def test_the_plan_opens_without_us(drafted):
    result, _ = drafted
    dataset = gdal.OpenEx(result.output, gdal.OF_VECTOR)
    joined = dataset.ExecuteSQL(
        "SELECT COUNT(*) FROM lines JOIN works ON lines.work = works.uuid JOIN sites ON works.site = sites.uuid "
        "JOIN measures ON works.measure = measures.id"
    )
    assert joined.GetNextFeature().GetField(0) == dataset.GetLayerByName("lines").GetFeatureCount()
    dataset.ReleaseResultSet(joined)


def test_provenance_names_the_inputs(drafted):
    result, _ = drafted
    record = json.loads(provenance.sidecar(result.output).read_text(encoding="utf-8"))
    assert record["step"] == "draftplan"
    assert {"sites", "catalogue", "soil_loss", "landcover_classes", "slope", "sand"} <= set(record["inputs"])
    assert record["parameters"]["wind_from"] == WIND


def test_without_slope_works_are_marked_to_verify(study, request_for):
    (study / "slope.tif").unlink()
    result = draft_plan(request_for())
    plan = read_plan(result.output)
    assert result.works
    statuses = {row["measure"]: row["status"] for row in of(plan, "works", site=site(plan, 1)["uuid"])}
    assert statuses == {"sand_fence": "to verify", "haloxylon": "to verify", "exclosure": "to verify"}
    assert any("no slope layer" in str(warning) for warning in result.warnings)
    assert site(plan, 1)["slope_deg"] is None
    fits = of(plan, "verdicts", measure="exclosure", status="suitable")
    assert fits == []


def test_without_soil_texture_no_grid_is_drawn(study, request_for):
    (study / "sand.tif").unlink()
    result = draft_plan(request_for())
    assert "checkerboard" not in result.works
    assert any("no soil texture" in str(warning) for warning in result.warnings)


def test_bare_land_too_dry_for_everything_is_said(rewrite, request_for):
    rewrite("precipitation", 2, 15, 20, bands=12)
    result = draft_plan(request_for())
    assert works_of(read_plan(result.output), 1) == ["sand_fence"]


def test_planting_is_fenced_even_where_land_will_not_recover(rewrite, request_for):
    rewrite("vegetation_cover", 3, 6, 30)
    plan = read_plan(draft_plan(request_for()).output)
    assert works_of(plan, 1) == ["sand_fence", "haloxylon", "exclosure"]
    guard = of(plan, "works", site=site(plan, 1)["uuid"], measure="exclosure")[0]
    assert guard["status"] == "conditional"
    assert "guards the works from livestock" in guard["reason"]


def test_a_wind_from_many_sides_gets_a_lattice(request_for, tmp_path):
    table = tmp_path / "wind.csv"
    rows = [(0, 6), (90, 5), (180, 5), (270, 5)]
    table.write_text(
        "direction_from_deg,speed_from_kn,speed_to_kn,percent\n" + "\n".join(f"{d},17,21,{p}" for d, p in rows)
    )
    result = draft_plan(request_for(wind_from=None, wind_rose=str(table)))
    plan = read_plan(result.output)
    # the surplus is from the north
    assert plan.plan["wind_from"] == pytest.approx(0, abs=1e-6) or plan.plan["wind_from"] == pytest.approx(360)
    assert "wind table" in str(result.wind)
    angles = {
        round(math.degrees(math.atan2(*(vertices(row["geom"])[-1] - vertices(row["geom"])[0])))) % 180
        for row in of(plan, "lines", measure="sand_fence", site=site(plan, 1)["uuid"])
    }
    assert angles == {0, 90}


def test_the_wind_table_counts_before_the_number(request_for, tmp_path):
    table = tmp_path / "wind.csv"
    table.write_text("direction_from_deg,speed_from_kn,speed_to_kn,percent\n270,17,21,30\n")
    result = draft_plan(request_for(wind_from=10.0, wind_rose=str(table)))
    assert read_plan(result.output).plan["wind_from"] == pytest.approx(270)


def test_measures_picked_by_the_user(request_for):
    result = draft_plan(request_for(measures=("rot_graze", "exclosure", "tree_belt", "gravel")))
    plan = read_plan(result.output)
    assert set(result.works) == {"tree_belt", "exclosure", "rot_graze", "gravel"}
    trees = of(plan, "works", site=site(plan, 1)["uuid"], measure="tree_belt")[0]
    assert trees["status"] == "against the rules"
    warnings = " ".join(map(str, result.warnings))
    assert "Drawn although it does not fit: Tree shelterbelt: unsuitable, rain 120 mm" in warnings
    assert "Tree belt with rain 120 mm (below 250 mm)" in warnings


def test_shelterbelts_have_their_spacing_and_length(request_for):
    plan = read_plan(draft_plan(request_for(measures=("tree_belt",))).output)
    belts = of(plan, "lines", measure="tree_belt", site=site(plan, 3)["uuid"])
    assert len(belts) > 3
    assert min(row["length_m"] for row in belts) >= 60  # 10 × 6 m
    by_number = {row["number"]: row["geom"] for row in belts}
    assert by_number[1].Distance(by_number[2]) >= 17.5 * 6 - 1e-3
    # slope 3°: no shortening; same row pieces are ten metres apart at the gaps
    whole = vertices(by_number[1])
    assert np.hypot(*(whole[-1] - whole[0])) <= 500


def test_steeper_land_draws_fences_closer(rewrite, request_for):
    rewrite("slope", 7, 4, 3)
    plan = read_plan(draft_plan(request_for()).output)
    work = of(plan, "works", site=site(plan, 1)["uuid"], measure="sand_fence")[0]
    assert "Rows 7 m apart" in work["note"]  # 10 m × 6 / 8.5


def test_sites_without_fields_and_in_degrees(make_sites, cell_square, request_for):
    degrees = []
    for shape in (cell_square(6, 14, 12), cell_square(54, 14, 12)):
        shape.Transform(transformation("EPSG:32648", "EPSG:4326"))
        degrees.append(shape)
    result = draft_plan(request_for(sites=make_sites(degrees, "EPSG:4326", fields=False)))
    plan = read_plan(result.output)
    assert [row["name"] for row in plan.rows("sites")] == ["Site 1", "Site 2"]
    assert [row["score"] for row in plan.rows("sites")] == [None, None]
    assert site(plan, 1)["geom"].Centroid().Distance(cell_square(6, 14, 12).Centroid()) < 1
    assert result.works


def test_a_site_of_two_parts_becomes_two(make_sites, cell_square, request_for):
    both = cell_square(2, 2, 6).Union(cell_square(20, 30, 6))
    result = draft_plan(request_for(sites=make_sites([both])))
    plan = read_plan(result.output)
    assert [row["name"] for row in plan.rows("sites")] == ["Site 1 – part 1", "Site 1 – part 2"]
    assert len({row["uuid"] for row in plan.rows("sites")}) == 2
    assert any("has 2 parts" in str(warning) for warning in result.warnings)


def test_a_small_site_is_planned_whole(make_sites, cell_square, request_for):
    result = draft_plan(request_for(sites=make_sites([cell_square(96, 14, 2)])))
    plan = read_plan(result.output)
    assert "rot_graze" not in result.works
    fenced = of(plan, "zones", measure="exclosure")[0]
    assert fenced["area_ha"] == pytest.approx(plan.rows("sites")[0]["area_ha"])
    assert {row["part"] for row in plan.rows("verdicts")} == {"site", "core"}


def test_direction_of_the_map_differs_from_true_north():
    for direction in (0.0, 90.0, 225.0):
        assert grid_direction(direction, 500_000, 5_000_000, "EPSG:32648") == pytest.approx(direction, abs=1e-6)
    # meridian convergence 3° east of the central meridian at 45°N: atan(tan 3° · sin 45°) = 2.123°
    x, y, _ = transformation("EPSG:4326", "EPSG:32648").TransformPoint(108, 45)
    for direction in (10.0, 135.0, 315.0):
        assert grid_direction(direction, x, y, "EPSG:32648") == pytest.approx(direction - 2.123, abs=0.005)


def test_measures_are_judged_on_the_growing_season(study, request_for):
    """Dust-season cover of 30 % that is 60 % of the growing season's: 50 %, too dense to seed."""
    (study / "vegetation_cover.provenance.json").write_text('{"parameters": {"retention": 0.6}}')
    result = draft_plan(request_for())
    plan = read_plan(result.output)
    steppe = site(plan, 3)
    assert (steppe["spring_cover_pct"], steppe["growing_cover_pct"]) == pytest.approx((30, 50))
    seeding = of(plan, "verdicts", site=steppe["uuid"], measure="overseed", part="core")[0]
    assert seeding["reason"] == "Over-seeding of perennial grass: unsuitable, growing-season cover 50 % is above 35 %."
    assert any("divided by 0.6" in str(warning) for warning in result.warnings)


def test_a_layer_of_spring_cover_is_told_but_not_judged_by(study, rewrite, request_for):
    rewrite("spring_cover", 5, 4, 18)
    (study / "vegetation_cover.provenance.json").write_text('{"parameters": {"retention": 1.0}}')
    result = draft_plan(request_for())
    steppe = site(read_plan(result.output), 3)
    assert (steppe["spring_cover_pct"], steppe["growing_cover_pct"]) == pytest.approx((18, 30))
    assert not any("season" in str(warning) for warning in result.warnings)


def test_an_unknown_season_of_the_cover_is_said(drafted):
    result, _ = drafted
    assert any("which season" in str(warning) for warning in result.warnings)


def test_a_note_on_several_sites_is_said_once(drafted):
    result, _ = drafted
    notes = [str(warning) for warning in result.warnings if "moves grazing" in str(warning)]
    assert len(notes) == 1
    assert notes[0].startswith("“Site 1”, “Site 2”: The exclosure")


def test_the_replayable_model_holds_choices_not_looks(request_for):
    result = draft_plan(request_for(styles=(("zones", "<qgis/>"),)))
    model = json.loads(read_plan(result.output).plan["model"])
    assert model["styles"] == []
    assert model["wind_from"] == WIND


def test_an_hourly_record_gives_the_wind_of_its_chosen_months(request_for, tmp_path):
    record = tmp_path / "hourly.csv"
    times = np.arange("2020-01-01", "2021-01-01", dtype="datetime64[h]")
    rows = [f"{time},19,{300 if str(time)[5:7] in ('03', '04', '05') else 60}\n" for time in times]
    record.write_text("time,wind_speed_kn,wind_direction\n" + "".join(rows))
    spring = draft_plan(request_for(wind_from=None, wind_rose=str(record)))
    assert read_plan(spring.output).plan["wind_from"] == pytest.approx(300)
    assert "wind record" in str(spring.wind)
    assert "spring (March–May)" in str(spring.wind)
    summer = draft_plan(request_for(wind_from=None, wind_rose=str(record), wind_months=(6, 7, 8)))
    assert read_plan(summer.output).plan["wind_from"] == pytest.approx(60)
