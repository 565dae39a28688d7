"""Resampling against brute force: areas, classes, gaps of every kind, turned and wrapped sources, any windows."""

from __future__ import annotations

import math

import numpy as np
import pytest
from osgeo import gdal, osr

from dss_planner.errors import InputError
from dss_planner.raster import resample, warping
from dss_planner.raster.grid import Grid, spatial_reference
from dss_planner.raster.reading import read_whole
from dss_planner.raster.resample import align_raster, align_shares

NAN = np.nan
UTM = "EPSG:32648"


def grid_of(cell, width, height, left=500000.0, top=4900000.0, crs=UTM):
    return Grid(
        spatial_reference(crs).ExportToWkt(["FORMAT=WKT2_2019"]), (left, cell, 0.0, top, 0.0, -cell), width, height
    )


@pytest.fixture
def align(tmp_path):
    def run(source, grid, kind="quantity", bands=(1,), **options):
        found = align_raster(source, bands, grid, kind, tmp_path / "aligned.tif", **options)
        return np.stack([read_whole(found.path, number) for number in range(1, len(bands) + 1)])

    return run


def overlap(edges, cells):
    """Return (n, cells): the length that the intervals between ``edges`` share with 0–1, 1–2, …"""
    first, last = edges[:-1, np.newaxis], edges[1:, np.newaxis]
    start = np.arange(cells)[np.newaxis]
    return np.clip(np.minimum(last, start + 1) - np.maximum(first, start), 0, None)


@pytest.mark.parametrize("ratio", [1.6, 2.3, 7.77])
def test_average_and_majority_are_weighted_by_area(make_raster, align, ratio):
    rng = np.random.default_rng(2)
    n, cells = 40, int(36 / ratio)
    values = rng.random((n, n))
    values[rng.random((n, n)) < 0.2] = NAN
    classes = np.where(np.isnan(values), NAN, np.floor(values * 4) + 1)
    position = (500000.0, 100.0, 0.0, 4900000.0, 0.0, -100.0)
    grid = grid_of(100 * ratio, cells, cells, 500000 + 130, 4900000 - 70)
    across = overlap(1.3 + ratio * np.arange(cells + 1), n)
    down = overlap(0.7 + ratio * np.arange(cells + 1), n)

    def area(plane):
        return down @ plane @ across.T / ratio**2

    known = area(np.isfinite(values))
    assert known.min() < 0.5 < known.max() or ratio > 2
    mean = np.where(known >= 0.5 - 1e-9, area(np.nan_to_num(values)) / known, NAN)
    found = align(make_raster("q.tif", values, geotransform=position), grid)[0]
    np.testing.assert_allclose(found, mean, atol=1e-6)
    shares = np.stack([area(classes == code) for code in (1, 2, 3, 4)])
    # GDAL's own mode counts a cell that is only touched like one that lies inside
    expected = np.where(known >= 0.5 - 1e-9, np.argmax(shares.round(9), axis=0) + 1, NAN)
    found = align(make_raster("c.tif", classes, geotransform=position), grid, "class")[0]
    np.testing.assert_array_equal(found, expected)


