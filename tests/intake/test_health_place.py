"""Where layers lie: reference systems missing, wrong, swapped or of another datum; what is covered; cells and grids."""

from __future__ import annotations

import math

import numpy as np
import pytest
from osgeo import gdal, osr

from dss_planner.intake.health.problems import ASKS, MENDS, TELLS, answered
from dss_planner.raster.grid import spatial_reference

SAND = np.tile(np.linspace(30, 60, 60), (55, 1))
UTM_47_CELLS = (920000.0, 1000.0, 0.0, 4960000.0, 0.0, -1000.0)


def in_crs(crs, x=104.5, y=44.4):
    """Return the place in another system."""
    there = osr.CoordinateTransformation(spatial_reference("EPSG:4326"), spatial_reference(crs))
    return there.TransformPoint(x, y)[:2]


def test_a_layer_on_the_grid_of_the_study_has_no_row(health, aligned_raster):
    assert health(aligned_raster("soil_sand.tif", SAND)) == {}


# --- no reference system ----------------------------------------------------------------------------------------------


def test_without_a_system_those_that_fit_are_offered_best_first(health, aligned_raster):
    rows = health(aligned_raster("soil_sand.tif", SAND, crs=""))
    row = rows["crs_missing"]
    assert (row.severity, row.mended) == (ASKS, False)
    assert "430000 … 490000" in str(row.problem)
    assert "metres" in str(row.problem)
    codes = [option.choice.crs for option in row.options if option.choice.crs]
    assert spatial_reference(codes[0]).IsSame(spatial_reference("EPSG:32648"))
    assert "EPSG:32647" not in codes  # 480 km to the west
    assert row.options[-1].choice.left_out
    assert "100 %" in str(row.options[0].label)


def test_numbers_that_look_like_degrees_are_offered_as_degrees(health, degrees_raster, make_raster):
    path = make_raster(
        "soil_sand.tif", np.full((4, 4), 43.0), crs="", geotransform=(104.0, 0.25, 0.0, 45.0, 0.0, -0.25)
    )
    row = health(path)["crs_missing"]
    assert [option.choice.crs for option in row.options] == ["EPSG:4326", ""]
    assert "degrees" in str(row.problem)


@pytest.mark.parametrize(
    "crs", ["EPSG:32647", "EPSG:28418", "EPSG:2508", "EPSG:4496", "EPSG:3857", "EPSG:21418", "EPSG:2333"]
)
def test_each_usual_system_is_found_from_the_numbers(health, make_raster, crs):
    x, y = in_crs(crs)
    cells = (x - 60000.0, 2000.0, 0.0, y + 60000.0, 0.0, -2000.0)
    row = health(make_raster("soil_sand.tif", np.full((60, 60), 43.0), crs="", geotransform=cells))["crs_missing"]
    offered = [option.choice.crs for option in row.options if option.choice.crs]
    if crs in {"EPSG:2508", "EPSG:4496"}:  # a few metres or nothing beside a more usual one: among those offered
        assert crs in offered
    else:
        assert any(spatial_reference(code).IsSame(spatial_reference(crs)) for code in offered)


def test_an_assigned_system_mends_the_row_and_the_rest_is_checked_in_it(health, aligned_raster):
    path = aligned_raster("soil_sand.tif", SAND, crs="")
    row = health(path)["crs_missing"]
    choices = answered({}, row, row.options[0])
    again = health(path, choices=choices)
    assert set(again) == {"crs_missing"}
    assert again["crs_missing"].mended
    elsewhere = answered({}, row, row.options[0])
    elsewhere = {path: elsewhere[path].merged(type(elsewhere[path])(crs="EPSG:32646"))}
    assert health(path, choices=elsewhere)["extent_outside"].severity == ASKS


# --- a wrong one ------------------------------------------------------------------------------------------------------


def test_metres_called_degrees_ask(health, aligned_raster):
    row = health(aligned_raster("soil_sand.tif", SAND, crs="EPSG:4326"))["crs_wrong"]
    assert row.severity == ASKS
    assert "EPSG:4326" in str(row.problem)
    assert spatial_reference(row.options[0].choice.crs).IsSame(spatial_reference("EPSG:32648"))


