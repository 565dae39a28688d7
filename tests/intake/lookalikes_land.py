"""Look-alikes of elevation, land cover and soil layers."""

from __future__ import annotations

import numpy as np

from tests.intake.lookalikes_rasters import (
    NOT_OURS,
    Case,
    asks,
    between,
    classes,
    nc,
    of,
    sure,
    tif,
    with_values,
)

#: Codes of land cover as they occur in the Gobi.
IGBP, WORLDCOVER, CCI = (7, 10, 12, 16, 0), (20, 30, 40, 50, 60, 80, 90), (10, 11, 110, 130, 150, 200, 202, 210)
#: The legends whose codes are small and follow each other: all of them hold 1, 2, 4, 5, 7 and 8.
SMALL_LEGENDS = {
    "igbp", "dynamic_world", "esri", "modis_umd", "modis_lai", "modis_bgc", "modis_pft", "planner",
}  # fmt: skip
ESRI, DYNAMIC, GLOBELAND = (1, 2, 5, 7, 8, 11), (0, 2, 4, 5, 6, 7), (10, 30, 40, 60, 80, 90)

ELEVATION = [
    Case("N43E105.hgt.tif", tif(between(900, 1800), "Int16"), sure("elevation", "m", product="srtm", date="2000")),
    Case(
        "n43_e105_1arc_v3.tif",
        tif(with_values(between(900, 1800), a=-32768), "Int16"),
        sure("elevation", "m", product="srtm", nodata=-32768.0),
        warns="-3.277e\\+04 is not declared",
    ),
    Case(
        "srtm_57_04.tif",
        tif(between(900, 1800), "Int16", nodata=-32768),
        sure("elevation", "m", product="srtm", nodata=None),
    ),
    Case("srtm_slope.tif", tif(between(0, 30)), NOT_OURS, says="computed from an elevation model"),
    Case(
        "srtm_wrong.tif",
        tif(of(10, 16, 7) * 10000, "Int32"),
        {"role": "", "alternatives": ("elevation",)},
        says="fit no unit",
    ),
    Case(
        "SRTM_filled_with_zero.tif",
        tif(with_values(between(900, 1800), a=0), "Int16"),
        sure("elevation", "m", nodata=0.0),
    ),
    Case("dem_coast.tif", tif(with_values(between(1, 300), a=0), "Int16"), sure("elevation", "m", nodata=None)),
    Case(
        "Copernicus_DSM_COG_10_N45_00_E105_00_DEM.tif",
        tif(between(900, 1800)),
        sure("elevation", "m", product="copernicus_dem"),
    ),
    Case("Copernicus_DSM_COG_10_N45_00_E105_00_WBM.tif", tif(of(0, 1, 2), "Byte"), NOT_OURS, says="_DEM"),
    Case(
        "ALPSMLC30_N045E105_DSM.tif",
        tif(with_values(between(900, 1800), a=-9999), "Int16"),
        sure("elevation", "m", product="alos", nodata=-9999.0),
    ),
    Case("ALPSMLC30_N045E105_STK.tif", tif(of(3, 4, 5), "Byte"), NOT_OURS, says="_DSM"),
    Case("output_AW3D30.tif", tif(between(900, 1800), "Int16"), sure("elevation", "m", product="alos")),
    Case("ALOS_PALSAR_HH_2020.tif", tif(between(2000, 9000), "UInt16"), NOT_OURS, says="radar image"),
    Case("dem_feet.tif", tif(between(3000, 6000), unit="ft"), sure("elevation", "ft", 0.3048)),
    Case(
        "dem_with_alpha.tif",
        tif(np.concatenate([between(900, 1800), np.full((1, 12, 12), 255)]), "UInt16", alpha=2),
        sure("elevation", "m", bands=(1,)),
    ),
    Case("hillshade_dem.tif", tif(between(1, 254), "Byte"), NOT_OURS, says="left out"),
]

