"""Access on real layers of the Gobi, from alignment to a survey: does the map make sense on the ground?"""

from __future__ import annotations

import csv
from dataclasses import replace

import numpy as np
import pytest
from osgeo import gdal, ogr

from dss_planner.access.seasonchange import NEITHER
from dss_planner.access.surface import BARRIER, UNREACHABLE
from dss_planner.raster.grid import Grid, spatial_reference
from dss_planner.raster.rasterise import mask
from dss_planner.raster.reading import read_whole
from dss_planner.raster.vectors import geometries
from dss_planner.study.folder import StudyFolder
from dss_planner.study.road_codes import read_road_codes
from dss_planner.study.settings import StudySettings, read_settings, write_settings
from dss_planner.study.steps import StepRequest, run_step, step_outputs, step_status

RASTERS = ("dem_dted0_30s", "landcover_mcd12c1_2019_igbp_0p05deg")
VECTORS = ("roads", "railroads", "soum_centers", "settlements", "lakes", "rivers")
#: South-eastern Gobi with the railway, the border in the south and the Gobi-Altai's end in the west.
AREA = "POLYGON((103 42.5,111 42.5,111 46,103 46,103 42.5))"
CELL = 2000.0


@pytest.fixture(scope="module")
def study(tmp_path_factory, gobi):
    """Run what access needs, dry summer first; return folder and settings."""
    folder = tmp_path_factory.mktemp("access")
    area = folder / "area.gpkg"
    dataset = gdal.GetDriverByName("GPKG").Create(str(area), 0, 0, 0, gdal.GDT_Unknown)
    layer = dataset.CreateLayer("area", spatial_reference("EPSG:4326"), ogr.wkbPolygon)
    feature = ogr.Feature(layer.GetLayerDefn())
    feature.SetGeometry(ogr.CreateGeometryFromWkt(AREA))
    layer.CreateFeature(feature)
    layer = dataset = None
    sources = [str(gobi / f"{name}.tif") for name in RASTERS]
    sources += [f"{gobi / 'vectors.gpkg'}|layername={name}" for name in VECTORS]
    settings = StudySettings(sources=tuple(sources), study_area=str(area), cell_size=CELL)
    write_settings(folder, settings)
    for step in ("align", "landcover", "access"):
        run_step(StepRequest(str(folder), step, settings))
    return folder, settings


def run(study, step, **changes):
    folder, settings = study
    settings = replace(settings, **changes)
    return settings, run_step(StepRequest(str(folder), step, settings))


def on_roads(folder, grid, distance=0.0):
    """Return the cells that roads touch, or those within ``distance`` [m] of one."""
    roads = geometries(f"{folder}/vectors.gpkg|layername=roads", "roads", grid.crs)
    return mask(grid, [road.Buffer(max(distance, CELL / 2)) for road in roads])


def test_roads_are_corridors_and_lakes_and_rivers_are_not_crossed(study):
    folder, _ = study
    grid = Grid.read(folder / "friction.tif")
    friction, travel = read_whole(folder / "friction.tif"), read_whole(folder / "travel_time.tif")
    near = on_roads(folder, grid)
    known = np.isfinite(friction) & (friction < BARRIER)
    assert np.median(friction[near & known]) < 0.9 * np.median(friction[~near & known])
    lakes = mask(grid, geometries(f"{folder}/vectors.gpkg|layername=lakes", "lakes", grid.crs))
    assert not near[lakes].all()
    assert (friction[lakes & ~near & np.isfinite(friction)] >= BARRIER).all()
    minutes = travel[np.isfinite(travel) & (travel < UNREACHABLE)]
    assert 30 < np.median(minutes) < 240
    assert minutes.max() > 5 * 60


def test_steep_land_is_slow(study):
    folder, _ = study
    friction, slope = read_whole(folder / "friction.tif"), read_whole(folder / "slope.tif")
    classes = read_whole(folder / "landcover_classes.tif")
    far = ~on_roads(folder, Grid.read(folder / "friction.tif"), 2 * CELL)
    steppe = far & (classes == 3) & (friction < BARRIER)
    assert (steppe & (slope > 5)).sum() > 10
    assert np.median(friction[steppe & (slope > 5)]) > 1.3 * np.median(friction[steppe & (slope < 2)])


