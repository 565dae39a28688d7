"""Names that hold a word for a layer of the planner but say another thing, and names in other languages."""

from __future__ import annotations

from tests.intake.lookalikes_land import SMALL_LEGENDS
from tests.intake.lookalikes_rasters import (
    MEAN_MONTH,
    RAIN,
    TEMPERATURE,
    WIND,
    Case,
    asks,
    between,
    classes,
    of,
    sure,
    tif,
)

ASKED_LEGEND = {"role": "landcover", "legend": "", "ambiguous": True, "product": ""}
NOT_TAKEN = {"role": "", "unit_found": ""}

_LEGENDS = [
    Case(
        "landcover_gobi_2019.tif",
        tif(of(0, 7, 10, 12, 13, 15), "Byte"),
        {**ASKED_LEGEND, "legends": {"igbp", "modis_umd"}},
    ),
    Case("landcover_mongolia_2020.tif", tif(of(*range(1, 15)), "Byte"), ASKED_LEGEND),
    Case("JAXA_LULC_2022.tif", tif(of(*range(13)), "Byte"), ASKED_LEGEND),
    Case("land_use_mongolia_al.tif", tif(of(*range(1, 17)), "Byte"), {**ASKED_LEGEND, "legends": {"igbp"}}),
    Case("LUCC_2020_level1.tif", tif(of(*range(1, 7)), "Byte"), {**ASKED_LEGEND, "legends": SMALL_LEGENDS}),
    Case("landcover_type3.tif", tif(of(0, 1, 2, 3, 4, 9, 10), "Byte"), classes("modis_lai")),
    Case(
        "GLC_FCS30_2015_E105N45.tif", tif(of(10, 20, 50, 60, 70, 80, 90, 130, 200, 250), "Byte"), classes("glc_fcs30")
    ),
    Case("MODIS_IGBP_mongolia.tif", tif(of(1, 7, 10, 16), "Byte"), {"role": "landcover", "legend": "igbp"}),
]

_WIND = [
    Case(f"{name}.tif", tif(WIND), NOT_TAKEN)
    for name in (
        "POWER_WS50M_monthly",
        "POWER_WS2M_monthly",
        "ws50m_nasa",
        "ws2m",
        "ws100_mean",
        "era5_wind_speed_100m",
        "ERA5_u100_v100_wind_speed_100_m",
        "merra2_ws50m",
        "wind_speed_50m_merra",
        "wind_80m_gwa",
        "wind_speed_20_metres",
        "wind speed 850hPa",
        "wind_700_hPa",
        "strong_wind_days",
        "wind_days_over_10ms",
        "dust_days_wind",
        "u_wind_80m",
        "v wind 850hPa",
    )
] + [
    Case(f"{name}.tif", tif(WIND), {"role": "wind", "unit_found": "m/s", "ambiguous": False})
    for name in (
        "POWER_WS10M_monthly",
        "wind_2020_m_s",
        "ws10m",
        "wind speed 10 m",
        "era5_wind_speed_10m",
        "wc2.1_2.5m_wind",
    )
]

_OTHERS = [
    *(
        Case(f"{name}.tif", tif(RAIN), NOT_TAKEN)
        for name in (
            "potential_evapotranspiration_prec",
            "pet_precipitation_ratio",
            "max_daily_precip",
            "snowfall_precipitation",
        )
    ),
    *(Case(f"{name}.tif", tif(TEMPERATURE), NOT_TAKEN) for name in ("temp_diurnal", "ground_temp_monthly")),
    *(Case(f"{name}.tif", tif(between(900, 1800)), NOT_TAKEN) for name in ("groundwater_elevation",)),
    Case("geoid_elevation_diff.tif", tif(between(-60, -20)), NOT_TAKEN),
    Case("clay_minerals_ratio.tif", tif(between(0.8, 1.9)), NOT_TAKEN),
    Case("kNDVI_max.tif", tif(between(0.01, 0.3)), NOT_TAKEN),
    Case("NDVI_max_doy.tif", tif(between(120, 280).round(), "Int16"), NOT_TAKEN),
    Case("MOD13Q1_kNDVI_max.tif", tif(between(0.01, 0.3)), NOT_TAKEN),
    Case("HWSD_T_OC.tif", tif(between(0.2, 1.4)), sure("organic_matter", "% organic carbon", 1.724, product="hwsd")),
    Case(
        "GPM_IMERG_precipitation_monthly.tif",
        tif(RAIN / 24 / MEAN_MONTH),
        asks("mm/hour", "m", role="precipitation", unit_found="mm/hour", scale=24 * MEAN_MONTH, product="imerg"),
    ),
    Case(
        "clay_0_5cm_low.tif", tif(between(8, 38).round(), "Int16"), asks("%", "g/kg", role="clay", product="soilgrids")
    ),
    Case(
        "CHELSA_pr_monthly_gobi.tif",
        tif(RAIN * 100, "UInt16"),
        asks("mm × 10", "mm × 100", role="precipitation", product="chelsa"),
    ),
    Case("CHELSA_pr_dry.tif", tif(RAIN * 5, "UInt16"), asks("mm", "mm × 10", role="precipitation", product="chelsa")),
]