LANDCOVER = [
    Case(
        "ESA_WorldCover_10m_2021_v200_N42E105_Map.tif",
        tif(of(*WORLDCOVER), "Byte"),
        classes("esa_worldcover", product="esa_worldcover", date="2021"),
    ),
    Case(
        "ESA_WorldCover_10m_2020_v100_N42E105_Map.tif",
        tif(of(*WORLDCOVER, 0), "Byte"),
        classes("esa_worldcover", nodata=0.0),
    ),
    Case(
        "ESA_WorldCover_2021_converted.tif",
        tif(of(*ESRI), "Byte"),
        {"role": "landcover", "legend": "", "ambiguous": True, "product": ""},
        warns="name says ESA WorldCover",
    ),
    Case("ESA_WorldCover_10m_2021_v200_N42E105_InputQuality.tif", tif(of(*range(40)), "Byte"), NOT_OURS, says="_Map"),
    Case(
        "ESACCI-LC-L4-LCCS-Map-300m-P1Y-2015-v2.0.7.tif",
        tif(of(*CCI), "Byte"),
        classes("esa_cci", product="esa_cci", date="2015"),
    ),
    Case(
        "C3S-LC-L4-LCCS-Map-300m-P1Y-2020-v2.1.1.nc",
        nc(
            {
                "lccs_class": (of(*CCI).astype("int16")[0], {"long_name": "Land cover class defined in LCCS"}),
                "change_count": (of(0, 1).astype("int16")[0], {}),
            }
        ),
        classes("esa_cci", product="esa_cci", date="2020"),
        layer="lccs_class",
        left=2,
    ),
    Case(
        "C3S-LC-L4-LCCS-Map-300m-P1Y-2020-v2.1.1_flags.nc",
        nc({"change_count": (of(0, 1).astype("int16")[0], {}), "lccs_class": (of(*CCI).astype("int16")[0], {})}),
        NOT_OURS,
        layer="change_count",
        says="lccs_class",
        left=2,
    ),
    Case(
        "cci_lc_2015_recoded.tif",
        tif(of(1, 2, 3, 4), "Byte"),
        {"role": "landcover", "legend": "", "ambiguous": True},
        warns="not those of its legend",
    ),
    Case(
        "MCD12Q1.061_LC_Type1_doy2019001_aid0001.tif",
        tif(of(7, 10, 12, 16, 17), "Byte"),
        classes("igbp", product="modis_landcover", date="2019-01-01"),
    ),
    Case(
        "MCD12Q1.061_LC_Type1_doy2018001_filled.tif",
        tif(of(7, 10, 12, 16, 0), "Byte"),
        classes("igbp", nodatas={0.0}),
        warns="value 0 is not declared",
    ),
    Case("landcover_igbp_filled.tif", tif(of(7, 10, 12, 16, 17, 0), "Byte"), classes("igbp", nodatas={0.0})),
    Case("landcover_igbp_mcd12c1.tif", tif(of(7, 10, 12, 16, 0), "Byte"), classes("igbp", nodatas=set())),
    Case("MCD12Q1.A2010001.h25v04.051_igbp.tif", tif(of(7, 10, 12, 16, 0), "Byte"), classes("igbp", nodatas=set())),
    Case("MCD12Q1.061_LC_Type2_doy2019001_aid0001.tif", tif(of(7, 10, 12, 15, 0), "Byte"), classes("modis_umd")),
    Case("MCD12Q1.061_LC_Type5_doy2019001_aid0001.tif", tif(of(5, 6, 7, 11, 0), "Byte"), classes("modis_pft")),
    Case(
        "MCD12Q1_mongolia_2019.tif",
        tif(of(7, 10, 12), "Byte"),
        {"role": "landcover", "legend": "", "ambiguous": True, "legends": {"igbp", "modis_umd"}},
    ),
    Case("MCD12Q1_mongolia_2020.tif", tif(of(7, 10, 12, 16), "Byte"), classes("igbp")),
    Case("MCD12Q1.061_LC_Prop1_doy2019001.tif", tif(of(1, 11, 21), "Byte"), NOT_OURS, says="LC_Type1"),
    Case(
        "MCD12C1.A2019001.006.Majority_Land_Cover_Type_1.tif",
        tif(of(*IGBP), "Byte"),
        classes("igbp", date="2019-01-01"),
    ),
    Case(
        "MCD12C1.A2019001.006.Land_Cover_Type_1_Assessment.tif",
        tif(of(*range(60, 100)), "Byte"),
        NOT_OURS,
        says="not which class",
    ),
    Case(
        "MCD12C1_igbp_wrong.tif", tif(of(*WORLDCOVER), "Byte"), {"role": "landcover", "legend": "", "ambiguous": True}
    ),
    Case(
        "GLC_FCS30_2020_E105N45.tif",
        tif(of(10, 71, 120, 130, 150, 153, 200, 202, 190), "Byte"),
        classes("glc_fcs30", product="glc_fcs30", date="2020"),
    ),
    Case(
        "GLC_FCS30_2020_E105N40.tif",
        tif(of(10, 130, 200, 0, 250), "Byte"),
        classes("glc_fcs30", nodatas={0.0, 250.0}),
    ),
    Case("GLC_FCS30D_2022_E105N45.tif", tif(of(10, 130, 181, 183, 200, 0), "Byte"), classes("glc_fcs30", nodata=0.0)),
    Case(
        "GLC_FCS30_2020_basic.tif", tif(of(1, 2, 3, 5), "Byte"), {"role": "landcover", "legend": "", "ambiguous": True}
    ),
    Case(
        "GlobeLand30_N48_40_2020LC030.tif", tif(of(*GLOBELAND), "Byte"), classes("globeland30", product="globeland30")
    ),
    Case("n48_40_2020lc030.tif", tif(of(*GLOBELAND, 255), "Byte"), classes("globeland30", nodata=255.0)),
    Case(
        "globeland30_like.tif",
        tif(of(*CCI), "Byte"),
        {"role": "landcover", "legend": "", "ambiguous": True, "legends": {"esa_cci"}},
    ),
    Case(
        "land_cover_2020.tif",
        tif(of(*GLOBELAND), "Byte"),
        {"role": "landcover", "legend": "", "ambiguous": True, "legends": {"globeland30", "esa_worldcover", "esa_cci"}},
    ),
    Case(
        "dynamicworld_2021_mode.tif",
        tif(of(*DYNAMIC), "Byte"),
        classes("dynamic_world", product="dynamic_world", date="2021", nodata=None),
    ),
    Case(
        "DynamicWorld_20210701_all_bands.tif",
        tif(np.concatenate([between(0, 1, 2), of(*DYNAMIC)]), bands=["water", "trees", "label"]),
        classes("dynamic_world", bands=(3,)),
    ),
    Case("landcover_igbp_as_real_numbers.tif", tif(of(10, 16, 7)), classes("igbp")),
    Case(
        "landcover_not_whole.tif", tif(between(1, 16)), {"role": "", "alternatives": ("landcover",)}, says="not classes"
    ),
    Case("CLYPPT_M_sl1_250m.tif", tif(between(15, 45), "Byte"), sure("clay", "%", product="soilgrids_2017")),
    Case("CLYPPT_M_sl7_250m.tif", tif(between(15, 45), "Byte"), NOT_OURS, says="15 cm depth or deeper"),
    Case("merit_hydro_upa.tif", tif(between(0, 1500)), {"role": ""}),
    Case(
        "DynamicWorld_20210701_bands.tif",
        tif(np.concatenate([between(0, 100, 2).round(), of(*DYNAMIC)]), "Byte", bands=["water", "trees", "label"]),
        classes("dynamic_world", bands=(3,)),
        warns="band 3 \\(label\\) is taken",
    ),
    Case(
        "Dynamic_World_wrong.tif", tif(of(*WORLDCOVER), "Byte"), {"role": "landcover", "legend": "", "ambiguous": True}
    ),
    Case("48T_20220101-20230101.tif", tif(of(*ESRI), "Byte"), classes("esri", product="esri_landcover")),
    Case("esri_lulc_clouds.tif", tif(of(*ESRI, 0, 10), "Byte"), classes("esri", nodatas={0.0, 10.0})),
    Case("esri_lulc_declared.tif", tif(of(*ESRI, 0, 10), "Byte", nodata=0), classes("esri", nodatas={10.0})),
    Case("esri_lulc_2020_v1.tif", tif(of(1, 2, 3, 5, 6, 7, 8, 0), "Byte"), classes("esri", nodata=0.0)),
    Case(
        "esri_landcover_or_not.tif",
        tif(of(*IGBP), "Byte"),
        {"role": "landcover", "legend": "", "ambiguous": True, "legends": {"igbp"}},
    ),
    Case(
        "lulc.tif",
        tif(of(1, 2, 4, 5, 7, 8), "Byte"),
        {"role": "landcover", "legend": "", "ambiguous": True, "legends": SMALL_LEGENDS},
    ),
    Case(
        "lulc_255.tif",
        tif(of(1, 2, 5, 8, 255), "Byte"),
        {"role": "landcover", "legend": "", "ambiguous": True, "nodata": None},
    ),
    Case("lulc_said.tif", tif(of(1, 2, 4, 5, 7, 8), "Byte"), classes("esri"), asked={"legend": "esri"}),
]