def test_thaw_is_slower_nearly_everywhere_and_winter_opens_the_lakes(study):
    folder, settings = study
    changed, result = run(study, "seasons")
    change = read_whole(folder / "season_change.tif")
    both = np.isfinite(change) & (np.abs(change) < UNREACHABLE)
    assert np.mean(change[both] >= 0.0) == 1.0
    assert np.median(change[both]) > 10.0
    assert (change == NEITHER).any()
    assert "spring thaw minus dry summer" in str(result.outputs[0].title)
    assert not (folder / "travel_time_dry.tif").exists()  # the study's own map of the season is used
    first = (folder / "travel_time_thaw.tif").stat().st_mtime_ns
    run(study, "seasons")
    assert (folder / "travel_time_thaw.tif").stat().st_mtime_ns == first
    assert step_status(folder, "seasons", changed).state == "done"
    own = replace(settings, speeds={"fourwheel": {"thaw": {"landcover.3": 3.0}}})
    assert step_status(folder, "seasons", own).state == "stale"
    assert step_status(folder, "access", own).state == "done"


def test_a_slower_steppe_makes_trips_longer_and_the_table_is_kept(study):
    folder, settings = study
    before = read_whole(folder / "travel_time.tif")
    slower = {"fourwheel": {"dry": {"landcover.3": 5.0, "roads.earth": 20.0}}}
    changed, _ = run(study, "access", speeds=slower)
    after = read_whole(folder / "travel_time.tif")
    known = np.isfinite(before) & (before < UNREACHABLE)
    assert (after[known] >= before[known] - 1e-3).all()
    assert np.median(after[known]) > np.median(before[known]) + 5
    write_settings(folder, changed)
    assert read_settings(folder).speeds == slower
    run(study, "access")
    np.testing.assert_array_equal(read_whole(folder / "travel_time.tif"), before)
    write_settings(folder, settings)


def test_road_codes_are_listed_and_the_users_own_counts(study):
    folder, settings = study
    found = read_road_codes(StudyFolder.at(folder), settings, lambda: False)
    assert found.field == "CODE"
    assert {code.code for code in found.codes} == {"1", "2", "3", "4"} or len(found.codes) >= 2
    assert found.unknown == ()
    own = replace(settings, road_class_field="CODE", road_codes={"3": "paved"})
    said = next(c for c in read_road_codes(StudyFolder.at(folder), own, lambda: False).codes if c.code == "3")
    assert (said.meaning, said.own) == ("paved", True)


def test_a_margin_lets_centres_outside_count(study):
    folder, _ = study
    before = read_whole(folder / "travel_time.tif")
    run(study, "access", margin_km=60.0)
    after = read_whole(folder / "travel_time.tif")
    assert after.shape == before.shape
    assert Grid.read(folder / "travel_time.tif") == Grid.read(folder / "landcover_classes.tif")
    known = np.isfinite(before) & np.isfinite(after)
    assert known.sum() > 0.99 * np.isfinite(before).sum()
    assert np.mean(after[known] <= before[known] + 1e-3) > 0.99
    assert (after[known] < before[known] - 10).sum() > 100
    run(study, "access")
    np.testing.assert_array_equal(read_whole(folder / "travel_time.tif"), before)


def test_walking_takes_the_slope_and_is_slower(study):
    folder, _ = study
    drive = read_whole(folder / "travel_time.tif")
    _, result = run(study, "access", mode="walking", travel_limit=1440.0, allocation=True)
    walk = read_whole(folder / "travel_time.tif")
    both = np.isfinite(drive) & np.isfinite(walk) & (walk < UNREACHABLE) & (drive < UNREACHABLE)
    assert np.median(walk[both & (drive > 0)] / drive[both & (drive > 0)]) > 3
    assert walk[walk < UNREACHABLE].max() <= 1440.0
    assert [output.style for output in result.outputs] == ["travel_time", "allocation", "friction"]
    numbers = read_whole(folder / "allocation.tif")
    assert ((numbers > 0) == (walk < UNREACHABLE))[np.isfinite(walk)].all()
    run(study, "access")
    assert not (folder / "allocation.tif").exists()


def test_several_sets_of_origins_are_bands_with_names(study):
    _, result = run(study, "access", more_origins=("settlements", "nurseries"))
    assert [output.band for output in result.outputs] == [1, 2, 1]
    assert "Settlements" in str(result.outputs[1].title)
    assert any("no set of origins" in str(note) for note in result.notes)
    run(study, "access")


def test_catchments_and_a_survey_follow(study):
    folder, settings = study
    run(study, "catchments")
    dataset = ogr.Open(str(folder / "catchments.gpkg"))  # a layer without its dataset ends the program
    areas = {feature["name"]: feature["area_km2"] for feature in dataset.GetLayer(0)}
    assert len(areas) > 15
    assert sum(areas.values()) > 100_000
    _write_sites(folder)
    folder_of = StudyFolder.at(folder)
    from dss_planner.study.survey_step import run_survey

    camping = replace(settings, survey_overnight="camp", survey_site_hours=3.0)
    result = run_survey(folder_of, camping, lambda *_: None, lambda: False)
    with (folder / "survey.csv").open(encoding="utf-8-sig") as stream:
        table = list(csv.DictReader(stream))
    assert {row["site"] for row in table} >= {"A", "B", "C"}
    assert [output.style for output in result.outputs] == ["survey_stops", "survey_route"]
    assert len(step_outputs(folder, "survey")) == 2