def test_degrees_called_metres_ask(health, make_raster):
    cells = (104.0, 0.25, 0.0, 45.0, 0.0, -0.25)
    row = health(make_raster("soil_sand.tif", np.full((4, 4), 43.0), crs="EPSG:32648", geotransform=cells))["crs_wrong"]
    assert row.severity == ASKS
    assert row.options[0].choice.crs == "EPSG:4326"


def test_swapped_axes_ask(health, make_raster):
    cells = (44.0, 0.25, 0.0, 105.0, 0.0, -0.25)
    rows = health(make_raster("soil_sand.tif", np.full((4, 4), 43.0), crs="EPSG:4326", geotransform=cells))
    assert rows["axes_swapped"].severity == ASKS
    assert "crs_wrong" not in rows
    assert "extent_outside" not in rows


def test_a_whole_world_reaching_over_the_poles_is_in_degrees(health, make_raster):
    cells = (-181.25, 2.5, 0.0, 91.25, 0.0, -2.5)
    rows = health(make_raster("soil_sand.tif", np.full((73, 144), 43.0), crs="EPSG:4326", geotransform=cells))
    assert set(rows) == {"geographic_grid", "cell_size"}


def test_longitudes_from_0_to_360_are_told_and_cover_the_area(health, make_raster):
    cells = (0.0, 1.0, 0.0, 90.0, 0.0, -1.0)
    values = np.tile(np.linspace(30, 60, 360), (180, 1))
    rows = health(make_raster("soil_sand.tif", values, crs="EPSG:4326", geotransform=cells))
    assert rows["longitudes_360"].severity == TELLS
    assert not {"extent_outside", "extent_partial"} & set(rows)


def test_west_of_greenwich_a_layer_from_0_to_360_is_met_as_well(health, make_raster, make_vector):
    area = make_vector(
        "west.gpkg", [("POLYGON((-75.8 4.2, -75.2 4.2, -75.2 4.6, -75.8 4.6, -75.8 4.2))", {})], crs="EPSG:4326"
    )
    values = np.tile(np.linspace(30, 60, 360), (180, 1))
    path = make_raster("soil_sand.tif", values, crs="EPSG:4326", geotransform=(0.0, 1.0, 0.0, 90.0, 0.0, -1.0))
    rows = health(path, area=area)
    assert not {"extent_outside", "extent_partial"} & set(rows)
    # a degree is 110.6 to 111.3 km there in both directions
    assert "111 km" in str(rows["geographic_grid"].problem)


def test_a_system_made_for_elsewhere_is_told(health, make_raster):
    x, y = in_crs("EPSG:32644")
    cells = (x - 90000.0, 3000.0, 0.0, y + 90000.0, 0.0, -3000.0)
    row = health(make_raster("soil_sand.tif", SAND, crs="EPSG:32644", geotransform=cells))["crs_elsewhere"]
    assert row.severity == TELLS
    assert "78°–84° E" in str(row.problem)
    assert "104.5°" in str(row.problem)


def test_a_datum_is_told_with_its_shift(health, make_raster):
    x, y = in_crs("EPSG:28418")
    cells = (x - 60000.0, 1000.0, 0.0, y + 60000.0, 0.0, -1000.0)
    row = health(make_raster("soil_sand.tif", np.full((120, 120), 43.0), crs="EPSG:28418", geotransform=cells))["datum"]
    assert row.severity == MENDS
    shift = int(str(row.problem).split(": ")[1].split(" m")[0])
    assert 40 <= shift <= 70  # PROJ moves 104.5°E 44.5°N by 23 m to the east and 48 m to the north
    assert "Pulkovo" in str(row.problem)
    assert "±" in str(row.method)


def test_the_datum_of_the_layer_is_not_told_when_it_is_the_study_s(health, degrees_raster):
    rows = health(degrees_raster("soil_sand.tif", np.tile(np.linspace(30, 60, 40), (40, 1))))
    assert not {"datum", "datum_unknown"} & set(rows)


def test_an_ellipsoid_without_a_datum_is_told(health, make_raster):
    cells = (104.0, 0.1, 0.0, 45.0, 0.0, -0.1)
    path = make_raster("soil_sand.tif", np.full((10, 10), 43.0), crs="+proj=longlat +ellps=krass", geotransform=cells)
    assert health(path)["datum_unknown"].severity == TELLS


