"""Grids are compared in full; rasters are written whole or not at all; unknown never becomes a value."""

import numpy as np
import pytest
from osgeo import gdal

from dss_planner.errors import Cancelled, InputError, OutputError
from dss_planner.raster.blocks import Source, map_blocks
from dss_planner.raster.grid import Grid, same_crs
from dss_planner.raster.reading import open_raster, read_whole
from dss_planner.raster.writing import Band, RasterWriter
from dss_planner.text import text

TITLE = text("Adding")


def add(*arrays):
    return sum(arrays[1:], arrays[0])


def run(sources, output, **options):
    named = [Source(f"layer {i}", path) for i, path in enumerate(sources)]
    return map_blocks(add, named, output, (Band("sum", "m"),), TITLE, **options)


def test_grid_over_bounds_covers_and_snaps():
    grid = Grid.over("EPSG:32648", (500400, 4899100, 502600, 4900001), 1000)
    assert (grid.width, grid.height) == (3, 2)
    assert grid.bounds == (500000, 4899000, 503000, 4901000)
    assert grid.column_row(*grid.xy(2.5, 1.25)) == (2.5, 1.25)


def test_json_round_trip(grid):
    assert Grid.from_dict(grid.as_dict()) == grid


def test_crs_is_compared_by_meaning():
    assert same_crs("EPSG:4326", "+proj=longlat +datum=WGS84 +no_defs") or same_crs("EPSG:4326", "OGC:CRS84") is False
    assert not same_crs("EPSG:32648", "EPSG:32649")


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"crs": "EPSG:32649"}, "CRS"),
        ({"geotransform": (500500.0, 1000.0, 0.0, 4900000.0, 0.0, -1000.0)}, "upper left corner"),
        ({"geotransform": (500000.0, 999.0, 0.0, 4900000.0, 0.0, -1000.0)}, "cell size"),
    ],
)
def test_differing_grids_name_both_layers(make_raster, tmp_path, change, what):
    first = make_raster("a.tif", np.ones((4, 6)))
    second = make_raster("b.tif", np.ones((4, 6)), **change)
    with pytest.raises(InputError) as raised:
        run([first, second], tmp_path / "out.tif")
    for part in (what, "layer 0", "layer 1", "Align layers"):
        assert part in str(raised.value)
    assert not (tmp_path / "out.tif").exists()


def test_size_difference_is_named(make_raster, tmp_path):
    with pytest.raises(InputError, match=r"6 × 4.*5 × 4"):
        run([make_raster("a.tif", np.ones((4, 6))), make_raster("b.tif", np.ones((4, 5)))], tmp_path / "o.tif")


def test_missing_and_geographic_crs(make_raster, tmp_path):
    for crs, word in (("", "no coordinate reference system"), ("EPSG:4326", "degrees")):
        path = make_raster("a.tif", np.ones((4, 6)), crs=crs)
        with pytest.raises(InputError, match=word):
            run([path], tmp_path / "o.tif", metres=True)


def test_unknown_stays_unknown_and_results_are_right(make_raster, tmp_path):
    values = np.arange(24, dtype=float).reshape(4, 6)
    values[1, 2] = np.nan
    result = run([make_raster("a.tif", values), make_raster("b.tif", np.ones((4, 6)))], tmp_path / "сум 합계.tif")
    np.testing.assert_array_equal(read_whole(result.path), (values + 1).astype(np.float32))
    assert result.known == (pytest.approx(23 / 24),)
    written = gdal.Open(result.path)
    band = written.GetRasterBand(1)
    assert (band.GetDescription(), band.GetUnitType(), band.GetNoDataValue()) == ("sum", "m", -9999.0)


def test_double_nodata_in_float_raster_is_unknown(make_raster):
    path = make_raster("a.tif", np.array([[-3.4028234663852886e38, 2.0]]), nodata=-3.4028234663852886e38)
    np.testing.assert_array_equal(read_whole(path), [[np.nan, 2.0]])


def test_scale_and_offset_are_applied_after_nodata(make_raster):
    path = make_raster("a.tif", [[10, 20, 255]], nodata=255, dtype=gdal.GDT_Byte)
    dataset = gdal.Open(path, gdal.GA_Update)
    dataset.GetRasterBand(1).SetScale(0.5)
    dataset.GetRasterBand(1).SetOffset(100)
    dataset = None
    np.testing.assert_array_equal(read_whole(path), [[105, 110, np.nan]])


def test_all_unknown_names_the_layer(make_raster, tmp_path):
    good, empty = make_raster("a.tif", np.ones((4, 6))), make_raster("b.tif", np.full((4, 6), np.nan))
    with pytest.raises(InputError, match=r"layer 1.*no known cell"):
        run([good, empty], tmp_path / "o.tif")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.tif", "b.tif"]


def test_cancel_leaves_the_old_file(make_raster, tmp_path, cancel_after, leftovers):
    target = tmp_path / "o.tif"
    target.write_bytes(b"old")
    with pytest.raises(Cancelled):
        run([make_raster("a.tif", np.ones((4, 6)))], target, cancelled=cancel_after(2))
    assert target.read_bytes() == b"old"
    assert leftovers() == []


def test_unwritable_output_names_the_path(make_raster, tmp_path):
    blocker = tmp_path / "file"
    blocker.write_text("x")
    with pytest.raises(OutputError, match="cannot be written"):
        run([make_raster("a.tif", np.ones((4, 6)))], blocker / "o.tif")


def test_failure_in_the_function_leaves_nothing(make_raster, tmp_path, leftovers):
    def fail(values):
        raise InputError("broken")

    with pytest.raises(InputError):
        map_blocks(fail, [Source("a", make_raster("a.tif", np.ones((4, 6))))], tmp_path / "o.tif", (Band("b"),), TITLE)
    assert leftovers() == []
    assert not (tmp_path / "o.tif").exists()


def test_large_raster_gets_tiles_overviews_and_statistics(tmp_path, grid):
    wide = Grid(grid.crs, grid.geotransform, 1200, 700)
    with RasterWriter(tmp_path / "w.tif", wide, (Band("a"),)) as writer:
        writer.write(np.full((700, 1200), 5.0), 0)
    written = gdal.Open(str(tmp_path / "w.tif"))
    band = written.GetRasterBand(1)
    assert band.GetBlockSize() == [256, 256]
    assert band.GetOverviewCount() == 2
    assert float(band.GetMetadataItem("STATISTICS_MEAN")) == 5.0


def test_classes_are_rounded_not_truncated(tmp_path, grid):
    with RasterWriter(tmp_path / "c.tif", grid, (Band("class"),), dtype="uint8", classes=True) as writer:
        writer.write(np.where(np.arange(24).reshape(4, 6) == 3, np.nan, 6.9999), 0)
    values = read_whole(tmp_path / "c.tif")
    assert np.isnan(values[0, 3])
    assert values[0, 0] == 7


def test_missing_file_and_text_file(tmp_path):
    with pytest.raises(InputError, match="does not exist"):
        open_raster(tmp_path / "none.tif")
    (tmp_path / "t.tif").write_text("hello")
    with pytest.raises(InputError, match="cannot be read as a raster"):
        open_raster(tmp_path / "t.tif")
