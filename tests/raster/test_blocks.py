"""One pass over rasters: the same result whatever the threads and windows, tallies in order, errors as they are."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from osgeo import gdal

from dss_planner.errors import Cancelled, InputError
from dss_planner.raster import blocks
from dss_planner.raster.blocks import Source, map_blocks
from dss_planner.raster.cache import LIMIT, bounded_cache
from dss_planner.raster.reading import read_whole, tiles
from dss_planner.raster.terrain import compute_slope
from dss_planner.raster.writing import Band, RasterWriter
from dss_planner.text import text

RANDOM = np.random.default_rng(5)
TITLE = text("Working")


@pytest.fixture
def values():
    found = RANDOM.random((2, 700, 900)).astype(np.float32)
    found[RANDOM.random(found.shape) < 0.1] = np.nan
    return found


@pytest.fixture
def source(make_raster, values):
    return make_raster("source.tif", values)


def double(array):
    return array * 2, np.array([np.count_nonzero(np.isfinite(array)), 1])


@pytest.mark.parametrize("cells", [1, 1 << 17, 1 << 20])
@pytest.mark.parametrize("options", [{}, {"pure": True}, {"pure": True, "threads": 5}])
def test_same_result_and_tally_for_all_threads_and_windows(tmp_path, source, values, monkeypatch, cells, options):
    monkeypatch.setattr(blocks, "BLOCK_CELLS", cells)
    monkeypatch.setattr(blocks, "_MEMORY", 1 << 34)
    found = map_blocks(
        double, [Source("a", source, None)], tmp_path / "o.tif", (Band("a"), Band("b")), TITLE, **options
    )
    for band in (1, 2):
        np.testing.assert_array_equal(read_whole(found.path, band), values[band - 1] * 2)
    assert found.tally[0] == np.isfinite(values).sum()
    assert found.tally[1] == {1: 12, 1 << 17: 3, 1 << 20: 1}[cells]
    assert found.known == tuple(pytest.approx(np.isfinite(plane).mean()) for plane in values)


def test_located_functions_get_the_place_of_their_window(tmp_path, source, monkeypatch):
    monkeypatch.setattr(blocks, "BLOCK_CELLS", 1)

    def place(window, array):
        rows, columns = np.mgrid[: window.height, : window.width]
        return (1000.0 * (rows + window.row) + columns + window.column)[np.newaxis]

    map_blocks(
        place, [Source("a", source)], tmp_path / "o.tif", (Band("a"),), TITLE, located=True, pure=True, threads=3
    )
    rows, columns = np.mgrid[:700, :900]
    np.testing.assert_array_equal(read_whole(tmp_path / "o.tif"), 1000 * rows + columns)


def test_tallies_are_added_in_the_order_of_the_windows(tmp_path, source, monkeypatch):
    monkeypatch.setattr(blocks, "BLOCK_CELLS", 1)

    class Order(list):
        def __add__(self, other):
            return Order([*self, *other])

    def block(window, array):
        return array, Order([(window.row, window.column)])

    found = map_blocks(
        block, [Source("a", source)], tmp_path / "o.tif", (Band("a"),), TITLE, located=True, pure=True, threads=4
    )
    assert found.tally == sorted(found.tally)
    assert len(found.tally) == 12


def test_impure_functions_are_never_called_twice_at_once(tmp_path, source, monkeypatch):
    monkeypatch.setattr(blocks, "BLOCK_CELLS", 1)
    busy, seen = threading.Lock(), set()

    def block(array):
        assert busy.acquire(blocking=False)
        seen.add(threading.get_ident())
        busy.release()
        return array

    map_blocks(block, [Source("a", source)], tmp_path / "o.tif", (Band("a"),), TITLE, threads=4)
    assert len(seen) == 1


def test_windows_are_bounded_however_wide_the_grid(wide_grid):
    for width, height, step in ((40000, 40000, (256, 256)), (40000, 3000, (512, 1024)), (300, 9000, (256, 256))):
        grid = wide_grid(width, height)
        covered, last = 0, (-1, -1)
        for window in tiles(grid, step, 1 << 20):
            assert window.width * window.height <= 2 << 20
            assert window.row % step[0] == 0
            assert window.column % step[1] == 0
            assert (window.row, window.column) > last
            last = (window.row, window.column)
            covered += window.width * window.height
        assert covered == width * height


def test_windows_follow_the_tiles_of_the_sources(tmp_path, wide_grid):
    def step(*options):
        path = str(tmp_path / "t.tif")
        dataset = gdal.GetDriverByName("GTiff").Create(path, 3000, 3000, 1, gdal.GDT_Byte, list(options))
        return blocks._step([dataset])

    assert step("TILED=YES", "BLOCKXSIZE=512", "BLOCKYSIZE=1024") == (1024, 512)
    assert step("TILED=YES", "BLOCKXSIZE=128", "BLOCKYSIZE=128") == (256, 256)
    assert step("BLOCKYSIZE=16") == (256, 256)
    assert step("BLOCKYSIZE=3000") == (256, 256)


def test_more_bands_make_smaller_windows():
    assert blocks._window_cells(2, 1) == 1 << 20
    assert blocks._window_cells(50, 2) * 50 * 12 * 4 <= blocks._MEMORY


def test_read_error_in_the_middle_names_file_and_row(tmp_path, source, leftovers, monkeypatch):
    monkeypatch.setattr(blocks, "BLOCK_CELLS", 1)
    path = tmp_path / "torn.tif"
    options = ["TILED=YES", "COMPRESS=DEFLATE", "BLOCKXSIZE=256", "BLOCKYSIZE=256"]
    gdal.Translate(str(path), source, creationOptions=options)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * 0.6)])
    target = tmp_path / "o.tif"
    target.write_bytes(b"old")
    for options in ({}, {"pure": True, "threads": 3}):
        with pytest.raises(InputError, match=r"torn\.tif.*row \d+.*copy it again") as raised:
            map_blocks(lambda a: a, [Source("a", str(path))], target, (Band("a"),), TITLE, **options)
        assert "row 256" in str(raised.value)
        assert target.read_bytes() == b"old"
        assert leftovers() == []


def test_cancel_between_blocks_in_threads(tmp_path, source, monkeypatch, cancel_after):
    monkeypatch.setattr(blocks, "BLOCK_CELLS", 1)
    for calls in (1, 3, 9, 14):
        with pytest.raises(Cancelled):
            map_blocks(
                lambda a: a,
                [Source("a", source)],
                tmp_path / "o.tif",
                (Band("a"),),
                TITLE,
                pure=True,
                threads=3,
                cancelled=cancel_after(calls),
            )
        assert [p.name for p in tmp_path.iterdir()] == ["source.tif"]


def test_the_cache_of_gdal_is_bounded_and_given_back(tmp_path, wide_grid):
    before = gdal.GetCacheMax()
    gdal.SetCacheMax(LIMIT + (64 << 20))
    try:
        with bounded_cache():
            with bounded_cache():
                assert gdal.GetCacheMax() == LIMIT
            assert gdal.GetCacheMax() == LIMIT
        assert gdal.GetCacheMax() == LIMIT + (64 << 20)
        with RasterWriter(tmp_path / "a.tif", wide_grid(6, 4), (Band("a"),)) as writer:
            writer.write(np.ones((4, 6)), 0)
            assert gdal.GetCacheMax() == LIMIT
        assert gdal.GetCacheMax() == LIMIT + (64 << 20)
    finally:
        gdal.SetCacheMax(before)


@pytest.mark.parametrize(("nodata", "dtype", "unknown"), [(-9999.0, gdal.GDT_Byte, 0), (255.5, gdal.GDT_Byte, 0)])
def test_nodata_that_the_type_cannot_hold_marks_nothing(make_raster, nodata, dtype, unknown):
    path = make_raster("a.tif", np.array([[241.0, 255, 0]]), nodata=None, dtype=dtype)
    dataset = gdal.Open(path, gdal.GA_Update)
    dataset.GetRasterBand(1).SetNoDataValue(nodata)
    dataset = None
    assert np.isnan(read_whole(path)).sum() == unknown


def test_codes_too_large_for_float32_are_refused(tmp_path, make_raster):
    path = make_raster("a.tif", np.full((4, 6), 2**24 + 1), dtype=gdal.GDT_UInt32, nodata=None)
    with pytest.raises(InputError, match=f"{2**24 + 1}"):
        map_blocks(lambda a: a, [Source("a", path, codes=True)], tmp_path / "o.tif", (Band("a"),), TITLE)


def test_slope_is_the_same_for_all_windows(tmp_path, make_raster, monkeypatch):
    path = make_raster("dem.tif", np.cumsum(RANDOM.normal(0, 20, (600, 800)), axis=1))
    compute_slope(path, tmp_path / "whole.tif")
    plain = blocks.tiles
    monkeypatch.setattr(blocks, "tiles", lambda grid, step, cells: plain(grid, (64, 32), 1))
    compute_slope(path, tmp_path / "parts.tif")
    np.testing.assert_array_equal(read_whole(tmp_path / "parts.tif"), read_whole(tmp_path / "whole.tif"))