def test_control_points_alone_are_no_position(health, tmp_path):
    path = tmp_path / "soil_sand.tif"
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), 4, 4)
    dataset.GetRasterBand(1).Fill(43)
    dataset.SetGCPs(
        [gdal.GCP(104 + i, 44 + i, 0, i, i) for i in range(4)], spatial_reference("EPSG:4326").ExportToWkt()
    )
    dataset = None
    assert "4 control points" in str(health(str(path))["not_placed"].problem)


# --- what is covered --------------------------------------------------------------------------------------------------


def test_half_of_the_area_is_half_of_its_hectares(health, make_raster):
    # the area reaches from 104.2° to 104.8°E; the layer ends at 104.5°
    cells = (104.0, 0.125, 0.0, 45.0, 0.0, -0.125)
    values = np.tile(np.linspace(30, 60, 4), (8, 1))
    row = health(make_raster("soil_sand.tif", values, crs="EPSG:4326", geotransform=cells))["extent_partial"]
    assert row.severity == TELLS
    assert "covers 50 %" in str(row.problem)
    # half of 0.6° by 0.4° around 44.4°N: 0.3° · cos 44.4° · 111.32 km by 0.4° · 111.1 km, by hand about 106 000 ha
    missing = int(str(row.problem).split("; ")[1].split(" ha")[0].replace(" ", ""))
    assert missing == pytest.approx(0.3 * math.cos(math.radians(44.4)) * 111.51 * 0.4 * 111.11 * 100, rel=3e-3)


def test_a_layer_elsewhere_asks_and_says_how_far(health, make_raster):
    cells = (10.0, 0.25, 0.0, 50.0, 0.0, -0.25)
    row = health(make_raster("soil_sand.tif", np.full((4, 4), 43.0), crs="EPSG:4326", geotransform=cells))[
        "extent_outside"
    ]
    assert row.severity == ASKS
    away = int(str(row.problem).split("lies ")[1].split(" km")[0].replace(" ", ""))
    assert away == pytest.approx(6760, rel=0.02)  # 10.5°E 49.5°N to 104.5°E 44.4°N on the sphere


def test_a_wrong_zone_offers_the_right_one(health, aligned_raster):
    row = health(aligned_raster("soil_sand.tif", SAND, crs="EPSG:32646"))["extent_outside"]
    assert row.severity == ASKS
    assert any(
        spatial_reference(o.choice.crs).IsSame(spatial_reference("EPSG:32648")) for o in row.options if o.choice.crs
    )


# --- cells and grids --------------------------------------------------------------------------------------------------


def test_a_geographic_grid_is_told_in_kilometres(health, degrees_raster):
    rows = health(degrees_raster("soil_sand.tif", np.tile(np.linspace(30, 60, 4), (4, 1))))
    row = rows["geographic_grid"]
    assert row.severity == MENDS
    # 0.25° at 44.4°N: 111 412.84 cos φ − 93.5 cos 3φ = 79 668 m and 111 132.92 − 559.82 cos 2φ = 111 121 m by degree
    assert "0.25° is 19.9 × 27.8 km" in str(row.problem)
    assert "EPSG:32648" in str(row.fix)
    assert "adds no detail" in str(rows["cell_size"].problem)
    assert str(rows["cell_size"].method) == "bilinear"


def test_another_zone_is_reprojected(health, make_raster):
    x, y = in_crs("EPSG:32647")
    cells = (x - 60000.0, 1000.0, 0.0, y + 60000.0, 0.0, -1000.0)
    row = health(make_raster("soil_sand.tif", np.full((120, 120), 43.0), crs="EPSG:32647", geotransform=cells))[
        "other_crs"
    ]
    assert row.severity == MENDS
    assert "EPSG:32647" in str(row.problem)