def test_driving_and_then_walking_reaches_more_and_never_later_than_walking(study):
    from dss_planner.study.supply_steps import run_multimodal

    folder, settings = study
    _write_sites(folder)
    bound = replace(settings, multimodal_off_road_km=0.0, multimodal_transfer=10.0)
    result = run_multimodal(StudyFolder.at(folder), bound, lambda *_: None, lambda: False)
    whole, walked = (read_whole(folder / "multimodal.tif", band) for band in (1, 2))
    reached = np.isfinite(whole) & (whole < UNREACHABLE)
    assert (walked[reached] <= whole[reached] + 1e-3).all()
    assert np.median(whole[reached]) > np.median(read_whole(folder / "travel_time.tif")[reached])
    assert result.outputs[0].style == "routes"


def test_water_is_hauled_from_the_nearest_source(study):
    from dss_planner.study.supply_steps import run_supplies, supplies_missing, supply_kinds

    folder, settings = study
    here = StudyFolder.at(folder)
    # settlements stand for the nurseries and the material that no layer tells
    assert supplies_missing(here, settings) is None
    assert [kind.name for kind in supply_kinds(here)] == ["settlement"]
    grid = Grid.read(folder / "landcover_classes.tif")
    _write_sites(folder)
    _write_sources(folder, grid)
    assert supplies_missing(here, settings) is None
    assert [kind.name for kind in supply_kinds(here)] == ["water", "gravel", "straw", "settlement"]
    result = run_supplies(here, replace(settings, haul_hours=8.0), lambda *_: None, lambda: False)
    minutes, kilometres, numbers = (read_whole(folder / "supplies.tif", band) for band in (1, 2, 3))
    reached = np.isfinite(minutes) & (minutes < UNREACHABLE)
    assert set(np.unique(numbers[reached])) == {1.0, 2.0}
    speeds = kilometres[reached & (minutes > 5)] / (minutes[reached & (minutes > 5)] / 60)
    assert 3 < np.median(speeds) < 60
    assert len(result.outputs) == 9


def _write_sites(folder):
    from dss_planner.raster.vectors import GeoPackageWriter

    grid = Grid.read(folder / "landcover_classes.tif")
    with GeoPackageWriter(folder / "sites.gpkg") as writer:
        fields = {"site_id": ogr.OFTString, "name": ogr.OFTString}
        layer = writer.add_layer("sites", grid.crs, ogr.wkbPolygon, fields)
        for name, share in (("A", (0.4, 0.4)), ("B", (0.5, 0.5)), ("C", (0.6, 0.35))):
            x, y = grid.xy(share[0] * grid.width, share[1] * grid.height)
            square = ogr.CreateGeometryFromWkt(f"POINT({x} {y})").Buffer(3000.0)
            writer.add_feature(layer, square, {"site_id": name, "name": name})


def _write_sources(folder, grid):
    import json

    from dss_planner.raster.vectors import GeoPackageWriter

    points = {
        "water_points": [("well 1", None, 0.3, 0.4), ("well 2", None, 0.7, 0.4)],
        "material_sources": [("pit", "gravel", 0.5, 0.4), ("field", "straw", 0.4, 0.3)],
    }
    with GeoPackageWriter(folder / "extra.gpkg") as writer:
        for role, places in points.items():
            layer = writer.add_layer(role, grid.crs, ogr.wkbPoint, {"name": ogr.OFTString, "kind": ogr.OFTString})
            for name, kind, column, row in places:
                x, y = grid.xy(column * grid.width, row * grid.height)
                point = ogr.CreateGeometryFromWkt(f"POINT({x} {y})")
                writer.add_feature(layer, point, {"name": name, **({"kind": kind} if kind else {})})
    for role in points:
        gdal.VectorTranslate(
            str(folder / "vectors.gpkg"), str(folder / "extra.gpkg"), layers=[role], layerName=role, accessMode="update"
        )
    report = json.loads((folder / "alignment.json").read_text(encoding="utf-8"))
    report["layers"] += [{"role": role, "kind": "vector", "source": role} for role in points]
    (folder / "alignment.json").write_text(json.dumps(report), encoding="utf-8")
