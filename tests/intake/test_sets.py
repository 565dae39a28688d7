"""Which files are one layer, and the virtual rasters made of them."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

from dss_planner.errors import Cancelled, InputError
from dss_planner.intake.recognition import recognise
from dss_planner.intake.series.climatology import SeriesRequest, monthly_climatology
from dss_planner.intake.series.timeaxis import time_axis
from dss_planner.intake.sets import grouping as sets
from dss_planner.intake.sets.grouping import build_vrt, group_files
from dss_planner.intake.sets.names import component, name_groups
from dss_planner.raster.grid import Grid, spatial_reference
from dss_planner.raster.reading import Window, open_raster, read_bands, read_whole
from tests.intake.lookalikes_rasters import between, tif, write

NAN = np.nan
MONTHS = range(1, 13)


@pytest.fixture
def degrees(make_raster):
    """``degrees(name, array, west, north, cell)`` writes a raster in longitude/latitude; returns its path."""

    def make(name, array, west=104.0, north=45.0, cell=0.25, **options):
        return make_raster(name, array, crs="EPSG:4326", geotransform=(west, cell, 0, north, 0, -cell), **options)

    return make


@pytest.fixture
def twelve(degrees):
    """``twelve(pattern)`` writes the files of twelve months; the value is the month."""

    def make(pattern, months=MONTHS, **options):
        return [degrees(pattern.format(month), np.full((2, 3), float(month)), **options) for month in months]

    return make


def notes(found):
    return " ".join(str(note) for note in found.notes)


def shuffled(paths):
    paths = list(paths)
    random.Random(4).shuffle(paths)
    return paths


def tree(folder):
    return sorted(str(path) for path in Path(folder).rglob("*"))


# --- names ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "names",
    [
        ["N43E105.hgt", "N44E105.hgt", "N44E106.hgt"],
        ["Copernicus_DSM_COG_10_N43_00_E105_00_DEM.tif", "Copernicus_DSM_COG_10_N43_00_E106_00_DEM.tif"],
        ["ESA_WorldCover_10m_2021_v200_N42E105_Map.tif", "ESA_WorldCover_10m_2021_v200_N45E105_Map.tif"],
        ["GLC_FCS30_2020_E105N45.tif", "GLC_FCS30_2020_E100N45.tif"],
        ["Hansen_GFC-2022-v1.10_treecover2000_50N_100E.tif", "Hansen_GFC-2022-v1.10_treecover2000_50N_110E.tif"],
        ["MCD12Q1.A2020001.h25v04.061.2022146192345.hdf", "MCD12Q1.A2020001.h26v04.061.2022146200101.hdf"],
        ["tileSG-012-045_1-1.tif", "tileSG-012-045_1-2.tif", "tileSG-012-046_1-1.tif"],
        ["srtm_57_04.tif", "srtm_58_04.tif"],
        ["ndvi-0000000000-0000023296.tif", "ndvi-0000000000-0000000000.tif"],
        ["N043E105_AVE_DSM.tif", "N044E105_AVE_DSM.tif"],
        ["n48_40_2020lc030.tif", "n48_45_2020lc030.tif"],
    ],
)
def test_names_of_tiles(names):
    groups, left = name_groups(shuffled(names))
    assert [(group.kind, sorted(group.members)) for group in groups] == [("tiles", sorted(names))]
    assert left == ()
    assert len(set(groups[0].labels)) == len(names)


@pytest.mark.parametrize(
    ("pattern", "title"),
    [
        ("wc2.1_30s_tavg_{:02d}.tif", "wc2.1_30s_tavg"),
        ("CHELSA_tas_{:02d}_1981-2010_V.2.1.tif", "CHELSA_tas_1981-2010_V.2.1"),
        ("prec_{}.tif", "prec"),
        ("pr_1979-2013_{:02d}.tif", "pr_1979-2013"),
        ("салхи {:02d}.tif", "салхи"),
        ("강수량{}.tif", "강수량"),
        ("降水_{:02d}月.tif", "降水_月"),
    ],
)
def test_names_of_months(pattern, title):
    names = [pattern.format(month) for month in MONTHS]
    groups, left = name_groups(shuffled(names))
    assert [(group.kind, group.title) for group in groups] == [("months", title)]
    assert groups[0].members == tuple(names)
    assert groups[0].labels == tuple(f"{month:02d}" for month in MONTHS)
    assert left == ()


def test_months_in_words():
    words = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    names = [f"wind_{word}.tif" for word in words]
    groups, _ = name_groups(shuffled(names))
    assert [(group.kind, group.title, group.members) for group in groups] == [("months", "wind", tuple(names))]


def test_sets_in_one_folder_keep_apart():
    names = [f"wc2.1_30s_{what}_{month:02d}.tif" for what in ("tavg", "prec") for month in MONTHS]
    names += [f"wc2.1_10m_tavg_{month:02d}.tif" for month in MONTHS]
    groups, left = name_groups(shuffled(names))
    assert sorted((group.title, len(group.members)) for group in groups) == [
        ("wc2.1_10m_tavg", 12),
        ("wc2.1_30s_prec", 12),
        ("wc2.1_30s_tavg", 12),
    ]
    assert left == ()


def test_two_resolutions_whose_names_differ_in_a_number():
    names = [f"grid{size}_tavg_{month:02d}.tif" for size in (5, 10) for month in MONTHS]
    groups, _ = name_groups(names)
    assert sorted((group.kind, group.title, len(group.members)) for group in groups) == [
        ("months", "grid10_tavg", 12),
        ("months", "grid5_tavg", 12),
    ]


@pytest.mark.parametrize(
    ("names", "labels"),
    [
        (["ppt_2001.nc", "ppt_2002.nc", "ppt_2003.nc"], ("2001-01-01T00:00", "2002-01-01T00:00", "2003-01-01T00:00")),
        ([f"precip_{year}.tif" for year in range(2001, 2013)],
         tuple(f"{year}-01-01T00:00" for year in range(2001, 2013))),
        (["era5_201912.nc", "era5_202001.nc"], ("2019-12-01T00:00", "2020-01-01T00:00")),
        (["w_2020_02_28.nc", "w_2020_02_29.nc", "w_2020_03_01.nc"],
         ("2020-02-28T00:00", "2020-02-29T00:00", "2020-03-01T00:00")),
        (["MERRA2_400.tavg1_2d_slv_Nx.20200101.nc4", "MERRA2_400.tavg1_2d_slv_Nx.20200102.nc4"],
         ("2020-01-01T00:00", "2020-01-02T00:00")),
        ([f"t2m_2001-{month:02d}.tif" for month in MONTHS], tuple(f"2001-{month:02d}-01T00:00" for month in MONTHS)),
        (["tp-2020-06.tif", "tp-2020-07.tif"], ("2020-06-01T00:00", "2020-07-01T00:00")),
    ],
)  # fmt: skip
def test_names_of_series(names, labels):
    groups, left = name_groups(shuffled(names))
    assert [(group.kind, group.members, group.labels) for group in groups] == [("series", tuple(names), labels)]
    assert left == ()


@pytest.mark.parametrize(
    "names",
    [
        ["sand_0-5cm_mean.tif", "sand_5-15cm_mean.tif", "sand_15-30cm_mean.tif"],
        [f"LC08_B{band}.tif" for band in range(1, 8)],
        [f"S2_B{band:02d}.tif" for band in range(1, 13)],
        ["dem.tif", "slope.tif", "ndvi.tif"],
        ["aimag1.tif", "aimag2.tif", "aimag3.tif"],
        ["landcover_v1.tif", "landcover_v2.tif"],
        [f"prec_{number}.tif" for number in range(12)],
        ["sand.tif", "land.tif", "mayor.tif", "marble.tif"],
    ],
)
def test_names_that_make_no_set(names):
    groups, left = name_groups(names)
    assert groups == ()
    assert sorted(left) == sorted(names)


@pytest.mark.parametrize(
    ("u", "v"),
    [
        ("u10", "v10"),
        ("10u", "10v"),
        ("era5_u10_2001-2003", "era5_v10_2001-2003"),
        ("uas_day", "vas_day"),
        ("uwnd.10m", "vwnd.10m"),
        ("U10M", "V10M"),
        ("10m_u_component_of_wind", "10m_v_component_of_wind"),
        ("салхи_u", "салхи_v"),
    ],
)
def test_components_of_a_wind(u, v):
    assert (component(u)[0], component(v)[0]) == ("u", "v")
    assert component(u)[1] == component(v)[1]


@pytest.mark.parametrize("name", ["soum", "ndvi", "wc2.1_30s_tavg", "silt", "volume", "evi", "uv_index_u_v"])
def test_names_without_component(name):
    assert component(name)[0] == ""


# --- months ---------------------------------------------------------------------------------------------------------


def test_twelve_months_become_twelve_bands(twelve, tmp_path):
    paths = twelve("data/Өмнө говь/wc2.1_30s_tavg_{:02d}.tif")
    before = tree(tmp_path / "data")
    found = group_files(shuffled(paths))
    assert [(item.kind, item.title, item.members) for item in found] == [("months", "wc2.1_30s_tavg", tuple(paths))]
    assert found[0].notes == ()
    path = build_vrt(found[0], tmp_path / "кэш 캐시")
    dataset = open_raster(path)
    assert dataset.RasterCount == 12
    assert [dataset.GetRasterBand(n).GetDescription() for n in (1, 12)] == ["month 01", "month 12"]
    assert time_axis(dataset).steps == "climatology"
    assert Path(path).name == "wc2.1_30s_tavg.vrt"
    for month in MONTHS:
        np.testing.assert_array_equal(read_whole(path, month), np.full((2, 3), month))
    assert Grid.of(dataset).same(Grid.read(paths[0]))
    assert tree(tmp_path / "data") == before


def test_each_month_keeps_its_own_nodata(degrees, tmp_path):
    paths = []
    for month in MONTHS:
        array = np.full((2, 3), float(month))
        array[0, month % 3] = NAN
        paths.append(degrees(f"prec_{month:02d}.tif", array, nodata=-9999.0 if month < 6 else float(month - 1)))
    found = group_files(paths)
    assert "different NoData values" in notes(found[0])
    path = build_vrt(found[0], tmp_path / "cache")
    for month in MONTHS:
        values = read_whole(path, month)
        assert np.isnan(values[0, month % 3])
        assert np.nansum(values) == 5 * month


def test_a_missing_month_is_named(twelve):
    found = group_files(twelve("prec_{:02d}.tif", months=[month for month in MONTHS if month not in (3, 10)]))
    assert [item.kind for item in found] == ["months"]
    assert "“prec” lacks months: 03, 10." in notes(found[0])


def test_a_month_on_another_grid_is_named_and_stays_alone(twelve, degrees):
    paths = twelve("prec_{:02d}.tif", months=range(1, 12))
    odd = degrees("prec_12.tif", np.ones((2, 3)), cell=0.5)
    found = group_files([*paths, odd])
    assert [(item.kind, len(item.members)) for item in found] == [("months", 11), ("single", 1)]
    assert "“prec_12.tif” has cells of 0.5°, the others of 0.25°" in notes(found[0])
    assert "lacks months: 12." in notes(found[0])


def test_twelve_rasters_of_different_places_are_no_months(degrees):
    paths = [degrees(f"pre_{n}.tif", np.ones((2, 3)), west=100 + n) for n in MONTHS]
    assert [item.kind for item in group_files(paths)] == ["single"] * 12


def test_files_that_changed_since_are_refused(twelve, degrees, tmp_path):
    found = group_files(twelve("prec_{:02d}.tif"))
    degrees("prec_05.tif", np.ones((4, 6)))
    with pytest.raises(InputError, match="do not fit together"):
        build_vrt(found[0], tmp_path / "cache")


# --- tiles ----------------------------------------------------------------------------------------------------------


def test_tiles_become_one_mosaic(degrees, tmp_path):
    """Four tiles of 2 × 2 cells; one is missing, and its place is unknown, not 0."""
    whole = np.arange(1.0, 17.0).reshape(4, 4)
    paths = [
        degrees(f"dem_N{44 - row}E{104 + column}.tif", whole[2 * row : 2 * row + 2, 2 * column : 2 * column + 2],
                west=104 + column, north=45 - row, cell=0.5)
        for row, column in ((0, 0), (0, 1), (1, 0))
    ]  # fmt: skip
    found = group_files(shuffled(paths))
    assert [(item.kind, item.title) for item in found] == [("tiles", "dem")]
    assert "fill 75 %" in notes(found[0])
    path = build_vrt(found[0], tmp_path / "cache")
    assert Grid.read(path).geotransform == (104, 0.5, 0, 45, 0, -0.5)
    values = read_whole(path)
    whole[2:, 2:] = NAN
    np.testing.assert_array_equal(values, whole)


@pytest.mark.parametrize("nodata", [None, 0.0])
def test_places_without_a_tile_are_unknown_even_without_nodata(degrees, tmp_path, nodata):
    for name, west, north in (("N44E104", 104, 45), ("N43E105", 105, 44)):
        degrees(f"lc_{name}.tif", np.full((2, 2), 10.0), west=west, north=north, cell=0.5, nodata=nodata,
                dtype=gdal.GDT_Byte)  # fmt: skip
    found = group_files([str(path) for path in tmp_path.glob("lc_*.tif")])
    values = read_whole(build_vrt(found[0], tmp_path / "cache"))
    expected = np.full((4, 4), NAN)
    expected[:2, :2] = expected[2:, 2:] = 10
    np.testing.assert_array_equal(values, expected)


def test_tiles_with_different_nodata_keep_their_unknown_cells(degrees, tmp_path):
    """0 is unknown in the first tile and a value in the second; 255 the other way round; the third declares nothing."""
    first = np.array([[NAN, 255.0], [1.0, 2.0]])
    second = np.array([[0.0, NAN], [1.0, 2.0]])
    third = np.array([[0.0, 255.0], [1.0, 2.0]])
    degrees("lc_E104N45.tif", first, west=104, cell=0.5, nodata=0, dtype=gdal.GDT_Byte)
    degrees("lc_E105N45.tif", second, west=105, cell=0.5, nodata=255, dtype=gdal.GDT_Byte)
    degrees("lc_E106N45.tif", third, west=106, cell=0.5, nodata=None, dtype=gdal.GDT_Byte)
    found = group_files([str(path) for path in tmp_path.glob("lc_*.tif")])
    assert "different NoData values (0: 1, 255: 1, none: 1 files)" in notes(found[0])
    values = read_whole(build_vrt(found[0], tmp_path / "cache"))
    np.testing.assert_array_equal(values, np.hstack([first, second, third]))


def test_the_unknown_value_of_one_tile_is_a_value_in_the_other(degrees, tmp_path):
    degrees("lc_E104N45.tif", np.array([[NAN, 255.0]]), west=104, cell=0.5, nodata=0, dtype=gdal.GDT_Byte)
    degrees("lc_E105N45.tif", np.array([[0.0, NAN]]), west=105, cell=0.5, nodata=255, dtype=gdal.GDT_Byte)
    found = group_files([str(path) for path in tmp_path.glob("lc_*.tif")])
    np.testing.assert_array_equal(read_whole(build_vrt(found[0], tmp_path / "cache")), [[NAN, 255, 0, NAN]])


def test_a_tile_of_another_resolution_is_named(degrees):
    fine = [degrees(f"dem_N44E{104 + n}.tif", np.ones((3600 // 900, 4)), west=104 + n, cell=0.25) for n in range(3)]
    coarse = degrees("dem_N44E107.tif", np.ones((1, 1)), west=107, cell=1.0)
    found = group_files([*fine, coarse])
    assert [(item.kind, len(item.members)) for item in found] == [("tiles", 3), ("single", 1)]
    assert "“dem_N44E107.tif” has cells of 1°, the others of 0.25°" in notes(found[0])


def test_wider_cells_of_northern_tiles_join_the_mosaic(degrees, make_raster, tmp_path):
    """Copernicus DEM tiles north of 50° have longitudes 1.5 times as wide."""
    degrees("DSM_N49_00_E104_00.tif", np.arange(1.0, 37.0).reshape(6, 6), north=50.0, cell=1 / 6)
    north = np.arange(1.0, 25.0).reshape(6, 4)
    make_raster("DSM_N50_00_E104_00.tif", north, crs="EPSG:4326", geotransform=(104, 0.25, 0, 51, 0, -1 / 6))
    found = group_files([str(path) for path in tmp_path.glob("DSM*.tif")])
    assert [(item.kind, len(item.members)) for item in found] == [("tiles", 2)]
    assert "larger cells than the others" in notes(found[0])
    values = read_whole(build_vrt(found[0], tmp_path / "cache"))
    np.testing.assert_array_equal(values[6:], np.arange(1.0, 37.0).reshape(6, 6))
    np.testing.assert_array_equal(values[:6], north[:, [0, 1, 1, 2, 3, 3]])


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"dtype": gdal.GDT_Int16}, "holds Int16 numbers, the others Float32"),
        ({"bands": 2}, "has 2 bands, the others have 1"),
        ({"crs": "EPSG:32648"}, "is in EPSG:32648, the others are in EPSG:4326"),
    ],
)
def test_a_tile_that_differs_is_named_and_never_left_out_silently(degrees, make_raster, tmp_path, options, sentence):
    paths = [degrees(f"dem_N44E{104 + n}.tif", np.ones((4, 4)), west=104 + n) for n in range(3)]
    options = dict(options)
    array = np.ones((options.pop("bands", 1), 4, 4))
    crs = options.pop("crs", "EPSG:4326")
    geotransform = (107, 0.25, 0, 45, 0, -0.25) if crs == "EPSG:4326" else (500_000, 1000, 0, 4_900_000, 0, -1000)
    odd = make_raster("dem_N44E107.tif", array, crs=crs, geotransform=geotransform, **options)
    found = group_files([*paths, odd])
    assert [(item.kind, len(item.members)) for item in found] == [("tiles", 3), ("single", 1)]
    assert sentence in notes(found[0])
    assert "dem_N44E107.tif" in notes(found[0])


def test_overlapping_tiles_that_differ_are_told(degrees, tmp_path):
    """SRTM tiles share a row or column; here the shared column of the second pair has other values."""
    left, right = np.ones((4, 5)), np.ones((4, 5))
    degrees("a_N44E104.tif", left, west=104, cell=0.25)
    degrees("a_N44E105.tif", right, west=105, cell=0.25)
    same = group_files([str(path) for path in tmp_path.glob("a_*.tif")])
    assert "overlap" not in notes(same[0])
    degrees("b_N44E104.tif", left, west=104, cell=0.25)
    right[1, 0] = 7
    degrees("b_N44E105.tif", right, west=105, cell=0.25)
    found = group_files([str(path) for path in tmp_path.glob("b_*.tif")])
    assert "differ there in 25.0 %" in notes(found[0])
    assert "b_N44E105.tif" in notes(found[0])
    values = read_whole(build_vrt(found[0], tmp_path / "cache"))
    assert values.shape == (4, 9)
    assert values[1, 4] == 7


def test_unknown_cells_of_a_tile_do_not_cover_its_neighbour(degrees, tmp_path):
    left, right = np.full((2, 3), 1.0), np.full((2, 3), 2.0)
    right[:, 0] = NAN
    degrees("c_N44E104.tif", left, west=104, cell=0.5)
    degrees("c_N44E105.tif", right, west=105, cell=0.5)
    found = group_files([str(path) for path in tmp_path.glob("c_*.tif")])
    np.testing.assert_array_equal(read_whole(build_vrt(found[0], tmp_path / "v"))[0], [1, 1, 1, 2, 2])


def test_large_whole_numbers_stay_exact(degrees, tmp_path):
    array = np.array([[16_777_217.0, 2_000_000_011.0]])
    for west in (104, 105):
        degrees(f"id_N44E{west}.tif", array + west, west=west, cell=0.5, nodata=-1, dtype=gdal.GDT_Int32)
    found = group_files([str(path) for path in tmp_path.glob("id_*.tif")])
    dataset = open_raster(build_vrt(found[0], tmp_path / "v"))
    np.testing.assert_array_equal(
        dataset.GetRasterBand(1).ReadAsArray()[0], np.r_[array[0] + 104, array[0] + 105].astype(np.int32)
    )


def test_a_tile_that_cannot_be_read_is_named_and_stays_single(degrees, tmp_path):
    paths = [degrees(f"dem_N44E{104 + n}.tif", np.ones((4, 4)), west=104 + n) for n in range(3)]
    broken = tmp_path / "dem_N44E107.tif"
    broken.write_bytes(b"II*\0garbage")
    found = group_files([*paths, str(broken)])
    assert [(item.kind, len(item.members)) for item in found] == [("tiles", 3), ("single", 1)]
    assert "dem_N44E107.tif" in notes(found[0])


def test_a_broken_tile_is_an_error_and_no_unknown_area(degrees, tmp_path):
    paths = [degrees(f"dem_N44E{104 + n}.tif", np.ones((4, 4)), west=104 + n) for n in range(2)]
    path = build_vrt(group_files(paths)[0], tmp_path / "cache")
    Path(paths[1]).unlink()
    with pytest.raises(InputError):
        read_bands(open_raster(path), (1,), Window(0, 0, 8, 4))


def test_many_tiles(make_raster, tmp_path):
    one = make_raster("t.tif", np.ones((1, 1)), crs="EPSG:4326", geotransform=(0, 0.1, 0, 0, 0, -0.1))
    content = gdal.Open(one)
    driver = gdal.GetDriverByName("GTiff")
    paths = []
    for n in range(200):
        row, column = divmod(n, 40)
        path = f"/vsimem/many/dem_N{10 + row:02d}E{100 + column:03d}.tif"
        copy = driver.CreateCopy(path, content)
        copy.SetGeoTransform((100 + column * 0.1, 0.1, 0, 50 + row * 0.1, 0, -0.1))
        copy.GetRasterBand(1).WriteArray(np.array([[float(n)]]))
        copy = None
        paths.append(path)
    found = group_files(shuffled(paths))
    assert [(item.kind, len(item.members)) for item in found] == [("tiles", 200)]
    values = read_whole(build_vrt(found[0], tmp_path / "cache"))
    np.testing.assert_array_equal(values, np.arange(200.0).reshape(5, 40)[::-1])
    for path in paths:
        gdal.Unlink(path)


def test_random_tiles_put_the_whole_back_together(degrees, tmp_path):
    generator = np.random.default_rng(9)
    for case in range(6):
        rows, columns = generator.integers(2, 5, 2)
        size = int(generator.integers(1, 7))
        whole = generator.normal(size=(rows * size, columns * size)).astype(np.float32)
        whole[generator.random(whole.shape) < 0.2] = NAN
        paths = []
        for row in range(rows):
            for column in range(columns):
                part = whole[row * size : (row + 1) * size, column * size : (column + 1) * size]
                place = {"west": 104 + column * size * 0.01, "north": 45 - row * size * 0.01, "cell": 0.01}
                nodata = float(generator.choice([-9999.0, -1.0e30]))
                paths.append(degrees(f"{case}/x_h{column:02d}v{row:02d}.tif", part, nodata=nodata, **place))
        found = group_files(shuffled(paths))
        assert [(item.kind, len(item.members)) for item in found] == [("tiles", rows * columns)]
        np.testing.assert_array_equal(read_whole(build_vrt(found[0], tmp_path / "cache")), whole)


# --- series and winds -----------------------------------------------------------------------------------------------


def test_years_of_a_series_become_one_with_times(make_raster, tmp_path):
    for year in (2002, 2001):
        path = make_raster(f"tavg_{year}.tif", np.arange(12.0).reshape(12, 1, 1) * np.ones((12, 2, 2)) + year)
        dataset = gdal.Open(path, gdal.GA_Update)
        for month in MONTHS:
            dataset.GetRasterBand(month).SetDescription(f"month {month:02d}")
        dataset = None
    found = group_files([str(path) for path in tmp_path.glob("*.tif")])
    assert [(item.kind, item.title) for item in found] == [("series", "tavg_2001-2002")]
    dataset = open_raster(build_vrt(found[0], tmp_path / "cache"))
    axis = time_axis(dataset)
    assert (axis.steps, axis.times[0][:7], axis.times[13][:7]) == ("monthly", "2001-01", "2002-02")
    assert dataset.GetRasterBand(14).ReadAsArray()[0, 0] == 2003


def test_a_map_for_each_year_is_a_layer_of_its_own(degrees):
    paths = [degrees(f"landcover_{year}.tif", np.ones((2, 2))) for year in range(2010, 2020)]
    assert [item.kind for item in group_files(paths)] == ["single"] * 10


def test_the_two_components_find_each_other(twelve):
    found = group_files([*twelve("u10_{:02d}.tif"), *twelve("v10_{:02d}.tif"), *twelve("tavg_{:02d}.tif")])
    assert {(item.title, item.component, item.partner) for item in found} == {
        ("u10", "u", "v10"),
        ("v10", "v", "u10"),
        ("tavg", "", ""),
    }


def test_a_long_series_shows_a_part_and_reads_all(make_raster, tmp_path, monkeypatch):
    """Three years of days: ten bands are shown, and the climatology takes every day of every file."""
    monkeypatch.setattr(sets, "_MOST_BANDS", 10)
    for year in (2001, 2002, 2003):
        days = (date(year + 1, 1, 1) - date(year, 1, 1)).days
        path = make_raster(f"t2m_{year}.tif", (np.arange(days) + 1.0).reshape(-1, 1, 1) * np.ones((1, 2, 2)) + year)
        dataset = gdal.Open(path, gdal.GA_Update)
        for day in range(days):
            dataset.GetRasterBand(day + 1).SetDescription(str(date(year, 1, 1) + timedelta(days=day)))
        dataset = None
    found = group_files([str(path) for path in tmp_path.glob("*.tif")])
    path = build_vrt(found[0], tmp_path / "cache")
    dataset = open_raster(path)
    assert dataset.RasterCount == 9
    axis = time_axis(dataset)
    assert (axis.steps, axis.first, axis.last, axis.notes) == ("daily", "2001-01-01", "2003-12-31", ())
    files = [name.replace("\\", "/") for name in dataset.GetFileList()]
    assert all(any(name.endswith(f"t2m_{year}.tif") for name in files) for year in (2001, 2002, 2003))
    result = monthly_climatology(SeriesRequest("temperature", (path,), str(tmp_path / "out.tif")))
    assert result.years == (2001, 2002, 2003)
    assert read_whole(result.output, 1)[0, 0] == pytest.approx(16 + 2002)
    assert read_whole(result.output, 12)[0, 0] == pytest.approx(334 + 16 + 2002)


def test_a_short_series_gives_the_same_through_its_virtual_raster(make_raster, tmp_path):
    paths = [make_raster(f"t2m_2001-{month:02d}.tif", np.full((2, 2), float(month))) for month in MONTHS]
    path = build_vrt(group_files(paths)[0], tmp_path / "cache")
    assert time_axis(open_raster(path)).steps == "monthly"
    result = monthly_climatology(SeriesRequest("temperature", (path,), str(tmp_path / "out.tif")))
    assert [read_whole(result.output, month)[1, 1] for month in MONTHS] == list(MONTHS)


def test_fields_of_a_grib_file_become_layers_of_their_own(tmp_path):
    """Two times of temperature and wind in turn: 2 m temperature is bands 1 and 3, u wind bands 2 and 4."""
    source = gdal.GetDriverByName("MEM").Create("", 2, 2, 4, gdal.GDT_Float64)
    source.SetGeoTransform((104, 0.5, 0, 45, 0, -0.5))
    source.SetProjection(spatial_reference("EPSG:4326").ExportToWkt())
    for number in range(1, 5):
        source.GetRasterBand(number).WriteArray(np.full((2, 2), 10.0 * number))
    path = str(tmp_path / "era5.grib2")
    fields = {1: "0 0 2 0 0 0 0 1 0 103 0 2", 2: "2 2 2 0 0 0 0 1 0 103 0 10", 3: "0 0 2 0 0 0 0 1 6 103 0 2",
              4: "2 2 2 0 0 0 0 1 6 103 0 10"}  # fmt: skip
    identity = "IDS=CENTER=98 SIGNF_REF_TIME=1 REF_TIME=2020-03-01T00:00:00Z TYPE=1"
    options = [f"BAND_{n}_PDS_TEMPLATE_ASSEMBLED_VALUES={field} 255 0 0" for n, field in fields.items()]
    gdal.GetDriverByName("GRIB").CreateCopy(path, source, options=["DISCIPLINE=0", identity, "PDS_PDTN=0", *options])
    found = group_files([path])
    assert [(item.kind, item.title, item.labels) for item in found] == [
        ("part", "era5 TMP 2-HTGL", ("1", "3")),
        ("part", "era5 UGRD 10-HTGL", ("2", "4")),
    ]
    paths = [build_vrt(item, tmp_path / "cache") for item in found]
    dataset = open_raster(paths[1])
    axis = time_axis(dataset)
    assert (axis.times, axis.steps, axis.extra) == (("2020-03-01T00:00", "2020-03-01T06:00"), "six_hourly", ())
    np.testing.assert_allclose(read_whole(paths[1], 2), 40, atol=1e-3)
    assert Path(paths[1]).name == "era5 UGRD 10-HTGL.vrt"


# --- other files ----------------------------------------------------------------------------------------------------


def test_other_files_stay_single_in_their_order(degrees, make_vector, tmp_path):
    roads = make_vector("roads_1.gpkg", [("POINT(0 0)", {})])
    dem, slope = degrees("dem.tif", np.ones((2, 2))), degrees("slope.tif", np.ones((2, 2)))
    missing = str(tmp_path / "none.tif")
    found = group_files([roads, dem, missing, slope, dem])
    assert [(item.kind, item.uri) for item in found] == [("single", uri) for uri in (roads, dem, missing, slope)]
    assert build_vrt(found[1], tmp_path / "cache") == dem
    assert not (tmp_path / "cache").exists()


def test_grouping_can_be_cancelled(twelve, cancel_after):
    with pytest.raises(Cancelled):
        group_files(twelve("prec_{:02d}.tif"), cancelled=cancel_after(3))


@pytest.mark.parametrize(("name", "joined"), [("ndvi_max", True), ("annual_precip", True), ("precip", False)])
def test_maps_of_years_are_one_layer_where_a_trend_can_use_them(tmp_path, name, joined):
    uris = [
        write(tmp_path, f"{name}_{year}.tif", tif(between(0.05, 0.4) if name == "ndvi_max" else between(80, 300)))
        for year in range(2001, 2011)
    ]
    found = group_files(uris)
    assert [one.kind for one in found] == (["series"] if joined else ["single"] * 10)
    if joined:
        recognised = recognise(build_vrt(found[0], tmp_path / "vrt"))
        assert recognised.role in ("ndvi_years", "precipitation_years")
        assert recognised.years == tuple(range(2001, 2011))
