"""0 declared as NoData by mistake: offered in the table, and a value everywhere once the user says so."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import gdal

from dss_planner.intake.alignment import AlignRequest, align_layers
from dss_planner.intake.choices import LayerChoice, choice_from
from dss_planner.intake.health.problems import TELLS, answered
from dss_planner.intake.recognition import recognise
from dss_planner.raster.reading import read_whole

SHAPE = (55, 60)
#: IGBP of MCD12C1, whose 0 is water, in the first 30 columns.
COVER = np.where(np.arange(60) < 30, 0, 10) * np.ones(SHAPE)
NDVI = np.where(np.arange(60) < 30, 0, 0.2 + np.arange(60) / 300) * np.ones(SHAPE)
YES = LayerChoice(zero_is_value=True)


@pytest.fixture
def cover(aligned_raster):
    values = COVER.copy()
    values[:, 50:] = 7
    values[:5, 50:] = 16
    return aligned_raster("MCD12C1_IGBP_2020.tif", values, nodata=0, dtype=gdal.GDT_Byte)


@pytest.fixture
def align(study_area, tmp_path):
    def run(*layers, cell_size=1000.0, **options):
        return align_layers(AlignRequest(study_area, cell_size, layers, str(tmp_path / "study"), **options))

    return run


def zeros(path, band=1):
    values = read_whole(path, band)
    return np.count_nonzero(values == 0), np.count_nonzero(np.isnan(values))


def test_a_class_of_code_0_is_offered_and_then_a_class(health, align, cover):
    row = health(cover)["nodata_zero"]
    assert row.severity == TELLS
    assert str(row.method) == "0 stays unknown"
    before = align(cover).entries[0]
    assert zeros(before.output)[0] == 0

    choices = answered({}, row, row.options[0])
    assert choices[cover].zero_is_value
    again = health(cover, choices=choices)["nodata_zero"]
    assert again.mended
    assert str(again.method) == "0 is a value"
    entry = align(cover, choices=choices).entries[0]
    assert not entry.cached
    assert entry.legend == "igbp"
    assert zeros(entry.output)[0] > 500
    assert entry.known > before.known + 0.3
    assert align(cover, choices=choices).entries[0].cached
    assert choice_from({"zero_is_value": True}) == YES


def test_shares_count_the_class_0(align, cover):
    entry = align(cover, cell_size=4000.0, choices={cover: YES}).entries[0]
    water = read_whole(entry.class_shares, 1 + entry.class_codes.index(0))
    assert np.nanmax(water) == pytest.approx(100.0)
    assert np.isfinite(read_whole(entry.output, 1)).mean() > 0.3


def test_ndvi_0_is_offered_and_averaged_in(health, align, aligned_raster):
    path = aligned_raster("ndvi_max.tif", NDVI, nodata=0)
    row = health(path)["nodata_zero"]
    assert [str(option.label) for option in row.options] == ["0 is a value here", "0 means unknown"]
    choices = answered({}, row, row.options[0])
    rows = health(path, choices=choices)
    assert "zero_doubt" not in rows
    assert zeros(align(path, choices=choices).entries[0].output)[0] > 500
    assert "zero_is_value=False" in repr(answered({}, row, row.options[1])[path])


def test_the_recognition_sees_the_zeros(aligned_raster):
    path = aligned_raster("MCD12Q1_IGBP_landcover.tif", COVER, nodata=0, dtype=gdal.GDT_Byte)
    assert "(10)" in str(recognise(path).reason)
    assert "(0, 10)" in str(recognise(path, zero_is_value=True).reason)
    assert recognise(path, zero_is_value=True).real == (0.0,)


def test_it_says_nothing_where_another_value_is_declared(aligned_raster):
    path = aligned_raster("soil_sand.tif", np.tile(np.linspace(30, 60, 60), (55, 1)), nodata=-9999.0)
    assert not recognise(path, zero_is_value=True).zero_is_value


def test_elsewhere_declared_0_is_no_row(health, aligned_raster):
    heights = np.tile(np.linspace(900, 1500, 60), (55, 1))
    heights[:5] = 0
    assert "nodata_zero" not in health(aligned_raster("dem.tif", heights, nodata=0))


def test_zeros_of_monthly_series_and_of_dates_are_values(align, aligned_raster):
    months = np.zeros((12, *SHAPE))
    months[5:8] = 30.0 + np.arange(60) / 60
    rain = aligned_raster("precipitation_mm.tif", months, nodata=0)
    said = LayerChoice(zero_is_value=True, unit="mm")
    values = read_whole(align(rain, choices={rain: said}).entries[0].output, 1)
    assert np.nanmax(values) == 0

    dates = aligned_raster("duaod550.tif", np.stack([np.zeros(SHAPE), np.full(SHAPE, 0.4)]), nodata=0)
    dataset = gdal.Open(dates, gdal.GA_Update)
    for number, date in enumerate(("2020-04-01", "2020-05-01"), start=1):
        dataset.GetRasterBand(number).SetDescription(date)
    dataset = None
    assert np.nanmean(read_whole(align(dates).entries[0].output, 1)) == pytest.approx(0.4)
    said = align(dates, choices={dates: YES}).entries[0]
    assert np.nanmean(read_whole(said.output, 1)) == pytest.approx(0.2)


def test_cells_of_no_tile_stay_unknown(align, make_raster, study_area, tmp_path):
    """Two tiles with a hole between them: their own zeros become values, the hole none."""
    origin = 430000.0
    tiles = []
    for name, column in (("N44E104", 0), ("N44E105", 40)):
        values = np.full((55, 20), 0.0)
        values[:, 10:] = 10
        values[:5, 10:] = 16
        values[5:9, 10:] = 7
        transform = (origin + 1000.0 * column, 1000.0, 0.0, 4945000.0, 0.0, -1000.0)
        tiles.append(
            make_raster(f"MCD12C1_IGBP_{name}.tif", values, geotransform=transform, nodata=0, dtype=gdal.GDT_Byte)
        )
    choices = dict.fromkeys(tiles, YES)
    entry = align(*tiles, choices=choices).entries[0]
    assert len(entry.files) >= 2
    values = read_whole(entry.output, 1)
    assert np.count_nonzero(values == 0) > 200
    plain = read_whole(align(*tiles).entries[0].output, 1)
    assert np.count_nonzero(plain == 0) == 0
    grid_hole = np.isnan(values) & np.isnan(plain)
    # the hole of 20 columns lies in the study area of about 48 by 44 cells
    assert np.count_nonzero(grid_hole) > 600


def test_a_mosaic_made_before_cannot_be_overruled(health, align, make_raster, tmp_path):
    """Its gaps are 0 as well: they would become a class."""
    tiles = []
    for number, column in enumerate((0, 40)):
        values = np.where(np.arange(20) < 10, 0, 10) * np.ones((55, 20))
        values[:5, 10:], values[5:9, 10:] = 16, 7
        transform = (430000.0 + 1000.0 * column, 1000.0, 0.0, 4945000.0, 0.0, -1000.0)
        tiles.append(make_raster(f"t{number}.tif", values, geotransform=transform, nodata=0, dtype=gdal.GDT_Byte))
    path = str(tmp_path / "MCD12C1_IGBP.vrt")
    gdal.BuildVRT(path, tiles).FlushCache()
    row = health(path)["nodata_zero"]
    assert row.options == ()
    assert "what lies between them" in str(row.fix)
    assert np.count_nonzero(read_whole(align(path, choices={path: YES}).entries[0].output, 1) == 0) == 0