def test_shares_of_classes(make_raster, tmp_path, cog_faults):
    rng = np.random.default_rng(3)
    classes = rng.integers(1, 4, (30, 30)).astype(float) * 10
    classes[:5, :5] = NAN
    path = make_raster("c.tif", classes, geotransform=(500000.0, 100.0, 0.0, 4900000.0, 0.0, -100.0))
    grid = grid_of(500.0, 6, 6)
    found = align_shares(path, 1, grid, tmp_path / "s.tif", [10, 20, 30], ["a", "b", "c"])
    assert found.method == "shares"
    assert cog_faults(found.path) == []
    blocks = classes.reshape(6, 5, 6, 5).transpose(0, 2, 1, 3).reshape(6, 6, 25)
    bands = np.stack([read_whole(found.path, number) for number in (1, 2, 3)])
    for code, band in zip((10, 20, 30), bands):
        expected = 100 * (blocks == code).mean(axis=2)
        expected[0, 0] = NAN
        np.testing.assert_allclose(band, expected, atol=1e-4)
    np.testing.assert_allclose(bands.sum(axis=0)[1:], 100, atol=1e-4)
    dataset = gdal.Open(found.path)
    band = dataset.GetRasterBand(2)
    assert (band.GetDescription(), band.GetUnitType()) == ("b", "%")
    # with two thirds of a cell unknown nothing is said; with 40 % unknown, shares are of the rest
    holed = classes.copy()
    holed[5:7, :5] = NAN
    holed[10:13, :5] = NAN
    path = make_raster("h.tif", holed, geotransform=(500000.0, 100.0, 0.0, 4900000.0, 0.0, -100.0))
    align_shares(path, 1, grid, tmp_path / "s.tif", [10, 20, 30])
    bands = np.stack([read_whole(tmp_path / "s.tif", number) for number in (1, 2, 3)])
    np.testing.assert_allclose(bands[:, 1, 0], [100 * (holed[7:10, :5] == c).mean() for c in (10, 20, 30)], atol=1e-4)
    assert np.isnan(bands[:, 2, 0]).all()


def turned(values, degrees, cell=100.0):
    """Return the geotransform of a raster turned about its middle at 510000, 4890000."""
    rows, columns = values.shape
    c, s = math.cos(math.radians(degrees)) * cell, math.sin(math.radians(degrees)) * cell
    return (510000 - columns / 2 * c - rows / 2 * s, c, s, 4890000 - columns / 2 * s + rows / 2 * c, s, -c)


def at_points(values, geotransform, grid, n=42):
    """Return the mean of the nearest source cells at n × n points in each cell of the grid (same CRS)."""
    fractions = (np.arange(n) + 0.5) / n
    columns = (np.arange(grid.width)[:, np.newaxis] + fractions).ravel()
    rows = (np.arange(grid.height)[:, np.newaxis] + fractions).ravel()
    x, y = grid.xy(columns[np.newaxis, :], rows[:, np.newaxis])
    inverse = gdal.InvGeoTransform(geotransform)
    column = np.floor(inverse[0] + inverse[1] * x + inverse[2] * y).astype(int)
    row = np.floor(inverse[3] + inverse[4] * x + inverse[5] * y).astype(int)
    return values[row, column].reshape(grid.height, n, grid.width, n)


# what the docstring of align_raster says: differences in standard deviations of the result
@pytest.mark.parametrize(
    ("degrees", "noise", "smooth"),
    [(0.0, 1e-6, 1e-6), (1.0, 0.045, 0.002), (4.9, 0.18, 0.002), (20.0, 0.08, 0.002), (45.0, 0.15, 0.002)],
)
def test_turned_sources_are_averaged_over_the_cells_area(make_raster, align, degrees, noise, smooth):
    rng = np.random.default_rng(4)
    grid = grid_of(300.0, 30, 30, 505500.0, 4894500.0)
    rows, columns = np.mgrid[:160, :160]
    for values, limit in ((rng.random((160, 160)), noise), (np.sin(columns / 20) + np.cos(rows / 17), smooth)):
        position = turned(values, degrees)
        expected = at_points(values, position, grid).mean(axis=(1, 3))
        found = align(make_raster("t.tif", values, geotransform=position), grid)[0]
        assert np.sqrt(np.mean((found - expected) ** 2)) < limit * expected.std()