@pytest.mark.parametrize(
    ("name", "array", "cell", "method", "said"),
    [
        ("soil_sand.tif", np.tile(np.linspace(30, 60, 600), (550, 1)), 100.0, "average", "100 of them"),
        ("soil_sand.tif", np.tile(np.linspace(30, 60, 20), (20, 1)), 3000.0, "bilinear", "adds no detail"),
        ("landcover_igbp.tif", np.full((550, 600), 10.0), 100.0, "majority", "100 of them"),
        ("climate_groups.tif", np.full((550, 600), 2.0), 100.0, "majority", "100 of them"),
        ("landcover_igbp.tif", np.full((20, 20), 10.0), 3000.0, "nearest", "adds no detail"),
    ],
)
def test_what_cells_become(health, make_raster, name, array, cell, method, said):
    classes = {"dtype": gdal.GDT_Byte, "nodata": None} if "landcover" in name or "climate" in name else {}
    cells = (430000.0, cell, 0.0, 4945000.0, 0.0, -cell)
    row = health(make_raster(name, array, geotransform=cells, **classes))["cell_size"]
    assert row.severity == MENDS
    assert said in str(row.problem)
    assert method in str(row.method)
    assert ("shares" in str(row.fix)) == (name == "landcover_igbp.tif" and cell == 100.0)


def test_a_grid_shifted_by_half_a_cell_is_told(health, aligned_raster):
    cells = (430500.0, 1000.0, 0.0, 4945000.0, 0.0, -1000.0)
    assert "do not lie on" in str(
        health(aligned_raster("soil_sand.tif", SAND, geotransform=cells))["cell_size"].problem
    )


def test_rotated_and_south_up_rasters_are_turned(health, make_raster):
    turn = math.radians(10)
    cells = (
        425000.0,
        1000 * math.cos(turn),
        1000 * math.sin(turn),
        4945000.0,
        1000 * math.sin(turn),
        -1000 * math.cos(turn),
    )
    rotated = health(make_raster("soil_sand.tif", np.full((80, 80), 43.0), geotransform=cells))["rotated_grid"]
    assert (rotated.severity, "10.0°" in str(rotated.problem)) == (MENDS, True)
    south = health(
        make_raster("soil_silt.tif", np.full((60, 60), 43.0), geotransform=(430000, 1000, 0, 4890000, 0, 1000))
    )
    assert south["south_up"].severity == MENDS


@pytest.mark.parametrize("size", [1e-3, 1e6])
def test_cells_of_a_millimetre_or_of_a_country_ask(health, make_raster, size):
    x, y = in_crs("EPSG:32648")
    cells = (x - 2 * size, size, 0.0, y + 2 * size, 0.0, -size)
    row = health(make_raster("soil_sand.tif", np.full((4, 4), 43.0), geotransform=cells))["cell_implausible"]
    assert row.severity == ASKS


def test_elevation_too_coarse_for_slopes_is_told(health, make_raster):
    values = np.tile(np.linspace(900, 1500, 12), (12, 1))
    coarse = health(make_raster("dem.tif", values, geotransform=(430000, 5000, 0, 4945000, 0, -5000)))["dem_coarse"]
    assert "cannot give a slope" in str(coarse.problem)
    fine = np.tile(np.linspace(900, 1500, 2000), (1900, 1))
    path = make_raster("dem30.tif", fine, geotransform=(430000, 30, 0, 4945000, 0, -30))
    assert "gentler" in str(health(path)["dem_coarse"].problem)
    assert "dem_coarse" not in health(path, cell_size=100.0)


def test_the_system_with_the_larger_overlap_goes_first(health, make_raster):
    # the northern edge of the area: Gauss-Kruger northings are 0.04 % (1966 m) larger than those of UTM, so that 3 km
    # that end there in the one lie to two thirds beyond the area in the other
    x, y = in_crs("EPSG:2508", 104.5, 44.6)
    cells = (x - 3000.0, 100.0, 0.0, y - 50.0, 0.0, -100.0)
    row = health(make_raster("soil_sand.tif", np.full((30, 60), 43.0), crs="", geotransform=cells))["crs_missing"]
    codes = [option.choice.crs for option in row.options if option.choice.crs]
    assert codes[0] == "EPSG:2508"
    assert "EPSG:32648" in codes


def test_numbers_that_lie_nowhere_can_only_be_left_out(health, make_raster):
    cells = (5e8, 1000.0, 0.0, 7e8, 0.0, -1000.0)
    row = health(make_raster("soil_sand.tif", SAND, crs="", geotransform=cells))["crs_missing"]
    assert [option.choice.left_out for option in row.options] == [True]
