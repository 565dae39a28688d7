"""Rasters upside down, past 180° east or without a named CRS: every cell ends where it belongs, unchanged."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, osr
from scipy.io import netcdf_file

from dss_planner.errors import InputError, OutputError
from dss_planner.raster import mosaic
from dss_planner.raster.grid import Grid, same_crs, spatial_reference
from dss_planner.raster.reading import Window, open_raster, read_whole
from dss_planner.raster.resample import align_raster

ROWS = np.arange(12.0).reshape(3, 4)


def values(dataset, band=1):
    return dataset.GetRasterBand(band).ReadAsArray()


@pytest.fixture
def globe(make_raster):
    """A global raster of 10° cells from 0° to 360°, as ERA5 has it; the value is column + 100 · row."""

    def make(name="globe.tif", bands=1, left=0.0, **options):
        one = np.arange(36.0) + 100 * np.arange(18.0)[:, np.newaxis]
        stack = np.stack([one + 10_000 * band for band in range(bands)])
        return make_raster(name, stack, crs="EPSG:4326", geotransform=(left, 10.0, 0, 90.0, 0, -10.0), **options)

    return make


# --- rows -----------------------------------------------------------------------------------------------------------


def test_rows_from_south_to_north_are_turned(make_raster):
    bottom_up = make_raster("up.tif", ROWS, crs="EPSG:4326", geotransform=(104, 0.5, 0, 44, 0, 0.5))
    dataset = mosaic.north_up(open_raster(bottom_up))
    assert dataset.GetGeoTransform() == (104, 0.5, 0, 45.5, 0, -0.5)
    np.testing.assert_array_equal(values(dataset), ROWS[::-1])


def test_a_raster_that_is_right_is_left_alone(make_raster):
    dataset = open_raster(make_raster("right.tif", ROWS))
    assert mosaic.north_up(dataset) is dataset
    assert mosaic.wrapped(dataset) is dataset
    assert mosaic.upright(dataset) is dataset


def test_unknown_cells_scale_and_names_stay(make_raster):
    array = ROWS.copy()
    array[0, 1] = np.nan
    path = make_raster("up.tif", array, crs="EPSG:4326", geotransform=(104, 0.5, 0, 44, 0, 0.5), dtype=gdal.GDT_Int16)
    changed = gdal.Open(path, gdal.GA_Update)
    band = changed.GetRasterBand(1)
    band.SetScale(0.1)
    band.SetOffset(-3.0)
    band.SetUnitType("°C")
    band.SetDescription("<t2m> & “more”")
    band.SetMetadataItem("long_name", "2 m temperature")
    band = changed = None
    turned = mosaic.north_up(open_raster(path))
    band = turned.GetRasterBand(1)
    assert (band.GetScale(), band.GetOffset(), band.GetUnitType()) == (0.1, -3.0, "°C")
    assert (band.GetDescription(), band.GetMetadataItem("long_name")) == ("<t2m> & “more”", "2 m temperature")
    assert (band.GetNoDataValue(), gdal.GetDataTypeName(band.DataType)) == (-9999.0, "Int16")
    assert band.ReadAsArray()[2, 1] == -9999


def test_a_mask_turns_with_its_cells(make_raster):
    gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", "YES")
    path = make_raster("up.tif", ROWS, crs="EPSG:4326", geotransform=(104, 0.5, 0, 44, 0, 0.5), nodata=None)
    changed = gdal.Open(path, gdal.GA_Update)
    changed.CreateMaskBand(gdal.GMF_PER_DATASET)
    mask = np.full((3, 4), 255, np.uint8)
    mask[0] = 0
    changed.GetRasterBand(1).GetMaskBand().WriteArray(mask)
    changed = None
    gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", None)
    turned = mosaic.north_up(open_raster(path))
    np.testing.assert_array_equal(turned.GetRasterBand(1).GetMaskBand().ReadAsArray()[:, 0], [255, 255, 0])


# --- longitudes -----------------------------------------------------------------------------------------------------


def test_the_second_half_of_the_globe_moves_to_the_west(globe):
    dataset = mosaic.wrapped(open_raster(globe(bands=2)))
    assert dataset.GetGeoTransform() == (-180, 10, 0, 90, 0, -10)
    expected = np.r_[18:36, 0:18]
    np.testing.assert_array_equal(values(dataset)[0], expected)
    np.testing.assert_array_equal(values(dataset, 2)[3], expected + 10_300)


def test_era5_centres_from_zero_split_at_180(globe):
    """Centres at 0, 10 … 350: 180 becomes −180 and comes first, 350 becomes −10."""
    dataset = mosaic.wrapped(open_raster(globe(left=-5.0)))
    assert dataset.GetGeoTransform()[0] == -185.0
    np.testing.assert_array_equal(values(dataset)[0], np.r_[18:36, 0:18])


def test_a_raster_that_crosses_180_stays_in_one_piece(make_raster):
    path = make_raster("part.tif", ROWS, crs="EPSG:4326", geotransform=(179.0, 0.5, 0, 45, 0, -0.5))
    dataset = open_raster(path)
    assert mosaic.wrapped(dataset) is dataset


def test_a_globe_with_its_first_column_again_at_the_end_stays(make_raster):
    path = make_raster("again.tif", np.ones((2, 37)), crs="EPSG:4326", geotransform=(-5, 10.0, 0, 90, 0, -10))
    dataset = open_raster(path)
    assert mosaic.wrapped(dataset) is dataset


@pytest.mark.parametrize(("left", "expected"), [(190.0, -170.0), (270.0, -90.0), (100.0, 100.0)])
def test_a_region_keeps_its_order(make_raster, left, expected):
    path = make_raster("part.tif", ROWS, crs="EPSG:4326", geotransform=(left, 0.5, 0, 45, 0, -0.5))
    dataset = mosaic.wrapped(open_raster(path))
    assert dataset.GetGeoTransform()[0] == expected
    np.testing.assert_array_equal(values(dataset), ROWS)


def test_metres_are_no_longitudes(make_raster):
    dataset = open_raster(make_raster("metres.tif", ROWS, geotransform=(500_000, 1000, 0, 4_900_000, 0, -1000)))
    assert mosaic.wrapped(dataset) is dataset


@pytest.mark.parametrize("left", [0.0, -5.0, -1.0])
def test_alignment_at_105_east_is_exact(globe, tmp_path, left):
    """The value is the column of the file, so it says which cell an aligned one was taken from."""
    path = mosaic.upright_file(globe(left=left), tmp_path / "cache" / "globe.vrt")
    target = Grid.over("EPSG:32648", (400_000, 4_900_000, 600_000, 4_920_000), 20_000)
    there = osr.CoordinateTransformation(spatial_reference("EPSG:32648"), spatial_reference("EPSG:4326"))
    expected = [
        400 + int((there.TransformPoint(x, 4_910_000)[0] - left) // 10) for x in range(410_000, 600_000, 20_000)
    ]
    for source in (path, globe(left=left)):
        align_raster(source, (1,), target, "class", tmp_path / "out.tif", dtype="int16")
        np.testing.assert_array_equal(read_whole(tmp_path / "out.tif")[0], expected)


@pytest.mark.parametrize("bands", [1, 3])
def test_random_rasters_keep_each_value_at_its_place(make_raster, bands):
    random = np.random.default_rng(7)
    for case in range(12):
        width, height = random.integers(3, 40, 2)
        dx = random.choice([0.5, 2.5, 360 / width])
        left, north = random.choice([0.0, -dx / 2, 170.0, 200.0]), random.uniform(0, 40)
        array = random.normal(size=(bands, height, width))
        up = bool(random.integers(2))
        geotransform = (left, dx, 0, north if not up else north - height * 0.5, 0, -0.5 if not up else 0.5)
        path = make_raster(f"{case}.tif", array, crs="EPSG:4326", geotransform=geotransform, dtype=gdal.GDT_Float64)
        dataset = mosaic.upright(open_raster(path))
        new = dataset.GetGeoTransform()
        assert new[5] < 0
        assert -180 - dx <= new[0]
        assert new[0] < 180
        own = np.stack([values(dataset, band) for band in range(1, bands + 1)])
        for row in range(height):
            y = geotransform[3] + geotransform[5] * (row + 0.5)
            for column in range(width):
                x = geotransform[0] + dx * (column + 0.5)
                x = x - 360 if x - new[0] > dx * width else x
                place = (int((y - new[3]) / new[5]), int((x - new[0]) / dx))
                np.testing.assert_array_equal(own[:, place[0], place[1]], array[:, row, column])


# --- pieces of a stream ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("up", [False, True])
def test_windows_of_a_stream_go_where_the_virtual_raster_has_them(globe, make_raster, up):
    array = np.random.default_rng(3).normal(size=(18, 36))
    geotransform = (0, 10.0, 0, -90.0 if up else 90.0, 0, 10.0 if up else -10.0)
    path = make_raster("g.tif", array, crs="EPSG:4326", geotransform=geotransform, dtype=gdal.GDT_Float64)
    dataset = open_raster(path)
    place = mosaic.placement(dataset)
    result = np.full((18, 36), np.nan)
    for row in range(0, 18, 5):
        for column in range(0, 36, 7):
            window = Window(column, row, min(7, 36 - column), min(5, 18 - row))
            part = array[row : row + window.height, column : column + window.width]
            for piece, top, start in place.pieces(window, part):
                result[top : top + piece.shape[0], start : start + piece.shape[1]] = piece
    np.testing.assert_array_equal(result, values(mosaic.upright(dataset)))
    assert place.moves


# --- NetCDF and positions -------------------------------------------------------------------------------------------


def netcdf(path, latitudes, longitudes):
    with netcdf_file(str(path), "w", version=2) as file:
        for name, numbers, unit in (
            ("latitude", latitudes, "degrees_north"),
            ("longitude", longitudes, "degrees_east"),
        ):
            file.createDimension(name, len(numbers))
            variable = file.createVariable(name, "f8", (name,))
            variable[:] = numbers
            variable.units = unit
        data = file.createVariable("sd", "f4", ("latitude", "longitude"))
        data[:] = np.asarray(latitudes)[:, np.newaxis] * 1000 + np.asarray(longitudes)
    return str(path)


@pytest.mark.parametrize("order", [1, -1])
def test_degrees_of_a_netcdf_are_wgs84_and_its_rows_run_south(tmp_path, order):
    path = netcdf(tmp_path / "a.nc", np.array([42.0, 43.0, 44.0])[::order], np.arange(0.0, 360.0, 1.5))
    found = mosaic.upright_file(path, tmp_path / "a.vrt")
    dataset = open_raster(found)
    assert same_crs(dataset.GetSpatialRef().ExportToWkt(), "EPSG:4326")
    grid = Grid.of(dataset)
    for latitude, longitude in ((44, 105), (42, -1.5), (43, -180), (43, -178.5)):
        column, row = (int(number) for number in grid.column_row(longitude, latitude))
        assert values(dataset)[row, column] == latitude * 1000 + longitude % 360


def test_uneven_latitudes_are_refused(tmp_path):
    path = netcdf(tmp_path / "gauss.nc", [44.0, 42.1, 35.0], [104.0, 105.0])
    with pytest.raises(InputError, match="no regular positions"):
        mosaic.placement(open_raster(path))


def test_a_rotated_raster_is_refused(make_raster):
    path = make_raster("turned.tif", ROWS, geotransform=(500_000, 900, 100, 4_900_000, 100, -900))
    with pytest.raises(InputError, match="rotated"):
        mosaic.upright(open_raster(path))


def test_names_with_spaces_and_letters_of_the_region(make_raster, tmp_path):
    path = make_raster("Өмнө говь 고비 & <a>.tif", ROWS, crs="EPSG:4326", geotransform=(200, 0.5, 0, 45, 0, -0.5))
    found = mosaic.upright_file(path, tmp_path / "зай 캐시" / "x.vrt")
    np.testing.assert_array_equal(read_whole(found), ROWS)
    assert sorted(p.name for p in Path(found).parent.iterdir()) == ["x.vrt"]


def test_a_folder_that_is_a_file_is_named(globe, tmp_path):
    (tmp_path / "blocked").write_text("x")
    with pytest.raises(OutputError, match="blocked"):
        mosaic.upright_file(globe(), tmp_path / "blocked" / "x.vrt")


def test_axes_in_degrees_name_the_reference_system(tmp_path, make_raster):
    dataset = open_raster(netcdf(tmp_path / "a.nc", [44.0, 43.0], [104.0, 105.0]))
    assert dataset.GetSpatialRef() is None
    assert same_crs(Grid.of(dataset).crs, "EPSG:4326")
    assert Grid.of(open_raster(make_raster("none.tif", ROWS, crs=""))).crs == ""
    assert same_crs(Grid.of(open_raster(make_raster("utm.tif", ROWS))).crs, "EPSG:32648")