def test_turned_classes_keep_their_majority(make_raster, align):
    rng = np.random.default_rng(5)
    classes = np.kron(rng.integers(1, 5, (40, 40)), np.ones((4, 4)))
    grid, position = grid_of(400.0, 20, 20, 506000.0, 4894000.0), turned(classes, 30.0)
    points = at_points(classes, position, grid)
    shares = np.stack([(points == code).mean(axis=(1, 3)) for code in (1, 2, 3, 4)])
    ordered = np.sort(shares, axis=0)
    clear = ordered[-1] - ordered[-2] > 0.06  # more than the sampling error
    found = align(make_raster("t.tif", classes, geotransform=position), grid, "class")[0]
    np.testing.assert_array_equal(found[clear], (np.argmax(shares, axis=0) + 1)[clear])
    assert clear.mean() > 0.7


@pytest.mark.parametrize(("kind", "step"), [("quantity", 0.02), ("quantity", 0.003), ("class", 0.02), ("class", 0.003)])
def test_any_windows_and_threads_give_the_same(make_raster, align, monkeypatch, kind, step):
    rng = np.random.default_rng(6)
    n = int(1.2 / step)
    values = rng.integers(1, 6, (2, n, n)).astype(float)
    values[rng.random(values.shape) < 0.1] = NAN
    path = make_raster("s.tif", values, crs="EPSG:4326", geotransform=(104.5, step, 0.0, 44.6, 0.0, -step))
    grid = grid_of(1000.0, 44, 37, 480000.0, 4930000.0)
    whole = align(path, grid, kind, (1, 2), threads=1)
    assert 0.8 < np.isfinite(whole).mean() <= 1
    plain = resample.tiles
    for threads in (1, 3):
        size = [int(number) for number in rng.integers(11, 40, 2)]
        monkeypatch.setattr(resample, "tiles", lambda grid, block, cells, size=size: plain(grid, size, 1))
        monkeypatch.setattr(warping, "_SOURCE_CELLS", int(rng.integers(1500, 20000)))
        np.testing.assert_array_equal(align(path, grid, kind, (1, 2), threads=threads), whole)


@pytest.mark.parametrize("kind", ["quantity", "class"])
@pytest.mark.parametrize("finer", [False, True])
def test_every_kind_of_unknown_stays_unknown(tmp_path, align, kind, finer):
    """Declared −9999, NaN, infinity, a mask, an undeclared 255 and values out of range, all in one file."""
    cell = 250.0 if finer else 1000.0
    n = 24 if finer else 6
    step = n // 6
    values = np.full((n, n), 7.0)
    gaps = [-9999.0, NAN, np.inf, 255.0, 5000.0]
    for index, gap in enumerate(gaps):
        values[: 2 * step, index * step : (index + 1) * step] = gap
    path = str(tmp_path / "gaps.tif")
    gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", "YES")
    dataset = gdal.GetDriverByName("GTiff").Create(path, n, n, 1, gdal.GDT_Float64)
    dataset.SetGeoTransform((500000.0, cell, 0.0, 4900000.0, 0.0, -cell))
    dataset.SetSpatialRef(spatial_reference(UTM))
    dataset.GetRasterBand(1).SetNoDataValue(-9999.0)
    dataset.GetRasterBand(1).WriteArray(values)
    dataset = None
    gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", None)
    for shift in (0.0, 300.0):
        found = align(path, grid_of(1000.0, 5, 5, 500000.0 + shift), kind, nodata=(255.0,), valid=(0.0, 100.0))[0]
        assert np.isnan(found[0]).all()
        assert (found[np.isfinite(found)] == 7).all()
        assert np.isfinite(found[2:]).all()


@pytest.mark.parametrize("cell", [250.0, 500.0, 1000.0])
def test_infinity_is_unknown_and_does_not_spread(make_raster, align, cell):
    values = np.full((24, 24), 7.0)
    values[8:12, 8:12] = np.inf
    values[20:, 20:] = -np.inf
    path = make_raster("i.tif", values, nodata=None, geotransform=(500000.0, cell, 0.0, 4900000.0, 0.0, -cell))
    for shift in (0.0, 200.0):
        found = align(path, grid_of(1000.0, int(cell * 20 / 1000), int(cell * 20 / 1000), 500000.0 + shift))[0]
        assert (found[np.isfinite(found)] == 7).all()
        assert 0 < np.isnan(found).sum() < found.size / 4


