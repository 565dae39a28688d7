"""Stacks of years: which year is which layer."""

import numpy as np
import pytest
from osgeo import gdal

from dss_planner.erosion.vegetation.yearstack import cell_series, parse_years, read_stack, years_in_names
from dss_planner.errors import InputError

YEARS = tuple(range(2001, 2011))


@pytest.fixture
def files(make_raster):
    """Ten yearly rasters; the value is the year − 2000 plus a tenth of the column."""

    def make(name="ndvi_{year}.tif", years=YEARS):
        columns = np.arange(6) / 10.0
        return tuple(make_raster(name.format(year=year), np.tile(year - 2000 + columns, (4, 1))) for year in years)

    return make


@pytest.fixture
def bands(make_raster):
    def make(described=True):
        path = make_raster("stack.tif", np.arange(1.0, 11.0)[:, np.newaxis, np.newaxis] * np.ones((10, 4, 6)))
        if described:
            dataset = gdal.Open(path, gdal.GA_Update)
            for band, year in enumerate(YEARS, start=1):
                dataset.GetRasterBand(band).SetDescription(f"NDVI {year}")
            dataset = None
        return path

    return make


@pytest.mark.parametrize(
    ("names", "years"),
    [
        (["ndvi_2001", "ndvi_2002"], (2001, 2002)),
        (["MOD13A3.A2001193.h25v04", "MOD13A3.A2002193.h25v04"], (2001, 2002)),
        (["S2_20170715", "S2_20180801"], (2017, 2018)),
        (["200007_max", "200107_max"], (2000, 2001)),
        (["v2020_ndvi_1999", "v2020_ndvi_2000"], (1999, 2000)),
        (["2000", "1982"], (2000, 1982)),
        (["ndvi_1", "ndvi_2"], None),
        (["ndvi_2001", "mean"], None),
        (["ndvi_2001", "ndvi_2001_b"], None),
        (["tile_20012", "tile_20013"], None),
        (["", ""], None),
        ([], None),
    ],
)
def test_years_in_names(names, years):
    assert years_in_names(names) == years


def test_files_are_sorted_by_the_years_in_their_names(files):
    found = read_stack(files()[::-1], (), "NDVI")
    assert found.years == YEARS
    assert [source.path for source in found.sources()] == list(files())
    assert [source.name for source in found.sources()][:2] == ["NDVI 2001", "NDVI 2002"]


def test_bands_of_one_file(bands):
    assert read_stack((bands(),), (), "NDVI").years == YEARS
    with pytest.raises(InputError, match="State the years"):
        read_stack((bands(described=False),), (), "NDVI")
    assert read_stack((bands(described=False),), YEARS, "NDVI").sources()[0].count == 10


@pytest.mark.parametrize(
    ("years", "words"),
    [
        (YEARS[:-1], "has 10 layers, but 9 years"),
        ((*YEARS[:-1], 2005), "do not rise: 2005 follows 2009"),
        (YEARS[::-1], "do not rise"),
    ],
)
def test_wrong_years(files, years, words):
    with pytest.raises(InputError, match=words):
        read_stack(files(), years, "NDVI")


def test_stated_years_in_another_order_than_the_files(files):
    found = read_stack(files()[::-1], YEARS, "NDVI")
    assert found.paths == files()
    later = tuple(year + 1 for year in YEARS)
    assert read_stack(files(), later, "NDVI").years == later


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("2001–2004", (2001, 2002, 2003, 2004)),
        (" 2001 - 2003 ", (2001, 2002, 2003)),
        ("2001, 2003;2005 2007", (2001, 2003, 2005, 2007)),
        ("1999, 2001-2003", (1999, 2001, 2002, 2003)),
        ("", ()),
    ],
)
def test_years_as_people_write_them(words, years):
    assert parse_years(words) == years


@pytest.mark.parametrize("words", ["last year", "01-05", "2001–", "20011"])
def test_years_that_cannot_be_read(words):
    with pytest.raises(InputError, match="cannot be read"):
        parse_years(words)


def test_too_few_and_too_many(files):
    with pytest.raises(InputError, match="has 7 yearly layers; 8 to 100"):
        read_stack(files(years=YEARS[:7]), (), "NDVI")
    with pytest.raises(InputError, match="has 300 yearly layers"):
        read_stack(["x.tif"] * 300, (), "NDVI")
    with pytest.raises(InputError, match="No yearly raster"):
        read_stack((), (), "NDVI")


def test_the_series_of_a_place(files, bands, grid):
    x, y = grid.xy(3.5, 0.5)
    years, values = cell_series(files(), x, y)
    np.testing.assert_array_equal(years, YEARS)
    np.testing.assert_allclose(values, np.arange(1, 11) + 0.3, rtol=1e-6)
    years, values = cell_series((bands(),), x, y)
    np.testing.assert_array_equal(years, YEARS)
    np.testing.assert_allclose(values, np.arange(1, 11))
    with pytest.raises(InputError, match="lies outside “NDVI 2001”"):
        cell_series(files(), x + 1e6, y)


def test_an_unknown_year_of_a_place_is_unknown(files, make_raster, grid):
    paths = files()
    make_raster("ndvi_2005.tif", np.full((4, 6), np.nan))
    values = cell_series(paths, *grid.xy(0.0, 0.0))[1]
    np.testing.assert_array_equal(np.isnan(values), np.array(YEARS) == 2005)
