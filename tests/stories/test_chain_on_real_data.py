"""The whole chain on raw layers with their own grids, units and quirks, checked for sense."""

import csv
import json
from dataclasses import replace

import numpy as np
import pytest
from osgeo import gdal, ogr
from scipy.spatial import cKDTree

from dss_planner.access.surface import UNREACHABLE
from dss_planner.provenance import file_facts
from dss_planner.raster.areas import ellipsoidal_hectares
from dss_planner.raster.grid import Grid, spatial_reference
from dss_planner.raster.rasterise import mask
from dss_planner.raster.reading import read_whole
from dss_planner.raster.vectors import geometries, open_layer
from dss_planner.raster.zonal import coverage
from dss_planner.study.chain import run_chain
from dss_planner.study.settings import StudySettings
from dss_planner.study.steps import STEPS, step_outputs, step_status

RASTERS = (
    "dem_dted0_30s",
    "landcover_mcd12c1_2019_igbp_0p05deg",
    "ndvi_maximum_0p05deg",
    "ndvi_minimum_0p05deg",
    "temperature_c_monthly_0p25deg",
    "precipitation_mm_monthly_0p25deg",
    "soil_sand_fraction_0p25deg",
    "soil_silt_fraction_0p25deg",
    "soil_clay_fraction_0p25deg",
)
VECTORS = ("roads", "railroads", "soum_centers", "lakes", "rivers", "mining_licences", "adm_1")


@pytest.fixture(scope="module")
def study(tmp_path_factory, gobi):
    folder = tmp_path_factory.mktemp("Говь 고비 study")
    sources = [str(gobi / f"{name}.tif") for name in RASTERS]
    sources += [f"{gobi / 'vectors.gpkg'}|layername={name}" for name in VECTORS]
    sources.append(f"{gobi / 'wind_stations.gpkg'}|layername=stations")
    area = folder / "area.gpkg"
    dataset = gdal.GetDriverByName("GPKG").Create(str(area), 0, 0, 0, gdal.GDT_Unknown)
    layer = dataset.CreateLayer("area", spatial_reference("EPSG:4326"), ogr.wkbPolygon)
    feature = ogr.Feature(layer.GetLayerDefn())
    feature.SetGeometry(ogr.CreateGeometryFromWkt("POLYGON((100 42,112 42,112 47,100 47,100 42))"))
    layer.CreateFeature(feature)
    layer = dataset = None
    settings = StudySettings(sources=tuple(sources), study_area=str(area))
    results = run_chain(folder, settings)
    return folder, settings, {result.step: result for result in results}


def test_every_step_is_done_and_reports(study):
    folder, settings, results = study
    left_out = {step.id for step in STEPS if results[step.id].skipped}
    # the layers hold no wind by direction, no years of NDVI and no measurements; the others are asked for on their own
    asked = {"uncertainty", "seasons", "catchments", "survey", "multimodal", "supplies"}
    asked |= {"robustness", "agreement", "portfolio"}
    assert left_out == {"exposure", "trend", "calibration"} | asked
    for step in STEPS:
        if step.id in left_out:
            assert step_status(folder, step.id, settings).state == "empty"
            assert "skipped" in str(results[step.id].notes[0])
            continue
        assert step_status(folder, step.id, settings).state == "done", step.id
        assert results[step.id].outputs
        assert results[step.id].outputs == step_outputs(folder, step.id)
    assert step_status(folder, "score", replace(settings, max_slope=5.0)).state == "stale"


def test_the_grid_is_1_km_in_metres_and_about_950_by_560(study):
    grid = Grid.read(study[0] / "score.tif")
    assert grid.cell_size == (1000.0, 1000.0)
    assert grid.is_projected
    assert 930 <= grid.width <= 1030
    assert 545 <= grid.height <= 640


def test_units_were_recognised(study):
    folder = study[0]
    sand, silt, clay = (read_whole(folder / f"{name}.tif") for name in ("sand", "silt", "clay"))
    total = (sand + silt + clay)[np.isfinite(sand + silt + clay)]
    assert np.median(total) == pytest.approx(100, abs=1)
    assert 20 < np.nanmedian(sand) < 90
    july = read_whole(folder / "temperature.tif", 7)
    assert 10 < np.nanmedian(july) < 30
    rain = read_whole(folder / "annual_precipitation.tif")
    assert 60 < np.nanmedian(rain) < 350