def test_mask_of_the_dataset_hides_cells(tmp_path, align):
    path = str(tmp_path / "m.tif")
    with gdal.config_option("GDAL_TIFF_INTERNAL_MASK", "YES") if hasattr(gdal, "config_option") else _nothing():
        dataset = gdal.GetDriverByName("GTiff").Create(path, 6, 4, 1, gdal.GDT_Byte)
        dataset.SetGeoTransform((500000.0, 1000.0, 0.0, 4900000.0, 0.0, -1000.0))
        dataset.SetSpatialRef(spatial_reference(UTM))
        dataset.GetRasterBand(1).Fill(9)
        dataset.CreateMaskBand(gdal.GMF_PER_DATASET)
        mask = np.full((4, 6), 255, np.uint8)
        mask[1, 2] = 0
        dataset.GetRasterBand(1).GetMaskBand().WriteArray(mask)
        dataset = None
    assert np.argwhere(np.isnan(align(path, grid_of(1000.0, 6, 4))[0])).tolist() == [[1, 2]]


class _nothing:  # noqa: N801 - stands for a context manager of newer GDAL
    def __enter__(self):
        return self

    def __exit__(self, *error):
        return None


@pytest.mark.parametrize("finer", [False, True])
def test_large_codes_stay_exact_and_too_large_ones_are_refused(make_raster, tmp_path, finer):
    codes = (
        np.array([[2**24 + 1, 2**24 + 3]] * 2, dtype=float).repeat(4 if finer else 1, 0).repeat(4 if finer else 1, 1)
    )
    cell = 250.0 if finer else 1000.0
    path = make_raster(
        "c.tif", codes, geotransform=(500000.0, cell, 0.0, 4900000.0, 0.0, -cell), dtype=gdal.GDT_UInt32, nodata=None
    )
    align_raster(path, (1,), grid_of(1000.0, 2, 2), "class", tmp_path / "o.tif")
    dataset = gdal.Open(str(tmp_path / "o.tif"))
    assert dataset.ReadAsArray().tolist() == [[2**24 + 1, 2**24 + 3]] * 2
    with pytest.raises(InputError, match="uint8"):
        align_raster(path, (1,), grid_of(1000.0, 2, 2), "class", tmp_path / "p.tif", dtype="uint8")
    assert not (tmp_path / "p.tif").exists()


def test_code_255_is_not_lost_in_silence(make_raster, tmp_path):
    path = make_raster("c.tif", np.full((4, 6), 255.0), dtype=gdal.GDT_Byte, nodata=None)
    with pytest.raises(InputError, match="255"):
        align_raster(path, (1,), grid_of(1000.0, 6, 4), "class", tmp_path / "o.tif")
    found = align_raster(path, (1,), grid_of(1000.0, 6, 4), "class", tmp_path / "o.tif", dtype="int16")
    assert (read_whole(found.path) == 255).all()


@pytest.mark.parametrize(("left", "step"), [(0.0, 1.0), (-180.0, 1.0), (-180.0, 0.25), (0.0, 0.25)])
@pytest.mark.parametrize(
    ("crs", "x"), [("EPSG:32601", 300000.0), ("EPSG:32660", 700000.0), ("EPSG:32630", 690000.0), (UTM, 480000.0)]
)
def test_longitudes_from_zero_and_grids_across_the_seams(make_raster, align, left, step, crs, x):
    """Value = the cosine of longitude: any wrong column, mixture over the seam or gap would show."""
    longitudes = left + step * (np.arange(int(360 / step)) + 0.5)
    values = np.tile(np.cos(np.radians(longitudes + 30.0)), (int(20 / step), 1))
    path = make_raster("world.tif", values, crs="EPSG:4326", geotransform=(left, step, 0.0, 55.0, 0.0, -step))
    grid = grid_of(40000.0 if step > 0.5 else 60000.0, 12, 6, x - 240000.0, 5100000.0, crs)
    found = align(path, grid)[0]
    way = osr.CoordinateTransformation(spatial_reference(crs), spatial_reference("EPSG:4326"))
    for column in range(12):
        for row in range(6):
            longitude = way.TransformPoint(*grid.xy(column + 0.5, row + 0.5))[0]
            assert found[row, column] == pytest.approx(math.cos(math.radians(longitude + 30.0)), abs=0.002)


