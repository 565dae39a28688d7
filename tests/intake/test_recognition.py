"""Recognition without help: real files, the sample, and every trap with units and labels."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import gdal

from dss_planner import paths
from dss_planner.errors import InputError
from dss_planner.intake.recognition import recognise, sublayers

MONTHS = np.arange(12).reshape(12, 1, 1)
#: Monthly means of a cold steppe [°C], [mm]
TEMPERATURE = -20 + 40 * np.sin(np.pi * MONTHS / 11) + np.zeros((12, 6, 6))
RAIN = 1 + 50 * np.sin(np.pi * MONTHS / 11) ** 4 + np.zeros((12, 6, 6))


def relabel(path, unit=None, **metadata):
    dataset = gdal.Open(path, gdal.GA_Update)
    for number in range(1, dataset.RasterCount + 1):
        if unit:
            dataset.GetRasterBand(number).SetUnitType(unit)
        for key, value in metadata.items():
            dataset.GetRasterBand(number).SetMetadataItem(key, value)
    dataset = None
    return path


# --- real layers ----------------------------------------------------------------------------------------------------

REAL_RASTERS = {
    "dem_dted0_30s.tif": ("elevation", "m", 1.0, "", 1),
    "landcover_mcd12c1_2019_igbp_0p05deg.tif": ("landcover", "", 1.0, "igbp", 1),
    "ndvi_maximum_0p05deg.tif": ("ndvi_maximum", "NDVI", 1.0, "", 1),
    "ndvi_minimum_0p05deg.tif": ("ndvi_minimum", "NDVI", 1.0, "", 1),
    "temperature_c_monthly_0p25deg.tif": ("temperature", "°C", 1.0, "", 12),
    "precipitation_mm_monthly_0p25deg.tif": ("precipitation", "mm", 1.0, "", 12),
    "soil_sand_fraction_0p25deg.tif": ("sand", "fraction 0–1", 100.0, "", 1),
    "soil_silt_fraction_0p25deg.tif": ("silt", "fraction 0–1", 100.0, "", 1),
    "soil_clay_fraction_0p25deg.tif": ("clay", "fraction 0–1", 100.0, "", 1),
}
REAL_VECTORS = {
    "roads": "roads",
    "railroads": "railroads",
    "soum_centers": "soum_centers",
    "lakes": "lakes",
    "rivers": "rivers",
    "mining_licences": "mining_licences",
    "adm_1": "admin1",
    "adm_2": "admin2",
    "settlements": "settlements",
}
SAMPLE_RASTERS = {
    "elevation_5min.tif": ("elevation", "m", 1.0, "", 1),
    "landcover_mcd12c1_igbp_2019.tif": ("landcover", "", 1.0, "igbp", 1),
    "ndvi_maximum.tif": ("ndvi_maximum", "NDVI", 1.0, "", 1),
    "ndvi_minimum.tif": ("ndvi_minimum", "NDVI", 1.0, "", 1),
    "temperature_era5_monthly.tif": ("temperature", "°C", 1.0, "", 12),
    "precipitation_era5_monthly.tif": ("precipitation", "mm", 1.0, "", 12),
    "climate_group_koeppen_30s.tif": ("climate_group", "", 1.0, "koeppen_main", 1),
}
SAMPLE_VECTORS = {
    "study_area": "study_area",
    "aimags": "admin1",
    "settlements": "settlements",
    "roads": "roads",
    "wind_stations": "wind_stations",
    "soil_points": "soil_points",
}


def check_raster(path, expected):
    found = recognise(str(path))
    assert (found.role, found.unit_found, found.scale, found.legend, len(found.bands)) == expected, found.reason
    assert not found.ambiguous
    assert str(found.reason).endswith(".")
    assert found.warnings == ()


@pytest.mark.parametrize("name", sorted(REAL_RASTERS))
def test_real_rasters_are_recognised(gobi, name):
    check_raster(gobi / name, REAL_RASTERS[name])


@pytest.mark.parametrize("name", sorted(SAMPLE_RASTERS))
def test_rasters_of_the_sample_are_recognised(name):
    check_raster(paths.resource("sample", name), SAMPLE_RASTERS[name])


@pytest.mark.parametrize("name", sorted(REAL_VECTORS))
def test_real_vectors_are_recognised(gobi, name):
    found = recognise(f"{gobi}/vectors.gpkg|layername={name}")
    assert (found.role, found.kind, found.ambiguous) == (REAL_VECTORS[name], "vector", False), found.reason


@pytest.mark.parametrize("name", sorted(SAMPLE_VECTORS))
def test_vectors_of_the_sample_are_recognised(name):
    found = recognise(f"{paths.resource('sample', 'sample.gpkg')}|layername={name}")
    assert (found.role, found.ambiguous) == (SAMPLE_VECTORS[name], False), found.reason


def test_real_stations_give_their_monthly_fields(gobi):
    found = recognise(str(gobi / "wind_stations.gpkg"))
    assert found.role == "wind_stations"
    assert found.fields["wind"].names == tuple(f"cru_wnd_{month:02d}" for month in range(1, 13))
    assert found.fields["wind"].unit_found == "m/s"
    assert found.fields["snow_probability"].scale == 0.01  # stored in percent
    assert set(found.fields) == {"wind", "precipitation", "temperature", "snow_probability"}


def test_numbers_as_road_classes_are_pointed_out(gobi):
    found = recognise(f"{gobi}/vectors.gpkg|layername=roads")
    assert found.fields["class"].names == ("CODE",)
    assert "1, 2, 3, 4" in str(found.warnings[0])


# --- units and labels -----------------------------------------------------------------------------------------------


def test_celsius_labelled_kelvin_stays_celsius(degrees_raster):
    path = relabel(degrees_raster("t2m.tif", TEMPERATURE), "K")
    found = recognise(path)
    assert (found.role, found.unit_found, found.scale, found.offset) == ("temperature", "°C", 1.0, 0.0)
    assert "says its unit is “k”" in str(found.warnings[0])


def test_true_kelvin_is_converted(degrees_raster):
    found = recognise(relabel(degrees_raster("t2m.tif", TEMPERATURE + 273.15), "K"))
    assert (found.unit_found, found.offset) == ("K", -273.15)
    assert [str(warning)[:40] for warning in found.warnings] == ["Its twelve bands do not say which months"]


def test_tenths_of_a_degree_are_converted(degrees_raster):
    found = recognise(degrees_raster("tmean.tif", TEMPERATURE * 10))
    assert (found.unit_found, found.scale) == ("°C × 10", 0.1)


def test_millimetres_labelled_metres_stay_millimetres(degrees_raster):
    found = recognise(relabel(degrees_raster("tp_monthly.tif", RAIN), "m"))
    assert (found.role, found.unit_found, found.scale) == ("precipitation", "mm", 1.0)
    assert "says its unit is “m”" in str(found.warnings[0])


def test_true_metres_of_rain_are_converted(degrees_raster):
    found = recognise(relabel(degrees_raster("tp_monthly.tif", RAIN / 1000), "m"))
    assert (found.unit_found, found.scale) == ("m", 1000.0)


def test_rain_without_a_unit_that_could_be_several_is_asked_about(degrees_raster):
    found = recognise(degrees_raster("precipitation.tif", RAIN / 1000))
    assert (found.role, found.ambiguous, found.units) == ("precipitation", True, ("m", "mm"))
    assert "say which one" in str(found.warnings[0])
    assert recognise(found.uri, unit="m").ambiguous is False


def test_rain_in_no_known_unit_is_not_accepted(degrees_raster):
    found = recognise(degrees_raster("precipitation.tif", RAIN * 1e5))
    assert (found.role, found.alternatives) == ("", ("precipitation",))
    assert "fit no unit" in str(found.reason)


def test_ndvi_times_ten_thousand_is_scaled_and_its_fill_value_unknown(degrees_raster):
    values = np.full((6, 6), 2500.0)
    values[0, :3] = -3000
    path = degrees_raster("MOD13_NDVI_max_2020.tif", values, nodata=None, dtype=gdal.GDT_Int16)
    found = recognise(path)
    assert (found.role, found.unit_found, found.scale) == ("ndvi_maximum", "NDVI × 10 000", 0.0001)
    assert found.nodata == -3000
    assert "not declared" in str(found.warnings[0])


def test_soil_in_percent_and_in_grams_per_kilogram(degrees_raster):
    assert recognise(degrees_raster("sand_0-5cm.tif", np.linspace(30, 60, 36).reshape(6, 6))).scale == 1.0
    grams = recognise(degrees_raster("sand_0-5cm_mean.tif", np.linspace(300, 600, 36).reshape(6, 6)))
    assert (grams.unit_found, grams.scale) == ("g/kg", 0.1)


def test_organic_carbon_becomes_organic_matter_only_with_its_unit(degrees_raster):
    path = degrees_raster("topsoil_soc.tif", np.linspace(40, 200, 36).reshape(6, 6))
    asked = recognise(path)
    assert (asked.ambiguous, set(asked.units)) == (True, {"g/kg organic carbon", "dg/kg organic carbon"})
    found = recognise(relabel(path, "dg/kg"))
    assert (found.role, found.scale) == ("organic_matter", pytest.approx(0.01724))


# --- classes --------------------------------------------------------------------------------------------------------


def classes(degrees_raster, name, codes):
    values = np.resize(np.array(codes, dtype=float), (6, 6))
    return degrees_raster(name, values, nodata=None, dtype=gdal.GDT_Byte)


def test_legends_are_told_by_their_codes(degrees_raster):
    assert recognise(classes(degrees_raster, "landcover_igbp.tif", [10, 16, 7])).legend == "igbp"
    assert recognise(classes(degrees_raster, "landcover.tif", [30, 60, 95])).legend == "esa_worldcover"
    assert recognise(classes(degrees_raster, "landcover.tif", [110, 130, 150, 200])).legend == "esa_cci"


def test_small_codes_alone_are_asked_about(degrees_raster):
    found = recognise(classes(degrees_raster, "landcover_national.tif", [1, 10, 16]))
    assert (found.role, found.legend, found.legends, found.ambiguous) == ("landcover", "", ("igbp",), True)
    assert "so small codes are used by many legends" in str(found.warnings[0])
    assert recognise(found.uri, legend="igbp").legend == "igbp"


def test_metadata_may_name_the_legend(degrees_raster):
    path = classes(degrees_raster, "landcover.tif", [1, 10, 16])
    dataset = gdal.Open(path, gdal.GA_Update)
    dataset.SetMetadataItem("TIFFTAG_IMAGEDESCRIPTION", "Land cover, IGBP classes")
    dataset = None
    assert recognise(path).legend == "igbp"


def test_codes_of_two_legends_need_a_name_or_a_choice(degrees_raster):
    shared = [30, 60, 80]
    named = recognise(classes(degrees_raster, "ESA_WorldCover_10m_2021.tif", shared))
    assert (named.role, named.legend, named.ambiguous) == ("landcover", "esa_worldcover", False)
    bare = recognise(classes(degrees_raster, "land_cover.tif", shared))
    assert (bare.ambiguous, bare.legend) == (True, "")
    assert set(bare.legends) == {"esa_worldcover", "esa_cci", "globeland30"}
    assert "several legends" in str(bare.warnings[0])


def test_unknown_codes_are_said(degrees_raster):
    found = recognise(classes(degrees_raster, "landcover_national.tif", [1, 77, 99]))
    assert (found.role, found.legend) == ("landcover", "")
    assert "no known legend" in str(found.warnings[0])


def test_overviews_of_classes_do_not_mislead(make_raster):
    codes = np.where(np.indices((1500, 1500)).sum(axis=0) % 2 == 0, 10.0, 16.0)
    path = make_raster("landcover_igbp.tif", codes, nodata=None, dtype=gdal.GDT_Byte)
    dataset = gdal.Open(path, gdal.GA_Update)
    dataset.BuildOverviews("AVERAGE", [2, 4, 8])
    dataset = None
    assert recognise(path).legend == "igbp"


# --- doubt ----------------------------------------------------------------------------------------------------------


def test_plain_ndvi_could_be_either(degrees_raster):
    found = recognise(degrees_raster("ndvi_2020.tif", np.full((6, 6), 0.2)))
    assert found.ambiguous
    assert {found.role, *found.alternatives} == {"ndvi_maximum", "ndvi_minimum"}


def test_values_alone_give_a_list_never_a_role(degrees_raster):
    found = recognise(degrees_raster("band_stack.tif", TEMPERATURE))
    assert (found.role, found.ambiguous) == ("", True)
    assert "temperature" in found.alternatives
    assert "Choose its role" in str(found.reason)


def test_number_of_bands_must_fit(degrees_raster):
    found = recognise(degrees_raster("temperature_annual.tif", TEMPERATURE[:1]))
    assert (found.role, found.alternatives) == ("", ("temperature",))
    assert "1 band(s) where 12 are needed" in str(found.reason)


def test_empty_raster_is_said_to_be_empty(degrees_raster):
    found = recognise(degrees_raster("dem.tif", np.full((6, 6), np.nan)))
    assert found.role == ""
    assert "empty" in str(found.reason)


def test_unknown_vector_is_left_open(make_vector):
    found = recognise(make_vector("x.gpkg", [("POINT(0 0)", {"a": 1.0})], layer="things"))
    assert (found.role, found.alternatives) == ("", ())


def test_stations_are_told_by_their_fields_alone(make_vector):
    months = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    values = {f"WS10_{month}": 3.5 for month in months}
    found = recognise(make_vector("x.gpkg", [("POINT(500000 4900000)", values)], layer="observations"))
    assert found.role == "wind_stations"
    assert found.fields["wind"].names[:2] == ("WS10_jan", "WS10_feb")


def test_stations_without_twelve_months_are_no_wind_stations(make_vector):
    values = {f"wind_{month:02d}": 3.5 for month in range(1, 12)}
    assert recognise(make_vector("x.gpkg", [("POINT(0 0)", values)], layer="wind_stations")).role == ""


def test_soum_centres_are_points_and_soums_are_polygons(make_vector):
    square = "POLYGON((0 0,1 0,1 1,0 1,0 0))"
    assert recognise(make_vector("a.gpkg", [("POINT(0 0)", {})], layer="soum_centers")).role == "soum_centers"
    assert recognise(make_vector("b.gpkg", [(square, {})], layer="soums")).role == "admin2"
    assert recognise(make_vector("c.gpkg", [(square, {})], layer="roads")).role == ""


def test_user_may_overrule(degrees_raster):
    path = degrees_raster("layer_7.tif", np.linspace(0.3, 0.6, 36).reshape(6, 6))
    found = recognise(path, role="sand")
    assert (found.role, found.ambiguous, found.units) == ("sand", True, ("fraction 0–1", "%"))
    said = recognise(path, role="sand", unit="fraction 0–1")
    assert (said.scale, said.ambiguous, said.units) == (100.0, False, ())
    with pytest.raises(InputError, match="cannot be used as you say"):
        recognise(path, role="temperature")
    with pytest.raises(InputError, match="is a raster"):
        recognise(path, role="roads")
    with pytest.raises(InputError, match="not a role"):
        recognise(path, role="magic")


def test_overruled_vector_needs_its_fields_and_geometry(make_vector):
    path = make_vector("x.gpkg", [("POINT(0 0)", {"speed": 3.0})], layer="things")
    with pytest.raises(InputError, match="no field for wind"):
        recognise(path, role="wind_stations")
    with pytest.raises(InputError, match="line features"):
        recognise(path, role="roads")
    assert recognise(path, role="settlements").role == "settlements"


def test_file_with_several_layers_lists_them(gobi):
    with pytest.raises(InputError, match=r"holds 9 layers.*roads"):
        recognise(str(gobi / "vectors.gpkg"))
    assert len(sublayers(str(gobi / "vectors.gpkg"))) == 9


def test_missing_file_and_file_without_crs_are_named(tmp_path, make_vector):
    with pytest.raises(InputError, match="does not exist"):
        recognise(str(tmp_path / "none.tif"))
    (tmp_path / "text.tif").write_text("hello")
    with pytest.raises(InputError, match="neither a raster nor a vector"):
        recognise(str(tmp_path / "text.tif"))