def test_erosion_is_highest_where_wind_is_strong_and_cover_low(study):
    folder = study[0]
    index = read_whole(folder / "soil_loss.tif", 3)
    weather = read_whole(folder / "weather_factor.tif", 13)
    cover = read_whole(folder / "spring_cover.tif")
    summer = read_whole(folder / "vegetation_cover.tif")
    np.testing.assert_allclose(cover, 0.6 * summer, rtol=1e-5)
    known = np.isfinite(index) & np.isfinite(weather) & np.isfinite(cover)
    windy = weather > np.nanpercentile(weather[known], 75)
    calm = weather < np.nanpercentile(weather[known], 25)
    bare, green = cover < np.nanpercentile(cover[known], 25), cover > np.nanpercentile(cover[known], 75)
    assert np.median(index[known & windy & bare]) > 5 * np.median(index[known & calm & green])
    assert np.median(index[known & bare]) > np.median(index[known & green])
    assert (index[known] >= 0).all()


def test_travel_time_is_zero_at_soum_centres_and_grows_away_from_roads(study):
    folder = study[0]
    travel = read_whole(folder / "travel_time.tif")
    grid = Grid.read(folder / "travel_time.tif")
    columns_rows = [
        grid.column_row(g.GetX(), g.GetY())
        for g in geometries(f"{folder}/vectors.gpkg|layername=soum_centers", "soums", grid.crs)
    ]
    at_centres = [travel[int(r), int(c)] for c, r in columns_rows if 0 <= c < grid.width and 0 <= r < grid.height]
    at_centres = [value for value in at_centres if np.isfinite(value)]
    assert len(at_centres) > 30
    # a centre whose cell is a river cannot be entered there: its trips start from the cells around
    assert set(at_centres) <= {0.0, UNREACHABLE}
    assert at_centres.count(UNREACHABLE) <= 2
    for c, r in columns_rows:
        if 1 <= c < grid.width - 1 and 1 <= r < grid.height - 1 and np.isfinite(travel[int(r), int(c)]):
            around = travel[int(r) - 1 : int(r) + 2, int(c) - 1 : int(c) + 2]
            assert (around == 0).any()
    roads = mask(grid, geometries(f"{folder}/vectors.gpkg|layername=roads", "roads", grid.crs), all_touched=True)
    reached = np.isfinite(travel) & (travel < UNREACHABLE)
    distance = cKDTree(np.argwhere(roads)).query(np.argwhere(reached))[0]
    times = travel[reached]
    near, middle, far = (
        times[(distance >= low) & (distance < high)].mean() for low, high in ((0, 3), (10, 20), (30, 60))
    )
    assert near < middle < far


def test_sites_hold_no_excluded_land_and_keep_spacing_and_areas(study):
    folder, settings, _ = study
    score = read_whole(folder / "score.tif")
    grid = Grid.read(folder / "score.tif")
    opened = open_layer(f"{folder}/sites.gpkg|layername=sites", "sites")
    shapes, areas = [], []
    for feature in opened.layer:
        shape = feature.GetGeometryRef().Clone()
        shapes.append(shape)
        areas.append((feature.GetField("area_ha"), ellipsoidal_hectares(shape, opened.crs)))
        covered = coverage(shape, grid)
        window = covered.window
        inside = score[window.row : window.row + window.height, window.column : window.column + window.width]
        assert np.isfinite(inside[covered.share > 1e-6]).all(), "excluded or unknown land inside a site"
    assert len(shapes) == settings.count
    for told, true in areas:
        assert told == pytest.approx(true, rel=1e-6)
        assert settings.min_area * 0.999 <= true <= settings.max_area * 1.001
    for index, first in enumerate(shapes):
        for second in shapes[index + 1 :]:
            assert first.Distance(second) >= settings.spacing * 1000


def test_the_provenance_of_the_sites_leads_to_files_that_are_there(study):
    stored = json.loads((study[0] / "sites.provenance.json").read_text(encoding="utf-8"))
    assert {"model", "score", "soil_loss", "travel_time", "slope", "places"} <= set(stored["inputs"])
    for facts in stored["inputs"].values():
        assert file_facts(facts["path"])["sha256"] == facts["sha256"]
    assert (study[0] / "slope.provenance.json").exists()