SOIL = [
    Case(
        "sand_0-5cm_mean.tif",
        tif(between(350, 700), "Int16", nodata=-32768),
        sure("sand", "g/kg", 0.1, product="soilgrids"),
    ),
    Case(
        "silt_0-5cm_mean.tif",
        tif(with_values(between(150, 400), a=-32768), "Int16"),
        sure("silt", "g/kg", 0.1, nodata=-32768.0),
    ),
    Case("clay_0-5cm_mean.tif", tif(between(80, 260), "Int16"), sure("clay", "g/kg", 0.1)),
    Case("clay_0-5cm_mean_percent_or_not.tif", tif(between(8, 26)), sure("clay", "%", product="soilgrids")),
    Case(
        "clay_0-5cm_mean_dunes.tif", tif(between(40, 90), "Int16"), asks("g/kg", "%", role="clay", product="soilgrids")
    ),
    Case(
        "soc_0-5cm_mean.tif",
        tif(between(40, 250), "Int16"),
        asks("dg/kg organic carbon", "g/kg organic carbon", role="organic_matter"),
    ),
    Case(
        "soc_0-5cm_mean_steppe.tif",
        tif(between(100, 600), "Int16"),
        sure("organic_matter", "dg/kg organic carbon", 0.01724, product="soilgrids"),
    ),
    Case(
        "soc_0-5cm_mean_labelled.tif",
        tif(between(4, 25), unit="g/kg"),
        sure("organic_matter", "g/kg organic carbon", 0.1724),
    ),
    Case("bdod_0-5cm_mean.tif", tif(between(110, 150), "Int16"), NOT_OURS, says="bulk density"),
    Case("phh2o_0-5cm_mean.tif", tif(between(60, 85), "Int16"), NOT_OURS, says="no use"),
    Case("nitrogen_0-5cm_mean.tif", tif(between(60, 285), "Int16"), NOT_OURS),
    Case(
        "sand_100-200cm_mean.tif",
        tif(between(350, 700), "Int16"),
        {"role": "", "alternatives": ("sand",)},
        says="from 100 to 200 cm",
    ),
    Case("sand_5-15cm_mean.tif", tif(between(350, 700), "Int16"), sure("sand", "g/kg", 0.1), warns="from 5 cm depth"),
    Case("sand_0-5cm_uncertainty.tif", tif(between(3, 12), "Int16"), NOT_OURS, says="how uncertain"),
    Case(
        "soilgrids_sand_all.tif",
        tif(between(350, 700, 3), "Int16", bands=["sand_0-5cm_mean", "sand_5-15cm_mean", "sand_15-30cm_mean"]),
        sure("sand", "g/kg", 0.1, bands=(1,)),
        warns="band 1",
    ),
    Case("hwsd.tif", tif(of(3001, 3045, 11000), "UInt16"), NOT_OURS, says="map of soil units"),
    Case("HWSD2.tif", tif(of(3001, 30045, 11000), "UInt16"), NOT_OURS, says="T_SAND"),
    Case("HWSD_T_SAND.tif", tif(between(30, 80)), sure("sand", "%", product="hwsd")),
    Case("HWSD_T_CACO3.tif", tif(between(0, 14)), sure("carbonate", "%", product="hwsd")),
    Case(
        "sol_sand.wfraction_usda.3a1a1a_m_250m_b0..0cm_1950..2017_v0.2.tif",
        tif(between(35, 70), "Byte", nodata=255),
        sure("sand", "%", product="openlandmap"),
    ),
    Case(
        "sol_organic.carbon_usda.6a1c_m_250m_b0..0cm_1950..2017_v0.2.tif",
        tif(between(1, 12).round(), "Byte", nodata=255),
        asks("5 g/kg organic carbon", "g/kg organic carbon", "% organic carbon", role="organic_matter"),
    ),
    Case("sol_bulkdens.fineearth_usda.4a1h_m_250m_b0..0cm.tif", tif(between(110, 150), "Byte"), NOT_OURS),
    Case(
        "sol_clay.wfraction_usda.3a1a1a_m_250m_b60..60cm.tif",
        tif(between(5, 30), "Byte"),
        {"role": "", "alternatives": ("clay",)},
        says="60 cm",
    ),
    Case(
        "GLDASp5_soilfraction_025d.nc4.nc",
        nc(
            {
                f"GLDAS_soilfraction_{k}": (with_values(between(a, b), x=-9999)[0], {"units": "fraction"})
                for k, a, b in (("sand", 0.3, 0.7), ("clay", 0.05, 0.3), ("porosity", 0.4, 0.5))
            }
        ),
        sure("sand", "fraction 0–1", 100.0, product="gldas", nodata=-9999.0),
        layer="GLDAS_soilfraction_sand",
        left=3,
    ),
    Case(
        "GLDASp4_soilfraction_025d.nc4.nc",
        nc(
            {
                "GLDAS_soilfraction_porosity": (between(0.4, 0.5)[0], {}),
                "GLDAS_soilfraction_sand": (between(0.3, 0.7)[0], {}),
            }
        ),
        NOT_OURS,
        layer="GLDAS_soilfraction_porosity",
        says="porosity",
        left=2,
    ),
    Case("soil_sand_fraction.tif", tif(between(0.3, 0.7)), sure("sand", "fraction 0–1", 100.0, product="")),
    Case("soil_sand.tif", tif(between(0.3, 0.7)), asks("fraction 0–1", "%", role="sand")),
    Case("soil_sand_percent_label_wrong.tif", tif(between(0.3, 0.7), unit="%"), asks("fraction 0–1", "%", role="sand")),
    Case("sand_percent_byte.tif", tif(with_values(between(30, 70), a=255), "Byte"), sure("sand", "%", nodata=255.0)),
    Case("clay_gkg_255.tif", tif(between(100, 255), "Int16", unit="g/kg"), sure("clay", "g/kg", 0.1, nodata=None)),
    Case("organic_carbon_percent.tif", tif(between(0.2, 3)), sure("organic_matter", "% organic carbon", 1.724)),
    Case("CaCO3_gkg.tif", tif(between(0, 250)), sure("carbonate", "g/kg", 0.1)),
    Case(
        "clay_with_nan_and_-9999.tif",
        tif(with_values(between(5, 30), a=np.nan, b=-9999)),
        sure("clay", "%", nodata=-9999.0),
    ),
    Case("SOC_stock_0-30cm.tif", tif(between(10, 60)), {"role": ""}),
    Case("sand_dunes.tif", tif(of(0, 1), "Byte"), {"role": ""}),
    Case("soil_organic_matter.tif", tif(between(0.4, 4)), sure("organic_matter", "% organic matter")),
]
