"""Resampling: exact positions, the method by kind, and unknown that stays unknown."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import gdal, osr

from dss_planner.errors import Cancelled, InputError, OutputError
from dss_planner.raster.footprint import native_cell_size, overlaps
from dss_planner.raster.grid import Grid, spatial_reference
from dss_planner.raster.reading import read_whole
from dss_planner.raster.resample import align_raster, choose_method
from dss_planner.raster.vectors import mended

NAN = np.nan


def grid_of(cell, width, height, left=500000.0, top=4900000.0):
    wkt = spatial_reference("EPSG:32648").ExportToWkt(["FORMAT=WKT2_2019"])
    return Grid(wkt, (left, cell, 0.0, top, 0.0, -cell), width, height)


@pytest.fixture
def align(tmp_path):
    def run(source, grid, kind="quantity", bands=(1,), **options):
        result = align_raster(source, bands, grid, kind, tmp_path / "aligned.tif", **options)
        return result, read_whole(result.path)

    return run


def test_same_grid_comes_back_unchanged(make_raster, grid, align):
    values = np.arange(24.0).reshape(4, 6)
    values[1, 2] = NAN
    for kind in ("quantity", "class"):
        result, array = align(make_raster("a.tif", values), grid, kind)
        np.testing.assert_array_equal(array, values)
    assert result.method == "nearest"
    assert result.known == (pytest.approx(23 / 24),)
    assert result.native_cell_size == pytest.approx(1000, rel=1e-3)


def test_half_a_cell_to_the_east_gives_the_mean_of_two_neighbours(make_raster, align):
    values = np.tile(np.array([0.0, 10, 20, 30, 40, 50]), (4, 1))
    _, array = align(make_raster("a.tif", values), grid_of(1000.0, 5, 4, left=500500.0))
    np.testing.assert_allclose(array, np.tile([5.0, 15, 25, 35, 45], (4, 1)), atol=1e-4)


def test_half_a_cell_to_the_south_gives_the_mean_of_two_neighbours(make_raster, align):
    values = np.tile(np.array([[0.0], [10], [20], [30]]), (1, 6))
    _, array = align(make_raster("a.tif", values), grid_of(1000.0, 6, 3, top=4899500.0))
    np.testing.assert_allclose(array, np.tile([[5.0], [15], [25]], (1, 6)), atol=1e-4)


def test_finer_quantities_are_averaged_and_finer_classes_take_the_most_frequent(make_raster, align):
    fine = (500000.0, 250.0, 0.0, 4900000.0, 0.0, -250.0)
    values = np.arange(64.0).reshape(8, 8)
    result, array = align(make_raster("q.tif", values, geotransform=fine), grid_of(1000.0, 2, 2))
    assert result.method == "average"
    expected = values.reshape(2, 4, 2, 4).mean(axis=(1, 3))
    np.testing.assert_allclose(array, expected, atol=1e-4)
    classes = np.full((8, 8), 7.0)
    classes[:3, :3] = 2  # 9 of 16 cells
    classes[4:7, 4:6] = 3  # 6 of 16 cells
    result, array = align(make_raster("c.tif", classes, geotransform=fine), grid_of(1000.0, 2, 2), "class")
    assert result.method == "mode"
    np.testing.assert_array_equal(array, [[2, 7], [7, 7]])


def test_coarser_classes_are_never_mixed(make_raster, align):
    coarse = (500000.0, 3000.0, 0.0, 4900000.0, 0.0, -3000.0)
    result, array = align(make_raster("c.tif", [[10.0, 16.0]], geotransform=coarse), grid_of(1000.0, 6, 3), "class")
    assert result.method == "nearest"
    np.testing.assert_array_equal(array, np.tile([10, 10, 10, 16, 16, 16], (3, 1)))


def test_method_changes_at_one_and_a_half_cells():
    assert choose_method("quantity", 1000, 1499) == "bilinear"
    assert choose_method("quantity", 1000, 1500) == "average"
    assert choose_method("class", 1000, 1499) == "nearest"
    assert choose_method("class", 1000, 1500) == "mode"


def test_unknown_source_cells_stay_unknown_when_interpolating(make_raster, align):
    coarse = (500000.0, 4000.0, 0.0, 4900000.0, 0.0, -4000.0)
    values = [[1.0, NAN, 3.0]]
    _, array = align(make_raster("a.tif", values, geotransform=coarse), grid_of(1000.0, 12, 4))
    assert np.isnan(array[:, 4:8]).all()
    np.testing.assert_allclose(array[:, :4], 1, atol=1e-5)
    np.testing.assert_allclose(array[:, 8:], 3, atol=1e-5)


def test_average_needs_half_of_the_cell(make_raster, align):
    fine = (500000.0, 500.0, 0.0, 4900000.0, 0.0, -500.0)
    values = [[4.0, NAN, 6.0, NAN], [8.0, NAN, NAN, NAN]]
    _, array = align(make_raster("a.tif", values, geotransform=fine), grid_of(1000.0, 2, 1))
    np.testing.assert_allclose(array, [[6, NAN]])


def test_cells_beyond_the_source_are_unknown_not_zero(make_raster, align):
    _, array = align(make_raster("a.tif", np.ones((4, 6))), grid_of(1000.0, 10, 8, left=498000.0, top=4902000.0))
    expected = np.full((8, 10), NAN)
    expected[2:6, 2:8] = 1
    np.testing.assert_array_equal(array, expected)


def test_source_edge_needs_half_of_a_coarser_cell(make_raster, align):
    fine = (500000.0, 100.0, 0.0, 4900000.0, 0.0, -100.0)
    # the second column of cells is covered by 40 %, the third by nothing
    _, array = align(make_raster("a.tif", np.full((10, 14), 5.0), geotransform=fine), grid_of(1000.0, 3, 1))
    np.testing.assert_array_equal(array, [[5, NAN, NAN]])


def test_zero_is_a_value_where_no_nodata_is_declared(make_raster, align):
    path = make_raster("a.tif", np.zeros((4, 6)), nodata=None)
    result, array = align(path, grid_of(1000.0, 7, 4))
    assert (array[:, :6] == 0).all()
    assert np.isnan(array[:, 6]).all()
    assert result.known == (pytest.approx(6 / 7),)


def test_undeclared_nodata_value_can_be_named(make_raster, align, grid):
    values = np.full((4, 6), 0.3)
    values[0, 0] = -9999
    path = make_raster("a.tif", values, nodata=None)
    _, array = align(path, grid, nodata=-9999.0)
    assert np.isnan(array[0, 0])
    np.testing.assert_allclose(array[1:], 0.3, atol=1e-6)


def test_not_a_number_is_unknown_for_every_method(make_raster, align):
    fine = (500000.0, 500.0, 0.0, 4900000.0, 0.0, -500.0)
    values = np.full((8, 8), 2.0)
    values[:2, :2] = NAN
    path = make_raster("a.tif", values, geotransform=fine, nodata=NAN)
    for grid in (grid_of(1000.0, 4, 4), grid_of(500.0, 8, 8), grid_of(250.0, 16, 16)):
        _, array = align(path, grid)
        assert np.isnan(array[0, 0])
        np.testing.assert_allclose(array[-1], 2, atol=1e-6)


def test_bands_have_their_own_unknown_cells(make_raster, tmp_path, grid):
    values = np.ones((3, 4, 6))
    values[0, 0, 0] = values[2, 3, 5] = NAN
    result = align_raster(make_raster("a.tif", values), (3, 1), grid, "quantity", tmp_path / "b.tif")
    third, first = read_whole(result.path, 1), read_whole(result.path, 2)
    assert np.argwhere(np.isnan(third)).tolist() == [[3, 5]]
    assert np.argwhere(np.isnan(first)).tolist() == [[0, 0]]
    shifted = grid_of(1000.0, 5, 4, left=500300.0)
    align_raster(make_raster("a.tif", values), (1, 2, 3), shifted, "quantity", tmp_path / "c.tif")
    for band in (1, 2, 3):  # no band's NoData value seeps into a cell beside it
        array = read_whole(tmp_path / "c.tif", band)
        np.testing.assert_allclose(array[np.isfinite(array)], 1, atol=1e-6)


def test_scale_offset_and_stored_scale_apply_once(make_raster, align, grid):
    path = make_raster("a.tif", np.full((4, 6), 2981.0))
    dataset = gdal.Open(path, gdal.GA_Update)
    dataset.GetRasterBand(1).SetScale(0.1)
    dataset = None
    _, array = align(path, grid, offset=-273.15)
    np.testing.assert_allclose(array, 24.95, atol=1e-4)


def test_alpha_band_hides_cells(tmp_path, align):
    path = tmp_path / "alpha.tif"
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), 6, 4, 2, gdal.GDT_Byte, ["ALPHA=YES"])
    dataset.SetGeoTransform((500000.0, 1000.0, 0.0, 4900000.0, 0.0, -1000.0))
    dataset.SetSpatialRef(spatial_reference("EPSG:32648"))
    dataset.GetRasterBand(1).Fill(9)
    alpha = np.full((4, 6), 255)
    alpha[2, 3] = 0
    dataset.GetRasterBand(2).WriteArray(alpha)
    dataset = None
    _, array = align(str(path), grid_of(1000.0, 6, 4))
    assert np.argwhere(np.isnan(array)).tolist() == [[2, 3]]


def test_south_up_source_gives_the_same_as_north_up(make_raster, align, grid):
    values = np.arange(24.0).reshape(4, 6)
    south_up = (500000.0, 1000.0, 0.0, 4896000.0, 0.0, 1000.0)
    for kind in ("quantity", "class"):
        _, array = align(make_raster("s.tif", values[::-1], geotransform=south_up), grid, kind)
        np.testing.assert_array_equal(array, values)


def test_east_to_west_source_gives_the_same(make_raster, align, grid):
    values = np.arange(24.0).reshape(4, 6)
    mirrored = (506000.0, -1000.0, 0.0, 4900000.0, 0.0, -1000.0)
    _, array = align(make_raster("m.tif", values[:, ::-1], geotransform=mirrored), grid, "class")
    np.testing.assert_array_equal(array, values)


def test_rotated_source_is_turned_back(make_raster, align):
    # columns run south, rows run east: a quarter turn
    values = np.arange(24.0).reshape(4, 6)
    quarter = (500000.0, 0.0, 1000.0, 4900000.0, -1000.0, 0.0)
    _, array = align(make_raster("r.tif", values, geotransform=quarter), grid_of(1000.0, 4, 6), "class")
    np.testing.assert_array_equal(array, values.T)


def test_degrees_come_to_their_place(make_raster, align):
    # value = longitude in hundredths of a degree, so that every cell knows where it lies
    step = 0.02
    columns = 104.5 + step * (np.arange(60) + 0.5)
    path = make_raster(
        "d.tif", np.tile(columns, (60, 1)), crs="EPSG:4326", geotransform=(104.5, step, 0.0, 44.8, 0.0, -step)
    )
    grid = grid_of(1000.0, 40, 40, left=480000.0, top=4900000.0)
    result, array = align(path, grid)
    to_degrees = osr.CoordinateTransformation(spatial_reference("EPSG:32648"), spatial_reference("EPSG:4326"))
    for column, row in ((0, 0), (20, 10), (39, 39)):
        longitude = to_degrees.TransformPoint(*grid.xy(column + 0.5, row + 0.5))[0]
        assert array[row, column] == pytest.approx(longitude, abs=2e-5)
    # 0.02° at 44°N: 1.60 km east–west, 2.22 km north–south
    assert result.native_cell_size == pytest.approx(np.sqrt(1604 * 2222), rel=0.01)


def test_cells_outside_the_study_area_are_unknown_and_not_counted(make_raster, align, grid, make_vector):
    from osgeo import ogr

    area = ogr.CreateGeometryFromWkt(
        "POLYGON((500000 4900000,503000 4900000,503000 4896000,500000 4896000,500000 4900000))"
    )
    values = np.ones((4, 6))
    values[0, 0] = NAN
    result, array = align(make_raster("a.tif", values), grid, inside=[mended(area)])
    assert np.isnan(array[:, 3:]).all()
    assert np.isfinite(array[:, :3]).sum() == 11
    assert result.known == (pytest.approx(11 / 12),)


def test_overviews_do_not_change_the_result(make_raster, align):
    fine = (500000.0, 100.0, 0.0, 4900000.0, 0.0, -100.0)
    classes = np.where(np.indices((40, 40)).sum(axis=0) % 3 == 0, 4.0, 6.0)
    path = make_raster("c.tif", classes, geotransform=fine)
    dataset = gdal.Open(path, gdal.GA_Update)
    dataset.BuildOverviews("AVERAGE", [2, 4, 8])
    dataset = None
    _, array = align(path, grid_of(1000.0, 4, 4), "class")
    np.testing.assert_array_equal(array, np.full((4, 4), 6))


def test_layer_elsewhere_is_refused_by_name(make_raster, tmp_path, grid):
    path = make_raster("far.tif", np.ones((4, 6)), crs="EPSG:4326", geotransform=(10.0, 0.1, 0, 50.0, 0, -0.1))
    with pytest.raises(InputError, match=r"“far\.tif”.*does not cover the study area"):
        align_raster(path, (1,), grid, "quantity", tmp_path / "out.tif")


def test_layer_without_values_there_is_refused(make_raster, tmp_path, grid, leftovers):
    path = make_raster("empty.tif", np.full((4, 6), NAN))
    with pytest.raises(InputError, match=r"“empty\.tif”.*all NoData"):
        align_raster(path, (1,), grid, "quantity", tmp_path / "out.tif")
    assert not (tmp_path / "out.tif").exists()
    assert leftovers() == []


def test_layer_without_crs_is_refused(make_raster, tmp_path, grid):
    path = make_raster("bare.tif", np.ones((4, 6)), crs="")
    with pytest.raises(InputError, match=r"“bare\.tif”.*no coordinate reference system"):
        align_raster(path, (1,), grid, "quantity", tmp_path / "out.tif")


def test_cancel_leaves_nothing(make_raster, tmp_path, grid, leftovers, cancel_after):
    path = make_raster("a.tif", np.ones((4, 6)))
    for calls in (1, 2, 4, 6):
        with pytest.raises(Cancelled):
            align_raster(path, (1,), grid, "quantity", tmp_path / "out.tif", cancelled=cancel_after(calls))
        assert not (tmp_path / "out.tif").exists()
        assert leftovers() == []


def test_unwritable_folder_is_named(make_raster, tmp_path, grid):
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(OutputError, match="cannot be written"):
        align_raster(make_raster("a.tif", np.ones((4, 6))), (1,), grid, "quantity", tmp_path / "file" / "out.tif")


def test_small_raster_inside_a_large_grid_overlaps(make_raster):
    tiny = make_raster("t.tif", np.ones((2, 2)), geotransform=(500010.0, 1.0, 0, 4899990.0, 0, -1.0))
    assert overlaps(gdal.Open(tiny), grid_of(1000.0, 600, 600))
    assert native_cell_size(gdal.Open(tiny), grid_of(1000.0, 600, 600)) == pytest.approx(1, rel=2e-3)