def test_points_of_the_criteria_sum_to_the_score_and_ranks_follow_it(study):
    folder = study[0]
    dataset = gdal.Open(str(folder / "score.tif"))
    bands = dataset.ReadAsArray().astype(float)
    known = bands[0] != -9999
    np.testing.assert_allclose(bands[1:, known].sum(axis=0), bands[0, known], atol=1e-3)
    opened = open_layer(f"{folder}/sites.gpkg|layername=sites", "sites")
    rows = [feature.items() for feature in opened.layer]
    rows.sort(key=lambda row: row["rank"])
    assert [row["rank"] for row in rows] == list(range(1, len(rows) + 1))
    assert all(a["score"] >= b["score"] for a, b in zip(rows, rows[1:]))
    for row in rows:
        assert row["score"] == pytest.approx(row["score_mean"], abs=0.01)
        assert row["completeness"] == pytest.approx(1.0, abs=1e-6)
        assert row["reason"]


def test_the_plan_holds_drawn_works_inside_their_sites(study):
    folder = study[0]
    sites = {}
    opened = open_layer(f"{folder}/plan.gpkg|layername=sites", "sites")
    for feature in opened.layer:
        sites[feature.GetField("uuid")] = feature.GetGeometryRef().Clone()
    kinds = set()
    for name in ("zones", "lines"):
        works = open_layer(f"{folder}/plan.gpkg|layername={name}", name)
        for feature in works.layer:
            shape = feature.GetGeometryRef()
            kinds.add(feature.GetField("measure"))
            assert shape.IsValid()
            assert sites[feature.GetField("site")].Buffer(1.0).Contains(shape)
    assert len(kinds) >= 3


def test_outputs_carry_their_provenance(study):
    folder = study[0]
    for name in ("weather_factor", "vegetation_cover", "soil_loss", "friction", "travel_time", "score"):
        facts = json.loads((folder / f"{name}.provenance.json").read_text(encoding="utf-8"))
        assert facts["software"]["GDAL"]
        assert all(len(entry["sha256"]) == 64 for entry in facts["inputs"].values())


def test_nothing_half_written_is_left(study):
    assert [p.name for p in study[0].rglob(".*")] == [".cache"]


def test_the_study_prints_as_a_proposal(study, qgis_app, tmp_path):
    from dss_planner.proposal.packing.making import make_pack
    from dss_planner.proposal.packing.request import PackRequest

    folder, settings, _ = study
    parts = ("maps.sites", "maps.works", "sections.summary", "tables.coordinates", "tables.site_table")
    target = tmp_path / "Санал 제안"
    pack = make_pack(PackRequest(str(folder / "plan.gpkg"), str(target), parts=parts, dpi=72))
    assert pack.failed == ()
    assert pack.checked > 20
    opened = open_layer(f"{folder}/sites.gpkg|layername=sites", "sites")
    sites = {feature.GetField("name"): feature.items() for feature in opened.layer}
    assert len(sites) == settings.count
    positions, facts = (_rows_of(target / "tables" / f"{name}.csv") for name in ("coordinates", "site_table"))
    assert set(positions) == set(sites)
    for name, site in sites.items():
        row = positions[name]
        place = (float(row["Latitude, WGS 84 (°)"]), float(row["Longitude, WGS 84 (°)"]))
        assert place == pytest.approx((site["lat"], site["lon"]), abs=1e-5)
        assert float(row["Area (ha)"]) == pytest.approx(site["area_ha"], abs=0.05)
        assert float(facts[name]["Score (0–100)"]) == pytest.approx(site["score"], abs=0.05)
        assert int(facts[name]["Rank"]) == site["rank"]
    pages = sorted((target / "maps" / "pages").glob("*.png"))
    assert len(pages) == 1 + settings.count
    picture = gdal.Open(str(pages[0])).ReadAsArray()[:3]
    assert len(np.unique(picture.reshape(3, -1), axis=1).T) > 100, "the map is empty"
    assert (target / "maps" / "maps.qgz").exists()


def _rows_of(path):
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return {row["Site"]: row for row in csv.DictReader(stream)}
