"""Cloud-optimised GeoTIFFs: layout, overviews, statistics, and values that come back as they were written."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

from dss_planner.errors import Cancelled, InputError
from dss_planner.raster import cog, writing
from dss_planner.raster.pyramid import Statistics, halve, level_sizes
from dss_planner.raster.reading import read_whole
from dss_planner.raster.writing import Band, RasterWriter

RANDOM = np.random.default_rng(7)
NAMES = (Band("first & <only>", "t/km²"), Band("давс"), Band("third", "°C"))


def holed(bands, rows, columns):
    values = RANDOM.normal(1000, 300, (bands, rows, columns)).astype(np.float32)
    values[RANDOM.random(values.shape) < 0.2] = np.nan
    values[:, :300, :300] = np.nan  # a whole tile without a value
    return values


def write(path, grid, values, windows=None, **options):
    bands = NAMES[: len(values)]
    with RasterWriter(path, grid, bands, **options) as writer:
        for row, column, rows, columns in windows or [(0, 0, grid.height, grid.width)]:
            writer.write(values[:, row : row + rows, column : column + columns], row, column)
    return str(path)


def overview(path, number=1, level=0):
    dataset = gdal.Open(path)
    return dataset.GetRasterBand(number).GetOverview(level).ReadAsArray()


def expected_overview(values, levels):
    """The mean of the known cells of 2 × 2 of the level below, cell by cell."""
    for _ in range(levels):
        rows, columns = values.shape
        padded = np.full((rows + rows % 2, columns + columns % 2), np.nan)
        padded[:rows, :columns] = values
        cells = padded.reshape(padded.shape[0] // 2, 2, padded.shape[1] // 2, 2).transpose(0, 2, 1, 3)
        cells = cells.reshape(*cells.shape[:2], 4)
        count = np.isfinite(cells).sum(axis=2)
        with np.errstate(invalid="ignore"):
            values = np.where(count > 0, np.nansum(cells, axis=2) / count, np.nan)
    return values


@pytest.mark.parametrize("bands", [1, 3])
@pytest.mark.parametrize("big", [False, True])
def test_layout_values_metadata(tmp_path, wide_grid, cog_faults, monkeypatch, bands, big):
    if big:
        monkeypatch.setattr(cog, "_CLASSIC_LIMIT", 1000)
    grid, values = wide_grid(1300, 1111), holed(bands, 1111, 1300)
    path = write(tmp_path / "сум 합계.tif", grid, values)
    assert Path(path).read_bytes()[2] == (43 if big else 42)
    assert cog_faults(path) == []
    dataset = gdal.Open(path)
    assert grid.same(grid.of(dataset))
    for number in range(1, bands + 1):
        np.testing.assert_array_equal(read_whole(path, number), values[number - 1])
        band = dataset.GetRasterBand(number)
        assert (band.GetDescription(), band.GetUnitType()) == (NAMES[number - 1].name, NAMES[number - 1].unit)
        assert band.GetNoDataValue() == -9999.0
        assert [band.GetOverview(i).XSize for i in range(band.GetOverviewCount())] == [650, 325]
        known = values[number - 1][np.isfinite(values[number - 1])].astype(float)
        minimum, maximum, mean, deviation = band.GetStatistics(False, False)
        assert (minimum, maximum) == (pytest.approx(known.min()), pytest.approx(known.max()))
        assert (mean, deviation) == (pytest.approx(known.mean(), rel=1e-9), pytest.approx(known.std(), rel=1e-9))
        assert float(band.GetMetadataItem("STATISTICS_VALID_PERCENT")) == pytest.approx(
            100 * known.size / values[0].size, rel=1e-3
        )
        for level in range(2):
            found = band.GetOverview(level).ReadAsArray()
            expected = expected_overview(values[number - 1].astype(float), level + 1)
            np.testing.assert_allclose(np.where(found == -9999, np.nan, found), expected, rtol=1e-5)


def test_classes_keep_single_cells_in_overviews(tmp_path, wide_grid, cog_faults):
    codes = RANDOM.integers(1, 5, (1, 700, 1100)).astype(float) * 50
    path = write(tmp_path / "c.tif", wide_grid(1100, 700), codes, dtype="uint8", classes=True)
    assert cog_faults(path) == []
    np.testing.assert_array_equal(overview(path), codes[0, ::2, ::2])


def test_any_windows_give_the_same_overviews(tmp_path, wide_grid, cog_faults):
    grid, values = wide_grid(1100, 1300), holed(2, 1300, 1100)
    whole = write(tmp_path / "a.tif", grid, values)
    rows = [(r, 0, min(77, 1300 - r), 1100) for r in range(0, 1300, 77)]
    tiled = [(r, c, min(256, 1300 - r), min(256, 1100 - c)) for r in range(0, 1300, 256) for c in range(0, 1100, 256)]
    for windows in (rows, tiled, tiled[::-1]):
        path = write(tmp_path / "b.tif", grid, values, windows)
        assert cog_faults(path) == []
        for number in (1, 2):
            np.testing.assert_array_equal(read_whole(path, number), values[number - 1])
            for level in range(2):
                np.testing.assert_array_equal(overview(path, number, level), overview(whole, number, level))


def test_gdal_itself_finds_the_same_statistics(tmp_path, wide_grid):
    values = holed(1, 600, 700)
    dataset = gdal.Open(write(tmp_path / "a.tif", wide_grid(700, 600), values))
    band = dataset.GetRasterBand(1)
    np.testing.assert_allclose(band.GetStatistics(False, False), band.ComputeStatistics(False), rtol=1e-9)


def test_statistics_add_up():
    parts = [RANDOM.normal(1e6, 1, n) for n in (1, 7, 1000, 0, 3)]
    total = Statistics()
    for part in parts:
        total.add(Statistics.of(part))
    everything = np.concatenate(parts)
    assert total.count == everything.size
    assert total.mean == pytest.approx(everything.mean(), rel=1e-14)
    assert np.sqrt(total.squares / total.count) == pytest.approx(everything.std(), rel=1e-9)


def test_levels_and_odd_edges():
    assert level_sizes(512, 512) == []
    assert level_sizes(1025, 3) == [(513, 2), (257, 1)]
    np.testing.assert_array_equal(halve(np.array([[1, 3, 8], [5, 7, np.nan]], np.float32)), [[4, 8]])


def test_a_value_like_nodata_stays_a_value(tmp_path, wide_grid):
    values = np.full((1, 4, 6), -9999.0)
    values[0, 0, 0] = np.nan
    values[0, 1, 1] = 1e39
    found = read_whole(write(tmp_path / "a.tif", wide_grid(6, 4), values))
    assert np.argwhere(np.isnan(found)).tolist() == [[0, 0]]
    np.testing.assert_allclose(found[2:], -9999.0, rtol=1e-6)
    assert found[1, 1] > 3e38


@pytest.mark.parametrize(("dtype", "wrong"), [("uint8", 256), ("uint8", -1), ("uint8", 255), ("int16", 40000)])
def test_a_code_that_the_type_cannot_hold_is_refused(tmp_path, wide_grid, leftovers, dtype, wrong):
    with pytest.raises(InputError, match=str(wrong)):
        write(tmp_path / "a.tif", wide_grid(6, 4), np.full((1, 4, 6), float(wrong)), dtype=dtype, classes=True)
    assert leftovers() == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("dtype", "code"), [("uint16", 65534), ("int32", 2**31 - 1), ("int32", -(2**31) + 1)])
def test_large_codes_are_exact(tmp_path, wide_grid, dtype, code):
    path = write(tmp_path / "a.tif", wide_grid(6, 4), np.full((1, 4, 6), float(code)), dtype=dtype, classes=True)
    assert (gdal.Open(path).ReadAsArray() == code).all()


def test_cancel_while_the_file_is_put_together(tmp_path, wide_grid, monkeypatch):
    monkeypatch.setattr(cog, "_PIECE", 1 << 12)
    target = tmp_path / "a.tif"
    target.write_bytes(b"old")
    shares = []
    with (
        pytest.raises(Cancelled),
        RasterWriter(
            target,
            wide_grid(700, 700),
            NAMES[:1],
            cancelled=lambda: len(shares) > 3,
            progress=lambda share, _: shares.append(share),
        ) as writer,
    ):
        writer.write(RANDOM.random((700, 700)), 0)
    assert len(shares) == 4
    assert 0 < shares[0] < shares[3] < 0.5
    assert target.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.tif"]


def test_deflate_where_zstandard_is_missing(tmp_path, wide_grid, cog_faults, monkeypatch):
    monkeypatch.setattr(writing, "codec", lambda bands: ["COMPRESS=DEFLATE", "PREDICTOR=2"])
    values = holed(2, 400, 600)
    path = write(tmp_path / "a.tif", wide_grid(600, 400), values)
    assert cog_faults(path) == []
    assert gdal.Open(path).GetMetadataItem("COMPRESSION", "IMAGE_STRUCTURE") == "DEFLATE"
    np.testing.assert_array_equal(read_whole(path, 2), values[1])
