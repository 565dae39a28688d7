"""What stored values say: NoData, emptiness, units, legends, bands and dates; with the answers that settle each."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import gdal

from dss_planner.intake.choices import LayerChoice
from dss_planner.intake.health.layer import Layer
from dss_planner.intake.health.meaning import Meaning
from dss_planner.intake.health.problems import ASKS, MENDS, TELLS, answered
from dss_planner.intake.health.sample import read_header, read_sample
from dss_planner.intake.health.values import undeclared
from dss_planner.intake.recognition import Recognition

SHAPE = (55, 60)
SAND = np.tile(np.linspace(30, 60, 60), (55, 1))
HEIGHTS = np.tile(np.linspace(900, 1500, 60), (55, 1))
MONTHS = np.arange(12).reshape(12, 1, 1)
WARM = -20 + 40 * np.sin(np.pi * MONTHS / 11) + np.zeros((12, *SHAPE))
RAIN = 20 + 30 * np.sin(np.pi * MONTHS / 11) + np.zeros((12, *SHAPE))


def with_fill(values, fill, rows=6):
    """Return a copy whose first rows are ``fill``."""
    filled = np.array(values, dtype=float)
    filled[..., :rows, :] = fill
    return filled


# --- NoData -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "values", "fill", "dtype"),
    [
        ("dem.tif", HEIGHTS, -9999, gdal.GDT_Float32),
        ("dem.tif", HEIGHTS, -32768, gdal.GDT_Int16),
        ("dem.tif", HEIGHTS, 65535, gdal.GDT_UInt16),
        ("dem.tif", HEIGHTS, 1e20, gdal.GDT_Float32),
        ("dem.tif", HEIGHTS, 9.969209968386869e36, gdal.GDT_Float32),
        ("soil_sand.tif", SAND, 255, gdal.GDT_Byte),
        ("ndvi_max.tif", SAND / 100, -9999, gdal.GDT_Float32),
        ("temperature_monthly.tif", WARM, -9999, gdal.GDT_Float32),
    ],
)
def test_a_fill_value_that_is_not_declared_is_found_with_its_share(health, aligned_raster, name, values, fill, dtype):
    path = aligned_raster(name, with_fill(values, fill, rows=20), nodata=None, dtype=dtype)
    row = health(path)["nodata_undeclared"]
    assert float(row.choice.nodata) == pytest.approx(fill, rel=1e-6)
    # the study area lies in rows 5 to 51 of the raster or so: about a third of its cells
    share = float(str(row.problem).split("fills ")[1].split(" %")[0])
    assert 20 < share < 45
    again = health(path, choices=answered({}, row))
    assert again["nodata_undeclared"].mended
    assert not {"out_of_range", "constant", "empty"} & set(again)


def test_a_fill_value_that_the_file_declares_is_no_row(health, aligned_raster):
    rows = health(aligned_raster("soil_sand.tif", with_fill(SAND, np.nan), nodata=-9999.0))
    assert rows == {}


def test_values_within_the_range_are_no_fill(health, aligned_raster):
    # 255 m is a height, and 255 no odd value of a quantity that reaches beyond it
    low = np.tile(np.linspace(200, 300, 60).round(), (55, 1))
    low[:, :10] = 255
    rows = health(aligned_raster("dem.tif", low, nodata=None, dtype=gdal.GDT_Int16))
    assert "nodata_undeclared" not in rows


def test_a_declared_value_that_never_occurs_beside_one_that_does_is_told(health, aligned_raster):
    path = aligned_raster("dem.tif", with_fill(HEIGHTS, -9999, rows=20), nodata=-32768.0)
    row = health(path)["nodata_undeclared"]
    assert "declares −32768 instead, which never occurs" in str(row.problem)
    assert row.choice.nodata == -9999


def test_nan_beside_a_declared_value_is_told(health, aligned_raster):
    path = aligned_raster("soil_sand.tif", with_fill(SAND, np.nan, rows=20), nodata=-9999.0)
    dataset = gdal.Open(path, gdal.GA_Update)
    dataset.GetRasterBand(1).WriteArray(np.full((4, 60), np.nan, dtype=np.float32), 0, 25)
    dataset = None
    row = health(path)["nodata_mixed"]
    assert row.severity == TELLS
    assert "NaN" in str(row.problem)


def test_zeros_beside_high_ground_are_taken_as_unknown(health, aligned_raster):
    row = health(aligned_raster("dem.tif", with_fill(HEIGHTS, 0, rows=20), nodata=None))["nodata_undeclared"]
    assert (row.severity, row.choice.nodata) == (MENDS, 0.0)


@pytest.mark.parametrize(("name", "values"), [("ndvi_max.tif", SAND / 100)])
def test_zeros_far_from_all_others_ask(health, aligned_raster, name, values):
    path = aligned_raster(name, with_fill(values, 0, rows=20), nodata=None)
    row = health(path)["zero_doubt"]
    assert (row.severity, row.choice.nodata) == (ASKS, 0.0)
    assert health(path, choices=answered({}, row, row.options[1]))["zero_doubt"].mended
    known = health(path, choices=answered({}, row, row.options[0]))
    assert all(again.mended or again.severity != ASKS for again in known.values())


def test_zeros_among_small_values_are_no_row(health, aligned_raster):
    low = np.tile(np.linspace(0, 300, 60), (55, 1))
    assert "zero_doubt" not in health(aligned_raster("dem.tif", low, nodata=None))


def test_zero_declared_unknown_where_it_is_usual_is_told(health, aligned_raster):
    dry = RAIN.copy()
    dry[0] = 0
    row = health(aligned_raster("precipitation_monthly.tif", dry, nodata=0.0))["nodata_zero"]
    assert row.severity == TELLS
    assert "33.3 %" in str(row.problem)  # one of the three months that are sampled
    assert "nodata_zero" not in health(aligned_raster("precipitation_monthly_2.tif", RAIN, nodata=0.0))


def test_zero_declared_unknown_although_it_is_a_class_is_told(health, aligned_raster):
    codes = np.full(SHAPE, 10.0)
    codes[:20] = 0
    row = health(aligned_raster("landcover_igbp.tif", codes, nodata=0.0, dtype=gdal.GDT_Byte))["nodata_zero"]
    assert "class of IGBP" in str(row.problem)


# --- nothing, one thing, too much -------------------------------------------------------------------------------------


def test_a_raster_without_values_in_the_area_asks(health, aligned_raster):
    values = np.full(SHAPE, np.nan)
    values[0] = 40  # north of the study area
    row = health(aligned_raster("soil_sand.tif", values))["empty"]
    assert row.severity == ASKS
    assert row.options[-1].choice.left_out


def test_a_raster_that_is_all_fill_is_empty(health, aligned_raster):
    path = aligned_raster("soil_sand.tif", np.where(np.arange(60) < 1, 40.0, np.full(SHAPE, -9999.0)), nodata=None)
    assert "empty" in health(path)


def test_one_value_and_one_cell_are_told(health, aligned_raster, make_raster):
    row = health(aligned_raster("soil_sand.tif", np.full(SHAPE, 43.0)))["constant"]
    assert (row.severity, "43" in str(row.problem)) == (TELLS, True)
    cells = (400000.0, 100000.0, 0.0, 4960000.0, 0.0, -100000.0)
    rows = health(make_raster("soil_clay.tif", np.array([[21.0]]), geotransform=cells))
    assert "21" in str(rows["one_cell"].problem)
    assert "constant" not in rows


def test_values_out_of_range_are_told_with_the_farthest(health, aligned_raster):
    odd = HEIGHTS.copy()
    odd[30, 10:14] = 12345
    odd[30, 14:16] = 20000
    row = health(aligned_raster("dem.tif", odd))["out_of_range"]
    assert row.severity == MENDS
    assert str(row.fix) == "Taken as unknown"
    assert "up to 20000" in str(row.problem)
    assert "9000" in str(row.problem)


# --- units ------------------------------------------------------------------------------------------------------------


def labelled(path, unit):
    dataset = gdal.Open(path, gdal.GA_Update)
    for number in range(1, dataset.RasterCount + 1):
        dataset.GetRasterBand(number).SetUnitType(unit)
    dataset = None
    return path


def test_a_conversion_is_a_row(health, aligned_raster):
    row = health(aligned_raster("soil_sand_fraction.tif", SAND / 100))["unit"]
    assert row.severity == MENDS
    assert "needs %" in str(row.problem)
    assert str(row.method) == "× 100"
    kelvin = health(labelled(aligned_raster("temperature_monthly.tif", WARM + 273.15), "K"))["unit"]
    assert str(kelvin.method) == "− 273.15"


def test_a_label_against_the_values_is_told_and_can_be_overruled(health, aligned_raster):
    path = labelled(aligned_raster("temperature_monthly.tif", WARM), "K")
    row = health(path)["unit_label"]
    assert row.severity == MENDS
    assert "“K”" in str(row.problem)
    assert row.choice.unit == "°C"
    assert [option.choice.unit for option in row.options][:2] == ["°C", "K"]


def test_a_label_with_the_values_is_no_row(health, aligned_raster):
    assert health(labelled(aligned_raster("soil_sand.tif", SAND), "%")) == {}


# --- roles, bands, legends, dates -------------------------------------------------------------------------------------


def test_a_layer_that_nothing_names_asks_what_it_is(health, aligned_raster):
    row = health(aligned_raster("raster_17.tif", SAND))["not_recognised"]
    assert row.severity == ASKS
    roles = [option.choice.role for option in row.options]
    assert {"sand", "silt", "clay"} <= set(roles)
    path = row.layer
    assert "not_recognised" not in health(path, choices={path: LayerChoice(role="sand")})


def test_too_few_months_ask(health, aligned_raster):
    row = health(aligned_raster("temperature_monthly.tif", WARM[:4]))["bands_missing"]
    assert row.severity == ASKS
    assert "12 bands" in str(row.problem)
    assert "has 4" in str(row.problem)


def test_a_role_that_the_values_deny_asks(health, aligned_raster):
    path = aligned_raster("raster.tif", np.tile(np.linspace(40000, 60000, 60), (55, 1)))
    row = health(path, choices={path: LayerChoice(role="sand")})["role_wrong"]
    assert row.severity == ASKS
    assert row.options[-1].choice.left_out


def test_a_layer_left_out_is_gone(health, aligned_raster):
    path = aligned_raster("raster.tif", SAND)
    row = health(path)["not_recognised"]
    assert health(path, choices=answered({}, row, row.options[-1])) == {}


def codes_raster(aligned_raster, name, codes):
    values = np.resize(np.array(codes, dtype=float), SHAPE)
    return aligned_raster(name, values, nodata=None, dtype=gdal.GDT_Byte)


def test_codes_without_legend_entry_are_listed_with_their_share(health, aligned_raster):
    path = codes_raster(aligned_raster, "landcover_igbp.tif", [10, 10, 10, 10, 10, 10, 10, 16, 16, 99])
    rows = health(path, choices={path: LayerChoice(legend="igbp")})
    row = rows["class_unknown"]
    assert row.severity == ASKS
    assert "IGBP" in str(row.problem)
    assert "99 (10" in str(row.problem)
    nodata = next(option for option in row.options if option.choice.nodata is not None)
    assert nodata.choice.nodata == 99
    mended = health(path, choices=answered({path: LayerChoice(legend="igbp")}, row, nodata))
    assert all(again.mended or again.severity != ASKS for again in mended.values())


def test_codes_of_no_legend_ask(health, aligned_raster):
    path = codes_raster(aligned_raster, "landcover.tif", [101, 102, 103, 104])
    row = health(path)["legend_unknown"]
    assert row.severity == ASKS
    assert "101, 102, 103, 104" in str(row.problem)


def test_codes_of_several_legends_ask_which(health, aligned_raster):
    path = codes_raster(aligned_raster, "landcover.tif", [10])
    row = health(path)["legend_doubt"]
    assert row.severity == ASKS
    legends = [option.choice.legend for option in row.options if option.choice.legend]
    assert {"igbp", "esa_worldcover", "esa_cci"} <= set(legends)
    settled = health(path, choices=answered({}, row, row.options[0]))
    assert "legend_doubt" not in settled
    assert "class_unknown" not in settled


def test_codes_of_one_legend_are_no_row(health, aligned_raster):
    assert health(codes_raster(aligned_raster, "landcover_igbp.tif", [10, 16, 7])) == {}


def test_two_possible_units_ask_with_an_example_of_each(health, aligned_raster):
    path = aligned_raster("soil_sand.tif", SAND / 100)
    row = health(path)["unit_doubt"]
    assert row.severity == ASKS
    labels = {option.choice.unit: str(option.label) for option in row.options if option.choice.unit}
    assert labels["fraction 0–1"] == "fraction 0–1: 0.4 stands for 40 %"
    assert labels["%"] == "%: 0.4 stands for 0.4 %"
    settled = health(path, choices=answered({}, row, row.options[0]))
    assert "unit_doubt" not in settled


def test_a_single_unit_that_nothing_bears_out_is_asked(health, aligned_raster):
    path = aligned_raster("wind_speed.tif", np.linspace(20, 60, 12 * 2500).reshape(12, 50, 50), dtype=gdal.GDT_Byte)
    row = health(path)["unit_doubt"]
    assert row.severity == ASKS
    assert "(up to 60) could be m/s × 10, but nothing says so" in str(row.problem)
    assert [option.choice.unit for option in row.options if option.choice.unit] == ["m/s × 10"]
    assert "unit_doubt" not in health(path, choices=answered({}, row, row.options[0]))


def test_class_0_of_mcd12q1_is_a_fill(health, aligned_raster):
    row = health(codes_raster(aligned_raster, "landcover_igbp.tif", [10, 16, 7, 17, 0]))["nodata_undeclared"]
    assert row.severity == MENDS
    assert "nodata_undeclared" not in health(codes_raster(aligned_raster, "landcover_igbp_c1.tif", [10, 16, 7, 0]))


def test_a_fill_beside_the_chosen_legend_is_no_class(health, aligned_raster):
    path = codes_raster(aligned_raster, "landcover.tif", [10, 30, 60, 80, 255])
    choices = {path: LayerChoice(legend="esa_worldcover")}
    rows = health(path, choices=choices)
    assert rows["nodata_undeclared"].choice.nodata == 255
    assert "class_unknown" not in rows
    cover = Layer(path, path, LayerChoice(), Recognition(path, "landcover", "class"))
    sample, codes = read_sample(read_header(path, ()), None), frozenset({10, 30, 60, 80})
    assert undeclared(cover, read_header(path, ()), sample, Meaning(codes=codes)) == [255]
    assert undeclared(cover, read_header(path, ()), sample, Meaning(codes=codes | {255})) == []


def test_the_nearest_legend_is_named_with_what_it_lacks(health, aligned_raster):
    path = codes_raster(aligned_raster, "landcover_igbp.tif", [10, 16, 7, 10, 16, 7, 10, 16, 7, 99])
    row = health(path)["legend_unknown"]
    assert "IGBP (MODIS MCD12) comes nearest, but lacks 99" in str(row.problem)
    assert row.options[0].choice.legend == "igbp"
    assert "89.8 %" in str(row.options[0].label)


def test_a_fill_is_what_the_unit_cannot_hold_or_what_stands_far_apart(aligned_raster):
    path = aligned_raster("dem.tif", with_fill(HEIGHTS, 9999), nodata=None)
    header = read_header(path, ())
    sample = read_sample(header, None)
    heights = Layer(path, path, LayerChoice(), Recognition(path, "elevation", "quantity"))
    assert undeclared(heights, header, sample, Meaning("m", (-450.0, 9000.0))) == [9999]
    assert undeclared(heights, header, sample, Meaning("m", (-450.0, 20000.0))) == []
    nobody = Layer(path, path, LayerChoice())
    assert undeclared(nobody, header, sample, Meaning()) == [9999]
    near = read_sample(read_header(aligned_raster("dem_2.tif", with_fill(HEIGHTS * 6, 9999), nodata=None), ()), None)
    assert undeclared(nobody, header, near, Meaning()) == []