def _in_other_words() -> list:
    """Return odd names, Mongolian, Russian, Chinese, Japanese and Korean ones among them, that must not be taken."""
    names = {
        "wind": (
            "салхи_wind_2м", "salhi_hurd_wind_80m", "風速_地上20m_wind", "풍속_wind_50M", "风速_wind_70米",
            "wind_speed_hub_height", "wind_925mb", "salhi_wind_хоног", "最大风速_wind",
        ),
        "temperature": (
            "хөрсний_temp", "地温_temp", "最高气温_temp", "기온_일교차_temp", "water_temp_monthly", "dew_temp",
            "pochva_temp_pochv", "агаарын_макс_temp",
        ),
        "precipitation": (
            "tunadas_evap_pr", "испарение_prec", "日最大降水_precip", "강수량_확률_precip_prob", "snow_water_precip",
            "tp_hours", "wet_index", "rain_days_gt10mm",
        ),
        "elevation": ("снежная_линия_snowline_elevation", "gazriin_налуу_dem", "地下水位_elevation", "경사도_dem"),
        "sand": (
            "элс_sand_dune_height", "desert_sand_supply", "모래_sand_15-30", "sand_30_60", "SOM_100_200",
            "silt_load",
       ),
        "ndvi": ("ургамал_ndvi_maxdiff", "植被_NDVI_max_rank", "NDVI_max_CoV", "GNDVI_max", "ndvi_max_p_value"),
    }  # fmt: skip
    values = {
        "wind": WIND, "temperature": TEMPERATURE, "precipitation": RAIN / 3, "elevation": between(900, 1800),
        "sand": between(30, 60), "ndvi": between(0.05, 0.5),
    }  # fmt: skip
    return [Case(f"{name}.tif", tif(values[kind]), NOT_TAKEN) for kind, group in names.items() for name in group]


_KNOWN = [
    Case("ETOPO_elevation.tif", tif(between(900, 1800), meta={"title": "Global Relief Model"}), sure("elevation", "m")),
    Case(
        "snow_cover_fraction_cci.tif",
        tif((60 - RAIN) / 100, meta={"title": "ESA Climate Change Initiative snow"}),
        sure("snow_probability", "0–1"),
    ),
    Case(
        "wind_speed_mean.tif",
        tif(WIND, meta={"long_name": "10 metre wind speed, mean of all days"}),
        {"role": "wind", "unit_found": "m/s", "ambiguous": False},
    ),
    Case("салхины_хурд_10м_wind.tif", tif(WIND), {"role": "wind", "unit_found": "m/s", "ambiguous": False}),
    Case("粘土_clay_5_15.tif", tif(between(5, 30)), {"role": "clay", "unit_found": "%"}, warns="from 5 cm depth"),
    Case("газар_ашиглалт_landuse_2021.tif", tif(of(*range(1, 8)), "Byte"), ASKED_LEGEND),
    Case("FROM_GLC_landcover_2017.tif", tif(of(*range(10, 101, 10)), "Byte"), ASKED_LEGEND),
    Case(
        "climate_zones_mongolia.tif",
        tif(of(*range(1, 8)), "Byte"),
        {"role": "climate_group", "legend": "", "ambiguous": True},
    ),
]

NAMES = [*_in_other_words(), *_KNOWN, *_LEGENDS, *_WIND, *_OTHERS]