def test_control_points_on_a_regular_grid_and_bent_ones(tmp_path, align):
    def write(name, bend):
        path = str(tmp_path / name)
        dataset = gdal.GetDriverByName("GTiff").Create(path, 6, 4, 1, gdal.GDT_Float32)
        points = [
            gdal.GCP(500000 + 1000 * c + bend * c * r * 300, 4900000 - 1000 * r, 0, c, r)
            for c in (0, 3, 6)
            for r in (0, 2, 4)
        ]
        dataset.SetGCPs(points, spatial_reference(UTM))
        dataset.GetRasterBand(1).WriteArray(np.arange(24.0).reshape(4, 6))
        return path

    np.testing.assert_array_equal(
        align(write("regular.tif", 0), grid_of(1000.0, 6, 4))[0], np.arange(24.0).reshape(4, 6)
    )
    with pytest.raises(InputError, match=r"bent\.tif.*control points"):
        align(write("bent.tif", 1), grid_of(1000.0, 6, 4))


def test_a_raster_without_position_is_refused(tmp_path, align):
    path = str(tmp_path / "photo.tif")
    dataset = gdal.GetDriverByName("GTiff").Create(path, 6, 4, 1, gdal.GDT_Byte)
    dataset.SetSpatialRef(spatial_reference(UTM))
    dataset = None
    with pytest.raises(InputError, match=r"photo\.tif.*no position"):
        align(path, grid_of(1000.0, 6, 4))


def test_reference_system_can_be_given_or_put_right(make_raster, align):
    values = np.arange(24.0).reshape(4, 6)
    for crs in ("", "EPSG:32649"):
        path = make_raster("a.tif", values, crs=crs)
        np.testing.assert_array_equal(align(path, grid_of(1000.0, 6, 4), crs=UTM)[0], values)


def test_method_can_be_chosen_but_classes_are_never_mixed(make_raster, align):
    path = make_raster("a.tif", np.tile([0.0, 10, 20, 30, 40, 50], (4, 1)))
    shifted = grid_of(1000.0, 5, 4, 500400.0)
    assert align(path, shifted, method="nearest")[0, 0].tolist() == [0, 10, 20, 30, 40]
    np.testing.assert_allclose(align(path, shifted)[0, 0], [4, 14, 24, 34, 44], atol=1e-5)
    for kind, method in (("class", "bilinear"), ("class", "average"), ("quantity", "mode"), ("quantity", "cubic")):
        with pytest.raises(InputError, match=method):
            align(path, shifted, kind, method=method)


def test_read_error_names_file_and_row(make_raster, tmp_path, leftovers):
    noise = np.random.default_rng(8).random((600, 600))
    whole = make_raster("a.tif", noise, geotransform=(500000.0, 10.0, 0.0, 4900000.0, 0.0, -10.0))
    path = tmp_path / "torn.tif"
    gdal.Translate(str(path), whole, creationOptions=["TILED=YES", "COMPRESS=DEFLATE"])
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    (tmp_path / "o.tif").write_bytes(b"old")
    with pytest.raises(InputError, match=r"torn\.tif.*row \d+"):
        align_raster(str(path), (1,), grid_of(10.0, 600, 600), "quantity", tmp_path / "o.tif")
    assert (tmp_path / "o.tif").read_bytes() == b"old"
    assert leftovers() == []
